//! Rows that tell of a case that another row has told of before.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::cases::Reading;
use super::conflict::{At, Conflicts, PAIRS_COMPARED, Pair};
use super::fingerprints::fingerprint;
use super::records::Row;
use super::scan::Scan;
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

/// The first 128 bits of the SHA-256 of how a case id looks.
type LookHash = [u8; 16];

fn look_hash(id: &CaseId) -> LookHash {
    let hash: [u8; 32] = Sha256::digest(look(id.as_str())).into();
    *hash.first_chunk().expect("32 bytes are more than 16")
}

/// What a row is beside the rows before it.
pub(super) enum Seen {
    First,
    Same,
    Different,
}

/// Tells apart rows of one case. Only ids whose fingerprint occurs twice are looked at; whole hashes decide.
pub(super) struct Twins<'a> {
    scan: &'a Scan,
    seen: HashMap<[u8; 32], FirstRow>,
    /// The first row of each look that several rows share.
    looks: HashMap<LookHash, At>,
    alike: AlikeIds,
    /// Rows that say something else than the first row of their case.
    different: u64,
    /// The first of them, as many as are compared later.
    pairs: Vec<Pair>,
}

struct FirstRow {
    at: At,
    content: [u8; 32],
}

impl<'a> Twins<'a> {
    pub(super) fn new(scan: &'a Scan) -> Self {
        Self {
            scan,
            seen: HashMap::new(),
            looks: HashMap::new(),
            alike: AlikeIds::default(),
            different: 0,
            pairs: Vec::new(),
        }
    }

    /// The ids that look like another one, of all that were seen.
    pub(super) fn alike(self) -> AlikeIds {
        self.alike
    }

    /// The rows that say something else than the first row of their case, if there are any.
    pub(super) fn conflicts(&self) -> Option<Conflicts<'_>> {
        (self.different > 0).then_some(Conflicts {
            rows: self.different,
            pairs: &self.pairs,
        })
    }

    /// What the next row is.
    pub(super) fn see(&mut self, id: &CaseId, row: &Row, reading: &Reading) -> Seen {
        if self.scan.repeated.is_empty() {
            return Seen::First;
        }
        let fingerprint = fingerprint(id.as_str());
        if self.scan.repeated.binary_search(&fingerprint).is_err() {
            return Seen::First;
        }
        let whole: [u8; 32] = Sha256::digest(id.as_str()).into();
        let content = reading.content(row.fields);
        let at = At {
            part: reading.part,
            line: row.line,
        };
        let first = match self.seen.entry(whole) {
            std::collections::hash_map::Entry::Occupied(first) => first.into_mut(),
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(FirstRow { at, content });
                self.note_look(look_hash(id), at);
                return Seen::First;
            }
        };
        if first.content == content {
            return Seen::Same;
        }
        self.different += 1;
        if self.pairs.len() < PAIRS_COMPARED {
            self.pairs.push(Pair {
                first: first.at,
                second: at,
            });
        }
        Seen::Different
    }

    /// Notes an id that was not met before, and whether it looks like one that was.
    fn note_look(&mut self, look: LookHash, at: At) {
        let first = *self.looks.entry(look).or_insert(at);
        if first == at {
            return;
        }
        self.alike.ids += 1;
        if self.alike.places.len() < ALIKE_LISTED {
            self.alike.places.push((first, at));
        }
    }
}
