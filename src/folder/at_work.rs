//! Long work on one file of a folder: a person's answers, saved again and again, and entered in the journal once.
//!
//! Whoever works holds an operating system's lock, which ends with the process, and a note beside it says who it is and
//! since when. A note without its lock was left behind by a program that was killed: the file is whole as it was saved
//! last, and the next command enters it in the journal ([`Folder::settle`]). On a drive without locks the note is all
//! there is to go by.

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::disk::{self, Access};
use super::lock::Lock;
use super::{Event, Folder, names, sha256_hex, trouble};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::{Message, at_work as say};

/// How the names of locks and notes begin.
const BEGINNING: &str = ".at-work-";
/// How often a taken lock is tried again: two seconds in all, for work that is over at once.
const TRIES: u32 = 80;
/// The time between two tries.
const PAUSE: Duration = Duration::from_millis(25);
/// What nobody may change under somebody's hands.
const FOUNDATIONS: [&str; 3] = [names::DRAW, names::SAMPLE, names::TEMPLATE];

/// Who is at work on a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The file, such as `answers/review-anna.csv`.
    pub file: String,
    /// Who works on it.
    pub by: String,
    /// On which computer.
    pub host: String,
    /// Since when, ISO 8601 with offset.
    pub since: String,
}

/// Whether somebody whose note is there is still at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// The lock is held.
    AtWork,
    /// The lock is free: the program was killed.
    BrokenOff,
    /// The drive knows no locks.
    Unknown,
}

/// The right to save one file of a folder, until it is dropped or ended.
#[derive(Debug)]
pub struct AtWork<'a> {
    folder: &'a Folder,
    note: Note,
    access: Access,
    /// What each foundation hashed to at the beginning.
    foundations: BTreeMap<&'static str, Option<String>>,
    /// What the file hashed to when it was last seen; `None` when it was not there.
    seen: Option<String>,
    has_saved: bool,
    _lock: File,
}

impl Folder {
    /// Everybody whose note is in the folder, by file.
    ///
    /// # Errors
    /// C001 when the folder cannot be read.
    pub fn at_work(&self) -> Result<Vec<(Note, Presence)>, Failure> {
        let refused = |error| trouble::unreadable(&self.path, &error);
        let mut files = disk::list(&self.path).map_err(refused)?;
        files.sort_unstable();
        let notes = files.into_iter().filter_map(|name| {
            let stem = name.strip_prefix(BEGINNING)?.strip_suffix(".json")?;
            let note = self.note_of(stem)?;
            Some(self.presence(stem).map(|presence| (note, presence)))
        });
        notes.collect()
    }

    /// Begins work on a file: `answers/NAME.csv`.
    ///
    /// # Errors
    /// D090 when somebody else is at work on it, D091 when that cannot be told, D034 for a name that cannot be, C002
    /// when the folder cannot be written to.
    pub fn begin(&self, note: Note) -> Result<AtWork<'_>, Failure> {
        names::check(&note.file)?;
        let stem = stem_of(&note.file);
        let refused = |error| trouble::unwritable(&self.path, &error);
        let access = Access::of(&self.path).map_err(refused)?;
        let lock = self.lock_work(&stem, access)?;
        let path = self.note_path(&stem);
        let text = serde_json::to_vec(&note).expect("texts can always be JSON");
        disk::put(&path, access, &text).map_err(|error| trouble::unwritable(&path, &error))?;
        let foundations = FOUNDATIONS.map(|name| (name, self.hash_of(name)));
        Ok(AtWork {
            folder: self,
            seen: self.hash_of(&note.file),
            note,
            access,
            foundations: foundations.into_iter().collect(),
            has_saved: false,
            _lock: lock,
        })
    }

    /// Enters in the journal what was saved by programs that were killed, and takes their notes away. Gives the notes.
    ///
    /// # Errors
    /// What changing the folder can meet.
    pub fn settle(&self, event: impl Fn(&Note) -> Event) -> Result<Vec<Note>, Failure> {
        let mut settled = Vec::new();
        for (note, presence) in self.at_work()? {
            if presence != Presence::BrokenOff {
                continue;
            }
            let refused = |error| trouble::unwritable(&self.path, &error);
            let access = Access::of(&self.path).map_err(refused)?;
            let stem = stem_of(&note.file);
            let _lock = self.lock_work(&stem, access)?;
            self.enter(&note.file, &event(&note))?;
            for path in [
                disk::within(&self.path, &note.file),
                self.flags_path(&note.file),
            ] {
                disk::remove_unfinished(&path).map_err(refused)?;
            }
            self.take_note_away(&stem)?;
            settled.push(note);
        }
        Ok(settled)
    }

    /// Enters a file in the journal as it is, unless that is what the journal last recorded of it.
    fn enter(&self, file: &str, event: &Event) -> Result<(), Failure> {
        let mut entries = self.journal()?.into_iter().rev();
        let recorded = entries.find_map(|entry| entry.files.get(file).cloned());
        if !self.holds(file) || self.hash_of(file) == recorded {
            return Ok(());
        }
        let bytes = self.read(file)?;
        let mut change = self.change()?;
        change.write(file, |out| out.write_all(&bytes))?;
        change.commit(event)
    }

    /// The lock on work, waited for a short while.
    fn lock_work(&self, stem: &str, access: Access) -> Result<File, Failure> {
        let path = self.path.join(format!("{BEGINNING}{stem}.lock"));
        let refused = |error| trouble::unwritable(&path, &error);
        let file = disk::open_lock(&path, access).map_err(refused)?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                    return match self.note_of(stem) {
                        Some(note) => Err(self.perhaps_held(&note, stem)),
                        None => Ok(file),
                    };
                }
                Err(TryLockError::Error(error)) => return Err(refused(error)),
            }
        }
        Err(self.held(self.note_of(stem)))
    }

    fn presence(&self, stem: &str) -> Result<Presence, Failure> {
        let path = self.path.join(format!("{BEGINNING}{stem}.lock"));
        let refused = |error| trouble::unreadable(&path, &error);
        let access = Access::of(&self.path).map_err(refused)?;
        let file = disk::open_lock(&path, access).map_err(refused)?;
        match file.try_lock() {
            Ok(()) => Ok(Presence::BrokenOff),
            Err(TryLockError::WouldBlock) => Ok(Presence::AtWork),
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                Ok(Presence::Unknown)
            }
            Err(TryLockError::Error(error)) => Err(refused(error)),
        }
    }

    /// What was kept beside a file with [`AtWork::save_flags`]; nothing when it cannot be read.
    pub fn flags_of(&self, file: &str) -> Vec<u8> {
        disk::read(&self.flags_path(file)).unwrap_or_default()
    }

    fn flags_path(&self, file: &str) -> PathBuf {
        self.path.join(format!(".flags-{}.csv", stem_of(file)))
    }

    fn note_path(&self, stem: &str) -> PathBuf {
        self.path.join(format!("{BEGINNING}{stem}.json"))
    }

    /// A note that can be read and names a file that can be.
    fn note_of(&self, stem: &str) -> Option<Note> {
        let bytes = disk::read(&self.note_path(stem)).ok()?;
        let note: Note = serde_json::from_slice(&bytes).ok()?;
        let is_its_own = stem_of(&note.file) == stem && names::check(&note.file).is_ok();
        is_its_own.then_some(note)
    }

    fn take_note_away(&self, stem: &str) -> Result<(), Failure> {
        let path = self.note_path(stem);
        disk::remove_file(&path).map_err(|error| trouble::unwritable(&path, &error))
    }

    fn hash_of(&self, name: &str) -> Option<String> {
        self.read(name).ok().map(|bytes| sha256_hex(&bytes))
    }

    fn held(&self, note: Option<Note>) -> Failure {
        let shown = self.path.display().to_string();
        let message = match note {
            Some(note) => told(say::HELD.with("by", &note.by), &note),
            None => say::HELD_BY_SOMEBODY.message(),
        };
        Diagnostic::new(&code::D090, message)
            .at(Place::file(shown))
            .help(say::HELD_HELP.message())
            .into()
    }

    fn perhaps_held(&self, note: &Note, stem: &str) -> Failure {
        let path = self.note_path(stem).display().to_string();
        let message = told(say::PERHAPS_HELD.with("by", &note.by), note);
        Diagnostic::new(&code::D091, message)
            .at(Place::file(self.path.display().to_string()))
            .help(say::PERHAPS_HELD_HELP.with("file", path))
            .into()
    }
}

fn told(message: Message, note: &Note) -> Message {
    message
        .with("host", &note.host)
        .with("since", note.since_in_words())
}

impl Note {
    /// Since when, as people write it.
    pub fn since_in_words(&self) -> Message {
        let parts = self.since.split_once('T');
        let parts = parts.and_then(|(day, time)| Some((day.parse().ok()?, time.get(..5)?)));
        match parts {
            Some((day, time)) => {
                let day: NaiveDate = day;
                say::SINCE.with("day", day).with("time", time)
            }
            None => say::SINCE_AS_WRITTEN.with("since", &self.since),
        }
    }
}

/// The name of a file without its folder and extension.
fn stem_of(file: &str) -> String {
    let plain = file.rsplit('/').next().unwrap_or(file);
    plain.strip_suffix(".csv").unwrap_or(plain).to_owned()
}

impl AtWork<'_> {
    /// Saves the file: whole and synced before this returns, or as it was before.
    ///
    /// # Errors
    /// D092 when another program has changed the file, the sample, the draw or the checklist meanwhile; D032 when the
    /// folder stays locked; C002 when the disk fails.
    pub fn save(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let _lock = Lock::take(&self.folder.path, self.access)?;
        self.refuse_changed()?;
        let path = disk::within(&self.folder.path, &self.note.file);
        let refused = |error| trouble::unwritable(&path, &error);
        let saved = disk::ensure_folder(disk::folder_of(&path), self.access)
            .and_then(|()| disk::put(&path, self.access, bytes));
        // What failed may have come so far that the file is the new one.
        let hash = Some(sha256_hex(bytes));
        if saved.is_ok() || self.folder.hash_of(&self.note.file) == hash {
            self.seen = hash;
            self.has_saved = true;
        }
        saved.map_err(refused)
    }

    /// Keeps what is nobody's answer and in no journal, such as what to come back to.
    ///
    /// # Errors
    /// C002 when the disk fails.
    pub fn save_flags(&self, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.folder.flags_path(&self.note.file);
        disk::put(&path, self.access, bytes).map_err(|error| trouble::unwritable(&path, &error))
    }

    /// Ends the work: what was saved is entered in the journal. Gives whether anything was.
    ///
    /// # Errors
    /// What changing the folder can meet. The next command that changes the folder then enters it.
    pub fn end(self, event: &Event) -> Result<bool, Failure> {
        if self.has_saved {
            self.folder.enter(&self.note.file, event)?;
        }
        self.folder.take_note_away(&stem_of(&self.note.file))?;
        Ok(self.has_saved)
    }

    fn refuse_changed(&self) -> Result<(), Failure> {
        let foundations = self.foundations.iter();
        let mut all = foundations
            .map(|(name, hash)| (*name, hash))
            .chain([(self.note.file.as_str(), &self.seen)]);
        match all.find(|(name, hash)| self.folder.hash_of(name) != **hash) {
            None => Ok(()),
            Some((name, _)) => {
                let path = disk::within(&self.folder.path, name);
                Err(
                    Diagnostic::new(&code::D092, say::CHANGED_BELOW.with("file", name))
                        .at(Place::file(path.display().to_string()))
                        .help(say::CHANGED_BELOW_HELP.message())
                        .into(),
                )
            }
        }
    }
}

/// Work that saved nothing leaves nothing behind. Should that fail, the next command does it.
impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        if !self.has_saved {
            let _ = self.folder.take_note_away(&stem_of(&self.note.file));
        }
    }
}
