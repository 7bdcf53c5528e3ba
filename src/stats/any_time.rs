//! Limits that hold however often one looked: for a sample that was extended without a rule stated before the draw.
//!
//! K failing cases stay possible while (n + 1) P(X(N, K, n) = k) is above alpha. Under a uniform weight on K = 0..N every
//! count k of a sample of n has the chance 1 / (n + 1), so that 1 / ((n + 1) P(X = k)) is a martingale in n, and by
//! Ville's inequality the true K is ever ruled out, at any n, with a probability of at most alpha (Waudby-Smith and
//! Ramdas 2020, *Confidence sequences for sampling without replacement*). Decided in integers.

use super::count::{CountError, largest, smallest};
use super::hypergeometric::{Hypergeometric, Sample};
use super::limit::CaseLimits;
use super::share::Tail;
use super::tails::CountDistribution;

/// Smallest and largest number of failing cases in the population that the sample leaves possible, whenever it was
/// decided to stop. With a first look at alpha, the total risk is at most 2 alpha.
///
/// # Errors
/// When not `fails <= sampled <= population`, or the population is above [`super::count::MAX_COUNT`].
///
/// 24 of 120 without an error rule out 12 failing cases when the sample was fixed, and not after an extension:
///
/// ```
/// # use sagsaudit::stats::{any_time::case_limits, hypergeometric::Sample, share::Confidence};
/// let sample = Sample { population: 120, sampled: 24, fails: 0 };
/// let alpha = "0.95".parse::<Confidence>().unwrap().one_sided();
/// assert_eq!(case_limits(sample, alpha).unwrap().upper, 24);
/// ```
pub fn case_limits(sample: Sample, alpha: Tail) -> Result<CaseLimits, CountError> {
    sample.check()?;
    let most = sample.most();
    // P(X(N, K, n) = k) is largest at a K near k N / n and falls on both sides.
    let likely = likeliest(sample);
    let possible = |failing| is_possible(sample, failing, alpha);
    Ok(CaseLimits {
        lower: smallest(sample.fails, likely, possible),
        upper: largest(likely, most, possible),
    })
}

/// Whether (n + 1) P(X(N, K, n) = k) is above alpha when `failing` cases fail.
pub fn is_possible(sample: Sample, failing: u64, alpha: Tail) -> bool {
    let drawn = Hypergeometric::new(sample.population, failing, sample.sampled);
    if sample.fails < drawn.lowest() || sample.fails > drawn.highest() {
        return false;
    }
    let weight = drawn.weight(sample.fails) * (sample.sampled + 1);
    weight * alpha.denominator() > drawn.total() * alpha.numerator()
}

/// The K of the highest P(X(N, K, n) = k): floor(k (N + 1) / n), not above the most.
fn likeliest(sample: Sample) -> u64 {
    let product = u128::from(sample.fails) * u128::from(sample.population + 1);
    match product.checked_div(u128::from(sample.sampled)) {
        None => 0,
        Some(failing) => u64::try_from(failing)
            .unwrap_or(u64::MAX)
            .clamp(sample.fails, sample.most()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::hypergeometric;
    use crate::stats::share::Confidence;
    use crate::stats::tails::ways;

    fn alphas() -> [Tail; 3] {
        ["0.8", "0.95", "0.99"].map(|text| text.parse::<Confidence>().unwrap().one_sided())
    }

    /// Of the equally likely orders in which `failing` of `population` cases can be drawn, those in which the truth has
    /// been ruled out at some n; and all of them.
    fn orders_ruling_out(population: u64, failing: u64, alpha: Tail) -> (u64, u64) {
        let mut going_on = vec![1_u64];
        let mut ruled_out = 0;
        for sampled in 1..=population {
            let mut next = vec![0; usize::try_from(sampled).unwrap() + 1];
            for (fails, orders) in going_on.iter().enumerate() {
                next[fails] += orders;
                next[fails + 1] += orders;
            }
            for (fails, orders) in (0_u64..).zip(&mut next) {
                let passes = sampled - fails;
                if fails > failing || passes > population - failing {
                    *orders = 0;
                    continue;
                }
                let sample = Sample {
                    population,
                    sampled,
                    fails,
                };
                if !is_possible(sample, failing, alpha) {
                    let rest = population - sampled;
                    let completions = u64::try_from(ways(rest, failing - fails));
                    ruled_out += *orders * completions.unwrap();
                    *orders = 0;
                }
            }
            going_on = next;
        }
        let all = ways(population, failing);
        (ruled_out, u64::try_from(all).unwrap())
    }

    #[test]
    fn whenever_one_stops_the_truth_is_ruled_out_with_at_most_alpha() {
        for alpha in alphas() {
            for population in 1..=18 {
                for failing in 0..=population {
                    let (out, all) = orders_ruling_out(population, failing, alpha);
                    assert!(
                        out * alpha.denominator() <= all * alpha.numerator(),
                        "{out} of {all}: N = {population}, K = {failing}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_limits_are_the_ends_of_the_set_and_there_is_no_gap() {
        for alpha in alphas() {
            for population in 0..=25 {
                for sampled in 0..=population {
                    for fails in 0..=sampled {
                        let sample = Sample {
                            population,
                            sampled,
                            fails,
                        };
                        let possible: Vec<u64> = (0..=population)
                            .filter(|failing| is_possible(sample, *failing, alpha))
                            .collect();
                        let limits = case_limits(sample, alpha).unwrap();
                        let expected: Vec<u64> = (limits.lower..=limits.upper).collect();
                        assert_eq!(possible, expected, "{sample:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn looking_often_costs_precision() {
        for alpha in alphas() {
            for (sampled, fails) in [(15, 0), (15, 3), (60, 1), (119, 60)] {
                let sample = Sample {
                    population: 120,
                    sampled,
                    fails,
                };
                let limits = case_limits(sample, alpha).unwrap();
                assert!(limits.upper >= hypergeometric::upper_count(sample, alpha).unwrap());
                assert!(limits.lower <= hypergeometric::lower_count(sample, alpha).unwrap());
            }
        }
    }
}
