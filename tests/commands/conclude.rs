//! `conclude`: what the auditor decides instead of the program is kept with its reason, and can be taken back.

use serde_json::json;

use super::{RUN, register};
use crate::harness::{Run, Workspace};

/// An audit of every case, in the folder `audit`.
fn audited() -> Workspace {
    let workspace = register();
    workspace
        .sagsaudit(&RUN)
        .arguments(&["--per-area", "40", "--seed", "byråd 12. maj 2026"])
        .arguments(&["-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    workspace
}

fn conclude(workspace: &Workspace, arguments: &[&str]) -> Run {
    workspace
        .sagsaudit(&["conclude", "audit", "--reason", "Kendt fra sidste år"])
        .arguments(arguments)
}

fn conclusion(workspace: &Workspace, area: &str) -> serde_json::Value {
    let findings = workspace.audit("audit").json("findings.json");
    let areas = findings["areas"].as_array().unwrap();
    let found = areas.iter().find(|found| found["area"] == area).unwrap();
    found["conclusion"].clone()
}

#[test]
fn a_level_that_is_set_stands_beside_the_program_s_own_everywhere() {
    let workspace = audited();
    let before = conclusion(&workspace, "Børn");
    conclude(
        &workspace,
        &["--area", "Børn", "--level", "2", "--by", "Anna Holm"],
    )
    .prints_all_of(&[
        "Konklusion, trin 2:",
        "Sat af Anna",
        "Kendt fra sidste år",
        "Programmets eget: Området kan ikke konkluderes endnu",
    ])
    .notes(&["Børn: trin 2 er sat"])
    .check();
    let set = conclusion(&workspace, "Børn");
    assert_eq!(
        (&set["level"], &set["set_by"]),
        (&json!(2), &json!("Anna Holm"))
    );
    assert_eq!(set["set"]["reason"], "Kendt fra sidste år");
    assert_eq!(set["set"]["program"]["level"], before["level"]);
    assert_eq!(set["set"]["program"]["trigger"], before["trigger"]);
    // It holds when the audit is scored again.
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_all_of(&["Konklusion, trin 2:", "Sat af Anna"])
        .notes_something()
        .check();
    assert_eq!(conclusion(&workspace, "Børn"), set);
    let journal = workspace.audit("audit").journal();
    assert_eq!(journal[1]["command"], "conclude --area Børn --level 2");
    assert_eq!(journal[1]["reason"], "Kendt fra sidste år");
    assert_eq!(journal[1]["by"], "Anna Holm");
    conclude(&workspace, &["--area", "Børn", "--withdraw"])
        .prints_something()
        .notes(&["trukket tilbage"])
        .check();
    assert_eq!(conclusion(&workspace, "Børn"), before);
}

#[test]
fn an_error_is_called_systematic_together_with_its_cause() {
    let workspace = audited();
    let systematic = ["--criterion", "FRIST", "--systematic", "--cause"];
    conclude(&workspace, &["--area", "Børn"])
        .arguments(&systematic)
        .arguments(&["arbejdsgang", "--lang", "en"])
        .prints_all_of(&["FRIST is systematic, common cause: procedure. Set by anna"])
        .notes(&["systematic is set"])
        .check();
    let finding = workspace.audit("audit").finding("Børn", "FRIST");
    assert_eq!(finding["systematic"]["cause"], "procedure");
    let rows = workspace.audit("audit").rows("findings.csv");
    let row = rows
        .iter()
        .find(|row| row["systematic_cause"] == "procedure")
        .unwrap();
    assert_eq!(row["systematic_reason"], "Kendt fra sidste år");
}

#[test]
fn what_cannot_be_decided_is_refused_and_changes_nothing() {
    let workspace = audited();
    for (arguments, told) in [
        (&["--area", "Børnene", "--level", "2"][..], "A011"),
        (&["--area", "Børn", "--level", "6"], "A012"),
        (&["--area", "Børn", "--withdraw"], "A014"),
        (
            &[
                "--area",
                "Børn",
                "--criterion",
                "FRITS",
                "--systematic",
                "--cause",
                "system",
            ],
            "A011",
        ),
        (
            &[
                "--area",
                "Børn",
                "--criterion",
                "NOTAT",
                "--systematic",
                "--cause",
                "system",
            ],
            "A013",
        ),
        (
            &["--area", "Børn", "--level", "2", "--withdraw"],
            "cannot be used with",
        ),
        (
            &["--area", "Børn", "--criterion", "FRIST", "--systematic"],
            "--cause",
        ),
        (&["--area", "Børn"], "required"),
    ] {
        conclude(&workspace, arguments)
            .cannot_run(&[told])
            .check_writes_nothing_but_lock(&workspace);
    }
    workspace
        .sagsaudit(&["conclude", "audit", "--area", "Børn", "--level", "2"])
        .arguments(&["--reason", "  "])
        .cannot_run(&["C003"])
        .check_writes_nothing_but_lock(&workspace);
}

#[test]
fn decisions_that_somebody_changed_by_hand_are_refused() {
    let workspace = audited();
    conclude(&workspace, &["--area", "Børn", "--level", "2"])
        .prints_something()
        .notes_something()
        .check();
    let changed = workspace
        .text("audit/conclusions.csv")
        .replace(",2,", ",1,");
    workspace.write("audit/conclusions.csv", changed);
    workspace
        .sagsaudit(&["score", "audit"])
        .cannot_run(&["D010", "conclusions.csv"])
        .check_writes_nothing_but_lock(&workspace);
}

#[test]
fn a_new_draw_does_not_inherit_decisions() {
    let workspace = audited();
    conclude(&workspace, &["--area", "Børn", "--level", "2"])
        .prints_something()
        .notes_something()
        .check();
    workspace
        .sagsaudit(&RUN)
        .arguments(&["-o", "audit", "--redraw", "--reason", "x"])
        .cannot_run(&["D007", "afgørelser"])
        .check_writes_nothing_but_lock(&workspace);
}

#[test]
fn cpr_numbers_do_not_get_into_decisions() {
    let workspace = audited();
    workspace
        .sagsaudit(&["conclude", "audit", "--area", "Børn", "--level", "2"])
        .arguments(&["--reason", "se 010190-1234"])
        .prints_something()
        .notes_something()
        .check();
    for (name, bytes) in workspace.contents() {
        let is_in_it =
            name.starts_with("audit/") && bytes.windows(11).any(|part| part == b"010190-1234");
        assert!(!is_in_it, "{name}");
    }
}

#[test]
fn a_conclusion_on_a_part_of_the_checklist_says_so() {
    let workspace = audited();
    workspace
        .sagsaudit(&["score", "audit", "--only", "criterion:FRIST"])
        .prints_all_of(&["Konklusionen bygger kun på en del af", "criterion:FRIST"])
        .notes_something()
        .check();
    assert_eq!(
        conclusion(&workspace, "Børn")["part"],
        json!(["criterion:FRIST"])
    );
    // What is decided then is decided on the same part.
    conclude(&workspace, &["--area", "Børn", "--level", "2"])
        .arguments(&["--lang", "en"])
        .prints_all_of(&["level 2", "rests on a part", "criterion:FRIST"])
        .notes_something()
        .check();
    let findings = workspace.audit("audit").json("findings.json");
    assert_eq!(findings["only"], json!(["criterion:FRIST"]));
    // An error that was not looked at cannot be called systematic.
    let systematic = ["--criterion", "UDFALD", "--systematic", "--cause", "system"];
    conclude(&workspace, &["--area", "Børn"])
        .arguments(&systematic)
        .cannot_run(&["A013", "UDFALD"])
        .check();
    workspace
        .sagsaudit(&["score", "audit", "--only", "all"])
        .prints_something()
        .notes_something()
        .check();
    assert_eq!(conclusion(&workspace, "Børn").get("part"), None);
}
