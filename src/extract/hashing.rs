//! The hash of the bytes of a file, made by its readers.
//!
//! No two can share the work on one hash, and it takes about as long as one reader takes for all else. So the pieces of the
//! file wait in their order, and whoever has looked at his own hashes those that wait, if nobody else does: in the end all
//! have worked as long as each other.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use sha2::{Digest, Sha256};

use super::pieces::Shared;

/// The hash of pieces that are added one after the other.
#[derive(Default)]
pub(super) struct Hashing {
    waiting: Mutex<VecDeque<Shared>>,
    hasher: Mutex<Sha256>,
}

/// How many pieces may wait: they hold memory.
const MOST_WAITING: usize = 16;

impl Hashing {
    /// Adds a piece behind all that were added before.
    pub fn add(&self, piece: Shared) {
        self.lock_waiting().push_back(piece);
    }

    /// Hashes what waits, unless somebody else does. When too much waits, it is not left to him.
    pub fn help(&self) {
        let waiting = self.lock_waiting().len();
        let hasher = match self.hasher.try_lock() {
            Err(TryLockError::WouldBlock) if waiting < MOST_WAITING => return,
            Err(TryLockError::WouldBlock) => self.lock_hasher(),
            // A panic elsewhere is passed on when the threads are joined.
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Ok(hasher) => hasher,
        };
        self.hash_all(hasher);
    }

    /// The hash of all pieces, of which no more will come.
    pub fn finish(&self) -> Sha256 {
        self.hash_all(self.lock_hasher())
    }

    fn hash_all(&self, mut hasher: MutexGuard<'_, Sha256>) -> Sha256 {
        loop {
            let next = self.lock_waiting().pop_front();
            let Some(piece) = next else {
                return hasher.clone();
            };
            hasher.update(piece.bytes());
        }
    }

    fn lock_waiting(&self) -> MutexGuard<'_, VecDeque<Shared>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_hasher(&self) -> MutexGuard<'_, Sha256> {
        self.hasher.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::pieces::{PIECE_BYTES, Pieces, between_characters};
    use crate::extract::survey::FileHash;

    #[test]
    fn whoever_helps_the_hash_is_that_of_all_bytes_in_their_order() {
        let bytes: Vec<u8> = (0..40 * PIECE_BYTES / 100)
            .flat_map(|number| format!("{number:99}\n").into_bytes())
            .collect();
        for threads in [1, 2, 5] {
            for piece_bytes in [5_000, PIECE_BYTES] {
                let pieces = Pieces::new(Box::new(bytes.as_slice()), piece_bytes, FileHash::Sha256);
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
