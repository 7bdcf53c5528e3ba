//! Two reviewers of the same cases, from the division to the answer that settles what they do not agree on.

use serde_json::Value;

use super::worksheets::{Text, audited, of_two, score};
use crate::harness::{Row, Run, Workspace, rows_of};

/// A case that both look at.
fn shared(workspace: &Workspace) -> String {
    let rows = workspace.audit("audit").rows("reviewers.csv");
    let both = rows
        .into_iter()
        .find(|row| !row["second_reviewer"].is_empty());
    both.unwrap()["case_id"].clone()
}

/// A case that Bo looks at alone.
fn of_bo(workspace: &Workspace) -> String {
    let rows = workspace.audit("audit").rows("reviewers.csv");
    let alone = |row: &Row| row["reviewer"] == "Bo" && row["second_reviewer"].is_empty();
    rows.into_iter().find(alone).unwrap()["case_id"].clone()
}

/// Bo's sheet says that the reasons of a case are there in part.
fn disagree(bo: &mut Text, case: &str) {
    let mut rows = 0..bo.rows.len();
    let row = rows.find(|row| bo.cell(*row, "case_id") == case).unwrap();
    bo.set(row, "answer:NOTAT", "delvist");
    bo.set(row, "comment:NOTAT", "kun det halve");
}

fn compared(workspace: &Workspace, arguments: &[&str]) -> Value {
    let printed = workspace
        .sagsaudit(&["compare", "--format", "json"])
        .arguments(arguments)
        .prints_something()
        .check();
    serde_json::from_str(&printed.stdout).unwrap()
}

#[test]
fn what_two_disagree_on_is_compared_settled_and_decided() {
    let workspace = audited();
    let mut sheets = of_two(&workspace, "3");
    let shared = shared(&workspace);
    for text in sheets.values_mut() {
        text.answer_all();
    }
    disagree(sheets.get_mut("Bo").unwrap(), &shared);
    workspace.write("post/Anna (2).xlsx", sheets["Anna Ø"].workbook());
    workspace.write("post/Bo.csv", sheets["Bo"].bytes());
    let of_files = compared(&workspace, &["post/Anna (2).xlsx", "post/Bo.csv"]);
    workspace
        .sagsaudit(&["collect", "post"])
        .prints_something()
        .notes_something()
        .check();
    score(&workspace, &[]);
    let audit = workspace.audit("audit");
    assert_eq!(audit.assessment(&shared, "NOTAT")["outcome"], "pending");
    let both = ["audit", "--reviewer", "Anna Ø", "--reviewer", "Bo"];
    let of_folder = compared(&workspace, &both);
    let found = of_folder["disagreements"].as_array().unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (&found[0]["case_id"], &found[0]["answers"][1]),
        (&Value::from(shared.as_str()), &Value::from("partly"))
    );
    // The worksheets themselves say the same as what was taken in of them.
    for part in ["disagreements", "overall"] {
        assert_eq!(of_files[part], of_folder[part], "{part}");
    }
    workspace
        .sagsaudit(&["compare"])
        .arguments(&both)
        .arguments(&["-o", "afstemning.csv"])
        .prints_something()
        .notes(&["1 spørgsmål", "--prefer afstemning"])
        .check();
    let sheet = workspace.text("afstemning.csv");
    let empty = format!("{shared},NOTAT,,,,,,");
    assert!(sheet.contains(&empty), "{sheet}");
    let settled = format!("{shared},NOTAT,nej,,,,Enige nu,");
    workspace.write("afstemning.csv", sheet.replace(&empty, &settled));
    workspace
        .sagsaudit(&["score", "audit", "--answers", "afstemning.csv"])
        .cannot_run(&["[A005]", "--prefer \"afstemning\""])
        .check_writes_nothing(&workspace);
    score(
        &workspace,
        &["--answers", "afstemning.csv", "--prefer", "afstemning"],
    );
    assert_eq!(audit.assessment(&shared, "NOTAT")["outcome"], "fail");
}

#[test]
fn a_row_without_its_key_is_not_compared() {
    let workspace = audited();
    let mut sheets = of_two(&workspace, "3");
    for text in sheets.values_mut() {
        text.answer_all();
    }
    workspace.write("anna.csv", sheets["Anna Ø"].bytes());
    let bo = sheets.get_mut("Bo").unwrap();
    bo.set(1, "key", "");
    bo.set(1, "key_end", "");
    for (name, bytes) in [("bo.csv", bo.bytes()), ("bo.xlsx", bo.workbook())] {
        workspace.write(name, bytes);
        workspace
            .sagsaudit(&["compare", "anna.csv", name])
            .cannot_run(&["[A024]", name])
            .check_writes_nothing(&workspace);
    }
}

fn review(workspace: &Workspace, arguments: &[&str]) -> Run {
    workspace
        .sagsaudit(&["review", "audit", "--lang", "en"])
        .arguments(arguments)
}

#[test]
fn worksheets_of_two_audits_folders_and_other_files_are_not_compared() {
    let (workspace, another) = (audited(), audited());
    let sheets = of_two(&workspace, "3");
    workspace.write("anna.csv", sheets["Anna Ø"].bytes());
    another
        .sagsaudit(&["draw", "udtraek.csv", "--template", "kvalitet.toml"])
        .arguments(&["--per-area", "3", "--seed", "et andet frø", "-o", "andet"])
        .prints_something()
        .notes_something()
        .check();
    another
        .sagsaudit(&["sheet", "andet", "--format", "csv"])
        .prints_something()
        .notes_something()
        .check();
    workspace.write("andet.csv", another.read("andet/worksheet.csv"));
    for (other, told) in [
        ("andet.csv", "[A022]"),
        ("audit", "[C005]"),
        ("udtraek.csv", "[A001]"),
    ] {
        workspace
            .sagsaudit(&["compare", "anna.csv", other])
            .cannot_run(&[told, other])
            .check_writes_nothing(&workspace);
    }
}

/// Who the cases are divided between sees their own, and answers what the other has answered without being asked twice.
#[test]
fn a_reviewer_sees_the_own_cases_and_answers_blindly_what_both_look_at() {
    let workspace = audited();
    of_two(&workspace, "3");
    let (shared, alone) = (shared(&workspace), of_bo(&workspace));
    let listed = |reviewer: &str| -> Vec<Row> {
        let printed = review(&workspace, &["--list", "--format", "csv"])
            .arguments(&["--reviewer", reviewer])
            .prints_something()
            .check();
        rows_of(printed.stdout.as_bytes())
    };
    let has = |rows: &[Row], case: &str| rows.iter().any(|row| row["case_id"] == case);
    let (annas, bos) = (listed("anna ø"), listed("Bo"));
    assert!(has(&annas, &shared) && has(&bos, &shared));
    assert!(has(&bos, &alone) && !has(&annas, &alone));
    assert!(has(&listed("Chefen"), &alone));
    for refused in [
        &["--set", &alone, "NOTAT", "ja"][..],
        &["--list", "--case", &alone],
    ] {
        review(&workspace, refused)
            .arguments(&["--reviewer", "Anna Ø"])
            .cannot_run(&["[A054]", "Bo, not by Anna Ø"])
            .check();
    }
    let answer = |answer: &str, reviewer: &str| {
        review(
            &workspace,
            &["--set", &shared, "NOTAT", answer, "--comment", "set"],
        )
        .arguments(&["--reviewer", reviewer])
        .notes_something()
        .check();
    };
    answer("nej", "Anna Ø");
    let open = listed("Bo")
        .into_iter()
        .find(|row| row["case_id"] == shared && row["criterion"] == "NOTAT");
    let open = open.unwrap();
    assert_eq!(
        (open["state"].as_str(), open["answer"].as_str()),
        ("unanswered", "")
    );
    answer("ja", "bo");
    score(&workspace, &[]);
    let told = workspace.audit("audit").assessment(&shared, "NOTAT");
    assert_eq!(told["reason"], "the two reviewers disagree");
}
