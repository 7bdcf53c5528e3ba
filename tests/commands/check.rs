//! `check`: every problem of a template in one run, with its place.

use super::KVALITET;
use crate::harness::Workspace;

#[test]
fn a_good_template_has_nothing_said_of_it() {
    let workspace = Workspace::with(&[("kvalitet.toml", KVALITET)]);
    workspace
        .sagsaudit(&["check", "kvalitet.toml"])
        .notes(&["1"])
        .check_writes_nothing(&workspace);
    workspace
        .sagsaudit(&["check", "kvalitet.toml", "-q"])
        .check();
}

#[test]
fn the_shipped_templates_are_good() {
    let workspace = Workspace::new();
    let templates = concat!(env!("CARGO_MANIFEST_DIR"), "/audit-templates");
    workspace.sagsaudit(&["check", templates, "-q"]).check();
}

#[test]
fn all_problems_are_told_with_line_and_column() {
    let broken = KVALITET
        .replace("id = \"UDFALD\"", "id = \"FRIST\"")
        .replace("udfald IN (", "udfaldd IN (")
        .replace("to = \"afgjort\"", "to = \"afgjordt\"")
        .replace("\"critical\"", "\"kritisk\"");
    let line_of = |part: &str| {
        let line = broken.lines().position(|line| line.contains(part)).unwrap() + 1;
        format!("kvalitet.toml:{line}:")
    };
    let workspace = Workspace::with(&[("kvalitet.toml", &broken)]);
    workspace
        .sagsaudit(&["check", "kvalitet.toml", "--lang", "en"])
        .exits(1)
        .prints_all_of(&[
            "error[T012]",
            "`afgjordt`",
            &line_of("afgjordt"),
            "`afgjort`",
            "error[T007]",
            "`FRIST`",
            "error[T012]",
            "`udfaldd`",
            &line_of("udfaldd"),
            "`udfald`",
            "error[T005]",
            "`kritisk`",
            &line_of("kritisk"),
        ])
        .notes(&["4 errors"])
        .check();
}

#[test]
fn a_warning_does_not_stop_anybody() {
    let workspace = Workspace::with(&[("andet-navn.toml", KVALITET)]);
    workspace
        .sagsaudit(&["check", "andet-navn.toml"])
        .prints_all_of(&["[T034]"])
        .notes_something()
        .check();
}

#[test]
fn folders_are_looked_through() {
    let workspace = Workspace::with(&[
        ("mappe/a/kvalitet.toml", KVALITET),
        ("mappe/b/kvalitet.toml", "["),
        ("mappe/andet.txt", "["),
    ]);
    workspace
        .sagsaudit(&["check", "mappe"])
        .exits(1)
        .prints_all_of(&["[T001]", "kvalitet.toml:1:"])
        .notes(&["2"])
        .check();
    workspace.write("tom/læs.txt", "");
    workspace
        .sagsaudit(&["check", "tom"])
        .cannot_run(&["[C004]", "tom"])
        .check();
    workspace
        .sagsaudit(&["check", "borte.toml"])
        .cannot_run(&["[C001]", "borte.toml"])
        .check();
}
