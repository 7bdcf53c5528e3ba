//! Every form that `check` writes, held against what was looked at once, and against what its readers demand.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{GOOD, with_warning};
use crate::harness::Workspace;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/check")
}

fn workspace() -> Workspace {
    let workspace = Workspace::new();
    for (fixture, name) in [
        ("frister.toml", "frister.toml"),
        ("questions.toml", "spørgsmål.toml"),
        ("god.toml", "god.toml"),
    ] {
        workspace.write(
            &format!("lister/{name}"),
            std::fs::read(fixtures().join(fixture)).unwrap(),
        );
    }
    workspace
}

fn written(workspace: &Workspace, form: &str, lang: &str) -> String {
    workspace
        .sagsaudit(&["check", "lister", "--format", form, "--lang", lang])
        .exits(1)
        .prints_something()
        .notes(&["3", "2", "2", "1"])
        .check()
        .stdout
}

fn json(workspace: &Workspace, form: &str) -> Value {
    serde_json::from_str(&written(workspace, form, "da")).unwrap()
}

#[test]
fn every_form_is_as_it_was_looked_at() {
    let workspace = workspace();
    for (form, lang, name) in [
        ("text", "da", "report.text"),
        ("concise", "da", "report.concise"),
        ("json", "da", "report.json"),
        ("sarif", "da", "report.sarif"),
        ("github", "da", "report.github"),
        ("gitlab", "da", "report.gitlab"),
        ("junit", "da", "report.junit"),
        ("text", "en", "report.en.text"),
    ] {
        let found = written(&workspace, form, lang);
        let golden = fixtures().join(name);
        if std::env::var_os("SAGSAUDIT_BLESS").is_some() {
            std::fs::write(&golden, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        assert!(expected == found, "{name}:\n{found}");
    }
}

#[test]
fn files_for_machines_are_the_same_in_both_languages() {
    let workspace = workspace();
    for form in ["json", "sarif", "gitlab"] {
        assert_eq!(
            written(&workspace, form, "da"),
            written(&workspace, form, "en"),
            "{form}"
        );
    }
}

/// The demands of the standard that a log of ours could break; the whole schema is held by fixtures/check/sarif.py.
#[test]
fn sarif_has_what_the_standard_demands() {
    let log = json(&workspace(), "sarif");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 5);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        for text in ["shortDescription", "fullDescription", "help"] {
            let text = rules[index][text]["text"].as_str().unwrap();
            assert!(text.ends_with('.'), "{text}");
        }
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(
            uri.is_ascii() && uri.starts_with("lister/") && !uri.contains(' '),
            "{uri}"
        );
        let region = &place["region"];
        let number = |key: &str| region[key].as_u64().unwrap();
        assert!(number("startLine") >= 1 && number("startColumn") >= 1);
        let (start, end) = (
            (number("startLine"), number("startColumn")),
            (number("endLine"), number("endColumn")),
        );
        assert!(start < end);
    }
}

#[test]
fn columns_are_counted_in_characters() {
    let report = json(&workspace(), "json");
    let diagnostics = report["diagnostics"].as_array().unwrap();
    let unknown = diagnostics
        .iter()
        .find(|found| found["code"] == "T012")
        .unwrap();
    let line = std::fs::read_to_string(fixtures().join("frister.toml")).unwrap();
    let line = line.lines().nth(18).unwrap();
    let before = line.split("\"afgjordt\"").next().unwrap().chars().count();
    assert_eq!(unknown["line"], 19);
    assert_eq!(unknown["column"], before + 1);
    assert_eq!(unknown["end_column"], before + 1 + "\"afgjordt\"".len());
}

#[test]
fn fingerprints_outlive_lines_that_are_added_above() {
    let fingerprints = |template: &str| -> Vec<String> {
        let workspace = Workspace::with(&[("a.toml", template)]);
        let printed = workspace
            .sagsaudit(&["check", "a.toml", "--format", "gitlab"])
            .exits(1)
            .prints_something()
            .notes_something()
            .check();
        let issues: Value = serde_json::from_str(&printed.stdout).unwrap();
        let issues = issues.as_array().unwrap().iter();
        issues
            .map(|issue| issue["fingerprint"].as_str().unwrap().to_owned())
            .collect()
    };
    let broken = GOOD.replace("answer", "anwser").replace("help", "hlep");
    let before = fingerprints(&broken);
    let after = fingerprints(&format!("# En linje mere\n\n{broken}"));
    assert_eq!(before, after);
    let mut unique = before.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), before.len());
}

#[test]
fn an_annotation_cannot_be_broken_out_of() {
    let template = GOOD.replace("[[criterion]]", "[[criterion]]\n\"a%:,\\n::error::b\" = 1");
    let workspace = Workspace::with(&[("a,b:c.toml", &template)]);
    let printed = workspace
        .sagsaudit(&["check", "a,b:c.toml", "--format", "github"])
        .exits(1)
        .prints_something()
        .notes_something()
        .check();
    for line in printed.stdout.lines() {
        assert!(
            line.starts_with("::error file=a%2Cb%3Ac.toml,line=")
                || line.starts_with("::warning file=a%2Cb%3Ac.toml,line="),
            "{line}"
        );
    }
    assert!(printed.stdout.contains("a%25:,"));
}

#[test]
fn nothing_to_say_is_a_whole_document_too() {
    let workspace = Workspace::with(&[("god.toml", GOOD)]);
    for (form, holds) in [
        ("json", "\"diagnostics\": []"),
        ("sarif", "\"results\": []"),
        ("gitlab", "[]"),
        ("junit", "failures=\"0\""),
    ] {
        workspace
            .sagsaudit(&["check", "god.toml", "--format", form])
            .prints_all_of(&[holds])
            .notes(&["1"])
            .check();
    }
    for form in ["text", "concise", "github"] {
        workspace
            .sagsaudit(&["check", "god.toml", "--format", form])
            .notes(&["1"])
            .check();
    }
}

#[test]
fn warnings_fail_when_they_are_denied_and_not_when_they_are_allowed() {
    let workspace = Workspace::with(&[("god.toml", &with_warning())]);
    let run = |arguments: &[&str], status: i32| {
        workspace
            .sagsaudit(&["check", "god.toml", "--format", "junit"])
            .arguments(arguments)
            .exits(status)
            .prints_something()
            .notes_something()
            .check()
            .stdout
    };
    assert!(run(&[], 0).contains("<system-out>"));
    assert!(run(&["--deny", "warnings"], 1).contains("<failure type=\"T034\""));
    assert!(run(&["--deny", "hints"], 1).contains("failures=\"1\""));
    assert!(!run(&["--deny", "hints", "--allow", "t034"], 0).contains("T034"));
    for (code, told) in [("T012", "T012"), ("T999", "T999"), ("x", "`x`")] {
        workspace
            .sagsaudit(&["check", "god.toml", "--allow", code])
            .cannot_run(&[told])
            .check();
    }
}

#[test]
fn quiet_leaves_out_what_is_not_denied() {
    let workspace = Workspace::with(&[("god.toml", &with_warning())]);
    workspace.sagsaudit(&["check", "god.toml", "-q"]).check();
    workspace
        .sagsaudit(&["check", "god.toml", "-q", "--deny", "warnings"])
        .exits(1)
        .prints_all_of(&["T034"])
        .check();
}

#[test]
fn a_form_may_be_asked_for_before_the_command() {
    let workspace = Workspace::with(&[("god.toml", GOOD)]);
    workspace
        .sagsaudit(&["--format", "json", "check", "god.toml"])
        .prints_all_of(&["\"schema\": 1"])
        .notes_something()
        .check();
    workspace
        .sagsaudit(&["--format", "md", "check", "god.toml"])
        .cannot_run(&["[C003]", "`md`"])
        .check();
}
