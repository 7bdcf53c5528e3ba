//! Limits that hold however often one looked: for a sample that was extended without a rule stated before the draw.
//!
//! K failing cases stay possible while (n + 1) P(X(N, K, n) = k) is above alpha. Under a uniform weight on K = 0..N every
//! count k of a sample of n has the chance 1 / (n + 1), so that 1 / ((n + 1) P(X = k)) is a martingale in n, and by
//! Ville's inequality the true K is ever ruled out, at any n, with a probability of at most alpha (Waudby-Smith and
//! Ramdas 2020, *Confidence sequences for sampling without replacement*). Decided in integers.
//!
//! Where the number of applicable cases is not known, the set of rates {p : (m + 1) C(m, k) p^k (1 - p)^(m - k) > alpha}
//! takes its place. It holds the set for every number of applicable cases: where it rules a rate out, the
//! hypergeometric probability is no larger than the binomial one, since drawing without replacement spreads less. There
//! is one exception, one fail (or one pass), where the hypergeometric probability can be as large as m p: there the
//! limit is the p at which (m + 1) m p = alpha. A test enumerates that the set holds all others.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::binomial::{Rate, Trials};
use super::count::{CountError, largest, smallest, to_float};
use super::hypergeometric::{Hypergeometric, Sample};
use super::limit::CaseLimits;
use super::share::{Share, Tail};
use super::tails;

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
fn is_possible(sample: Sample, failing: u64, alpha: Tail) -> bool {
    let drawn = Hypergeometric::new(sample.population, failing, sample.sampled);
    let order = tails::compare_times(&drawn, sample.fails, sample.sampled + 1, alpha);
    order == Ordering::Greater
}

/// Whether the upper limit of [`case_limits`] is at most the share `rate` of the population, without searching for it.
///
/// # Errors
/// As [`case_limits`].
pub fn upper_at_most(sample: Sample, rate: Share, alpha: Tail) -> Result<bool, CountError> {
    sample.check()?;
    let first_above = rate.floor_of(sample.population) + 1;
    let is_beyond = first_above > likeliest(sample);
    Ok(first_above > sample.most() || (is_beyond && !is_possible(sample, first_above, alpha)))
}

/// Whether the lower limit of [`case_limits`] is above the share `rate` of the population, without searching for it.
///
/// # Errors
/// As [`case_limits`].
pub fn lower_above(sample: Sample, rate: Share, alpha: Tail) -> Result<bool, CountError> {
    sample.check()?;
    let last_not_above = rate.floor_of(sample.population);
    let is_below = last_not_above < likeliest(sample);
    let is_ruled_out = last_not_above < sample.fails || !is_possible(sample, last_not_above, alpha);
    Ok(is_below && is_ruled_out)
}

/// Smallest and largest error rate that the sample leaves possible, whenever it was decided to stop, for any number of
/// applicable cases. Fractions of 1, within 1e-9 relative.
///
/// # Errors
/// When `sampled` is 0 or `fails > sampled`.
pub fn rate_limits(trials: Trials, alpha: Tail) -> Result<(f64, f64), CountError> {
    trials.check()?;
    let (sampled, fails) = (trials.sampled, trials.fails);
    let is_ruled_out = |rate: Rate| {
        let times = tails::times(&trials.at_rate(rate), fails, sampled + 1);
        times.probability <= alpha.to_f64()
    };
    let lower = match fails {
        0 => 0.0,
        1 => rate_of_one(sampled, alpha),
        _ => Rate::where_it_ends(|rate| is_below(rate, trials) && is_ruled_out(rate)).to_f64(),
    };
    let upper = if fails == sampled {
        1.0
    } else if fails + 1 == sampled {
        1.0 - rate_of_one(sampled, alpha)
    } else {
        Rate::where_it_ends(|rate| is_below(rate, trials) || !is_ruled_out(rate)).to_f64()
    };
    Ok((lower, upper))
}

/// Whether the upper limit of [`rate_limits`] is at most `rate`; in integers.
///
/// # Errors
/// As [`rate_limits`].
pub fn rate_at_most(trials: Trials, rate: Share, alpha: Tail) -> Result<bool, CountError> {
    trials.check()?;
    if trials.fails + 1 == trials.sampled {
        let order = compare_of_one(rate.complement(), trials.sampled, alpha);
        return Ok(order != Ordering::Greater);
    }
    let is_above = rate.compare_to(trials.fails, trials.sampled) == Ordering::Greater;
    let is_possible = order_at(trials, rate, alpha) == Ordering::Greater;
    Ok(rate == Share::ONE || (is_above && !is_possible))
}

/// Whether the lower limit of [`rate_limits`] is above `rate`; in integers.
///
/// # Errors
/// As [`rate_limits`].
pub fn rate_above(trials: Trials, rate: Share, alpha: Tail) -> Result<bool, CountError> {
    trials.check()?;
    if trials.fails == 1 {
        return Ok(compare_of_one(rate, trials.sampled, alpha) == Ordering::Less);
    }
    let is_below = rate.compare_to(trials.fails, trials.sampled) == Ordering::Less;
    Ok(is_below && order_at(trials, rate, alpha) == Ordering::Less)
}

/// The limit where one case of the sample fails, or passes: alpha / (m (m + 1)). So many or more are expected with the
/// probability m p at most, and exactly with it when one case of all fails.
fn rate_of_one(sampled: u64, alpha: Tail) -> f64 {
    alpha.to_f64() / (to_float(sampled) * to_float(sampled + 1))
}

/// How `rate` compares with [`rate_of_one`]; in integers.
fn compare_of_one(rate: Share, sampled: u64, alpha: Tail) -> Ordering {
    let times = BigUint::from(sampled) * (sampled + 1);
    let left = times * rate.numerator() * alpha.denominator();
    left.cmp(&(BigUint::from(alpha.numerator()) * rate.denominator()))
}

/// How (m + 1) C(m, k) p^k (1 - p)^(m - k) compares with alpha.
fn order_at(trials: Trials, rate: Share, alpha: Tail) -> Ordering {
    let drawn = trials.at_rate(Rate::from(rate));
    tails::compare_times(&drawn, trials.fails, trials.sampled + 1, alpha)
}

/// Whether a rate is at most the rate seen, where the probability is highest.
fn is_below(rate: Rate, trials: Trials) -> bool {
    u128::from(rate.fails) * u128::from(trials.sampled)
        <= u128::from(trials.fails) * u128::from(rate.of)
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
    use crate::stats::tails::{CountDistribution, ways};

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

    /// The definition in integers, without the doubles that decide most of it.
    #[test]
    fn doubles_decide_only_what_integers_say() {
        for alpha in alphas() {
            for (population, sampled) in [(40_u64, 13_u64), (400, 60), (7, 7)] {
                for fails in 0..=sampled {
                    for failing in fails..=population - sampled + fails {
                        let drawn = Hypergeometric::new(population, failing, sampled);
                        let weight = drawn.weight(fails) * (sampled + 1) * alpha.denominator();
                        let expected = weight > drawn.total() * alpha.numerator();
                        let sample = Sample {
                            population,
                            sampled,
                            fails,
                        };
                        assert_eq!(is_possible(sample, failing, alpha), expected);
                    }
                }
            }
        }
    }

    #[test]
    fn decisions_about_a_rate_are_those_of_the_limits() {
        let rates = ["0", "0.05", "0.1", "0.25", "0.5", "0.9", "1"];
        for alpha in alphas() {
            for population in 1..=20 {
                for sampled in 1..=population {
                    for fails in 0..=sampled {
                        let sample = Sample {
                            population,
                            sampled,
                            fails,
                        };
                        let limits = case_limits(sample, alpha).unwrap();
                        for rate in rates.map(|rate| rate.parse::<Share>().unwrap()) {
                            let most = rate.floor_of(population);
                            let at_most = upper_at_most(sample, rate, alpha).unwrap();
                            assert_eq!(at_most, limits.upper <= most, "{sample:?} {rate}");
                            let above = lower_above(sample, rate, alpha).unwrap();
                            assert_eq!(above, limits.lower > most, "{sample:?} {rate}");
                        }
                    }
                }
            }
        }
    }

    /// Whatever the number of applicable cases is, what the limits of the rate rule out is ruled out by the set for it.
    #[test]
    fn limits_of_a_rate_hold_for_every_number_of_applicable_cases() {
        let alphas = ["0.5", "0.8", "0.95", "0.99"]
            .map(|text| text.parse::<Confidence>().unwrap().one_sided());
        for alpha in alphas {
            for sampled in 1..=20_u64 {
                for fails in 0..=sampled {
                    let (lower, upper) = rate_limits(Trials { sampled, fails }, alpha).unwrap();
                    assert!(lower <= upper);
                    for population in sampled..=sampled + 60 {
                        let sample = Sample {
                            population,
                            sampled,
                            fails,
                        };
                        let limits = case_limits(sample, alpha).unwrap();
                        let [least, most, all] =
                            [limits.lower, limits.upper, population].map(to_float);
                        assert!(least / all >= lower - 1e-12, "{sample:?}");
                        assert!(most / all <= upper + 1e-12, "{sample:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn decisions_about_the_limit_of_a_rate_agree_with_it() {
        let rates: Vec<Share> = (0..=40)
            .map(|n| format!("{}", f64::from(n) / 40.0))
            .map(|text| text.parse().unwrap())
            .collect();
        for alpha in alphas() {
            for (sampled, fails) in [(1, 0), (1, 1), (15, 0), (15, 3), (60, 6), (9, 9)] {
                let trials = Trials { sampled, fails };
                let (lower, upper) = rate_limits(trials, alpha).unwrap();
                for rate in &rates {
                    let shown = rate.to_f64();
                    assert_eq!(rate_at_most(trials, *rate, alpha), Ok(upper <= shown));
                    assert_eq!(rate_above(trials, *rate, alpha), Ok(lower > shown));
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
