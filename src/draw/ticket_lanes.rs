//! SHA-256 of sixteen short messages at once.
//!
//! One message leaves a processor waiting for itself: each round needs the one before. Sixteen that have nothing to do with
//! each other go through the rounds side by side, in vectors of sixteen words. Where vectors are too narrow for that to be
//! faster than the processor's own instructions for SHA-256, there is no such way, and messages are hashed one by one.

use fearless_simd::{Level, dispatch, prelude::*, u8x64, u32x16};

/// How many messages are hashed at once.
pub(super) const LANES: usize = 16;

/// The state that SHA-256 begins with (FIPS 180-4, 5.3.3).
pub(super) const BEGINNING: [u32; 8] = [
    0x6a09_e667,
    0xbb67_ae85,
    0x3c6e_f372,
    0xa54f_f53a,
    0x510e_527f,
    0x9b05_688c,
    0x1f83_d9ab,
    0x5be0_cd19,
];

/// The constants of its rounds (FIPS 180-4, 4.2.2).
const ROUNDS: [[u32; 16]; 4] = [
    [
        0x428a_2f98,
        0x7137_4491,
        0xb5c0_fbcf,
        0xe9b5_dba5,
        0x3956_c25b,
        0x59f1_11f1,
        0x923f_82a4,
        0xab1c_5ed5,
        0xd807_aa98,
        0x1283_5b01,
        0x2431_85be,
        0x550c_7dc3,
        0x72be_5d74,
        0x80de_b1fe,
        0x9bdc_06a7,
        0xc19b_f174,
    ],
    [
        0xe49b_69c1,
        0xefbe_4786,
        0x0fc1_9dc6,
        0x240c_a1cc,
        0x2de9_2c6f,
        0x4a74_84aa,
        0x5cb0_a9dc,
        0x76f9_88da,
        0x983e_5152,
        0xa831_c66d,
        0xb003_27c8,
        0xbf59_7fc7,
        0xc6e0_0bf3,
        0xd5a7_9147,
        0x06ca_6351,
        0x1429_2967,
    ],
    [
        0x27b7_0a85,
        0x2e1b_2138,
        0x4d2c_6dfc,
        0x5338_0d13,
        0x650a_7354,
        0x766a_0abb,
        0x81c2_c92e,
        0x9272_2c85,
        0xa2bf_e8a1,
        0xa81a_664b,
        0xc24b_8b70,
        0xc76c_51a3,
        0xd192_e819,
        0xd699_0624,
        0xf40e_3585,
        0x106a_a070,
    ],
    [
        0x19a4_c116,
        0x1e37_6c08,
        0x2748_774c,
        0x34b0_bcb5,
        0x391c_0cb3,
        0x4ed8_aa4a,
        0x5b9c_ca4f,
        0x682e_6ff3,
        0x748f_82ee,
        0x78a5_636f,
        0x84c8_7814,
        0x8cc7_0208,
        0x90be_fffa,
        0xa450_6ceb,
        0xbef9_a3f7,
        0xc671_78f2,
    ],
];

/// Hashes sixteen at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lanes(Level);

impl Lanes {
    /// `None` where one by one is as fast.
    pub fn new() -> Option<Self> {
        let level = Level::new();
        is_worth_it(level).then_some(Self(level))
    }

    /// Whether it is worth it or not.
    #[cfg(test)]
    pub fn anyhow() -> Self {
        Self(Level::new())
    }

    /// The hashes of messages of one block each, as words: of every message the first word, the second and so on.
    pub fn hash(self, blocks: &[[u8; 64]; LANES]) -> [[u32; LANES]; 8] {
        dispatch!(self.0, simd => sixteen(simd, blocks))
    }
}

/// With vectors of 512 bits it is twice as fast as the processor's own instructions; with half of that as fast as they are,
/// and four times as fast as doing without them.
#[cfg(target_arch = "x86_64")]
fn is_worth_it(level: Level) -> bool {
    level.as_avx512().is_some()
        || (level.as_avx2().is_some() && !std::arch::is_x86_feature_detected!("sha"))
}

/// Other processors have instructions of their own, or narrow vectors.
#[cfg(not(target_arch = "x86_64"))]
fn is_worth_it(_: Level) -> bool {
    false
}

#[inline(always)]
fn sixteen<S: Simd>(simd: S, blocks: &[[u8; 64]; LANES]) -> [[u32; LANES]; 8] {
    let mut schedule = transposed(blocks.map(|block| words(simd, &block)));
    let beginning = BEGINNING.map(|word| u32x16::splat(simd, word));
    let mut state = beginning;
    for (constants, is_first) in ROUNDS.iter().zip([true, false, false, false]) {
        if !is_first {
            schedule = extended(schedule);
        }
        state = sixteen_rounds(simd, state, schedule, constants);
    }
    let [a, b, c, d, e, f, g, h] = state;
    let [i, j, k, l, m, n, o, p] = beginning;
    [a + i, b + j, c + k, d + l, e + m, f + n, g + o, h + p].map(Into::into)
}

/// The words of a block, whose bytes stand with the highest first.
#[inline(always)]
fn words<S: Simd>(simd: S, block: &[u8; 64]) -> u32x16<S> {
    let bytes: u8x64<S> = (*block).simd_into(simd);
    let highest_last: u8x64<S> = HIGHEST_LAST.simd_into(simd);
    bytes.swizzle_dyn_within_blocks(highest_last).bitcast()
}

/// The bytes of four words, each word turned around, in each 16 bytes.
#[rustfmt::skip]
const HIGHEST_LAST: [u8; 64] = [
    3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12,
    3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12,
];

/// The first word of each, then the second of each, and so on. Four times the two halves are dealt into each other, and
/// every word has come to its place.
#[inline(always)]
fn transposed<S: Simd>(blocks: [u32x16<S>; 16]) -> [u32x16<S>; 16] {
    dealt(dealt(dealt(dealt(blocks))))
}

/// Of the first and the ninth the words in turn, of the second and the tenth, and so on.
#[inline(always)]
fn dealt<S: Simd>(vectors: [u32x16<S>; 16]) -> [u32x16<S>; 16] {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = vectors;
    let low = |one: u32x16<S>, other| one.zip_low(other);
    let high = |one: u32x16<S>, other| one.zip_high(other);
    [
        low(a, i),
        high(a, i),
        low(b, j),
        high(b, j),
        low(c, k),
        high(c, k),
        low(d, l),
        high(d, l),
        low(e, m),
        high(e, m),
        low(f, n),
        high(f, n),
        low(g, o),
        high(g, o),
        low(h, p),
        high(h, p),
    ]
}

/// The next sixteen words of the schedule (FIPS 180-4, 6.2.2, step 1), each in the place of the one sixteen before.
#[inline(always)]
#[allow(
    clippy::many_single_char_names,
    reason = "sixteen words have no other names"
)]
fn extended<S: Simd>(schedule: [u32x16<S>; 16]) -> [u32x16<S>; 16] {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = schedule;
    let a = next_word(a, b, j, o);
    let b = next_word(b, c, k, p);
    let c = next_word(c, d, l, a);
    let d = next_word(d, e, m, b);
    let e = next_word(e, f, n, c);
    let f = next_word(f, g, o, d);
    let g = next_word(g, h, p, e);
    let h = next_word(h, i, a, f);
    let i = next_word(i, j, b, g);
    let j = next_word(j, k, c, h);
    let k = next_word(k, l, d, i);
    let l = next_word(l, m, e, j);
    let m = next_word(m, n, f, k);
    let n = next_word(n, o, g, l);
    let o = next_word(o, p, h, m);
    let p = next_word(p, a, i, n);
    [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]
}

/// The word that follows sixteen others, of which these are the first, the second, the tenth and the fifteenth.
#[inline(always)]
fn next_word<S: Simd>(
    first: u32x16<S>,
    second: u32x16<S>,
    tenth: u32x16<S>,
    fifteenth: u32x16<S>,
) -> u32x16<S> {
    let s0 = rotated(second, 7) ^ rotated(second, 18) ^ (second >> 3);
    let s1 = rotated(fifteenth, 17) ^ rotated(fifteenth, 19) ^ (fifteenth >> 10);
    first + s0 + tenth + s1
}

/// Sixteen rounds.
#[inline(always)]
#[allow(
    clippy::many_single_char_names,
    reason = "they are the names of FIPS 180-4"
)]
fn sixteen_rounds<S: Simd>(
    simd: S,
    state: [u32x16<S>; 8],
    words: [u32x16<S>; 16],
    constants: &[u32; 16],
) -> [u32x16<S>; 8] {
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
    let sum = |place: usize| match (words.get(place), constants.get(place)) {
        (Some(word), Some(constant)) => *word + u32x16::splat(simd, *constant),
        _ => unreachable!("every place is below 16"),
    };
    for first in [0, 8] {
        round([a, b, c], &mut d, [e, f, g], &mut h, sum(first));
        round([h, a, b], &mut c, [d, e, f], &mut g, sum(first + 1));
        round([g, h, a], &mut b, [c, d, e], &mut f, sum(first + 2));
        round([f, g, h], &mut a, [b, c, d], &mut e, sum(first + 3));
        round([e, f, g], &mut h, [a, b, c], &mut d, sum(first + 4));
        round([d, e, f], &mut g, [h, a, b], &mut c, sum(first + 5));
        round([c, d, e], &mut f, [g, h, a], &mut b, sum(first + 6));
        round([b, c, d], &mut e, [f, g, h], &mut a, sum(first + 7));
    }
    [a, b, c, d, e, f, g, h]
}

/// One round (FIPS 180-4, 6.2.2, step 3), with the sum of word and constant. Instead of moving every part of the state on by
/// one place, `d` becomes the next `e`, and `h` the next `a`.
#[inline(always)]
fn round<S: Simd>(
    [a, b, c]: [u32x16<S>; 3],
    d: &mut u32x16<S>,
    [e, f, g]: [u32x16<S>; 3],
    h: &mut u32x16<S>,
    word: u32x16<S>,
) {
    let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    let choice = (e & f) ^ (!e & g);
    let first = *h + s1 + choice + word;
    let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    let majority = (a & b) | (c & (a | b));
    *d += first;
    *h = first + s0 + majority;
}

#[inline(always)]
fn rotated<S: Simd>(word: u32x16<S>, bits: u32) -> u32x16<S> {
    (word >> bits) | (word << (32 - bits))
}
