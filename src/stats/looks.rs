//! How often one looks at a sample that may grow, and what that costs: the rule by which limits are found.
//!
//! Whoever extends a sample because of what was seen in it has two chances of being wrong. Either the stages were stated
//! before the draw, and each uses its part of the risk; or nothing was stated, and only limits that hold whenever one
//! stops ([`super::any_time`]) are honest.

use super::binomial::{self, Trials};
use super::count::CountError;
use super::hypergeometric::{self, Sample};
use super::share::{Confidence, Share, Tail};
use super::{any_time, limit::CaseLimits};

/// How often a sample is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// Once: its size was fixed before it was seen.
    Once,
    /// In so many stages that were stated before the draw, from 1 to [`MAX_STAGES`](super::share::MAX_STAGES): each uses
    /// alpha / stages.
    Stages(u64),
    /// After an extension that nobody had stated: the limits hold at whatever size one stops, each at all of alpha. As
    /// the first look had its alpha, too, the risk of both is at most 2 alpha.
    AnyTime,
}

/// A confidence, and how often the sample is looked at.
///
/// 24 of 120 cases without an error show a target of 90 % when 24 was the size from the start:
///
/// ```
/// # use sagsaudit::stats::{hypergeometric::Sample, looks::{Looks, Rule}, share::Confidence};
/// let sample = Sample { population: 120, sampled: 24, fails: 0 };
/// let confidence: Confidence = "0.95".parse().unwrap();
/// let upper = |looks| Rule { confidence, looks }.one_sided().cases(sample).unwrap().upper;
/// assert_eq!(upper(Looks::Once), 12);
/// assert_eq!(upper(Looks::Stages(3)), 16);
/// assert_eq!(upper(Looks::AnyTime), 24);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The confidence of all looks together.
    pub confidence: Confidence,
    /// How often is looked.
    pub looks: Looks,
}

impl From<Confidence> for Rule {
    fn from(confidence: Confidence) -> Self {
        Self {
            confidence,
            looks: Looks::Once,
        }
    }
}

impl Rule {
    /// What each limit alone uses.
    #[must_use]
    pub fn one_sided(self) -> Bound {
        match self.looks {
            Looks::Once => Bound::Tail(self.confidence.one_sided()),
            Looks::Stages(stages) => Bound::Tail(self.confidence.one_sided_of(stages)),
            Looks::AnyTime => Bound::AnyTime(self.confidence.one_sided()),
        }
    }

    /// What each limit of a two-sided interval uses. The any-time set has two sides as it is.
    #[must_use]
    pub fn two_sided(self) -> Bound {
        match self.looks {
            Looks::Once => Bound::Tail(self.confidence.two_sided()),
            Looks::Stages(stages) => Bound::Tail(self.confidence.two_sided_of(stages)),
            Looks::AnyTime => Bound::AnyTime(self.confidence.one_sided()),
        }
    }

    /// The rule that holds when the sample is extended: stages go on, and a sample that was to be looked at once is from
    /// then on looked at any time.
    #[must_use]
    pub fn after_extension(self) -> Self {
        let looks = match self.looks {
            Looks::Once | Looks::AnyTime => Looks::AnyTime,
            Looks::Stages(stages) => Looks::Stages(stages),
        };
        Self { looks, ..self }
    }
}

/// What one limit uses: a tail, or the any-time set at some alpha.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// A tail of the distribution.
    Tail(Tail),
    /// The any-time set at this alpha.
    AnyTime(Tail),
}

impl From<Tail> for Bound {
    fn from(tail: Tail) -> Self {
        Self::Tail(tail)
    }
}

impl Bound {
    /// The smallest and the largest number of failing cases that the sample leaves possible.
    ///
    /// # Errors
    /// As [`hypergeometric::upper_count`].
    pub fn cases(self, sample: Sample) -> Result<CaseLimits, CountError> {
        match self {
            Self::Tail(tail) => Ok(CaseLimits {
                lower: hypergeometric::lower_count(sample, tail)?,
                upper: hypergeometric::upper_count(sample, tail)?,
            }),
            Self::AnyTime(alpha) => any_time::case_limits(sample, alpha),
        }
    }

    /// The smallest and the largest rate that the sample leaves possible, when the population is not known.
    ///
    /// # Errors
    /// As [`binomial::upper_limit`].
    pub fn rates(self, trials: Trials) -> Result<(f64, f64), CountError> {
        match self {
            Self::Tail(tail) => Ok((
                binomial::lower_limit(trials, tail)?,
                binomial::upper_limit(trials, tail)?,
            )),
            Self::AnyTime(alpha) => any_time::rate_limits(trials, alpha),
        }
    }

    /// Whether the upper limit is at most `rate` of the population; in integers.
    ///
    /// # Errors
    /// As [`hypergeometric::upper_count`].
    pub fn upper_at_most(self, sample: Sample, rate: Share) -> Result<bool, CountError> {
        match self {
            Self::Tail(tail) => hypergeometric::upper_at_most(sample, rate, tail),
            Self::AnyTime(alpha) => any_time::upper_at_most(sample, rate, alpha),
        }
    }

    /// Whether the lower limit is above `rate` of the population; in integers.
    ///
    /// # Errors
    /// As [`hypergeometric::upper_count`].
    pub fn lower_above(self, sample: Sample, rate: Share) -> Result<bool, CountError> {
        match self {
            Self::Tail(tail) => hypergeometric::lower_above(sample, rate, tail),
            Self::AnyTime(alpha) => any_time::lower_above(sample, rate, alpha),
        }
    }

    /// Whether the upper limit of a rate is at most `rate`; in integers.
    ///
    /// # Errors
    /// As [`binomial::upper_limit`].
    pub fn rate_at_most(self, trials: Trials, rate: Share) -> Result<bool, CountError> {
        match self {
            Self::Tail(tail) => binomial::upper_at_most(trials, rate, tail),
            Self::AnyTime(alpha) => any_time::rate_at_most(trials, rate, alpha),
        }
    }

    /// Whether the lower limit of a rate is above `rate`; in integers.
    ///
    /// # Errors
    /// As [`binomial::upper_limit`].
    pub fn rate_above(self, trials: Trials, rate: Share) -> Result<bool, CountError> {
        match self {
            Self::Tail(tail) => binomial::lower_above(trials, rate, tail),
            Self::AnyTime(alpha) => any_time::rate_above(trials, rate, alpha),
        }
    }
}
