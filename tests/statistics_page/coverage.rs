//! How often do the limits hold the truth? Counted over every possible sample, not simulated.

use sagsaudit::stats::binomial::{self, Trials};
use sagsaudit::stats::hypergeometric::{Sample, lower_count, upper_count};
use sagsaudit::stats::korn_graubard::korn_graubard;
use sagsaudit::stats::limit::CaseLimits;
use sagsaudit::stats::share::{Confidence, Tail};

const CONFIDENCES: [&str; 4] = ["0.8", "0.9", "0.95", "0.99"];

fn ways(of: u64, chosen: u64) -> u128 {
    if chosen > of {
        return 0;
    }
    (0..chosen).fold(1, |product, step| {
        product * u128::from(of - step) / u128::from(step + 1)
    })
}

/// Samples with a number of fails, of all samples of `sampled` from `population` when `failing` fail.
fn samples_with(population: u64, failing: u64, sampled: u64, fails: u64) -> u128 {
    if fails > sampled {
        return 0;
    }
    ways(failing, fails) * ways(population - failing, sampled - fails)
}

/// The limits of every number of fails.
fn limits_of(population: u64, sampled: u64, tail: Tail) -> Vec<CaseLimits> {
    let limits = |fails| {
        let sample = Sample {
            population,
            sampled,
            fails,
        };
        CaseLimits {
            lower: lower_count(sample, tail).unwrap(),
            upper: upper_count(sample, tail).unwrap(),
        }
    };
    (0..=sampled).map(limits).collect()
}

/// Whether at least the share `1 - outside` of all samples have limits that hold, in integers.
fn covers(
    population: u64,
    failing: u64,
    limits: &[CaseLimits],
    outside: Tail,
    holds: impl Fn(&CaseLimits) -> bool,
) -> bool {
    let sampled = u64::try_from(limits.len() - 1).unwrap();
    let missing: u128 = (0_u64..)
        .zip(limits)
        .filter(|(_, limits)| !holds(limits))
        .map(|(fails, _)| samples_with(population, failing, sampled, fails))
        .sum();
    let (numerator, denominator) = (outside.numerator(), outside.denominator());
    missing * u128::from(denominator) <= ways(population, sampled) * u128::from(numerator)
}

#[test]
fn exact_limits_cover_at_least_what_they_claim() {
    for confidence in CONFIDENCES {
        let confidence: Confidence = confidence.parse().unwrap();
        let alpha = confidence.one_sided();
        for (population, sampled) in (1..=25).flat_map(|all| (1..=all).map(move |n| (all, n))) {
            let two = limits_of(population, sampled, confidence.two_sided());
            let one = limits_of(population, sampled, alpha);
            for failing in 0..=population {
                let at = format!("{confidence}: {sampled} of {population}, {failing} fail");
                let two_sided = covers(population, failing, &two, alpha, |limits| {
                    (limits.lower..=limits.upper).contains(&failing)
                });
                assert!(two_sided, "two-sided, {at}");
                let below = |limits: &CaseLimits| failing <= limits.upper;
                assert!(
                    covers(population, failing, &one, alpha, below),
                    "upper, {at}"
                );
                let above = |limits: &CaseLimits| failing >= limits.lower;
                assert!(
                    covers(population, failing, &one, alpha, above),
                    "lower, {at}"
                );
            }
        }
    }
}

#[test]
fn a_limit_one_case_tighter_would_not_cover() {
    // The enumeration can fail: 15 of 25 with limits that are one case too narrow.
    let alpha = "0.95".parse::<Confidence>().unwrap().one_sided();
    let limits = limits_of(25, 15, alpha);
    let fails_somewhere = (0..=25_u64).any(|failing| {
        !covers(25, failing, &limits, alpha, |limits| {
            failing < limits.upper.max(1)
        })
    });
    assert!(fails_somewhere);
}

#[test]
fn clopper_pearson_limits_cover_at_least_what_they_claim() {
    for confidence in CONFIDENCES {
        let confidence: Confidence = confidence.parse().unwrap();
        let claimed = confidence.share().to_f64();
        for sampled in 1..=30_u64 {
            let limits = |fails, tail| {
                let trials = Trials { sampled, fails };
                let lower = binomial::lower_limit(trials, tail).unwrap();
                lower..=binomial::upper_limit(trials, tail).unwrap()
            };
            let all = |tail| (0..=sampled).map(move |fails| limits(fails, tail));
            let two: Vec<_> = all(confidence.two_sided()).collect();
            for step in 1..200 {
                let rate = f64::from(step) / 200.0;
                let chance = |fails: u64| {
                    let passes = i32::try_from(sampled - fails).unwrap();
                    ways(sampled, fails) as f64
                        * rate.powi(i32::try_from(fails).unwrap())
                        * (1.0 - rate).powi(passes)
                };
                let covered: f64 = (0_u64..)
                    .zip(&two)
                    .filter(|(_, limits)| limits.contains(&rate))
                    .map(|(fails, _)| chance(fails))
                    .sum();
                assert!(
                    covered >= claimed - 1e-12,
                    "{confidence}, {sampled}, {rate}"
                );
            }
        }
    }
}

/// An area of a design: its cases, and how many are drawn.
#[derive(Clone, Copy)]
pub(super) struct Drawn {
    pub(super) population: u64,
    pub(super) sampled: u64,
}

impl Drawn {
    /// The probabilities of every number of fails in the sample when `failing` cases of the area fail.
    fn chances(self, failing: u64) -> Vec<f64> {
        let passing = self.population - failing;
        let all = real_ways(self.population, self.sampled);
        (0..=self.sampled)
            .map(|fails| real_ways(failing, fails) * real_ways(passing, self.sampled - fails) / all)
            .collect()
    }
}

/// As [`ways`], for numbers too large for an integer.
fn real_ways(of: u64, chosen: u64) -> f64 {
    if chosen > of {
        return 0.0;
    }
    (0..chosen).fold(1.0, |product, step| {
        product * (of - step) as f64 / (step + 1) as f64
    })
}

/// All combinations of one number from 0 to each of `highest`.
fn combinations(highest: &[u64]) -> Vec<Vec<u64>> {
    highest.iter().fold(vec![Vec::new()], |before, &highest| {
        let longer = before.iter().flat_map(|start| {
            (0..=highest).map(move |next| {
                let mut longer = start.clone();
                longer.push(next);
                longer
            })
        });
        longer.collect()
    })
}

/// A design with the capped interval of Korn and Graubard, as numbers of cases, for every outcome.
struct Evaluated<'a> {
    design: &'a [Drawn],
    outcomes: Vec<(Vec<usize>, CaseLimits)>,
}

impl<'a> Evaluated<'a> {
    fn of(design: &'a [Drawn], confidence: Confidence) -> Self {
        let sampled: Vec<u64> = design.iter().map(|area| area.sampled).collect();
        let evaluated = |fails: Vec<u64>| {
            let area = |(area, &fails): (&Drawn, &u64)| Sample {
                population: area.population,
                sampled: area.sampled,
                fails,
            };
            let areas: Vec<Sample> = design.iter().zip(&fails).map(area).collect();
            let shown = korn_graubard(&areas, confidence).unwrap().unwrap();
            let places = fails.iter().map(|&fails| usize::try_from(fails).unwrap());
            (places.collect(), shown.cases)
        };
        let outcomes = combinations(&sampled).into_iter().map(evaluated).collect();
        Self { design, outcomes }
    }

    /// How often the interval holds the truth, which is a number of failing cases in each area.
    fn coverage(&self, failing: &[u64]) -> f64 {
        let areas = self.design.iter().zip(failing);
        let chances: Vec<Vec<f64>> = areas
            .map(|(area, &failing)| area.chances(failing))
            .collect();
        let truth: u64 = failing.iter().sum();
        let holding = self
            .outcomes
            .iter()
            .filter(|(_, limits)| (limits.lower..=limits.upper).contains(&truth));
        let chance = |fails: &[usize]| -> f64 {
            let of_areas = chances.iter().zip(fails);
            of_areas.map(|(chances, &fails)| chances[fails]).product()
        };
        holding.map(|(fails, _)| chance(fails)).sum()
    }

    /// The smallest coverage over every truth.
    fn worst(&self) -> f64 {
        let populations: Vec<u64> = self.design.iter().map(|area| area.population).collect();
        let truths = combinations(&populations);
        let coverages = truths.iter().map(|failing| self.coverage(failing));
        coverages.fold(1.0, f64::min)
    }
}

/// Every design of so many areas with sizes from `sizes`, the same number drawn in each, at least one not taken whole.
fn equal_draws(areas: usize, sizes: &[u64], sampled: u64) -> Vec<Vec<Drawn>> {
    let mut designs: Vec<Vec<Drawn>> = vec![Vec::new()];
    for _ in 0..areas {
        let longer = designs.iter().flat_map(|design| {
            let least = design.last().map_or(0, |area: &Drawn| area.population);
            let next = sizes.iter().filter(move |size| **size >= least);
            next.map(|&population| {
                let mut longer = design.clone();
                longer.push(Drawn {
                    population,
                    sampled,
                });
                longer
            })
        });
        designs = longer.collect();
    }
    designs.retain(|design| design.iter().any(|area| area.population > area.sampled));
    designs
}

/// Two areas of which very different parts are drawn.
fn unequal_draws() -> Vec<Vec<Drawn>> {
    let area = |(population, sampled)| Drawn {
        population,
        sampled,
    };
    let designs = [
        [(100, 40), (100, 8)],
        [(100, 40), (60, 4)],
        [(100, 40), (30, 5)],
        [(60, 30), (100, 8)],
    ];
    designs.map(|design| design.map(area).to_vec()).to_vec()
}

/// The smallest coverage over the designs of a grid of the page.
pub(super) fn worst_korn_graubard(grid: &str, confidence: Confidence) -> f64 {
    let designs = match grid {
        "two" => equal_draws(2, &[5, 10, 30, 90], 5),
        "three" => equal_draws(3, &[4, 10, 25], 4),
        "unequal" => unequal_draws(),
        _ => panic!("there is no grid `{grid}`"),
    };
    let worst = |design: &Vec<Drawn>| Evaluated::of(design, confidence).worst();
    designs.iter().map(worst).fold(1.0, f64::min)
}

/// The coverage at one truth of one design.
pub(super) fn coverage_korn_graubard(
    design: &[Drawn],
    failing: &[u64],
    confidence: Confidence,
) -> f64 {
    Evaluated::of(design, confidence).coverage(failing)
}
