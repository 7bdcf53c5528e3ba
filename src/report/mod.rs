//! Tables of plain values, written for a terminal, as CSV, JSON or Markdown. It computes nothing.
//!
//! A writer takes a finished [`Table`] and a `&mut dyn Write`. People read words of their language, its decimal mark and
//! its dates; machine files are the same in both languages: keys in English, ISO dates, decimal points.

pub mod check;
pub mod checklist;
mod checks;
pub mod comparison;
pub mod conclusion;
mod csv;
mod document;
pub mod docx;
pub mod draw;
pub mod events;
pub mod extension;
mod finding_table;
pub mod findings;
pub mod form;
mod group_table;
pub mod hearing;
pub mod html;
mod indicator_words;
pub mod inspect;
pub mod json;
mod markdown;
mod markup;
mod not_decided;
pub mod number;
pub mod paper;
mod plot;
pub mod population;
pub mod pseudonyms;
pub mod request;
pub mod review;
pub mod size;
mod table;
pub mod template_diff;
mod terminal;
#[cfg(test)]
mod tests;
pub mod trend;
pub mod trend_rows;
pub mod workbook;

pub use self::csv::write_csv;
pub use document::{Block, write_blocks_markdown, write_blocks_terminal};
pub use markdown::write_markdown;
pub use plot::Plot;
pub use table::{Align, Cell, Column, Table, Words};
pub use terminal::{Layout, Look, write_terminal};
