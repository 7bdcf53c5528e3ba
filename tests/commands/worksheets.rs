//! `sheet`, `collect`, and `score` with what comes back: an audit by worksheet from end to end.

use std::collections::BTreeMap;
use std::io::Cursor;

use sagsaudit::extract::{Grid, Limits, grids};
use serde_json::json;

use super::{KVALITET, extract};
use crate::harness::Workspace;

/// An audit of three cases in each area, in the folder `name`.
fn audited_in(workspace: &Workspace, name: &str, seed: &str) {
    workspace.write("udtraek.csv", extract());
    workspace.write("kvalitet.toml", KVALITET);
    workspace
        .sagsaudit(&["draw", "udtraek.csv", "--template", "kvalitet.toml"])
        .arguments(&[
            "--per-area",
            "3",
            "--reserve",
            "1",
            "--seed",
            seed,
            "-o",
            name,
        ])
        .prints_something()
        .notes_something()
        .check();
}

pub(super) fn audited() -> Workspace {
    let workspace = Workspace::new();
    audited_in(&workspace, "audit", "byråd 12. maj 2026");
    workspace
}

fn sheet(workspace: &Workspace, arguments: &[&str]) {
    workspace
        .sagsaudit(&["sheet", "audit"])
        .arguments(arguments)
        .prints_something()
        .notes_something()
        .check();
}

pub(super) fn score(workspace: &Workspace, arguments: &[&str]) -> String {
    workspace
        .sagsaudit(&["score", "audit", "--lang", "en"])
        .arguments(arguments)
        .prints_something()
        .notes_something()
        .check()
        .stderr
}

/// A worksheet in text, as rows by the names of the columns.
pub(super) struct Text {
    names: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Text {
    fn read(workspace: &Workspace, name: &str) -> Self {
        let text = workspace.text(name);
        let text = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text.as_bytes());
        let names = reader
            .headers()
            .unwrap()
            .iter()
            .map(str::to_owned)
            .collect();
        let rows = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect());
        Self {
            names,
            rows: rows.collect(),
        }
    }

    fn place(&self, name: &str) -> usize {
        self.names
            .iter()
            .position(|known| known == name)
            .unwrap_or_else(|| panic!("no column {name}"))
    }

    pub(super) fn cell(&self, row: usize, name: &str) -> &str {
        &self.rows[row][self.place(name)]
    }

    pub(super) fn set(&mut self, row: usize, name: &str, text: &str) {
        let place = self.place(name);
        self.rows[row][place] = text.to_owned();
    }

    /// Answers everything that is asked, from the case's number, so that two who answer agree.
    pub(super) fn answer_all(&mut self) {
        for row in 0..self.rows.len() {
            for criterion in ["HOERT", "NOTAT"] {
                let column = format!("answer:{criterion}");
                if !self.cell(row, &column).is_empty() {
                    continue;
                }
                let is_odd = self
                    .cell(row, "case_id")
                    .ends_with(['1', '3', '5', '7', '9']);
                self.set(row, &column, if is_odd { "nej" } else { "ja" });
                if is_odd {
                    let comment = format!("set i {}", self.cell(row, "case_id"));
                    self.set(row, &format!("comment:{criterion}"), &comment);
                }
            }
        }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .from_writer(Vec::new());
        writer.write_record(&self.names).unwrap();
        for row in &self.rows {
            writer.write_record(row).unwrap();
        }
        writer.into_inner().unwrap()
    }

    /// As a workbook that another program has saved.
    pub(super) fn workbook(&self) -> Vec<u8> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet();
        for (row, cells) in (0..).zip(std::iter::once(&self.names).chain(&self.rows)) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
        workbook.save_to_buffer().unwrap()
    }
}

fn sheets_of(bytes: &[u8]) -> Vec<Grid> {
    let sheets = grids("x.xlsx", &mut Cursor::new(bytes), Limits::default());
    sheets.unwrap().expect("a workbook")
}

#[test]
fn a_worksheet_holds_the_sample_and_neither_reserves_nor_seed() {
    let workspace = audited();
    for layout in ["matrix", "long", "case"] {
        sheet(&workspace, &["--layout", layout]);
        let sheets = sheets_of(&workspace.read("audit/worksheet.xlsx"));
        let whole = format!("{sheets:?}");
        let rows = workspace.audit("audit").rows("sample.csv");
        for row in &rows {
            assert_eq!(
                whole.contains(&row["case_id"]),
                row["role"] == "sample",
                "{layout}: {row:?}"
            );
        }
        assert!(!whole.contains("byråd 12. maj 2026") && !whole.contains("sagsbehandler"));
        for shown in [
            "Er borgeren hørt",
            "Forvaltningsloven § 19",
            "Se efter et partshøringsbrev.",
            "Vejledning",
            "Iagttagelser",
            "Konklusion",
        ] {
            assert!(whole.contains(shown), "{layout}: no {shown}");
        }
    }
}

/// The whole audit twice, once through a text and once through a workbook: the same findings to the byte.
#[test]
fn text_and_workbook_give_the_same_findings() {
    let mut found = Vec::new();
    for form in ["csv", "xlsx"] {
        let workspace = audited();
        sheet(&workspace, &["--format", "csv"]);
        let mut text = Text::read(&workspace, "audit/worksheet.csv");
        text.answer_all();
        let name = format!("tjekark (3) endelig.{form}");
        let bytes = if form == "csv" {
            text.bytes()
        } else {
            text.workbook()
        };
        workspace.write(&name, bytes);
        let notes = score(&workspace, &["--answers", &name]);
        assert!(!notes.contains("missing"), "{notes}");
        let audit = workspace.audit("audit");
        found.push((
            audit.bytes("findings.json"),
            audit.bytes("assessments.csv"),
            audit.bytes("answers/worksheet.csv"),
        ));
    }
    assert!(found[0] == found[1]);
}

#[test]
fn missing_answers_are_counted_and_a_half_done_sheet_is_continued() {
    let workspace = audited();
    sheet(&workspace, &["--format", "csv"]);
    let mut text = Text::read(&workspace, "audit/worksheet.csv");
    text.set(0, "answer:NOTAT", "ja");
    workspace.write("halv.csv", text.bytes());
    let notes = score(&workspace, &["--answers", "halv.csv"]);
    assert!(notes.contains("answers are missing, in"), "{notes}");
    // Made again, it has what was answered.
    sheet(&workspace, &["--format", "csv"]);
    let again = Text::read(&workspace, "audit/worksheet.csv");
    assert_eq!(again.cell(0, "answer:NOTAT"), "ja");
    text.answer_all();
    workspace.write("hel.csv", text.bytes());
    let notes = score(&workspace, &["--answers", "hel.csv"]);
    assert!(
        !notes.contains("missing") && !notes.contains("A031"),
        "{notes}"
    );
    // An older copy takes answers away: it is said.
    let notes = score(&workspace, &["--answers", "halv.csv"]);
    assert!(
        notes.contains("A031") && notes.contains("are gone"),
        "{notes}"
    );
}

#[test]
fn a_sheet_that_was_filled_in_is_not_written_over() {
    let workspace = audited();
    sheet(&workspace, &["--format", "csv"]);
    let mut text = Text::read(&workspace, "audit/worksheet.csv");
    text.answer_all();
    workspace.write("audit/worksheet.csv", text.bytes());
    workspace
        .sagsaudit(&["sheet", "audit", "--format", "csv"])
        .cannot_run(&["[C086]", "worksheet.csv"])
        .check_writes_nothing(&workspace);
    score(&workspace, &["--answers", "audit/worksheet.csv"]);
}

#[test]
fn cells_that_do_not_fit_are_named_by_workbook_sheet_and_cell() {
    let workspace = audited();
    sheet(&workspace, &["--format", "csv", "--layout", "long"]);
    let mut text = Text::read(&workspace, "audit/worksheet.csv");
    let row = (0..text.rows.len())
        .find(|row| text.cell(*row, "criterion") == "NOTAT")
        .unwrap();
    text.set(row, "answer", "måske");
    workspace.write("anna.xlsx", text.workbook());
    let cell = format!("anna.xlsx:Sheet1:{} [I{}]", row + 2, row + 2);
    workspace
        .sagsaudit(&["score", "audit", "--answers", "anna.xlsx"])
        .cannot_run(&["[A003]", "`måske`", &cell])
        .check_writes_nothing_but_lock(&workspace);
    let (case, other) = (
        text.cell(0, "case_id").to_owned(),
        text.cell(text.rows.len() - 1, "case_id").to_owned(),
    );
    text.set(row, "answer", "ja");
    text.set(row, "case_id", &other);
    workspace.write("anna.csv", text.bytes());
    workspace
        .sagsaudit(&["score", "audit", "--answers", "anna.csv"])
        .cannot_run(&["[A024]", &case, &other, "anna.csv:", "[case_id]"])
        .check_writes_nothing_but_lock(&workspace);
}

#[test]
fn a_sheet_of_another_audit_is_refused_and_collected_where_it_belongs() {
    let workspace = audited();
    audited_in(&workspace, "andet", "et andet frø");
    sheet(&workspace, &["--format", "csv"]);
    let mut text = Text::read(&workspace, "audit/worksheet.csv");
    text.answer_all();
    workspace.write("post/dybt/svar (2).csv", text.bytes());
    workspace.write("post/noter.csv", "a,b\n1,2\n");
    workspace.write("post/~$svar.xlsx", "låst");
    workspace
        .sagsaudit(&["score", "andet", "--answers", "post/dybt/svar (2).csv"])
        .cannot_run(&["[A022]", "svar (2).csv:2"])
        .check_writes_nothing_but_lock(&workspace);
    workspace
        .sagsaudit(&["collect", "post", "--into", "andet"])
        .cannot_run(&["svar (2).csv", "[C087]", "post"])
        .check_writes_nothing_but_lock(&workspace);
    workspace
        .sagsaudit(&["collect", "post", "--into", "andet", "--into", "audit"])
        .prints_something()
        .notes(&["svar (2).csv", "answers/worksheet.csv"])
        .check();
    assert_eq!(
        workspace.audit("audit").rows("answers/worksheet.csv").len(),
        9 + heard(&workspace)
    );
    assert!(!workspace.path("andet/answers").exists());
}

/// How many sampled cases are asked whether the citizen was heard.
fn heard(workspace: &Workspace) -> usize {
    let rows = workspace.audit("audit").rows("answers/worksheet.csv");
    rows.iter()
        .filter(|row| row["criterion"] == "HOERT")
        .count()
}

/// The worksheets of the reviewers, by their names.
pub(super) fn of_two(workspace: &Workspace, overlap: &str) -> BTreeMap<&'static str, Text> {
    sheet(
        workspace,
        &[
            "--format",
            "csv",
            "--reviewer",
            "Anna Ø",
            "--reviewer",
            "Bo",
            "--overlap",
            overlap,
        ],
    );
    let of = |name: &str| Text::read(workspace, &format!("audit/worksheet-{name}.csv"));
    BTreeMap::from([("Anna Ø", of("Anna-Ø")), ("Bo", of("Bo"))])
}

#[test]
fn cases_are_divided_and_collected_and_the_missing_are_named() {
    let workspace = audited();
    let mut sheets = of_two(&workspace, "3");
    let rows = workspace.audit("audit").rows("reviewers.csv");
    assert_eq!(rows.len(), 9);
    assert_eq!(
        rows.iter()
            .filter(|row| !row["second_reviewer"].is_empty())
            .count(),
        3
    );
    assert_eq!(
        (sheets["Anna Ø"].rows.len(), sheets["Bo"].rows.len()),
        (6, 6)
    );
    workspace.write("tom/b.csv", sheets["Bo"].bytes());
    workspace
        .sagsaudit(&["collect", "tom", "--lang", "en"])
        .prints_something()
        .notes(&["tom/b.csv: no answers yet"])
        .check();
    let anna = sheets.get_mut("Anna Ø").unwrap();
    anna.answer_all();
    workspace.write("post/a (1).xlsx", anna.workbook());
    workspace.write("post/a (2).csv", anna.bytes());
    let collect = |arguments: &[&str]| {
        workspace
            .sagsaudit(&["collect", "post", "--lang", "en"])
            .arguments(arguments)
    };
    workspace
        .sagsaudit(&["collect", "borte"])
        .cannot_run(&["[C001]", "borte"])
        .check();
    let printed = collect(&[]).prints_something().notes_something().check();
    let line = |name: &str| -> Vec<String> {
        let found = printed
            .stdout
            .lines()
            .find(|line| line.starts_with(name))
            .unwrap();
        found
            .split("  ")
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(line("Anna Ø")[3..], ["0", "0"]);
    assert_eq!((line("Bo")[1].as_str(), line("Bo")[2].as_str()), ("6", "0"));
    assert_ne!(line("Bo")[4], "0");
    let stored = workspace.audit("audit").rows("answers/Anna-Ø.csv");
    assert!(stored.iter().all(
        |row| row["reviewer"] == "Anna Ø" && row["answered_at"] == "2026-11-02T09:00:00+00:00"
    ));
    // Two copies that differ: neither silently wins.
    anna.set(0, "answer:NOTAT", "kan ikke vurderes");
    anna.set(0, "comment:NOTAT", "ulæseligt");
    workspace.write("post/a (3).xlsx", anna.workbook());
    collect(&[])
        .cannot_run(&["[A033]", "a (3).xlsx", "--prefer"])
        .check_writes_nothing(&workspace);
    collect(&["--prefer", "a (3)"])
        .prints_something()
        .notes_something()
        .check();
    let case = anna.cell(0, "case_id");
    let row = workspace.audit("audit").assessment(case, "NOTAT");
    assert_eq!(row["outcome"], "undetermined");
}

#[test]
fn two_reviewers_who_disagree_leave_the_question_open_until_it_is_settled() {
    let workspace = audited();
    let mut sheets = of_two(&workspace, "3");
    for text in sheets.values_mut() {
        text.answer_all();
        // Initials in the place of the name do not hide whose sheet it is.
        for row in 0..text.rows.len() {
            text.set(row, "reviewer", "XY");
        }
    }
    let shared = workspace
        .audit("audit")
        .rows("reviewers.csv")
        .into_iter()
        .find(|row| !row["second_reviewer"].is_empty());
    let shared = shared.unwrap()["case_id"].clone();
    let bo = sheets.get_mut("Bo").unwrap();
    let row = (0..bo.rows.len())
        .find(|row| bo.cell(*row, "case_id") == shared)
        .unwrap();
    bo.set(row, "answer:NOTAT", "delvist");
    bo.set(row, "comment:NOTAT", "kun det halve");
    for (name, text) in &sheets {
        workspace.write(&format!("{name}.csv"), text.bytes());
    }
    let notes = score(
        &workspace,
        &["--answers", "Anna Ø.csv", "--answers", "Bo.csv"],
    );
    assert!(!notes.contains("missing"), "{notes}");
    let audit = workspace.audit("audit");
    let told = audit.assessment(&shared, "NOTAT");
    assert_eq!(
        (told["outcome"].as_str(), told["reason"].as_str()),
        ("pending", "the two reviewers disagree")
    );
    // Everything else in the shared cases agrees, and the first reviewer's words stand.
    workspace.write(
        "afstemt.csv",
        format!("case_id,criterion,answer,comment,reviewer\n{shared},NOTAT,nej,Enige nu,Chefen\n"),
    );
    workspace
        .sagsaudit(&["score", "audit", "--answers", "afstemt.csv"])
        .cannot_run(&["[A005]", "--prefer"])
        .check_writes_nothing(&workspace);
    score(
        &workspace,
        &["--answers", "afstemt.csv", "--prefer", "afstemt"],
    );
    assert_eq!(audit.assessment(&shared, "NOTAT")["outcome"], "fail");
    let stored = audit.rows("answers/Bo.csv");
    let aside = stored
        .iter()
        .find(|row| row["case_id"] == shared && row["criterion"] == "NOTAT")
        .unwrap();
    assert_eq!(
        (aside["answer"].as_str(), aside["set_aside"].as_str()),
        ("partly", "afstemt")
    );
    // What is settled stays settled, for other commands and when a sheet is read again.
    score(&workspace, &[]);
    score(&workspace, &["--answers", "Bo.csv"]);
    assert_eq!(audit.assessment(&shared, "NOTAT")["outcome"], "fail");
    workspace
        .sagsaudit(&["score", "audit", "--prefer", "ingen"])
        .cannot_run(&["[C003]", "`ingen`", "afstemt"])
        .check_writes_nothing(&workspace);
}

/// What is settled between two answer files stays settled when one of them is given again.
#[test]
fn a_preference_is_kept_when_an_answer_file_is_given_again() {
    let workspace = audited();
    let case = workspace.audit("audit").sampled()[0].1.clone();
    let file =
        |answer: &str| format!("case_id,criterion,answer,comment\n{case},NOTAT,{answer},Ord\n");
    workspace.write("a.csv", file("nej"));
    workspace.write("b.csv", file("delvist"));
    score(
        &workspace,
        &["--answers", "a.csv", "--answers", "b.csv", "--prefer", "b"],
    );
    score(&workspace, &["--answers", "a.csv"]);
    let row = workspace.audit("audit").assessment(&case, "NOTAT");
    assert_eq!(row["answer"], "partly");
}

#[test]
fn a_division_is_kept_unless_it_is_asked_for_anew() {
    let workspace = audited();
    of_two(&workspace, "0");
    let before = workspace.read("audit/reviewers.csv");
    sheet(&workspace, &["--format", "csv"]);
    assert!(workspace.read("audit/reviewers.csv") == before);
    workspace
        .sagsaudit(&["sheet", "audit", "--reviewer", "Carl"])
        .cannot_run(&["[C088]", "Anna Ø, Bo", "--reassign"])
        .check_writes_nothing(&workspace);
    workspace
        .sagsaudit(&["sheet", "audit", "--reviewer", "Carl", "--reassign"])
        .prints_something()
        .notes(&["audit/worksheet-Bo.csv er ikke en del af denne fordeling"])
        .check();
    let rows = workspace.audit("audit").rows("reviewers.csv");
    assert!(rows.iter().all(|row| row["reviewer"] == "Carl"));
}

#[test]
fn reviewers_are_kept_from_cases_by_a_list() {
    let workspace = audited();
    workspace.write(
        "audit/reviewers.toml",
        "[[reviewer]]\nname = \"Anna\"\nnot = { area = [\"Børn\"] }\n[[reviewer]]\nname = \"Bo\"\n",
    );
    sheet(&workspace, &[]);
    let rows = workspace.audit("audit").rows("reviewers.csv");
    let areas: BTreeMap<String, String> = workspace
        .audit("audit")
        .sampled()
        .into_iter()
        .map(|(area, case)| (case, area))
        .collect();
    assert!(
        rows.iter()
            .all(|row| row["reviewer"] == "Bo" || areas[&row["case_id"]] != "Børn")
    );
    assert!(rows.iter().any(|row| row["reviewer"] == "Anna"));
    for (text, told) in [
        ("[[reviewer]]\nnavn = \"Anna\"\n", "reviewers.toml:2"),
        (
            "[[reviewer]]\nname = \"Anna\"\nnot = { hold = [\"x\"] }\n",
            "`hold`",
        ),
        (
            "[[reviewer]]\nname = \"Anna\"\nnot = { area = [\"Børn\"] }\n",
            "3 sager",
        ),
    ] {
        workspace.write("audit/reviewers.toml", text);
        workspace
            .sagsaudit(&["sheet", "audit", "--reassign"])
            .cannot_run(&["[A032]"])
            .check_writes_nothing(&workspace);
        let run = workspace
            .sagsaudit(&["sheet", "audit", "--reassign"])
            .cannot_run(&[told]);
        run.check_writes_nothing(&workspace);
    }
}

#[test]
fn observations_and_conclusions_are_filed() {
    let workspace = audited();
    sheet(&workspace, &["--format", "csv"]);
    let mut noticed = Text::read(&workspace, "audit/worksheet-observations.csv");
    noticed.set(0, "kind", "ros");
    noticed.set(0, "observation", "Klart sprog");
    workspace.write("bemærket.csv", noticed.bytes());
    let mut concluded = Text::read(&workspace, "audit/worksheet-conclusion.csv");
    concluded.set(0, "level", "2");
    concluded.set(0, "level_reason", "Som sidste år");
    concluded.set(0, "overall", "Det går fremad");
    concluded.set(0, "by", "Lederen");
    workspace.write("konklusion.csv", concluded.bytes());
    score(
        &workspace,
        &["--answers", "bemærket.csv", "--answers", "konklusion.csv"],
    );
    let audit = workspace.audit("audit");
    let told: Vec<_> = audit
        .rows("observations.csv")
        .into_iter()
        .map(|row| {
            (
                row["kind"].clone(),
                row["area"].clone(),
                row["text"].clone(),
            )
        })
        .collect();
    let pair =
        |kind: &str, area: &str, text: &str| (kind.to_owned(), area.to_owned(), text.to_owned());
    assert_eq!(
        told,
        [
            pair("assessment", "Børn", "Det går fremad"),
            pair("praise", "", "Klart sprog")
        ]
    );
    let set = audit.json("findings.json")["areas"][0]["conclusion"].clone();
    assert_eq!(
        (&set["level"], &set["set_by"]),
        (&json!(2), &json!("Lederen"))
    );
    // Read again, nothing changes; another level is refused unless it is preferred.
    let before = audit.bytes("conclusions.csv");
    score(&workspace, &["--answers", "konklusion.csv"]);
    assert!(audit.bytes("conclusions.csv") == before);
    concluded.set(0, "level", "3");
    workspace.write("konklusion.csv", concluded.bytes());
    workspace
        .sagsaudit(&["score", "audit", "--answers", "konklusion.csv"])
        .cannot_run(&["[A029]", "konklusion.csv:2 [level]", "--prefer"])
        .check_writes_nothing(&workspace);
    score(
        &workspace,
        &["--answers", "konklusion.csv", "--prefer", "konklusion"],
    );
    assert_eq!(
        audit.json("findings.json")["areas"][0]["conclusion"]["level"],
        json!(3)
    );
}

#[test]
fn files_that_are_no_worksheets_are_refused() {
    let workspace = audited();
    let empty = rust_xlsxwriter::Workbook::new().save_to_buffer().unwrap();
    workspace.write("tom.xlsx", empty);
    workspace.write("ødelagt.xlsx", b"PK\x03\x04xxxx");
    workspace.write("gammel.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (file, told) in [
        ("tom.xlsx", "[A026]"),
        ("ødelagt.xlsx", "[E0"),
        ("gammel.xlsx", "[E003]"),
    ] {
        workspace
            .sagsaudit(&["score", "audit", "--answers", file])
            .cannot_run(&[told, file])
            .check_writes_nothing(&workspace);
    }
}

/// What was left out of one file does not keep the others from being filed.
#[test]
fn a_broken_file_does_not_keep_the_others() {
    let workspace = audited();
    let mut sheets = of_two(&workspace, "0");
    for text in sheets.values_mut() {
        text.answer_all();
    }
    let bo = sheets.get_mut("Bo").unwrap();
    bo.set(0, "answer:NOTAT", "måske");
    for (name, text) in &sheets {
        workspace.write(&format!("post/{name}.csv"), text.bytes());
    }
    workspace
        .sagsaudit(&["collect", "post"])
        .exits(1)
        .prints_something()
        .notes(&["[A003]", "`måske`", "Bo.csv:2"])
        .check();
    let audit = workspace.audit("audit");
    assert!(!audit.rows("answers/Anna-Ø.csv").is_empty());
    assert!(!workspace.path("audit/answers/Bo.csv").exists());
}

/// One of several that cannot be read is told, with status 1; where none can, nothing was done.
#[test]
fn where_no_worksheet_can_be_read_collect_cannot_run() {
    let workspace = audited();
    workspace.write("post/ark.xlsx", b"PK\x03\x04torn");
    workspace
        .sagsaudit(&["collect", "post", "--into", "audit"])
        .cannot_run(&["ark.xlsx"])
        .check_writes_nothing_but_lock(&workspace);
}
