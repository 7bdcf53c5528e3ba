//! CPR numbers that stand where they should not reach no file and no screen.

use super::KVALITET;
use crate::harness::{Printed, Workspace};

/// Numbers of nobody: their dates are real, their last digits made up. No two share six digits.
const PLANTED: [&str; 10] = [
    "010190-1234",
    "0202911234",
    "030392-1234",
    "0404931234",
    "050594-1234",
    "0606951234",
    "070796-1234",
    "0808971234",
    "650198-1234",
    "1010991234",
];

/// Holds that no planted number, with or without its hyphen, stands in the texts.
#[track_caller]
fn hold_no_number(what: &str, text: &str) {
    for planted in PLANTED {
        let digits: String = planted.chars().filter(char::is_ascii_digit).collect();
        let hyphenated = format!("{}-{}", &digits[..6], &digits[6..]);
        let found = [&digits, &hyphenated]
            .into_iter()
            .find(|form| text.contains(form.as_str()));
        assert!(found.is_none(), "{what} has {planted}:\n{text}");
    }
}

#[track_caller]
fn hold_printed(printed: &Printed) {
    hold_no_number("standard output", &printed.stdout);
    hold_no_number("standard error", &printed.stderr);
}

#[track_caller]
fn hold_folder(workspace: &Workspace, folder: &str) {
    for (name, bytes) in workspace.contents() {
        if name.starts_with(&format!("{folder}/")) {
            hold_no_number(&name, &name);
            hold_no_number(&name, &String::from_utf8_lossy(&bytes));
        }
    }
}

const EXTRACT: &str = "\
Sagsnr.;Sagsområde;Modtaget;Afgjort;Udfald;Note
1;Børn;05-01-2026;010190-1234;bevilling;0202911234
2;Børn;06-01-2026;07-01-2026;030392-1234;ringede til 0404931234, bor hos 050594-1234
3;Sag 0606951234;06-01-2026;07-01-2026;afslag;
4;070796-1234;06-01-2026;07-01-2026;afslag;
5;Børn;06-01-2026;07-01-2026;afslag
0808971234;Børn
;Børn;06-01-2026;07-01-2026;afslag;650198-1234
8;Børn;06-01-2026;1010991234;afslag;
9;Børn;06-01-2026;07-01-2026;afslag;
10;Børn;06-01-2026;07-01-2026;afslag;
11;Børn;06-01-2026;07-01-2026;afslag;
";

#[test]
fn planted_numbers_come_out_nowhere() {
    let workspace = Workspace::with(&[
        ("udtræk 010190-1234.csv", EXTRACT),
        ("kvalitet.toml", KVALITET),
        (
            "svar.csv",
            "case_id,criterion,answer,reason_code,cause,amount,comment,reviewer,answered_at,corrected_column,corrected_value\n\
            2,NOTAT,nej,0202911234,030392-1234,,se 0404931234,050594-1234,0606951234,udfald,070796-1234\n",
        ),
    ]);
    let run = [
        "run",
        "udtræk 010190-1234.csv",
        "--template",
        "kvalitet.toml",
        "--seed",
        "byråd 12. maj 2026",
    ];
    for format in ["table", "csv", "json", "md"] {
        let printed = workspace
            .sagsaudit(&run)
            .arguments(&["--all-columns", "-v", "-o", format, "--format", format])
            .env("USER", "1010991234")
            .prints_something()
            .notes_something()
            .check();
        hold_printed(&printed);
        let printed = workspace
            .sagsaudit(&["score", format, "--answers", "svar.csv", "--format", format])
            .prints_something()
            .notes_something()
            .check();
        hold_printed(&printed);
        let printed = workspace
            .sagsaudit(&[
                "verify",
                format,
                "--extract",
                "udtræk 010190-1234.csv",
                "--format",
                format,
            ])
            .prints_something()
            .check();
        hold_printed(&printed);
        hold_folder(&workspace, format);
    }
    let audit = workspace.audit("csv");
    let sample = audit.rows("sample.csv");
    let row = sample.iter().find(|row| row["case_id"] == "2").unwrap();
    assert_eq!(row["Note"], "ringede til ######-####, bor hos ######-####");
    assert_eq!(audit.rows("rejects.csv").len(), 3);
    assert_eq!(audit.assessment("2", "NOTAT")["comment"], "se ######-####");
}

#[test]
fn a_redraw_does_not_keep_the_number_in_its_reason() {
    let workspace = Workspace::with(&[("u.csv", EXTRACT), ("kvalitet.toml", KVALITET)]);
    for redraw in [&[][..], &["--redraw", "--reason", "klage fra 010190-1234"]] {
        workspace
            .sagsaudit(&["run", "u.csv", "--template", "kvalitet.toml", "-o", "audit"])
            .arguments(redraw)
            .prints_something()
            .notes_something()
            .check();
    }
    hold_folder(&workspace, "audit");
    assert_eq!(
        workspace.audit("audit").journal()[1]["reason"],
        "klage fra ######-####"
    );
}

#[test]
fn keep_cpr_keeps_them_in_the_sample_and_says_so_in_the_record() {
    let workspace = Workspace::with(&[("u.csv", EXTRACT), ("kvalitet.toml", KVALITET)]);
    workspace
        .sagsaudit(&[
            "run",
            "u.csv",
            "--template",
            "kvalitet.toml",
            "--all-columns",
            "--keep-cpr",
            "-o",
            "audit",
        ])
        .prints_something()
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    let sample = audit.rows("sample.csv");
    let row = sample.iter().find(|row| row["case_id"] == "2").unwrap();
    assert_eq!(row["Note"], "ringede til 0404931234, bor hos 050594-1234");
    assert_eq!(audit.json("draw.json")["cpr"], "kept");
    hold_no_number("rejects.csv", &audit.text("rejects.csv"));
}

#[test]
fn ids_that_are_cpr_numbers_are_refused() {
    let workspace = Workspace::new();
    for ids in [
        ["010190-1234", "020290-1234", "030390-1234"],
        ["0101901234", "0202901234", "0303901234"],
        ["0101901234", "0202901234", "9999999999"],
        ["S-1", "010190-1234", "S-3"],
    ] {
        let rows = ids.map(|id| format!("{id};A\n")).concat();
        workspace.write("u.csv", format!("Nr;Omr\n{rows}"));
        let printed = workspace
            .sagsaudit(&[
                "draw", "u.csv", "--id", "Nr", "--area", "Omr", "-o", "audit",
            ])
            .cannot_run(&["[E016]", "`Nr`", "u.csv"])
            .check_writes_nothing(&workspace);
        assert!(
            ids.iter().all(|id| !printed.stderr.contains(id)),
            "{}",
            printed.stderr
        );
    }
}

/// An extract without headings has a case where they should be.
#[test]
fn numbers_among_the_headings_come_out_nowhere() {
    let workspace = Workspace::with(&[
        ("uden.csv", "1;Børn;010190-1234\n2;Børn;0202911234\n"),
        ("med.csv", "Nr;Omr;030392-1234\n1;Børn;x\n2;Børn;y\n"),
    ]);
    let printed = workspace
        .sagsaudit(&["draw", "uden.csv", "--id", "Nr", "--area", "Omr", "-o", "a"])
        .cannot_run(&["[E012]", "uden.csv:1"])
        .check_writes_nothing(&workspace);
    hold_printed(&printed);
    let printed = workspace
        .sagsaudit(&[
            "draw",
            "med.csv",
            "--id",
            "Nr",
            "--area",
            "Omr",
            "--all-columns",
            "-o",
            "a",
        ])
        .prints_something()
        .notes_something()
        .check();
    hold_printed(&printed);
    hold_folder(&workspace, "a");
    let printed = workspace
        .sagsaudit(&["verify", "a", "--extract", "med.csv"])
        .prints_something()
        .check();
    hold_printed(&printed);
}

#[test]
fn complaints_about_answers_mask_what_they_quote() {
    let workspace = Workspace::with(&[("u.csv", EXTRACT), ("kvalitet.toml", KVALITET)]);
    workspace
        .sagsaudit(&[
            "draw",
            "u.csv",
            "--template",
            "kvalitet.toml",
            "-o",
            "audit",
        ])
        .prints_something()
        .notes_something()
        .check();
    let row = |cells: &str| {
        format!(
            "case_id,criterion,answer,comment,amount,corrected_column,corrected_value\n{cells}\n"
        )
    };
    for cells in [
        "010190-1234,NOTAT,ja,,,,",
        "2,0202911234,ja,,,,",
        "2,NOTAT,030392-1234,,,,",
        "2,,0404931234,,,,",
        "2,NOTAT,ja,,050594-1234,,",
        "2,NOTAT,,,,0606951234,x",
    ] {
        workspace.write("svar.csv", row(cells));
        let printed = workspace
            .sagsaudit(&["score", "audit", "--answers", "svar.csv"])
            .cannot_run(&["[A00"])
            .check();
        hold_printed(&printed);
    }
}

/// Data minimisation: what is not asked for is not kept; the case worker is no column of the sample.
#[test]
fn what_the_template_does_not_use_is_not_kept() {
    let template = KVALITET.replace(
        "[columns.udfald]",
        "[columns.note]\ntype = \"text\"\nrole = \"personal\"\n\n[columns.udfald]",
    );
    let workspace = Workspace::with(&[("u.csv", EXTRACT), ("kvalitet.toml", &template)]);
    workspace
        .sagsaudit(&[
            "run",
            "u.csv",
            "--template",
            "kvalitet.toml",
            "--keep-cpr",
            "-o",
            "audit",
        ])
        .prints_something()
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    let header = audit.text("sample.csv").lines().next().unwrap().to_owned();
    assert_eq!(
        header,
        "order,role,ticket,area,case_id,modtaget,afgjort,udfald"
    );
    assert!(!audit.text("draw.json").contains("Note"));
}
