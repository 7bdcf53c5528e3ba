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
mod format;
mod gzip;
mod heading;
mod joint;
mod limits;
mod number;
mod observe;
mod packing;
mod part;
mod quality;
mod records;
mod reject;
mod remarks;
mod scan;
mod source;
mod survey;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod workbook;

pub use cases::{CaseRow, Extracted, Totals, cases};
pub use columns::{Column, Columns, FileHeadings, Found, Keep, Mapping, Need, Selection, Wanted};
pub use date::DateOrder;
pub use delimiter::Delimiter;
pub use encoding::{Encoding, EncodingBasis};
pub use format::ColumnFormat;
pub use limits::Limits;
pub use number::DecimalMark;
pub use packing::{FileFacts, Packing, ReadSeek, Spool, UnpackOptions, gunzip, sha256, unpack};
pub use part::{Extract, Part, same_file};
pub use quality::{Quality, excerpt};
pub use reject::{Reject, rejects_csv};
pub use remarks::remarks;
pub use scan::{ColumnScan, CprIds, PartRows, Scan, scan};
pub use source::{Open, Source, file_name};
pub use survey::{FileHash, Header, Survey, SurveyOptions, survey};
pub use table::{Table, TableRow, read_table};
pub use text::LONGEST_ROW;
pub use workbook::{SheetColumn, SheetFacts};
