//! Two groups of cases: is the error rate of the one another than that of the other?
//!
//! Fisher's exact test, the interval of Newcombe for the difference, and the correction for several tests at once. The
//! interval is not a test: it can leave out 0 where Fisher's p is above alpha.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::binomial::Trials;
use super::count::{CountError, check_size, smallest, to_float};
use super::hypergeometric::Hypergeometric;
use super::share::{Confidence, Tail};
use super::special::normal_quantile;
use super::tails::CountDistribution;

/// What was found in two groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Groups {
    /// The first group: the later period, say.
    pub first: Trials,
    /// The second group.
    pub second: Trials,
}

/// The three p-values of Fisher's exact test: probabilities, given how many cases fail in both groups together, that
/// chance alone spreads them so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FisherTest {
    /// The sum of the probabilities of all tables that are no more likely than the one seen.
    pub two_sided: f64,
    /// The probability of so few fails in the first group, or fewer.
    pub less: f64,
    /// The probability of so many fails in the first group, or more.
    pub greater: f64,
}

/// A lower and an upper limit for a share or a difference of shares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreLimits {
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
}

impl Groups {
    fn check(&self) -> Result<(), CountError> {
        self.first.check()?;
        self.second.check()?;
        check_size(self.first.sampled + self.second.sampled)
    }

    /// The distribution of the first group's fails when those of both groups are spread by chance.
    fn spread_by_chance(&self) -> Hypergeometric {
        Hypergeometric::new(
            self.first.sampled + self.second.sampled,
            self.first.fails + self.second.fails,
            self.first.sampled,
        )
    }

    /// Fisher's exact test (Fisher 1934, Statistical Methods for Research Workers, 21.02). Which tables are no more
    /// likely than the one seen is decided in integers; the sums are doubles with a relative error below 1e-9, as long
    /// as they are above 1e-250.
    ///
    /// # Errors
    /// When a group is empty, has more fails than cases, or both are above [`super::count::MAX_COUNT`] together.
    ///
    /// Fifteen cases against fifteen: 0 against 5 is the least that can be told from chance at 5 %.
    ///
    /// ```
    /// # use sagsaudit::stats::{binomial::Trials, two_proportions::Groups};
    /// let against = |fails| Groups {
    ///     first: Trials { sampled: 15, fails: 0 },
    ///     second: Trials { sampled: 15, fails },
    /// };
    /// assert!(against(5).fisher().unwrap().two_sided > 0.04);
    /// assert!(against(5).fisher().unwrap().two_sided < 0.05);
    /// assert!(against(4).fisher().unwrap().two_sided > 0.05);
    /// ```
    pub fn fisher(&self) -> Result<FisherTest, CountError> {
        self.check()?;
        let (distribution, seen) = (self.spread_by_chance(), self.first.fails);
        Ok(FisherTest {
            two_sided: probability_no_more_likely(&distribution, seen),
            less: probability(&distribution, |fails| fails <= seen),
            greater: probability(&distribution, |fails| fails >= seen),
        })
    }

    /// The smallest two-sided p of Fisher's test that these groups could have shown, whatever way the fails of both
    /// together had been spread (Tarone 1990, Biometrics 46). A test for which it is above alpha can show nothing.
    ///
    /// # Errors
    /// As [`Groups::fisher`].
    pub fn smallest_p(&self) -> Result<f64, CountError> {
        self.check()?;
        let distribution = self.spread_by_chance();
        let at_end = |fails| probability_no_more_likely(&distribution, fails);
        Ok(at_end(distribution.lowest()).min(at_end(distribution.highest())))
    }

    /// The two-sided interval for the error rate of the first group less that of the second, the hybrid of Wilson's
    /// intervals without continuity correction (Newcombe 1998, Statistics in Medicine 17, 873-890, method 10).
    ///
    /// Its coverage is near the confidence on average, and can be below it.
    ///
    /// # Errors
    /// As [`Groups::fisher`].
    ///
    /// Newcombe's first example, 56 of 70 and 48 of 80:
    ///
    /// ```
    /// # use sagsaudit::stats::{binomial::Trials, two_proportions::Groups};
    /// let groups = Groups {
    ///     first: Trials { sampled: 70, fails: 56 },
    ///     second: Trials { sampled: 80, fails: 48 },
    /// };
    /// let limits = groups.newcombe("0.95".parse().unwrap()).unwrap();
    /// assert!((limits.lower - 0.0524).abs() < 5e-5 && (limits.upper - 0.3339).abs() < 5e-5);
    /// ```
    pub fn newcombe(&self, confidence: Confidence) -> Result<ScoreLimits, CountError> {
        self.check()?;
        let (first, second) = (rate(self.first), rate(self.second));
        let of_first = wilson(self.first, confidence)?;
        let of_second = wilson(self.second, confidence)?;
        let difference = first - second;
        let below = (first - of_first.lower).hypot(of_second.upper - second);
        let above = (of_first.upper - first).hypot(second - of_second.lower);
        Ok(ScoreLimits {
            lower: difference - below,
            upper: difference + above,
        })
    }
}

/// The least change from no fails at all that a single test can tell from chance: the smallest number of fails among
/// `second` cases for which Fisher's two-sided p against none among `first` is at most `alpha`. `None` when there is none:
/// however large the change, it could not be shown.
///
/// # Errors
/// When a group is empty, or both are above [`super::count::MAX_COUNT`] together.
///
/// ```
/// # use sagsaudit::stats::two_proportions::fewest_against_none;
/// let alpha = "0.95".parse::<sagsaudit::stats::share::Confidence>().unwrap().one_sided();
/// assert_eq!(fewest_against_none(15, 15, alpha), Ok(Some(5)));
/// assert_eq!(fewest_against_none(2, 2, alpha), Ok(None));
/// ```
pub fn fewest_against_none(
    first: u64,
    second: u64,
    alpha: Tail,
) -> Result<Option<u64>, CountError> {
    let against = |fails| Groups {
        first: Trials {
            sampled: first,
            fails: 0,
        },
        second: Trials {
            sampled: second,
            fails,
        },
    };
    against(0).check()?;
    let alpha = alpha.to_f64();
    // The one-sided p only falls as the fails become more, and the two-sided one is at least as large.
    let is_within = |fails: u64| against(fails).fisher().is_ok_and(|test| test.less <= alpha);
    let start = smallest(1, second, is_within);
    for fails in start..=second {
        if against(fails).fisher()?.two_sided <= alpha {
            return Ok(Some(fails));
        }
    }
    Ok(None)
}

fn rate(trials: Trials) -> f64 {
    to_float(trials.fails) / to_float(trials.sampled)
}

/// Wilson's two-sided score interval for one error rate, without continuity correction (Wilson 1927, Journal of the
/// American Statistical Association 22). Its coverage is near the confidence on average, and can be below it.
///
/// # Errors
/// When the sample is empty, has more fails than cases, or is above [`super::count::MAX_COUNT`].
pub fn wilson(trials: Trials, confidence: Confidence) -> Result<ScoreLimits, CountError> {
    trials.check()?;
    let (sampled, fails) = (to_float(trials.sampled), to_float(trials.fails));
    let z = normal_quantile(confidence.two_sided().to_f64());
    let centre = 2.0 * fails + z * z;
    let reach = z * (z * z + 4.0 * fails * (sampled - fails) / sampled).sqrt();
    let whole = 2.0 * (sampled + z * z);
    // At the ends the difference is exactly 0, the sum exactly the whole; rounding must not say otherwise.
    Ok(ScoreLimits {
        lower: if trials.fails == 0 {
            0.0
        } else {
            (centre - reach) / whole
        },
        upper: if trials.fails == trials.sampled {
            1.0
        } else {
            (centre + reach) / whole
        },
    })
}

/// One of several tests that are judged together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TestOfFamily {
    /// The p-value of the test.
    pub p: f64,
    /// The smallest p-value that the test could have had, see [`Groups::smallest_p`].
    pub smallest_p: f64,
}

/// The p-values of a family of tests, corrected so that the probability of any false alarm stays at most `alpha`:
/// Holm's step-down correction (Holm 1979, Scandinavian Journal of Statistics 6) of those tests that could become
/// significant at all (Tarone 1990, Biometrics 46).
///
/// Tests whose smallest reachable p is above alpha / (size of the family) are left out first; they have none, and the
/// others are corrected for one another only. The results stand in the order of the tests. A corrected p of at most
/// `alpha` is significant.
///
/// ```
/// # use sagsaudit::stats::two_proportions::{TestOfFamily, holm_tarone};
/// let test = |p, smallest_p| TestOfFamily { p, smallest_p };
/// let alpha = "0.95".parse::<sagsaudit::stats::share::Confidence>().unwrap().one_sided();
/// let family = [test(0.02, 0.001), test(0.01, 0.001), test(0.5, 0.2)];
/// assert_eq!(holm_tarone(&family, alpha), [Some(0.02), Some(0.02), None]);
/// ```
pub fn holm_tarone(family: &[TestOfFamily], alpha: Tail) -> Vec<Option<f64>> {
    let size = to_float(u64::try_from(family.len()).unwrap_or(u64::MAX));
    // A test whose smallest p is the limit itself can become significant; the noise of the quotient is not to decide.
    let within_reach =
        |test: &TestOfFamily| test.smallest_p * size <= alpha.to_f64() * (1.0 + 1e-12);
    let mut judged: Vec<(usize, f64)> = family
        .iter()
        .enumerate()
        .filter(|(_, test)| within_reach(test))
        .map(|(place, test)| (place, test.p))
        .collect();
    judged.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    let mut left = to_float(u64::try_from(judged.len()).unwrap_or(u64::MAX));
    let mut largest: f64 = 0.0;
    let mut corrected = vec![None; family.len()];
    for (place, p) in judged {
        largest = largest.max((left * p).min(1.0));
        if let Some(slot) = corrected.get_mut(place) {
            *slot = Some(largest);
        }
        left -= 1.0;
    }
    corrected
}

/// Weights below this part of the largest are not added: doubles end a little further down.
const NOTHING: f64 = 1e-290;

/// The probability of the counts `inside`, in doubles.
///
/// Walks from the mode, whose weight is the unit, so that nothing can overflow. All terms are positive; each has at
/// most seven roundings a step, so that even 1,000,000 steps leave a relative error below 1e-9.
fn probability(distribution: &impl CountDistribution, inside: impl Fn(u64) -> bool) -> f64 {
    let (mut sum, mut total) = (0.0, 0.0);
    let mut add = |count, weight: f64| {
        total += weight;
        if inside(count) {
            sum += weight;
        }
        weight > NOTHING
    };
    let mode = distribution.mode();
    let mut weight = 1.0;
    for count in mode..=distribution.highest() {
        if !add(count, weight) || count == distribution.highest() {
            break;
        }
        weight *= distribution.ratio_up(count);
    }
    weight = 1.0;
    for count in (distribution.lowest()..mode).rev() {
        weight /= distribution.ratio_up(count);
        if !add(count, weight) {
            break;
        }
    }
    (sum / total).min(1.0)
}

/// The probability of all counts that are no more likely than `seen`.
///
/// The weights rise to the mode and fall from there: all counts from `seen` outward belong to them, and on the other
/// side of the mode those from some distance on, which bisection finds.
fn probability_no_more_likely(distribution: &impl CountDistribution, seen: u64) -> f64 {
    let mode = distribution.mode();
    if seen <= mode {
        let distance = smallest(0, distribution.highest() - mode + 1, |distance| {
            is_no_more_likely(distribution, mode + distance, seen)
        });
        probability(distribution, |count| {
            count <= seen || count >= mode + distance
        })
    } else {
        let distance = smallest(0, mode - distribution.lowest() + 1, |distance| {
            is_no_more_likely(distribution, mode - distance, seen)
        });
        probability(distribution, |count| {
            count >= seen || count + distance <= mode
        })
    }
}

/// Whether the weight of `count` is at most that of `seen`. Logarithms decide where their error leaves no doubt,
/// integers the rest: above all the ties between the two halves of a symmetric distribution.
fn is_no_more_likely(distribution: &impl CountDistribution, count: u64, seen: u64) -> bool {
    let (low, high) = (count.min(seen), count.max(seen));
    let (mut sum, mut peak) = (0.0_f64, 0.0_f64);
    for step in low..high {
        sum += distribution.ratio_up(step).ln();
        peak = peak.max(sum.abs());
    }
    // A ratio has five roundings, its logarithm and the sum one more each, relative to at most 50 and to the peak.
    let doubt = 4.0 * f64::EPSILON * to_float(high - low + 1) * (peak + 50.0);
    let rises = if sum > doubt {
        Ordering::Greater
    } else if sum < -doubt {
        Ordering::Less
    } else {
        exact_rise(distribution, low, high)
    };
    match rises {
        Ordering::Equal => true,
        Ordering::Greater => count == low,
        Ordering::Less => count == high,
    }
}

/// How the weight of `high` compares with that of `low`, in integers.
fn exact_rise(distribution: &impl CountDistribution, low: u64, high: u64) -> Ordering {
    let one = BigUint::from(1_u32);
    let (above, below) = (low..high).fold((one.clone(), one), |(above, below), step| {
        let (factor, divisor) = distribution.exact_ratio_up(step);
        (above * factor, below * divisor)
    });
    above.cmp(&below)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn groups(first: (u64, u64), second: (u64, u64)) -> Groups {
        let trials = |(fails, sampled)| Trials { sampled, fails };
        Groups {
            first: trials(first),
            second: trials(second),
        }
    }

    /// Fisher's p from all weights in integers.
    fn exact_p(groups: &Groups) -> f64 {
        let distribution = groups.spread_by_chance();
        let seen = distribution.weight(groups.first.fails);
        let inside: BigUint = (distribution.lowest()..=distribution.highest())
            .map(|count| distribution.weight(count))
            .filter(|weight| *weight <= seen)
            .sum();
        let scaled = inside * BigUint::from(10_u32).pow(15) / distribution.total();
        to_float(u64::try_from(scaled).unwrap()) / 1e15
    }

    #[test]
    fn the_lady_tasting_tea() {
        // Fisher 1935, The Design of Experiments, II: 3 of 4 right has the probability 17/70, all right 1/70.
        let three = groups((3, 4), (1, 4)).fisher().unwrap();
        assert!((three.greater - 17.0 / 70.0).abs() < 1e-15);
        assert!((three.two_sided - 34.0 / 70.0).abs() < 1e-15);
        let four = groups((4, 4), (0, 4));
        assert!((four.fisher().unwrap().greater - 1.0 / 70.0).abs() < 1e-15);
        assert!((four.smallest_p().unwrap() - 2.0 / 70.0).abs() < 1e-15);
    }

    #[test]
    fn groups_without_a_difference_to_show() {
        let none = groups((0, 15), (0, 20));
        assert_eq!(
            none.fisher().unwrap().two_sided.to_bits(),
            1.0_f64.to_bits()
        );
        assert_eq!(none.smallest_p().unwrap().to_bits(), 1.0_f64.to_bits());
        assert_eq!(
            groups((0, 0), (1, 5)).fisher(),
            Err(CountError::EmptySample)
        );
        assert!(groups((3, 2), (1, 5)).fisher().is_err());
    }

    #[test]
    fn very_unlikely_tables_keep_their_digits() {
        // Only the table seen and its mirror: 2 / C(200, 100).
        let p = groups((0, 100), (100, 100)).fisher().unwrap().two_sided;
        assert!((p / 2.208_760_693_199_502_8e-59 - 1.0).abs() < 1e-9, "{p}");
        let large = groups((10, 2_000_000), (60, 2_000_000)).fisher().unwrap();
        assert!(large.two_sided > 1e-10 && large.two_sided < 1e-8);
    }

    #[test]
    fn wilson_ends_at_0_and_1() {
        let confidence = "0.95".parse().unwrap();
        let of = |fails, sampled| wilson(Trials { sampled, fails }, confidence).unwrap();
        let (none, all) = (of(0, 15), of(15, 15));
        assert_eq!(
            (none.lower.to_bits(), all.upper.to_bits()),
            (0, 1.0_f64.to_bits())
        );
        // z^2 / (n + z^2) with z^2 = 3.841458820694124.
        assert!((none.upper - 3.841_458_820_694_124 / 18.841_458_820_694_124).abs() < 1e-12);
        assert!((all.lower - (1.0 - none.upper)).abs() < 1e-15);
    }

    #[test]
    fn holm_corrects_from_the_smallest_and_tarone_leaves_out() {
        let alpha = "0.95".parse::<Confidence>().unwrap().one_sided();
        let reaching = |p| TestOfFamily {
            p,
            smallest_p: 0.0001,
        };
        // The example of Holm's procedure: 0.01, 0.005, 0.04, 0.03 give 0.03, 0.02, 0.06, 0.06.
        let family = [0.01, 0.005, 0.04, 0.03].map(reaching);
        let corrected = holm_tarone(&family, alpha);
        for (found, expected) in corrected.iter().zip([0.03, 0.02, 0.06, 0.06]) {
            assert!((found.unwrap() - expected).abs() < 1e-15);
        }
        // Two that cannot become significant no longer cost the others anything.
        let out_of_reach = TestOfFamily {
            p: 0.5,
            smallest_p: 0.1,
        };
        let family = [out_of_reach, reaching(0.04), out_of_reach];
        assert_eq!(holm_tarone(&family, alpha), [None, Some(0.04), None]);
        assert_eq!(holm_tarone(&[], alpha), []);
        // The limit itself is within reach; a corrected p is never above 1.
        let at_limit = TestOfFamily {
            p: 0.9,
            smallest_p: 0.05 / 3.0,
        };
        assert_eq!(holm_tarone(&[at_limit; 3], alpha), [Some(1.0); 3]);
    }

    proptest! {
        #[test]
        fn fisher_agrees_with_integers_and_mirrors(
            first in 1_u64..60, second in 1_u64..60, one in 0.0..=1.0, other in 0.0..=1.0,
        ) {
            let part = |part: f64, of| crate::stats::count::whole_at_most(part * to_float(of), of);
            let (k1, k2) = (part(one, first), part(other, second));
            let seen = groups((k1, first), (k2, second));
            let test = seen.fisher().unwrap();
            prop_assert!((test.two_sided - exact_p(&seen)).abs() < 2e-15 + 1e-12 * test.two_sided);
            let swapped = groups((k2, second), (k1, first)).fisher().unwrap();
            prop_assert!((test.two_sided - swapped.two_sided).abs() < 1e-12);
            prop_assert!((test.less - swapped.greater).abs() < 1e-12);
            prop_assert!(seen.smallest_p().unwrap() <= test.two_sided * (1.0 + 1e-12));
            // The smallest reachable p is reached.
            let both = k1 + k2;
            let smallest = (both.saturating_sub(second)..=both.min(first))
                .map(|fails| exact_p(&groups((fails, first), (both - fails, second))))
                .fold(1.0, f64::min);
            prop_assert!((seen.smallest_p().unwrap() - smallest).abs() < 2e-15 + 1e-12 * smallest);
        }

        #[test]
        fn newcombe_holds_the_difference_and_mirrors(
            first in 1_u64..200, second in 1_u64..200, one in 0.0..=1.0, other in 0.0..=1.0,
        ) {
            let part = |part: f64, of| crate::stats::count::whole_at_most(part * to_float(of), of);
            let (k1, k2) = (part(one, first), part(other, second));
            let confidence = "0.95".parse().unwrap();
            let limits = groups((k1, first), (k2, second)).newcombe(confidence).unwrap();
            let difference = to_float(k1) / to_float(first) - to_float(k2) / to_float(second);
            prop_assert!(-1.0 - 1e-12 <= limits.lower && limits.upper <= 1.0 + 1e-12);
            prop_assert!(limits.lower <= difference && difference <= limits.upper);
            let swapped = groups((k2, second), (k1, first)).newcombe(confidence).unwrap();
            prop_assert!((swapped.lower + limits.upper).abs() < 1e-12);
        }
    }
}
