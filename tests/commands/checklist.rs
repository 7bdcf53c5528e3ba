//! What a checklist can say beyond single criteria: parts of it, scales, dependence, tests.

use serde_json::json;

use super::{KVALITET, RUN, extract};
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
            "til afgørelsen.\"\nanswer = \"yes-no\"\n",
            &format!("til afgørelsen.\"\nanswer = \"karakter\"\n{follow_up}{grades}"),
        )
}

fn workspace() -> Workspace {
    Workspace::with(&[("udtraek.csv", &extract()), ("kvalitet.toml", &themed())])
}

fn run(workspace: &Workspace, arguments: &[&str]) -> Run {
    workspace
        .sagsaudit(&RUN)
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
    // A new draw looks at the same part.
    workspace
        .sagsaudit(&[
            "draw",
            "udtraek.csv",
            "--template",
            "kvalitet.toml",
            "-o",
            "audit",
        ])
        .arguments(&[
            "--redraw",
            "--reason",
            "prøve",
            "--seed",
            "et andet frø",
            "-q",
        ])
        .prints_something()
        .check();
    assert_eq!(looked_at(&workspace), ["FRIST"]);
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
            .sagsaudit(&RUN)
            .arguments(&["-o", "audit", "--only", choice, "--lang", "en"])
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

/// The checklist of a later audit, which looks at the cases that were late in the earlier one.
fn asking() -> String {
    let follow_up = "\n[[criterion]]\nid = \"IGEN\"\nquestion = \"Er sagen stadig for sen?\"\n\
                     applies_if = \"COALESCE(prior('FRIST'), 'pass') = 'fail'\"\n\
                     pass_if = \"afgjort IS NOT NULL\"\n";
    format!("{KVALITET}{follow_up}")
}

#[test]
fn the_outcome_of_an_earlier_audit_is_looked_up_and_kept() {
    let workspace = workspace();
    run(&workspace, &["--as-of", "2026-10-31"]).check();
    let earlier = workspace.audit("audit");
    workspace.write("igen/kvalitet.toml", asking());
    let again = |arguments: &[&str]| {
        workspace
            .sagsaudit(&["run", "udtraek.csv", "--template", "igen/kvalitet.toml"])
            .arguments(&[
                "--per-area",
                "9",
                "--seed",
                "byråd 12. maj 2026",
                "-o",
                "ny",
            ])
            .arguments(&["--as-of", "2026-10-31", "-q"])
            .arguments(arguments)
            .prints_something()
    };
    again(&["--prior", "audit"]).check();
    let audit = workspace.audit("ny");
    let outcomes = |criterion: &str| -> Vec<(String, String)> {
        let rows = audit.rows("assessments.csv").into_iter();
        rows.filter(|row| row["criterion"] == criterion)
            .map(|row| (row["case_id"].clone(), row["outcome"].clone()))
            .collect()
    };
    let found = outcomes("IGEN");
    assert!(found.iter().any(|(_, outcome)| outcome == "pass"));
    for (case, outcome) in &found {
        let was_late = earlier.assessment(case, "FRIST")["outcome"] == "fail";
        assert_eq!(outcome != "not_applicable", was_late, "{case}");
    }
    // Kept are the drawn cases and what the rule asks for, and from which file it came.
    let kept = audit.rows("prior.csv");
    let sampled = audit.rows("sample.csv").len();
    assert_eq!(kept.len(), sampled);
    assert!(kept.iter().all(|row| row["criterion"] == "FRIST"));
    let command = audit.journal()[0]["command"].as_str().unwrap().to_owned();
    let source = earlier.journal()[0]["files"]["assessments.csv"].clone();
    assert_eq!(
        command,
        format!("run --prior assessments.csv:{}", source.as_str().unwrap())
    );
    // The folder alone gives the same again.
    let before = audit.bytes("assessments.csv");
    std::fs::rename(workspace.path("audit"), workspace.path("flyttet")).unwrap();
    workspace
        .sagsaudit(&["score", "ny", "-q"])
        .prints_something()
        .check();
    assert_eq!(audit.bytes("assessments.csv"), before);
    // A new draw does not keep what was looked up for other cases.
    again(&["--redraw", "--reason", "prøve"]).check();
    assert!(audit.rows("prior.csv").is_empty());
    assert!(
        outcomes("IGEN")
            .iter()
            .all(|(_, outcome)| outcome == "not_applicable")
    );
    workspace
        .sagsaudit(&["score", "ny", "-q", "--prior", "flyttet"])
        .prints_something()
        .check();
    assert_eq!(audit.bytes("assessments.csv"), before);
}

#[test]
fn an_earlier_audit_that_cannot_be_used_is_refused() {
    let workspace = workspace();
    run(&workspace, &[]).check();
    workspace.write("igen/kvalitet.toml", asking());
    let refused = |template: &str, prior: &str, told: &[&str]| {
        workspace
            .sagsaudit(&["run", "udtraek.csv", "--template", template, "-o", "ny"])
            .arguments(&["--prior", prior, "--lang", "en", "-q"])
            .cannot_run(told)
            .check();
    };
    refused(
        "kvalitet.toml",
        "audit",
        &["[C005]", "does not use `prior`"],
    );
    refused("igen/kvalitet.toml", "borte", &["[C001]", "borte"]);
    let assessments = workspace.text("audit/assessments.csv");
    workspace.write(
        "audit/assessments.csv",
        assessments.replace(",fail,", ",pass,"),
    );
    refused(
        "igen/kvalitet.toml",
        "audit",
        &["[D010]", "assessments.csv"],
    );
    let kept = workspace.text("audit/draw.json");
    assert!(!kept.is_empty() && !workspace.path("ny").exists());
}
