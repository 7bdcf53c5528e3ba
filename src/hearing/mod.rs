//! The department's remarks on the findings (høring), and what the auditor replies: kept in `hearing.csv`.
//!
//! An outcome is never changed here. It is changed by an answer, as everywhere; a remark keeps the outcome that it was
//! made on, so that a change since is seen, and points to the answer that made it.

mod asked;
mod kept;
mod received;
#[cfg(test)]
mod tests;

pub use asked::{Asked, asked};
pub use kept::{from_csv, to_csv};
pub use received::{Audited, HEARING_LIST, Received, Stamp, read_hearing};

use std::collections::BTreeMap;

use crate::answers::Answer;
use crate::assess::{AssessedCase, Assessment, Outcome};
use crate::case::CaseId;
use crate::lang::{Phrase, hearing as say};
use crate::template::Template;

/// What a remark is about: a criterion in an area, in one case or as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// The area.
    pub area: String,
    /// The id of the criterion.
    pub criterion: String,
    /// The case; `None` for the finding as a whole.
    pub case: Option<CaseId>,
}

/// Whether the department agrees with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// It does.
    Agree,
    /// In part.
    Partly,
    /// It does not.
    Disagree,
}

/// What the department said of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The outcome that it was made on; `None` for a finding as a whole.
    pub outcome: Option<Outcome>,
    /// Whether the department agrees.
    pub reply: Reply,
    /// Its words; empty when there are none.
    pub comment: String,
    /// Where its evidence is; empty when there is none.
    pub evidence: String,
    /// When it was taken in, ISO 8601 with offset.
    pub received_at: String,
    /// What the auditor says to it; `None` while nothing was said.
    pub auditor: Option<AuditorReply>,
}

/// What the auditor says to a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditorReply {
    /// The words.
    pub text: String,
    /// Who.
    pub by: String,
    /// When, ISO 8601 with offset.
    pub at: String,
}

/// All remarks of an audit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hearing {
    /// The remarks, sorted by area, criterion and case; what is said of a whole finding stands before its cases.
    pub remarks: BTreeMap<Subject, Remark>,
}

/// A remark with what became of the outcome that it was made on.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard<'a> {
    /// What it is about.
    pub subject: &'a Subject,
    /// What was said.
    pub remark: &'a Remark,
    /// The outcome now and the answer that made it, where it is another one than the remark was made on.
    pub changed: Option<Changed<'a>>,
}

/// An outcome that was changed after the department spoke.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Changed<'a> {
    /// The outcome now.
    pub outcome: Outcome,
    /// The answer that it rests on; `None` when the case was replaced, or the rule judges otherwise.
    pub answer: Option<&'a Answer>,
}

impl Hearing {
    /// The remarks in their order, each with what became of its outcome; `cases` have an assessment for each criterion of
    /// the template.
    pub fn heard<'a>(&'a self, cases: &'a [AssessedCase], template: &Template) -> Vec<Heard<'a>> {
        let remarks = self.remarks.iter().map(|(subject, remark)| {
            let now = assessment(subject, cases, template);
            let is_changed =
                |now: &&Assessment| remark.outcome.is_some_and(|then| then != now.outcome);
            Heard {
                subject,
                remark,
                changed: now.filter(is_changed).map(|now| Changed {
                    outcome: now.outcome,
                    answer: now.reviewed.as_ref(),
                }),
            }
        });
        remarks.collect()
    }
}

/// The assessment that a subject is about.
fn assessment<'a>(
    subject: &Subject,
    cases: &'a [AssessedCase],
    template: &Template,
) -> Option<&'a Assessment> {
    let case = subject.case.as_ref()?;
    let position = template
        .criteria
        .iter()
        .position(|criterion| criterion.id == subject.criterion)?;
    let case = cases.iter().find(|assessed| assessed.id == *case)?;
    case.assessments.get(position)
}

impl Reply {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Agree, Self::Partly, Self::Disagree];

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Partly => "partly",
            Self::Disagree => "disagree",
        }
    }

    /// What people read and write.
    pub fn words(self) -> &'static Phrase {
        match self {
            Self::Agree => &say::AGREE,
            Self::Partly => &say::PARTLY,
            Self::Disagree => &say::DISAGREE,
        }
    }

    /// The reply of a name or of its words in either language, whatever the case of the letters.
    pub fn find(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|reply| {
            let words = reply.words();
            [reply.name(), words.da, words.en].contains(&text.as_str())
        })
    }
}
