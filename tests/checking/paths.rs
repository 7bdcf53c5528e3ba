//! Which files `check` looks at.

use super::GOOD;
use crate::harness::Workspace;

/// The files that were checked.
fn files(workspace: &Workspace, arguments: &[&str]) -> Vec<String> {
    let printed = workspace
        .sagsaudit(&["check", "--format", "json"])
        .arguments(arguments)
        .prints_something()
        .notes_something()
        .check();
    let report: serde_json::Value = serde_json::from_str(&printed.stdout).unwrap();
    let files = report["files"].as_array().unwrap().iter();
    files
        .map(|file| file.as_str().unwrap().replace('\\', "/"))
        .collect()
}

fn workspace() -> Workspace {
    let workspace = Workspace::new();
    for file in [
        "b/god.toml",
        "a/god.toml",
        "a/dyb/god.toml",
        "a/.git/god.toml",
        "c.toml/god.toml",
        "god.toml",
    ] {
        workspace.write(file, GOOD);
    }
    workspace.write("a/andet.txt", "[");
    workspace.write("a/del.toml", "[fragment]\ntitle = \"En del\"\n");
    workspace
}

#[test]
fn folders_patterns_and_names() {
    let workspace = workspace();
    for (arguments, expected) in [
        (
            &["a"][..],
            &["a/del.toml", "a/dyb/god.toml", "a/god.toml"][..],
        ),
        (&["./b", "b/."], &["b/god.toml"]),
        (&["b", "a/god.toml"], &["a/god.toml", "b/god.toml"]),
        (&["c.toml"], &["c.toml/god.toml"]),
        (
            &["a", "a/god.toml", "./a/god.toml"],
            &["a/del.toml", "a/dyb/god.toml", "a/god.toml"],
        ),
        (
            &["*/god.toml"],
            &["a/god.toml", "b/god.toml", "c.toml/god.toml"],
        ),
        (&["g?d.toml"], &["god.toml"]),
        (
            &["a/**/*.toml"],
            &["a/del.toml", "a/dyb/god.toml", "a/god.toml"],
        ),
        (&["sygedagpenge"], &["sygedagpenge.toml"]),
    ] {
        let mut found = files(&workspace, arguments);
        found.dedup();
        assert_eq!(found, expected, "{arguments:?}");
    }
}

#[test]
fn what_is_named_and_not_there_does_not_hide_the_rest() {
    let workspace = workspace();
    workspace.write("b/syg.toml", "[");
    workspace
        .sagsaudit(&["check", "borte.toml", "b", "ingen*.toml", "--lang", "en"])
        .exits(2)
        .prints_all_of(&["[T001]", "syg.toml:1:"])
        .notes(&["2 file(s)", "[C004]", "ingen*.toml", "[C001]", "borte.toml"])
        .check();
}

#[test]
fn the_folder_one_stands_in() {
    let workspace = Workspace::with(&[("god.toml", GOOD)]);
    for here in [".", "./"] {
        assert_eq!(files(&workspace, &[here]), ["./god.toml"], "{here}");
    }
}

/// A fragment is checked by itself and with every template that includes it.
#[test]
fn what_is_wrong_in_a_fragment_is_told_once() {
    let including = GOOD.replacen("[template]\n", "[template]\ninclude = [\"del.toml\"]\n", 1);
    let part = "[fragment]\ntitle = \"En del\"\n\n[[criterion]]\nid = \"DEL\"\nquestion = \"Er alt med?\"\nseverty = \"formal\"\nhelp = \"Se i sagen.\"\nanswer = \"yes-no\"\n";
    let workspace = Workspace::with(&[
        ("a.toml", &including),
        ("b.toml", &including),
        ("del.toml", part),
    ]);
    let printed = workspace
        .sagsaudit(&[
            "check", "a.toml", "b.toml", "del.toml", "--format", "concise",
        ])
        .exits(1)
        .prints_all_of(&["del.toml:7:1"])
        .notes(&["3 fil(er)", "1 fejl"])
        .check();
    assert_eq!(printed.stdout.matches("T002").count(), 1);
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_and_pipes_are_not_waited_for() {
    let workspace = workspace();
    workspace.write("ude/god.toml", GOOD);
    let link = |from: &str, to: &str| {
        std::os::unix::fs::symlink(workspace.path(to), workspace.path(from)).unwrap();
    };
    link("b/ude.toml", "ude/god.toml");
    link("b/ude", "ude");
    link("b/rundt", "b");
    link("b/inde.toml", "b/god.toml");
    let made = std::process::Command::new("mkfifo")
        .arg(workspace.path("b/rør.toml"))
        .status();
    assert!(made.unwrap().success());
    assert_eq!(files(&workspace, &["b"]), ["b/god.toml"]);
    workspace
        .sagsaudit(&["check", "b/rør.toml"])
        .cannot_run(&["[C001]", "rør.toml"])
        .check();
    workspace
        .sagsaudit(&["check", "b/**/*.toml", "--lang", "en"])
        .exits(2)
        .prints_all_of(&["b/ude.toml"])
        .notes(&["2 file(s)", "[C001]", "rør.toml"])
        .check();
}

/// The command of the hook for `pre-commit`, as it is called: with the names of the changed files behind it.
#[test]
fn the_hooks_command_line_exists() {
    let hooks = concat!(env!("CARGO_MANIFEST_DIR"), "/.pre-commit-hooks.yaml");
    let hooks = std::fs::read_to_string(hooks).unwrap();
    let entries: Vec<&str> = hooks
        .lines()
        .filter_map(|line| line.trim().strip_prefix("entry: sagsaudit "))
        .collect();
    assert_eq!(entries.len(), 2);
    let workspace = workspace();
    for entry in entries {
        let arguments: Vec<&str> = entry.split(' ').chain(["god.toml", "b/god.toml"]).collect();
        workspace
            .sagsaudit(&arguments)
            .notes_something()
            .check_writes_nothing(&workspace);
    }
}
