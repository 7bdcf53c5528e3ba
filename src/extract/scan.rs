//! The second look at an extract: every row once, to decide formats, find repeated case ids and count what is no case.

use sha2::{Digest, Sha256};

use super::columns::{Column, Columns, PartColumns};
use super::format::ColumnFormat;
use super::joint::Joint;
use super::observe::Observer;
use super::part::{Extract, Part};
use super::quality::Quality;
use super::records::Row;
use super::reject::{Fault, Judge, Reject};
use super::remarks::refuse_rounded_ids;
use crate::case::{CaseId, ColumnType};
use crate::cell::{is_hyphenated_cpr, is_ten_digit_cpr};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::extract as say;

/// Whether case ids may be CPR numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CprIds {
    /// They may not: ids stand in everything that is written.
    Refuse,
    /// They may, since only keyed codes of them are written.
    Allow,
}

/// How many rows may be rejected before it counts that they are more than half of all. A file of which most rows are
/// rejected is read in a wrong way, and a list of all of them helps nobody.
const REJECTS_ALWAYS_LISTED: u64 = 1_000;
/// How many rejected rows a message shows.
const REJECTS_SHOWN: usize = 5;

/// What all rows together tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// How each kept column is read, in the order of [`Columns::kept`].
    pub kept: Vec<ColumnScan>,
    /// How many rows stand below the header. Blank ones, with or without delimiters, are not counted.
    pub rows_read: u64,
    /// How many of them are no cases.
    pub rejected: u64,
    /// The first of those, at most five; [`super::cases`] lists all.
    pub first_rejects: Vec<Reject>,
    /// The rows of each file.
    pub parts: Vec<PartRows>,
    /// Fingerprints of the case ids that stand on more than one row, sorted.
    pub(super) repeated: Vec<Fingerprint>,
}

/// The rows of a file, and how many of them are no cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PartRows {
    /// Rows below the header.
    pub rows_read: u64,
    /// Those that are no cases.
    pub rejected: u64,
}

/// How a column is read, and what of it cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnScan {
    /// The format of the values that are handed out.
    pub format: ColumnFormat,
    /// Whether these are written differently from the values in the files, because the files contradict each other.
    pub is_rewritten: bool,
    /// How each file writes the column, decided from all its values there, and what that format cannot read; `None` for
    /// a file that lacks it.
    pub parts: Vec<Option<(ColumnFormat, Quality)>>,
}

impl ColumnScan {
    /// The column of all files, from how each of them has it.
    fn of(kind: ColumnType, parts: Vec<Option<(ColumnFormat, Quality)>>) -> Self {
        let formats = parts.iter().flatten().map(|(format, _)| *format);
        let joint = Joint::of(formats).unwrap_or(Joint {
            format: Observer::new(kind).decide().0,
            is_rewritten: false,
        });
        Self {
            format: joint.format,
            is_rewritten: joint.is_rewritten,
            parts,
        }
    }

    /// How many values cannot be read.
    pub fn unreadable(&self) -> u64 {
        let found = self.parts.iter().flatten();
        found.map(|(_, quality)| quality.unreadable).sum()
    }
}

/// The first 128 bits of the SHA-256 of a case id: enough to tell which ids need a closer look.
pub(super) type Fingerprint = [u8; 16];

/// The fingerprint of a case id, and the whole hash that settles what fingerprints only suggest.
pub(super) fn fingerprint(id: &CaseId) -> (Fingerprint, [u8; 32]) {
    let hash: [u8; 32] = Sha256::digest(id.as_str()).into();
    let first = hash.first_chunk().expect("32 bytes are more than 16");
    (*first, hash)
}

/// Reads every row once. Memory grows by 16 bytes a row.
///
/// # Errors
/// When the bytes cannot be read to the end as a table, when more than half of the rows and over 1,000 are no cases, or
/// when case ids are CPR numbers and may not be.
pub fn scan(extract: &Extract, columns: &Columns, cpr_ids: CprIds) -> Result<Scan, Failure> {
    let mut fingerprints = Vec::new();
    let mut first_rejects = Vec::new();
    let mut parts = Vec::new();
    let mut formats = vec![Vec::new(); columns.kept.len()];
    for (part, part_columns) in extract.parts().iter().zip(&columns.parts) {
        refuse_rounded_ids(part, part_columns)?;
        let mut scanner = Scanner::new(part, part_columns, fingerprints);
        scanner.read()?;
        if cpr_ids == CprIds::Refuse {
            scanner.refuse_cpr_ids()?;
        }
        scanner.refuse_too_many_rejects()?;
        parts.push(scanner.rows);
        first_rejects.extend(scanner.first_rejects);
        fingerprints = scanner.fingerprints;
        for (column, observer) in scanner.observers.into_iter().enumerate() {
            let is_there = part_columns.kept.get(column).is_some_and(Column::is_there);
            if let Some(formats) = formats.get_mut(column) {
                formats.push(is_there.then(|| observer.decide()));
            }
        }
    }
    first_rejects.truncate(REJECTS_SHOWN);
    let kept = columns.kept.iter().zip(formats);
    Ok(Scan {
        kept: kept
            .map(|(column, formats)| ColumnScan::of(column.kind, formats))
            .collect(),
        rows_read: parts.iter().map(|part| part.rows_read).sum(),
        rejected: parts.iter().map(|part| part.rejected).sum(),
        first_rejects,
        parts,
        repeated: repeated(fingerprints),
    })
}

/// The reading of one file.
struct Scanner<'a, 'e> {
    part: &'a Part<'e>,
    columns: &'a PartColumns,
    judge: Judge<'a>,
    observers: Vec<Observer>,
    cpr: Vec<CprWatch>,
    /// Those of the files before it too.
    fingerprints: Vec<Fingerprint>,
    rows: PartRows,
    first_rejects: Vec<Reject>,
    first_wrong_count: Option<u64>,
}

impl<'a, 'e> Scanner<'a, 'e> {
    fn new(part: &'a Part<'e>, columns: &'a PartColumns, fingerprints: Vec<Fingerprint>) -> Self {
        let kinds = columns.kept.iter().map(|column| column.kind);
        Self {
            part,
            columns,
            judge: Judge::new(part, columns),
            observers: kinds.map(Observer::new).collect(),
            cpr: vec![CprWatch::default(); columns.id.len()],
            fingerprints,
            rows: PartRows::default(),
            first_rejects: Vec::new(),
            first_wrong_count: None,
        }
    }

    fn read(&mut self) -> Result<(), Failure> {
        let mut records = self.part.rows()?;
        loop {
            match records.next() {
                Ok(Some(row)) => self.add(&row),
                Ok(None) => return Ok(()),
                Err(failure) => return Err(self.explain(failure)),
            }
        }
    }

    fn add(&mut self, row: &Row) {
        self.rows.rows_read += 1;
        match self.judge.case_id(row) {
            Ok(id) => self.add_case(row, &id),
            Err(fault) => self.add_reject(row, fault),
        }
    }

    fn add_case(&mut self, row: &Row, id: &CaseId) {
        self.fingerprints.push(fingerprint(id).0);
        for (column, watch) in self.columns.id.iter().zip(&mut self.cpr) {
            watch.observe(column.value(row.fields), row.line);
        }
        for (column, observer) in self.columns.kept.iter().zip(&mut self.observers) {
            observer.observe(column.value(row.fields), row.line);
        }
    }

    fn add_reject(&mut self, row: &Row, fault: Fault) {
        self.rows.rejected += 1;
        if fault == Fault::FieldCount {
            self.first_wrong_count.get_or_insert(row.line);
        }
        if self.first_rejects.len() < REJECTS_SHOWN {
            self.first_rejects.push(self.judge.reject(row, fault));
        }
    }

    /// Adds to the failure to read on where the trouble may have begun.
    fn explain(&self, failure: Failure) -> Failure {
        let Some(line) = self.first_wrong_count else {
            return failure;
        };
        let help = say::TROUBLE_BEGINS.with("line", line.to_string());
        let explained = failure.diagnostics().iter().cloned().map(|diagnostic| {
            if [&code::E010, &code::E011].contains(&diagnostic.code) {
                diagnostic.help(help.clone())
            } else {
                diagnostic
            }
        });
        Failure::of(explained.collect()).unwrap_or(failure)
    }

    fn refuse_cpr_ids(&self) -> Result<(), Failure> {
        let problems = self.columns.id.iter().zip(&self.cpr);
        let problems = problems.filter_map(|(column, watch)| self.cpr_problem(column, watch));
        Failure::of(problems.collect()).map_or(Ok(()), Err)
    }

    fn cpr_problem(&self, column: &Column, watch: &CprWatch) -> Option<Diagnostic> {
        let line = watch.verdict()?;
        let place = Place::Line {
            file: self.part.survey.name.clone(),
            line,
            column: Some(column.heading().to_owned()),
        };
        let message = say::CPR_IDS.with("column", column.heading());
        let diagnostic = Diagnostic::new(&code::E016, message).at(place);
        Some(diagnostic.help(say::CHOOSE_OTHER_ID.message()))
    }

    fn refuse_too_many_rejects(&self) -> Result<(), Failure> {
        let PartRows {
            rows_read,
            rejected,
        } = self.rows;
        if rejected <= REJECTS_ALWAYS_LISTED || rejected <= rows_read / 2 {
            return Ok(());
        }
        let message = say::TOO_MANY_REJECTS
            .with("rejected", rejected)
            .with("rows", rows_read);
        let survey = &self.part.survey;
        let mut diagnostic = Diagnostic::new(&code::E015, message).at(Place::file(&survey.name));
        for reject in &self.first_rejects {
            let shown = say::REJECTED_LINE.with("line", reject.line.to_string());
            diagnostic = diagnostic.help(shown.with("reason", reject.reason.clone()));
        }
        let expected = say::ROWS_EXPECTED
            .with("fields", super::source::length(survey.header.names.len()))
            .with("delimiter", survey.delimiter.to_string());
        let expected = Some(expected).filter(|_| self.part.sheet().is_none());
        Err(diagnostic.help_if(expected).into())
    }
}

/// The fingerprints that occur more than once, each once, sorted. Works in place: this is the one thing that grows.
fn repeated(mut fingerprints: Vec<Fingerprint>) -> Vec<Fingerprint> {
    fingerprints.sort_unstable();
    let runs = fingerprints.chunk_by(|one, other| one == other);
    runs.filter(|run| run.len() > 1)
        .filter_map(|run| run.first().copied())
        .collect()
}

/// Watches a part of the case ids for CPR numbers.
#[derive(Debug, Clone, Copy, Default)]
struct CprWatch {
    first_hyphenated: Option<u64>,
    first_ten_digits: Option<u64>,
    ten_digits: u64,
    ten_digits_with_date: u64,
}

impl CprWatch {
    fn observe(&mut self, value: &str, line: u64) {
        if is_hyphenated_cpr(value) {
            self.first_hyphenated.get_or_insert(line);
        }
        if value.len() == 10 && value.bytes().all(|byte| byte.is_ascii_digit()) {
            self.ten_digits += 1;
            if is_ten_digit_cpr(value) {
                self.ten_digits_with_date += 1;
                self.first_ten_digits.get_or_insert(line);
            }
        }
    }

    /// The first line with a CPR number, if the column holds them. Ten digits may be a case number, of which few begin
    /// with a date by chance; a hyphen in the right place after a date is no chance.
    fn verdict(&self) -> Option<u64> {
        let mostly_dates = self.ten_digits_with_date > self.ten_digits / 2;
        let ten_digits = self.first_ten_digits.filter(|_| mostly_dates);
        [self.first_hyphenated, ten_digits]
            .into_iter()
            .flatten()
            .min()
    }
}
