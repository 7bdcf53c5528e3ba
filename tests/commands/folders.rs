//! What `run`, `draw` and `score` leave in an audit folder.

use serde_json::json;

use super::{CASES, Case, DRAW, KVALITET, RUN, cases, register};
use crate::harness::{NOW, TODAY};

const SEED: &str = "byråd 12. maj 2026, punkt 7";

#[test]
fn without_a_folder_nothing_is_written() {
    let workspace = register();
    let printed = workspace
        .sagsaudit(&RUN)
        .prints_all_of(&["Børn", "Voksne", "Ældre"])
        .check_writes_nothing(&workspace);
    assert!(printed.stdout.contains("Intet er gemt"), "it says so");
}

#[test]
fn run_makes_exactly_the_files_of_an_audit() {
    let workspace = register();
    workspace
        .sagsaudit(&RUN)
        .arguments(&["-o", "audit"])
        .prints_something()
        .notes(&["audit"])
        .check();
    let audit = workspace.audit("audit");
    let expected = [
        "applicable.csv",
        "assessments.csv",
        "draw.json",
        "findings.csv",
        "findings.json",
        "journal.jsonl",
        "rejects.csv",
        "sample.csv",
        "template.toml",
    ];
    assert_eq!(audit.files(), expected);
    assert_eq!(audit.text("template.toml"), KVALITET);
    assert_eq!(
        audit.text("rejects.csv"),
        "file,line,column,reason,case_id\n"
    );
}

#[test]
fn draw_without_a_template_keeps_the_ids_only() {
    let workspace = register();
    workspace
        .sagsaudit(&DRAW)
        .prints_something()
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    assert_eq!(
        audit.files(),
        ["draw.json", "journal.jsonl", "rejects.csv", "sample.csv"]
    );
    let header = audit.text("sample.csv").lines().next().unwrap().to_owned();
    assert_eq!(header, "order,role,ticket,area,case_id");
}

#[test]
fn all_columns_are_kept_when_asked_for() {
    let workspace = register();
    workspace
        .sagsaudit(&[
            "draw",
            "udtraek.csv",
            "--id",
            "Sagsnr.",
            "--area",
            "Sagsområde",
            "--all-columns",
        ])
        .arguments(&["-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    let header = audit.text("sample.csv").lines().next().unwrap().to_owned();
    assert_eq!(
        header,
        "order,role,ticket,area,case_id,Modtaget,Afgjort,Udfald,Sagsbehandler"
    );
    for row in audit.rows("sample.csv") {
        let case = Case::of(&row["case_id"]);
        assert_eq!(row["Udfald"], case.result());
        assert_eq!(
            row["Modtaget"],
            case.received().format("%d-%m-%Y").to_string()
        );
    }
}

#[test]
fn a_draw_that_is_scored_is_a_run() {
    let workspace = register();
    let common = [
        "udtraek.csv",
        "--template",
        "kvalitet.toml",
        "--seed",
        SEED,
        "-o",
    ];
    for (command, folder) in [("run", "whole"), ("draw", "steps")] {
        workspace
            .sagsaudit(&[command])
            .arguments(&common)
            .arguments(&[folder])
            .prints_something()
            .notes_something()
            .check();
    }
    let scored = workspace
        .sagsaudit(&["score", "steps", "--format", "csv"])
        .prints_something()
        .notes_something()
        .check();
    let (whole, steps) = (workspace.audit("whole"), workspace.audit("steps"));
    let mut files = steps.files();
    files.retain(|name| name != ".lock");
    assert_eq!(whole.files(), files);
    for file in files {
        if file != "journal.jsonl" {
            assert!(whole.bytes(&file) == steps.bytes(&file), "{file} differs");
        }
    }
    assert_eq!(scored.stdout, steps.text("findings.csv"));
}

#[test]
fn every_case_is_assessed_as_its_number_tells() {
    let workspace = register();
    workspace
        .sagsaudit(&RUN)
        .arguments(&["--per-area", "40", "-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    let rows = audit.rows("assessments.csv");
    assert_eq!(rows.len(), usize::try_from(CASES).unwrap() * 4);
    for (row, place) in rows.iter().zip(0..) {
        let case = Case::of(&row["case_id"]);
        let criterion = place % 4;
        assert_eq!(
            row["criterion"],
            ["FRIST", "UDFALD", "HOERT", "NOTAT"][criterion]
        );
        assert_eq!(row["outcome"], case.outcomes()[criterion], "{row:?}");
        assert_eq!(row["area"], case.area());
        assert_eq!(
            row["open"],
            (criterion == 0 && case.decided().is_none()).to_string()
        );
    }
    for area in ["Børn", "Voksne", "Ældre"] {
        for (criterion, name) in ["FRIST", "UDFALD", "HOERT", "NOTAT"]
            .into_iter()
            .enumerate()
        {
            let finding = audit.finding(area, name);
            for outcome in [
                "pass",
                "fail",
                "not_applicable",
                "undetermined",
                "pending",
                "not_due",
            ] {
                let expected = cases()
                    .filter(|case| case.area() == area && case.outcomes()[criterion] == outcome)
                    .count();
                assert_eq!(finding[outcome], json!(expected), "{area} {name} {outcome}");
            }
        }
    }
}

/// Received on 21 January, due 30 days later on Friday 20 February, decided 60 days after it was received.
#[test]
fn a_late_case_says_how_late() {
    let workspace = register();
    workspace
        .sagsaudit(&RUN)
        .arguments(&["--per-area", "40", "-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    let late = audit.assessment("S-0016", "FRIST");
    assert_eq!(Case::of("S-0016").received().to_string(), "2026-01-21");
    assert_eq!(
        (late["due"].as_str(), late["days_late"].as_str()),
        ("2026-02-20", "30")
    );
    let open = audit.assessment("S-0021", "FRIST");
    assert_eq!(open["due"], "2026-02-25");
    assert_eq!(open["days_late"], "250", "from 25 February to {TODAY}");
    assert_eq!(open["open"], "true");
}

#[test]
fn the_journal_and_the_record_say_when_and_who() {
    let workspace = register();
    workspace
        .sagsaudit(&[
            "draw",
            "udtraek.csv",
            "--template",
            "kvalitet.toml",
            "-o",
            "audit",
        ])
        .prints_something()
        .notes_something()
        .check();
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    assert_eq!(NOW, "1793610000");
    assert_eq!(
        audit.json("draw.json")["drawn_at"],
        "2026-11-02T09:00:00+00:00"
    );
    assert_eq!(audit.json("draw.json")["as_of"], TODAY);
    let journal = audit.journal();
    let told: Vec<_> = journal
        .iter()
        .map(|line| {
            (
                line["n"].clone(),
                line["command"].clone(),
                line["by"].clone(),
                line["at"].clone(),
            )
        })
        .collect();
    let line = |n: u64, command: &str| {
        (
            json!(n),
            json!(command),
            json!("anna"),
            json!("2026-11-02T09:00:00+00:00"),
        )
    };
    assert_eq!(told, [line(1, "draw"), line(2, "score")]);
    assert_eq!(journal[0]["previous"], json!(null));
}

#[cfg(unix)]
#[test]
fn an_audit_folder_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = register();
    workspace
        .sagsaudit(&RUN)
        .arguments(&["-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    let mode = |name: &str| {
        let metadata = std::fs::metadata(workspace.path(name)).unwrap();
        metadata.permissions().mode() & 0o777
    };
    assert_eq!(mode("audit"), 0o700);
    for file in workspace.audit("audit").files() {
        assert_eq!(mode(&format!("audit/{file}")), 0o600, "{file}");
    }
}

#[test]
fn fail_on_decides_the_status_only() {
    let workspace = register();
    let run = [
        "run",
        "udtraek.csv",
        "--template",
        "kvalitet.toml",
        "--per-area",
        "40",
    ];
    for (what, status) in [("target", 1), ("widespread", 1), ("critical", 0)] {
        workspace
            .sagsaudit(&run)
            .arguments(&["--fail-on", what])
            .exits(status)
            .prints_something()
            .check();
    }
    workspace
        .sagsaudit(&run)
        .arguments(&["--fail-on", "critical", "--fail-on", "target"])
        .exits(1)
        .prints_something()
        .check();
}
