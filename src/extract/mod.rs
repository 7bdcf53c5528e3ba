//! Extracts: bytes in, typed cases out.
//!
//! [`survey`] finds out how the bytes are to be read, and [`each_case`] shows every case to visitors in one pass that holds
//! no rows. Rows that cannot be read are counted and listed, never dropped.

mod abreast;
mod area_numbers;
mod batch;
mod breaks;
mod cases;
mod closer;
mod code_page;
mod column_watch;
mod columns;
mod conflict;
mod cut;
mod date;
mod decode;
mod delimiter;
mod each_case;
mod encoding;
mod event_rows;
mod feed;
mod few_dates;
mod few_days;
mod fields;
mod file_remarks;
mod fingerprints;
mod first_look;
mod format;
mod found_rows;
mod glance;
mod gzip;
mod hashing;
mod heading;
mod joint;
mod kinds;
mod layout;
mod likeness;
mod limits;
mod no_text;
mod number;
mod observe;
mod packing;
mod part;
mod pieces;
mod probe;
mod profile;
mod quality;
mod recognise;
mod records;
mod reject;
mod remarks;
mod repair;
mod scan;
mod search;
mod second_pass;
mod short_date;
mod sights;
mod source;
mod sum;
mod survey;
mod table;
mod tally;
#[cfg(test)]
mod tests;
mod text;
mod transcode;
mod twins;
mod units;
mod usual;
mod visitor;
mod workbook;

pub use batch::{CASES_AT_ONCE, Cases};
pub use cases::{CaseRow, Extracted, KeptCell, Totals};
pub use column_watch::{ColumnProfile, Span, Spotted, WrittenAs};
pub use columns::{
    Column, Columns, FileHeadings, Found, Keep, Mapping, Need, Selection, Taken, Wanted,
};
pub use conflict::At;
pub use date::DateOrder;
pub use delimiter::Delimiter;
pub use each_case::{Formats, Seen, each_case, scan};
pub use encoding::{Encoding, EncodingBasis};
pub use event_rows::event_rows;
pub use few_days::FewDays;
pub use file_remarks::file_remarks;
pub use format::{ColumnFormat, DayCell};
pub use kinds::column_kinds;
pub use limits::Limits;
pub use number::DecimalMark;
pub use packing::{
    FileFacts, Packing, ReadSeek, Spool, UnpackOptions, grids, gunzip, sha256, unpack,
};
pub use part::{Extract, FileSeen, Part, same_file};
pub use profile::{Described, Profile, Reversed, ShownRow, profile};
pub use quality::{Quality, excerpt};
pub use recognise::{Recognised, recognise};
pub use records::DoubleEncoding;
pub use reject::{Reject, rejects_csv};
pub use scan::{ColumnScan, CprIds, HiddenInIds, PartRows, Scan};
pub use search::heading_key;
pub use source::{Bytes, Open, ReadAt, Source, file_name};
pub use sum::{ColumnSum, read_amount};
pub use survey::{FileHash, Header, NoRows, Survey, SurveyOptions, survey};
pub use table::{Table, TableRow, read_table, read_text_or_sheet};
pub use twins::AlikeIds;
pub use visitor::Visitor;
pub use workbook::{
    Grid, GridCell, GridKind, GridRow, MOST_CELLS, SheetColumn, SheetFacts, cell_name,
};
