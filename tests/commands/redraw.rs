//! Against redrawing until the sample pleases.

use super::{DRAW, RUN, register};
use crate::harness::{Run, Workspace};

fn drawn() -> Workspace {
    let workspace = register();
    draw(&workspace, "draw", "byråd 12. maj 2026").check();
    workspace
}

fn draw(workspace: &Workspace, command: &str, seed: &str) -> Run {
    workspace
        .sagsaudit(&[
            command,
            "udtraek.csv",
            "--template",
            "kvalitet.toml",
            "--seed",
            seed,
            "-o",
            "audit",
        ])
        .prints_something()
        .notes_something()
}

#[test]
fn a_second_draw_into_a_folder_is_refused() {
    let workspace = drawn();
    for command in ["draw", "run"] {
        draw(&workspace, command, "en anden startværdi")
            .prints("")
            .cannot_run(&["[D030]", "audit", "--redraw --reason"])
            .check_writes_nothing(&workspace);
    }
}

#[test]
fn a_redraw_needs_a_reason() {
    let workspace = drawn();
    draw(&workspace, "draw", "en anden startværdi")
        .arguments(&["--redraw"])
        .prints("")
        .cannot_run(&["--reason"])
        .check_writes_nothing(&workspace);
}

#[test]
fn both_draws_stay_in_the_journal() {
    let workspace = drawn();
    let audit = workspace.audit("audit");
    let first = audit.bytes("sample.csv");
    draw(&workspace, "run", "en anden startværdi")
        .arguments(&["--redraw", "--reason", "forkert periode"])
        .check();
    assert!(audit.bytes("sample.csv") != first);
    let journal = audit.journal();
    assert_eq!(journal.len(), 2);
    assert_eq!(journal[0]["command"], "draw");
    assert_eq!(
        (&journal[1]["command"], &journal[1]["reason"]),
        (&"run --redraw".into(), &"forkert periode".into())
    );
    assert_ne!(
        journal[0]["files"]["draw.json"],
        journal[1]["files"]["draw.json"]
    );
    workspace
        .sagsaudit(&["verify", "audit", "--extract", "udtraek.csv"])
        .prints_something()
        .check();
}

#[test]
fn a_redraw_with_the_same_seed_is_warned_of() {
    let workspace = drawn();
    draw(&workspace, "draw", "byråd 12. maj 2026")
        .arguments(&["--redraw", "--reason", "nyt udtræk"])
        .notes(&["[D003]"])
        .check();
}

#[test]
fn a_redraw_makes_the_findings_anew() {
    let workspace = drawn();
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    draw(&workspace, "draw", "en anden startværdi")
        .arguments(&["--redraw", "--reason", "forkert periode"])
        .check();
    assert_eq!(audit.json("findings.json")["seed"], "en anden startværdi");
    let assessed: std::collections::BTreeSet<_> = audit
        .rows("assessments.csv")
        .into_iter()
        .map(|row| row["case_id"].clone())
        .collect();
    let sampled: std::collections::BTreeSet<_> =
        audit.sampled().into_iter().map(|(_, id)| id).collect();
    assert_eq!(assessed, sampled);
}

#[test]
fn a_redraw_without_the_template_does_not_leave_old_findings() {
    let workspace = drawn();
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
    workspace
        .sagsaudit(&DRAW)
        .arguments(&["--redraw", "--reason", "forkert periode"])
        .cannot_run(&["[D007]", "--template"])
        .check_writes_nothing(&workspace);
}

/// The template of an earlier draw is no part of a draw without one.
#[test]
fn a_redraw_without_a_template_leaves_no_template() {
    let workspace = drawn();
    workspace
        .sagsaudit(&DRAW)
        .arguments(&["--redraw", "--reason", "uden tjekliste"])
        .prints_something()
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    assert_eq!(audit.json("draw.json")["template"], serde_json::Value::Null);
    workspace
        .sagsaudit(&["score", "audit"])
        .cannot_run(&["[D009]"])
        .check_writes_nothing(&workspace);
    // What the earlier draw's checklist counted is no part of this draw either.
    workspace
        .sagsaudit(&["verify", "audit", "--extract", "udtraek.csv"])
        .prints_something()
        .check();
}

#[test]
fn answers_are_not_made_void() {
    let workspace = drawn();
    let (_, id) = workspace.audit("audit").sampled().remove(0);
    workspace.write(
        "anna.csv",
        format!("case_id,criterion,answer\n{id},NOTAT,ja\n"),
    );
    workspace
        .sagsaudit(&["score", "audit", "--answers", "anna.csv"])
        .prints_something()
        .notes_something()
        .check();
    draw(&workspace, "draw", "en anden startværdi")
        .arguments(&["--redraw", "--reason", "forkert periode"])
        .prints("")
        .cannot_run(&["[D007]", "audit", "-o"])
        .check_writes_nothing(&workspace);
}

#[test]
fn a_redraw_needs_a_folder_to_draw_into() {
    let workspace = drawn();
    workspace
        .sagsaudit(&RUN)
        .arguments(&["--redraw", "--reason", "x"])
        .cannot_run(&["--output"])
        .check_writes_nothing(&workspace);
    workspace
        .sagsaudit(&[
            "draw",
            "udtraek.csv",
            "--template",
            "kvalitet.toml",
            "--redraw",
            "--reason",
            "x",
            "-o",
            "ny",
        ])
        .cannot_run(&["[C001]", "ny"])
        .check_writes_nothing(&workspace);
}
