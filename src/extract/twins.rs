//! Rows that tell of a case that another row has told of before.
//!
//! Several threads may look at rows at once, in any order: what comes of it is what one would find who goes from start to
//! end. An extract may hold millions of such rows, so little is remembered of a case: 48 bytes, at the place that its
//! fingerprint has in the sorted list of those that several rows share.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::cases::Reading;
use super::conflict::At;
use super::fingerprints::{Fingerprint, fingerprint};
use super::records::Row;
use super::scan::Scan;
use super::source::length;
use crate::case::{CaseId, look};

/// Different case ids that differ only in case, white space, full-width digits or what nobody sees. They are two cases,
/// and perhaps one case written in two ways.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AlikeIds {
    /// How many ids look like an earlier one.
    pub ids: u64,
    /// Where the first five of them stand, each behind the place of the id that it looks like.
    pub places: Vec<(At, At)>,
}

/// How many pairs of ids that look alike are remembered by their places.
const ALIKE_LISTED: usize = 5;

/// How many threads can note rows at once without waiting for each other, nearly always.
const SHELVES: usize = 64;

/// The first 128 bits of a SHA-256: no two texts are known, or will be met, that share them.
type Hash = [u8; 16];

fn hash(text: &str) -> Hash {
    first_bits(Sha256::digest(text).into())
}

fn first_bits(hash: [u8; 32]) -> Hash {
    *hash.first_chunk().expect("32 bytes are more than 16")
}

/// What a row is beside the rows that were seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// The first of its case to be seen.
    First,
    /// One that says the same as those of its case.
    Same,
    /// One that says something else than the one that stands here, the first of its case.
    Different { first: At },
}

/// Tells apart rows of one case. Only ids whose fingerprint occurs twice are looked at; hashes of whole ids and of all that
/// is used of a row decide.
pub(super) struct Twins<'a> {
    catalogue: Catalogue<'a>,
    /// How many fingerprints are on one shelf.
    on_shelf: usize,
    shelves: Vec<Mutex<Shelf>>,
    /// For each file that was begun, the number before that of its first line.
    before: Vec<LineNumber>,
}

/// The number of a line among those of all files, as far as they were seen; from 1 on.
type LineNumber = u64;

/// What is remembered of the cases of some fingerprints.
#[derive(Default)]
struct Shelf {
    /// One case for each fingerprint, in their order.
    ones: Vec<One>,
    /// More cases whose ids have these fingerprints: they look alike, or have met by chance.
    others: BTreeMap<Hash, Other>,
    /// The last line that was seen.
    last: LineNumber,
}

/// What is remembered of a case.
#[derive(Clone, Copy, Default)]
struct One {
    id: Hash,
    told: Told,
}

#[derive(Clone, Copy, Default)]
struct Told {
    /// Its first line; 0 before any was met.
    first: LineNumber,
    /// What its rows say.
    content: Hash,
    /// 64 bits of how its id looks, beside the 64 of the fingerprint.
    look: [u8; 8],
}

/// A case whose fingerprint another has.
struct Other {
    /// The place of that other on the shelf.
    place: usize,
    told: Told,
}

impl<'a> Twins<'a> {
    pub(super) fn new(scan: &'a Scan) -> Self {
        let repeated = scan.repeated.as_slice();
        let on_shelf = repeated.len().div_ceil(SHELVES).max(1);
        let shelf = |some: &[Fingerprint]| Shelf {
            ones: vec![One::default(); some.len()],
            ..Shelf::default()
        };
        Self {
            catalogue: Catalogue::of(repeated),
            on_shelf,
            shelves: repeated
                .chunks(on_shelf)
                .map(|some| Mutex::new(shelf(some)))
                .collect(),
            before: Vec::new(),
        }
    }

    /// The rows of the next file begin.
    pub(super) fn begin_file(&mut self) {
        let lasts = self.shelves.iter_mut().map(|shelf| {
            let shelf = shelf.get_mut().unwrap_or_else(PoisonError::into_inner);
            shelf.last
        });
        self.before.push(lasts.max().unwrap_or_default());
    }

    /// What a row of the file that was begun last is.
    pub(super) fn see(&self, id: &CaseId, row: &Row, reading: &Reading) -> Seen {
        let Some(place) = self.catalogue.place(fingerprint(id.as_str())) else {
            return Seen::First;
        };
        let content = first_bits(reading.content(row.fields));
        let before = self.before.last().copied().unwrap_or_default();
        let shelf = self.shelves.get(place / self.on_shelf);
        let mut shelf = shelf
            .expect("every fingerprint has its shelf")
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        match shelf.see(place % self.on_shelf, id, content, before + row.line) {
            Met::First => Seen::First,
            Met::Same => Seen::Same,
            Met::Different { first } => Seen::Different {
                first: self.at(first),
            },
        }
    }

    fn at(&self, number: LineNumber) -> At {
        let begun = self.before.partition_point(|before| *before < number);
        let part = begun.saturating_sub(1);
        let before = self.before.get(part).copied().unwrap_or_default();
        At {
            part,
            line: number - before,
        }
    }

    /// The ids that look like another one, of all that were seen.
    pub(super) fn alike(&self) -> AlikeIds {
        let mut ids = 0;
        let mut first_pairs = Vec::new();
        for shelf in &self.shelves {
            let shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
            let pairs = shelf.alike();
            ids += length(pairs.len());
            first_pairs.extend(pairs);
            first_pairs.sort_unstable();
            first_pairs.truncate(ALIKE_LISTED);
        }
        let places = first_pairs.iter();
        AlikeIds {
            ids,
            places: places
                .map(|pair| (self.at(pair.earlier), self.at(pair.later)))
                .collect(),
        }
    }
}

/// Where fingerprints stand in their sorted list. Every step of a search through all of a long list would wait for memory.
struct Catalogue<'a> {
    fingerprints: &'a [Fingerprint],
    /// How many of the last bits of a fingerprint do not matter for where the search begins.
    shift: u32,
    /// For each number that the bits before them can be, and one more, where those with it or a greater one begin.
    begins: Vec<usize>,
}

/// How many fingerprints are searched through, as they are random numbers.
const SEARCHED: usize = 16;

impl<'a> Catalogue<'a> {
    fn of(fingerprints: &'a [Fingerprint]) -> Self {
        let bits = 1 + (fingerprints.len() / SEARCHED).max(1).ilog2();
        let shift = u64::BITS - bits;
        let mut begins = vec![0];
        for (place, fingerprint) in fingerprints.iter().enumerate() {
            while length(begins.len()) <= fingerprint >> shift {
                begins.push(place);
            }
        }
        begins.resize((1 << bits) + 1, fingerprints.len());
        Self {
            fingerprints,
            shift,
            begins,
        }
    }

    fn place(&self, fingerprint: Fingerprint) -> Option<usize> {
        let first = usize::try_from(fingerprint >> self.shift).ok()?;
        let begin = *self.begins.get(first)?;
        let end = *self.begins.get(first + 1)?;
        let some = self.fingerprints.get(begin..end)?;
        let place = some.binary_search(&fingerprint).ok()?;
        Some(begin + place)
    }
}

/// What a row is beside those of its shelf.
enum Met {
    First,
    Same,
    Different { first: LineNumber },
}

/// The first lines of two cases whose ids look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct AlikePair {
    later: LineNumber,
    /// The first of all whose ids look like that.
    earlier: LineNumber,
}

impl Shelf {
    /// What a row is whose id has the fingerprint of a place.
    fn see(&mut self, place: usize, id: &CaseId, content: Hash, line: LineNumber) -> Met {
        self.last = self.last.max(line);
        let one = self.ones.get_mut(place);
        let one = one.expect("there is one for every fingerprint");
        if one.told.first == 0 {
            *one = One {
                id: hash(id.as_str()),
                told: Told::first(id, content, line),
            };
            return Met::First;
        }
        // What says the same has the same id: it is part of the content.
        if one.told.content == content {
            return one.told.again(content, line);
        }
        let hash = hash(id.as_str());
        if one.id == hash {
            return one.told.again(content, line);
        }
        match self.others.entry(hash) {
            Entry::Occupied(other) => other.into_mut().told.again(content, line),
            Entry::Vacant(free) => {
                let told = Told::first(id, content, line);
                free.insert(Other { place, told });
                Met::First
            }
        }
    }

    /// The ids that look like one that stands earlier.
    fn alike(&self) -> Vec<AlikePair> {
        let others = self.others.values();
        let mut cases: Vec<_> = others.map(|other| (other.place, other.told)).collect();
        let mut places: Vec<_> = cases.iter().map(|(place, _)| *place).collect();
        places.sort_unstable();
        places.dedup();
        let ones = places.into_iter().filter_map(|place| {
            let one = self.ones.get(place)?;
            Some((place, one.told))
        });
        cases.extend(ones);
        cases.sort_unstable_by_key(|(place, told)| (*place, told.look, told.first));
        let looks = cases.chunk_by(|(one_place, one), (place, told)| {
            one_place == place && one.look == told.look
        });
        let pairs = looks.filter_map(|alike| {
            let ((_, first), rest) = alike.split_first()?;
            Some(rest.iter().map(|(_, told)| AlikePair {
                later: told.first,
                earlier: first.first,
            }))
        });
        pairs.flatten().collect()
    }
}

impl Told {
    /// What the first row of a case tells.
    fn first(id: &CaseId, content: Hash, line: LineNumber) -> Self {
        let look = hash(&look(id.as_str()));
        Self {
            first: line,
            content,
            look: *look.first_chunk().expect("16 bytes are more than 8"),
        }
    }

    /// Another row of the case.
    fn again(&mut self, content: Hash, line: LineNumber) -> Met {
        if self.content != content {
            return Met::Different { first: self.first };
        }
        self.first = self.first.min(line);
        Met::Same
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn little_is_remembered_of_a_case() {
        assert_eq!(size_of::<One>(), 48);
    }

    proptest! {
        #[test]
        fn the_catalogue_knows_where_everything_stands(
            few in prop::collection::vec(0_u64..9, 0..9),
            many in prop::collection::vec(any::<u64>(), 0..200),
            others in prop::collection::vec(prop_oneof![0_u64..9, any::<u64>()], 9),
        ) {
            let mut all: Vec<_> = few.into_iter().chain(many).collect();
            all.sort_unstable();
            all.dedup();
            let catalogue = Catalogue::of(&all);
            for fingerprint in all.iter().chain(&others).chain(&[0, u64::MAX]) {
                prop_assert_eq!(catalogue.place(*fingerprint), all.binary_search(fingerprint).ok());
            }
        }
    }
}
