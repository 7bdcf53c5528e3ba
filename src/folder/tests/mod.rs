//! The promises of the audit folder, tried with every step on the disk failing in turn.
#![allow(
    clippy::disallowed_methods,
    reason = "tests look at the folder behind the program's back"
)]

mod at_work;
pub(super) mod fault;
mod left_behind;
#[cfg(unix)]
mod unix;

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::thread;

use super::*;
use crate::diag::Failure;
use crate::lang::Lang;

use fault::Fault;

fn event(command: &str) -> Event {
    Event {
        at: "2026-11-02T09:14:00+01:00".into(),
        by: "anna".into(),
        command: command.into(),
        reason: None,
    }
}

fn create(path: &Path) -> Result<Folder, Failure> {
    let mut new = Folder::create(path, Access::Private)?;
    new.write(names::DRAW, |out| out.write_all(b"draw one"))?;
    new.write(names::SAMPLE, |out| out.write_all(b"sample one"))?;
    new.write("answers/anna.csv", |out| out.write_all(b"answers one"))?;
    new.commit(&event("draw"))
}

fn redraw(folder: &Folder) -> Result<(), Failure> {
    let mut change = folder.change()?;
    change.write(names::DRAW, |out| out.write_all(b"draw two"))?;
    change.write(names::SAMPLE, |out| out.write_all(b"sample two"))?;
    change.write("events/samtaler.csv", |out| out.write_all(b"events two"))?;
    change.commit(&event("draw --redraw"))
}

/// All files below a folder with their content, sorted; the lock, which stays, is left out.
fn tree(path: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap().path();
            let name = entry
                .strip_prefix(path)
                .unwrap()
                .display()
                .to_string()
                .replace('\\', "/");
            if entry.is_dir() {
                folders.push(entry.clone());
                files.push((format!("{name}/"), String::new()));
            } else if !name.ends_with(".lock") {
                files.push((name, fs::read_to_string(&entry).unwrap()));
            }
        }
    }
    files.sort();
    files
}

fn code_of(result: Result<impl Sized, Failure>) -> &'static str {
    result.err().expect("a failure").diagnostics()[0].code.id
}

fn said(result: Result<impl Sized, Failure>) -> String {
    let failure = result.err().expect("a failure");
    let diagnostic = &failure.diagnostics()[0];
    let help: Vec<String> = diagnostic
        .help
        .iter()
        .map(|help| help.in_lang(Lang::En))
        .collect();
    format!(
        "{} {} | {}",
        diagnostic.code.id,
        diagnostic.message.in_lang(Lang::En),
        help.join(" | ")
    )
}

#[test]
fn a_new_folder_holds_what_was_written_and_a_journal_of_it() {
    let place = tempfile::tempdir().unwrap();
    let folder = create(&place.path().join("audit")).unwrap();
    assert_eq!(folder.read_text(names::SAMPLE).unwrap(), "sample one");
    assert_eq!(folder.list(names::ANSWERS).unwrap(), ["answers/anna.csv"]);
    assert_eq!(folder.list(names::EVENTS).unwrap(), [""; 0]);
    let journal = folder.journal().unwrap();
    assert_eq!(journal.len(), 1);
    assert_eq!(
        journal[0].files["answers/anna.csv"],
        sha256_hex(b"answers one")
    );
    assert_eq!(journal[0].files.len(), 3);
    assert!(folder.altered().unwrap().is_empty());
    assert_eq!(Folder::open(folder.path()).unwrap(), folder);
}

#[test]
fn a_change_replaces_and_adds_files_and_leaves_the_others() {
    let place = tempfile::tempdir().unwrap();
    let folder = create(&place.path().join("audit")).unwrap();
    redraw(&folder).unwrap();
    assert_eq!(folder.read_text(names::DRAW).unwrap(), "draw two");
    assert_eq!(
        folder.read_text("events/samtaler.csv").unwrap(),
        "events two"
    );
    assert_eq!(folder.read_text("answers/anna.csv").unwrap(), "answers one");
    assert_eq!(folder.journal().unwrap().len(), 2);
    assert!(folder.altered().unwrap().is_empty());
    fs::write(folder.path().join(names::SAMPLE), "sample by hand").unwrap();
    fs::remove_file(folder.path().join("answers/anna.csv")).unwrap();
    assert_eq!(
        folder.altered().unwrap(),
        ["answers/anna.csv", names::SAMPLE]
    );
}

#[test]
fn a_dropped_change_and_a_dropped_folder_leave_nothing() {
    let place = tempfile::tempdir().unwrap();
    let folder = create(&place.path().join("audit")).unwrap();
    let before = tree(place.path());
    let mut change = folder.change().unwrap();
    change
        .write(names::DRAW, |out| out.write_all(b"other"))
        .unwrap();
    drop(change);
    let mut new = Folder::create(&place.path().join("second"), Access::Private).unwrap();
    new.write(names::DRAW, |out| out.write_all(b"other"))
        .unwrap();
    drop(new);
    assert_eq!(tree(place.path()), before);
}

#[test]
fn a_folder_is_whole_or_absent_whichever_step_fails() {
    for fault in [Fault::Once, Fault::ForEver] {
        let mut steps = 0;
        loop {
            let place = tempfile::tempdir().unwrap();
            let path = place.path().join("audit");
            let (result, came) = fault::during(steps, fault, || create(&path));
            if !came {
                assert!(
                    result.is_ok() && steps > 10,
                    "{steps} steps: the loop has seen them all"
                );
                break;
            }
            let last_sync = result.is_err() && path.exists();
            if path.exists() {
                assert!(
                    Folder::open(&path).unwrap().altered().unwrap().is_empty(),
                    "step {steps}"
                );
            }
            if fault == Fault::Once {
                let expected = if last_sync { 1 } else { 0 };
                assert_eq!(
                    fs::read_dir(place.path()).unwrap().count(),
                    expected,
                    "step {steps} left something"
                );
            }
            let failure = result.expect_err("no step fails in silence");
            assert!(
                !failure.to_string().contains(".sagsaudit"),
                "step {steps}: {failure}"
            );
            steps += 1;
        }
    }
}

#[test]
fn a_change_is_whole_or_absent_whichever_step_fails() {
    for fault in [Fault::Once, Fault::ForEver] {
        let (mut undone, mut done) = (0, 0);
        for steps in 0.. {
            let place = tempfile::tempdir().unwrap();
            let folder = create(&place.path().join("audit")).unwrap();
            let before = tree(folder.path());
            let (result, came) = fault::during(steps, fault, || redraw(&folder));
            if !came {
                assert!(
                    result.is_ok() && steps > 10,
                    "{steps} steps: the loop has seen them all"
                );
                break;
            }
            let decided = result.is_err()
                && said(result.clone()).contains("the next command on the folder finishes it");
            if let Err(failure) = &result {
                assert!(
                    !failure.to_string().contains(".pending"),
                    "step {steps}: {failure}"
                );
            }
            if fault == Fault::Once && result.is_err() && !decided {
                assert_eq!(tree(folder.path()), before, "step {steps} left something");
            }
            let reopened = Folder::open(folder.path()).unwrap();
            assert!(
                reopened.altered().unwrap().is_empty(),
                "step {steps}: the journal tells another story"
            );
            let entries = reopened.journal().unwrap().len();
            assert_eq!(
                entries == 2,
                decided || result.is_ok(),
                "step {steps}: {entries} lines, {result:?}"
            );
            if entries == 1 {
                assert_eq!(tree(folder.path()), before, "step {steps}");
                undone += 1;
            } else {
                assert_eq!(
                    reopened.read_text(names::DRAW).unwrap(),
                    "draw two",
                    "step {steps}"
                );
                assert_eq!(
                    reopened.read_text("events/samtaler.csv").unwrap(),
                    "events two",
                    "step {steps}"
                );
                assert!(
                    !tree(folder.path())
                        .iter()
                        .any(|(name, _)| name.starts_with('.')),
                    "step {steps}"
                );
                done += 1;
            }
            redraw(&reopened).unwrap();
        }
        assert!(
            undone > 5 && done > 5,
            "both sides of the decision were seen: {undone}, {done}"
        );
    }
}

/// A crash while the next command finishes a change: the one after it finishes it still.
#[test]
fn finishing_a_change_can_be_interrupted_too() {
    let place = tempfile::tempdir().unwrap();
    let mut interruptions = 0;
    for first in 0.. {
        let folder = create(&place.path().join(format!("audit-{first}"))).unwrap();
        let (_, came) = fault::during(first, Fault::ForEver, || redraw(&folder));
        if !came {
            break;
        }
        for second in 0.. {
            let (_, came) = fault::during(second, Fault::ForEver, || Folder::open(folder.path()));
            interruptions += u32::from(came);
            if !came {
                break;
            }
        }
        assert!(
            Folder::open(folder.path())
                .unwrap()
                .altered()
                .unwrap()
                .is_empty(),
            "step {first}"
        );
    }
    assert!(interruptions > 40, "{interruptions}");
}

#[test]
fn what_exists_is_not_overwritten() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("audit");
    create(&path).unwrap();
    let before = tree(place.path());
    assert!(said(create(&path)).contains("--redraw --reason"));
    fs::write(place.path().join("file"), "mine").unwrap();
    assert!(said(create(&place.path().join("file"))).ends_with("| choose another name"));
    fs::create_dir(place.path().join("full")).unwrap();
    fs::write(place.path().join("full/mine"), "mine").unwrap();
    assert_eq!(code_of(create(&place.path().join("full"))), "D030");
    fs::remove_dir_all(place.path().join("full")).unwrap();
    fs::remove_file(place.path().join("file")).unwrap();
    assert_eq!(tree(place.path()), before);
}

#[test]
fn even_an_empty_folder_is_not_replaced() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("audit");
    fs::create_dir(&path).unwrap();
    assert_eq!(code_of(create(&path)), "D030");
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
}

#[test]
fn a_folder_that_appears_meanwhile_is_not_overwritten() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("audit");
    let mut late = Folder::create(&path, Access::Private).unwrap();
    late.write(names::DRAW, |out| out.write_all(b"late"))
        .unwrap();
    create(&path).unwrap();
    assert_eq!(code_of(late.commit(&event("draw"))), "D030");
    assert_eq!(
        Folder::open(&path).unwrap().read_text(names::DRAW).unwrap(),
        "draw one"
    );
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
}

#[test]
fn impossible_places_are_explained() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("file");
    fs::write(&file, "mine").unwrap();
    let below_a_file = said(create(&file.join("audit")));
    assert!(
        below_a_file.contains("a part of the path is a file, not a folder"),
        "{below_a_file}"
    );
    let no_parent = said(create(&place.path().join("missing").join("audit")));
    assert!(
        no_parent.starts_with("C002")
            && no_parent.contains("does not exist | make the folder first"),
        "{no_parent}"
    );
    for path in ["..", "/"] {
        assert!(
            said(create(Path::new(path))).contains("cannot be the name of a file or folder"),
            "{path}"
        );
    }
    assert_eq!(code_of(Folder::open(&place.path().join("missing"))), "C001");
    assert_eq!(code_of(Folder::open(place.path())), "D031");
    assert_eq!(code_of(Folder::open(&file)), "D031");
}

#[test]
fn names_are_checked_when_reading_and_writing() {
    let place = tempfile::tempdir().unwrap();
    let folder = create(&place.path().join("audit")).unwrap();
    assert_eq!(code_of(folder.read("../audit/draw.json")), "D034");
    assert!(!folder.holds("../audit/draw.json") && folder.holds(names::DRAW));
    assert_eq!(code_of(folder.read(names::FINDINGS_CSV)), "C001");
    let mut change = folder.change().unwrap();
    assert_eq!(code_of(change.write("../escaped", |_| Ok(()))), "D034");
    assert_eq!(code_of(change.write(names::JOURNAL, |_| Ok(()))), "D034");
    change.write(names::DRAW, |_| Ok(())).unwrap();
    assert_eq!(code_of(change.write(names::DRAW, |_| Ok(()))), "C002");
}

#[test]
fn a_broken_journal_stops_changes_but_not_reading() {
    let place = tempfile::tempdir().unwrap();
    let folder = create(&place.path().join("audit")).unwrap();
    let journal = folder.path().join(names::JOURNAL);
    let broken = fs::read_to_string(&journal)
        .unwrap()
        .replace("anna", "anne");
    fs::write(&journal, broken).unwrap();
    let told = said(redraw(&folder));
    assert!(
        told.starts_with(
            "D033 the journal is broken in line 1: the line was changed after it was written"
        ),
        "{told}"
    );
    assert_eq!(
        Folder::open(folder.path())
            .unwrap()
            .read_text(names::DRAW)
            .unwrap(),
        "draw one"
    );
    fs::remove_file(&journal).unwrap();
    assert_eq!(code_of(redraw(&folder)), "D033");
    assert_eq!(code_of(folder.journal()), "D033");
}

#[test]
fn twenty_at_once_lose_no_entry() {
    let place = tempfile::tempdir().unwrap();
    let folder = create(&place.path().join("audit")).unwrap();
    let landed: usize = thread::scope(|scope| {
        let started: Vec<_> = (0..20)
            .map(|number: u32| {
                let path = folder.path();
                scope.spawn(move || {
                    let mine = format!("answers/reader{number}.csv");
                    (0..3).fold(0, |landed, round| {
                        let result = Folder::open(path).and_then(|folder| {
                            let mut change = folder.change()?;
                            change.write(&mine, |out| write!(out, "{round}"))?;
                            change.commit(&event(&format!("review {number} {round}")))
                        });
                        match result {
                            Ok(()) => landed + 1,
                            Err(failure) => {
                                assert_eq!(failure.diagnostics()[0].code.id, "D032", "{failure}");
                                landed
                            }
                        }
                    })
                })
            })
            .collect();
        started
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .sum()
    });
    assert_eq!(folder.journal().unwrap().len(), landed + 1);
    assert!(landed >= 20, "{landed} landed");
    assert!(folder.altered().unwrap().is_empty());
}

/// What a drive without locks leaves to chance: the journal grew between the beginning and the end of a change.
#[test]
fn a_journal_that_has_grown_meanwhile_is_noticed() {
    let place = tempfile::tempdir().unwrap();
    let folder = create(&place.path().join("audit")).unwrap();
    let mut change = folder.change().unwrap();
    change
        .write(names::DRAW, |out| out.write_all(b"mine"))
        .unwrap();
    let journal = folder.path().join(names::JOURNAL);
    let grown = journal::extended(
        &fs::read(&journal).unwrap(),
        &event("theirs"),
        &BTreeMap::new(),
    );
    fs::write(&journal, grown).unwrap();
    assert_eq!(code_of(change.commit(&event("mine"))), "D035");
    assert_eq!(folder.journal().unwrap().len(), 2);
    assert_eq!(folder.read_text(names::DRAW).unwrap(), "draw one");
}

#[test]
fn a_failed_write_leaves_the_old_file_and_nothing_else() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("findings.csv");
    write_atomically(&path, |out| out.write_all(b"old")).unwrap();
    let half = |out: &mut dyn Write| {
        out.write_all(&[b'x'; 100_000])?;
        Err(ErrorKind::StorageFull.into())
    };
    let told = said(write_atomically(&path, half));
    assert!(
        told.starts_with("C002") && told.contains("no space is left on the disk | free some space"),
        "{told}"
    );
    assert_eq!(
        code_of(write_atomically(&place.path().join("new.csv"), half)),
        "C002"
    );
    for steps in 0.. {
        let (result, came) = fault::during(steps, Fault::Once, || {
            write_atomically(&path, |out| out.write_all(b"new"))
        });
        let kept = fs::read_to_string(&path).unwrap();
        if !came {
            assert_eq!((kept.as_str(), result.is_ok()), ("new", true));
            break;
        }
        assert!(
            result.is_err() && (kept == "old" || kept == "new"),
            "step {steps}: {kept}"
        );
    }
    assert_eq!(tree(place.path()).len(), 1);
}

#[test]
fn a_file_cannot_replace_a_folder() {
    let place = tempfile::tempdir().unwrap();
    let told = said(write_atomically(place.path(), |_| Ok(())));
    assert!(
        told.contains("it is a folder | add a file name to the path"),
        "{told}"
    );
    let told = said(write_atomically(&place.path().join("a/b"), |_| Ok(())));
    assert!(
        told.contains("does not exist | make the folder first"),
        "{told}"
    );
}

#[test]
fn a_file_written_once_is_whole_or_absent_and_never_written_over() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("audit.key");
    for steps in 0.. {
        let (result, came) = fault::during(steps, Fault::Once, || {
            write_once(&path, Access::Private, |out| out.write_all(b"key"))
        });
        if path.exists() {
            assert_eq!(fs::read_to_string(&path).unwrap(), "key", "step {steps}");
            fs::remove_file(&path).unwrap();
        }
        assert_eq!(
            fs::read_dir(place.path()).unwrap().count(),
            0,
            "step {steps}"
        );
        if !came {
            assert!(result.is_ok() && steps > 1, "{steps} steps");
            break;
        }
        assert!(result.is_err(), "step {steps}");
    }
    fs::write(&path, "other").unwrap();
    let told = said(write_once(&path, Access::Private, |out| {
        out.write_all(b"key")
    }));
    assert!(told.starts_with("C002"), "{told}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "other");
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
}
