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

/// One criterion in all areas.
struct Together<'a> {
    areas: &'a [AreaSummary],
    criterion: &'a Criterion,
    findings: &'a [&'a Finding],
    template: &'a Template,
}

impl Together<'_> {
    fn across(&self) -> Result<Across, CountError> {
        let confidence = self.template.targets.confidence;
        let decided = |finding: &&&Finding| finding.pass + finding.fail > 0;
        let with_decided = self.findings.iter().filter(decided).count();
        let concluded = self
            .findings
            .iter()
            .all(|finding| finding.pending == 0 && finding.drawn > 0);
        let estimate = if concluded {
            ratio_estimate(&self.samples())?
        } else {
            None
        };
        let known = if concluded {
            self.interval(confidence)?
        } else {
            None
        };
        let above_tolerable = concluded && self.is_above_tolerable()?;
        Ok(Across {
            criterion: self.criterion.id.clone(),
            rate: estimate.map(|estimate| estimate.rate),
            se: estimate.and_then(|estimate| estimate.standard_error()),
            interval: interval(known.as_ref(), confidence),
            areas_without_applicable: u64::try_from(self.findings.len() - with_decided)
                .unwrap_or(u64::MAX),
            general: self.is_found_in_most(with_decided) && above_tolerable,
        })
    }

    /// What was drawn in each area. Where the number of applicable cases is known in all of them, these are the
    /// populations.
    fn samples(&self) -> Vec<AreaSample> {
        if let Some(known) = self.known() {
            return known.into_iter().map(AreaSample::from).collect();
        }
        let pairs = self.areas.iter().zip(self.findings);
        let samples = pairs.map(|(area, finding)| AreaSample {
            population: area.population,
            drawn: finding.drawn,
            applicable: finding.pass + finding.fail,
            fails: finding.fail,
        });
        samples.collect()
    }

    /// The applicable cases of each area and those that were drawn of them; `None` unless they are known in every area,
    /// every drawn one was decided, and some were drawn wherever there are any.
    fn known(&self) -> Option<Vec<Sample>> {
        let samples = self.findings.iter().map(|finding| {
            let population = finding.applicable_in_area?;
            let sampled = finding.pass + finding.fail;
            let usable = finding.undetermined == 0 && (sampled > 0 || population == 0);
            usable.then_some(Sample {
                population,
                sampled,
                fails: finding.fail,
            })
        });
        samples.collect()
    }

    /// The fails of each area among all its drawn cases.
    fn fails_of_drawn(&self) -> Vec<Sample> {
        let pairs = self.areas.iter().zip(self.findings);
        let samples = pairs.map(|(area, finding)| Sample {
            population: area.population,
            sampled: finding.drawn,
            fails: finding.fail,
        });
        samples.collect()
    }

    /// The interval, where the number of applicable cases is known in every area.
    fn interval(&self, confidence: Confidence) -> Result<Option<AcrossInterval>, CountError> {
        match self.known() {
            Some(samples) => korn_graubard(&samples, confidence),
            None => Ok(None),
        }
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
    fn is_above_tolerable(&self) -> Result<bool, CountError> {
        let Some(confidence) = with_whole_tail_below(self.template.targets.confidence) else {
            return Ok(false);
        };
        let tolerable = self.template.targets.tolerable.to_f64();
        let samples = self.known().unwrap_or_else(|| self.fails_of_drawn());
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
