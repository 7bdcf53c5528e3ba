//! Going through a case: each criterion by its rule, then what the reviewer said of it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::outcome::{Assessment, Outcome, Source, points};
pub use super::registered::Basis;
use super::registered::Registered;
use super::{count, deadline, interval};
use crate::answers::{Answer, Answers, CaseAnswers, CaseStatus, Choice};
use crate::case::{Area, CaseId};
use crate::draw::{DrawnCase, Sample, SampleRole};
use crate::lang::assess as say;
use crate::rule::{Expression, Truth};
use crate::template::{Criterion, Rule, Template};

/// A sampled case with its assessments, one per criterion in the order of the template.
#[derive(Debug, Clone, PartialEq)]
pub struct AssessedCase {
    /// Its place in the draw of its area.
    pub order: u64,
    /// Its area.
    pub area: Area,
    /// Its id.
    pub id: CaseId,
    /// Whether it could be looked at; `None` when nobody said.
    pub status: Option<CaseStatus>,
    /// One per criterion.
    pub assessments: Vec<Assessment>,
}

/// Assesses the sampled cases of an audit, in the order of the sample.
///
/// `as_of` is the date against which open deadlines are judged. A pure function of its arguments.
pub fn assess(
    sample: &Sample,
    basis: &Basis<'_>,
    template: &Template,
    answers: &Answers,
    as_of: NaiveDate,
) -> Vec<AssessedCase> {
    let assessor = Assessor {
        basis,
        template,
        as_of,
    };
    let sampled = sample
        .cases
        .iter()
        .filter(|case| case.role == SampleRole::Sample);
    sampled
        .map(|case| assessor.case(case, answers.of(&case.id)))
        .collect()
}

/// Assesses cases by a template.
pub(super) struct Assessor<'a> {
    pub basis: &'a Basis<'a>,
    pub template: &'a Template,
    pub as_of: NaiveDate,
}

impl Assessor<'_> {
    fn case(&self, case: &DrawnCase, said: Option<&CaseAnswers>) -> AssessedCase {
        let corrections = said.into_iter().flat_map(|said| said.by_criterion.values());
        let corrections = corrections.filter_map(|answer| answer.correction.as_ref());
        let registered = self.basis.registered(&case.id, &case.kept, corrections);
        let assessments = self.template.criteria.iter().map(|criterion| {
            let answer = said.and_then(|said| said.by_criterion.get(&criterion.id));
            let status = said.and_then(|said| said.status);
            self.criterion(criterion, &registered, answer, status)
        });
        AssessedCase {
            order: case.order,
            area: case.area.clone(),
            id: case.id.clone(),
            status: said.and_then(|said| said.status),
            assessments: assessments.collect(),
        }
    }

    fn criterion(
        &self,
        criterion: &Criterion,
        registered: &Registered,
        answer: Option<&Answer>,
        status: Option<CaseStatus>,
    ) -> Assessment {
        let by_data = self.by_data(criterion, registered);
        let choice = answer.and_then(|answer| answer.choice);
        let is_open = matches!(by_data.outcome, Outcome::Pending | Outcome::Undetermined);
        let mut assessment = match (choice, status) {
            (Some(choice), _) => answered(by_data, choice),
            (None, Some(status)) if status.is_missing() && is_open && criterion.is_manual() => {
                missing_case(by_data, status)
            }
            (None, _) => by_data,
        };
        assessment.reviewed = answer.cloned();
        assessment
    }

    /// What the registered data says.
    fn by_data(&self, criterion: &Criterion, registered: &Registered) -> Assessment {
        let mut assessment = match self.applies(criterion, registered) {
            Some(not_assessed) => not_assessed,
            None => self.by_rule(criterion, registered),
        };
        if registered
            .corrected
            .iter()
            .any(|column| self.template.looks_at(criterion, *column))
        {
            assessment.source = Source::Corrected;
        }
        assessment
    }

    /// The assessment of a criterion that does not apply, or of which that is not known; `None` when it applies.
    pub(super) fn applies(
        &self,
        criterion: &Criterion,
        registered: &Registered,
    ) -> Option<Assessment> {
        match criterion
            .applies_if
            .as_ref()?
            .evaluate(&registered.readings)
        {
            Truth::True => None,
            Truth::False => Some(Assessment::decided(
                Outcome::NotApplicable,
                Some(say::DOES_NOT_APPLY.message()),
            )),
            Truth::Unknown(why) => {
                let reason = self.basis.why(&why.empty, &why.unreadable);
                Some(Assessment::decided(Outcome::Undetermined, Some(reason)))
            }
        }
    }

    pub(super) fn by_rule(&self, criterion: &Criterion, registered: &Registered) -> Assessment {
        match &criterion.rule {
            Rule::Deadline(rule) => {
                let times = deadline::Times {
                    rule,
                    readings: &registered.readings,
                    clock: self.clock(),
                };
                times.judge(self.basis)
            }
            Rule::Interval(rule) => {
                let source = rule.events.source;
                let course = interval::Course {
                    rule,
                    readings: &registered.readings,
                    events: registered.events_of(source),
                    table: self.basis.event_table(source),
                    clock: self.clock(),
                };
                course.judge(self.basis)
            }
            Rule::Count(rule) => {
                let source = rule.events.source;
                let window = count::Window {
                    rule,
                    readings: &registered.readings,
                    events: registered.events_of(source),
                    table: self.basis.event_table(source),
                    clock: self.clock(),
                };
                window.judge(self.basis)
            }
            Rule::PassIf(condition) => self.by_condition(condition, registered),
            Rule::Answer(_) => {
                let pending =
                    Assessment::decided(Outcome::Pending, Some(say::NOT_REVIEWED.message()));
                Assessment {
                    source: Source::Reviewer,
                    ..pending
                }
            }
        }
    }

    fn clock(&self) -> deadline::Clock<'_> {
        deadline::Clock {
            calendar: &self.template.calendar,
            as_of: self.as_of,
        }
    }

    fn by_condition(&self, condition: &Expression, registered: &Registered) -> Assessment {
        match condition.evaluate(&registered.readings) {
            Truth::True => Assessment::decided(Outcome::Pass, None),
            Truth::False => Assessment::decided(Outcome::Fail, None),
            Truth::Unknown(why) => {
                let reason = self.basis.why(&why.empty, &why.unreadable);
                Assessment::decided(Outcome::Undetermined, Some(reason))
            }
        }
    }
}

/// What the reviewer chose, beside or against what the data said. What the data said stands in the reason where it was
/// something else.
fn answered(by_data: Assessment, choice: Choice) -> Assessment {
    let outcome = match choice {
        Choice::Yes => Outcome::Pass,
        Choice::Partly | Choice::No => Outcome::Fail,
        Choice::NotRelevant => Outcome::NotApplicable,
        Choice::CannotJudge => Outcome::Undetermined,
    };
    let points = match choice {
        Choice::Partly => Some(Decimal::new(5, 1)),
        _ => points(outcome),
    };
    if (by_data.outcome, by_data.points) == (outcome, points) {
        let source = match by_data.source {
            Source::Corrected => Source::Corrected,
            _ => Source::Reviewer,
        };
        return Assessment { source, ..by_data };
    }
    let is_overruled = by_data.outcome != Outcome::Pending;
    Assessment {
        outcome,
        source: if is_overruled {
            Source::Overruled
        } else {
            Source::Reviewer
        },
        reason: is_overruled.then(|| say::OVERRULED.with("outcome", by_data.outcome.name())),
        points,
        days_late: by_data.days_late.filter(|_| outcome == Outcome::Fail),
        open: by_data.open && outcome == Outcome::Fail,
        rolled: false,
        ..by_data
    }
}

/// A case that could not be looked at is a deviation on every manual criterion (ISA 530, paragraph 11).
fn missing_case(by_data: Assessment, status: CaseStatus) -> Assessment {
    let reason = match status {
        CaseStatus::NoAccess => &say::NO_ACCESS,
        CaseStatus::NotFound | CaseStatus::Reviewed => &say::NOT_FOUND,
    };
    Assessment {
        outcome: Outcome::Fail,
        points: points(Outcome::Fail),
        reason: Some(reason.message()),
        ..by_data
    }
}
