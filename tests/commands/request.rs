//! `request`: the list for the department, and what comes back on it.

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use super::{RUN, register};
use crate::harness::{Row, Workspace, rows_of};

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

/// The sampled cases of Børn, in the order of their ids.
fn cases(workspace: &Workspace) -> Vec<String> {
    let sampled = workspace.audit("audit").sampled().into_iter();
    let mut cases: Vec<String> = sampled
        .filter(|(area, _)| area == "Børn")
        .map(|(_, case)| case)
        .collect();
    cases.sort();
    cases
}

#[test]
fn the_list_has_the_sample_and_nothing_that_gives_more_away() {
    let workspace = audited();
    let run = |arguments: &[&str]| {
        workspace
            .sagsaudit(&["request", "audit"])
            .arguments(arguments)
    };
    let printed = run(&["--format", "csv"])
        .prints_something()
        .notes_something()
        .check();
    let listed = rows_of(printed.stdout.as_bytes());
    let mut sampled = workspace.audit("audit").sampled();
    sampled.sort();
    let told = |row: &Row| (row["area"].clone(), row["case_id"].clone());
    assert_eq!(listed.iter().map(told).collect::<Vec<_>>(), sampled);
    assert!(
        printed
            .stdout
            .starts_with("area,case_id,found,where,date,remark\n")
    );
    for row in workspace.audit("audit").rows("sample.csv") {
        assert!(!printed.stdout.contains(&row["ticket"]));
        assert_eq!(
            printed.stdout.contains(&row["case_id"]),
            row["role"] == "sample"
        );
    }
    let danish = run(&["--due", "2026-11-16"])
        .prints_all_of(&["Sagsområde", "Fundet", "16-11-2026", "afvigelse"])
        .notes_something()
        .check();
    assert!(danish.stdout.lines().all(|line| line.chars().count() <= 80));
    assert!(!danish.stdout.contains("byråd"), "no seed");
    let line = workspace.audit("audit").journal().pop().unwrap();
    assert_eq!(
        (&line["command"], &line["files"]),
        (&json!("request --due 2026-11-16"), &json!({}))
    );
}

#[test]
fn the_list_is_written_as_a_workbook_or_for_a_danish_excel() {
    let workspace = audited();
    for (name, arguments) in [
        ("liste.xlsx", &["--due", "2026-11-16"][..]),
        ("Liste.CSV", &["--csv-dialect", "excel-da"]),
    ] {
        workspace
            .sagsaudit(&["request", "audit", "-o", name])
            .arguments(arguments)
            .notes(&["14 sager", name])
            .check();
        let command = workspace.audit("audit").journal().pop().unwrap()["command"].clone();
        assert!(
            command.as_str().unwrap().contains(&format!("-o {name}:")),
            "{command}"
        );
        let first = workspace.read(name);
        let again = workspace
            .sagsaudit(&["request", "audit", "-o", name])
            .arguments(arguments);
        again.notes_something().check();
        assert!(
            workspace.read(name) == first,
            "the same list has the same bytes"
        );
        // As it is, it comes back with nothing filled in.
        workspace
            .sagsaudit(&["request", "audit", "--read", name])
            .prints_all_of(&["0 fundet", "14 uden svar"])
            .check();
    }
    assert!(
        workspace
            .text("Liste.CSV")
            .starts_with("\u{feff}Sagsområde;Sag;Fundet;Hvor;Dato;Bemærkning\r\n")
    );
    for (name, told) in [
        ("audit/liste.csv", "revisionsmappen"),
        ("liste.pdf", ".csv eller .xlsx"),
    ] {
        workspace
            .sagsaudit(&["request", "audit", "-o", name])
            .cannot_run(&["[C090]", told])
            .check_writes_nothing_but_lock(&workspace);
    }
}

fn read_back(workspace: &Workspace, rows: &str) -> crate::harness::Run {
    workspace.write(
        "retur.csv",
        format!("Sagsområde;Sag;Fundet;Hvor;Dato;Bemærkning\n{rows}"),
    );
    workspace.sagsaudit(&["request", "audit", "--read", "retur.csv", "--lang", "en"])
}

#[test]
fn what_cannot_be_produced_becomes_a_deviation_and_what_is_found_later_does_not() {
    let workspace = audited();
    let cases = cases(&workspace);
    let [first, second, third, ..] = cases.as_slice() else {
        panic!("{cases:?}")
    };
    read_back(
        &workspace,
        &format!("Børn;{first};Ja;;;\nBørn;{second};nej;Arkivet;14-11-2026;cpr 010190-1234\n;{third};Ingen adgang;;;\n"),
    )
    .prints_all_of(&["1 found, 1 cannot be produced, 1 without access, 11 without", second, third])
    .check();
    let audit = workspace.audit("audit");
    let kept = audit.rows("answers/request.csv");
    let told: Vec<_> = kept
        .iter()
        .map(|row| [&row["case_id"], &row["criterion"], &row["answer"]])
        .collect();
    assert_eq!(told, [[second, "", "not_found"], [third, "", "no_access"]]);
    assert_eq!(kept[0]["comment"], "cpr ######-####; hvor: Arkivet");
    assert_eq!(kept[0]["answered_at"], "14-11-2026");
    let area = || workspace.audit("audit").json("findings.json")["areas"][0]["not_found"].clone();
    assert_eq!(area(), 2);
    assert_eq!(audit.assessment(second, "NOTAT")["outcome"], "fail");
    read_back(&workspace, &format!("Børn;{second};ja;;;\n"))
        .prints_all_of(&[&format!("`{second}` is found now")])
        .check();
    assert_eq!(area(), 1);
    let line = workspace.audit("audit").journal().pop().unwrap();
    assert!(
        line["command"]
            .as_str()
            .unwrap()
            .starts_with("request --read retur.csv:")
    );
    assert_ne!(line["files"]["answers/request.csv"], Value::Null);
}

#[test]
fn everything_that_is_wrong_is_named_and_nothing_is_taken() {
    let workspace = audited();
    let cases = cases(&workspace);
    let [first, second, ..] = cases.as_slice() else {
        panic!("{cases:?}")
    };
    let reserve = workspace.audit("audit").rows("sample.csv").into_iter();
    let reserve = reserve
        .filter(|row| row["role"] == "reserve")
        .map(|row| row["case_id"].clone())
        .next()
        .unwrap();
    read_back(
        &workspace,
        &format!(
            "Børn;{first};måske;;;\nBørn;S-9999;ja;;;\nVoksne;{first};ja;;;\nBørn;{second};ja;;snart;\n\
             Børn;{second};ja;;;\nBørn;{second};nej;;;\nBørn;{reserve};ja;;;\nBørn;{second}\n"
        ),
    )
    .cannot_run(&[
        "[A071]", "`måske`", "retur.csv:2", "Fundet", "[A002]", "retur.csv:3", "[A002]", "not to `Voksne`",
        "[A071]", "`snart`", "retur.csv:5", "Dato", "[A005]", "retur.csv:6", "[A002]", &reserve, "[A070]", "retur.csv:9",
    ])
    .check_writes_nothing_but_lock(&workspace);
    // A reviewer who looked at a case that the department did not find: somebody is wrong.
    workspace.write(
        "anna.csv",
        format!("case_id,criterion,answer\n{first},,reviewed\n"),
    );
    let score = workspace.sagsaudit(&["score", "audit", "--answers", "anna.csv"]);
    score.prints_something().notes_something().check();
    read_back(&workspace, &format!("Børn;{first};nej;;;\n"))
        .cannot_run(&["[A005]", first])
        .check_writes_nothing_but_lock(&workspace);
    workspace
        .sagsaudit(&["request", "audit", "--read", "udtraek.csv"])
        .cannot_run(&["[A070]", "udtraek.csv:1"])
        .check_writes_nothing_but_lock(&workspace);
}

#[test]
fn a_workbook_that_comes_back_sorted_and_with_true_dates_is_read() {
    let workspace = audited();
    let cases = cases(&workspace);
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "Sager til gennemgang").unwrap();
    for (column, heading) in (0..).zip(["Bemærkning", "Fundet", "Sag", "Dato"]) {
        sheet.write_string(3, column, heading).unwrap();
    }
    for (row, case) in (4..).zip(cases.iter().rev()) {
        sheet.write_string(row, 1, "NEJ").unwrap();
        sheet.write_string(row, 2, case).unwrap();
        sheet
            .write_datetime(
                row,
                3,
                rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 11, 14).unwrap(),
            )
            .unwrap();
    }
    sheet
        .set_column_format(
            3,
            &rust_xlsxwriter::Format::new().set_num_format("dd-mm-yyyy"),
        )
        .unwrap();
    workspace.write("retur.xlsx", workbook.save_to_buffer().unwrap());
    workspace
        .sagsaudit(&["request", "audit", "--read", "retur.xlsx", "--lang", "en"])
        .prints_all_of(&["5 cannot be produced"])
        .check();
    assert_eq!(
        workspace.audit("audit").rows("answers/request.csv").len(),
        5
    );
}
