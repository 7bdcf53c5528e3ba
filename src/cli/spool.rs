//! Private temporary files: for standard input, which can be read once only, and for the rows of a workbook.
//!
//! They have no name that anyone could open, and are gone with the program, however it ends.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// A temporary file that is written once and then read from its start as often as needed.
#[derive(Debug, Clone)]
pub(super) struct Spool {
    file: Arc<Mutex<File>>,
}

impl Spool {
    /// An empty one.
    pub fn new() -> io::Result<Self> {
        let file = Arc::new(Mutex::new(tempfile::tempfile()?));
        Ok(Self { file })
    }

    /// Reads all there is into it.
    pub fn fill(&self, mut from: impl Read) -> io::Result<()> {
        io::copy(&mut from, &mut self.clone()).map(drop)
    }

    /// A reader from the start. Several at a time do not disturb each other.
    pub fn reader(&self) -> SpoolReader {
        SpoolReader {
            spool: self.clone(),
            position: 0,
        }
    }

    /// The file, at this place from its start.
    fn at<T>(
        &self,
        place: SeekFrom,
        act: impl FnOnce(&mut File) -> io::Result<T>,
    ) -> io::Result<T> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(place)?;
        act(&mut file)
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.at(SeekFrom::End(0), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads a [`Spool`].
#[derive(Debug)]
pub(super) struct SpoolReader {
    spool: Spool,
    position: u64,
}

impl Read for SpoolReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let place = SeekFrom::Start(self.position);
        let count = self.spool.at(place, |file| file.read(buffer))?;
        self.position = self
            .position
            .saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }
}

impl Seek for SpoolReader {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        let from_end = |file: &mut File| file.stream_position();
        let moved = |from: u64, by: i64| {
            from.checked_add_signed(by)
                .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))
        };
        self.position = match place {
            SeekFrom::Start(position) => position,
            SeekFrom::Current(by) => moved(self.position, by)?,
            SeekFrom::End(by) => moved(self.spool.at(SeekFrom::End(0), from_end)?, by)?,
        };
        Ok(self.position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_do_not_disturb_each_other() {
        let spool = Spool::new().unwrap();
        spool.fill(&b"0123456789"[..]).unwrap();
        let (mut one, mut other) = (spool.reader(), spool.reader());
        let mut two = [0; 2];
        one.read_exact(&mut two).unwrap();
        other.seek(SeekFrom::End(-3)).unwrap();
        let mut rest = String::new();
        other.read_to_string(&mut rest).unwrap();
        assert_eq!((&two, rest.as_str()), (b"01", "789"));
        one.seek(SeekFrom::Current(-1)).unwrap();
        one.read_exact(&mut two).unwrap();
        assert_eq!(&two, b"12");
        assert!(one.seek(SeekFrom::Current(-9)).is_err());
    }
}
