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
struct Drawn {
    population: u64,
    sampled: u64,
}

/// Every design of so many areas with sizes from `sizes`, the same number drawn in each, at least one not taken whole.
fn designs(areas: usize, sizes: &[u64], sampled: u64) -> Vec<Vec<Drawn>> {
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

/// The smallest coverage of the capped interval of Korn and Graubard, as numbers of cases, over every truth of a design.
fn worst_of_design(design: &[Drawn], confidence: Confidence) -> f64 {
    let sampled: Vec<u64> = design.iter().map(|area| area.sampled).collect();
    let outcomes: Vec<(Vec<u64>, CaseLimits)> = combinations(&sampled)
        .into_iter()
        .map(|fails| {
            let areas: Vec<Sample> = design
                .iter()
                .zip(&fails)
                .map(|(area, &fails)| Sample {
                    population: area.population,
                    sampled: area.sampled,
                    fails,
                })
                .collect();
            let shown = korn_graubard(&areas, confidence).unwrap().unwrap();
            (fails, shown.cases)
        })
        .collect();
    let populations: Vec<u64> = design.iter().map(|area| area.population).collect();
    let mut worst: f64 = 1.0;
    for failing in combinations(&populations) {
        let chances: Vec<Vec<f64>> = design
            .iter()
            .zip(&failing)
            .map(|(area, &failing)| {
                let all = ways(area.population, area.sampled) as f64;
                let chance = |fails| {
                    samples_with(area.population, failing, area.sampled, fails) as f64 / all
                };
                (0..=area.sampled).map(chance).collect()
            })
            .collect();
        let truth: u64 = failing.iter().sum();
        let covered: f64 = outcomes
            .iter()
            .filter(|(_, limits)| (limits.lower..=limits.upper).contains(&truth))
            .map(|(fails, _)| {
                let of_area = chances.iter().zip(fails);
                of_area
                    .map(|(chances, &fails)| chances[usize::try_from(fails).unwrap()])
                    .product::<f64>()
            })
            .sum();
        worst = worst.min(covered);
    }
    worst
}

/// The smallest coverage over the grid of the page, for two areas or for three.
pub(super) fn worst_korn_graubard(areas: u64, confidence: Confidence) -> f64 {
    let designs = match areas {
        2 => designs(2, &[5, 10, 30, 90], 5),
        3 => designs(3, &[4, 10, 25], 4),
        _ => panic!("the grid has two areas or three"),
    };
    designs
        .iter()
        .map(|design| worst_of_design(design, confidence))
        .fold(1.0, f64::min)
}
