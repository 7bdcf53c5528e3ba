//! Reading answer files: every row is checked against the sample, the checklist and the other files, and all problems
//! are found in one run.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::correction::unreadable_in;
use super::merge::merge;
use super::reviewers::Reviewers;
use super::rows::{AnswerFile, AnswerRow, AnswerRows, csv_rows};
use super::vocabulary::{Cause, ExceptionReason};
use super::{Answer, Answers, CaseStatus, Correction, Remark};
use crate::case::{CaseId, ColumnType};
use crate::diag::{Code, Diagnostic, Failure, Place, code, nearest};
use crate::draw::Sample;
use crate::extract::{DecimalMark, excerpt};
use crate::lang::{Message, Phrase, answers as say};
use crate::template::{Criterion, Derive, ScaleOption, Template};

/// The answers of one source, each with the place it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadAnswers {
    /// What messages and `--prefer` call the source: the name of its file in the audit folder, without `.csv`.
    pub name: String,
    /// What it says.
    pub answers: Answers,
    pub(super) places: BTreeMap<Subject, Place>,
}

impl ReadAnswers {
    /// Where something was said.
    pub(super) fn place(&self, subject: &Subject) -> Place {
        let place = self.places.get(subject);
        place.cloned().unwrap_or(Place::Nowhere)
    }
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
    let mut problems = Vec::new();
    let mut sources = Vec::new();
    for file in files {
        let rows = csv_rows(file);
        match rows.and_then(|rows| check(file.name, &rows, sample, template)) {
            Ok(read) => sources.push(read),
            Err(failure) => problems.extend(failure.diagnostics().iter().cloned()),
        }
    }
    match Failure::of(problems) {
        Some(failure) => Err(failure),
        None => Ok(merge(&sources, &Reviewers::default(), None)?.answers),
    }
}

/// Checks the rows of one source against sample and checklist.
///
/// # Errors
/// Everything that is wrong in it, rows that could not be read among it.
pub fn check(
    name: &str,
    rows: &AnswerRows,
    sample: &Sample,
    template: &Template,
) -> Result<ReadAnswers, Failure> {
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
        problems: rows.problems.clone(),
    };
    for row in &rows.rows {
        reading.row(row);
    }
    reading
        .problems
        .sort_by_key(|problem| line_of(&problem.place));
    match Failure::of(reading.problems) {
        Some(failure) => Err(failure),
        None => Ok(ReadAnswers {
            name: name.to_owned(),
            answers: reading.answers,
            places: reading.places,
        }),
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
    places: BTreeMap<Subject, Place>,
    corrections: BTreeMap<(CaseId, String), String>,
    problems: Vec<Diagnostic>,
}

/// What can be said once only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    Status(CaseId),
    Answer(CaseId, String),
    Correction(CaseId, String),
}

impl Reading<'_> {
    fn row(&mut self, row: &AnswerRow) {
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
    fn case(&mut self, row: &AnswerRow) -> Option<CaseId> {
        let text = row.cell("case_id");
        let id = CaseId::from_parts([text]);
        let known = id.filter(|id| self.sampled.contains(id));
        if known.is_none() {
            let message = say::UNKNOWN_CASE.with("case", excerpt(text));
            self.complain(&code::A002, message, row.place("case_id"));
        }
        known
    }

    fn unknown_criterion(&mut self, row: &AnswerRow, criterion: &str) {
        let known = self.template.criteria.iter().map(|known| known.id.as_str());
        let near =
            nearest(criterion, known).map(|near| say::NEAREST_CRITERION.with("criterion", near));
        let message = say::UNKNOWN_CRITERION.with("criterion", excerpt(criterion));
        let diagnostic = Diagnostic::new(&code::A002, message).at(row.place("criterion"));
        self.problems.push(diagnostic.help_if(near));
    }

    /// A row without a criterion says whether the case could be looked at.
    fn status(&mut self, row: &AnswerRow, case: CaseId) {
        let text = row.cell("answer");
        let Some(said) = CaseStatus::parse(text) else {
            let list = CaseStatus::ALL.map(CaseStatus::name).join(", ");
            return self.bad_value(row, "answer", text, list);
        };
        let remark = Remark {
            comment: row.masked("comment"),
            reviewer: row.masked("reviewer"),
            answered_at: row.masked("answered_at"),
            set_aside: row.masked("set_aside"),
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
    fn answer(&mut self, row: &AnswerRow, criterion: &Criterion) -> Option<Answer> {
        let choice = self.choice(row, criterion);
        let correction = self.correction(row);
        let amount = self.amount(row);
        let comment = row.masked("comment");
        let answer = Answer {
            choice: choice?,
            reason_code: reason_code(row),
            cause: cause(row),
            amount: amount?,
            comment,
            reviewer: row.masked("reviewer"),
            answered_at: row.masked("answered_at"),
            correction: correction?,
            set_aside: row.masked("set_aside"),
        };
        let needs_reason = answer
            .choice
            .as_ref()
            .is_some_and(|choice| choice.needs_reason);
        if needs_reason && answer.reason_code.is_empty() {
            let message = say::REASON_MISSING
                .with("answer", row.cell("answer"))
                .with("criterion", &criterion.id);
            let diagnostic = Diagnostic::new(&code::A073, message).at(row.place("reason_code"));
            self.problems
                .push(diagnostic.help(say::WRITE_REASON.message()));
            return None;
        }
        let overrules = !criterion.is_manual() && answer.choice.is_some() && !needs_reason;
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
    fn choice(&mut self, row: &AnswerRow, criterion: &Criterion) -> Option<Option<ScaleOption>> {
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
    fn correction(&mut self, row: &AnswerRow) -> Option<Option<Correction>> {
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
        let value = row.masked("corrected_value");
        if let Some(kind) = unreadable_in(self.template, column, &value) {
            self.unreadable_value(row, column, kind);
            return None;
        }
        Some(Some(Correction {
            column: column.to_owned(),
            value,
        }))
    }

    fn unreadable_value(&mut self, row: &AnswerRow, column: &str, kind: ColumnType) {
        let message = say::UNREADABLE_CORRECTION
            .with("value", excerpt(row.cell("corrected_value")))
            .with("column", column)
            .with("type", words(kind));
        let diagnostic = Diagnostic::new(&code::A072, message).at(row.place("corrected_value"));
        self.problems
            .push(diagnostic.help(say::WRITE_VALUE.message()));
    }

    /// The amount of a row; the outer `None` when it is no number, or could be two.
    fn amount(&mut self, row: &AnswerRow) -> Option<Option<Decimal>> {
        let text = row.cell("amount");
        if text.is_empty() {
            return Some(None);
        }
        let amount = row.mark("amount").read(text);
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

    fn keep(&mut self, row: &AnswerRow, case: CaseId, criterion: &str, answer: Answer) {
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
    fn remember_correction(&mut self, row: &AnswerRow, case: &CaseId, correction: &Correction) {
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
    fn remember(&mut self, row: &AnswerRow, subject: Subject, conflict: Option<Message>) {
        let earlier = self.places.insert(subject, row.place("answer"));
        if let (Some(earlier), Some(message)) = (earlier, conflict) {
            let message = message.with("place", in_words(&earlier));
            self.complain(&code::A005, message, row.place("answer"));
        }
    }

    fn bad_value(&mut self, row: &AnswerRow, column: &str, value: &str, list: String) {
        let message = say::BAD_VALUE.with("value", excerpt(value));
        let diagnostic = Diagnostic::new(&code::A003, message).at(row.place(column));
        self.problems
            .push(diagnostic.help(say::POSSIBLE.with("list", list)));
    }

    fn complain(&mut self, code: &'static Code, message: Message, place: Place) {
        self.problems.push(Diagnostic::new(code, message).at(place));
    }
}

/// A type in words.
fn words(kind: ColumnType) -> &'static Phrase {
    match kind {
        ColumnType::Text => &say::OF_TEXT,
        ColumnType::Date | ColumnType::Datetime => &say::OF_DATE,
        ColumnType::Number => &say::OF_NUMBER,
        ColumnType::Bool => &say::OF_BOOL,
    }
}

/// The name of a cause that is on the list, or the words as they were written.
fn cause(row: &AnswerRow) -> String {
    match Cause::find(row.cell("cause")) {
        Some(cause) => cause.name().to_owned(),
        None => row.masked("cause"),
    }
}

/// The name of a reason that is on the list, or the words as they were written.
fn reason_code(row: &AnswerRow) -> String {
    match ExceptionReason::find(row.cell("reason_code")) {
        Some(reason) => reason.name().to_owned(),
        None => row.masked("reason_code"),
    }
}

/// The sheet and line of a place, to put what is wrong into the order of the file.
fn line_of(place: &Place) -> Option<(String, u64)> {
    match place {
        Place::Line { file, line, .. } => Some((file.clone(), *line)),
        Place::File { .. } | Place::Nowhere | Place::Span { .. } => None,
    }
}

/// A place within a sentence: the file and its line; of a workbook the sheet and the cell.
pub(super) fn in_words(place: &Place) -> String {
    match place {
        Place::Line { file, line, .. } => format!("{file}:{line}"),
        Place::File { file } => file.clone(),
        Place::Nowhere | Place::Span { .. } => String::new(),
    }
}
