//! Texts of up to 64 bytes, as case ids and areas are: looked at for every row of an extract, all bytes of one at once.

use std::ops::{BitAnd, BitOr, Not, Shl, Shr};

use fearless_simd::{prelude::*, u8x64, u64x8};

/// The most bytes that such a text has.
const LONGEST: usize = 64;

/// In this bit the small letters of ASCII differ from the large ones. Some signs do too.
const SMALL: u64 = 0x2020_2020_2020_2020;
/// Odd numbers without a pattern: the golden ratio in 64 bits, and digits of pi.
const ODD: [u64; 3] = [
    0x9E37_79B9_7F4A_7C15,
    0x243F_6A88_85A3_08D3,
    0x1319_8A2E_0370_7345,
];

/// A text of up to 64 bytes where it stands, with what follows it up to 64 bytes in all.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'b> {
    bytes: &'b [u8; LONGEST],
    length: usize,
}

impl<'b> Standing<'b> {
    /// No text.
    pub const NOTHING: Self = Self {
        bytes: &[0; LONGEST],
        length: 0,
    };

    /// The text of so many bytes that other bytes begin with; `None` when it is too long or too few follow it.
    #[inline(always)]
    pub fn at_start_of(bytes: &'b [u8], length: usize) -> Option<Self> {
        let bytes = bytes.first_chunk().filter(|_| length <= LONGEST)?;
        Some(Self { bytes, length })
    }

    /// Its bytes.
    #[inline(always)]
    pub fn bytes(self) -> &'b [u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// The text, and what its bytes are.
    #[inline(always)]
    pub fn look<S: Simd>(self, simd: S) -> (ShortText, Signs) {
        let bytes: u8x64<S> = (*self.bytes).simd_into(simd);
        let places = Signs::places_of(self.length);
        let below = |bytes: u8x64<S>, bound: u8| {
            let below = bytes.simd_lt(u8x64::splat(simd, bound));
            below.to_bitmask() & places
        };
        let from = |first: u8| bytes - u8x64::splat(simd, first);
        let small = bytes | u8x64::splat(simd, 0x20);
        let signs = Signs {
            places,
            graphic: below(from(b'!'), b'~' - b'!' + 1),
            digits: below(from(b'0'), 10),
            letters: below(small - u8x64::splat(simd, b'a'), 26),
        };
        (self.text(simd), signs)
    }

    /// The text.
    #[inline(always)]
    pub fn text<S: Simd>(self, simd: S) -> ShortText {
        let bytes: u8x64<S> = (*self.bytes).simd_into(simd);
        let mask = KEPT_BYTES.as_flattened().get(LONGEST - self.length..);
        let mask = mask.and_then(|mask| mask.first_chunk::<LONGEST>());
        let mask: u8x64<S> = (*mask.unwrap_or(&[0; LONGEST])).simd_into(simd);
        let words: u64x8<S> = (bytes & mask).bitcast();
        ShortText {
            length: self.length,
            words: words.into(),
        }
    }
}

/// The text of a cell.
#[derive(Debug, Clone, Copy)]
pub enum CellText<'b> {
    /// It is short, and stands among other bytes.
    Standing(Standing<'b>),
    /// It stands by itself.
    Apart(&'b [u8]),
}

impl<'b> CellText<'b> {
    /// Its bytes.
    #[inline(always)]
    pub fn bytes(self) -> &'b [u8] {
        match self {
            Self::Standing(standing) => standing.bytes(),
            Self::Apart(bytes) => bytes,
        }
    }

    /// The text; `None` when it is too long.
    #[inline(always)]
    pub fn short<S: Simd>(self, simd: S) -> Option<ShortText> {
        match self {
            Self::Standing(standing) => Some(standing.text(simd)),
            Self::Apart(bytes) => ShortText::of(bytes),
        }
    }
}

/// All ones for as many bytes as a text can have, and then none.
const KEPT_BYTES: [[u8; LONGEST]; 2] = [[0xFF; LONGEST], [0; LONGEST]];

/// A text of up to 64 bytes: numbers of eight bytes each, and zeros behind them.
#[derive(Debug, Clone, Copy)]
pub struct ShortText {
    length: usize,
    words: [u64; LONGEST / 8],
}

impl PartialEq for ShortText {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        let words = self.words.iter().zip(&other.words);
        let differing = words.fold(0, |all, (one, other)| all | (one ^ other));
        (differing == 0) & (self.length == other.length)
    }
}

impl Eq for ShortText {}

impl ShortText {
    /// The text that these bytes are; `None` when they are too many.
    #[inline]
    pub fn of(text: &[u8]) -> Option<Self> {
        let mut bytes = [0; LONGEST];
        bytes.get_mut(..text.len())?.copy_from_slice(text);
        let mut words = [0; LONGEST / 8];
        for (word, bytes) in words.iter_mut().zip(bytes.as_chunks().0) {
            *word = u64::from_ne_bytes(*bytes);
        }
        Some(Self {
            length: text.len(),
            words,
        })
    }

    /// Whether it is the same as another: what `==` says, by vectors.
    #[inline(always)]
    pub fn is_same<S: Simd>(&self, simd: S, other: &Self) -> bool {
        let words = |text: &Self| -> u64x8<S> { text.words.simd_into(simd) };
        words(self).simd_eq(words(other)).all_true() & (self.length == other.length)
    }

    /// 64 bits of it.
    #[inline(always)]
    pub fn hash(&self) -> u64 {
        self.mixed(|word| word)
    }

    /// 64 bits of it that do not depend on small and large letters of ASCII.
    #[inline(always)]
    pub fn hash_of_letters(&self) -> u64 {
        self.mixed(|word| word | SMALL)
    }

    #[inline(always)]
    fn mixed(&self, of: impl Fn(u64) -> u64) -> u64 {
        let [a, b, c, d, e, f, g, h] = self.words.map(of);
        let length = u64::try_from(self.length).unwrap_or_default();
        let mut mixed = folded([a, b]) ^ folded([c ^ length, d]).rotate_left(32);
        if self.length > 32 {
            mixed ^= folded([folded([e, f]), folded([g, h]).rotate_left(32)]);
        }
        folded([mixed, ODD[2]])
    }
}

/// Both halves of a product, so that every bit of both words moves every bit of the result.
#[inline(always)]
fn folded([one, other]: [u64; 2]) -> u64 {
    let product = u128::from(one ^ ODD[0]) * u128::from(other ^ ODD[1]);
    let [low, high] = [product, product >> 64].map(|half| half & u128::from(u64::MAX));
    u64::try_from(low ^ high).unwrap_or_default()
}

/// What the bytes of a text of up to 64 are, one bit each: in a word of its own, or those of eight texts in a vector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs<W = u64> {
    /// All of them.
    places: W,
    /// Visible ones of ASCII.
    graphic: W,
    /// Digits of ASCII.
    digits: W,
    /// Letters of ASCII.
    letters: W,
}

/// A word of 64 bits, or a vector of such.
pub trait Word:
    Copy
    + BitAnd<Output = Self>
    + BitOr<Output = Self>
    + Not<Output = Self>
    + Shl<u32, Output = Self>
    + Shr<u32, Output = Self>
{
}

impl Word for u64 {}
impl<S: Simd> Word for u64x8<S> {}

impl<W: Word> Signs<W> {
    /// All bytes.
    #[inline(always)]
    pub fn places(self) -> W {
        self.places
    }

    /// Those that are no visible ones of ASCII.
    #[inline(always)]
    pub fn hidden(self) -> W {
        self.places & !self.graphic
    }

    /// Which are digits.
    #[inline(always)]
    pub fn digits(self) -> W {
        self.digits
    }

    /// The first and the last, as far as they are neither letters nor digits; the first if there is none. `first` is a word
    /// of the first bit alone.
    #[inline(always)]
    pub fn odd_ends(self, first: W) -> W {
        let last = self.places & !(self.places >> 1);
        (first | last) & !(self.digits | self.letters)
    }
}

impl Signs {
    /// A bit for each byte of a text of so many; for none of more than 64.
    pub fn places_of(length: usize) -> u64 {
        let behind = LONGEST
            .checked_sub(length)
            .and_then(|behind| u32::try_from(behind).ok());
        behind
            .and_then(|behind| u64::MAX.checked_shr(behind))
            .unwrap_or_default()
    }

    /// What these bytes are; `None` when they are too many.
    pub fn of(text: &[u8]) -> Option<Self> {
        let bits = |is: fn(&u8) -> bool| {
            let bits = text.iter().rev().map(is);
            bits.fold(0, |all, is| (all << 1) | u64::from(is))
        };
        (text.len() <= LONGEST).then(|| Self {
            places: bits(|_| true),
            graphic: bits(u8::is_ascii_graphic),
            digits: bits(u8::is_ascii_digit),
            letters: bits(u8::is_ascii_alphabetic),
        })
    }

    /// How many bytes there are.
    #[inline(always)]
    pub fn length(self) -> usize {
        usize::try_from(self.places.count_ones()).unwrap_or_default()
    }

    /// Whether there is a digit.
    #[inline(always)]
    pub fn have_digit(self) -> bool {
        self.digits != 0
    }

    /// Whether the first and the last are letters or digits.
    #[inline(always)]
    pub fn are_within_letters_or_digits(self) -> bool {
        self.odd_ends(1) == 0
    }
}

/// How many texts a vector tells of.
const TEXTS: usize = 8;

/// The signs of eight texts.
#[derive(Debug, Clone, Copy, Default)]
pub struct EightSigns {
    places: [u64; TEXTS],
    graphic: [u64; TEXTS],
    digits: [u64; TEXTS],
    letters: [u64; TEXTS],
}

impl EightSigns {
    /// Puts those of a text in its place.
    #[inline(always)]
    pub fn put(&mut self, place: usize, signs: Signs) {
        let words = [
            (&mut self.places, signs.places),
            (&mut self.graphic, signs.graphic),
            (&mut self.digits, signs.digits),
            (&mut self.letters, signs.letters),
        ];
        for (words, word) in words {
            if let Some(place) = words.get_mut(place) {
                *place = word;
            }
        }
    }

    /// All of them.
    #[inline(always)]
    pub fn all<S: Simd>(&self, simd: S) -> Signs<u64x8<S>> {
        Signs {
            places: self.places.simd_into(simd),
            graphic: self.graphic.simd_into(simd),
            digits: self.digits.simd_into(simd),
            letters: self.letters.simd_into(simd),
        }
    }
}

#[cfg(test)]
mod tests {
    use fearless_simd::{Level, dispatch};
    use proptest::prelude::*;

    use super::*;
    use crate::cell::cpr_starts;

    fn looked(text: &[u8], behind: &[u8]) -> Option<(ShortText, Signs)> {
        let bytes = [text, behind].concat();
        let standing = Standing::at_start_of(&bytes, text.len())?;
        Some(dispatch!(Level::new(), simd => standing.look(simd)))
    }

    proptest! {
        #[test]
        fn it_is_equal_when_the_texts_are(one in "[ab]{0,64}", other in "[ab]{0,64}", end in 0_usize..64) {
            let short = |text: &str| ShortText::of(text.as_bytes()).unwrap();
            for other in [&other, one.get(..end).unwrap_or(&one)] {
                prop_assert_eq!(short(&one) == short(other), one == other);
                let is_same = dispatch!(Level::new(), simd => short(&one).is_same(simd, &short(other)));
                prop_assert_eq!(is_same, one == other);
                prop_assert_eq!(short(&one).hash() == short(other).hash(), one == other);
            }
        }

        #[test]
        fn letters_count_alike(text in "[!-~]{0,64}") {
            let hash = |text: &str| ShortText::of(text.as_bytes()).unwrap().hash_of_letters();
            prop_assert_eq!(hash(&text.to_ascii_lowercase()), hash(&text.to_ascii_uppercase()));
        }

        #[test]
        fn where_it_stands_it_is_the_same(
            text in prop::collection::vec(any::<u8>(), 0..70),
            behind in prop::collection::vec(any::<u8>(), 0..70),
        ) {
            let there = looked(&text, &behind);
            let can_stand = text.len() <= 64 && text.len() + behind.len() >= 64;
            prop_assert_eq!(there.is_some(), can_stand);
            if let Some((short, signs)) = there {
                prop_assert_eq!(Some(short), ShortText::of(&text));
                prop_assert_eq!(Some(signs), Signs::of(&text));
            }
        }

        #[test]
        fn visible_texts_are_told(text in "[0-9a-zA-Z/:@`{\\[~!-]{1,64}") {
            let (_, signs) = looked(text.as_bytes(), &[b' '; 64]).unwrap();
            prop_assert_eq!(signs.hidden(), 0);
            prop_assert_eq!(signs.length(), text.len());
            prop_assert_eq!(signs.have_digit(), text.bytes().any(|byte| byte.is_ascii_digit()));
            let is_end = |end: char| end.is_ascii_alphanumeric();
            prop_assert_eq!(signs.are_within_letters_or_digits(), text.starts_with(is_end) && text.ends_with(is_end));
        }

        #[test]
        fn eight_at_once_are_as_each_by_itself(texts in prop::array::uniform8("[0-9a-zÅ –-]{0,20}|[0-9]{60,64}")) {
            let each = texts.map(|text| Signs::of(text.as_bytes()).unwrap());
            let mut eight = EightSigns::default();
            each.iter().enumerate().for_each(|(place, signs)| eight.put(place, *signs));
            let at_once: [[u64; TEXTS]; 4] = dispatch!(Level::new(), simd => {
                let signs = eight.all(simd);
                let first = u64x8::splat(simd, 1);
                [signs.places(), signs.hidden(), signs.odd_ends(first), cpr_starts(signs.digits())].map(Into::into)
            });
            for (place, signs) in each.into_iter().enumerate() {
                let expected = [signs.places(), signs.hidden(), signs.odd_ends(1), cpr_starts(signs.digits())];
                prop_assert_eq!(at_once.map(|words| words[place]), expected);
            }
        }
    }
}
