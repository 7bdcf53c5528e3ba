//! What reviewers said: the answer files of an audit, checked against its sample and its checklist.

mod compare;
mod correction;
mod earlier;
mod filled_in;
mod merge;
mod read;
mod request;
mod reviewers;
mod rows;
#[cfg(test)]
mod tests;
mod vocabulary;
mod write;
mod written;

pub use compare::{Compared, Comparison, Disagreement, GivenAnswer, given_answers};
pub use correction::answer_formats;
pub use earlier::Changes;
pub use filled_in::{FilledIn, FormColumn, FormKind};
pub use merge::{Merged, merge};
pub use read::{ReadAnswers, check, read};
pub use request::{REQUEST_LIST, Returned, read_request};
pub use reviewers::{ReviewedBy, Reviewers};
pub(crate) use rows::broken_row;
pub use rows::{AnswerCell, AnswerFile, AnswerRow, AnswerRows, COLUMNS, csv_rows};
pub use vocabulary::{Cause, ExceptionReason};
pub use write::to_csv;
pub use written::Written;

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::case::CaseId;
use crate::lang::{Phrase, worksheet as say};
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
    /// The ids of the criteria that its two reviewers answered differently: they have no answer until that is settled.
    pub disputed: BTreeSet<String>,
}

impl CaseAnswers {
    /// Whether a reviewer has chosen an answer to a criterion.
    pub fn answered_by(&self, reviewer: &str, criterion: &str) -> bool {
        let answer = self.by_criterion.get(criterion);
        answer.is_some_and(|answer| {
            answer.choice.is_some() && reviewers::is_same(&answer.reviewer, reviewer)
        })
    }

    /// Whether the case could not be looked at.
    pub fn is_missing(&self) -> bool {
        self.status.is_some_and(CaseStatus::is_missing)
    }
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
    /// The answers that were preferred to this status, which then does not count; empty when it counts.
    pub set_aside: String,
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
    /// The answers that were preferred to this one, which then does not count; empty when it counts.
    pub set_aside: String,
}

impl Answer {
    /// Whether another answer says the same, whoever gave it and when.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let without_whom = |answer: &Self| Self {
            reviewer: String::new(),
            answered_at: String::new(),
            set_aside: String::new(),
            ..answer.clone()
        };
        without_whom(self) == without_whom(other)
    }

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
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Reviewed, Self::NotFound, Self::NoAccess];

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reviewed => "reviewed",
            Self::NotFound => "not_found",
            Self::NoAccess => "no_access",
        }
    }

    /// What people read and may write.
    pub fn words(self) -> &'static Phrase {
        match self {
            Self::Reviewed => &say::REVIEWED,
            Self::NotFound => &say::NOT_FOUND,
            Self::NoAccess => &say::NO_ACCESS,
        }
    }

    /// Whether the case could not be looked at.
    pub fn is_missing(self) -> bool {
        self != Self::Reviewed
    }

    fn parse(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        Self::ALL.into_iter().find(|status| {
            let words = status.words();
            [status.name(), words.da, words.en].contains(&text.as_str())
        })
    }
}

impl Answers {
    /// What was said of a case; `None` when nothing was.
    pub fn of(&self, case: &CaseId) -> Option<&CaseAnswers> {
        self.cases.get(case)
    }

    /// What was said of each case, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&CaseId, &CaseAnswers)> {
        self.cases.iter()
    }

    /// Whether nothing was said of any case.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }

    /// How many criteria have an answer.
    pub fn choices(&self) -> u64 {
        let answers = self
            .cases
            .values()
            .flat_map(|said| said.by_criterion.values());
        let chosen = answers.filter(|answer| answer.choice.is_some());
        u64::try_from(chosen.count()).unwrap_or(u64::MAX)
    }

    /// Cases of which something was said.
    pub fn cases(&self) -> u64 {
        u64::try_from(self.cases.len()).unwrap_or(u64::MAX)
    }
}
