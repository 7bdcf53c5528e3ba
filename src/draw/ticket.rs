//! The ticket of a case in a draw.

use std::fmt;

use sha2::block_api::compress256;
use sha2::{Digest, Sha256};

use super::Seed;
use super::ticket_lanes::{BEGINNING, LANES, Lanes, Words};
use crate::case::CaseId;
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
        let mut hash = Sha256::new();
        hash.update(seed.as_str());
        hash.update(b":");
        hash.update(id.as_str());
        Self::from_bytes(hash.finalize().into())
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
    pub fn ticket(&self, id: &CaseId) -> Ticket {
        if !self.fits(id) {
            return Ticket::of(&self.seed, id);
        }
        let mut block = self.block;
        self.put(id, &mut block);
        let mut state = BEGINNING;
        compress256(&mut state, &[block]);
        Ticket(state)
    }

    /// The tickets of at most so many cases as there are lanes, each in the place of its case.
    pub fn tickets(&self, ids: &[&CaseId]) -> [Ticket; LANES] {
        match self.lanes {
            Some(lanes) if ids.len() > LANES / 4 => self.abreast(lanes, ids),
            _ => {
                let mut tickets = [Ticket::default(); LANES];
                for (ticket, id) in tickets.iter_mut().zip(ids) {
                    *ticket = self.ticket(id);
                }
                tickets
            }
        }
    }

    fn abreast(&self, lanes: Lanes, ids: &[&CaseId]) -> [Ticket; LANES] {
        // One loop writes and the next reads: what was written a moment ago in other pieces is slow to read.
        let mut blocks = [self.block; LANES];
        for (block, id) in blocks.iter_mut().zip(ids) {
            self.put(id, block);
        }
        let mut words: Words = [[0; LANES]; 16];
        for (place, words) in words.iter_mut().enumerate() {
            for (word, block) in words.iter_mut().zip(&blocks) {
                let bytes = block.as_chunks().0.get(place);
                *word = bytes.map_or(0, |bytes| u32::from_be_bytes(*bytes));
            }
        }
        let mut tickets = [Ticket::default(); LANES];
        for (place, words) in lanes.hash(&words).iter().enumerate() {
            for (ticket, hashed) in tickets.iter_mut().zip(words) {
                if let Some(word) = ticket.0.get_mut(place) {
                    *word = *hashed;
                }
            }
        }
        for (ticket, id) in tickets.iter_mut().zip(ids) {
            if !self.fits(id) {
                *ticket = Ticket::of(&self.seed, id);
            }
        }
        tickets
    }

    /// Whether seed and id fit in one block of SHA-256, as they nearly always do.
    fn fits(&self, id: &CaseId) -> bool {
        self.before_id + id.as_str().len() <= BLOCK - PADDING
    }

    /// Puts an id that fits, and what ends the message, behind the seed.
    fn put(&self, id: &CaseId, block: &mut [u8; BLOCK]) {
        let id = id.as_str().as_bytes();
        let length = self.before_id + id.len();
        let behind = block.get_mut(self.before_id..).unwrap_or_default();
        if let Some((text, [end, ..])) = behind.split_at_mut_checked(id.len()) {
            text.copy_from_slice(id);
            *end = 0x80;
        }
        let bits = u64::try_from(length * 8).unwrap_or_default();
        if let Some(end) = block.last_chunk_mut() {
            *end = bits.to_be_bytes();
        }
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
            prop_assert_eq!(TicketPress::new(&seed).ticket(&id), Ticket::of(&seed, &id));
        }

        #[test]
        fn many_at_once_are_the_same(seed in "[a-z]{1,30}", ids in prop::collection::vec("\\PC{1,50}", 0..40)) {
            let seed = Seed::typed(seed).unwrap();
            let ids: Vec<_> = ids.iter().filter_map(|id| CaseId::from_parts([id.as_str()])).collect();
            let ids: Vec<_> = ids.iter().collect();
            let expected: Vec<_> = ids.iter().map(|id| Ticket::of(&seed, id)).collect();
            for lanes in [Lanes::new(), Some(Lanes::anyhow()), None] {
                let mut press = TicketPress::new(&seed);
                press.lanes = lanes;
                let tickets = ids.chunks(LANES).flat_map(|some| {
                    press.tickets(some).into_iter().take(some.len())
                });
                prop_assert_eq!(tickets.collect::<Vec<_>>(), expected.clone());
            }
        }
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
