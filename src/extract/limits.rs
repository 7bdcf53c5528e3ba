//! How much an extract may hold: limits against files that are made to exhaust the machine, each with the flag that
//! raises it.

use std::fmt;
use std::io;

use crate::diag::{Diagnostic, Place, code};
use crate::lang::{Message, Phrase, sources as say};

const MEGABYTE: u64 = 1024 * 1024;

/// What unpacks to less than this is never held to be a bomb, whatever the ratio.
const RATIO_COUNTS_FROM: u64 = 10 * MEGABYTE;
/// The longest text that a cell of Excel holds, in characters.
pub(super) const LONGEST_CELL: usize = 32_767;
/// The rows of a sheet of Excel.
pub(super) const MOST_ROWS: u64 = 1_048_576;

/// How much an extract may hold. Whatever is beyond means that a quote was never closed, that the file is no table, or
/// that it was made to exhaust the machine; who knows better raises the limit.
///
/// ```
/// # use sagsaudit::extract::Limits;
/// assert_eq!(Limits::default().columns, 1_024);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest row, in megabytes of UTF-8 (`--max-row`). A row is held in memory.
    pub row_megabytes: u64,
    /// The longest field, in megabytes of UTF-8 (`--max-field`). A row may be as long as a field at least.
    pub field_megabytes: u64,
    /// Size of a workbook in megabytes (`--max-workbook`).
    pub workbook_megabytes: u64,
    /// What a file may unpack to, in megabytes (`--max-unpacked`).
    pub unpacked_megabytes: u64,
    /// How many times its own size a file may unpack to (`--max-ratio`).
    pub ratio: u64,
    /// Columns (`--max-columns`).
    pub columns: u64,
    /// Sheets of a workbook (`--max-sheets`).
    pub sheets: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            row_megabytes: 16,
            field_megabytes: 1,
            workbook_megabytes: 512,
            unpacked_megabytes: 2_048,
            ratio: 200,
            columns: 1_024,
            sheets: 100,
        }
    }
}

impl Limits {
    /// Limits that let every row and field through that a file of so many bytes can hold, whatever its encoding: for one
    /// that was read before. What is packed can hold as much as it may unpack to.
    pub fn of_known_file(self, bytes: u64, is_packed: bool) -> Self {
        let unpacked = if is_packed {
            let megabytes = self.unpacked_megabytes.saturating_mul(MEGABYTE);
            let by_ratio = bytes.saturating_mul(self.ratio).max(RATIO_COUNTS_FROM);
            megabytes.min(by_ratio)
        } else {
            bytes
        };
        // A byte of another encoding can become three of UTF-8.
        let most = unpacked.saturating_mul(3);
        Self {
            row_megabytes: self.row_megabytes.max(most.div_ceil(MEGABYTE)),
            field_megabytes: self.field_megabytes.max(most.div_ceil(MEGABYTE)),
            columns: self.columns.max(most),
            ..self
        }
    }

    /// The longest row in bytes.
    pub(super) fn row_bytes(&self) -> u64 {
        let megabytes = self.row_megabytes.max(self.field_megabytes);
        megabytes.saturating_mul(MEGABYTE)
    }

    /// The longest field in bytes.
    pub(super) fn field_bytes(&self) -> u64 {
        self.field_megabytes.saturating_mul(MEGABYTE)
    }

    /// Says whether a file of so many bytes may unpack to so many.
    pub(super) fn check_unpacked(&self, packed: u64, unpacked: u64) -> Result<(), Passed> {
        let limit = self.unpacked_megabytes.saturating_mul(MEGABYTE);
        if unpacked > limit {
            return Err(Passed {
                what: &say::LIMIT_UNPACKED,
                value: unpacked / MEGABYTE,
                limit: self.unpacked_megabytes,
                flag: Some("--max-unpacked"),
            });
        }
        let times = unpacked / packed.max(1);
        if unpacked > RATIO_COUNTS_FROM && times > self.ratio {
            return Err(Passed {
                what: &say::LIMIT_RATIO,
                value: times,
                limit: self.ratio,
                flag: Some("--max-ratio"),
            });
        }
        Ok(())
    }

    /// Says whether a workbook may have so many bytes.
    pub(super) fn check_workbook(&self, bytes: u64) -> Result<(), Passed> {
        let is_over = bytes > self.workbook_megabytes.saturating_mul(MEGABYTE);
        Passed {
            what: &say::LIMIT_WORKBOOK,
            value: bytes / MEGABYTE,
            limit: self.workbook_megabytes,
            flag: Some("--max-workbook"),
        }
        .if_so(is_over)
    }

    /// Says whether a workbook may have so many sheets.
    pub(super) fn check_sheets(&self, sheets: u64) -> Result<(), Passed> {
        Passed {
            what: &say::LIMIT_SHEETS,
            value: sheets,
            limit: self.sheets,
            flag: Some("--max-sheets"),
        }
        .if_so(sheets > self.sheets)
    }

    /// Says whether a sheet may have so many columns.
    pub(super) fn check_columns(&self, columns: u64) -> Result<(), Passed> {
        Passed {
            what: &say::LIMIT_COLUMNS,
            value: columns,
            limit: self.columns,
            flag: Some("--max-columns"),
        }
        .if_so(columns > self.columns)
    }

    /// How many bytes the tables that a workbook's cells refer to may have, since these are held in memory.
    pub(super) fn held_bytes(&self) -> u64 {
        self.unpacked_megabytes.saturating_mul(MEGABYTE) / 8
    }
}

/// A limit that was passed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passed {
    /// What is limited, with its unit.
    pub(super) what: &'static Phrase,
    /// What was found.
    pub(super) value: u64,
    /// The limit.
    pub(super) limit: u64,
    /// The flag that raises it, if one does.
    pub(super) flag: Option<&'static str>,
}

impl Passed {
    /// The error, if the limit was indeed passed.
    pub(super) fn if_so(self, is_over: bool) -> Result<(), Self> {
        if is_over { Err(self) } else { Ok(()) }
    }

    /// What is said of it.
    pub(super) fn diagnostic(&self, place: Place) -> Diagnostic {
        let message: Message = say::LIMIT_PASSED
            .with("what", self.what)
            .with("value", self.value)
            .with("limit", self.limit);
        let help = self.flag.map(|flag| say::RAISE_LIMIT.with("flag", flag));
        Diagnostic::new(&code::E022, message)
            .at(place)
            .help_if(help)
    }
}

/// Why a packed file could not be read on. It travels through `io::Error`, since readers sit on top of each other.
#[derive(Debug, Clone, Copy)]
pub(super) enum Unpacking {
    /// It holds more than it may.
    Passed(Passed),
    /// Its packing is damaged or cut off.
    Damaged,
}

impl fmt::Display for Unpacking {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self:?}")
    }
}

impl std::error::Error for Unpacking {}

impl Unpacking {
    /// The trouble that an error carries, if it is one of these.
    pub(super) fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }

    /// What is said of it.
    pub(super) fn diagnostic(&self, place: Place) -> Diagnostic {
        match self {
            Self::Passed(passed) => passed.diagnostic(place),
            Self::Damaged => Diagnostic::new(&code::E030, say::GZIP_DAMAGED.message())
                .at(place)
                .help(say::COPY_AGAIN.message()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_file_may_unpack_to_many_times_its_size() {
        let limits = Limits::default();
        assert!(limits.check_unpacked(10, 10 * MEGABYTE).is_ok());
        let passed = limits
            .check_unpacked(10_000, 11 * MEGABYTE)
            .expect_err("over 200 times");
        assert_eq!(passed.flag, Some("--max-ratio"));
        assert_eq!((passed.value, passed.limit), (1_153, 200));
    }

    #[test]
    fn a_row_is_as_long_as_its_longest_field_at_least() {
        let limits = Limits {
            field_megabytes: 20,
            ..Limits::default()
        };
        assert_eq!(
            (limits.field_bytes(), limits.row_bytes()),
            (20 * MEGABYTE, 20 * MEGABYTE)
        );
    }

    #[test]
    fn a_known_file_is_not_held_to_less_than_it_can_hold() {
        let known = Limits::default().of_known_file(100 * MEGABYTE, false);
        assert_eq!((known.row_megabytes, known.field_megabytes), (300, 300));
        let packed = Limits::default().of_known_file(1_000, true);
        assert_eq!(packed.row_megabytes, 30);
        assert_eq!(packed.unpacked_megabytes, 2_048);
    }

    #[test]
    fn the_total_counts_whatever_the_ratio() {
        let limits = Limits::default();
        let unpacked = 2_048 * MEGABYTE;
        assert!(limits.check_unpacked(unpacked, unpacked).is_ok());
        let passed = limits.check_unpacked(unpacked, unpacked + 1);
        assert_eq!(
            passed.expect_err("one byte over").flag,
            Some("--max-unpacked")
        );
    }
}
