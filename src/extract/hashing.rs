//! The hash of the bytes of a file, made by its readers.
//!
//! No two can share the work on one hash, and it takes about as long as one reader takes for all else. So the pieces of the
//! file wait in their order, and whoever has looked at his own hashes those that wait, if nobody else does: in the end all
//! have worked as long as each other.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use sha2::{Digest, Sha256};

use super::pieces::Shared;

/// The hash of pieces.
#[derive(Default)]
pub(super) struct Hashing {
    waiting: Mutex<Waiting>,
    hasher: Mutex<Sha256>,
}

/// Pieces that are not hashed yet, by their numbers.
#[derive(Default)]
struct Waiting {
    pieces: BTreeMap<u64, Shared>,
    /// The number of the one that is to be hashed next.
    next: u64,
}

/// How many pieces may wait: they hold memory.
const MOST_WAITING: usize = 16;

impl Hashing {
    /// Adds a piece, of which each has its number, from 0. Only a few may be missing behind which others were added.
    pub fn add(&self, number: u64, piece: Shared) {
        self.lock_waiting().pieces.insert(number, piece);
    }

    /// Hashes what waits, unless somebody else does. When too much waits, it is not left to him.
    pub fn help(&self) {
        let waiting = self.lock_waiting().pieces.len();
        let hasher = match self.hasher.try_lock() {
            Err(TryLockError::WouldBlock) if waiting < MOST_WAITING => return,
            Err(TryLockError::WouldBlock) => self.lock_hasher(),
            // A panic elsewhere is passed on when the threads are joined.
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Ok(hasher) => hasher,
        };
        self.hash_all(hasher);
    }

    /// The hash of all pieces, of which none is missing.
    pub fn finish(&self) -> Sha256 {
        self.hash_all(self.lock_hasher())
    }

    fn hash_all(&self, mut hasher: MutexGuard<'_, Sha256>) -> Sha256 {
        loop {
            let next = self.lock_waiting().pop();
            let Some(piece) = next else {
                return hasher.clone();
            };
            hasher.update(piece.bytes());
        }
    }

    fn lock_waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_hasher(&self) -> MutexGuard<'_, Sha256> {
        self.hasher.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    /// The piece that is to be hashed next, if it is there.
    fn pop(&mut self) -> Option<Shared> {
        let piece = self.pieces.remove(&self.next)?;
        self.next += 1;
        Some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::pieces::{PIECE_BYTES, Pieces, between_characters};
    use crate::extract::source::Bytes;
    use crate::extract::survey::FileHash;

    #[test]
    fn whoever_helps_the_hash_is_that_of_all_bytes_in_their_order() {
        let bytes: Vec<u8> = (0..40 * PIECE_BYTES / 100)
            .flat_map(|number| format!("{number:99}\n").into_bytes())
            .collect();
        for threads in [1, 2, 5] {
            for piece_bytes in [5_000, PIECE_BYTES] {
                let stream = Bytes::stream(bytes.as_slice());
                let pieces = Pieces::new(stream, piece_bytes, FileHash::Sha256);
                let hashing = pieces.hashing().unwrap();
                let pieces = Mutex::new(pieces);
                let next = || pieces.lock().unwrap().next(between_characters).unwrap();
                std::thread::scope(|scope| {
                    for _ in 0..threads {
                        scope.spawn(|| {
                            while next().is_some() {
                                hashing.help();
                            }
                        });
                    }
                });
                assert_eq!(hashing.finish().finalize(), Sha256::digest(&bytes));
            }
        }
    }
}
