//! An answer as somebody writes it, before it is known whether it can be one; and answers changed one by one.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::read::read;
use super::rows::{AnswerFile, COLUMNS};
use super::{Answer, Answers, CaseAnswers, Remark, to_csv};
use crate::case::CaseId;
use crate::diag::{Diagnostic, Failure, Place};
use crate::draw::Sample;
use crate::template::Template;

/// A row of an answer file as it was typed, by column; what is not there is empty. Whether it can be an answer,
/// [`Written::check`] asks where answer files are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written(BTreeMap<&'static str, String>);

impl Written {
    /// An empty answer to a criterion in a case; without a criterion it is about the case as a whole.
    pub fn new(case: &CaseId, criterion: &str) -> Self {
        Self::default()
            .with("case_id", case.as_str())
            .with("criterion", criterion)
    }

    /// An answer that was given already, as it would be written.
    pub fn of(case: &CaseId, criterion: &str, answer: &Answer) -> Self {
        let choice = answer.choice.as_ref();
        let correction = answer.correction.as_ref();
        let amount = answer.amount.map(in_one_way);
        Self::new(case, criterion)
            .with("answer", choice.map_or("", |choice| &choice.id))
            .with("reason_code", &answer.reason_code)
            .with("cause", &answer.cause)
            .with("amount", &amount.unwrap_or_default())
            .with("comment", &answer.comment)
            .with("reviewer", &answer.reviewer)
            .with("answered_at", &answer.answered_at)
            .with("corrected_column", correction.map_or("", |one| &one.column))
            .with("corrected_value", correction.map_or("", |one| &one.value))
    }

    /// The same with another text in a column.
    #[must_use]
    pub fn with(mut self, column: &'static str, text: &str) -> Self {
        self.0.insert(column, text.to_owned());
        self
    }

    /// The text in a column.
    pub fn text(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }

    /// The answers with this one in the place of what was said before.
    ///
    /// # Errors
    /// What is said of a row of an answer file that cannot be taken; its place is the name of the column.
    pub fn check(
        &self,
        before: &Answers,
        sample: &Sample,
        template: &Template,
    ) -> Result<Answers, Failure> {
        let Some(case) = CaseId::from_parts([self.text("case_id")]) else {
            return self.read_alone(sample, template);
        };
        let mut beside = before.of(&case).cloned().unwrap_or_default();
        if self.text("criterion").is_empty() {
            beside.status = None;
            beside.remark = Remark::default();
        } else {
            beside.by_criterion.remove(self.text("criterion"));
        }
        let mut others = Answers::default();
        others.put(case.clone(), beside);
        let others = to_csv(&others);
        let row = self.row();
        let files = [&others, &row].map(|bytes| AnswerFile { name: "", bytes });
        let read = read(&files, sample, template).map_err(|failure| by_column(&failure))?;
        let mut answers = before.clone();
        answers.put(case.clone(), read.of(&case).cloned().unwrap_or_default());
        Ok(answers)
    }

    fn read_alone(&self, sample: &Sample, template: &Template) -> Result<Answers, Failure> {
        let file = AnswerFile {
            name: "",
            bytes: &self.row(),
        };
        read(&[file], sample, template).map_err(|failure| by_column(&failure))
    }

    /// The row below its header. With semicolons an amount can be written as people write it.
    fn row(&self) -> Vec<u8> {
        let texts = COLUMNS.map(|column| self.text(column));
        let mut writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .from_writer(Vec::new());
        for fields in [COLUMNS, texts] {
            writer.write_record(fields).expect("memory can be written");
        }
        writer.into_inner().expect("memory can be written")
    }
}

/// An amount that can be read in one way only: three decimals would pass for thousands.
fn in_one_way(mut amount: Decimal) -> String {
    if amount.scale() == 3 {
        amount.rescale(4);
    }
    amount.to_string()
}

/// The same failure, each part of it at the column it is about.
fn by_column(failure: &Failure) -> Failure {
    let diagnostics = failure.diagnostics().iter().map(|diagnostic| Diagnostic {
        place: match &diagnostic.place {
            Place::Line {
                column: Some(column),
                ..
            } => Place::file(column),
            _ => Place::Nowhere,
        },
        ..diagnostic.clone()
    });
    Failure::of(diagnostics.collect()).expect("a failure has a diagnostic")
}

impl Answers {
    /// Puts what is said of a case in the place of what was; nothing said takes it away.
    pub fn put(&mut self, case: CaseId, said: CaseAnswers) {
        if said == CaseAnswers::default() {
            self.cases.remove(&case);
        } else {
            self.cases.insert(case, said);
        }
    }
}
