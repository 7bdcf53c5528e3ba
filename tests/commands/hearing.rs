//! `hearing`: the findings go to the department, its remarks come back, the auditor replies, and what is changed since
//! points to the answer that changed it.

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use super::register;
use crate::harness::{Row, Run, Workspace, rows_of};

/// An audit of every case in which case 1 has no reasons in the journal; cases 4, 8, 12 ... were decided late.
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
    workspace.write(
        "anna.csv",
        "case_id,criterion,answer,comment,reviewer\nS-0001,NOTAT,nej,intet notat,Anna\n",
    );
    score(&workspace, "anna.csv");
    workspace
}

fn score(workspace: &Workspace, file: &str) {
    workspace
        .sagsaudit(&["score", "audit", "--answers", file])
        .prints_something()
        .notes_something()
        .check();
}

fn exported(workspace: &Workspace) -> Vec<Row> {
    workspace
        .sagsaudit(&[
            "hearing",
            "export",
            "audit",
            "--due",
            "2026-12-01",
            "-o",
            "hoering.csv",
        ])
        .notes(&["hoering.csv"])
        .check();
    rows_of(&workspace.read("hoering.csv"))
}

fn import(workspace: &Workspace, rows: &str) -> Run {
    workspace.write(
        "retur.csv",
        format!("Sagsområde;Kontrolpunkt;Sag;Svar;Bemærkning;Dokumentation;Revisors svar\n{rows}"),
    );
    workspace.sagsaudit(&["hearing", "import", "audit", "retur.csv", "--lang", "en"])
}

fn shown(workspace: &Workspace) -> Vec<Value> {
    let run = workspace.sagsaudit(&["hearing", "show", "audit", "--format", "json"]);
    serde_json::from_str(&run.prints_something().check().stdout).unwrap()
}

#[test]
fn the_department_gets_each_finding_with_its_failing_cases() {
    let workspace = audited();
    let rows = exported(&workspace);
    let of = |criterion: &str| -> Vec<&Row> {
        rows.iter()
            .filter(|row| row["area"] == "Børn" && row["criterion"] == criterion)
            .collect()
    };
    let late = of("FRIST");
    assert_eq!(
        (late[0]["case_id"].as_str(), late[0]["found"].as_str()),
        ("", "14 af 40 (35 %)")
    );
    assert_eq!(late.len(), 15);
    assert!(
        late[1..]
            .iter()
            .all(|row| row["found"].ends_with("dage for sent"))
    );
    let reasons = of("NOTAT");
    assert_eq!(
        (reasons[1]["case_id"].as_str(), reasons[1]["found"].as_str()),
        ("S-0001", "intet notat")
    );
    assert!(
        rows.iter()
            .all(|row| row["reply"].is_empty() && row["auditor_reply"].is_empty())
    );
    assert!(
        !workspace.text("hoering.csv").contains("Anna"),
        "who looked is nobody's business here"
    );
    let command = workspace.audit("audit").journal().pop().unwrap()["command"].clone();
    assert!(
        command
            .as_str()
            .unwrap()
            .starts_with("hearing export --due 2026-12-01 -o hoering.csv:")
    );
    workspace
        .sagsaudit(&["hearing", "export", "audit", "-o", "audit/hoering.csv"])
        .cannot_run(&["[C090]"])
        .check();
    let printed = workspace
        .sagsaudit(&["hearing", "export", "audit", "--lang", "en"])
        .prints_all_of(&["What we saw", "14 of 40 (35%)", "agree"])
        .notes_something()
        .check();
    assert!(
        printed
            .stdout
            .lines()
            .all(|line| line.chars().count() <= 80)
    );
}

#[test]
fn remarks_are_kept_answered_and_point_to_what_was_changed() {
    let workspace = audited();
    import(
        &workspace,
        "Børn;FRIST;;Delvist enig;Bilag var forsinkede;;\nBørn;NOTAT;S-0001;uenig;Notatet ligger i sag 010190-1234;arkiv 7;\n\
         Børn;FRIST;S-0004;enig;;;\nBørn;FRIST;S-0008;;;;\n",
    )
    .prints_all_of(&["3 new remarks and 0 new replies of the auditor; 3 remarks in all: 1 agree, 1", "partly agree, 1 disagree"])
    .check();
    let kept = workspace.audit("audit").rows("hearing.csv");
    let told: Vec<_> = kept
        .iter()
        .map(|row| ["criterion", "case_id", "outcome", "reply"].map(|name| row[name].as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ["FRIST", "", "", "partly"],
            ["FRIST", "S-0004", "fail", "agree"],
            ["NOTAT", "S-0001", "fail", "disagree"]
        ]
    );
    assert_eq!(kept[2]["comment"], "Notatet ligger i sag ######-####");
    assert_eq!(kept[2]["received_at"], "2026-11-02T09:00:00+00:00");

    // The auditor replies on the same list, and changes the answer.
    let again = exported(&workspace);
    let line = again.iter().find(|row| row["case_id"] == "S-0001").unwrap();
    assert_eq!(
        (line["reply"].as_str(), line["comment"].as_str()),
        ("disagree", "Notatet ligger i sag ######-####")
    );
    import(
        &workspace,
        "Børn;NOTAT;S-0001;uenig;Notatet ligger i sag ######-####;arkiv 7;Notatet er set\n",
    )
    .prints_all_of(&["0 new remarks and 1 new replies"])
    .check();
    workspace.write(
        "anna.csv",
        "case_id,criterion,answer,comment,reviewer\nS-0001,NOTAT,ja,Set efter høring,Anna\n",
    );
    score(&workspace, "anna.csv");
    let shown = shown(&workspace);
    assert_eq!(shown.len(), 3);
    assert_eq!(
        shown[2],
        json!({
            "area": "Børn", "criterion": "NOTAT", "case_id": "S-0001", "reply": "disagree",
            "comment": "Notatet ligger i sag ######-####", "evidence": "arkiv 7", "auditor_reply": "Notatet er set",
            "outcome_now": "pass",
        })
    );
    assert_eq!(
        shown[1]["outcome_now"],
        Value::Null,
        "it was agreed and stands"
    );
    workspace
        .sagsaudit(&["hearing", "show", "audit"])
        .prints_all_of(&["ikke opfyldt", "opfyldt", "Anna", "Set efter høring"])
        .check();
    let report = ["report", "audit", "--format", "md", "-o", "-"];
    workspace
        .sagsaudit(&report)
        .prints_all_of(&[
            "Forvaltningens bemærkninger",
            "Notatet ligger i sag ######-####",
            "Notatet er set",
            "Set efter høring",
        ])
        .check();
    let public = [&report[..], &["--audience", "public"]].concat();
    let public = workspace.sagsaudit(&public).prints_something().check();
    assert!(!public.stdout.contains("Notatet"));
    let row = &workspace.audit("audit").rows("hearing.csv")[2];
    assert_eq!(
        (row["auditor"].as_str(), row["auditor_at"].as_str()),
        ("anna", "2026-11-02T09:00:00+00:00")
    );

    // A remark that is changed afterwards has no answer any more, and that is said.
    import(&workspace, "Børn;NOTAT;S-0001;enig;Tak;;\n")
        .prints_all_of(&[
            "1 new remarks",
            "Børn, NOTAT, S-0001: the remark was changed",
        ])
        .check();
    assert_eq!(
        workspace.audit("audit").rows("hearing.csv")[2]["auditor_reply"],
        ""
    );
    // What was heard about stays on the list, also where the case does not fail any more.
    assert!(
        exported(&workspace)
            .iter()
            .any(|row| row["case_id"] == "S-0001")
    );
}

#[test]
fn everything_that_is_wrong_is_named_and_nothing_is_taken() {
    let workspace = audited();
    import(
        &workspace,
        "Borgere;FRIST;;enig;;;\nBørn;FRST;;enig;;;\nVoksne;FRIST;S-0004;enig;;;\nBørn;FRIST;S-0004;måske;;;\n\
         Børn;FRIST;S-0008;uenig;;;\nBørn;FRIST;S-0012;;Hvad er det?;;\nBørn;FRIST;S-0016;enig;;;\nBørn;FRIST;S-0016;uenig;Nej;;\nkort\n",
    )
    .cannot_run(&[
        "[A002]", "`Borgere`", "retur.csv:2", "[A002]", "`FRST`", "retur.csv:3", "[A002]", "Voksne has no case `S-0004`",
        "[A081]", "`måske`", "retur.csv:5", "[A081]", "retur.csv:6", "[A081]", "retur.csv:7", "[A005]", "retur.csv:9", "[A080]", "retur.csv:10",
    ])
    .check_writes_nothing_but_lock(&workspace);
    workspace
        .sagsaudit(&["hearing", "import", "audit", "udtraek.csv"])
        .cannot_run(&["[A080]", "udtraek.csv:1"])
        .check_writes_nothing_but_lock(&workspace);
    workspace
        .sagsaudit(&["hearing", "show", "audit", "--lang", "en"])
        .prints_all_of(&["no remarks yet"])
        .check();
    import(&workspace, "Børn;FRIST;S-0004;enig;;;\n")
        .prints_something()
        .check();
    let kept = workspace.text("audit/hearing.csv");
    workspace.write("audit/hearing.csv", kept.replace("agree", "disagree"));
    workspace
        .sagsaudit(&["hearing", "show", "audit"])
        .cannot_run(&["[D010]", "hearing.csv"])
        .check();
}

#[test]
fn a_workbook_comes_back_whatever_was_done_to_its_rows() {
    let workspace = audited();
    workspace
        .sagsaudit(&["hearing", "export", "audit", "-o", "hoering.xlsx"])
        .notes_something()
        .check();
    workspace
        .sagsaudit(&["hearing", "import", "audit", "hoering.xlsx", "--lang", "en"])
        .prints_all_of(&["0 new remarks"])
        .check();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows = [
        ["Remark", "Reply", "Case", "Criterion", "Area"],
        ["=1+1", "DISAGREE", "S-0008", "FRIST", "Børn"],
        ["", "Agree", "", "FRIST", "Børn"],
    ];
    for (row, cells) in (7..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    workspace.write("retur.xlsx", workbook.save_to_buffer().unwrap());
    workspace
        .sagsaudit(&["hearing", "import", "audit", "retur.xlsx", "--lang", "en"])
        .prints_all_of(&["2 new remarks"])
        .check();
    assert_eq!(
        workspace.audit("audit").rows("hearing.csv")[1]["comment"],
        "=1+1"
    );
}
