//! Workbooks of Excel 2007 and later: one sheet, turned into a text of rows that is read like any other.
//!
//! A workbook is never trusted. `weigh` unpacks every part once and throws it away, so that nothing is
//! opened that could exhaust the memory; then cells are taken one by one and written as `rows`, each row with its
//! number. Memory grows with the table of shared texts only.

mod cells;
mod grid;
mod open;
mod rows;
mod weigh;

pub(super) use grid::grids;
pub use grid::{Grid, GridCell, GridKind, GridRow, MOST_CELLS};
pub use open::{SheetColumn, SheetFacts};
pub(super) use open::{SheetRequest, convert, shown_name};
pub(super) use rows::CELL_MARK;
pub use rows::cell_name;
pub(super) use weigh::{ArchiveKind, Unfit, kind_of};
