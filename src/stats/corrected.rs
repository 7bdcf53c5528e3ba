//! The number of errors in a population of which the data decides every case, corrected by what a look at a sample showed
//! of the data: two-phase (double) sampling for misclassification (Tenenbein 1970, Journal of the American Statistical
//! Association 65, 1350-1361), with exact limits for a finite population.
//!
//! Of a simple random sample the cases that fail by the data are a simple random sample of all that do, however many they
//! are, and so are those that pass. Each of the two has exact hypergeometric limits with half of the risk.

use super::count::{CountError, check_size, to_float};
use super::hypergeometric::{self, Sample};
use super::limit::CaseLimits;
use super::share::{Confidence, Tail};

/// What a look at a sample showed of the data. In both parts `population` is what the data says of all cases, `sampled`
/// how many of these were drawn and looked at, and `fails` how many of those are errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TwoPhase {
    /// The cases that fail by the data.
    pub fails: Sample,
    /// The cases that pass by the data.
    pub passes: Sample,
}

/// The errors of a population, estimated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CorrectedErrors {
    /// The estimated number of cases with the error.
    pub errors: f64,
    /// Its two-sided limits, in whole cases.
    pub limits: CaseLimits,
    /// Cases that the data decides.
    pub of: u64,
}

impl TwoPhase {
    /// The corrected number of errors; `None` when there is no case, or when of some cases that pass (or fail) by the data
    /// none was looked at.
    ///
    /// # Errors
    /// When more cases are errors than were looked at, or more looked at than there are, or there are more than
    /// [`super::count::MAX_COUNT`].
    ///
    /// Of 40 that fail 9 of 10 looked at are errors, of 160 that pass 1 of 30:
    ///
    /// ```
    /// # use sagsaudit::stats::{corrected::TwoPhase, hypergeometric::Sample};
    /// let fails = Sample { population: 40, sampled: 10, fails: 9 };
    /// let passes = Sample { population: 160, sampled: 30, fails: 1 };
    /// let corrected = TwoPhase { fails, passes }.corrected("0.95".parse().unwrap()).unwrap().unwrap();
    /// assert!((corrected.errors - (36.0 + 160.0 / 30.0)).abs() < 1e-12);
    /// assert_eq!((corrected.limits.lower, corrected.limits.upper), (24, 67));
    /// ```
    pub fn corrected(self, confidence: Confidence) -> Result<Option<CorrectedErrors>, CountError> {
        let parts = [self.fails, self.passes];
        for part in parts {
            part.check()?;
        }
        let of = self.fails.population + self.passes.population;
        check_size(of)?;
        let is_unseen = |part: &Sample| part.population > 0 && part.sampled == 0;
        if of == 0 || parts.iter().any(is_unseen) {
            return Ok(None);
        }
        // Half of the risk for each part, as in two stages.
        let tail = confidence.two_sided_of(2);
        let [fails, passes] = [limits(self.fails, tail)?, limits(self.passes, tail)?];
        Ok(Some(CorrectedErrors {
            errors: projected(self.fails) + projected(self.passes),
            limits: CaseLimits {
                lower: fails.lower + passes.lower,
                upper: fails.upper + passes.upper,
            },
            of,
        }))
    }
}

fn limits(part: Sample, tail: Tail) -> Result<CaseLimits, CountError> {
    Ok(CaseLimits {
        lower: hypergeometric::lower_count(part, tail)?,
        upper: hypergeometric::upper_count(part, tail)?,
    })
}

/// N k / n, and nothing of nothing.
fn projected(part: Sample) -> f64 {
    if part.sampled == 0 {
        return 0.0;
    }
    to_float(part.population) * to_float(part.fails) / to_float(part.sampled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(population: u64, sampled: u64, fails: u64) -> Sample {
        Sample {
            population,
            sampled,
            fails,
        }
    }

    fn confidence(text: &str) -> Confidence {
        text.parse().unwrap()
    }

    fn corrected(fails: Sample, passes: Sample) -> Option<CorrectedErrors> {
        let two_phase = TwoPhase { fails, passes };
        two_phase.corrected(confidence("0.95")).unwrap()
    }

    fn choose(of: u64, chosen: u64) -> u128 {
        if chosen > of {
            return 0;
        }
        (0..chosen).fold(1, |ways, step| {
            ways * u128::from(of - step) / u128::from(step + 1)
        })
    }

    /// Ways to draw `sampled` from `population`, `failing` of which fail, so that so many of the drawn ones do.
    fn ways(drawn: Sample, failing: u64) -> u128 {
        choose(failing, drawn.fails)
            * choose(drawn.population - failing, drawn.sampled - drawn.fails)
    }

    /// Samples of 7 that hold the truth between their limits, and samples that have limits, when so many of the 6 that
    /// fail by the data and of the 8 that pass are errors.
    fn covered(of_fails: u64, of_passes: u64, confidence: Confidence) -> (u128, u128) {
        let (mut holding, mut all) = (0, 0);
        for drawn_fails in 0..=6 {
            for confirmed in 0..=drawn_fails {
                for hidden in 0..=7 - drawn_fails {
                    let fails = part(6, drawn_fails, confirmed);
                    let passes = part(8, 7 - drawn_fails, hidden);
                    let weight = ways(fails, of_fails) * ways(passes, of_passes);
                    let two_phase = TwoPhase { fails, passes };
                    let Some(shown) = two_phase.corrected(confidence).unwrap() else {
                        assert_eq!(drawn_fails, 0);
                        continue;
                    };
                    let truth = of_fails + of_passes;
                    all += weight;
                    if (shown.limits.lower..=shown.limits.upper).contains(&truth) {
                        holding += weight;
                    }
                }
            }
        }
        (holding, all)
    }

    #[test]
    fn the_limits_hold_the_truth_as_often_as_they_say() {
        for (text, percent) in [("0.5", 50), ("0.8", 80), ("0.95", 95)] {
            for of_fails in 0..=6 {
                for of_passes in 0..=8 {
                    let (holding, all) = covered(of_fails, of_passes, confidence(text));
                    // All samples of 7 of 14 but those with none of the 6.
                    assert_eq!(all, choose(14, 7) - choose(8, 7));
                    assert!(
                        100 * holding >= percent * all,
                        "{text}: {of_fails} + {of_passes}: {holding} of {all}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_was_looked_at_whole_is_exact() {
        let shown = corrected(part(6, 6, 4), part(8, 8, 1)).unwrap();
        assert_eq!((shown.limits.lower, shown.limits.upper), (5, 5));
        assert!((shown.errors - 5.0).abs() < 1e-12);
    }

    #[test]
    fn a_part_without_cases_adds_nothing() {
        let shown = corrected(part(0, 0, 0), part(100, 20, 2)).unwrap();
        let tail = confidence("0.95").two_sided_of(2);
        let alone = limits(part(100, 20, 2), tail).unwrap();
        assert_eq!((shown.limits, shown.of), (alone, 100));
        assert!((shown.errors - 10.0).abs() < 1e-12);
    }

    #[test]
    fn a_part_that_nobody_looked_at_leaves_the_number_unknown() {
        assert_eq!(corrected(part(1, 0, 0), part(100, 20, 2)), None);
        assert_eq!(corrected(part(10, 5, 5), part(100, 0, 0)), None);
        assert_eq!(corrected(part(0, 0, 0), part(0, 0, 0)), None);
    }

    #[test]
    fn impossible_counts_are_errors() {
        for fails in [part(5, 6, 0), part(5, 3, 4), part(u64::MAX, 1, 0)] {
            let two_phase = TwoPhase {
                fails,
                passes: part(100, 20, 2),
            };
            assert!(two_phase.corrected(confidence("0.95")).is_err());
        }
        let most = super::super::count::MAX_COUNT;
        let two_phase = TwoPhase {
            fails: part(most, 1, 0),
            passes: part(1, 1, 0),
        };
        assert!(two_phase.corrected(confidence("0.95")).is_err());
    }
}
