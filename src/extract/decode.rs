//! Bytes of any encoding as UTF-8, in pieces, without ever replacing what is malformed.

use std::fmt;
use std::io::{self, Read};
use std::ops::Range;

use encoding_rs::DecoderResult;

use super::encoding::{Converter, Encoding};
use super::source::{length, read_some};

const RAW_BYTES: usize = 64 * 1024;
/// The shortest buffer that [`Decoder`] can be read into: room for the longest character with a margin.
const SHORTEST_BUFFER: usize = 16;

/// Why a text could not be read on. It travels through `io::Error`, since readers sit on top of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Bytes that mean nothing in the encoding; `offset` is the first of them, counted from 0.
    Malformed {
        /// How many bytes stand before it.
        offset: u64,
    },
    /// The character NUL, which no text has.
    Nul,
    /// A row that is longer than any row can be.
    RowTooLong,
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self:?}")
    }
}

impl std::error::Error for Trouble {}

impl Trouble {
    /// The trouble that an error carries, if it is one of ours.
    pub(super) fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}

/// A reader of UTF-8 over bytes in another encoding. A byte order mark of that encoding is dropped.
///
/// All text before a trouble is handed out first, so that whoever counts lines knows where it is.
pub(super) struct Decoder<'a> {
    bytes: Box<dyn Read + Send + 'a>,
    converter: Converter,
    raw: Vec<u8>,
    unread: Range<usize>,
    end: End,
    consumed: u64,
    trouble: Option<Trouble>,
}

/// How far the end of the bytes has been dealt with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    NotSeen,
    Seen,
    Flushed,
}

impl<'a> Decoder<'a> {
    /// Decodes these bytes.
    pub(super) fn new(bytes: Box<dyn Read + Send + 'a>, encoding: Encoding) -> Self {
        Self {
            bytes,
            converter: encoding.converter(),
            raw: vec![0; RAW_BYTES],
            unread: 0..0,
            end: End::NotSeen,
            consumed: 0,
            trouble: None,
        }
    }

    /// How many bytes have been decoded so far.
    pub(super) fn consumed(&self) -> u64 {
        self.consumed
    }

    fn refill(&mut self) -> io::Result<()> {
        if self.unread.is_empty() && self.end == End::NotSeen {
            let count = read_some(&mut self.bytes, &mut self.raw)?;
            self.unread = 0..count;
            if count == 0 {
                self.end = End::Seen;
            }
        }
        Ok(())
    }

    /// Decodes what is at hand and says how many bytes of UTF-8 came of it.
    fn decode_into(&mut self, buffer: &mut [u8]) -> usize {
        let unread = self.raw.get(self.unread.clone()).unwrap_or_default();
        let last = self.end == End::Seen;
        let (result, read, written) = match &mut self.converter {
            Converter::Web(decoder) => {
                decoder.decode_to_utf8_without_replacement(unread, buffer, last)
            }
            Converter::Dos(page) => {
                let (read, written) = page.decode(unread, buffer);
                (DecoderResult::InputEmpty, read, written)
            }
        };
        self.unread.start += read;
        self.consumed += length(read);
        match result {
            DecoderResult::Malformed(bad, after) => {
                let offset = self.consumed - u64::from(bad) - u64::from(after);
                self.trouble = Some(Trouble::Malformed { offset });
            }
            DecoderResult::InputEmpty if last => self.end = End::Flushed,
            _ => {}
        }
        self.stop_at_nul(buffer.get(..written).unwrap_or_default())
    }

    /// The length of the text up to its first NUL, which is trouble.
    fn stop_at_nul(&mut self, text: &[u8]) -> usize {
        match memchr::memchr(0, text) {
            Some(nul) => {
                self.trouble = Some(Trouble::Nul);
                nul
            }
            None => text.len(),
        }
    }
}

impl Read for Decoder<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        debug_assert!(buffer.len() >= SHORTEST_BUFFER);
        loop {
            if let Some(trouble) = self.trouble {
                return Err(io::Error::other(trouble));
            }
            if self.end == End::Flushed {
                return Ok(0);
            }
            self.refill()?;
            let written = self.decode_into(buffer);
            if written > 0 {
                return Ok(written);
            }
        }
    }
}
