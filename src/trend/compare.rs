//! Putting audits in their order, and correcting the p-values of each area.

use std::collections::{BTreeMap, BTreeSet};

use super::editions::Editions;
use super::model::{AreaTrend, ChangeStatus, Least, PeriodRecord, Series, Trend};
use super::period::Period;
use super::series::{Compared, Place};
use crate::diag::{self, Diagnostic, Failure, code};
use crate::findings::Findings;
use crate::lang::trend as say;
use crate::stats::count::CountError;
use crate::stats::share::Confidence;
use crate::stats::two_proportions::{TestOfFamily, fewest_against_none, holm_tarone};

/// The development over audits, in whatever order they are given.
///
/// # Errors
/// C025 for fewer than two audits, C026 for one of another template, C027 for two as of the same date; C028 when counts
/// are beyond what the statistics take.
pub fn develop(program: &str, mut periods: Vec<Period>) -> Result<Trend, Failure> {
    periods.sort_by_key(|period| period.findings.as_of);
    check(&periods)?;
    let [.., before, latest] = periods.as_slice() else {
        return Err(one_period());
    };
    let confidence = latest.findings.confidence;
    let editions = Editions::of(&periods);
    let audits = Audits {
        periods: &periods,
        editions: &editions,
        last_two: [before, latest],
        confidence,
    };
    let too_many = |error: CountError| {
        let message = say::NO_FINDINGS.with("detail", error.to_string());
        Failure::from(Diagnostic::new(&code::C028, message))
    };
    let areas: Result<_, _> = areas(&periods)
        .into_iter()
        .map(|area| audits.area(area))
        .collect();
    Ok(Trend {
        schema: 1,
        program: program.to_owned(),
        template: latest.findings.template.id.clone(),
        confidence,
        periods: records(&periods, &editions),
        areas: areas.map_err(too_many)?,
    })
}

fn one_period() -> Failure {
    Diagnostic::new(&code::C025, say::ONE_PERIOD.message()).into()
}

/// That the audits can be put one after the other.
fn check(periods: &[Period]) -> Result<(), Failure> {
    let [first, .., _] = periods else {
        return Err(one_period());
    };
    for pair in periods.windows(2) {
        let [before, after] = pair else { continue };
        let place = diag::Place::file(&after.source);
        let (expected, found) = (&first.findings.template.id, &after.findings.template.id);
        if expected != found {
            let message = say::OTHER_TEMPLATE
                .with("found", found)
                .with("expected", expected)
                .with("file", &first.source);
            return Err(Diagnostic::new(&code::C026, message).at(place).into());
        }
        if before.findings.as_of == after.findings.as_of {
            let is_same = before.findings.draw_sha256 == after.findings.draw_sha256;
            let message = if is_same {
                say::SAME_AUDIT.with("other", &before.source)
            } else {
                say::SAME_DATE
                    .with("as_of", after.findings.as_of.to_string())
                    .with("other", &before.source)
            };
            return Err(Diagnostic::new(&code::C027, message).at(place).into());
        }
    }
    Ok(())
}

fn records(periods: &[Period], editions: &Editions) -> Vec<PeriodRecord> {
    let before = std::iter::once(None).chain(periods.iter().map(Some));
    let changed = |(before, after): (Option<&Period>, &Period)| {
        let changed = before.and_then(|before| editions.changes_population(before, after));
        record(after, changed)
    };
    before.zip(periods).map(changed).collect()
}

fn record(period: &Period, population_changed: Option<bool>) -> PeriodRecord {
    let Findings {
        as_of,
        template,
        draw_sha256,
        ..
    } = &period.findings;
    let areas = period.findings.areas.iter();
    let extended = areas.filter(|area| area.is_extended());
    PeriodRecord {
        as_of: *as_of,
        source: period.source.clone(),
        template_version: template.version.clone(),
        template_sha256: template.sha256.clone(),
        draw_sha256: draw_sha256.clone(),
        population_changed,
        only: period.findings.only.clone(),
        extended: extended.map(|area| area.area.clone()).collect(),
    }
}

/// The areas of all audits, sorted.
fn areas(periods: &[Period]) -> BTreeSet<&str> {
    let areas = periods.iter().flat_map(|period| &period.findings.areas);
    areas.map(|area| area.area.as_str()).collect()
}

/// The criteria of an area in the order of the latest audit that has them.
fn criteria<'p>(periods: &'p [Period], area: &str) -> Vec<&'p str> {
    let mut listed: Vec<&str> = Vec::new();
    for period in periods.iter().rev() {
        for finding in period.of_area(area) {
            if !listed.contains(&finding.criterion.as_str()) {
                listed.push(&finding.criterion);
            }
        }
    }
    listed
}

/// The audits in their order.
struct Audits<'a> {
    periods: &'a [Period],
    editions: &'a Editions,
    last_two: [&'a Period; 2],
    confidence: Confidence,
}

impl Audits<'_> {
    fn area(&self, area: &str) -> Result<AreaTrend, CountError> {
        let mut series = Vec::new();
        let mut tests: BTreeMap<usize, TestOfFamily> = BTreeMap::new();
        for criterion in criteria(self.periods, area) {
            let mut latest_first = self.periods.iter().rev();
            let Some(latest) = latest_first.find_map(|period| period.finding(area, criterion))
            else {
                continue;
            };
            let place = Place {
                periods: self.periods,
                editions: self.editions,
                area,
                criterion,
            };
            let Compared { change, test } = place.compared(self.last_two, self.confidence)?;
            tests.extend(test.map(|test| (series.len(), test)));
            series.push(Series {
                criterion: criterion.to_owned(),
                norm: latest.norm,
                severity: latest.severity,
                points: place.points()?,
                change,
            });
        }
        let within_reach = correct(&mut series, &tests, self.confidence);
        Ok(AreaTrend {
            area: area.to_owned(),
            compared: u64::try_from(tests.len()).unwrap_or(u64::MAX),
            within_reach,
            shared_cases: self.shared_cases(area),
            least: self.least(area)?,
            series,
        })
    }

    fn shared_cases(&self, area: &str) -> Option<u64> {
        let [before, after] = self.last_two;
        let (before, after) = (before.outcomes.as_ref()?, after.outcomes.as_ref()?);
        Some(before.shared(after, area))
    }

    /// What the last two samples of an area could show.
    fn least(&self, area: &str) -> Result<Option<Least>, CountError> {
        let drawn = |period: &Period| {
            let mut areas = period.findings.areas.iter();
            let found = areas.find(|found| found.area == area)?;
            let first = found.first_drawn();
            (first > 0).then_some((first, found.drawn == found.population))
        };
        let [before, after] = self.last_two.map(drawn);
        let (Some((before, was_whole)), Some((after, is_whole))) = (before, after) else {
            return Ok(None);
        };
        if was_whole && is_whole {
            return Ok(None);
        }
        Ok(Some(Least {
            before,
            after,
            fewest: fewest_against_none(before, after, self.confidence.one_sided())?,
        }))
    }
}

/// Corrects the p-values of an area for one another, and says what they show. The number of tests within reach.
fn correct(
    series: &mut [Series],
    tests: &BTreeMap<usize, TestOfFamily>,
    confidence: Confidence,
) -> u64 {
    let family: Vec<TestOfFamily> = tests.values().copied().collect();
    let alpha = confidence.one_sided();
    let corrected = holm_tarone(&family, alpha);
    let mut within_reach = 0;
    for (place, p) in tests.keys().zip(corrected) {
        let Some(series) = series.get_mut(*place) else {
            continue;
        };
        let change = &mut series.change;
        change.p_corrected = p;
        within_reach += u64::from(p.is_some());
        let rises = change.difference.is_some_and(|difference| difference > 0.0);
        change.status = match p {
            None => ChangeStatus::OutOfReach,
            Some(p) if p > alpha.to_f64() => ChangeStatus::NotShown,
            Some(_) if rises => ChangeStatus::More,
            Some(_) => ChangeStatus::Fewer,
        };
    }
    within_reach
}
