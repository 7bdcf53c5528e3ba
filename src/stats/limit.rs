//! Limits of an error rate and of a number of cases, and their rounding, which is always outward.

use super::count::{to_float, whole_at_least, whole_at_most};

/// One limit of an error rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// Exactly `cases` of `of`.
    Fraction {
        /// Cases with the error.
        cases: u64,
        /// Cases in all; never 0.
        of: u64,
    },
    /// A root of the binomial tail, with a relative error below 1e-9.
    Real(f64),
}

impl Limit {
    /// The limit as a fraction of 1.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        match self {
            Self::Fraction { cases, of } => to_float(cases) / to_float(of),
            Self::Real(rate) => rate,
        }
    }

    /// The limit in whole units, `units` to 1 (1000 for tenths of a percent, at most 10,000,000), rounded down: the
    /// outward direction of a lower limit. Exact for a fraction.
    #[must_use]
    pub fn units_down(self, units: u64) -> u64 {
        match self {
            Self::Fraction { cases, of } => cases * units / of,
            Self::Real(rate) => whole_at_most(rate * to_float(units), units),
        }
    }

    /// As [`Limit::units_down`], rounded up: the outward direction of an upper limit.
    ///
    /// ```
    /// # use sagsaudit::stats::limit::Limit;
    /// assert_eq!(Limit::Real(0.18104).units_up(1000), 182);
    /// assert_eq!(Limit::Fraction { cases: 3, of: 10 }.units_up(1000), 300);
    /// ```
    #[must_use]
    pub fn units_up(self, units: u64) -> u64 {
        match self {
            Self::Fraction { cases, of } => (cases * units).div_ceil(of),
            Self::Real(rate) => whole_at_least(rate * to_float(units), units),
        }
    }

    /// The larger of the limit and `cases` of `of`.
    pub(super) fn at_least(self, cases: u64, of: u64) -> Self {
        let seen = Self::Fraction { cases, of };
        if self.to_f64() < seen.to_f64() {
            seen
        } else {
            self
        }
    }

    /// The smaller of the limit and `cases` of `of`.
    pub(super) fn at_most(self, cases: u64, of: u64) -> Self {
        let seen = Self::Fraction { cases, of };
        if self.to_f64() > seen.to_f64() {
            seen
        } else {
            self
        }
    }
}

/// A lower and an upper limit of an error rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The smallest rate that the sample leaves possible.
    pub lower: Limit,
    /// The largest rate that the sample leaves possible.
    pub upper: Limit,
}

impl Limits {
    /// The limits `cases` as shares of `of` cases, which is not 0.
    pub(super) fn of_cases(cases: CaseLimits, of: u64) -> Self {
        let fraction = |cases| Limit::Fraction { cases, of };
        Self {
            lower: fraction(cases.lower),
            upper: fraction(cases.upper),
        }
    }
}

/// A lower and an upper limit of the number of cases in the area that have the error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseLimits {
    /// The smallest number that the sample leaves possible.
    pub lower: u64,
    /// The largest number that the sample leaves possible.
    pub upper: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_outward_and_leaves_whole_units() {
        let none_of_fifteen = Limit::Real(0.181_036);
        assert_eq!(none_of_fifteen.units_up(100), 19);
        assert_eq!(none_of_fifteen.units_down(100), 18);
        let seven = Limit::Fraction { cases: 7, of: 25 };
        assert_eq!((seven.units_down(1000), seven.units_up(1000)), (280, 280));
        assert_eq!(Limit::Real(1.0).units_up(1000), 1000);
        assert_eq!(Limit::Real(0.0).units_down(1000), 0);
    }

    #[test]
    fn a_limit_is_cut_to_what_was_seen() {
        let limit = Limit::Real(0.3);
        assert_eq!(limit.at_least(1, 5), limit);
        assert_eq!(limit.at_least(2, 5), Limit::Fraction { cases: 2, of: 5 });
        assert_eq!(limit.at_most(1, 5), Limit::Fraction { cases: 1, of: 5 });
    }
}
