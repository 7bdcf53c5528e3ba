//! Opening what the user named: extracts, templates, answer files.
#![allow(
    clippy::disallowed_methods,
    reason = "cli may open files by path, and does it here only"
)]

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Diagnostic, Failure, Place, SourceFile, code, nearest};
use crate::lang::cli as say;
use crate::template::{self, Checked, Library, Shipped, Unread};

/// Templates larger than this are no templates; reading stops there.
const MOST_TEMPLATE_BYTES: u64 = 2_000_000;

/// An extract that can be opened again from its start.
#[derive(Debug)]
pub(super) struct ExtractFile {
    path: PathBuf,
}

impl ExtractFile {
    /// Makes sure that the path is a file that can be read.
    pub fn find(path: &Path) -> Result<Self, Failure> {
        regular_file(path)?;
        Ok(Self {
            path: path.to_owned(),
        })
    }

    /// The path as the user wrote it.
    pub fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Opens it from the start.
    pub fn open(&self) -> io::Result<Box<dyn Read>> {
        let file = File::open(&self.path)?;
        Ok(Box::new(file))
    }
}

/// A path that is a file, can be read, and is not a folder, a pipe or a device.
fn regular_file(path: &Path) -> Result<(), Failure> {
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

fn reason(error: &io::Error) -> crate::lang::Message {
    match error.kind() {
        io::ErrorKind::NotFound => say::NOT_FOUND.message(),
        io::ErrorKind::PermissionDenied => say::NOT_ALLOWED.message(),
        _ => say::SYSTEM_ERROR.with("error", error.to_string()),
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
    let file = File::open(path).and_then(template_bytes);
    let bytes = file.map_err(|error| {
        Failure::from(Diagnostic::new(&code::C001, reason(&error)).at(Place::file(&name)))
    })?;
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

/// The template files below a path: itself, or every `.toml` of a folder, sorted.
pub(super) fn template_paths(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let is_folder = fs::metadata(path).is_ok_and(|found| found.is_dir());
    if !is_folder {
        return Ok(vec![path.to_owned()]);
    }
    let listed = fs::read_dir(path).and_then(|entries| {
        entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<_>>>()
    });
    let listed = listed.map_err(|error| {
        Failure::from(
            Diagnostic::new(&code::C001, reason(&error))
                .at(Place::file(path.display().to_string())),
        )
    })?;
    let mut found = Vec::new();
    for entry in listed {
        let is_folder = fs::metadata(&entry).is_ok_and(|found| found.is_dir());
        if is_folder {
            found.extend(template_paths(&entry)?);
        } else if entry
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            found.push(entry);
        }
    }
    found.sort();
    Ok(found)
}
