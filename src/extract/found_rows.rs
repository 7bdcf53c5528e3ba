//! The rows of a block, as their cutter found them.

use super::source::in_memory;
use crate::cell::Standing;

/// A row that was cut: plain fields, whole or between quotes.
#[derive(Debug, Clone, Copy)]
pub(super) struct CutRow<'b> {
    bytes: &'b [u8],
    start: u32,
    /// Whether any field may hold doubled quotes.
    may_have_doubled: bool,
    ends: &'b [u32],
}

/// A row where it was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'b> {
    pub row: CutRow<'b>,
    /// How many line ends stand before it in the block.
    pub lines_before: u64,
    /// Whether a blank line of the block stands right before it.
    pub after_blank: bool,
    pub look: Look,
}

/// Whether a row has to be looked at more closely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Nothing is remarkable; its fields are whole, or between one pair of quotes.
    Plain,
    /// The same, but for doubled quotes in some of its fields.
    Doubled,
    /// The same, but for line ends within the quotes of some of its fields, and doubled quotes perhaps.
    InnerLines,
    /// The csv crate is to read it.
    Closer,
}

/// Places in a block, each list ascending.
#[derive(Clone, Copy)]
pub(super) struct RowPlaces<'b> {
    /// Where the fields of rows end; of blank lines too.
    pub ends: &'b [u32],
    /// Where rows and blank lines end.
    pub row_ends: &'b [u32],
    /// Bytes that ask for a closer look at their row.
    pub remarkable: &'b [u32],
    /// Doubled quotes.
    pub doubled: &'b [u32],
    /// Line ends within quotes.
    pub inner_line_ends: &'b [u32],
}

/// The rows of a block, one after the other.
pub(super) struct FoundRows<'b> {
    bytes: &'b [u8],
    /// Where the fields of the rows that are left end.
    ends: &'b [u32],
    row_ends: std::slice::Iter<'b, u32>,
    remarkable: Places<'b>,
    doubled: Places<'b>,
    inner_line_ends: Places<'b>,
    /// The first of all these places.
    next_noted: u32,
    has_returns: bool,
    /// How many fields the row before had.
    width: usize,
    start: u32,
    lines: u32,
    after_blank: bool,
}

impl<'b> Iterator for FoundRows<'b> {
    type Item = Found<'b>;

    // Whoever asks for a row takes it apart at once: it is never to be put together in memory.
    #[inline(always)]
    fn next(&mut self) -> Option<Found<'b>> {
        loop {
            let end = *self.row_ends.next()?;
            let ends = self.ends_to(end);
            let (start, lines) = (self.start, self.lines);
            self.start = end + 1;
            if self.has_returns {
                self.start = behind_line_end(self.bytes, end);
            }
            self.lines += 1;
            if start == end {
                self.after_blank = true;
                continue;
            }
            let look = if self.next_noted < end {
                self.pass_noted(end)
            } else {
                Look::Plain
            };
            return Some(Found {
                row: CutRow {
                    bytes: self.bytes,
                    start,
                    may_have_doubled: look != Look::Plain,
                    ends,
                },
                lines_before: u64::from(lines),
                after_blank: std::mem::take(&mut self.after_blank),
                look,
            });
        }
    }
}

/// Rows as they nearly always are, one after the other.
pub(super) struct PlainRows<'b> {
    bytes: &'b [u8],
    width: usize,
    ends: &'b [u32],
    row_ends: &'b [u32],
    next_noted: u32,
    has_returns: bool,
    start: u32,
    lines: u32,
}

impl<'b> PlainRows<'b> {
    /// The first that is left, and how many line ends stand before it in the block.
    #[inline(always)]
    pub(super) fn first(&self) -> Option<(CutRow<'b>, u64)> {
        let (ends, _) = self.ends.split_at_checked(self.width)?;
        let end = *self.row_ends.first()?;
        let is_plain = ends.last() == Some(&end) && self.start != end && self.next_noted > end;
        let row = CutRow {
            bytes: self.bytes,
            start: self.start,
            may_have_doubled: false,
            ends,
        };
        is_plain.then_some((row, u64::from(self.lines)))
    }

    /// Passes it.
    #[inline(always)]
    pub(super) fn pass(&mut self) {
        if let Some((_, ends)) = self.ends.split_at_checked(self.width)
            && let Some((end, row_ends)) = self.row_ends.split_first()
        {
            (self.ends, self.row_ends) = (ends, row_ends);
            self.start = end + 1;
            if self.has_returns {
                self.start = behind_line_end(self.bytes, *end);
            }
            self.lines += 1;
        }
    }
}

impl<'b> FoundRows<'b> {
    /// The rows of a block of these bytes, in which these places are something.
    pub(super) fn new(bytes: &'b [u8], places: RowPlaces<'b>, has_returns: bool) -> Self {
        let mut rows = Self {
            bytes,
            ends: places.ends,
            row_ends: places.row_ends.iter(),
            remarkable: Places(places.remarkable),
            doubled: Places(places.doubled),
            inner_line_ends: Places(places.inner_line_ends),
            next_noted: 0,
            has_returns,
            width: 1,
            start: 0,
            lines: 0,
            after_blank: false,
        };
        rows.look_ahead();
        rows
    }

    /// The rows that come next, as long as they have so many fields and nothing was noted of them; the one behind these may be
    /// anything. Those that are passed are passed here only by [`FoundRows::go_on_behind`].
    #[inline(always)]
    pub(super) fn plain_rows(&self, width: usize) -> PlainRows<'b> {
        PlainRows {
            bytes: self.bytes,
            width,
            ends: self.ends,
            row_ends: self.row_ends.as_slice(),
            next_noted: if self.after_blank { 0 } else { self.next_noted },
            has_returns: self.has_returns,
            start: self.start,
            lines: self.lines,
        }
    }

    /// Goes on behind the plain rows that were passed.
    #[inline(always)]
    pub(super) fn go_on_behind(&mut self, plain: &PlainRows<'b>) {
        self.ends = plain.ends;
        self.row_ends = plain.row_ends.iter();
        (self.start, self.lines) = (plain.start, plain.lines);
    }

    /// Whether there may be another.
    pub(super) fn are_left(&self) -> bool {
        !self.row_ends.as_slice().is_empty()
    }

    /// Passes what was noted of a row, and says how it has to be looked at.
    #[inline(never)]
    fn pass_noted(&mut self, end: u32) -> Look {
        let inner_line_ends = self.inner_line_ends.pass(end);
        self.lines += inner_line_ends;
        let doubled = self.doubled.pass(end);
        let is_remarkable = self.remarkable.pass(end) > 0;
        self.look_ahead();
        if is_remarkable {
            Look::Closer
        } else if inner_line_ends > 0 {
            Look::InnerLines
        } else if doubled > 0 {
            Look::Doubled
        } else {
            Look::Plain
        }
    }

    fn look_ahead(&mut self) {
        let noted = [&self.remarkable, &self.doubled, &self.inner_line_ends];
        let next = noted.into_iter().filter_map(|places| places.0.first());
        self.next_noted = next.min().copied().unwrap_or(u32::MAX);
    }

    /// The ends of fields up to that of the row.
    #[inline(always)]
    fn ends_to(&mut self, row_end: u32) -> &'b [u32] {
        // Nearly always there are as many as in the row before.
        if self.ends.get(self.width - 1) != Some(&row_end) {
            self.width = self.ends.partition_point(|end| *end < row_end) + 1;
        }
        let ends = self.ends.split_at_checked(self.width);
        let (ends, rest) = ends.unwrap_or((self.ends, &[]));
        self.ends = rest;
        ends
    }
}

/// What stands behind a line end: a line feed behind a CR is part of it.
#[inline]
pub(super) fn behind_line_end(bytes: &[u8], at: u32) -> u32 {
    let pair = bytes
        .get(in_memory(at)..)
        .and_then(|rest| rest.first_chunk());
    at + 1 + u32::from(pair == Some(b"\r\n"))
}

/// Places in a block, ascending, passed one after the other.
pub(super) struct Places<'c>(&'c [u32]);

impl<'c> Places<'c> {
    pub(super) fn of(places: &'c [u32]) -> Self {
        Self(places)
    }

    /// Passes those before a place, and says how many there are.
    #[inline]
    pub(super) fn pass(&mut self, end: u32) -> u32 {
        let mut passed = 0;
        while let [first, rest @ ..] = self.0
            && *first < end
        {
            self.0 = rest;
            passed += 1;
        }
        passed
    }
}

impl<'b> CutRow<'b> {
    /// The row that begins at a place of these bytes and whose fields end at these.
    pub(super) fn new(bytes: &'b [u8], start: u32, ends: &'b [u32]) -> Self {
        Self {
            bytes,
            start,
            may_have_doubled: true,
            ends,
        }
    }

    /// No row.
    pub(super) fn empty() -> Self {
        Self {
            bytes: &[],
            start: 0,
            may_have_doubled: false,
            ends: &[],
        }
    }

    /// How many fields it has.
    pub(super) fn len(self) -> usize {
        self.ends.len()
    }

    /// The bytes of a field, between its quotes, as they stand there.
    #[inline(always)]
    pub(super) fn bytes_of(self, position: usize) -> Option<&'b [u8]> {
        match self.span(position, position)? {
            [b'"', quoted @ .., b'"'] => Some(quoted),
            field => Some(field),
        }
    }

    /// The bytes of a field that stands between quotes.
    #[inline(always)]
    pub(super) fn quoted(self, position: usize) -> Option<&'b [u8]> {
        match self.span(position, position)? {
            [b'"', quoted @ .., b'"'] => Some(quoted),
            _ => None,
        }
    }

    /// Whether a field holds doubled quotes, each of which stands for one.
    #[inline]
    pub(super) fn has_doubled(self, position: usize) -> bool {
        let has_any = |field| memchr::memchr(b'"', field).is_some();
        self.may_have_doubled && self.quoted(position).is_some_and(has_any)
    }

    /// The bytes from the field at one position to the end of that at another, as they stand in the row.
    #[inline(always)]
    fn span(self, first: usize, last: usize) -> Option<&'b [u8]> {
        self.bytes
            .get(self.start_of(first)?..in_memory(*self.ends.get(last)?))
    }

    /// The same, if it is short and there is text enough behind it.
    #[inline(always)]
    pub(super) fn standing_span(self, first: usize, last: usize) -> Option<Standing<'b>> {
        let start = self.start_of(first)?;
        let length = in_memory(*self.ends.get(last)?) - start;
        Standing::at_start_of(self.bytes.get(start..)?, length)
    }

    /// The bytes of a field, between its quotes, if it is short and there is text enough behind it.
    #[inline(always)]
    pub(super) fn standing(self, position: usize) -> Option<Standing<'b>> {
        let start = self.start_of(position)?;
        let end = in_memory(*self.ends.get(position)?);
        let rest = self.bytes.get(start..)?;
        match rest {
            [b'"', quoted @ ..] if end - start > 1 => {
                Standing::at_start_of(quoted, end - start - 2)
            }
            _ => Standing::at_start_of(rest, end - start),
        }
    }

    /// How long a field without quotes is, and the bytes that it begins with, with what follows if it is shorter, if there is
    /// text enough behind it.
    #[inline(always)]
    pub(super) fn beginning<const N: usize>(self, position: usize) -> Option<(usize, &'b [u8; N])> {
        let start = self.start_of(position)?;
        let end = in_memory(*self.ends.get(position)?);
        let bytes = self.bytes.get(start..)?.first_chunk()?;
        let is_quoted = bytes.first() == Some(&b'"');
        (!is_quoted).then_some((end - start, bytes))
    }

    #[inline(always)]
    fn start_of(self, position: usize) -> Option<usize> {
        match position.checked_sub(1) {
            Some(before) => Some(in_memory(*self.ends.get(before)?) + 1),
            None => Some(in_memory(self.start)),
        }
    }

    /// The content of a field, between its quotes, as it stands there.
    #[inline]
    pub(super) fn get(self, position: usize) -> Option<&'b str> {
        Some(text(self.bytes_of(position)?))
    }

    /// Whether the first field plainly begins with something that can be seen.
    #[inline]
    pub(super) fn begins_with_a_sign(self) -> bool {
        let first = self.bytes.get(in_memory(self.start));
        first.is_some_and(u8::is_ascii_alphanumeric)
            && self.ends.first().is_some_and(|end| *end > self.start)
    }

    /// The row as it stands in the text, without its line end.
    pub(super) fn raw(self) -> &'b str {
        text(self.raw_bytes())
    }

    /// Its bytes.
    pub(super) fn raw_bytes(self) -> &'b [u8] {
        let end = self.ends.last().copied().unwrap_or(self.start);
        let raw = self.bytes.get(in_memory(self.start)..in_memory(end));
        raw.unwrap_or_default()
    }
}

/// The text of bytes between two delimiters of a block, which was found to be UTF-8 as a whole.
#[inline]
fn text(bytes: &[u8]) -> &str {
    simdutf8::basic::from_utf8(bytes).unwrap_or_default()
}
