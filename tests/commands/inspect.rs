//! `inspect`: what it shows of extracts as Danish case systems and spreadsheets write them.

use crate::harness::{TODAY, Workspace};

/// An extract as Excel saves it in Denmark: windows-1252, semicolons, CR LF; with faults in it.
fn excel() -> Vec<u8> {
    let text = "Sagsnr.;Område;CPR;Modtaget;Afgjort;Beløb;Bemærkning\r\n\
                1;Børn;010190-1234;13-01-2026;20-01-2026;1.234,50;på plads\r\n\
                2;Børn;0101901234;14-01-2026;10-01-2026;7,00;ringet fra 010190-1234\r\n\
                3;Ældre;020290-1234;15-01-2026;03-11-2026;ukendt;\r\n\
                3;Ældre;020290-1234;15-01-2026;03-11-2026;ukendt;\r\n\
                4;ældre;;2026-01-16;31-12-9999;0,50;x\r\n\
                ;Børn;;15-01-2026;;1,00;\r\n\
                5;Børn;15-01-2026\r\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    bytes.into_owned()
}

const CHECKLIST: &str = r#"
[template]
id = "sager"
version = "1"
title = "Sager"

[columns]
sagsnr = { type = "text", role = "id", aliases = ["Sagsnr."] }
omraade = { type = "text", role = "area", aliases = ["Område"] }
person = { type = "text", role = "person", aliases = ["CPR"] }
modtaget = { type = "date" }
afgjort = { type = "date" }
belob = { type = "number", role = "amount", aliases = ["Beløb"] }
partshoert = { type = "date", aliases = ["Partshørt"] }

[[criterion]]
id = "frist"
question = "Er sagen afgjort i tide?"
deadline = { from = "modtaget", within = "4 weeks", to = "afgjort" }

[[criterion]]
id = "hoering"
question = "Er borgeren partshørt før afgørelsen?"
pass_if = "partshoert <= afgjort"

[[criterion]]
id = "begrundelse"
question = "Er afgørelsen begrundet?"
answer = "yes-no"
"#;

fn workspace() -> Workspace {
    let workspace = Workspace::with(&[("sager.toml", CHECKLIST)]);
    workspace.write("u.csv", excel());
    workspace
}

#[test]
fn an_excel_export_is_shown_without_a_flag() {
    let workspace = workspace();
    let printed = workspace
        .sagsaudit(&["inspect", "u.csv"])
        .prints_all_of(&[
            "u.csv: 7 rækker, 7 kolonner",
            "windows-1252: gættet",
            "adskilt af `;`",
            "7 rækker; 1 af dem passer ikke",
            "linje 8 er afvist",
            "--id",
            "Modtaget",
            "dato, dag først",
            "2026-01-13 til",
            "Datakvalitet",
            "`CPR`: 4 værdi(er)",
            "flere måder",
            "(linje 6)",
            "efter 2026-11-02",
            "(linje 4, 5)",
            "før 1900 eller efter 2100",
            "`31-12-9999`",
        ])
        .check_writes_nothing(&workspace);
    assert!(!printed.stdout.contains("010190"), "{}", printed.stdout);
    assert!(
        printed
            .stdout
            .lines()
            .all(|line| line.chars().count() <= 80)
    );
}

#[test]
fn a_checklist_adds_cases_areas_persons_and_what_can_be_decided() {
    let workspace = workspace();
    let arguments = [
        "inspect",
        "u.csv",
        "--template",
        "sager.toml",
        "--lang",
        "en",
    ];
    let printed = workspace
        .sagsaudit(&arguments)
        .arguments(&[
            "--reconcile",
            "rows=8",
            "--source",
            "the books",
            "--view",
            "1",
        ])
        .prints_all_of(&[
            "7 rows = 4 cases",
            "2 rejected + 1 repeated",
            "DIFFERENCE -1",
            "Cases of each area",
            "`Ældre`",
            "`ældre`",
            "Persons (person): 2. 1 of them have several cases, 2 in all and at most 2; 1",
            "Beløb (belob)",
            "are before `Modtaget`, such as",
            "14-01-2026 > 10-01-2026",
            "(line 3)",
            "data can decide 1",
            "reviewers have to answer 1, and 1 lack",
            "nobody: lacks partshoert",
            "line 2",
            "- CPR: ######-####",
        ])
        .check_writes_nothing(&workspace);
    assert!(!printed.stdout.contains("010190"), "{}", printed.stdout);
}

#[test]
fn json_has_keys_that_stay() {
    let workspace = workspace();
    let arguments = ["inspect", "u.csv", "--id", "Sagsnr.", "--area", "Område"];
    let printed = workspace
        .sagsaudit(&arguments)
        .arguments(&["--person", "CPR", "--format", "json", "--view", "2"])
        .prints_something()
        .check_writes_nothing(&workspace);
    assert!(!printed.stdout.contains("010190"), "{}", printed.stdout);
    let found: serde_json::Value = serde_json::from_str(&printed.stdout).unwrap();
    let keys: Vec<&str> = found
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut expected = [
        "schema",
        "as_of",
        "files",
        "totals",
        "cases_counted",
        "rejects",
        "exclusions",
        "controls",
        "areas",
        "persons",
        "columns",
        "quality",
        "remarks",
        "events",
        "template",
        "rows",
    ];
    let mut keys = keys;
    keys.sort_unstable();
    expected.sort_unstable();
    assert_eq!(keys, expected);
    assert_eq!(found["schema"], 1);
    assert_eq!(found["as_of"], TODAY);
    assert_eq!(found["files"][0]["encoding_basis"], "guessed");
    assert_eq!(found["totals"]["cases"], 4);
    assert_eq!(found["totals"]["repeated"], 1);
    assert_eq!(found["persons"]["with_several_cases"], 1);
    assert_eq!(found["columns"][3]["least"], "2026-01-13");
    assert_eq!(found["rows"].as_array().unwrap().len(), 2);
}

#[test]
fn headings_of_case_systems_are_read_without_a_flag() {
    let dubu = "CPR-nr.;Sagsnummer;Rådgiver;Modtagelsesdato;Status\n\
                0101901234;2026-12;Anna;01-02-2026 10:15;Åben\n\
                0202901234;2026-13;Bo;14-02-2026 08:00;Lukket\n";
    let sensum = "Sags ID,Borger,Ydelse,Startdato,Timer\n\
                  S-1,B1,Støtte,2026-01-01,2.5\n\
                  S-2,B1,Støtte,2026-02-01,3.25\n";
    for (text, parts) in [
        (dubu, ["`;`", "Modtagelsesdato", "dato og tid"]),
        (sensum, ["`,`", "Timer", "decimalpunktum"]),
    ] {
        let workspace = Workspace::with(&[("u.csv", text)]);
        workspace
            .sagsaudit(&["inspect", "u.csv"])
            .prints_all_of(&parts)
            .check_writes_nothing(&workspace);
    }
}

#[test]
fn files_are_one_extract_and_lines_have_their_file() {
    let workspace = Workspace::with(&[
        ("a.csv", "Id;Dato\n1;13-01-2026\n2;14-01-2026\n"),
        ("b.csv", "Dato;Id;Ny\n01/14/2027;3;x\n01/15/2026;4;y\n"),
    ]);
    workspace
        .sagsaudit(&["inspect", "*.csv", "--id", "Id"])
        .prints_all_of(&[
            "4 rækker = 4 sager",
            "dag først",
            "måned først",
            "(linje b.csv 2)",
        ])
        .check_writes_nothing(&workspace);
}

#[test]
fn cases_that_cannot_be_counted_are_no_reason_to_show_nothing() {
    let workspace = Workspace::with(&[("u.csv", "Id;Dato\n1;13-01-2026\n1;14-01-2026\n")]);
    workspace
        .sagsaudit(&["inspect", "u.csv", "--id", "Id", "--all-columns"])
        .prints_all_of(&["kan ikke tælles", "[E0", "Kolonner", "Dato"])
        .check_writes_nothing(&workspace);
    workspace
        .sagsaudit(&["inspect", "mangler.csv"])
        .cannot_run(&["[C001]"])
        .check_writes_nothing(&workspace);
}

#[test]
fn standard_input_is_inspected_and_columns_are_a_table() {
    let workspace = Workspace::new();
    workspace
        .sagsaudit(&["inspect", "-", "--format", "csv"])
        .reads(b"Id;Tal\n1;5\n2;7\n")
        .prints("heading,name,type,filled,empty,different,least,most,examples\nId,,number,2,0,2,1,2,1; 2\nTal,,number,2,0,2,5,7,5; 7\n")
        .check_writes_nothing(&workspace);
}
