//! Opening what the user named: templates, answer files.
#![allow(
    clippy::disallowed_methods,
    reason = "cli may open files by path, and does it here only"
)]

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Diagnostic, Failure, Place, SourceFile, code, nearest};
use crate::folder::names;
use crate::lang::cli as say;
use crate::template::{self, Checked, Library, Shipped, Unread};

/// Templates larger than this are no templates; reading stops there.
const MOST_TEMPLATE_BYTES: u64 = 2_000_000;

/// Makes sure that a path is a file, can be read, and is not a folder, a pipe or a device.
pub(super) fn regular_file(path: &Path) -> Result<(), Failure> {
    let unreadable = |reason| {
        let shown = path.display().to_string();
        Failure::from(Diagnostic::new(&code::C001, reason).at(Place::file(shown)))
    };
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(unreadable(say::IS_A_FOLDER.message())),
        Ok(found) if !found.is_file() => Err(unreadable(say::NO_FILE.message())),
        Ok(_) => File::open(path)
            .map(drop)
            .map_err(|error| unreadable(reason(&error))),
        Err(error) => Err(unreadable(reason(&error))),
    }
}

/// Why a file cannot be read.
pub(super) fn reason(error: &io::Error) -> crate::lang::Message {
    match error.kind() {
        io::ErrorKind::NotFound => say::NOT_FOUND.message(),
        io::ErrorKind::PermissionDenied => say::NOT_ALLOWED.message(),
        _ => say::SYSTEM_ERROR.with("error", error.to_string()),
    }
}

/// Whether a file stands, or would stand, in a folder.
pub(super) fn is_within(file: &Path, folder: &Path) -> bool {
    let parent = match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    match (fs::canonicalize(parent), fs::canonicalize(folder)) {
        (Ok(parent), Ok(folder)) => parent.starts_with(folder),
        _ => false,
    }
}

/// The bytes of a file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    regular_file(path)?;
    fs::read(path).map_err(|error| {
        Diagnostic::new(&code::C001, reason(&error))
            .at(Place::file(path.display().to_string()))
            .into()
    })
}

/// The files of a folder and its subfolders, sorted; hidden ones and audit folders are passed over.
///
/// # Errors
/// C001 when a folder cannot be listed.
pub(super) fn below(folder: &Path, depth: usize) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |path: &Path, error: &io::Error| {
        let place = Place::file(path.display().to_string());
        Failure::from(Diagnostic::new(&code::C001, reason(error)).at(place))
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let entry = entry.map_err(|error| unreadable(folder, &error))?;
        let path = entry.path();
        let kind = entry
            .file_type()
            .map_err(|error| unreadable(&path, &error))?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_dir() && depth > 0 && !is_audit_folder(&path) {
            found.extend(below(&path, depth - 1)?);
        } else if kind.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The audit folders in a folder, sorted, itself included.
///
/// # Errors
/// C001 when it cannot be listed.
pub(super) fn audit_folders(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error: io::Error| {
        let place = Place::file(folder.display().to_string());
        Failure::from(Diagnostic::new(&code::C001, reason(&error)).at(place))
    };
    let mut found = Vec::new();
    if is_audit_folder(folder) {
        found.push(folder.to_owned());
    }
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if is_audit_folder(&path) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn is_audit_folder(path: &Path) -> bool {
    path.join(names::DRAW).is_file()
}

/// A template as the user named it: by the name of a shipped one, or by a path.
pub(super) fn template(name: &str) -> Result<Checked, Failure> {
    if let Ok(source) = Shipped.file(&format!("{name}.toml")) {
        return Ok(template::read_with(&source, &Shipped));
    }
    let path = Path::new(name);
    if path.extension().is_none() && fs::metadata(path).is_err() {
        return Err(unknown_template(name));
    }
    template_file(path)
}

fn unknown_template(name: &str) -> Failure {
    let shipped = template::shipped_names;
    let near = nearest(name, shipped()).map(|near| say::NEAREST_TEMPLATE.with("name", near));
    let names = shipped().collect::<Vec<_>>().join(", ");
    Diagnostic::new(&code::C004, say::UNKNOWN_TEMPLATE.with("name", name))
        .help_if(near)
        .help(say::SHIPPED_TEMPLATES.with("names", names))
        .into()
}

/// Reads and checks a template file, with the files it names in its own folder.
pub(super) fn template_file(path: &Path) -> Result<Checked, Failure> {
    regular_file(path)?;
    let name = path.display().to_string();
    let cannot_read = |error: &io::Error| {
        Failure::from(Diagnostic::new(&code::C001, reason(error)).at(Place::file(&name)))
    };
    let file = File::open(path).map_err(|error| cannot_read(&error))?;
    let length = file.metadata().map_err(|error| cannot_read(&error))?.len();
    if length > MOST_TEMPLATE_BYTES {
        let text = String::new();
        let source = Arc::new(SourceFile { name, text });
        return Ok(template::too_large(&source, length));
    }
    let bytes = template_bytes(file).map_err(|error| cannot_read(&error))?;
    let (text, broken) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => (String::new(), Some(error.utf8_error().valid_up_to())),
    };
    let source = Arc::new(SourceFile { name, text });
    Ok(match broken {
        Some(byte) => template::not_utf8(&source, byte),
        None => template::read_with(&source, &TemplateFolder::of(path)),
    })
}

fn template_bytes(file: File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(MOST_TEMPLATE_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The folder of a template, in which it may name other files.
struct TemplateFolder {
    folder: PathBuf,
}

impl TemplateFolder {
    fn of(template: &Path) -> Self {
        let folder = template.parent().unwrap_or(Path::new(""));
        Self {
            folder: folder.to_owned(),
        }
    }

    /// Where a path leads when all links are followed; inside the folder, or nowhere.
    fn inside(&self, path: &str) -> Result<PathBuf, Unread> {
        let named = if self.folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            &self.folder
        };
        let folder = fs::canonicalize(named).map_err(|error| unread(&error))?;
        let target = fs::canonicalize(folder.join(path)).map_err(|error| unread(&error))?;
        if !target.starts_with(&folder) {
            return Err(Unread::Outside);
        }
        Ok(target)
    }
}

impl Library for TemplateFolder {
    fn file(&self, path: &str) -> Result<Arc<SourceFile>, Unread> {
        let target = self.inside(path)?;
        // Looked at before it is opened, since opening a pipe would wait for ever, and after, since it may have been
        // exchanged in between.
        let is_file = |found: io::Result<fs::Metadata>| {
            let found = found.map_err(|error| unread(&error))?;
            found.is_file().then_some(()).ok_or(Unread::NoFile)
        };
        is_file(fs::symlink_metadata(&target))?;
        let file = File::open(&target).map_err(|error| unread(&error))?;
        is_file(file.metadata())?;
        if self.inside(path)? != target {
            return Err(Unread::Outside);
        }
        let bytes = template_bytes(file).map_err(|error| unread(&error))?;
        let text = String::from_utf8(bytes).map_err(|_| Unread::NotText)?;
        let name = self.folder.join(path).display().to_string();
        Ok(Arc::new(SourceFile { name, text }))
    }
}

fn unread(error: &io::Error) -> Unread {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Unread::Missing,
        _ => Unread::System(error.to_string()),
    }
}
