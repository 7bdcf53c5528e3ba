//! What is on the disk, and whether the journal tells of it. Looked at without the program.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::harness::Workspace;

/// All files with their bytes; folders with a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State {
    pub files: BTreeMap<String, Vec<u8>>,
}

impl State {
    /// The locks, which stay, are left out.
    pub fn of(workspace: &Workspace) -> Self {
        let mut files = workspace.contents();
        files.retain(|name, _| !is_lock(name));
        Self { files }
    }

    pub fn names(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    /// The files that have their names; what begins with a dot waits for its name or is to be thrown away.
    pub fn placed(&self) -> impl Iterator<Item = (&String, &Vec<u8>)> {
        self.files.iter().filter(|(name, _)| !is_waiting(name))
    }

    /// As it is but for what the journals say.
    pub fn without_journals(&self) -> Self {
        let mut files = self.files.clone();
        files.retain(|name, _| !name.ends_with("journal.jsonl"));
        Self { files }
    }

    /// As it is without what waits.
    pub fn without_waiting(&self) -> Self {
        let files = self.placed();
        Self {
            files: files
                .map(|(name, bytes)| (name.clone(), bytes.clone()))
                .collect(),
        }
    }
}

/// Whether it is the lock of a folder, or of who is at work in it: they hold nothing that outlives them.
pub(super) fn is_lock(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    file == ".lock" || file.starts_with(".at-work-")
}

fn is_waiting(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.'))
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Every audit folder is whole: its journal is a chain, and every file is what the chain last says of it.
#[track_caller]
pub(super) fn hold_whole(what: &str, state: &State) {
    for (name, bytes) in &state.files {
        if let Some(folder) = name.strip_suffix("journal.jsonl") {
            assert!(!is_waiting(name), "{what}: {name} waits");
            hold_journal(what, folder, bytes, state);
        }
    }
    let waiting: Vec<_> = state
        .names()
        .into_iter()
        .filter(|name| is_waiting(name))
        .collect();
    assert!(waiting.is_empty(), "{what}: {waiting:?}");
}

#[track_caller]
fn hold_journal(what: &str, folder: &str, journal: &[u8], state: &State) {
    let mut recorded = BTreeMap::new();
    let mut previous = Value::Null;
    assert!(journal.ends_with(b"\n"), "{what}: a torn journal");
    for (line, number) in journal.split(|byte| *byte == b'\n').zip(1_u64..) {
        if line.is_empty() {
            continue;
        }
        let entry: Value = serde_json::from_slice(line).unwrap();
        assert_eq!(
            (&entry["n"], &entry["previous"]),
            (&number.into(), &previous),
            "{what}: line {number}"
        );
        previous = sha256(line).into();
        for (name, hash) in entry["files"].as_object().unwrap() {
            recorded.insert(format!("{folder}{name}"), hash.clone());
        }
    }
    for (name, hash) in &recorded {
        let bytes = state
            .files
            .get(name)
            .unwrap_or_else(|| panic!("{what}: `{name}` is not there"));
        assert_eq!(*hash, Value::from(sha256(bytes)), "{what}: `{name}`");
    }
    let in_folder = |name: &&str| {
        name.starts_with(folder) && !name.ends_with('/') && !name.ends_with("journal.jsonl")
    };
    let unrecorded: Vec<_> = state
        .names()
        .into_iter()
        .filter(in_folder)
        .filter(|name| !recorded.contains_key(*name))
        .collect();
    assert!(
        unrecorded.is_empty(),
        "{what}: no line tells of {unrecorded:?}"
    );
}
