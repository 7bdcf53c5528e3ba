//! The exact risk of a stopping rule that somebody states: stages with numbers of cases and of errors that are accepted.
//!
//! In whole numbers: of all orders in which the cases can be drawn, those in which some stage accepts although the claim
//! just does not hold.

use num_bigint::BigUint;
use serde::{Deserialize, Serialize};

use super::count::{CountError, check_sample};
use super::share::Tail;
use super::tails::ways;

/// A stage of a stopping rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Cases in all, with those of the stages before.
    pub cases: u64,
    /// Errors up to which the claim is accepted.
    pub fails: u64,
}

/// The probability that one of the stages accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StagedRisk {
    accepted: BigUint,
    all: BigUint,
}

impl StagedRisk {
    /// The risk in a population of which `failing` cases have the error. `stages` come with growing numbers of cases. A
    /// stage that takes every case decides by counting them, without a risk.
    ///
    /// # Errors
    /// When `failing` is above `population`, or that above [`super::count::MAX_COUNT`].
    ///
    /// The stages that `size --population 120 --tolerable 0.10 --stages 3` plans have a risk of 3.17 %:
    ///
    /// ```
    /// # use sagsaudit::stats::staged_risk::{Stage, StagedRisk};
    /// let stages = [(34, 0), (48, 1), (60, 2)].map(|(cases, fails)| Stage { cases, fails });
    /// let risk = StagedRisk::of(120, 12, &stages).unwrap();
    /// assert_eq!(risk.units_up(10_000), 317);
    /// ```
    pub fn of(population: u64, failing: u64, stages: &[Stage]) -> Result<Self, CountError> {
        check_sample(0, failing, population)?;
        let stages: Vec<Stage> = stages
            .iter()
            .copied()
            .filter(|stage| stage.cases < population)
            .collect();
        let last = stages.last().map_or(0, |stage| stage.cases);
        let truth = Truth {
            population,
            failing,
            last,
        };
        let mut accepted = BigUint::ZERO;
        // By the number of errors so far: in how many ways the places of the drawn cases can have them.
        let mut going_on = vec![BigUint::from(1_u32)];
        let mut drawn = 0;
        for stage in &stages {
            let reached = further(&going_on, stage.cases - drawn, most_fails(&stages));
            going_on = Vec::new();
            for (fails, places) in (0..).zip(reached) {
                if fails <= stage.fails {
                    accepted += places * truth.orders(stage.cases, fails);
                    going_on.push(BigUint::ZERO);
                } else {
                    going_on.push(places);
                }
            }
            drawn = stage.cases;
        }
        Ok(Self {
            accepted,
            all: falling(population, last),
        })
    }

    /// Whether the risk is above `alpha`; in whole numbers.
    #[must_use]
    pub fn is_above(&self, alpha: Tail) -> bool {
        &self.accepted * alpha.denominator() > &self.all * alpha.numerator()
    }

    /// The risk in whole units, `units` to 1, rounded up.
    #[must_use]
    pub fn units_up(&self, units: u64) -> u64 {
        let scaled = &self.accepted * units + &self.all - 1_u32;
        u64::try_from(scaled / &self.all).unwrap_or(units)
    }
}

/// The errors beyond which no stage accepts.
fn most_fails(stages: &[Stage]) -> u64 {
    stages.iter().map(|stage| stage.fails).max().unwrap_or(0)
}

/// The ways after `cases` further places, by the number of errors, up to `most`.
fn further(going_on: &[BigUint], cases: u64, most: u64) -> Vec<BigUint> {
    let reached = (0..=most).map(|fails| {
        let before = (0..=fails).zip(going_on);
        before
            .map(|(earlier, places)| places * ways(cases, fails - earlier))
            .sum()
    });
    reached.collect()
}

/// The population when the claim just does not hold.
struct Truth {
    population: u64,
    failing: u64,
    last: u64,
}

impl Truth {
    /// Orders of the cases up to the last stage, in which the first `drawn` places have their errors in given places.
    fn orders(&self, drawn: u64, fails: u64) -> BigUint {
        falling(self.failing, fails)
            * falling(self.population - self.failing, drawn - fails)
            * falling(self.population - drawn, self.last - drawn)
    }
}

/// of (of - 1) ... (of - count + 1).
fn falling(of: u64, count: u64) -> BigUint {
    (0..count).fold(BigUint::from(1_u32), |product, step| {
        product * of.saturating_sub(step)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::sample_size::{Claim, Expected, Plan, Population};
    use crate::stats::share::Confidence;
    use crate::stats::stop_or_go::StopOrGo;

    fn stages(of: &[(u64, u64)]) -> Vec<Stage> {
        of.iter()
            .map(|&(cases, fails)| Stage { cases, fails })
            .collect()
    }

    /// Every set of places that the failing cases can have in the order of the draw.
    fn enumerated(population: u32, failing: u32, stages: &[Stage]) -> (u64, u64) {
        let (mut accepted, mut all) = (0, 0);
        for places in 0_u64..1 << population {
            if places.count_ones() != failing {
                continue;
            }
            all += 1;
            let accepts = |stage: &Stage| {
                let drawn = (1_u64 << stage.cases) - 1;
                u64::from((places & drawn).count_ones()) <= stage.fails
            };
            accepted += u64::from(stages.iter().any(accepts));
        }
        (accepted, all)
    }

    #[test]
    fn the_risk_is_that_of_every_order() {
        for rule in [
            &[(4, 0), (7, 1)][..],
            &[(3, 0), (6, 1), (9, 3)],
            &[(5, 2), (8, 2)],
        ] {
            let rule = stages(rule);
            for failing in 0..=12 {
                let (accepted, all) = enumerated(12, failing, &rule);
                let risk = StagedRisk::of(12, u64::from(failing), &rule).unwrap();
                let units = (accepted * 1_000_000).div_ceil(all);
                assert_eq!(risk.units_up(1_000_000), units, "{rule:?} {failing}");
            }
        }
    }

    #[test]
    fn a_stage_of_every_case_has_no_risk() {
        let two = StagedRisk::of(20, 2, &stages(&[(10, 0), (20, 2)])).unwrap();
        let one = StagedRisk::of(20, 2, &stages(&[(10, 0)])).unwrap();
        assert_eq!(two.units_up(1_000_000), one.units_up(1_000_000));
        let none = StagedRisk::of(8, 1, &stages(&[(10, 0), (20, 2)])).unwrap();
        assert_eq!(none.units_up(1000), 0);
    }

    #[test]
    fn it_is_the_risk_of_the_stages_that_size_plans() {
        let confidence: Confidence = "0.95".parse().unwrap();
        for (population, tolerable, count) in [(120, "0.1", 3), (500, "0.05", 4), (60, "0.2", 2)] {
            let plan = Plan {
                population: Population::Cases(population),
                claim: Claim::Below(tolerable.parse().unwrap()),
                expected: Expected::Fails(0),
                confidence,
                stages: count,
            };
            let planned = StopOrGo::of(plan).unwrap().unwrap();
            let rule: Vec<(u64, u64)> = planned
                .stages
                .iter()
                .map(|stage| (stage.sampled, stage.fails))
                .collect();
            let failing = tolerable.parse::<crate::stats::share::Share>().unwrap();
            let risk =
                StagedRisk::of(population, failing.ceil_of(population), &stages(&rule)).unwrap();
            let units = crate::stats::count::to_float(risk.units_up(1_000_000_000)) / 1e9;
            assert!(
                (units - planned.risk).abs() < 2e-9,
                "{units} {}",
                planned.risk
            );
            assert!(!risk.is_above(confidence.one_sided()));
        }
    }

    #[test]
    fn stages_that_each_use_all_of_alpha_are_above_it() {
        // 26, 37 and 48 are what each stage would take if it were the only one.
        let risk = StagedRisk::of(120, 12, &stages(&[(26, 0), (39, 1), (50, 2)])).unwrap();
        assert!(risk.is_above("0.95".parse::<Confidence>().unwrap().one_sided()));
    }
}
