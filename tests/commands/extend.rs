//! `extend` and `draw --stop-rule`: a sample that grows, by a rule stated before the draw or without one.

use serde_json::{Value, json};

use crate::harness::{Run, Workspace};

const TEMPLATE: &str = r#"
[template]
id = "svar"
version = "1"
title = "Svar"
[sampling]
per_area = 10
reserve = 2
[targets]
compliance = 0.90
[columns.sag]
type = "text"
role = "id"
[columns.ydelse]
type = "text"
role = "area"
[columns.svaret]
type = "date"
[[criterion]]
id = "K"
question = "Er der svaret?"
pass_if = "svaret IS NOT NULL"
[[criterion]]
id = "M"
question = "Er svaret til at forstå?"
answer = "yes-no"
"#;

/// 60 cases of `A` and 20 of `B`; every eighth is not answered.
fn extract() -> String {
    let mut text = "sag;ydelse;svaret\n".to_owned();
    for number in 0..80 {
        let area = if number % 4 == 3 { "B" } else { "A" };
        let answered = if number % 8 == 0 { "" } else { "2026-03-02" };
        text.push_str(&format!("S-{number:03};{area};{answered}\n"));
    }
    text
}

fn workspace() -> Workspace {
    Workspace::with(&[("udtraek.csv", &extract()), ("svar.toml", TEMPLATE)])
}

fn run(workspace: &Workspace, folder: &str, as_of: &str) {
    workspace
        .sagsaudit(&[
            "run",
            "udtraek.csv",
            "--template",
            "svar.toml",
            "-o",
            folder,
        ])
        .arguments(&["--as-of", as_of, "--seed"])
        .arguments(&[&format!("lodtrækning {as_of}")])
        .prints_something()
        .notes_something()
        .check();
}

fn audited() -> Workspace {
    let workspace = workspace();
    run(&workspace, "audit", "2026-04-01");
    workspace
}

fn extend(workspace: &Workspace, arguments: &[&str]) -> Run {
    workspace
        .sagsaudit(&["extend", "audit", "--reason", "flere fejl end ventet"])
        .arguments(arguments)
        .prints_something()
}

fn verifies(workspace: &Workspace) {
    workspace
        .sagsaudit(&["verify", "audit", "--extract", "udtraek.csv"])
        .prints_something()
        .check();
}

fn area<'v>(record: &'v Value, name: &str) -> &'v Value {
    let mut areas = record["areas"].as_array().unwrap().iter();
    areas.find(|area| area["area"] == name).unwrap()
}

#[test]
fn reserves_come_first_and_then_the_next_tickets() {
    let workspace = audited();
    let audit = workspace.audit("audit");
    let before = audit.sampled();
    extend(&workspace, &["--by", "2", "--area", "A"]).check();
    let record = audit.json("draw.json");
    let of_a = area(&record, "A");
    assert_eq!(
        (
            &of_a["requested"],
            &of_a["drawn"],
            &of_a["extended"],
            &of_a["reserves"]
        ),
        (&json!(10), &json!(12), &json!(2), &json!(0))
    );
    assert_eq!(area(&record, "B")["drawn"], 10);
    verifies(&workspace);
    extend(&workspace, &["--by", "5", "--extract", "udtraek.csv"]).check();
    verifies(&workspace);
    let record = audit.json("draw.json");
    assert_eq!(area(&record, "A")["drawn"], 17);
    assert_eq!(area(&record, "B")["drawn"], 15);
    let extensions = record["extensions"].as_array().unwrap();
    assert_eq!(extensions.len(), 2);
    assert_eq!(extensions[0]["reason"], "flere fejl end ventet");
    assert_eq!(extensions[0]["areas"], json!([{ "area": "A", "cases": 2 }]));
    let after = audit.sampled();
    assert!(before.iter().all(|case| after.contains(case)));
    // The extended sample is the one that would have been drawn at once.
    workspace
        .sagsaudit(&[
            "draw",
            "udtraek.csv",
            "--template",
            "svar.toml",
            "-o",
            "whole",
        ])
        .arguments(&["--as-of", "2026-04-01", "--seed", "lodtrækning 2026-04-01"])
        .arguments(&[
            "--area-size",
            "A=17",
            "--area-size",
            "B=15",
            "--reserve",
            "0",
        ])
        .prints_something()
        .notes_something()
        .check();
    let whole = workspace.audit("whole");
    assert_eq!(whole.bytes("sample.csv"), audit.bytes("sample.csv"));
    let journal = audit.journal();
    assert_eq!(journal[1]["command"], "extend --by 2 --area A");
    assert_eq!(journal[2]["reason"], "flere fejl end ventet");
}

#[test]
fn answers_stay_and_the_findings_say_what_the_extension_costs() {
    let workspace = audited();
    let audit = workspace.audit("audit");
    let answers: String = audit
        .sampled()
        .iter()
        .map(|(_, id)| format!("{id},M,yes\n"))
        .collect();
    workspace.write("anna.csv", format!("case_id,criterion,answer\n{answers}"));
    let score = |arguments: &[&str]| {
        workspace
            .sagsaudit(&["score", "audit", "--lang", "en"])
            .arguments(arguments)
            .prints_something()
            .notes_something()
            .check()
    };
    score(&["--answers", "anna.csv"]);
    let before = audit.json("findings.json");
    assert_eq!(audit.finding("A", "M")["pending"], 0);
    extend(
        &workspace,
        &["--by", "8", "--area", "A", "--extract", "udtraek.csv"],
    )
    .check();
    let finding = audit.finding("A", "M");
    assert_eq!(
        (&finding["pass"], &finding["pending"]),
        (&json!(10), &json!(8))
    );
    assert_eq!(finding["first_look"]["pass"], 10);
    let automatic = audit.finding("A", "K");
    assert_eq!(automatic["drawn"], 18);
    assert_eq!(automatic["interval"]["method"], "any-time-hypergeometric");
    assert_eq!(
        automatic["interval"]["upper"],
        automatic["one_sided"]["upper"]
    );
    assert_eq!(
        audit.finding("B", "K")["interval"]["method"],
        "hypergeometric"
    );
    let after = audit.json("findings.json");
    assert_eq!(before["across"], after["across"]);
    let extension = &area(&after, "A")["extension"];
    assert_eq!(extension["rule"], "any_time");
    assert_eq!(extension["first_drawn"], 10);
    assert_eq!(area(&after, "B").get("extension"), None);
    let printed = score(&[]).stdout;
    for said in [
        "wrong is at\nmost 10% (2 alpha)",
        "limits that hold whenever one stops",
        "as they were first drawn (A: the\nfirst 10 of 18)",
    ] {
        assert!(printed.contains(said), "{said}: {printed}");
    }
    assert_eq!(after, audit.json("findings.json"), "score says the same");
}

#[test]
fn an_area_extended_to_all_its_cases_is_a_census() {
    let workspace = audited();
    let audit = workspace.audit("audit");
    extend(
        &workspace,
        &["--by", "500", "--area", "B", "--extract", "udtraek.csv"],
    )
    .check();
    let record = audit.json("draw.json");
    let of_b = area(&record, "B");
    assert_eq!(
        (&of_b["drawn"], &of_b["census"]),
        (&json!(20), &json!(true))
    );
    assert_eq!(audit.finding("B", "K")["interval"]["method"], "census");
    verifies(&workspace);
    extend(&workspace, &["--by", "1", "--area", "B"])
        .prints("")
        .cannot_run(&["[D082]", "`B`"])
        .check_writes_nothing(&workspace);
}

#[test]
fn what_cannot_be_extended_is_refused_and_nothing_is_written() {
    let workspace = audited();
    workspace.write("andet.csv", extract().replace("S-001", "S-901"));
    for (arguments, said) in [
        (&["--by", "3"][..], &["[D084]", "--extract", "2"][..]),
        (&[], &["[D082]", "--by"]),
        (&["--by", "1", "--area", "a"], &["[D082]", "`a`", "`A`"]),
        (&["--by", "0"], &["0"]),
        (
            &["--by", "3", "--extract", "andet.csv"],
            &["[D085]", "extracts[0].sha256"],
        ),
        (&["--by", "3", "--extract", "mangler.csv"], &["[C001]"]),
    ] {
        extend(&workspace, arguments)
            .prints("")
            .cannot_run(said)
            .check_writes_nothing(&workspace);
    }
    workspace
        .sagsaudit(&["extend", "audit", "--by", "1", "--reason", "  "])
        .cannot_run(&["--reason"])
        .check_writes_nothing(&workspace);
    workspace.write("audit/sample.csv", "order,role,ticket,area,case_id\n");
    extend(&workspace, &["--by", "1"])
        .prints("")
        .cannot_run(&["[D010]", "sample.csv"])
        .check_writes_nothing(&workspace);
}

/// Without a hash the rows themselves tell.
#[test]
fn another_extract_is_found_without_a_hash() {
    let workspace = workspace();
    workspace
        .sagsaudit(&[
            "draw",
            "udtraek.csv",
            "--template",
            "svar.toml",
            "-o",
            "audit",
        ])
        .arguments(&["--no-file-hash", "--seed", "lodtrækning i april"])
        .prints_something()
        .notes_something()
        .check();
    let drawn = workspace.audit("audit").sampled();
    let other = extract().replace(&drawn[0].1, "S-999");
    workspace.write("andet.csv", other);
    extend(&workspace, &["--by", "5", "--extract", "andet.csv"])
        .prints("")
        .cannot_run(&["[D085]"])
        .check_writes_nothing(&workspace);
    extend(&workspace, &["--by", "5", "--extract", "udtraek.csv"]).check();
}

fn draw_by_rule(workspace: &Workspace, rule: &str, tolerable: &str) -> Run {
    workspace
        .sagsaudit(&["draw", "udtraek.csv", "--id", "sag", "--area", "ydelse"])
        .arguments(&[
            "-o",
            "audit",
            "--seed",
            "lodtrækning i april",
            "--lang",
            "en",
        ])
        .arguments(&["--stop-rule", rule, "--tolerable", tolerable])
}

#[test]
fn a_stopping_rule_is_followed_stage_by_stage() {
    let workspace = workspace();
    let printed = draw_by_rule(&workspace, "12:0,18:1", "0.30")
        .prints_something()
        .notes_something()
        .check();
    assert!(
        printed
            .stdout
            .contains("Stopping rule, stated before the draw")
    );
    let audit = workspace.audit("audit");
    let record = audit.json("draw.json");
    assert_eq!(
        record["stop_rule"],
        json!({ "tolerable": 0.3, "confidence": 0.95,
                "stages": [{ "cases": 12, "fails": 0 }, { "cases": 18, "fails": 1 }] })
    );
    assert_eq!(area(&record, "A")["risk"].as_str().map(str::len), Some(8));
    extend(&workspace, &["--by", "3"])
        .prints("")
        .cannot_run(&["[D083]"])
        .check_writes_nothing(&workspace);
    extend(&workspace, &["--extract", "udtraek.csv"]).check();
    let record = audit.json("draw.json");
    assert_eq!(area(&record, "A")["drawn"], 18);
    assert_eq!(area(&record, "B")["drawn"], 18);
    verifies(&workspace);
    extend(&workspace, &["--extract", "udtraek.csv"])
        .prints("")
        .cannot_run(&["[D083]"])
        .check_writes_nothing(&workspace);
}

#[test]
fn every_stage_uses_its_part_of_the_risk() {
    let workspace = workspace();
    let staged = |folder: &str, more: &[&str]| {
        workspace
            .sagsaudit(&[
                "run",
                "udtraek.csv",
                "--template",
                "svar.toml",
                "-o",
                folder,
            ])
            .arguments(&["--as-of", "2026-04-01", "--seed", "lodtrækning i april"])
            .arguments(more)
            .prints_something()
            .notes_something()
            .check();
        workspace.audit(folder).finding("A", "K")
    };
    let by_rule = staged(
        "regel",
        &["--stop-rule", "12:0,18:1", "--tolerable", "0.30"],
    );
    let at_once = staged("uden", &["--per-area", "12"]);
    assert_eq!(by_rule["interval"]["method"], "hypergeometric");
    assert_eq!(by_rule["fail"], at_once["fail"]);
    let upper = |finding: &Value| finding["one_sided"]["upper"].as_f64().unwrap();
    assert!(upper(&by_rule) > upper(&at_once));
}

#[test]
fn a_rule_that_promises_too_much_or_says_nothing_is_refused() {
    let workspace = workspace();
    for (rule, tolerable, said) in [
        ("8:0,14:1", "0.30", &["[D081]", "`A`", "0."][..]),
        ("12:0", "0.30", &["[D080]", "34:0,48:1,60:2"]),
        ("12:0,10:1", "0.30", &["[D080]"]),
        ("12,18", "0.30", &["[D080]"]),
        ("12:0,18:1", "30", &["[C003]", "0.3"]),
        ("12:0,18:1", "0", &["[C003]"]),
    ] {
        draw_by_rule(&workspace, rule, tolerable)
            .cannot_run(said)
            .check_writes_nothing(&workspace);
    }
    workspace
        .sagsaudit(&["draw", "udtraek.csv", "--id", "sag", "-o", "audit"])
        .arguments(&["--stop-rule", "12:0,18:1"])
        .cannot_run(&["--tolerable"])
        .check_writes_nothing(&workspace);
}

#[test]
fn an_extended_audit_is_compared_on_its_first_look() {
    let workspace = audited();
    run(&workspace, "maj", "2026-05-01");
    let change = || {
        let printed = workspace
            .sagsaudit(&["trend", "audit", "maj", "--format", "json"])
            .prints_something()
            .check();
        let trend: Value = serde_json::from_str(&printed.stdout).unwrap();
        (trend["areas"][0]["series"][0]["change"].clone(), trend)
    };
    let (before, _) = change();
    extend(&workspace, &["--by", "9", "--extract", "udtraek.csv"]).check();
    let (after, trend) = change();
    assert_eq!(before, after);
    assert_eq!(trend["periods"][0]["extended"], json!(["A", "B"]));
    assert_eq!(
        trend["areas"][0]["series"][0]["points"][0]["rates"]["decided"],
        19
    );
    let printed = workspace
        .sagsaudit(&["trend", "audit", "maj", "--lang", "en"])
        .prints_something()
        .check();
    assert!(printed.stdout.contains("first drawn"), "{}", printed.stdout);
}
