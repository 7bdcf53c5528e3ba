//! Each command from end to end, on an extract whose every answer is known.

mod answers;
mod case_register;
mod check;
mod checklist;
mod composed;
mod conclude;
mod draws;
mod editions;
mod events;
mod folders;
mod formats;
mod inspect;
mod personal_data;
mod population;
mod reading;
mod redraw;
mod sources;
mod trend;
mod verify;
mod worksheets;

pub(crate) use case_register::{CASES, Case, HEADINGS, KVALITET, cases, extract};
