//! What a checklist can say beyond single criteria: parts of it, scales, dependence, tests.

use serde_json::json;

use super::{KVALITET, extract};
use crate::harness::{Run, Workspace};

/// The checklist of these tests with themes, a scale of its own, and a criterion that depends on another.
fn themed() -> String {
    let grades = "\n[scales.karakter]\noptions = [\n  { id = \"god\", outcome = \"pass\" },\n  \
                  { id = \"jævn\", label = \"Jævn\", outcome = \"fail\", points = 0.75, comment = false },\n]\n";
    let follow_up = "\n[[criterion]]\nid = \"RETTET\"\nquestion = \"Er der rettet op?\"\ntheme = \"notat\"\n\
                     applies_when = { criterion = \"NOTAT\", is = [\"fail\"] }\nanswer = \"yes-no\"\n";
    KVALITET
        .replace(
            "severity = \"formal\"",
            "severity = \"formal\"\ntheme = \"frist\"\ndimension = \"legal\"",
        )
        .replace(
            "i journalen?\"\nanswer = \"yes-no\"\n",
            &format!("i journalen?\"\nanswer = \"karakter\"\n{follow_up}{grades}"),
        )
}

fn workspace() -> Workspace {
    Workspace::with(&[("udtraek.csv", &extract()), ("kvalitet.toml", &themed())])
}

fn run(workspace: &Workspace, arguments: &[&str]) -> Run {
    workspace
        .sagsaudit(&["run", "udtraek.csv", "--template", "kvalitet.toml"])
        .arguments(&["--per-area", "40", "--seed", "byråd 12. maj 2026"])
        .arguments(&["-o", "audit", "--lang", "en"])
        .arguments(arguments)
        .prints_something()
        .notes_something()
}

fn score(workspace: &Workspace, arguments: &[&str]) -> Run {
    workspace
        .sagsaudit(&["score", "audit"])
        .arguments(arguments)
        .prints_something()
        .notes_something()
}

/// The criteria that an audit has findings and assessments on, each once.
fn looked_at(workspace: &Workspace) -> Vec<String> {
    let audit = workspace.audit("audit");
    let findings = audit.json("findings.json");
    let named = findings["findings"].as_array().unwrap().iter();
    let mut named: Vec<String> = named
        .map(|finding| finding["criterion"].as_str().unwrap().to_owned())
        .collect();
    let mut assessed: Vec<String> = audit
        .rows("assessments.csv")
        .into_iter()
        .map(|row| row["criterion"].clone())
        .collect();
    for list in [&mut named, &mut assessed] {
        list.sort();
        list.dedup();
    }
    assert_eq!(named, assessed);
    named
}

#[test]
fn a_part_of_the_checklist_is_looked_at_and_stays_so() {
    let workspace = workspace();
    let only = ["--only", "theme:frist", "--only", "criterion:UDFALD"];
    let printed = run(&workspace, &only).check();
    assert!(
        printed
            .stdout
            .contains("Only a part of the template is looked at: theme:frist,")
    );
    assert_eq!(looked_at(&workspace), ["FRIST", "UDFALD"]);
    let audit = workspace.audit("audit");
    let findings = audit.json("findings.json");
    assert_eq!(findings["only"], json!(["theme:frist", "criterion:UDFALD"]));
    // The checklist and what is known of the population stay whole.
    assert_eq!(audit.text("template.toml"), themed());
    let before = audit.bytes("findings.json");
    score(&workspace, &[]).check();
    assert_eq!(audit.bytes("findings.json"), before);
    score(&workspace, &["--only", "dimension:legal"]).check();
    assert_eq!(looked_at(&workspace), ["FRIST"]);
    assert_eq!(
        audit.journal()[2]["command"],
        "score --only dimension:legal"
    );
    score(&workspace, &["--only", "all"]).check();
    assert_eq!(looked_at(&workspace).len(), 5);
    assert_eq!(audit.json("findings.json").get("only"), None);
}

#[test]
fn a_part_that_is_not_there_is_refused() {
    let workspace = workspace();
    for (choice, told) in [
        ("theme:frst", "did you mean `theme:frist`?"),
        ("theme:andet", "the template has: frist, notat"),
        ("dimension:ethical", "the template has: legal"),
        ("criterion:NOTT", "did you mean `criterion:NOTAT`?"),
        ("frist", "write theme:THEME"),
        ("theme:", "write theme:THEME"),
        ("all", "write theme:THEME"),
    ] {
        workspace
            .sagsaudit(&[
                "run",
                "udtraek.csv",
                "--template",
                "kvalitet.toml",
                "-o",
                "audit",
            ])
            .arguments(&["--only", choice, "--lang", "en"])
            .cannot_run(&["[C003]", told])
            .check_writes_nothing(&workspace);
    }
}

#[test]
fn a_changed_findings_file_does_not_tell_what_was_looked_at() {
    let workspace = workspace();
    run(&workspace, &["--only", "theme:frist"]).check();
    let findings = workspace.text("audit/findings.json");
    workspace.write(
        "audit/findings.json",
        findings.replace("theme:frist", "theme:notat"),
    );
    workspace
        .sagsaudit(&["score", "audit", "--lang", "en"])
        .notes(&["[D010]", "--only all"])
        .exits(2)
        .check();
    score(&workspace, &["--only", "theme:frist"]).check();
    assert_eq!(looked_at(&workspace), ["FRIST"]);
}

#[test]
fn answers_on_an_own_scale_decide_what_depends_on_them() {
    let workspace = workspace();
    run(&workspace, &[]).check();
    let audit = workspace.audit("audit");
    assert_eq!(audit.assessment("S-0001", "RETTET")["outcome"], "pending");
    workspace.write(
        "anna.csv",
        "case_id,criterion,answer,comment\nS-0001,NOTAT,Jævn,\nS-0001,RETTET,nej,Nej\n\
         S-0002,NOTAT,god,\nS-0002,RETTET,nej,Nej\nS-0004,RETTET,ja,\n",
    );
    score(&workspace, &["--answers", "anna.csv"]).check();
    let told = |case, criterion| {
        let row = audit.assessment(case, criterion);
        ["outcome", "points", "answer", "reason"]
            .map(|name| row[name].clone())
            .join("|")
    };
    assert_eq!(told("S-0001", "NOTAT"), "fail|0.75|jævn|");
    assert_eq!(told("S-0001", "RETTET"), "fail|0|no|");
    let other = "does not apply, since NOTAT is pass";
    assert_eq!(
        told("S-0002", "RETTET"),
        format!("not_applicable||no|{other}")
    );
    assert_eq!(
        told("S-0004", "RETTET"),
        "pending||yes|waits for NOTAT (pending)"
    );
    workspace.write("bo.csv", "case_id,criterion,answer\nS-0007,NOTAT,nej\n");
    workspace
        .sagsaudit(&["score", "audit", "--answers", "bo.csv", "--lang", "en"])
        .cannot_run(&["[A003]", "`nej`", "god, jævn"])
        .check();
}

#[test]
fn the_tests_of_a_checklist_are_run_by_check() {
    let good = "\n[[test]]\nname = \"For sent\"\ncase = { modtaget = \"2026-03-02\", afgjort = 2026-05-01, udfald = \"andet\" }\n\
                expect = { FRIST = \"fail\", UDFALD = \"fail\" }\n";
    let workspace = Workspace::with(&[("kvalitet.toml", &format!("{}{good}", themed()))]);
    workspace
        .sagsaudit(&["check", "kvalitet.toml", "-q"])
        .check();
    let bad = good.replace("UDFALD = \"fail\"", "UDFALD = \"pass\"");
    workspace.write("kvalitet.toml", format!("{}{bad}", themed()));
    workspace
        .sagsaudit(&["check", "kvalitet.toml", "--lang", "en"])
        .exits(1)
        .prints_all_of(&[
            "error[T105]",
            "UDFALD should be pass, but is fail",
            "kvalitet.toml:",
        ])
        .notes_something()
        .check();
}
