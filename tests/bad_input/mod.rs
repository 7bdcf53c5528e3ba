//! What cannot be read or written: status 2, a code and a place, nothing printed, nothing left behind.

use std::fs::{File, OpenOptions};
use std::process::Stdio;

use crate::commands::{KVALITET, extract};
use crate::harness::{Run, Workspace};

const GOOD: &str = "Sagsnr;Omr;Modtaget;Afgjort;Udfald\n1;A;01-02-2026;02-02-2026;afslag\n2;B;01-02-2026;02-02-2026;afslag\n";

fn workspace() -> Workspace {
    Workspace::with(&[("u.csv", GOOD), ("kvalitet.toml", KVALITET)])
}

/// A run and a draw on an extract are refused alike, and leave nothing behind.
#[track_caller]
fn extract_is_refused(content: &[u8], told: &[&str]) {
    let workspace = workspace();
    workspace.write("dårlig.csv", content);
    let columns = ["--id", "Sagsnr", "--area", "Omr"];
    workspace
        .sagsaudit(&[
            "run",
            "dårlig.csv",
            "--template",
            "kvalitet.toml",
            "-o",
            "audit",
        ])
        .arguments(&columns)
        .cannot_run(told)
        .check_writes_nothing(&workspace);
    workspace
        .sagsaudit(&["draw", "dårlig.csv", "-o", "audit"])
        .arguments(&columns)
        .cannot_run(told)
        .check_writes_nothing(&workspace);
}

fn run(workspace: &Workspace, arguments: &[&str]) -> Run {
    workspace
        .sagsaudit(&[
            "run",
            "u.csv",
            "--template",
            "kvalitet.toml",
            "--area",
            "Omr",
        ])
        .arguments(arguments)
}

/// An audit folder `audit` that was drawn and scored.
fn audited() -> Workspace {
    let workspace = Workspace::with(&[("udtraek.csv", &extract()), ("kvalitet.toml", KVALITET)]);
    workspace
        .sagsaudit(&[
            "run",
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
    workspace
}

#[test]
fn files_that_are_not_there() {
    let workspace = workspace();
    for (extract, told) in [
        ("borte.csv", "--> borte.csv"),
        (".", "--> ."),
        ("u.csv/x.csv", "u.csv/x.csv"),
    ] {
        workspace
            .sagsaudit(&["draw", extract, "--id", "Sagsnr", "-o", "audit"])
            .cannot_run(&["[C001]", told])
            .check_writes_nothing(&workspace);
    }
    workspace
        .sagsaudit(&["run", "u.csv", "--template", "borte.toml"])
        .cannot_run(&["[C001]", "--> borte.toml"])
        .check_writes_nothing(&workspace);
    workspace
        .sagsaudit(&["run", "u.csv", "--template", "sygedagpeng"])
        .cannot_run(&["[C004]", "`sygedagpeng`", "`sygedagpenge`"])
        .check_writes_nothing(&workspace);
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_not_waited_for() {
    let workspace = workspace();
    workspace
        .sagsaudit(&["draw", "/dev/zero", "--id", "Sagsnr", "-o", "audit"])
        .cannot_run(&["[C001]", "/dev/zero"])
        .check_writes_nothing(&workspace);
}

/// A pipe that nobody writes to would be waited for without an end.
#[cfg(target_os = "linux")]
#[test]
fn a_pipe_in_the_place_of_a_file_is_not_waited_for() {
    use rustix::fs::{CWD, Mode, mkfifoat};

    let workspace = workspace();
    mkfifoat(CWD, workspace.path("pibe"), Mode::RUSR | Mode::WUSR).unwrap();
    for arguments in [
        &["draw", "pibe", "--id", "Sagsnr", "-o", "audit"][..],
        &["draw", "pib*", "--id", "Sagsnr", "-o", "audit"],
        &["draw", "u.csv", "pibe", "--id", "Sagsnr", "-o", "audit"],
        &["run", "pibe", "--template", "kvalitet.toml"],
        &["run", "u.csv", "--template", "pibe"],
        &[
            "run",
            "u.csv",
            "--template",
            "kvalitet.toml",
            "--map-file",
            "pibe",
        ],
        &["population", "pibe", "--template", "kvalitet.toml"],
        &["inspect", "pibe"],
        &["check", "pibe"],
    ] {
        // It stands in the folder, which can so not be compared with what it was before.
        workspace
            .sagsaudit(arguments)
            .cannot_run(&["[C001]", "pibe"])
            .check();
        assert!(!workspace.path("audit").exists());
    }
}

#[test]
fn extracts_without_rows() {
    extract_is_refused(b"", &["[E001]", "--> dårlig.csv"]);
    extract_is_refused(b"\n\n  \n", &["[E00", "--> dårlig.csv"]);
    extract_is_refused(b"\xef\xbb\xbf", &["[E001]", "--> dårlig.csv"]);
    extract_is_refused(b"Sagsnr;Omr\n", &["[E002]", "--> dårlig.csv:1"]);
    extract_is_refused(b"Sagsnr;Omr", &["[E002]", "--> dårlig.csv:1"]);
}

#[test]
fn extracts_that_are_no_text() {
    extract_is_refused(b"PK\x03\x04\x14\x00\x06\x00", &["[E024]", "--> dårlig.csv"]);
    extract_is_refused(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Sagsnr;Omr\n1;A\n",
        &["[E003]", "--> dårlig.csv"],
    );
    extract_is_refused(
        b"Sagsnr;Omr\n1;A\x00\n2;B\n",
        &["[E004]", "--> dårlig.csv:2"],
    );
    extract_is_refused(
        b"Sagsnr;Omr\n1;A\n\x00\x00\x00\x00\x00\x00",
        &["[E004]", "--> dårlig.csv:3", "afbrudt"],
    );
    let mut broken = GOOD.replace(";A;", ";Børn;").into_bytes();
    broken.extend(b"3;B\xf8rn;;;\n");
    extract_is_refused(&broken, &["[E005]", "--> dårlig.csv:4"]);
    extract_is_refused(
        b"Sagsnr;Omr\n1;\xc4\xe5\xeb\xee\n2;\xf1\xf2\xf0\xee\n",
        &["[E006]", "--> dårlig.csv:2", "--encoding"],
    );
}

#[test]
fn a_quote_that_is_never_closed_is_told_where_it_opens() {
    let mut text = extract();
    let opened = 10;
    let lines: Vec<&str> = text.lines().collect();
    let line = lines[opened - 1];
    let broken = line.replacen(';', ";\"", 1);
    text = text
        .replace(line, &broken)
        .replace("Sagsnr.;Sagsområde", "Sagsnr;Omr");
    extract_is_refused(
        text.as_bytes(),
        &["[E010]", &format!("--> dårlig.csv:{opened}")],
    );
}

#[test]
fn columns_that_are_missing_or_double() {
    extract_is_refused(
        b"Sagsnummr;Omr;Modtaget\n1;A;\n",
        &[
            "[E012]",
            "`Sagsnr`",
            "--> dårlig.csv:1",
            "`Sagsnummr`, `Omr`, `Modtaget`",
        ],
    );
    extract_is_refused(
        b"SAGSNR;sagsnr;Omr\n1;2;A\n",
        &["[E013]", "`Sagsnr`", "`SAGSNR`", "`sagsnr`"],
    );
    extract_is_refused(
        b"Sagsnr;Omr;Omr\n1;A;B\n2;A;B\n",
        &["[E013]", "`Omr`", "--> dårlig.csv:1"],
    );
}

#[test]
fn a_near_heading_is_proposed() {
    let workspace = workspace();
    workspace
        .sagsaudit(&[
            "draw", "u.csv", "--id", "Sagnr", "--area", "Omr", "-o", "audit",
        ])
        .cannot_run(&["[E012]", "`Sagnr`", "--> u.csv:1", "`Sagsnr`"])
        .check_writes_nothing(&workspace);
}

#[test]
fn one_case_that_says_two_things() {
    extract_is_refused(
        b"Sagsnr;Omr;Udfald\n1;A;x\n2;A;x\n1;B;x\n",
        &["[E017]", "--> dårlig.csv:4", "`1`", "2", "4", "--id"],
    );
}

#[test]
fn most_rows_out_of_joint() {
    let rows: String = (1_u32..3000)
        .map(|number| {
            format!(
                "{number};A{}\n",
                if number.is_multiple_of(3) { "" } else { ";" }
            )
        })
        .collect();
    extract_is_refused(
        format!("Sagsnr;Omr\n{rows}").as_bytes(),
        &["[E015]", "--> dårlig.csv"],
    );
}

#[test]
fn some_rows_out_of_joint_are_listed_and_the_run_goes_on() {
    let workspace = workspace();
    workspace.write(
        "u.csv",
        format!("{GOOD}3;A;01-02-2026\n4;A;01-02-2026;02-02-2026;afslag\n5;A;;;;;\n6;A;;;\n"),
    );
    let printed = run(&workspace, &["-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    let rejects = workspace.audit("audit").rows("rejects.csv");
    let told: Vec<(&str, &str)> = rejects
        .iter()
        .map(|row| (row["line"].as_str(), row["case_id"].as_str()))
        .collect();
    assert_eq!(told, [("4", "3"), ("6", "5")]);
    assert!(printed.stdout.contains("linje 4") && printed.stdout.contains("linje 6"));
}

#[test]
fn a_value_that_is_no_date_is_reported_and_leaves_the_case_undetermined() {
    let workspace = workspace();
    workspace.write("u.csv", format!("{GOOD}3;A;31-02-2026;01-03-2026;afslag\n4;A;01-02-2026;snart;afslag\n5;A;;01-03-2026;\n"));
    let printed = run(&workspace, &["-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    for told in ["31-02-2026", "linje 4", "snart", "linje 5"] {
        assert!(
            printed.stdout.contains(told),
            "{told} in {}",
            printed.stdout
        );
    }
    let audit = workspace.audit("audit");
    for case in ["3", "4", "5"] {
        let row = audit.assessment(case, "FRIST");
        assert_eq!(row["outcome"], "undetermined", "{case}");
        assert!(!row["reason"].is_empty());
    }
    assert_eq!(audit.assessment("1", "FRIST")["outcome"], "pass");
}

#[test]
fn templates_that_are_none() {
    for (content, told) in [
        ("[template", &["[T001]", "kvalitet.toml:1:"][..]),
        ("", &["[T004]", "kvalitet.toml"]),
        ("[template]\nid = 7\n", &["[T003]", "kvalitet.toml:2:"]),
    ] {
        let workspace = workspace();
        workspace.write("kvalitet.toml", content);
        run(&workspace, &["-o", "audit"])
            .cannot_run(told)
            .check_writes_nothing(&workspace);
        workspace
            .sagsaudit(&["check", "kvalitet.toml"])
            .exits(1)
            .prints_all_of(told)
            .notes_something()
            .check();
    }
    let workspace = workspace();
    workspace.write("kvalitet.toml", b"[template]\nid = \"\xe6\"\n");
    run(&workspace, &[])
        .cannot_run(&["[T036]", "kvalitet.toml"])
        .check_writes_nothing(&workspace);
}

#[test]
fn arguments_that_cannot_be() {
    let workspace = workspace();
    for (arguments, told) in [
        (&["--per-area", "0"][..], "--per-area"),
        (&["--per-area", "-1"], "-1"),
        (&["--per-area", "mange"], "mange"),
        (&["--area-size", "A"], "AREA=N"),
        (&["--area-size", "A=0"], "'A=0'"),
        (&["--as-of", "31-10-2026"], "YYYY-MM-DD"),
        (&["--as-of", "2026-02-30"], "YYYY-MM-DD"),
        (&["--map", "modtaget"], "COLUMN=HEADER"),
        (&["--delimiter", "ab"], "[C003]"),
        (&["--encoding", "klingonsk"], "[E007]"),
        (&["--format", "xml"], "xml"),
        (&["--lang", "sv"], "sv"),
        (&["--fail-on", "alt"], "alt"),
        (&["--sed", "x"], "--sed"),
        (&["-q", "-v"], "--quiet"),
        (&["ekstra.csv"], "ekstra.csv"),
    ] {
        run(&workspace, arguments)
            .cannot_run(&[told])
            .check_writes_nothing(&workspace);
    }
    for arguments in [
        &[][..],
        &["runn"],
        &["draw", "u.csv", "--id", "Sagsnr"],
        &["verify", "audit"],
        &["check"],
    ] {
        workspace
            .sagsaudit(arguments)
            .exits(2)
            .notes_something()
            .check_writes_nothing(&workspace);
    }
    workspace
        .sagsaudit(&["draw", "u.csv", "-o", "audit"])
        .cannot_run(&["[C003]", "--id"])
        .check_writes_nothing(&workspace);
}

#[test]
fn folders_that_cannot_be_made() {
    let workspace = workspace();
    workspace.write("fuld/noter.txt", "min");
    std::fs::create_dir(workspace.path("tom")).unwrap();
    for (folder, told) in [
        ("fuld", &["[D030]", "--> fuld"][..]),
        ("tom", &["[D030]", "--> tom"]),
        ("u.csv", &["[D030]", "--> u.csv"]),
        ("u.csv/audit", &["[C002]", "u.csv"]),
        ("borte/audit", &["[C002]", "borte"]),
        (".", &["[C002]"]),
        ("..", &["[C002]"]),
    ] {
        run(&workspace, &["-o", folder])
            .cannot_run(told)
            .check_writes_nothing(&workspace);
        workspace
            .sagsaudit(&["draw", "u.csv", "--id", "Sagsnr", "-o", folder])
            .cannot_run(told)
            .check_writes_nothing(&workspace);
    }
}

#[test]
fn folders_that_are_no_audit() {
    let workspace = workspace();
    workspace.write("andet/noter.txt", "min");
    for (folder, told) in [
        ("andet", "[D031]"),
        ("borte", "[C001]"),
        ("u.csv", "[D031]"),
    ] {
        workspace
            .sagsaudit(&["score", folder])
            .cannot_run(&[told, folder])
            .check_writes_nothing(&workspace);
        workspace
            .sagsaudit(&["verify", folder, "--extract", "u.csv"])
            .cannot_run(&[told, folder])
            .check_writes_nothing(&workspace);
        run(&workspace, &["-o", folder, "--redraw", "--reason", "x"])
            .cannot_run(&[told, folder])
            .check_writes_nothing(&workspace);
    }
}

#[test]
fn a_draw_record_that_is_damaged() {
    let workspace = audited();
    let record = workspace.text("audit/draw.json");
    let line = 1 + record
        .lines()
        .position(|line| line.contains("\"as_of\""))
        .unwrap();
    for (damaged, told) in [
        (String::new(), "[D004]".to_owned()),
        ("null".to_owned(), "[D004]".to_owned()),
        (record[..record.len() / 2].to_owned(), "[D004]".to_owned()),
        (
            record.replace("2026-11-02\"", "2026-13-02\""),
            format!("draw.json:{line}"),
        ),
        (
            record.replace("sha256-ticket/1", "sha256-ticket/2"),
            "`sha256-ticket/2`".to_owned(),
        ),
        (
            record.replace("\"schema\": 1", "\"schema\": 2"),
            "2".to_owned(),
        ),
        (
            record.replace("\"schema\": 1", "\"schema\": 1, \"andet\": 1"),
            "andet".to_owned(),
        ),
    ] {
        assert_ne!(damaged, record);
        workspace.write("audit/draw.json", damaged);
        workspace
            .sagsaudit(&["verify", "audit", "--extract", "udtraek.csv"])
            .cannot_run(&["[D004]", &told.replace("[D004]", "draw.json")])
            .check_writes_nothing(&workspace);
        workspace
            .sagsaudit(&["score", "audit"])
            .cannot_run(&["[D010]", "draw.json"])
            .check_writes_nothing(&workspace);
    }
}

#[test]
fn a_sample_that_is_damaged() {
    let workspace = audited();
    let sample = workspace.text("audit/sample.csv");
    for damaged in [
        String::new(),
        sample.replacen(",sample,", ",stikprøve,", 1),
        sample.replacen("\n1,", "\nen,", 1),
        sample.replace("order,role", "role,order"),
    ] {
        workspace.write("audit/sample.csv", damaged);
        workspace
            .sagsaudit(&["verify", "audit", "--extract", "udtraek.csv"])
            .cannot_run(&["[D005]", "sample.csv"])
            .check_writes_nothing(&workspace);
        workspace
            .sagsaudit(&["score", "audit"])
            .cannot_run(&["[D010]", "sample.csv"])
            .check_writes_nothing(&workspace);
    }
    workspace.write("audit/sample.csv", &sample);
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
}

#[test]
fn files_that_are_changed_are_not_scored() {
    let workspace = audited();
    for name in ["applicable.csv", "draw.json", "sample.csv", "template.toml"] {
        let path = format!("audit/{name}");
        let content = workspace.read(&path);
        let mut changed = content.clone();
        changed.push(b'\n');
        workspace.write(&path, changed);
        workspace
            .sagsaudit(&["score", "audit"])
            .cannot_run(&["[D010]", name])
            .check_writes_nothing(&workspace);
        std::fs::remove_file(workspace.path(&path)).unwrap();
        workspace
            .sagsaudit(&["score", "audit"])
            .exits(2)
            .notes(&[name])
            .check_writes_nothing(&workspace);
        workspace.write(&path, content);
    }
    // What is made anew anyway may be lost.
    workspace.write("audit/findings.csv", "");
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
    assert!(workspace.text("audit/findings.csv").len() > 100);
}

#[test]
fn a_journal_that_is_broken_is_not_written_on() {
    let workspace = audited();
    let journal = workspace.text("audit/journal.jsonl");
    let lines: Vec<&str> = journal.lines().collect();
    for (broken, told) in [
        (String::new(), "journal.jsonl"),
        (journal.replacen("\"anna\"", "\"bo\"", 1), "journal.jsonl:1"),
        (format!("{}\n", lines[1]), "journal.jsonl:1"),
        (journal.trim_end().to_owned(), "journal.jsonl:2"),
        (format!("{journal}{{}}\n"), "journal.jsonl:3"),
    ] {
        workspace.write("audit/journal.jsonl", broken);
        workspace
            .sagsaudit(&["score", "audit"])
            .cannot_run(&["[D033]", told])
            .check_writes_nothing(&workspace);
    }
}

#[test]
fn answers_that_are_not_there() {
    let workspace = audited();
    workspace
        .sagsaudit(&["score", "audit", "--answers", "borte.csv"])
        .cannot_run(&["[C001]", "borte.csv"])
        .check_writes_nothing(&workspace);
    workspace.write("010190-1234.csv", "case_id,criterion,answer\n");
    workspace
        .sagsaudit(&["score", "audit", "--answers", "010190-1234.csv"])
        .cannot_run(&["[D034]", "######-####"])
        .check_writes_nothing(&workspace);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_an_error() {
    let workspace = workspace();
    for arguments in [
        &["--format", "json"][..],
        &["--format", "table"],
        &["-o", "audit"],
    ] {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        run(&workspace, arguments)
            .stdout_to(full)
            .exits(2)
            .notes_something()
            .check();
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_gone_is_no_error() {
    let workspace = workspace();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    run(&workspace, &[]).stdout_to(Stdio::from(writer)).check();
    assert!(File::open(workspace.path("u.csv")).is_ok());
}
