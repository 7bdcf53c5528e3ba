//! Wrong registers, confirmed errors, lawful exceptions, and answers that do not count, from answer file to findings.

use serde_json::{Value, json};

use super::{Case, register};
use crate::harness::{Run, Workspace};

/// An audit of every case.
fn audited() -> Workspace {
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

fn score(workspace: &Workspace, rows: &str) -> Run {
    let header =
        "case_id,criterion,answer,reason_code,cause,comment,corrected_column,corrected_value";
    workspace.write("anna.csv", format!("{header}\n{rows}"));
    workspace.sagsaudit(&["score", "audit", "--answers", "anna.csv", "--lang", "en"])
}

fn checks(workspace: &Workspace, criterion: &str) -> Value {
    workspace.audit("audit").finding("Børn", criterion)["checks"].clone()
}

/// Cases 4, 8, 12 ... are decided late; 1, 2, 3 in time.
#[test]
fn register_errors_confirmed_errors_and_the_others_are_told_apart() {
    let workspace = audited();
    score(
        &workspace,
        "S-0004,FRIST,,,,,afgjort,2026-01-20\n\
         S-0008,FRIST,nej,,indtastning,Set i sagen,,\n\
         S-0012,FRIST,lovlig undtagelse,citizen_ill,,,,\n\
         S-0016,FRIST,ja,,,Aftalt med borgeren,,\n\
         S-0020,,reviewed,,,,,\n\
         S-0001,FRIST,,,,,afgjort,2026-12-24\n\
         S-0002,,reviewed,,,,,\n\
         S-0024,FRIST,lovlig undtagelse,citizen_declined,,,,\n",
    )
    .prints_all_of(&[
        "- FRIST: of 6 cases that failed by the registered data and were looked at, 2 are",
        "confirmed and 1 are register errors; the register hid an error in 1 of 2",
        "passes looked at; 1 decided otherwise than the data says; 1 typing errors; 2",
        "lawful exceptions.",
    ])
    .notes_something()
    .check();
    assert_eq!(
        checks(&workspace, "FRIST"),
        json!({
            "fails_looked_at": 6, "register_errors": 1, "confirmed_errors": 2, "passes_looked_at": 2,
            "hidden_errors": 1, "overruled": 1, "input_errors": 1, "lawful_exceptions": 2,
        })
    );
    let audit = workspace.audit("audit");
    let corrected = audit.assessment("S-0004", "FRIST");
    let told = [
        "outcome",
        "source",
        "registered_outcome",
        "corrected_column",
        "registered_value",
        "corrected_value",
    ]
    .map(|name| corrected[name].as_str());
    assert_eq!(
        told,
        [
            "pass",
            "corrected",
            "fail",
            "afgjort",
            "10-03-2026",
            "2026-01-20"
        ]
    );
    let exception = audit.assessment("S-0012", "FRIST");
    let told = [
        "outcome",
        "points",
        "answer",
        "reason_code",
        "registered_outcome",
    ]
    .map(|name| exception[name].as_str());
    assert_eq!(
        told,
        ["pass", "1", "lawful_exception", "citizen_ill", "fail"]
    );
    let untouched = audit.assessment("S-0028", "FRIST");
    assert_eq!(untouched["registered_outcome"], "", "nobody looked");
    let rows = audit.rows("findings.csv");
    let row = rows
        .iter()
        .find(|row| row["area"] == "Børn" && row["criterion"] == "FRIST")
        .unwrap();
    assert_eq!(row["checks_register_errors"], "1");
    workspace
        .sagsaudit(&["score", "audit", "--lang", "da"])
        .prints_all_of(&["2 bekræftet og 1", "registreringsfejl"])
        .notes_something()
        .check();
}

#[test]
fn a_value_that_its_column_cannot_hold_is_refused_by_its_cell() {
    let workspace = audited();
    score(
        &workspace,
        "S-0004,FRIST,,,,,afgjort,i går\nS-0008,FRIST,,,,,afgjort,20-01-2026\nS-0001,FRIST,lovlig undtagelse,,,,,\n",
    )
    .cannot_run(&[
        "[A072]", "`i går` is not a date", "anna.csv:2", "corrected_value", "[A073]", "anna.csv:4", "reason_code",
    ])
    .check_writes_nothing_but_lock(&workspace);
}

/// Case 1 was granted: the question about a hearing before a refusal does not concern it.
#[test]
fn an_answer_to_what_does_not_concern_the_case_counts_only_with_a_word_why() {
    let workspace = audited();
    score(
        &workspace,
        "S-0001,HOERT,ja,,,,,\nS-0002,HOERT,ikke relevant,,,,,\nS-0003,HOERT,ja,,,,,\n",
    )
    .prints_something()
    .notes(&["warning[A074]", "S-0001 (HOERT)"])
    .check();
    let audit = workspace.audit("audit");
    let row = audit.assessment("S-0001", "HOERT");
    assert_eq!(
        (row["outcome"].as_str(), row["answer"].as_str()),
        ("not_applicable", "yes")
    );
    assert!(
        row["reason"].contains("without a comment does not count"),
        "{}",
        row["reason"]
    );
    assert_eq!(audit.assessment("S-0003", "HOERT")["outcome"], "pass");
    let printed = score(
        &workspace,
        "S-0001,HOERT,nej,,,Der blev givet delvist afslag,,\n",
    )
    .prints_something()
    .notes_something()
    .check();
    assert!(!printed.stderr.contains("A074"), "{}", printed.stderr);
    let row = audit.assessment("S-0001", "HOERT");
    let told = ["outcome", "source", "registered_outcome"].map(|name| row[name].as_str());
    assert_eq!(told, ["fail", "overruled", "not_applicable"]);
    assert_eq!(checks(&workspace, "HOERT")["overruled"], 1);
}

/// A sample of 20 of 40, in which one late case turns out to be a wrong register.
#[test]
fn the_rate_of_all_cases_is_corrected_once_every_sampled_case_was_looked_at() {
    let workspace = register();
    workspace
        .sagsaudit(&["draw", "udtraek.csv", "--template", "kvalitet.toml"])
        .arguments(&["--per-area", "20", "--seed", "byråd 12. maj 2026"])
        .arguments(&["-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    let drawn = workspace.audit("audit").sampled();
    let children = drawn.iter().filter(|(area, _)| area == "Børn");
    let ids: Vec<&str> = children.map(|(_, id)| id.as_str()).collect();
    let is_late = |id: &&&str| id[2..].parse::<u64>().unwrap().is_multiple_of(4);
    let late = *ids.iter().find(is_late).unwrap();
    let others = ids.iter().filter(|id| **id != late);
    let others: String = others.map(|id| format!("{id},,reviewed,,,,,\n")).collect();
    let population = || workspace.audit("audit").finding("Børn", "FRIST")["population"].clone();

    score(&workspace, &others)
        .prints_something()
        .notes_something()
        .check();
    assert_eq!(population()["corrected"], Value::Null, "one is left");

    // A day in time: the one on which the case was received.
    let day = Case::of(late).received();
    let right = format!("{others}{late},FRIST,,,,,afgjort,{day}\n");
    score(&workspace, &right)
        .prints_all_of(&["Corrected by what the look at the sample"])
        .notes_something()
        .check();
    let (of_all, checks) = (population(), checks(&workspace, "FRIST"));
    let number = |value: &Value| value.as_f64().unwrap();
    let looked_at = number(&checks["fails_looked_at"]);
    assert_eq!(checks["register_errors"], 1);
    let expected = number(&of_all["fail"]) * (looked_at - 1.0) / looked_at;
    let corrected = &of_all["corrected"];
    assert!((number(&corrected["errors"]) - expected).abs() < 1e-9);
    let [lower, upper] = ["lower", "upper"].map(|name| number(&corrected[name]));
    assert!(lower <= expected && expected <= upper, "{corrected}");
    workspace
        .sagsaudit(&["score", "audit", "--lang", "da"])
        .prints_all_of(&["Rettet efter, hvad gennemgangen af stikprøven viste"])
        .notes_something()
        .check();
}
