//! `compare`: agreement of two reviewers, and the sheet on which they settle what they do not agree on.

use serde_json::{Value, json};

use super::{KVALITET, extract};
use crate::harness::{Run, Workspace, rows_of};

const ANNA: &str = "case_id,criterion,answer,comment,reviewer\n\
    S-0001,NOTAT,ja,,Anna\nS-0002,NOTAT,nej,intet notat,Anna\nS-0004,NOTAT,ja,,Anna\nS-0005,NOTAT,Delvist,kort,Anna\n\
    S-0006,HOERT,ja,,Anna\nS-0007,,reviewed,,Anna\nS-0008,FRIST,,set,Anna\n";
const BO: &str = "case_id;criterion;answer;comment;reviewer\r\n\
    S-0001;NOTAT;yes;;Bo\r\nS-0002;NOTAT;ja;;Bo\r\nS-0004;NOTAT;ja;;Bo\r\nS-0005;NOTAT;nej;mangler;Bo\r\nS-0009;HOERT;ja;;Bo\r\n";

fn workspace() -> Workspace {
    Workspace::with(&[("anna.csv", ANNA), ("bo.csv", BO)])
}

fn compare(workspace: &Workspace) -> Run {
    workspace.sagsaudit(&["compare", "anna.csv", "bo.csv"])
}

/// Both said yes twice of four; kappa is (4 x 2 - 7) / (16 - 7): yes 2 x 3, no 1 x 1, partly 1 x 0.
#[test]
fn agreement_kappa_and_disagreements_are_shown_in_every_form() {
    let workspace = workspace();
    let printed = compare(&workspace)
        .arguments(&["--format", "json"])
        .prints_something()
        .check();
    let found: Value = serde_json::from_str(&printed.stdout).unwrap();
    let of = |criterion: Value, compared: u64, agreed: u64, alone: [u64; 2]| {
        let kappa = (compared > 0).then_some("1/9");
        json!({
            "criterion": criterion, "compared": compared, "agreed": agreed,
            "agreement": (compared > 0).then_some(0.5), "kappa": kappa.map(|_| 1.0 / 9.0), "kappa_fraction": kappa,
            "only_first": alone[0], "only_second": alone[1],
        })
    };
    assert_eq!(
        found["criteria"],
        json!([
            of(json!("HOERT"), 0, 0, [1, 1]),
            of(json!("NOTAT"), 4, 2, [0, 0])
        ])
    );
    assert_eq!(found["overall"], of(Value::Null, 4, 2, [1, 1]));
    assert_eq!(
        found["disagreements"],
        json!([
            { "case_id": "S-0002", "criterion": "NOTAT", "answers": ["no", "yes"], "comments": ["intet notat", ""] },
            { "case_id": "S-0005", "criterion": "NOTAT", "answers": ["partly", "no"], "comments": ["kort", "mangler"] },
        ])
    );
    let danish = compare(&workspace)
        .prints_all_of(&[
            "NOTAT",
            "2 af 4 (50 %)",
            "0,11",
            "S-0002",
            "nej",
            "ja",
            "S-0005",
            "delvist",
            "nej",
        ])
        .check();
    assert!(
        danish.stdout.lines().all(|line| line.chars().count() <= 80),
        "{}",
        danish.stdout
    );
    let table = compare(&workspace)
        .arguments(&["--format", "csv"])
        .prints_something()
        .check();
    assert_eq!(
        rows_of(table.stdout.as_bytes())[1]["kappa"],
        "0.1111111111111111"
    );
    compare(&workspace)
        .arguments(&["--format", "md", "--lang", "en"])
        .prints_all_of(&["| NOTAT"])
        .check();
}

#[test]
fn where_both_always_say_the_same_kappa_is_undefined() {
    let workspace = workspace();
    let always = "case_id,criterion,answer\nS-0001,NOTAT,ja\nS-0002,NOTAT,ja\n";
    workspace.write("anna.csv", always);
    workspace.write("bo.csv", always);
    compare(&workspace)
        .prints_all_of(&["2 af 2 (100 %)", "udefineret", "enige om alle"])
        .check();
    compare(&workspace)
        .arguments(&["--format", "csv"])
        .prints_all_of(&["NOTAT,2,2,1,undefined,0,0"])
        .check();
}

#[test]
fn what_was_settled_is_taken_in_as_answers() {
    let workspace = workspace();
    workspace.write("udtraek.csv", extract());
    workspace.write("kvalitet.toml", KVALITET);
    workspace
        .sagsaudit(&[
            "draw",
            "udtraek.csv",
            "--template",
            "kvalitet.toml",
            "--per-area",
            "40",
            "--seed",
            "et frø",
        ])
        .arguments(&["-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    compare(&workspace)
        .arguments(&["-o", "afstemning.csv"])
        .prints_something()
        .notes(&["2 spørgsmål", "afstemning.csv"])
        .check();
    let sheet = workspace.text("afstemning.csv");
    let rows = rows_of(sheet.as_bytes());
    assert_eq!(rows[1]["answer_1"], "partly");
    assert_eq!(
        (rows[1]["comment_2"].as_str(), rows[1]["answer"].as_str()),
        ("mangler", "")
    );
    let filled = sheet.replace("S-0002,NOTAT,,,,,,", "S-0002,NOTAT,nej,,,,Enige om nej,");
    workspace.write("afstemning.csv", filled);
    workspace
        .sagsaudit(&["score", "audit", "--answers", "afstemning.csv"])
        .prints_something()
        .notes_something()
        .check();
    assert_eq!(
        workspace.audit("audit").assessment("S-0002", "NOTAT")["outcome"],
        "fail"
    );
}

/// The reviewers of a folder are found by their names, whichever files their answers stand in.
#[test]
fn two_reviewers_of_a_folder_are_compared_by_name() {
    let workspace = workspace();
    workspace.write("udtraek.csv", extract());
    workspace.write("kvalitet.toml", KVALITET);
    workspace
        .sagsaudit(&[
            "draw",
            "udtraek.csv",
            "--template",
            "kvalitet.toml",
            "--per-area",
            "40",
            "--seed",
            "et frø",
        ])
        .arguments(&["-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    let by = |names: [&str; 2]| {
        workspace.sagsaudit(&[
            "compare",
            "audit",
            "--reviewer",
            names[0],
            "--reviewer",
            names[1],
        ])
    };
    by(["Anna", "Bo"])
        .cannot_run(&["[C003]", "ingen svar endnu"])
        .check();
    workspace.write(
        "audit/answers/a.csv",
        "case_id,criterion,answer,comment,reviewer\nS-0001,NOTAT,yes,,Anna\n",
    );
    workspace.write(
        "audit/answers/b.csv",
        "case_id,criterion,answer,comment,reviewer\nS-0001,NOTAT,no,x,Bo\n",
    );
    by(["anna", "BO"])
        .prints_all_of(&["NOTAT", "0 af 1", "S-0001", "ja", "nej"])
        .check();
    by(["Anna", "Carl"])
        .cannot_run(&["[C003]", "`Carl`", "Anna, Bo"])
        .check();
    by(["Anna", "Anna"]).prints_all_of(&["1 af 1"]).check();
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let workspace = workspace();
    workspace.write("carl.csv", "case_id,criterion,answer\nS-0050,NOTAT,ja\n");
    workspace.write(
        "to.csv",
        "case_id,criterion,answer\nS-0001,NOTAT,ja\nS-0001,NOTAT,nej\n",
    );
    workspace.write("kort.csv", "case_id,criterion,answer\nS-0001,NOTAT\n");
    for (files, told) in [
        (&["anna.csv"][..], &["[C005]", "--reviewer"][..]),
        (
            &["anna.csv", "carl.csv"],
            &["[A075]", "anna.csv", "carl.csv"],
        ),
        (&["anna.csv", "to.csv"], &["[A005]", "to.csv:2", "to.csv:3"]),
        (&["anna.csv", "kort.csv"], &["[A001]", "kort.csv:2"]),
        (&["anna.csv", "mangler.csv"], &["[C001]", "mangler.csv"]),
    ] {
        workspace
            .sagsaudit(&["compare"])
            .arguments(files)
            .cannot_run(told)
            .check_writes_nothing(&workspace);
    }
}
