//! Areas as a whole, and all areas together.

use super::*;
use crate::answers::Answer;
use crate::stats::error_rate::Applicable;
use crate::stats::hypergeometric::Sample;
use crate::stats::korn_graubard::korn_graubard;
use crate::stats::prevalence::{Chance, chance_of_widespread};
use crate::stats::share::Confidence;
use crate::stats::stratified::{AreaSample, ratio_estimate};
use crate::template::Scale;

/// Three criteria for a reviewer, one of each severity, with weights.
fn by_severity() -> Template {
    let one = |severity: &str, weight: &str| {
        format!(
            "[[criterion]]\nid = \"{severity}\"\nquestion = \"x\"\nseverity = \"{severity}\"\n\
                 weight = {weight}\nanswer = \"yes-no\"\n"
        )
    };
    let all = [
        one("formal", "1"),
        one("material", "2"),
        one("critical", "0.5"),
    ]
    .concat();
    example::template(&format!("[targets]\ncompliance = 0.6\n{all}"))
}

fn area(outcomes: [&str; 3]) -> AreaSummary {
    let found = findings(&by_severity(), vec![("A", 96, cases("A", &outcomes))]);
    found.areas.into_iter().next().unwrap()
}

#[test]
fn a_case_counts_by_its_worst_fail() {
    let found = area(["FFpFpp", "pFFaap", "pFpFup"]);
    assert_eq!(
        found.cases,
        CasesBySeverity {
            without_errors: 2,
            formal: 1,
            material: 1,
            critical: 2,
            not_decided: 0,
        }
    );
    // One waits, of one nothing is decided.
    let waiting = area(["p?d?", "pFau", "ppap"]);
    let cases = waiting.cases;
    assert_eq!(
        (cases.without_errors, cases.material, cases.not_decided),
        (1, 1, 2)
    );
    assert_eq!(waiting.reviewed, 2);
}

#[test]
fn the_score_weighs_what_was_decided() {
    // (1 + 0 + 0.5) / 3.5 and 2 / 2; the third case has no score.
    let score = area(["paa", "Fpu", "pad"]).score.unwrap();
    assert!((score - (1.5 / 3.5 + 1.0) / 2.0).abs() < 1e-12, "{score}");
    assert_eq!(area(["a", "d", "u"]).score, None);
    let mut cases = cases("A", &["p", "F", "a"]);
    let half = &mut cases[0].assessments[1];
    half.points = Some("0.5".parse().unwrap());
    half.reviewed = Some(Answer {
        choice: Scale::yes_no().option("partly").cloned(),
        comment: "Kun delvist".into(),
        ..Answer::default()
    });
    let found = findings(&by_severity(), vec![("A", 96, cases)]);
    let score = found.areas[0].score.unwrap();
    assert!((score - 2.0 / 3.0).abs() < 1e-12, "{score}");
}

#[test]
fn power_is_that_of_the_statistics_and_none_for_a_census() {
    let found = findings(
        &example::template(THREE),
        vec![("A", 120, cases("A", &["ppppppppppppppp"; 3]))],
    );
    let power = found.areas[0].power.clone().unwrap();
    assert!((power.upper_without_fails - 20.0 / 120.0).abs() < 1e-12);
    let chances: Vec<(String, f64)> = power
        .found
        .iter()
        .map(|found| (found.true_rate.to_string(), (100.0 * found.chance).round()))
        .collect();
    assert_eq!(
        chances,
        [
            ("0.2".to_owned(), 35.0),
            ("0.3".to_owned(), 72.0),
            ("0.4".to_owned(), 92.0)
        ]
    );
    assert_eq!(area(["p", "p", "p"]).power.unwrap().found.len(), 3);
    let census = findings(&by_severity(), vec![("A", 2, cases("A", &["pp"; 3]))]);
    assert_eq!(census.areas[0].power, None);
}

#[test]
fn what_was_tested_and_what_chance_would_find() {
    let template = example::template(THREE);
    let fifteen = "p".repeat(15);
    let found = findings(
        &template,
        vec![
            (
                "A",
                120,
                cases("A", &[&fifteen, &fifteen, "ppppppppppppp?p"]),
            ),
            (
                "B",
                15,
                cases("B", &[&fifteen, "aaaaaaaaaaaaaaa", &fifteen]),
            ),
        ],
    );
    let chance = |applicable| {
        chance_of_widespread(Chance {
            sampled: 15,
            applicable,
            rule: "0.95".parse::<Confidence>().unwrap().into(),
            tolerable: "0.1".parse().unwrap(),
            true_rate: "0.1".parse().unwrap(),
        })
        .unwrap()
    };
    // K and D of A, K and M of B; the whole area B leaves nothing to chance.
    assert_eq!(found.tested, 4);
    let expected = chance(Applicable::Known { population: 120 })
        + chance(Applicable::Unknown { undrawn: 105 });
    assert!(
        (found.expected_by_chance - expected).abs() < 1e-12,
        "{}",
        found.expected_by_chance
    );
    assert!(expected < 0.1);
}

#[test]
fn nothing_widespread_is_expected_by_chance_in_areas_taken_whole() {
    // 10 % of 25 is no whole number: nearest would be 3, which is more than tolerable.
    let all = "p".repeat(25);
    let found = findings(
        &example::template(THREE),
        vec![("A", 25, cases("A", &[all.as_str(); 3]))],
    );
    assert!(found.tested == 3 && found.expected_by_chance <= 0.0);
    // Undetermined cases, however many, do not make it a sample.
    let half = format!("{}{}", "p".repeat(50), "u".repeat(50));
    let unclear = findings(
        &example::template(THREE),
        vec![("A", 100, cases("A", &[half.as_str(); 3]))],
    );
    assert!(unclear.expected_by_chance <= 0.0);
}

/// Four areas in which criterion `K` and `D` have the same outcomes.
fn four(outcomes: [&str; 4], population: u64) -> Findings {
    let areas = ["A", "B", "C", "D"].into_iter().zip(outcomes);
    let areas = areas.map(|(area, outcomes)| {
        let none = "a".repeat(outcomes.len());
        (area, population, cases(area, &[outcomes, outcomes, &none]))
    });
    findings(&example::template(THREE), areas.collect())
}

#[test]
fn across_areas_the_rate_is_weighted_and_the_interval_is_that_of_korn_and_graubard() {
    let template = example::template(THREE);
    let found = findings(
        &template,
        vec![
            ("A", 300, cases("A", &["ppFpp", "paFpp", "aaaaa"])),
            ("B", 20, cases("B", &["pFFpp", "pFFdp", "aaaaa"])),
        ],
    );
    let sample = |population, fails| Sample {
        population,
        sampled: 5,
        fails,
    };
    let known = [sample(300, 1), sample(20, 2)];
    let estimate = ratio_estimate(&known.map(AreaSample::from))
        .unwrap()
        .unwrap();
    let interval = korn_graubard(&known, "0.95".parse().unwrap())
        .unwrap()
        .unwrap();
    let [of_k, of_d, of_m] = &found.across[..] else {
        panic!("three criteria")
    };
    assert_eq!(
        (of_k.rate, of_k.se),
        (Some(estimate.rate), estimate.standard_error())
    );
    assert!((estimate.rate - (60.0 + 8.0) / 320.0).abs() < 1e-12);
    assert_eq!(of_k.interval.method, LimitMethod::KornGraubard);
    assert_eq!(of_k.interval.lower, Some(interval.limits.lower.to_f64()));
    assert_eq!(of_k.interval.upper, Some(interval.limits.upper.to_f64()));
    assert_eq!(of_k.areas_without_applicable, 0);
    // One case in each area drops out of D: 4 of 5 are applicable.
    let of = |population, fails| AreaSample {
        population,
        drawn: 5,
        applicable: 4,
        fails,
    };
    let estimate = ratio_estimate(&[of(300, 1), of(20, 2)]).unwrap().unwrap();
    assert_eq!(
        (of_d.rate, of_d.se),
        (Some(estimate.rate), estimate.standard_error())
    );
    assert_eq!(
        (of_d.interval.method, of_d.interval.lower),
        (LimitMethod::None, None)
    );
    assert_eq!(
        (of_m.rate, of_m.se, of_m.areas_without_applicable),
        (None, None, 2)
    );
}

#[test]
fn applicable_cases_that_are_known_in_every_area_are_the_populations() {
    let areas = || {
        let cases = [
            cases("A", &["aaaaa", "paFpp", "aaaaa"]),
            cases("B", &["aaaaa", "pFFdp", "aaaaa"]),
        ];
        ["A", "B"]
            .into_iter()
            .zip([300, 20])
            .zip(cases)
            .map(|((area, population), cases)| (area, population, cases))
            .collect()
    };
    let template = example::template(THREE);
    let found = with_applicable(&template, areas(), "A,D,250\nB,D,11\n");
    let sample = |population, fails| Sample {
        population,
        sampled: 4,
        fails,
    };
    let known = [sample(250, 1), sample(11, 2)];
    let estimate = ratio_estimate(&known.map(AreaSample::from))
        .unwrap()
        .unwrap();
    let interval = korn_graubard(&known, "0.95".parse().unwrap())
        .unwrap()
        .unwrap();
    let of_d = &found.across[1];
    assert_eq!(
        (of_d.rate, of_d.se),
        (Some(estimate.rate), estimate.standard_error())
    );
    assert_eq!(of_d.interval.lower, Some(interval.limits.lower.to_f64()));
    // One area that is not known, and there is no interval.
    let found = with_applicable(&template, areas(), "A,D,250\n");
    assert_eq!(found.across[1].interval.method, LimitMethod::None);
}

#[test]
fn one_not_relevant_case_takes_the_known_number_away_across_areas_too() {
    let found = four(["ppFpa", "ppppp", "ppppp", "ppppp"], 30);
    assert_eq!(found.across[0].interval.method, LimitMethod::None);
    assert!(found.across[0].rate.is_some());
}

#[test]
fn an_error_is_general_in_most_of_at_least_three_areas_and_above_tolerable_in_all() {
    let bad = "FFFFFFppppppppp";
    let good = "ppppppppppppppp";
    let single = "Fpppppppppppppp";
    let none = "aaaaaaaaaaaaaaa";
    for (outcomes, general) in [
        ([bad, bad, bad, good], true),
        ([bad, bad, bad, bad], true),
        // Two of four is not more than half.
        ([bad, bad, good, good], false),
        ([bad, bad, single, single], false),
        // Two areas with applicable cases are too few.
        ([bad, bad, none, none], false),
        ([bad, bad, bad, none], true),
        // Two of fifteen in each: several everywhere, and 13 % is not surely above 10 %.
        (["FFppppppppppppp"; 4], false),
    ] {
        let found = four(outcomes, 150);
        let of = |position: usize| found.across[position].general;
        assert_eq!(of(1), general, "D {outcomes:?}");
        assert_eq!(of(0), general, "K {outcomes:?}");
    }
    // The one-sided limit decides, with the whole of alpha below: the two-sided one would not be above 10 %.
    let [edge, other] = ["FFFpppppppppppp", "FFppppppppppppp"];
    assert!(four([edge, edge, edge, other], 150).across[1].general);
    let fails = |outcomes: &str| u64::try_from(outcomes.matches('F').count()).unwrap();
    let seen = [edge, edge, edge, other].map(|outcomes| Sample {
        population: 150,
        sampled: 15,
        fails: fails(outcomes),
    });
    let two_sided = korn_graubard(&seen, "0.95".parse().unwrap())
        .unwrap()
        .unwrap();
    assert!(two_sided.limits.lower.to_f64() <= 0.1);
    // While an answer is missing nothing is said of all areas.
    let waiting = four(["?FFFFFFpppppppp", bad, bad, bad], 150);
    assert!(!waiting.across[1].general);
    assert_eq!((waiting.across[1].rate, waiting.across[1].se), (None, None));
    assert_eq!(waiting.across[1].interval.lower, None);
}

#[test]
fn a_single_area_is_not_summed_across() {
    assert_eq!(
        findings(&by_severity(), vec![("A", 96, cases("A", &["p"; 3]))]).across,
        []
    );
}

#[test]
fn an_area_without_a_drawn_case_stops_nothing() {
    let template = example::template(THREE);
    let found = findings(
        &template,
        vec![("A", 96, cases("A", &["pF"; 3])), ("B", 5, Vec::new())],
    );
    assert_eq!(
        (found.areas[1].drawn, found.areas[1].conclusion.level),
        (0, None)
    );
    assert_eq!(found.across[0].rate, None);
}
