//! The second look at an extract: every row once, to decide formats, find repeated case ids and count what is no case.

use sha2::{Digest, Sha256};

use super::columns::{Column, Columns};
use super::format::ColumnFormat;
use super::observe::Observer;
use super::quality::Quality;
use super::records::Row;
use super::reject::{Fault, Judge, Reject};
use super::source::Source;
use super::sum::{Adder, ColumnSum};
use super::survey::Survey;
use crate::case::{CaseId, has_hidden, look};
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
    /// How each column of a condition is read, in the order of [`Columns::conditions`].
    pub conditions: Vec<ColumnScan>,
    /// The totals of [`Columns::summed`], in their order.
    pub summed: Vec<ColumnSum>,
    /// Case ids with what nobody sees in them.
    pub hidden: HiddenInIds,
    /// How many rows stand below the header. Blank ones, with or without delimiters, are not counted.
    pub rows_read: u64,
    /// How many of them are no cases.
    pub rejected: u64,
    /// The first of those, at most five; [`super::cases`] lists all.
    pub first_rejects: Vec<Reject>,
    /// Fingerprints that more than one row has, sorted: of ids that are repeated or look alike.
    pub(super) repeated: Vec<Fingerprint>,
}

/// Rows whose case id is not in Unicode's composed form (NFC) or holds invisible characters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HiddenInIds {
    /// How many.
    pub rows: u64,
    /// The lines of the first five.
    pub lines: Vec<u64>,
}

/// How many lines of such ids are remembered.
const HIDDEN_LISTED: usize = 5;

impl HiddenInIds {
    fn observe(&mut self, id: &CaseId, line: u64) {
        if !has_hidden(id.as_str()) {
            return;
        }
        self.rows += 1;
        if self.lines.len() < HIDDEN_LISTED {
            self.lines.push(line);
        }
    }
}

/// How a column is read, and what of it cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnScan {
    /// The format, decided from all values.
    pub format: ColumnFormat,
    /// What that format cannot read.
    pub quality: Quality,
}

/// The first 128 bits of the SHA-256 of how a case id looks: enough to tell which ids need a closer look.
pub(super) type Fingerprint = [u8; 16];

/// The fingerprint of a case id. Ids that differ only in what nobody sees or means share it, so that the one list of
/// fingerprints finds both repeated ids and ids that look alike.
pub(super) fn fingerprint(id: &CaseId) -> Fingerprint {
    let hash: [u8; 32] = Sha256::digest(look(id.as_str())).into();
    *hash.first_chunk().expect("32 bytes are more than 16")
}

/// Reads every row once. Memory grows by 16 bytes a row.
///
/// # Errors
/// When the bytes cannot be read to the end as a table, when more than half of the rows and over 1,000 are no cases, or
/// when case ids are CPR numbers and may not be.
pub fn scan(
    source: &Source,
    survey: &Survey,
    columns: &Columns,
    cpr_ids: CprIds,
) -> Result<Scan, Failure> {
    let mut scanner = Scanner::new(survey, columns);
    let mut records = survey.rows(source)?;
    loop {
        match records.next() {
            Ok(Some(row)) => scanner.add(&row),
            Ok(None) => break,
            Err(failure) => return Err(scanner.explain(failure)),
        }
    }
    if cpr_ids == CprIds::Refuse {
        scanner.refuse_cpr_ids()?;
    }
    scanner.refuse_too_many_rejects()?;
    Ok(scanner.finish())
}

struct Scanner<'a> {
    survey: &'a Survey,
    columns: &'a Columns,
    judge: Judge<'a>,
    observers: Vec<Observer>,
    conditions: Vec<Observer>,
    sums: Vec<Adder>,
    hidden: HiddenInIds,
    cpr: Vec<CprWatch>,
    fingerprints: Vec<Fingerprint>,
    rows_read: u64,
    rejected: u64,
    first_rejects: Vec<Reject>,
    first_wrong_count: Option<u64>,
}

impl<'a> Scanner<'a> {
    fn new(survey: &'a Survey, columns: &'a Columns) -> Self {
        let observers = |columns: &[Column]| {
            let kinds = columns.iter().map(|column| column.kind);
            kinds.map(Observer::new).collect()
        };
        Self {
            survey,
            columns,
            judge: Judge::new(survey, columns),
            observers: observers(&columns.kept),
            conditions: observers(&columns.conditions),
            sums: columns.summed.iter().map(|_| Adder::default()).collect(),
            hidden: HiddenInIds::default(),
            cpr: vec![CprWatch::default(); columns.id.len()],
            fingerprints: Vec::new(),
            rows_read: 0,
            rejected: 0,
            first_rejects: Vec::new(),
            first_wrong_count: None,
        }
    }

    fn add(&mut self, row: &Row) {
        self.rows_read += 1;
        match self.judge.case_id(row) {
            Ok(id) => self.add_case(row, &id),
            Err(fault) => self.add_reject(row, fault),
        }
    }

    fn add_case(&mut self, row: &Row, id: &CaseId) {
        self.fingerprints.push(fingerprint(id));
        self.hidden.observe(id, row.line);
        for (column, watch) in self.columns.id.iter().zip(&mut self.cpr) {
            watch.observe(column.value(row.fields), row.line);
        }
        let kept = self.columns.kept.iter().zip(&mut self.observers);
        let conditions = self.columns.conditions.iter().zip(&mut self.conditions);
        for (column, observer) in kept.chain(conditions) {
            observer.observe(&column.taken(row.fields), row.line);
        }
        for (column, adder) in self.columns.summed.iter().zip(&mut self.sums) {
            adder.add(column.value(row.fields), row.line);
        }
    }

    fn add_reject(&mut self, row: &Row, fault: Fault) {
        self.rejected += 1;
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
            file: self.survey.name.clone(),
            line,
            column: Some(column.heading().to_owned()),
        };
        let message = say::CPR_IDS.with("column", column.heading());
        let diagnostic = Diagnostic::new(&code::E016, message).at(place);
        Some(diagnostic.help(say::CHOOSE_OTHER_ID.message()))
    }

    fn refuse_too_many_rejects(&self) -> Result<(), Failure> {
        let is_most = self.rejected > self.rows_read / 2;
        if self.rejected <= REJECTS_ALWAYS_LISTED || !is_most {
            return Ok(());
        }
        let message = say::TOO_MANY_REJECTS
            .with("rejected", self.rejected)
            .with("rows", self.rows_read);
        let mut diagnostic =
            Diagnostic::new(&code::E015, message).at(Place::file(&self.survey.name));
        for reject in &self.first_rejects {
            let shown = say::REJECTED_LINE.with("line", reject.line.to_string());
            diagnostic = diagnostic.help(shown.with("reason", reject.reason.clone()));
        }
        let expected = say::ROWS_EXPECTED
            .with(
                "fields",
                super::source::length(self.survey.header.names.len()),
            )
            .with("delimiter", self.survey.delimiter.to_string());
        Err(diagnostic.help(expected).into())
    }

    fn finish(self) -> Scan {
        let decided = |observers: Vec<Observer>| {
            let scans = observers.into_iter().map(|observer| {
                let (format, quality) = observer.decide();
                ColumnScan { format, quality }
            });
            scans.collect()
        };
        Scan {
            kept: decided(self.observers),
            conditions: decided(self.conditions),
            summed: self.sums.into_iter().map(Adder::finish).collect(),
            hidden: self.hidden,
            rows_read: self.rows_read,
            rejected: self.rejected,
            first_rejects: self.first_rejects,
            repeated: repeated(self.fingerprints),
        }
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
