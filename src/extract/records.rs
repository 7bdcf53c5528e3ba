//! The rows of an extract, each with the physical line it begins on.

use csv::StringRecord;

use super::decode::{Decoder, Trouble};
use super::delimiter::Delimiter;
use super::encoding::Encoding;
use super::source::{LineEnds, Source};
use super::text::{LONGEST_ROW, Text};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::extract as say;

const BUFFER_BYTES: usize = 64 * 1024;

/// How the bytes are to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dialect {
    pub(super) encoding: Encoding,
    pub(super) delimiter: Delimiter,
}

/// One row.
pub(super) struct Row<'r> {
    /// The physical line it begins on, counted from 1 with the header; in a workbook the row.
    pub(super) line: u64,
    /// Its fields, as they stand between delimiters and quotes.
    pub(super) fields: &'r StringRecord,
}

/// Reads row after row. Rows in which every field is empty are passed over like blank lines.
pub(super) struct Records<'a> {
    source: Source<'a>,
    reader: csv::Reader<Text<'a>>,
    record: StringRecord,
    expected_bytes: Option<u64>,
    numbering: Numbering,
}

/// Where the number of a row is known from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    /// The physical lines of a text are counted.
    Lines,
    /// A row of a workbook brings its number, as its last field.
    LastField,
}

impl<'a> Records<'a> {
    /// Reads from the very first line.
    pub(super) fn open(source: &Source<'a>, dialect: Dialect) -> Result<Self, Failure> {
        let text = Text::new(Decoder::new(source.bytes()?, dialect.encoding));
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(dialect.delimiter.byte())
            .buffer_capacity(BUFFER_BYTES)
            .from_reader(text);
        Ok(Self {
            source: source.clone(),
            reader,
            record: StringRecord::new(),
            expected_bytes: None,
            numbering: if dialect.delimiter == Delimiter::CELL {
                Numbering::LastField
            } else {
                Numbering::Lines
            },
        })
    }

    /// Demands that the file has as many bytes as when it was first read.
    pub(super) fn expect_bytes(mut self, bytes: u64) -> Self {
        self.expected_bytes = Some(bytes);
        self
    }

    /// Passes over all rows up to and including the one that begins on `line`.
    pub(super) fn skip_through(mut self, line: u64) -> Result<Self, Failure> {
        while let Some(row) = self.next()? {
            if row.line >= line {
                break;
            }
        }
        Ok(self)
    }

    /// How many bytes of text stand before the next row.
    pub(super) fn position(&self) -> u64 {
        self.reader.position().byte()
    }

    /// The next row that is not empty; `None` at the end.
    ///
    /// # Errors
    /// When the bytes cannot be read or decoded, a quote is never closed, a row is too long, or the file has changed.
    pub(super) fn next(&mut self) -> Result<Option<Row<'_>>, Failure> {
        loop {
            let Some(line) = self.advance()? else {
                self.check_bytes()?;
                return Ok(None);
            };
            if !is_empty(&self.record) {
                return Ok(Some(Row {
                    line,
                    fields: &self.record,
                }));
            }
        }
    }

    /// Reads one row, and gives the line it begins on.
    fn advance(&mut self) -> Result<Option<u64>, Failure> {
        let position = self.position();
        self.reader.get_mut().begin_row(position);
        let found = match self.reader.read_record(&mut self.record) {
            Ok(found) => found,
            Err(error) => return Err(self.failure(error, position)),
        };
        let end = self.position();
        let text = self.reader.get_mut();
        let start = text.row_at(position);
        if !found || text.is_after_the_end(start.position) {
            return Ok(None);
        }
        if text.has_swallowed_the_end(end) {
            return Err(self.open_quote(start.line));
        }
        if end - start.position > LONGEST_ROW {
            return Err(self.row_too_long(start.line));
        }
        match self.numbering {
            Numbering::Lines => Ok(Some(start.line)),
            Numbering::LastField => Ok(Some(self.take_number())),
        }
    }

    fn take_number(&mut self) -> u64 {
        let cells = self.record.len().saturating_sub(1);
        let number = self.record.get(cells).and_then(|field| field.parse().ok());
        self.record.truncate(cells);
        number.unwrap_or_default()
    }

    fn check_bytes(&self) -> Result<(), Failure> {
        let found = self.reader.get_ref().bytes_consumed();
        match self.expected_bytes {
            Some(expected) if expected != found => Err(changed(&self.source)),
            _ => Ok(()),
        }
    }

    fn failure(&mut self, error: csv::Error, position: u64) -> Failure {
        let line = self.reader.get_ref().current_line();
        match error.into_kind() {
            csv::ErrorKind::Io(error) => match Trouble::of(&error) {
                None => self.source.cannot_read(&error),
                Some(Trouble::Nul) => nul_in_text(&self.source, line),
                Some(Trouble::Malformed { offset }) => malformed(&self.source, line, offset),
                Some(Trouble::RowTooLong) => {
                    let start = self.reader.get_mut().row_at(position);
                    self.row_too_long(start.line)
                }
            },
            other => self
                .source
                .cannot_read(&std::io::Error::other(format!("{other:?}"))),
        }
    }

    fn row_too_long(&self, line: u64) -> Failure {
        let megabytes = LONGEST_ROW / (1024 * 1024);
        Diagnostic::new(&code::E011, say::ROW_TOO_LONG.with("megabytes", megabytes))
            .at(self.source.line(line))
            .help(say::LOOK_FOR_QUOTE.message())
            .into()
    }

    /// The last field of the last row is the one that was opened and never closed; the line ends in the fields before
    /// it lead from the row's first line to the quote's.
    fn open_quote(&self, row_line: u64) -> Failure {
        let last = self.record.len().saturating_sub(1);
        let lines_before: u64 = self.record.iter().take(last).map(LineEnds::of).sum();
        let line = row_line + lines_before;
        let message = say::OPEN_QUOTE.with("field", (last + 1).to_string());
        Diagnostic::new(&code::E010, message)
            .at(Place::line(&self.source.name, line))
            .help(say::CLOSE_QUOTE.message())
            .into()
    }
}

fn is_empty(record: &StringRecord) -> bool {
    record.iter().all(|field| field.trim().is_empty())
}

/// The file is not the one that was surveyed.
pub(super) fn changed(source: &Source) -> Failure {
    Diagnostic::new(&code::E018, say::CHANGED.message())
        .at(source.place())
        .help(say::COPY_FIRST.message())
        .into()
}

/// A NUL in decoded text.
fn nul_in_text(source: &Source, line: u64) -> Failure {
    Diagnostic::new(&code::E004, say::NUL.message())
        .at(source.line(line))
        .help(say::SAVE_AS_UTF_8.message())
        .into()
}

/// Bytes that the encoding gives no meaning.
fn malformed(source: &Source, line: u64, offset: u64) -> Failure {
    let message = say::MALFORMED.with("byte", (offset + 1).to_string());
    Diagnostic::new(&code::E008, message)
        .at(source.line(line))
        .help(say::STATE_ENCODING.message())
        .into()
}
