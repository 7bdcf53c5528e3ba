//! Limits for a sample drawn without replacement from a population of known size: the exact inversion of the
//! hypergeometric tails (Buonaccorsi 1987, The American Statistician 41(3)), the rule that RAT-STATS documents.
//!
//! The comparison with the tail is strict and ties are decided in integers.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::count::{self, CountError, check_sample, to_float};
use super::share::{Share, Tail};
use super::tails::{self, CountDistribution, ways};

/// A simple random sample and what was found in it: `fails <= sampled <= population`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// Cases that could be drawn, N.
    pub population: u64,
    /// Cases drawn and decided, n.
    pub sampled: u64,
    /// Cases of these that fail, k.
    pub fails: u64,
}

impl Sample {
    pub(super) fn check(self) -> Result<(), CountError> {
        check_sample(self.fails, self.sampled, self.population)
    }

    /// Most fails that the population can hold when the sampled passes pass: N - n + k.
    pub(super) fn most(self) -> u64 {
        self.population - self.sampled + self.fails
    }

    /// How P(X <= k) compares with the tail when `failing` cases of the population fail; at most the population.
    fn compare_at_most(self, failing: u64, tail: Tail) -> Ordering {
        tails::compare_at_most(&self.drawn_from(failing), self.fails, tail)
    }

    /// How P(X >= k) compares with the tail when `failing` cases of the population fail; at most the population.
    fn compare_at_least(self, failing: u64, tail: Tail) -> Ordering {
        tails::compare_at_least(&self.drawn_from(failing), self.fails, tail)
    }

    fn drawn_from(self, failing: u64) -> Hypergeometric {
        Hypergeometric::new(self.population, failing, self.sampled)
    }
}

/// Largest number K of failing cases in the population that the sample leaves possible: P(X(N, K, n) <= k) is above the
/// tail at K, and not above it at K + 1.
///
/// `fails` when every case was sampled; the whole population when every sampled case fails.
///
/// # Errors
/// When not `fails <= sampled <= population`, or the population is above [`count::MAX_COUNT`].
///
/// The printed example of RAT-STATS, 82 fails among 400 of 10,000:
///
/// ```
/// # use sagsaudit::stats::{hypergeometric::{Sample, lower_count, upper_count}, share::Confidence};
/// let sample = Sample { population: 10_000, sampled: 400, fails: 82 };
/// let tail = "0.95".parse::<Confidence>().unwrap().two_sided();
/// assert_eq!(lower_count(sample, tail), Ok(1673));
/// assert_eq!(upper_count(sample, tail), Ok(2470));
/// ```
pub fn upper_count(sample: Sample, tail: Tail) -> Result<u64, CountError> {
    sample.check()?;
    Ok(count::largest(sample.fails, sample.most(), |failing| {
        sample.compare_at_most(failing, tail) == Ordering::Greater
    }))
}

/// Smallest number K of failing cases in the population that the sample leaves possible: P(X(N, K, n) >= k) is above
/// the tail at K, and not above it at K - 1.
///
/// `fails` when every case was sampled; 0 when no sampled case fails.
///
/// # Errors
/// As [`upper_count`].
pub fn lower_count(sample: Sample, tail: Tail) -> Result<u64, CountError> {
    sample.check()?;
    Ok(count::smallest(sample.fails, sample.most(), |failing| {
        sample.compare_at_least(failing, tail) == Ordering::Greater
    }))
}

/// Whether [`upper_count`] is at most the share `rate` of the population, without searching for the limit.
///
/// # Errors
/// As [`upper_count`].
pub fn upper_at_most(sample: Sample, rate: Share, tail: Tail) -> Result<bool, CountError> {
    let first_above = rate.floor_of(sample.population) + 1;
    upper_below(sample, first_above, tail)
}

/// Whether [`upper_count`] is below `failing` cases, without searching for the limit: the sample rules so many out.
///
/// # Errors
/// As [`upper_count`].
pub fn upper_below(sample: Sample, failing: u64, tail: Tail) -> Result<bool, CountError> {
    sample.check()?;
    Ok(failing > sample.population || sample.compare_at_most(failing, tail) != Ordering::Greater)
}

/// Whether [`lower_count`] is above the share `rate` of the population, without searching for the limit.
///
/// # Errors
/// As [`upper_count`].
pub fn lower_above(sample: Sample, rate: Share, tail: Tail) -> Result<bool, CountError> {
    sample.check()?;
    let last_not_above = rate.floor_of(sample.population);
    Ok(sample.compare_at_least(last_not_above, tail) != Ordering::Greater)
}

/// The probability that at least `fails` of the sampled cases fail when `failing` cases of the population do.
///
/// A double with a relative error below 1e-9.
///
/// # Errors
/// As [`upper_count`]; `failing` above the population is an error too.
pub fn at_least(sample: Sample, failing: u64) -> Result<f64, CountError> {
    sample.check()?;
    check_sample(0, failing, sample.population)?;
    Ok(tails::at_least(&sample.drawn_from(failing), sample.fails).probability)
}

/// The probability that at most `fails` of the sampled cases fail when `failing` cases of the population do.
///
/// A double with a relative error below 1e-9, as long as it is above 1e-12.
///
/// # Errors
/// As [`at_least`].
pub fn at_most(sample: Sample, failing: u64) -> Result<f64, CountError> {
    sample.check()?;
    check_sample(0, failing, sample.population)?;
    Ok(tails::at_most(&sample.drawn_from(failing), sample.fails).probability)
}

/// The number of failing cases among `sampled` drawn from `population`, of which `failing` fail.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hypergeometric {
    population: u64,
    failing: u64,
    sampled: u64,
}

impl Hypergeometric {
    /// The numbers of failing and of sampled cases may change places without changing the distribution; the integers
    /// are smallest when the sample is the one farther from half of the population.
    pub(super) fn new(population: u64, failing: u64, sampled: u64) -> Self {
        let size = |chosen: u64| chosen.min(population - chosen);
        let (failing, sampled) = if size(failing) < size(sampled) {
            (sampled, failing)
        } else {
            (failing, sampled)
        };
        Self {
            population,
            failing,
            sampled,
        }
    }

    /// The two factors above and the two below the line of `weight(count + 1) / weight(count)`.
    fn factors(&self, count: u64) -> [u64; 4] {
        [
            self.failing - count,
            self.sampled - count,
            count + 1,
            self.population + count + 1 - self.failing - self.sampled,
        ]
    }
}

impl CountDistribution for Hypergeometric {
    fn lowest(&self) -> u64 {
        (self.failing + self.sampled).saturating_sub(self.population)
    }

    fn highest(&self) -> u64 {
        self.failing.min(self.sampled)
    }

    fn mode(&self) -> u64 {
        let product = u128::from(self.failing + 1) * u128::from(self.sampled + 1);
        let mode = product / u128::from(self.population + 2);
        let mode = u64::try_from(mode).expect("the mode is not above the sample");
        mode.clamp(self.lowest(), self.highest())
    }

    fn ratio_up(&self, count: u64) -> f64 {
        let [failing, sampled, next, passing] = self.factors(count).map(to_float);
        (failing * sampled) / (next * passing)
    }

    fn exact_ratio_up(&self, count: u64) -> (u128, u128) {
        let [failing, sampled, next, passing] = self.factors(count).map(u128::from);
        (failing * sampled, next * passing)
    }

    fn weight(&self, count: u64) -> BigUint {
        let passing = self.population - self.failing;
        ways(self.failing, count) * ways(passing, self.sampled - count)
    }

    fn total(&self) -> BigUint {
        ways(self.population, self.sampled)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stats::share::Confidence;

    fn tails() -> Vec<Tail> {
        ["0.5", "0.8", "0.9", "0.95", "0.99"]
            .iter()
            .map(|text| text.parse::<Confidence>().unwrap())
            .flat_map(|confidence| [confidence.one_sided(), confidence.two_sided()])
            .collect()
    }

    /// `ways` as plain integers, by Pascal's triangle.
    fn triangle(size: usize) -> Vec<Vec<u128>> {
        let mut rows = vec![vec![1]];
        for row in 1..=size {
            let above = &rows[row - 1];
            let inner = above.windows(2).map(|pair| pair[0] + pair[1]);
            rows.push(std::iter::once(1).chain(inner).chain([1]).collect());
        }
        rows
    }

    #[test]
    fn every_small_sample_agrees_with_enumeration() {
        let triangle = triangle(40);
        let choose = |of: u64, chosen: u64| {
            let row = &triangle[usize::try_from(of).unwrap()];
            row.get(usize::try_from(chosen).unwrap())
                .copied()
                .unwrap_or(0)
        };
        let tails = tails();
        for population in 0..=40 {
            for sampled in 0..=population {
                let total = choose(population, sampled);
                for fails in 0..=sampled {
                    let sample = Sample {
                        population,
                        sampled,
                        fails,
                    };
                    let weight = |failing: u64, met: u64| {
                        choose(failing, met) * choose(population - failing, sampled - met)
                    };
                    let sums: Vec<(u64, u128, u128)> = (fails..=population - sampled + fails)
                        .map(|failing| {
                            let below = (0..=fails).map(|met| weight(failing, met)).sum();
                            let above = (fails..=sampled).map(|met| weight(failing, met)).sum();
                            (failing, below, above)
                        })
                        .collect();
                    for &tail in &tails {
                        let passes = |sum: u128| {
                            sum * u128::from(tail.denominator())
                                > total * u128::from(tail.numerator())
                        };
                        let upper = sums.iter().rfind(|row| passes(row.1)).unwrap().0;
                        let lower = sums.iter().find(|row| passes(row.2)).unwrap().0;
                        assert_eq!(upper_count(sample, tail), Ok(upper), "{sample:?} {tail}");
                        assert_eq!(lower_count(sample, tail), Ok(lower), "{sample:?} {tail}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_tie_in_a_large_population_is_decided_in_integers() {
        let sample = Sample {
            population: 1_000_000,
            sampled: 1,
            fails: 0,
        };
        let tail = "0.95".parse::<Confidence>().unwrap().one_sided();
        // P(X <= 0) = (N - K) / N is exactly 0.05 at K = 950,000.
        assert_eq!(upper_count(sample, tail), Ok(949_999));
    }

    #[test]
    fn impossible_counts_are_errors() {
        let tail = tails()[0];
        for (population, sampled, fails) in [(10, 11, 0), (10, 5, 6), (count::MAX_COUNT + 1, 1, 0)]
        {
            let sample = Sample {
                population,
                sampled,
                fails,
            };
            assert!(upper_count(sample, tail).is_err());
            assert!(lower_above(sample, Share::ONE, tail).is_err());
        }
        let sample = Sample {
            population: 10,
            sampled: 5,
            fails: 1,
        };
        assert!(at_least(sample, 11).is_err());
    }

    #[test]
    fn a_census_is_exact() {
        for tail in tails() {
            let sample = Sample {
                population: 15,
                sampled: 15,
                fails: 4,
            };
            assert_eq!(upper_count(sample, tail), Ok(4));
            assert_eq!(lower_count(sample, tail), Ok(4));
        }
    }

    fn samples() -> impl Strategy<Value = Sample> {
        (1_u64..3000)
            .prop_flat_map(|population| (Just(population), 1..=population))
            .prop_flat_map(|(population, sampled)| (Just(population), Just(sampled), 0..=sampled))
            .prop_map(|(population, sampled, fails)| Sample {
                population,
                sampled,
                fails,
            })
    }

    proptest! {
        #[test]
        fn limits_bracket_the_sample_and_mirror(sample in samples(), percent in 50_u32..100) {
            let tail = format!("0.{percent:02}").parse::<Confidence>().unwrap().two_sided();
            let upper = upper_count(sample, tail).unwrap();
            let lower = lower_count(sample, tail).unwrap();
            // The rate seen may lie between two whole numbers of cases.
            let seen = sample.fails * sample.population;
            prop_assert!(lower <= seen.div_ceil(sample.sampled));
            prop_assert!(upper >= seen / sample.sampled);
            let passes = Sample { fails: sample.sampled - sample.fails, ..sample };
            prop_assert_eq!(lower_count(passes, tail), Ok(sample.population - upper));
            prop_assert_eq!(upper_count(passes, tail), Ok(sample.population - lower));
        }

        #[test]
        fn one_more_fail_never_lowers_a_limit(sample in samples()) {
            prop_assume!(sample.fails < sample.sampled);
            let tail = "0.95".parse::<Confidence>().unwrap().one_sided();
            let more = Sample { fails: sample.fails + 1, ..sample };
            prop_assert!(upper_count(more, tail).unwrap() >= upper_count(sample, tail).unwrap());
            prop_assert!(lower_count(more, tail).unwrap() >= lower_count(sample, tail).unwrap());
        }

        #[test]
        fn decisions_agree_with_limits(sample in samples(), permille in 0_u64..=1000) {
            let tail = "0.95".parse::<Confidence>().unwrap().one_sided();
            let rate: Share = format!("{}.{:03}", permille / 1000, permille % 1000).parse().unwrap();
            let upper = upper_count(sample, tail).unwrap();
            let lower = lower_count(sample, tail).unwrap();
            let at_most = upper * 1000 <= permille * sample.population;
            let above = lower * 1000 > permille * sample.population;
            prop_assert_eq!(upper_at_most(sample, rate, tail), Ok(at_most));
            prop_assert_eq!(lower_above(sample, rate, tail), Ok(above));
        }

        #[test]
        fn doubles_agree_with_integers(sample in samples(), part in 0.0..1.0) {
            let failing = count::whole_at_most(part * to_float(sample.population), sample.population);
            let distribution = Hypergeometric::new(sample.population, failing, sample.sampled);
            let digits = BigUint::from(10_u32).pow(15);
            let weights: BigUint = (sample.fails.max(distribution.lowest())..=distribution.highest())
                .map(|met| distribution.weight(met))
                .sum();
            let exact = u64::try_from(weights * digits / distribution.total()).unwrap();
            let double = at_least(sample, failing).unwrap();
            prop_assert!((to_float(exact) / 1e15 - double).abs() < 1e-11);
        }
    }
}
