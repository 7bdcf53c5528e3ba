//! The ticket of a case in a draw.

use std::fmt;

use sha2::block_api::compress256;
use sha2::{Digest, Sha256};

use super::Seed;
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
pub struct Ticket([u8; 32]);

impl Ticket {
    /// The ticket of a case under a seed.
    pub fn of(seed: &Seed, id: &CaseId) -> Self {
        let mut hash = Sha256::new();
        hash.update(seed.as_str());
        hash.update(b":");
        hash.update(id.as_str());
        Self(hash.finalize().into())
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
        Some(Self(bytes))
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
}

/// The bytes that SHA-256 takes in at a time.
const BLOCK: usize = 64;

/// What follows the text in its last block: a bit and the length.
const PADDING: usize = 9;

/// The state that SHA-256 begins with (FIPS 180-4, 5.3.3).
const BEGINNING: [u32; 8] = [
    0x6a09_e667,
    0xbb67_ae85,
    0x3c6e_f372,
    0xa54f_f53a,
    0x510e_527f,
    0x9b05_688c,
    0x1f83_d9ab,
    0x5be0_cd19,
];

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
        }
    }

    /// The ticket of a case: that of [`Ticket::of`]. Nearly always seed and id fit in one block, and then no more than
    /// that block is hashed.
    pub fn ticket(&self, id: &CaseId) -> Ticket {
        let length = self.before_id + id.as_str().len();
        if length > BLOCK - PADDING {
            return Ticket::of(&self.seed, id);
        }
        let mut block = self.block;
        let id = id.as_str().as_bytes();
        let rest = block.get_mut(self.before_id..).unwrap_or_default();
        if let Some((text, padding)) = rest.split_at_mut_checked(id.len()) {
            text.copy_from_slice(id);
            padding.iter_mut().take(1).for_each(|first| *first = 0x80);
        }
        let bits = u64::try_from(length * 8).unwrap_or_default();
        if let Some(end) = block.last_chunk_mut() {
            *end = bits.to_be_bytes();
        }
        let mut state = BEGINNING;
        compress256(&mut state, &[block]);
        let mut ticket = [0; 32];
        for (bytes, word) in ticket.as_chunks_mut::<4>().0.iter_mut().zip(state) {
            *bytes = word.to_be_bytes();
        }
        Ticket(ticket)
    }
}

/// Lower-case hex.
impl fmt::Display for Ticket {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hex(&self.0))
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
