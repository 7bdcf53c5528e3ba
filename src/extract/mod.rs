//! Extracts: bytes in, typed cases out.
//!
//! An extract is read in three passes that hold no rows: [`survey`] finds out how the bytes are to be read, [`scan`] how
//! the columns are, and [`cases`] hands out the cases. Rows that cannot be read are counted and listed, never dropped.

mod cases;
mod columns;
mod conflict;
mod date;
mod decode;
mod delimiter;
mod encoding;
mod event_rows;
mod format;
mod kinds;
mod number;
mod observe;
mod quality;
mod records;
mod reject;
mod scan;
mod source;
mod sum;
mod survey;
mod table;
#[cfg(test)]
mod tests;
mod text;

pub use cases::{AlikeIds, CaseRow, Extracted, Totals, cases};
pub use columns::{Column, Columns, Found, Keep, Mapping, Need, Selection, Taken, Wanted};
pub use date::DateOrder;
pub use delimiter::Delimiter;
pub use encoding::{Encoding, EncodingBasis};
pub use event_rows::event_rows;
pub use format::ColumnFormat;
pub use kinds::column_kinds;
pub use number::DecimalMark;
pub use quality::{Quality, excerpt};
pub use reject::{Reject, rejects_csv};
pub use scan::{ColumnScan, CprIds, HiddenInIds, Scan, scan};
pub use source::{Open, Source};
pub use sum::{ColumnSum, read_amount};
pub use survey::{FileHash, Header, NoRows, Survey, SurveyOptions, survey};
pub use table::{Table, TableRow, read_table};
pub use text::LONGEST_ROW;
