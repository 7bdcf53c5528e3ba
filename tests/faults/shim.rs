//! The library between the program and the system, built once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::harness::Run;

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/shim.c");

/// What happens at a step.
#[derive(Debug, Clone, Copy)]
pub(super) enum How {
    /// The program is killed before it.
    Kill,
    /// A write is done by half, then the program is killed.
    Tear,
    /// It fails, and so do all steps after it if that lasts.
    Error { errno: i32, lasts: bool },
    /// It, a step of reading, fails, and so does all reading after it.
    Unreadable { errno: i32 },
}

impl How {
    /// Whether it is the steps of reading that count, or those of writing.
    fn concerns_reading(self) -> bool {
        matches!(self, Self::Unreadable { .. })
    }
}

/// A step on the disk: what is done, on which path, and on which other.
#[derive(Debug)]
pub(super) struct Step {
    pub action: String,
    pub path: String,
    pub other: String,
}

impl Step {
    pub fn is_write(&self) -> bool {
        self.action == "write"
    }

    /// Whether it is on a file of the test, and not on one of the system.
    pub fn is_among_temporary_files(&self) -> bool {
        Path::new(&self.path).starts_with(std::env::temp_dir())
    }

    fn read(line: &str) -> Self {
        let parts: Vec<String> = line
            .split('\t')
            .map(|path| path.replace("/./", "/"))
            .collect();
        let [action, path, other] = parts.try_into().expect("three parts");
        Self {
            action,
            path,
            other,
        }
    }
}

/// Where the library is. It stays for the life of the process.
fn library() -> PathBuf {
    static BUILT: OnceLock<TempDir> = OnceLock::new();
    let folder = BUILT.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let built = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .arg(folder.path().join("shim.so"))
            .args([SOURCE, "-ldl"])
            .output()
            .expect("the C compiler that links Rust programs is there");
        let said = String::from_utf8_lossy(&built.stderr);
        assert!(built.status.success(), "{said}");
        folder
    });
    folder.path().join("shim.so")
}

/// A command with the library in between, which lets all go well and waits for no disk.
pub(super) fn shimmed(run: Run) -> Run {
    run.env("LD_PRELOAD", library())
}

/// A command of which the steps count that this concerns.
fn counted(run: Run, how: How) -> Run {
    let reads = if how.concerns_reading() { "1" } else { "0" };
    run.env("FAULT_READS", reads)
}

/// Runs a command that goes wrong at a step, counted from 1.
pub(super) fn fail_at(run: Run, step: usize, how: How) -> Output {
    let (what, lasts) = match how {
        How::Kill => ("kill".to_owned(), false),
        How::Tear => ("tear".to_owned(), false),
        How::Error { errno, lasts } => (errno.to_string(), lasts),
        How::Unreadable { errno } => (errno.to_string(), true),
    };
    counted(run, how)
        .env("FAULT_STEP", step.to_string())
        .env("FAULT_HOW", what)
        .env("FAULT_LASTS", if lasts { "1" } else { "0" })
        .output()
}

/// The steps of a command when all goes well, of those that count for what is to go wrong.
pub(super) fn steps_of(run: Run, how: How) -> Vec<Step> {
    let folder = TempDir::new().unwrap();
    let log = folder.path().join("log");
    let output = counted(run, how).env("FAULT_LOG", &log).output();
    assert!(output.status.success(), "{}", super::told(&output));
    let lines = fs::read_to_string(&log).unwrap();
    lines.lines().map(Step::read).collect()
}
