//! How often is the truth ruled out when a sample is looked at again and again? Added up over every way it can turn out.

use sagsaudit::stats::hypergeometric::{Sample, at_most};
use sagsaudit::stats::looks::Rule;

/// The probability that the limits of the two-sided interval rule out at some size how many cases have the error:
/// `failing` of `population`.
pub(super) fn ever_ruled_out((population, failing): (u64, u64), sizes: &[u64], rule: Rule) -> f64 {
    let mut going_on = vec![(0_u64, 1.0_f64)];
    let (mut drawn, mut ruled_out) = (0, 0.0);
    for &sampled in sizes {
        let mut next: Vec<(u64, f64)> = (0..=sampled).map(|fails| (fails, 0.0)).collect();
        for (before, probability) in going_on {
            for (fails, reached) in &mut next {
                let Some(more) = fails
                    .checked_sub(before)
                    .filter(|more| *more <= sampled - drawn)
                else {
                    continue;
                };
                *reached += probability
                    * exactly(population - drawn, failing - before, sampled - drawn, more);
            }
        }
        let is_ruled_out = |fails: u64| {
            let sample = Sample {
                population,
                sampled,
                fails,
            };
            let limits = rule.two_sided().cases(sample).unwrap();
            !(limits.lower..=limits.upper).contains(&failing)
        };
        next.retain(|(_, probability)| *probability > 0.0);
        let (out, stays) = next
            .into_iter()
            .partition(|(fails, _)| is_ruled_out(*fails));
        let out: Vec<(u64, f64)> = out;
        ruled_out += out.iter().map(|(_, probability)| probability).sum::<f64>();
        going_on = stays;
        drawn = sampled;
    }
    ruled_out
}

/// The probability of just so many fails.
fn exactly(population: u64, failing: u64, sampled: u64, fails: u64) -> f64 {
    let up_to = |fails| {
        let sample = Sample {
            population,
            sampled,
            fails,
        };
        at_most(sample, failing).unwrap()
    };
    match fails.checked_sub(1) {
        None => up_to(0),
        Some(fewer) => (up_to(fails) - up_to(fewer)).max(0.0),
    }
}
