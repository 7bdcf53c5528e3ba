//! Answers as they come in, before anything is checked: rows of named cells, each with its place. An answer file has
//! them as they stand; a worksheet is turned into them.

use std::collections::BTreeMap;

use crate::cell::mask_cpr;
use crate::diag::{Code, Diagnostic, Failure, Place, code};
use crate::extract::{DecimalMark, Delimiter, TableRow, read_table};
use crate::lang::answers as say;

/// The columns of an answer file, in the order they are written.
pub const COLUMNS: [&str; 12] = [
    "case_id",
    "criterion",
    "answer",
    "reason_code",
    "cause",
    "amount",
    "comment",
    "reviewer",
    "answered_at",
    "corrected_column",
    "corrected_value",
    "set_aside",
];

/// The columns without which a file holds no answers.
const NEEDED: [&str; 3] = ["case_id", "criterion", "answer"];

/// One answer file.
#[derive(Debug, Clone, Copy)]
pub struct AnswerFile<'a> {
    /// Its path, for messages.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// The rows of a source, and what is wrong with those that could not be read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AnswerRows {
    /// The rows.
    pub rows: Vec<AnswerRow>,
    /// What is wrong with others.
    pub problems: Vec<Diagnostic>,
}

/// A row of answers by the names of its columns.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerRow {
    /// Where it stands.
    pub place: Place,
    /// Its cells, by a name of [`COLUMNS`]; columns that are not there are empty.
    pub cells: BTreeMap<&'static str, AnswerCell>,
}

/// A cell of a row of answers.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerCell {
    /// What stands in it, trimmed.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// How a number in it is written.
    pub mark: DecimalMark,
}

impl AnswerRow {
    /// What stands in a column; empty when the row has no such column.
    pub(super) fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.as_str())
    }

    /// A text as it is kept: CPR numbers masked.
    pub(super) fn masked(&self, column: &str) -> String {
        mask_cpr(self.cell(column)).0.into_owned()
    }

    /// Where a column of the row stands; the row where it has no such column.
    pub(super) fn place(&self, column: &str) -> Place {
        let cell = self.cells.get(column);
        cell.map_or(&self.place, |cell| &cell.place).clone()
    }

    /// How numbers in a column are written.
    pub(super) fn mark(&self, column: &str) -> DecimalMark {
        let cell = self.cells.get(column);
        cell.map_or(DecimalMark::Mixed, |cell| cell.mark)
    }
}

/// The rows of an answer file. What they say is not looked at.
///
/// # Errors
/// A001 when it is no answer file.
pub fn csv_rows(file: &AnswerFile<'_>) -> Result<AnswerRows, Failure> {
    let table =
        read_table(file.name, file.bytes, &COLUMNS).map_err(|failure| no_table(&failure))?;
    let mut rows = table.rows.iter();
    let header = rows.next();
    let fields = header.map_or(&[][..], |header| &header.fields);
    let positions = positions(fields);
    let missing: Vec<_> = NEEDED
        .into_iter()
        .filter(|column| !positions.contains_key(column))
        .collect();
    if !missing.is_empty() {
        let message = say::NO_ANSWER_FILE.with("columns", missing.join(", "));
        let place = Place::line(file.name, header.map_or(1, |header| header.line));
        return Err(Diagnostic::new(&code::A001, message).at(place).into());
    }
    let mut read = AnswerRows::default();
    for row in rows {
        if row.fields.len() == fields.len() {
            let row = answer_row(file.name, row, &positions, table.delimiter);
            read.rows.push(row);
        } else {
            read.problems.push(broken_row(
                &code::A001,
                (file.name, row.line),
                row.fields.len(),
                fields.len(),
            ));
        }
    }
    Ok(read)
}

/// A file that is no text, or whose quotes do not close.
fn no_table(failure: &Failure) -> Failure {
    let mended = failure.diagnostics().iter().map(|found| {
        let about_a_row = [&code::E010, &code::E011].contains(&found.code);
        let help = if about_a_row {
            found.help.clone()
        } else {
            vec![say::SAVE_AS_UTF8.message()]
        };
        Diagnostic {
            code: &code::A001,
            help,
            ..found.clone()
        }
    });
    Failure::of(mended.collect()).expect("a failure has a diagnostic")
}

/// That a row has not the fields of the header, complained of by a code of whoever reads it.
pub(crate) fn broken_row(
    code: &'static Code,
    (file, line): (&str, u64),
    found: usize,
    expected: usize,
) -> Diagnostic {
    let message = say::BROKEN_ROW
        .with("found", found.to_string())
        .with("expected", expected.to_string());
    Diagnostic::new(code, message).at(Place::line(file, line))
}

fn answer_row(
    file: &str,
    row: &TableRow,
    positions: &BTreeMap<&'static str, usize>,
    delimiter: Delimiter,
) -> AnswerRow {
    let cells = positions.iter().filter_map(|(column, position)| {
        let text = row.fields.get(*position)?;
        let place = Place::Line {
            file: file.to_owned(),
            line: row.line,
            column: Some((*column).to_owned()),
        };
        let cell = AnswerCell {
            text: text.clone(),
            place,
            mark: mark_in(delimiter, text),
        };
        Some((*column, cell))
    });
    AnswerRow {
        place: Place::line(file, row.line),
        cells: cells.collect(),
    }
}

/// In a file of commas a decimal point is the rule; everywhere else only what can be one number is taken.
fn mark_in(delimiter: Delimiter, text: &str) -> DecimalMark {
    if delimiter == Delimiter::COMMA && !text.contains(',') {
        DecimalMark::Point
    } else {
        DecimalMark::Mixed
    }
}

fn positions(header: &[String]) -> BTreeMap<&'static str, usize> {
    let found = COLUMNS.into_iter().filter_map(|column| {
        let position = header.iter().position(|name| name == column);
        position.map(|position| (column, position))
    });
    found.collect()
}
