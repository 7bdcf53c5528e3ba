//! The error rate of one criterion in one area: which method holds, its limits, and the number of cases with the error.
//!
//! The interval and the one-sided limits stand on the cases that were decided. Undetermined cases widen only the number
//! of cases, the conservative limit, and the range of a census.

use std::cmp::Ordering;

use serde::Serialize;

use super::binomial::Trials;
use super::count::{CountError, check_sample, check_size, to_float};
use super::hypergeometric::Sample;
use super::limit::{CaseLimits, Limit, Limits};
use super::looks::{Bound, Rule};
use super::share::Share;

/// What is known about the number of cases in the area that the criterion applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applicable {
    /// Applicability was decided for every case of the area: so many are applicable, M.
    Known {
        /// Applicable cases in the area, drawn or not.
        population: u64,
    },
    /// Only the drawn cases are known; any of those not drawn may be applicable.
    Unknown {
        /// Cases that could have been drawn and were not, N - d.
        undrawn: u64,
    },
}

/// What a sample showed of one criterion in one area.
///
/// Cases drawn beyond passes, fails and undetermined are not applicable, not due, or replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Observed {
    /// Cases drawn, d, replaced ones included.
    pub drawn: u64,
    /// Cases that pass, p.
    pub passes: u64,
    /// Cases that fail, k.
    pub fails: u64,
    /// Cases that could not be decided even after review, u.
    pub undetermined: u64,
    /// What is known about the cases that the criterion applies to.
    pub applicable: Applicable,
}

/// How limits were found. Serialised as in `findings.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// The exact hypergeometric limits for a known number of applicable cases.
    Hypergeometric,
    /// The exact binomial limits, cut to what the cases not drawn can still change.
    ClopperPearson,
    /// Every case was examined: no sampling error.
    Census,
    /// No case was decided: there are no limits.
    None,
}

/// Everything that is printed of the error rate of one criterion in one area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ErrorRate {
    /// The rate seen, k of m; none when no case was decided.
    pub rate: Option<f64>,
    /// How the limits were found.
    pub method: Method,
    /// The two-sided interval, alpha / 2 on each side.
    pub interval: Option<Limits>,
    /// The one-sided limits, alpha each: the target status and the prevalence rest on them.
    pub one_sided: Option<Limits>,
    /// Cases of the area with the error, two-sided.
    pub cases: Option<CaseLimits>,
    /// The one-sided upper limit if every undetermined case failed; none without undetermined cases.
    pub conservative_upper: Option<Limit>,
}

impl ErrorRate {
    /// The error rate that `observed` shows by `rule`; a confidence alone is that of a sample looked at once.
    ///
    /// # Errors
    /// When the counts cannot come from one sample, see [`Observed::check`].
    ///
    /// Three fails among 14 applicable of 15 drawn, 81 cases not drawn:
    ///
    /// ```
    /// # use sagsaudit::stats::error_rate::{Applicable, ErrorRate, Method, Observed};
    /// # use sagsaudit::stats::share::Confidence;
    /// let observed = Observed {
    ///     drawn: 15,
    ///     passes: 11,
    ///     fails: 3,
    ///     undetermined: 0,
    ///     applicable: Applicable::Unknown { undrawn: 81 },
    /// };
    /// let confidence: Confidence = "0.95".parse().unwrap();
    /// let shown = ErrorRate::of(&observed, confidence).unwrap();
    /// assert_eq!(shown.method, Method::ClopperPearson);
    /// assert_eq!(shown.interval.unwrap().upper.units_up(1000), 508);
    /// ```
    pub fn of(observed: &Observed, rule: impl Into<Rule>) -> Result<Self, CountError> {
        let rule = rule.into();
        let decided = observed.decided();
        Ok(Self {
            rate: (decided > 0).then(|| to_float(observed.fails) / to_float(decided)),
            method: observed.method(),
            interval: observed.rate_limits(rule.two_sided())?,
            one_sided: observed.rate_limits(rule.one_sided())?,
            cases: observed.case_limits(rule.two_sided())?,
            conservative_upper: observed.conservative_upper(rule.one_sided())?,
        })
    }
}

impl Observed {
    /// Cases that pass or fail, m. Counts too large to add are left to [`Observed::check`].
    #[must_use]
    pub fn decided(&self) -> u64 {
        self.passes.saturating_add(self.fails)
    }

    /// Cases that the criterion applies to, or may: decided and undetermined, m + u.
    #[must_use]
    pub fn concerned(&self) -> u64 {
        self.decided().saturating_add(self.undetermined)
    }

    /// That the counts can come from one sample.
    ///
    /// # Errors
    /// When a count is above [`super::count::MAX_COUNT`], or more cases are decided or undetermined than were drawn or
    /// than are known to be applicable.
    pub fn check(&self) -> Result<(), CountError> {
        for count in [self.passes, self.fails, self.undetermined, self.drawn] {
            check_size(count)?;
        }
        check_sample(0, self.concerned(), self.drawn)?;
        match self.applicable {
            Applicable::Known { population } => check_sample(0, self.concerned(), population),
            Applicable::Unknown { undrawn } => {
                check_size(undrawn)?;
                check_size(self.drawn + undrawn)
            }
        }
    }

    /// The method that the limits of the error rate come from.
    #[must_use]
    pub fn method(&self) -> Method {
        if self.decided() == 0 {
            return Method::None;
        }
        match self.applicable {
            Applicable::Known { population } if population == self.concerned() => Method::Census,
            Applicable::Known { .. } => Method::Hypergeometric,
            Applicable::Unknown { undrawn: 0 } => Method::Census,
            Applicable::Unknown { .. } => Method::ClopperPearson,
        }
    }

    /// Limits of the error rate; none when no case was decided.
    ///
    /// A census is k to k + u of m + u. A known number M of applicable cases gives the hypergeometric limits over M,
    /// else the limits of Clopper and Pearson for k of m are cut to what remains possible when all cases not drawn pass
    /// or all fail: [k / (m + N - d), (k + N - d) / (m + N - d)].
    ///
    /// # Errors
    /// As [`Observed::check`].
    pub fn rate_limits(&self, bound: impl Into<Bound>) -> Result<Option<Limits>, CountError> {
        self.check()?;
        let bound = bound.into();
        let limits = match (self.method(), self.applicable) {
            (Method::None, _) => return Ok(None),
            (Method::Census, _) => self.census_limits(),
            (_, Applicable::Known { population }) => self.known_limits(population, bound)?,
            (_, Applicable::Unknown { undrawn }) => self.unknown_limits(undrawn, bound)?,
        };
        Ok(Some(limits))
    }

    fn census_limits(&self) -> Limits {
        let cases = CaseLimits {
            lower: self.fails,
            upper: self.fails + self.undetermined,
        };
        Limits::of_cases(cases, self.concerned())
    }

    fn known_limits(&self, population: u64, bound: Bound) -> Result<Limits, CountError> {
        let cases = bound.cases(self.sample_of(population))?;
        Ok(Limits::of_cases(cases, population))
    }

    fn unknown_limits(&self, undrawn: u64, bound: Bound) -> Result<Limits, CountError> {
        let of = self.decided() + undrawn;
        let (lower, upper) = bound.rates(self.trials())?;
        Ok(Limits {
            lower: Limit::Real(lower).at_least(self.fails, of),
            upper: Limit::Real(upper).at_most(self.fails + undrawn, of),
        })
    }

    /// Limits of the number of cases in the area with the error: the lower as if every undetermined case passed, the
    /// upper as if every one failed. None when no case was decided.
    ///
    /// With a known number M of applicable cases the sample is m + u of M, else d of N.
    ///
    /// # Errors
    /// As [`Observed::check`].
    pub fn case_limits(&self, bound: impl Into<Bound>) -> Result<Option<CaseLimits>, CountError> {
        self.check()?;
        if self.decided() == 0 {
            return Ok(None);
        }
        let (population, sampled) = match self.applicable {
            Applicable::Known { population } => (population, self.concerned()),
            Applicable::Unknown { undrawn } => (self.drawn + undrawn, self.drawn),
        };
        let with = |fails| Sample {
            population,
            sampled,
            fails,
        };
        let bound = bound.into();
        Ok(Some(CaseLimits {
            lower: bound.cases(with(self.fails))?.lower,
            upper: bound.cases(with(self.fails + self.undetermined))?.upper,
        }))
    }

    /// The upper limit of the error rate if every undetermined case failed, k + u of m + u under the same method; none
    /// without undetermined cases, or when no case was decided.
    ///
    /// # Errors
    /// As [`Observed::check`].
    pub fn conservative_upper(&self, bound: impl Into<Bound>) -> Result<Option<Limit>, CountError> {
        self.check()?;
        if self.undetermined == 0 || self.decided() == 0 {
            return Ok(None);
        }
        let failing = Self {
            fails: self.fails + self.undetermined,
            undetermined: 0,
            ..*self
        };
        Ok(failing.rate_limits(bound)?.map(|limits| limits.upper))
    }

    /// Whether the upper limit of the error rate is at most `rate`, in integers; false when no case was decided.
    ///
    /// # Errors
    /// As [`Observed::check`].
    pub fn upper_at_most(&self, rate: Share, bound: impl Into<Bound>) -> Result<bool, CountError> {
        self.check()?;
        let not_above = |cases, of| rate.compare_to(cases, of) != Ordering::Less;
        match (self.method(), self.applicable) {
            (Method::None, _) => Ok(false),
            (Method::Census, _) => Ok(not_above(self.fails + self.undetermined, self.concerned())),
            (_, Applicable::Known { population }) => {
                bound.into().upper_at_most(self.sample_of(population), rate)
            }
            (_, Applicable::Unknown { undrawn }) => {
                Ok(not_above(self.fails + undrawn, self.decided() + undrawn)
                    || bound.into().rate_at_most(self.trials(), rate)?)
            }
        }
    }

    /// Whether the lower limit of the error rate is above `rate`, decided in integers; false when no case was decided.
    ///
    /// # Errors
    /// As [`Observed::check`].
    pub fn lower_above(&self, rate: Share, bound: impl Into<Bound>) -> Result<bool, CountError> {
        self.check()?;
        let above = |cases, of| rate.compare_to(cases, of) == Ordering::Less;
        match (self.method(), self.applicable) {
            (Method::None, _) => Ok(false),
            (Method::Census, _) => Ok(above(self.fails, self.concerned())),
            (_, Applicable::Known { population }) => {
                bound.into().lower_above(self.sample_of(population), rate)
            }
            (_, Applicable::Unknown { undrawn }) => Ok(above(self.fails, self.decided() + undrawn)
                || bound.into().rate_above(self.trials(), rate)?),
        }
    }

    /// The decided cases as a sample of `population` applicable ones.
    fn sample_of(&self, population: u64) -> Sample {
        Sample {
            population,
            sampled: self.decided(),
            fails: self.fails,
        }
    }

    fn trials(&self) -> Trials {
        Trials {
            sampled: self.decided(),
            fails: self.fails,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stats::share::Confidence;

    fn confidence() -> Confidence {
        "0.95".parse().unwrap()
    }

    fn known(passes: u64, fails: u64, undetermined: u64, population: u64) -> Observed {
        Observed {
            drawn: passes + fails + undetermined,
            passes,
            fails,
            undetermined,
            applicable: Applicable::Known { population },
        }
    }

    fn unknown(passes: u64, fails: u64, undetermined: u64, undrawn: u64) -> Observed {
        Observed {
            applicable: Applicable::Unknown { undrawn },
            ..known(passes, fails, undetermined, 0)
        }
    }

    #[test]
    fn nothing_decided_gives_no_limits() {
        for observed in [known(0, 0, 0, 30), known(0, 0, 4, 30), unknown(0, 0, 0, 0)] {
            let shown = ErrorRate::of(&observed, confidence()).unwrap();
            assert_eq!(shown.method, Method::None);
            assert_eq!(
                (shown.rate, shown.interval, shown.one_sided),
                (None, None, None)
            );
            assert_eq!((shown.cases, shown.conservative_upper), (None, None));
        }
    }

    #[test]
    fn a_census_is_exact_or_the_range_of_what_is_undetermined() {
        for observed in [known(11, 4, 0, 15), unknown(11, 4, 0, 0)] {
            let shown = ErrorRate::of(&observed, confidence()).unwrap();
            let limits = shown.interval.unwrap();
            assert_eq!(shown.method, Method::Census);
            assert_eq!(limits.lower, Limit::Fraction { cases: 4, of: 15 });
            assert_eq!(limits.upper, limits.lower);
            assert_eq!(shown.cases, Some(CaseLimits { lower: 4, upper: 4 }));
            assert_eq!(shown.conservative_upper, None);
        }
        for observed in [known(9, 4, 2, 15), unknown(9, 4, 2, 0)] {
            let shown = ErrorRate::of(&observed, confidence()).unwrap();
            let limits = shown.one_sided.unwrap();
            assert_eq!(limits.lower, Limit::Fraction { cases: 4, of: 15 });
            assert_eq!(limits.upper, Limit::Fraction { cases: 6, of: 15 });
            assert_eq!(shown.cases, Some(CaseLimits { lower: 4, upper: 6 }));
            assert_eq!(shown.conservative_upper, Some(limits.upper));
        }
    }

    #[test]
    fn a_known_number_of_applicable_cases_gives_whole_cases() {
        let shown = ErrorRate::of(&known(15, 0, 0, 120), confidence()).unwrap();
        let upper = shown.one_sided.unwrap().upper;
        assert_eq!(shown.method, Method::Hypergeometric);
        assert_eq!(upper, Limit::Fraction { cases: 20, of: 120 });
        assert_eq!(upper.units_up(1000), 167);
        let interval = shown.interval.unwrap();
        let cases = shown.cases.unwrap();
        assert_eq!(
            interval.upper,
            Limit::Fraction {
                cases: cases.upper,
                of: 120
            }
        );
    }

    #[test]
    fn an_unknown_number_is_cut_to_what_the_rest_can_change() {
        let shown = ErrorRate::of(&unknown(13, 2, 0, 1), confidence()).unwrap();
        let limits = shown.interval.unwrap();
        assert_eq!(shown.method, Method::ClopperPearson);
        assert_eq!(limits.lower, Limit::Fraction { cases: 2, of: 16 });
        assert_eq!(limits.upper, Limit::Fraction { cases: 3, of: 16 });
    }

    #[test]
    fn undetermined_cases_leave_the_interval_and_widen_the_rest() {
        let decided = ErrorRate::of(&unknown(10, 2, 0, 100), confidence()).unwrap();
        let shown = ErrorRate::of(&unknown(10, 2, 3, 100), confidence()).unwrap();
        assert_eq!(shown.interval, decided.interval);
        let all_fail = ErrorRate::of(&unknown(10, 5, 0, 100), confidence()).unwrap();
        assert_eq!(shown.cases.unwrap().upper, all_fail.cases.unwrap().upper);
        assert_eq!(
            shown.conservative_upper,
            Some(all_fail.one_sided.unwrap().upper)
        );
    }

    #[test]
    fn impossible_counts_are_errors() {
        assert!(known(10, 2, 0, 11).check().is_err());
        assert!(
            Observed {
                drawn: 11,
                ..unknown(10, 2, 0, 5)
            }
            .check()
            .is_err()
        );
        let absurd = Observed {
            passes: u64::MAX,
            ..unknown(1, 2, 0, 5)
        };
        assert!(ErrorRate::of(&absurd, confidence()).is_err());
        assert!(
            unknown(1, 2, 0, super::super::count::MAX_COUNT)
                .check()
                .is_err()
        );
    }

    #[test]
    fn methods_have_the_names_of_the_findings_file() {
        let names = [
            Method::Hypergeometric,
            Method::ClopperPearson,
            Method::Census,
            Method::None,
        ]
        .map(|method| serde_json::to_string(&method).unwrap());
        assert_eq!(
            names,
            [
                "\"hypergeometric\"",
                "\"clopper-pearson\"",
                "\"census\"",
                "\"none\""
            ]
        );
    }

    fn observations() -> impl Strategy<Value = Observed> {
        (0_u64..40, 0_u64..20, 0_u64..4, 0_u64..200, any::<bool>()).prop_map(
            |(passes, fails, undetermined, rest, is_known)| {
                if is_known {
                    known(
                        passes,
                        fails,
                        undetermined,
                        passes + fails + undetermined + rest,
                    )
                } else {
                    unknown(passes, fails, undetermined, rest)
                }
            },
        )
    }

    proptest! {
        #[test]
        fn decisions_agree_with_the_limits_shown(observed in observations(), percent in 0_u32..100) {
            let tail = confidence().one_sided();
            let rate: Share = format!("0.{percent:02}").parse().unwrap();
            let at_most = observed.upper_at_most(rate, tail).unwrap();
            let above = observed.lower_above(rate, tail).unwrap();
            let Some(limits) = observed.rate_limits(tail).unwrap() else {
                prop_assert!(!at_most && !above);
                return Ok(());
            };
            let order = |limit: Limit| match limit {
                Limit::Fraction { cases, of } => rate.compare_to(cases, of),
                Limit::Real(real) => rate.to_f64().total_cmp(&real),
            };
            prop_assert_eq!(at_most, order(limits.upper) != Ordering::Less);
            prop_assert_eq!(above, order(limits.lower) == Ordering::Less);
        }

        #[test]
        fn limits_hold_what_was_seen(observed in observations()) {
            let shown = ErrorRate::of(&observed, confidence()).unwrap();
            let (Some(rate), Some(interval)) = (shown.rate, shown.interval) else {
                return Ok(());
            };
            let one_sided = shown.one_sided.unwrap();
            let cases = shown.cases.unwrap();
            prop_assert!(cases.lower >= observed.fails && cases.lower <= cases.upper);
            prop_assert!(interval.lower.to_f64() <= one_sided.lower.to_f64());
            prop_assert!(interval.upper.to_f64() >= one_sided.upper.to_f64());
            // A whole number of cases may lie a case beside the rate seen.
            let slack = match observed.applicable {
                Applicable::Known { population } => 1.0 / to_float(population),
                Applicable::Unknown { .. } => 1e-12,
            };
            prop_assert!(interval.lower.to_f64() <= rate + slack);
            prop_assert!(interval.upper.to_f64() >= rate - slack);
            if let Some(conservative) = shown.conservative_upper {
                prop_assert!(conservative.to_f64() >= one_sided.upper.to_f64() - slack);
            }
        }
    }
}
