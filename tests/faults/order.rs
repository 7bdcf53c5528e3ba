//! What outlives a power cut: nothing gets its name before its bytes are on the disk, and no command ends before the name
//! is.

use std::collections::BTreeSet;

use super::commands::CHANGES;
use super::shim::{How, Step, steps_of};
use super::state::is_lock;

/// What a power cut would lose.
#[derive(Default)]
struct Unsynced {
    /// Files with bytes that are not on the disk.
    bytes: BTreeSet<String>,
    /// Folders with names that are not on the disk.
    names: BTreeSet<String>,
}

impl Unsynced {
    fn step(
        &mut self,
        what: &str,
        Step {
            action,
            path,
            other,
        }: &Step,
        is_ours: impl Fn(&str) -> bool,
    ) {
        if !is_ours(path) {
            return;
        }
        let folder = |path: &str| path.rsplit_once('/').unwrap().0.to_owned();
        match action.as_str() {
            "create" | "mkdir" => {
                self.names.insert(folder(path));
            }
            "write" => {
                self.bytes.insert(path.clone());
            }
            "sync" => {
                self.bytes.remove(path);
                self.names.remove(path);
            }
            "rename" => {
                assert!(
                    self.bytes.is_empty(),
                    "{what}: {path} is renamed, but lost: {:?}",
                    self.bytes
                );
                let within: Vec<_> = self
                    .names
                    .iter()
                    .filter(|name| name.starts_with(path.as_str()))
                    .collect();
                assert!(
                    within.is_empty(),
                    "{what}: {path} is renamed, but lost: {within:?}"
                );
                if other.ends_with("journal.jsonl") {
                    // The decision: all that it decides must be found again.
                    assert!(
                        self.names.is_empty(),
                        "{what}: decided, but lost: {:?}",
                        self.names
                    );
                }
                self.names.insert(folder(other));
            }
            "chmod" | "remove" => {}
            _ => panic!("{what}: {action}"),
        }
    }
}

#[test]
fn nothing_has_its_name_before_it_is_on_the_disk() {
    for change in CHANGES {
        let workspace = change.prepare();
        let root = workspace.path("").display().to_string();
        let mut unsynced = Unsynced::default();
        for step in steps_of(change.run(&workspace), How::Kill) {
            // The lock holds nothing, and what was made to see whether it can be made is removed again.
            let is_ours =
                |path: &str| path.starts_with(root.trim_end_matches('/')) && !is_lock(path);
            unsynced.step(change.name, &step, is_ours);
        }
        assert!(
            unsynced.bytes.is_empty() && unsynced.names.is_empty(),
            "{}: {:?} {:?}",
            change.name,
            unsynced.bytes,
            unsynced.names
        );
    }
}
