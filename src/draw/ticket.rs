//! The ticket of a case in a draw.

use std::fmt;

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

/// Lower-case hex.
impl fmt::Display for Ticket {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hex(&self.0))
    }
}

#[cfg(test)]
mod tests {
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
