//! Where the bytes of an extract come from.

use std::fmt;
use std::io::{self, Read};

use super::limits::Unpacking;
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::extract as say;

/// Opens the bytes of an extract, as often as it is called.
pub type Open<'a> = dyn Fn() -> io::Result<Bytes<'a>> + Sync + 'a;

/// The bytes of an extract.
pub enum Bytes<'a> {
    /// They come one after the other, from the start.
    Stream(Box<dyn Read + Send + 'a>),
    /// They can be read in any place, by several at once.
    Places(Box<dyn ReadAt + 'a>),
}

/// What can be read in any place, by several at once.
pub trait ReadAt: Send + Sync {
    /// Reads what stands behind so many bytes, and says how many bytes came: none at the end, and less than there is room for
    /// at any time.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read_at(&self, room: &mut [u8], offset: u64) -> io::Result<usize>;
}

impl<'a> Bytes<'a> {
    /// What is read from its start.
    pub fn stream(reader: impl Read + Send + 'a) -> Self {
        Self::Stream(Box::new(reader))
    }

    /// What is read in any place.
    pub fn places(places: impl ReadAt + 'a) -> Self {
        Self::Places(Box::new(places))
    }

    /// All of them, one after the other.
    fn into_stream(self) -> Box<dyn Read + Send + 'a> {
        match self {
            Self::Stream(reader) => reader,
            Self::Places(places) => Box::new(FromStart { places, passed: 0 }),
        }
    }
}

/// Reads places one after the other.
struct FromStart<'a> {
    places: Box<dyn ReadAt + 'a>,
    passed: u64,
}

impl Read for FromStart<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = self.places.read_at(room, self.passed)?;
        self.passed += length(count);
        Ok(count)
    }
}

/// An extract as this module sees it: a name for messages, and bytes that can be read again from the start.
///
/// ```
/// # use sagsaudit::extract::{Bytes, Source};
/// let bytes: &[u8] = b"Sagsnr;Dato\n1;2026-01-01\n";
/// let open = || Ok(Bytes::stream(bytes));
/// let source = Source { name: "udtraek.csv".into(), open: &open };
/// # assert_eq!(source.name, "udtraek.csv");
/// ```
#[derive(Clone)]
pub struct Source<'a> {
    /// The name that messages and records use: the path as the user wrote it.
    pub name: String,
    /// Opens the bytes. Every opening must give the same bytes; a different count of them is found and refused.
    pub open: &'a Open<'a>,
}

/// The complaint about bytes that cannot be read: the operating system's, or that of whoever unpacks them.
pub(super) fn cannot_read(error: &io::Error, place: Place) -> Failure {
    match Unpacking::of(error) {
        Some(unpacking) => unpacking.diagnostic(place).into(),
        None => {
            let message = say::CANNOT_READ.with("error", error.to_string());
            Diagnostic::new(&code::C001, message).at(place).into()
        }
    }
}

/// The name of a file without its folders, as it may be written: CPR numbers masked.
pub fn file_name(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    mask_cpr(name).0.into_owned()
}

impl fmt::Debug for Source<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Source({:?})", self.name)
    }
}

impl<'a> Source<'a> {
    /// The bytes, however they can be read.
    pub(super) fn opened(&self) -> Result<Bytes<'a>, Failure> {
        (self.open)().map_err(|error| self.cannot_read(&error))
    }

    /// The bytes from their start.
    pub(super) fn bytes(&self) -> Result<Box<dyn Read + Send + 'a>, Failure> {
        Ok(self.opened()?.into_stream())
    }

    /// The extract as a whole, for diagnostics.
    pub(super) fn place(&self) -> Place {
        Place::file(&self.name)
    }

    /// A line of the extract, for diagnostics.
    pub(super) fn line(&self, line: u64) -> Place {
        Place::line(&self.name, line)
    }

    /// The operating system's complaint.
    pub(super) fn cannot_read(&self, error: &io::Error) -> Failure {
        cannot_read(error, self.place())
    }

    /// The line on which a byte stands, found by counting line ends from the start, and the byte itself.
    ///
    /// Only for encodings in which line ends are single bytes.
    pub(super) fn byte_at(&self, offset: u64) -> Result<(u64, u8), Failure> {
        let mut lines = LineEnds::default();
        let mut bytes = self.bytes()?.take(offset.saturating_add(1));
        let mut buffer = vec![0; 64 * 1024];
        let mut last = 0;
        loop {
            let count =
                read_some(&mut bytes, &mut buffer).map_err(|error| self.cannot_read(&error))?;
            let chunk = buffer.get(..count).unwrap_or_default();
            let Some((&newest, before)) = chunk.split_last() else {
                return Ok((lines.count + 1, last));
            };
            // The byte asked for is the very last one: it is counted only when another follows it.
            if bytes.limit() > 0 {
                lines.feed(chunk);
            } else {
                lines.feed(before);
            }
            last = newest;
        }
    }

    /// Some bytes before a byte, and some from it on.
    pub(super) fn around(&self, offset: u64) -> Result<(Vec<u8>, Vec<u8>), Failure> {
        const SOME: u64 = 24;
        let start = offset.saturating_sub(SOME);
        let mut bytes = self.bytes()?;
        let mut found = Vec::new();
        io::copy(&mut bytes.by_ref().take(start), &mut io::sink())
            .and_then(|_| bytes.take(offset - start + SOME).read_to_end(&mut found))
            .map_err(|error| self.cannot_read(&error))?;
        let middle = usize::try_from(offset - start).unwrap_or_default();
        let after = found.split_off(middle.min(found.len()));
        Ok((found, after))
    }

    /// How many bytes stand before the first one that `wanted` accepts; `None` when there is no such byte.
    pub(super) fn find(&self, wanted: impl Fn(u8) -> bool) -> Result<Option<u64>, Failure> {
        let mut bytes = self.bytes()?;
        let mut buffer = vec![0; 64 * 1024];
        let mut before = 0;
        loop {
            let count =
                read_some(&mut bytes, &mut buffer).map_err(|error| self.cannot_read(&error))?;
            let chunk = buffer.get(..count).unwrap_or_default();
            if chunk.is_empty() {
                return Ok(None);
            }
            if let Some(position) = chunk.iter().position(|byte| wanted(*byte)) {
                return Ok(Some(before + length(position)));
            }
            before += length(count);
        }
    }
}

/// Reads once, again when a signal interrupted it.
pub(super) fn read_some(bytes: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    uninterrupted(|| bytes.read(buffer))
}

/// Reads in a place until there is no more room, or no more to be read, and says how many bytes came.
pub(super) fn read_all_at(places: &dyn ReadAt, room: &mut [u8], offset: u64) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(left @ [_, ..]) = room.get_mut(filled..) {
        match read_some_at(places, left, offset + length(filled))? {
            0 => break,
            count => filled += count,
        }
    }
    Ok(filled)
}

/// Reads once in a place, again when a signal interrupted it.
pub(super) fn read_some_at(places: &dyn ReadAt, room: &mut [u8], offset: u64) -> io::Result<usize> {
    uninterrupted(|| places.read_at(room, offset))
}

fn uninterrupted(mut read: impl FnMut() -> io::Result<usize>) -> io::Result<usize> {
    loop {
        match read() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

/// A length in memory as a length in a file.
pub(super) fn length(in_memory: usize) -> u64 {
    u64::try_from(in_memory).expect("lengths in memory have at most 64 bits")
}

/// A number of bits as a length in memory.
#[inline]
pub(super) fn in_memory(bits: u32) -> usize {
    usize::try_from(bits).expect("memory has at least 32 bits")
}

/// Counts line ends over pieces of a text: LF, CR LF and a bare CR are one each.
#[derive(Debug, Default)]
pub(super) struct LineEnds {
    /// How many line ends were met so far.
    pub(super) count: u64,
    after_cr: bool,
}

impl LineEnds {
    /// Counts the next piece.
    pub(super) fn feed(&mut self, piece: &[u8]) {
        for byte in piece {
            self.count += u64::from(*byte == b'\r' || (*byte == b'\n' && !self.after_cr));
            self.after_cr = *byte == b'\r';
        }
    }

    /// The line ends of one whole text.
    pub(super) fn of(text: &str) -> u64 {
        let mut ends = Self::default();
        ends.feed(text.as_bytes());
        ends.count
    }
}
