//! The rows of an extract, each with the physical line it begins on.

use csv::StringRecord;

use super::decode::{Decoder, Trouble};
use super::delimiter::Delimiter;
use super::encoding::Encoding;
use super::fields::Fields;
use super::limits::Limits;
use super::repair::repaired;
use super::source::{LineEnds, Source, length};
use super::text::{LineStart, Text};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::extract as say;

const BUFFER_BYTES: usize = 64 * 1024;

/// How the bytes are to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dialect {
    pub(super) encoding: Encoding,
    pub(super) delimiter: Delimiter,
    /// Of rows that were taken from a sheet, how many cells it is wide; they bring their numbers as a last field.
    pub(super) cells: Option<usize>,
    /// How many lines at the start are passed over unread; of a sheet, rows.
    pub(super) skip: u64,
    /// What becomes of text that was encoded twice.
    pub(super) double_encoding: DoubleEncoding,
    pub(super) limits: Limits,
}

impl Dialect {
    /// A text as it is, from its first line on, within the usual limits.
    pub(super) fn plain(encoding: Encoding, delimiter: Delimiter) -> Self {
        Self {
            encoding,
            delimiter,
            cells: None,
            skip: 0,
            double_encoding: DoubleEncoding::Keep,
            limits: Limits::default(),
        }
    }
}

/// What becomes of text that was encoded twice, such as `Ã¥` for `å`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DoubleEncoding {
    /// It is read as it stands, and reported.
    #[default]
    Keep,
    /// It is read as what it was.
    Repair,
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Row<'r> {
    /// The physical line it begins on, counted from 1 with the header; in a workbook the row.
    pub(super) line: u64,
    /// Whether a blank line, or an empty row, stands above it.
    pub(super) after_blank: bool,
    /// Its fields, as they stand between delimiters and quotes.
    pub(super) fields: Fields<'r>,
}

/// Reads row after row. Rows in which every field is empty are passed over like blank lines.
pub(super) struct Records<'a> {
    source: Source<'a>,
    reader: csv::Reader<Text<'a>>,
    record: StringRecord,
    double_encoding: DoubleEncoding,
    limits: Limits,
    expected_bytes: Option<u64>,
    cells: Option<usize>,
    /// Rows of a sheet up to this one are passed over.
    skipped_rows: u64,
    /// The number of the row of a sheet that was read last.
    last_row: u64,
}

impl<'a> Records<'a> {
    /// Reads from the first line that the dialect does not pass over.
    pub(super) fn open(source: &Source<'a>, dialect: Dialect) -> Result<Self, Failure> {
        let (skipped_lines, skipped_rows) = match dialect.cells {
            None => (dialect.skip, 0),
            Some(_) => (0, dialect.skip),
        };
        let text = Text::new(
            Decoder::new(source.bytes()?, dialect.encoding),
            skipped_lines,
            dialect.limits.row_bytes(),
        );
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
            double_encoding: dialect.double_encoding,
            limits: dialect.limits,
            expected_bytes: None,
            cells: dialect.cells,
            skipped_rows,
            last_row: skipped_rows,
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

    /// How many bytes of text stand above the next row, lines that are passed over unread counted too.
    pub(super) fn text_above(&self) -> u64 {
        self.reader.get_ref().skipped_bytes() + self.position()
    }

    /// Whether the file ended with the end mark of DOS, once all rows were read.
    pub(super) fn has_end_mark(&self) -> bool {
        self.reader.get_ref().has_end_mark()
    }

    /// The next row that is not empty; `None` at the end.
    ///
    /// # Errors
    /// When the bytes cannot be read or decoded, a quote is never closed, a row is too long, or the file has changed.
    pub(super) fn next(&mut self) -> Result<Option<Row<'_>>, Failure> {
        let mut after_blank = false;
        loop {
            let Some(start) = self.advance()? else {
                self.check_bytes()?;
                return Ok(None);
            };
            if start.line <= self.skipped_rows {
                continue;
            }
            after_blank |= start.after_blank;
            if !Fields::from(&self.record).are_empty() {
                self.repair();
                return Ok(Some(Row {
                    line: start.line,
                    after_blank,
                    fields: Fields::from(&self.record),
                }));
            }
            after_blank = true;
        }
    }

    fn repair(&mut self) {
        let is_asked_for = self.double_encoding == DoubleEncoding::Repair;
        if is_asked_for && repaired(self.record.as_slice()).is_some() {
            let fields = self.record.iter();
            self.record = fields
                .map(|field| repaired(field).unwrap_or_else(|| field.to_owned()))
                .collect();
        }
    }

    /// Reads one row, and gives the start of the line it begins on.
    fn advance(&mut self) -> Result<Option<LineStart>, Failure> {
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
        if end - start.position > self.limits.row_bytes() {
            return Err(self.row_too_long(start.line));
        }
        if end - start.position > self.limits.field_bytes() {
            self.refuse_long_field(start.line)?;
        }
        match self.cells {
            None => Ok(Some(start)),
            Some(cells) => {
                let line = self.take_number(cells);
                let after_blank = line > self.last_row + 1;
                self.last_row = line.max(self.skipped_rows);
                Ok(Some(LineStart {
                    line,
                    after_blank,
                    ..start
                }))
            }
        }
    }

    fn refuse_long_field(&self, line: u64) -> Result<(), Failure> {
        let limit = self.limits.field_bytes();
        let is_too_long = |field: &str| length(field.len()) > limit;
        let Some(place) = self.record.iter().position(is_too_long) else {
            return Ok(());
        };
        let message = say::FIELD_TOO_LONG
            .with("field", (place + 1).to_string())
            .with("megabytes", self.limits.field_megabytes);
        Err(Diagnostic::new(&code::E043, message)
            .at(self.source.line(line))
            .help(say::LOOK_FOR_QUOTE.message())
            .help(say::RAISE_LIMIT.with("option", "--max-field"))
            .into())
    }

    /// Takes the number of the row off its end, and fills it up to the width of the sheet: rows end with their last cell
    /// that is not empty.
    fn take_number(&mut self, cells: usize) -> u64 {
        let used = self.record.len().saturating_sub(1);
        let number = self.record.get(used).and_then(|field| field.parse().ok());
        self.record.truncate(used);
        for _ in used..cells {
            self.record.push_field("");
        }
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
        let megabytes = self.limits.row_bytes() / (1024 * 1024);
        Diagnostic::new(&code::E011, say::ROW_TOO_LONG.with("megabytes", megabytes))
            .at(self.source.line(line))
            .help(say::LOOK_FOR_QUOTE.message())
            .help(say::RAISE_LIMIT.with("option", "--max-row"))
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
