//! The audit folder that a draw goes into.

use std::path::{Path, PathBuf};

use super::console::Console;
use super::no_cpr::refuse_cpr_in_name;
use super::options::DrawArgs;
use super::surroundings::Surroundings;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::draw::DrawRecord;
use crate::folder::{Event, Folder, names};
use crate::lang::{cli as say, rating};

/// A file of an audit folder: its name and its bytes.
pub(super) type FolderFile = (String, Vec<u8>);

/// Where a draw is kept.
pub(super) enum Target {
    /// Nowhere: it is only printed.
    Nowhere,
    /// In a folder that does not exist yet.
    New(PathBuf),
    /// In the place of an earlier draw.
    Redraw(Folder),
}

impl Target {
    /// Makes sure, before the long work, that a draw can be kept where the user wants it.
    pub fn open(path: Option<&Path>, draw: &DrawArgs) -> Result<Self, Failure> {
        refuse_cpr_in_name("--output", path.unwrap_or(Path::new("")))?;
        match path {
            None => Ok(Self::Nowhere),
            Some(path) if draw.redraw => {
                let folder = Folder::open(path)?;
                refuse_answers(&folder)?;
                Ok(Self::Redraw(folder))
            }
            // Made and dropped at once: it proves that the folder can be made, and leaves nothing behind if the long
            // work is interrupted.
            Some(path) => Folder::create(path, draw.access()).map(|_| Self::New(path.to_owned())),
        }
    }

    /// The folder, there or to be made.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Nowhere => None,
            Self::New(path) => Some(path),
            Self::Redraw(folder) => Some(folder.path()),
        }
    }

    /// Whether there are findings of an earlier draw, which must not outlive it.
    pub fn holds_findings(&self) -> bool {
        matches!(self, Self::Redraw(folder) if folder.holds(names::FINDINGS_JSON) || folder.holds(names::ASSESSMENTS))
    }

    /// Writes the files, all or none, and enters the command in the journal.
    pub fn save(
        self,
        files: &[FolderFile],
        command: &str,
        draw: &DrawArgs,
        console: &Console,
        surroundings: &Surroundings,
    ) -> Result<(), Failure> {
        let event = Event {
            at: surroundings.stamp(),
            by: surroundings.user.clone(),
            command: if draw.redraw {
                format!("{command} --redraw")
            } else {
                command.to_owned()
            },
            reason: draw.reason.clone(),
        };
        let folder = match self {
            Self::Nowhere => return Ok(()),
            Self::New(path) => {
                let mut folder = Folder::create(&path, draw.access())?;
                for (name, bytes) in files {
                    folder.write(name, |out| out.write_all(bytes))?;
                }
                folder.commit(&event)?
            }
            Self::Redraw(folder) => {
                warn_of_used_seed(&folder, files, console)?;
                let mut change = folder.change()?;
                for (name, bytes) in files {
                    change.write(name, |out| out.write_all(bytes))?;
                }
                change.commit(&event)?;
                folder
            }
        };
        console.note(&say::SAVED.with("folder", folder.path().display().to_string()));
        Ok(())
    }
}

/// A redraw would make the answers of reviewers, and what the auditor concluded from them, void.
fn refuse_answers(folder: &Folder) -> Result<(), Failure> {
    let message = if !folder.list(names::ANSWERS)?.is_empty() {
        say::HAS_ANSWERS.message()
    } else if folder.holds(names::CONCLUSIONS) {
        rating::HAS_DECISIONS.message()
    } else {
        return Ok(());
    };
    Err(Diagnostic::new(&code::D007, message)
        .at(Place::file(folder.path().display().to_string()))
        .help(say::NEW_FOLDER.message())
        .into())
}

/// The same seed again draws the same low tickets again.
fn warn_of_used_seed(
    folder: &Folder,
    files: &[FolderFile],
    console: &Console,
) -> Result<(), Failure> {
    let earlier = DrawRecord::from_json(&folder.read(names::DRAW)?, names::DRAW)?;
    let draw = files.iter().find(|(name, _)| name == names::DRAW);
    let now = draw
        .map(|(_, bytes)| DrawRecord::from_json(bytes, names::DRAW))
        .transpose()?;
    if now.is_some_and(|now| now.seed == earlier.seed) {
        console.complain(&Diagnostic::new(&code::D003, say::USED_SEED.message()));
    }
    Ok(())
}
