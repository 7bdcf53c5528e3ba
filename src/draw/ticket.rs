//! The ticket of a case in a draw.

use std::fmt;

use sha2::block_api::compress256;
use sha2::{Digest, Sha256};

use super::Seed;
use super::ticket_lanes::{BEGINNING, LANES, Lanes};
use crate::case::{CaseId, CaseName};
use crate::cell::hex;

/// SHA-256 of the UTF-8 bytes `SEED:CASE_ID`. Cases are drawn in ascending order of their tickets.
///
/// ```
/// # use sagsaudit::case::CaseId;
/// # use sagsaudit::draw::{Seed, Ticket};
/// let id = CaseId::from_parts(["330-2018-65870"]).unwrap();
/// let ticket = Ticket::of(&Seed::typed("2026-10").unwrap(), &id);
/// assert!(ticket.to_string().starts_with("07e7cd1ce7f82a40")); // printf '2026-10:330-2018-65870' | sha256sum
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Ticket(
    /// The words of the hash, whose order is that of its bytes.
    [u32; 8],
);

impl Ticket {
    /// The ticket of a case under a seed.
    pub fn of(seed: &Seed, id: &CaseId) -> Self {
        Self::of_bytes(seed, id.as_str().as_bytes())
    }

    fn of_bytes(seed: &Seed, id: &[u8]) -> Self {
        let mut hash = Sha256::new();
        hash.update(seed.as_str());
        hash.update(b":");
        hash.update(id);
        Self::from_bytes(hash.finalize().into())
    }

    /// The first four bytes as a number.
    pub(super) fn first_word(self) -> u32 {
        let [first, ..] = self.0;
        first
    }

    /// The ticket written as 64 lower-case hex digits; `None` for any other text.
    pub fn parse(hex: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let digits = hex.as_bytes();
        if digits.len() != 64
            || digits
                .iter()
                .any(|digit| !matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
        {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self::from_bytes(bytes))
    }

    fn from_bytes(bytes: [u8; 32]) -> Self {
        let mut words = [0; 8];
        for (word, bytes) in words.iter_mut().zip(bytes.as_chunks().0) {
            *word = u32::from_be_bytes(*bytes);
        }
        Self(words)
    }

    fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for (bytes, word) in bytes.as_chunks_mut().0.iter_mut().zip(self.0) {
            *bytes = word.to_be_bytes();
        }
        bytes
    }
}

/// Makes the tickets of one draw.
#[derive(Debug, Clone)]
pub(super) struct TicketPress {
    seed: Seed,
    /// Seed and colon, if a case id can follow in the same block of the hash.
    block: [u8; BLOCK],
    /// How long they are.
    before_id: usize,
    /// Where many can be hashed at once.
    lanes: Option<Lanes>,
}

/// The bytes that SHA-256 takes in at a time.
const BLOCK: usize = 64;

/// What follows the text in its last block: a bit and the length.
const PADDING: usize = 9;

impl TicketPress {
    pub fn new(seed: &Seed) -> Self {
        let mut block = [0; BLOCK];
        let text = seed.as_str().bytes().chain([b':']);
        for (place, byte) in block.iter_mut().zip(text) {
            *place = byte;
        }
        Self {
            seed: seed.clone(),
            block,
            before_id: seed.as_str().len() + 1,
            lanes: Lanes::new(),
        }
    }

    /// The ticket of a case: that of [`Ticket::of`].
    pub fn ticket(&self, id: CaseName<'_>) -> Ticket {
        let mut block = self.block;
        if !self.put(id.as_bytes(), &mut block) {
            return Ticket::of_bytes(&self.seed, id.as_bytes());
        }
        let mut state = BEGINNING;
        compress256(&mut state, &[block]);
        Ticket(state)
    }

    /// The tickets of at most so many cases as there are lanes, each in the place of its case.
    pub fn tickets(&self, ids: &[CaseName<'_>]) -> Tickets {
        match self.lanes {
            Some(lanes) if ids.len() > LANES / 4 => self.abreast(lanes, ids),
            _ => self.one_by_one(ids),
        }
    }

    fn one_by_one(&self, ids: &[CaseName<'_>]) -> Tickets {
        let mut tickets = Tickets::default();
        for (place, id) in ids.iter().enumerate() {
            tickets.set(place, self.ticket(*id));
        }
        tickets
    }

    fn abreast(&self, lanes: Lanes, ids: &[CaseName<'_>]) -> Tickets {
        let mut blocks = [self.block; LANES];
        let mut all_fit = true;
        for (block, id) in blocks.iter_mut().zip(ids) {
            all_fit &= self.put(id.as_bytes(), block);
        }
        let mut tickets = Tickets(lanes.hash(&blocks));
        if !all_fit {
            for (place, id) in ids.iter().enumerate() {
                if !self.fits(id.as_bytes()) {
                    tickets.set(place, Ticket::of_bytes(&self.seed, id.as_bytes()));
                }
            }
        }
        tickets
    }

    /// Whether seed and id fit in one block of SHA-256, as they nearly always do.
    fn fits(&self, id: &[u8]) -> bool {
        self.before_id + id.len() <= BLOCK - PADDING
    }

    /// Puts an id, and what ends the message, behind the seed, if it fits.
    #[inline]
    fn put(&self, id: &[u8], block: &mut [u8; BLOCK]) -> bool {
        let length = self.before_id + id.len();
        let behind = block.get_mut(self.before_id..BLOCK - PADDING + 1);
        let Some((text, [end, ..])) = behind.and_then(|it| it.split_at_mut_checked(id.len()))
        else {
            return false;
        };
        copy(id, text);
        *end = 0x80;
        let bits = u16::try_from(length * 8).unwrap_or_default();
        if let Some(end) = block.last_chunk_mut() {
            *end = bits.to_be_bytes();
        }
        true
    }
}

/// Copies a few bytes: most ids have more than eight and at most 32, which are two pieces of equal length.
#[inline]
fn copy(from: &[u8], to: &mut [u8]) {
    if !copy_ends::<16>(from, to) && !copy_ends::<8>(from, to) {
        to.copy_from_slice(from);
    }
}

/// Copies the first so many bytes and the last, if these are all.
#[inline]
fn copy_ends<const N: usize>(from: &[u8], to: &mut [u8]) -> bool {
    let ends = from.first_chunk::<N>().zip(from.last_chunk::<N>());
    let Some((first, last)) = ends.filter(|_| from.len() <= 2 * N) else {
        return false;
    };
    if let Some(to) = to.first_chunk_mut() {
        *to = *first;
    }
    if let Some(to) = to.last_chunk_mut() {
        *to = *last;
    }
    true
}

/// Tickets of some cases, as the lanes make them: of all of them the first word, the second and so on.
#[derive(Debug, Default)]
pub(super) struct Tickets([[u32; LANES]; 8]);

impl Tickets {
    /// The ticket at a place.
    pub fn get(&self, place: usize) -> Ticket {
        Ticket(
            self.0
                .map(|words| words.get(place).copied().unwrap_or_default()),
        )
    }

    fn set(&mut self, place: usize, ticket: Ticket) {
        for (words, word) in self.0.iter_mut().zip(ticket.0) {
            if let Some(place) = words.get_mut(place) {
                *place = word;
            }
        }
    }

    /// Which tickets have a first word that is not above that of their place, a bit each.
    #[inline]
    pub fn not_above(&self, highest: &[u32; LANES]) -> u32 {
        let [first, ..] = &self.0;
        let places = first.iter().zip(highest).zip(0_u32..);
        places.fold(0, |bits, ((word, highest), place)| {
            bits | (u32::from(word <= highest) << place)
        })
    }
}

/// Lower-case hex.
impl fmt::Display for Ticket {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hex(&self.to_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `printf '%s:%s' SEED ID | sha256sum`, by another program.
    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test reads its vectors")]
    fn tickets_are_those_of_sha256sum() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/vectors/draw.csv");
        let mut rows = csv::Reader::from_path(path).unwrap();
        let mut checked = 0;
        for row in rows.deserialize::<(String, String, String)>() {
            let (seed, id, ticket) = row.unwrap();
            let id = CaseId::from_parts([id.as_str()]).unwrap();
            assert_eq!(
                Ticket::of(&Seed::typed(seed).unwrap(), &id).to_string(),
                ticket,
                "{id}"
            );
            assert_eq!(Ticket::parse(&ticket).unwrap().to_string(), ticket);
            checked += 1;
        }
        assert_eq!(checked, 20);
    }

    proptest! {
        #[test]
        fn the_press_makes_the_same_tickets(seed in "\\PC{1,70}", id in "\\PC{1,70}") {
            let (Ok(seed), Some(id)) = (Seed::typed(seed), CaseId::from_parts([id.as_str()])) else {
                return Ok(());
            };
            prop_assert_eq!(TicketPress::new(&seed).ticket((&id).into()), Ticket::of(&seed, &id));
        }

        #[test]
        fn many_at_once_are_the_same(seed in "[a-z]{1,30}", ids in prop::collection::vec("\\PC{1,50}", 0..40)) {
            let seed = Seed::typed(seed).unwrap();
            let ids: Vec<_> = ids.iter().filter_map(|id| CaseId::from_parts([id.as_str()])).collect();
            let expected: Vec<_> = ids.iter().map(|id| Ticket::of(&seed, id)).collect();
            let names: Vec<_> = ids.iter().map(CaseName::from).collect();
            for lanes in [Lanes::new(), Some(Lanes::anyhow()), None] {
                let mut press = TicketPress::new(&seed);
                press.lanes = lanes;
                let tickets = names.chunks(LANES).flat_map(|some| {
                    let tickets = press.tickets(some);
                    (0..some.len()).map(move |place| tickets.get(place))
                });
                prop_assert_eq!(tickets.collect::<Vec<_>>(), expected.clone());
            }
        }
    }

    /// Whether a ticket is kept is decided by all of it where the first words are equal.
    #[test]
    fn equal_first_words_are_not_above() {
        let mut tickets = Tickets::default();
        for (place, first) in [(0, 6), (1, 7), (2, 8)] {
            tickets.set(place, Ticket([first, 9, 9, 9, 9, 9, 9, 9]));
        }
        let mut highest = [0; LANES];
        highest[..3].fill(7);
        assert_eq!(tickets.not_above(&highest) & 0b111, 0b011);
        assert_eq!(tickets.get(1).first_word(), 7);
    }

    #[test]
    fn only_64_hex_digits_are_a_ticket() {
        for text in [
            "",
            "0",
            &"A".repeat(64),
            &"0".repeat(63),
            &"g".repeat(64),
            &"é".repeat(32),
        ] {
            assert_eq!(Ticket::parse(text), None);
        }
    }
}
