//! Which rule judges a case: whether the criterion applies to it, and which version of the law was in force.

use chrono::NaiveDate;

use super::case::Assessor;
use super::outcome::Outcome;
use super::registered::Registered;
use super::verdict::{Reason, Verdict};
use crate::case::{Reading, Value};
use crate::lang::assess as say;
use crate::rule::Answer;
use crate::template::{Criterion, Rule, Rules, Versions};

/// The rule that judges a case.
pub(super) struct InForce<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// The first day of the version it belongs to; `None` when the criterion has one rule for all cases.
    pub version: Option<NaiveDate>,
}

/// Why no rule judges a case.
pub(super) enum NotJudged<'c> {
    /// The criterion does not concern it.
    NotApplicable(Reason<'c>),
    /// The data does not tell.
    Unknown(Reason<'c>),
}

impl<'c> NotJudged<'c> {
    /// The verdict on the case.
    pub fn verdict(self) -> Verdict<'c> {
        match self {
            Self::NotApplicable(reason) => Verdict::decided(Outcome::NotApplicable, reason),
            Self::Unknown(reason) => Verdict::undetermined(reason),
        }
    }
}

impl Assessor<'_> {
    /// The rule for a case, unless the criterion does not apply to it, none was in force, or the data does not tell.
    ///
    /// What certainly does not apply is said so, even where the data leaves the other half open.
    pub(super) fn rule_for<'c>(
        &self,
        criterion: &'c Criterion,
        registered: &Registered,
    ) -> Result<InForce<'c>, NotJudged<'c>> {
        let in_force = self.in_force(&criterion.rules, registered);
        let applies = self.applies(criterion, registered);
        match (in_force, applies) {
            (Ok(in_force), Ok(())) => Ok(in_force),
            (_, Err(certain @ NotJudged::NotApplicable(_))) => Err(certain),
            (Err(not_judged), _) | (_, Err(not_judged)) => Err(not_judged),
        }
    }

    /// Whether the criterion applies at all.
    fn applies<'c>(
        &self,
        criterion: &'c Criterion,
        registered: &Registered,
    ) -> Result<(), NotJudged<'c>> {
        let Some(condition) = &criterion.applies_if else {
            return Ok(());
        };
        match condition.answer(&registered.readings) {
            Answer::True => Ok(()),
            Answer::False => Err(NotJudged::NotApplicable(Reason::Phrase(
                &say::DOES_NOT_APPLY,
            ))),
            Answer::Null | Answer::Undetermined => {
                Err(NotJudged::Unknown(Reason::NoAnswer(condition)))
            }
        }
    }

    fn in_force<'c>(
        &self,
        rules: &'c Rules,
        registered: &Registered,
    ) -> Result<InForce<'c>, NotJudged<'c>> {
        match rules {
            Rules::Always(rule) => Ok(InForce {
                rule,
                version: None,
            }),
            Rules::InTime(versions) => {
                let day = self.day_that_chooses(versions, registered)?;
                let version = versions.in_force(day);
                let version = version.ok_or(NotJudged::NotApplicable(Reason::Phrase(
                    &say::NO_RULE_IN_FORCE,
                )))?;
                Ok(InForce {
                    rule: &version.rule,
                    version: Some(version.from),
                })
            }
        }
    }

    fn day_that_chooses(
        &self,
        versions: &Versions,
        registered: &Registered,
    ) -> Result<NaiveDate, NotJudged<'static>> {
        match registered.readings.get(versions.by) {
            Some(Reading::Value(Value::Moment(moment))) => Ok(moment.date),
            Some(Reading::Empty) => Err(NotJudged::Unknown(Reason::Empty(versions.by))),
            _ => Err(NotJudged::Unknown(Reason::Unreadable(versions.by))),
        }
    }
}
