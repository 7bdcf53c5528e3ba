//! Where lines end in a text as it lies in the file, before it is decoded.

use super::pieces::{At, between_characters};

/// In what steps a text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Units {
    /// Byte by byte: line ends are bytes, and no part of any other letter.
    Bytes,
    /// Two bytes at a time, as UTF-16 does.
    Pairs(ByteOrder),
}

/// Which byte of two comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ByteOrder {
    LowFirst,
    HighFirst,
}

impl ByteOrder {
    /// The number that two bytes make.
    pub fn unit(self, pair: [u8; 2]) -> u16 {
        match self {
            Self::LowFirst => u16::from_le_bytes(pair),
            Self::HighFirst => u16::from_be_bytes(pair),
        }
    }
}

const LINE_FEED: u16 = 0x0A;
const RETURN: u16 = 0x0D;

impl Units {
    /// Where a block ends in what was read: behind its last line end, else anywhere between two letters. A CR at the very
    /// end is no end yet: its LF may follow.
    pub fn end_of_block(self, text: &[u8], at: At) -> usize {
        match at {
            At::End => text.len(),
            At::Within => self
                .end_of_lines(text)
                .unwrap_or_else(|| self.between_letters(text, at)),
        }
    }

    /// Where the last line of a text ends that is known to end there.
    pub fn end_of_lines(self, text: &[u8]) -> Option<usize> {
        match self {
            Self::Bytes => {
                let settled = text.strip_suffix(b"\r").unwrap_or(text);
                let last = |byte| memchr::memrchr(byte, settled);
                last(b'\n').or_else(|| last(b'\r')).map(|end| end + 1)
            }
            Self::Pairs(order) => {
                let units = text.as_chunks::<2>().0;
                let is = |wanted| move |pair: &[u8; 2]| order.unit(*pair) == wanted;
                let settled = match units.split_last() {
                    Some((last, before)) if is(RETURN)(last) => before,
                    _ => units,
                };
                let last = |unit| settled.iter().rposition(is(unit));
                let end = last(LINE_FEED).or_else(|| last(RETURN));
                end.map(|end| (end + 1) * 2)
            }
        }
    }

    /// Some place near the end that no letter stands across, and at least a unit before it.
    fn between_letters(self, text: &[u8], at: At) -> usize {
        match (self, at) {
            (_, At::End) => text.len(),
            (Self::Bytes, At::Within) => between_characters(text, at),
            (Self::Pairs(order), At::Within) => {
                let units = text.as_chunks::<2>().0;
                let before = units.split_last().map_or(units, |(_, before)| before);
                let begins_two = |pair: &[u8; 2]| matches!(order.unit(*pair), 0xD800..0xDC00);
                let divided = before.last().is_some_and(begins_two);
                (before.len() - usize::from(divided)) * 2
            }
        }
    }
}

/// Lines at the start of a text that are passed over.
pub(super) struct LinesAbove {
    units: Units,
    left: u64,
    /// The last of them ended with CR: an LF that follows belongs to it.
    after_return: bool,
    has_ended: bool,
}

impl LinesAbove {
    /// So many lines.
    pub fn new(units: Units, lines: u64) -> Self {
        Self {
            units,
            left: lines,
            after_return: false,
            has_ended: false,
        }
    }

    /// Whether what follows was reached.
    pub fn has_ended(&self) -> bool {
        self.has_ended
    }

    /// Where the part of them ends that was read; all of it is, unless they end before.
    pub fn end_of_piece(&mut self, text: &[u8], at: At) -> usize {
        let end = self.units.between_letters(text, at);
        let text = text.get(..end).unwrap_or_default();
        match self.units {
            Units::Bytes => self.pass(text.iter().map(|byte| u16::from(*byte)), 1),
            Units::Pairs(order) => {
                let units = text.as_chunks::<2>().0;
                self.pass(units.iter().map(|pair| order.unit(*pair)), 2)
            }
        }
        .unwrap_or(end)
    }

    /// Where they end, if it is among these units of so many bytes.
    fn pass(&mut self, units: impl Iterator<Item = u16>, bytes: usize) -> Option<usize> {
        for (place, unit) in units.enumerate() {
            let is_second = std::mem::take(&mut self.after_return) && unit == LINE_FEED;
            if is_second {
                continue;
            }
            if self.left == 0 {
                self.has_ended = true;
                return Some(place * bytes);
            }
            if matches!(unit, LINE_FEED | RETURN) {
                self.left -= 1;
                self.after_return = unit == RETURN;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    }

    #[test]
    fn a_block_ends_with_its_last_line_end() {
        for (text, expected) in [
            ("a\nb\nc", "a\nb\n"),
            ("a\rb\rc", "a\rb\r"),
            ("a\rb\nc\rd", "a\rb\n"),
            // Whether its line feed follows is not known yet.
            ("a\nb\r", "a\n"),
            ("a\rb\r", "a\r"),
            ("abcde\r", "abcde"),
            ("abcdef", "abcde"),
        ] {
            let end = Units::Bytes.end_of_block(text.as_bytes(), At::Within);
            assert_eq!(&text[..end], expected);
            let units = Units::Pairs(ByteOrder::HighFirst);
            let end = units.end_of_block(&pairs(text), At::Within);
            assert_eq!(pairs(text)[..end], pairs(expected));
            assert_eq!(units.end_of_block(&pairs(text), At::End), text.len() * 2);
        }
    }

    #[test]
    fn half_a_line_end_is_none_in_utf_16() {
        // 0A0A is a letter of Gurmukhi, and 010A has half a line feed at either place.
        for text in [
            "a\n\u{0A0A}b",
            "a\n\u{010A}b",
            "a\n\u{0A00}b",
            "a\n\u{0D0D}\u{0D00}b",
        ] {
            for order in [ByteOrder::HighFirst, ByteOrder::LowFirst] {
                let bytes: Vec<u8> = match order {
                    ByteOrder::HighFirst => pairs(text),
                    ByteOrder::LowFirst => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                };
                assert_eq!(Units::Pairs(order).end_of_block(&bytes, At::Within), 4);
            }
        }
    }

    #[test]
    fn no_letter_is_divided() {
        let units = Units::Pairs(ByteOrder::HighFirst);
        assert_eq!(units.end_of_block(&pairs("abc\u{1F600}"), At::Within), 6);
        assert_eq!(units.end_of_block(&pairs("ab\u{1F600}c"), At::Within), 8);
        assert_eq!(units.end_of_block(b"\0a\0b\0c\0", At::Within), 4);
        let cut = |bytes: &[u8]| Units::Bytes.end_of_block(bytes, At::Within);
        assert_eq!(cut("abcdeæ".as_bytes()), 5);
        assert_eq!(cut("abcd\u{1F600}".as_bytes()), 4);
        assert_eq!(cut(b"abcd\x80\x80\x80\x80"), 7);
        assert_eq!(cut(b"abcd\xE6\xF8\xE5\xE6"), 7);
    }

    #[test]
    fn lines_above_end_in_the_same_place_whatever_the_pieces() {
        for (text, lines, expected) in [
            ("a\nb\nc\nd", 2, 4),
            ("a\r\nb\r\nc\r\nd", 2, 6),
            ("a\rb\rc\rd", 2, 4),
            ("a\r\n\r\nc\nd", 1, 3),
            ("a\n", 1, 2),
        ] {
            for piece in 1..=text.len() {
                let mut above = LinesAbove::new(Units::Bytes, lines);
                let mut passed = 0;
                while passed < text.len() && !above.has_ended() {
                    let end = text.len().min(passed + piece);
                    passed += above.end_of_piece(&text.as_bytes()[passed..end], At::End);
                }
                assert_eq!(passed, expected, "{text:?} {piece}");
            }
        }
    }
}
