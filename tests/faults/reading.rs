//! Files that vanish, drives that go away while they are read, folders that cannot be written to.

use super::commands::CHANGES;
use super::shim::{How, Step, fail_at};
use super::state::State;
use super::{each_step, told};

/// "No such file or directory", "Input/output error", "Permission denied" and "Read-only file system".
const GONE: i32 = 2;
const BROKEN_DISK: i32 = 5;
const NOT_ALLOWED: i32 = 13;
const READ_ONLY: i32 = 30;

/// From some step on nothing can be opened or read any more: the file was removed, or the drive is gone.
#[test]
fn files_that_vanish_while_they_are_read_are_told_and_leave_the_old_or_the_new() {
    for (errno, action) in [(GONE, "open"), (BROKEN_DISK, "read")] {
        let is_chosen = |step: &Step| step.action == action && step.is_among_temporary_files();
        each_step(
            How::Unreadable { errno },
            is_chosen,
            |what, change, expected, workspace, output| {
                expected.hold_old_or_new(what, &State::of(workspace));
                match output.status.code() {
                    // Of several that came back, one that cannot be read makes a 1.
                    Some(1 | 2) => assert!(!output.stderr.is_empty(), "{what}: no reason"),
                    // What could not be read at the very end was to be cleaned up.
                    Some(0) => {}
                    _ => panic!("{what}: {}", told(output)),
                }
                expected.hold_next_run(what, change, workspace);
            },
        );
    }
}

/// Nobody's rights matter to the super-user, so it is the system that refuses here.
#[test]
fn a_folder_that_cannot_be_written_to_is_told_and_stays_as_it_was() {
    for change in CHANGES {
        for errno in [NOT_ALLOWED, READ_ONLY] {
            let workspace = change.prepare();
            let before = State::of(&workspace);
            let how = How::Error { errno, lasts: true };
            let output = fail_at(change.run(&workspace), 1, how);
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{}: {said}", change.name);
            assert!(said.contains("[C002]"), "{}: {said}", change.name);
            assert_eq!(State::of(&workspace), before, "{}", change.name);
        }
    }
}
