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

/// How much a packed extract may hold: a workbook or a `.gz` file. A text that is not packed has no such limits, since it
/// is never held in memory.
///
/// ```
/// # use sagsaudit::extract::Limits;
/// assert_eq!(Limits::default().columns, 1_024);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Size of a workbook in megabytes (`--max-workbook`).
    pub workbook_megabytes: u64,
    /// What a file may unpack to, in megabytes (`--max-unpacked`).
    pub unpacked_megabytes: u64,
    /// How many times its own size a file may unpack to (`--max-ratio`).
    pub ratio: u64,
    /// Columns of a sheet (`--max-columns`).
    pub columns: u64,
    /// Sheets of a workbook (`--max-sheets`).
    pub sheets: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            workbook_megabytes: 512,
            unpacked_megabytes: 2_048,
            ratio: 200,
            columns: 1_024,
            sheets: 100,
        }
    }
}

impl Limits {
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
