//! A block of a text decoded by itself, by the thread that looks at it, into memory that is used again.
//!
//! It is UTF-8 as the ordinary reader makes it of the same bytes, or nothing: what means nothing in its encoding is left
//! to that reader, which says where it stands.

use encoding_rs::DecoderResult;
use fearless_simd::{Level, dispatch, prelude::*, u8x64};

use super::encoding::{Encoding, Form};
use super::source::in_memory;
use super::units::ByteOrder;

/// Decodes blocks.
pub(super) struct Transcoder {
    level: Level,
    way: Way,
    room: Vec<u8>,
}

/// How.
enum Way {
    /// The bytes are the text.
    AsTheyAre,
    /// A byte a letter.
    Letters(Box<[Letter; 128]>),
    Units(ByteOrder),
    Web(&'static encoding_rs::Encoding),
}

/// How many bytes or units are looked at together.
const GROUP: usize = 64;

/// A letter of several bytes of UTF-8.
#[derive(Debug, Clone, Copy)]
struct Letter {
    utf_8: [u8; 4],
    /// How many they are; 0 if the byte stands for nothing.
    length: usize,
}

impl Letter {
    fn of(character: char) -> Self {
        let mut utf_8 = [0; 4];
        let length = character.encode_utf8(&mut utf_8).len();
        Self { utf_8, length }
    }

    /// What bytes stand for that mean nothing.
    const NONE: Self = Self {
        utf_8: [0; 4],
        length: 0,
    };
}

impl Transcoder {
    /// Decodes blocks in an encoding; `None` when they cannot be decoded each by itself.
    pub fn of(encoding: Encoding) -> Option<Self> {
        let way = match encoding.form() {
            Form::Utf8 => Way::AsTheyAre,
            Form::Letters => Way::Letters(letters(encoding)),
            Form::Utf16(order) => Way::Units(order),
            Form::Lines(encoding) => Way::Web(encoding),
            Form::Whole => return None,
        };
        Some(Self {
            level: Level::new(),
            way,
            room: Vec::new(),
        })
    }

    /// The text of a block; `None` when there is something in it that means nothing.
    pub fn text<'t>(&'t mut self, block: &'t [u8]) -> Option<&'t [u8]> {
        let (level, room) = (self.level, &mut self.room);
        let filled = match &self.way {
            Way::AsTheyAre => return Some(block),
            Way::Letters(letters) => {
                grow(room, block.len() * 3);
                dispatch!(level, simd => of_letters(simd, block, letters, room))?
            }
            Way::Units(order) => {
                grow(room, block.len().div_ceil(2) * 3);
                dispatch!(level, simd => of_units(simd, block, *order, room))?
            }
            Way::Web(encoding) => of_web(block, encoding, room)?,
        };
        self.room.get(..filled)
    }
}

/// Makes room for so many bytes and a group more: groups are written whole, and what is too much is written over.
fn grow(room: &mut Vec<u8>, bytes: usize) {
    let least = bytes + 2 * GROUP;
    if room.len() < least {
        room.resize(least, 0);
    }
}

/// The letters of an encoding beyond ASCII.
fn letters(encoding: Encoding) -> Box<[Letter; 128]> {
    let mut letters = Box::new([Letter::NONE; 128]);
    for (letter, byte) in letters.iter_mut().zip(0x80..=u8::MAX) {
        let character = encoding.char_of(byte);
        if character != char::REPLACEMENT_CHARACTER {
            *letter = Letter::of(character);
        }
    }
    letters
}

#[inline(always)]
fn of_letters<S: Simd>(
    simd: S,
    block: &[u8],
    letters: &[Letter; 128],
    room: &mut [u8],
) -> Option<usize> {
    let mut rest = block;
    let mut written = 0;
    // Of the second group only what is copied too many is touched.
    while let Some(groups) = rest.first_chunk::<{ 2 * GROUP }>() {
        let group: u8x64<S> = (*groups.first_chunk::<GROUP>()?).simd_into(simd);
        let mut beyond_ascii = group.simd_ge(u8x64::splat(simd, 0x80)).to_bitmask();
        let mut read = 0;
        while beyond_ascii != 0 {
            let place = in_memory(beyond_ascii.trailing_zeros());
            beyond_ascii &= beyond_ascii - 1;
            *room.get_mut(written..)?.first_chunk_mut::<GROUP>()? =
                *groups.get(read..)?.first_chunk()?;
            written += place - read;
            let letter = letter_of(*groups.get(place)?, letters)?;
            *room.get_mut(written..)?.first_chunk_mut()? = letter.utf_8;
            written += letter.length;
            read = place + 1;
        }
        *room.get_mut(written..)?.first_chunk_mut::<GROUP>()? =
            *groups.get(read..)?.first_chunk()?;
        written += GROUP - read;
        rest = rest.get(GROUP..)?;
    }
    for byte in rest {
        let letter = letter_of(*byte, letters)?;
        *room.get_mut(written..)?.first_chunk_mut()? = letter.utf_8;
        written += letter.length;
    }
    Some(written)
}

#[inline(always)]
fn letter_of(byte: u8, letters: &[Letter; 128]) -> Option<Letter> {
    let letter = match byte.checked_sub(0x80) {
        None => Letter {
            utf_8: [byte, 0, 0, 0],
            length: 1,
        },
        Some(beyond_ascii) => *letters.get(usize::from(beyond_ascii))?,
    };
    (letter.length > 0).then_some(letter)
}

#[inline(always)]
fn of_units<S: Simd>(simd: S, block: &[u8], order: ByteOrder, room: &mut [u8]) -> Option<usize> {
    let mut rest = block;
    let mut written = 0;
    while let Some(groups) = rest.first_chunk::<{ 4 * GROUP }>() {
        let mut beyond_ascii = Group::of(simd, groups, order)?.beyond_ascii(simd);
        let mut read = 0;
        while beyond_ascii != 0 {
            let place = in_memory(beyond_ascii.trailing_zeros());
            beyond_ascii &= beyond_ascii - 1;
            // The second unit of a character.
            if place < read {
                continue;
            }
            Group::of(simd, groups.get(2 * read..)?, order)?.put_low(room.get_mut(written..)?)?;
            written += place - read;
            let (letter, units) = character(groups.get(2 * place..)?, order)?;
            *room.get_mut(written..)?.first_chunk_mut()? = letter.utf_8;
            written += letter.length;
            read = place + units;
        }
        if let Some(more) = GROUP.checked_sub(read) {
            Group::of(simd, groups.get(2 * read..)?, order)?.put_low(room.get_mut(written..)?)?;
            written += more;
            read = GROUP;
        }
        rest = rest.get(2 * read..)?;
    }
    while !rest.is_empty() {
        let (letter, units) = character(rest, order)?;
        *room.get_mut(written..)?.first_chunk_mut()? = letter.utf_8;
        written += letter.length;
        rest = rest.get(2 * units..)?;
    }
    Some(written)
}

/// The bytes of a group of units.
struct Group<S: Simd> {
    low: u8x64<S>,
    high: u8x64<S>,
}

impl<S: Simd> Group<S> {
    /// Those at the start of a text.
    #[inline(always)]
    fn of(simd: S, text: &[u8], order: ByteOrder) -> Option<Self> {
        let (one, behind) = text.split_first_chunk::<GROUP>()?;
        let one: u8x64<S> = (*one).simd_into(simd);
        let two: u8x64<S> = (*behind.first_chunk::<GROUP>()?).simd_into(simd);
        let (even, odd) = one.deinterleave(two);
        let (low, high) = match order {
            ByteOrder::LowFirst => (even, odd),
            ByteOrder::HighFirst => (odd, even),
        };
        Some(Self { low, high })
    }

    /// Which of them are no letter of ASCII.
    #[inline(always)]
    fn beyond_ascii(&self, simd: S) -> u64 {
        let is_high = !self.high.simd_eq(u8x64::splat(simd, 0)).to_bitmask();
        is_high | self.low.simd_ge(u8x64::splat(simd, 0x80)).to_bitmask()
    }

    /// Writes their low bytes, which letters of ASCII are.
    #[inline(always)]
    fn put_low(&self, room: &mut [u8]) -> Option<()> {
        *room.first_chunk_mut::<GROUP>()? = self.low.into();
        Some(())
    }
}

/// The character of one or two units at the start of a text, and how many.
#[inline(always)]
fn character(text: &[u8], order: ByteOrder) -> Option<(Letter, usize)> {
    let (first, behind) = text.split_first_chunk()?;
    let first = order.unit(*first);
    match char::from_u32(u32::from(first)) {
        Some(character) => Some((Letter::of(character), 1)),
        None => {
            let pair = [first, order.unit(*behind.first_chunk()?)];
            let character = char::decode_utf16(pair).next()?.ok()?;
            Some((Letter::of(character), 2))
        }
    }
}

/// As the decoder of the WHATWG encodings reads it.
fn of_web(
    block: &[u8],
    encoding: &'static encoding_rs::Encoding,
    room: &mut Vec<u8>,
) -> Option<usize> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    grow(
        room,
        decoder.max_utf8_buffer_length_without_replacement(block.len())?,
    );
    let (result, _, written) = decoder.decode_to_utf8_without_replacement(block, room, true);
    (result == DecoderResult::InputEmpty).then_some(written)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What the decoder of the ordinary reader makes of it.
    fn expected(encoding: Encoding, bytes: &[u8]) -> Option<Vec<u8>> {
        use std::io::Read;
        let bytes = bytes.to_vec();
        let mut decoder =
            super::super::decode::Decoder::new(Box::new(std::io::Cursor::new(bytes)), encoding);
        let mut text = Vec::new();
        let mut buffer = [0; 100];
        loop {
            match decoder.read(&mut buffer) {
                Ok(0) => return Some(text),
                Ok(count) => text.extend_from_slice(&buffer[..count]),
                Err(_) => return None,
            }
        }
    }

    fn encodings() -> Vec<Encoding> {
        let labels = [
            "utf-16le",
            "utf-16be",
            "windows-1252",
            "iso-8859-15",
            "macintosh",
            "cp850",
            "cp865",
            "cp437",
            "iso-8859-8",
            "windows-1253",
            "koi8-r",
            "gb18030",
            "shift_jis",
            "euc-jp",
            "big5",
            "euc-kr",
        ];
        labels
            .into_iter()
            .map(|label| Encoding::of_label(label).unwrap())
            .collect()
    }

    /// Bytes without NUL, in pairs: nearly all of them letters of ASCII in UTF-16, one way or the other.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let byte = || prop_oneof![8 => 0x20..0x7F_u8, 1 => 1..=u8::MAX];
        let letter = prop_oneof![
            30 => 0x20..0x7F_u16,
            2 => 0x80..0x800_u16,
            2 => 0x800..=u16::MAX,
            1 => Just(0xD83D),
            1 => Just(0xDE00),
        ];
        prop_oneof![
            prop::collection::vec(byte(), 0..400),
            prop::collection::vec(letter, 0..400)
                .prop_map(|units| units.into_iter().flat_map(u16::to_le_bytes).collect()),
            ("[a-z]{0,70}[a-zæøå€\u{1F600}]{0,300}", any::<bool>()).prop_map(
                |(text, low_first)| {
                    let to_bytes = if low_first {
                        u16::to_le_bytes
                    } else {
                        u16::to_be_bytes
                    };
                    text.encode_utf16().flat_map(to_bytes).collect()
                }
            ),
        ]
    }

    proptest! {
        #[test]
        fn a_block_is_decoded_as_by_the_ordinary_reader(bytes in bytes()) {
            for encoding in encodings() {
                // A mark is dropped before blocks are decoded, and NUL is found by whoever looks at the text.
                let is_marked = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
                if is_marked && matches!(encoding.form(), Form::Utf16(_)) {
                    continue;
                }
                let expected = expected(encoding, &bytes);
                for level in [Level::new(), Level::baseline()] {
                    let mut transcoder = Transcoder { level, ..Transcoder::of(encoding).unwrap() };
                    let text = transcoder.text(&bytes).filter(|text| !text.contains(&0));
                    prop_assert_eq!(text, expected.as_deref(), "{}", encoding.name());
                }
            }
        }
    }

    #[test]
    fn every_letter_is_decoded_at_every_place() {
        for encoding in encodings()
            .into_iter()
            .filter(|encoding| encoding.form() == Form::Letters)
        {
            let mut transcoder = Transcoder::of(encoding).unwrap();
            for byte in 1..=u8::MAX {
                for place in 0..70 {
                    let mut bytes = [b'a'; 70];
                    bytes[place] = byte;
                    let text = transcoder.text(&bytes);
                    assert_eq!(
                        text,
                        expected(encoding, &bytes).as_deref(),
                        "{}",
                        encoding.name()
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_read_only_from_its_start_is_not_decoded_in_blocks() {
        let japanese = Encoding::of_label("iso-2022-jp").unwrap();
        assert!(Transcoder::of(japanese).is_none());
    }
}
