//! Files that readers stumble over: each has an outcome, and where its table is known, exactly these rows.
//!
//! `tests/data/torture.csv` says for every file whether it is read without a word (ok), with one (warn) or refused, by
//! which code, and why. The files stand beside the repository, in `../shared/data/csv-torture`; where they are missing
//! these tests say so and pass, unless `SAGSAUDIT_REQUIRE_SHARED=1` is set.

#[cfg(target_os = "linux")]
mod bounds;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use sagsaudit::case::{Area, ColumnType};
use sagsaudit::diag::{Diagnostic, Failure};
use sagsaudit::extract::{
    self, Bytes, Cases, Columns, CprIds, DoubleEncoding, Extract, Keep, Limits, Packing, Part,
    Selection, Source, Survey, SurveyOptions, UnpackOptions, Visitor, Wanted, each_case,
};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::data::shared_folder;

const TABLE: &str = include_str!("../data/torture.csv");

/// A row of the table.
struct Expected {
    outcome: String,
    code: String,
}

fn table() -> BTreeMap<String, Expected> {
    let mut reader = csv::Reader::from_reader(TABLE.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let expected = Expected {
            outcome: row[1].to_owned(),
            code: row[2].to_owned(),
        };
        (row[0].to_owned(), expected)
    });
    rows.collect()
}

/// The files of all suites, by suite and name.
fn files(folder: &Path) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    let suites = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    for suite in suites.filter(|entry| entry.file_type().unwrap().is_dir()) {
        for file in fs::read_dir(suite.path()).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if !name.ends_with(".expected.json") {
                let suite = suite.file_name().into_string().unwrap();
                found.insert(format!("{suite}/{name}"), path);
            }
        }
    }
    found
}

/// What a file was read into.
struct Whole {
    survey: Survey,
    is_sheet: bool,
    rows: Vec<Vec<String>>,
    /// The codes of all remarks, and words for what else is told.
    words: BTreeSet<String>,
}

/// Line, id and kept values of each case.
struct Listed(Vec<(u64, String, Vec<String>)>);

impl Visitor for Listed {
    fn area(&mut self, _: &Area) -> Result<usize, Failure> {
        Ok(0)
    }

    fn cases(&mut self, cases: Cases<'_>) -> Result<(), Failure> {
        for case in cases.iter() {
            let kept = (0..).map_while(|column| case.kept(column));
            let kept = kept.map(|cell| cell.value().into_owned());
            let id = case.id.as_str().to_owned();
            self.0.push((case.line(), id, kept.collect()));
        }
        Ok(())
    }

    fn merge(&mut self, other: Self) -> Result<(), Failure> {
        self.0.extend(other.0);
        self.0.sort();
        Ok(())
    }
}

/// The rows of a sheet, in memory.
#[derive(Clone, Default)]
struct Rows(Arc<Mutex<Vec<u8>>>);

impl Write for Rows {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads a file; its column `Modtaget` holds dates.
fn read(path: &Path, options: &SurveyOptions) -> Result<Whole, Failure> {
    let name = path.display().to_string();
    let rows = Rows::default();
    let mut spool = || -> io::Result<Box<dyn Write>> { Ok(Box::new(rows.clone())) };
    let mut file = File::open(path).unwrap();
    let packing = extract::unpack(&name, &mut file, &UnpackOptions::default(), &mut spool)?;
    let open = || {
        Ok(match &packing {
            Packing::None => Bytes::places(File::open(path)?),
            Packing::Gzip(facts) => {
                Bytes::Stream(extract::gunzip(File::open(path)?, facts, Limits::default()))
            }
            Packing::Sheet(..) => Bytes::stream(Cursor::new(rows.0.lock().unwrap().clone())),
        })
    };
    let source = Source { name, open: &open };
    let part = Part::survey(source, packing.clone(), options)?;
    let survey = part.survey.clone();
    let date = Wanted {
        kind: ColumnType::Date,
        ..Wanted::header("Modtaget")
    };
    let has_date = survey.header.names.iter().any(|name| name == "Modtaget");
    let selection = Selection {
        id: id_columns(path, &survey),
        kept: has_date.then_some(date).into_iter().collect(),
        keep: Keep::Every,
        ..Selection::default()
    };
    let extract = Extract::of(vec![part])?;
    let columns = Columns::find(&extract, &selection)?;
    let mut words: BTreeSet<String> = codes(&survey.remarks);
    let seen = each_case(&extract, &columns, CprIds::Refuse, |_| Listed(Vec::new()))?;
    let seen = seen.expect("all was looked at");
    let (scan, extracted) = (seen.scan, seen.extracted);
    let mut rows = Vec::new();
    for (_, id, kept) in seen.visitor.0 {
        let names = columns.kept.iter().map(|column| &column.name);
        let by_name: BTreeMap<_, _> = names.zip(&kept).collect();
        let names = survey.header.names.iter().enumerate();
        let values = names.map(|(place, name)| match place {
            0 => id.clone(),
            _ => by_name
                .get(name)
                .map_or_else(String::new, ToString::to_string),
        });
        let values: Vec<_> = values.collect();
        let is_masked = |value: &String| sagsaudit::cell::mask_cpr(value).1 > 0;
        if values.iter().any(is_masked) {
            words.insert("masked".into());
        }
        rows.push(values);
    }
    words.extend(codes(&scan.remarks));
    words.extend(codes(&extract::file_remarks(&extract, &columns, &scan)));
    if extracted.totals.rejected > 0 {
        words.insert("rejects".into());
    }
    if extracted.totals.merged > 0 {
        words.insert("merged".into());
    }
    if scan.kept.iter().any(|column| column.unreadable() > 0) {
        words.insert("unreadable".into());
    }
    Ok(Whole {
        survey,
        is_sheet: matches!(packing, Packing::Sheet(..)),
        rows,
        words,
    })
}

/// The first heading names the case where the rows are compared; in files of other projects, which know no cases, all do.
fn id_columns(path: &Path, survey: &Survey) -> Vec<Wanted> {
    let suite = path.parent().unwrap();
    let is_made = suite.ends_with("made") || suite.ends_with("csv-spectrum");
    let names = survey.header.names.iter().filter(|name| !name.is_empty());
    let wanted = names.map(Wanted::header);
    wanted.take(if is_made { 1 } else { usize::MAX }).collect()
}

fn codes(diagnostics: &[Diagnostic]) -> BTreeSet<String> {
    let ids = diagnostics.iter().map(|diagnostic| diagnostic.code.id);
    ids.map(str::to_owned).collect()
}

/// The outcome of a file, and what told of it: the code that refused it, or all words.
fn outcome(read: &Result<Whole, Failure>) -> (&'static str, String) {
    match read {
        Err(failure) => ("refuse", failure.diagnostics()[0].code.id.to_owned()),
        Ok(whole) if whole.words.is_empty() => ("ok", String::new()),
        Ok(whole) => {
            let words: Vec<_> = whole.words.iter().cloned().collect();
            ("warn", words.join(" "))
        }
    }
}

#[test]
fn every_file_has_the_outcome_of_the_table() {
    let Some(folder) = shared_folder("csv-torture") else {
        return;
    };
    let table = table();
    let mut wrong = Vec::new();
    for (name, path) in files(&folder) {
        let (outcome, told) = outcome(&read(&path, &SurveyOptions::default()));
        match table.get(&name) {
            Some(expected) if expected.outcome == outcome && expected.code == told => {}
            Some(expected) => wrong.push(format!(
                "{name}: {outcome} {told}, in the table {} {}",
                expected.outcome, expected.code
            )),
            None => wrong.push(format!("{name},{outcome},{told},not in the table")),
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A file with its expected parse beside it.
fn expected_parse(path: &Path) -> Option<Value> {
    let with_extension = PathBuf::from(format!("{}.expected.json", path.display()));
    let without = path.with_extension("expected.json");
    let text = fs::read_to_string(with_extension).or_else(|_| fs::read_to_string(without));
    Some(serde_json::from_str(&text.ok()?).unwrap())
}

/// A text as it is compared: values are trimmed when read, and composition is reported, not changed.
fn comparable(value: &Value) -> String {
    value.as_str().unwrap().trim().nfc().collect()
}

/// Header and rows as the expected parse of either form has them.
fn header_and_rows(parse: &Value, header: &[String]) -> (Vec<String>, Vec<Vec<String>>) {
    let texts =
        |list: &Value| -> Vec<String> { list.as_array().unwrap().iter().map(comparable).collect() };
    match parse {
        Value::Array(objects) => {
            let row = |object: &Value| {
                header
                    .iter()
                    .map(|name| comparable(&object[name]))
                    .collect()
            };
            (header.to_vec(), objects.iter().map(row).collect())
        }
        _ => (
            texts(&parse["header"]),
            parse["rows"]
                .as_array()
                .unwrap()
                .iter()
                .map(texts)
                .collect(),
        ),
    }
}

#[test]
fn what_is_read_are_exactly_the_expected_rows() {
    let Some(folder) = shared_folder("csv-torture") else {
        return;
    };
    let options = SurveyOptions {
        double_encoding: DoubleEncoding::Repair,
        ..SurveyOptions::default()
    };
    let mut compared = 0;
    for (name, path) in files(&folder) {
        let (Some(parse), Ok(whole)) = (expected_parse(&path), read(&path, &options)) else {
            continue;
        };
        // The cells of workbooks are compared beside their reader.
        if whole.is_sheet {
            continue;
        }
        let read_header = &whole.survey.header.names;
        let composed = |texts: &[String]| -> Vec<String> {
            texts.iter().map(|text| text.nfc().collect()).collect()
        };
        let (header, rows) = header_and_rows(&parse, read_header);
        assert_eq!(composed(read_header), header, "{name}");
        let read_rows: Vec<_> = whole.rows.iter().map(|row| composed(row)).collect();
        assert_eq!(read_rows, rows, "{name}");
        if let Some(delimiter) = parse.get("delimiter") {
            assert_eq!(
                whole.survey.delimiter.to_string(),
                delimiter.as_str().unwrap(),
                "{name}"
            );
        }
        compared += 1;
    }
    assert_eq!(compared, 38);
}

#[test]
fn no_outcome_is_milder_than_the_makers_of_the_files_ask() {
    let Some(folder) = shared_folder("csv-torture") else {
        return;
    };
    // `None` for words that ask for nothing, such as "refuse or read".
    let mildness = |outcome: &str| {
        let outcomes = ["refuse", "warn", "ok"];
        outcomes.iter().position(|other| *other == outcome)
    };
    for (name, expected) in table() {
        let Some(parse) = expected_parse(&folder.join(&name)) else {
            continue;
        };
        let asked = parse.get("outcome").and_then(Value::as_str);
        if let Some(most) = asked.and_then(mildness) {
            let is = mildness(&expected.outcome).unwrap();
            assert!(is <= most, "{name}: {asked:?}");
        }
    }
    let index = fs::read(folder.join("suites-index.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(index.as_slice());
    let table = table();
    for row in reader.records().map(|row| row.unwrap()) {
        let name = format!("{}/{}", &row[0], &row[1]);
        let Ok(asked) = serde_json::from_str::<Value>(&row[3]) else {
            continue;
        };
        let outcome = table[&name].outcome.as_str();
        match asked["expected"].as_str() {
            // An audit needs rows.
            Some("parse_ok") if name.ends_with("header_only.csv") => assert_eq!(outcome, "refuse"),
            Some("parse_ok") => assert_ne!(outcome, "refuse", "{name}"),
            _ => assert_eq!(outcome, "refuse", "{name}"),
        }
        let read = read(&folder.join(&name), &SurveyOptions::default());
        if let (Some(delimiter), Ok(whole)) = (asked["delimiter"].as_str(), read)
            && !delimiter.is_empty()
            && whole.survey.header.names.len() > 1
        {
            assert_eq!(
                whole.survey.delimiter.to_string(),
                delimiter.replace("\\t", "\t"),
                "{name}"
            );
        }
    }
}
