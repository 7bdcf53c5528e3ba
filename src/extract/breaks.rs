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

/// A row with another number of fields than the header.
#[derive(Debug, Clone, Copy)]
pub(super) struct Misfit {
    line: u64,
    fields: u64,
    after_blank: bool,
    /// The delimiter that would make it fit.
    other: Option<Delimiter>,
}

/// What was seen in some blocks of a file: misfits, and `None` for any number of fitting rows between them.
#[derive(Debug, Default)]
pub(super) struct Notes(Vec<(u64, Vec<Option<Misfit>>)>);

impl Notes {
    /// The next block begins.
    pub(super) fn begin(&mut self, block: u64) {
        self.0.push((block, Vec::new()));
    }

    /// Notes a misfit, or a fitting row.
    #[inline]
    pub(super) fn note(&mut self, seen: Option<Misfit>) {
        if let Some((_, block)) = self.0.last_mut()
            && (seen.is_some() || !matches!(block.last(), Some(None)))
        {
            block.push(seen);
        }
    }
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

    /// What a row with another number of fields than the header shows.
    pub(super) fn misfit(&self, row: &Row) -> Misfit {
        Misfit {
            line: row.line,
            fields: length(row.fields.len()),
            after_blank: row.after_blank,
            other: self.other_delimiter(row),
        }
    }

    /// Looks at a row with another number of fields than the header.
    pub(super) fn see_misfit(&mut self, row: Misfit) {
        let goes_on = self.second.filter(|run| run.kind == row.fields);
        self.second = match goes_on {
            Some(run) => Some(longer(run)),
            None if row.after_blank && row.fields > 1 => Some(Run {
                line: row.line,
                kind: row.fields,
                rows: 1,
            }),
            None => None,
        };
        if self.other.is_some_and(|run| run.rows >= A_RUN) {
            return;
        }
        let goes_on = self.other.filter(|run| Some(run.kind) == row.other);
        self.other = goes_on.map(longer).or(row.other.map(|delimiter| Run {
            line: row.line,
            kind: delimiter,
            rows: 1,
        }));
    }

    /// Looks at the rows that several have noted, in the order of their blocks.
    pub(super) fn see_noted(&mut self, mut notes: Vec<Notes>) {
        let mut blocks: Vec<_> = notes
            .iter_mut()
            .flat_map(|notes| notes.0.drain(..))
            .collect();
        blocks.sort_unstable_by_key(|(block, _)| *block);
        for seen in blocks.into_iter().flat_map(|(_, seen)| seen) {
            match seen {
                Some(misfit) => self.see_misfit(misfit),
                None => self.see_fitting(),
            }
        }
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
