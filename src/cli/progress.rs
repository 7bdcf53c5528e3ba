//! How far the reading of an extract is, on a terminal, while it lasts: a line that is written over and cleared in the end.

use std::io::{self, Read, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::extract::{Bytes, ReadAt};
use crate::lang::{Lang, progress as say};
use crate::report::number::whole_percent;

/// Work that is over sooner shows nothing.
const BEFORE_FIRST: Duration = Duration::from_secs(1);
const BETWEEN: Duration = Duration::from_millis(200);
/// Back to the first column, and the line emptied.
const CLEAR: &str = "\r\x1b[2K";
const MEGABYTE: u64 = 1_000_000;
/// Characters of the bar.
const BAR: u64 = 24;

/// Where the reading is. Readers note it, and whoever draws looks at it.
#[derive(Debug, Default)]
pub(super) struct Progress {
    bytes: AtomicU64,
    /// All bytes there are; 0 when nobody knows.
    total: AtomicU64,
}

impl Progress {
    /// Says how much there is.
    pub fn expect(&self, total: u64) {
        self.total.store(total, Ordering::Relaxed);
    }

    /// What reads, noted as it goes; so many bytes stand in the files before.
    pub fn watch<T>(&self, inner: T, before: u64) -> Watched<'_, T> {
        self.bytes.store(before, Ordering::Relaxed);
        Watched {
            inner,
            progress: self,
        }
    }

    /// The same of the bytes of a file.
    pub fn watch_bytes<'a>(&'a self, bytes: Bytes<'a>, before: u64) -> Bytes<'a> {
        match bytes {
            Bytes::Stream(reader) => Bytes::stream(self.watch(reader, before)),
            Bytes::Places(places) => Bytes::places(self.watch(places, before)),
        }
    }

    fn add(&self, count: usize) {
        let read = u64::try_from(count).unwrap_or(u64::MAX);
        self.bytes.fetch_add(read, Ordering::Relaxed);
    }
}

/// What is read, watched.
pub(super) struct Watched<'a, T> {
    inner: T,
    progress: &'a Progress,
}

impl<T: Read> Read for Watched<'_, T> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(room)?;
        self.progress.add(count);
        Ok(count)
    }
}

impl ReadAt for Watched<'_, Box<dyn ReadAt + '_>> {
    fn read_at(&self, room: &mut [u8], offset: u64) -> io::Result<usize> {
        let count = self.inner.read_at(room, offset)?;
        self.progress.add(count);
        Ok(count)
    }
}

/// The line on the terminal that messages go to. Whoever writes there clears it first.
#[derive(Debug, Clone, Default)]
pub(super) struct ProgressLine(Arc<Mutex<bool>>);

impl ProgressLine {
    /// Clears the line and does some writing in its place, undisturbed.
    pub fn beside<T>(&self, write: impl FnOnce() -> T) -> T {
        let mut is_drawn = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if std::mem::take(&mut *is_drawn) {
            let _ = io::stderr().lock().write_all(CLEAR.as_bytes());
        }
        write()
    }

    fn draw(&self, line: &str) {
        let mut is_drawn = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out = io::stderr().lock();
        let _ = write!(out, "{CLEAR}{line}").and_then(|()| out.flush());
        *is_drawn = true;
    }
}

/// Shows the progress until it is dropped.
pub(super) struct Drawing {
    line: ProgressLine,
    /// Dropped to end the thread.
    ends: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What a line is made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    pub lang: Lang,
    /// Columns of the terminal.
    pub width: usize,
}

impl Drawing {
    /// Draws how far the reading is, from a second on.
    pub fn start(
        form: Form,
        line: ProgressLine,
        progress: Arc<Progress>,
        rows: Arc<AtomicU64>,
    ) -> Self {
        let (ends, end) = mpsc::channel::<()>();
        let drawn = line.clone();
        let draw = move || {
            let mut wait = BEFORE_FIRST;
            while end.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                wait = BETWEEN;
                drawn.draw(&form.line(
                    rows.load(Ordering::Relaxed),
                    progress.bytes.load(Ordering::Relaxed),
                    progress.total.load(Ordering::Relaxed),
                ));
            }
        };
        // Without a thread there is no line, and nothing else is lost.
        let thread = std::thread::Builder::new().spawn(draw).ok();
        Self {
            line,
            ends: Some(ends),
            thread,
        }
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        drop(self.ends.take());
        if let Some(thread) = self.thread.take() {
            // It can only have panicked, and what it would have shown is over.
            let _ = thread.join();
        }
        self.line.beside(|| {});
    }
}

impl Form {
    /// The line, shorter than the terminal is wide.
    fn line(self, rows: u64, bytes: u64, total: u64) -> String {
        let lang = self.lang;
        let bytes = bytes.min(total.max(bytes * u64::from(total == 0)));
        let message = if total == 0 && rows == 0 {
            say::ARRIVING.with("bytes", bytes / MEGABYTE)
        } else if total == 0 {
            say::READING_UNKNOWN
                .with("rows", rows)
                .with("bytes", bytes / MEGABYTE)
        } else {
            let filled = BAR * (bytes / 1_000) / (total / 1_000).max(1);
            let filled = usize::try_from(filled.min(BAR)).unwrap_or_default();
            let empty = usize::try_from(BAR).unwrap_or_default() - filled;
            say::READING
                .with(
                    "bar",
                    format!("{}{}", "█".repeat(filled), "░".repeat(empty)),
                )
                .with(
                    "share",
                    whole_percent(lang, bytes, total).unwrap_or_default(),
                )
                .with("rows", rows)
                .with("bytes", bytes / MEGABYTE)
                .with("total", total.div_ceil(MEGABYTE))
        };
        let line = message.in_lang(lang);
        line.chars().take(self.width.saturating_sub(1)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(lang: Lang, width: usize, rows: u64, bytes: u64, total: u64) -> String {
        Form { lang, width }.line(rows, bytes, total)
    }

    #[test]
    fn the_line_says_how_far_it_is() {
        assert_eq!(
            line(Lang::Da, 80, 4_312_000, 812_345_678, 1_774_683_376),
            "██████████░░░░░░░░░░░░░░ 46 %  4.312.000 rækker  812 af 1.775 MB"
        );
        assert_eq!(
            line(Lang::En, 80, 10_000_000, 1_774_683_376, 1_774_683_376),
            "████████████████████████ 100%  10,000,000 rows  1,774 of 1,775 MB"
        );
        assert_eq!(
            line(Lang::En, 80, 1_000, 5_000_000, 0),
            "1,000 rows  5 MB read"
        );
        assert_eq!(line(Lang::Da, 80, 0, 5_000_000, 0), "5 MB læst");
    }

    #[test]
    fn it_fits_the_terminal_and_ends_at_the_end() {
        for total in [0, 1, 999, 1_000, 123_456_789_012, u64::MAX / BAR] {
            for bytes in [0, 1, total / 2, total, u64::MAX / 1_000_000] {
                for width in [0, 1, 20, 80] {
                    let line = line(Lang::Da, width, u64::MAX, bytes, total);
                    assert!(line.chars().count() <= width.saturating_sub(1), "{line}");
                }
            }
        }
        // More than was expected: a file that grows, or one that is read again.
        assert!(
            line(Lang::Da, 80, 1, 9_000_000, 2_000_000)
                .starts_with("████████████████████████ 100 %")
        );
    }

    /// Two bytes in every place.
    struct Two;

    impl ReadAt for Two {
        fn read_at(&self, room: &mut [u8], _: u64) -> io::Result<usize> {
            room.fill(0);
            Ok(2)
        }
    }

    #[test]
    fn what_is_read_is_noted() {
        let progress = Progress::default();
        let mut read = Vec::new();
        progress
            .watch(&b"abcdef"[..], 10)
            .read_to_end(&mut read)
            .unwrap();
        assert_eq!(read, b"abcdef");
        assert_eq!(progress.bytes.load(Ordering::Relaxed), 16);
        let Bytes::Places(places) = progress.watch_bytes(Bytes::places(Two), 3) else {
            unreachable!("they stay places");
        };
        assert_eq!(places.read_at(&mut [0; 8], 5).unwrap(), 2);
        assert_eq!(progress.bytes.load(Ordering::Relaxed), 5);
    }
}
