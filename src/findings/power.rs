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

/// What was drawn of an area.
#[derive(Debug, Clone, Copy)]
pub(super) struct DrawnOf {
    /// Cases of the sample, replaced ones included.
    pub drawn: u64,
    /// Those that were replaced.
    pub replaced: u64,
    /// Cases that could be drawn.
    pub population: u64,
    /// How often the sample is looked at.
    pub looks: Looks,
}

/// The power of what was drawn, for a criterion that concerns every case in scope; `None` for a census. With a case
/// replaced it is not known any more how many cases of the area are in scope.
pub(super) fn power(of: DrawnOf, targets: &Targets) -> Result<Option<Power>, CountError> {
    let drawn = of.drawn.saturating_sub(of.replaced);
    let undrawn = of.population.saturating_sub(of.drawn);
    if undrawn == 0 || drawn == 0 {
        return Ok(None);
    }
    let applicable = match of.replaced {
        0 => Applicable::Known {
            population: of.population,
        },
        _ => Applicable::Unknown { undrawn },
    };
    let rule = Rule {
        confidence: targets.confidence,
        looks: of.looks,
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
