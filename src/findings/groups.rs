//! Criteria taken together, by severity and by dimension: in how many cases is anything of that kind wrong?
//!
//! A case counts once, whatever number of criteria it fails. Demands of law and local norms are never added up. The
//! definition stands in docs/statistics.md, section 10.

use super::across::{self, AreaCounts};
use super::model::{CaseCount, Finding, GroupSummary};
use super::sum_up::{AuditedArea, interval, to_float_rate};
use crate::assess::{AssessedCase, Outcome};
use crate::stats::count::CountError;
use crate::stats::error_rate::{Applicable, ErrorRate, Observed};
use crate::stats::looks::Rule;
use crate::stats::share::Confidence;
use crate::template::{Criterion, Dimension, Named, Norm, Severity, Template};

/// What the criteria of a group have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kind {
    norm: Norm,
    severity: Option<Severity>,
    dimension: Option<Dimension>,
}

impl Kind {
    /// All kinds in the order of the files: law before local, in each the severities from the worst, then the dimensions.
    fn all() -> impl Iterator<Item = Self> {
        let of_norm = |norm| {
            let severities = Severity::NAMES.iter().rev().map(move |(_, severity)| Self {
                norm,
                severity: Some(*severity),
                dimension: None,
            });
            let dimensions = Dimension::NAMES.iter().map(move |(_, dimension)| Self {
                norm,
                severity: None,
                dimension: Some(*dimension),
            });
            severities.chain(dimensions)
        };
        [Norm::Law, Norm::Local].into_iter().flat_map(of_norm)
    }

    fn has(self, criterion: &Criterion) -> bool {
        self.norm == criterion.norm
            && self
                .severity
                .is_none_or(|severity| severity == criterion.severity)
            && self
                .dimension
                .is_none_or(|dimension| Some(dimension) == criterion.dimension)
    }
}

/// The groups of one area. `findings` are the area's, one for each criterion.
pub(super) fn in_area(
    area: &AuditedArea,
    template: &Template,
    cases: &[&AssessedCase],
    findings: &[Finding],
    rule: Rule,
) -> Result<Vec<(GroupSummary, AreaCounts)>, CountError> {
    let mut groups = Vec::new();
    for kind in Kind::all() {
        let criteria = template.criteria.iter().enumerate();
        let members: Vec<usize> = criteria
            .filter(|(_, criterion)| kind.has(criterion))
            .map(|(position, _)| position)
            .collect();
        if !members.is_empty() {
            let group = Group {
                area,
                kind,
                members,
                cases,
                findings,
            };
            groups.push(group.summary(rule)?);
        }
    }
    Ok(groups)
}

/// The groups of all areas together, from those of each; nothing when there is one area only.
pub(super) fn over_all(
    by_area: &[Vec<(GroupSummary, AreaCounts)>],
    confidence: Confidence,
) -> Result<Vec<GroupSummary>, CountError> {
    let Some(first) = by_area.first().filter(|_| by_area.len() > 1) else {
        return Ok(Vec::new());
    };
    let places = 0..first.len();
    let together = places.map(|place| {
        let same: Vec<_> = by_area
            .iter()
            .filter_map(|groups| groups.get(place))
            .collect();
        let counts: Vec<AreaCounts> = same.iter().map(|(_, counts)| *counts).collect();
        let estimate = across::estimate(&counts, confidence)?;
        let sum = |of: fn(&GroupSummary) -> u64| same.iter().map(|(group, _)| of(group)).sum();
        let most = |of: fn(&GroupSummary) -> u64| same.iter().map(|(group, _)| of(group)).max();
        let (kind, _) = same.first().expect("the first area has the group");
        Ok(GroupSummary {
            area: None,
            norm: kind.norm,
            severity: kind.severity,
            dimension: kind.dimension,
            criteria: most(|group| group.criteria).unwrap_or(0),
            drawn: sum(|group| group.drawn),
            pass: sum(|group| group.pass),
            fail: sum(|group| group.fail),
            not_applicable: sum(|group| group.not_applicable),
            not_due: sum(|group| group.not_due),
            undetermined: sum(|group| group.undetermined),
            pending: sum(|group| group.pending),
            errors: sum(|group| group.errors),
            rate: estimate.rate,
            se: estimate.se,
            interval: estimate.interval,
            cases_in_area: None,
        })
    });
    together.collect()
}

/// One group in one area.
struct Group<'a> {
    area: &'a AuditedArea,
    kind: Kind,
    /// Places of its criteria in the template.
    members: Vec<usize>,
    cases: &'a [&'a AssessedCase],
    findings: &'a [Finding],
}

impl Group<'_> {
    fn summary(&self, rule: Rule) -> Result<(GroupSummary, AreaCounts), CountError> {
        let outcomes: Vec<Outcome> = self.cases.iter().map(|case| self.outcome(case)).collect();
        let of = |wanted| {
            let same = outcomes.iter().filter(|outcome| **outcome == wanted);
            u64::try_from(same.count()).unwrap_or(u64::MAX)
        };
        let counts = AreaCounts {
            population: self.area.population,
            drawn: u64::try_from(outcomes.len()).unwrap_or(u64::MAX),
            pass: of(Outcome::Pass),
            fail: of(Outcome::Fail),
            undetermined: of(Outcome::Undetermined),
            pending: of(Outcome::Pending),
            applicable_in_area: self.applicable_in_area(),
        };
        let limits = limits(&counts, rule)?;
        let decided = counts.pass + counts.fail;
        let is_met =
            |finding: &&Finding| finding.decided() + finding.undetermined + finding.pending > 0;
        let summary = GroupSummary {
            area: Some(self.area.area.clone()),
            norm: self.kind.norm,
            severity: self.kind.severity,
            dimension: self.kind.dimension,
            criteria: u64::try_from(self.findings().filter(is_met).count()).unwrap_or(u64::MAX),
            drawn: counts.drawn,
            pass: counts.pass,
            fail: counts.fail,
            not_applicable: of(Outcome::NotApplicable),
            not_due: of(Outcome::NotDue),
            undetermined: counts.undetermined,
            pending: counts.pending,
            errors: self.findings().map(|finding| finding.fail).sum(),
            rate: to_float_rate(counts.fail, decided),
            se: None,
            interval: interval(&limits, rule),
            cases_in_area: limits.cases.map(|cases| CaseCount {
                lower: cases.lower,
                upper: cases.upper,
            }),
        };
        Ok((summary, counts))
    }

    /// What becomes of a case, by the weightiest outcome of the criteria.
    fn outcome(&self, case: &AssessedCase) -> Outcome {
        let outcomes = self
            .members
            .iter()
            .filter_map(|place| case.assessments.get(*place))
            .map(|assessment| assessment.outcome);
        let weightiest = outcomes.min_by_key(|outcome| outcome.place_by_weight());
        weightiest.unwrap_or(Outcome::NotApplicable)
    }

    fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.members
            .iter()
            .filter_map(|place| self.findings.get(*place))
    }

    /// How many cases of the area the group concerns, where that is known: all of them when one of its criteria concerns
    /// every case; what is known of its criterion when it has but one.
    fn applicable_in_area(&self) -> Option<u64> {
        let mut findings = self.findings();
        if let ([_], Some(only)) = (self.members.as_slice(), findings.next()) {
            return only.applicable_in_area;
        }
        let population = self.area.population;
        self.findings()
            .any(|finding| finding.applicable_in_area == Some(population))
            .then_some(population)
    }
}

/// The limits of the cases with an error; none while answers are missing.
fn limits(counts: &AreaCounts, rule: Rule) -> Result<ErrorRate, CountError> {
    let is_concluded = counts.pending == 0;
    let observed = Observed {
        drawn: if is_concluded { counts.drawn } else { 0 },
        passes: if is_concluded { counts.pass } else { 0 },
        fails: if is_concluded { counts.fail } else { 0 },
        undetermined: if is_concluded { counts.undetermined } else { 0 },
        applicable: match counts.applicable_in_area {
            Some(population) => Applicable::Known { population },
            None => Applicable::Unknown {
                undrawn: counts.population.saturating_sub(counts.drawn),
            },
        },
    };
    ErrorRate::of(&observed, rule)
}
