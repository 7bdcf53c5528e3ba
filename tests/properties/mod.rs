//! What must change nothing, from end to end: the order of rows, how a table is written, where and when it is read.

use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence};

use crate::commands::{HEADINGS, KVALITET, cases, extract};
use crate::harness::{NOW, Row, Run, Workspace};

/// The files that a run leaves, less what tells of the file itself.
#[derive(Debug, PartialEq, Eq)]
struct Result {
    sample: Vec<u8>,
    assessments: Vec<u8>,
    findings: Vec<u8>,
}

fn run(workspace: &Workspace, name: &str) -> Run {
    workspace
        .sagsaudit(&[
            "run",
            name,
            "--template",
            "kvalitet.toml",
            "--seed",
            "byråd 12. maj 2026",
        ])
        .prints_something()
}

/// What comes of a table, written in some way.
fn result_of(table: &[u8]) -> Result {
    let workspace = Workspace::with(&[("kvalitet.toml", KVALITET)]);
    workspace.write("tabel.csv", table);
    run(&workspace, "tabel.csv")
        .arguments(&["-o", "audit"])
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    Result {
        sample: audit.bytes("sample.csv"),
        assessments: audit.bytes("assessments.csv"),
        findings: audit.bytes("findings.csv"),
    }
}

proptest! {
    #![proptest_config(Config {
        cases: 12,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..Config::default()
    })]

    #[test]
    fn the_order_of_rows_changes_nothing(order in Just(cases().collect::<Vec<_>>()).prop_shuffle()) {
        let mut lines = vec![HEADINGS.join(";")];
        lines.extend(order.iter().map(|case| case.line(";")));
        let shuffled = lines.join("\n");
        prop_assert_eq!(result_of(shuffled.as_bytes()), result_of(extract().as_bytes()));
    }

    #[test]
    fn a_larger_draw_begins_with_the_smaller(smaller in 1_u64..20, more in 1_u64..20, seed in "[a-zæøå0-9 ]{1,20}[a-z]") {
        let workspace = Workspace::with(&[("udtraek.csv", &extract())]);
        let draw = |size: u64, folder: &str| {
            workspace
                .sagsaudit(&["draw", "udtraek.csv", "--id", "Sagsnr.", "--area", "Sagsområde", "-o", folder])
                .arguments(&["--seed", &seed, "--per-area", &size.to_string()])
                .prints_something()
                .notes_something()
                .check();
            workspace.audit(folder).rows("sample.csv")
        };
        let (small, large) = (draw(smaller, "small"), draw(smaller + more, "large"));
        for area in ["Børn", "Voksne", "Ældre"] {
            let of = |rows: &[Row]| -> Vec<Row> { rows.iter().filter(|row| row["area"] == area).cloned().collect() };
            let (small, large) = (of(&small), of(&large));
            prop_assert!(large.starts_with(&small), "{}", area);
        }
    }
}

#[test]
fn twenty_five_begin_with_the_fifteen() {
    let workspace = Workspace::with(&[("udtraek.csv", &extract())]);
    let ids = |size: &str| -> Vec<(String, String)> {
        workspace
            .sagsaudit(&[
                "draw",
                "udtraek.csv",
                "--id",
                "Sagsnr.",
                "--area",
                "Sagsområde",
                "-o",
                size,
            ])
            .arguments(&["--seed", "byråd 12. maj 2026", "--per-area", size])
            .prints_something()
            .notes_something()
            .check();
        let sampled = workspace.audit(size).sampled();
        sampled
            .into_iter()
            .filter(|(area, _)| area == "Børn")
            .collect()
    };
    let (fifteen, more) = (ids("15"), ids("25"));
    assert_eq!((fifteen.len(), more.len()), (15, 25));
    assert_eq!(fifteen, more[..15]);
}

/// One table as Excel, a case system, a database and an editor write it.
#[test]
fn how_a_table_is_written_changes_nothing() {
    let plain = extract();
    let expected = result_of(plain.as_bytes());
    let utf_16 = |unit: fn(u16) -> [u8; 2], text: &str| -> Vec<u8> {
        let with_mark = format!("\u{feff}{text}");
        with_mark.encode_utf16().flat_map(unit).collect()
    };
    let windows = encoding_rs::WINDOWS_1252.encode(&plain).0.into_owned();
    let quoted: String = plain
        .lines()
        .map(|line| {
            line.split(';')
                .map(|field| format!("\"{field}\""))
                .collect::<Vec<_>>()
                .join(";")
                + "\r\n"
        })
        .collect();
    let variants: [(&str, Vec<u8>); 12] = [
        ("CRLF", plain.replace('\n', "\r\n").into_bytes()),
        ("CR", plain.replace('\n', "\r").into_bytes()),
        (
            "no line end at the end",
            plain.trim_end().as_bytes().to_vec(),
        ),
        ("byte order mark", format!("\u{feff}{plain}").into_bytes()),
        ("UTF-16, little end first", utf_16(u16::to_le_bytes, &plain)),
        (
            "UTF-16, big end first",
            utf_16(u16::to_be_bytes, &plain.replace('\n', "\r\n")),
        ),
        ("windows-1252", windows),
        ("commas", plain.replace(';', ",").into_bytes()),
        ("tabs", plain.replace(';', "\t").into_bytes()),
        ("bars", plain.replace(';', "|").into_bytes()),
        ("quotes", quoted.into_bytes()),
        (
            "blanks around fields",
            plain.replace(';', " ; ").into_bytes(),
        ),
    ];
    for (name, table) in variants {
        assert_eq!(result_of(&table), expected, "{name}");
    }
}

/// A date can be written in several ways, which stand in the sample as they were written; what follows is the same.
#[test]
fn how_dates_are_written_changes_no_outcome() {
    let expected = result_of(extract().as_bytes());
    for form in ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d"] {
        let mut table = vec![HEADINGS.join(";")];
        table.extend(cases().map(|case| {
            let day = |date: chrono::NaiveDate| date.format(form).to_string();
            let plain = |date: chrono::NaiveDate| date.format("%d-%m-%Y").to_string();
            let mut line = case
                .line(";")
                .replace(&plain(case.received()), &day(case.received()));
            if let Some(decided) = case.decided() {
                line = line.replace(&plain(decided), &day(decided));
            }
            line
        }));
        let result = result_of(table.join("\n").as_bytes());
        assert_eq!(result.assessments, expected.assessments, "{form}");
        assert_eq!(result.findings, expected.findings, "{form}");
    }
}

/// Every file is the same, byte for byte, wherever and by whomever it is made.
#[test]
fn zone_locale_and_working_folder_change_nothing() {
    let workspace = Workspace::with(&[("udtraek.csv", &extract()), ("kvalitet.toml", KVALITET)]);
    run(&workspace, "udtraek.csv")
        .arguments(&["-o", "here"])
        .notes_something()
        .check();
    let elsewhere = Workspace::new();
    let absolute = |name: &str| workspace.path(name).to_str().unwrap().to_owned();
    elsewhere
        .sagsaudit(&[
            "run",
            &absolute("udtraek.csv"),
            "--template",
            &absolute("kvalitet.toml"),
        ])
        .arguments(&["--seed", "byråd 12. maj 2026", "-o", "there"])
        .env("TZ", "Pacific/Auckland")
        .env("LC_ALL", "en_US.UTF-8")
        .env("LANG", "tr_TR.UTF-8")
        .env("COLUMNS", "40")
        .env("TERM", "xterm-256color")
        .prints_something()
        .notes_something()
        .check();
    let (here, there) = (workspace.audit("here"), elsewhere.audit("there"));
    assert_eq!(here.files(), there.files());
    for file in here.files() {
        assert!(here.bytes(&file) == there.bytes(&file), "{file}");
    }
    assert_eq!(NOW.parse(), Ok(1_793_610_000));
    // The files are named relative to the working folder.
    workspace.write("under/x", "");
    run(&workspace, "../udtraek.csv")
        .working_folder(&workspace.path("under"))
        .arguments(&["--template", "../kvalitet.toml"])
        .exits(2)
        .notes_something()
        .prints("")
        .check();
    workspace
        .sagsaudit(&[
            "run",
            "../udtraek.csv",
            "--template",
            "../kvalitet.toml",
            "--seed",
            "byråd 12. maj 2026",
        ])
        .arguments(&["-o", "../below"])
        .working_folder(&workspace.path("under"))
        .prints_something()
        .notes_something()
        .check();
    for file in here.files() {
        assert!(
            here.bytes(&file) == workspace.audit("below").bytes(&file),
            "{file}"
        );
    }
}
