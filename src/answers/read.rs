//! Reading answer files: every row is checked against the sample, the checklist and the other files, and all problems
//! are found in one run.

use std::collections::BTreeMap;
use std::str::FromStr;

use csv::StringRecord;
use rust_decimal::Decimal;

use super::{Answer, Answers, CaseStatus, Choice, Correction};
use crate::case::CaseId;
use crate::cell::mask_cpr;
use crate::diag::{Code, Diagnostic, Failure, Place, code, nearest};
use crate::draw::{Sample, SampleRole};
use crate::lang::{Message, answers as say};
use crate::template::{Criterion, Template};

/// The columns of an answer file, in the order they are written.
pub(super) const COLUMNS: [&str; 11] = [
    "case_id",
    "criterion",
    "answer",
    "reason_code",
    "cause",
    "amount",
    "comment",
    "reviewer",
    "answered_at",
    "corrected_column",
    "corrected_value",
];

/// The columns without which a file holds no answers.
const NEEDED: [&str; 3] = ["case_id", "criterion", "answer"];

/// One answer file.
#[derive(Debug, Clone, Copy)]
pub struct AnswerFile<'a> {
    /// Its path, for messages.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Reads the answer files of an audit together.
///
/// # Errors
/// Everything that is wrong in any of the files: unknown cases and criteria, answers that are not on the scale, missing
/// comments, two files that contradict each other.
pub fn read(
    files: &[AnswerFile<'_>],
    sample: &Sample,
    template: &Template,
) -> Result<Answers, Failure> {
    let mut reading = Reading {
        sample,
        template,
        answers: Answers::default(),
        places: BTreeMap::new(),
        problems: Vec::new(),
    };
    for file in files {
        reading.file(file);
    }
    match Failure::of(reading.problems) {
        Some(failure) => Err(failure),
        None => Ok(reading.answers),
    }
}

/// The answers so far, where each came from, and what was wrong.
struct Reading<'a> {
    sample: &'a Sample,
    template: &'a Template,
    answers: Answers,
    places: BTreeMap<(CaseId, String), Place>,
    problems: Vec<Diagnostic>,
}

/// A row of an answer file by its column names.
struct Row<'a> {
    record: &'a StringRecord,
    positions: &'a BTreeMap<&'static str, usize>,
    file: &'a str,
    line: u64,
}

impl Row<'_> {
    fn cell(&self, column: &str) -> &str {
        let position = self.positions.get(column);
        position
            .and_then(|position| self.record.get(*position))
            .unwrap_or_default()
            .trim()
    }

    /// Whether nothing stands in it, as in the rows that spreadsheets leave below a table.
    fn is_blank(&self) -> bool {
        self.record.iter().all(|cell| cell.trim().is_empty())
    }

    /// A text as it is kept: CPR numbers masked.
    fn masked(&self, column: &str) -> String {
        mask_cpr(self.cell(column)).0.into_owned()
    }

    fn place(&self, column: &str) -> Place {
        Place::Line {
            file: self.file.to_owned(),
            line: self.line,
            column: Some(column.to_owned()),
        }
    }
}

impl Reading<'_> {
    fn file(&mut self, file: &AnswerFile<'_>) {
        let bytes = file
            .bytes
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(file.bytes);
        let Ok(text) = std::str::from_utf8(bytes) else {
            return self.complain(&code::A001, say::NOT_UTF8.message(), Place::file(file.name));
        };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(text))
            .from_reader(text.as_bytes());
        let positions = match reader.headers() {
            Ok(header) => positions(header),
            Err(_) => BTreeMap::new(),
        };
        let missing: Vec<_> = NEEDED
            .into_iter()
            .filter(|column| !positions.contains_key(column))
            .collect();
        if !missing.is_empty() {
            let message = say::NO_ANSWER_FILE.with("columns", missing.join(", "));
            return self.complain(&code::A001, message, Place::line(file.name, 1));
        }
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line = record.position().map_or(0, csv::Position::line);
                    self.row(&Row {
                        record: &record,
                        positions: &positions,
                        file: file.name,
                        line,
                    });
                }
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    self.complain(
                        &code::A001,
                        say::BROKEN_ROW.message(),
                        Place::line(file.name, line),
                    );
                }
            }
        }
    }

    fn row(&mut self, row: &Row<'_>) {
        if row.is_blank() {
            return;
        }
        let Some(case) = self.case(row) else { return };
        let criterion = row.cell("criterion");
        if criterion.is_empty() {
            return self.status(row, case);
        }
        let Some(criterion) = self
            .template
            .criteria
            .iter()
            .find(|known| known.id == criterion)
        else {
            return self.unknown_criterion(row, criterion);
        };
        if let Some(answer) = self.answer(row, criterion) {
            self.keep(row, case, criterion.id.clone(), answer);
        }
    }

    /// The case of a row, if the audit has it.
    fn case(&mut self, row: &Row<'_>) -> Option<CaseId> {
        let text = row.cell("case_id");
        let id = CaseId::from_parts([text]);
        let known = id.filter(|id| {
            self.sample
                .cases
                .iter()
                .any(|case| case.role == SampleRole::Sample && case.id == *id)
        });
        if known.is_none() {
            let message = say::UNKNOWN_CASE.with("case", mask_cpr(text).0.into_owned());
            self.complain(&code::A002, message, row.place("case_id"));
        }
        known
    }

    fn unknown_criterion(&mut self, row: &Row<'_>, criterion: &str) {
        let known = self.template.criteria.iter().map(|known| known.id.as_str());
        let near =
            nearest(criterion, known).map(|near| say::NEAREST_CRITERION.with("criterion", near));
        let message = say::UNKNOWN_CRITERION.with("criterion", criterion);
        let diagnostic = Diagnostic::new(&code::A002, message).at(row.place("criterion"));
        self.problems.push(diagnostic.help_if(near));
    }

    /// A row without a criterion says whether the case could be looked at.
    fn status(&mut self, row: &Row<'_>, case: CaseId) {
        let text = row.cell("answer");
        let Some(status) = CaseStatus::parse(text) else {
            let list = CaseStatus::ALL.map(CaseStatus::name).join(", ");
            return self.bad_value(row, "answer", text, list);
        };
        let said = &mut self.answers.cases.entry(case.clone()).or_default().status;
        let differs = said.is_some_and(|earlier| earlier != status);
        *said = Some(status);
        self.remember(row, (case, String::new()), differs);
    }

    /// The answer of a row; `None` when the row is empty or wrong.
    fn answer(&mut self, row: &Row<'_>, criterion: &Criterion) -> Option<Answer> {
        let text = row.cell("answer");
        let correction = self.correction(row)?;
        if text.is_empty() && correction.is_none() {
            return None;
        }
        let choice = Choice::parse(text);
        if choice.is_none() && !text.is_empty() {
            self.bad_value(
                row,
                "answer",
                text,
                Choice::ALL.map(Choice::name).join(", "),
            );
            return None;
        }
        let comment = row.masked("comment");
        let overrules = !criterion.is_manual() && choice.is_some();
        if comment.is_empty() && (overrules || choice.is_some_and(Choice::needs_comment)) {
            let message = say::COMMENT_MISSING
                .with("answer", text)
                .with("criterion", &criterion.id);
            self.complain(&code::A004, message, row.place("comment"));
            return None;
        }
        Some(Answer {
            choice,
            reason_code: row.masked("reason_code"),
            cause: row.masked("cause"),
            amount: self.amount(row)?,
            comment,
            reviewer: row.masked("reviewer"),
            answered_at: row.masked("answered_at"),
            correction,
        })
    }

    /// The corrected value of a row; the outer `None` when it is wrong.
    fn correction(&mut self, row: &Row<'_>) -> Option<Option<Correction>> {
        let column = row.cell("corrected_column");
        if column.is_empty() {
            return Some(None);
        }
        if !self.sample.columns.iter().any(|known| known == column) {
            self.bad_value(
                row,
                "corrected_column",
                column,
                self.sample.columns.join(", "),
            );
            return None;
        }
        Some(Some(Correction {
            column: column.to_owned(),
            value: row.masked("corrected_value"),
        }))
    }

    /// The amount of a row; the outer `None` when it is no number.
    fn amount(&mut self, row: &Row<'_>) -> Option<Option<Decimal>> {
        let text = row.cell("amount");
        if text.is_empty() {
            return Some(None);
        }
        let amount = Decimal::from_str(&text.replace(',', ".")).ok();
        if amount.is_none() {
            let message = say::BAD_AMOUNT.with("amount", mask_cpr(text).0.into_owned());
            self.complain(&code::A003, message, row.place("amount"));
        }
        amount.map(Some)
    }

    fn keep(&mut self, row: &Row<'_>, case: CaseId, criterion: String, answer: Answer) {
        if let Some(correction) = &answer.correction {
            self.compare_corrections(row, &case, correction);
        }
        let said = &mut self
            .answers
            .cases
            .entry(case.clone())
            .or_default()
            .by_criterion;
        let differs = said
            .get(&criterion)
            .is_some_and(|earlier| *earlier != answer);
        said.insert(criterion.clone(), answer);
        self.remember(row, (case, criterion), differs);
    }

    /// A registered value has one right value, whichever criterion it was found under.
    fn compare_corrections(&mut self, row: &Row<'_>, case: &CaseId, correction: &Correction) {
        let said = self.answers.of(case);
        let earlier = said.into_iter().flat_map(|said| said.by_criterion.values());
        let differs = earlier
            .filter_map(|answer| answer.correction.as_ref())
            .any(|earlier| {
                earlier.column == correction.column && earlier.value != correction.value
            });
        let what = format!("corrected_column {}", correction.column);
        self.remember(row, (case.clone(), what), differs);
    }

    /// Notes where something was said, and complains when it differs from what was said before.
    fn remember(&mut self, row: &Row<'_>, what: (CaseId, String), differs: bool) {
        let place = row.place("answer");
        if let Some(Place::Line { file, line, .. }) = self.places.get(&what).filter(|_| differs) {
            let message = say::CONFLICT
                .with("case", what.0.as_str())
                .with("criterion", &what.1)
                .with("place", format!("{file}:{line}"));
            self.complain(&code::A005, message, place.clone());
        }
        self.places.insert(what, place);
    }

    fn bad_value(&mut self, row: &Row<'_>, column: &str, value: &str, list: String) {
        let message = say::BAD_VALUE.with("value", mask_cpr(value).0.into_owned());
        let diagnostic = Diagnostic::new(&code::A003, message).at(row.place(column));
        self.problems
            .push(diagnostic.help(say::POSSIBLE.with("list", list)));
    }

    fn complain(&mut self, code: &'static Code, message: Message, place: Place) {
        self.problems.push(Diagnostic::new(code, message).at(place));
    }
}

/// Semicolons when a Danish Excel wrote the file, else commas.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    if header.matches(';').count() > header.matches(',').count() {
        b';'
    } else {
        b','
    }
}

fn positions(header: &StringRecord) -> BTreeMap<&'static str, usize> {
    let found = COLUMNS.into_iter().filter_map(|column| {
        header
            .iter()
            .position(|name| name.trim() == column)
            .map(|position| (column, position))
    });
    found.collect()
}
