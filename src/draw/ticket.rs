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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
        let Some(block) = self.block(id) else {
            return Ticket::of(&self.seed, id);
        };
        let mut state = BEGINNING;
        compress256(&mut state, &[block]);
        Ticket(state)
    }

    /// The tickets of some cases, in their order.
    pub fn tickets(&self, ids: &[&CaseId], mut take: impl FnMut(Ticket)) {
        for some in ids.chunks(LANES) {
            match self.lanes {
                Some(lanes) if some.len() > LANES / 4 => self.abreast(lanes, some, &mut take),
                _ => some.iter().for_each(|id| take(self.ticket(id))),
            }
        }
    }

    /// The tickets of at most so many cases as there are lanes.
    fn abreast(&self, lanes: Lanes, ids: &[&CaseId], take: &mut impl FnMut(Ticket)) {
        let mut words: Words = [[0; LANES]; 16];
        let longest = ids.iter().map(|id| id.as_str().len()).max();
        // What follows the longest id and its padding is zero, but for the length in the last word.
        let used = (self.before_id + longest.unwrap_or_default()) / 4 + 1;
        for (lane, id) in ids.iter().enumerate() {
            let block = self.block(id).unwrap_or(self.block);
            let of_block = block.as_chunks().0;
            for (words, bytes) in words.iter_mut().zip(of_block).take(used) {
                put(words, lane, bytes);
            }
            if let (Some(words), Some(bytes)) = (words.last_mut(), of_block.last()) {
                put(words, lane, bytes);
            }
        }
        let hashes = lanes.hash(&words);
        for (lane, id) in ids.iter().enumerate() {
            let hash = hashes.map(|words| words.get(lane).copied().unwrap_or_default());
            take(if self.fits(id) {
                Ticket(hash)
            } else {
                Ticket::of(&self.seed, id)
            });
        }
    }

    /// Whether seed and id fit in one block of SHA-256, as they nearly always do.
    fn fits(&self, id: &CaseId) -> bool {
        self.before_id + id.as_str().len() <= BLOCK - PADDING
    }

    /// Seed and id as one block of SHA-256; `None` when they do not fit.
    fn block(&self, id: &CaseId) -> Option<[u8; BLOCK]> {
        if !self.fits(id) {
            return None;
        }
        let length = self.before_id + id.as_str().len();
        let mut block = self.block;
        let id = id.as_str().as_bytes();
        let (text, padding) = block
            .get_mut(self.before_id..)?
            .split_at_mut_checked(id.len())?;
        text.copy_from_slice(id);
        *padding.first_mut()? = 0x80;
        *block.last_chunk_mut()? = u64::try_from(length * 8).ok()?.to_be_bytes();
        Some(block)
    }
}

/// Puts a word into its lane.
#[inline]
fn put(words: &mut [u32; LANES], lane: usize, bytes: &[u8; 4]) {
    if let Some(word) = words.get_mut(lane) {
        *word = u32::from_be_bytes(*bytes);
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
                let mut tickets = Vec::new();
                press.tickets(&ids, |ticket| tickets.push(ticket));
                prop_assert_eq!(&tickets, &expected);
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
