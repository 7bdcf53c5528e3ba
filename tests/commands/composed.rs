//! Checklists of several files: fragments, a base with local norms, and what a file may not name.

use super::{KVALITET, extract};
use crate::harness::{Run, Workspace};

const FRAGMENT: &str = r#"[fragment]
title = "Journalisering"

[columns.journaliseret]
type = "date"

[columns.modtaget]
type = "date"

[norms]
journal = "7 working days"

[[criterion]]
id = "JOURNAL"
question = "Er sagen journaliseret i tide?"
deadline = { from = "modtaget", within = "norm:journal", to = "journaliseret" }
"#;

/// The checklist of these tests, with a fragment in a folder below.
fn including(workspace: &Workspace) {
    let main = KVALITET.replace(
        "[sampling]",
        "include = [\"fælles/journal.toml\"]\n[sampling]",
    );
    workspace.write("kvalitet.toml", main);
    workspace.write("fælles/journal.toml", FRAGMENT);
    workspace.write("udtraek.csv", extract());
}

fn run<'a>(workspace: &'a Workspace, template: &'a str, folder: &'a str) -> Run {
    workspace
        .sagsaudit(&["run", "udtraek.csv", "--template", template, "-o", folder])
        .arguments(&["--seed", "byråd 12. maj 2026", "--as-of", "2026-10-31"])
}

fn done(workspace: &Workspace, template: &str, folder: &str) {
    run(workspace, template, folder)
        .prints_something()
        .notes_something()
        .check();
}

#[test]
fn an_audit_folder_keeps_the_checklist_as_one_file() {
    let workspace = Workspace::new();
    including(&workspace);
    done(&workspace, "kvalitet.toml", "audit");
    let audit = workspace.audit("audit");
    let kept = audit.text("template.toml");
    assert!(
        !kept.contains("include =") && !kept.contains("[fragment]"),
        "{kept}"
    );
    assert!(kept.contains("within = \"norm:journal\""), "{kept}");
    // It is scored, drawn again and read without the files it was made of.
    workspace.write("fælles/journal.toml", "[");
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_all_of(&["JOURNAL"])
        .notes_something()
        .check();
    workspace
        .sagsaudit(&["verify", "audit", "--extract", "udtraek.csv"])
        .prints_something()
        .check();
    workspace.write("kvalitet.toml", &kept);
    done(&workspace, "kvalitet.toml", "again");
    assert_eq!(workspace.audit("again").text("template.toml"), kept);
    for file in [
        "findings.json",
        "assessments.csv",
        "sample.csv",
        "draw.json",
    ] {
        assert_eq!(
            workspace.audit("again").text(file),
            audit.text(file),
            "{file}"
        );
    }
}

#[test]
fn the_place_a_checklist_is_named_by_does_not_change_its_one_file() {
    let workspace = Workspace::new();
    including(&workspace);
    done(&workspace, "kvalitet.toml", "one");
    let path = workspace.path("kvalitet.toml");
    done(&workspace, path.to_str().unwrap(), "other");
    let text = |folder| workspace.audit(folder).text("template.toml");
    assert_eq!(text("one"), text("other"));
}

#[test]
fn shipped_checklists_include_shipped_fragments() {
    let workspace = Workspace::with(&[("udtraek.csv", "sagsnummer,ydelse\n1,Sygedagpenge\n")]);
    done(&workspace, "sygedagpenge", "audit");
    let kept = workspace.audit("audit").text("template.toml");
    assert!(kept.contains("id = \"GOD-03\"") && !kept.contains("include ="));
}

#[test]
fn local_norms_need_no_copy_of_the_checklist() {
    let workspace = Workspace::new();
    including(&workspace);
    let local = r#"[template]
id = "lokal"
version = "1"
title = "Lokal udgave"
extends = "kvalitet@2026.1"

[norms]
journal = "20 working days"

[override.FRIST]
target = 0.5

[override.UDFALD]
off = true
"#;
    workspace.write("lokal.toml", local);
    workspace
        .sagsaudit(&["check", "lokal.toml", "-q"])
        .check_writes_nothing(&workspace);
    done(&workspace, "lokal.toml", "audit");
    let audit = workspace.audit("audit");
    let template = audit.json("findings.json")["template"].clone();
    assert_eq!(template["id"], "lokal");
    assert_eq!(audit.finding("Børn", "FRIST")["target"], 0.5);
    assert!(
        audit
            .rows("assessments.csv")
            .iter()
            .all(|row| row["criterion"] != "UDFALD")
    );
    assert!(
        audit
            .text("template.toml")
            .contains("journal = \"20 working days\"")
    );
    workspace.write("lokal.toml", local.replace("@2026.1", "@2025"));
    run(&workspace, "lokal.toml", "other")
        .cannot_run(&["[T075]", "`2026.1`", "lokal.toml:5:", "kvalitet@2026.1"])
        .check_writes_nothing(&workspace);
}

#[test]
fn what_is_wrong_in_a_fragment_is_shown_there() {
    let workspace = Workspace::new();
    including(&workspace);
    let broken = FRAGMENT.replace("to = \"journaliseret\"", "to = \"journaliserte\"");
    workspace.write("fælles/journal.toml", &broken);
    let line = broken.lines().count();
    let place = format!("journal.toml:{line}:");
    workspace
        .sagsaudit(&["check", "kvalitet.toml"])
        .exits(1)
        .prints_all_of(&["[T012]", "journaliserte", &place, "`journaliseret`"])
        .notes(&["1 fejl"])
        .check();
}

#[test]
fn a_folder_is_checked_with_its_fragments() {
    let workspace = Workspace::new();
    including(&workspace);
    workspace
        .sagsaudit(&["check", ".", "-q"])
        .check_writes_nothing(&workspace);
    workspace.write("fælles/forkert.toml", "[fragment]\ntitel = \"x\"\n");
    workspace
        .sagsaudit(&["check", "."])
        .exits(1)
        .prints_all_of(&["[T004]", "`title`", "forkert.toml:1:", "[T002]"])
        .notes(&["3"])
        .check();
}

#[test]
fn a_fragment_is_no_checklist() {
    let workspace = Workspace::new();
    including(&workspace);
    run(&workspace, "fælles/journal.toml", "audit")
        .cannot_run(&["[C004]", "journal.toml", "fragment"])
        .check_writes_nothing(&workspace);
}

/// Runs the checklist with another name in its include, which must not be opened.
fn refused(workspace: &Workspace, name: &str, told: &[&str]) {
    let main = KVALITET.replace("[sampling]", &format!("include = ['{name}']\n[sampling]"));
    workspace.write("kvalitet.toml", main);
    run(workspace, "kvalitet.toml", "audit")
        .cannot_run(told)
        .check();
    assert!(!workspace.path("audit").exists());
}

#[test]
fn names_that_lead_out_of_the_folder_open_nothing() {
    let workspace = Workspace::new();
    including(&workspace);
    for name in [
        "/etc/passwd",
        "/dev/zero",
        "../kvalitet.toml",
        "fælles/../../x.toml",
        "C:/x.toml",
        "fælles\\journal.toml",
        "NUL.toml",
        "fælles/",
        "fælles",
        "",
    ] {
        refused(&workspace, name, &["[T070]", "kvalitet.toml:7:"]);
    }
    refused(&workspace, "borte.toml", &["[T071]", "borte.toml"]);
    workspace.write("mappe.toml/x", "");
    refused(&workspace, "mappe.toml", &["[T071]", "mappe.toml"]);
    workspace.write("binær.toml", [0xff, 0x00, 0xfe]);
    refused(&workspace, "binær.toml", &["[T071]", "UTF-8"]);
    workspace.write("stor.toml", "#".repeat(10_000_000));
    refused(&workspace, "stor.toml", &["[T071]", "1.000.000"]);
    refused(
        &workspace,
        "kvalitet.toml",
        &["[T072]", "kvalitet.toml → kvalitet.toml"],
    );
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_the_folder_only() {
    use std::os::unix::fs::symlink;
    let outside = Workspace::with(&[("journal.toml", FRAGMENT)]);
    let workspace = Workspace::new();
    including(&workspace);
    symlink(outside.path("journal.toml"), workspace.path("link_ud.toml")).unwrap();
    symlink(outside.path("."), workspace.path("mappe_ud")).unwrap();
    symlink("/dev/zero", workspace.path("nul_ud.toml")).unwrap();
    symlink("sig_selv.toml", workspace.path("sig_selv.toml")).unwrap();
    symlink("fælles", workspace.path("mappe_ind")).unwrap();
    for name in ["link_ud.toml", "mappe_ud/journal.toml", "nul_ud.toml"] {
        refused(&workspace, name, &["[T071]", name, "link"]);
    }
    refused(&workspace, "sig_selv.toml", &["[T071]"]);
    let main = KVALITET.replace(
        "[sampling]",
        "include = ['mappe_ind/journal.toml']\n[sampling]",
    );
    workspace.write("kvalitet.toml", main);
    done(&workspace, "kvalitet.toml", "audit");
}

#[cfg(unix)]
#[test]
fn a_pipe_does_not_hang_the_program() {
    let workspace = Workspace::new();
    including(&workspace);
    let made = std::process::Command::new("mkfifo")
        .arg(workspace.path("rør.toml"))
        .status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("skipped: no mkfifo here");
        return;
    }
    let main = KVALITET.replace("[sampling]", "include = ['rør.toml']\n[sampling]");
    workspace.write("kvalitet.toml", main);
    run(&workspace, "kvalitet.toml", "audit")
        .cannot_run(&["[T071]", "rør.toml"])
        .check();
}
