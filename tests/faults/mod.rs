//! Every step that a command takes on the disk goes wrong in turn: the program is killed there, a write is torn, the disk
//! is full. Afterwards every file is the old one or the new one, and the next run carries on.
//!
//! A small library of C stands between the program and the system (`shim.c`), so that the shipped program holds nothing
//! for these tests, and what is killed is the program itself. The C compiler that links Rust programs builds it.
//!
//! A command that changes a folder gets a line in [`commands::CHANGES`].

mod commands;
mod damage;
mod key;
mod order;
mod reading;
mod shim;
mod state;

use std::process::Output;

use self::commands::{CHANGES, Change, READERS};
use self::shim::{How, Step, fail_at, steps_of};
use self::state::{State, hold_whole};
use crate::harness::Workspace;

/// "No space left on device", as Linux numbers it.
const FULL_DISK: i32 = 28;
/// "Interrupted system call": to be tried again.
const INTERRUPTED: i32 = 4;

/// What a change may come to: nothing, the whole, or the whole and once more after it.
struct Expected {
    before: State,
    once: State,
    twice: Option<State>,
}

impl Expected {
    fn of(change: &Change) -> Self {
        let workspace = change.prepare();
        let before = State::of(&workspace);
        let first = change.run(&workspace).output();
        assert!(first.status.success(), "{}: {}", change.name, told(&first));
        let once = State::of(&workspace);
        hold_whole(change.name, &once);
        let again = change.run(&workspace).output();
        let twice = again.status.success().then(|| State::of(&workspace));
        Self {
            before,
            once,
            twice,
        }
    }

    /// Every file is the old one or the new one, and what the journal tells of is there or waits.
    fn hold_old_or_new(&self, what: &str, found: &State) {
        for (name, bytes) in found.placed() {
            let is_known = [&self.before, &self.once]
                .iter()
                .any(|state| state.files.get(name) == Some(bytes));
            assert!(is_known, "{what}: `{name}` is neither old nor new");
        }
        for name in self.before.files.keys() {
            assert!(found.files.contains_key(name), "{what}: `{name}` is gone");
        }
    }

    /// The next run finishes what was begun, and then does its own work; what cannot be done twice is refused.
    fn hold_next_run(&self, what: &str, change: &Change, workspace: &Workspace) {
        let next = change.run(workspace).output();
        let after = State::of(workspace);
        let is = |expected: &State| {
            if change.is_entered_later() {
                after.without_journals() == expected.without_journals()
            } else {
                after == *expected
            }
        };
        let is_expected = if next.status.success() {
            is(&self.once) || self.twice.as_ref().is_some_and(is)
        } else {
            self.twice.is_none() && is(&self.once)
        };
        let told = told(&next);
        assert!(is_expected, "{what}, then: {told}\n{:?}", after.names());
        hold_whole(what, &after);
    }
}

fn told(output: &Output) -> String {
    format!(
        "{}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// Lets the steps of each change go wrong of which `is_chosen` holds, and holds what must hold after each.
fn each_step(
    changes: &[Change],
    how: How,
    is_chosen: impl Fn(&Step) -> bool,
    hold: impl Fn(&str, &Change, &Expected, &Workspace, &Output),
) {
    for change in changes {
        let expected = Expected::of(change);
        let prepared = change.prepare();
        let steps = steps_of(change.run(&prepared.copy()), how);
        assert!(!steps.is_empty(), "{}", change.name);
        for (step, number) in steps.iter().zip(1..).filter(|(step, _)| is_chosen(step)) {
            let workspace = prepared.copy();
            let output = fail_at(change.run(&workspace), number, how);
            let what = format!("{}, {how:?} at step {number}, {step:?}", change.name);
            hold(&what, change, &expected, &workspace, &output);
        }
    }
}

/// Commands that read and write no file.
const WITHOUT_FILES: [&str; 2] = ["explain", "size"];

#[test]
fn every_command_stands_in_a_table() {
    let commands = Workspace::new().commands();
    assert!(commands.len() > 20, "{commands:?}");
    for command in commands {
        let mut tables = CHANGES.iter().chain(READERS);
        let is_there = tables.any(|change| change.command() == command);
        assert!(
            is_there || WITHOUT_FILES.contains(&command.as_str()),
            "{command}"
        );
    }
}

fn hold_killed(
    what: &str,
    change: &Change,
    expected: &Expected,
    workspace: &Workspace,
    output: &Output,
) {
    assert_eq!(output.status.code(), None, "{what}: {}", told(output));
    expected.hold_old_or_new(what, &State::of(workspace));
    expected.hold_next_run(what, change, workspace);
}

#[test]
fn a_program_that_is_killed_at_any_step_leaves_the_old_or_the_new() {
    each_step(CHANGES, How::Kill, |_| true, hold_killed);
}

#[test]
fn a_write_that_is_torn_by_a_kill_is_never_seen() {
    each_step(CHANGES, How::Tear, Step::is_write, hold_killed);
}

/// A disk that is full from some step on: status 2 with a reason, unless all was done.
#[test]
fn a_disk_that_is_full_at_any_step_is_told_and_leaves_the_old_or_the_new() {
    let how = How::Error {
        errno: FULL_DISK,
        lasts: true,
    };
    let hold = |what: &str,
                change: &Change,
                expected: &Expected,
                workspace: &Workspace,
                output: &Output| {
        let found = State::of(workspace);
        expected.hold_old_or_new(what, &found);
        match output.status.code() {
            Some(2) => assert!(!output.stderr.is_empty(), "{what}: no reason"),
            Some(0) => assert_eq!(found.without_waiting(), expected.once, "{what}"),
            _ => panic!("{what}: {}", told(output)),
        }
        expected.hold_next_run(what, change, workspace);
    };
    each_step(CHANGES, how, |_| true, hold);
}

/// A signal came in between: nothing is wrong, and the command goes on.
#[test]
fn a_write_that_is_interrupted_is_made_again() {
    let how = How::Error {
        errno: INTERRUPTED,
        lasts: false,
    };
    each_step(
        CHANGES,
        how,
        Step::is_write,
        |what, _, expected, workspace, output| {
            assert!(output.status.success(), "{what}: {}", told(output));
            assert_eq!(State::of(workspace), expected.once, "{what}");
        },
    );
}
