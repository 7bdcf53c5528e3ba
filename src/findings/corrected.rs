//! The errors of a whole area by its data, corrected by what reviewers found of the data in the sample.

use serde::{Deserialize, Serialize};

use super::sum_up::AuditedArea;
use crate::assess::{AssessedCase, Assessment, Outcome, Outcomes, Source};
use crate::draw::SampleRole;
use crate::stats::corrected::TwoPhase;
use crate::stats::count::{CountError, to_float};
use crate::stats::hypergeometric::Sample;
use crate::stats::looks::Looks;
use crate::template::Template;

/// Errors among the cases of an area that its data decides. The rates are shares of these cases.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Corrected {
    /// The estimated number of errors.
    pub errors: f64,
    /// At least so many.
    pub lower: u64,
    /// At most so many.
    pub upper: u64,
    /// The estimated rate, 0 to 1.
    pub rate: f64,
    /// Its lower limit.
    pub lower_rate: f64,
    /// Its upper limit.
    pub upper_rate: f64,
}

/// The corrected errors of a criterion in an area; `None` when the sample was or may be looked at more than once, a case of
/// it was replaced, a case of it that the data decides was not looked at or is still open, or no sampled case fails (or
/// passes) by the data though some of the area do.
pub(super) fn corrected(
    area: &AuditedArea,
    of_all: &Outcomes,
    assessed: &[(&AssessedCase, &Assessment)],
    template: &Template,
) -> Result<Option<Corrected>, CountError> {
    let is_replaced = |(case, _): &(&AssessedCase, &Assessment)| case.role == SampleRole::Replaced;
    let is_of_this_area = of_all.pending == 0 && of_all.cases() == area.population;
    if area.looks != Looks::Once || !is_of_this_area || assessed.iter().any(is_replaced) {
        return Ok(None);
    }
    let Some(two_phase) = looked_at(of_all, assessed) else {
        return Ok(None);
    };
    let found = two_phase.corrected(template.targets.confidence)?;
    Ok(found.map(|found| {
        let of = to_float(found.of);
        Corrected {
            errors: found.errors,
            lower: found.limits.lower,
            upper: found.limits.upper,
            rate: found.errors / of,
            lower_rate: to_float(found.limits.lower) / of,
            upper_rate: to_float(found.limits.upper) / of,
        }
    }))
}

/// The sampled cases by what the data says of them; `None` when one of them was not looked at or is still open, or when
/// there are more than the area has.
fn looked_at(of_all: &Outcomes, assessed: &[(&AssessedCase, &Assessment)]) -> Option<TwoPhase> {
    let part = |population| Sample {
        population,
        sampled: 0,
        fails: 0,
    };
    let (mut fails, mut passes) = (part(of_all.fail), part(of_all.pass));
    for (_, assessment) in assessed {
        let part = match by_register(assessment)? {
            Outcome::Fail => &mut fails,
            Outcome::Pass => &mut passes,
            _ => continue,
        };
        if matches!(assessment.outcome, Outcome::Pending | Outcome::Undetermined) {
            return None;
        }
        part.sampled += 1;
        part.fails += u64::from(assessment.outcome == Outcome::Fail);
    }
    let is_possible = fails.sampled <= fails.population && passes.sampled <= passes.population;
    is_possible.then_some(TwoPhase { fails, passes })
}

/// What the data says of a case; `None` when it decides the case and nobody has looked.
fn by_register(assessment: &Assessment) -> Option<Outcome> {
    match (&assessment.register, assessment.outcome) {
        (Some(register), _) => Some(register.outcome),
        (None, Outcome::NotApplicable | Outcome::NotDue | Outcome::Undetermined)
            if assessment.source == Source::Auto =>
        {
            Some(assessment.outcome)
        }
        (None, _) => None,
    }
}
