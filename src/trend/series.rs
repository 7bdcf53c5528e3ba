//! One criterion in one area over the audits.

use std::collections::BTreeMap;

use super::editions::{Editions, Sameness};
use super::model::{Change, ChangeStatus, Chart, Counts, Point, Rates};
use super::period::Period;
use crate::findings::{Finding, LimitMethod};
use crate::stats::binomial::Trials;
use crate::stats::control_chart::{ControlLimits, FEWEST_PERIODS};
use crate::stats::count::{CountError, to_float};
use crate::stats::share::Confidence;
use crate::stats::two_proportions::{Groups, TestOfFamily};

/// A criterion in an area.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub periods: &'a [Period],
    pub editions: &'a Editions,
    pub area: &'a str,
    pub criterion: &'a str,
}

/// A comparison before the p-values of its family are corrected.
pub(super) struct Compared {
    pub change: Change,
    /// The test, where there is one.
    pub test: Option<TestOfFamily>,
}

impl Place<'_> {
    fn finding(&self, place: usize) -> Option<&Finding> {
        self.periods.get(place)?.finding(self.area, self.criterion)
    }

    /// One point for each audit.
    pub fn points(&self) -> Result<Vec<Point>, CountError> {
        let places = self.periods.iter().enumerate();
        let points = places.map(|(place, period)| {
            Ok(Point {
                as_of: period.findings.as_of,
                rates: self.finding(place).map(rates),
                chart: self.chart(place)?,
            })
        });
        points.collect()
    }

    /// An audit against all earlier ones in which the criterion asked the same.
    fn chart(&self, place: usize) -> Result<Option<Chart>, CountError> {
        let judged = self.finding(place).filter(|finding| is_usable(finding));
        let (Some(judged), Some(period)) = (judged, self.periods.get(place)) else {
            return Ok(None);
        };
        let earlier: Vec<&Finding> = (0..place)
            .filter_map(|before| Some((self.periods.get(before)?, self.finding(before)?)))
            .filter(|(_, finding)| is_usable(finding))
            .filter(|(before, finding)| {
                let sameness = self.editions.sameness((before, finding), (period, judged));
                sameness == Sameness::Same
            })
            .map(|(_, finding)| finding)
            .collect();
        if earlier.len() < FEWEST_PERIODS {
            return Ok(None);
        }
        let baseline = Counts {
            fail: earlier.iter().map(|finding| counts(finding).fail).sum(),
            decided: earlier.iter().map(|finding| counts(finding).decided).sum(),
        };
        let judged = counts(judged);
        let limits = ControlLimits::of(judged.decided, trials(baseline))?;
        Ok(Some(Chart {
            periods: u64::try_from(earlier.len()).unwrap_or(u64::MAX),
            baseline,
            lower: limits.lower,
            upper: limits.upper,
            signal: limits.signal(judged.fail),
        }))
    }

    /// From one audit to a later one.
    pub fn compared(
        &self,
        [before, after]: [&Period; 2],
        confidence: Confidence,
    ) -> Result<Compared, CountError> {
        let change = |status| Change {
            from: before.findings.as_of,
            to: after.findings.as_of,
            status,
            shared_cases: None,
            earlier: None,
            later: None,
            difference: None,
            lower: None,
            upper: None,
            p: None,
            p_corrected: None,
        };
        let untested = |change| Compared { change, test: None };
        let found = |period: &Period| period.finding(self.area, self.criterion).cloned();
        let (Some(earlier), Some(later)) = (found(before), found(after)) else {
            return Ok(untested(change(ChangeStatus::Absent)));
        };
        if let Some(status) = self.not_comparable((before, &earlier), (after, &later)) {
            return Ok(untested(change(status)));
        }
        if is_census(&earlier) && is_census(&later) {
            let exact = exact_change(change(ChangeStatus::CensusSame), &earlier, &later);
            return Ok(untested(exact));
        }
        let apart = self.apart(before, after, [counts(&earlier), counts(&later)]);
        let [earlier, later] = apart.counts;
        let mut change = Change {
            shared_cases: apart.shared,
            earlier: Some(earlier),
            later: Some(later),
            ..change(ChangeStatus::AllShared)
        };
        if earlier.decided == 0 || later.decided == 0 {
            return Ok(untested(change));
        }
        let groups = Groups {
            first: trials(later),
            second: trials(earlier),
        };
        let limits = groups.newcombe(confidence)?;
        let p = groups.fisher()?.two_sided;
        change.status = ChangeStatus::NotShown;
        change.difference = Some(rate(later) - rate(earlier));
        (change.lower, change.upper) = (Some(limits.lower), Some(limits.upper));
        change.p = Some(p);
        let smallest_p = groups.smallest_p()?;
        Ok(Compared {
            change,
            test: Some(TestOfFamily { p, smallest_p }),
        })
    }

    /// Why two findings are not compared; `None` when they can be.
    fn not_comparable(
        &self,
        (before, earlier): (&Period, &Finding),
        (after, later): (&Period, &Finding),
    ) -> Option<ChangeStatus> {
        match self.editions.sameness((before, earlier), (after, later)) {
            Sameness::Changed => return Some(ChangeStatus::Changed),
            Sameness::Unchecked => return Some(ChangeStatus::Unchecked),
            Sameness::Same => {}
        }
        let both = [earlier, later];
        if both.iter().any(|finding| pending(finding) > 0) {
            Some(ChangeStatus::Pending)
        } else if both.iter().any(|finding| counts(finding).decided == 0) {
            Some(ChangeStatus::NoneDecided)
        } else if both.iter().any(|finding| !is_usable(finding)) {
            Some(ChangeStatus::NoLimits)
        } else {
            None
        }
    }

    /// The counts without the cases that are decided in both audits.
    fn apart(&self, before: &Period, after: &Period, whole: [Counts; 2]) -> Apart {
        let (Some(earlier), Some(later)) = (&before.outcomes, &after.outcomes) else {
            return Apart {
                counts: whole,
                shared: None,
            };
        };
        let none = BTreeMap::new();
        let of = |outcomes: &super::Outcomes| {
            let decided = outcomes.decided(self.area, self.criterion);
            decided.unwrap_or(&none).clone()
        };
        let (earlier, later) = (of(earlier), of(later));
        let shared = earlier.keys().filter(|case| later.contains_key(*case));
        let shared = u64::try_from(shared.count()).unwrap_or(u64::MAX);
        Apart {
            counts: [without(&earlier, &later), without(&later, &earlier)],
            shared: Some(shared),
        }
    }
}

/// What is left of two audits when the cases of both are left out.
struct Apart {
    counts: [Counts; 2],
    shared: Option<u64>,
}

fn without(cases: &BTreeMap<String, bool>, others: &BTreeMap<String, bool>) -> Counts {
    let own = || cases.iter().filter(|(case, _)| !others.contains_key(*case));
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    Counts {
        fail: count(own().filter(|(_, fails)| **fails).count()),
        decided: count(own().count()),
    }
}

/// Whether the finding is concluded, has decided cases, and stands on a sample that has limits.
fn is_usable(finding: &Finding) -> bool {
    pending(finding) == 0
        && counts(finding).decided > 0
        && finding.interval.method != LimitMethod::None
}

fn is_census(finding: &Finding) -> bool {
    finding.interval.method == LimitMethod::Census && finding.undetermined == 0
}

/// Every case was looked at in both audits: the difference has no sampling error.
fn exact_change(change: Change, earlier: &Finding, later: &Finding) -> Change {
    let (earlier, later) = (whole(earlier), whole(later));
    let product = |one: Counts, other: Counts| u128::from(one.fail) * u128::from(other.decided);
    let status = match product(later, earlier).cmp(&product(earlier, later)) {
        std::cmp::Ordering::Greater => ChangeStatus::CensusMore,
        std::cmp::Ordering::Less => ChangeStatus::CensusFewer,
        std::cmp::Ordering::Equal => ChangeStatus::CensusSame,
    };
    Change {
        status,
        earlier: Some(earlier),
        later: Some(later),
        difference: Some(rate(later) - rate(earlier)),
        ..change
    }
}

fn rates(finding: &Finding) -> Rates {
    Rates {
        fail: finding.fail,
        decided: finding.decided(),
        undetermined: finding.undetermined,
        pending: finding.pending,
        rate: finding.rate,
        method: finding.interval.method,
        lower: finding.interval.lower,
        upper: finding.interval.upper,
    }
}

/// What is compared: of a sample that was extended the cases of the first look, since Fisher's test and the chart suppose
/// sizes that nothing in the sample decided.
fn counts(finding: &Finding) -> Counts {
    match finding.first_look {
        Some(first) => Counts {
            fail: first.fail,
            decided: first.pass + first.fail,
        },
        None => whole(finding),
    }
}

/// All decided cases.
fn whole(finding: &Finding) -> Counts {
    Counts {
        fail: finding.fail,
        decided: finding.decided(),
    }
}

/// Cases that wait for a reviewer, of those that are compared.
fn pending(finding: &Finding) -> u64 {
    finding
        .first_look
        .map_or(finding.pending, |first| first.pending)
}

fn trials(counts: Counts) -> Trials {
    Trials {
        sampled: counts.decided,
        fails: counts.fail,
    }
}

fn rate(counts: Counts) -> f64 {
    to_float(counts.fail) / to_float(counts.decided)
}
