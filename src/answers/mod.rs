//! What reviewers said: the answer files of an audit, checked against its sample and its checklist.

mod compare;
mod correction;
mod read;
mod request;
#[cfg(test)]
mod tests;
mod write;
mod written;

pub use compare::{Compared, Comparison, Disagreement, GivenAnswer, given_answers};
pub use correction::answer_formats;
pub use read::{AnswerFile, read};
pub use request::{REQUEST_COLUMNS, RequestColumn, Returned, read_request};
pub use write::to_csv;
pub use written::Written;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::case::CaseId;
use crate::template::ScaleOption;

/// All answers of an audit, by case and criterion.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers {
    cases: BTreeMap<CaseId, CaseAnswers>,
}

/// What was said of one case.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CaseAnswers {
    /// Whether the case could be looked at; `None` when nobody said.
    pub status: Option<CaseStatus>,
    /// What was said beside the status.
    pub remark: Remark,
    /// Answers by the id of their criterion.
    pub by_criterion: BTreeMap<String, Answer>,
}

/// What stands beside a case's status; texts are empty when not given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remark {
    /// The reviewer's words.
    pub comment: String,
    /// Who said it.
    pub reviewer: String,
    /// When, as written.
    pub answered_at: String,
}

/// Whether a case could be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseStatus {
    /// It was looked at.
    Reviewed,
    /// The department could not produce it: a deviation on every manual criterion (ISA 530).
    NotFound,
    /// It exists, and the reviewer could not open it: the same.
    NoAccess,
}

/// What a reviewer said of a criterion in a case.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// The option chosen; `None` when the row only corrects a registered value or makes a remark.
    pub choice: Option<ScaleOption>,
    /// Why a lawful exception holds, and the like; empty when not given.
    pub reason_code: String,
    /// What caused the error; empty when not given.
    pub cause: String,
    /// Money concerned.
    pub amount: Option<Decimal>,
    /// The reviewer's words; empty when not given.
    pub comment: String,
    /// Who answered; empty when not given.
    pub reviewer: String,
    /// When, as written.
    pub answered_at: String,
    /// A registered value that the reviewer found wrong.
    pub correction: Option<Correction>,
}

impl Answer {
    /// Whether there is nothing in it but, perhaps, a reviewer's name and a time, as on a sheet not yet filled in.
    fn says_nothing(&self) -> bool {
        let texts = [&self.reason_code, &self.cause, &self.comment];
        self.choice.is_none()
            && self.amount.is_none()
            && self.correction.is_none()
            && texts.into_iter().all(String::is_empty)
    }
}

/// A wrong register, not wrong case work: the right value of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The template's name of the column.
    pub column: String,
    /// The right value, as in the extract or as an ISO date; empty when the column should be empty.
    pub value: String,
}

impl CaseStatus {
    const ALL: [Self; 3] = [Self::Reviewed, Self::NotFound, Self::NoAccess];

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reviewed => "reviewed",
            Self::NotFound => "not_found",
            Self::NoAccess => "no_access",
        }
    }

    /// The label that Danish reviewers write.
    fn label(self) -> &'static str {
        match self {
            Self::Reviewed => "gennemgået",
            Self::NotFound => "sagen kunne ikke fremskaffes",
            Self::NoAccess => "ingen adgang",
        }
    }

    /// Whether the case could not be looked at.
    pub fn is_missing(self) -> bool {
        self != Self::Reviewed
    }

    fn parse(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        Self::ALL
            .into_iter()
            .find(|status| status.name() == text || status.label() == text)
    }
}

impl Answers {
    /// What was said of a case; `None` when nothing was.
    pub fn of(&self, case: &CaseId) -> Option<&CaseAnswers> {
        self.cases.get(case)
    }

    /// Cases of which something was said.
    pub fn cases(&self) -> u64 {
        u64::try_from(self.cases.len()).unwrap_or(u64::MAX)
    }
}
