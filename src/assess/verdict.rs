//! What a rule says of a case, without a word: the reason is told only to whoever asks. A whole population is judged by
//! verdicts, of which nobody reads the reasons; the assessments of a sample are made of the same verdicts.

use chrono::NaiveDate;

use super::outcome::{Assessment, Outcome, Source, points};
use super::registered::Basis;
use crate::calendar::{DueDate, Moment};
use crate::case::{Reading, Value};
use crate::extract::excerpt;
use crate::lang::{Message, Phrase, assess as say, events};
use crate::rule::Expression;

/// What a rule says of a case.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Verdict<'a> {
    pub outcome: Outcome,
    pub reason: Reason<'a>,
    /// When a deadline was due.
    pub due: Option<Moment>,
    /// Days from the due date to the event, or to the date the audit judges by; `None` unless it was late.
    pub days_late: Option<i64>,
    /// Whether the event of a deadline had not happened yet.
    pub open: bool,
    /// Whether it passes only because the end of the deadline moved to the next open day.
    pub rolled: bool,
    /// The first day of the version of the rule that was in force.
    pub version: Option<NaiveDate>,
}

/// Why an outcome is what it is, as far as the outcome does not say all.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reason<'a> {
    /// The outcome says all.
    None,
    /// A sentence that holds of any case.
    Phrase(&'static Phrase),
    /// A column is empty.
    Empty(usize),
    /// A column cannot be read, or is not there.
    Unreadable(usize),
    /// A condition has no answer.
    NoAnswer(&'a Expression),
    /// No deadline is published for what a column says, as of a day.
    NotPublished { by: usize, day: NaiveDate },
    /// The end of the deadline moved.
    Rolled(DueDate),
    /// Deadlines between events were broken, so many, the worst of them by so many days.
    Breaches {
        count: usize,
        due: Option<Moment>,
        days_late: Option<i64>,
    },
    /// Too few events in a window.
    TooFew {
        count: u64,
        at_least: u64,
        due: Moment,
    },
    /// A course ended before anything was due.
    EndedBeforeDue { until: NaiveDate, due: NaiveDate },
    /// An event table was not given.
    NoTable(&'a str),
    /// An event of a table cannot be read.
    UnreadableEvent(&'a str),
    /// Something else, in words.
    Told(Box<Message>),
}

impl<'a> Verdict<'a> {
    /// An outcome without a deadline.
    pub fn decided(outcome: Outcome, reason: Reason<'a>) -> Self {
        Self {
            outcome,
            reason,
            due: None,
            days_late: None,
            open: false,
            rolled: false,
            version: None,
        }
    }

    /// What the data does not decide.
    pub fn undetermined(reason: Reason<'a>) -> Self {
        Self::decided(Outcome::Undetermined, reason)
    }

    /// The assessment of a case with these values.
    pub fn assessment(&self, basis: &Basis<'_>, readings: &[Reading]) -> Assessment {
        let source = match self.outcome {
            Outcome::Pending => Source::Reviewer,
            _ => Source::Auto,
        };
        Assessment {
            outcome: self.outcome,
            source,
            reason: self.reason.message(basis, readings),
            points: points(self.outcome),
            due: self.due,
            days_late: self.days_late,
            open: self.open,
            rolled: self.rolled,
            version: self.version,
            reviewed: None,
            register: None,
        }
    }
}

impl Reason<'_> {
    /// The reason in words, for a case with these values.
    fn message(&self, basis: &Basis<'_>, readings: &[Reading]) -> Option<Message> {
        Some(match self {
            Self::None => return None,
            Self::Phrase(phrase) => phrase.message(),
            Self::Empty(column) => basis.why(&[*column], &[]),
            Self::Unreadable(column) => basis.why(&[], &[*column]),
            Self::NoAnswer(condition) => {
                let why = condition.why(readings);
                basis.why(&why.empty, &why.unreadable)
            }
            Self::NotPublished { by, day } => {
                let key = match readings.get(*by) {
                    Some(Reading::Value(Value::Text(key))) => excerpt(key),
                    _ => String::new(),
                };
                say::NOT_PUBLISHED
                    .with("key", key)
                    .with("day", day.to_string())
            }
            Self::Rolled(due) => say::ROLLED
                .with("unrolled", due.unrolled.to_string())
                .with("due", due.date.to_string()),
            Self::Breaches {
                count,
                due,
                days_late,
            } => {
                let phrase = match count {
                    1 => &events::ONE_BREACH,
                    _ => &events::BREACHES,
                };
                let due = due.map(|due| due.date.to_string());
                let days = days_late.map(|days| days.to_string());
                phrase
                    .with("count", u64::try_from(*count).unwrap_or(u64::MAX))
                    .with("days", days.unwrap_or_default())
                    .with("due", due.unwrap_or_default())
            }
            Self::TooFew {
                count,
                at_least,
                due,
            } => events::TOO_FEW
                .with("count", *count)
                .with("at_least", *at_least)
                .with("due", due.date.to_string()),
            Self::EndedBeforeDue { until, due } => events::ENDED_BEFORE_DUE
                .with("until", until.to_string())
                .with("due", due.to_string()),
            Self::NoTable(table) => events::NO_TABLE.with("table", *table),
            Self::UnreadableEvent(table) => events::UNREADABLE_EVENT.with("table", *table),
            Self::Told(message) => (**message).clone(),
        })
    }
}
