//! From assessments to findings.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::across::AreaCounts;
use super::checks::Checks;
use super::conclusion::Concluded;
use super::corrected::corrected;
use super::decisions::Decisions;
use super::model::{
    AreaExtension, AreaSummary, CaseCount, CasesBySeverity, DaysLate, ExtensionRule, Finding,
    Findings, FirstOutcomes, GroupSummary, Interval, LimitMethod, OneSided, PopulationOutcomes,
    Undecided, Verdict,
};
use super::power::{self, DrawnOf};
use super::{across, groups};
use crate::answers::CaseStatus;
use crate::assess::{ApplicableCases, AssessedCase, Assessment, Outcome, Outcomes, Source};
use crate::case::Area;
use crate::draw::{SampleRole, Seed};
use crate::stats::count::{CountError, to_float};
use crate::stats::error_rate::{Applicable, ErrorRate, Method, Observed};
use crate::stats::limit::Limit;
use crate::stats::looks::{Looks, Rule};
use crate::stats::prevalence::{self, Chance, chance_of_widespread};
use crate::stats::share::Confidence;
use crate::stats::target::{self, Further, TargetStatus};
use crate::template::{Criterion, Severity, Template};

/// What the findings of an audit are made from.
#[derive(Debug)]
pub struct Audit<'a> {
    /// Name and version of the program.
    pub program: &'a str,
    /// The checklist, with the criteria that are looked at.
    pub template: &'a Template,
    /// The part of the checklist that is looked at, as `--only` names it; empty for the whole.
    pub only: Vec<String>,
    /// SHA-256 of `draw.json`.
    pub draw_sha256: String,
    /// The seed of the draw.
    pub seed: &'a Seed,
    /// The date against which open deadlines were judged.
    pub as_of: NaiveDate,
    /// The areas, sorted by name.
    pub areas: Vec<AuditedArea>,
    /// Applicable cases by area and criterion, where data decided it for every case.
    pub applicable: &'a ApplicableCases,
    /// The assessed cases, sorted by area and order.
    pub cases: &'a [AssessedCase],
    /// What the auditor decided.
    pub decisions: &'a Decisions,
}

/// An area as it was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditedArea {
    /// Its name.
    pub area: String,
    /// Cases that could be drawn.
    pub population: u64,
    /// Cases that could not, because they were audited before.
    pub avoided: u64,
    /// How often its sample is looked at.
    pub looks: Looks,
    /// Cases of the first look, and how many extensions came after it.
    pub first: FirstLook,
}

/// The sample as it was first drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstLook {
    /// Its cases, those with the lowest tickets.
    pub drawn: u64,
    /// How often it was extended since.
    pub extensions: u64,
}

impl AuditedArea {
    fn rule(&self, confidence: Confidence) -> Rule {
        Rule {
            confidence,
            looks: self.looks,
        }
    }

    /// The area with the sample as it was first drawn, whose size nothing in it decided.
    fn at_first_look(&self) -> Self {
        Self {
            looks: Looks::Once,
            ..self.clone()
        }
    }

    fn extension(&self, confidence: Confidence) -> Option<AreaExtension> {
        let alpha = confidence.one_sided().to_f64();
        let (rule, stages, total_risk) = match self.looks {
            Looks::Once => return None,
            Looks::Stages(stages) => (ExtensionRule::Stages, Some(stages), alpha),
            Looks::AnyTime => (ExtensionRule::AnyTime, None, (2.0 * alpha).min(1.0)),
        };
        Some(AreaExtension {
            rule,
            stages,
            looks: 1 + self.first.extensions,
            first_drawn: self.first.drawn,
            total_risk,
        })
    }
}

/// Sums up an audit.
///
/// # Errors
/// When the counts are beyond what the statistics take: more than ten million cases in an area.
pub fn sum_up(audit: &Audit<'_>) -> Result<Findings, CountError> {
    let mut areas = Vec::new();
    let mut of_areas = Vec::new();
    let mut first_looks = Vec::new();
    for area in &audit.areas {
        let cases: Vec<_> = audit
            .cases
            .iter()
            .filter(|case| case.area.as_str() == area.area)
            .collect();
        let mut found = OfArea::of(area, audit, &cases)?;
        areas.push(summary(area, audit, &cases, &found.findings)?);
        first_looks.push(match area.looks {
            Looks::Once => found.clone(),
            Looks::Stages(_) | Looks::AnyTime => {
                let first = usize::try_from(area.first.drawn).unwrap_or(usize::MAX);
                let first = cases.get(..first).unwrap_or(&cases);
                let first = OfArea::of(&area.at_first_look(), audit, first)?;
                if area.first.extensions > 0 {
                    found.note_first_look(&first.findings);
                }
                first
            }
        });
        of_areas.push(found);
    }
    let confidence = audit.template.targets.confidence;
    let (first_findings, first_groups): (Vec<_>, Vec<_>) = first_looks
        .into_iter()
        .map(|found| (found.findings, found.groups))
        .unzip();
    let over_all = groups::over_all(&first_groups, confidence)?;
    let in_areas = of_areas.iter().flat_map(|found| &found.groups);
    let groups: Vec<_> = in_areas.map(|(group, _)| group.clone()).collect();
    Ok(Findings {
        schema: 1,
        program: audit.program.to_owned(),
        template: audit.template.record(),
        only: audit.only.clone(),
        draw_sha256: audit.draw_sha256.clone(),
        seed: audit.seed.clone(),
        as_of: audit.as_of,
        confidence,
        across: across::across(&areas, &first_findings.concat(), audit.template)?,
        areas,
        tested: of_areas.iter().map(|found| found.tests.tested).sum(),
        expected_by_chance: of_areas
            .iter()
            .map(|found| found.tests.expected_by_chance)
            .sum(),
        findings: of_areas
            .into_iter()
            .flat_map(|found| found.findings)
            .collect(),
        groups: groups.into_iter().chain(over_all).collect(),
    })
}

/// What was found in one area.
#[derive(Clone)]
struct OfArea {
    findings: Vec<Finding>,
    groups: Vec<(GroupSummary, AreaCounts)>,
    tests: Tests,
}

impl OfArea {
    fn of(
        area: &AuditedArea,
        audit: &Audit<'_>,
        cases: &[&AssessedCase],
    ) -> Result<Self, CountError> {
        let mut findings = Vec::new();
        let mut tests = Tests::default();
        for (position, criterion) in audit.template.criteria.iter().enumerate() {
            let mut tally = Tally::of(area, criterion, cases, position);
            tally.applicable_in_area = tally.known_applicable(audit.applicable);
            let mut finding = tally.finding(audit.template)?;
            let systematic = audit.decisions.systematic(&area.area, &criterion.id);
            let of_all = audit
                .applicable
                .outcomes(&Area::named(&area.area), &criterion.id);
            finding.population = match of_all {
                None => None,
                Some(outcomes) => Some(PopulationOutcomes {
                    corrected: corrected(area, &outcomes, &tally.assessed, audit.template)?,
                    ..of_population(&outcomes)
                }),
            };
            finding.systematic = systematic.filter(|_| finding.fail > 0).cloned();
            findings.push(finding);
            tests.add(&tally, audit.template)?;
        }
        let rule = area.rule(audit.template.targets.confidence);
        Ok(Self {
            groups: groups::in_area(area, audit.template, cases, &findings, rule)?,
            findings,
            tests,
        })
    }
}

impl OfArea {
    /// Notes what was found in the sample as it was first drawn.
    fn note_first_look(&mut self, first: &[Finding]) {
        for (finding, first) in self.findings.iter_mut().zip(first) {
            finding.first_look = Some(FirstOutcomes {
                pass: first.pass,
                fail: first.fail,
                undetermined: first.undetermined,
                pending: first.pending,
            });
        }
    }
}

/// How many findings were tested, and how many would be widespread by chance.
#[derive(Clone, Copy, Default)]
struct Tests {
    tested: u64,
    expected_by_chance: f64,
}

impl Tests {
    fn add(&mut self, tally: &Tally<'_>, template: &Template) -> Result<(), CountError> {
        let observed = tally.observed();
        if tally.pending > 0 || observed.decided() == 0 {
            return Ok(());
        }
        self.tested += 1;
        if observed.method() == Method::Census {
            return Ok(());
        }
        let rule = tally.area.rule(template.targets.confidence);
        let chance = chance_of_widespread(Chance {
            sampled: observed.decided(),
            applicable: observed.applicable,
            rule,
            tolerable: template.targets.tolerable,
            true_rate: template.targets.tolerable,
        })?;
        let extensions = tally.area.first.extensions;
        self.expected_by_chance += match rule.looks {
            _ if chance <= 0.0 || extensions == 0 => chance,
            // How large the sample became depends on what was seen in it: only the risk of all looks is known.
            Looks::Stages(stages) => {
                to_float(1 + extensions) * rule.confidence.one_sided_of(stages).to_f64()
            }
            Looks::Once | Looks::AnyTime => rule.confidence.one_sided().to_f64(),
        };
        Ok(())
    }
}

/// One criterion in one area, counted.
struct Tally<'a> {
    area: &'a AuditedArea,
    criterion: &'a Criterion,
    assessed: Vec<(&'a AssessedCase, &'a Assessment)>,
    /// Assessments up to the first one that waits for a reviewer.
    complete: usize,
    pending: u64,
    applicable_in_area: Option<u64>,
}

impl<'a> Tally<'a> {
    fn of(
        area: &'a AuditedArea,
        criterion: &'a Criterion,
        cases: &[&'a AssessedCase],
        position: usize,
    ) -> Self {
        let assessed: Vec<_> = cases
            .iter()
            .filter_map(|case| Some((*case, case.assessments.get(position)?)))
            .collect();
        let waiting = |(_, assessment): &&(&AssessedCase, &Assessment)| {
            assessment.outcome == Outcome::Pending
        };
        let complete = assessed.iter().take_while(|entry| !waiting(entry)).count();
        let pending = count(assessed.iter().filter(waiting));
        Self {
            area,
            criterion,
            assessed,
            complete,
            pending,
            applicable_in_area: None,
        }
    }

    fn count(&self, outcome: Outcome) -> u64 {
        count(
            self.assessed
                .iter()
                .filter(|(_, assessment)| assessment.outcome == outcome),
        )
    }

    /// How many cases of the area the criterion concerns, if that is known: all of them when it can be neither not
    /// applicable nor not due, else what the data of every case said, unless a reviewer has said otherwise of one.
    fn known_applicable(&self, decided: &ApplicableCases) -> Option<u64> {
        let outcomes = || {
            self.assessed
                .iter()
                .map(|(_, assessment)| assessment.outcome)
        };
        if self.criterion.is_manual() {
            return None;
        }
        if self.criterion.always_applies() {
            let concerns_all = outcomes().all(|outcome| outcome != Outcome::NotApplicable);
            return concerns_all.then_some(self.area.population);
        }
        let untouched = self
            .assessed
            .iter()
            .all(|(_, assessment)| assessment.source == Source::Auto);
        let seen = count(outcomes().filter(|outcome| {
            matches!(
                outcome,
                Outcome::Pass | Outcome::Fail | Outcome::Undetermined
            )
        }));
        decided
            .of(&Area::named(&self.area.area), &self.criterion.id)
            .filter(|applicable| untouched && *applicable >= seen)
    }

    /// What the limits stand on: the cases without a gap, from the lowest ticket.
    fn observed(&self) -> Observed {
        let complete = self.assessed.get(..self.complete).unwrap_or_default();
        let of = |outcome| {
            count(
                complete
                    .iter()
                    .filter(|(_, assessment)| assessment.outcome == outcome),
            )
        };
        let drawn = count(complete.iter());
        let applicable = match self.applicable_in_area {
            Some(population) => Applicable::Known { population },
            None => Applicable::Unknown {
                undrawn: self.area.population.saturating_sub(drawn),
            },
        };
        Observed {
            drawn,
            passes: of(Outcome::Pass),
            fails: of(Outcome::Fail),
            undetermined: of(Outcome::Undetermined),
            applicable,
        }
    }

    fn finding(&self, template: &Template) -> Result<Finding, CountError> {
        let observed = self.observed();
        let rule = self.area.rule(template.targets.confidence);
        let limits = ErrorRate::of(&observed, rule)?;
        let target = self.target(template, &observed)?;
        let (pass, fail) = (self.count(Outcome::Pass), self.count(Outcome::Fail));
        let failing = self
            .assessed
            .iter()
            .filter(|(_, assessment)| assessment.outcome == Outcome::Fail);
        let prevalence = match observed.decided() {
            0 => None,
            _ if self.pending > 0 => None,
            _ => Some(prevalence::prevalence(
                &observed,
                template.targets.tolerable,
                rule,
            )?),
        };
        Ok(Finding {
            area: self.area.area.clone(),
            criterion: self.criterion.id.clone(),
            norm: self.criterion.norm,
            severity: self.criterion.severity,
            dimension: self.criterion.dimension,
            drawn: count(self.assessed.iter()),
            pass,
            fail,
            not_applicable: self.count(Outcome::NotApplicable),
            not_due: self.count(Outcome::NotDue),
            undetermined: self.count(Outcome::Undetermined),
            pending: self.pending,
            not_found: count(failing.clone().filter(|(case, assessment)| {
                case.status.is_some_and(CaseStatus::is_missing)
                    && assessment
                        .reviewed
                        .as_ref()
                        .is_none_or(|answer| answer.choice.is_none())
                    && (self.criterion.is_manual() || assessment.source == Source::Reviewer)
            })),
            rate: to_float_rate(fail, pass + fail),
            interval: interval(&limits, rule),
            one_sided: OneSided {
                lower: limits.one_sided.map(|limits| limits.lower.to_f64()),
                upper: limits.one_sided.map(|limits| limits.upper.to_f64()),
            },
            cases_in_area: limits.cases.map(|cases| CaseCount {
                lower: cases.lower,
                upper: cases.upper,
            }),
            conservative_upper: limits.conservative_upper.map(Limit::to_f64),
            applicable_in_area: self.applicable_in_area,
            limits_on: if limits.method == Method::None {
                0
            } else {
                observed.drawn
            },
            target: template.target_of(self.criterion),
            target_status: target.status,
            further: target.further,
            further_note: target.note,
            prevalence,
            days_late: days_late(
                failing
                    .clone()
                    .filter_map(|(_, assessment)| assessment.days_late)
                    .collect(),
            ),
            failing: failing.map(|(case, _)| case.id.to_string()).collect(),
            systematic: None,
            checks: Checks::of(&self.assessed),
            population: None,
            first_look: None,
        })
    }

    fn target(&self, template: &Template, observed: &Observed) -> Result<TargetResult, CountError> {
        let rule = self.area.rule(template.targets.confidence);
        if self.pending > 0 {
            return Ok(TargetResult {
                status: Some(Verdict::NotConcluded),
                ..TargetResult::default()
            });
        }
        let Some(target) = template.target_of(self.criterion) else {
            return Ok(TargetResult::default());
        };
        let status = target::target_status(observed, target, rule)?.map(|status| match status {
            TargetStatus::Met => Verdict::Met,
            TargetStatus::NotMet => Verdict::NotMet,
            TargetStatus::Undecided => Verdict::Undecided,
        });
        let (further, note) = match status {
            Some(Verdict::Undecided) => match target::further(observed, target, rule)? {
                Some(Further::Cases(cases)) => (Some(cases), None),
                Some(Further::OnlyCensus) => (None, Some(Undecided::OnlyCensus)),
                Some(Further::MoreThan(_)) => (None, Some(Undecided::MoreThan10000)),
                Some(Further::Decided) | None => (None, None),
            },
            _ => (None, None),
        };
        Ok(TargetResult {
            status,
            further,
            note,
        })
    }
}

#[derive(Default)]
struct TargetResult {
    status: Option<Verdict>,
    further: Option<u64>,
    note: Option<Undecided>,
}

/// Fails among decided cases, 0 to 1; `None` when there are none.
pub(super) fn to_float_rate(fail: u64, decided: u64) -> Option<f64> {
    (decided > 0).then(|| to_float(fail) / to_float(decided))
}

fn of_population(outcomes: &Outcomes) -> PopulationOutcomes {
    let rate = to_float_rate(outcomes.fail, outcomes.decided());
    PopulationOutcomes {
        pass: outcomes.pass,
        fail: outcomes.fail,
        not_due: outcomes.not_due,
        undetermined: outcomes.undetermined,
        rate: rate.filter(|_| outcomes.pending == 0),
        corrected: None,
    }
}

/// The two-sided interval of an error rate.
pub(super) fn interval(limits: &ErrorRate, rule: Rule) -> Interval {
    Interval {
        method: match (limits.method, rule.looks) {
            (Method::Hypergeometric, Looks::AnyTime) => LimitMethod::AnyTimeHypergeometric,
            (Method::ClopperPearson, Looks::AnyTime) => LimitMethod::AnyTimeBinomial,
            (Method::Hypergeometric, _) => LimitMethod::Hypergeometric,
            (Method::ClopperPearson, _) => LimitMethod::ClopperPearson,
            (Method::Census, _) => LimitMethod::Census,
            (Method::None, _) => LimitMethod::None,
        },
        confidence: rule.confidence,
        lower: limits.interval.map(|limits| limits.lower.to_f64()),
        upper: limits.interval.map(|limits| limits.upper.to_f64()),
    }
}

fn days_late(mut days: Vec<i64>) -> Option<DaysLate> {
    days.sort_unstable();
    let max = *days.last()?;
    let middle = days.len() / 2;
    let upper = *days.get(middle)?;
    let lower = if days.len().is_multiple_of(2) {
        *days.get(middle.checked_sub(1)?)?
    } else {
        upper
    };
    let twice = u64::try_from(lower + upper).unwrap_or(0);
    Some(DaysLate {
        median: to_float(twice) / 2.0,
        max,
    })
}

fn summary(
    area: &AuditedArea,
    audit: &Audit<'_>,
    cases: &[&AssessedCase],
    findings: &[Finding],
) -> Result<AreaSummary, CountError> {
    let missing = |case: &&&AssessedCase| case.status.is_some_and(CaseStatus::is_missing);
    let drawn = count(cases.iter());
    let replaced = count(cases.iter().filter(|case| is_replaced(case)));
    let counted = drawn - replaced;
    let template = audit.template;
    let concluded = Concluded {
        area: &area.area,
        population: area.population,
        drawn: counted,
        findings,
        only: &audit.only,
    };
    Ok(AreaSummary {
        area: area.area.clone(),
        population: area.population,
        avoided: area.avoided,
        drawn,
        replaced,
        reviewed: count(
            cases
                .iter()
                .filter(|case| !missing(case) && !is_waiting(case) && !is_replaced(case)),
        ),
        not_found: count(cases.iter().filter(missing)),
        cases: by_severity(template, cases),
        score: mean_score(template, cases),
        conclusion: concluded.conclude(template, audit.decisions.levels.get(&area.area)),
        extension: area.extension(template.targets.confidence),
        power: power::power(
            DrawnOf {
                drawn,
                replaced,
                population: area.population,
                looks: area.looks,
            },
            &template.targets,
        )?,
    })
}

/// Whether the case was found to be out of scope.
fn is_replaced(case: &AssessedCase) -> bool {
    case.role == SampleRole::Replaced
}

/// Whether some criterion of the case waits for a reviewer.
fn is_waiting(case: &AssessedCase) -> bool {
    case.assessments
        .iter()
        .any(|assessment| assessment.outcome == Outcome::Pending)
}

fn by_severity(template: &Template, cases: &[&AssessedCase]) -> CasesBySeverity {
    let mut counted = CasesBySeverity::default();
    for case in cases.iter().filter(|case| !is_replaced(case)) {
        let fails = case.assessments.iter().zip(&template.criteria);
        let fails = fails.filter(|(assessment, _)| assessment.outcome == Outcome::Fail);
        let slot = match fails.map(|(_, criterion)| criterion.severity).max() {
            None if has_pass(case) && !is_waiting(case) => &mut counted.without_errors,
            None => &mut counted.not_decided,
            Some(Severity::Formal) => &mut counted.formal,
            Some(Severity::Material) => &mut counted.material,
            Some(Severity::Critical) => &mut counted.critical,
        };
        *slot += 1;
    }
    counted
}

fn has_pass(case: &AssessedCase) -> bool {
    case.assessments
        .iter()
        .any(|assessment| assessment.outcome == Outcome::Pass)
}

/// Mean over cases of sum(weight x points) / sum(weight), over the criteria with pass or fail.
fn mean_score(template: &Template, cases: &[&AssessedCase]) -> Option<f64> {
    let scores: Vec<Decimal> = cases
        .iter()
        .filter_map(|case| score(template, case))
        .collect();
    let sum: Decimal = scores.iter().sum();
    let mean = sum.checked_div(Decimal::from(scores.len()))?;
    mean.to_f64()
}

fn score(template: &Template, case: &AssessedCase) -> Option<Decimal> {
    let (mut reached, mut possible) = (Decimal::ZERO, Decimal::ZERO);
    for (assessment, criterion) in case.assessments.iter().zip(&template.criteria) {
        if let Some(points) = assessment.points {
            reached += criterion.weight * points;
            possible += criterion.weight;
        }
    }
    reached.checked_div(possible)
}

fn count<T>(items: impl Iterator<Item = T>) -> u64 {
    u64::try_from(items.count()).unwrap_or(u64::MAX)
}
