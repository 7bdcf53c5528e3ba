//! A new audit folder, which appears with all its files at once.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::disk::{self, Access};
use super::left_behind::{self, Hidden};
use super::staging::Staging;
use super::{Event, Folder, journal, names, trouble};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::folder as say;

/// An audit folder in the making. Its files stand in a temporary folder beside its place (`.sagsaudit-…`), which
/// [`NewFolder::commit`] renames; dropped before that, it is gone with them. What a killed program leaves is removed by
/// the next that makes a folder at the same place.
#[derive(Debug)]
pub struct NewFolder {
    target: PathBuf,
    hidden: Hidden,
    staging: Staging,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// In its temporary folder.
    Open,
    /// In its place.
    Placed,
}

impl Folder {
    /// Begins a new audit folder at `path`, where nothing may be: not even an empty folder, whose rights would be lost.
    ///
    /// # Errors
    /// D030 when something is there, C002 when the folder above is missing or cannot be written to.
    pub fn create(path: &Path, access: Access) -> Result<NewFolder, Failure> {
        let refused = |error| trouble::unwritable(path, &error);
        if path.file_name().is_none() {
            return Err(refused(ErrorKind::InvalidFilename.into()));
        }
        left_behind::clear(path);
        refuse_existing(path)?;
        let hidden = Hidden::make(path, access).map_err(refused)?;
        Ok(NewFolder {
            target: path.to_owned(),
            staging: Staging::within(&hidden.path, path, access),
            hidden,
            state: State::Open,
        })
    }
}

impl NewFolder {
    /// Writes one of its files (a constant of [`names`], `answers/NAME` or `events/NAME`), once.
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

    /// Begins the journal with `event` and makes the folder appear.
    ///
    /// # Errors
    /// D030 when somebody has put something in its place meanwhile, C002 when the disk fails. Nothing is left then,
    /// unless it is the very last step that fails, the sync of the folder above: the new folder is there and whole.
    pub fn commit(mut self, event: &Event) -> Result<Folder, Failure> {
        let journal = journal::extended(b"", event, &self.staging.files);
        self.staging.write_journal(&journal)?;
        let refused = |error| trouble::unwritable(&self.target, &error);
        if let Err(error) = disk::rename(&self.hidden.path, &self.target) {
            refuse_existing(&self.target)?;
            return Err(refused(error));
        }
        self.state = State::Placed;
        disk::sync_folder(disk::folder_of(&self.target)).map_err(refused)?;
        Ok(Folder {
            path: self.target.clone(),
        })
    }
}

/// What is not committed is thrown away.
impl Drop for NewFolder {
    fn drop(&mut self) {
        if self.state == State::Open {
            self.hidden.throw_away();
        }
    }
}

/// Refuses a path where something is that a new folder would hide.
fn refuse_existing(path: &Path) -> Result<(), Failure> {
    let refused = |error| trouble::unwritable(path, &error);
    if disk::kind(path).map_err(refused)?.is_none() {
        return Ok(());
    }
    let is_ours = disk::kind(&path.join(names::DRAW)).is_ok_and(|kind| kind.is_some());
    let help = if is_ours {
        &say::REDRAW_HELP
    } else {
        &say::EXISTS_HELP
    };
    let shown = path.display().to_string();
    let diagnostic = Diagnostic::new(&code::D030, say::EXISTS.with("path", shown.as_str()));
    Err(diagnostic
        .at(Place::file(shown))
        .help(help.message())
        .into())
}
