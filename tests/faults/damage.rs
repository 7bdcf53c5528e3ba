//! A folder that somebody, or a disk, has changed: no byte of it changes unseen, and none brings the program down.

use std::process::Output;

use super::commands::CHANGES;
use super::told;
use crate::harness::Workspace;

/// What is made anew whenever the folder is scored.
const MADE_ANEW: [&str; 3] = ["assessments.csv", "findings.csv", "findings.json"];
/// In how many places of each file a byte is changed.
const PLACES: usize = 12;

/// A folder in which all has been done that can be done.
fn audited() -> Workspace {
    let change = CHANGES
        .iter()
        .find(|change| change.name == "score --answers");
    let change = change.expect("it is in the table");
    let workspace = change.prepare();
    assert!(change.run(&workspace).output().status.success());
    workspace
        .sagsaudit(&[
            "conclude", "audit", "--area", "Børn", "--level", "2", "--reason", "x",
        ])
        .prints_something()
        .notes_something()
        .check();
    workspace
}

/// The files of the folder, damaged one after the other: what was done to them, the bytes before, and the place.
fn damaged(workspace: &Workspace, mut hold: impl FnMut(&str, &str)) {
    let files = workspace.contents().into_iter();
    let files = files.filter(|(name, bytes)| name.starts_with("audit/") && !bytes.is_empty());
    let mut count = 0;
    for (name, bytes) in files {
        let step = (bytes.len() / PLACES).max(1);
        let places = (0..bytes.len()).step_by(step).chain([bytes.len() - 1]);
        for (place, number) in places.zip(0_u8..) {
            let mut changed = bytes.clone();
            let what = match number % 4 {
                0 => {
                    changed.truncate(place);
                    "cut off"
                }
                1 => {
                    changed[place] ^= 1;
                    "one bit other"
                }
                2 => {
                    changed[place] = 0xff;
                    "no text"
                }
                _ => {
                    changed.insert(place, b'"');
                    "a quote more"
                }
            };
            workspace.write(&name, &changed);
            hold(&name, &format!("{name} {what} at byte {place}"));
            count += 1;
        }
        workspace.write(&name, bytes);
    }
    assert!(count > 80, "{count}");
}

fn run(workspace: &Workspace, arguments: &[&str], what: &str) -> Output {
    let output = workspace.sagsaudit(arguments).output();
    let said = told(&output);
    assert!(
        matches!(output.status.code(), Some(0..=2)),
        "{what}: {said}"
    );
    assert!(!said.contains("panicked"), "{what}: {said}");
    output
}

#[test]
fn no_byte_that_is_scored_changes_unseen() {
    let workspace = audited();
    damaged(&workspace, |name, what| {
        // In a folder of its own, since what is made anew is written.
        let copy = workspace.copy();
        let output = run(&copy, &["score", "audit"], what);
        let is_anew =
            MADE_ANEW.iter().any(|file| name.ends_with(file)) || name.ends_with("rejects.csv");
        assert!(
            is_anew || output.status.code() == Some(2),
            "{what} went unseen: {}",
            told(&output)
        );
    });
}

#[test]
fn no_byte_of_a_draw_changes_unseen() {
    let workspace = audited();
    let verify = [
        "verify",
        "audit",
        "--extract",
        "sager.csv",
        "--events",
        "samtaler=samtaler.csv",
        "--lang",
        "en",
    ];
    damaged(&workspace, |name, what| {
        let output = run(&workspace, &verify, what);
        let of_draw = [
            "draw.json",
            "sample.csv",
            "template.toml",
            "applicable.csv",
            "samtaler.csv",
        ];
        let is_told = output.status.code() != Some(0) || told(&output).contains("was changed");
        assert!(
            is_told || !of_draw.iter().any(|file| name.ends_with(file)),
            "{what} went unseen: {}",
            told(&output)
        );
    });
}

/// A hash chain: whatever happens to a line, it or the next one no longer fits. What is cut off behind the last whole
/// line cannot be seen in the chain; the hash that a report shows tells of it.
#[test]
fn no_byte_of_the_journal_changes_unseen() {
    let workspace = audited();
    let journal = workspace.read("audit/journal.jsonl");
    for place in (0..journal.len()).step_by(7) {
        let mut changed = journal.clone();
        changed[place] ^= 1;
        workspace.write("audit/journal.jsonl", changed);
        let what = format!("byte {place} of the journal");
        let output = run(
            &workspace,
            &[
                "conclude",
                "audit",
                "--area",
                "Børn",
                "--withdraw",
                "--reason",
                "y",
            ],
            &what,
        );
        assert_eq!(output.status.code(), Some(2), "{what} went unseen");
    }
}
