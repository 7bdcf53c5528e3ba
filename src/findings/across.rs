//! Each criterion over all areas together.

use std::collections::BTreeMap;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::model::{Across, AreaSummary, Finding, Interval, LimitMethod};
use crate::stats::count::CountError;
use crate::stats::hypergeometric::Sample;
use crate::stats::korn_graubard::{AcrossInterval, Basis, korn_graubard};
use crate::stats::prevalence::Prevalence;
use crate::stats::share::Confidence;
use crate::stats::stratified::{AreaSample, ratio_estimate};
use crate::template::{Criterion, Template};

/// Fewer areas with decided cases than this cannot show that an error is general.
const FEWEST_FOR_GENERAL: usize = 3;

/// The criteria over all areas, in the order of the template; nothing when there is one area only.
pub(super) fn across(
    areas: &[AreaSummary],
    findings: &[Finding],
    template: &Template,
) -> Result<Vec<Across>, CountError> {
    if areas.len() < 2 {
        return Ok(Vec::new());
    }
    let grouped = by_criterion(findings);
    let in_order = template.criteria.iter().filter_map(|criterion| {
        let findings = grouped.get(criterion.id.as_str())?;
        Some(
            Together {
                areas,
                criterion,
                findings,
                template,
            }
            .across(),
        )
    });
    in_order.collect()
}

/// What the sample of one area showed of one criterion, or of several taken together.
#[derive(Debug, Clone, Copy)]
pub(super) struct AreaCounts {
    pub population: u64,
    pub drawn: u64,
    pub pass: u64,
    pub fail: u64,
    pub undetermined: u64,
    pub pending: u64,
    /// Cases of the area that are concerned, drawn or not, where that is known.
    pub applicable_in_area: Option<u64>,
}

/// All areas together.
pub(super) struct Estimate {
    pub rate: Option<f64>,
    pub se: Option<f64>,
    pub interval: Interval,
}

/// The rate of all areas together, with its interval where the number of cases concerned is known in every area.
pub(super) fn estimate(
    areas: &[AreaCounts],
    confidence: Confidence,
) -> Result<Estimate, CountError> {
    if !is_concluded(areas) {
        return Ok(Estimate {
            rate: None,
            se: None,
            interval: interval(None, confidence),
        });
    }
    let estimate = ratio_estimate(&samples(areas))?;
    let shown = match known(areas) {
        Some(samples) => korn_graubard(&samples, confidence)?,
        None => None,
    };
    Ok(Estimate {
        rate: estimate.map(|estimate| estimate.rate),
        se: estimate.and_then(|estimate| estimate.standard_error()),
        interval: interval(shown.as_ref(), confidence),
    })
}

/// Whether no area waits for answers.
fn is_concluded(areas: &[AreaCounts]) -> bool {
    areas.iter().all(|area| area.pending == 0 && area.drawn > 0)
}

/// What was drawn in each area. Where the number of applicable cases is known in all of them, these are the
/// populations.
fn samples(areas: &[AreaCounts]) -> Vec<AreaSample> {
    if let Some(known) = known(areas) {
        return known.into_iter().map(AreaSample::from).collect();
    }
    let samples = areas.iter().map(|area| AreaSample {
        population: area.population,
        drawn: area.drawn,
        applicable: area.pass + area.fail,
        fails: area.fail,
    });
    samples.collect()
}

/// The applicable cases of each area and those that were drawn of them; `None` unless they are known in every area,
/// every drawn one was decided, and some were drawn wherever there are any.
fn known(areas: &[AreaCounts]) -> Option<Vec<Sample>> {
    let samples = areas.iter().map(|area| {
        let population = area.applicable_in_area?;
        let sampled = area.pass + area.fail;
        let usable = area.undetermined == 0 && (sampled > 0 || population == 0);
        usable.then_some(Sample {
            population,
            sampled,
            fails: area.fail,
        })
    });
    samples.collect()
}

/// The fails of each area among all its drawn cases.
fn fails_of_drawn(areas: &[AreaCounts]) -> Vec<Sample> {
    let samples = areas.iter().map(|area| Sample {
        population: area.population,
        sampled: area.drawn,
        fails: area.fail,
    });
    samples.collect()
}

/// One criterion in all areas.
struct Together<'a> {
    areas: &'a [AreaSummary],
    criterion: &'a Criterion,
    findings: &'a [&'a Finding],
    template: &'a Template,
}

impl Together<'_> {
    fn across(&self) -> Result<Across, CountError> {
        let counts = self.counts();
        let with_decided = counts
            .iter()
            .filter(|area| area.pass + area.fail > 0)
            .count();
        let shown = estimate(&counts, self.template.targets.confidence)?;
        let above_tolerable = is_concluded(&counts) && self.is_above_tolerable(&counts)?;
        Ok(Across {
            criterion: self.criterion.id.clone(),
            rate: shown.rate,
            se: shown.se,
            interval: shown.interval,
            areas_without_applicable: u64::try_from(counts.len() - with_decided)
                .unwrap_or(u64::MAX),
            general: self.is_found_in_most(with_decided) && above_tolerable,
        })
    }

    fn counts(&self) -> Vec<AreaCounts> {
        let pairs = self.areas.iter().zip(self.findings);
        let counts = pairs.map(|(area, finding)| AreaCounts {
            population: area.population,
            drawn: finding.drawn,
            pass: finding.pass,
            fail: finding.fail,
            undetermined: finding.undetermined,
            pending: finding.pending,
            applicable_in_area: finding.applicable_in_area,
        });
        counts.collect()
    }

    /// Several or widespread in more than half of at least three areas with decided cases.
    fn is_found_in_most(&self, with_decided: usize) -> bool {
        let found = |finding: &&&Finding| {
            matches!(
                finding.prevalence,
                Some(Prevalence::Several | Prevalence::Widespread)
            )
        };
        let found_in = self.findings.iter().filter(found).count();
        with_decided >= FEWEST_FOR_GENERAL && 2 * found_in > with_decided
    }

    /// Whether the one-sided lower limit across areas is above the tolerable rate.
    ///
    /// Where the number of applicable cases is not known everywhere, the limit is that of fails among all cases. Among
    /// the applicable ones the rate is no lower, so that this errs towards not calling an error general.
    fn is_above_tolerable(&self, counts: &[AreaCounts]) -> Result<bool, CountError> {
        let Some(confidence) = with_whole_tail_below(self.template.targets.confidence) else {
            return Ok(false);
        };
        let tolerable = self.template.targets.tolerable.to_f64();
        let samples = known(counts).unwrap_or_else(|| fails_of_drawn(counts));
        let interval = korn_graubard(&samples, confidence)?;
        Ok(interval.is_some_and(|interval| interval.limits.lower.to_f64() > tolerable))
    }
}

/// The confidence whose two-sided lower limit is the one-sided one of `confidence`: 0.90 for 0.95. `None` at 0.5 and
/// below, where there is none.
fn with_whole_tail_below(confidence: Confidence) -> Option<Confidence> {
    let decimal = Decimal::from_str(&confidence.to_string()).ok()?;
    Confidence::from_str(&(decimal + decimal - Decimal::ONE).to_string()).ok()
}

fn interval(known: Option<&AcrossInterval>, confidence: Confidence) -> Interval {
    let Some(known) = known else {
        return Interval {
            method: LimitMethod::None,
            confidence,
            lower: None,
            upper: None,
        };
    };
    let method = match known.basis {
        Basis::Census => LimitMethod::Census,
        _ => LimitMethod::KornGraubard,
    };
    Interval {
        method,
        confidence,
        lower: Some(known.limits.lower.to_f64()),
        upper: Some(known.limits.upper.to_f64()),
    }
}

/// The findings of each criterion, in the order of the areas.
fn by_criterion(findings: &[Finding]) -> BTreeMap<&str, Vec<&Finding>> {
    let mut grouped: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        grouped
            .entry(finding.criterion.as_str())
            .or_default()
            .push(finding);
    }
    grouped
}
