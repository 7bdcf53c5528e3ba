//! Which template files the user means: files, folders, patterns, names of shipped templates.
#![allow(
    clippy::disallowed_methods,
    reason = "cli may look into folders, and does it for templates here only"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::files;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::{Message, Phrase, check as say};
use crate::template::{self, Checked};

/// A template that is to be checked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TemplateFile {
    /// One that comes with the program, by its name.
    Shipped(String),
    /// A file.
    File(PathBuf),
}

impl TemplateFile {
    /// Reads and checks it.
    pub fn read(&self) -> Result<Checked, Failure> {
        match self {
            Self::Shipped(name) => files::template(name),
            Self::File(path) => files::template_file(path),
        }
    }
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct FoundTemplates {
    /// The templates, each once, sorted.
    pub files: BTreeSet<TemplateFile>,
    /// What was passed over, and why.
    pub passed_over: Vec<(PathBuf, &'static Phrase)>,
    /// What could not be looked at.
    pub failures: Vec<Diagnostic>,
}

/// Deeper folders are passed over; no repository is that deep.
const DEEPEST: usize = 64;

impl FoundTemplates {
    /// Looks for the templates that the arguments name.
    pub fn of(paths: &[PathBuf]) -> Self {
        let mut found = Self::default();
        for path in paths {
            let plain = path.strip_prefix("./").ok();
            let plain = plain.filter(|plain| !plain.as_os_str().is_empty());
            found.add(plain.unwrap_or(path));
        }
        found.drop_repeated();
        found
    }

    fn add(&mut self, path: &Path) {
        let Ok(metadata) = fs::metadata(path) else {
            return self.add_missing(path);
        };
        if !metadata.is_dir() {
            self.files.insert(TemplateFile::File(path.to_owned()));
            return;
        }
        let inside = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let mut below = Self::default();
        below.add_folder(path, &inside, DEEPEST);
        if below.files.is_empty() && below.failures.is_empty() {
            below.fail(path, &code::C004, say::NO_TEMPLATES.message());
        }
        self.files.extend(below.files);
        self.passed_over.extend(below.passed_over);
        self.failures.extend(below.failures);
    }

    /// A path that is no file: a pattern, or the name of a shipped template.
    fn add_missing(&mut self, path: &Path) {
        let text = path.to_string_lossy();
        if template::shipped_names().any(|name| name == text) {
            self.files.insert(TemplateFile::Shipped(text.into_owned()));
            return;
        }
        if !text.contains(['*', '?']) {
            self.files.insert(TemplateFile::File(path.to_owned()));
            return;
        }
        let mut matching = Vec::new();
        let components: Vec<Component<'_>> = path.components().collect();
        expand(Path::new(""), &components, DEEPEST, &mut matching);
        if matching.is_empty() {
            self.fail(path, &code::C004, say::PATTERN_FITS_NOTHING.message());
        }
        for file in matching {
            self.add(&file);
        }
    }

    /// Every `.toml` below a folder. Hidden folders and links that lead out of it are passed over.
    fn add_folder(&mut self, folder: &Path, inside: &Path, deeper: usize) {
        let entries = match entries(folder) {
            Ok(entries) => entries,
            Err(failure) => return self.failures.extend(failure.diagnostics().iter().cloned()),
        };
        for path in entries {
            let is_hidden = path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with('.'));
            let Ok(kind) = fs::symlink_metadata(&path) else {
                continue;
            };
            let is_template = path
                .extension()
                .is_some_and(|extension| extension == "toml");
            if kind.is_dir() {
                if !is_hidden && deeper > 0 {
                    self.add_folder(&path, inside, deeper - 1);
                }
            } else if kind.is_symlink() && is_template {
                self.add_link(path, inside);
            } else if is_template && kind.is_file() {
                self.files.insert(TemplateFile::File(path));
            } else if is_template {
                self.passed_over.push((path, &say::NO_REGULAR_FILE));
            }
        }
    }

    fn add_link(&mut self, path: PathBuf, inside: &Path) {
        let target = fs::canonicalize(&path);
        if target.is_ok_and(|target| target.starts_with(inside) && target.is_file()) {
            self.files.insert(TemplateFile::File(path));
        } else {
            self.passed_over.push((path, &say::LINK_LEADS_OUT));
        }
    }

    /// Of several ways to one file the first stays.
    fn drop_repeated(&mut self) {
        let mut seen = BTreeSet::new();
        self.files.retain(|file| match file {
            TemplateFile::Shipped(_) => true,
            TemplateFile::File(path) => {
                seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone()))
            }
        });
    }

    fn fail(&mut self, path: &Path, code: &'static crate::diag::Code, message: Message) {
        let place = Place::file(path.display().to_string());
        self.failures.push(Diagnostic::new(code, message).at(place));
    }
}

/// What stands in a folder, sorted.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).and_then(|entries| {
        entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<std::io::Result<Vec<_>>>()
    });
    let mut entries = entries.map_err(|error| {
        let place = Place::file(folder.display().to_string());
        Failure::from(Diagnostic::new(&code::C001, files::reason(&error)).at(place))
    })?;
    entries.sort();
    Ok(entries)
}

/// The paths that fit a pattern, part by part. `**` stands for any number of folders; links are not followed by it.
fn expand(so_far: &Path, rest: &[Component<'_>], deeper: usize, found: &mut Vec<PathBuf>) {
    let Some((first, behind)) = rest.split_first() else {
        found.push(so_far.to_owned());
        return;
    };
    let pattern = first.as_os_str().to_string_lossy();
    if !pattern.contains(['*', '?']) {
        let path = so_far.join(first);
        if fs::symlink_metadata(&path).is_ok() {
            expand(&path, behind, deeper, found);
        }
        return;
    }
    let folder = if so_far.as_os_str().is_empty() {
        Path::new(".")
    } else {
        so_far
    };
    if pattern == "**" {
        expand(so_far, behind, deeper, found);
    }
    for entry in entries(folder).unwrap_or_default() {
        let Some(name) = entry.file_name().map(|name| name.to_string_lossy()) else {
            continue;
        };
        let path = so_far.join(&*name);
        let is_hidden = name.starts_with('.');
        if pattern == "**" {
            let is_folder = fs::symlink_metadata(&path).is_ok_and(|found| found.is_dir());
            if is_folder && !is_hidden && deeper > 0 {
                expand(&path, rest, deeper - 1, found);
            }
        } else if fits(&pattern, &name) && (!is_hidden || pattern.starts_with('.')) {
            expand(&path, behind, deeper, found);
        }
    }
}

/// Whether a name fits a pattern in which `*` stands for any characters and `?` for one. It takes at most as many steps
/// as the two lengths multiplied.
fn fits(pattern: &str, name: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let mut reached = vec![false; pattern.len() + 1];
    let open = |reached: &mut Vec<bool>| {
        for (at, sign) in pattern.iter().enumerate() {
            if *sign == '*' && reached.get(at) == Some(&true) {
                set(reached, at + 1);
            }
        }
    };
    set(&mut reached, 0);
    open(&mut reached);
    for character in name.chars() {
        let mut next = vec![false; reached.len()];
        for (at, sign) in pattern.iter().enumerate() {
            if reached.get(at) != Some(&true) {
                continue;
            }
            match sign {
                '*' => set(&mut next, at),
                '?' => set(&mut next, at + 1),
                sign if *sign == character => set(&mut next, at + 1),
                _ => {}
            }
        }
        open(&mut next);
        reached = next;
    }
    reached.last() == Some(&true)
}

fn set(reached: &mut [bool], at: usize) {
    if let Some(place) = reached.get_mut(at) {
        *place = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_whole_names() {
        for (pattern, name) in [
            ("*", ""),
            ("*.toml", "a.toml"),
            ("*.toml", ".toml"),
            ("a?c", "aæc"),
            ("a*b*c", "aXXbYYbc"),
            ("**", "a"),
        ] {
            assert!(fits(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("*.toml", "a.tom"),
            ("a?c", "ac"),
            ("", "a"),
            ("a*", "ba"),
            ("*a", "ab"),
        ] {
            assert!(!fits(pattern, name), "{pattern} {name}");
        }
        assert!(!fits(&"*a".repeat(1000), &"a".repeat(999)));
    }
}
