//! Where rows come from: workbooks, packed files, standard input, several files.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::harness::{Run, Workspace};

const SEED: &str = "en startværdi af rimelig længde";
const CSV: &str = "Id;Omr;Dato;Beløb\n0012;A;2026-02-03;1,5\n0013;B;2026-02-04;2\n";

/// A draw of all that is named, by `Id` and `Omr`, with every column kept.
fn draw(workspace: &Workspace, files: &[&str], folder: &str) -> Run {
    workspace
        .sagsaudit(&["--lang", "en", "draw", "--all-columns"])
        .arguments(files)
        .arguments(&["--id", "Id", "--area", "Omr", "--seed", SEED, "-o", folder])
}

fn drawn(workspace: &Workspace, files: &[&str], folder: &str) {
    draw(workspace, files, folder)
        .prints_something()
        .notes_something()
        .check();
}

fn refused(workspace: &Workspace, files: &[&str], parts: &[&str]) {
    draw(workspace, files, "audit")
        .cannot_run(parts)
        .check_writes_nothing(workspace);
}

fn verified(workspace: &Workspace, folder: &str, files: &[&str]) {
    workspace
        .sagsaudit(&["verify", folder, "--extract"])
        .arguments(files)
        .prints_something()
        .check();
}

fn gz(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// A workbook whose first sheet holds these texts.
fn sheet(rows: &[&[&str]]) -> Workbook {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    workbook
}

/// A workbook put together from its parts, with one sheet that is this XML.
fn raw(sheet_xml: &[u8], shared_strings: &str) -> Vec<u8> {
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = format!(
        r#"<Relationships><Relationship Id="a" Type="{kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let book = r#"<workbook><sheets><sheet name="Ark1" sheetId="1" r:id="b"/></sheets></workbook>"#;
    let relations = format!(
        r#"<Relationships><Relationship Id="b" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let parts: [(&str, &[u8]); 6] = [
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", package.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sharedStrings.xml", shared_strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet_xml),
    ];
    archive(&parts)
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const NO_TEXTS: &str = "<sst count=\"0\" uniqueCount=\"0\"></sst>";

#[test]
fn a_sheet_gives_texts_as_they_are_dates_as_iso_and_numbers_in_digits() {
    let mut workbook = sheet(&[
        &[],
        &["Id", "Omr", "Dato", "Beløb", "Ja", "Sum"],
        &["0012", "A"],
        &["0013", "B"],
    ]);
    let sheet = workbook.worksheet_from_index(0).unwrap();
    let date = Format::new().set_num_format("dd-mm-yyyy");
    let moment = Format::new().set_num_format("dd-mm-yyyy hh:mm");
    let on = |year, month, day| ExcelDateTime::from_ymd(year, month, day).unwrap();
    sheet
        .write_datetime_with_format(2, 2, on(2026, 2, 3), &date)
        .unwrap();
    let at_two = on(2026, 2, 3).and_hms(14, 5, 0).unwrap();
    sheet
        .write_datetime_with_format(3, 2, &at_two, &moment)
        .unwrap();
    sheet.write_number(2, 3, 1.234).unwrap();
    sheet.write_number(3, 3, 1e15).unwrap();
    sheet.write_boolean(2, 4, true).unwrap();
    sheet
        .write_formula(2, 5, Formula::new("=1+1").set_result("2"))
        .unwrap();
    sheet
        .write_formula(3, 5, Formula::new("=A9").set_result("#REF!"))
        .unwrap();
    let workspace = Workspace::new();
    workspace.write("sager.csv", workbook.save_to_buffer().unwrap());
    draw(&workspace, &["sager.csv"], "audit")
        .prints_all_of(&["sager.csv, sheet `Sheet1`: 2 rows"])
        .notes(&["E032", "F4", "sager.csv:Sheet1"])
        .check();
    let audit = workspace.audit("audit");
    let rows = audit.rows("sample.csv");
    let row = |id: &str| {
        let row = rows.iter().find(|row| row["case_id"] == id).unwrap();
        ["Dato", "Beløb", "Ja", "Sum"].map(|column| row[column].clone())
    };
    assert_eq!(row("0012"), ["2026-02-03", "1.2340", "true", "2"]);
    assert_eq!(
        row("0013"),
        ["2026-02-03T14:05:00", "1000000000000000", "", "#REF!"]
    );
    let extract = &audit.json("draw.json")["extracts"][0];
    assert_eq!(extract["sheet"], "Sheet1");
    assert!(extract["delimiter"].is_null());
    verified(&workspace, "audit", &["sager.csv"]);
}

#[test]
fn case_ids_in_numeric_cells_are_warned_of_and_rounded_ones_refused() {
    let mut workbook = sheet(&[&["Id", "Omr"], &["", "A"], &["", "A"]]);
    let cells = workbook.worksheet_from_index(0).unwrap();
    cells.write_number(1, 0, 10432.0).unwrap();
    cells.write_number(2, 0, 10433.0).unwrap();
    let workspace = Workspace::new();
    workspace.write("a.xlsx", workbook.save_to_buffer().unwrap());
    draw(&workspace, &["a.xlsx"], "tal")
        .prints_something()
        .notes(&["E026", "2 case ids", "A2, A3"])
        .check();
    let ids = workspace.audit("tal").sampled();
    assert!(ids.contains(&("A".into(), "10432".into())), "{ids:?}");

    let cells = workbook.worksheet_from_index(0).unwrap();
    cells.write_number(2, 0, 1_234_567_890_123_456.0).unwrap();
    workspace.write("a.xlsx", workbook.save_to_buffer().unwrap());
    refused(
        &workspace,
        &["a.xlsx"],
        &["E025", "a.xlsx:Sheet1:3 [A3, Id]"],
    );
}

#[test]
fn which_sheet_is_meant_is_never_guessed() {
    let mut workbook = sheet(&[&["Id", "Omr"], &["1", "A"]]);
    workbook.add_worksheet().set_name("Tom").unwrap();
    let workspace = Workspace::new();
    workspace.write("en.xlsx", workbook.save_to_buffer().unwrap());
    drawn(&workspace, &["en.xlsx"], "en");

    let more = workbook.add_worksheet().set_name("Lukkede").unwrap();
    for (row, cells) in (0..).zip([["Id", "Omr"], ["2", "B"]]) {
        more.write_row(row, 0, cells).unwrap();
    }
    workspace.write("to.xlsx", workbook.save_to_buffer().unwrap());
    let files = ["to.xlsx"];
    refused(
        &workspace,
        &files,
        &["E023", "2 sheets", "`Sheet1`, `Lukkede`", "--sheet NAME"],
    );
    refused(
        &workspace,
        &["to.xlsx", "--sheet", "Lukked"],
        &["E023", "`Lukked`", "did you mean `Lukkede`?"],
    );
    for (name, folder) in [("lukkede", "a"), ("3", "b")] {
        drawn(&workspace, &["to.xlsx", "--sheet", name], folder);
        let ids = workspace.audit(folder).sampled();
        assert_eq!(ids, [("B".into(), "2".into())]);
        verified(&workspace, folder, &files);
    }
    workspace.write("a.csv", CSV);
    refused(&workspace, &["a.csv", "--sheet", "1"], &["C005", "--sheet"]);
}

#[test]
fn packed_files_and_standard_input_give_the_same_sample() {
    let workspace = Workspace::with(&[("a.csv", CSV)]);
    drawn(&workspace, &["a.csv"], "a");
    let (head, tail) = CSV.split_at(30);
    workspace.write("b.csv", [gz(head.as_bytes()), gz(tail.as_bytes())].concat());
    drawn(&workspace, &["b.csv"], "b");
    draw(&workspace, &["-"], "c")
        .reads(CSV.as_bytes())
        .prints_all_of(&["(standard input): 2 rows"])
        .notes_something()
        .check();
    draw(&workspace, &["-"], "d")
        .reads(&gz(CSV.as_bytes()))
        .prints_something()
        .notes_something()
        .check();
    let sample = workspace.audit("a").bytes("sample.csv");
    for folder in ["b", "c", "d"] {
        assert_eq!(workspace.audit(folder).bytes("sample.csv"), sample);
    }
    verified(&workspace, "b", &["b.csv"]);
    workspace
        .sagsaudit(&["verify", "c", "--extract", "-"])
        .reads(CSV.as_bytes())
        .prints_something()
        .check();
    refused(&workspace, &["-", "-"], &["C005"]);
}

#[test]
fn damaged_and_hostile_gz_files_are_refused() {
    let workspace = Workspace::new();
    let whole = gz(CSV.as_bytes());
    workspace.write("a.csv.gz", &whole[..whole.len() - 9]);
    refused(&workspace, &["a.csv.gz"], &["E030", "a.csv.gz"]);
    let mut bomb = CSV.as_bytes().to_vec();
    bomb.extend(std::iter::repeat_n(b"0;A;;\n", 4_000_000).flatten());
    workspace.write("b.csv.gz", gz(&bomb));
    refused(&workspace, &["b.csv.gz"], &["E022", "200", "--max-ratio"]);
    refused(
        &workspace,
        &["b.csv.gz", "--max-ratio", "5000", "--max-unpacked", "20"],
        &["E022", "--max-unpacked"],
    );
}

#[test]
fn what_is_not_read_is_refused_by_name() {
    let workspace = Workspace::new();
    let zipped = archive(&[("a.csv", CSV.as_bytes())]);
    let ods = archive(&[("content.xml", b"<a/>"), ("META-INF/manifest.xml", b"<a/>")]);
    let xlsb = archive(&[("[Content_Types].xml", b"<a/>"), ("xl/workbook.bin", b"a")]);
    for (bytes, code, name) in [
        (zipped, "E003", "zip archive"),
        (ods, "E003", "OpenDocument"),
        (xlsb, "E003", "(xlsb)"),
        (b"\x28\xB5\x2F\xFDabcdefgh".to_vec(), "E003", "zstd"),
        (b"\xFD7zXZ\0abcdefgh".to_vec(), "E003", "xz"),
        (b"BZh91AY&SYabcd".to_vec(), "E003", "bzip2"),
        (b"PK\x03\x04abcdefgh".to_vec(), "E024", "damaged"),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1abc".to_vec(),
            "E003",
            "(xls)",
        ),
    ] {
        workspace.write("a.xlsx", bytes);
        refused(&workspace, &["a.xlsx"], &[code, name, "a.xlsx"]);
    }
}

#[test]
fn hostile_workbooks_are_refused_with_the_limit_they_pass() {
    let cell = |name: &str, text: &str| {
        format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let sheet = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let row = |cells: &str| sheet(&format!("<row>{cells}</row>"));
    let corner = row(&[cell("A1", "Id"), cell("XFD1048576", "x")].concat());
    let long = row(&cell("B2", &"x".repeat(32_768)));
    let blanks = format!("<worksheet>{}", " <a/>".repeat(6_000_000));
    let backwards = row(&[cell("A9", "x"), cell("A1", "x")].concat());
    let far_down = row(&cell("A1048577", "x"));
    let wrapping = row(&cell("A99999999999999999999", "x"));
    let lie = "<sst uniqueCount=\"99999999999999\"></sst>";
    let workspace = Workspace::new();
    for (xml, texts, parts) in [
        (
            &corner,
            NO_TEXTS,
            &["E022", "16,384", "1,024", "[XFD1048576]", "--max-columns"][..],
        ),
        (
            &long,
            NO_TEXTS,
            &["E022", "32,768", "32,767", "a.xlsx:Ark1:2 [B2]"],
        ),
        (&blanks, NO_TEXTS, &["E022", "200", "--max-ratio"]),
        (&backwards, NO_TEXTS, &["E024", "not in order", "[A1]"]),
        (&far_down, NO_TEXTS, &["E022", "1,048,577"]),
        (&wrapping, NO_TEXTS, &["E02"]),
        (&corner, lie, &["E024", "shared texts"]),
    ] {
        workspace.write("a.xlsx", raw(xml.as_bytes(), texts));
        refused(&workspace, &["a.xlsx"], parts);
    }
    refused_for_lying_sizes(&workspace, raw(blanks.as_bytes(), NO_TEXTS));
    let odd = sheet("<row><c r=\"A1\"/></row>")
        .replace("<sheetData>", "<dimension ref=\"C9:A1\"/><sheetData>");
    workspace.write("a.xlsx", raw(odd.as_bytes(), NO_TEXTS));
    refused(&workspace, &["a.xlsx"], &["E001"]);
}

/// The sizes that an archive declares are set to one byte; what it unpacks to counts.
fn refused_for_lying_sizes(workspace: &Workspace, mut bytes: Vec<u8>) {
    for (mark, size_at) in [(b"PK\x03\x04", 22), (b"PK\x01\x02", 24)] {
        let places: Vec<usize> = (0..bytes.len() - 30)
            .filter(|place| bytes[*place..].starts_with(mark))
            .collect();
        for place in places {
            bytes[place + size_at..place + size_at + 4].copy_from_slice(&[1, 0, 0, 0]);
        }
    }
    workspace.write("a.xlsx", bytes);
    refused(workspace, &["a.xlsx"], &["E02"]);
}

#[test]
fn several_files_are_one_population_in_whatever_order() {
    let workspace = Workspace::with(&[
        ("2024.csv", "Id;Omr;Note\n1;A;x\n2;B;y\n;C;z\n"),
        ("2025.csv", "Omr,Id,Note\nA,3,\u{e6}\nA,4,w\n"),
    ]);
    workspace.write(
        "2026.xlsx",
        sheet(&[&["Note", "Id", "Omr"], &["v", "5", "B"]])
            .save_to_buffer()
            .unwrap(),
    );
    drawn(&workspace, &["20*"], "a");
    drawn(&workspace, &["2026.xlsx", "2025.csv", "2024.csv"], "b");
    drawn(&workspace, &["202[56].*", "2024.csv"], "c");
    for file in ["draw.json", "sample.csv", "rejects.csv"] {
        let first = workspace.audit("a").bytes(file);
        assert!(workspace.audit("b").bytes(file) == first, "{file}");
        assert!(workspace.audit("c").bytes(file) == first, "{file}");
    }
    let audit = workspace.audit("a");
    let record = audit.json("draw.json");
    let rows: Vec<_> = record["extracts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|extract| {
            (
                extract["name"].as_str().unwrap(),
                extract["rows"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(rows, [("2024.csv", 3), ("2025.csv", 2), ("2026.xlsx", 1)]);
    assert_eq!(record["totals"]["rows_read"], 6);
    assert_eq!(audit.rows("rejects.csv")[0]["file"], "2024.csv");
    verified(&workspace, "a", &["2026.xlsx", "2025.csv", "2024.csv"]);
    for (from, to) in [("2024.csv", "z.csv"), ("2026.xlsx", "a.xlsx")] {
        workspace.write(to, workspace.read(from));
    }
    verified(&workspace, "a", &["a.xlsx", "2025.csv", "z.csv"]);
    workspace
        .sagsaudit(&["--lang", "en", "verify", "a", "--extract", "2025.csv"])
        .cannot_run(&["C005", "3 file(s)", "1 are given"])
        .check();
}

#[test]
fn patterns_and_files_named_twice() {
    let workspace = Workspace::with(&[("a[1].csv", CSV), ("b.csv", "Id;Omr\n7;A\n")]);
    drawn(&workspace, &["a[1].csv", "b.csv"], "audit0");
    refused(&workspace, &["x*.csv"], &["C010", "x*.csv"]);
    refused(&workspace, &["a[.csv"], &["C010"]);
    refused(&workspace, &["b.csv", "*.csv"], &["E027", "b.csv"]);
    workspace.write("copy.csv", CSV);
    refused(&workspace, &["*.csv"], &["E027", "copy.csv", "once"]);
}

#[test]
fn case_ids_repeat_across_files() {
    let workspace = Workspace::with(&[
        ("a.csv", "Id;Omr;Note\n1;A;x\n2;A;y\n"),
        ("b.csv", "Omr;Id;Note\nA;1;x\nA;2;z\n"),
    ]);
    refused(
        &workspace,
        &["a.csv", "b.csv"],
        &[
            "E017",
            "(1 in all)",
            "b.csv:3",
            "`2`: a.csv line 3 and b.csv line 3",
            "`Note`",
        ],
    );
    workspace.write("b.csv", "Omr;Id;Note\nA;1;x\nA;3;z\n");
    drawn(&workspace, &["a.csv", "b.csv"], "audit0");
    let totals = &workspace.audit("audit0").json("draw.json")["totals"];
    assert_eq!(
        (&totals["population"], &totals["merged"]),
        (&3.into(), &1.into())
    );
}

const TEMPLATE: &str = r#"
[template]
id = "t"
version = "1"
title = "T"
[columns.id]
type = "text"
aliases = ["Id"]
required = true
role = "id"
[columns.dato]
type = "date"
aliases = ["Dato"]
[columns.belob]
type = "number"
[[criterion]]
id = "A-1"
question = "?"
pass_if = "dato >= DATE '2026-03-01' AND belob > 1"
"#;

fn draw_by_template(workspace: &Workspace, files: &[&str], folder: &str) -> Run {
    workspace
        .sagsaudit(&[
            "--lang",
            "en",
            "run",
            "--template",
            "t.toml",
            "--seed",
            SEED,
        ])
        .arguments(files)
        .arguments(&["--as-of", "2026-11-01", "-o", folder])
        .prints_something()
}

#[test]
fn files_that_contradict_each_other_are_written_in_one_form() {
    let workspace = Workspace::with(&[
        ("t.toml", TEMPLATE),
        (
            "a.csv",
            "Id;Dato;belob\n1;03-02-2026;1.234,5\n2;13-02-2026;7\n",
        ),
        (
            "b.csv",
            "Id;Dato;belob\n3;03/02/2026;1,234.5\n4;02/13/2026;7\n5;31/31/2026;x\n",
        ),
    ]);
    draw_by_template(&workspace, &["a.csv", "b.csv"], "audit")
        .notes(&[
            "E029",
            "`dato`",
            "a.csv: date day-first",
            "b.csv: date month-first",
            "`belob`",
        ])
        .check();
    let audit = workspace.audit("audit");
    let values: std::collections::BTreeMap<_, _> = audit
        .rows("sample.csv")
        .into_iter()
        .map(|row| {
            (
                row["case_id"].clone(),
                (row["dato"].clone(), row["belob"].clone()),
            )
        })
        .collect();
    let of = |id: &str| (values[id].0.as_str(), values[id].1.as_str());
    assert_eq!(of("1"), ("2026-02-03", "1234.5"));
    assert_eq!(of("3"), ("2026-03-02", "1234.5"));
    assert_eq!(of("5"), ("? 31/31/2026", "? x"));
    assert_eq!(audit.json("draw.json")["columns"][0]["rewritten"], true);
    for (case, outcome) in [("1", "fail"), ("3", "pass"), ("5", "undetermined")] {
        assert_eq!(audit.assessment(case, "A-1")["outcome"], outcome);
    }
    verified(&workspace, "audit", &["b.csv", "a.csv"]);
    let before = audit.bytes("assessments.csv");
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
    assert!(audit.bytes("assessments.csv") == before);
}

#[test]
fn a_column_that_one_file_lacks() {
    let workspace = Workspace::with(&[
        ("t.toml", TEMPLATE),
        ("a.csv", "Id;Dato;belob\n1;03-03-2026;2\n"),
        ("b.csv", "Id;belob\n2;2\n3;2\n"),
        ("c.csv", "Nr;Dato;belob\n4;03-03-2026;2\n"),
    ]);
    draw_by_template(&workspace, &["a.csv", "b.csv"], "audit")
        .notes(&["E028", "`dato`", "2 rows", "b.csv"])
        .check();
    verified(&workspace, "audit", &["a.csv", "b.csv"]);
    workspace
        .sagsaudit(&["run", "a.csv", "c.csv", "--template", "t.toml"])
        .cannot_run(&["E012", "c.csv:1"])
        .check();
}

#[test]
fn one_map_serves_files_with_other_headings() {
    let workspace = Workspace::with(&[
        ("2015.csv", "PA Ref,ADDRESS,Decision\n1,Vej 1,Ja\n"),
        ("2016.csv", "Decision,Property Address,No\nNej,Vej 2,2\n"),
        (
            "map.toml",
            "[columns]\n\"PA Ref\" = \"No\"\nadresse = [\"Property Address\", \"ADDRESS\"]\n",
        ),
        ("bad.toml", "[columns]\nadresse = 7\n"),
    ]);
    let draw = |map: &[&str], folder: &str| {
        workspace
            .sagsaudit(&[
                "--lang", "en", "draw", "20??.csv", "--id", "PA Ref", "--area", "Decision",
            ])
            .arguments(&["--all-columns", "--seed", SEED, "-o", folder])
            .arguments(map)
    };
    draw(&["--map-file", "map.toml"], "a")
        .prints_all_of(&["2015.csv", "`PA Ref`", "2016.csv", "`No`"])
        .notes_something()
        .check();
    let audit = workspace.audit("a");
    let rows = audit.rows("sample.csv");
    let found: Vec<_> = rows
        .iter()
        .map(|row| (row["case_id"].as_str(), row["adresse"].as_str()))
        .collect();
    assert_eq!(found, [("1", "Vej 1"), ("2", "Vej 2")]);
    let extracts = &audit.json("draw.json")["extracts"];
    assert!(extracts[0]["headings"].is_null());
    assert_eq!(extracts[1]["headings"]["id"][0], "No");
    verified(&workspace, "a", &["2016.csv", "2015.csv"]);

    draw(&["--map", "PA Ref=No", "--map", "PA Ref=PA Ref"], "b")
        .prints_something()
        .notes_something()
        .check();
    draw(&["--map-file", "bad.toml"], "c")
        .cannot_run(&["C011", "a heading or a list of headings", "bad.toml:2"])
        .check();
    draw(&["--map", "PA Ref=Nr"], "c")
        .cannot_run(&["E014", "`Nr`"])
        .check();
}
