//! What killed programs leave beside the place of what they were making, and how it is told from what is being made.
//!
//! What is being made has a hidden name that tells which place it is for (`.sagsaudit-…`), and a lock of the operating
//! system, which ends with the program: on the file itself, or on one beside the folder. Whoever next makes something
//! at the same place removes what has no lock any more. On a drive that knows no locks nothing is removed, since nobody
//! can tell.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::disk::{self, Access, Kind};
use super::sha256_hex;

/// How many hex digits of a hash tell one place from another.
const DIGITS: usize = 16;
/// How the name of a lock ends that stands beside a folder.
const LOCK: &str = "lock";

/// How the hidden name begins of what is to stand at a place. It has a hash of the place's name, which can be as long as
/// a name can be.
pub(super) fn beginning(place: &Path) -> String {
    let name = place.file_name().unwrap_or_default().as_encoded_bytes();
    let hash = sha256_hex(name);
    let digits = hash.get(..DIGITS).expect("a SHA-256 has 64 digits");
    format!(".sagsaudit-{digits}-")
}

/// A hidden folder that is to get its place, and the lock beside it, which goes when this is dropped.
#[derive(Debug)]
pub(super) struct Hidden {
    pub path: PathBuf,
    lock: NamedTempFile,
}

impl Hidden {
    /// Makes it.
    pub(super) fn make(place: &Path, access: Access) -> io::Result<Self> {
        let lock = disk::temporary_file(place, LOCK, Access::Private)?;
        let mut hidden = Self {
            path: lock.path().with_extension(""),
            lock,
        };
        match disk::ensure_folder(&hidden.path, access) {
            Ok(()) => Ok(hidden),
            Err(error) => {
                hidden.throw_away();
                Err(error)
            }
        }
    }

    /// Throws it away. Should that fail, its lock stays beside it, so that the next can tell that it is nobody's.
    pub(super) fn throw_away(&mut self) {
        let _ = disk::remove_folder(&self.path);
        self.lock.disable_cleanup(self.path.exists());
    }
}

/// Locks a file that nobody else knows of yet, where the drive knows locks.
pub(super) fn hold(file: &File) {
    // Without a lock it is never taken for what is left behind, see `is_free`.
    let _ = file.try_lock();
}

/// Removes what is nobody's any more. What cannot be removed stays: it is in nobody's way.
///
/// Between the making of a hidden file and its lock there is a moment in which another program that writes to the same
/// place can take it for left behind. The first is then told that it could not write, and nothing is lost.
pub(super) fn clear(place: &Path) {
    let hidden = disk::beginning(disk::folder_of(place), &beginning(place));
    for (path, kind) in hidden.unwrap_or_default() {
        match kind {
            // Its lock was there before it, and goes after it.
            Kind::Folder if is_free(&path.with_extension(LOCK)) => {
                let _ = disk::remove_folder(&path);
            }
            Kind::File if is_free(&path) && !path.with_extension("").is_dir() => {
                let _ = disk::remove_file(&path);
            }
            _ => {}
        }
    }
}

/// Whether a file is there and surely nobody holds its lock.
fn is_free(path: &Path) -> bool {
    disk::open(path).is_ok_and(|file| file.try_lock().is_ok())
}
