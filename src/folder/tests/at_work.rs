//! Answers saved again and again, by one at a time, and never half.

use std::fs;
use std::path::Path;

use super::fault::{self, Fault};
use super::*;

const FILE: &str = "answers/review-anna.csv";

fn note(file: &str) -> Note {
    Note {
        file: file.into(),
        by: "anna".into(),
        host: "PC-77".into(),
        since: "2026-11-02T09:14:00+01:00".into(),
    }
}

fn ended() -> Event {
    event("review --reviewer anna")
}

fn broken_off(note: &Note) -> Event {
    Event {
        reason: Some(format!("broken off by {}", note.by)),
        ..ended()
    }
}

fn folder_in(place: &Path) -> Folder {
    create(&place.join("audit")).unwrap()
}

/// The hidden files of a folder, the locks left out: they stay.
fn hidden(folder: &Folder) -> Vec<String> {
    let files = tree(folder.path()).into_iter().map(|(name, _)| name);
    files
        .filter(|name| name.rsplit('/').next().unwrap().starts_with('.'))
        .collect()
}

#[test]
fn each_save_stands_at_once_and_the_journal_has_one_line_of_it() {
    let place = tempfile::tempdir().unwrap();
    let folder = folder_in(place.path());
    let mut work = folder.begin(note(FILE)).unwrap();
    for answers in ["one", "one two", "one two three"] {
        work.save(answers.as_bytes()).unwrap();
        assert_eq!(folder.read_text(FILE).unwrap(), answers);
        assert_eq!(folder.journal().unwrap().len(), 1);
    }
    assert!(work.end(&ended()).unwrap());
    let journal = folder.journal().unwrap();
    assert_eq!(journal.len(), 2);
    assert_eq!(journal[1].command, "review --reviewer anna");
    assert_eq!(journal[1].files[FILE], sha256_hex(b"one two three"));
    assert!(folder.altered().unwrap().is_empty() && hidden(&folder).is_empty());
}

#[test]
fn work_without_a_change_leaves_nothing() {
    let place = tempfile::tempdir().unwrap();
    let folder = folder_in(place.path());
    let before = tree(folder.path());
    assert!(!folder.begin(note(FILE)).unwrap().end(&ended()).unwrap());
    drop(folder.begin(note(FILE)).unwrap());
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn the_second_on_the_same_file_is_told_who_is_at_work() {
    let place = tempfile::tempdir().unwrap();
    let folder = folder_in(place.path());
    let mut work = folder.begin(note(FILE)).unwrap();
    let told = said(folder.begin(note(FILE)));
    assert!(
        told.starts_with("D090 anna is at work on the answers (on PC-77, since 2026-11-02 09:14)"),
        "{told}"
    );
    let other = folder.begin(note("answers/review-bo.csv")).unwrap();
    let notes = folder.at_work().unwrap();
    assert!(
        notes
            .iter()
            .all(|(_, presence)| *presence == Presence::AtWork)
    );
    assert_eq!(notes.len(), 2);
    drop(other);
    work.save(b"one").unwrap();
    work.end(&ended()).unwrap();
    folder.begin(note(FILE)).unwrap();
}

#[test]
fn work_that_was_broken_off_is_entered_once_as_found() {
    let place = tempfile::tempdir().unwrap();
    let folder = folder_in(place.path());
    let mut work = folder.begin(note(FILE)).unwrap();
    work.save(b"one").unwrap();
    // The process ends in the middle of a save: its lock goes, its note stays, and half an answer.
    drop(work);
    let half = folder.path().join("answers/.saving-review-anna.csv");
    fs::write(&half, "tw").unwrap();
    assert_eq!(
        folder.at_work().unwrap(),
        [(note(FILE), Presence::BrokenOff)]
    );
    assert_eq!(folder.settle(broken_off).unwrap(), [note(FILE)]);
    assert!(!half.exists());
    assert!(folder.settle(broken_off).unwrap().is_empty());
    let journal = folder.journal().unwrap();
    assert_eq!(journal.len(), 2);
    assert_eq!(journal[1].reason.as_deref(), Some("broken off by anna"));
    assert_eq!(journal[1].files[FILE], sha256_hex(b"one"));
    assert!(hidden(&folder).is_empty());
}

#[test]
fn who_is_at_work_is_not_settled() {
    let place = tempfile::tempdir().unwrap();
    let folder = folder_in(place.path());
    let mut work = folder.begin(note(FILE)).unwrap();
    work.save(b"one").unwrap();
    assert!(folder.settle(broken_off).unwrap().is_empty());
    work.save(b"two").unwrap();
    assert!(work.end(&ended()).unwrap());
}

#[test]
fn nothing_is_saved_on_a_sample_or_answers_that_another_program_changed() {
    let place = tempfile::tempdir().unwrap();
    let folder = folder_in(place.path());
    let mut work = folder.begin(note(FILE)).unwrap();
    work.save(b"one").unwrap();
    redraw(&folder).unwrap();
    assert_eq!(code_of(work.save(b"two")), "D092");
    assert_eq!(folder.read_text(FILE).unwrap(), "one");
    work.end(&ended()).unwrap();
    let mut work = folder.begin(note(FILE)).unwrap();
    fs::write(folder.path().join(FILE), "by hand").unwrap();
    assert!(said(work.save(b"two")).contains("answers/review-anna.csv"));
    assert_eq!(folder.read_text(FILE).unwrap(), "by hand");
}

#[test]
fn a_rotten_note_is_nobodys() {
    let place = tempfile::tempdir().unwrap();
    let folder = folder_in(place.path());
    for (name, text) in [
        (".at-work-x.json", "{"),
        (
            ".at-work-y.json",
            r#"{"file":"../y.csv","by":"","host":"","since":""}"#,
        ),
        (
            ".at-work-z.json",
            r#"{"file":"answers/other.csv","by":"","host":"","since":""}"#,
        ),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    assert!(folder.at_work().unwrap().is_empty());
}

/// Whichever step on the disk fails or is the last of a killed program: the answers are those before or after, and the
/// next command finds nothing it could not account for.
#[test]
fn a_save_is_whole_or_absent_whichever_step_fails() {
    for fault in [Fault::Once, Fault::ForEver] {
        for steps in 0.. {
            let place = tempfile::tempdir().unwrap();
            let folder = folder_in(place.path());
            let mut work = folder.begin(note(FILE)).unwrap();
            work.save(b"one").unwrap();
            let (result, came) = fault::during(steps, fault, || work.save(b"one two"));
            let found = folder.read_text(FILE).unwrap();
            let expected: &[&str] = match result {
                Ok(()) => &["one two"],
                Err(_) => &["one", "one two"],
            };
            assert!(expected.contains(&found.as_str()), "step {steps}: {found}");
            if fault == Fault::Once {
                work.save(b"one two").unwrap();
            }
            drop(work);
            folder.settle(broken_off).unwrap();
            assert!(folder.altered().unwrap().is_empty(), "step {steps}");
            let mut work = folder.begin(note(FILE)).unwrap();
            work.save(b"again").unwrap();
            work.end(&ended()).unwrap();
            assert!(hidden(&folder).is_empty(), "step {steps} left something");
            if !came {
                assert!(steps > 5, "{steps} steps: the loop has seen them all");
                break;
            }
        }
    }
}

/// The same for the end of the work and for what is done after a kill.
#[test]
fn an_end_can_be_broken_off_at_every_step() {
    for steps in 0.. {
        let place = tempfile::tempdir().unwrap();
        let folder = folder_in(place.path());
        let mut work = folder.begin(note(FILE)).unwrap();
        work.save(b"one").unwrap();
        let (result, came) = fault::during(steps, Fault::ForEver, || work.end(&ended()));
        let folder = Folder::open(folder.path()).unwrap();
        folder.settle(broken_off).unwrap();
        let journal = folder.journal().unwrap();
        assert_eq!(journal.len(), 2, "step {steps}");
        assert!(folder.altered().unwrap().is_empty(), "step {steps}");
        assert_eq!(folder.read_text(FILE).unwrap(), "one");
        if !came {
            assert!(result.unwrap() && steps > 10, "{steps}");
            break;
        }
    }
}
