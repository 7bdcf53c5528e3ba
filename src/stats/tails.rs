//! Tail probabilities of a count, compared exactly with a tail.
//!
//! A double decides where a proven bound on its error leaves no doubt; integers decide the rest, above all the ties,
//! where a tail is exactly equal to alpha and any rounding gives a wrong limit.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::count::to_float;
use super::share::Tail;

/// A count X with whole-number weights: the probability of `x` is `weight(x) / total()`.
///
/// The weights must be log-concave (the ratios fall), as those of the hypergeometric and the binomial are.
pub(super) trait CountDistribution {
    /// Smallest count with a weight above 0.
    fn lowest(&self) -> u64;
    /// Largest count with a weight above 0.
    fn highest(&self) -> u64;
    /// A count with the largest weight.
    fn mode(&self) -> u64;
    /// `weight(count + 1) / weight(count)` for `lowest <= count < highest`, with at most five roundings.
    fn ratio_up(&self, count: u64) -> f64;
    /// The same ratio as a fraction of whole numbers.
    fn exact_ratio_up(&self, count: u64) -> (u128, u128);
    /// The weight itself.
    fn weight(&self, count: u64) -> BigUint;
    /// The sum of all weights.
    fn total(&self) -> BigUint;
}

/// A probability computed in doubles, and how far off it can be at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Estimate {
    pub(super) probability: f64,
    pub(super) error: f64,
}

/// The part of the sum that a walk may leave out: 2^-70 of it, so that alpha / 2 = 5e-19, the smallest tail, is still
/// three hundred times larger.
const LEFT_OUT: f64 = 1.0 / 1_180_591_620_717_411_303_424.0;

/// Unit roundoff of a double, 2^-53.
const ROUNDOFF: f64 = f64::EPSILON / 2.0;

/// How P(X <= `count`) compares with the tail, exactly.
pub(super) fn compare_at_most(
    distribution: &impl CountDistribution,
    count: u64,
    tail: Tail,
) -> Ordering {
    if count < distribution.lowest() {
        return Ordering::Less;
    }
    if count >= distribution.highest() {
        return Ordering::Greater;
    }
    let estimate = at_most(distribution, count);
    decide(estimate, tail).unwrap_or_else(|| exact_at_most(distribution, count, tail))
}

/// How P(X >= `count`) compares with the tail, exactly.
pub(super) fn compare_at_least(
    distribution: &impl CountDistribution,
    count: u64,
    tail: Tail,
) -> Ordering {
    if count <= distribution.lowest() {
        return Ordering::Greater;
    }
    if count > distribution.highest() {
        return Ordering::Less;
    }
    let estimate = at_least(distribution, count);
    decide(estimate, tail).unwrap_or_else(|| exact_at_least(distribution, count, tail))
}

/// How `factor` P(X = `count`) compares with the tail, exactly.
pub(super) fn compare_times(
    distribution: &impl CountDistribution,
    count: u64,
    factor: u64,
    tail: Tail,
) -> Ordering {
    if count < distribution.lowest() || count > distribution.highest() {
        return Ordering::Less;
    }
    decide(times(distribution, count, factor), tail).unwrap_or_else(|| {
        let weight = distribution.weight(count) * factor * tail.denominator();
        weight.cmp(&(distribution.total() * tail.numerator()))
    })
}

/// `factor` P(X = `count`) in doubles.
pub(super) fn times(distribution: &impl CountDistribution, count: u64, factor: u64) -> Estimate {
    let one = Sums::around_mode(distribution, |met| met == count).estimate();
    let (factor, probability) = (to_float(factor), to_float(factor) * one.probability);
    Estimate {
        probability,
        // The product rounds once, and so does that of the error.
        error: factor * one.error * (1.0 + 2.0 * ROUNDOFF) + ROUNDOFF * probability,
    }
}

/// The comparison, where the error of the estimate leaves no doubt.
fn decide(estimate: Estimate, tail: Tail) -> Option<Ordering> {
    let tail = tail.to_f64();
    let doubt = estimate.error + 4.0 * ROUNDOFF * tail;
    let difference = estimate.probability - tail;
    if difference > doubt {
        Some(Ordering::Greater)
    } else if difference < -doubt {
        Some(Ordering::Less)
    } else {
        None
    }
}

/// P(X <= `count`) in doubles.
pub(super) fn at_most(distribution: &impl CountDistribution, count: u64) -> Estimate {
    let sums = Sums::around_mode(distribution, |met| met <= count);
    sums.estimate()
}

/// P(X >= `count`) in doubles.
pub(super) fn at_least(distribution: &impl CountDistribution, count: u64) -> Estimate {
    let sums = Sums::around_mode(distribution, |met| met >= count);
    sums.estimate()
}

/// Sums of the weights inside and outside a tail, in units of the weight of the mode.
struct Sums {
    inside: f64,
    outside: f64,
    steps: u64,
}

impl Sums {
    /// Walks from the mode downwards and upwards, multiplying by ratios of at most 1, until the rest cannot matter.
    fn around_mode(distribution: &impl CountDistribution, inside: impl Fn(u64) -> bool) -> Self {
        let mut sums = Self {
            inside: 0.0,
            outside: 0.0,
            steps: 0,
        };
        let mode = distribution.mode();
        sums.add(1.0, inside(mode));
        let mut term = 1.0;
        for count in (distribution.lowest()..mode).rev() {
            let ratio = 1.0 / distribution.ratio_up(count);
            term *= ratio;
            sums.add(term, inside(count));
            if sums.rest_is_nothing(term, ratio) {
                break;
            }
        }
        term = 1.0;
        for count in mode..distribution.highest() {
            let ratio = distribution.ratio_up(count);
            term *= ratio;
            sums.add(term, inside(count + 1));
            if sums.rest_is_nothing(term, ratio) {
                break;
            }
        }
        sums
    }

    fn add(&mut self, term: f64, inside: bool) {
        if inside {
            self.inside += term;
        } else {
            self.outside += term;
        }
        self.steps += 1;
    }

    /// As ratios only fall, all terms after `term` together are at most `term * ratio / (1 - ratio)`.
    fn rest_is_nothing(&self, term: f64, ratio: f64) -> bool {
        term * ratio < LEFT_OUT * (1.0 - ratio) * (self.inside + self.outside)
    }

    /// The probability of the inside.
    ///
    /// A term after j steps has at most 7 j roundings (five in the ratio, one in its inverse, one in the product) and
    /// takes part in at most j additions, all of positive numbers; so each sum is within 8 s u of the truth, s steps in
    /// all, u = 2^-53, and the quotient within 16 s u + 2 u (Higham 2002, lemma 3.1). 20 (s + 1) u leaves room for the
    /// terms of higher order. The walks leave out at most 2 * 2^-70 of the whole.
    fn estimate(&self) -> Estimate {
        let probability = self.inside / (self.inside + self.outside);
        let rounding = 20.0 * ROUNDOFF * to_float(self.steps + 1);
        Estimate {
            probability,
            error: probability * rounding + 4.0 * LEFT_OUT,
        }
    }
}

/// P(X <= `count`) against the tail in integers; `lowest <= count < highest`.
fn exact_at_most(distribution: &impl CountDistribution, count: u64, tail: Tail) -> Ordering {
    let (lowest, highest) = (distribution.lowest(), distribution.highest());
    let total = distribution.total();
    let inside = if count - lowest < highest - count {
        sum_of_weights(distribution, lowest, count)
    } else {
        &total - sum_of_weights(distribution, count + 1, highest)
    };
    (inside * tail.denominator()).cmp(&(total * tail.numerator()))
}

/// P(X >= `count`) against the tail in integers; `lowest < count <= highest`.
fn exact_at_least(distribution: &impl CountDistribution, count: u64, tail: Tail) -> Ordering {
    let (lowest, highest) = (distribution.lowest(), distribution.highest());
    let total = distribution.total();
    let inside = if highest - count < count - lowest {
        sum_of_weights(distribution, count, highest)
    } else {
        &total - sum_of_weights(distribution, lowest, count - 1)
    };
    (inside * tail.denominator()).cmp(&(total * tail.numerator()))
}

/// The sum of the weights of `first..=last`, both within the support.
fn sum_of_weights(distribution: &impl CountDistribution, first: u64, last: u64) -> BigUint {
    let mut weight = distribution.weight(first);
    let mut sum = weight.clone();
    for count in first..last {
        let (factor, divisor) = distribution.exact_ratio_up(count);
        weight = weight * factor / divisor;
        sum += &weight;
    }
    sum
}

/// The number of ways to choose `chosen` of `of`; 0 when there are none.
pub(super) fn ways(of: u64, chosen: u64) -> BigUint {
    if chosen > of {
        return BigUint::ZERO;
    }
    let chosen = chosen.min(of - chosen);
    (1..=chosen).fold(BigUint::from(1_u32), |product, step| {
        product * (of - chosen + step) / step
    })
}
