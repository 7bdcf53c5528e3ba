//! Cutting a block of text into rows and fields, 64 bytes at a glance.
//!
//! This is the fast way of reading CSV. It says the same as the csv crate, or points to the crate where a row has
//! anything out of the ordinary, or says that it cannot tell. Delimiters, quotes and line ends of 64 bytes become bits of
//! four numbers; whether a place is within quotes is the parity of the quotes before it, which holds as long as every
//! quote opens or closes a whole field. A block in which one does not is cut again, byte by byte.

use wide::u8x16;

/// Cuts blocks into rows. Its memory is used again for the next block.
#[derive(Debug)]
pub(super) struct Cutter {
    delimiter: u8,
    /// Where fields end, row after row.
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

/// The bytes of a group of 64, one bit each.
#[derive(Debug, Clone, Copy, Default)]
struct Bits {
    delimiters: u64,
    quotes: u64,
    line_feeds: u64,
    returns: u64,
    /// Bytes that may be part of what [`super::remarks`] speaks of: backslashes, accents that follow their letter, and
    /// what text has that was encoded twice.
    remarkable: u64,
    controls: u64,
}

/// Follows a block from row to row.
struct Follower<'c> {
    cutter: &'c mut Cutter,
    block: &'c [u8],
    row_start: u32,
    first: u32,
    lines: u32,
    lines_before: u32,
    after_blank: bool,
}

impl Cutter {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
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
        let nexts = self.rows.iter().skip(1).map(|next| next.first);
        let all = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        let rows = self.rows.iter().zip(nexts.chain([all]));
        rows.map(move |(row, next)| {
            let ends = self.ends.get(in_memory(row.first)..in_memory(next));
            let ends = ends.unwrap_or_default();
            let row_end = ends.last().copied().unwrap_or(row.start);
            let mut look = Look::Plain;
            while remarkable.next_if(|place| *place < row_end).is_some() {
                look = Look::Closer;
            }
            Found {
                row: CutRow {
                    text,
                    start: row.start,
                    ends,
                },
                lines_before: u64::from(row.lines_before),
                after_blank: row.after_blank,
                look,
            }
        })
    }

    /// The last row of the block.
    pub(super) fn last_row<'b>(&'b self, text: &'b str) -> Option<CutRow<'b>> {
        let row = self.rows.last()?;
        Some(CutRow {
            text,
            start: row.start,
            ends: self.ends.get(in_memory(row.first)..)?,
        })
    }

    /// How many bytes the longest row has.
    pub(super) fn longest_row(&self) -> usize {
        let lengths = self.rows("").map(|found| found.row.length());
        lengths.max().unwrap_or_default()
    }

    fn clear(&mut self) {
        self.ends.clear();
        self.rows.clear();
        self.remarkable.clear();
        self.has_controls = false;
    }

    /// `None` when a quote stands out of its place.
    fn cut_fast(&mut self, block: &[u8], place: Place) -> Option<Result<Done, OpenQuote>> {
        self.clear();
        let delimiter = self.delimiter;
        let mut follower = Follower::new(self, block);
        let mut quotes = Quotes::new();
        let (groups, rest) = block.as_chunks::<64>();
        let mut base = 0;
        for group in groups {
            let bits = Bits::of(group, delimiter);
            follower.take(bits, &mut quotes, base)?;
            base += 64;
        }
        if !rest.is_empty() {
            let mut group = [b' '; 64];
            for (padded, byte) in group.iter_mut().zip(rest) {
                *padded = *byte;
            }
            // What stands behind the end is no byte of the text: a blank would make a closing quote seem out of place.
            let bits = Bits::of(&group, delimiter);
            follower.take_last(bits, rest.len(), &mut quotes, base)?;
        }
        Some(follower.finish(place, quotes.is_open()))
    }

    /// The same, byte by byte, with all that the csv crate makes of quotes out of place.
    fn cut_slowly(&mut self, block: &[u8], place: Place) -> Result<Done, OpenQuote> {
        self.clear();
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
                    follower.line_end(at);
                    State::Quoted
                }
                (State::Quoted, _) => State::Quoted,
                (State::FieldStart | State::AfterQuote, b'"') => State::Quoted,
                (_, b'\n' | b'\r') => {
                    follower.row_end(at);
                    State::FieldStart
                }
                (_, byte) if byte == delimiter => {
                    follower.cutter.ends.push(at);
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

/// Whether a row has to be looked at more closely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Nothing is remarkable; its fields are whole, or between one pair of quotes.
    Plain,
    /// The csv crate is to read it.
    Closer,
}

/// The parity of quotes.
struct Quotes {
    /// All ones within quotes.
    inside: u64,
    /// Bit 0: the byte before the group lets a field begin.
    after_end: u64,
    /// Bit 0: the byte before the group closed a quote.
    after_closing: u64,
}

impl Quotes {
    fn new() -> Self {
        Self {
            inside: 0,
            after_end: 1,
            after_closing: 0,
        }
    }

    fn is_open(&self) -> bool {
        self.inside != 0
    }

    /// Which bytes stand within quotes; `None` when a quote stands out of its place. `valid` has the bytes that count.
    #[inline]
    fn meet(&mut self, bits: Bits, valid: u64) -> Option<u64> {
        let ends = bits.delimiters | bits.line_feeds | bits.returns;
        if bits.quotes == 0 && self.after_closing == 0 {
            self.after_end = (ends & !self.inside) >> 63;
            return Some(self.inside);
        }
        let inside = parity(bits.quotes) ^ self.inside;
        let opening = bits.quotes & inside;
        let closing = bits.quotes & !inside;
        let ends = ends & !inside;
        let after_end = (ends << 1) | self.after_end;
        let after_closing = (closing << 1) | self.after_closing;
        let opens_out_of_place = opening & !(after_end | after_closing);
        let goes_on_after_closing = after_closing & !(ends | opening) & valid;
        if (opens_out_of_place | goes_on_after_closing) != 0 {
            return None;
        }
        self.after_end = ends >> 63;
        self.after_closing = closing >> 63;
        self.inside = if inside >> 63 == 1 { u64::MAX } else { 0 };
        Some(inside)
    }
}

/// Of each bit, whether an odd number of bits is set up to it.
fn parity(bits: u64) -> u64 {
    let mut parity = bits;
    for shift in [1, 2, 4, 8, 16, 32] {
        parity ^= parity << shift;
    }
    parity
}

impl Bits {
    #[inline]
    fn of(group: &[u8; 64], delimiter: u8) -> Self {
        let mut bits = Self::default();
        let (quarters, _) = group.as_chunks::<16>();
        let mut beyond_ascii = 0;
        for (quarter, shift) in quarters.iter().zip([0, 16, 32, 48]) {
            let bytes = u8x16::new(*quarter);
            let equal = |byte: u8| bytes.simd_eq(u8x16::splat(byte));
            let mask = |found: u8x16| u64::from(found.to_bitmask()) << shift;
            bits.delimiters |= mask(equal(delimiter));
            bits.quotes |= mask(equal(b'"'));
            bits.line_feeds |= mask(equal(b'\n'));
            bits.returns |= mask(equal(b'\r'));
            bits.remarkable |= mask(equal(b'\\'));
            let small = bytes.min(u8x16::splat(0x1F)).simd_eq(bytes);
            bits.controls |= mask(small | equal(0x7F));
            beyond_ascii |= mask(bytes);
        }
        bits.controls &= !(bits.line_feeds | bits.returns | bits.delimiters);
        if beyond_ascii != 0 {
            bits.remarkable |= remarkable_beyond_ascii(group, beyond_ascii);
        }
        bits
    }

    fn only(self, valid: u64) -> Self {
        Self {
            delimiters: self.delimiters & valid,
            quotes: self.quotes & valid,
            line_feeds: self.line_feeds & valid,
            returns: self.returns & valid,
            remarkable: self.remarkable & valid,
            controls: self.controls & valid,
        }
    }
}

/// The bytes of a group that begin accents, and those that text has which was encoded twice: the second one of a letter
/// such as `Ã` or `Å`, if what follows is beyond ASCII too. At the bounds of the group the neighbours may be anything.
#[inline]
fn remarkable_beyond_ascii(group: &[u8; 64], beyond_ascii: u64) -> u64 {
    let (mut accents, mut leads, mut seconds) = (0, 0, 0);
    let (quarters, _) = group.as_chunks::<16>();
    for (quarter, shift) in quarters.iter().zip([0, 16, 32, 48]) {
        let bytes = u8x16::new(*quarter);
        let equal = |byte: u8| bytes.simd_eq(u8x16::splat(byte));
        let mask = |found: u8x16| u64::from(found.to_bitmask()) << shift;
        accents |= mask(equal(0xCC) | equal(0xCD));
        leads |= mask(equal(0xC3));
        seconds |= mask(equal(0x82) | equal(0x83) | equal(0x84) | equal(0x85) | equal(0xA2));
    }
    let after_lead = (leads << 1) | 1;
    let before_another = (beyond_ascii >> 1) | (1 << 63);
    accents | (seconds & after_lead & before_another)
}

/// What asks for a closer look: [`super::remarks`] speaks of what these bytes may be part of.
fn is_remarkable(byte: u8) -> bool {
    matches!(byte, b'\\' | 0x82..=0x85 | 0xA2 | 0xCC | 0xCD)
}

fn is_control(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\n' | b'\r')) || byte == 0x7F
}

impl<'c> Follower<'c> {
    fn new(cutter: &'c mut Cutter, block: &'c [u8]) -> Self {
        Self {
            cutter,
            block,
            row_start: 0,
            first: 0,
            lines: 0,
            lines_before: 0,
            after_blank: false,
        }
    }

    #[inline]
    fn take(&mut self, bits: Bits, quotes: &mut Quotes, base: u32) -> Option<()> {
        self.take_valid(bits, u64::MAX, quotes, base)
    }

    fn take_last(
        &mut self,
        bits: Bits,
        count: usize,
        quotes: &mut Quotes,
        base: u32,
    ) -> Option<()> {
        let valid = (1 << count) - 1;
        self.take_valid(bits.only(valid), valid, quotes, base)
    }

    #[inline]
    fn take_valid(&mut self, bits: Bits, valid: u64, quotes: &mut Quotes, base: u32) -> Option<()> {
        let was_after_closing = quotes.after_closing;
        let inside = quotes.meet(bits, valid)?;
        let line_ends = bits.line_feeds | bits.returns;
        if bits.remarkable | bits.controls | bits.quotes | (line_ends & inside) != 0 {
            self.note(bits, inside, was_after_closing, base);
        }
        let mut events = (bits.delimiters & !inside) | line_ends;
        while events != 0 {
            let bit = events & events.wrapping_neg();
            let at = base + events.trailing_zeros();
            events ^= bit;
            if line_ends & bit == 0 {
                self.cutter.ends.push(at);
            } else if inside & bit == 0 {
                self.row_end(at);
            } else {
                self.line_end(at);
            }
        }
        Some(())
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

    /// A line end within quotes.
    fn line_end(&mut self, at: u32) {
        self.lines += u32::from(!self.is_second(at));
    }

    /// Whether a line feed belongs to the CR before it.
    fn is_second(&self, at: u32) -> bool {
        let byte = |at: u32| self.block.get(in_memory(at)).copied();
        byte(at) == Some(b'\n') && at > 0 && byte(at - 1) == Some(b'\r')
    }

    /// A line end out of quotes.
    #[inline]
    fn row_end(&mut self, at: u32) {
        if self.is_second(at) {
            // Nothing stands between the two: they are no blank line.
            self.row_start = at + 1;
            return;
        }
        if at > self.row_start {
            self.cutter.ends.push(at);
            self.push_row();
            self.after_blank = false;
        } else {
            self.after_blank = true;
        }
        self.lines += 1;
        self.lines_before = self.lines;
        self.row_start = at + 1;
    }

    fn push_row(&mut self) {
        self.cutter.rows.push(Row {
            start: self.row_start,
            first: self.first,
            lines_before: self.lines_before,
            after_blank: self.after_blank,
        });
        self.first = u32::try_from(self.cutter.ends.len()).unwrap_or(u32::MAX);
    }

    fn finish(mut self, place: Place, is_open: bool) -> Result<Done, OpenQuote> {
        let length = u32::try_from(self.block.len()).unwrap_or(u32::MAX);
        if place == Place::Last && is_open {
            return Err(OpenQuote);
        }
        if place == Place::Last && self.row_start < length {
            self.cutter.ends.push(length);
            self.push_row();
            self.row_start = length;
        }
        // The fields of a row that the block does not end are not handed out.
        self.cutter.ends.truncate(in_memory(self.first));
        Ok(Done {
            rest: in_memory(self.row_start),
            lines: u64::from(self.lines_before),
            after_blank: self.after_blank,
        })
    }
}

impl<'b> CutRow<'b> {
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

/// A place in a block, which is in memory.
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
