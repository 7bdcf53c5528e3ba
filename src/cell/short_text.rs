//! Texts of 8 to 32 bytes as four numbers, as nearly all case ids and areas are: looked at for every row of an extract.

/// A text of 8 to 32 bytes.
///
/// Eight bytes each are read at four places, which may overlap: that depends on its length alone, so there is nothing to
/// be guessed by a processor. (The numbers are no array: what is written number by number must not be read in one piece a
/// moment later.)
#[derive(Debug, Clone, Copy)]
pub struct ShortText {
    length: usize,
    first: u64,
    /// The next eight, or the last.
    second: u64,
    /// Those before the last, or the first.
    third: u64,
    last: u64,
}

/// A one in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each.
const HIGH: u64 = ONES * 0x80;
/// In this bit the small letters of ASCII differ from the large ones. Some signs do too.
const SMALL: u64 = ONES * 0x20;
/// An odd number without a pattern: the golden ratio in 64 bits.
const ODD: u64 = 0x9E37_79B9_7F4A_7C15;

impl ShortText {
    /// The text that these bytes are; `None` when they are too few or too many.
    #[inline(always)]
    pub fn of(text: &[u8]) -> Option<Self> {
        let length = text.len();
        if !(8..=32).contains(&length) {
            return None;
        }
        let at = |place: usize| {
            let eight = text.get(place..)?.first_chunk()?;
            Some(u64::from_le_bytes(*eight))
        };
        Some(Self {
            length,
            first: at(0)?,
            second: at(second_at(length))?,
            third: at(third_at(length))?,
            last: at(length - 8)?,
        })
    }

    /// Whether another is the same.
    #[inline(always)]
    pub fn is(&self, other: &Self) -> bool {
        // Each number by itself: see above.
        self.last == other.last
            && self.first == other.first
            && self.second == other.second
            && self.third == other.third
            && self.length == other.length
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
        let length = u64::try_from(self.length).unwrap_or_default();
        let ends = mix(of(self.first) ^ length.wrapping_mul(ODD)) ^ of(self.last);
        let middle = mix(of(self.second) ^ ODD) ^ of(self.third);
        mix(ends ^ middle.rotate_left(32))
    }

    /// Whether every byte is a visible one of ASCII.
    #[inline(always)]
    pub fn is_graphic(&self) -> bool {
        let odd = |word: u64| {
            // The first bit of a byte is set if it is beyond ASCII, below `!`, or DEL. No difference or sum runs over.
            let below = !((word | HIGH) - ONES * 0x21);
            let delete = (word & !HIGH) + ONES;
            word | below | delete
        };
        (odd(self.first) | odd(self.second) | odd(self.third) | odd(self.last)) & HIGH == 0
    }

    /// Which bytes are digits of ASCII, a bit each.
    #[inline(always)]
    pub fn digits(&self) -> u64 {
        let length = self.length;
        digits_of_eight(self.first)
            | (digits_of_eight(self.second) << second_at(length))
            | (digits_of_eight(self.third) << third_at(length))
            | (digits_of_eight(self.last) << (length - 8))
    }
}

#[inline(always)]
fn second_at(length: usize) -> usize {
    8.min(length - 8)
}

#[inline(always)]
fn third_at(length: usize) -> usize {
    length.max(16) - 16
}

#[inline(always)]
fn digits_of_eight(word: u64) -> u64 {
    // Of digits, this leaves 0 to 9, and no sum runs over into the next byte.
    let value = word ^ (ONES * 0x30);
    let above_nine = ((value & !HIGH) + ONES * 0x76) | value;
    let digits = !(above_nine >> 7) & ONES;
    // The product brings the eight bits together in its first byte.
    digits.wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Both halves of a product, so that every bit of the word moves every bit of the result.
#[inline(always)]
fn mix(word: u64) -> u64 {
    let product = u128::from(word) * u128::from(ODD);
    let [low, high] = [product, product >> 64].map(|half| half & u128::from(u64::MAX));
    u64::try_from(low ^ high).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_equal_when_the_texts_are(one in "[ab]{8,32}", other in "[ab]{8,32}", end in 8_usize..32) {
            let short = |text: &str| ShortText::of(text.as_bytes()).unwrap();
            for other in [&other, one.get(..end).unwrap_or(&one)] {
                prop_assert_eq!(short(&one).is(&short(other)), one == other);
                if one == other {
                    prop_assert_eq!(short(&one).hash(), short(other).hash());
                }
            }
        }

        #[test]
        fn letters_count_alike(text in "[!-~]{8,32}") {
            let hash = |text: &str| ShortText::of(text.as_bytes()).unwrap().hash_of_letters();
            prop_assert_eq!(hash(&text.to_ascii_lowercase()), hash(&text.to_ascii_uppercase()));
        }

        #[test]
        fn bytes_are_told_alike_one_by_one(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let short = ShortText::of(&bytes);
            prop_assert_eq!(short.is_some(), (8..=32).contains(&bytes.len()));
            if let Some(short) = short {
                prop_assert_eq!(short.is_graphic(), bytes.iter().all(u8::is_ascii_graphic));
                let digits = bytes.iter().rev().fold(0, |all, byte| (all << 1) | u64::from(byte.is_ascii_digit()));
                prop_assert_eq!(short.digits(), digits);
            }
        }

        #[test]
        fn visible_texts_of_digits_are_told(text in "[0-9a-z/:-]{8,32}") {
            let short = ShortText::of(text.as_bytes()).unwrap();
            prop_assert!(short.is_graphic());
            let digits = text.bytes().rev().fold(0, |all, byte| (all << 1) | u64::from(byte.is_ascii_digit()));
            prop_assert_eq!(short.digits(), digits);
        }
    }
}
