//! Sheets of workbooks that broke other readers, cell by cell against what openpyxl reads.
#![allow(clippy::disallowed_methods, reason = "tests open files by path")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::extract::workbook::{SheetRequest, convert};

use super::*;

type Cells = Vec<Vec<String>>;

/// What openpyxl reads of a workbook: of each sheet at most 60 rows of 60 cells.
fn expected(path: &Path) -> Option<BTreeMap<String, Cells>> {
    let text = std::fs::read_to_string(format!("{}.expected.json", path.display())).ok()?;
    serde_json::from_str(&text).ok()
}

fn corpus() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/csv-torture");
    let mut found = Vec::new();
    for folder in ["calamine", "frictionless", "messytables"] {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
            let is_required =
                std::env::var_os("SAGSAUDIT_REQUIRE_SHARED").is_some_and(|value| value == "1");
            assert!(!is_required, "{} is missing", root.display());
            eprintln!("skipped: {} is not there", root.display());
            return Vec::new();
        };
        let paths = entries.map(|entry| entry.unwrap().path());
        found.extend(paths.filter(|path| path.extension().is_some_and(|kind| kind == "xlsx")));
    }
    found.sort();
    found
}

/// The rows of a sheet as they are read, blank ones in their places.
fn read(path: &Path, sheet: &str) -> Result<Cells, Failure> {
    let bytes = std::fs::read(path).unwrap();
    let request = SheetRequest {
        file: "a.xlsx",
        bytes: source::length(bytes.len()),
        sheet: Some(sheet),
        limits: Limits::default(),
    };
    let mut text = Vec::new();
    convert(&request, io::Cursor::new(&bytes), &mut text)?;
    let open = || Ok(Bytes::stream(&text[..]));
    let source = Source {
        name: "a.xlsx".into(),
        open: &open,
    };
    let dialect = records::Dialect {
        cells: Some(0),
        ..records::Dialect::plain(Encoding::UTF_8, Delimiter::CELL)
    };
    let mut records = records::Records::open(&source, dialect)?;
    let mut cells = Cells::new();
    while let Some(row) = records.next()? {
        let place = usize::try_from(row.line).unwrap();
        cells.resize(cells.len().max(place), Vec::new());
        cells[place - 1] = row.fields.iter().map(str::to_owned).collect();
    }
    Ok(cells)
}

/// A cell as both readers can write it: numbers by value, dates without a midnight, yes and no in small letters.
fn alike(cell: &str) -> String {
    let cell = cell.trim();
    if let Ok(number) = cell.parse::<f64>() {
        return format!("{number:.9e}");
    }
    let cell = cell.strip_suffix("T00:00:00").unwrap_or(cell);
    cell.strip_suffix(" 00:00:00")
        .unwrap_or(cell)
        .replace("_x000D_", "") // openpyxl leaves the escape of a carriage return
        .replace("\r\n", "\n")
        .to_lowercase()
}

/// Durations are written differently, and openpyxl reads formulas without a value as nothing.
fn differs(expected: &str, found: &str) -> bool {
    let is_duration = expected.contains(" days, ") || expected.contains(" day, ");
    !is_duration && alike(expected) != alike(found)
}

#[test]
fn cells_are_what_another_reader_finds() {
    let mut sheets_read = 0;
    let mut differences = Vec::new();
    for path in corpus() {
        for (sheet, rows) in expected(&path).unwrap_or_default() {
            let name = format!("{} {sheet}", path.file_name().unwrap().display());
            let found = match read(&path, &sheet) {
                Ok(found) => found,
                Err(failure) => {
                    differences.push(format!("{name}: {failure}"));
                    continue;
                }
            };
            sheets_read += 1;
            for (row, cells) in rows.iter().enumerate() {
                for (column, cell) in cells.iter().enumerate() {
                    let found = found.get(row).and_then(|row| row.get(column));
                    let found = found.map_or("", String::as_str);
                    if differs(cell, found) {
                        let at = cell_name(column, source::length(row + 1));
                        differences.push(format!("{name} {at}: `{cell}` and `{found}`"));
                    }
                }
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    eprintln!("{sheets_read} sheets compared");
}
