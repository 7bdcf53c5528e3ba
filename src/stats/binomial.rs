//! Limits for a sample from a large or unknown population: the exact binomial limits of Clopper and Pearson
//! (1934, Biometrika 26), and the decisions whether such a limit is above a rate, in integers.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::count::{CountError, check_sample, check_size, to_float};
use super::share::{Share, Tail};
use super::tails::{self, CountDistribution, ways};

/// Cases drawn and decided, and how many of them fail: `fails <= sampled`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trials {
    /// Cases drawn and decided, m; at least 1.
    pub sampled: u64,
    /// Cases of these that fail, k.
    pub fails: u64,
}

impl Trials {
    pub(super) fn check(self) -> Result<(), CountError> {
        check_size(self.sampled)?;
        if self.sampled == 0 {
            return Err(CountError::EmptySample);
        }
        check_sample(self.fails, self.sampled, self.sampled)
    }

    pub(super) fn at_rate(self, rate: Rate) -> Binomial {
        Binomial {
            sampled: self.sampled,
            rate,
        }
    }
}

/// Largest error rate that the sample leaves possible: the rate at which P(X <= k) falls to the tail.
///
/// A fraction of 1, with a relative error below 1e-9; 1 when every sampled case fails.
///
/// # Errors
/// When `sampled` is 0 or `fails > sampled`, or above [`super::count::MAX_COUNT`].
///
/// 15 cases without an error still allow an error rate of 18 %:
///
/// ```
/// # use sagsaudit::stats::{binomial::{Trials, upper_limit}, share::Confidence};
/// let tail = "0.95".parse::<Confidence>().unwrap().one_sided();
/// let limit = upper_limit(Trials { sampled: 15, fails: 0 }, tail).unwrap();
/// assert!((limit - 0.18104).abs() < 1e-5);
/// ```
pub fn upper_limit(trials: Trials, tail: Tail) -> Result<f64, CountError> {
    trials.check()?;
    if trials.fails == trials.sampled {
        return Ok(1.0);
    }
    let still_possible = |rate: Rate| {
        tails::at_most(&trials.at_rate(rate), trials.fails).probability > tail.to_f64()
    };
    Ok(Rate::where_it_ends(still_possible).to_f64())
}

/// Smallest error rate that the sample leaves possible: the rate at which P(X >= k) reaches the tail.
///
/// A fraction of 1, with a relative error below 1e-9; 0 when no sampled case fails.
///
/// # Errors
/// As [`upper_limit`].
pub fn lower_limit(trials: Trials, tail: Tail) -> Result<f64, CountError> {
    trials.check()?;
    if trials.fails == 0 {
        return Ok(0.0);
    }
    let not_yet_possible = |rate: Rate| {
        tails::at_least(&trials.at_rate(rate), trials.fails).probability <= tail.to_f64()
    };
    Ok(Rate::where_it_ends(not_yet_possible).to_f64())
}

/// Whether the exact [`upper_limit`] is at most `rate`: P(X <= k) at `rate` is at most the tail. Decided in integers.
///
/// # Errors
/// As [`upper_limit`].
pub fn upper_at_most(trials: Trials, rate: Share, tail: Tail) -> Result<bool, CountError> {
    trials.check()?;
    let distribution = trials.at_rate(Rate::from(rate));
    let order = tails::compare_at_most(&distribution, trials.fails, tail);
    Ok(rate == Share::ONE || order != Ordering::Greater)
}

/// Whether the exact [`lower_limit`] is above `rate`: P(X >= k) at `rate` is below the tail. Decided in integers.
///
/// # Errors
/// As [`upper_limit`].
pub fn lower_above(trials: Trials, rate: Share, tail: Tail) -> Result<bool, CountError> {
    trials.check()?;
    let distribution = trials.at_rate(Rate::from(rate));
    Ok(tails::compare_at_least(&distribution, trials.fails, tail) == Ordering::Less)
}

/// The probability that at least `fails` of the sampled cases fail when each does so with the probability `rate`.
///
/// A double with a relative error below 1e-9.
///
/// # Errors
/// As [`upper_limit`].
pub fn at_least(trials: Trials, rate: Share) -> Result<f64, CountError> {
    trials.check()?;
    let distribution = trials.at_rate(Rate::from(rate));
    Ok(tails::at_least(&distribution, trials.fails).probability)
}

/// The probability that at most `fails` of the sampled cases fail when each does so with the probability `rate`.
///
/// A double with a relative error below 1e-9, as long as it is above 1e-12.
///
/// # Errors
/// As [`upper_limit`].
pub fn at_most(trials: Trials, rate: Share) -> Result<f64, CountError> {
    trials.check()?;
    let distribution = trials.at_rate(Rate::from(rate));
    Ok(tails::at_most(&distribution, trials.fails).probability)
}

/// An error rate as a fraction of whole numbers, `fails` of `of`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rate {
    pub(super) fails: u64,
    pub(super) of: u64,
}

impl Rate {
    /// Steps between 0 and 1 in the search for a limit: 2^62.
    const STEPS: u64 = 1 << 62;

    pub(super) fn to_f64(self) -> f64 {
        to_float(self.fails) / to_float(self.of)
    }

    /// The rate at which `holds`, true at 0 and false at 1, stops being true, within 2^-62.
    pub(super) fn where_it_ends(holds: impl Fn(Self) -> bool) -> Self {
        let rate = |fails| Self {
            fails,
            of: Self::STEPS,
        };
        rate(super::count::largest(0, Self::STEPS, |fails| {
            holds(rate(fails))
        }))
    }
}

impl From<Share> for Rate {
    fn from(share: Share) -> Self {
        Self {
            fails: share.numerator(),
            of: share.denominator(),
        }
    }
}

/// The number of fails among `sampled` independent cases.
#[derive(Debug, Clone, Copy)]
pub(super) struct Binomial {
    pub(super) sampled: u64,
    pub(super) rate: Rate,
}

impl CountDistribution for Binomial {
    fn lowest(&self) -> u64 {
        if self.rate.fails == self.rate.of {
            self.sampled
        } else {
            0
        }
    }

    fn highest(&self) -> u64 {
        if self.rate.fails == 0 {
            0
        } else {
            self.sampled
        }
    }

    fn mode(&self) -> u64 {
        let product = u128::from(self.sampled + 1) * u128::from(self.rate.fails);
        let mode = product / u128::from(self.rate.of);
        let mode = u64::try_from(mode).expect("a rate is at most 1");
        mode.min(self.sampled)
    }

    fn ratio_up(&self, count: u64) -> f64 {
        let odds = to_float(self.rate.fails) / to_float(self.rate.of - self.rate.fails);
        to_float(self.sampled - count) * odds / to_float(count + 1)
    }

    fn exact_ratio_up(&self, count: u64) -> (u128, u128) {
        let passes = self.rate.of - self.rate.fails;
        (
            u128::from(self.sampled - count) * u128::from(self.rate.fails),
            u128::from(count + 1) * u128::from(passes),
        )
    }

    fn weight(&self, count: u64) -> BigUint {
        let passes = self.rate.of - self.rate.fails;
        ways(self.sampled, count)
            * power(self.rate.fails, count)
            * power(passes, self.sampled - count)
    }

    fn total(&self) -> BigUint {
        power(self.rate.of, self.sampled)
    }
}

fn power(base: u64, exponent: u64) -> BigUint {
    let exponent = u32::try_from(exponent).expect("a sample is at most MAX_COUNT");
    BigUint::from(base).pow(exponent)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stats::share::Confidence;

    fn confidence(text: &str) -> Confidence {
        text.parse().unwrap()
    }

    #[test]
    fn small_samples_have_closed_limits() {
        let tail = confidence("0.95").one_sided();
        let near = |limit: f64, expected: f64| assert!((limit / expected - 1.0).abs() < 1e-12);
        near(
            upper_limit(
                Trials {
                    sampled: 1,
                    fails: 0,
                },
                tail,
            )
            .unwrap(),
            0.95,
        );
        near(
            lower_limit(
                Trials {
                    sampled: 1,
                    fails: 1,
                },
                tail,
            )
            .unwrap(),
            0.05,
        );
        near(
            lower_limit(
                Trials {
                    sampled: 2,
                    fails: 1,
                },
                tail,
            )
            .unwrap(),
            1.0 - 0.95_f64.sqrt(),
        );
        near(
            upper_limit(
                Trials {
                    sampled: 10_000,
                    fails: 0,
                },
                tail,
            )
            .unwrap(),
            -((0.05_f64).ln() / 10_000.0).exp_m1(),
        );
    }

    #[test]
    fn a_tie_is_at_most_and_is_not_above() {
        let tail = confidence("0.9").one_sided();
        let none = Trials {
            sampled: 1,
            fails: 0,
        };
        let one = Trials {
            sampled: 1,
            fails: 1,
        };
        // The limits are exactly 0.9 and 0.1.
        assert_eq!(upper_at_most(none, "0.9".parse().unwrap(), tail), Ok(true));
        assert_eq!(
            upper_at_most(none, "0.899999999999999999".parse().unwrap(), tail),
            Ok(false)
        );
        assert_eq!(lower_above(one, "0.1".parse().unwrap(), tail), Ok(false));
        assert_eq!(
            lower_above(one, "0.099999999999999999".parse().unwrap(), tail),
            Ok(true)
        );
    }

    #[test]
    fn rates_of_nothing_and_everything_are_decided() {
        let tail = confidence("0.95").one_sided();
        for fails in 0..=3 {
            let trials = Trials { sampled: 3, fails };
            assert_eq!(upper_at_most(trials, Share::ONE, tail), Ok(true));
            assert_eq!(upper_at_most(trials, Share::ZERO, tail), Ok(false));
            assert_eq!(lower_above(trials, Share::ONE, tail), Ok(false));
            assert_eq!(lower_above(trials, Share::ZERO, tail), Ok(fails > 0));
        }
    }

    #[test]
    fn impossible_counts_are_errors() {
        let tail = confidence("0.95").one_sided();
        let empty = Trials {
            sampled: 0,
            fails: 0,
        };
        assert_eq!(upper_limit(empty, tail), Err(CountError::EmptySample));
        assert!(
            lower_limit(
                Trials {
                    sampled: 3,
                    fails: 4
                },
                tail
            )
            .is_err()
        );
    }

    #[test]
    fn doubles_and_integers_agree_on_the_tail() {
        // P(X >= 2 of 4 | 1/4) = 67/256, P(X >= 3) = 13/256.
        let quarter = Rate::from("0.25".parse::<Share>().unwrap());
        let of_four = |fails| Trials { sampled: 4, fails }.at_rate(quarter);
        let chance = |fails| tails::at_least(&of_four(fails), fails).probability;
        assert!((chance(2) - 67.0 / 256.0).abs() < 1e-14);
        assert!((chance(3) - 13.0 / 256.0).abs() < 1e-14);
    }

    proptest! {
        #[test]
        fn limits_bracket_rise_and_mirror(sampled in 1_u64..2000, part in 0.0..1.0, percent in 1_u32..100) {
            let fails = crate::stats::count::whole_at_most(part * to_float(sampled), sampled);
            let tail = confidence(&format!("0.{percent:02}")).two_sided();
            let trials = Trials { sampled, fails };
            let (lower, upper) = (lower_limit(trials, tail).unwrap(), upper_limit(trials, tail).unwrap());
            let seen = to_float(fails) / to_float(sampled);
            prop_assert!(lower <= seen && seen <= upper);
            let passes = Trials { sampled, fails: sampled - fails };
            prop_assert!((lower_limit(passes, tail).unwrap() - (1.0 - upper)).abs() < 1e-10);
            if fails < sampled {
                let more = Trials { sampled, fails: fails + 1 };
                prop_assert!(upper_limit(more, tail).unwrap() > upper);
                prop_assert!(lower_limit(more, tail).unwrap() > lower);
            }
        }

        #[test]
        fn decisions_agree_with_limits(sampled in 1_u64..2000, part in 0.0..1.0, permille in 0_u32..=999) {
            let fails = crate::stats::count::whole_at_most(part * to_float(sampled), sampled);
            let tail = confidence("0.95").one_sided();
            let trials = Trials { sampled, fails };
            let rate: Share = format!("0.{permille:03}").parse().unwrap();
            let (lower, upper) = (lower_limit(trials, tail).unwrap(), upper_limit(trials, tail).unwrap());
            prop_assert_eq!(upper_at_most(trials, rate, tail), Ok(upper <= rate.to_f64()));
            prop_assert_eq!(lower_above(trials, rate, tail), Ok(lower > rate.to_f64()));
        }
    }
}
