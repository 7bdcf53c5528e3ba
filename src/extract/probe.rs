//! The look at all bytes: is it text, and in which encoding. Told by a mark or a pattern, proved by strict validity, or
//! guessed with care and said so.

use super::encoding::{Encoding, EncodingBasis};
use super::likeness::{Doubt, Letters};
use super::source::length;

/// What the bytes themselves say against reading them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoText {
    /// A workbook of Excel 2007 or later, or another zip archive.
    Zip,
    /// A workbook of an older Excel, or another compound file.
    CompoundFile,
    /// UTF-32, which nobody writes on purpose.
    Utf32,
    /// NUL bytes.
    Nul,
    /// Mostly UTF-8, but broken at this byte.
    BrokenUtf8 { offset: u64 },
    /// More control characters than any text has.
    Control,
    /// Not UTF-8, and it cannot be told what else.
    Doubt {
        /// Why.
        doubt: Doubt,
        /// The first byte that is not UTF-8.
        offset: u64,
    },
}

/// What the bytes say of how they are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) encoding: Encoding,
    pub(super) basis: EncodingBasis,
    /// The first byte that is not UTF-8, on which the encoding rests if it was guessed.
    pub(super) evidence: Option<u64>,
}

/// Looks at all bytes once, in pieces.
pub(super) struct Probe {
    head: Vec<u8>,
    last: Option<u8>,
    total: u64,
    /// Control characters, NUL and [`END_MARK`] counted apart.
    controls: u64,
    end_marks: u64,
    /// NUL bytes at even and at odd places, counted from 0.
    zeros: [u64; 2],
    letters: Letters,
    incomplete: Vec<u8>,
    sequences: u64,
    stray: u64,
    first_stray: Option<u64>,
}

/// A file of which one byte in so many is a control character is no text.
const MOST_CONTROLS: u64 = 100;

/// One in so many letters beyond ASCII may be UTF-8 by chance in a file that is not, such as `É”` in windows-1252.
const CHANCE_OF_A_SEQUENCE: u64 = 10;

impl Probe {
    pub(super) fn new() -> Self {
        Self {
            head: Vec::with_capacity(8),
            last: None,
            total: 0,
            controls: 0,
            end_marks: 0,
            zeros: [0; 2],
            letters: Letters::new(),
            incomplete: Vec::new(),
            sequences: 0,
            stray: 0,
            first_stray: None,
        }
    }

    /// How many bytes were seen.
    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// Whether there are NUL bytes.
    pub(super) fn has_zeros(&self) -> bool {
        self.zeros != [0, 0]
    }

    /// Looks at the next piece.
    pub(super) fn feed(&mut self, piece: &[u8]) {
        let missing = 8 - self.head.len();
        self.head.extend(piece.iter().take(missing));
        self.last = piece.last().copied().or(self.last);
        self.controls += count(piece, |byte| is_control(byte) && byte != 0);
        self.end_marks += count(piece, |byte| byte == END_MARK);
        self.count_zeros(piece);
        self.total += length(piece.len());
        if self.first_stray.is_some() {
            self.letters.feed(piece);
        }
        if self.incomplete.is_empty() {
            self.feed_utf8_and_letters(piece);
        } else {
            let mut joined = std::mem::take(&mut self.incomplete);
            joined.extend_from_slice(piece);
            self.feed_utf8_and_letters(&joined);
        }
    }

    /// Letters are counted from the first byte on that is not UTF-8: a file that is all UTF-8 is not to wait for it.
    fn feed_utf8_and_letters(&mut self, piece: &[u8]) {
        let was_utf8 = self.first_stray.is_none();
        self.feed_utf8(piece);
        if was_utf8 {
            self.begin_letters(piece);
        }
    }

    fn begin_letters(&mut self, piece: &[u8]) {
        let after = self.first_stray.map_or(self.incomplete.len(), |offset| {
            usize::try_from(self.total - offset).unwrap_or(piece.len())
        });
        let (before, from) = piece.split_at(piece.len().saturating_sub(after));
        self.letters.pass_over(before);
        if self.first_stray.is_some() {
            self.letters.feed(from);
        }
    }

    fn count_zeros(&mut self, piece: &[u8]) {
        if !piece.contains(&0) {
            return;
        }
        let (pairs, last) = piece.as_chunks::<2>();
        let zeros = |wanted: fn(&[u8; 2]) -> u8| -> u64 {
            let few = pairs.chunks(usize::from(u8::MAX));
            few.map(|some| {
                let zeros = some.iter().map(|pair| u8::from(wanted(pair) == 0));
                u64::from(zeros.fold(0, u8::wrapping_add))
            })
            .sum()
        };
        let mut here = [zeros(|[first, _]| *first), zeros(|[_, second]| *second)];
        if let ([0], [first, _]) = (last, &mut here) {
            *first += 1;
        }
        // The piece may begin at an odd place.
        if !self.total.is_multiple_of(2) {
            here.reverse();
        }
        for (zeros, here) in self.zeros.iter_mut().zip(here) {
            *zeros += here;
        }
    }

    /// Counts whole characters beyond ASCII, and bytes that are part of none; keeps a character that is cut off.
    fn feed_utf8(&mut self, mut rest: &[u8]) {
        loop {
            let error = match std::str::from_utf8(rest) {
                Ok(text) => return self.count_sequences(text.as_bytes()),
                Err(error) => error,
            };
            let (valid, broken) = rest.split_at(error.valid_up_to());
            self.count_sequences(valid);
            let Some(bad) = error.error_len() else {
                self.incomplete = broken.to_vec();
                return;
            };
            self.note_stray(length(broken.len()));
            rest = broken.get(bad..).unwrap_or_default();
        }
    }

    fn count_sequences(&mut self, valid: &[u8]) {
        self.sequences += length(valid.iter().filter(|byte| **byte >= 0xC0).count());
    }

    fn note_stray(&mut self, bytes_from_the_end: u64) {
        self.stray += 1;
        self.first_stray
            .get_or_insert(self.total - bytes_from_the_end);
    }

    /// The encoding, once all bytes were seen.
    pub(super) fn conclude(&mut self) -> Result<Told, NoText> {
        if !self.incomplete.is_empty() {
            let was_utf8 = self.first_stray.is_none();
            self.note_stray(length(self.incomplete.len()));
            if was_utf8 {
                self.letters.feed(&self.incomplete);
            }
        }
        self.refuse_other_files()?;
        let told = |encoding, basis| Told {
            encoding,
            basis,
            evidence: None,
        };
        match self.mark() {
            None if self.has_zeros() => match self.zero_pattern() {
                Some(utf_16) => Ok(told(utf_16, EncodingBasis::Zeros)),
                None => Err(NoText::Nul),
            },
            None => self.without_mark(),
            Some(utf_8) if utf_8 == Encoding::UTF_8 => match self.first_stray {
                Some(offset) => Err(NoText::BrokenUtf8 { offset }),
                None if self.has_zeros() => Err(NoText::Nul),
                None => Ok(told(utf_8, EncodingBasis::Mark)),
            },
            // NUL bytes are half of every letter here; the decoder finds what is wrong.
            Some(utf_16) => Ok(told(utf_16, EncodingBasis::Mark)),
        }
    }

    /// Whether all bytes so far are UTF-8, and none of them is odd.
    pub(super) fn is_plain(&self) -> bool {
        self.first_stray.is_none()
            && self.controls + self.end_marks == 0
            && !self.has_zeros()
            && self.mark().is_none_or(|mark| mark == Encoding::UTF_8)
            && self.refuse_other_files().is_ok()
    }

    /// What a plain beginning says, or the user.
    pub(super) fn begins_as(&self, stated: Option<Encoding>) -> Told {
        let basis = match (stated, self.mark()) {
            (Some(_), _) => EncodingBasis::Stated,
            (None, Some(_)) => EncodingBasis::Mark,
            (None, None) => EncodingBasis::Valid,
        };
        Told {
            encoding: Encoding::UTF_8,
            basis,
            evidence: None,
        }
    }

    /// Refuses files that are tables, but no text.
    pub(super) fn refuse_other_files(&self) -> Result<(), NoText> {
        match self.head.as_slice() {
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Err(NoText::Zip),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] => Err(NoText::CompoundFile),
            [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Err(NoText::Utf32),
            _ => Ok(()),
        }
    }

    fn mark(&self) -> Option<Encoding> {
        encoding_rs::Encoding::for_bom(&self.head).map(|(encoding, _)| Encoding::of_web(encoding))
    }

    /// UTF-16 without a mark: at least half of the letters are ASCII, whose other byte is zero, and the zeros stand on
    /// one side only.
    fn zero_pattern(&self) -> Option<Encoding> {
        let is_most = |zeros: u64| zeros * 4 >= self.total && self.total.is_multiple_of(2);
        match self.zeros {
            [0, odd] if is_most(odd) => Some(Encoding::UTF_16LE),
            [even, 0] if is_most(even) => Some(Encoding::UTF_16BE),
            _ => None,
        }
    }

    fn without_mark(&mut self) -> Result<Told, NoText> {
        let Some(offset) = self.first_stray else {
            return Ok(Told {
                encoding: Encoding::UTF_8,
                basis: EncodingBasis::Valid,
                evidence: None,
            });
        };
        if self.sequences * CHANCE_OF_A_SEQUENCE > self.stray {
            return Err(NoText::BrokenUtf8 { offset });
        }
        if self.controls() * MOST_CONTROLS > self.total {
            return Err(NoText::Control);
        }
        match self.letters.encoding() {
            Ok(encoding) => Ok(Told {
                encoding,
                basis: EncodingBasis::Guessed,
                evidence: Some(offset),
            }),
            Err(doubt) => Err(NoText::Doubt { doubt, offset }),
        }
    }

    /// How many control characters there are beyond those of text; one 1A at the very end is how DOS programs marked the
    /// end of a file. NUL bytes are counted elsewhere, and have their own meaning.
    pub(super) fn controls(&self) -> u64 {
        let end_mark = u64::from(self.last == Some(END_MARK));
        self.controls + self.end_marks - end_mark
    }
}

/// How many bytes are of a kind: of so few at a time that a byte can hold their number, many are compared at once.
fn count(piece: &[u8], wanted: impl Fn(u8) -> bool) -> u64 {
    let few = piece.chunks(usize::from(u8::MAX));
    few.map(|some| {
        let found = some.iter().map(|byte| u8::from(wanted(*byte)));
        u64::from(found.fold(0, u8::wrapping_add))
    })
    .sum()
}

/// Control-Z, the end of a file in DOS.
pub(super) const END_MARK: u8 = 0x1A;

/// Control characters that no table has; [`END_MARK`] is judged by its place.
pub(super) fn is_control(byte: u8) -> bool {
    byte == 0x7F || (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | END_MARK))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn bytes_are_counted_alike_in_any_pieces(
            pieces in prop::collection::vec(prop::collection::vec(prop::sample::select(b"ab\0\0\x1A\x01\x7F\n\t\x0C".to_vec()), 0..700), 0..4),
        ) {
            let mut probe = Probe::new();
            for piece in &pieces {
                probe.feed(piece);
            }
            let bytes = pieces.concat();
            let zeros = |parity: usize| -> u64 {
                length(bytes.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count())
            };
            prop_assert_eq!(probe.zeros, [zeros(0), zeros(1)]);
            let control = |byte: &&u8| matches!(**byte, 1 | 0x7F | END_MARK);
            let controls = length(bytes.iter().filter(control).count());
            let is_marked = u64::from(bytes.last() == Some(&END_MARK));
            prop_assert_eq!(probe.controls(), controls - is_marked);
        }
    }
}
