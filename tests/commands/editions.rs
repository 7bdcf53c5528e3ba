//! Editions of a checklist: `template diff`, `check --against`, `check --stale`.

use serde_json::{Value, json};

use super::{KVALITET, cases, extract};
use crate::harness::Workspace;

/// The same checklist a year later: a longer deadline, another wording, a criterion less and one more.
fn later() -> String {
    KVALITET
        .replace("2026.1", "2027.1")
        .replace("30 days", "90 days")
        .replace("Er udfaldet registreret?", "Er udfaldet skrevet ind?")
        .replace("\"HOERT\"", "\"HØRT\"")
}

fn workspace() -> Workspace {
    Workspace::with(&[
        ("udtraek.csv", &extract()),
        ("før/kvalitet.toml", KVALITET),
        ("nu/kvalitet.toml", &later()),
    ])
}

const BOTH: [&str; 4] = ["template", "diff", "før/kvalitet.toml", "nu/kvalitet.toml"];

#[test]
fn what_changed_is_told_with_what_stays_comparable() {
    let workspace = workspace();
    workspace
        .sagsaudit(&BOTH)
        .arguments(&["--lang", "en"])
        .prints_all_of(&[
            "kvalitet: from version 2026.1 to version 2027.1",
            "2 of 5 criteria can be compared",
            "FRIST",
            "deadline",
            "UDFALD",
            "question",
            "yes",
            "HØRT",
            "added",
            "HOERT",
            "removed",
            "within = \"30 days\"",
            "within = \"90 days\"",
            "Er udfaldet registreret?",
        ])
        .check_writes_nothing(&workspace);
    let printed = workspace
        .sagsaudit(&BOTH)
        .arguments(&["--format", "json"])
        .prints_something()
        .check();
    let diff: Value = serde_json::from_str(&printed.stdout).unwrap();
    assert_eq!(diff["schema"], 1);
    assert_eq!(diff["versions"], json!(["2026.1", "2027.1"]));
    assert_eq!(diff["comparable"], json!(["UDFALD", "NOTAT"]));
    assert_eq!(diff["criteria"][0]["changes"][0]["aspect"], "rule");
    assert_eq!(diff.get("cases"), None);
    workspace
        .sagsaudit(&BOTH)
        .arguments(&["--format", "csv"])
        .prints(
            "criterion,state,wording,rule,norm,through,comparable\nFRIST,changed,,deadline,,,false\n\
             UDFALD,changed,question,,,,true\nHØRT,added,,,,,false\nHOERT,removed,,,,,false\n",
        )
        .check();
}

#[test]
fn the_same_edition_has_no_differences() {
    let workspace = workspace();
    workspace
        .sagsaudit(&["template", "diff", "nu/kvalitet.toml", "nu/kvalitet.toml"])
        .arguments(&["--extract", "udtraek.csv", "--as-of", "2026-10-31"])
        .prints_all_of(&["siger det samme", "4 af 4", "64 sager", "Ingen sag"])
        .check_writes_nothing(&workspace);
}

/// The outcomes of every case on the deadline, by an audit of everything with one edition.
fn outcomes(workspace: &Workspace, edition: &str) -> Vec<String> {
    let (template, folder) = (
        format!("{edition}/kvalitet.toml"),
        format!("{edition}/revision"),
    );
    workspace
        .sagsaudit(&["run", "udtraek.csv", "--template", &template, "-o", &folder])
        .arguments(&["--per-area", "40", "--as-of", "2026-10-31", "-q"])
        .prints_something()
        .check();
    let audit = workspace.audit(&folder);
    cases()
        .map(|case| audit.assessment(&case.id(), "FRIST")["outcome"].clone())
        .collect()
}

#[test]
fn the_cases_that_flip_are_counted_and_named() {
    let workspace = workspace();
    let printed = workspace
        .sagsaudit(&BOTH)
        .arguments(&["--extract", "udtraek.csv", "--as-of", "2026-10-31"])
        .arguments(&["--format", "json"])
        .prints_something()
        .check_writes_nothing(&workspace);
    let diff: Value = serde_json::from_str(&printed.stdout).unwrap();
    assert_eq!(diff["as_of"], "2026-10-31");
    assert_eq!(diff["cases"]["compared"], 64);
    // By two audits of everything, made with the editions one by one.
    let (before, after) = (outcomes(&workspace, "før"), outcomes(&workspace, "nu"));
    let flipped = before
        .iter()
        .zip(&after)
        .filter(|(before, after)| (before.as_str(), after.as_str()) == ("fail", "pass"));
    let counted: u64 = diff["cases"]["flips"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|flip| flip["before"] == "fail" && flip["after"] == "pass")
        .map(|flip| flip["cases"].as_u64().unwrap())
        .sum();
    assert_eq!(u64::try_from(flipped.count()).unwrap(), counted);
    assert!(counted > 0);
}

#[test]
fn what_changed_needs_a_new_version() {
    let workspace = workspace();
    workspace
        .sagsaudit(&["check", "nu", "--against", "før", "-q"])
        .check();
    workspace.write("nu/kvalitet.toml", later().replace("2027.1", "2026.1"));
    for earlier in ["før", "før/kvalitet.toml"] {
        workspace
            .sagsaudit(&["check", "nu", "--against", earlier, "--lang", "en"])
            .exits(1)
            .prints_all_of(&[
                "error[T112]",
                "`2026.1`",
                "kvalitet.toml:4:11",
                "FRIST, UDFALD",
            ])
            .notes(&["1 errors"])
            .check();
    }
    // A comment is no change.
    workspace.write("nu/kvalitet.toml", format!("# Ny\n{KVALITET}"));
    workspace
        .sagsaudit(&["check", "nu", "--against", "før", "-q"])
        .check();
    // The earlier edition may be broken: the later one mends it.
    workspace.write(
        "før/kvalitet.toml",
        KVALITET.replace("2026.1", "2025.1") + "x = 1\n",
    );
    workspace
        .sagsaudit(&["check", "nu", "--against", "før", "-q"])
        .check();
    workspace.write(
        "andre/andet.toml",
        KVALITET.replace("\"kvalitet\"", "\"andet\""),
    );
    workspace
        .sagsaudit(&["check", "nu", "--against", "andre", "--lang", "en"])
        .cannot_run(&["[C004]", "andet", "andre"])
        .check();
    workspace
        .sagsaudit(&["check", "nu", "--against", "borte.toml"])
        .cannot_run(&["[C001]", "borte.toml"])
        .check();
}

#[test]
fn legal_bases_that_are_old_are_warned_of() {
    let dated = |date: &str| {
        let key = format!("title = \"Kvalitet i afgørelser\"\nbasis_checked = {date}");
        KVALITET.replace("title = \"Kvalitet i afgørelser\"", &key)
    };
    let workspace = Workspace::with(&[("kvalitet.toml", &dated("2025-11-02"))]);
    let check = |months: &str| {
        workspace
            .sagsaudit(&["check", "kvalitet.toml", "--lang", "en"])
            .arguments(&["--stale", months])
            .notes_something()
    };
    check("12").check();
    check("11")
        .prints_all_of(&["warning[T113]", "HOERT", "2025-11-02", "11 months"])
        .check();
    workspace.write("kvalitet.toml", KVALITET);
    check("12")
        .prints_all_of(&["warning[T113]", "it is not said", "HOERT", "basis_checked"])
        .check();
    check("4294967295")
        .prints_all_of(&["it is not said"])
        .check();
}
