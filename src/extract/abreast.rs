//! Reading the rows of one file by several threads at once.
//!
//! The threads take block after block. Each cuts its block in the belief that it begins with a row, which is wrong only
//! where a line break within quotes was taken for the end of a row. The thread of the block before knows: it hands over
//! what its last row lacks, and if that is anything the block is cut again behind it. So every row is looked at once, with
//! its right place and line, and the rows are those of one reader going from start to end, whatever the blocks and however
//! many the threads.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::ScopedJoinHandle;

use sha2::{Digest, Sha256};

use super::batch::{CASES_AT_ONCE, CaseList, Slot};
use super::cases::Reading;
use super::closer::Closer;
use super::cut::{Cutter, Done, Place};
use super::feed::{Block, Feed};
use super::fields::Fields;
use super::found_rows::{CutRow, Found, FoundRows, Look, PlainRows};
use super::part::{FileSeen, Part};
use super::probe::{END_MARK, is_control};
use super::records::{DoubleEncoding, Row};
use super::source::length;
use super::survey::FileHash;
use crate::cell::hex;

/// Somebody who looks at rows. There is one for every thread, and each looks at the rows of some blocks.
pub(super) trait Watch: Send {
    /// The next block begins, of which all rows stand in a text. The blocks of one thread come in the order of the file.
    fn begin(&mut self, block: u64, text: &[u8]);

    /// Looks at rows, each with a slot of its own, and lists those that are cases to be shown. The ordinary reader begins
    /// anew when this is an error.
    fn few_cases<'s, 'b: 's>(
        &mut self,
        rows: &mut BlockRows<'b>,
        slots: &'s mut [Slot],
        cases: &mut CaseList<'s>,
    ) -> Result<(), GiveUp>;

    /// Looks at a few of these cases. The ordinary reader begins anew when this is an error.
    fn show(&mut self, cases: &CaseList<'_>) -> Result<(), GiveUp>;
}

/// The file has to be read by the ordinary reader, which reads everything, or says what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GiveUp;

/// How many read, and how much each takes at a time; the rows are the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    pub threads: usize,
    pub block_bytes: usize,
    /// Whether the hash of the file is computed, if it is not known and was asked for.
    pub hashes: bool,
}

/// Reads all rows of a file below the header, whose values are read so. `begin` makes one watch for each thread.
///
/// # Errors
/// When there is anything in the file that is better left to the ordinary reader.
pub(super) fn read<W: Watch>(
    part: &Part<'_>,
    values: &Reading<'_>,
    manner: Manner,
    begin: impl Fn() -> W + Sync,
) -> Result<(Vec<W>, FileSeen), GiveUp> {
    if part.survey.is_sheet() || part.survey.double_encoding == DoubleEncoding::Repair {
        return Err(GiveUp);
    }
    let limits = part.survey.limits;
    let hash = if manner.hashes {
        part.hash_of_rest()
    } else {
        FileHash::Skip
    };
    let feed = Feed::open(part, manner.block_bytes, hash)?;
    let reading = BlockReading::new(
        feed,
        values,
        part.survey.delimiter.byte(),
        limits
            .row_bytes()
            .min(limits.field_bytes())
            .min(LONGEST_ROW),
        !part.has_unseen_rest(),
    );
    let (watches, hash) = reading.run(manner.threads, begin)?;
    let feed = reading.lock_feed();
    if feed.handed_out() != part.survey.bytes || !feed.is_as_foretold() {
        return Err(GiveUp);
    }
    let sha256 = hash.map(|hash| hex(&hash.finalize()));
    Ok((watches, FileSeen { sha256 }))
}

/// Longer rows are left to the ordinary reader, whatever the limits: a row is cut again with each block that it spans.
const LONGEST_ROW: u64 = 4 * 1024 * 1024;

/// What the threads share.
struct BlockReading<'a> {
    /// How the values of rows are read.
    values: &'a Reading<'a>,
    feed: Mutex<Feed<'a>>,
    delimiter: u8,
    /// No row is longer, or the ordinary reader is to look at it.
    longest_row: u64,
    /// Whether the rest of the file was looked at before.
    is_known: bool,
    links: Mutex<Links>,
    /// Told whenever a block was cut.
    turned: Condvar,
}

/// The chain of blocks.
struct Links {
    /// The block that may be begun.
    next: u64,
    /// What the block before it has left over.
    handover: Handover,
    gave_up: bool,
    /// How many wait to be told.
    waiting: usize,
}

/// Tells the others to give up when a thread ends before its work is done, even by a panic: they would wait for ever.
struct Guard<'r, 'a>(&'r BlockReading<'a>);

impl Drop for Guard<'_, '_> {
    fn drop(&mut self) {
        self.0.lock_links().gave_up = true;
        self.0.turned.notify_all();
    }
}

/// What a block leaves to the next.
#[derive(Default)]
struct Handover {
    /// The beginning of a row that it did not end.
    begun: Vec<u8>,
    /// The line on which that row, or else the next block, begins.
    line: u64,
    /// Whether a blank line, or an empty row, stands right before.
    after_blank: bool,
}

impl<'a> BlockReading<'a> {
    fn new(
        feed: Feed<'a>,
        values: &'a Reading<'a>,
        delimiter: u8,
        longest_row: u64,
        is_known: bool,
    ) -> Self {
        let handover = Handover {
            line: feed.first_line(),
            ..Handover::default()
        };
        Self {
            values,
            feed: Mutex::new(feed),
            delimiter,
            longest_row,
            is_known,
            links: Mutex::new(Links {
                next: 0,
                handover,
                gave_up: false,
                waiting: 0,
            }),
            turned: Condvar::new(),
        }
    }

    fn run<W: Watch>(
        &self,
        threads: usize,
        begin: impl Fn() -> W + Sync,
    ) -> Result<(Vec<W>, Option<Sha256>), GiveUp> {
        let work = || {
            let mut watch = begin();
            let unless_done = Guard(self);
            self.work(&mut watch)?;
            std::mem::forget(unless_done);
            Ok(watch)
        };
        std::thread::scope(|scope| {
            let helpers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let mut watches = vec![work()];
            for helper in helpers {
                watches.push(joined(helper));
            }
            let hashing = self.lock_feed().hashing();
            let hash = hashing.map(|hashing| hashing.finish());
            Ok((watches.into_iter().collect::<Result<_, _>>()?, hash))
        })
    }

    fn work(&self, watch: &mut impl Watch) -> Result<(), GiveUp> {
        let mut cutter = Cutter::new(self.delimiter);
        let mut slots: Vec<_> = (0..CASES_AT_ONCE)
            .map(|_| Slot::new(self.delimiter))
            .collect();
        let mut reader = self.lock_feed().reader()?;
        let hashing = self.lock_feed().hashing();
        loop {
            let unread = self.lock_feed().next().map_err(|_| GiveUp)?;
            let Some(unread) = unread else {
                self.lock_feed().take_in(reader);
                return Ok(());
            };
            let block = unread.read().map_err(|_| GiveUp)?;
            let text = reader.text(&block)?;
            self.look(&block, text, &mut cutter, &mut slots, watch)?;
            if let Some(hashing) = &hashing {
                hashing.help();
            }
        }
    }

    fn look(
        &self,
        block: &Block,
        text: &[u8],
        cutter: &mut Cutter,
        slots: &mut [Slot],
        watch: &mut impl Watch,
    ) -> Result<(), GiveUp> {
        let place = if block.is_last {
            Place::Last
        } else {
            Place::Within
        };
        let cut = cutter.cut(text, place);
        let mut before = self.wait_for(block.number)?;
        let mut joined = std::mem::take(&mut before.begun);
        let (bytes, done) = if joined.is_empty() {
            (text, cut)
        } else {
            joined.extend_from_slice(text);
            let cut = cutter.cut(&joined, place);
            (joined.as_slice(), cut)
        };
        let done = done.map_err(|_| GiveUp)?;
        self.refuse_odd(bytes, done, cutter)?;
        let after_blank = ends_blank(cutter, slots, bytes, done, before.after_blank);
        self.hand_over(Handover {
            begun: bytes.get(done.rest..).unwrap_or_default().to_vec(),
            line: before.line + done.lines,
            after_blank,
        });
        watch.begin(block.number, bytes);
        let rows = BlockRows::of(cutter.rows(bytes), before.line, before.after_blank);
        self.show(rows, slots, watch)
    }

    /// Shows the cases of a block, a few at a time.
    #[inline(always)]
    fn show(
        &self,
        mut rows: BlockRows<'_>,
        slots: &mut [Slot],
        watch: &mut impl Watch,
    ) -> Result<(), GiveUp> {
        while rows.are_left() {
            let mut cases = CaseList::none(self.values);
            watch.few_cases(&mut rows, slots, &mut cases)?;
            watch.show(&cases)?;
        }
        Ok(())
    }

    /// Refuses rows that are no text, or are too long.
    fn refuse_odd(&self, bytes: &[u8], done: Done, cutter: &Cutter) -> Result<(), GiveUp> {
        let begun = length(bytes.len() - done.rest);
        let may_be_long = length(bytes.len()) > self.longest_row;
        if begun > self.longest_row
            || (may_be_long && length(cutter.longest_row()) > self.longest_row)
        {
            return Err(GiveUp);
        }
        let is_odd =
            |byte: &u8| matches!(*byte, 0 | END_MARK) || (!self.is_known && is_control(*byte));
        if cutter.has_controls() && bytes.iter().any(is_odd) {
            return Err(GiveUp);
        }
        let rows = bytes.get(..done.rest).unwrap_or_default();
        if cutter.is_proved() || simdutf8::basic::from_utf8(rows).is_ok() {
            Ok(())
        } else {
            Err(GiveUp)
        }
    }

    /// Waits until the blocks before this one were cut.
    fn wait_for(&self, number: u64) -> Result<Handover, GiveUp> {
        let mut links = self.lock_links();
        loop {
            if links.gave_up {
                return Err(GiveUp);
            }
            if links.next == number {
                return Ok(std::mem::take(&mut links.handover));
            }
            links.waiting += 1;
            let turned = self.turned.wait(links);
            links = turned.unwrap_or_else(PoisonError::into_inner);
            links.waiting -= 1;
        }
    }

    fn hand_over(&self, handover: Handover) {
        let mut links = self.lock_links();
        links.next += 1;
        links.handover = handover;
        let are_waiting = links.waiting > 0;
        drop(links);
        // To tell nobody is a call to the system too.
        if are_waiting {
            self.turned.notify_all();
        }
    }

    /// The feed, even after a panic elsewhere, which is passed on when the threads are joined.
    fn lock_feed(&self) -> MutexGuard<'_, Feed<'a>> {
        self.feed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_links(&self) -> MutexGuard<'_, Links> {
        self.links.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a thread has found, or its panic.
pub(super) fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    let found = thread.join();
    found.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// The rows of a block, one after the other.
pub(super) struct BlockRows<'b> {
    found: FoundRows<'b>,
    /// The line on which the block begins.
    line: u64,
    /// Whether a blank line, or an empty row, stands before the next.
    after_blank: bool,
}

impl<'b> BlockRows<'b> {
    /// The rows of a block that begins on a line.
    pub(super) fn of(found: FoundRows<'b>, line: u64, after_blank: bool) -> Self {
        Self {
            found,
            line,
            after_blank,
        }
    }

    /// Whether there may be another row.
    pub(super) fn are_left(&self) -> bool {
        self.found.are_left()
    }

    /// The line on which the block begins.
    #[inline(always)]
    pub(super) fn first_line(&self) -> u64 {
        self.line
    }

    /// The rows that come next, as long as they are plain and have so many fields.
    #[inline(always)]
    pub(super) fn plain_rows(&self, width: usize) -> PlainRows<'b> {
        self.found.plain_rows(width)
    }

    /// Goes on behind the plain rows that were passed.
    #[inline(always)]
    pub(super) fn go_on_behind(&mut self, plain: &PlainRows<'b>) {
        self.found.go_on_behind(plain);
    }

    /// The next row as it was found; it may be empty.
    #[inline(always)]
    pub(super) fn next_found(&mut self) -> Option<Found<'b>> {
        self.found.next()
    }

    /// The line of a row that was found.
    pub(super) fn line_of(&self, found: &Found<'b>) -> u64 {
        self.line + found.lines_before
    }

    /// A row that was handed over already, to be looked at more closely.
    pub(super) fn again<'r>(&self, line: u64, row: CutRow<'r>, after_blank: bool) -> Found<'r> {
        Found {
            row,
            lines_before: line - self.line,
            after_blank,
            look: Look::Closer,
        }
    }

    /// Passes over a row that was found and is not empty.
    #[inline(always)]
    pub(super) fn pass_over(&mut self) {
        self.after_blank = false;
    }

    /// Reads the next rows, one for each slot.
    pub(super) fn each_of_few(&mut self, slots: &mut [Slot], mut see: impl FnMut(&Row<'_>)) {
        for slot in slots {
            if let Some(found) = self.next_found()
                && let Some(row) = self.read(&found, &mut slot.closer)
            {
                see(&row);
            }
        }
    }

    /// Reads a row that was found; `None` when it is empty.
    pub(super) fn read<'r>(&mut self, found: &Found<'r>, closer: &'r mut Closer) -> Option<Row<'r>>
    where
        'b: 'r,
    {
        self.after_blank |= found.after_blank;
        let fields = match found.look {
            Look::Plain => Fields::from(found.row),
            Look::Doubled | Look::InnerLines | Look::Closer => {
                Fields::from(closer.read(found.row.raw()))
            }
        };
        if fields.are_empty() {
            self.after_blank = true;
            return None;
        }
        Some(Row {
            line: self.line + found.lines_before,
            after_blank: std::mem::take(&mut self.after_blank),
            fields,
        })
    }
}

/// Whether a blank line, or an empty row, stands at the end of what was cut.
fn ends_blank(cutter: &Cutter, slots: &mut [Slot], bytes: &[u8], done: Done, before: bool) -> bool {
    match (cutter.last_row(bytes), slots.first_mut()) {
        (Some(last), Some(slot)) => {
            done.after_blank || Fields::from(slot.closer.read(last.raw())).are_empty()
        }
        _ => done.after_blank || before,
    }
}
