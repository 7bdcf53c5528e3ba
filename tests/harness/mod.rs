//! Running the program in a folder of its own, and saying what is expected of it.
//!
//! A run names its arguments, and what it expects: the exit status, standard output and standard error. What is not
//! named must be 0 or empty. The environment is empty but for what is set here or in the test.

mod audit;
mod said;
#[cfg(unix)]
mod terminal;

pub(crate) use audit::{Audit, Row, rows_of};
pub(crate) use said::said;
#[cfg(unix)]
pub(crate) use terminal::Terminal;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

/// The time at which the tests run: 2 November 2026, 9 o'clock, UTC.
pub(crate) const NOW: &str = "1793610000";
/// The date of [`NOW`].
pub(crate) const TODAY: &str = "2026-11-02";

/// A folder with files, in which the program is run. It is gone with its value.
pub(crate) struct Workspace {
    folder: TempDir,
}

impl Workspace {
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    /// A folder with these files in it.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let workspace = Self::new();
        for (name, content) in files {
            workspace.write(name, content);
        }
        workspace
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        let path = self.path(name);
        fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).unwrap()
    }

    /// Everything in the folder: files with their bytes, folders (with a slash at the end) without.
    pub(crate) fn contents(&self) -> BTreeMap<String, Vec<u8>> {
        let mut found = BTreeMap::new();
        list(self.folder.path(), "", &mut found);
        found
    }

    /// Another folder with the same in it.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::new();
        for (name, bytes) in self.contents() {
            match name.strip_suffix('/') {
                Some(folder) => fs::create_dir_all(copy.path(folder)).unwrap(),
                None => copy.write(&name, bytes),
            }
        }
        copy
    }

    /// A run of the program with these arguments.
    pub(crate) fn sagsaudit(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sagsaudit"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .env_clear()
            .env("LC_ALL", "C")
            .env("TZ", "UTC")
            .env("USER", "anna")
            .env("SOURCE_DATE_EPOCH", NOW);
        if cfg!(windows) {
            command.envs(std::env::vars_os().filter(|(name, _)| name == "SystemRoot"));
        }
        Run {
            command,
            status: 0,
            stdout: Expected::Nothing,
            stderr: Expected::Nothing,
        }
    }

    /// The audit folder of that name.
    /// The commands of the program, as its help names them.
    pub(crate) fn commands(&self) -> Vec<String> {
        let help = self.sagsaudit(&["--help"]).output().stdout;
        let help = String::from_utf8(help).unwrap();
        let (_, commands) = help.split_once("Commands:\n").unwrap();
        let lines = commands.lines().take_while(|line| !line.is_empty());
        let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
        let names = names.map(|line| line.split_whitespace().next().unwrap().to_owned());
        names.filter(|name| name != "help").collect()
    }

    pub(crate) fn audit(&self, name: &str) -> Audit {
        Audit::at(self.path(name))
    }
}

fn list(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            let name = format!("{name}/");
            list(&entry.path(), &name, found);
            found.insert(name, Vec::new());
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

/// What is expected of an output.
enum Expected {
    Nothing,
    Anything,
    Exactly(String),
    /// All of these somewhere, in this order.
    Holding(Vec<String>),
}

/// One run of the program, and what is expected of it.
#[must_use = "nothing is run before `check`"]
pub(crate) struct Run {
    command: Command,
    status: i32,
    stdout: Expected,
    stderr: Expected,
}

/// What a run printed.
#[derive(Debug)]
pub(crate) struct Printed {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    pub(crate) fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.command.env(name, value.into());
        self
    }

    pub(crate) fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    pub(crate) fn arguments(mut self, arguments: &[&str]) -> Self {
        self.command.args(arguments);
        self
    }

    pub(crate) fn working_folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub(crate) fn stdout_to(mut self, stdout: impl Into<Stdio>) -> Self {
        self.command.stdout(stdout);
        self
    }

    pub(crate) fn stderr_to(mut self, stderr: impl Into<Stdio>) -> Self {
        self.command.stderr(stderr);
        self
    }

    /// Starts the program, to be fed and waited for by the test itself.
    pub(crate) fn start(mut self) -> Child {
        self.command.stdin(Stdio::piped()).spawn().unwrap()
    }

    /// The exit status, 0 when not said.
    pub(crate) fn exits(mut self, status: i32) -> Self {
        self.status = status;
        self
    }

    pub(crate) fn prints(mut self, text: &str) -> Self {
        self.stdout = Expected::Exactly(text.to_owned());
        self
    }

    pub(crate) fn prints_something(mut self) -> Self {
        self.stdout = Expected::Anything;
        self
    }

    pub(crate) fn prints_all_of(mut self, parts: &[&str]) -> Self {
        self.stdout = Expected::Holding(owned(parts));
        self
    }

    pub(crate) fn notes_something(mut self) -> Self {
        self.stderr = Expected::Anything;
        self
    }

    /// Texts that stand on standard error, in this order.
    pub(crate) fn notes(mut self, parts: &[&str]) -> Self {
        self.stderr = Expected::Holding(owned(parts));
        self
    }

    /// It cannot run: status 2, nothing on standard output, and these texts in order on standard error.
    pub(crate) fn cannot_run(self, parts: &[&str]) -> Self {
        self.exits(2).notes(parts)
    }

    /// Runs the program, whatever comes of it.
    pub(crate) fn output(mut self) -> Output {
        self.command.output().unwrap()
    }

    /// Runs the program and holds what came of it against what was expected.
    #[track_caller]
    pub(crate) fn check(mut self) -> Printed {
        let output = self.command.output().unwrap();
        let printed = Printed {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        };
        let told = format!(
            "{:?}\n--- standard output\n{}\n--- standard error\n{}\n---",
            self.command, printed.stdout, printed.stderr
        );
        assert_eq!(output.status.code(), Some(self.status), "status of {told}");
        hold("standard output", &self.stdout, &printed.stdout, &told);
        hold("standard error", &self.stderr, &printed.stderr, &told);
        printed
    }

    /// What the program reads on standard input.
    pub(crate) fn reads(mut self, bytes: &[u8]) -> Self {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        file.rewind().unwrap();
        self.command.stdin(file);
        self
    }

    /// As [`Run::check`], in a folder that must not change.
    #[track_caller]
    pub(crate) fn check_writes_nothing(self, workspace: &Workspace) -> Printed {
        self.check_leaves(workspace, &[])
    }

    /// As [`Run::check_writes_nothing`], but for the empty file that commands take their lock on.
    #[track_caller]
    pub(crate) fn check_writes_nothing_but_lock(self, workspace: &Workspace) -> Printed {
        self.check_leaves(workspace, &["audit/.lock"])
    }

    #[track_caller]
    fn check_leaves(self, workspace: &Workspace, new: &[&str]) -> Printed {
        let before = workspace.contents();
        let printed = self.check();
        let mut after = workspace.contents();
        after.retain(|name, _| before.contains_key(name) || !new.contains(&name.as_str()));
        let names = |contents: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
            contents.keys().cloned().collect()
        };
        assert_eq!(names(&before), names(&after), "the files that are there");
        assert!(before == after, "a file was changed");
        printed
    }
}

#[track_caller]
fn hold(what: &str, expected: &Expected, found: &str, told: &str) {
    match expected {
        Expected::Anything => {}
        Expected::Nothing => assert_eq!(found, "", "{what} of {told}"),
        Expected::Exactly(text) => assert_eq!(found, text, "{what} of {told}"),
        Expected::Holding(parts) => {
            let mut rest = found;
            for part in parts {
                let Some((_, after)) = rest.split_once(part.as_str()) else {
                    panic!("{what} has no `{part}` (or not in its place): {told}");
                };
                rest = after;
            }
        }
    }
}

fn owned(parts: &[&str]) -> Vec<String> {
    parts.iter().map(|part| (*part).to_owned()).collect()
}
