//! The decoded text as the CSV reader gets it: lines counted, rows bounded, and a last row of our own at its end.
//!
//! The csv crate's own line numbers are one too low after CR LF, so they are counted here. The last row proves that no
//! quote is open when the file ends: an open one would swallow it.

use std::collections::VecDeque;
use std::io::{self, Read};

use super::decode::{Decoder, Trouble};
use super::probe::END_MARK;
use super::source::length;

/// What is read after the end: a line end, so that a last line without one is complete, and a row of one field.
const AFTER_THE_END: &[u8] = b"\nend\n";

/// How many bytes a byte order mark has.
const MARK_BYTES: usize = 3;

/// A reader of the text that keeps its books.
pub(super) struct Text<'a> {
    decoder: Decoder<'a>,
    /// Lines at the start that are not handed out.
    skipped: SkippedLines,
    lines: LineStarts,
    longest_row: u64,
    /// An end mark that is dropped if nothing follows it.
    held_end_mark: bool,
    data_end: Option<u64>,
    row_start: u64,
}

impl<'a> Text<'a> {
    /// The text below the first `skip` lines, of which no row may be longer than so many bytes of UTF-8.
    pub(super) fn new(decoder: Decoder<'a>, skip: u64, longest_row: u64) -> Self {
        Self {
            decoder,
            skipped: SkippedLines::new(skip),
            lines: LineStarts::new(),
            longest_row,
            held_end_mark: false,
            data_end: None,
            row_start: 0,
        }
    }

    /// Says that a row is going to be read whose first byte is not before `position`.
    pub(super) fn begin_row(&mut self, position: u64) {
        self.row_start = position;
    }

    /// Place and line of the row that was read from `position`, blank lines before it passed over.
    pub(super) fn row_at(&mut self, position: u64) -> LineStart {
        self.lines.at_or_after(position)
    }

    /// Whether a row that begins there is the one put after the end.
    pub(super) fn is_after_the_end(&self, position: u64) -> bool {
        self.data_end.is_some_and(|end| position > end)
    }

    /// Whether a row that ends there has swallowed what was put after the end.
    pub(super) fn has_swallowed_the_end(&self, row_end: u64) -> bool {
        self.data_end.is_some_and(|end| row_end > end + 1)
    }

    /// How many bytes the lines at the start have that are not handed out.
    pub(super) fn skipped_bytes(&self) -> u64 {
        self.skipped.bytes
    }

    /// The line that the next byte would stand on.
    pub(super) fn current_line(&self) -> u64 {
        self.lines.line
    }

    /// Whether the text ended with the end mark of DOS, once all of it was read.
    pub(super) fn has_end_mark(&self) -> bool {
        self.data_end.is_some() && self.held_end_mark
    }

    /// How many bytes of the file have been decoded.
    pub(super) fn bytes_consumed(&self) -> u64 {
        self.decoder.consumed()
    }

    /// The next piece of the file itself; empty at its end. The first goes beyond a byte order mark: the csv crate drops
    /// one that it sees whole, and takes the nothing that is left of a piece for the end of the text.
    fn read_piece(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let is_first = self.lines.position == 0;
        let mut count = self.read_data(buffer)?;
        while is_first && (1..=MARK_BYTES).contains(&count) {
            match self.read_data(buffer.get_mut(count..).unwrap_or_default())? {
                0 => break,
                more => count += more,
            }
        }
        Ok(count)
    }

    /// The next bytes of the file itself; none at its end.
    fn read_data(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let held = usize::from(self.held_end_mark);
        let Some((first, room)) = buffer.split_first_mut() else {
            return Ok(0);
        };
        let count = if self.held_end_mark {
            *first = END_MARK;
            self.skipped
                .read(&mut self.decoder, room, &mut self.lines)?
        } else {
            self.skipped
                .read(&mut self.decoder, buffer, &mut self.lines)?
        };
        if count == 0 {
            return Ok(0);
        }
        let filled = held + count;
        self.held_end_mark = buffer.get(filled - 1) == Some(&END_MARK);
        let shown = filled - usize::from(self.held_end_mark);
        if shown == 0 {
            return self.read_data(buffer);
        }
        Ok(shown)
    }
}

impl Read for Text<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // Whoever reads on has used up everything handed out so far, and all of it for one row.
        if self.lines.length_of_row(self.row_start) > self.longest_row {
            return Err(io::Error::other(Trouble::RowTooLong));
        }
        let count = match self.data_end {
            Some(end) => {
                let done = usize::try_from(self.lines.position - end).unwrap_or(usize::MAX);
                let rest = AFTER_THE_END.get(done..).unwrap_or_default();
                rest.take(length(buffer.len())).read(buffer)?
            }
            None => match self.read_piece(buffer)? {
                0 => {
                    self.data_end = Some(self.lines.position);
                    return self.read(buffer);
                }
                count => count,
            },
        };
        self.lines.feed(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}

/// The lines at the start of a text that are passed over, counted down.
struct SkippedLines {
    left: u64,
    /// How many bytes they have so far.
    bytes: u64,
    /// The last line ended with CR: an LF that follows belongs to it.
    after_cr: bool,
}

impl SkippedLines {
    fn new(lines: u64) -> Self {
        Self {
            left: lines,
            bytes: 0,
            after_cr: false,
        }
    }

    /// The next piece of the text below the lines; empty at its end.
    fn read(
        &mut self,
        decoder: &mut Decoder<'_>,
        buffer: &mut [u8],
        lines: &mut LineStarts,
    ) -> io::Result<usize> {
        loop {
            let count = decoder.read(buffer)?;
            if count == 0 || (self.left == 0 && !self.after_cr) {
                return Ok(count);
            }
            let passed = self.pass_over(buffer.get(..count).unwrap_or_default(), lines);
            self.bytes += length(passed);
            if passed < count {
                buffer.copy_within(passed..count, 0);
                return Ok(count - passed);
            }
        }
    }

    /// How many bytes of a piece stand above.
    fn pass_over(&mut self, piece: &[u8], lines: &mut LineStarts) -> usize {
        for (place, byte) in piece.iter().enumerate() {
            let is_rest_of_crlf = std::mem::take(&mut self.after_cr) && *byte == b'\n';
            if is_rest_of_crlf {
                continue;
            }
            if self.left == 0 {
                return place;
            }
            if matches!(byte, b'\n' | b'\r') {
                self.left -= 1;
                self.after_cr = *byte == b'\r';
                lines.line += 1;
            }
        }
        piece.len()
    }
}

/// The start of a line that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LineStart {
    /// How many bytes of text stand before it.
    pub(super) position: u64,
    /// Its number, counted from 1.
    pub(super) line: u64,
    /// Whether the line before it is blank.
    pub(super) after_blank: bool,
}

/// Counts physical lines and remembers where those begin that are not blank, until they are asked for.
///
/// LF, CR LF and a bare CR end a line, within quotes too.
struct LineStarts {
    starts: VecDeque<LineStart>,
    position: u64,
    line: u64,
    at_line_start: bool,
    after_blank: bool,
    after_cr: bool,
}

impl LineStarts {
    fn new() -> Self {
        Self {
            starts: VecDeque::new(),
            position: 0,
            line: 1,
            at_line_start: true,
            after_blank: false,
            after_cr: false,
        }
    }

    fn feed(&mut self, piece: &[u8]) {
        let mut rest = piece;
        while let Some(end) = memchr::memchr2(b'\n', b'\r', rest)
            && let (before, [line_end, behind @ ..]) = rest.split_at(end)
        {
            self.feed_within_line(before);
            self.feed_line_end(*line_end);
            rest = behind;
        }
        self.feed_within_line(rest);
    }

    fn feed_within_line(&mut self, text: &[u8]) {
        if text.is_empty() {
            return;
        }
        if self.at_line_start {
            self.starts.push_back(LineStart {
                position: self.position,
                line: self.line,
                after_blank: self.after_blank,
            });
        }
        self.at_line_start = false;
        self.after_cr = false;
        self.position += length(text.len());
    }

    fn feed_line_end(&mut self, byte: u8) {
        self.position += 1;
        if byte == b'\n' && self.after_cr {
            self.after_cr = false;
            return;
        }
        self.line += 1;
        self.after_blank = self.at_line_start;
        self.at_line_start = true;
        self.after_cr = byte == b'\r';
    }

    /// The first line start at or after `position`; those before it are forgotten.
    fn at_or_after(&mut self, position: u64) -> LineStart {
        while let Some(start) = self.starts.front() {
            if start.position >= position {
                return *start;
            }
            self.starts.pop_front();
        }
        LineStart {
            position,
            line: self.line,
            after_blank: false,
        }
    }

    /// How much has been read of a row that began at or after a position and has not ended. The line starts within it
    /// are forgotten.
    fn length_of_row(&mut self, position: u64) -> u64 {
        self.at_or_after(position);
        self.starts.truncate(1);
        self.starts
            .front()
            .map_or(0, |start| self.position - start.position)
    }
}
