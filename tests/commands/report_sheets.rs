//! The workbook of a report read again, sheet by sheet and cell by cell.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, DataType, Reader, Xlsx};

use super::report::{ordinary, report};
use super::{RUN, register};
use crate::harness::Workspace;

struct Book(Xlsx<Cursor<Vec<u8>>>);

impl Book {
    fn of(workspace: &Workspace, arguments: &[&str]) -> Self {
        let arguments = [&["--format", "xlsx", "-q"], arguments].concat();
        report(workspace, &arguments).check();
        let bytes = workspace.read("audit/report.xlsx");
        Self(Xlsx::new(Cursor::new(bytes)).unwrap())
    }

    /// The rows of a sheet below its headings, each with the cell under a heading.
    fn rows(&mut self, sheet: &str) -> Vec<Vec<(String, Data)>> {
        let range = self.0.worksheet_range(sheet).unwrap();
        let mut rows = range.rows();
        let headings: Vec<String> = rows.next().unwrap().iter().map(Data::to_string).collect();
        rows.map(|row| headings.iter().cloned().zip(row.iter().cloned()).collect())
            .collect()
    }
}

fn cell<'r>(row: &'r [(String, Data)], heading: &str) -> &'r Data {
    let found = row.iter().find(|(name, _)| name == heading);
    &found
        .unwrap_or_else(|| panic!("no column {heading}: {row:?}"))
        .1
}

/// The date of a cell as an ISO date; empty where there is none.
fn date(cell: &Data) -> String {
    let Data::DateTime(day) = cell else {
        assert!(cell.is_empty(), "{cell:?} is no date");
        return String::new();
    };
    let first = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
    let days = chrono::TimeDelta::seconds((day.as_f64() * 86_400.0) as i64);
    (first + days).to_string()
}

/// Each assessment with its outcome and its dates, as `assessments.csv` has them.
#[test]
fn assessments_and_cases_are_those_of_the_folder() {
    let workspace = ordinary();
    let mut book = Book::of(&workspace, &[]);
    let audit = workspace.audit("audit");
    let kept = audit.rows("assessments.csv");
    let shown = book.rows("Vurderinger");
    assert_eq!(kept.len(), shown.len());
    for row in &shown {
        let text = |heading| cell(row, heading).to_string();
        let is_it = |kept: &&crate::harness::Row| {
            kept["case_id"] == text("sagsnr.") && kept["criterion"] == text("nr.")
        };
        let kept = kept.iter().find(is_it).unwrap();
        let outcome = match kept["outcome"].as_str() {
            "pass" => "opfyldt",
            "fail" => "ikke opfyldt",
            other => panic!("{other}"),
        };
        assert_eq!(text("udfald"), outcome);
        assert_eq!(text("sagsområde"), kept["area"]);
        assert_eq!(date(cell(row, "frist")), kept["due"]);
        let late = cell(row, "dage for sent");
        match kept["days_late"].as_str() {
            "" => assert!(late.is_empty()),
            days => assert_eq!(late.as_i64(), days.parse().ok()),
        }
        let amount = cell(row, "beløb");
        match kept["amount"].as_str() {
            "" => assert!(amount.is_empty()),
            kept => assert_eq!(amount.as_f64(), kept.parse().ok()),
        }
        assert_eq!(text("bemærkning"), kept["comment"]);
        assert_eq!(text("gennemgået af"), kept["reviewer"]);
    }
    let cases = book.rows("Sager");
    let sampled = audit.sampled();
    assert_eq!(cases.len(), sampled.len());
    for row in &cases {
        let pair = (
            cell(row, "sagsområde").to_string(),
            cell(row, "sagsnr.").to_string(),
        );
        assert!(sampled.contains(&pair), "{pair:?}");
        let fails = kept
            .iter()
            .filter(|kept| kept["case_id"] == pair.1 && kept["outcome"] == "fail");
        let fails: Vec<&str> = fails.map(|kept| kept["criterion"].as_str()).collect();
        assert_eq!(cell(row, "ikke opfyldt").to_string(), fails.join(", "));
    }
}

/// The summary, the deadlines and what stands beside the sample, as `findings.json` has them.
#[test]
fn summary_deadlines_and_the_population_are_those_of_the_findings() {
    let workspace = ordinary();
    let mut book = Book::of(&workspace, &[]);
    let audit = workspace.audit("audit");
    let areas = audit.json("findings.json")["areas"].clone();
    for row in book.rows("Resumé") {
        let name = cell(&row, "sagsområde").to_string();
        let area = areas
            .as_array()
            .unwrap()
            .iter()
            .find(|area| area["area"] == name)
            .unwrap();
        for (heading, value) in [
            ("sagsbestand", &area["population"]),
            ("stikprøve", &area["drawn"]),
            ("uden fejl", &area["cases"]["without_errors"]),
            ("kun formelle", &area["cases"]["formal"]),
            ("væsentlige", &area["cases"]["material"]),
            ("kritiske", &area["cases"]["critical"]),
        ] {
            assert_eq!(
                cell(&row, heading).as_i64(),
                value.as_i64(),
                "{name}, {heading}"
            );
        }
    }
    let finding = |row: &[(String, Data)]| {
        audit.finding(
            &cell(row, "sagsområde").to_string(),
            &cell(row, "nr.").to_string(),
        )
    };
    for row in book.rows("Frister") {
        let found = finding(&row);
        assert_eq!(cell(&row, "til tiden").as_i64(), found["pass"].as_i64());
        assert_eq!(cell(&row, "overskredet").as_i64(), found["fail"].as_i64());
        assert_eq!(
            cell(&row, "højst").as_i64(),
            found["days_late"]["max"].as_i64()
        );
        assert_eq!(
            cell(&row, "dage for sent, median").as_f64(),
            found["days_late"]["median"].as_f64()
        );
    }
    for row in book.rows("Fund") {
        let found = finding(&row);
        let shown = cell(&row, "opfyldelse, alle sager efter data").as_f64();
        let expected = found["population"]["rate"].as_f64().map(|rate| 1.0 - rate);
        assert_eq!(shown.is_some(), expected.is_some());
        let both = shown.zip(expected);
        assert!(both.is_none_or(|(shown, expected)| (shown - expected).abs() < 1e-12));
    }
}

/// The method, sentence by sentence, as the Markdown has it.
#[test]
fn the_method_is_that_of_the_text() {
    let workspace = ordinary();
    let mut book = Book::of(&workspace, &[]);
    report(&workspace, &["--format", "md", "-q"]).check();
    let text = workspace.text("audit/report.md");
    let (_, method) = text.split_once("\n## Metode\n").unwrap();
    let (method, _) = method.split_once("\n## ").unwrap();
    let told = method.lines().filter_map(|line| line.strip_prefix("- "));
    let told: Vec<String> = told.map(|line| line.replace('\\', "")).collect();
    let shown = book.rows("Metode");
    let shown = shown.iter().map(|row| cell(row, "indhold").to_string());
    assert_eq!(shown.collect::<Vec<_>>(), told);
}

/// What could not be decided, counted as `assessments.csv` has it.
#[test]
fn what_is_undetermined_is_counted() {
    let workspace = register();
    workspace
        .sagsaudit(&RUN)
        .arguments(&["--per-area", "40", "-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    let mut book = Book::of(&workspace, &[]);
    let mut kept = BTreeMap::<(String, String), i64>::new();
    for row in workspace.audit("audit").rows("assessments.csv") {
        if row["outcome"] == "undetermined" {
            *kept
                .entry((row["area"].clone(), row["criterion"].clone()))
                .or_default() += 1;
        }
    }
    let mut shown = BTreeMap::new();
    for row in book.rows("Datakvalitet") {
        let text = |heading| cell(&row, heading).to_string();
        let count = cell(&row, "antal").as_i64().unwrap();
        *shown.entry((text("sagsområde"), text("nr."))).or_default() += count;
        assert!(!text("hvorfor").is_empty());
    }
    assert!(!kept.is_empty());
    assert_eq!(shown, kept);
}

/// A slip for each case, also in a workbook; a case in which nothing is to be remarked says so.
#[test]
fn slips_are_a_sheet() {
    let workspace = ordinary();
    let mut book = Book::of(&workspace, &["--per-case"]);
    let slips = book.rows("Sagssedler");
    let cases: std::collections::BTreeSet<String> = slips
        .iter()
        .map(|row| cell(row, "sagsnr.").to_string())
        .collect();
    assert_eq!(cases.len(), workspace.audit("audit").sampled().len());
    let is_clean = |row: &&Vec<(String, Data)>| cell(row, "nr.").is_empty();
    let clean = slips.iter().find(is_clean).unwrap();
    assert!(
        cell(clean, "hvorfor")
            .to_string()
            .starts_with("Intet at bemærke")
    );
    let late = slips
        .iter()
        .find(|row| *cell(row, "nr.") == "FRIST")
        .unwrap();
    assert!(cell(late, "hvorfor").to_string().contains("dage for sent"));
}

/// Every sheet has heads that stay, a filter and formats; nothing in the file runs or leads out of it.
#[test]
fn the_file_has_filters_and_formats_and_nothing_that_runs() {
    let workspace = ordinary();
    Book::of(&workspace, &["--per-case"]);
    let bytes = workspace.read("audit/report.xlsx");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut sheets = 0;
    let mut all = String::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let name = file.name().unwrap().to_string();
        for runs in [
            "vba",
            "macro",
            "external",
            "activeX",
            "embeddings",
            "connections",
        ] {
            assert!(!name.contains(runs), "{name}");
        }
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            sheets += 1;
            assert!(
                text.contains("<autoFilter ") && text.contains("state=\"frozen\""),
                "{name}"
            );
            assert!(
                !text.contains("<f>") && !text.contains("<hyperlink"),
                "{name}"
            );
        }
        all.push_str(&text);
    }
    assert_eq!(sheets, 7);
    for part in ["dd\\-mm\\-yyyy", "<conditionalFormatting", "<c:barChart>"] {
        assert!(
            all.contains(part) || all.contains(&part.replace('\\', "")),
            "{part}"
        );
    }
}
