//! `trend`: audits of several periods beside each other.

use serde_json::{Value, json};

use super::{KVALITET, register};
use crate::harness::{Workspace, rows_of};

fn draw(workspace: &Workspace, folder: &str, as_of: &str, template: &str) {
    workspace
        .sagsaudit(&["run", "udtraek.csv", "--template", template, "-o", folder])
        .arguments(&["--per-area", "8", "--as-of", as_of, "--seed"])
        .arguments(&[&format!("startværdi for {as_of}")])
        .prints_something()
        .notes_something()
        .check();
}

/// Two audits of a template, a third of it reworded, and a fourth with another rule.
fn audited() -> Workspace {
    let workspace = register();
    draw(&workspace, "sep", "2026-09-30", "kvalitet.toml");
    draw(&workspace, "okt", "2026-10-31", "kvalitet.toml");
    assert!(KVALITET.contains("30 days"));
    for (folder, as_of, text) in [
        (
            "nov",
            "2026-11-30",
            KVALITET.replace("title = \"", "title = \"Ny "),
        ),
        ("dec", "2026-12-31", KVALITET.replace("30 days", "40 days")),
    ] {
        let name = format!("{folder}-skabelon/kvalitet.toml");
        workspace.write(&name, text);
        draw(&workspace, folder, as_of, &name);
    }
    workspace
}

fn trend(workspace: &Workspace, arguments: &[&str]) -> Value {
    let printed = workspace
        .sagsaudit(&["trend", "--format", "json"])
        .arguments(arguments)
        .prints_something()
        .check();
    serde_json::from_str(&printed.stdout).unwrap()
}

fn status(trend: &Value, criterion: &str) -> Value {
    let series = trend["areas"][0]["series"].as_array().unwrap();
    let found = series
        .iter()
        .find(|series| series["criterion"] == criterion);
    found.unwrap()["change"]["status"].clone()
}

#[test]
fn audits_are_put_in_their_order_and_compared() {
    let workspace = audited();
    let found = trend(&workspace, &["okt", "sep"]);
    assert_eq!(found["schema"], 1);
    let dates: Vec<&Value> = found["periods"]
        .as_array()
        .unwrap()
        .iter()
        .map(|period| &period["as_of"])
        .collect();
    assert_eq!(dates, ["2026-09-30", "2026-10-31"]);
    let again = trend(&workspace, &["sep", "okt"]);
    assert_eq!(found, again);
    let area = &found["areas"][0];
    assert!(area["shared_cases"].is_u64());
    assert_eq!(status(&found, "NOTAT"), "pending");
    let points = area["series"][0]["points"].as_array().unwrap();
    let sep = workspace
        .audit("sep")
        .finding(area["area"].as_str().unwrap(), "FRIST");
    assert_eq!(points[0]["rates"]["fail"], sep["fail"]);
    assert_eq!(points[0]["rates"]["lower"], sep["interval"]["lower"]);
}

#[test]
fn wording_may_change_between_audits_and_rules_may_not() {
    let workspace = audited();
    assert_ne!(
        status(&trend(&workspace, &["okt", "nov"]), "FRIST"),
        "changed"
    );
    let changed = trend(&workspace, &["nov", "dec"]);
    assert_eq!(status(&changed, "FRIST"), "changed");
    assert_ne!(status(&changed, "UDFALD"), "changed");
    let findings_only = trend(&workspace, &["okt/findings.json", "nov"]);
    assert_eq!(status(&findings_only, "FRIST"), "unchecked");
    workspace
        .sagsaudit(&["trend", "nov", "dec", "--lang", "en"])
        .prints_all_of(&["not compared", "has changed since 2026-11-30: FRIST"])
        .check();
    workspace
        .sagsaudit(&["trend", "okt/findings.json", "nov", "--lang", "en"])
        .prints_all_of(&["not compared", "The template has changed"])
        .check();
}

#[test]
fn every_format_fits_its_reader() {
    let workspace = audited();
    let audits = ["trend", "sep", "okt", "nov"];
    for lang in ["da", "en"] {
        let printed = workspace
            .sagsaudit(&audits)
            .arguments(&["--lang", lang])
            .prints_something()
            .check();
        let widest = printed
            .stdout
            .lines()
            .map(|line| line.chars().count())
            .max();
        assert!(widest <= Some(80), "{}", printed.stdout);
    }
    let csv = workspace
        .sagsaudit(&audits)
        .arguments(&["--format", "csv"])
        .prints_something()
        .check();
    let rows = rows_of(csv.stdout.as_bytes());
    assert_eq!(rows.len(), 3 * 3 * 4, "areas, audits and criteria");
    let last = rows.iter().filter(|row| row["as_of"] == "2026-11-30");
    assert!(last.clone().all(|row| row["change_from"] == "2026-10-31"));
    workspace
        .sagsaudit(&audits)
        .arguments(&["--format", "md"])
        .prints_all_of(&["## Udvikling", "**Lokale normer**"])
        .check();
}

#[test]
fn what_cannot_stand_beside_the_others_is_named() {
    let workspace = audited();
    let mut findings = workspace.audit("sep").json("findings.json");
    findings["schema"] = json!(7);
    workspace.write("ny.json", findings.to_string());
    findings["schema"] = json!(1);
    findings["template"]["id"] = json!("andet");
    workspace.write("andet.json", findings.to_string());
    workspace.write("tekst.json", "[]");
    for (audits, told) in [
        (&["sep"][..], &["C025"][..]),
        (&["sep", "sep"], &["C027", "sep"]),
        (&["ny.json", "okt"], &["C028", "ny.json"]),
        (&["andet.json", "okt"], &["C026", "okt"]),
        (&["tekst.json", "okt"], &["C028", "tekst.json"]),
        (&["kvalitet.toml", "okt"], &["C028"]),
        (&["nowhere", "okt"], &["C001"]),
    ] {
        workspace
            .sagsaudit(&["trend"])
            .arguments(audits)
            .cannot_run(told)
            .check_writes_nothing(&workspace);
    }
}

#[test]
fn findings_that_somebody_changed_by_hand_are_refused() {
    let workspace = audited();
    let changed = workspace
        .text("okt/findings.json")
        .replace("\"fail\": ", "\"fail\": 1");
    workspace.write("okt/findings.json", changed);
    workspace
        .sagsaudit(&["trend", "sep", "okt"])
        .cannot_run(&["D010", "findings.json", "score"])
        .check_writes_nothing(&workspace);
    workspace
        .sagsaudit(&["score", "okt", "--only", "all"])
        .prints_something()
        .notes_something()
        .check();
    workspace
        .sagsaudit(&["trend", "sep", "okt"])
        .prints_something()
        .check();
}

#[test]
fn an_audit_of_a_part_says_so_in_the_development() {
    let workspace = audited();
    workspace
        .sagsaudit(&["score", "okt", "--only", "criterion:FRIST"])
        .prints_something()
        .notes_something()
        .check();
    workspace
        .sagsaudit(&["trend", "sep", "okt"])
        .prints_all_of(&["kun en del af tjeklisten: criterion:FRIST"])
        .check();
}
