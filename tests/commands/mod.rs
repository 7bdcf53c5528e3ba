//! Each command from end to end, on an extract whose every answer is known.

mod answers;
mod canaries;
mod case_register;
mod check;
mod checklist;
mod compare;
mod composed;
mod conclude;
mod corrections;
mod double_review;
mod draws;
mod editions;
mod events;
mod extend;
mod folders;
mod formats;
mod hearing;
mod injection;
mod inspect;
mod personal_data;
mod population;
#[cfg(unix)]
mod progress;
mod pseudonyms;
mod reading;
mod redraw;
mod replace;
mod report;
mod report_beside;
mod report_kept;
mod report_sheets;
mod request;
mod review;
#[cfg(target_os = "linux")]
mod review_ended;
#[cfg(target_os = "linux")]
mod same_bytes;
mod sources;
mod trend;
mod verify;
mod whole;
mod worksheets;

pub(crate) use case_register::{
    CASES, Case, DRAW, HEADINGS, KVALITET, RUN, cases, extract, register,
};
