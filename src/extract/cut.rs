//! Cutting a block of text into rows and fields, 64 bytes at a glance.
//!
//! This is the fast way of reading CSV. It says the same as the csv crate, or points to the crate where a row has
//! anything out of the ordinary, or says that it cannot tell. A block in which a quote stands out of its place is cut
//! again, byte by byte.

use fearless_simd::{Level, dispatch, prelude::*};

use super::glance::{Bits, Quotes, is_control, is_remarkable, places_of};

/// Cuts blocks into rows. Its memory is used again for the next block.
#[derive(Debug)]
pub(super) struct Cutter {
    level: Level,
    delimiter: u8,
    /// Where fields end, row after row, as far as they are filled; of blank lines too.
    ends: Vec<u32>,
    rows: Vec<Row>,
    /// Places of bytes that ask for a closer look at their row, ascending.
    remarkable: Vec<u32>,
    has_controls: bool,
}

/// A row of the block.
#[derive(Debug, Clone, Copy)]
struct Row {
    start: u32,
    /// Where its fields begin in `ends`.
    first: u32,
    /// Where its last field stands there.
    last: u32,
    /// How many line ends stand before it in the block.
    lines_before: u32,
    after_blank: bool,
}

/// A row that was cut: plain fields, whole or between quotes.
#[derive(Debug, Clone, Copy)]
pub(super) struct CutRow<'b> {
    text: &'b str,
    start: u32,
    ends: &'b [u32],
}

/// A row where it was found.
pub(super) struct Found<'b> {
    pub row: CutRow<'b>,
    /// How many line ends stand before it in the block.
    pub lines_before: u64,
    /// Whether a blank line of the block stands right before it.
    pub after_blank: bool,
    pub look: Look,
}

/// What became of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Done {
    /// Where the row begins that the block does not end; the length of the block when there is none.
    pub rest: usize,
    /// How many line ends stand before that place.
    pub lines: u64,
    /// Whether a blank line stands right before it.
    pub after_blank: bool,
}

/// Whether a block is the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Within,
    Last,
}

/// A quote is open where the text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OpenQuote;

/// Whether a row has to be looked at more closely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Nothing is remarkable; its fields are whole, or between one pair of quotes.
    Plain,
    /// The csv crate is to read it.
    Closer,
}

impl Cutter {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            level: Level::new(),
            delimiter,
            ends: Vec::new(),
            rows: Vec::new(),
            remarkable: Vec::new(),
            has_controls: false,
        }
    }

    /// Cuts a block that begins with a row, or with blank lines.
    ///
    /// # Errors
    /// When it is the last block, and ends within quotes.
    pub(super) fn cut(&mut self, block: &[u8], place: Place) -> Result<Done, OpenQuote> {
        match self.cut_fast(block, place) {
            Some(done) => done,
            None => self.cut_slowly(block, place),
        }
    }

    /// Whether there are control characters other than those of text.
    pub(super) fn has_controls(&self) -> bool {
        self.has_controls
    }

    /// The rows of the block, whose text this is.
    pub(super) fn rows<'b>(&'b self, text: &'b str) -> impl Iterator<Item = Found<'b>> {
        let mut remarkable = self.remarkable.iter().copied().peekable();
        self.rows.iter().map(move |row| {
            let found = self.row(row, text);
            let row_end = found.ends.last().copied().unwrap_or(row.start);
            let mut look = Look::Plain;
            while remarkable.next_if(|place| *place < row_end).is_some() {
                look = Look::Closer;
            }
            Found {
                row: found,
                lines_before: u64::from(row.lines_before),
                after_blank: row.after_blank,
                look,
            }
        })
    }

    /// The last row of the block.
    pub(super) fn last_row<'b>(&'b self, text: &'b str) -> Option<CutRow<'b>> {
        self.rows.last().map(|row| self.row(row, text))
    }

    #[inline]
    fn row<'b>(&'b self, row: &Row, text: &'b str) -> CutRow<'b> {
        let ends = self.ends.get(in_memory(row.first)..=in_memory(row.last));
        CutRow {
            text,
            start: row.start,
            ends: ends.unwrap_or_default(),
        }
    }

    /// How many bytes the longest row has.
    pub(super) fn longest_row(&self) -> usize {
        let lengths = self.rows("").map(|found| found.row.length());
        lengths.max().unwrap_or_default()
    }

    /// Makes room for as many ends as the block can have.
    fn clear_for(&mut self, block: &[u8]) {
        let room = block.len() + 2 * GROUP;
        if self.ends.len() < room {
            self.ends.resize(room, 0);
        }
        self.rows.clear();
        self.remarkable.clear();
        self.has_controls = false;
    }

    /// `None` when a quote stands out of its place.
    fn cut_fast(&mut self, block: &[u8], place: Place) -> Option<Result<Done, OpenQuote>> {
        self.clear_for(block);
        let level = self.level;
        let mut follower = Follower::new(self, block);
        let is_open = dispatch!(level, simd => follower.follow(simd))?;
        Some(follower.finish(place, is_open))
    }

    /// The same, byte by byte, with all that the csv crate makes of quotes out of place.
    fn cut_slowly(&mut self, block: &[u8], place: Place) -> Result<Done, OpenQuote> {
        self.clear_for(block);
        let delimiter = self.delimiter;
        let mut follower = Follower::new(self, block);
        let mut state = State::FieldStart;
        for (&byte, at) in block.iter().zip(0_u32..) {
            if is_remarkable(byte) {
                follower.cutter.remarkable.push(at);
            }
            follower.cutter.has_controls |= is_control(byte);
            if byte == b'"' || (state == State::Quoted && matches!(byte, b'\n' | b'\r')) {
                // Whatever it means, it is no plain row.
                follower.cutter.remarkable.push(at);
            }
            state = match (state, byte) {
                (State::Quoted, b'"') => State::AfterQuote,
                (State::Quoted, b'\n' | b'\r') => {
                    follower.lines += u32::from(!follower.is_second(at));
                    State::Quoted
                }
                (State::Quoted, _) => State::Quoted,
                (State::FieldStart | State::AfterQuote, b'"') => State::Quoted,
                (_, b'\n' | b'\r') => {
                    follower.line_end(at);
                    State::FieldStart
                }
                (_, byte) if byte == delimiter => {
                    follower.field_end(at);
                    State::FieldStart
                }
                _ => State::Plain,
            };
        }
        follower.finish(place, state == State::Quoted)
    }
}

/// What the bytes before a place make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    FieldStart,
    Plain,
    Quoted,
    AfterQuote,
}

/// How many bytes are looked at together.
const GROUP: usize = 64;

/// Follows a block from row to row.
struct Follower<'c> {
    cutter: &'c mut Cutter,
    block: &'c [u8],
    /// How many ends are filled.
    filled: usize,
    row_start: u32,
    first: usize,
    lines: u32,
    lines_before: u32,
    after_blank: bool,
    /// Bit 0: the byte before the group is a CR.
    after_return: u64,
}

impl<'c> Follower<'c> {
    fn new(cutter: &'c mut Cutter, block: &'c [u8]) -> Self {
        Self {
            cutter,
            block,
            filled: 0,
            row_start: 0,
            first: 0,
            lines: 0,
            lines_before: 0,
            after_blank: false,
            after_return: 0,
        }
    }

    /// Follows the block to its end, and says whether a quote is open there; `None` when one stands out of its place.
    #[inline(always)]
    fn follow<S: Simd>(&mut self, simd: S) -> Option<bool> {
        let delimiter = self.cutter.delimiter;
        let mut quotes = Quotes::new();
        let (groups, rest) = self.block.as_chunks::<GROUP>();
        let mut base = 0;
        for group in groups {
            let bits = Bits::of(simd, group, delimiter);
            self.take(simd, bits, u64::MAX, &mut quotes, base)?;
            base += 64;
        }
        if !rest.is_empty() {
            let mut group = [b' '; GROUP];
            for (padded, byte) in group.iter_mut().zip(rest) {
                *padded = *byte;
            }
            // What stands behind the end is no byte of the text: a blank would make a closing quote seem out of place.
            let valid = (1 << rest.len()) - 1;
            let bits = Bits::of(simd, &group, delimiter).only(valid);
            self.take(simd, bits, valid, &mut quotes, base)?;
        }
        Some(quotes.is_open())
    }

    #[inline(always)]
    fn take<S: Simd>(
        &mut self,
        simd: S,
        bits: Bits,
        valid: u64,
        quotes: &mut Quotes,
        base: u32,
    ) -> Option<()> {
        let was_after_closing = quotes.after_closing();
        let inside = quotes.meet(bits, valid)?;
        // A line feed behind a CR is part of the same line end.
        let seconds = bits.line_feeds & ((bits.returns << 1) | self.after_return);
        self.after_return = bits.returns >> 63;
        if seconds & 1 == 1 && self.row_start == base {
            self.row_start += 1;
        }
        let line_ends = (bits.line_feeds | bits.returns) & !seconds;
        if bits.remarkable | bits.controls | bits.quotes | (line_ends & inside) != 0 {
            self.note(bits, inside, was_after_closing, base);
        }
        let mut row_ends = line_ends & !inside;
        let ends = (bits.delimiters & !inside) | row_ends;
        self.put(simd, ends, base);
        while row_ends != 0 {
            let bit = row_ends & row_ends.wrapping_neg();
            row_ends ^= bit;
            let at = base + bit.trailing_zeros();
            let behind = at + 1 + u32::from(seconds & (bit << 1) != 0);
            let lines = self.lines + (line_ends & (bit - 1)).count_ones() + 1;
            let end = self.filled + in_memory((ends & (bit - 1)).count_ones());
            self.row_end(at, behind, end, lines);
        }
        self.lines += line_ends.count_ones();
        self.filled += in_memory(ends.count_ones());
        Some(())
    }

    /// Puts the places of bits among the ends; what is put there too many is put over by the next.
    #[inline(always)]
    fn put<S: Simd>(&mut self, simd: S, ends: u64, base: u32) {
        let room = self.cutter.ends.get_mut(self.filled..);
        let Some(room) = room.and_then(|room| room.first_chunk_mut::<GROUP>()) else {
            unreachable!("there is room for every byte of the block and a group more");
        };
        places_of(simd, ends, base, room);
    }

    /// Notes what of a group asks for a closer look.
    #[inline(never)]
    fn note(&mut self, bits: Bits, inside: u64, after_closing: u64, base: u32) {
        self.cutter.has_controls |= bits.controls != 0;
        let opening = bits.quotes & inside;
        let closing = bits.quotes & !inside;
        let doubled = opening & ((closing << 1) | after_closing);
        let line_ends = (bits.line_feeds | bits.returns) & inside;
        let mut places = bits.remarkable | doubled | line_ends;
        while places != 0 {
            let place = base + places.trailing_zeros();
            self.cutter.remarkable.push(place);
            places &= places - 1;
        }
    }

    /// Whether a line feed belongs to the CR before it.
    fn is_second(&self, at: u32) -> bool {
        let byte = |at: u32| self.block.get(in_memory(at)).copied();
        byte(at) == Some(b'\n') && at > 0 && byte(at - 1) == Some(b'\r')
    }

    /// A field ends here.
    fn field_end(&mut self, at: u32) {
        if let Some(end) = self.cutter.ends.get_mut(self.filled) {
            *end = at;
            self.filled += 1;
        }
    }

    /// A line end out of quotes.
    fn line_end(&mut self, at: u32) {
        if self.is_second(at) {
            // Nothing stands between the two: they are no blank line.
            self.row_start = at + 1;
            return;
        }
        self.lines += 1;
        self.field_end(at);
        self.row_end(at, at + 1, self.filled - 1, self.lines);
    }

    /// A row, or a blank line, ends at a place, which is an end in its place among them; what begins behind it has so
    /// many line ends before it.
    #[inline(always)]
    fn row_end(&mut self, at: u32, behind: u32, end: usize, lines: u32) {
        let is_blank = at == self.row_start;
        if !is_blank {
            self.push_row(end);
        }
        self.after_blank = is_blank;
        self.first = end + 1;
        self.lines_before = lines;
        self.row_start = behind;
    }

    #[inline(always)]
    fn push_row(&mut self, end: usize) {
        self.cutter.rows.push(Row {
            start: self.row_start,
            first: small(self.first),
            last: small(end),
            lines_before: self.lines_before,
            after_blank: self.after_blank,
        });
    }

    fn finish(mut self, place: Place, is_open: bool) -> Result<Done, OpenQuote> {
        let length = small(self.block.len());
        if place == Place::Last && is_open {
            return Err(OpenQuote);
        }
        if place == Place::Last && self.row_start < length {
            self.field_end(length);
            self.push_row(self.filled - 1);
            self.row_start = length;
        }
        Ok(Done {
            rest: in_memory(self.row_start),
            lines: u64::from(self.lines_before),
            after_blank: self.after_blank,
        })
    }
}

impl<'b> CutRow<'b> {
    /// No row.
    pub(super) fn empty() -> Self {
        Self {
            text: "",
            start: 0,
            ends: &[],
        }
    }

    /// How many fields it has.
    pub(super) fn len(self) -> usize {
        self.ends.len()
    }

    /// The content of a field, between its quotes.
    #[inline]
    pub(super) fn get(self, position: usize) -> Option<&'b str> {
        let end = in_memory(*self.ends.get(position)?);
        let start = match position.checked_sub(1) {
            Some(before) => in_memory(*self.ends.get(before)?) + 1,
            None => in_memory(self.start),
        };
        let field = self.text.get(start..end)?;
        match field.strip_prefix('"') {
            Some(quoted) => quoted.strip_suffix('"'),
            None => Some(field),
        }
    }

    /// Whether the first field plainly begins with something that can be seen.
    #[inline]
    pub(super) fn begins_with_a_sign(self) -> bool {
        let first = self.text.as_bytes().get(in_memory(self.start));
        let is_plain = |first: &u8| first.is_ascii_alphanumeric();
        first.is_some_and(is_plain) && self.ends.first().is_some_and(|end| *end > self.start)
    }

    fn length(self) -> usize {
        let end = self.ends.last().copied().unwrap_or(self.start);
        in_memory(end - self.start)
    }

    /// The row as it stands in the text, without its line end.
    pub(super) fn raw(self) -> &'b str {
        let end = self.ends.last().copied().unwrap_or(self.start);
        self.text
            .get(in_memory(self.start)..in_memory(end))
            .unwrap_or_default()
    }
}

/// A place in a block, or a number of them: blocks are shorter than 4 GB.
fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A place in a block, which is in memory.
#[inline(always)]
fn in_memory(place: u32) -> usize {
    usize::try_from(place).expect("blocks are in memory")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::extract::closer::Closer;
    use crate::extract::fields::Fields;
    use crate::extract::source::LineEnds;

    type Rows = Vec<Vec<String>>;

    /// The rows of a text in one block, each as the fast way or the crate reads it, with its line.
    fn cut(text: &str) -> Option<(Rows, Vec<u64>)> {
        let mut cutter = Cutter::new(b';');
        cutter.cut(text.as_bytes(), Place::Last).ok()?;
        Some(read(&cutter, text, 1))
    }

    fn read(cutter: &Cutter, text: &str, line: u64) -> (Rows, Vec<u64>) {
        let (mut rows, mut lines) = (Rows::new(), Vec::new());
        let mut closer = Closer::new(b';');
        for found in cutter.rows(text) {
            lines.push(line + found.lines_before);
            let fields = match found.look {
                Look::Plain => Fields::from(found.row),
                Look::Closer => Fields::from(closer.read(found.row.raw())),
            };
            rows.push(fields.iter().map(str::to_owned).collect());
        }
        (rows, lines)
    }

    fn by_the_crate(text: &str) -> Rows {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(b';')
            .from_reader(text.as_bytes());
        let rows = reader.records().map(Result::unwrap);
        rows.map(|row| row.iter().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn quotes_delimiters_and_line_ends_mean_what_the_crate_says() {
        for text in [
            "a;b\n1;2\n",
            "a;b\r\n1;2\r\n\r\n3;4",
            "a;b\r1;2\r",
            "\"x;y\";\"line\nbreak\"\n\"\";\"a \"\"b\"\"\"\n",
            "5\" rør;b\n\"c\";d\"e\n",
            "\"a\"b;c\n",
            "\"a\" ;c\n\"x\"\"y\"z\"w;\"v\n\";2\n",
            ";\n\n;;\n",
            "\"last\"",
            "a;",
            "\n\n",
            "",
            "\"\"\"\";x\n",
            "é\\;Ã¥\n",
        ] {
            assert_eq!(cut(text).unwrap().0, by_the_crate(text), "{text:?}");
        }
        assert_eq!(cut("x;\"open\ny;z\n"), None);
    }

    #[test]
    fn lines_are_counted_as_editors_do() {
        let text = "a\r\n\r\n\"x\r\ny\n\"\nb\rc\n";
        assert_eq!(cut(text).unwrap().1, [1, 3, 6, 7]);
    }

    /// Pieces that meet at the bounds of groups of 64.
    fn texts() -> impl Strategy<Value = String> {
        "([a;\"\n\r]|;|\"|\n|\r\n|bbbbbbbb|øø|Ã¥|\\\\|\"a;\nb\"\"c\"|\"a\"){0,150}"
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn cutting_equals_the_crate(text in texts()) {
            match cut(&text) {
                Some((rows, _)) => prop_assert_eq!(rows, by_the_crate(&text)),
                None => {
                    // An open quote swallows what comes after it.
                    let longer = format!("{text}\nend\n");
                    prop_assert_eq!(by_the_crate(&longer).len(), by_the_crate(&text).len());
                }
            }
        }

        #[test]
        fn a_block_and_what_it_leaves_are_the_whole(text in texts(), place in 0_usize..400) {
            prop_assume!(text.is_char_boundary(place.min(text.len())));
            let (one, two) = text.split_at(place.min(text.len()));
            // A CR LF that is torn apart is two line ends; blocks are not made so.
            prop_assume!(!(one.ends_with('\r') && two.starts_with('\n')));
            let Some((rows, lines)) = cut(&text) else { return Ok(()) };
            let mut cutter = Cutter::new(b';');
            let done = cutter.cut(one.as_bytes(), Place::Within).unwrap();
            let (mut found, mut found_lines) = read(&cutter, one, 1);
            let rest = format!("{}{two}", &one[done.rest..]);
            cutter.cut(rest.as_bytes(), Place::Last).unwrap();
            prop_assert_eq!(done.lines, LineEnds::of(&one[..done.rest]));
            let (more, more_lines) = read(&cutter, &rest, 1 + done.lines);
            found.extend(more);
            found_lines.extend(more_lines);
            prop_assert_eq!(found, rows);
            prop_assert_eq!(found_lines, lines);
        }
    }
}
