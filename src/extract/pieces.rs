//! The bytes of a file in pieces, one after the other, for whoever asks next; on their way they are hashed.

use std::io::{self, Read};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::hashing::Hashing;
use super::source::{length, read_some};
use super::survey::FileHash;

/// How many bytes a piece has: few enough to stay in a near cache while they are looked at.
pub(super) const PIECE_BYTES: usize = 256 * 1024;

/// So many bytes are read at least, whatever is carried over: then a piece can be cut at some place.
const LEAST_READ: usize = 8;

/// What stands beside bytes where the file begins or ends.
const NOTHING: u8 = b'\n';

/// Some bytes of a file, with what stands beside them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch<'b> {
    pub bytes: &'b [u8],
    /// How many bytes of the file stand before.
    pub offset: u64,
    /// The byte before, or a line feed where there is none.
    pub before: u8,
    /// The byte behind, likewise. It is right only if the last byte is no ASCII: what it stands beside is asked of no
    /// other.
    pub after: u8,
}

/// A piece of the file.
pub(super) struct Piece {
    /// Its number, from 0.
    pub number: u64,
    pub is_last: bool,
    offset: u64,
    before: u8,
    after: u8,
    shared: Shared,
}

impl Piece {
    pub fn bytes(&self) -> &[u8] {
        self.shared.bytes()
    }

    /// Its bytes, and where they stand.
    pub fn stretch(&self) -> Stretch<'_> {
        Stretch {
            bytes: self.bytes(),
            offset: self.offset,
            before: self.before,
            after: self.after,
        }
    }
}

/// Bytes that several may look at.
#[derive(Clone)]
pub(super) struct Shared {
    memory: Arc<Memory>,
    /// How much of the memory is filled.
    end: usize,
}

impl Shared {
    pub fn bytes(&self) -> &[u8] {
        self.memory.bytes.get(..self.end).unwrap_or_default()
    }
}

/// Memory that is used again when nobody looks at it any more.
struct Memory {
    bytes: Vec<u8>,
    spare: Spare,
}

/// Memory that nobody looks at.
type Spare = Arc<Mutex<Vec<Vec<u8>>>>;

impl Drop for Memory {
    fn drop(&mut self) {
        lock(&self.spare).push(std::mem::take(&mut self.bytes));
    }
}

fn lock(spare: &Spare) -> MutexGuard<'_, Vec<Vec<u8>>> {
    spare.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Hands out the pieces.
pub(super) struct Pieces<'a> {
    bytes: Box<dyn Read + Send + 'a>,
    piece_bytes: usize,
    /// What was read behind the last piece.
    carried: Vec<u8>,
    spare: Spare,
    next: u64,
    /// How many bytes were handed out, and the last of them.
    handed_out: u64,
    before: u8,
    read: u64,
    has_ended: bool,
    /// Where they are hashed, if they are.
    hashing: Option<Arc<Hashing>>,
}

impl<'a> Pieces<'a> {
    /// These bytes in pieces of about so many.
    pub fn new(bytes: Box<dyn Read + Send + 'a>, piece_bytes: usize, hash: FileHash) -> Self {
        Self {
            bytes,
            piece_bytes,
            carried: Vec::new(),
            spare: Spare::default(),
            next: 0,
            handed_out: 0,
            before: NOTHING,
            read: 0,
            has_ended: false,
            hashing: match hash {
                FileHash::Sha256 => Some(Arc::default()),
                FileHash::Skip => None,
            },
        }
    }

    /// How many bytes were read so far.
    pub fn bytes_read(&self) -> u64 {
        self.read
    }

    /// The next piece; `None` when there is none. `cut` says where it ends in what was read: bytes that are the last of
    /// the file, or else [`LEAST_READ`] and more. Where it ends behind a byte beyond ASCII, something has to be left.
    ///
    /// # Errors
    /// When the file cannot be read. Nothing is handed out after that.
    pub fn next(&mut self, cut: impl FnOnce(&[u8], At) -> usize) -> io::Result<Option<Piece>> {
        if self.has_ended && self.carried.is_empty() {
            return Ok(None);
        }
        let (memory, filled) = self.fill()?;
        let at = if self.has_ended { At::End } else { At::Within };
        let bytes = memory.get(..filled).unwrap_or_default();
        let (piece, rest) = bytes.split_at(cut(bytes, at).min(filled));
        self.carried.extend_from_slice(rest);
        let (before, offset) = (self.before, self.handed_out);
        self.before = piece.last().copied().unwrap_or(before);
        self.handed_out += length(piece.len());
        self.next += 1;
        let piece = Piece {
            number: self.next - 1,
            is_last: self.has_ended && rest.is_empty(),
            offset,
            before,
            after: rest.first().copied().unwrap_or(NOTHING),
            shared: Shared {
                end: piece.len(),
                memory: Arc::new(Memory {
                    bytes: memory,
                    spare: Arc::clone(&self.spare),
                }),
            },
        };
        if let Some(hashing) = &self.hashing {
            hashing.add(piece.shared.clone());
        }
        Ok(Some(piece))
    }

    /// Where all that is handed out is hashed, if it is: whoever takes pieces has to help.
    pub fn hashing(&self) -> Option<Arc<Hashing>> {
        self.hashing.clone()
    }

    /// What was carried over and what follows, a piece together if there is as much: some memory, and how much of it is
    /// filled.
    fn fill(&mut self) -> io::Result<(Vec<u8>, usize)> {
        let mut filled = self.carried.len();
        let wanted = self.piece_bytes.max(filled + LEAST_READ);
        let mut memory = lock(&self.spare).pop().unwrap_or_default();
        if memory.len() < wanted {
            memory.resize(wanted, 0);
        }
        if let Some(begun) = memory.get_mut(..filled) {
            begun.copy_from_slice(&self.carried);
        }
        self.carried.clear();
        while !self.has_ended
            && let Some(room @ [_, ..]) = memory.get_mut(filled..wanted)
        {
            let read = read_some(&mut self.bytes, room);
            self.has_ended = matches!(read, Ok(0) | Err(_));
            let count = read?;
            self.read += length(count);
            filled += count;
        }
        Ok((memory, filled))
    }
}

/// Where bytes that were read end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    Within,
    /// At the end of the file.
    End,
}

/// Where bytes can be cut that may be UTF-8, and may be none: no character is divided, and no run of bytes of which one
/// is taken for a character that is cut off. At least a byte is left of so many as are read.
pub(super) fn between_characters(bytes: &[u8], at: At) -> usize {
    let (before, last) = bytes.split_at(bytes.len().saturating_sub(4));
    // No character has more than three bytes that continue it: of four in a row the last belongs to none.
    let begins = |byte: &u8| !matches!(byte, 0x80..=0xBF);
    match at {
        At::End => bytes.len(),
        At::Within => before.len() + last.iter().rposition(begins).unwrap_or(3).min(last.len()),
    }
}
