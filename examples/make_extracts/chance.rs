//! Chance that is always the same: every choice is taken from the SHA-256 of what is chosen.

use sha2::{Digest, Sha256};

/// A whole number from 0 to `below - 1`.
pub fn number(what: &str, below: u64) -> u64 {
    let hash = Sha256::digest(what);
    let first: &[u8; 8] = hash.first_chunk().expect("32 bytes are more than 8");
    u64::from_be_bytes(*first) % below
}
