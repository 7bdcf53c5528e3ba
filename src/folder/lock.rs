//! One change of a folder at a time.
//!
//! The lock is the operating system's, on the file `.lock`, and ends with the process: a killed program leaves no stale
//! lock behind. The file itself stays, since removing it would let two commands hold two locks.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::disk::{self, Access};
use super::trouble;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::folder as say;

/// The file that locks are taken on.
const LOCK: &str = ".lock";
/// How often a taken lock is tried again: ten seconds in all.
const TRIES: u32 = 400;
/// The time between two tries.
const PAUSE: Duration = Duration::from_millis(25);

/// The right to change a folder, until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    /// Closing it gives the lock back.
    _file: File,
}

impl Lock {
    /// Waits for the lock of a folder.
    ///
    /// Some network drives know no locks. The change then goes on without one, and is still refused if the journal
    /// has grown meanwhile.
    ///
    /// # Errors
    /// D032 when another command holds it for too long, C002 when the folder cannot be written to.
    pub(super) fn take(folder: &Path, access: Access) -> Result<Self, Failure> {
        let path = folder.join(LOCK);
        let refused = |error| trouble::unwritable(&path, &error);
        let file = disk::open_lock(&path, access).map_err(refused)?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                    return Ok(Self { _file: file });
                }
                Err(TryLockError::Error(error)) => return Err(refused(error)),
            }
        }
        Err(busy(folder))
    }
}

fn busy(folder: &Path) -> Failure {
    let shown = folder.display().to_string();
    Diagnostic::new(&code::D032, say::BUSY.with("path", shown.as_str()))
        .at(Place::file(shown))
        .help(say::BUSY_HELP.message())
        .into()
}
