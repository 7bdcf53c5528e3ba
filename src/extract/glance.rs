//! What 64 bytes of CSV hold, at a glance: one bit for each byte that may mean anything.

use fearless_simd::{Level, mask8x64, prelude::*, u8x64};

/// The bytes of a group of 64, one bit each.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bits {
    pub delimiters: u64,
    pub quotes: u64,
    pub line_feeds: u64,
    pub returns: u64,
    /// Bytes that may be part of what [`super::remarks`] speaks of wherever it stands: accents that follow their letter, and
    /// what text has that was encoded twice.
    pub remarkable: u64,
    pub controls: u64,
    /// Bytes beyond ASCII.
    beyond_ascii: u64,
}

/// The lead of the letters of Danish, and of all others from `À` to `ÿ`, which are two bytes.
const LEAD_OF_LETTERS: u8 = 0xC3;

/// What a first glance at a group shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glance {
    /// Only what nearly every one has: no CR, no controls, nothing remarkable.
    pub bits: Bits,
    /// Leads of letters.
    leads: u64,
    /// Controls and other leads: all else has to be looked at too.
    pub odd: u64,
    /// Whether there is any of these, or a quote.
    pub has_more: bool,
}

impl Glance {
    /// Bytes that go on with no letter though they seem to, and those that a letter lacks. These first bytes of the group have
    /// to go on with one.
    #[inline(always)]
    pub fn wrong(&self, expected: u64) -> u64 {
        let going_on = self.bits.beyond_ascii & !self.leads;
        going_on ^ ((self.leads << 1) | expected)
    }

    /// The first bytes of the next group that have to go on with a letter, a bit each.
    #[inline(always)]
    pub fn expected_next(&self) -> u64 {
        self.leads >> 63
    }

    /// The same if there is nothing odd but signs such as `§` and `–`, none of them right behind a letter: there it may be
    /// what was encoded twice.
    #[inline(always)]
    pub fn expected_behind_signs<S: Simd>(
        &self,
        simd: S,
        group: &[u8; 64],
        expected: u64,
    ) -> Option<u64> {
        let bytes: u8x64<S> = (*group).simd_into(simd);
        let equal = |byte: u8| bytes.simd_eq(u8x64::splat(simd, byte)).to_bitmask();
        let (two, three) = (equal(0xC2), equal(0xE2));
        let signs = two | three;
        let leads = self.leads | signs;
        let going_on = self.bits.beyond_ascii & !leads;
        let wrong = going_on ^ ((leads << 1) | (three << 2) | expected);
        let behind_letter = signs & ((self.leads << 2) | 0b11);
        let is_known = (self.odd & !signs) | wrong | behind_letter == 0;
        is_known.then_some((leads >> 63) | (three >> 62))
    }
}

impl Bits {
    /// Looks at a group for what nearly every one has.
    #[inline(always)]
    pub fn at_first_sight<S: Simd>(simd: S, group: &[u8; 64], delimiter: u8) -> Glance {
        let bytes: u8x64<S> = (*group).simd_into(simd);
        let equal = |byte: u8| bytes.simd_eq(u8x64::splat(simd, byte));
        let delimiters = equal(delimiter);
        let line_feeds = equal(b'\n');
        let leads = equal(LEAD_OF_LETTERS);
        // From 0xC0 over the highest to 0x1F, all in one comparison.
        let shifted = bytes + u8x64::splat(simd, 0x40);
        let controls_or_leads = shifted.simd_lt(u8x64::splat(simd, 0x60)) | equal(0x7F);
        let odd = controls_or_leads & !(line_feeds | delimiters | leads);
        let quotes = equal(b'"');
        Glance {
            bits: Self {
                delimiters: delimiters.to_bitmask(),
                quotes: quotes.to_bitmask(),
                line_feeds: line_feeds.to_bitmask(),
                beyond_ascii: bytes.simd_ge(u8x64::splat(simd, 0x80)).to_bitmask(),
                ..Self::default()
            },
            leads: leads.to_bitmask(),
            odd: odd.to_bitmask(),
            has_more: (odd | quotes).any_true(),
        }
    }

    /// All else that a group has.
    #[inline(always)]
    pub fn with_all<S: Simd>(self, simd: S, group: &[u8; 64]) -> Self {
        let bytes: u8x64<S> = (*group).simd_into(simd);
        let equal = |byte: u8| bytes.simd_eq(u8x64::splat(simd, byte)).to_bitmask();
        let from = |byte: u8| bytes.simd_ge(u8x64::splat(simd, byte)).to_bitmask();
        let returns = equal(b'\r');
        let ends = self.line_feeds | returns | self.delimiters;
        // What was encoded twice is a letter, and another character beyond ASCII that is none. At the bounds of the group
        // the neighbours may be anything.
        let beyond = self.beyond_ascii;
        let between = beyond & ((beyond << 1) | 1) & ((beyond >> 1) | (1 << 63));
        let seconds = equal(0x82) | equal(0x83) | equal(0x84) | equal(0x85) | equal(0xA2);
        let twice = between & seconds & ((equal(LEAD_OF_LETTERS) << 1) | 1);
        let begins_with_other = from(0xC0) & !equal(LEAD_OF_LETTERS) & 1;
        Self {
            returns,
            controls: (!from(0x20) & !ends) | equal(0x7F),
            remarkable: equal(0xCC) | equal(0xCD) | twice | begins_with_other,
            ..self
        }
    }

    /// The bits of some of the bytes.
    pub fn only(self, valid: u64) -> Self {
        Self {
            delimiters: self.delimiters & valid,
            quotes: self.quotes & valid,
            line_feeds: self.line_feeds & valid,
            returns: self.returns & valid,
            remarkable: self.remarkable & valid,
            controls: self.controls & valid,
            ..self
        }
    }
}

/// Whether bytes are characters of one, two or three bytes in UTF-8, as nearly all are. What is not may still be UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Proof {
    /// The first bytes of the next group that have to go on with a character.
    expected: u64,
    holds: bool,
}

impl Proof {
    pub fn new() -> Self {
        Self {
            expected: 0,
            holds: true,
        }
    }

    /// Whether every character was a whole one.
    pub fn holds(self) -> bool {
        self.holds && self.expected == 0
    }

    /// The first bytes of the next group that have to go on with a character, a bit each.
    pub fn expected(self) -> u64 {
        self.expected
    }

    /// Goes on behind groups in which every character was a whole one, but for the last one.
    pub fn go_on(&mut self, expected: u64) {
        self.expected = expected;
    }

    /// Looks at the next group.
    #[inline(always)]
    pub fn meet<S: Simd>(&mut self, simd: S, group: &[u8; 64]) {
        let bytes: u8x64<S> = (*group).simd_into(simd);
        let from = |byte: u8| bytes.simd_ge(u8x64::splat(simd, byte)).to_bitmask();
        let surrogates = bytes.simd_eq(u8x64::splat(simd, 0xED)).to_bitmask();
        let two = from(0xC2) & !from(0xE0);
        let three = from(0xE1) & !from(0xF0) & !surrogates;
        let firsts = from(0xC0);
        let going_on = from(0x80) & !firsts;
        self.holds &= firsts == two | three;
        self.holds &= going_on == ((two | three) << 1) | (three << 2) | self.expected;
        self.expected = ((two | three) >> 63) | (three >> 62);
    }
}

/// The places of the bits that are set, from a base on, and behind them anything.
#[inline(always)]
pub(super) fn places_of<S: Simd>(simd: S, bits: u64, base: u32, places: &mut [u32; 64]) {
    if is_quick_to_compress(simd.level()) {
        let all: u8x64<S> = EVERY_PLACE.simd_into(simd);
        let set: [u8; 64] = all.compress(mask8x64::from_bitmask(simd, bits)).into();
        let pieces = set.as_chunks::<16>().0.iter();
        let pieces = pieces.zip(places.as_chunks_mut::<16>().0);
        let mut left = bits.count_ones();
        for (set, places) in pieces {
            for (place, set) in places.iter_mut().zip(set) {
                *place = base.wrapping_add(u32::from(*set));
            }
            if left <= 16 {
                return;
            }
            left -= 16;
        }
    } else {
        let mut left = bits;
        for eight in places.as_chunks_mut::<8>().0 {
            for place in eight {
                *place = base.wrapping_add(left.trailing_zeros());
                left &= left.wrapping_sub(1);
            }
            if left == 0 {
                return;
            }
        }
    }
}

/// The same where there are few of them as a rule.
#[inline(always)]
pub(super) fn few_places_of(bits: u64, base: u32, places: &mut [u32; 64]) {
    let mut left = bits;
    for two in places.as_chunks_mut::<2>().0 {
        for place in two {
            *place = base.wrapping_add(left.trailing_zeros());
            left &= left.wrapping_sub(1);
        }
        if left == 0 {
            return;
        }
    }
}

/// Whether an instruction brings the bytes together that a mask names.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn is_quick_to_compress(level: Level) -> bool {
    level.as_avx512().is_some()
}

#[cfg(not(target_arch = "x86_64"))]
#[inline(always)]
fn is_quick_to_compress(_: Level) -> bool {
    false
}

/// The number of each byte of a group.
#[rustfmt::skip]
const EVERY_PLACE: [u8; 64] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
    32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
    48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
];

/// What asks for a closer look, byte by byte: [`super::remarks`] speaks of what these bytes may be part of.
pub(super) fn is_remarkable(byte: u8) -> bool {
    matches!(byte, 0x82..=0x85 | 0xA2 | 0xCC | 0xCD)
}

/// Whether a byte is a control character that ends no line.
pub(super) fn is_control(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\n' | b'\r')) || byte == 0x7F
}

/// Bytes within quotes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Within {
    /// All of them.
    pub quotes: u64,
    /// Where a quote stands for itself.
    pub doubled: u64,
}

/// The parity of quotes: whether a place is within quotes, as long as every quote opens or closes a whole field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quotes {
    /// All ones within quotes.
    inside: u64,
    /// Bit 0: the byte before the group lets a field begin.
    after_end: u64,
    /// Bit 0: the byte before the group closed a quote.
    after_closing: u64,
}

impl Quotes {
    pub fn new() -> Self {
        Self {
            inside: 0,
            after_end: 1,
            after_closing: 0,
        }
    }

    /// Whether the next group begins within quotes.
    #[inline(always)]
    pub fn is_open(&self) -> bool {
        self.inside != 0
    }

    /// Whether the byte before the next group closed a quote.
    pub fn are_closing(&self) -> bool {
        self.after_closing != 0
    }

    /// Goes on behind a group without quotes, in which fields end here.
    pub fn go_on(&mut self, ends: u64) {
        self.after_end = ends >> 63;
    }

    /// Which bytes stand within quotes; `None` when a quote stands out of its place. `valid` has the bytes that count.
    #[inline(always)]
    pub fn meet(&mut self, bits: Bits, valid: u64) -> Option<Within> {
        let ends = bits.delimiters | bits.line_feeds | bits.returns;
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
        Some(Within {
            quotes: inside,
            doubled: opening & after_closing,
        })
    }
}

/// Of each bit, whether an odd number of bits is set up to it.
#[inline(always)]
fn parity(bits: u64) -> u64 {
    let mut parity = bits;
    for shift in [1, 2, 4, 8, 16, 32] {
        parity ^= parity << shift;
    }
    parity
}

#[cfg(test)]
mod tests {
    use fearless_simd::dispatch;
    use proptest::prelude::*;

    use super::*;

    fn is_proved(bytes: &[u8]) -> bool {
        let mut proof = Proof::new();
        for piece in bytes.chunks(64) {
            let mut group = [b' '; 64];
            group[..piece.len()].copy_from_slice(piece);
            dispatch!(Level::new(), simd => {
                let glance = Bits::at_first_sight(simd, &group, b';');
                let expected = proof.expected();
                if glance.odd | glance.wrong(expected) == 0 {
                    proof.go_on(glance.expected_next());
                } else if let Some(next) = glance.expected_behind_signs(simd, &group, expected) {
                    proof.go_on(next);
                } else {
                    proof.meet(simd, &group);
                }
            });
        }
        proof.holds()
    }

    #[test]
    fn letters_and_signs_of_text_are_proved() {
        let text = "Århus; “ja” – 5 €; ".repeat(20);
        assert!(is_proved(text.as_bytes()));
        assert!(!is_proved("\u{1F600}".as_bytes()));
    }

    proptest! {
        #[test]
        fn what_is_proved_is_utf_8(bytes in prop::collection::vec(prop::sample::select(
            b"a;\x7F\x80\x9F\xA0\xBF\xC0\xC1\xC2\xC3\xDF\xE0\xE1\xE2\xEC\xED\xEE\xEF\xF0\xF4\xFF".to_vec()
        ), 0..150)) {
            prop_assert!(!is_proved(&bytes) || std::str::from_utf8(&bytes).is_ok());
        }

        #[test]
        fn all_of_two_and_three_bytes_is_proved(text in "([a-zæøå“€\u{7FF}\u{1000}\u{CFFF}\u{E000}\u{FFFD}]|a){0,90}") {
            prop_assert!(is_proved(text.as_bytes()));
        }
    }
}
