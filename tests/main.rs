//! All tests that look at the program from outside, in one binary.
#![allow(
    clippy::as_conversions,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests open files by path, and stop at the first surprise"
)]

mod architecture;
mod bad_input;
mod checking;
mod checklists;
mod commands;
mod data;
mod documents;
#[cfg(target_os = "linux")]
mod faults;
mod fixtures;
mod harness;
mod properties;
mod readers;
mod size_command;
mod statistics_page;
mod torture;
