//! What the registered data said of a criterion, kept beside what came of a reviewer's look at the case: so that wrong
//! registers, confirmed errors and overruled outcomes can be told apart.

use super::case::Assessor;
use super::outcome::{Assessment, Outcome};
use crate::answers::{CaseAnswers, CaseStatus, Correction};
use crate::draw::DrawnCase;

/// What the registered data said of a criterion in a case that a reviewer has looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// The outcome by the values as they are registered.
    pub outcome: Outcome,
    /// The values among those it rests on that the reviewer found wrong, in the order of the template's columns.
    pub corrected: Vec<CorrectedValue>,
}

/// A registered value beside the right one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectedValue {
    /// The template's name of the column.
    pub column: String,
    /// The value as it is registered; `None` of a column that is derived from events, which has no value of its own.
    pub registered: Option<String>,
    /// The right value; empty when the column should be empty.
    pub right: String,
}

impl Assessor<'_> {
    /// Puts what the registered data said beside the assessments of a case of which something was said.
    pub(super) fn beside_register(
        &self,
        case: &DrawnCase,
        said: &CaseAnswers,
        mut assessments: Vec<Assessment>,
    ) -> Vec<Assessment> {
        let mut registered = self
            .basis
            .registered(&case.id, &case.kept, std::iter::empty());
        self.basis.look_up(&case.id, &mut registered);
        let by_register = self.assessments(&registered, None);
        let criteria = self.template.criteria.iter().zip(by_register);
        for (assessment, (criterion, before)) in assessments.iter_mut().zip(criteria) {
            if before.outcome == Outcome::Pending {
                continue;
            }
            let corrected = self.corrected(case, said, |column| {
                self.template.looks_at(criterion, column)
            });
            let is_looked_at = said.status == Some(CaseStatus::Reviewed)
                || said.by_criterion.contains_key(&criterion.id)
                || !corrected.is_empty();
            assessment.register = is_looked_at.then_some(Register {
                outcome: before.outcome,
                corrected,
            });
        }
        assessments
    }

    /// The corrected values of a case in the columns that are asked for by their positions.
    fn corrected(
        &self,
        case: &DrawnCase,
        said: &CaseAnswers,
        is_asked_for: impl Fn(usize) -> bool,
    ) -> Vec<CorrectedValue> {
        let columns = self.template.columns.iter().enumerate();
        let corrections = columns.filter_map(|(position, column)| {
            let mut answers = said.by_criterion.values();
            let right = answers.find_map(|answer| {
                let correction: Option<&Correction> = answer.correction.as_ref();
                correction.filter(|correction| correction.column == column.name)
            })?;
            is_asked_for(position).then(|| CorrectedValue {
                column: column.name.clone(),
                registered: self
                    .basis
                    .kept_text(position, &case.kept)
                    .map(str::to_owned),
                right: right.value.clone(),
            })
        });
        corrections.collect()
    }
}
