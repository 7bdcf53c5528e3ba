//! Stop or go: a sample in stages, each of which allows one error more, under a rule that was stated before the draw.
//!
//! Every stage uses alpha / (number of stages), so that all together have a risk of at most alpha; the exact risk, which
//! is smaller, is added up over the ways in which the samples can turn out.

use super::binomial::{self, Trials};
use super::count::CountError;
use super::hypergeometric::{self, Sample};
use super::sample_size::{Answer, Expected, Plan, Planned, Population, Truth};

/// A sample in stages.
#[derive(Debug, Clone, PartialEq)]
pub struct StopOrGo {
    /// The plan of the first stage.
    pub first: Plan,
    /// The stages: cases in all so far, and errors up to which the claim is shown. Each has one error more.
    pub stages: Vec<Planned>,
    /// The probability that any stage shows the claim when it is just not true. At most 1 - confidence.
    pub risk: f64,
}

impl StopOrGo {
    /// The stages that `first` begins; none when one of them has no sample that will do, or when its errors are a rate.
    ///
    /// # Errors
    /// When the population is above [`super::count::MAX_COUNT`].
    ///
    /// ```
    /// # use sagsaudit::stats::sample_size::{Claim, Expected, Plan, Population};
    /// # use sagsaudit::stats::stop_or_go::StopOrGo;
    /// let first = Plan {
    ///     population: Population::Infinite,
    ///     claim: Claim::Below("0.1".parse().unwrap()),
    ///     expected: Expected::Fails(0),
    ///     confidence: "0.95".parse().unwrap(),
    ///     stages: 2,
    /// };
    /// let plan = StopOrGo::of(first).unwrap().unwrap();
    /// let sizes: Vec<u64> = plan.stages.iter().map(|stage| stage.sampled).collect();
    /// assert_eq!(sizes, [36, 54]);
    /// assert!(plan.risk < 0.05);
    /// ```
    pub fn of(first: Plan) -> Result<Option<Self>, CountError> {
        let Expected::Fails(fails) = first.expected else {
            return Ok(None);
        };
        let mut stages = Vec::new();
        for more in 0..first.stages {
            let plan = Plan {
                expected: Expected::Fails(fails + more),
                ..first
            };
            match plan.smallest()? {
                Answer::Smallest(planned) => stages.push(planned),
                Answer::Never | Answer::MoreThan(_) => return Ok(None),
            }
        }
        let risk = first
            .contradiction()
            .map_or(Ok(0.0), |truth| risk(first.population, truth, &stages))?;
        Ok(Some(Self {
            first,
            stages,
            risk,
        }))
    }
}

/// The probability that any stage shows the claim under `truth`.
fn risk(population: Population, truth: Truth, stages: &[Planned]) -> Result<f64, CountError> {
    let most_fails = stages.last().map_or(0, |stage| stage.fails);
    let mut going_on = vec![Course {
        fails: 0,
        probability: 1.0,
    }];
    let (mut drawn, mut risk) = (0, 0.0);
    for stage in stages {
        let mut next: Vec<Course> = Vec::new();
        for fails in 0..=most_fails {
            let mut probability = 0.0;
            for course in going_on.iter().filter(|course| course.fails <= fails) {
                let step = Step {
                    drawn,
                    fails: course.fails,
                    further: stage.sampled - drawn,
                    further_fails: fails - course.fails,
                };
                probability += course.probability * step.probability(population, truth)?;
            }
            if fails <= stage.fails {
                risk += probability;
            } else if probability > 0.0 {
                next.push(Course { fails, probability });
            }
        }
        going_on = next;
        drawn = stage.sampled;
    }
    Ok(risk)
}

/// A way in which the stages so far can have turned out without showing the claim.
struct Course {
    /// Errors found so far.
    fails: u64,
    /// Its probability.
    probability: f64,
}

/// The cases drawn so far, and those of the next stage.
struct Step {
    drawn: u64,
    fails: u64,
    further: u64,
    further_fails: u64,
}

impl Step {
    /// The probability of just so many further errors.
    fn probability(&self, population: Population, truth: Truth) -> Result<f64, CountError> {
        if self.further_fails > self.further {
            return Ok(0.0);
        }
        let up_to = self.at_most(self.further_fails, population, truth)?;
        Ok(match self.further_fails.checked_sub(1) {
            None => up_to,
            Some(fewer) => (up_to - self.at_most(fewer, population, truth)?).max(0.0),
        })
    }

    fn at_most(&self, fails: u64, population: Population, truth: Truth) -> Result<f64, CountError> {
        match (population, truth) {
            (Population::Cases(population), Truth::Cases(failing)) => {
                let sample = Sample {
                    population: population - self.drawn,
                    sampled: self.further,
                    fails,
                };
                hypergeometric::at_most(sample, failing.saturating_sub(self.fails))
            }
            (Population::Infinite, Truth::Rate(rate)) => {
                let sampled = self.further;
                binomial::at_most(Trials { sampled, fails }, rate)
            }
            // A number of cases cannot be ruled out of an infinite population, nor a rate of a known one.
            _ => Ok(0.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stats::sample_size::Claim;

    fn plan(population: Population, rate: &str, stages: u64) -> Plan {
        Plan {
            population,
            claim: Claim::Below(rate.parse().unwrap()),
            expected: Expected::Fails(0),
            confidence: "0.95".parse().unwrap(),
            stages,
        }
    }

    /// The number of orders in which `drawn` cases can come, by whether each fails, that a stage accepts: every order of
    /// `failing` among `population` is a subset of places.
    fn accepted_share(population: u32, failing: u32, stages: &[Planned]) -> f64 {
        let (mut accepted, mut all) = (0.0, 0.0);
        for places in 0_u32..1 << population {
            if places.count_ones() != failing {
                continue;
            }
            all += 1.0;
            let found = |stage: &Planned| {
                let drawn = (1_u64 << stage.sampled) - 1;
                u64::from((u64::from(places) & drawn).count_ones())
            };
            if stages.iter().any(|stage| found(stage) <= stage.fails) {
                accepted += 1.0;
            }
        }
        accepted / all
    }

    #[test]
    fn the_risk_is_that_of_every_order_of_the_cases() {
        for (population, rate, stages) in [(14, "0.3", 2), (16, "0.4", 3), (12, "0.5", 4)] {
            let cases = Population::Cases(population);
            let found = StopOrGo::of(plan(cases, rate, stages)).unwrap().unwrap();
            let Some(Truth::Cases(failing)) = found.first.contradiction() else {
                unreachable!()
            };
            let [population, failing] = [population, failing].map(|n| u32::try_from(n).unwrap());
            let counted = accepted_share(population, failing, &found.stages);
            assert!((found.risk - counted).abs() < 1e-12, "{found:?} {counted}");
        }
    }

    #[test]
    fn one_stage_is_the_plain_plan() {
        let one = plan(Population::Cases(120), "0.1", 1);
        let found = StopOrGo::of(one).unwrap().unwrap();
        assert_eq!(one.smallest(), Ok(Answer::Smallest(found.stages[0])));
        assert!((found.risk - found.stages[0].risk).abs() < 1e-15);
    }

    #[test]
    fn stages_without_a_sample_are_none() {
        // Three stages end with two errors, which are 20 % of ten cases already.
        let few = plan(Population::Cases(10), "0.2", 3);
        assert_eq!(StopOrGo::of(few), Ok(None));
        let by_rate = Plan {
            expected: Expected::Rate("0.01".parse().unwrap()),
            ..plan(Population::Infinite, "0.1", 2)
        };
        assert_eq!(StopOrGo::of(by_rate), Ok(None));
    }

    proptest! {
        #[test]
        fn the_risk_is_between_one_stage_and_alpha(
            all in 20_u64..400, percent in 5_u32..40, stages in 2_u64..6, is_infinite: bool,
        ) {
            let population = if is_infinite { Population::Infinite } else { Population::Cases(all) };
            let first = plan(population, &format!("0.{percent:02}"), stages);
            if let Some(found) = StopOrGo::of(first).unwrap() {
                prop_assert!(found.risk <= 0.05 * (1.0 + 1e-12));
                prop_assert!(found.risk >= found.stages[0].risk * (1.0 - 1e-12));
                prop_assert!(found.stages.is_sorted_by_key(|stage| stage.sampled));
            }
        }
    }
}
