//! Counts of cases: what is wrong with them, and their way to and from floating point numbers.
//!
//! A count is a `u64` of at most [`MAX_COUNT`], so that every count is exact as a double.

use std::fmt;

/// Largest number of cases that the statistics accept. Far above any extract; it keeps every intermediate number
/// within its type and every count exact as a double.
pub const MAX_COUNT: u64 = 10_000_000;

/// Counts that cannot come from one sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountError {
    /// More fails than cases that were decided.
    FailsAboveSample {
        /// Cases found to fail.
        fails: u64,
        /// Cases in the sample.
        sampled: u64,
    },
    /// More cases in the sample than in the population.
    SampleAbovePopulation {
        /// Cases in the sample.
        sampled: u64,
        /// Cases that could be drawn.
        population: u64,
    },
    /// A limit was asked of a sample without cases.
    EmptySample,
    /// A count above [`MAX_COUNT`].
    TooLarge {
        /// The count met.
        count: u64,
    },
}

impl fmt::Display for CountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FailsAboveSample { fails, sampled } => {
                write!(f, "`{fails}` fails among `{sampled}` sampled cases")
            }
            Self::SampleAbovePopulation {
                sampled,
                population,
            } => write!(f, "`{sampled}` cases sampled of only `{population}`"),
            Self::EmptySample => write!(f, "a sample without cases has no limits"),
            Self::TooLarge { count } => {
                write!(f, "`{count}` is above {MAX_COUNT}, the largest count")
            }
        }
    }
}

impl std::error::Error for CountError {}

/// That `fails <= sampled <= population <= MAX_COUNT`.
pub(super) fn check_sample(fails: u64, sampled: u64, population: u64) -> Result<(), CountError> {
    check_size(population)?;
    if sampled > population {
        return Err(CountError::SampleAbovePopulation {
            sampled,
            population,
        });
    }
    if fails > sampled {
        return Err(CountError::FailsAboveSample { fails, sampled });
    }
    Ok(())
}

/// That `count <= MAX_COUNT`.
pub(super) fn check_size(count: u64) -> Result<(), CountError> {
    if count > MAX_COUNT {
        return Err(CountError::TooLarge { count });
    }
    Ok(())
}

/// `count` as a double: exact up to 2^53, else the nearest double.
///
/// The halves of 32 bits are exact, and so is the scaling; only the sum rounds.
#[must_use]
pub fn to_float(count: u64) -> f64 {
    let high = u32::try_from(count >> 32).expect("a u64 has 32 bits above the lower 32");
    let low = u32::try_from(count & u64::from(u32::MAX)).expect("masked to 32 bits");
    f64::from(high) * 4_294_967_296.0 + f64::from(low)
}

/// Smallest whole number of cases, at most `highest`, that is not below `amount`; `highest` when there is none.
#[must_use]
pub fn whole_at_least(amount: f64, highest: u64) -> u64 {
    smallest(0, highest, |count| to_float(count) >= amount)
}

/// Largest whole number of cases, at most `highest`, that is not above `amount`; 0 when there is none.
#[must_use]
pub fn whole_at_most(amount: f64, highest: u64) -> u64 {
    largest(0, highest, |count| to_float(count) <= amount)
}

/// Smallest count in `low..=high` at which `holds`, which must stay true once it is; `high` is not asked.
pub(super) fn smallest(mut low: u64, mut high: u64, holds: impl Fn(u64) -> bool) -> u64 {
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// Largest count in `low..=high` at which `holds`, which must stay false once it is; `low` is not asked.
pub(super) fn largest(mut low: u64, mut high: u64, holds: impl Fn(u64) -> bool) -> u64 {
    while low < high {
        let middle = high - (high - low) / 2;
        if holds(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_becomes_the_nearest_double() {
        for (count, text) in [
            (0, "0"),
            (u64::from(u32::MAX) + 1, "4294967296"),
            (9_007_199_254_740_993, "9007199254740992"),
            (u64::MAX, "18446744073709552000"),
        ] {
            assert_eq!(to_float(count).to_string(), text);
        }
    }

    #[test]
    fn whole_cases_are_found_on_both_sides() {
        assert_eq!(whole_at_least(6.62, 315), 7);
        assert_eq!(whole_at_most(6.62, 315), 6);
        assert_eq!((whole_at_least(7.0, 9), whole_at_most(7.0, 9)), (7, 7));
        assert_eq!((whole_at_least(99.0, 9), whole_at_most(-1.0, 9)), (9, 0));
    }
}
