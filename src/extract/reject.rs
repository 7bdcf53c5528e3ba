//! Rows that cannot be read as cases.

use std::sync::Arc;

use super::columns::PartColumns;
use super::format::is_error;
use super::part::Part;
use super::quality::excerpt;
use super::records::Row;
use super::source::{file_name, length};
use super::survey::Survey;
use crate::case::CaseId;
use crate::cell::{Signs, Word, cpr_starts, machine_csv};
use crate::lang::extract_text as say_of_text;
use crate::lang::{Lang, Message, extract as say, sources};

/// A row that is no case, as `rejects.csv` lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// The path of the file, as the user wrote it.
    pub file: Arc<str>,
    /// The physical line the row begins on, counted from 1 with the header; in a workbook the row.
    pub line: u64,
    /// The heading of the column at fault; `None` when it is the row as a whole.
    pub column: Option<String>,
    /// Why.
    pub reason: Message,
    /// What stands where the case id should be, masked, if it can be one: in a row that is out of joint, running text may
    /// stand there, which belongs in no list.
    pub case_id: Option<String>,
}

/// The bytes of `rejects.csv`. Reasons are in English, like everything in files for machines.
pub fn rejects_csv(rejects: &[Reject]) -> Vec<u8> {
    let rows = rejects.iter().map(|reject| {
        [
            file_name(&reject.file),
            reject.line.to_string(),
            reject.column.clone().unwrap_or_default(),
            reject.reason.in_lang(Lang::En),
            reject.case_id.clone().unwrap_or_default(),
        ]
    });
    machine_csv(["file", "line", "column", "reason", "case_id"], rows)
}

/// What makes a row a case.
pub(super) struct Judge<'a> {
    file: Arc<str>,
    survey: &'a Survey,
    columns: &'a PartColumns,
}

impl<'a> Judge<'a> {
    pub(super) fn new(part: &'a Part<'_>, columns: &'a PartColumns) -> Self {
        Self {
            file: part.name.as_str().into(),
            survey: &part.survey,
            columns,
        }
    }

    /// Sets the case id of a row that has as many fields as the header, is not the header again, and sums nothing up.
    #[inline]
    pub(super) fn case_id(&self, row: &Row, id: &mut CaseId) -> Result<(), Fault> {
        self.row(row)?;
        if let [only] = self.columns.id.as_slice() {
            return set_id([only.value(row.fields)], id);
        }
        let parts = self.columns.id.iter();
        set_id(parts.map(|column| column.value(row.fields)), id)
    }

    /// Whether a row holds values at all, whatever names a case: it is as wide as the header, and no header itself.
    #[inline]
    pub(super) fn row(&self, row: &Row) -> Result<(), Fault> {
        if !self.survey.has_right_width(row) {
            return Err(Fault::FieldCount);
        }
        if self.begins_like_a_case(row) {
            Ok(())
        } else if self.is_header(row) {
            Err(Fault::HeaderAgain)
        } else if names_types(row) {
            Err(Fault::Types)
        } else {
            Ok(())
        }
    }

    /// Whether the first field alone tells that the row neither repeats the header nor names types.
    #[inline]
    fn begins_like_a_case(&self, row: &Row) -> bool {
        let first = row.fields.bytes_of(0).and_then(Signs::of);
        let heading = self.survey.header.names.first();
        let both = first.zip(heading);
        both.is_some_and(|(first, heading)| is_no_heading(first, heading.len()))
    }

    /// Files put together from several exports repeat the header, some with a byte order mark.
    fn is_header(&self, row: &Row) -> bool {
        let fields = row
            .fields
            .iter()
            .map(|field| field.trim_start_matches('\u{feff}').trim());
        fields.eq(self.survey.header.names.iter().map(String::as_str))
    }

    /// The row as it is listed.
    pub(super) fn reject(&self, row: &Row, fault: Fault) -> Reject {
        let first_id = self.columns.id.first();
        Reject {
            file: Arc::clone(&self.file),
            line: row.line,
            column: match fault {
                Fault::NoCaseId | Fault::CaseIdIsError | Fault::Total => {
                    first_id.map(|column| column.heading().to_owned())
                }
                Fault::FieldCount | Fault::HeaderAgain | Fault::Types => None,
            },
            reason: match fault {
                Fault::NoCaseId => say::NO_CASE_ID.message(),
                Fault::HeaderAgain => say::HEADER_AGAIN.message(),
                Fault::Types => say_of_text::NAMES_TYPES.message(),
                Fault::Total => say_of_text::IS_TOTAL.message(),
                Fault::CaseIdIsError => sources::ID_IS_ERROR.message(),
                Fault::FieldCount => say::WRONG_FIELD_COUNT
                    .with("found", length(row.fields.len()))
                    .with("expected", length(self.survey.header.names.len())),
            },
            case_id: first_id
                .filter(|_| fault == Fault::FieldCount && row.fields.len() > 1)
                .map(|column| column.value(row.fields))
                .filter(|value| can_be_case_id(value))
                .map(excerpt),
        }
    }
}

/// Whether a row with this first field neither repeats the header, whose first heading is so long, nor names types: nothing
/// can be trimmed off it, and no type has a digit.
#[inline(always)]
pub(super) fn is_no_heading(first: Signs, heading: usize) -> bool {
    first.are_within_letters_or_digits()
        & ((first.length() > LONGEST_TYPE) | first.have_digit())
        & (first.length() != heading)
}

/// The bytes of a value because of which it is not surely a case id, though it has a digit and thus sums nothing up: an error
/// of a spreadsheet begins with a sign, nothing is to be trimmed off it or hidden in it, and it may be no CPR number. `first`
/// is a word of the first bit alone.
#[inline(always)]
pub(super) fn doubts<W: Word>(value: Signs<W>, first: W) -> W {
    value.odd_ends(first) | value.hidden() | cpr_starts(value.digits())
}

/// Sets the id that its parts make, if the first sums nothing up and none is an error of a spreadsheet.
#[inline]
fn set_id<'r>(
    parts: impl IntoIterator<Item = &'r str, IntoIter: Clone>,
    id: &mut CaseId,
) -> Result<(), Fault> {
    let parts = parts.into_iter();
    if parts.clone().next().is_some_and(is_total) {
        Err(Fault::Total)
    } else if parts.clone().any(is_error) {
        Err(Fault::CaseIdIsError)
    } else if id.set(parts) {
        Ok(())
    } else {
        Err(Fault::NoCaseId)
    }
}

/// Whether a value looks like a case number rather than like running text: short, with a digit, in one piece.
fn can_be_case_id(value: &str) -> bool {
    value.chars().count() <= 40
        && value.chars().any(|character| character.is_ascii_digit())
        && !value.contains(char::is_whitespace)
}

/// What stands where the case id should be in a row that sums up the others, in small letters.
const TOTALS: [&str; 8] = [
    "i alt",
    "ialt",
    "total",
    "totalt",
    "sum",
    "subtotal",
    "hovedtotal",
    "grand total",
];

fn is_total(value: &str) -> bool {
    if !value
        .as_bytes()
        .first()
        .is_some_and(u8::is_ascii_alphabetic)
    {
        return false;
    }
    let value = value.trim_end_matches([':', '.']);
    value.len() <= 11 && is_one_of(&TOTALS, value)
}

/// The longest of [`TYPES`] in bytes.
const LONGEST_TYPE: usize = 8;

/// The types that a second row of headings names, in small letters.
const TYPES: [&str; 16] = [
    "text", "tekst", "string", "varchar", "char", "date", "dato", "datetime", "time", "number",
    "tal", "int", "integer", "float", "decimal", "bool",
];

/// Whether every field of a row names a type, as `(text)` does.
fn names_types(row: &Row) -> bool {
    row.fields.iter().all(|field| {
        let name = field.trim().trim_matches(['(', ')', '[', ']', '<', '>']);
        name.len() <= LONGEST_TYPE && is_one_of(&TYPES, name)
    })
}

/// Whether a value is one of some words in small letters of ASCII. Every row is asked, so nothing is copied as a rule.
fn is_one_of(words: &[&str], value: &str) -> bool {
    let mut each = words.iter();
    if value.is_ascii() {
        each.any(|word| word.eq_ignore_ascii_case(value))
    } else {
        words.contains(&value.to_lowercase().as_str())
    }
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// More or fewer fields than the header.
    FieldCount,
    /// The header once more.
    HeaderAgain,
    /// A second row of headings, which names the types of the columns.
    Types,
    /// A row that sums up the others.
    Total,
    /// A part of the case id is what a spreadsheet shows when a formula has failed.
    CaseIdIsError,
    /// All parts of the case id are empty.
    NoCaseId,
}
