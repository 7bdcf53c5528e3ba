//! The only part of `folder` that touches the file system, and the order in which it does so.
//!
//! Every file is written under another name, flushed, synced and renamed; then its folder is synced, so that the new
//! name outlives a power cut. New files are private to the user, or to the group in a folder shared with it.
#![allow(
    clippy::disallowed_methods,
    reason = "folder may open files by path, and does it here only"
)]

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::{left_behind, trouble};
use crate::cell::hex;
use crate::diag::Failure;

/// Who may read and write what is made. On Windows the folder above decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Access {
    /// The user alone: 0600, folders 0700.
    #[default]
    Private,
    /// The user and the group: 0660, folders 0770.
    Group,
    /// Whoever the umask lets: for what is no secret.
    Usual,
}

/// What stands at a path, links followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A device, a pipe, a socket, or a link to nothing.
    Other,
}

/// Writes a file that appears whole or not at all, private to the user: when `fill` or the disk fails, the former file
/// stays as it was, and nothing else is left. A link is followed: what it points to is replaced.
///
/// # Errors
/// C002 with the path, the reason and what to do.
///
/// ```
/// # use std::io::Write;
/// # let folder = tempfile::tempdir().unwrap();
/// # let path = folder.path().join("findings.csv");
/// use sagsaudit::folder::write_atomically;
///
/// write_atomically(&path, |out| out.write_all(b"area,fail\n"))?;
/// # Ok::<(), sagsaudit::diag::Failure>(())
/// ```
pub fn write_atomically(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let refused = |error: io::Error| trouble::unwritable(path, &error);
    let target = match kind(path).map_err(refused)? {
        None => path.to_owned(),
        Some(Kind::File) if !path.is_symlink() => path.to_owned(),
        Some(Kind::File) => fs::canonicalize(path).map_err(refused)?,
        Some(Kind::Folder) => return Err(refused(ErrorKind::IsADirectory.into())),
        Some(Kind::Other) => return Err(trouble::no_regular_file(path)),
    };
    let write = || {
        let temporary = filled_beside(&target, Access::Private, fill)?;
        temporary
            .persist(&target)
            .map_err(|refused| refused.error)?;
        sync_folder(folder_of(&target))
    };
    write().map_err(refused)
}

/// Writes a file that must be new, whole or not at all: what is there is never overwritten.
///
/// # Errors
/// C002 with the path, the reason and what to do.
pub fn write_once(
    path: &Path,
    access: Access,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let write = || {
        if kind(path)?.is_some() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let temporary = filled_beside(path, access, fill)?;
        let placed = temporary.persist_noclobber(path);
        placed.map_err(|refused| refused.error)?;
        sync_folder(folder_of(path))
    };
    write().map_err(|error| trouble::unwritable(path, &error))
}

/// A hidden file beside a place that is to be written to, locked as long as somebody has it.
pub(super) fn temporary_file(
    place: &Path,
    extension: &str,
    access: Access,
) -> io::Result<NamedTempFile> {
    let (beginning, extension) = (left_behind::beginning(place), format!(".{extension}"));
    let mut builder = tempfile::Builder::new();
    builder.prefix(&beginning).suffix(&extension);
    #[cfg(unix)]
    if access == Access::Usual {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let made = builder.tempfile_in(folder_of(place))?;
    left_behind::hold(made.as_file());
    if access == Access::Group {
        set_access(made.path(), access)?;
    }
    Ok(made)
}

/// A temporary file beside the one that it is to become, filled and synced.
fn filled_beside(
    target: &Path,
    access: Access,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    left_behind::clear(target);
    let mut temporary = temporary_file(target, "tmp", access)?;
    fill_and_sync(temporary.as_file_mut(), fill)?;
    fault()?;
    Ok(temporary)
}

/// Writes a file that must be new, and gives its SHA-256 in hex. It is synced; its name in the folder is not yet.
pub(super) fn write_new(
    path: &Path,
    access: Access,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<String> {
    fault()?;
    let mut file = private_file(OpenOptions::new().write(true).create_new(true), path)?;
    set_access(path, access)?;
    let mut hashed = Hashed {
        out: &mut file,
        hash: Sha256::new(),
    };
    let mut buffered = BufWriter::new(&mut hashed);
    fill(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    let hash = hex(&hashed.hash.finalize());
    fault()?;
    file.sync_all()?;
    Ok(hash)
}

fn fill_and_sync(
    file: &mut File,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut buffered = BufWriter::new(&mut *file);
    fill(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    fault()?;
    file.sync_all()
}

/// Hashes what passes through.
struct Hashed<'a> {
    out: &'a mut File,
    hash: Sha256,
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        fault()?;
        let written = self.out.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// What stands at the path; `None` when nothing does.
pub(super) fn kind(path: &Path) -> io::Result<Option<Kind>> {
    match fs::metadata(path) {
        Ok(found) if found.is_file() => Ok(Some(Kind::File)),
        Ok(found) if found.is_dir() => Ok(Some(Kind::Folder)),
        Ok(_) => Ok(Some(Kind::Other)),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Ok(path.is_symlink().then_some(Kind::Other))
        }
        Err(error) => Err(error),
    }
}

/// The whole path of what is there, without links and dots.
pub(super) fn real(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}

/// The bytes of a regular file; a pipe or device is refused, since reading it could wait for ever.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    match kind(path)? {
        Some(Kind::File) => fs::read(path),
        Some(Kind::Folder) => Err(ErrorKind::IsADirectory.into()),
        Some(Kind::Other) => Err(ErrorKind::Unsupported.into()),
        None => Err(ErrorKind::NotFound.into()),
    }
}

/// The names of the regular files in a folder, in no order; none when the folder is not there. Names that are no
/// Unicode are left out.
pub(super) fn list(folder: &Path) -> io::Result<Vec<String>> {
    if kind(folder)?.is_none() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if kind(&entry.path())? == Some(Kind::File) {
            names.extend(entry.file_name().into_string());
        }
    }
    Ok(names)
}

/// What stands in a folder under a name that begins with `prefix`, sorted by name. Links are not followed.
pub(super) fn beginning(folder: &Path, prefix: &str) -> io::Result<Vec<(PathBuf, Kind)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if !name.to_str().is_some_and(|name| name.starts_with(prefix)) {
            continue;
        }
        let kind = match entry.file_type()? {
            kind if kind.is_dir() => Kind::Folder,
            kind if kind.is_file() => Kind::File,
            _ => Kind::Other,
        };
        found.push((entry.path(), kind));
    }
    found.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    Ok(found)
}

/// Opens a file to see who has locked it.
pub(super) fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Makes a folder with a name nobody has, beginning with `prefix`.
pub(super) fn make_temporary(folder: &Path, prefix: &str, access: Access) -> io::Result<PathBuf> {
    fault()?;
    let made = tempfile::Builder::new().prefix(prefix).tempdir_in(folder)?;
    set_access(made.path(), access)?;
    Ok(made.keep())
}

/// Makes a folder where none is.
pub(super) fn ensure_folder(path: &Path, access: Access) -> io::Result<()> {
    if kind(path)? == Some(Kind::Folder) {
        return Ok(());
    }
    fault()?;
    fs::create_dir(path)?;
    set_access(path, access)
}

/// Puts a file in its place, whole and synced, or leaves the former one.
pub(super) fn put(path: &Path, access: Access, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    let temporary = folder.join(temporary_name(path));
    if kind(&temporary)?.is_some() {
        remove_file(&temporary)?;
    }
    write_new(&temporary, access, |out| out.write_all(bytes))?;
    rename(&temporary, path)?;
    sync_folder(folder)
}

/// Removes what a killed program had not yet put in its place with [`put`].
pub(super) fn remove_unfinished(path: &Path) -> io::Result<()> {
    let temporary = folder_of(path).join(temporary_name(path));
    match kind(&temporary)? {
        Some(Kind::File) => remove_file(&temporary),
        _ => Ok(()),
    }
}

/// A hidden name beside a file, always the same, so that a killed program leaves one file at most.
fn temporary_name(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".saving-");
    name.push(path.file_name().unwrap_or_default());
    name.into()
}

/// Removes one of our own hidden files; one that is gone already is no error.
pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    fault()?;
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

/// Gives a file or folder its final name. A file in the way is replaced.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fault()?;
    fs::rename(from, to)
}

/// Removes one of our own temporary folders with what is in it.
pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    fault()?;
    fs::remove_dir_all(path)
}

/// Makes names given in a folder outlive a power cut.
///
/// Only Unix can open a folder for this, and not every network drive there knows it; both are passed over, since the
/// files themselves are synced.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    fault()?;
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(path)?.sync_all() {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::InvalidInput | ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        result => result,
    }
}

/// Opens the file that locks are taken on, making it if need be.
pub(super) fn open_lock(path: &Path, access: Access) -> io::Result<File> {
    fault()?;
    let is_new = kind(path)?.is_none();
    let file = private_file(
        OpenOptions::new().write(true).create(true).truncate(false),
        path,
    )?;
    if is_new {
        set_access(path, access)?;
    }
    Ok(file)
}

/// The folder a path stands in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Where in a folder one of its files stands: `answers/anna.csv` has the separator of the system.
pub(super) fn within(folder: &Path, name: &str) -> PathBuf {
    name.split('/')
        .fold(folder.to_owned(), |path, part| path.join(part))
}

/// Opens a file that only its user may read, if it is made.
fn private_file(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options.open(path)
}

#[cfg(unix)]
impl Access {
    /// What a folder has been opened to: whoever may write in it may write its files.
    pub(super) fn of(folder: &Path) -> io::Result<Self> {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(folder)?.permissions().mode();
        Ok(if mode & 0o020 == 0 {
            Self::Private
        } else {
            Self::Group
        })
    }
}

#[cfg(not(unix))]
impl Access {
    /// What a folder has been opened to; here the system passes it on by itself.
    pub(super) fn of(_: &Path) -> io::Result<Self> {
        Ok(Self::Private)
    }
}

/// Sets exactly the rights of `access`, whatever the umask. A folder keeps the mark that passes on its group.
#[cfg(unix)]
fn set_access(path: &Path, access: Access) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let found = fs::metadata(path)?;
    let rights = match (access, found.is_dir()) {
        (Access::Usual, _) => return Ok(()),
        (Access::Private, false) => 0o600,
        (Access::Private, true) => 0o700,
        (Access::Group, false) => 0o660,
        (Access::Group, true) => 0o770,
    };
    let passed_on = found.permissions().mode() & 0o2000;
    fs::set_permissions(path, fs::Permissions::from_mode(rights | passed_on))
}

#[cfg(not(unix))]
fn set_access(_: &Path, _: Access) -> io::Result<()> {
    Ok(())
}

/// Where a test makes the next step on the disk fail.
#[cfg(test)]
fn fault() -> io::Result<()> {
    super::tests::fault::strike()
}

#[cfg(not(test))]
fn fault() -> io::Result<()> {
    Ok(())
}
