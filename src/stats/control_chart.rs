//! A p-chart with exact limits: is the number of fails of one period what the earlier ones would lead to expect?
//!
//! The limits are those counts of the binomial with the rate of the earlier periods beyond which a side has at most
//! 0.00135, the tail beyond three standard deviations of the normal distribution (Shewhart 1931, Economic Control of
//! Quality of Manufactured Product), each for the period's own number of cases. The normal approximation is not used:
//! at 15 cases and a rate of 5 % it would put the lower limit below 0 and the upper one in the wrong place.

use std::cmp::Ordering;
use std::str::FromStr;

use super::binomial::{Binomial, Rate, Trials};
use super::count::{CountError, largest, smallest};
use super::share::{Confidence, Tail};
use super::tails::{compare_at_least, compare_at_most};

/// Fewer earlier periods than this are no baseline.
pub const FEWEST_PERIODS: usize = 20;

/// The counts between which a period is as the baseline leads to expect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ControlLimits {
    /// The smallest number of fails that is no signal; `None` when even none at all is none.
    pub lower: Option<u64>,
    /// The largest number of fails that is no signal.
    pub upper: u64,
}

/// What a period says against its baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// Fewer fails than the baseline explains.
    Below,
    /// Nothing out of the ordinary.
    Within,
    /// More fails than the baseline explains.
    Above,
}

impl ControlLimits {
    /// The limits for a period of `sampled` cases. `baseline` are the cases of all earlier periods together; the
    /// comparison with 0.00135 is exact.
    ///
    /// # Errors
    /// When the baseline is empty, has more fails than cases, or a number is above [`super::count::MAX_COUNT`].
    ///
    /// ```
    /// # use sagsaudit::stats::{binomial::Trials, control_chart::ControlLimits};
    /// let limits = ControlLimits::of(15, Trials { sampled: 300, fails: 30 }).unwrap();
    /// assert_eq!((limits.lower, limits.upper), (None, 6));
    /// ```
    pub fn of(sampled: u64, baseline: Trials) -> Result<Self, CountError> {
        baseline.check()?;
        super::count::check_size(sampled)?;
        let expected = Binomial {
            sampled,
            rate: Rate {
                fails: baseline.fails,
                of: baseline.sampled,
            },
        };
        let tail = tail();
        let upper = largest(0, sampled, |count| {
            compare_at_least(&expected, count, tail) == Ordering::Greater
        });
        let lower = smallest(0, sampled, |count| {
            compare_at_most(&expected, count, tail) == Ordering::Greater
        });
        Ok(Self {
            lower: (lower > 0).then_some(lower),
            upper,
        })
    }

    /// What so many fails say.
    #[must_use]
    pub fn signal(&self, fails: u64) -> Signal {
        if fails > self.upper {
            Signal::Above
        } else if self.lower.is_some_and(|lower| fails < lower) {
            Signal::Below
        } else {
            Signal::Within
        }
    }
}

/// 0.00135 on each side.
fn tail() -> Tail {
    Confidence::from_str("0.99865")
        .expect("a literal confidence")
        .one_sided()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(sampled: u64, fails: u64, of: u64) -> ControlLimits {
        ControlLimits::of(sampled, Trials { sampled: of, fails }).unwrap()
    }

    /// The tails as sums of binomial terms in doubles, far from ties.
    fn at_least(count: u64, sampled: u64, rate: f64) -> f64 {
        let term = |met: u64| {
            let ways = (0..met).fold(1.0, |ways, step| {
                ways * f64::from(u32::try_from(sampled - step).unwrap())
                    / f64::from(u32::try_from(step + 1).unwrap())
            });
            let power = |base: f64, times: u64| base.powi(i32::try_from(times).unwrap());
            ways * power(rate, met) * power(1.0 - rate, sampled - met)
        };
        (count..=sampled).map(term).sum()
    }

    #[test]
    fn limits_are_where_the_tails_say() {
        for sampled in [1, 7, 15, 40] {
            for (fails, of) in [(1, 100), (30, 300), (97, 211), (299, 300)] {
                let found = limits(sampled, fails, of);
                let rate = f64::from(u32::try_from(fails).unwrap())
                    / f64::from(u32::try_from(of).unwrap());
                assert!(at_least(found.upper, sampled, rate) > 0.00135);
                assert!(
                    found.upper == sampled || at_least(found.upper + 1, sampled, rate) <= 0.00135
                );
                let lower = found.lower.unwrap_or(0);
                assert!(1.0 - at_least(lower + 1, sampled, rate) > 0.00135);
                assert!(lower == 0 || 1.0 - at_least(lower, sampled, rate) <= 0.00135);
            }
        }
    }

    #[test]
    fn a_baseline_without_fails_makes_every_fail_a_signal() {
        let none = limits(15, 0, 300);
        assert_eq!((none.lower, none.upper), (None, 0));
        assert_eq!(none.signal(0), Signal::Within);
        assert_eq!(none.signal(1), Signal::Above);
        let all = limits(15, 300, 300);
        assert_eq!((all.lower, all.upper), (Some(15), 15));
        assert_eq!(all.signal(14), Signal::Below);
    }

    #[test]
    fn an_impossible_baseline_is_refused() {
        for (sampled, fails) in [(0, 0), (5, 6)] {
            assert!(ControlLimits::of(15, Trials { sampled, fails }).is_err());
        }
        let empty = limits(0, 1, 10);
        assert_eq!((empty.lower, empty.upper), (None, 0));
    }
}
