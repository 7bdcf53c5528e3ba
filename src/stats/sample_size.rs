//! How many cases must be drawn? The smallest sample that shows a claim although some errors are found in it.
//!
//! Every size is decided in integers. A claim is shown when the smallest truth that contradicts it is ruled out by the
//! one-sided upper limit, so that the plan and the later evaluation of the sample follow the same rule.

use super::binomial::{self, Trials};
use super::count::{CountError, MAX_COUNT, check_size, smallest};
use super::hypergeometric::{self, Sample};
use super::limit::Limit;
use super::share::{Confidence, Share, Tail};

/// Largest sample that is tried when the errors expected grow with it: there the sizes must be tried one number of
/// errors after the other.
pub const LARGEST_BY_RATE: u64 = 100_000;

/// The cases that a sample is drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Population {
    /// So many that no sample makes them fewer: the binomial distribution.
    Infinite,
    /// This many, drawn without replacement: the hypergeometric distribution.
    Cases(u64),
}

impl Population {
    /// The number of cases; none when infinite.
    #[must_use]
    pub fn cases(self) -> Option<u64> {
        match self {
            Self::Infinite => None,
            Self::Cases(cases) => Some(cases),
        }
    }
}

/// What the sample is to show, at the confidence of a [`Plan`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// The error rate is below this tolerable rate: upper limit < rate. The convention of jfa and EZ-Quant.
    Below(Share),
    /// The error rate is at most this: upper limit <= rate. The rule by which a target is met, with 1 - target.
    AtMost(Share),
    /// Fewer cases than this have the error. With no error found, it is the sample that sees at least one of so many.
    FewerThan(u64),
}

/// The errors that are expected in the sample, up to which the claim is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// This many, however large the sample is.
    Fails(u64),
    /// This share of the sample, rounded up to whole cases.
    Rate(Share),
}

impl Expected {
    /// The errors expected among `sampled` cases.
    #[must_use]
    pub fn of(self, sampled: u64) -> u64 {
        match self {
            Self::Fails(fails) => fails,
            Self::Rate(rate) => rate.ceil_of(sampled),
        }
    }
}

/// What is asked of [`Plan::smallest`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// The cases that are drawn from.
    pub population: Population,
    /// What is to be shown.
    pub claim: Claim,
    /// The errors expected.
    pub expected: Expected,
    /// The confidence of the one-sided upper limit.
    pub confidence: Confidence,
    /// Stages of the stopping rule that it belongs to, each of which uses alpha / stages; 1 when there is none.
    pub stages: u64,
}

/// The answer of [`Plan::smallest`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Answer {
    /// The smallest sample, and what it shows.
    Smallest(Planned),
    /// Not even all cases would show the claim with the errors expected.
    Never,
    /// It takes more cases than this, the most that were tried.
    MoreThan(u64),
}

/// A sample size with what is true of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Planned {
    /// Cases to draw.
    pub sampled: u64,
    /// Errors up to which the claim is shown.
    pub fails: u64,
    /// The risk: the probability of finding so few errors when the claim is just not true. At most 1 - confidence.
    pub risk: f64,
    /// The one-sided upper limit when just so many errors are found.
    pub upper: Limit,
}

/// The smallest truth that contradicts a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// A number of cases of a known population.
    Cases(u64),
    /// A rate in an infinite one.
    Rate(Share),
}

impl Plan {
    /// The smallest sample whose one-sided upper limit shows the claim although the expected errors are found in it.
    ///
    /// With a fixed number of errors the upper limit falls as the sample grows, so that bisection finds the size. With
    /// a rate, x errors stand for the sizes above (x - 1) / rate up to x / rate; within these bisection holds too, and
    /// the groups are tried in their order.
    ///
    /// # Errors
    /// When the population is above [`MAX_COUNT`].
    ///
    /// 59 cases without an error show that less than 5 % have it; 54 do when there are only 300 cases:
    ///
    /// ```
    /// # use sagsaudit::stats::sample_size::{Answer, Claim, Expected, Plan, Population};
    /// let size = |population| {
    ///     let plan = Plan {
    ///         population,
    ///         claim: Claim::Below("0.05".parse().unwrap()),
    ///         expected: Expected::Fails(0),
    ///         confidence: "0.95".parse().unwrap(),
    ///         stages: 1,
    ///     };
    ///     match plan.smallest() {
    ///         Ok(Answer::Smallest(planned)) => planned.sampled,
    ///         _ => unreachable!(),
    ///     }
    /// };
    /// assert_eq!(size(Population::Infinite), 59);
    /// assert_eq!(size(Population::Cases(300)), 54);
    /// ```
    pub fn smallest(&self) -> Result<Answer, CountError> {
        check_size(self.population.cases().unwrap_or_default())?;
        if self.is_never_shown() {
            return Ok(Answer::Never);
        }
        let found = match self.expected {
            Expected::Rate(rate) if rate != Share::ZERO => self.smallest_by_rate(rate),
            Expected::Rate(_) => self.smallest_with(0, self.most()),
            Expected::Fails(fails) => self.smallest_with(fails, self.most()),
        };
        let of_all = self.population.cases() == Some(self.most());
        match found {
            Some((sampled, fails)) => Ok(Answer::Smallest(self.planned(sampled, fails)?)),
            None if of_all => Ok(Answer::Never),
            None => Ok(Answer::MoreThan(self.most())),
        }
    }

    /// The smallest truth that contradicts the claim; none where nothing can, since every case may have the error.
    ///
    /// In a population of N the claim "below a rate" is contradicted by ceil(rate N) cases, "at most" by one more than
    /// floor(rate N). In an infinite one it is the rate itself in both: no smallest rate is above it.
    #[must_use]
    pub fn contradiction(&self) -> Option<Truth> {
        match (self.population, self.claim) {
            (_, Claim::FewerThan(cases)) => Some(Truth::Cases(cases)),
            (Population::Infinite, Claim::Below(rate) | Claim::AtMost(rate)) => {
                Some(Truth::Rate(rate))
            }
            (Population::Cases(all), Claim::Below(rate)) => Some(Truth::Cases(rate.ceil_of(all))),
            (Population::Cases(all), Claim::AtMost(rate)) => {
                let cases = rate.floor_of(all) + 1;
                (cases <= all).then_some(Truth::Cases(cases))
            }
        }
    }

    /// Whether no sample at all can show the claim: it is contradicted by what is always possible.
    fn is_never_shown(&self) -> bool {
        match self.contradiction() {
            None => false,
            Some(Truth::Cases(cases)) => match (self.expected, self.population) {
                (Expected::Fails(fails), _) => fails >= cases,
                (Expected::Rate(_), Population::Cases(_)) => cases == 0,
                (Expected::Rate(_), Population::Infinite) => true,
            },
            Some(Truth::Rate(rate)) => rate == Share::ZERO || self.expects_the_median(rate),
        }
    }

    /// Whether the errors expected are never fewer than the median of a count with this rate, which is at most
    /// ceil(n rate) (Kaas and Buhrman 1980, Statistica Neerlandica 34): so many or fewer have a probability of at
    /// least 1/2, above the tail.
    fn expects_the_median(&self, rate: Share) -> bool {
        let tail = self.tail();
        matches!(self.expected, Expected::Rate(expected) if expected >= rate)
            && tail.numerator() < tail.denominator() - tail.numerator()
    }

    fn tail(&self) -> Tail {
        self.confidence.one_sided_of(self.stages)
    }

    /// The largest sample that is tried.
    fn most(&self) -> u64 {
        let most = match self.expected {
            Expected::Fails(_) => MAX_COUNT,
            Expected::Rate(rate) if rate == Share::ZERO => MAX_COUNT,
            Expected::Rate(_) => LARGEST_BY_RATE,
        };
        self.population.cases().unwrap_or(MAX_COUNT).min(most)
    }

    /// The smallest sample and its errors, x = ceil(rate n).
    fn smallest_by_rate(&self, rate: Share) -> Option<(u64, u64)> {
        let most = self.most();
        (1..=rate.ceil_of(most)).find_map(|fails| {
            let first = rate.largest_with_ceil(fails - 1) + 1;
            let last = rate.largest_with_ceil(fails).min(most);
            self.smallest_between(first, last, fails)
        })
    }

    /// The smallest sample of at most `most` cases that shows the claim with `fails` errors in it.
    fn smallest_with(&self, fails: u64, most: u64) -> Option<(u64, u64)> {
        self.smallest_between(fails.max(1), most, fails)
    }

    fn smallest_between(&self, first: u64, last: u64, fails: u64) -> Option<(u64, u64)> {
        let shown = |sampled| self.shows(sampled, fails);
        (first <= last && shown(last)).then(|| (smallest(first, last, shown), fails))
    }

    /// Whether `fails` errors among `sampled` cases rule out what contradicts the claim.
    fn shows(&self, sampled: u64, fails: u64) -> bool {
        let tail = self.tail();
        let shown = match (self.contradiction(), self.population) {
            (None, _) => Ok(true),
            (Some(Truth::Rate(rate)), _) => {
                binomial::upper_at_most(Trials { sampled, fails }, rate, tail)
            }
            (Some(Truth::Cases(cases)), Population::Cases(population)) => {
                let sample = Sample {
                    population,
                    sampled,
                    fails,
                };
                hypergeometric::upper_below(sample, cases, tail)
            }
            (Some(Truth::Cases(_)), Population::Infinite) => Ok(false),
        };
        shown == Ok(true)
    }

    /// What is true of a sample of this size.
    fn planned(&self, sampled: u64, fails: u64) -> Result<Planned, CountError> {
        let (risk, upper) = match self.population {
            Population::Infinite => self.planned_of_infinite(Trials { sampled, fails })?,
            Population::Cases(population) => self.planned_of_known(Sample {
                population,
                sampled,
                fails,
            })?,
        };
        Ok(Planned {
            sampled,
            fails,
            risk,
            upper,
        })
    }

    fn planned_of_infinite(&self, trials: Trials) -> Result<(f64, Limit), CountError> {
        let risk = match self.contradiction() {
            Some(Truth::Rate(rate)) => binomial::at_most(trials, rate)?,
            Some(Truth::Cases(_)) | None => 0.0,
        };
        let upper = binomial::upper_limit(trials, self.tail())?;
        Ok((risk, Limit::Real(upper)))
    }

    fn planned_of_known(&self, sample: Sample) -> Result<(f64, Limit), CountError> {
        let risk = match self.contradiction() {
            Some(Truth::Cases(cases)) => hypergeometric::at_most(sample, cases)?,
            Some(Truth::Rate(_)) | None => 0.0,
        };
        let upper = Limit::Fraction {
            cases: hypergeometric::upper_count(sample, self.tail())?,
            of: sample.population,
        };
        Ok((risk, upper))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plan(population: Population, claim: Claim, expected: Expected) -> Plan {
        Plan {
            population,
            claim,
            expected,
            confidence: "0.95".parse().unwrap(),
            stages: 1,
        }
    }

    fn share(text: &str) -> Share {
        text.parse().unwrap()
    }

    /// The size of the smallest sample; none where there is none.
    fn size(plan: &Plan) -> Option<u64> {
        match plan.smallest().unwrap() {
            Answer::Smallest(planned) => Some(planned.sampled),
            Answer::Never | Answer::MoreThan(_) => None,
        }
    }

    #[test]
    fn discovery_sees_one_of_so_many() {
        // 1 of 120 with 95 %: only 114 of 120 see it, since 6/120 is 5 % exactly.
        let of = |cases| {
            let claim = Claim::FewerThan(cases);
            size(&plan(Population::Cases(120), claim, Expected::Fails(0)))
        };
        assert_eq!((of(1), of(120), of(0)), (Some(114), Some(1), None));
        // 1 - C(108, n)/C(120, n): 0.9481 at 25, 0.9545 at 26.
        assert_eq!(of(12), Some(26));
        let infinite = plan(
            Population::Infinite,
            Claim::FewerThan(5),
            Expected::Fails(0),
        );
        assert_eq!(infinite.smallest(), Ok(Answer::MoreThan(MAX_COUNT)));
    }

    #[test]
    fn the_two_rules_differ_where_the_rate_is_a_whole_number_of_cases() {
        let below = plan(
            Population::Cases(120),
            Claim::Below(share("0.1")),
            Expected::Fails(0),
        );
        let at_most = Plan {
            claim: Claim::AtMost(share("0.1")),
            ..below
        };
        assert_eq!(below.contradiction(), Some(Truth::Cases(12)));
        assert_eq!(at_most.contradiction(), Some(Truth::Cases(13)));
        assert_eq!((size(&below), size(&at_most)), (Some(26), Some(24)));
    }

    #[test]
    fn what_cannot_be_shown_is_told_from_what_takes_too_many() {
        let infinite = |claim, expected| plan(Population::Infinite, claim, expected).smallest();
        let half = share("0.5");
        let below_half = Claim::Below(half);
        assert_eq!(
            infinite(below_half, Expected::Rate(half)),
            Ok(Answer::Never)
        );
        assert_eq!(
            infinite(below_half, Expected::Rate(share("0.499999"))),
            Ok(Answer::MoreThan(LARGEST_BY_RATE))
        );
        assert_eq!(
            infinite(Claim::AtMost(Share::ZERO), Expected::Fails(0)),
            Ok(Answer::Never)
        );
        assert_eq!(
            infinite(Claim::Below(share("0.0000001")), Expected::Fails(0)),
            Ok(Answer::MoreThan(MAX_COUNT))
        );
        let of_ten = |claim, expected| plan(Population::Cases(10), claim, expected).smallest();
        assert_eq!(
            of_ten(Claim::Below(share("0.2")), Expected::Fails(2)),
            Ok(Answer::Never)
        );
        // Only a census shows that nothing at all is wrong.
        let census = of_ten(Claim::AtMost(Share::ZERO), Expected::Fails(0));
        assert!(matches!(census, Ok(Answer::Smallest(planned)) if planned.sampled == 10));
        assert!(
            plan(
                Population::Cases(MAX_COUNT + 1),
                below_half,
                Expected::Fails(0)
            )
            .smallest()
            .is_err()
        );
    }

    #[test]
    fn one_error_of_few_cases_can_be_below_the_rate() {
        // 2 of 20 are 10 %, 1 of 20 is 5 %: nineteen with one error leave one more case in doubt.
        let claim = Claim::Below(share("0.051"));
        let expected = Expected::Rate(share("0.051"));
        let loose = Plan {
            confidence: "0.9".parse().unwrap(),
            ..plan(Population::Cases(20), claim, expected)
        };
        assert_eq!(size(&loose), Some(19));
        assert_eq!(size(&plan(Population::Cases(20), claim, expected)), None);
    }

    #[test]
    fn the_risk_is_that_of_the_smallest_contradiction() {
        let fifty_nine = plan(
            Population::Infinite,
            Claim::Below(share("0.05")),
            Expected::Fails(0),
        );
        let Ok(Answer::Smallest(planned)) = fifty_nine.smallest() else {
            unreachable!()
        };
        assert!((planned.risk - 0.95_f64.powi(59)).abs() < 1e-15);
        assert!((planned.upper.to_f64() - (1.0 - 0.05_f64.powf(1.0 / 59.0))).abs() < 1e-12);
    }

    /// The definition, one size after the other.
    fn first_that_shows(plan: &Plan, most: u64) -> Option<u64> {
        let tail = plan.tail();
        (1..=most).find(|&sampled| {
            let fails = plan.expected.of(sampled);
            fails <= sampled
                && match (plan.population, plan.claim) {
                    (Population::Cases(population), claim) => {
                        let sample = Sample {
                            population,
                            sampled,
                            fails,
                        };
                        let upper = hypergeometric::upper_count(sample, tail).unwrap();
                        match claim {
                            Claim::Below(rate) => rate.compare_to(upper, population).is_gt(),
                            Claim::AtMost(rate) => rate.compare_to(upper, population).is_ge(),
                            Claim::FewerThan(cases) => upper < cases,
                        }
                    }
                    (Population::Infinite, Claim::Below(rate) | Claim::AtMost(rate)) => {
                        let trials = Trials { sampled, fails };
                        binomial::upper_limit(trials, tail).unwrap() <= rate.to_f64()
                    }
                    (Population::Infinite, Claim::FewerThan(_)) => false,
                }
        })
    }

    fn expectations() -> impl Strategy<Value = Expected> {
        prop_oneof![
            (0_u64..6).prop_map(Expected::Fails),
            (0_u32..300).prop_map(|permille| Expected::Rate(share(&format!("0.{permille:03}")))),
        ]
    }

    proptest! {
        #[test]
        fn the_size_is_the_first_that_shows_the_claim(
            all in 1_u64..150, permille in 1_u32..500, expected in expectations(),
            kind in 0..4, percent in 50_u32..99,
        ) {
            let rate = share(&format!("0.{permille:03}"));
            let (population, claim) = match kind {
                0 => (Population::Cases(all), Claim::Below(rate)),
                1 => (Population::Cases(all), Claim::AtMost(rate)),
                2 => (Population::Cases(all), Claim::FewerThan(rate.ceil_of(all))),
                _ => (Population::Infinite, Claim::Below(rate)),
            };
            let asked = Plan {
                confidence: format!("0.{percent}").parse().unwrap(),
                ..plan(population, claim, expected)
            };
            let most = population.cases().unwrap_or(400);
            let found = size(&asked).filter(|&size| size <= most);
            prop_assert_eq!(found, first_that_shows(&asked, most));
        }
    }
}
