//! What the bytes of a file say: is it text, and in which encoding. Told by a mark or a pattern, proved by strict
//! validity, or guessed with care and said so.

use super::encoding::{Encoding, EncodingBasis, Form};
use super::likeness::Doubt;
use super::tally::Tally;

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

/// Draws the conclusions from what was counted of a file, or of its beginning.
pub(super) struct Probe(pub(super) Tally);

impl Told {
    /// An encoding that is known.
    pub(super) fn by(basis: EncodingBasis, encoding: Encoding) -> Self {
        Self {
            encoding,
            basis,
            evidence: None,
        }
    }

    /// Whether it rests on all bytes of the file, and not only on how it begins.
    pub(super) fn rests_on_all(&self) -> bool {
        matches!(self.basis, EncodingBasis::Guessed | EncodingBasis::Zeros)
    }
}

/// A file of which one byte in so many is a control character is no text.
const MOST_CONTROLS: u64 = 100;

/// One in so many letters beyond ASCII may be UTF-8 by chance in a file that is not, such as `É”` in windows-1252.
const CHANCE_OF_A_SEQUENCE: u64 = 10;

impl Probe {
    /// How many bytes were seen.
    pub(super) fn total(&self) -> u64 {
        self.0.total
    }

    /// Whether there are NUL bytes.
    pub(super) fn has_zeros(&self) -> bool {
        self.0.zeros != [0, 0]
    }

    /// The encoding, once all bytes were seen.
    pub(super) fn conclude(&self) -> Result<Told, NoText> {
        self.refuse_other_files()?;
        match self.mark() {
            None if self.has_zeros() => match self.zero_pattern() {
                Some(utf_16) if self.0.total.is_multiple_of(2) => {
                    Ok(Told::by(EncodingBasis::Zeros, utf_16))
                }
                _ => Err(NoText::Nul),
            },
            None => self.without_mark(),
            Some(utf_8) if utf_8 == Encoding::UTF_8 => match self.0.first_stray {
                Some(offset) => Err(NoText::BrokenUtf8 { offset }),
                None if self.has_zeros() => Err(NoText::Nul),
                None => Ok(Told::by(EncodingBasis::Mark, utf_8)),
            },
            // NUL bytes are half of every letter here; the decoder finds what is wrong.
            Some(utf_16) => Ok(Told::by(EncodingBasis::Mark, utf_16)),
        }
    }

    /// What the beginning of a file of so many bytes says of all of it, if the rest has no odd characters; `None` when all
    /// has to be looked at.
    pub(super) fn foretells(&self, stated: Option<Encoding>, bytes: u64) -> Option<Told> {
        self.refuse_other_files().ok()?;
        let told = match (stated, self.mark()) {
            (Some(encoding), _) => Told::by(EncodingBasis::Stated, encoding),
            (None, None) if self.has_zeros() => {
                let utf_16 = self.zero_pattern().filter(|_| bytes.is_multiple_of(2));
                Told::by(EncodingBasis::Zeros, utf_16?)
            }
            (None, _) => self.conclude().ok()?,
        };
        let is_plain = match told.encoding.form() {
            // Of control characters nothing is said where there are zeros.
            Form::Utf16(_) => self.has_zeros(),
            form => {
                let is_utf_8 = form != Form::Utf8
                    || (self.0.first_stray.is_none()
                        && self.mark().is_none_or(|mark| mark == Encoding::UTF_8));
                is_utf_8 && self.0.controls + self.0.end_marks == 0 && !self.has_zeros()
            }
        };
        is_plain.then_some(told)
    }

    /// Whether all bytes, once they were seen, say what the beginning did, and nothing else.
    pub(super) fn bears_out(&self, told: Told) -> bool {
        let is_without_controls = self.has_zeros() || self.controls() == 0;
        is_without_controls && self.conclude() == Ok(told)
    }

    /// Refuses files that are tables, but no text.
    pub(super) fn refuse_other_files(&self) -> Result<(), NoText> {
        match self.0.head() {
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Err(NoText::Zip),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] => Err(NoText::CompoundFile),
            [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Err(NoText::Utf32),
            _ => Ok(()),
        }
    }

    fn mark(&self) -> Option<Encoding> {
        encoding_rs::Encoding::for_bom(self.0.head())
            .map(|(encoding, _)| Encoding::of_web(encoding))
    }

    /// UTF-16 without a mark: at least half of the letters are ASCII, whose other byte is zero, and the zeros stand on
    /// one side only.
    fn zero_pattern(&self) -> Option<Encoding> {
        let is_most = |zeros: u64| zeros * 4 >= self.0.total;
        match self.0.zeros {
            [0, odd] if is_most(odd) => Some(Encoding::UTF_16LE),
            [even, 0] if is_most(even) => Some(Encoding::UTF_16BE),
            _ => None,
        }
    }

    fn without_mark(&self) -> Result<Told, NoText> {
        let Some(offset) = self.0.first_stray else {
            return Ok(Told::by(EncodingBasis::Valid, Encoding::UTF_8));
        };
        if self.0.sequences * CHANCE_OF_A_SEQUENCE > self.0.stray {
            return Err(NoText::BrokenUtf8 { offset });
        }
        if self.controls() * MOST_CONTROLS > self.0.total {
            return Err(NoText::Control);
        }
        match self.0.letters.encoding() {
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
        let end_mark = u64::from(self.0.last() == Some(END_MARK));
        self.0.controls + self.0.end_marks - end_mark
    }
}

/// Control-Z, the end of a file in DOS.
pub(super) const END_MARK: u8 = 0x1A;

/// Control characters that no table has; [`END_MARK`] is judged by its place.
pub(super) fn is_control(byte: u8) -> bool {
    byte == 0x7F || (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | END_MARK))
}
