//! Samples that were extended: every number after it, against the statistics that it must come from.

use super::*;
use crate::stats::error_rate::{Applicable, ErrorRate, Observed};
use crate::stats::looks::Rule;
use crate::stats::target::{Further, further};

const ONE: &str = r#"
[targets]
compliance = 0.9
[columns.til]
type = "date"
[[criterion]]
id = "K"
question = "x"
pass_if = "til IS NOT NULL"
"#;

/// What the areas of [`ONE`] show: name, population, how often they are looked at, cases of the first look, outcomes.
fn looked_at(areas: &[(&str, u64, Looks, u64, &str)]) -> Findings {
    let template = example::template(ONE);
    let seed = Seed::typed("et frø til prøver").unwrap();
    let audited = areas
        .iter()
        .map(|(area, population, looks, first, outcomes)| {
            let drawn = u64::try_from(outcomes.len()).unwrap();
            AuditedArea {
                area: (*area).to_owned(),
                population: *population,
                avoided: 0,
                looks: *looks,
                first: FirstLook {
                    drawn: *first,
                    extensions: u64::from(drawn > *first),
                },
            }
        });
    let audited: Vec<AuditedArea> = audited.collect();
    let cases: Vec<AssessedCase> = areas
        .iter()
        .flat_map(|(area, _, _, _, outcomes)| cases(area, &[outcomes]))
        .collect();
    sum_up(&Audit {
        only: Vec::new(),
        program: "sagsaudit 0.0.0",
        template: &template,
        draw_sha256: "0".repeat(64),
        seed: &seed,
        as_of: example::day("2026-10-31"),
        areas: audited,
        applicable: &ApplicableCases::default(),
        cases: &cases,
        decisions: &Decisions::default(),
    })
    .unwrap()
}

fn outcomes(passes: usize, fails: usize) -> String {
    format!("{}{}", "p".repeat(passes), "F".repeat(fails))
}

fn rule(looks: Looks) -> Rule {
    Rule {
        confidence: "0.95".parse().unwrap(),
        looks,
    }
}

#[test]
fn every_number_of_an_area_comes_from_its_rule() {
    let sample = Observed {
        drawn: 27,
        passes: 23,
        fails: 4,
        undetermined: 0,
        applicable: Applicable::Known { population: 120 },
    };
    for (looks, method) in [
        (Looks::AnyTime, LimitMethod::AnyTimeHypergeometric),
        (Looks::Stages(3), LimitMethod::Hypergeometric),
        (Looks::Once, LimitMethod::Hypergeometric),
    ] {
        let found = looked_at(&[("A", 120, looks, 15, &outcomes(23, 4))]);
        let expected = ErrorRate::of(&sample, rule(looks)).unwrap();
        let finding = &found.findings[0];
        assert_eq!(finding.interval.method, method);
        let interval = expected.interval.unwrap();
        assert_eq!(finding.interval.upper, Some(interval.upper.to_f64()));
        assert_eq!(finding.interval.lower, Some(interval.lower.to_f64()));
        let one_sided = expected.one_sided.unwrap();
        assert_eq!(finding.one_sided.upper, Some(one_sided.upper.to_f64()));
        let cases = expected.cases.unwrap();
        let shown = finding.cases_in_area.unwrap();
        assert_eq!((shown.lower, shown.upper), (cases.lower, cases.upper));
        let target = "0.9".parse().unwrap();
        let Some(Further::Cases(next)) = further(&sample, target, rule(looks)).unwrap() else {
            panic!("undecided")
        };
        assert_eq!(finding.further, Some(next));
    }
}

#[test]
fn an_extension_says_what_it_costs() {
    let of = |looks| {
        let found = looked_at(&[("A", 120, looks, 15, &outcomes(23, 4))]);
        found.areas[0].extension
    };
    let any_time = of(Looks::AnyTime).unwrap();
    assert_eq!(any_time.rule, ExtensionRule::AnyTime);
    assert_eq!((any_time.looks, any_time.first_drawn), (2, 15));
    assert!((any_time.total_risk - 0.10).abs() < 1e-12);
    let staged = of(Looks::Stages(3)).unwrap();
    assert_eq!(
        (staged.rule, staged.stages),
        (ExtensionRule::Stages, Some(3))
    );
    assert!((staged.total_risk - 0.05).abs() < 1e-12);
    assert_eq!(of(Looks::Once), None);
}

/// What chance gives is bounded by the risk, since the size depends on what was seen.
#[test]
fn chance_is_bounded_by_the_risk() {
    for (looks, expected) in [(Looks::AnyTime, 0.05), (Looks::Stages(5), 0.02)] {
        let found = looked_at(&[("A", 120, looks, 15, &outcomes(23, 4))]);
        assert!((found.expected_by_chance - expected).abs() < 1e-12);
    }
}

/// The first look is a sample of fixed size; what was drawn after it was drawn because of it.
#[test]
fn all_areas_together_rest_on_the_first_looks() {
    let (a, b) = (outcomes(12, 3), outcomes(14, 1));
    let before = looked_at(&[
        ("A", 120, Looks::Once, 15, &a),
        ("B", 80, Looks::Once, 15, &b),
    ]);
    let extended = format!("{a}{}", outcomes(0, 20));
    let after = looked_at(&[
        ("A", 120, Looks::AnyTime, 15, &extended),
        ("B", 80, Looks::Once, 15, &b),
    ]);
    assert_eq!(before.across, after.across);
    let over_all = |found: &Findings| {
        let groups = found.groups.iter().filter(|group| group.area.is_none());
        groups.cloned().collect::<Vec<_>>()
    };
    assert_eq!(over_all(&before), over_all(&after));
    let first = after.findings[0].first_look.unwrap();
    assert_eq!((first.pass, first.fail), (12, 3));
    assert_eq!(after.findings[0].fail, 23);
    assert_eq!(after.findings[1].first_look, None);
    assert_eq!(after.findings[1], before.findings[1]);
}

#[test]
fn an_area_that_is_whole_has_no_sampling_error() {
    let found = looked_at(&[("A", 27, Looks::AnyTime, 15, &outcomes(23, 4))]);
    let finding = &found.findings[0];
    assert_eq!(finding.interval.method, LimitMethod::Census);
    assert_eq!(finding.interval.lower, finding.interval.upper);
    assert!(found.expected_by_chance.abs() < 1e-15);
}

#[test]
fn what_is_written_is_read_back() {
    let found = looked_at(&[("A", 120, Looks::AnyTime, 15, &outcomes(23, 4))]);
    assert_eq!(from_json(&to_json(&found), "findings.json").unwrap(), found);
}
