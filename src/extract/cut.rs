//! Cutting a block of text into rows and fields, 64 bytes at a glance.
//!
//! This is the fast way of reading CSV. It says the same as the csv crate, or points to the crate where a row has
//! anything out of the ordinary, or says that it cannot tell. A block in which a quote stands out of its place is cut
//! again, byte by byte.

use fearless_simd::{Level, dispatch, prelude::*};

use super::found_rows::{CutRow, FoundRows, Places, RowPlaces, behind_line_end};
use super::glance::{
    Bits, Glance, Proof, Quotes, few_places_of, is_control, is_remarkable, places_of,
};
use super::source::in_memory;

/// Cuts blocks into rows. Its memory is used again for the next block.
#[derive(Debug)]
pub(super) struct Cutter {
    level: Level,
    delimiter: u8,
    /// Where fields end, row after row; of blank lines too.
    ends: Ends,
    /// Where rows and blank lines end.
    row_ends: Ends,
    /// Places of bytes that ask for a closer look at their row, ascending.
    remarkable: Vec<u32>,
    /// Places of doubled quotes, ascending.
    doubled: Vec<u32>,
    /// Places of line ends within quotes, ascending.
    inner_line_ends: Vec<u32>,
    has_controls: bool,
    has_returns: bool,
    course: Course,
    /// Whether it was seen on the way that the bytes are UTF-8.
    is_proved: bool,
}

/// Places in a block, ascending.
#[derive(Debug, Default)]
struct Ends {
    places: Vec<u32>,
    /// How many of them count: the memory is used again.
    filled: usize,
}

impl Ends {
    fn clear_for(&mut self, most: usize) {
        if self.places.len() < most {
            // Memory that is zero from the start is none until it is filled.
            self.places = vec![0; most];
        }
        self.filled = 0;
    }

    fn all(&self) -> &[u32] {
        self.places.get(..self.filled).unwrap_or_default()
    }

    /// The memory behind them.
    #[inline(always)]
    fn room(&mut self) -> &mut [u32] {
        self.places.get_mut(self.filled..).unwrap_or_default()
    }

    /// Those behind them that were put down count too: so much room is left.
    #[inline(always)]
    fn count_all_but(&mut self, left: usize) {
        self.filled = self.places.len() - left;
    }

    fn push(&mut self, place: u32) {
        *self.places.get_mut(self.filled).expect(ROOM) = place;
        self.filled += 1;
    }
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

impl Cutter {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            level: Level::new(),
            delimiter,
            ends: Ends::default(),
            row_ends: Ends::default(),
            remarkable: Vec::new(),
            doubled: Vec::new(),
            inner_line_ends: Vec::new(),
            has_controls: false,
            has_returns: false,
            course: Course::new(),
            is_proved: false,
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

    /// Whether all of the block is known to be UTF-8; it may be so though it is not known.
    pub(super) fn is_proved(&self) -> bool {
        self.is_proved
    }

    /// The rows of the block, of which these are the bytes.
    pub(super) fn rows<'b>(&'b self, bytes: &'b [u8]) -> FoundRows<'b> {
        let places = RowPlaces {
            ends: self.ends.all(),
            row_ends: self.row_ends.all(),
            remarkable: &self.remarkable,
            doubled: &self.doubled,
            inner_line_ends: &self.inner_line_ends,
        };
        FoundRows::new(bytes, places, self.has_returns)
    }

    /// The last row of the block.
    pub(super) fn last_row<'b>(&'b self, bytes: &'b [u8]) -> Option<CutRow<'b>> {
        let (last, before) = self.row_ends.all().split_last()?;
        let before = before.iter().rev();
        let mut ends = std::iter::once(last).chain(before);
        // Those of blank lines are passed over.
        let mut end = *ends.next()?;
        for before in ends {
            let start = behind_line_end(bytes, *before);
            if start != end {
                return Some(self.row(bytes, start, end));
            }
            end = *before;
        }
        (end > 0).then(|| self.row(bytes, 0, end))
    }

    fn row<'b>(&'b self, bytes: &'b [u8], start: u32, end: u32) -> CutRow<'b> {
        let ends = self.ends.all();
        let first = ends.partition_point(|it| *it < start);
        let last = ends.partition_point(|it| *it <= end);
        CutRow::new(bytes, start, ends.get(first..last).unwrap_or_default())
    }

    /// How many bytes the longest row has.
    pub(super) fn longest_row(&self) -> usize {
        let mut start = 0;
        let lengths = self.row_ends.all().iter().map(|end| {
            let length = end.saturating_sub(start);
            start = end + 1;
            in_memory(length)
        });
        lengths.max().unwrap_or_default()
    }

    /// Makes room for as many ends as the block can have.
    fn clear_for(&mut self, block: &[u8]) {
        let room = block.len() + 2 * GROUP;
        self.ends.clear_for(room);
        self.row_ends.clear_for(room);
        self.remarkable.clear();
        self.doubled.clear();
        self.inner_line_ends.clear();
        self.has_controls = false;
        self.has_returns = false;
        self.is_proved = false;
    }

    /// `None` when a quote stands out of its place.
    fn cut_fast(&mut self, block: &[u8], place: Place) -> Option<Result<Done, OpenQuote>> {
        self.clear_for(block);
        let level = self.level;
        let is_open = dispatch!(level, simd => self.follow(simd, block))?;
        Some(Follower::new(self, block).finish(place, is_open))
    }

    /// Follows the block to its end, and says whether a quote is open there; `None` when one stands out of its place.
    #[inline(always)]
    fn follow<S: Simd>(&mut self, simd: S, block: &[u8]) -> Option<bool> {
        self.course = Course::new();
        let (groups, rest) = block.as_chunks::<GROUP>();
        let mut base = 0;
        let mut left = groups;
        loop {
            let mut seen = None;
            if self.course.can_be_plain() {
                let (passed, next) = if self.course.quotes.is_open() {
                    self.take_plain::<true, S>(simd, left, base)
                } else {
                    self.take_plain::<false, S>(simd, left, base)
                };
                left = left.get(passed..).unwrap_or_default();
                base += small(passed * GROUP);
                seen = next;
            }
            let Some((group, behind)) = left.split_first() else {
                break;
            };
            let glance = match seen {
                Some(glance) => glance,
                None => Bits::at_first_sight(simd, group, self.delimiter),
            };
            self.take_closely(simd, group, glance, u64::MAX, base)?;
            left = behind;
            base += small(GROUP);
        }
        if !rest.is_empty() {
            let mut group = [b' '; GROUP];
            for (padded, byte) in group.iter_mut().zip(rest) {
                *padded = *byte;
            }
            // What stands behind the end is no byte of the text: a blank would make a closing quote seem out of place.
            let glance = Bits::at_first_sight(simd, &group, self.delimiter);
            self.take_closely(simd, &group, glance, (1 << rest.len()) - 1, base)?;
        }
        self.is_proved = self.course.proof.holds();
        Some(self.course.quotes.is_open())
    }

    /// Takes groups as long as they have only what every group has, and says how many, and what was seen of the next. Where
    /// they stand within quotes no field ends, and no line either.
    #[inline(always)]
    fn take_plain<const QUOTED: bool, S: Simd>(
        &mut self,
        simd: S,
        groups: &[[u8; GROUP]],
        start: u32,
    ) -> (usize, Option<Glance>) {
        let delimiter = self.delimiter;
        let mut expected = self.course.proof.expected();
        let mut room = Room::behind(&mut self.ends, &mut self.row_ends);
        let mut last_ends = 0;
        let mut next = None;
        let mut base = start;
        for group in groups {
            let glance = Bits::at_first_sight(simd, group, delimiter);
            let Bits {
                delimiters,
                line_feeds,
                ..
            } = glance.bits;
            if glance.has_more | (glance.wrong(expected) != 0) | (QUOTED && line_feeds != 0) {
                next = Some(glance);
                break;
            }
            expected = glance.expected_next();
            if !QUOTED {
                last_ends = delimiters | line_feeds;
                room.put(simd, [last_ends, line_feeds], base);
            }
            base += small(GROUP);
        }
        let left = room.left();
        self.count_all_but(left);
        self.course.proof.go_on(expected);
        if base > start {
            self.course.quotes.go_on(last_ends);
        }
        (in_memory(base - start) / GROUP, next)
    }

    /// Takes a group that has anything that not every group has, and of which these bytes count; `None` when a quote stands
    /// out of its place.
    #[inline(always)]
    fn take_closely<S: Simd>(
        &mut self,
        simd: S,
        group: &[u8; GROUP],
        glance: Glance,
        valid: u64,
        base: u32,
    ) -> Option<()> {
        let course = &mut self.course;
        let expected = course.proof.expected();
        let bits = if glance.odd | glance.wrong(expected) == 0 {
            course.proof.go_on(glance.expected_next());
            glance.bits.only(valid)
        } else if let Some(next) = glance.expected_behind_signs(simd, group, expected) {
            course.proof.go_on(next);
            glance.bits.only(valid)
        } else {
            course.proof.meet(simd, group);
            glance.bits.with_all(simd, group).only(valid)
        };
        let within = course.quotes.meet(bits, valid)?;
        // A line feed behind a CR is part of the same line end.
        let seconds = bits.line_feeds & ((bits.returns << 1) | course.after_return);
        course.after_return = bits.returns >> 63;
        let line_ends = (bits.line_feeds | bits.returns) & !seconds;
        let inner_line_ends = line_ends & within.quotes;
        let row_ends = line_ends & !within.quotes;
        let ends = (bits.delimiters & !within.quotes) | row_ends;
        self.has_controls |= bits.controls != 0;
        self.has_returns |= bits.returns != 0;
        note(&mut self.remarkable, bits.remarkable, base);
        note(&mut self.doubled, within.doubled, base);
        note(&mut self.inner_line_ends, inner_line_ends, base);
        let mut room = Room::behind(&mut self.ends, &mut self.row_ends);
        room.put(simd, [ends, row_ends], base);
        let left = room.left();
        self.count_all_but(left);
        Some(())
    }

    #[inline(always)]
    fn count_all_but(&mut self, [fields, rows]: [usize; 2]) {
        self.ends.count_all_but(fields);
        self.row_ends.count_all_but(rows);
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
            follower.cutter.has_returns |= byte == b'\r';
            if byte == b'"' {
                // Whatever it means, it is no plain row.
                follower.cutter.remarkable.push(at);
            }
            state = match (state, byte) {
                (State::Quoted, b'"') => State::AfterQuote,
                (State::Quoted, b'\n' | b'\r') => {
                    if !follower.is_second(at) {
                        follower.cutter.inner_line_ends.push(at);
                    }
                    State::Quoted
                }
                (State::Quoted, _) => State::Quoted,
                (State::FieldStart | State::AfterQuote, b'"') => State::Quoted,
                (_, b'\n' | b'\r') => {
                    follower.line_end(at);
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

/// How many bytes are looked at together.
const GROUP: usize = 64;

/// How far a block was followed.
#[derive(Debug, Clone, Copy)]
struct Course {
    quotes: Quotes,
    proof: Proof,
    /// Bit 0: the byte before the group is a CR.
    after_return: u64,
}

/// Memory for ends that are still to be met.
struct Room<'r> {
    fields: &'r mut [u32],
    rows: &'r mut [u32],
}

impl Course {
    fn new() -> Self {
        Self {
            quotes: Quotes::new(),
            proof: Proof::new(),
            after_return: 0,
        }
    }

    /// Whether the next group may be one that has only what every group has.
    fn can_be_plain(&self) -> bool {
        self.after_return == 0 && !self.quotes.are_closing()
    }
}

impl<'r> Room<'r> {
    #[inline(always)]
    fn behind(fields: &'r mut Ends, rows: &'r mut Ends) -> Self {
        Self {
            fields: fields.room(),
            rows: rows.room(),
        }
    }

    /// Puts down where fields end, and rows.
    #[inline(always)]
    fn put<S: Simd>(&mut self, simd: S, [ends, row_ends]: [u64; 2], base: u32) {
        places_of(simd, ends, base, self.fields.first_chunk_mut().expect(ROOM));
        few_places_of(row_ends, base, self.rows.first_chunk_mut().expect(ROOM));
        pass(&mut self.fields, ends.count_ones());
        pass(&mut self.rows, row_ends.count_ones());
    }

    /// How much of it is left.
    #[inline(always)]
    fn left(&self) -> [usize; 2] {
        [self.fields.len(), self.rows.len()]
    }
}

/// Passes so many ends that were put down.
#[inline(always)]
fn pass(room: &mut &mut [u32], count: u32) {
    let passed = std::mem::take(room).split_at_mut_checked(in_memory(count));
    (_, *room) = passed.expect(ROOM);
}

/// Adds the places of the bits that are set.
fn note(list: &mut Vec<u32>, bits: u64, base: u32) {
    let mut places = bits;
    while places != 0 {
        list.push(base + places.trailing_zeros());
        places &= places - 1;
    }
}

const ROOM: &str = "there is room for every byte of the block and a group more";

/// Follows a block from row to row.
struct Follower<'c> {
    cutter: &'c mut Cutter,
    block: &'c [u8],
}

impl<'c> Follower<'c> {
    fn new(cutter: &'c mut Cutter, block: &'c [u8]) -> Self {
        Self { cutter, block }
    }

    /// Whether a line feed belongs to the CR before it.
    fn is_second(&self, at: u32) -> bool {
        let byte = |at: u32| self.block.get(in_memory(at)).copied();
        byte(at) == Some(b'\n') && at > 0 && byte(at - 1) == Some(b'\r')
    }

    /// A line end out of quotes.
    fn line_end(&mut self, at: u32) {
        if !self.is_second(at) {
            self.cutter.ends.push(at);
            self.cutter.row_ends.push(at);
        }
    }

    fn finish(self, place: Place, is_open: bool) -> Result<Done, OpenQuote> {
        let length = small(self.block.len());
        if place == Place::Last && is_open {
            return Err(OpenQuote);
        }
        let ends = &mut self.cutter.row_ends;
        let (line_ends, last) = (small(ends.filled), ends.all().last().copied());
        let rest = last.map_or(0, |last| behind_line_end(self.block, last));
        let before = ends.all().iter().rev().nth(1);
        let last_start = before.map_or(0, |before| behind_line_end(self.block, *before));
        let mut done = Done {
            rest: in_memory(rest),
            lines: u64::from(line_ends + Places::of(&self.cutter.inner_line_ends).pass(rest)),
            after_blank: last == Some(last_start),
        };
        if place == Place::Last && rest < length {
            ends.push(length);
            self.cutter.ends.push(length);
            done.rest = in_memory(length);
        }
        Ok(done)
    }
}

/// A place in a block, or a number of them: blocks are shorter than 4 GB.
fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::extract::closer::Closer;
    use crate::extract::fields::Fields;
    use crate::extract::found_rows::Look;
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
        for found in cutter.rows(text.as_bytes()) {
            lines.push(line + found.lines_before);
            let fields = match found.look {
                Look::Plain => Fields::from(found.row),
                Look::Doubled | Look::InnerLines | Look::Closer => {
                    Fields::from(closer.read(found.row.raw()))
                }
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

    #[test]
    fn what_was_encoded_twice_is_noted_wherever_it_stands() {
        let noted = |text: &str| {
            let mut cutter = Cutter::new(b';');
            cutter.cut(text.as_bytes(), Place::Last).unwrap();
            let first = cutter.rows(text.as_bytes()).next().unwrap();
            (first.look, cutter.is_proved())
        };
        let mut needless = 0;
        for before in 0..128 {
            let before = "x".repeat(before);
            for twice in [
                "Ã¦",
                "Ã…",
                "Â§",
                "Å¡",
                "Ä\u{192}",
                "â€“",
                "æ Ã¸",
                "§ Ã¸",
                "e\u{301}",
            ] {
                let text = format!("{before}{twice};y\nz;{}\n", "w".repeat(150));
                assert_eq!(
                    noted(&text),
                    (Look::Closer, true),
                    "{} {twice}",
                    before.len()
                );
            }
            for once in ["æ", "§ 11", "– æ", "æøå", "5 €"] {
                let text = format!("{before}{once};y\nz;{}\n", "w".repeat(150));
                assert!(noted(&text).1, "{} {once}", before.len());
            }
            let text = format!("{before}æ og § 11;y\nz;{}\n", "w".repeat(150));
            needless += usize::from(noted(&text).0 != Look::Plain);
        }
        // At the bounds of a group it cannot be told.
        assert!(needless <= 4, "{needless}");
    }
}
