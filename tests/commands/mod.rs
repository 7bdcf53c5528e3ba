//! Each command from end to end, on an extract whose every answer is known.

mod answers;
mod case_register;
mod check;
mod checklist;
mod composed;
mod draws;
mod editions;
mod events;
mod folders;
mod formats;
mod personal_data;
mod population;
mod redraw;
mod verify;

pub(crate) use case_register::{CASES, Case, HEADINGS, KVALITET, cases, extract};
