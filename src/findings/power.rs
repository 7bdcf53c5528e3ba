//! What a sample of some size can show at all.

use std::str::FromStr;

use super::model::{Found, Power};
use crate::stats::count::CountError;
use crate::stats::error_rate::{Applicable, ErrorRate, Observed};
use crate::stats::looks::{Looks, Rule};
use crate::stats::prevalence::{Chance, chance_of_widespread};
use crate::stats::share::Share;
use crate::template::Targets;

/// The true rates for which it is said how often they are found.
const TRUE_RATES: [&str; 3] = ["0.2", "0.3", "0.4"];

/// The power of `drawn` cases out of `population`, for a criterion that concerns every case; `None` for a census.
pub(super) fn power(
    drawn: u64,
    population: u64,
    targets: &Targets,
    looks: Looks,
) -> Result<Option<Power>, CountError> {
    if drawn == population || drawn == 0 {
        return Ok(None);
    }
    let applicable = Applicable::Known { population };
    let rule = Rule {
        confidence: targets.confidence,
        looks,
    };
    let without_fails = Observed {
        drawn,
        passes: drawn,
        fails: 0,
        undetermined: 0,
        applicable,
    };
    let limits = ErrorRate::of(&without_fails, rule)?.one_sided;
    let found = TRUE_RATES.into_iter().map(|rate| {
        let true_rate = Share::from_str(rate).expect("a literal share");
        let chance = chance_of_widespread(Chance {
            sampled: drawn,
            applicable,
            rule,
            tolerable: targets.tolerable,
            true_rate,
        })?;
        Ok(Found { true_rate, chance })
    });
    let found = found.collect::<Result<_, _>>()?;
    Ok(limits.map(|limits| Power {
        upper_without_fails: limits.upper.to_f64(),
        found,
    }))
}
