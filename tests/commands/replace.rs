//! `replace`: a case out of scope stays a draw, and the next reserve is drawn after it.

use serde_json::{Value, json};

use super::{RUN, register};
use crate::harness::{Run, Workspace};

/// An audit that was drawn and scored: five cases and two reserves of each area, all four of Ældre.
fn audited() -> Workspace {
    let workspace = register();
    workspace
        .sagsaudit(&RUN)
        .arguments(&["--seed", "byråd 12. maj 2026", "-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    workspace
}

fn replace(workspace: &Workspace, case: &str, reason: &str) -> Run {
    workspace
        .sagsaudit(&["replace", "audit", case, "--reason", reason])
        .arguments(&["--note", "Sagen hører til en anden kommune"])
        .arguments(&["--lang", "en"])
}

/// The cases of an area that have a role, in the order of the draw.
fn cases_of(workspace: &Workspace, area: &str, role: &str) -> Vec<String> {
    let rows = workspace.audit("audit").rows("sample.csv").into_iter();
    rows.filter(|row| row["area"] == area && row["role"] == role)
        .map(|row| row["case_id"].clone())
        .collect()
}

fn area(workspace: &Workspace, file: &str, name: &str) -> Value {
    let areas = workspace.audit("audit").json(file)["areas"].clone();
    let mut areas = areas.as_array().unwrap().iter();
    areas.find(|area| area["area"] == name).unwrap().clone()
}

#[test]
fn the_next_reserve_takes_the_place_and_every_number_follows() {
    let workspace = audited();
    let before = workspace.audit("audit").finding("Børn", "FRIST");
    assert_eq!(before["interval"]["method"], "hypergeometric");
    let replaced = cases_of(&workspace, "Børn", "sample").remove(1);
    let reserves = cases_of(&workspace, "Børn", "reserve");
    replace(&workspace, &replaced, "out-of-scope")
        .prints_all_of(&[
            &replaced,
            "(out of scope)",
            &reserves[0],
            "Reserve cases left in Børn: 1",
        ])
        .check();
    assert_eq!(
        cases_of(&workspace, "Børn", "replaced"),
        [replaced.as_str()]
    );
    assert_eq!(
        cases_of(&workspace, "Børn", "sample").last(),
        Some(&reserves[0])
    );
    assert_eq!(
        cases_of(&workspace, "Børn", "reserve"),
        [reserves[1].as_str()]
    );

    let audit = workspace.audit("audit");
    let record = audit.json("draw.json");
    let drawn = area(&workspace, "draw.json", "Børn");
    assert_eq!(
        (&drawn["drawn"], &drawn["reserves"]),
        (&json!(6), &json!(1))
    );
    let mut rows = audit.rows("sample.csv").into_iter();
    let ticket = rows.find(|row| row["case_id"] == replaced).unwrap()["ticket"].clone();
    assert_eq!(
        record["replaced"],
        json!([{ "area": "Børn", "ticket": ticket, "reason": "out-of-scope" }])
    );
    assert!(
        !audit.text("draw.json").contains(&replaced),
        "no case id in the record"
    );

    let after = audit.finding("Børn", "FRIST");
    assert_eq!(
        (&after["drawn"], &after["not_applicable"]),
        (&json!(6), &json!(1))
    );
    assert_eq!(
        after["applicable_in_area"],
        Value::Null,
        "M is not known any more"
    );
    assert_ne!(after["interval"]["method"], "hypergeometric");
    let summed = area(&workspace, "findings.json", "Børn");
    assert_eq!(
        (&summed["drawn"], &summed["replaced"]),
        (&json!(6), &json!(1))
    );
    let of_cases: u64 = summed["cases"]
        .as_object()
        .unwrap()
        .values()
        .map(|count| count.as_u64().unwrap())
        .sum();
    assert_eq!(of_cases, 5);
    let assessed = audit.assessment(&replaced, "NOTAT");
    let told = ["outcome", "source", "reason"].map(|name| assessed[name].as_str());
    assert_eq!(
        told,
        ["not_applicable", "reviewer", "the case was replaced"]
    );
    let line = audit.journal().pop().unwrap();
    assert_eq!(
        line["command"],
        format!("replace {replaced} --reason out-of-scope")
    );
    assert_eq!(line["reason"], "Sagen hører til en anden kommune");
    let scored = audit.bytes("findings.json");
    workspace
        .sagsaudit(&["score", "audit", "--lang", "en"])
        .prints_all_of(&["1 replaced."])
        .notes_something()
        .check();
    assert!(
        audit.bytes("findings.json") == scored,
        "score finds the same"
    );
}

#[test]
fn a_replacement_is_made_again_by_verify() {
    let workspace = audited();
    for case in [
        cases_of(&workspace, "Børn", "sample").remove(0),
        cases_of(&workspace, "Voksne", "sample").remove(4),
        cases_of(&workspace, "Børn", "reserve").remove(0), // drawn by the first replacement, then itself replaced
    ] {
        replace(&workspace, &case, "moved")
            .prints_something()
            .check();
    }
    let verify = || {
        workspace.sagsaudit(&[
            "verify",
            "audit",
            "--extract",
            "udtraek.csv",
            "--lang",
            "en",
        ])
    };
    verify().prints_something().check();
    // A replacement that nobody recorded is seen.
    let sample = workspace.text("audit/sample.csv");
    workspace.write(
        "audit/sample.csv",
        sample.replacen(",sample,", ",replaced,", 1),
    );
    verify().exits(1).prints_something().check();
    workspace.write("audit/sample.csv", &sample);
    let mut record = workspace.audit("audit").json("draw.json");
    record["replaced"][0]["reason"] = json!("duplicate");
    workspace.write("audit/draw.json", record.to_string());
    workspace
        .sagsaudit(&["score", "audit"])
        .cannot_run(&["[D010]", "draw.json"])
        .check();
}

#[test]
fn what_was_answered_of_a_replaced_case_is_kept_and_does_not_count() {
    let workspace = audited();
    let case = cases_of(&workspace, "Børn", "sample").remove(0);
    workspace.write(
        "anna.csv",
        format!(
            "case_id,criterion,answer,comment\n{case},NOTAT,nej,intet notat\n{case},,not_found,\n"
        ),
    );
    let score = |arguments: &[&str]| {
        workspace
            .sagsaudit(&["score", "audit"])
            .arguments(arguments)
            .prints_something()
            .notes_something()
            .check();
    };
    score(&["--answers", "anna.csv"]);
    let stored = workspace.audit("audit").bytes("answers/anna.csv");
    replace(&workspace, &case, "duplicate")
        .prints_something()
        .check();
    let audit = workspace.audit("audit");
    let finding = audit.finding("Børn", "NOTAT");
    assert_eq!(
        (&finding["fail"], &finding["pending"]),
        (&json!(0), &json!(5))
    );
    assert_eq!(area(&workspace, "findings.json", "Børn")["not_found"], 0);
    score(&[]);
    assert!(audit.bytes("answers/anna.csv") == stored);
}

#[test]
fn an_area_that_was_drawn_whole_needs_no_reserve() {
    let workspace = audited();
    let case = cases_of(&workspace, "Ældre", "sample").remove(0);
    replace(&workspace, &case, "moved")
        .prints_all_of(&["drawn whole"])
        .check();
    let drawn = area(&workspace, "draw.json", "Ældre");
    assert_eq!(
        (&drawn["drawn"], &drawn["census"]),
        (&json!(4), &json!(true))
    );
    let finding = workspace.audit("audit").finding("Ældre", "FRIST");
    assert_eq!(finding["interval"]["method"], "census");
    assert_eq!(finding["not_applicable"], 1);
}

#[test]
fn what_cannot_be_replaced_is_refused_and_nothing_changes() {
    let workspace = audited();
    let reserve = cases_of(&workspace, "Børn", "reserve").remove(0);
    for _ in 0..2 {
        let case = cases_of(&workspace, "Voksne", "sample").remove(0);
        replace(&workspace, &case, "moved")
            .prints_something()
            .check();
    }
    let last = cases_of(&workspace, "Voksne", "sample").remove(0);
    let gone = cases_of(&workspace, "Voksne", "replaced").remove(0);
    for (case, told) in [
        ("S-9999", &["[D095]", "no case `S-9999`"][..]),
        (&reserve, &["[D095]", "is a reserve"]),
        (&gone, &["[D095]", "replaced already"]),
        (
            &last,
            &["[D096]", "Voksne has no reserve case left", "extend"],
        ),
        ("010190-1234", &["[D095]", "######-####"]),
    ] {
        replace(&workspace, case, "moved")
            .cannot_run(told)
            .check_writes_nothing_but_lock(&workspace);
    }
    workspace
        .sagsaudit(&[
            "replace", "audit", &last, "--reason", "moved", "--note", " ", "--lang", "en",
        ])
        .cannot_run(&["[C003]", "--note is empty"])
        .check_writes_nothing_but_lock(&workspace);
    workspace
        .sagsaudit(&[
            "replace",
            "audit",
            &last,
            "--reason",
            "not-found",
            "--note",
            "x",
        ])
        .cannot_run(&["out-of-scope, moved, duplicate"])
        .check();
}

#[test]
fn a_replaced_case_may_be_drawn_by_the_next_audit() {
    let workspace = audited();
    let case = cases_of(&workspace, "Børn", "sample").remove(0);
    replace(&workspace, &case, "moved")
        .prints_something()
        .check();
    workspace
        .sagsaudit(&[
            "draw",
            "udtraek.csv",
            "--template",
            "kvalitet.toml",
            "--seed",
            "byråd 12. maj 2026",
        ])
        .arguments(&["--avoid", "audit/sample.csv", "-o", "naeste"])
        .prints_something()
        .notes_something()
        .check();
    assert_eq!(
        workspace.audit("naeste").rows("sample.csv")[0]["case_id"],
        case
    );
}
