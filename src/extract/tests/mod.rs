//! Extracts as a whole.
