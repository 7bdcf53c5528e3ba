//! Questions put to every case of a real register, against the answers that came with it (`expected.json`): counts, counts
//! by group, and the exact set of cases that do not comply.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::shared;
use crate::harness::{Audit, Workspace};

const W3: &str = include_str!("w3.toml");
const F1: &str = include_str!("f1.toml");
const P1: &str = include_str!("p1.toml");

/// A question, and how its answer is found.
pub(super) struct Question<'a> {
    pub(super) name: &'a str,
    pub(super) folder: &'a str,
    pub(super) file: &'a str,
    pub(super) template: &'a str,
    /// The column by which `expected.json` splits.
    pub(super) by: &'a str,
    /// The id columns; `row` is the number of the row below the header, which the test adds.
    pub(super) id: &'a [&'a str],
}

/// The file with a column `row` before all others, numbered from 1.
fn with_row_numbers(file: &Path) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(file)
        .unwrap();
    let mut writer = csv::Writer::from_writer(Vec::new());
    for (number, record) in reader.byte_records().enumerate() {
        let first = if number == 0 {
            "row".to_owned()
        } else {
            number.to_string()
        };
        let record = record.unwrap();
        writer
            .write_record([first.as_bytes()].into_iter().chain(record.iter()))
            .unwrap();
    }
    writer.into_inner().unwrap()
}

/// An audit of every case, with more arguments where the template needs them.
pub(super) fn census(question: &Question, extract: &Path, more: &[&str]) -> (Workspace, Audit) {
    let workspace = Workspace::with(&[("spørgsmål.toml", question.template)]);
    workspace.write("cases.csv", with_row_numbers(extract));
    let ids = question
        .id
        .iter()
        .flat_map(|name| ["--id", name])
        .collect::<Vec<_>>();
    workspace
        .sagsaudit(&[
            "run",
            "cases.csv",
            "--template",
            "spørgsmål.toml",
            "--per-area",
            "100000",
            "-o",
            "audit",
            "-q",
        ])
        .arguments(&["--area", question.by])
        .arguments(&ids)
        .arguments(more)
        .prints_something()
        .check();
    let audit = workspace.audit("audit");
    (workspace, audit)
}

/// Counts as `expected.json` has them, zeros left out.
fn counts(of: &Value, names: [&str; 4]) -> BTreeMap<&'static str, u64> {
    let ours = ["met", "not_met", "undetermined", "not_applicable"];
    let counts = ours
        .into_iter()
        .zip(names.map(|name| of[name].as_u64().unwrap_or(0)));
    counts.filter(|(_, count)| *count > 0).collect()
}

const THEIR_NAMES: [&str; 4] = ["met", "not_met", "undetermined", "not_applicable"];
const OUR_NAMES: [&str; 4] = ["pass", "fail", "undetermined", "not_applicable"];

fn is_answered_as_expected(question: &Question) {
    let Some(extract) = shared(&format!("{}/{}", question.folder, question.file)) else {
        return;
    };
    let (_workspace, audit) = census(question, &extract, &[]);
    answers_as_expected(&audit, question.folder, question.name);
}

/// Whether a census gives a question's answer: in all, by area where the answer is split, and case by case.
pub(super) fn answers_as_expected(audit: &Audit, folder: &str, name: &str) {
    let expected = shared(&format!("{folder}/expected.json")).unwrap();
    let expected: Value = serde_json::from_slice(&std::fs::read(expected).unwrap()).unwrap();
    let expected = &expected[name];
    let by = expected["by"].as_object();
    for (area, split) in by.into_iter().flatten() {
        let finding = audit.finding(area, name);
        assert_eq!(
            counts(&finding, OUR_NAMES),
            counts(split, THEIR_NAMES),
            "{area}"
        );
        assert_eq!(finding["not_due"], 0);
        let is_decided = finding["pass"] != 0 || finding["fail"] != 0;
        let method = if is_decided { "census" } else { "none" };
        assert_eq!(finding["interval"]["method"], method, "{area}");
    }
    let mut rows = audit.rows("assessments.csv");
    rows.retain(|row| row["criterion"] == name);
    assert_eq!(expected["cases"], rows.len());
    for (theirs, ours) in THEIR_NAMES.into_iter().zip(OUR_NAMES) {
        let count = rows.iter().filter(|row| row["outcome"] == ours).count();
        assert_eq!(expected[theirs], count, "{theirs}");
    }
    let mut failing: Vec<String> = rows
        .iter()
        .filter(|row| row["outcome"] == "fail")
        .map(|row| row["case_id"].replacen(" / ", ":", 1))
        .collect();
    failing.sort();
    let first: Vec<&str> = expected["first_not_met"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| id.as_str().unwrap())
        .collect();
    assert!(
        failing
            .iter()
            .map(String::as_str)
            .take(first.len())
            .eq(first.iter().copied()),
        "{failing:?}"
    );
    // A line each, in the order of bytes.
    let list: String = failing.iter().flat_map(|id| [id.as_str(), "\n"]).collect();
    let hash: String = Sha256::digest(list)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(expected["not_met_sha256"], hash, "the exact set of cases");
}

#[test]
fn w3_permits_that_end_after_their_deadline() {
    is_answered_as_expected(&Question {
        name: "W3",
        folder: "wabo-receipt",
        file: "cases.csv",
        template: W3,
        by: "department",
        id: &["case_id"],
    });
}

#[test]
fn f1_requests_answered_after_thirty_days() {
    is_answered_as_expected(&Question {
        name: "F1",
        folder: "foi-requests",
        file: "cases.csv",
        template: F1,
        by: "body",
        id: &["row", "case_id"],
    });
}

#[test]
fn p1_appeals_lodged_after_three_weeks() {
    is_answered_as_expected(&Question {
        name: "P1",
        folder: "planning-register-2011-2017",
        file: "appeals.csv",
        template: P1,
        by: "year",
        id: &["row", "PA Ref"],
    });
}

/// The same question as a deadline: what ended late is the same; what has no end yet is late by now, and open.
#[test]
fn w3_as_a_deadline_finds_the_same_late_cases() {
    let Some(extract) = shared("wabo-receipt/cases.csv") else {
        return;
    };
    let question = Question {
        name: "W3",
        folder: "wabo-receipt",
        file: "cases.csv",
        template: W3,
        by: "department",
        id: &["case_id"],
    };
    let (_workspace, audit) = census(&question, &extract, &[]);
    let failing = |criterion: &str, open: &str| -> Vec<String> {
        let rows = audit.rows("assessments.csv").into_iter();
        rows.filter(|row| {
            row["criterion"] == criterion && row["outcome"] == "fail" && row["open"] == open
        })
        .map(|row| row["case_id"].clone())
        .collect()
    };
    assert_eq!(failing("W3", "false"), failing("W3-DEADLINE", "false"));
    assert_eq!(
        failing("W3-DEADLINE", "true").len(),
        105,
        "cases without an enddate"
    );
}
