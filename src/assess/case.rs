//! Going through a case: each criterion by its rule, then what the reviewer said of it.

use chrono::NaiveDate;

use super::dependence::Other;
use super::outcome::{Assessment, Outcome, Source, points};
pub use super::registered::Basis;
use super::registered::Registered;
use super::verdict::{Reason, Verdict};
use super::{count, deadline, interval};
use crate::answers::{Answer, Answers, CaseAnswers, CaseStatus};
use crate::case::{Area, CaseId};
use crate::draw::{DrawnCase, Sample, SampleRole};
use crate::lang::{assess as say, replacement};
use crate::rule::{self, Expression};
use crate::template::{Criterion, Rule, ScaleOption, Template};

/// A sampled case with its assessments, one per criterion in the order of the template.
#[derive(Debug, Clone, PartialEq)]
pub struct AssessedCase {
    /// Its place in the draw of its area.
    pub order: u64,
    /// Its area.
    pub area: Area,
    /// Its id.
    pub id: CaseId,
    /// What it was drawn as: part of the sample, or replaced since.
    pub role: SampleRole,
    /// Whether it could be looked at; `None` when nobody said.
    pub status: Option<CaseStatus>,
    /// One per criterion.
    pub assessments: Vec<Assessment>,
}

/// Assesses the drawn cases of an audit, in the order of the sample. A replaced case stays a draw that no criterion
/// concerns, whatever was said of it before.
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
    let sampled = sample.cases.iter().filter(|case| case.role.is_draw());
    sampled
        .map(|case| assessor.case(case, answers.of(&case.id)))
        .collect()
}

impl AssessedCase {
    /// The case with the assessments of some criteria only, by their positions.
    #[must_use]
    pub fn with_only(mut self, positions: &[usize]) -> Self {
        let assessments = self.assessments.into_iter().enumerate();
        self.assessments = assessments
            .filter(|(position, _)| positions.contains(position))
            .map(|(_, assessment)| assessment)
            .collect();
        self
    }
}

/// Assesses cases by a template.
pub(super) struct Assessor<'a> {
    pub basis: &'a Basis<'a>,
    pub template: &'a Template,
    pub as_of: NaiveDate,
}

impl Assessor<'_> {
    fn case(&self, case: &DrawnCase, said: Option<&CaseAnswers>) -> AssessedCase {
        let (status, assessments) = match case.role {
            SampleRole::Replaced => (None, self.replaced()),
            SampleRole::Sample | SampleRole::Reserve => (
                said.and_then(|said| said.status),
                self.looked_at(case, said),
            ),
        };
        AssessedCase {
            order: case.order,
            area: case.area.clone(),
            id: case.id.clone(),
            role: case.role,
            status,
            assessments,
        }
    }

    /// The assessments of a case that counts.
    fn looked_at(&self, case: &DrawnCase, said: Option<&CaseAnswers>) -> Vec<Assessment> {
        let corrections = said.into_iter().flat_map(|said| said.by_criterion.values());
        let corrections = corrections.filter_map(|answer| answer.correction.as_ref());
        let mut registered = self.basis.registered(&case.id, &case.kept, corrections);
        self.basis.look_up(&case.id, &mut registered);
        let assessments = self.assessments(&registered, said);
        match said {
            Some(said) => self.beside_register(case, said, assessments),
            None => assessments,
        }
    }

    /// The assessments of a case that a person found to be out of scope.
    fn replaced(&self) -> Vec<Assessment> {
        let one = || Assessment {
            source: Source::Reviewer,
            ..Assessment::decided(
                Outcome::NotApplicable,
                Some(replacement::IS_REPLACED.message()),
            )
        };
        self.template.criteria.iter().map(|_| one()).collect()
    }

    /// A criterion by the data and by what was said of it. What a reviewer answers counts only where the criterion it
    /// depends on lets it apply.
    pub(super) fn criterion(
        &self,
        criterion: &Criterion,
        registered: &Registered,
        other: Option<&Other<'_>>,
        said: Option<&CaseAnswers>,
    ) -> Assessment {
        let answer = said.and_then(|said| said.by_criterion.get(&criterion.id));
        let status = said.and_then(|said| said.status);
        let kept_from = other.and_then(|other| other.keeps_from(criterion));
        let choice = answer.and_then(|answer| answer.choice.as_ref());
        let choice = choice.filter(|_| kept_from.is_none());
        let applies = kept_from.is_none();
        let by_data = self.by_data(criterion, registered, kept_from, other);
        let is_open = matches!(by_data.outcome, Outcome::Pending | Outcome::Undetermined);
        let is_disputed = said.is_some_and(|said| said.disputed.contains(&criterion.id));
        let mut assessment = match (choice, status) {
            (_, _) if is_disputed && applies => disputed(by_data),
            (Some(choice), _) if is_unexplained(&by_data, choice, answer) => Assessment {
                reason: Some(say::ANSWER_UNEXPLAINED.with("answer", &choice.id)),
                ..by_data
            },
            (Some(choice), _) => answered(by_data, choice),
            (None, Some(status))
                if status.is_missing() && is_open && waits(&by_data, criterion) =>
            {
                missing_case(by_data, status)
            }
            (None, _) => by_data,
        };
        assessment.reviewed = answer.cloned();
        assessment
    }

    /// What the registered data says, and the criterion it depends on.
    fn by_data(
        &self,
        criterion: &Criterion,
        registered: &Registered,
        kept_from: Option<Assessment>,
        other: Option<&Other<'_>>,
    ) -> Assessment {
        let mut assessment = kept_from.unwrap_or_else(|| self.by_its_rule(criterion, registered));
        let is_corrected = registered
            .corrected
            .iter()
            .any(|column| self.template.looks_at(criterion, *column));
        if is_corrected {
            assessment.source = Source::Corrected;
        } else if assessment.source == Source::Auto {
            assessment.source = other.map_or(Source::Auto, Other::source);
        }
        assessment
    }

    fn by_its_rule(&self, criterion: &Criterion, registered: &Registered) -> Assessment {
        let verdict = self.by_data_alone(criterion, registered).verdict;
        verdict.assessment(self.basis, &registered.readings)
    }

    /// What a rule says of a case.
    pub(super) fn by_rule<'c>(&'c self, rule: &'c Rule, registered: &'c Registered) -> Verdict<'c> {
        match rule {
            Rule::Deadline(rule) => {
                let times = deadline::Times {
                    rule,
                    readings: &registered.readings,
                    tables: &self.template.tables,
                    clock: self.clock(),
                };
                times.judge()
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
                course.judge()
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
                window.judge()
            }
            Rule::PassIf(condition) => by_condition(condition, registered),
            Rule::Answer(_) => {
                Verdict::decided(Outcome::Pending, Reason::Phrase(&say::NOT_REVIEWED))
            }
        }
    }

    fn clock(&self) -> deadline::Clock<'_> {
        deadline::Clock {
            due_dates: self.basis.due_dates(),
            as_of: self.as_of,
        }
    }
}

fn by_condition<'c>(condition: &'c Expression, registered: &Registered) -> Verdict<'c> {
    match condition.answer(&registered.readings) {
        rule::Answer::True => Verdict::decided(Outcome::Pass, Reason::None),
        rule::Answer::False => Verdict::decided(Outcome::Fail, Reason::None),
        rule::Answer::Null | rule::Answer::Undetermined => {
            Verdict::undetermined(Reason::NoAnswer(condition))
        }
    }
}

/// The answers that were given and do not count, by case and criterion: another criterion, or the data, says that the
/// question does not concern the case.
pub fn uncounted<'a>(
    cases: &'a [AssessedCase],
    template: &'a Template,
) -> impl Iterator<Item = (&'a CaseId, &'a str)> {
    let counted = cases.iter().filter(|case| case.role == SampleRole::Sample);
    counted.flat_map(|case| {
        let assessed = case.assessments.iter().zip(&template.criteria);
        let uncounted = assessed.filter(|(assessment, _)| {
            let said = assessment.reviewed.as_ref();
            let choice = said.and_then(|said| said.choice.as_ref());
            choice.is_some_and(|choice| choice.outcome != assessment.outcome)
        });
        uncounted.map(|(_, criterion)| (&case.id, criterion.id.as_str()))
    })
}

/// Whether a question is answered that the data says does not concern the case, without a word why. Such an answer is
/// mostly a column filled in from top to bottom: it is kept, and the data stands.
fn is_unexplained(by_data: &Assessment, choice: &ScaleOption, answer: Option<&Answer>) -> bool {
    by_data.outcome == Outcome::NotApplicable
        && choice.outcome != Outcome::NotApplicable
        && answer.is_none_or(|answer| answer.comment.is_empty() && answer.reason_code.is_empty())
}

/// What the reviewer chose, beside or against what the data said. What the data said stands in the reason where it was
/// something else.
fn answered(by_data: Assessment, choice: &ScaleOption) -> Assessment {
    let (outcome, points) = (choice.outcome, choice.points);
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

/// What the two reviewers of a case answered differently waits until they have settled it.
fn disputed(by_data: Assessment) -> Assessment {
    Assessment {
        outcome: Outcome::Pending,
        source: Source::Reviewer,
        reason: Some(say::DISPUTED.message()),
        points: None,
        days_late: None,
        open: false,
        rolled: false,
        ..by_data
    }
}

/// Whether a reviewer is to decide: the rule of the case asks one, or every rule of the criterion does.
fn waits(by_data: &Assessment, criterion: &Criterion) -> bool {
    by_data.outcome == Outcome::Pending || criterion.is_manual()
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
