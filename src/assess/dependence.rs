//! Criteria that depend on another one: each is assessed after the one it depends on, whatever their order in the
//! template.

use super::case::Assessor;
use super::outcome::{Assessment, Outcome, Source};
use super::registered::Registered;
use crate::answers::{CaseAnswers, CaseStatus};
use crate::lang::dependence as say;
use crate::template::Criterion;

/// The criterion that another one depends on, in one case.
pub(super) struct Other<'a> {
    pub criterion: &'a Criterion,
    pub assessment: &'a Assessment,
    /// Whether the case could be looked at.
    pub status: Option<CaseStatus>,
}

impl Assessor<'_> {
    /// The assessments of a case, one per criterion in the order of the template.
    pub(super) fn assessments(
        &self,
        registered: &Registered,
        said: Option<&CaseAnswers>,
    ) -> Vec<Assessment> {
        let mut assessed: Vec<Option<Assessment>> = vec![None; self.template.criteria.len()];
        for position in 0..assessed.len() {
            let mut waiting = vec![position];
            while let Some(next) = waiting.last().copied() {
                let is_done = |on: &usize| assessed.get(*on).is_none_or(Option::is_some);
                match self.basis.depends_on(next) {
                    Some(on) if !is_done(&on) => waiting.push(on),
                    _ => {
                        waiting.pop();
                        self.assess_into(next, &mut assessed, registered, said);
                    }
                }
            }
        }
        assessed.into_iter().flatten().collect()
    }

    fn assess_into(
        &self,
        position: usize,
        assessed: &mut [Option<Assessment>],
        registered: &Registered,
        said: Option<&CaseAnswers>,
    ) {
        let Some(criterion) = self.template.criteria.get(position) else {
            return;
        };
        if assessed.get(position).is_some_and(Option::is_some) {
            return;
        }
        let other = self.other(position, said, |on| assessed.get(on)?.as_ref());
        let assessment = self.criterion(criterion, registered, other.as_ref(), said);
        if let Some(slot) = assessed.get_mut(position) {
            *slot = Some(assessment);
        }
    }

    /// The criterion that another one depends on, where it is assessed already.
    pub(super) fn other<'o>(
        &'o self,
        position: usize,
        said: Option<&CaseAnswers>,
        assessed: impl Fn(usize) -> Option<&'o Assessment>,
    ) -> Option<Other<'o>> {
        let on = self.basis.depends_on(position)?;
        Some(Other {
            criterion: self.template.criteria.get(on)?,
            assessment: assessed(on)?,
            status: said.and_then(|said| said.status),
        })
    }
}

/// The outcome of a criterion that does not apply because of the one it depends on, or of which that is not known; `None`
/// when it applies.
pub(super) fn outcome_kept_from(wanted: &[Outcome], other: Outcome) -> Option<Outcome> {
    if wanted.contains(&other) {
        return None;
    }
    Some(match other {
        Outcome::Pending | Outcome::NotDue | Outcome::Undetermined => other,
        Outcome::Pass | Outcome::Fail | Outcome::NotApplicable => Outcome::NotApplicable,
    })
}

impl Other<'_> {
    /// The assessment of a criterion that does not apply because of the other one, or of which that is not known;
    /// `None` when it applies.
    pub fn keeps_from(&self, criterion: &Criterion) -> Option<Assessment> {
        let wanted = &criterion.applies_when.as_ref()?.is;
        let outcome = self.assessment.outcome;
        let says = |phrase: &'static crate::lang::Phrase| {
            let message = phrase.with("criterion", &self.criterion.id);
            message.with("outcome", outcome.name())
        };
        if self.is_unseen() {
            let reason = says(&say::OTHER_UNSEEN);
            return Some(Assessment::decided(Outcome::Undetermined, Some(reason)));
        }
        let kept_from = outcome_kept_from(wanted, outcome)?;
        let reason = says(match kept_from {
            Outcome::Pending | Outcome::NotDue => &say::WAITS,
            Outcome::Undetermined => &say::OTHER_UNDETERMINED,
            Outcome::Pass | Outcome::Fail | Outcome::NotApplicable => &say::OTHER_OUTCOME,
        });
        Some(Assessment::decided(kept_from, Some(reason)))
    }

    /// What an outcome rests on that depends on this one.
    pub fn source(&self) -> Source {
        self.assessment.source
    }

    /// Whether the other one fails only because the case could not be looked at, which tells nothing of the case.
    fn is_unseen(&self) -> bool {
        let answer = self.assessment.reviewed.as_ref();
        self.status.is_some_and(CaseStatus::is_missing)
            && self.criterion.is_manual()
            && self.assessment.outcome == Outcome::Fail
            && answer.is_none_or(|answer| answer.choice.is_none())
    }
}
