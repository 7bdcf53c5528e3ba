//! What the data alone says of every case of a population: verdicts without words, in buffers that are used again.

use super::case::Assessor;
use super::dependence::outcome_kept_from;
use super::in_force::NotJudged;
use super::outcome::Outcome;
use super::registered::{Basis, Registered};
use super::verdict::{Reason, Verdict};
use crate::template::{Criterion, Rule, Template};

/// What is said of a criterion in a case by the data alone.
pub(super) struct Judged<'a> {
    pub verdict: Verdict<'a>,
    /// Whether the criterion concerns the case: neither not applicable nor not due. `None` when the data does not say,
    /// as when the start of a deadline is not registered.
    pub concerns: Option<bool>,
}

impl<'c> From<NotJudged<'c>> for Judged<'c> {
    fn from(not_judged: NotJudged<'c>) -> Self {
        Self {
            concerns: match not_judged {
                NotJudged::NotApplicable(_) => Some(false),
                NotJudged::Unknown(_) => None,
            },
            verdict: not_judged.verdict(),
        }
    }
}

/// Whether a deadline with this outcome concerns the case. One whose due date is known is due where it cannot be decided;
/// without one it may not be.
#[inline]
pub(super) fn concerned_by_deadline(outcome: Outcome, is_due_known: bool) -> Option<bool> {
    match outcome {
        Outcome::Pass | Outcome::Fail => Some(true),
        Outcome::NotApplicable | Outcome::NotDue => Some(false),
        Outcome::Undetermined => is_due_known.then_some(true),
        Outcome::Pending => None,
    }
}

/// The positions of the criteria in an order in which each stands behind the one it depends on.
///
/// A circle, which a checked template has none of, would break anywhere.
pub(super) fn order(template: &Template, basis: &Basis<'_>) -> Vec<usize> {
    let mut ordered = Vec::with_capacity(template.criteria.len());
    let mut is_placed = vec![false; template.criteria.len()];
    // Takes a place, unless it is taken: so a chain ends where it meets an earlier one.
    let mut take = |position: usize| {
        let place = is_placed.get_mut(position);
        place.is_some_and(|is_placed| !std::mem::replace(is_placed, true))
    };
    for position in 0..template.criteria.len() {
        let mut chain = Vec::new();
        let mut next = Some(position);
        while let Some(position) = next.filter(|position| take(*position)) {
            chain.push(position);
            next = basis.depends_on(position);
        }
        ordered.extend(chain.into_iter().rev());
    }
    ordered
}

impl Assessor<'_> {
    /// What the data says of a criterion, by its position, in a case of which the criteria before it in [`order`] have
    /// these outcomes.
    pub(super) fn judged<'c>(
        &'c self,
        position: usize,
        criterion: &'c Criterion,
        registered: &'c Registered,
        outcomes: &[Outcome],
    ) -> Judged<'c> {
        let kept_from = self.kept_from(position, criterion, outcomes);
        kept_from.unwrap_or_else(|| self.by_data_alone(criterion, registered))
    }

    /// What is said where the criterion that it depends on does not let it apply.
    fn kept_from<'c>(
        &self,
        position: usize,
        criterion: &Criterion,
        outcomes: &[Outcome],
    ) -> Option<Judged<'c>> {
        let other = outcomes.get(self.basis.depends_on(position)?)?;
        let wanted = &criterion.applies_when.as_ref()?.is;
        let outcome = outcome_kept_from(wanted, *other)?;
        let is_out = matches!(outcome, Outcome::NotApplicable | Outcome::NotDue);
        Some(Judged {
            verdict: Verdict::decided(outcome, Reason::None),
            concerns: is_out.then_some(false),
        })
    }

    /// What the rule that is in force says of a case.
    pub(super) fn by_data_alone<'c>(
        &'c self,
        criterion: &'c Criterion,
        registered: &'c Registered,
    ) -> Judged<'c> {
        match self.rule_for(criterion, registered) {
            Ok(in_force) => {
                let verdict = Verdict {
                    version: in_force.version,
                    ..self.by_rule(in_force.rule, registered)
                };
                Judged {
                    concerns: self.concerns(in_force.rule, &verdict),
                    verdict,
                }
            }
            Err(not_judged) => not_judged.into(),
        }
    }

    fn concerns(&self, rule: &Rule, verdict: &Verdict<'_>) -> Option<bool> {
        match verdict.outcome {
            Outcome::Pass | Outcome::Fail => Some(true),
            Outcome::NotApplicable | Outcome::NotDue => Some(false),
            Outcome::Undetermined => match rule {
                Rule::PassIf(_) => Some(true),
                // Whatever cannot be told of the events, the window is closed.
                Rule::Count(_) => {
                    let due = verdict.due.is_some_and(|due| due.date < self.as_of);
                    due.then_some(true)
                }
                Rule::Deadline(_) => concerned_by_deadline(verdict.outcome, verdict.due.is_some()),
                Rule::Interval(_) | Rule::Answer(_) => None,
            },
            Outcome::Pending => None,
        }
    }
}
