//! Where a file stops being the table it began as: another delimiter from a line on, or a second table below the first.

use super::delimiter::Delimiter;
use super::records::Row;
use super::source::length;

/// So many rows in a run are no accident.
const A_RUN: u64 = 2;

/// What a file turns into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    /// From the line on the fields are divided by another character.
    OtherDelimiter {
        /// The line.
        line: u64,
        /// The character.
        delimiter: Delimiter,
    },
    /// From the line on all rows to the end have another number of fields, with a blank line between.
    SecondTable {
        /// The line.
        line: u64,
        /// How many fields they have.
        fields: u64,
    },
}

/// A run of rows that are alike, and unlike the table.
#[derive(Debug, Clone, Copy)]
struct Run<T> {
    line: u64,
    kind: T,
    rows: u64,
}

/// Watches the rows for such places.
pub(super) struct Breaks {
    delimiter: Delimiter,
    /// How many fields the header has.
    fields: u64,
    other: Option<Run<Delimiter>>,
    second: Option<Run<u64>>,
}

impl Breaks {
    pub(super) fn new(delimiter: Delimiter, fields: u64) -> Self {
        Self {
            delimiter,
            fields,
            other: None,
            second: None,
        }
    }

    /// Looks at a row that fits the header.
    pub(super) fn see_fitting(&mut self) {
        self.second = None;
        // A run that was long enough is not forgotten.
        self.other = self.other.filter(|run| run.rows >= A_RUN);
    }

    /// Looks at a row with another number of fields than the header.
    pub(super) fn see_misfit(&mut self, row: &Row) {
        let fields = length(row.fields.len());
        let goes_on = self.second.filter(|run| run.kind == fields);
        self.second = match goes_on {
            Some(run) => Some(longer(run)),
            None if row.after_blank && fields > 1 => Some(Run {
                line: row.line,
                kind: fields,
                rows: 1,
            }),
            None => None,
        };
        if self.other.is_some_and(|run| run.rows >= A_RUN) {
            return;
        }
        let other = self.other_delimiter(row);
        let goes_on = self.other.filter(|run| Some(run.kind) == other);
        self.other = goes_on.map(longer).or(other.map(|delimiter| Run {
            line: row.line,
            kind: delimiter,
            rows: 1,
        }));
    }

    /// The delimiter that would divide a row of one field into as many as the header has.
    fn other_delimiter(&self, row: &Row) -> Option<Delimiter> {
        let text = match row.fields.get(0) {
            Some(text) if row.fields.len() == 1 => text,
            _ => return None,
        };
        Delimiter::GUESSED.into_iter().find(|other| {
            let found = text.bytes().filter(|byte| *byte == other.byte()).count();
            *other != self.delimiter && length(found) + 1 == self.fields
        })
    }

    /// What the file turned into, once all rows were seen.
    pub(super) fn found(&self) -> Option<Break> {
        let other = self.other.filter(|run| run.rows >= A_RUN);
        let second = self.second.filter(|run| run.rows >= A_RUN);
        other
            .map(|run| Break::OtherDelimiter {
                line: run.line,
                delimiter: run.kind,
            })
            .or(second.map(|run| Break::SecondTable {
                line: run.line,
                fields: run.kind,
            }))
    }
}

fn longer<T>(run: Run<T>) -> Run<T> {
    Run {
        rows: run.rows + 1,
        ..run
    }
}
