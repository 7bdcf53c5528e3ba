//! Files that are written and synced but not yet in their place.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::disk::{self, Access};
use super::{names, trouble};
use crate::diag::Failure;

/// A folder of files waiting for their place in an audit folder, and what their content hashes to.
#[derive(Debug)]
pub(super) struct Staging {
    path: PathBuf,
    /// The audit folder the files are for, which messages name.
    target: PathBuf,
    access: Access,
    /// The names written so far, each with its SHA-256.
    pub(super) files: BTreeMap<String, String>,
}

impl Staging {
    /// Staging in a folder that is there and empty.
    pub(super) fn within(path: &Path, target: &Path, access: Access) -> Self {
        Self {
            path: path.to_owned(),
            target: target.to_owned(),
            access,
            files: BTreeMap::new(),
        }
    }

    /// Writes and syncs one file.
    ///
    /// # Errors
    /// D034 for a name that cannot be, C002 when `fill` or the disk fails.
    pub(super) fn write(
        &mut self,
        name: &str,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        names::check_writable(name)?;
        let hash = self.write_any(name, fill)?;
        self.files.insert(name.to_owned(), hash);
        Ok(())
    }

    /// Writes and syncs the journal, which is not among the files it lists.
    pub(super) fn write_journal(&self, journal: &[u8]) -> Result<(), Failure> {
        self.write_any(names::JOURNAL, |out| out.write_all(journal))?;
        for folder in names::SUBFOLDERS.map(|name| self.path.join(name)) {
            if disk::kind(&folder).is_ok_and(|kind| kind.is_some()) {
                disk::sync_folder(&folder)
                    .map_err(|error| trouble::unwritable(&self.target, &error))?;
            }
        }
        disk::sync_folder(&self.path).map_err(|error| trouble::unwritable(&self.target, &error))
    }

    fn write_any(
        &self,
        name: &str,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<String, Failure> {
        let path = disk::within(&self.path, name);
        let refused = |error| trouble::unwritable(&disk::within(&self.target, name), &error);
        if name.contains('/') {
            disk::ensure_folder(disk::folder_of(&path), self.access).map_err(refused)?;
        }
        disk::write_new(&path, self.access, fill).map_err(refused)
    }
}
