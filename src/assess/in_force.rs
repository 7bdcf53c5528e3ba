//! Which rule judges a case: whether the criterion applies to it, and which version of the law was in force.

use chrono::NaiveDate;

use super::case::Assessor;
use super::outcome::{Assessment, Outcome, not_applicable, undetermined};
use super::registered::Registered;
use crate::case::{Reading, Value};
use crate::lang::assess as say;
use crate::template::{Criterion, Rule, Rules, Versions};

/// The rule that judges a case.
pub(super) struct InForce<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// The first day of the version it belongs to; `None` when the criterion has one rule for all cases.
    pub version: Option<NaiveDate>,
}

impl Assessor<'_> {
    /// The rule for a case, or the assessment of a case that no rule judges: the criterion does not apply to it, none was
    /// in force, or the data does not tell.
    ///
    /// What certainly does not apply is said so, even where the data leaves the other half open.
    pub(super) fn rule_for<'c>(
        &self,
        criterion: &'c Criterion,
        registered: &Registered,
    ) -> Result<InForce<'c>, Assessment> {
        let in_force = self.in_force(&criterion.rules, registered);
        let applies = self.applies(criterion, registered);
        match (in_force, applies) {
            (Ok(in_force), Ok(())) => Ok(in_force),
            (Ok(_), Err(not_assessed)) | (Err(not_assessed), Ok(())) => Err(not_assessed),
            (Err(by_version), Err(by_condition)) => {
                let is_decided = by_condition.outcome == Outcome::NotApplicable;
                Err(if is_decided { by_condition } else { by_version })
            }
        }
    }

    fn in_force<'c>(
        &self,
        rules: &'c Rules,
        registered: &Registered,
    ) -> Result<InForce<'c>, Assessment> {
        match rules {
            Rules::Always(rule) => Ok(InForce {
                rule,
                version: None,
            }),
            Rules::InTime(versions) => {
                let day = self.day_that_chooses(versions, registered)?;
                let version = versions
                    .in_force(day)
                    .ok_or_else(|| not_applicable(say::NO_RULE_IN_FORCE.message()))?;
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
    ) -> Result<NaiveDate, Assessment> {
        match registered.readings.get(versions.by) {
            Some(Reading::Value(Value::Moment(moment))) => Ok(moment.date),
            Some(Reading::Empty) => Err(undetermined(self.basis.why(&[versions.by], &[]))),
            _ => Err(undetermined(self.basis.why(&[], &[versions.by]))),
        }
    }
}
