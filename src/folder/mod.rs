//! The audit folder on disk: names, whole-or-absent writes, the journal. It stores and never decides.
//!
//! Promises, each with its module: a file appears whole or not at all ([`write_atomically`]); a new folder appears
//! by one rename ([`NewFolder`]); a change of several files is decided by one rename of the journal and finished by
//! whoever comes next if the program is killed ([`Change`]). A person's long work is saved file by file and entered in
//! the journal when it ends ([`AtWork`]).

mod at_work;
mod change;
mod disk;
mod journal;
mod left_behind;
mod lock;
pub mod names;
mod new;
mod staging;
#[cfg(test)]
mod tests;
mod trouble;

pub use at_work::{AtWork, Note, Presence};
pub use change::Change;
pub use disk::{Access, write_atomically, write_once};
pub use journal::{Entry, Event, head, verify};
pub use new::NewFolder;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::cell::hex;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::folder as say;

/// An audit folder that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The audit folder at `path`. A change that was decided but not finished (the program was killed, a file was open
    /// in Excel) is finished first.
    ///
    /// # Errors
    /// C001 when nothing is there, D031 when it has no draw record; and what finishing a change can meet.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let exists = disk::kind(path).map_err(|error| trouble::unreadable(path, &error))?;
        if exists.is_none() {
            return Err(trouble::missing(path));
        }
        if disk::kind(&path.join(names::DRAW)).ok().flatten() != Some(disk::Kind::File) {
            return Err(no_audit_folder(path));
        }
        let folder = Self {
            path: path.to_owned(),
        };
        let interrupted =
            change::interrupted(path).map_err(|error| trouble::unreadable(path, &error))?;
        if !interrupted.is_empty() {
            drop(folder.change()?);
        }
        Ok(folder)
    }

    /// Where it is, as the user wrote it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its own name, without the way to it: what may be written into files, since the way is another on each computer and
    /// can say who sits at it.
    pub fn own_name(&self) -> String {
        let own = |path: &Path| {
            path.file_name()
                .map(|name| name.to_string_lossy().into_owned())
        };
        own(&self.path)
            .or_else(|| disk::real(&self.path).as_deref().and_then(own))
            .unwrap_or_else(|| self.path.display().to_string())
    }

    /// Whether it has a file of that name.
    pub fn holds(&self, name: &str) -> bool {
        names::check(name).is_ok()
            && disk::kind(&disk::within(&self.path, name)).ok().flatten() == Some(disk::Kind::File)
    }

    /// The bytes of one of its files.
    ///
    /// # Errors
    /// C001 when it cannot be read, D034 when the name is none of an audit folder.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, Failure> {
        names::check(name)?;
        let path = disk::within(&self.path, name);
        disk::read(&path).map_err(|error| trouble::unreadable(&path, &error))
    }

    /// The text of one of its files.
    ///
    /// # Errors
    /// As [`Folder::read`], and C001 when it is no UTF-8.
    pub fn read_text(&self, name: &str) -> Result<String, Failure> {
        String::from_utf8(self.read(name)?)
            .map_err(|_| trouble::no_text(&disk::within(&self.path, name)))
    }

    /// The names of the files in one of its folders ([`names::ANSWERS`], [`names::EVENTS`]) as [`Folder::read`] takes
    /// them (`answers/anna.csv`), sorted; none when the folder is not there. Files whose name could not be ours, such
    /// as hidden ones, are left out.
    ///
    /// # Errors
    /// C001 when it cannot be listed.
    pub fn list(&self, subfolder: &str) -> Result<Vec<String>, Failure> {
        let path = self.path.join(subfolder);
        let files = disk::list(&path).map_err(|error| trouble::unreadable(&path, &error))?;
        let mut listed: Vec<String> = files
            .into_iter()
            .map(|file| format!("{subfolder}/{file}"))
            .filter(|name| names::check(name).is_ok())
            .collect();
        listed.sort_unstable();
        Ok(listed)
    }

    /// Every entry of the journal, its chain verified.
    ///
    /// # Errors
    /// C001 when it cannot be read, D033 when it is missing, empty or broken.
    pub fn journal(&self) -> Result<Vec<Entry>, Failure> {
        let path = self.path.join(names::JOURNAL);
        verify(&path.display().to_string(), &journal::load(&path)?)
    }

    /// The bytes of the journal, for its [`head`].
    ///
    /// # Errors
    /// C001 when it cannot be read.
    pub fn journal_bytes(&self) -> Result<Vec<u8>, Failure> {
        journal::load(&self.path.join(names::JOURNAL))
    }

    /// The recorded files that are gone or no longer what the journal last recorded of them, sorted by name: somebody
    /// changed them since, by hand or with another program.
    ///
    /// # Errors
    /// As [`Folder::journal`].
    pub fn altered(&self) -> Result<Vec<String>, Failure> {
        let mut recorded = BTreeMap::new();
        for entry in self.journal()? {
            recorded.extend(entry.files);
        }
        recorded.retain(|name, hash| {
            self.read(name)
                .map_or(true, |bytes| sha256_hex(&bytes) != *hash)
        });
        Ok(recorded.into_keys().collect())
    }
}

fn no_audit_folder(path: &Path) -> Failure {
    let shown = path.display().to_string();
    let message = say::NO_AUDIT_FOLDER
        .with("path", shown.as_str())
        .with("file", names::DRAW);
    Diagnostic::new(&code::D031, message)
        .at(Place::file(shown))
        .help(say::NO_AUDIT_FOLDER_HELP.message())
        .into()
}

/// The SHA-256 of some bytes as 64 lower-case hex digits, as `sha256sum` prints it.
///
/// ```
/// # use sagsaudit::folder::sha256_hex;
/// // FIPS 180-4, the message "abc".
/// assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
/// ```
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
