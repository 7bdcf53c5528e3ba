//! Reading answer files: every row is checked against the sample, the checklist and the other files, and all problems
//! are found in one run.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{Answer, Answers, CaseStatus, Correction, Remark};
use crate::case::CaseId;
use crate::cell::mask_cpr;
use crate::diag::{Code, Diagnostic, Failure, Place, code, nearest};
use crate::draw::Sample;
use crate::extract::{DecimalMark, Delimiter, TableRow, excerpt, read_table};
use crate::lang::{Message, answers as say};
use crate::template::{Criterion, Derive, ScaleOption, Template};

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
    let sampled = sample
        .cases
        .iter()
        .filter(|case| case.role.is_draw())
        .map(|case| &case.id);
    let mut reading = Reading {
        sampled: sampled.collect(),
        columns: correctable(sample, template),
        template,
        answers: Answers::default(),
        places: BTreeMap::new(),
        corrections: BTreeMap::new(),
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

/// The columns whose values can be corrected: those kept in the sample, and those derived from events.
fn correctable<'a>(sample: &'a Sample, template: &'a Template) -> Vec<&'a str> {
    let kept = sample.columns.iter().map(String::as_str);
    let derived = template
        .columns
        .iter()
        .filter(|column| matches!(column.derive, Some(Derive::Events(_))));
    kept.chain(derived.map(|column| column.name.as_str()))
        .collect()
}

/// The answers so far, where each came from, and what was wrong.
struct Reading<'a> {
    sampled: BTreeSet<&'a CaseId>,
    columns: Vec<&'a str>,
    template: &'a Template,
    answers: Answers,
    places: BTreeMap<Subject, (String, u64)>,
    corrections: BTreeMap<(CaseId, String), String>,
    problems: Vec<Diagnostic>,
}

/// What can be said once only.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Status(CaseId),
    Answer(CaseId, String),
    Correction(CaseId, String),
}

/// A row of an answer file by its column names.
struct Row<'a> {
    fields: &'a [String],
    positions: &'a BTreeMap<&'static str, usize>,
    file: &'a str,
    line: u64,
    delimiter: Delimiter,
}

impl Row<'_> {
    fn cell(&self, column: &str) -> &str {
        let position = self.positions.get(column);
        position
            .and_then(|position| self.fields.get(*position))
            .map_or("", String::as_str)
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
        let table = match read_table(file.name, file.bytes, &COLUMNS) {
            Ok(table) => table,
            Err(failure) => return self.no_table(&failure),
        };
        let mut rows = table.rows.iter();
        let header = rows.next();
        let fields = header.map_or(&[][..], |header| &header.fields);
        let positions = positions(fields);
        let missing: Vec<_> = NEEDED
            .into_iter()
            .filter(|column| !positions.contains_key(column))
            .collect();
        if !missing.is_empty() {
            let message = say::NO_ANSWER_FILE.with("columns", missing.join(", "));
            let line = header.map_or(1, |header| header.line);
            return self.complain(&code::A001, message, Place::line(file.name, line));
        }
        for row in rows {
            if row.fields.len() != fields.len() {
                self.broken_row(file.name, row, fields.len());
                continue;
            }
            self.row(&Row {
                fields: &row.fields,
                positions: &positions,
                file: file.name,
                line: row.line,
                delimiter: table.delimiter,
            });
        }
    }

    /// A file that is no text, or whose quotes do not close.
    fn no_table(&mut self, failure: &Failure) {
        for found in failure.diagnostics() {
            let about_a_row = [&code::E010, &code::E011].contains(&found.code);
            let help = if about_a_row {
                found.help.clone()
            } else {
                vec![say::SAVE_AS_UTF8.message()]
            };
            self.problems.push(Diagnostic {
                code: &code::A001,
                help,
                ..found.clone()
            });
        }
    }

    fn broken_row(&mut self, file: &str, row: &TableRow, expected: usize) {
        let message = say::BROKEN_ROW
            .with("found", row.fields.len().to_string())
            .with("expected", expected.to_string());
        self.complain(&code::A001, message, Place::line(file, row.line));
    }

    fn row(&mut self, row: &Row<'_>) {
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
            self.keep(row, case, &criterion.id, answer);
        }
    }

    /// The case of a row, if the audit has it.
    fn case(&mut self, row: &Row<'_>) -> Option<CaseId> {
        let text = row.cell("case_id");
        let id = CaseId::from_parts([text]);
        let known = id.filter(|id| self.sampled.contains(id));
        if known.is_none() {
            let message = say::UNKNOWN_CASE.with("case", excerpt(text));
            self.complain(&code::A002, message, row.place("case_id"));
        }
        known
    }

    fn unknown_criterion(&mut self, row: &Row<'_>, criterion: &str) {
        let known = self.template.criteria.iter().map(|known| known.id.as_str());
        let near =
            nearest(criterion, known).map(|near| say::NEAREST_CRITERION.with("criterion", near));
        let message = say::UNKNOWN_CRITERION.with("criterion", excerpt(criterion));
        let diagnostic = Diagnostic::new(&code::A002, message).at(row.place("criterion"));
        self.problems.push(diagnostic.help_if(near));
    }

    /// A row without a criterion says whether the case could be looked at.
    fn status(&mut self, row: &Row<'_>, case: CaseId) {
        let text = row.cell("answer");
        let Some(said) = CaseStatus::parse(text) else {
            let list = CaseStatus::ALL.map(CaseStatus::name).join(", ");
            return self.bad_value(row, "answer", text, list);
        };
        let remark = Remark {
            comment: row.masked("comment"),
            reviewer: row.masked("reviewer"),
            answered_at: row.masked("answered_at"),
        };
        let entry = self.answers.cases.entry(case.clone()).or_default();
        let differs = entry
            .status
            .is_some_and(|earlier| earlier != said || entry.remark != remark);
        entry.status = Some(said);
        entry.remark = remark;
        let message = say::STATUS_CONFLICT.with("case", excerpt(case.as_str()));
        self.remember(row, Subject::Status(case), differs.then_some(message));
    }

    /// The answer of a row; `None` when the row says nothing or is wrong. All that is wrong is complained of.
    fn answer(&mut self, row: &Row<'_>, criterion: &Criterion) -> Option<Answer> {
        let choice = self.choice(row, criterion);
        let correction = self.correction(row);
        let amount = self.amount(row);
        let comment = row.masked("comment");
        let answer = Answer {
            choice: choice?,
            reason_code: row.masked("reason_code"),
            cause: row.masked("cause"),
            amount: amount?,
            comment,
            reviewer: row.masked("reviewer"),
            answered_at: row.masked("answered_at"),
            correction: correction?,
        };
        let overrules = !criterion.is_manual() && answer.choice.is_some();
        let needs_comment = answer
            .choice
            .as_ref()
            .is_some_and(|choice| overrules || choice.needs_comment);
        if answer.comment.is_empty() && needs_comment {
            let message = say::COMMENT_MISSING
                .with("answer", row.cell("answer"))
                .with("criterion", &criterion.id);
            self.complain(&code::A004, message, row.place("comment"));
            return None;
        }
        (!answer.says_nothing()).then_some(answer)
    }

    /// The option chosen, if any; the outer `None` when there is no such option.
    fn choice(&mut self, row: &Row<'_>, criterion: &Criterion) -> Option<Option<ScaleOption>> {
        let text = row.cell("answer");
        if text.is_empty() {
            return Some(None);
        }
        let choice = criterion.scale().option(text);
        if choice.is_none() {
            self.bad_value(row, "answer", text, criterion.scale().ids());
        }
        choice.cloned().map(Some)
    }

    /// The corrected value of a row; the outer `None` when it is wrong.
    fn correction(&mut self, row: &Row<'_>) -> Option<Option<Correction>> {
        let column = row.cell("corrected_column");
        if column.is_empty() {
            if row.cell("corrected_value").is_empty() {
                return Some(None);
            }
            let message = say::NO_CORRECTED_COLUMN.message();
            self.complain(&code::A003, message, row.place("corrected_column"));
            return None;
        }
        if !self.columns.contains(&column) {
            self.bad_value(row, "corrected_column", column, self.columns.join(", "));
            return None;
        }
        Some(Some(Correction {
            column: column.to_owned(),
            value: row.masked("corrected_value"),
        }))
    }

    /// The amount of a row; the outer `None` when it is no number, or could be two.
    fn amount(&mut self, row: &Row<'_>) -> Option<Option<Decimal>> {
        let text = row.cell("amount");
        if text.is_empty() {
            return Some(None);
        }
        // In a file of commas a decimal point is the rule; everywhere else only what can be one number is taken.
        let with_point = row.delimiter == Delimiter::COMMA && !text.contains(',');
        let mark = if with_point {
            DecimalMark::Point
        } else {
            DecimalMark::Mixed
        };
        let amount = mark.read(text);
        if amount.is_none() {
            let unclear = DecimalMark::Comma.read(text).is_some();
            let phrase = if unclear {
                &say::UNCLEAR_AMOUNT
            } else {
                &say::BAD_AMOUNT
            };
            let message = phrase.with("amount", excerpt(text));
            let diagnostic = Diagnostic::new(&code::A003, message).at(row.place("amount"));
            self.problems
                .push(diagnostic.help(say::WRITE_AMOUNT.message()));
        }
        amount.map(Some)
    }

    fn keep(&mut self, row: &Row<'_>, case: CaseId, criterion: &str, answer: Answer) {
        if let Some(correction) = &answer.correction {
            self.remember_correction(row, &case, correction);
        }
        let said = self.answers.cases.entry(case.clone()).or_default();
        let earlier = said.by_criterion.insert(criterion.to_owned(), answer);
        let differs =
            earlier.is_some_and(|earlier| said.by_criterion.get(criterion) != Some(&earlier));
        let message = say::CONFLICT
            .with("case", excerpt(case.as_str()))
            .with("criterion", criterion);
        let subject = Subject::Answer(case, criterion.to_owned());
        self.remember(row, subject, differs.then_some(message));
    }

    /// A register has one right value, whichever criterion it was corrected for.
    fn remember_correction(&mut self, row: &Row<'_>, case: &CaseId, correction: &Correction) {
        let subject = (case.clone(), correction.column.clone());
        let earlier = self.corrections.insert(subject, correction.value.clone());
        let differs = earlier.is_some_and(|earlier| earlier != correction.value);
        let message = say::CORRECTION_CONFLICT
            .with("case", excerpt(case.as_str()))
            .with("column", &correction.column);
        let subject = Subject::Correction(case.clone(), correction.column.clone());
        self.remember(row, subject, differs.then_some(message));
    }

    /// Notes where something was said, and complains when it differs from what was said before.
    fn remember(&mut self, row: &Row<'_>, subject: Subject, conflict: Option<Message>) {
        let earlier = self.places.insert(subject, (row.file.to_owned(), row.line));
        if let (Some((file, line)), Some(message)) = (earlier, conflict) {
            let message = message.with("place", format!("{file}:{line}"));
            self.complain(&code::A005, message, row.place("answer"));
        }
    }

    fn bad_value(&mut self, row: &Row<'_>, column: &str, value: &str, list: String) {
        let message = say::BAD_VALUE.with("value", excerpt(value));
        let diagnostic = Diagnostic::new(&code::A003, message).at(row.place(column));
        self.problems
            .push(diagnostic.help(say::POSSIBLE.with("list", list)));
    }

    fn complain(&mut self, code: &'static Code, message: Message, place: Place) {
        self.problems.push(Diagnostic::new(code, message).at(place));
    }
}

fn positions(header: &[String]) -> BTreeMap<&'static str, usize> {
    let found = COLUMNS.into_iter().filter_map(|column| {
        let position = header.iter().position(|name| name == column);
        position.map(|position| (column, position))
    });
    found.collect()
}
