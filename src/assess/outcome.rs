//! What an assessment says.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::register::Register;
use crate::answers::Answer;
use crate::calendar::Moment;
use crate::lang::Message;
pub use crate::template::Outcome;

/// What an outcome rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The registered data alone.
    Auto,
    /// A reviewer's answer.
    Reviewer,
    /// The data, with a value that a reviewer corrected.
    Corrected,
    /// A reviewer's answer against what the data said.
    Overruled,
}

impl Source {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Reviewer => "reviewer",
            Self::Corrected => "corrected",
            Self::Overruled => "overruled",
        }
    }
}

/// One criterion in one case.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The outcome.
    pub outcome: Outcome,
    /// What it rests on.
    pub source: Source,
    /// Why; `None` where the outcome says all.
    pub reason: Option<Message>,
    /// 1 for a pass, 0 for a fail, or what the chosen answer gives; `None` for all other outcomes.
    pub points: Option<Decimal>,
    /// When a deadline was due.
    pub due: Option<Moment>,
    /// Days from the due date to the event, or to the date the audit judges by; `None` unless it was late.
    pub days_late: Option<i64>,
    /// Whether the event of a deadline had not happened yet.
    pub open: bool,
    /// Whether it passes only because the end of the deadline moved to the next open day.
    pub rolled: bool,
    /// The first day of the version of the rule that was in force for the case; `None` when the criterion has one rule
    /// for all cases, or none was chosen.
    pub version: Option<NaiveDate>,
    /// What the reviewer said; `None` when nothing was said.
    pub reviewed: Option<Answer>,
    /// What the registered data said; `None` where nobody has looked, and of what data does not decide.
    pub register: Option<Register>,
}

impl Assessment {
    /// An outcome of the data, without a deadline.
    pub(super) fn decided(outcome: Outcome, reason: Option<Message>) -> Self {
        Self {
            outcome,
            source: Source::Auto,
            reason,
            points: points(outcome),
            due: None,
            days_late: None,
            open: false,
            rolled: false,
            version: None,
            reviewed: None,
            register: None,
        }
    }
}

/// Points of an outcome: all or nothing.
pub(super) fn points(outcome: Outcome) -> Option<Decimal> {
    match outcome {
        Outcome::Pass => Some(Decimal::ONE),
        Outcome::Fail => Some(Decimal::ZERO),
        _ => None,
    }
}
