//! Which encoding the bytes are in: told by a mark, proved by strict validity, or guessed with care and said so.

use super::source::length;

/// An encoding of the WHATWG set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self(encoding_rs::UTF_8);
    /// UTF-16, low byte first.
    pub const UTF_16LE: Self = Self(encoding_rs::UTF_16LE);
    /// UTF-16, high byte first.
    pub const UTF_16BE: Self = Self(encoding_rs::UTF_16BE);
    /// The code page of western Windows; ISO 8859-1 is read by it, as browsers do.
    pub const WINDOWS_1252: Self = Self(encoding_rs::WINDOWS_1252);

    /// The encoding with a label such as `utf-8`, `latin1` or `macintosh`, in any case; `None` when there is none.
    ///
    /// ```
    /// # use sagsaudit::extract::Encoding;
    /// assert_eq!(Encoding::of_label("ISO-8859-1"), Some(Encoding::WINDOWS_1252));
    /// assert_eq!(Encoding::of_label("cp9999"), None);
    /// ```
    pub fn of_label(label: &str) -> Option<Self> {
        encoding_rs::Encoding::for_label_no_replacement(label.as_bytes()).map(Self)
    }

    /// The name in `draw.json`: `utf-8`, `utf-16le`, `windows-1252`.
    pub fn name(self) -> String {
        self.0.name().to_ascii_lowercase()
    }

    /// A decoder that drops the encoding's own byte order mark.
    pub(super) fn decoder(self) -> encoding_rs::Decoder {
        self.0.new_decoder_with_bom_removal()
    }
}

/// How the encoding is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EncodingBasis {
    /// The user said so.
    Stated,
    /// The file begins with a byte order mark.
    Mark,
    /// Every byte of the file fits, which no other encoding's text does by chance.
    Valid,
    /// It is not UTF-8, and all of it can be windows-1252.
    Guessed,
}

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
    /// A control character that no text has.
    Control,
    /// A byte to which windows-1252 gives no meaning.
    Undefined,
    /// More signs than letters beyond ASCII: the letters of a DOS or Mac code page.
    Unlikely,
}

/// Looks at all bytes once, in pieces.
pub(super) struct Probe {
    head: Vec<u8>,
    last: Option<u8>,
    total: u64,
    counts: [u64; 256],
    incomplete: Vec<u8>,
    sequences: u64,
    stray: u64,
    first_stray: Option<u64>,
}

/// One in so many letters beyond ASCII may be UTF-8 by chance in a file that is not, such as `É”` in windows-1252.
const CHANCE_OF_A_SEQUENCE: u64 = 10;

impl Probe {
    pub(super) fn new() -> Self {
        Self {
            head: Vec::with_capacity(8),
            last: None,
            total: 0,
            counts: [0; 256],
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

    /// Looks at the next piece.
    pub(super) fn feed(&mut self, piece: &[u8]) {
        let missing = 8 - self.head.len();
        self.head.extend(piece.iter().take(missing));
        self.last = piece.last().copied().or(self.last);
        self.total += length(piece.len());
        for byte in piece {
            if let Some(count) = self.counts.get_mut(usize::from(*byte)) {
                *count += 1;
            }
        }
        if self.incomplete.is_empty() {
            self.feed_utf8(piece);
        } else {
            let mut joined = std::mem::take(&mut self.incomplete);
            joined.extend_from_slice(piece);
            self.feed_utf8(&joined);
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
    pub(super) fn conclude(mut self) -> Result<(Encoding, EncodingBasis), NoText> {
        if !self.incomplete.is_empty() {
            self.note_stray(length(self.incomplete.len()));
        }
        self.refuse_other_files()?;
        match self.mark() {
            None if self.has(0) => Err(NoText::Nul),
            None => self.without_mark(),
            Some(utf_8) if utf_8 == Encoding::UTF_8 => match self.first_stray {
                Some(offset) => Err(NoText::BrokenUtf8 { offset }),
                None if self.has(0) => Err(NoText::Nul),
                None => Ok((utf_8, EncodingBasis::Mark)),
            },
            // NUL bytes are half of every letter here; the decoder finds what is wrong.
            Some(utf_16) => Ok((utf_16, EncodingBasis::Mark)),
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
        encoding_rs::Encoding::for_bom(&self.head).map(|(encoding, _)| Encoding(encoding))
    }

    fn without_mark(&self) -> Result<(Encoding, EncodingBasis), NoText> {
        let Some(offset) = self.first_stray else {
            return Ok((Encoding::UTF_8, EncodingBasis::Valid));
        };
        if self.sequences * CHANCE_OF_A_SEQUENCE > self.stray {
            return Err(NoText::BrokenUtf8 { offset });
        }
        if self.count(is_undefined) > 0 {
            return Err(NoText::Undefined);
        }
        if self.has_control() {
            return Err(NoText::Control);
        }
        if self.count(is_unlikely) > self.count(is_letter) {
            return Err(NoText::Unlikely);
        }
        Ok((Encoding::WINDOWS_1252, EncodingBasis::Guessed))
    }

    fn has(&self, byte: u8) -> bool {
        self.count(|other| other == byte) > 0
    }

    /// Control characters beyond those of text; one 1A at the very end is how DOS programs marked the end of a file.
    fn has_control(&self) -> bool {
        let end_mark = u64::from(self.last == Some(END_MARK));
        let end_marks = self.count(|byte| byte == END_MARK);
        self.count(is_control) > 0 || end_marks > end_mark
    }

    fn count(&self, wanted: impl Fn(u8) -> bool) -> u64 {
        (0..=u8::MAX)
            .zip(self.counts)
            .filter(|(byte, _)| wanted(*byte))
            .map(|(_, count)| count)
            .sum()
    }
}

/// Control-Z, the end of a file in DOS.
pub(super) const END_MARK: u8 = 0x1A;

/// Bytes to which windows-1252 gives no meaning.
pub(super) fn is_undefined(byte: u8) -> bool {
    matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D)
}

/// Control characters that no table has; [`END_MARK`] is judged by its place.
pub(super) fn is_control(byte: u8) -> bool {
    byte == 0x7F || (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | END_MARK))
}

/// The letters of windows-1252 that western languages use.
fn is_letter(byte: u8) -> bool {
    byte >= 0xC0 && !matches!(byte, 0xD7 | 0xF7)
}

/// Signs of windows-1252 that hardly occur in it, but are letters in DOS and Mac code pages: `å` is 86 in CP850 and 8C
/// in MacRoman, `ø` is 9B and BF. The euro sign, quotes, dashes, `§`, `°`, `½` and the no-break space are no witnesses.
pub(super) fn is_unlikely(byte: u8) -> bool {
    matches!(byte, 0x82..=0x84 | 0x86..=0x90 | 0x98 | 0x9A..=0x9F | 0xA1 | 0xA2 | 0xA4..=0xA6 | 0xA8 | 0xAA | 0xAC
        | 0xAE | 0xAF | 0xB6 | 0xB8..=0xBA | 0xBC | 0xBE | 0xBF)
}
