//! `review` without its screen: `--list`, `--set`, who may write when, and what a kill leaves behind.

use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::register;
use crate::harness::{NOW, Run, Workspace, rows_of};

/// An audit of every case, in the folder `audit`.
pub(super) fn audited() -> Workspace {
    let workspace = register();
    workspace
        .sagsaudit(&["draw", "udtraek.csv", "--template", "kvalitet.toml"])
        .arguments(&[
            "--per-area",
            "40",
            "--seed",
            "byråd 12. maj 2026",
            "-o",
            "audit",
        ])
        .prints_something()
        .notes_something()
        .check();
    workspace
}

fn set(workspace: &Workspace, arguments: &[&str]) -> Run {
    workspace
        .sagsaudit(&["--lang", "en", "review", "audit", "--set"])
        .arguments(arguments)
}

fn list(
    workspace: &Workspace,
    arguments: &[&str],
) -> Vec<std::collections::BTreeMap<String, String>> {
    let printed = workspace
        .sagsaudit(&["review", "audit", "--list", "--format", "csv"])
        .arguments(arguments)
        .prints_something()
        .check();
    rows_of(printed.stdout.as_bytes())
}

#[test]
fn an_answer_is_kept_with_reviewer_and_time_and_entered_in_the_journal() {
    let workspace = audited();
    set(
        &workspace,
        &["S-0001", "NOTAT", "nej", "--comment", "intet notat"],
    )
    .arguments(&[
        "--cause",
        "arbejdsgang",
        "--reason",
        "x1",
        "--amount",
        "1.234,50",
    ])
    .notes(&["S-0001, NOTAT: nej"])
    .check();
    let audit = workspace.audit("audit");
    assert_eq!(
        audit
            .text("answers/review-anna.csv")
            .lines()
            .nth(1)
            .unwrap(),
        "S-0001,NOTAT,no,x1,procedure,1234.50,intet notat,anna,2026-11-02T09:00:00+00:00,,,"
    );
    let journal = audit.journal();
    let last = journal.last().unwrap();
    assert_eq!(last["command"], "review --set S-0001 NOTAT --reviewer anna");
    assert!(last["files"]["answers/review-anna.csv"].is_string());
    // Another answer takes its place, with what is said this time.
    set(&workspace, &["S-0001", "NOTAT", "yes"])
        .notes_something()
        .check();
    assert_eq!(
        audit
            .text("answers/review-anna.csv")
            .lines()
            .skip(1)
            .collect::<Vec<_>>(),
        ["S-0001,NOTAT,yes,,,,,anna,2026-11-02T09:00:00+00:00,,,"]
    );
}

#[test]
fn an_empty_answer_takes_the_earlier_one_away() {
    let workspace = audited();
    for answer in ["ja", ""] {
        set(&workspace, &["S-0001", "NOTAT", answer])
            .notes_something()
            .check();
    }
    let text = workspace.audit("audit").text("answers/review-anna.csv");
    assert_eq!(text.lines().count(), 1);
}

#[test]
fn the_findings_are_those_of_the_same_answers_in_a_file() {
    let (by_set, by_file) = (audited(), audited());
    let answers = [
        ("S-0001", "nej", "intet notat"),
        ("S-0002", "ja", ""),
        ("S-0004", "delvist", "kun mundtligt"),
    ];
    let mut file = "case_id,criterion,answer,comment\n".to_owned();
    for (case, answer, comment) in answers {
        set(&by_set, &[case, "NOTAT", answer, "--comment", comment])
            .notes_something()
            .check();
        file.push_str(&format!("{case},NOTAT,{answer},{comment}\n"));
    }
    by_set
        .sagsaudit(&["review", "audit", "--status", "S-0005", "not_found"])
        .notes_something()
        .check();
    file.push_str("S-0005,,not_found,\n");
    by_file.write("svar.csv", file);
    for (workspace, arguments) in [
        (&by_set, &["score", "audit"][..]),
        (&by_file, &["score", "audit", "--answers", "svar.csv"]),
    ] {
        workspace
            .sagsaudit(arguments)
            .prints_something()
            .notes_something()
            .check();
    }
    let findings = |workspace: &Workspace| workspace.audit("audit").text("findings.json");
    assert_eq!(findings(&by_set), findings(&by_file));
}

#[test]
fn what_cannot_be_an_answer_is_refused_with_the_argument_that_is_wrong() {
    let workspace = audited();
    let before = workspace.contents();
    for (arguments, told) in [
        (
            &["S-9999", "NOTAT", "ja"][..],
            &["[A002]", "S-9999", "CASE"][..],
        ),
        (&["", "NOTAT", "ja"], &["[A002]"]),
        (
            &["S-0001", "NOTET", "ja"],
            &["[A002]", "CRITERION", "`NOTAT`"],
        ),
        (
            &["S-0001", "NOTAT", "måske"],
            &["[A003]", "`måske`", "ANSWER", "not_relevant"],
        ),
        (&["S-0001", "NOTAT", "nej"], &["[A004]", "--comment"]),
        (
            &["S-0001", "NOTAT", "ja", "--amount", "1.234"],
            &["[A003]", "--amount", "1234.50"],
        ),
        (
            &["S-0001", "NOTAT", "", "--correct", "x=1"],
            &["[A003]", "--correct"],
        ),
    ] {
        set(&workspace, arguments).cannot_run(told).check();
        let mut after = workspace.contents();
        after.retain(|name, _| !name.contains("/.at-work-") && !name.ends_with("/.lock"));
        assert!(before == after, "{arguments:?} changed something");
    }
    workspace
        .sagsaudit(&[
            "--lang", "en", "review", "audit", "--status", "S-0001", "væk",
        ])
        .cannot_run(&["[A003]", "not_found"])
        .check();
    set(&workspace, &["S-0001", "NOTAT", "ja"])
        .without_env("USER")
        .cannot_run(&["[A053]", "--reviewer"])
        .check();
    for name in ["", " ", "010190-1234", &"x".repeat(101)] {
        set(&workspace, &["S-0001", "NOTAT", "ja", "--reviewer", name])
            .cannot_run(&["[A053]", "--reviewer"])
            .check();
    }
}

#[test]
fn without_a_terminal_the_screen_is_refused_and_nothing_begun() {
    let workspace = audited();
    workspace
        .sagsaudit(&["--lang", "en", "review", "audit"])
        .cannot_run(&["[A050]", "--list", "--set"])
        .check_writes_nothing(&workspace);
}

#[test]
fn the_list_says_how_far_each_criterion_has_come() {
    let workspace = audited();
    let rows = list(&workspace, &["--unanswered"]);
    assert!(rows.iter().all(|row| row["state"] == "unanswered"));
    assert!(rows.iter().all(|row| row["outcome"] == "pending"));
    assert!(rows.iter().any(|row| row["criterion"] == "NOTAT"));
    set(
        &workspace,
        &["S-0001", "NOTAT", "nej", "--comment", "intet"],
    )
    .notes_something()
    .check();
    let rows = list(&workspace, &["--case", "S-0001"]);
    let row = rows.iter().find(|row| row["criterion"] == "NOTAT").unwrap();
    let told = ["state", "outcome", "answer", "comment", "flagged"].map(|key| row[key].as_str());
    assert_eq!(told, ["answered", "fail", "no", "intet", "false"]);
    let printed = workspace
        .sagsaudit(&[
            "review", "audit", "--list", "--case", "S-0001", "--format", "json",
        ])
        .prints_something()
        .check();
    let json: Value = serde_json::from_str(&printed.stdout).unwrap();
    assert_eq!(
        (&json["schema"], &json["reviewer"]),
        (&1.into(), &"anna".into())
    );
    assert_eq!(json["rows"].as_array().unwrap().len(), rows.len());
    workspace
        .sagsaudit(&["review", "audit", "--list", "--case", "S-9999"])
        .cannot_run(&["[A002]", "S-9999"])
        .check();
}

#[test]
fn two_reviewers_answer_blindly_each_in_a_file_of_their_own() {
    let workspace = audited();
    set(
        &workspace,
        &["S-0001", "NOTAT", "nej", "--comment", "intet"],
    )
    .notes_something()
    .check();
    let of_bo = ["--case", "S-0001", "--reviewer", "Bo"];
    let rows = list(&workspace, &of_bo);
    let row = rows.iter().find(|row| row["criterion"] == "NOTAT").unwrap();
    assert_eq!(row["state"], "answered_by_other");
    assert!(!format!("{rows:?}").contains("intet") && row["answer"].is_empty());
    set(&workspace, &["S-0001", "NOTAT", "ja", "--reviewer", "Bo"])
        .cannot_run(&["[A051]", "anna", "--second"])
        .check();
    set(
        &workspace,
        &["S-0001", "NOTAT", "ja", "--reviewer", "Bo", "--second"],
    )
    .notes_something()
    .check();
    let audit = workspace.audit("audit");
    assert!(audit.text("answers/review-anna.csv").contains(",no,"));
    assert!(audit.text("answers/review-bo.csv").contains(",yes,"));
    // The name is the same in any case, and so is the file.
    set(&workspace, &["S-0002", "NOTAT", "ja", "--reviewer", "BO"])
        .notes_something()
        .check();
    assert_eq!(audit.text("answers/review-bo.csv").lines().count(), 3);
}

#[test]
fn what_came_from_a_file_is_changed_in_that_file() {
    let workspace = audited();
    workspace.write(
        "ark.csv",
        "case_id,criterion,answer,reviewer\nS-0001,NOTAT,ja,Anna\n",
    );
    workspace
        .sagsaudit(&["score", "audit", "--answers", "ark.csv"])
        .prints_something()
        .notes_something()
        .check();
    set(&workspace, &["S-0001", "NOTAT", "ikke relevant"])
        .cannot_run(&["[A052]", "answers/ark.csv"])
        .check();
}

/// Somebody's review as it looks from outside: a lock that is held, and a note.
fn somebody_at_work(workspace: &Workspace, reviewer: &str) -> File {
    let stem = format!("audit/.at-work-review-{reviewer}");
    workspace.write(
        &format!("{stem}.json"),
        format!(
            r#"{{"file":"answers/review-{reviewer}.csv","by":"{reviewer}","host":"PC-77","since":"2026-11-02T08:12:00+01:00"}}"#
        ),
    );
    let lock = File::create(workspace.path(&format!("{stem}.lock"))).unwrap();
    lock.lock().unwrap();
    lock
}

#[test]
fn who_is_at_work_is_named_to_the_same_reviewer_and_to_others() {
    let workspace = audited();
    let lock = somebody_at_work(&workspace, "anna");
    set(&workspace, &["S-0001", "NOTAT", "ja"])
        .cannot_run(&["[D090]", "anna", "PC-77", "08:12", "--reviewer"])
        .check();
    set(&workspace, &["S-0001", "NOTAT", "ja", "--reviewer", "bo"])
        .notes(&["anna is reviewing this folder too (on PC-77, since 2026-11-02 08:12)"])
        .check();
    drop(lock);
}

#[test]
fn a_review_that_was_killed_is_entered_by_the_next_command() {
    let workspace = audited();
    let lock = somebody_at_work(&workspace, "anna");
    workspace.write(
        "audit/answers/review-anna.csv",
        "case_id,criterion,answer\nS-0001,NOTAT,ja\n",
    );
    let score = || {
        workspace
            .sagsaudit(&["--lang", "en", "score", "audit"])
            .prints_something()
    };
    // While it goes on, what it has saved counts and nothing is entered.
    score().notes(&["1 case"]).check();
    let journal = || workspace.audit("audit").journal();
    assert_eq!(journal().len(), 2);
    drop(lock);
    score()
        .notes(&["the review that anna began at 2026-11-02 08:12 was broken off"])
        .check();
    let entered = journal();
    assert_eq!(entered.len(), 4);
    assert_eq!(entered[2]["by"], "anna");
    assert_eq!(entered[2]["command"], "review");
    assert_eq!(entered[2]["reason"], "broken off; entered as found");
    assert!(entered[2]["files"]["answers/review-anna.csv"].is_string());
    score().notes_something().check();
    assert_eq!(journal().len(), 5);
    let files = workspace.audit("audit").files();
    assert!(
        !files.contains(&".at-work-review-anna.json".to_owned()),
        "{files:?}"
    );
}

#[test]
fn several_scripts_at_once_lose_no_answer() {
    let workspace = audited();
    let cases = ["S-0001", "S-0002", "S-0004", "S-0005", "S-0007", "S-0008"];
    let children: Vec<_> = cases
        .iter()
        .map(|case| setting(&workspace, case).spawn().unwrap())
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let rows = workspace.audit("audit").rows("answers/review-anna.csv");
    assert_eq!(
        rows.iter().map(|row| &row["case_id"]).collect::<Vec<_>>(),
        cases.iter().collect::<Vec<_>>()
    );
}

fn setting(workspace: &Workspace, case: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sagsaudit"));
    command
        .args(["-q", "review", "audit", "--set", case, "NOTAT", "ja"])
        .current_dir(workspace.path(""))
        .stdin(Stdio::null())
        .env("USER", "anna")
        .env("SOURCE_DATE_EPOCH", NOW);
    command
}

/// A kill at any moment loses at most the answer that was being given: every answer whose command ended is there, the
/// file is whole, and the journal accounts for it once the next command has ended.
#[test]
fn a_kill_at_any_moment_loses_at_most_the_answer_being_given() {
    let workspace = audited();
    let cases: Vec<String> = {
        let rows = list(&workspace, &["--unanswered"]);
        rows.into_iter().map(|row| row["case_id"].clone()).collect()
    };
    let mut answered = Vec::new();
    let mut killed = 0;
    for (case, number) in cases.iter().cycle().zip(0_u64..60) {
        let mut child = setting(&workspace, case).spawn().unwrap();
        thread::sleep(Duration::from_micros(number * 700));
        child.kill().unwrap();
        if child.wait().unwrap().success() {
            answered.push(case.clone());
        } else {
            killed += 1;
        }
        let path = workspace.path("audit/answers/review-anna.csv");
        let text = fs::read_to_string(path).unwrap_or_default();
        for case in &answered {
            assert!(
                text.contains(&format!("{case},NOTAT,yes,")),
                "{case} after kill {number}: {text}"
            );
        }
    }
    assert!(killed > 5, "{killed} were killed in time");
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
    let journal = workspace.audit("audit").journal();
    let recorded = journal
        .iter()
        .rev()
        .find_map(|entry| entry["files"]["answers/review-anna.csv"].as_str());
    let bytes = workspace.audit("audit").bytes("answers/review-anna.csv");
    assert_eq!(
        recorded,
        Some(sagsaudit::folder::sha256_hex(&bytes).as_str())
    );
}
