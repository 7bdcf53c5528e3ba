//! The files that a template may name, and how a name is judged before anything is opened.
//!
//! A template names files below its own folder only. Names are written the same way on every system, and mean the same:
//! what one system would read as a device, a drive or a way out of the folder is refused on all.

use std::sync::Arc;

use crate::diag::SourceFile;
use crate::lang::{Phrase, compose as say};

/// Longest path that is looked for, in bytes; Windows allows little more.
const LONGEST_PATH: usize = 200;

/// Names that Windows reads as devices, whatever their extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Where the files are that templates name: `cli` hands in a folder, and the shipped ones come with the program.
pub trait Library {
    /// The file at a path below the library's folder: names with `/` between them, none of them `.` or `..`.
    ///
    /// # Errors
    /// When there is no such file, it lies outside the folder, or it cannot be read as text.
    fn file(&self, path: &str) -> Result<Arc<SourceFile>, Unread>;
}

/// Why a file that a template names was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// There is none.
    Missing,
    /// A link leads out of the folder.
    Outside,
    /// It is a folder, a pipe or a device.
    NoFile,
    /// It is no UTF-8 text.
    NotText,
    /// The operating system says why.
    System(String),
}

/// The library of a text that stands alone: it has no files.
pub(super) struct NoFiles;

impl Library for NoFiles {
    fn file(&self, _: &str) -> Result<Arc<SourceFile>, Unread> {
        Err(Unread::Missing)
    }
}

/// The path below the library's folder of a file that is named in another one: beside that, or below.
///
/// # Errors
/// Why no file may be named so.
pub(super) fn resolved(named_in: &str, name: &str) -> Result<String, &'static Phrase> {
    judge(name)?;
    let path = match named_in.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{name}"),
        None => name.to_owned(),
    };
    if path.len() > LONGEST_PATH {
        return Err(&say::PATH_TOO_LONG);
    }
    Ok(path)
}

fn judge(name: &str) -> Result<(), &'static Phrase> {
    if name.contains(|character: char| character.is_control()) {
        return Err(&say::PATH_WITH_CONTROL);
    }
    if name.contains('\\') {
        return Err(&say::PATH_WITH_BACKSLASH);
    }
    if name.contains(':') {
        return Err(&say::PATH_WITH_COLON);
    }
    if name.starts_with('/') {
        return Err(&say::PATH_ABSOLUTE);
    }
    if name.contains(['*', '?', '<', '>', '|', '"']) {
        return Err(&say::PATH_WITH_WILDCARD);
    }
    for part in name.split('/') {
        judge_part(part)?;
    }
    if !name.ends_with(".toml") {
        return Err(&say::PATH_NOT_TOML);
    }
    Ok(())
}

fn judge_part(part: &str) -> Result<(), &'static Phrase> {
    if part == ".." {
        return Err(&say::PATH_UPWARDS);
    }
    // Windows drops blanks and points at the end of a name, so that `...` or `.. ` would be another one there.
    if part.is_empty() || part == "." || part.ends_with(['.', ' ']) || part.starts_with(' ') {
        return Err(&say::PATH_ODD_PART);
    }
    let stem = part.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_lowercase();
    let numbered = ["com", "lpt"].iter().any(|port| {
        let rest = stem.strip_prefix(port);
        rest.is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(is_port_number))
    });
    if numbered || DEVICES.contains(&stem.as_str()) {
        return Err(&say::PATH_DEVICE);
    }
    Ok(())
}

/// Windows reads raised digits as digits here.
fn is_port_number(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '¹' | '²' | '³')
}

#[cfg(test)]
mod tests {
    use std::path::{Component, Path};

    use proptest::prelude::*;

    use super::*;

    /// Names that must not open anything, on any system.
    const HOSTILE: [&str; 44] = [
        "",
        ".toml/",
        "/etc/passwd",
        "/etc/x.toml",
        "//server/share/x.toml",
        "../x.toml",
        "../../etc/passwd",
        "faelles/../../x.toml",
        "faelles/../x.toml",
        "..",
        ".",
        "./x.toml",
        "faelles/./x.toml",
        "faelles//x.toml",
        "faelles/",
        "x.toml/",
        "x.toml/..",
        "...toml/...",
        ".. /x.toml",
        "... /x.toml",
        ".../x.toml",
        "x.toml.",
        "x.toml ",
        " x.toml",
        "C:x.toml",
        "C:/x.toml",
        "c:\\x.toml",
        "faelles\\x.toml",
        "..\\x.toml",
        "\\\\server\\share\\x.toml",
        "\\\\?\\C:\\x.toml",
        "file:///etc/x.toml",
        "https://example.org/x.toml",
        "x.toml:skjult.toml",
        "x\0.toml",
        "x.toml\0.toml",
        "x\n.toml",
        "\u{1b}[2Jx.toml",
        "NUL.toml",
        "con.x.toml",
        "faelles/aux/x.toml",
        "COM1.toml",
        "lpt².toml",
        "*.toml",
    ];

    #[test]
    fn hostile_names_are_refused_before_anything_is_opened() {
        for name in HOSTILE {
            assert!(resolved("mappe/y.toml", name).is_err(), "{name:?}");
            assert!(resolved("y.toml", name).is_err(), "{name:?}");
        }
        for name in [
            "/dev/zero",
            "~/x",
            "x",
            "x.TOML",
            "x.toml~",
            "$(id).tom",
            "%2e%2e/x",
        ] {
            assert!(resolved("y.toml", name).is_err(), "{name:?}");
        }
        let long = format!("{}.toml", "x".repeat(300));
        assert_eq!(resolved("y.toml", &long), Err(&say::PATH_TOO_LONG));
    }

    #[test]
    fn a_name_is_looked_for_beside_the_file_it_stands_in() {
        for (named_in, name, path) in [
            ("y.toml", "x.toml", "x.toml"),
            ("y.toml", "fælles/god.toml", "fælles/god.toml"),
            ("fælles/god.toml", "kolonner.toml", "fælles/kolonner.toml"),
            ("y.toml", "com.toml", "com.toml"),
            ("y.toml", "..x.toml", "..x.toml"),
        ] {
            assert_eq!(resolved(named_in, name).as_deref(), Ok(path));
        }
    }
    proptest! {
        #[test]
        fn what_is_looked_for_lies_below_the_folder(
            name in "([a-z]{0,2}|\\.{1,3}|/|\\\\|:|CON| |~|\\PC){0,8}(\\.toml)?",
        ) {
            if let Ok(path) = resolved("fælles/god.toml", &name) {
                let mut parts = Path::new(&path).components();
                prop_assert!(path.starts_with("fælles/"));
                prop_assert!(parts.all(|part| matches!(part, Component::Normal(_))), "{path}");
                prop_assert!(!path.contains(['\\', ':', '\0']), "{path}");
            }
        }
    }
}
