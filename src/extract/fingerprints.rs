//! Fingerprints of case ids, to find the ids that more than one row has. This is the one thing that grows with the rows.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hasher};
use std::sync::{Mutex, PoisonError};

use foldhash::fast::FixedState;

use crate::case::look;
use crate::cell::ShortText;

/// 64 bits of how a case id looks. Ids that differ only in what nobody sees or means share theirs, so that one list finds
/// repeated ids and ids that look alike. Others may share it by chance: it tells which ids need a closer look, and no more.
pub(super) type Fingerprint = u64;

/// What one pass over a case id tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Looked {
    pub fingerprint: Fingerprint,
    /// Whether every character is a visible one of ASCII: then nothing can be hidden in it.
    pub is_plain: bool,
}

/// Looks at a case id.
#[inline]
pub(super) fn looked(id: &str) -> Looked {
    let (fingerprint, is_plain) = pass(id.as_bytes());
    if is_plain {
        return Looked {
            fingerprint,
            is_plain,
        };
    }
    let (fingerprint, _) = pass(look(id).as_bytes());
    Looked {
        fingerprint,
        is_plain,
    }
}

/// The fingerprint of a case id.
pub(super) fn fingerprint(id: &str) -> Fingerprint {
    looked(id).fingerprint
}

/// What the bytes come to, and whether each is a visible one of ASCII.
#[inline]
fn pass(bytes: &[u8]) -> (Fingerprint, bool) {
    let fingerprint = ShortText::of(bytes).map_or_else(|| of_long(bytes), |short| of_short(&short));
    (fingerprint, bytes.iter().all(u8::is_ascii_graphic))
}

/// The fingerprint of a case id of visible ones of ASCII, which is no longer than most.
#[inline(always)]
pub(super) fn of_short(id: &ShortText) -> Fingerprint {
    id.hash_of_letters()
}

/// The same of a text of any length.
fn of_long(bytes: &[u8]) -> Fingerprint {
    let mut hasher = FixedState::default().build_hasher();
    for byte in bytes {
        hasher.write_u8(byte.to_ascii_lowercase());
    }
    hasher.finish()
}

/// How many lists there are: each is small enough to be searched in a near cache, and the ends of all of them stay there.
const LISTS: usize = 64;

/// Fingerprints, in the list that their first bits name.
#[derive(Debug)]
pub(super) struct Fingerprints([Vec<Fingerprint>; LISTS]);

impl Fingerprints {
    /// None so far. There is room for so many, as far as they are spread evenly; memory costs nothing until it is filled,
    /// but to ask for more of it again and again does.
    pub(super) fn with_room_for(count: u64) -> Self {
        let room = usize::try_from(count).unwrap_or(usize::MAX) / LISTS;
        Self(std::array::from_fn(|_| Vec::with_capacity(room)))
    }

    #[inline]
    pub(super) fn push(&mut self, fingerprint: Fingerprint) {
        let [first, ..] = fingerprint.to_be_bytes();
        if let Some(list) = self.0.get_mut(usize::from(first) % LISTS) {
            list.push(fingerprint);
        }
    }
}

/// The fingerprints that occur more than once in all of these, each once, sorted. The lists are shared out among threads.
pub(super) fn repeated(all: Vec<Fingerprints>, threads: usize) -> Vec<Fingerprint> {
    let mut alike: [Vec<Vec<Fingerprint>>; LISTS] = std::array::from_fn(|_| Vec::new());
    let mut rows = 0;
    for Fingerprints(lists) in all {
        for (alike, list) in alike.iter_mut().zip(lists) {
            rows += list.len();
            alike.push(list);
        }
    }
    let alike = Mutex::new(alike.into_iter());
    let work = || {
        let mut search = Search::default();
        let next = || alike.lock().unwrap_or_else(PoisonError::into_inner).next();
        while let Some(lists) = next() {
            search.find(&lists);
        }
        search.repeated
    };
    let helpers = if rows < 10_000 { 0 } else { threads - 1 };
    let mut repeated = std::thread::scope(|scope| {
        let helpers: Vec<_> = (0..helpers).map(|_| scope.spawn(work)).collect();
        let mut found = work();
        for helper in helpers {
            found.extend(helper.join().expect("searching does not panic"));
        }
        found
    });
    repeated.sort_unstable();
    repeated
}

/// How many words of bits there are at most: where one id stands in every row, they are all in one list.
const MOST_WORDS: usize = 1 << 20;

/// How many candidates of a list may be held before it matters how often one of them is among them.
const MANY_CANDIDATES: usize = 1 << 18;

/// Memory for one list after the other.
#[derive(Default)]
struct Search {
    /// Which low bits were met.
    met: Vec<u64>,
    /// Which middle bits those have whose low bits were met before.
    suspected: Vec<u64>,
    candidates: Vec<Fingerprint>,
    repeated: Vec<Fingerprint>,
}

/// How many words of bits tell what is suspected: few, to be looked at fast.
const SUSPECTED_WORDS: usize = 1 << 12;

impl Search {
    /// Those whose low bits another has are few; only those that share the middle bits of one of these are compared.
    fn find(&mut self, lists: &[Vec<Fingerprint>]) {
        let count: usize = lists.iter().map(Vec::len).sum();
        let words = (count / 4).clamp(1, MOST_WORDS).next_power_of_two();
        for (bits, words) in [
            (&mut self.met, words),
            (&mut self.suspected, SUSPECTED_WORDS),
        ] {
            bits.clear();
            bits.resize(words, 0);
        }
        let all = || lists.iter().flatten();
        for fingerprint in all() {
            if set(&mut self.met, *fingerprint) {
                set(&mut self.suspected, middle(*fingerprint));
            }
        }
        self.candidates.clear();
        let mut room = MANY_CANDIDATES;
        for fingerprint in all() {
            if is_set(&self.suspected, middle(*fingerprint)) {
                self.candidates.push(*fingerprint);
                if self.candidates.len() >= room {
                    self.thin_out();
                    room = MANY_CANDIDATES.max(2 * self.candidates.len());
                }
            }
        }
        self.candidates.sort_unstable();
        let runs = self.candidates.chunk_by(|one, other| one == other);
        let found: BTreeSet<_> = runs
            .filter(|run| run.len() > 1)
            .filter_map(|run| run.first().copied())
            .collect();
        self.repeated.extend(found);
    }

    /// Leaves no more than two of each candidate: an id may stand in every row.
    fn thin_out(&mut self) {
        self.candidates.sort_unstable();
        let mut last_two = [None; 2];
        self.candidates.retain(|candidate| {
            let is_third = last_two == [Some(*candidate); 2];
            let [_, last] = last_two;
            last_two = [last, Some(*candidate)];
            !is_third
        });
    }
}

/// Other bits of a fingerprint than the low ones.
#[inline]
fn middle(fingerprint: Fingerprint) -> u64 {
    fingerprint >> 32
}

/// Sets the bit that the low bits of a number name, of as many words as a power of two; says whether it was set before.
#[inline]
fn set(bits: &mut [u64], number: u64) -> bool {
    let (word, bit) = place(number, bits.len());
    bits.get_mut(word).is_some_and(|word| {
        let was_set = *word & bit != 0;
        *word |= bit;
        was_set
    })
}

/// Whether that bit is set.
#[inline]
fn is_set(bits: &[u64], number: u64) -> bool {
    let (word, bit) = place(number, bits.len());
    bits.get(word).is_some_and(|word| word & bit != 0)
}

/// The word of so many, a power of two, and the bit in it that the low bits of a number name.
#[inline]
fn place(number: u64, words: usize) -> (usize, u64) {
    // On a machine of 32 bits half of them are enough.
    let [a, b, c, d, ..] = (number >> 6).to_le_bytes();
    let low = usize::try_from(u32::from_le_bytes([a, b, c, d])).unwrap_or_default();
    (low & (words - 1), 1 << (number & 63))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_looks_alike_has_one_fingerprint() {
        for (one, other) in [
            ("SAG-1", "sag-1"),
            ("SAG 12", "sag\u{a0}１2"),
            ("12345678X", "12345678x"),
        ] {
            assert_eq!(fingerprint(one), fingerprint(other), "{one} {other}");
        }
        for (one, other) in [
            ("1", "2"),
            ("12345678", "123456780"),
            ("a", "a\u{e6}"),
            ("", "1"),
        ] {
            assert_ne!(fingerprint(one), fingerprint(other), "{one} {other}");
        }
    }

    #[test]
    fn one_that_stands_in_every_row_is_held_twice_at_most() {
        let row = |number: u64| {
            if number.is_multiple_of(7) {
                number / 49
            } else {
                3
            }
        };
        let list: Vec<_> = (0..4 * u64::try_from(MANY_CANDIDATES).unwrap())
            .map(row)
            .collect();
        let mut search = Search::default();
        search.find(std::slice::from_ref(&list));
        assert!(search.candidates.len() <= MANY_CANDIDATES + 2);
        let mut sorted = list;
        sorted.sort_unstable();
        let runs = sorted.chunk_by(|one, other| one == other);
        let expected: Vec<_> = runs.filter(|run| run.len() > 1).map(|run| run[0]).collect();
        assert_eq!(search.repeated, expected);
    }

    proptest! {
        #[test]
        fn only_visible_ascii_is_plain(id in "[!-~\\x00-\\x30\\x7f-\u{a1}]{0,20}") {
            prop_assert_eq!(looked(&id).is_plain, id.bytes().all(|byte| byte.is_ascii_graphic()));
        }

        #[test]
        fn those_met_twice_are_found(
            numbers in prop::collection::vec(0_u64..400, 0..300),
            shards in 1_usize..4,
            are_spread in any::<bool>(),
        ) {
            let mut all: Vec<_> = (0..shards).map(|_| Fingerprints::with_room_for(100)).collect();
            // Such as hashes are; or in few lists, and many with equal low bits.
            let of = |number: u64| match are_spread {
                true => number.wrapping_mul(0x9E37_79B9_7F4A_7C15),
                false => (number % 3) << 62 | (number / 3) << 40,
            };
            for (place, number) in numbers.iter().enumerate() {
                all[place % shards].push(of(*number));
            }
            let mut sorted: Vec<_> = numbers.iter().map(|number| of(*number)).collect();
            sorted.sort_unstable();
            let mut expected: Vec<_> = sorted
                .chunk_by(|one, other| one == other)
                .filter(|run| run.len() > 1)
                .map(|run| run[0])
                .collect();
            expected.dedup();
            prop_assert_eq!(repeated(all, 2), expected);
        }
    }
}
