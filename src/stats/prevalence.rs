//! How common is the error, and how often would chance alone call it widespread?
//!
//! "Widespread" rests on the one-sided lower limit of [`super::error_rate`] and is decided in integers.

use serde::{Deserialize, Serialize};

use super::count::{CountError, check_size, smallest};
use super::error_rate::{Applicable, Observed};
use super::hypergeometric::{self, Sample};
use super::looks::Rule;
use super::share::Share;

/// How common an error is, in words of the sample. Serialised as in `findings.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prevalence {
    /// No fail in the sample.
    None,
    /// One fail.
    Single,
    /// Two fails or more.
    Several,
    /// The one-sided lower limit of the error rate is above the tolerable rate.
    Widespread,
}

/// How common the error is, by `rule` (or a confidence) and for the rate that the template calls tolerable.
///
/// # Errors
/// When the counts cannot come from one sample, see [`Observed::check`].
pub fn prevalence(
    observed: &Observed,
    tolerable: Share,
    rule: impl Into<Rule>,
) -> Result<Prevalence, CountError> {
    if observed.lower_above(tolerable, rule.into().one_sided())? {
        return Ok(Prevalence::Widespread);
    }
    Ok(match observed.fails {
        0 => Prevalence::None,
        1 => Prevalence::Single,
        _ => Prevalence::Several,
    })
}

/// What [`chance_of_widespread`] asks about: a sample to be judged and the truth that it is drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chance {
    /// Applicable cases in the sample, m.
    pub sampled: u64,
    /// What is known about the number of applicable cases.
    pub applicable: Applicable,
    /// The confidence of the one-sided limit, and how often it is looked at.
    pub rule: Rule,
    /// The rate that the lower limit must exceed.
    pub tolerable: Share,
    /// The error rate that the area truly has.
    pub true_rate: Share,
}

/// The probability that a sample finds the error [`Prevalence::Widespread`] when the area has the true rate given.
///
/// At a true rate equal to the tolerable one it is what chance alone gives; above, it is the power. The draw is
/// hypergeometric from the M applicable cases, or, when their number is not known, as if every case not drawn were
/// applicable. The truth is the largest whole number of cases that is not above the true rate: rounded to the nearest,
/// 10 % of 25 cases would be 3, which is above 10 %, and a census of them "widespread by chance", though there is no
/// chance in it. 0 for an empty sample. A double with a relative error below 1e-9.
///
/// # Errors
/// When the sample is larger than the known number of applicable cases, or a count is too large.
///
/// ```
/// # use sagsaudit::stats::error_rate::Applicable;
/// # use sagsaudit::stats::{looks::Rule, share::Confidence};
/// # use sagsaudit::stats::prevalence::{Chance, chance_of_widespread};
/// let chance = chance_of_widespread(Chance {
///     sampled: 15,
///     applicable: Applicable::Known { population: 120 },
///     rule: Rule::from("0.95".parse::<Confidence>().unwrap()),
///     tolerable: "0.10".parse().unwrap(),
///     true_rate: "0.30".parse().unwrap(),
/// });
/// assert!((chance.unwrap() - 0.72).abs() < 0.005);
/// ```
pub fn chance_of_widespread(asked: Chance) -> Result<f64, CountError> {
    let with_fails = |fails| Observed {
        drawn: asked.sampled,
        passes: asked.sampled - fails,
        fails,
        undetermined: 0,
        applicable: asked.applicable,
    };
    check_size(asked.sampled)?;
    with_fails(0).check()?;
    let tail = asked.rule.one_sided();
    let is_widespread = |fails| with_fails(fails).lower_above(asked.tolerable, tail) == Ok(true);
    if !is_widespread(asked.sampled) {
        return Ok(0.0);
    }
    let fails = smallest(0, asked.sampled, is_widespread);
    let population = match asked.applicable {
        Applicable::Known { population } => population,
        Applicable::Unknown { undrawn } => asked.sampled + undrawn,
    };
    let sample = Sample {
        population,
        sampled: asked.sampled,
        fails,
    };
    hypergeometric::at_least(sample, asked.true_rate.floor_of(population))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::share::Confidence;

    fn confidence() -> Confidence {
        "0.95".parse().unwrap()
    }

    fn unknown(sampled: u64, fails: u64, undrawn: u64) -> Observed {
        Observed {
            drawn: sampled,
            passes: sampled - fails,
            fails,
            undetermined: 0,
            applicable: Applicable::Unknown { undrawn },
        }
    }

    #[test]
    fn prevalence_counts_and_then_asks_the_lower_limit() {
        let named = |fails| {
            prevalence(
                &unknown(15, fails, 999),
                "0.10".parse().unwrap(),
                confidence(),
            )
        };
        assert_eq!(named(0), Ok(Prevalence::None));
        assert_eq!(named(1), Ok(Prevalence::Single));
        assert_eq!(named(4), Ok(Prevalence::Several));
        assert_eq!(named(5), Ok(Prevalence::Widespread));
        let nothing = prevalence(&unknown(0, 0, 9), Share::ZERO, confidence());
        assert_eq!(nothing, Ok(Prevalence::None));
    }

    #[test]
    fn power_of_fifteen_cases() {
        let chance = |true_rate: &str, applicable| {
            chance_of_widespread(Chance {
                sampled: 15,
                applicable,
                rule: confidence().into(),
                tolerable: "0.10".parse().unwrap(),
                true_rate: true_rate.parse().unwrap(),
            })
            .unwrap()
        };
        let of_120 = Applicable::Known { population: 120 };
        for (true_rate, power) in [("0.2", 0.35), ("0.3", 0.72), ("0.4", 0.92)] {
            assert!(
                (chance(true_rate, of_120) - power).abs() < 0.005,
                "{true_rate}"
            );
        }
        assert!(chance("0.1", of_120) <= 0.05);
        // The binomial P(X >= 5 of 15 | 0.1) = 0.012720..., since one draw hardly changes what is left.
        let large = Applicable::Unknown { undrawn: 9_999_980 };
        assert!((chance("0.1", large) - 0.012_720_3).abs() < 1e-6);
    }

    #[test]
    fn a_census_calls_nothing_widespread_by_chance() {
        for population in 1..=60 {
            for applicable in [
                Applicable::Known { population },
                Applicable::Unknown { undrawn: 0 },
            ] {
                let asked = |true_rate: &str| Chance {
                    sampled: population,
                    applicable,
                    rule: confidence().into(),
                    tolerable: "0.10".parse().unwrap(),
                    true_rate: true_rate.parse().unwrap(),
                };
                assert_eq!(chance_of_widespread(asked("0.1")), Ok(0.0), "{population}");
                assert_eq!(chance_of_widespread(asked("1")), Ok(1.0), "{population}");
            }
        }
    }

    #[test]
    fn too_small_a_sample_is_never_widespread() {
        let chance = chance_of_widespread(Chance {
            sampled: 1,
            applicable: Applicable::Unknown { undrawn: 99 },
            rule: confidence().into(),
            tolerable: "0.10".parse().unwrap(),
            true_rate: Share::ONE,
        });
        assert_eq!(chance, Ok(0.0));
    }
}
