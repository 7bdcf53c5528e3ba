//! Golden files: what the program wrote once, was looked at by a person, and must write again.
//!
//! `SAGSAUDIT_BLESS=1 cargo test` writes them anew; the change then shows in the diff of the commit. They are a test of
//! stability, kept apart from `fixtures/vectors`, whose values come from outside.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read their fixtures, and write them when told to"
)]

use std::path::{Path, PathBuf};
use std::{env, fs};

/// A path below `fixtures`.
pub(crate) fn fixture(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(below)
}

/// The bytes of a fixture.
pub(crate) fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a folder of fixtures with an extension, sorted.
pub(crate) fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    files
}

/// How a text differs from its golden file; `None` when it does not, or the file was written anew.
pub(crate) fn difference(golden: &Path, found: &str) -> Option<String> {
    if env::var_os("SAGSAUDIT_BLESS").is_some() {
        fs::write(golden, found).unwrap_or_else(|error| panic!("{}: {error}", golden.display()));
        return None;
    }
    let expected = fs::read_to_string(golden).unwrap_or_default();
    (expected != found).then(|| {
        format!(
            "{} differs; SAGSAUDIT_BLESS=1 cargo test writes it anew.\n--- expected\n{expected}--- found\n{found}",
            golden.display()
        )
    })
}
