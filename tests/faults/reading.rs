//! Files that vanish, drives that go away while they are read, folders that cannot be written to.

use std::{fs, io};

use super::commands::{CHANGES, READERS};
use super::shim::{How, Step, fail_at, steps_of};
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
            CHANGES,
            How::Unreadable { errno },
            is_chosen,
            |what, change, expected, workspace, output| {
                expected.hold_old_or_new(what, &State::of(workspace));
                match output.status.code() {
                    Some(2) => assert!(!output.stderr.is_empty(), "{what}: no reason"),
                    // What could not be read at the very end was to be cleaned up.
                    Some(0) => {}
                    _ => panic!("{what}: {}", told(output)),
                }
                expected.hold_next_run(what, change, workspace);
            },
        );
    }
}

/// What only reads changes nothing, and prints no half result as a whole one.
#[test]
fn what_cannot_be_read_is_told_by_what_only_reads_and_changes_nothing() {
    for (errno, action) in [(GONE, "open"), (BROKEN_DISK, "read")] {
        let is_chosen = |step: &Step| step.action == action && step.is_among_temporary_files();
        each_step(
            READERS,
            How::Unreadable { errno },
            is_chosen,
            |what, change, expected, workspace, output| {
                assert_eq!(State::of(workspace), expected.before, "{what}");
                if output.status.success() {
                    // It was not needed, or is no longer.
                    let whole = change.run(&change.prepare()).output();
                    assert_eq!(output.stdout, whole.stdout, "{what}: {}", told(output));
                } else {
                    assert_eq!(output.status.code(), Some(2), "{what}: {}", told(output));
                    assert!(!output.stderr.is_empty(), "{what}: no reason");
                }
            },
        );
    }
}

/// A disk that is full, a reader that has gone: told by whatever prints.
#[test]
fn nothing_is_printed_by_half_in_silence() {
    for change in READERS {
        let workspace = change.prepare();
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let output = change.run(&workspace).stdout_to(full).output();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{}: {said}", change.name);
        assert!(said.contains("No space left"), "{}: {said}", change.name);
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let output = change.run(&workspace).stdout_to(writer).output();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            !said.contains("error") && !said.contains("fejl:") && !said.contains("panicked"),
            "{}: {said}",
            change.name
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
            let steps = steps_of(change.run(&workspace.copy()), how);
            let first = steps.iter().position(Step::is_among_temporary_files);
            let first = first.expect("it writes something besides what it prints") + 1;
            let output = fail_at(change.run(&workspace), first, how);
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{}: {said}", change.name);
            assert!(said.contains("[C002]"), "{}: {said}", change.name);
            assert_eq!(State::of(&workspace), before, "{}", change.name);
        }
    }
}
