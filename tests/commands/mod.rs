//! Each command from end to end, on an extract whose every answer is known.

mod answers;
mod case_register;
mod check;
mod conclude;
mod draws;
mod folders;
mod formats;
mod personal_data;
mod redraw;
mod trend;
mod verify;

pub(crate) use case_register::{CASES, Case, HEADINGS, KVALITET, cases, extract};
