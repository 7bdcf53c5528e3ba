//! What stands between the fields: stated by the user or the file, or the character that makes the best table.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::layout::{Headings, Shape, headings};
use super::records::{Dialect, Records};
use super::source::{Source, length};
use super::workbook::CELL_MARK;
use crate::diag::{Diagnostic, Failure, code};
use crate::lang::extract as say;

/// The character between fields: one ASCII character that is neither a quote nor a line end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delimiter(u8);

impl Delimiter {
    /// The semicolon of Danish spreadsheets.
    pub const SEMICOLON: Self = Self(b';');
    /// The comma.
    pub const COMMA: Self = Self(b',');
    /// The tab.
    pub const TAB: Self = Self(b'\t');
    /// The vertical bar.
    pub const BAR: Self = Self(b'|');

    /// The caret.
    pub const CARET: Self = Self(b'^');

    /// Between the cells of a row that was taken from a workbook, with the number of the row as a last cell. No text is
    /// divided by it.
    pub(super) const CELL: Self = Self(CELL_MARK);

    /// Those that are recognised without being told, the most Danish first.
    pub(super) const GUESSED: [Self; 5] = [
        Self::SEMICOLON,
        Self::COMMA,
        Self::TAB,
        Self::BAR,
        Self::CARET,
    ];

    /// The delimiter as a byte.
    pub(super) fn byte(self) -> u8 {
        self.0
    }

    /// The delimiter as a character, as it stands in `draw.json`.
    pub fn character(self) -> char {
        char::from(self.0)
    }

    pub(super) fn of_byte(byte: u8) -> Option<Self> {
        let usable = byte.is_ascii() && !matches!(byte, 0 | CELL_MARK | b'"' | b'\r' | b'\n');
        usable.then_some(Self(byte))
    }
}

impl fmt::Display for Delimiter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.character())
    }
}

/// A single character, or `tab` or `\t`, which are easier to type.
impl FromStr for Delimiter {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.as_bytes() {
            b"tab" | b"\\t" => Ok(Self::TAB),
            [byte] => Self::of_byte(*byte).ok_or(()),
            _ => Err(()),
        }
    }
}

/// How far into the file the guess looks.
const ROWS_LOOKED_AT: usize = 200;
const BYTES_LOOKED_AT: u64 = 1024 * 1024;

/// The first rows of a file as a delimiter divides them.
pub(super) fn first_rows(source: &Source, dialect: Dialect) -> Vec<Shape> {
    let mut rows = Vec::new();
    // A wrong delimiter can open quotes that nothing closes; what was seen before still counts.
    if let Ok(mut records) = Records::open(source, dialect) {
        while rows.len() < ROWS_LOOKED_AT
            && records.position() < BYTES_LOOKED_AT
            && let Ok(Some(row)) = records.next()
        {
            rows.push(Shape::of(&row));
        }
    }
    rows
}

/// How well a delimiter explains the first rows.
///
/// The score is that of van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type
/// patterns" (2019), for the header's pattern: the share of rows with as many fields as the header, times
/// (fields - 1) / fields. It keeps a comma in one heading and in amounts from winning over six semicolons.
#[derive(Debug, Clone, Copy)]
struct Fit {
    delimiter: Delimiter,
    fields: u64,
    rows: u64,
    rows_like_header: u64,
}

impl Fit {
    /// The fit of the rows from the headings on. Where it is in doubt which row holds these, but some row can, most rows
    /// tell how wide the table is.
    fn of(delimiter: Delimiter, rows: &[Shape], first: FirstRow) -> Self {
        let found = match first {
            FirstRow::Headings => Headings::At(0),
            FirstRow::Anything => headings(rows),
        };
        let (above, fields) = match found {
            Headings::At(place) => (place, rows.get(place).map_or(1, |row| row.fields)),
            Headings::Unclear {
                perhaps: Some(_),
                width,
            } => (0, width),
            Headings::Unclear { perhaps: None, .. } => {
                (0, rows.first().map_or(1, |row| row.fields))
            }
        };
        let below = || rows.iter().skip(above);
        let alike = below().filter(|row| row.fields == fields);
        Self {
            delimiter,
            fields,
            rows: length(below().count()),
            rows_like_header: length(alike.count()),
        }
    }

    /// Compares scores as fractions, and the shares of rows alone when no delimiter makes a second field.
    fn compare(&self, other: &Self) -> Ordering {
        let score = |fit: &Self| {
            (
                fit.rows_like_header * (fit.fields - 1),
                fit.rows * fit.fields,
            )
        };
        let share = |fit: &Self| (fit.rows_like_header, fit.rows);
        compare_fractions(score(self), score(other))
            .then(self.fields.cmp(&other.fields))
            .then(compare_fractions(share(self), share(other)))
    }
}

/// What is known of the first row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FirstRow {
    /// It holds the headings, as the user says.
    Headings,
    /// It may be a title.
    Anything,
}

fn compare_fractions(one: (u64, u64), other: (u64, u64)) -> Ordering {
    (one.0 * other.1.max(1)).cmp(&(other.0 * one.1.max(1)))
}

/// The delimiter that fits best.
///
/// # Errors
/// When two make tables that are equally good: either could be meant.
pub(super) fn guess(
    source: &Source,
    dialect: Dialect,
    first: FirstRow,
) -> Result<Delimiter, Failure> {
    let fits = Delimiter::GUESSED.map(|delimiter| {
        let rows = first_rows(
            source,
            Dialect {
                delimiter,
                ..dialect
            },
        );
        Fit::of(delimiter, &rows, first)
    });
    let Some(best) = fits.iter().copied().reduce(better) else {
        return Ok(Delimiter::SEMICOLON);
    };
    let rival = fits.iter().find(|fit| {
        fit.delimiter != best.delimiter && fit.fields > 1 && fit.compare(&best) == Ordering::Equal
    });
    match rival {
        None => Ok(best.delimiter),
        Some(rival) => Err(tie(source, best.delimiter, rival.delimiter)),
    }
}

/// The better of two; the first when they are equal.
fn better(one: Fit, other: Fit) -> Fit {
    match other.compare(&one) {
        Ordering::Greater => other,
        _ => one,
    }
}

fn tie(source: &Source, one: Delimiter, other: Delimiter) -> Failure {
    let message = say::DELIMITER_TIE
        .with("one", one.to_string())
        .with("other", other.to_string());
    Diagnostic::new(&code::E009, message)
        .at(source.place())
        .help(say::STATE_DELIMITER.message())
        .into()
}
