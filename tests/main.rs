//! All tests that look at the program from outside, in one binary.
