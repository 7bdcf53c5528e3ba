//! What can a sample of some size say, before or after it is drawn, and what can it not?
//!
//! The limits are those that the findings of an audit have; the chances of seeing an error at all tell what a sample
//! without errors has failed to rule out.

use super::binomial::{self, Trials};
use super::count::CountError;
use super::error_rate::Method;
use super::hypergeometric::{self, Sample};
use super::limit::{CaseLimits, Limit, Limits};
use super::sample_size::Population;
use super::share::{Confidence, Share, Tail};

/// The true rates for which [`SampleSays`] has the chance of seeing an error.
const TRUE_RATES: [&str; 6] = ["0.01", "0.02", "0.05", "0.1", "0.2", "0.3"];

/// A sample, what was found in it, and what follows.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleSays {
    /// The cases that it was drawn from.
    pub population: Population,
    /// Its cases and those of them that fail.
    pub trials: Trials,
    /// The confidence of the limits.
    pub confidence: Confidence,
    /// How the limits are found.
    pub method: Method,
    /// The two-sided interval, alpha / 2 on each side.
    pub two_sided: Bounds,
    /// The one-sided limits, alpha each.
    pub one_sided: Bounds,
    /// The chance of seeing at least one error, for rising true rates; none that no whole number of cases comes near.
    pub chances: Vec<ChanceOfSeeing>,
}

/// Limits as numbers of cases and as rates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The number of cases in the population with the error; none when it is infinite.
    pub cases: Option<CaseLimits>,
    /// The error rate.
    pub rates: Limits,
}

/// The chance that a sample shows at least one error when the truth is this.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChanceOfSeeing {
    /// The true rate. In a known population the rate of `true_cases` is the nearest to it, at least one case.
    pub true_rate: Share,
    /// The cases of the population with the error; none when it is infinite.
    pub true_cases: Option<u64>,
    /// The probability of at least one of them in the sample.
    pub chance: f64,
}

impl SampleSays {
    /// What `trials` drawn from `population` say at `confidence`.
    ///
    /// # Errors
    /// When the sample is empty, larger than the population, or has more fails than cases, or a count is above
    /// [`super::count::MAX_COUNT`].
    ///
    /// One error in 15 of 120 cases:
    ///
    /// ```
    /// # use sagsaudit::stats::{binomial::Trials, sample_says::SampleSays, sample_size::Population};
    /// let says = SampleSays::of(
    ///     Population::Cases(120),
    ///     Trials { sampled: 15, fails: 1 },
    ///     "0.95".parse().unwrap(),
    /// ).unwrap();
    /// let cases = says.two_sided.cases.unwrap();
    /// assert_eq!((cases.lower, cases.upper), (1, 36));
    /// ```
    pub fn of(
        population: Population,
        trials: Trials,
        confidence: Confidence,
    ) -> Result<Self, CountError> {
        trials.check()?;
        let method = match population {
            Population::Infinite => Method::ClopperPearson,
            Population::Cases(all) if all == trials.sampled => Method::Census,
            Population::Cases(_) => Method::Hypergeometric,
        };
        Ok(Self {
            population,
            trials,
            confidence,
            method,
            two_sided: Bounds::of(population, trials, confidence.two_sided())?,
            one_sided: Bounds::of(population, trials, confidence.one_sided())?,
            chances: chances(population, trials.sampled)?,
        })
    }
}

impl Bounds {
    fn of(population: Population, trials: Trials, tail: Tail) -> Result<Self, CountError> {
        let Population::Cases(population) = population else {
            let lower = Limit::Real(binomial::lower_limit(trials, tail)?);
            let upper = Limit::Real(binomial::upper_limit(trials, tail)?);
            return Ok(Self {
                cases: None,
                rates: Limits { lower, upper },
            });
        };
        let sample = Sample {
            population,
            sampled: trials.sampled,
            fails: trials.fails,
        };
        let cases = CaseLimits {
            lower: hypergeometric::lower_count(sample, tail)?,
            upper: hypergeometric::upper_count(sample, tail)?,
        };
        Ok(Self {
            cases: Some(cases),
            rates: Limits::of_cases(cases, population),
        })
    }
}

/// The chances at [`TRUE_RATES`], each whole number of cases once.
fn chances(population: Population, sampled: u64) -> Result<Vec<ChanceOfSeeing>, CountError> {
    let mut chances: Vec<ChanceOfSeeing> = Vec::new();
    for text in TRUE_RATES {
        let true_rate: Share = text.parse().expect("a literal share");
        let true_cases = population.cases().map(|all| true_rate.nearest_of(all));
        let is_told = chances.iter().any(|told| told.true_cases == true_cases);
        if true_cases.is_some_and(|cases| cases == 0 || is_told) {
            continue;
        }
        chances.push(ChanceOfSeeing {
            true_rate,
            true_cases,
            chance: chance_of_seeing(population, sampled, true_rate)?,
        });
    }
    Ok(chances)
}

/// The chance of at least one error. It is 1 only where errors cannot all stay outside the sample, not where a double
/// has no number between.
fn chance_of_seeing(
    population: Population,
    sampled: u64,
    true_rate: Share,
) -> Result<f64, CountError> {
    let almost_certain = 1.0 - f64::EPSILON / 2.0;
    let Population::Cases(population) = population else {
        let chance = binomial::at_least(Trials { sampled, fails: 1 }, true_rate)?;
        return Ok(chance.min(almost_certain));
    };
    let sample = Sample {
        population,
        sampled,
        fails: 1,
    };
    let failing = true_rate.nearest_of(population);
    let chance = hypergeometric::at_least(sample, failing)?;
    Ok(if failing > population - sampled {
        1.0
    } else {
        chance.min(almost_certain)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(population: Population, sampled: u64, fails: u64) -> SampleSays {
        let trials = Trials { sampled, fails };
        SampleSays::of(population, trials, "0.95".parse().unwrap()).unwrap()
    }

    #[test]
    fn a_large_population_has_rates_only() {
        let none = says(Population::Infinite, 15, 0);
        assert_eq!(none.method, Method::ClopperPearson);
        assert_eq!((none.two_sided.cases, none.one_sided.cases), (None, None));
        assert_eq!(none.one_sided.rates.upper.units_up(1000), 182);
        assert_eq!(none.two_sided.rates.upper.units_up(1000), 219);
        let chance = |place: usize| none.chances[place].chance;
        assert!((chance(3) - (1.0 - 0.9_f64.powi(15))).abs() < 1e-12);
        assert_eq!(none.chances.len(), 6);
    }

    #[test]
    fn a_census_says_what_is() {
        let all = says(Population::Cases(15), 15, 4);
        assert_eq!(all.method, Method::Census);
        let four = CaseLimits { lower: 4, upper: 4 };
        assert_eq!(
            (all.two_sided.cases, all.one_sided.cases),
            (Some(four), Some(four))
        );
        // 1 and 2 % of 15 cases are none; 5 % and 10 % are one and two.
        let told: Vec<_> = all.chances.iter().map(|told| told.true_cases).collect();
        assert_eq!(told, [Some(1), Some(2), Some(3), Some(5)]);
        assert!(all.chances.iter().all(|told| told.chance > 1.0 - 1e-12));
    }

    #[test]
    fn each_number_of_cases_is_told_once() {
        let few = says(Population::Cases(6), 2, 0);
        let told: Vec<_> = few.chances.iter().map(|told| told.true_cases).collect();
        assert_eq!(told, [Some(1), Some(2)]);
        assert!((few.chances[0].chance - 2.0 / 6.0).abs() < 1e-12);
        assert!((few.chances[1].chance - (1.0 - 6.0 / 15.0)).abs() < 1e-12);
    }

    #[test]
    fn what_is_almost_certain_is_not_certain() {
        let chance = |population, sampled| says(population, sampled, 0).chances[5].chance;
        assert!(chance(Population::Infinite, 1000) < 1.0);
        assert!(chance(Population::Cases(10_000), 7000) < 1.0);
        assert_eq!(
            chance(Population::Cases(10_000), 7001).to_bits(),
            1.0_f64.to_bits()
        );
    }

    #[test]
    fn impossible_samples_are_errors() {
        let of = |population, sampled, fails| {
            SampleSays::of(
                population,
                Trials { sampled, fails },
                "0.95".parse().unwrap(),
            )
        };
        assert_eq!(of(Population::Infinite, 0, 0), Err(CountError::EmptySample));
        assert!(of(Population::Cases(10), 11, 0).is_err());
        assert!(of(Population::Cases(10), 5, 6).is_err());
    }
}
