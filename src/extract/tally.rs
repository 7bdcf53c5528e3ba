//! What all bytes of a file are counted for, to tell its encoding: in pieces, in any order, by as many threads as there
//! are.
//!
//! Of a piece 64 bytes are looked at together. Only runs of bytes beyond ASCII are looked at one by one: a character of
//! UTF-8 never stands in two of them.

use fearless_simd::{Level, dispatch, prelude::*, u8x64};

use super::likeness::Letters;
use super::pieces::Stretch;
use super::probe::END_MARK;
use super::source::{in_memory, length};

/// What was counted.
pub(super) struct Tally {
    level: Level,
    /// The first bytes of the file, zero as long as they were not seen.
    head: [u8; HEAD],
    /// The last byte, and how many stand before it.
    last: Option<(u64, u8)>,
    pub total: u64,
    /// Control characters, NUL and [`END_MARK`] counted apart.
    pub controls: u64,
    pub end_marks: u64,
    /// NUL bytes at even and at odd places, counted from 0.
    pub zeros: [u64; 2],
    /// Characters beyond ASCII, as far as bytes are UTF-8.
    pub sequences: u64,
    /// Bytes that are part of none; those of a character that is cut off count as one.
    pub stray: u64,
    /// How many bytes stand before the first of them.
    pub first_stray: Option<u64>,
    /// Letters are counted from this byte on, or else from the first that is not UTF-8: a file that is all UTF-8 is not
    /// to wait for it.
    letters_from: Option<u64>,
    pub letters: Letters,
}

/// How many of the first bytes are kept.
const HEAD: usize = 8;

/// How many bytes are looked at together.
const GROUP: usize = 64;

/// Every second bit, from the first on.
const EVEN: u64 = 0x5555_5555_5555_5555;

impl Tally {
    /// For all pieces in their order.
    pub fn new() -> Self {
        Self::counting_letters_from(None)
    }

    /// For some pieces of a file in which the first byte that is not UTF-8 is known.
    pub fn counting_letters_from(letters_from: Option<u64>) -> Self {
        Self {
            level: Level::new(),
            head: [0; HEAD],
            last: None,
            total: 0,
            controls: 0,
            end_marks: 0,
            zeros: [0; 2],
            sequences: 0,
            stray: 0,
            first_stray: None,
            letters_from,
            letters: Letters::new(),
        }
    }

    /// Looks at a piece, which begins and ends between characters of UTF-8.
    pub fn look(&mut self, stretch: Stretch<'_>) {
        let begun = usize::try_from(stretch.offset).unwrap_or(HEAD);
        for (place, byte) in self.head.iter_mut().skip(begun).zip(stretch.bytes) {
            *place = *byte;
        }
        if let Some(last) = stretch.bytes.last() {
            let bytes = length(stretch.bytes.len());
            self.last = self.last.max(Some((stretch.offset + bytes - 1, *last)));
            self.total += bytes;
        }
        let level = self.level;
        let mut look = Look {
            tally: self,
            stretch,
            run: None,
        };
        dispatch!(level, simd => look.at_all(simd));
    }

    /// Takes in what was counted of other pieces.
    pub fn merge(&mut self, other: &Self) {
        for (place, byte) in self.head.iter_mut().zip(other.head) {
            *place |= byte;
        }
        self.last = self.last.max(other.last);
        self.total += other.total;
        self.controls += other.controls;
        self.end_marks += other.end_marks;
        for (zeros, more) in self.zeros.iter_mut().zip(other.zeros) {
            *zeros += more;
        }
        self.sequences += other.sequences;
        self.stray += other.stray;
        let first = self.first_stray.into_iter().chain(other.first_stray);
        self.first_stray = first.min();
        self.letters.merge(&other.letters);
    }

    /// The first bytes of all.
    pub fn head(&self) -> &[u8] {
        let length = usize::try_from(self.total).unwrap_or(HEAD);
        self.head.get(..length).unwrap_or(&self.head)
    }

    /// The last byte of all.
    pub fn last(&self) -> Option<u8> {
        self.last.map(|(_, last)| last)
    }

    fn note_stray(&mut self, offset: u64) {
        self.stray += 1;
        let first = self.first_stray.map_or(offset, |first| first.min(offset));
        self.first_stray = Some(first);
        self.letters_from = self.letters_from.or(Some(first));
    }
}

/// A look at a piece.
struct Look<'t, 'b> {
    tally: &'t mut Tally,
    stretch: Stretch<'b>,
    /// Where a run of bytes beyond ASCII begins that is not at its end.
    run: Option<usize>,
}

impl Look<'_, '_> {
    #[inline(always)]
    fn at_all<S: Simd>(&mut self, simd: S) {
        let (groups, rest) = self.stretch.bytes.as_chunks::<GROUP>();
        let mut base = 0;
        for group in groups {
            self.at_group(simd, group, base);
            base += GROUP;
        }
        let mut group = [b' '; GROUP];
        for (padded, byte) in group.iter_mut().zip(rest) {
            *padded = *byte;
        }
        // At least a blank stands at its end, which ends the last run.
        self.at_group(simd, &group, base);
    }

    #[inline(always)]
    fn at_group<S: Simd>(&mut self, simd: S, group: &[u8; GROUP], base: usize) {
        let bytes: u8x64<S> = (*group).simd_into(simd);
        let equal = |byte: u8| bytes.simd_eq(u8x64::splat(simd, byte)).to_bitmask();
        let low = bytes.simd_lt(u8x64::splat(simd, 0x20)).to_bitmask();
        let deleted = equal(0x7F);
        let beyond_ascii = bytes.simd_ge(u8x64::splat(simd, 0x80)).to_bitmask();
        let other = low & !equal(b'\n');
        if (other | deleted) != 0 {
            let zeros = equal(0);
            let end_marks = equal(END_MARK);
            let of_text = equal(b'\t') | equal(b'\r') | equal(0x0C);
            let controls = (other & !(zeros | end_marks | of_text)) | deleted;
            self.count_odd(controls, end_marks, zeros);
        }
        if beyond_ascii != 0 || self.run.is_some() {
            self.at_runs(beyond_ascii, base);
        }
    }

    #[inline(always)]
    fn count_odd(&mut self, controls: u64, end_marks: u64, zeros: u64) {
        let count = |bits: u64| u64::from(bits.count_ones());
        self.tally.controls += count(controls);
        self.tally.end_marks += count(end_marks);
        let [even, odd] = &mut self.tally.zeros;
        let (first, second) = if self.stretch.offset.is_multiple_of(2) {
            (even, odd)
        } else {
            (odd, even)
        };
        *first += count(zeros & EVEN);
        *second += count(zeros & !EVEN);
    }

    /// Looks at the runs of a group.
    #[inline]
    fn at_runs(&mut self, beyond_ascii: u64, base: usize) {
        let mut left = beyond_ascii;
        if let Some(start) = self.run {
            let more = left.trailing_ones();
            left &= u64::MAX.checked_shl(more).unwrap_or(0);
            if more == u64::BITS {
                return;
            }
            self.run = None;
            self.at_run(start, base + in_memory(more));
        }
        while left != 0 {
            let before = left.trailing_zeros();
            let end = before + (left >> before).trailing_ones();
            let start = base + in_memory(before);
            if end == u64::BITS {
                self.run = Some(start);
                return;
            }
            self.at_run(start, base + in_memory(end));
            left &= u64::MAX << end;
        }
    }

    /// Looks at a whole run.
    #[inline]
    fn at_run(&mut self, start: usize, end: usize) {
        let run = self.stretch.bytes.get(start..end).unwrap_or_default();
        match run {
            [_] => self.tally.note_stray(self.stretch.offset + length(start)),
            [0xC2..=0xDF, 0x80..=0xBF] => self.tally.sequences += 1,
            _ => self.at_long_run(run, start),
        }
        if let Some(from) = self.tally.letters_from {
            let before = from.saturating_sub(self.stretch.offset);
            let before = usize::try_from(before).unwrap_or(usize::MAX);
            for at in start.max(before)..end {
                self.count_letter(at);
            }
        }
    }

    fn at_long_run(&mut self, run: &[u8], start: usize) {
        let mut offset = self.stretch.offset + length(start);
        for chunk in run.utf8_chunks() {
            self.tally.sequences += length(chunk.valid().chars().count());
            offset += length(chunk.valid().len());
            if !chunk.invalid().is_empty() {
                self.tally.note_stray(offset);
            }
            offset += length(chunk.invalid().len());
        }
    }

    #[inline]
    fn count_letter(&mut self, at: usize) {
        let bytes = self.stretch.bytes;
        let from = at.checked_sub(1).and_then(|before| bytes.get(before..));
        if let Some([before, byte, after]) = from.and_then(<[u8]>::first_chunk) {
            self.tally.letters.count(*byte, *before, *after);
        } else {
            self.count_outer_letter(at);
        }
    }

    /// Counts the first or the last letter of the piece.
    fn count_outer_letter(&mut self, at: usize) {
        let beside = |at: Option<usize>| at.and_then(|at| self.stretch.bytes.get(at)).copied();
        if let Some(byte) = beside(Some(at)) {
            let before = beside(at.checked_sub(1)).unwrap_or(self.stretch.before);
            let after = beside(at.checked_add(1)).unwrap_or(self.stretch.after);
            self.tally.letters.count(byte, before, after);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::pieces::{Pieces, between_characters};
    use super::super::probe::is_control;
    use super::super::source::Bytes;
    use super::super::survey::FileHash;
    use super::*;

    /// Tallies of the pieces that a file has, each of which one of so many looks at.
    fn tallies(
        bytes: &[u8],
        piece_bytes: usize,
        letters_from: Option<u64>,
        tallies: usize,
    ) -> Vec<Tally> {
        let mut pieces = Pieces::new(Bytes::stream(bytes), piece_bytes, FileHash::Skip);
        // Every second one with the narrowest vectors.
        let new = |number| Tally {
            level: if number % 2 == 0 {
                Level::new()
            } else {
                Level::baseline()
            },
            ..Tally::counting_letters_from(letters_from)
        };
        let mut tallies: Vec<_> = (0..tallies).map(new).collect();
        let count = tallies.len();
        while let Some(piece) = pieces.next(between_characters).unwrap() {
            let number = usize::try_from(piece.number).unwrap();
            tallies[number % count].look(piece.stretch());
        }
        tallies
    }

    /// What the definition says of the bytes, one after the other.
    fn singly(bytes: &[u8]) -> Tally {
        let mut tally = Tally::new();
        let count = |wanted: &dyn Fn(u8) -> bool| {
            length(bytes.iter().filter(|byte| wanted(**byte)).count())
        };
        for (place, byte) in tally.head.iter_mut().zip(bytes) {
            *place = *byte;
        }
        tally.total = length(bytes.len());
        tally.last = bytes.last().map(|last| (tally.total - 1, *last));
        tally.controls = count(&|byte| is_control(byte) && byte != 0);
        tally.end_marks = count(&|byte| byte == END_MARK);
        for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == 0) {
            tally.zeros[at % 2] += 1;
        }
        let mut rest = bytes;
        loop {
            let (valid, bad) = match std::str::from_utf8(rest) {
                Ok(_) => (rest.len(), 0),
                Err(error) => {
                    let valid = error.valid_up_to();
                    (valid, error.error_len().unwrap_or(rest.len() - valid))
                }
            };
            let begin = rest[..valid].iter().filter(|byte| **byte >= 0xC0);
            tally.sequences += length(begin.count());
            if bad == 0 {
                break;
            }
            tally.stray += 1;
            let offset = length(bytes.len() - rest.len() + valid);
            tally.first_stray = tally.first_stray.or(Some(offset));
            rest = &rest[valid + bad..];
        }
        let from = tally
            .first_stray
            .map_or(bytes.len(), |from| usize::try_from(from).unwrap());
        for at in (from..bytes.len()).filter(|at| !bytes[*at].is_ascii()) {
            let beside = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied();
            let before = beside(at.checked_sub(1)).unwrap_or(b'\n');
            let after = beside(at.checked_add(1)).unwrap_or(b'\n');
            tally.letters.count(bytes[at], before, after);
        }
        tally
    }

    fn assert_same(found: &Tally, expected: &Tally) {
        let all = |tally: &Tally| {
            let Tally {
                head,
                last,
                total,
                controls,
                end_marks,
                ..
            } = tally;
            let Tally {
                zeros,
                sequences,
                stray,
                first_stray,
                ..
            } = tally;
            let first = (*head, *last, *total, *controls, *end_marks);
            (first, *zeros, *sequences, *stray, *first_stray)
        };
        assert_eq!(all(found), all(expected));
        assert_eq!(found.letters, expected.letters);
    }

    fn assert_counted_alike(bytes: &[u8], piece_bytes: usize) {
        let expected = singly(bytes);
        let in_order = tallies(bytes, piece_bytes, None, 1);
        assert_same(&in_order[0], &expected);
        // In any order, once it is known from where on letters are counted.
        let mut several = tallies(bytes, piece_bytes, expected.first_stray, 3);
        let mut merged = several.pop().unwrap();
        several.iter().for_each(|other| merged.merge(other));
        assert_same(&merged, &expected);
    }

    /// Text and what is none: letters of both encodings, characters that are cut off, control characters, zeros.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let some: &[&[u8]] = &[
            b"a",
            b"B",
            b"1",
            b" ",
            b"\n",
            b"\r\n",
            b"\t",
            b";",
            b"\0",
            b"\0\0",
            b"\x1A",
            b"\x01",
            b"\x7F",
            b"\x0C",
            b"ord og mellemrum",
            b"\xC3\xA6",
            b"\xE2\x82\xAC",
            b"\xF0\x9F\x98\x80",
            b"\xE6",
            b"\xF8",
            b"\xE2\x82",
            b"\xF0\x9F\x98",
            b"\xED\xA0\x80",
            b"\xC0\x80",
            b"\x80",
            b"\xBF",
            b"\xF4\x90",
            b"\xFF",
        ];
        let any = prop_oneof![
            6 => prop::sample::select(some).prop_map(<[u8]>::to_vec),
            1 => prop::collection::vec(any::<u8>(), 1..9),
            1 => (0x80..=u8::MAX, 1..140_usize).prop_map(|(byte, count)| vec![byte; count]),
        ];
        prop::collection::vec(any, 0..60).prop_map(|some| some.concat())
    }

    proptest! {
        #[test]
        fn bytes_are_counted_alike_in_any_pieces(bytes in bytes(), piece_bytes in 1..300_usize) {
            assert_counted_alike(&bytes, piece_bytes);
        }

        #[test]
        fn letters_are_counted_from_the_first_byte_that_is_not_utf_8(
            text in "[a-zæøå€ \n]{0,200}",
            rest in "[a-zæøå€ \n]{0,200}",
            piece_bytes in 1..100_usize,
        ) {
            assert_counted_alike(&[text.as_bytes(), b"\xE6", rest.as_bytes()].concat(), piece_bytes);
            assert_counted_alike(text.as_bytes(), piece_bytes);
        }
    }

    #[test]
    fn a_run_is_looked_at_wherever_it_stands() {
        for before in 0..70 {
            for run in [
                "\u{e6}".repeat(80).as_bytes(),
                "\u{20ac}".repeat(60).as_bytes(),
                &[0xE6; 130],
                &[0x80; 65],
            ] {
                for after in [&b""[..], b"a", b"abcdefgh"] {
                    let bytes = [&vec![b'x'; before], run, after].concat();
                    assert_counted_alike(&bytes, 1);
                    assert_counted_alike(&bytes, 1000);
                }
            }
        }
    }
}
