//! Worksheets for reviewers: written as workbooks or text, and read back whatever a spreadsheet has done to them.
//!
//! A worksheet is plain data ([`Worksheet`]) made from the sample, the checklist and what data decides. Each row has a
//! hidden key ([`RowKey`]); what comes back is told by it, and never by where it stands.

mod answer_columns;
mod answers_sheets;
mod build;
mod divide;
mod facts;
mod fields;
mod key;
mod missing;
mod model;
pub mod observations;
mod read;
mod read_alone;
mod read_beside;
mod side_sheets;
mod tables;
#[cfg(test)]
mod tests;
mod text;
mod xlsx;

pub use answers_sheets::{Layout, Wish};
pub use build::Beside;
pub use divide::{Division, KeptFrom, Person, cases_of, divide, read_people};
pub use facts::Facts;
pub use fields::Field;
pub use key::{KeyCell, Origin, RowKey, Subject};
pub use missing::{Missing, missing};
pub use model::{Cell, Column, Sheet, Shown, Wanted, Worksheet};
pub use observations::{Observation, ObservationKind};
pub use read::{CONCLUSION, Known, Returned, WHOLE, read, sheet_of};
pub use read_alone::answers_alone;
pub use side_sheets::AreaConclusion;
pub use tables::Book;
pub use text::text;
pub use xlsx::workbook;
