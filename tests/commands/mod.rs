//! Each command from end to end, on an extract whose every answer is known.

mod answers;
mod case_register;
mod check;
mod checklist;
mod compare;
mod composed;
mod conclude;
mod corrections;
mod draws;
mod editions;
mod events;
mod extend;
mod folders;
mod formats;
mod hearing;
mod inspect;
mod personal_data;
mod population;
mod reading;
mod redraw;
mod replace;
mod request;
mod review;
mod sources;
mod trend;
mod verify;
mod whole;

pub(crate) use case_register::{CASES, Case, HEADINGS, KVALITET, cases, extract};
