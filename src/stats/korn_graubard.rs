//! An interval for the error rate across areas: Korn and Graubard's, with a cap on the effective sample size.
//!
//! It is approximate between its exact special cases (nothing or everything fails, all areas taken whole), and nothing
//! here claims that it covers the truth as often as its confidence says.

use std::cmp::Ordering;

use num_bigint::BigUint;
use serde::Serialize;

use super::count::{CountError, check_sample, check_size, to_float, whole_at_least, whole_at_most};
use super::hypergeometric::Sample;
use super::limit::{CaseLimits, Limit, Limits};
use super::share::{Confidence, Tail};
use super::special::{beta_quantile, t_quantile};
use super::stratified::{AreaSample, check_drawn};
use super::tails::ways;

/// Where the limits across areas come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Every area was taken whole: no sampling error.
    Census,
    /// No fail in any area that was not taken whole: exact.
    ExactZero,
    /// No pass in any area that was not taken whole: exact.
    ExactAll,
    /// Korn and Graubard's interval.
    KornGraubard,
    /// Korn and Graubard's interval, the effective sample size held down by the cap.
    Capped,
    /// One case in each area that was not taken whole: only what was seen limits the rate.
    SeenOnly,
}

/// An interval for the error rate across areas in which every case is applicable.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AcrossInterval {
    /// The weighted rate, a fraction of 1.
    pub rate: f64,
    /// The standard error that the interval uses: an area with a single case takes part with the rate of the whole.
    pub standard_error: f64,
    /// The effective sample size n*, where the interval has one.
    pub effective_size: Option<f64>,
    /// Where the limits come from.
    pub basis: Basis,
    /// The limits, two-sided.
    pub limits: Limits,
    /// The same as numbers of cases, widened to whole ones.
    pub cases: CaseLimits,
}

/// The two-sided interval for the error rate across areas, "Korn-Graubard, capped" (Korn and Graubard 1998, Survey
/// Methodology 24), for areas in which every case is applicable, or the number of applicable cases is known and stands
/// as the population.
///
/// Over the areas not taken whole: w = (N_h/N)^2 (1 - f_h), v = sum w p (1 - p)/(n - 1), the effective size
/// min(p (1 - p)/v, 1/sum(w/(n - 1))), adjusted by (t_{n - 1} / t_df)^2, then the limits of Clopper and Pearson for
/// that size. The cap keeps areas of very unequal size without fails from pretending to a large sample. An area with a
/// single case enters with p (1 - p) of the whole over 1. Limits are never outside what was seen. With no fail or no
/// pass outside the areas taken whole the limits are exact. None when there are no cases.
///
/// # Errors
/// When nothing was drawn of an area that has cases, the counts cannot come from one sample, or all areas together are
/// above [`super::count::MAX_COUNT`].
///
/// ```
/// # use sagsaudit::stats::{hypergeometric::Sample, korn_graubard::korn_graubard};
/// let areas = [120, 80, 200].map(|population| Sample { population, sampled: 15, fails: 0 });
/// let shown = korn_graubard(&areas, "0.95".parse().unwrap()).unwrap().unwrap();
/// assert_eq!(shown.cases.upper, 42);
/// ```
pub fn korn_graubard(
    areas: &[Sample],
    confidence: Confidence,
) -> Result<Option<AcrossInterval>, CountError> {
    for area in areas {
        check_sample(area.fails, area.sampled, area.population)?;
        check_drawn(area.sampled, area.population)?;
    }
    let population = areas
        .iter()
        .fold(0_u64, |sum, area| sum.saturating_add(area.population));
    check_size(population)?;
    if population == 0 {
        return Ok(None);
    }
    Ok(Some(Whole::of(areas, population).interval(confidence)))
}

/// All areas together.
struct Whole {
    /// Cases of all areas, N; above 0.
    population: u64,
    /// Areas not taken whole.
    open: Vec<Sample>,
    /// Fails in all samples.
    fails: u64,
    /// Passes in all samples.
    passes: u64,
    /// The weighted rate.
    rate: f64,
}

impl Whole {
    fn of(areas: &[Sample], population: u64) -> Self {
        let with_cases = || areas.iter().filter(|area| area.population > 0);
        let estimated: f64 = with_cases()
            .map(|&area| AreaSample::from(area).weighted_fails())
            .sum();
        Self {
            population,
            open: with_cases()
                .filter(|area| area.sampled < area.population)
                .copied()
                .collect(),
            fails: areas.iter().map(|area| area.fails).sum(),
            passes: areas.iter().map(|area| area.sampled - area.fails).sum(),
            rate: estimated / to_float(population),
        }
    }

    fn interval(&self, confidence: Confidence) -> AcrossInterval {
        let tail = confidence.two_sided();
        if self.open.is_empty() {
            let seen = CaseLimits {
                lower: self.fails,
                upper: self.fails,
            };
            return self.exact(Basis::Census, seen);
        }
        if self.open.iter().all(|area| area.fails == 0) {
            let (lower, upper) = (self.fails, self.fails + most_unseen(&self.open, tail));
            return self.exact(Basis::ExactZero, CaseLimits { lower, upper });
        }
        if self.open.iter().all(|area| area.fails == area.sampled) {
            let upper = self.population - self.passes;
            let lower = upper - most_unseen(&self.open, tail);
            return self.exact(Basis::ExactAll, CaseLimits { lower, upper });
        }
        self.approximate(tail.to_f64())
    }

    fn exact(&self, basis: Basis, cases: CaseLimits) -> AcrossInterval {
        AcrossInterval {
            rate: self.rate,
            standard_error: 0.0,
            effective_size: None,
            basis,
            limits: Limits::of_cases(cases, self.population),
            cases,
        }
    }

    /// The case between: some fail and some pass in the areas not taken whole, so that the rate is inside 0 to 1.
    fn approximate(&self, tail: f64) -> AcrossInterval {
        let spread = self.rate * (1.0 - self.rate);
        let variance = self.sum_of_weights(|area| {
            let rate = to_float(area.fails) / to_float(area.sampled);
            if area.sampled == 1 {
                spread
            } else {
                rate * (1.0 - rate)
            }
        });
        let cap = 1.0 / self.sum_of_weights(|_| 1.0);
        let sampled: u64 = self.open.iter().map(|area| area.sampled).sum();
        let degrees: u64 = self.open.iter().map(|area| area.sampled - 1).sum();
        let (seen, standard_error) = (self.seen(), variance.sqrt());
        if degrees == 0 {
            return AcrossInterval {
                standard_error,
                ..self.exact(Basis::SeenOnly, seen)
            };
        }
        let uncapped = spread / variance;
        let quantile = |degrees| t_quantile(tail, to_float(degrees));
        let adjustment = quantile(sampled - 1) / quantile(degrees);
        let size = uncapped.min(cap) * adjustment * adjustment;
        let (lower, upper) = self.beta_limits(size, tail);
        let cases = self.widened(lower, upper);
        AcrossInterval {
            rate: self.rate,
            standard_error,
            effective_size: Some(size),
            // With one area the two are the same number, and rounding must not name it.
            basis: if cap < uncapped * (1.0 - 1e-12) {
                Basis::Capped
            } else {
                Basis::KornGraubard
            },
            limits: self.within_seen(lower, upper),
            cases,
        }
    }

    /// sum of (N_h/N)^2 (1 - f_h) / (n_h - 1) times `value`, over the areas not taken whole; n_h - 1 is at
    /// least 1.
    fn sum_of_weights(&self, value: impl Fn(&Sample) -> f64) -> f64 {
        let term = |area: &Sample| {
            let share = to_float(area.population) / to_float(self.population);
            let unseen = to_float(area.population - area.sampled) / to_float(area.population);
            let divisor = to_float((area.sampled - 1).max(1));
            share * share * unseen * value(area) / divisor
        };
        self.open.iter().map(term).sum()
    }

    /// The limits of Clopper and Pearson for a sample of `size`, which need not be whole, at the weighted rate.
    fn beta_limits(&self, size: f64, tail: f64) -> (f64, f64) {
        let (fails, passes) = (self.rate * size, (1.0 - self.rate) * size);
        (
            beta_quantile(tail, fails, passes + 1.0),
            1.0 - beta_quantile(tail, passes, fails + 1.0),
        )
    }

    /// The fails seen, and all but the passes seen.
    fn seen(&self) -> CaseLimits {
        CaseLimits {
            lower: self.fails,
            upper: self.population - self.passes,
        }
    }

    fn within_seen(&self, lower: f64, upper: f64) -> Limits {
        let seen = Limits::of_cases(self.seen(), self.population);
        Limits {
            lower: if lower < seen.lower.to_f64() {
                seen.lower
            } else {
                Limit::Real(lower)
            },
            upper: if upper > seen.upper.to_f64() {
                seen.upper
            } else {
                Limit::Real(upper)
            },
        }
    }

    fn widened(&self, lower: f64, upper: f64) -> CaseLimits {
        let (seen, of) = (self.seen(), to_float(self.population));
        CaseLimits {
            lower: whole_at_most(lower * of, self.population).max(seen.lower),
            upper: whole_at_least(upper * of, self.population).min(seen.upper),
        }
    }
}

/// Largest number of cases that can all have stayed outside the samples of `areas` with a probability above the tail,
/// however they are spread over the areas.
///
/// One more hidden case in an area multiplies the probability by (N - n - hidden) / (N - hidden), which falls with
/// every case hidden there; so hiding each next case where the factor is largest gives the best spread of every number.
fn most_unseen(areas: &[Sample], tail: Tail) -> u64 {
    let mut hidden: Vec<Hidden> = areas
        .iter()
        .map(|&area| Hidden { area, cases: 0 })
        .collect();
    let mut probability = 1.0;
    let mut total = 0;
    while let Some(next) = hidden.iter_mut().max_by(|left, right| left.compare(right)) {
        let (left, of) = next.factor();
        probability *= to_float(left) / to_float(of);
        next.cases += 1;
        if !is_above(probability, total + 1, &hidden, tail) {
            break;
        }
        total += 1;
    }
    total
}

/// Cases of an area that stayed outside its sample.
struct Hidden {
    area: Sample,
    cases: u64,
}

impl Hidden {
    /// The factor of the probability that one more hidden case brings, as a fraction; 0 when no place is left.
    fn factor(&self) -> (u64, u64) {
        let of = self.area.population - self.cases;
        (of - self.area.sampled, of)
    }

    fn compare(&self, other: &Self) -> Ordering {
        let ((left, of), (other_left, other_of)) = (self.factor(), other.factor());
        let product = u128::from(left) * u128::from(other_of);
        product.cmp(&(u128::from(other_left) * u128::from(of)))
    }
}

/// Whether the probability that all hidden cases stayed outside is above the tail. The double has two roundings for
/// each of `steps` factors; where that leaves a doubt, integers decide.
fn is_above(probability: f64, steps: u64, hidden: &[Hidden], tail: Tail) -> bool {
    let doubt = 2.0 * f64::EPSILON * to_float(steps + 2) * tail.to_f64();
    let difference = probability - tail.to_f64();
    if difference.abs() > doubt {
        return difference > 0.0;
    }
    let product = |cases: fn(&Hidden) -> u64| -> BigUint {
        let ways = |hidden| ways(cases(hidden), hidden.area.sampled);
        hidden.iter().map(ways).product()
    };
    let unseen = product(|hidden| hidden.area.population - hidden.cases);
    let all = product(|hidden| hidden.area.population);
    unseen * tail.denominator() > all * tail.numerator()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::hypergeometric::upper_count;

    fn confidence() -> Confidence {
        "0.95".parse().unwrap()
    }

    fn sample(population: u64, sampled: u64, fails: u64) -> Sample {
        Sample {
            population,
            sampled,
            fails,
        }
    }

    fn interval(areas: &[Sample]) -> AcrossInterval {
        korn_graubard(areas, confidence()).unwrap().unwrap()
    }

    #[test]
    fn one_area_without_a_fail_has_its_own_limit() {
        let tail = confidence().two_sided();
        for population in 15..400 {
            let area = sample(population, 15, 0);
            assert_eq!(Ok(interval(&[area]).cases.upper), upper_count(area, tail));
        }
    }

    #[test]
    fn a_tie_across_areas_is_not_above_the_tail() {
        // 1 - 39/40 is exactly 0.025.
        assert_eq!(
            most_unseen(&[sample(40, 1, 0)], confidence().two_sided()),
            38
        );
    }

    #[test]
    fn every_spread_is_tried_by_the_greedy_search() {
        let areas = [sample(9, 2, 0), sample(7, 3, 0), sample(5, 1, 0)];
        let tail = "0.8".parse::<Confidence>().unwrap().two_sided();
        let weight = |hidden: [u64; 3]| -> BigUint {
            areas
                .iter()
                .zip(hidden)
                .map(|(area, cases)| ways(area.population - cases, area.sampled))
                .product()
        };
        let all = weight([0, 0, 0]);
        let largest = (0..=7)
            .flat_map(|first| {
                (0..=4).flat_map(move |second| (0..=4).map(move |third| [first, second, third]))
            })
            .filter(|&spread| weight(spread) * tail.denominator() > &all * tail.numerator())
            .map(|spread| spread.iter().sum::<u64>())
            .max();
        assert_eq!(Some(most_unseen(&areas, tail)), largest);
    }

    #[test]
    fn the_mirror_of_no_fail_is_no_pass() {
        let none = interval(&[sample(400, 20, 0), sample(600, 20, 0), sample(5, 5, 1)]);
        let all = interval(&[sample(400, 20, 20), sample(600, 20, 20), sample(5, 5, 4)]);
        assert_eq!((none.basis, all.basis), (Basis::ExactZero, Basis::ExactAll));
        assert_eq!(none.cases.upper + all.cases.lower, 1005);
        assert_eq!(none.cases.lower + all.cases.upper, 1005);
    }

    #[test]
    fn single_cases_everywhere_say_only_what_was_seen() {
        let shown = interval(&[sample(30, 1, 1), sample(50, 1, 0)]);
        assert_eq!(shown.basis, Basis::SeenOnly);
        assert_eq!(
            shown.cases,
            CaseLimits {
                lower: 1,
                upper: 79
            }
        );
    }

    #[test]
    fn a_census_of_all_areas_is_exact() {
        let shown = interval(&[sample(15, 15, 4), sample(12, 12, 1), sample(0, 0, 0)]);
        assert_eq!(shown.basis, Basis::Census);
        assert_eq!(shown.limits.upper, Limit::Fraction { cases: 5, of: 27 });
    }

    #[test]
    fn areas_that_were_not_drawn_are_errors() {
        let areas = [sample(10, 5, 1), sample(10, 0, 0)];
        assert_eq!(
            korn_graubard(&areas, confidence()),
            Err(CountError::EmptySample)
        );
        assert_eq!(korn_graubard(&[], confidence()), Ok(None));
    }
}
