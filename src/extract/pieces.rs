//! The bytes of a file in pieces, one after the other, for whoever asks next; on their way they are hashed.
//!
//! Where a file can be read in any place, only the end of a piece is read when somebody asks for it, so that it is known where
//! the next one begins; all before that he reads by himself, while others read theirs.

use std::io::{self, Read};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::hashing::Hashing;
use super::source::{Bytes, ReadAt, length, read_all_at, read_some, read_some_at};
use super::survey::FileHash;

/// How many bytes a piece has: few enough to stay in a near cache while they are looked at.
pub(super) const PIECE_BYTES: usize = 256 * 1024;

/// So many bytes are read at least, whatever is carried over: then a piece can be cut at some place.
const LEAST_READ: usize = 8;

/// So many bytes are read of a piece to find its end.
const END_BYTES: usize = 4 * 1024;

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
    place: PiecePlace,
    shared: Shared,
}

/// Where a piece stands; see [`Stretch`].
#[derive(Debug, Clone, Copy)]
struct PiecePlace {
    offset: u64,
    before: u8,
    after: u8,
}

impl Piece {
    pub fn bytes(&self) -> &[u8] {
        self.shared.bytes()
    }

    /// Its bytes, and where they stand.
    pub fn stretch(&self) -> Stretch<'_> {
        Stretch {
            bytes: self.bytes(),
            offset: self.place.offset,
            before: self.place.before,
            after: self.place.after,
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
    supply: Supply<'a>,
    piece_bytes: usize,
    /// What was read behind the last piece.
    carried: Vec<u8>,
    spare: Spare,
    next: u64,
    /// How many bytes were handed out, and the last of them.
    handed_out: u64,
    before: u8,
    has_ended: bool,
    /// Where they are hashed, if they are.
    hashing: Option<Arc<Hashing>>,
}

/// Where the bytes come from.
enum Supply<'a> {
    Stream(Box<dyn Read + Send + 'a>),
    Places(Arc<dyn ReadAt + 'a>),
}

/// A piece that is to be read by whoever has asked for it.
pub(super) struct Claim<'a> {
    number: u64,
    is_last: bool,
    place: PiecePlace,
    memory: Memory,
    /// How long the piece is.
    end: usize,
    /// How many bytes at its beginning were not read yet, and where they can be.
    unread: Option<(usize, Arc<dyn ReadAt + 'a>)>,
    hashing: Option<Arc<Hashing>>,
}

impl Claim<'_> {
    /// The piece, of which all is read.
    ///
    /// # Errors
    /// When it cannot be read, or is not there any more.
    pub fn read(mut self) -> io::Result<Piece> {
        if let Some((count, places)) = self.unread
            && let Some(room) = self.memory.bytes.get_mut(..count)
            && read_all_at(&*places, room, self.place.offset)? < count
        {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let shared = Shared {
            memory: Arc::new(self.memory),
            end: self.end,
        };
        if let Some(hashing) = self.hashing {
            hashing.add(self.number, shared.clone());
        }
        Ok(Piece {
            number: self.number,
            is_last: self.is_last,
            place: self.place,
            shared,
        })
    }
}

impl<'a> Pieces<'a> {
    /// These bytes in pieces of about so many.
    pub fn new(bytes: Bytes<'a>, piece_bytes: usize, hash: FileHash) -> Self {
        Self {
            supply: match bytes {
                Bytes::Stream(reader) => Supply::Stream(reader),
                Bytes::Places(places) => Supply::Places(places.into()),
            },
            piece_bytes,
            carried: Vec::new(),
            spare: Spare::default(),
            next: 0,
            handed_out: 0,
            before: NOTHING,
            has_ended: false,
            hashing: match hash {
                FileHash::Sha256 => Some(Arc::default()),
                FileHash::Skip => None,
            },
        }
    }

    /// How many bytes were handed out so far.
    pub fn handed_out(&self) -> u64 {
        self.handed_out
    }

    /// The next piece; `None` when there is none. `cut` says where it ends in what was read: bytes that are the last of
    /// the file, or else [`LEAST_READ`] and more. Where it ends behind a byte beyond ASCII, something has to be left.
    ///
    /// # Errors
    /// When the file cannot be read. Nothing is handed out after that.
    pub fn next(&mut self, cut: impl FnOnce(&[u8], At) -> usize) -> io::Result<Option<Piece>> {
        let whole = self.whole(cut)?;
        whole.map(Claim::read).transpose()
    }

    /// The same, to be read by whoever has it, as far as that can be. `end` says where a piece ends, behind ASCII, if what
    /// was read of its end tells that; an even number of bytes stands before it in the piece.
    ///
    /// # Errors
    /// When the file cannot be read. Nothing is handed out after that.
    pub fn claim(
        &mut self,
        end: impl FnOnce(&[u8]) -> Option<usize>,
        cut: impl FnOnce(&[u8], At) -> usize,
    ) -> io::Result<Option<Claim<'a>>> {
        match self.by_its_end(end)? {
            Some(claim) => Ok(Some(claim)),
            None => self.whole(cut),
        }
    }

    /// Where all that is handed out is hashed, if it is: whoever takes pieces has to help.
    pub fn hashing(&self) -> Option<Arc<Hashing>> {
        self.hashing.clone()
    }

    /// The next piece, of which all was read.
    fn whole(&mut self, cut: impl FnOnce(&[u8], At) -> usize) -> io::Result<Option<Claim<'a>>> {
        if self.has_ended && self.carried.is_empty() {
            return Ok(None);
        }
        let (memory, filled) = self.fill()?;
        let at = if self.has_ended { At::End } else { At::Within };
        let bytes = memory.bytes.get(..filled).unwrap_or_default();
        let (piece, rest) = bytes.split_at(cut(bytes, at).min(filled));
        self.carried.extend_from_slice(rest);
        let (end, behind) = (piece.len(), rest.first().copied());
        Ok(Some(self.hand_out(memory, end, behind, None)))
    }

    /// The next piece, of which only the end was read; `None` if that is not enough, or is not where it was looked for.
    fn by_its_end(
        &mut self,
        end: impl FnOnce(&[u8]) -> Option<usize>,
    ) -> io::Result<Option<Claim<'a>>> {
        let places = match &self.supply {
            Supply::Places(places) if !self.has_ended => Arc::clone(places),
            Supply::Places(_) | Supply::Stream(_) => return Ok(None),
        };
        let length_of_piece = self.piece_bytes.max(LEAST_READ);
        let unread = (length_of_piece - END_BYTES.min(length_of_piece / 2)) & !1;
        let mut memory = self.memory(length_of_piece);
        let room = memory.bytes.get_mut(unread..length_of_piece);
        let room = room.unwrap_or_default();
        let filled = read_all_at(&*places, room, self.handed_out + length(unread));
        let end = match filled {
            Ok(filled) if filled < room.len() => None,
            Ok(_) => end(room),
            Err(error) => {
                self.has_ended = true;
                self.carried.clear();
                return Err(error);
            }
        };
        let Some(end) = end else {
            return Ok(None);
        };
        let behind = room.get(end).copied();
        // Whoever has the piece reads it again, and the next one what is left.
        self.carried.clear();
        Ok(Some(self.hand_out(
            memory,
            unread + end,
            behind,
            Some((unread, places)),
        )))
    }

    /// Hands out a piece that ends in some memory.
    fn hand_out(
        &mut self,
        memory: Memory,
        end: usize,
        behind: Option<u8>,
        unread: Option<(usize, Arc<dyn ReadAt + 'a>)>,
    ) -> Claim<'a> {
        let place = PiecePlace {
            offset: self.handed_out,
            before: self.before,
            after: behind.unwrap_or(NOTHING),
        };
        let last = memory.bytes.get(..end).and_then(<[u8]>::last);
        self.before = last.copied().unwrap_or(self.before);
        self.handed_out += length(end);
        self.next += 1;
        Claim {
            number: self.next - 1,
            is_last: self.has_ended && self.carried.is_empty(),
            place,
            memory,
            end,
            unread,
            hashing: self.hashing.clone(),
        }
    }

    /// What was carried over and what follows, a piece together if there is as much: some memory, and how much of it is
    /// filled.
    fn fill(&mut self) -> io::Result<(Memory, usize)> {
        let mut filled = self.carried.len();
        let wanted = self.piece_bytes.max(filled + LEAST_READ);
        let mut memory = self.memory(wanted);
        if let Some(begun) = memory.bytes.get_mut(..filled) {
            begun.copy_from_slice(&self.carried);
        }
        self.carried.clear();
        while !self.has_ended
            && let Some(room @ [_, ..]) = memory.bytes.get_mut(filled..wanted)
        {
            let read = match &mut self.supply {
                Supply::Stream(reader) => read_some(reader, room),
                Supply::Places(places) => {
                    read_some_at(&**places, room, self.handed_out + length(filled))
                }
            };
            self.has_ended = matches!(read, Ok(0) | Err(_));
            filled += read?;
        }
        Ok((memory, filled))
    }

    /// Memory for so many bytes.
    fn memory(&self, wanted: usize) -> Memory {
        let mut bytes = lock(&self.spare).pop().unwrap_or_default();
        if bytes.len() < wanted {
            bytes.resize(wanted, 0);
        }
        Memory {
            bytes,
            spare: Arc::clone(&self.spare),
        }
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
