//! Is the target met, and how many further cases would decide?
//!
//! Every answer rests on the one-sided limits of [`super::error_rate`] and is decided in integers.

use std::cmp::Ordering;

use serde::Serialize;

use super::count::{CountError, smallest};
use super::error_rate::{Applicable, Observed};
use super::looks::{Bound, Rule};
use super::share::Share;

/// Largest sample that [`further`] considers when the number of applicable cases is not known.
pub const LARGEST_SAMPLE: u64 = 10_000;

/// Where the error rate stands against 1 - target. Serialised as in `findings.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetStatus {
    /// The one-sided upper limit of the error rate is at most 1 - target.
    Met,
    /// The one-sided lower limit of the error rate is above 1 - target.
    NotMet,
    /// Neither: the sample is too small to tell.
    Undecided,
}

/// The target status by `rule`, or by a confidence for a sample looked at once; none when no case was decided.
///
/// # Errors
/// When the counts cannot come from one sample, see [`Observed::check`].
///
/// 15 of 120 without an error do not yet show that 90 % are right. Had 24 been drawn at once, they would; now that the
/// first 15 were seen, it takes 32 more:
///
/// ```
/// # use sagsaudit::stats::error_rate::{Applicable, Observed};
/// # use sagsaudit::stats::share::Confidence;
/// # use sagsaudit::stats::target::{Further, TargetStatus, further, target_status};
/// let (target, confidence) = ("0.9".parse().unwrap(), "0.95".parse::<Confidence>().unwrap());
/// let observed = Observed {
///     drawn: 15,
///     passes: 15,
///     fails: 0,
///     undetermined: 0,
///     applicable: Applicable::Known { population: 120 },
/// };
/// assert_eq!(target_status(&observed, target, confidence), Ok(Some(TargetStatus::Undecided)));
/// assert_eq!(further(&observed, target, confidence), Ok(Some(Further::Cases(32))));
/// ```
pub fn target_status(
    observed: &Observed,
    target: Share,
    rule: impl Into<Rule>,
) -> Result<Option<TargetStatus>, CountError> {
    observed.check()?;
    if observed.decided() == 0 {
        return Ok(None);
    }
    let (tolerated, bound) = (target.complement(), rule.into().one_sided());
    Ok(Some(if observed.upper_at_most(tolerated, bound)? {
        TargetStatus::Met
    } else if observed.lower_above(tolerated, bound)? {
        TargetStatus::NotMet
    } else {
        TargetStatus::Undecided
    }))
}

/// How many further cases would decide a target that is undecided, if errors go on at the rate seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Further {
    /// The target is met or not met already.
    Decided,
    /// This many further applicable cases, at least 1, and not one fewer.
    Cases(u64),
    /// Only examining every case of the area decides: the rate seen is the tolerated rate itself, or no smaller number
    /// of cases is enough and whole cases do not reproduce the rate seen at the end.
    OnlyCensus,
    /// A sample of this size, [`LARGEST_SAMPLE`], is not enough.
    MoreThan(u64),
}

/// The smallest number j of further applicable cases that decides the target if errors go on at the rate seen, by the
/// rule that holds after the extension; none when no case was decided.
///
/// After j cases the fails are k (m + j) / m, rounded up when the rate seen is below the tolerated one (towards met)
/// and down when it is above (towards not met): the rounding that makes deciding harder. A sample
/// that was to be looked at once is judged by the any-time set from then on ([`Rule::after_extension`]). With a known number M of applicable cases m + j stays within M less the undetermined; else the
/// cases not drawn become fewer by j and m + j is at most [`LARGEST_SAMPLE`].
///
/// # Errors
/// As [`target_status`].
pub fn further(
    observed: &Observed,
    target: Share,
    rule: impl Into<Rule>,
) -> Result<Option<Further>, CountError> {
    let rule = rule.into();
    let Some(status) = target_status(observed, target, rule)? else {
        return Ok(None);
    };
    if status != TargetStatus::Undecided {
        return Ok(Some(Further::Decided));
    }
    let extension = Extension {
        observed,
        tolerated: target.complement(),
        bound: rule.after_extension().one_sided(),
    };
    let found = match extension
        .tolerated
        .compare_to(observed.fails, observed.decided())
    {
        Ordering::Equal => return Ok(Some(Further::OnlyCensus)),
        Ordering::Greater => extension.first_met(),
        Ordering::Less => extension.first_not_met(),
    };
    Ok(Some(match found {
        Some(sampled) => Further::Cases(sampled - observed.decided()),
        None if extension.reach() > extension.largest_sample() => Further::MoreThan(LARGEST_SAMPLE),
        None => Further::OnlyCensus,
    }))
}

/// A sample that goes on at the rate seen.
///
/// For a fixed number of fails the limits fall as the sample grows, so that only few sample sizes need to be asked:
/// towards met the last size with each number of fails, towards not met the first.
struct Extension<'a> {
    observed: &'a Observed,
    tolerated: Share,
    /// What a limit uses once the sample is extended.
    bound: Bound,
}

impl Extension<'_> {
    /// The smallest larger sample that meets the target.
    fn first_met(&self) -> Option<u64> {
        let (sampled, fails) = (self.observed.decided(), self.observed.fails);
        let largest_sample = self.largest_sample();
        if fails == 0 {
            return self.first_met_between(sampled + 1, largest_sample, 0);
        }
        // With `more` fails the sizes are those above (more - 1) m / k, up to more m / k.
        (fails + 1..)
            .map(|more| (more, (more - 1) * sampled / fails + 1))
            .take_while(|&(_, first)| first <= largest_sample)
            .find_map(|(more, first)| {
                let last = (more * sampled / fails).min(largest_sample);
                self.first_met_between(first, last, more)
            })
    }

    /// The smallest sample in `first..=last` that meets the target with `fails` fails.
    fn first_met_between(&self, first: u64, last: u64, fails: u64) -> Option<u64> {
        let met = |sampled| {
            let extended = self.extended(sampled, fails);
            extended.upper_at_most(self.tolerated, self.bound) == Ok(true)
        };
        (first <= last && met(last)).then(|| smallest(first, last, met))
    }

    /// The smallest larger sample that shows the target not to be met.
    fn first_not_met(&self) -> Option<u64> {
        let (sampled, fails) = (self.observed.decided(), self.observed.fails);
        let largest_sample = self.largest_sample();
        (fails + 1..)
            .map(|more| (more, (more * sampled).div_ceil(fails)))
            .take_while(|&(_, first)| first <= largest_sample)
            .find(|&(more, first)| {
                let extended = self.extended(first, more);
                extended.lower_above(self.tolerated, self.bound) == Ok(true)
            })
            .map(|(_, first)| first)
    }

    /// The sample after the extension, nothing undetermined.
    fn extended(&self, sampled: u64, fails: u64) -> Observed {
        let further = sampled - self.observed.decided();
        Observed {
            drawn: self.observed.drawn + further,
            passes: sampled - fails,
            fails,
            undetermined: 0,
            applicable: match self.observed.applicable {
                Applicable::Unknown { undrawn } => Applicable::Unknown {
                    undrawn: undrawn - further,
                },
                known => known,
            },
        }
    }

    /// The largest sample of applicable cases that there can be.
    fn reach(&self) -> u64 {
        match self.observed.applicable {
            Applicable::Known { population } => population - self.observed.undetermined,
            Applicable::Unknown { undrawn } => self.observed.decided() + undrawn,
        }
    }

    /// The largest sample that is considered.
    fn largest_sample(&self) -> u64 {
        match self.observed.applicable {
            Applicable::Known { .. } => self.reach(),
            Applicable::Unknown { .. } => self.reach().min(LARGEST_SAMPLE),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stats::looks::Looks;
    use crate::stats::share::Confidence;

    fn confidence() -> Confidence {
        "0.95".parse().unwrap()
    }

    fn observed(sampled: u64, fails: u64, applicable: Applicable) -> Observed {
        Observed {
            drawn: sampled,
            passes: sampled - fails,
            fails,
            undetermined: 0,
            applicable,
        }
    }

    fn known(sampled: u64, fails: u64, population: u64) -> Observed {
        observed(sampled, fails, Applicable::Known { population })
    }

    fn unknown(sampled: u64, fails: u64, undrawn: u64) -> Observed {
        observed(sampled, fails, Applicable::Unknown { undrawn })
    }

    fn status(observed: &Observed, target: &str) -> TargetStatus {
        let target = target.parse().unwrap();
        target_status(observed, target, confidence())
            .unwrap()
            .unwrap()
    }

    fn further_cases(observed: &Observed, target: &str) -> Further {
        let target = target.parse().unwrap();
        further(observed, target, confidence()).unwrap().unwrap()
    }

    #[test]
    fn status_follows_the_limits() {
        // The least sample without an error for a rate of 10 % at 95 % is 29 (0.9^28 > 0.05 >= 0.9^29).
        assert_eq!(
            status(&unknown(28, 0, 9999), "0.9"),
            TargetStatus::Undecided
        );
        assert_eq!(status(&unknown(29, 0, 9999), "0.9"), TargetStatus::Met);
        assert_eq!(
            status(&unknown(15, 4, 9999), "0.9"),
            TargetStatus::Undecided
        );
        assert_eq!(status(&unknown(15, 5, 9999), "0.9"), TargetStatus::NotMet);
        assert_eq!(
            further_cases(&unknown(15, 0, 9999), "0.9"),
            Further::Cases(54)
        );
        assert_eq!(
            further_cases(&unknown(29, 0, 9999), "0.9"),
            Further::Decided
        );
    }

    #[test]
    fn few_cases_left_decide_by_themselves() {
        assert_eq!(status(&unknown(15, 0, 1), "0.9"), TargetStatus::Met);
        assert_eq!(status(&unknown(15, 2, 1), "0.9"), TargetStatus::NotMet);
    }

    #[test]
    fn a_census_decides_exactly() {
        for observed in [known(10, 1, 10), unknown(10, 1, 0)] {
            assert_eq!(status(&observed, "0.9"), TargetStatus::Met);
            assert_eq!(
                status(&observed, "0.900000000000000001"),
                TargetStatus::NotMet
            );
            let open = Observed {
                passes: 8,
                undetermined: 1,
                ..observed
            };
            assert_eq!(status(&open, "0.9"), TargetStatus::Undecided);
            assert_eq!(further_cases(&open, "0.9"), Further::OnlyCensus);
        }
    }

    #[test]
    fn extremes_of_the_target_have_an_answer() {
        assert_eq!(status(&unknown(15, 0, 99), "1"), TargetStatus::Undecided);
        assert_eq!(further_cases(&unknown(15, 0, 99), "1"), Further::OnlyCensus);
        assert_eq!(status(&unknown(15, 1, 99), "1"), TargetStatus::NotMet);
        assert_eq!(status(&unknown(15, 15, 99), "0"), TargetStatus::Met);
        assert_eq!(
            target_status(&unknown(0, 0, 99), Share::ONE, confidence()),
            Ok(None)
        );
        assert_eq!(
            further(&unknown(0, 0, 99), Share::ONE, confidence()),
            Ok(None)
        );
    }

    #[test]
    fn the_rate_tolerated_needs_a_census_and_a_rate_near_it_very_many() {
        assert_eq!(
            further_cases(&known(20, 2, 120), "0.9"),
            Further::OnlyCensus
        );
        assert_eq!(
            further_cases(&unknown(1001, 100, 500_000), "0.9"),
            Further::MoreThan(LARGEST_SAMPLE)
        );
    }

    /// The definition, one size after the other.
    fn first_that_decides(start: &Observed, target: Share, rule: Rule) -> Option<u64> {
        let (sampled, fails) = (start.decided(), start.fails);
        let tolerated = target.complement();
        let last = match start.applicable {
            Applicable::Known { population } => population,
            Applicable::Unknown { undrawn } => sampled + undrawn,
        };
        (sampled + 1..=last)
            .find(|&size| {
                let towards_met = tolerated.compare_to(fails, sampled) == Ordering::Greater;
                let product = fails * size;
                let fails = if towards_met {
                    product.div_ceil(sampled)
                } else {
                    product / sampled
                };
                let extended = match start.applicable {
                    Applicable::Known { population } => known(size, fails, population),
                    Applicable::Unknown { undrawn } => {
                        unknown(size, fails, undrawn + sampled - size)
                    }
                };
                let status = target_status(&extended, target, rule.after_extension())
                    .unwrap()
                    .unwrap();
                status
                    == if towards_met {
                        TargetStatus::Met
                    } else {
                        TargetStatus::NotMet
                    }
            })
            .map(|size| size - sampled)
    }

    proptest! {
        #[test]
        fn further_is_the_first_size_that_decides(
            passes in 0_u64..40,
            fails in 0_u64..10,
            rest in 0_u64..300,
            is_known: bool,
            percent in 0_u32..=99,
            stages in 0_u64..4,
        ) {
            let looks = if stages == 0 { Looks::Once } else { Looks::Stages(stages) };
            let rule = Rule { confidence: confidence(), looks };
            prop_assume!(passes + fails > 0);
            let sampled = passes + fails;
            let start = if is_known {
                known(sampled, fails, sampled + rest)
            } else {
                unknown(sampled, fails, rest)
            };
            let text = format!("0.{percent:02}");
            let target: Share = text.parse().unwrap();
            let found = further(&start, target, rule).unwrap().unwrap();
            if target.complement().compare_to(fails, sampled) == Ordering::Equal {
                prop_assert!(found == Further::OnlyCensus || found == Further::Decided);
            } else if found != Further::Decided {
                let expected = first_that_decides(&start, target, rule);
                prop_assert_eq!(found, expected.map_or(Further::OnlyCensus, Further::Cases));
            }
        }
    }
}
