//! `score --answers`: what reviewers said, and what of it cannot be taken.

use serde_json::json;

use super::{Case, cases, register};
use crate::harness::{Run, Workspace};

/// What the columns of a kept file are; the last is the program's own.
const KEPT: &str = "case_id,criterion,answer,reason_code,cause,amount,comment,reviewer,answered_at,corrected_column,corrected_value,set_aside";
const HEADER: &str = "case_id,criterion,answer,reason_code,cause,amount,comment,reviewer,answered_at,corrected_column,corrected_value";

/// An audit of every case, in the folder `audit`.
fn audited() -> Workspace {
    let workspace = register();
    workspace
        .sagsaudit(&[
            "draw",
            "udtraek.csv",
            "--template",
            "kvalitet.toml",
            "--per-area",
            "40",
        ])
        .arguments(&["--seed", "byråd 12. maj 2026", "-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    workspace
}

fn answer_file(rows: &[&str]) -> String {
    let mut text = format!("{HEADER}\n");
    for row in rows {
        text.push_str(row);
        text.push('\n');
    }
    text
}

/// Scores `audit` with the rows as the answer file `anna.csv`.
fn score(workspace: &Workspace, rows: &[&str]) -> Run {
    workspace.write("anna.csv", answer_file(rows));
    workspace
        .sagsaudit(&["score", "audit", "--answers", "anna.csv"])
        .prints_something()
        .notes_something()
}

fn refused(workspace: &Workspace, rows: &[&str], told: &[&str]) {
    workspace.write("anna.csv", answer_file(rows));
    workspace
        .sagsaudit(&["score", "audit", "--answers", "anna.csv"])
        .cannot_run(told)
        .check_writes_nothing_but_lock(workspace);
}

#[test]
fn every_option_has_its_outcome_and_points() {
    let workspace = audited();
    let options = [
        ("S-0001", "yes", "", "yes", "pass", "1"),
        ("S-0002", "ja", "", "yes", "pass", "1"),
        ("S-0004", "partly", "kun mundtligt", "partly", "fail", "0.5"),
        (
            "S-0005",
            "Delvist",
            "kun mundtligt",
            "partly",
            "fail",
            "0.5",
        ),
        ("S-0007", "no", "intet notat", "no", "fail", "0"),
        ("S-0008", "NEJ", "intet notat", "no", "fail", "0"),
        (
            "S-0011",
            "not_relevant",
            "",
            "not_relevant",
            "not_applicable",
            "",
        ),
        (
            "S-0013",
            "ikke relevant",
            "",
            "not_relevant",
            "not_applicable",
            "",
        ),
        (
            "S-0014",
            "cannot_judge",
            "uklart",
            "cannot_judge",
            "undetermined",
            "",
        ),
        (
            "S-0016",
            "kan ikke vurderes",
            "uklart",
            "cannot_judge",
            "undetermined",
            "",
        ),
    ];
    let rows = options.map(|(case, answer, comment, ..)| {
        format!("{case},NOTAT,{answer},,,,{comment},anna,2026-11-01,,")
    });
    score(&workspace, &rows.each_ref().map(String::as_str)).check();
    let audit = workspace.audit("audit");
    for (case, _, comment, answer, outcome, points) in options {
        let row = audit.assessment(case, "NOTAT");
        let told = [
            "answer", "outcome", "points", "comment", "source", "reviewer",
        ]
        .map(|name| row[name].as_str());
        assert_eq!(
            told,
            [answer, outcome, points, comment, "reviewer", "anna"],
            "{case}"
        );
    }
    let finding = audit.finding("Børn", "NOTAT");
    let counts = ["pass", "fail", "not_applicable", "undetermined", "pending"]
        .map(|name| finding[name].as_u64().unwrap());
    assert_eq!(counts, [2, 4, 2, 2, 30]);
    assert_eq!(finding["target_status"], "not_concluded");
    assert_eq!(finding["failing"].as_array().unwrap().len(), 4);
}

#[test]
fn particulars_of_an_answer_are_kept() {
    let workspace = audited();
    score(
        &workspace,
        &["S-0001,NOTAT,nej,R2,travlhed,\"1250,50\",\"to \"\"ord\"\", nej\",anna,2026-11-01,,"],
    )
    .check();
    let row = workspace.audit("audit").assessment("S-0001", "NOTAT");
    let told = ["reason_code", "cause", "amount", "comment"].map(|name| row[name].as_str());
    assert_eq!(told, ["R2", "travlhed", "1250.50", "to \"ord\", nej"]);
}

#[test]
fn answers_are_kept_in_the_folder_and_count_next_time() {
    let workspace = audited();
    score(&workspace, &["S-0001,NOTAT,ja,,,,,anna,,,"]).check();
    let audit = workspace.audit("audit");
    let stored = audit.text("answers/anna.csv");
    assert_eq!(stored.lines().next(), Some(KEPT));
    let first = audit.bytes("assessments.csv");
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
    assert!(
        audit.bytes("assessments.csv") == first,
        "scored again without naming the file"
    );
    let journal = audit.journal();
    assert_eq!(journal.len(), 3);
    assert!(journal[1]["files"].get("answers/anna.csv").is_some());
    score(&workspace, &["S-0001,NOTAT,nej,,,,rettet,anna,,,"]).check();
    assert_eq!(
        audit.assessment("S-0001", "NOTAT")["outcome"],
        "fail",
        "the file takes the place of its earlier self"
    );
}

#[test]
fn a_danish_excel_file_of_answers_is_read() {
    let workspace = audited();
    workspace.write(
        "excel.csv",
        "\u{feff}case_id;criterion;answer;comment\r\nS-0001;NOTAT;Nej;æøå\r\n",
    );
    workspace
        .sagsaudit(&["score", "audit", "--answers", "excel.csv"])
        .prints_something()
        .notes_something()
        .check();
    let row = workspace.audit("audit").assessment("S-0001", "NOTAT");
    assert_eq!(
        (row["outcome"].as_str(), row["comment"].as_str()),
        ("fail", "æøå")
    );
    workspace.write(
        "excel.csv",
        b"case_id;criterion;answer;comment\r\nS-0001;NOTAT;Nej;bl\xe5b\xe6r\r\n",
    );
    workspace
        .sagsaudit(&["score", "audit", "--answers", "excel.csv"])
        .prints_something()
        .notes_something()
        .check();
    let row = workspace.audit("audit").assessment("S-0001", "NOTAT");
    assert_eq!(row["comment"], "blåbær");
}

/// ISA 530: what cannot be produced is a deviation. Data that decides goes on deciding, and what does not apply goes on
/// not applying; whether something applies that the data leaves open, nobody can see in a case that is not there.
#[test]
fn a_case_that_cannot_be_looked_at_fails_its_manual_criteria() {
    let workspace = audited();
    // 3 is a refusal, 4 a grant decided late, 10 has no result.
    score(
        &workspace,
        &[
            "S-0003,,not_found,,,,,anna,,,",
            "S-0004,,ingen adgang,,,,,anna,,,",
            "S-0010,,no_access,,,,,anna,,,",
            "S-0001,,reviewed,,,,,anna,,,",
        ],
    )
    .check();
    let audit = workspace.audit("audit");
    let outcomes = |case: &str| {
        ["FRIST", "UDFALD", "HOERT", "NOTAT"]
            .map(|criterion| audit.assessment(case, criterion)["outcome"].clone())
    };
    assert_eq!(outcomes("S-0003"), ["pass", "pass", "fail", "fail"]);
    assert_eq!(
        outcomes("S-0004"),
        ["fail", "pass", "not_applicable", "fail"]
    );
    assert_eq!(outcomes("S-0010"), ["pass", "undetermined", "fail", "fail"]);
    assert_eq!(
        outcomes("S-0001"),
        ["pass", "pass", "not_applicable", "pending"]
    );
    assert_eq!(audit.assessment("S-0003", "HOERT")["points"], "0");
    let finding = audit.finding("Børn", "NOTAT");
    assert_eq!(
        (&finding["fail"], &finding["not_found"]),
        (&json!(3), &json!(3))
    );
    let areas = audit.json("findings.json")["areas"].clone();
    assert_eq!(areas[0]["not_found"], 3);
}

#[test]
fn a_reviewer_can_overrule_the_data_with_a_reason() {
    let workspace = audited();
    assert_eq!(Case::of("S-0004").outcomes()[0], "fail");
    score(
        &workspace,
        &["S-0004,FRIST,ja,LU,,,borgeren var udrejst,anna,,,"],
    )
    .check();
    let row = workspace.audit("audit").assessment("S-0004", "FRIST");
    let told = [
        "outcome",
        "source",
        "answer",
        "reason_code",
        "comment",
        "points",
    ]
    .map(|name| row[name].as_str());
    assert_eq!(
        told,
        [
            "pass",
            "overruled",
            "yes",
            "LU",
            "borgeren var udrejst",
            "1"
        ]
    );
    assert!(
        row["reason"].contains("fail"),
        "what the data said is kept: {}",
        row["reason"]
    );
    refused(
        &workspace,
        &["S-0004,FRIST,ja,LU,,,,anna,,,"],
        &["[A004]", "FRIST", "anna.csv:2", "comment"],
    );
}

/// Wrong register, not wrong case work: the rule runs again with the right value.
#[test]
fn a_corrected_value_is_judged_again() {
    let workspace = audited();
    score(
        &workspace,
        &[
            "S-0004,FRIST,,,,,,anna,,afgjort,2026-01-20", // received on 9 January, registered 60 days later
            "S-0008,FRIST,,,,,,anna,,afgjort,20-01-2026", // as the extract writes dates
            "S-0001,FRIST,,,,,,anna,,afgjort,",           // not decided at all
            "S-0010,UDFALD,,,,,,anna,,udfald,afslag", // a refusal, which brings the hearing into play
        ],
    )
    .check();
    let audit = workspace.audit("audit");
    let told = |case: &str, criterion: &str| {
        let row = audit.assessment(case, criterion);
        (row["outcome"].clone(), row["source"].clone())
    };
    let pair = |outcome: &str, source: &str| (outcome.to_owned(), source.to_owned());
    assert_eq!(told("S-0004", "FRIST"), pair("pass", "corrected"));
    assert_eq!(told("S-0008", "FRIST"), pair("pass", "corrected"));
    assert_eq!(told("S-0001", "FRIST"), pair("fail", "corrected"));
    assert_eq!(told("S-0010", "UDFALD"), pair("pass", "corrected"));
    assert_eq!(told("S-0010", "HOERT").0, "pending");
    assert_eq!(told("S-0012", "FRIST"), pair("fail", "auto"));
    let stored = audit.rows("answers/anna.csv");
    assert!(
        stored
            .iter()
            .any(|row| row["corrected_column"] == "afgjort"
                && row["corrected_value"] == "2026-01-20")
    );
    let sample = audit.rows("sample.csv");
    let registered = sample
        .iter()
        .find(|row| row["case_id"] == "S-0004")
        .unwrap();
    assert_eq!(
        registered["afgjort"], "10-03-2026",
        "the registered value stays"
    );
}

#[test]
fn answers_that_cannot_be_are_refused_in_one_run() {
    let workspace = audited();
    refused(
        &workspace,
        &[
            "S-9999,NOTAT,ja,,,,,anna,,,",
            "S-0001,NOTATT,ja,,,,,anna,,,",
            "S-0002,NOTAT,måske,,,,,anna,,,",
            "S-0003,,forsvundet,,,,,anna,,,",
            "S-0004,NOTAT,nej,,,,,anna,,,",
            "S-0005,NOTAT,ja,,,mange,,anna,,,",
            "S-0006,FRIST,,,,,,anna,,afgjordt,2026-01-01",
        ],
        &[
            "[A002]",
            "`S-9999`",
            "anna.csv:2 [case_id]",
            "[A002]",
            "`NOTATT`",
            "anna.csv:3 [criterion]",
            "`NOTAT`",
            "[A003]",
            "`måske`",
            "anna.csv:4 [answer]",
            "not_relevant",
            "[A003]",
            "`forsvundet`",
            "anna.csv:5 [answer]",
            "no_access",
            "[A004]",
            "anna.csv:6 [comment]",
            "[A003]",
            "`mange`",
            "anna.csv:7 [amount]",
            "[A003]",
            "`afgjordt`",
            "anna.csv:8 [corrected_column]",
            "afgjort",
        ],
    );
}

#[test]
fn each_answer_but_yes_and_not_relevant_needs_a_comment() {
    let workspace = audited();
    for answer in ["partly", "nej", "kan ikke vurderes"] {
        refused(
            &workspace,
            &[&format!("S-0001,NOTAT,{answer},,,,  ,anna,,,")],
            &["[A004]", "NOTAT"],
        );
    }
}

#[test]
fn a_reserve_is_no_case_of_the_sample() {
    let workspace = register();
    workspace
        .sagsaudit(&[
            "draw",
            "udtraek.csv",
            "--template",
            "kvalitet.toml",
            "-o",
            "audit",
        ])
        .prints_something()
        .notes_something()
        .check();
    let rows = workspace.audit("audit").rows("sample.csv");
    let reserve = rows.iter().find(|row| row["role"] == "reserve").unwrap();
    refused(
        &workspace,
        &[&format!("{},NOTAT,ja,,,,,anna,,,", reserve["case_id"])],
        &["[A002]"],
    );
}

#[test]
fn two_files_may_agree_but_not_differ() {
    let workspace = audited();
    workspace.write(
        "anna.csv",
        answer_file(&["S-0001,NOTAT,ja,,,,,,,,", "S-0002,,not_found,,,,,,,,"]),
    );
    workspace.write("bo.csv", answer_file(&["S-0001,NOTAT,yes,,,,,,,,"]));
    workspace
        .sagsaudit(&[
            "score",
            "audit",
            "--answers",
            "anna.csv",
            "--answers",
            "bo.csv",
        ])
        .prints_something()
        .notes_something()
        .check();
    workspace.write(
        "bo.csv",
        answer_file(&["S-0001,NOTAT,nej,,,,intet,,,,", "S-0002,,reviewed,,,,,,,,"]),
    );
    workspace
        .sagsaudit(&["score", "audit", "--answers", "bo.csv"])
        .cannot_run(&[
            "[A005]",
            "`S-0001`",
            "NOTAT",
            "anna.csv:2",
            "bo.csv:2",
            "[A005]",
            "`S-0002`",
            "bo.csv:3",
        ])
        .check_writes_nothing(&workspace);
}

#[test]
fn files_of_one_name_in_two_folders_are_both_kept_or_refused() {
    let workspace = audited();
    workspace.write("nord/svar.csv", answer_file(&["S-0001,NOTAT,ja,,,,,,,,"]));
    workspace.write("syd/svar.csv", answer_file(&["S-0002,NOTAT,ja,,,,,,,,"]));
    workspace
        .sagsaudit(&[
            "score",
            "audit",
            "--answers",
            "nord/svar.csv",
            "--answers",
            "syd/svar.csv",
        ])
        .cannot_run(&["svar.csv"])
        .check_writes_nothing_but_lock(&workspace);
}

#[test]
fn files_that_hold_no_answers_are_refused() {
    let workspace = audited();
    for (content, told) in [
        ("", "[A001]"),
        ("sag;svar\n1;ja\n", "[A001]"),
        ("case_id,criterion,answer\nS-0001,NOTAT\n", "x.csv:2"),
    ] {
        workspace.write("x.csv", content);
        workspace
            .sagsaudit(&["score", "audit", "--answers", "x.csv"])
            .cannot_run(&[told])
            .check_writes_nothing(&workspace);
    }
}

/// With every question answered, findings are concluded; the answers of one case are all or nothing.
#[test]
fn a_review_that_is_done_is_concluded() {
    let workspace = audited();
    let mut rows = Vec::new();
    for case in cases() {
        let [_, _, heard, _] = case.outcomes();
        rows.push(format!("{},NOTAT,ja,,,,,anna,,,", case.id()));
        if heard == "pending" {
            rows.push(format!("{},HOERT,nej,,,,ikke hørt,anna,,,", case.id()));
        }
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    score(&workspace, &rows)
        .arguments(&["--fail-on", "critical"])
        .exits(1)
        .check();
    let audit = workspace.audit("audit");
    let finding = audit.finding("Voksne", "NOTAT");
    assert_eq!(
        finding["interval"],
        json!({ "method": "census", "confidence": 0.95, "lower": 0.0, "upper": 0.0 })
    );
    assert_eq!(finding["target_status"], "met");
    let refusals = cases()
        .filter(|case| case.area() == "Voksne" && case.result() == "afslag")
        .count();
    assert_eq!(audit.finding("Voksne", "HOERT")["fail"], json!(refusals));
    assert_eq!(audit.finding("Voksne", "HOERT")["target_status"], "not_met");
    let area = &audit.json("findings.json")["areas"][1];
    assert_eq!(
        (&area["area"], &area["cases"]["critical"]),
        (&json!("Voksne"), &json!(refusals))
    );
    assert_eq!(area["reviewed"], 20);
}

/// Spreadsheets leave rows of nothing below a table.
#[test]
fn blank_rows_are_passed_over() {
    let workspace = audited();
    score(
        &workspace,
        &["S-0001,NOTAT,ja,,,,,,,,", ",,,,,,,,,,", " , ,,,,,,,,,"],
    )
    .check();
    assert_eq!(
        workspace.audit("audit").assessment("S-0001", "NOTAT")["outcome"],
        "pass"
    );
}

/// A registered value has one right value, whichever criterion it was found under.
#[test]
fn two_corrections_of_one_value_must_agree() {
    let workspace = audited();
    let first = "S-0004,FRIST,,,,,,anna,,afgjort,2026-01-20";
    score(
        &workspace,
        &[first, "S-0004,UDFALD,,,,,,anna,,afgjort,2026-01-20"],
    )
    .check();
    refused(
        &workspace,
        &[first, "S-0004,UDFALD,,,,,,anna,,afgjort,2026-03-20"],
        &[
            "[A005]",
            "`afgjort`",
            "`S-0004`",
            "anna.csv:2",
            "anna.csv:3",
        ],
    );
    score(
        &workspace,
        &[first, "S-0008,UDFALD,,,,,,anna,,afgjort,2026-03-20"],
    )
    .check();
}
