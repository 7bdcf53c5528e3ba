//! A change of an audit folder: several files and a line of the journal, together or not at all.
//!
//! The new files are first written and synced in a folder `.pending-…` of the audit folder. Renaming the new journal
//! into place decides the change, because its last line names the hash of every new file; only then are the files
//! renamed, one by one. A crash before the rename of the journal leaves the old folder and something to throw away. A
//! crash after it leaves a change that is decided, and waiting in `.pending-…` exactly the files that are still missing:
//! the next command moves them. If the journal came last, a crash would leave new files that no line accounts for,
//! which nobody could tell from tampering.
//!
//! Each change has a waiting folder of its own name. Where locks do nothing (some network drives), a second command can
//! therefore throw away or finish the first one's work, but never mix it with its own.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::disk::{self, Access};
use super::lock::Lock;
use super::staging::Staging;
use super::{Event, Folder, journal, names, sha256_hex, trouble};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::folder as say;

/// How the folders begin where new files wait.
pub(super) const PENDING: &str = ".pending-";

/// A change in the making. Until [`Change::commit`] the folder is as it was; dropped before that, nothing has happened.
/// No other command can change the folder meanwhile, so compute first and open the change last.
#[derive(Debug)]
pub struct Change<'a> {
    folder: &'a Folder,
    pending: PathBuf,
    staging: Staging,
    /// The journal as it was when the change began.
    journal: Vec<u8>,
    state: State,
    _lock: Lock,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing has happened yet.
    Open,
    /// The journal has the change.
    Decided,
}

impl Folder {
    /// Begins a change, after finishing one that was interrupted.
    ///
    /// # Errors
    /// D032 when another command is changing the folder, D033 when the journal is missing or broken, C002 when the
    /// folder cannot be written to.
    pub fn change(&self) -> Result<Change<'_>, Failure> {
        let refused = |error| trouble::unwritable(&self.path, &error);
        let access = Access::of(&self.path).map_err(refused)?;
        let lock = Lock::take(&self.path, access)?;
        let path = journal::path_in(&self.path);
        let bytes = journal::load(&path)?;
        let entries = journal::verify(&path.display().to_string(), &bytes)?;
        let decided = entries.last().map(|entry| &entry.files);
        let decided = decided.expect("a verified journal has a line");
        for pending in interrupted(&self.path).map_err(refused)? {
            finish(&self.path, &pending, decided)
                .map_err(|failure| trouble::unfinished(&failure))?;
        }
        let pending = disk::make_temporary(&self.path, PENDING, access).map_err(refused)?;
        Ok(Change {
            folder: self,
            staging: Staging::within(&pending, &self.path, access),
            pending,
            journal: bytes,
            state: State::Open,
            _lock: lock,
        })
    }
}

impl Change<'_> {
    /// Writes the new content of a file (a constant of [`names`], `answers/NAME` or `events/NAME`), once.
    ///
    /// # Errors
    /// D034 for a name that cannot be, C002 when `fill` or the disk fails.
    pub fn write(
        &mut self,
        name: &str,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        self.staging.write(name, fill)
    }

    /// Adds `event` to the journal and puts the new files in their places. Without a file it is a line of the journal
    /// alone.
    ///
    /// # Errors
    /// D035 when the journal has grown since the change began (a drive without locks), C002 when the disk fails. A
    /// failure whose help speaks of the next command came after the change was decided; any other left all as it was.
    pub fn commit(mut self, event: &Event) -> Result<(), Failure> {
        let folder = &self.folder.path;
        let extended = journal::extended(&self.journal, event, &self.staging.files);
        self.staging.write_journal(&extended)?;
        let refused = |error| trouble::unwritable(folder, &error);
        // What waits must be found again after a power cut, before the journal can tell of it.
        disk::sync_folder(folder).map_err(refused)?;
        let path = journal::path_in(folder);
        if journal::load(&path)? != self.journal {
            return Err(changed_meanwhile(folder));
        }
        if let Err(error) = disk::rename(&journal::path_in(&self.pending), &path)
            && journal::load(&path)? != extended
        {
            // A network drive can report the failure of a rename that it has carried out, hence the second look.
            return Err(trouble::unwritable(&path, &error));
        }
        self.state = State::Decided;
        disk::sync_folder(folder)
            .map_err(refused)
            .and_then(|()| finish(folder, &self.pending, &self.staging.files))
            .map_err(|failure| trouble::unfinished(&failure))
    }
}

/// What is not decided is thrown away. Should that fail, the next command does it.
impl Drop for Change<'_> {
    fn drop(&mut self) {
        if self.state == State::Open {
            let _ = disk::remove_folder(&self.pending);
        }
    }
}

/// The waiting folders of changes that were interrupted, or are going on.
pub(super) fn interrupted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let found = disk::beginning(folder, PENDING)?.into_iter();
    let folders = found.filter(|(_, kind)| *kind == disk::Kind::Folder);
    Ok(folders.map(|(path, _)| path).collect())
}

/// Puts the waiting files that the journal's last line names by their hash in their places, and throws away the rest,
/// which no line decided.
fn finish(
    folder: &Path,
    pending: &Path,
    decided: &BTreeMap<String, String>,
) -> Result<(), Failure> {
    for (name, hash) in decided {
        let (from, to) = (disk::within(pending, name), disk::within(folder, name));
        let refused = |error| trouble::unwritable(&to, &error);
        if names::check_writable(name).is_err() || !is_waiting(&from, hash).map_err(refused)? {
            continue;
        }
        Access::of(folder)
            .and_then(|access| disk::ensure_folder(disk::folder_of(&to), access))
            .and_then(|()| disk::rename(&from, &to))
            .and_then(|()| disk::sync_folder(disk::folder_of(&to)))
            .map_err(refused)?;
    }
    disk::sync_folder(folder)
        .and_then(|()| disk::remove_folder(pending))
        .map_err(|error| trouble::unwritable(folder, &error))
}

fn is_waiting(file: &Path, hash: &str) -> io::Result<bool> {
    match disk::read(file) {
        Ok(bytes) => Ok(sha256_hex(&bytes) == hash),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn changed_meanwhile(folder: &Path) -> Failure {
    let shown = folder.display().to_string();
    Diagnostic::new(
        &code::D035,
        say::CHANGED_MEANWHILE.with("path", shown.as_str()),
    )
    .at(Place::file(shown))
    .help(say::CHANGED_MEANWHILE_HELP.message())
    .into()
}
