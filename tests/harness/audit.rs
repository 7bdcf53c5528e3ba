//! Looking into an audit folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

/// A row of a table by its headings.
pub(crate) type Row = BTreeMap<String, String>;

/// The rows of a comma separated table.
pub(crate) fn rows_of(bytes: &[u8]) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().unwrap().clone();
    let rows = reader.records().map(|record| {
        let record = record.unwrap();
        let cells = header.iter().map(str::to_owned).zip(record.iter());
        cells.map(|(name, cell)| (name, cell.to_owned())).collect()
    });
    rows.collect()
}

/// An audit folder that the program has made.
pub(crate) struct Audit {
    path: PathBuf,
}

impl Audit {
    pub(super) fn at(path: PathBuf) -> Self {
        Self { path }
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        let path = self.path.join(name);
        fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    pub(crate) fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&self.bytes(name)).unwrap()
    }

    pub(crate) fn rows(&self, name: &str) -> Vec<Row> {
        rows_of(&self.bytes(name))
    }

    /// The lines of the journal.
    pub(crate) fn journal(&self) -> Vec<Value> {
        let text = self.text("journal.jsonl");
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// The names of its files and folders, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.path).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// The ids of the sample in the order of the file, each behind its area.
    pub(crate) fn sampled(&self) -> Vec<(String, String)> {
        let rows = self.rows("sample.csv").into_iter();
        rows.filter(|row| row["role"] == "sample")
            .map(|row| (row["area"].clone(), row["case_id"].clone()))
            .collect()
    }

    /// The assessment of a case by a criterion.
    #[track_caller]
    pub(crate) fn assessment(&self, case: &str, criterion: &str) -> Row {
        let mut rows = self.rows("assessments.csv").into_iter();
        rows.find(|row| row["case_id"] == case && row["criterion"] == criterion)
            .unwrap_or_else(|| panic!("no assessment of {case} by {criterion}"))
    }

    /// The finding of an area and a criterion.
    #[track_caller]
    pub(crate) fn finding(&self, area: &str, criterion: &str) -> Value {
        let findings = self.json("findings.json");
        let list = findings["findings"].as_array().unwrap();
        list.iter()
            .find(|finding| finding["area"] == area && finding["criterion"] == criterion)
            .unwrap_or_else(|| panic!("no finding on {criterion} in {area}"))
            .clone()
    }
}
