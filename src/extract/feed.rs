//! The text of a file in blocks, one after the other, for whoever asks next.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};

use sha2::{Digest, Sha256};

use super::decode::Decoder;
use super::encoding::Encoding;
use super::part::Part;
use super::source::{LineEnds, length, read_some};
use super::survey::FileHash;
use crate::diag::Failure;

/// How many bytes a block has: few enough to stay in a near cache while its rows are looked at.
pub(super) const BLOCK_BYTES: usize = 256 * 1024;

/// The least room that a decoder needs.
const ROOM_TO_DECODE: usize = 64;

/// A piece of the text. It ends with a line end, as far as that can be told.
pub(super) struct Block {
    /// Its number, from 0.
    pub number: u64,
    pub is_last: bool,
    text: Text,
}

/// Bytes that several may look at.
#[derive(Clone)]
struct Text {
    bytes: Arc<Vec<u8>>,
    /// How many of them are text: the memory is used again.
    end: usize,
}

impl Text {
    fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.end).unwrap_or_default()
    }
}

impl Block {
    /// Its text.
    pub fn text(&self) -> &[u8] {
        self.text.bytes()
    }
}

/// Hands out the blocks of the text below the header.
pub(super) struct Feed<'a> {
    source: Source<'a>,
    block_bytes: usize,
    /// What was read behind the last line end.
    carried: Vec<u8>,
    /// Memory of blocks that nobody looks at any more.
    spare: Vec<Vec<u8>>,
    next: u64,
    has_ended: bool,
    /// The line on which the first block begins.
    first_line: u64,
    hashing: Hashing,
}

/// Who hashes the bytes on their way.
enum Hashing {
    Nobody,
    /// Whoever reads them.
    Reader(Box<Sha256>),
    /// A thread of its own, which gets them in their order.
    Thread(SyncSender<Text>),
}

/// How many blocks may wait to be hashed.
const BLOCKS_WAITING: usize = 16;

/// The text as UTF-8.
enum Source<'a> {
    /// The bytes as they are, and how many were read.
    Plain(Box<dyn Read + Send + 'a>, u64),
    Decoded(Decoder<'a>),
}

impl Source<'_> {
    fn least_room(&self) -> usize {
        match self {
            Self::Plain(..) => 1,
            Self::Decoded(_) => ROOM_TO_DECODE,
        }
    }

    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(bytes, read) => {
                let count = read_some(bytes, room)?;
                *read += length(count);
                Ok(count)
            }
            Self::Decoded(decoder) => decoder.read(room),
        }
    }
}

impl<'a> Feed<'a> {
    /// The text of a file below its header.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn open(
        part: &Part<'a>,
        block_bytes: usize,
        hash: FileHash,
    ) -> Result<Self, Failure> {
        let survey = &part.survey;
        let above = part.rows()?.text_above();
        let bytes = part.source.bytes()?;
        let source = if survey.encoding == Encoding::UTF_8 {
            Source::Plain(bytes, 0)
        } else {
            Source::Decoded(Decoder::new(bytes, survey.encoding))
        };
        let mut feed = Self {
            source,
            spare: Vec::new(),
            block_bytes,
            carried: Vec::new(),
            next: 0,
            has_ended: false,
            first_line: 1,
            hashing: match hash {
                FileHash::Sha256 => Hashing::Reader(Box::default()),
                FileHash::Skip => Hashing::Nobody,
            },
        };
        feed.pass_over(above)
            .map_err(|error| part.source.cannot_read(&error))?;
        Ok(feed)
    }

    /// The line on which the first block begins.
    pub(super) fn first_line(&self) -> u64 {
        self.first_line
    }

    /// How many bytes of the file were read so far.
    pub(super) fn bytes_read(&self) -> u64 {
        match &self.source {
            Source::Plain(_, read) => *read,
            Source::Decoded(decoder) => decoder.consumed(),
        }
    }

    /// Passes over so many bytes of text, a byte order mark not counted.
    fn pass_over(&mut self, above: u64) -> io::Result<()> {
        const MARK: &[u8] = b"\xEF\xBB\xBF";
        let mut lines = LineEnds::default();
        let mut left = above;
        let mut ends_with_cr = false;
        let some = self.block_bytes.max(ROOM_TO_DECODE);
        while let Some((block, end)) = self.read_block(self.carried.len() + some)? {
            let block = block.get(..end).unwrap_or_default();
            let mut text = block;
            if left == above && matches!(self.source, Source::Plain(..)) {
                text = text.strip_prefix(MARK).unwrap_or(text);
            }
            let here = usize::try_from(left).unwrap_or(usize::MAX).min(text.len());
            let (before, rest) = text.split_at(here);
            lines.feed(before);
            left -= length(here);
            ends_with_cr = before.last().map_or(ends_with_cr, |last| *last == b'\r');
            let is_above = left > 0 || (ends_with_cr && rest.is_empty());
            let carried = if is_above {
                0
            } else {
                rest_of(rest, ends_with_cr).len()
            };
            let above = block.get(..block.len() - carried).unwrap_or_default();
            if let Hashing::Reader(hasher) = &mut self.hashing {
                hasher.update(above);
            }
            if left == 0 && !(ends_with_cr && rest.is_empty()) {
                self.carried = rest_of(rest, ends_with_cr).to_vec();
                break;
            }
        }
        self.first_line = 1 + lines.count;
        Ok(())
    }

    /// The next block; `None` when there is none.
    ///
    /// # Errors
    /// When it cannot be read or decoded.
    pub(super) fn next(&mut self) -> io::Result<Option<Block>> {
        let wanted = self.block_bytes.max(self.carried.len() + 1);
        let Some((bytes, mut end)) = self.read_block(wanted)? else {
            return Ok(None);
        };
        if !self.has_ended {
            let text = bytes.get(..end).unwrap_or_default();
            let (lines, rest) = text.split_at(end_of_lines(text));
            self.carried.extend_from_slice(rest);
            end = lines.len();
        }
        self.next += 1;
        let text = Text {
            bytes: Arc::new(bytes),
            end,
        };
        match &mut self.hashing {
            Hashing::Nobody => {}
            Hashing::Reader(hasher) => hasher.update(text.bytes()),
            // Who has gone away has panicked, which is passed on when the threads are joined.
            Hashing::Thread(sender) => drop(sender.send(text.clone())),
        }
        Ok(Some(Block {
            number: self.next - 1,
            text,
            is_last: self.has_ended,
        }))
    }

    /// Takes back the memory of a block, if nobody else looks at it.
    pub(super) fn take_back(&mut self, block: Block) {
        self.spare.extend(Arc::into_inner(block.text.bytes));
    }

    /// Lets a thread of its own hash the rest, if anything is to be hashed; it runs what this gives.
    pub(super) fn hash_elsewhere(&mut self) -> Option<impl FnOnce() -> Sha256 + Send + use<>> {
        let (sender, blocks) = sync_channel::<Text>(BLOCKS_WAITING);
        match std::mem::replace(&mut self.hashing, Hashing::Nobody) {
            Hashing::Reader(hasher) => {
                self.hashing = Hashing::Thread(sender);
                Some(move || {
                    let mut hasher = *hasher;
                    blocks.iter().for_each(|block| hasher.update(block.bytes()));
                    hasher
                })
            }
            Hashing::Nobody | Hashing::Thread(_) => None,
        }
    }

    /// Ends the hashing, and gives the hash where the reader has made it.
    pub(super) fn end_hashing(&mut self) -> Option<Sha256> {
        match std::mem::replace(&mut self.hashing, Hashing::Nobody) {
            Hashing::Reader(hasher) => Some(*hasher),
            Hashing::Nobody | Hashing::Thread(_) => None,
        }
    }

    /// What was carried over and what follows, so many bytes together if there are as many: some memory, and how much of
    /// it is filled.
    fn read_block(&mut self, wanted: usize) -> io::Result<Option<(Vec<u8>, usize)>> {
        if self.has_ended && self.carried.is_empty() {
            return Ok(None);
        }
        let least_room = self.source.least_room();
        let mut filled = self.carried.len();
        let wanted = wanted.max(filled + least_room);
        let mut text = self.spare.pop().unwrap_or_default();
        if text.len() < wanted {
            text.resize(wanted, 0);
        }
        if let Some(begun) = text.get_mut(..filled) {
            begun.copy_from_slice(&self.carried);
        }
        self.carried.clear();
        while let Some(room) = text.get_mut(filled..wanted)
            && room.len() >= least_room
        {
            match self.source.read(room)? {
                0 => {
                    self.has_ended = true;
                    break;
                }
                count => filled += count,
            }
        }
        Ok(Some((text, filled)))
    }
}

/// What follows a line end: its LF, if it was a CR, belongs to it.
fn rest_of(rest: &[u8], ends_with_cr: bool) -> &[u8] {
    let after = rest.strip_prefix(b"\n").filter(|_| ends_with_cr);
    after.unwrap_or(rest)
}

/// Where the last line of a text ends; the end of the text when it has no line end. A CR at the very end is no end yet:
/// its LF may follow.
fn end_of_lines(text: &[u8]) -> usize {
    let settled = text.strip_suffix(b"\r").unwrap_or(text);
    let line_end = memchr::memrchr(b'\n', settled).or_else(|| memchr::memrchr(b'\r', settled));
    line_end.map_or(settled.len(), |line_end| line_end + 1)
}
