//! Real workbooks and yearly files, and spreadsheets that broke other readers.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use super::shared;
use crate::harness::{Workspace, rows_of};

const SEED: &str = "kommunalbestyrelsen, 12. maj 2026: 4 7 7 1 0 9";

#[test]
fn a_workbook_gives_the_sample_of_its_csv_file() {
    let workspace = Workspace::new();
    let mut samples = Vec::new();
    for name in ["cases.csv", "cases.xlsx"] {
        let Some(extract) = shared(&format!("wabo-receipt/{name}")) else {
            return;
        };
        let extract = extract.to_str().unwrap();
        workspace
            .sagsaudit(&["draw", extract, "--id", "case_id", "--area", "responsible"])
            .arguments(&["--seed", SEED, "-o", name])
            .prints_something()
            .notes_something()
            .check();
        let audit = workspace.audit(name);
        samples.push((
            audit.bytes("sample.csv"),
            audit.json("draw.json")["areas"].clone(),
        ));
    }
    assert!(samples[0] == samples[1]);
}

/// Headings that differ from register to register and from year to year, under one name.
const MAP: &str = r#"
[columns]
sag = ["PA Ref", "Planning Application No"]
afgjort = ["Decision issued", "Date decision issued", "PA Decision issued"]
"#;

/// Three encodings, three line ends, titles or none, and one mapping file for all.
#[test]
fn yearly_files_are_one_population_with_the_rows_that_are_known() {
    let Some(facts) = shared("planning-register-2011-2017/import-facts.csv") else {
        return;
    };
    let facts: BTreeMap<String, u64> = rows_of(&fs::read(&facts).unwrap())
        .into_iter()
        .map(|row| (row["file"].clone(), row["rows"].parse().unwrap()))
        .collect();
    let raw = facts.keys().next().unwrap();
    let raw = shared(&format!("planning-register-2011-2017/raw/{raw}")).unwrap();
    let workspace = Workspace::new();
    fs::write(workspace.path("kort.toml"), MAP).unwrap();
    for register in ["planning-applications", "delegated-decisions", "appeals"] {
        let pattern = raw.with_file_name(format!("*-{register}.csv"));
        let pattern = pattern.to_str().unwrap();
        workspace
            .sagsaudit(&["draw", pattern, "--map-file", "kort.toml", "--seed", SEED])
            .arguments(&["--id", "sag", "--id", "afgjort", "--area", "Decision"])
            .arguments(&["-o", register])
            .prints_something()
            .notes_something()
            .check();
        let record = workspace.audit(register).json("draw.json");
        let read: BTreeMap<String, u64> = record["extracts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|extract| {
                let name = extract["name"].as_str().unwrap().to_owned();
                (name, extract["rows"].as_u64().unwrap())
            })
            .collect();
        let known = facts.iter().filter(|(name, _)| name.contains(register));
        let known: BTreeMap<String, u64> =
            known.map(|(name, rows)| (name.clone(), *rows)).collect();
        assert_eq!(read, known);
        assert_eq!(known.len(), 7);
        assert_eq!(record["totals"]["rows_read"], known.values().sum::<u64>());
        assert_eq!(record["totals"]["rejected"], 0);
        workspace
            .sagsaudit(&["verify", register, "--extract", pattern])
            .prints_something()
            .notes_something()
            .check();
    }
}

/// Every spreadsheet and archive of the collections ends with a sample or a word on why not, in little memory.
#[cfg(unix)]
#[test]
fn no_spreadsheet_breaks_the_program() {
    let Some(readme) = shared("csv-torture/README.md") else {
        return;
    };
    let kinds = ["xlsx", "xlsm", "xlsb", "xls", "ods", "zip"];
    let workspace = Workspace::new();
    for folder in ["calamine", "frictionless", "messytables", "made"] {
        for entry in fs::read_dir(readme.with_file_name(folder)).unwrap() {
            let path = entry.unwrap().path();
            let kind = path.extension().and_then(|kind| kind.to_str());
            if !kind.is_some_and(|kind| kinds.contains(&kind)) {
                continue;
            }
            let output = Command::new("sh")
                .args(["-c", "ulimit -v 2000000; exec \"$@\"", "sh"])
                .arg(env!("CARGO_BIN_EXE_sagsaudit"))
                .args(["--lang", "en", "draw", "--id", "no such heading", "-o"])
                .arg(workspace.path("audit"))
                .arg(&path)
                .output()
                .unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{}: {said}", path.display());
            assert!(said.contains("error[E0"), "{}: {said}", path.display());
            assert!(!said.contains("panicked"), "{}: {said}", path.display());
        }
    }
}
