//! Criteria taken together: a case counts once.

use proptest::prelude::*;

use super::*;
use crate::template::{Dimension, Norm, Severity};

/// Two material criteria that concern every case, one critical of law.
const TWO_AND_ONE: &str = r#"
[columns.a]
type = "bool"
[[criterion]]
id = "A"
question = "x"
dimension = "legal"
pass_if = "a"
[[criterion]]
id = "B"
question = "x"
dimension = "legal"
answer = "yes-no"
[[criterion]]
id = "L"
question = "x"
norm = "law"
basis = "§ 1"
severity = "critical"
pass_if = "a"
"#;

fn groups(areas: Vec<(&str, u64, Vec<AssessedCase>)>) -> Vec<GroupSummary> {
    findings(&example::template(TWO_AND_ONE), areas).groups
}

#[test]
fn a_case_that_fails_twice_counts_once() {
    let found = groups(vec![("A", 40, cases("A", &["FFppp", "FpFpa", "ppppp"]))]);
    let kinds: Vec<_> = found
        .iter()
        .map(|group| (group.norm, group.severity, group.dimension))
        .collect();
    assert_eq!(
        kinds,
        [
            (Norm::Law, Some(Severity::Critical), None),
            (Norm::Local, Some(Severity::Material), None),
            (Norm::Local, None, Some(Dimension::Legal)),
        ]
    );
    let material = &found[1];
    assert_eq!((material.pass, material.fail, material.errors), (2, 3, 4));
    assert_eq!((material.criteria, material.drawn), (2, 5));
    assert_eq!(material.rate, Some(0.6));
    // One of the criteria concerns every case, so that the group does.
    assert_eq!(material.interval.method, LimitMethod::Hypergeometric);
    assert_eq!(material.area.as_deref(), Some("A"));
}

#[test]
fn what_is_open_leaves_a_case_open_unless_it_fails() {
    for (one, other, expected) in [
        ('F', '?', 'F'),
        ('F', 'u', 'F'),
        ('p', '?', '?'),
        ('u', '?', '?'),
        ('p', 'u', 'u'),
        ('a', 'u', 'u'),
        ('p', 'a', 'p'),
        ('p', 'd', 'p'),
        ('d', 'a', 'd'),
        ('a', 'a', 'a'),
    ] {
        for (one, other) in [(one, other), (other, one)] {
            let letters = [one.to_string(), other.to_string()];
            let outcomes = [letters[0].as_str(), letters[1].as_str(), "p"];
            let group = groups(vec![("A", 40, cases("A", &outcomes))])[1].clone();
            let counted = [
                ('p', group.pass),
                ('F', group.fail),
                ('a', group.not_applicable),
                ('d', group.not_due),
                ('u', group.undetermined),
                ('?', group.pending),
            ];
            let met: Vec<_> = counted
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .collect();
            assert_eq!(met, [(expected, 1)], "{one}{other}");
        }
    }
}

#[test]
fn a_group_that_waits_has_no_limits() {
    let group = groups(vec![("A", 40, cases("A", &["FFp", "Fp?", "ppp"]))])[1].clone();
    assert_eq!(group.pending, 1);
    assert_eq!(group.interval.method, LimitMethod::None);
    assert_eq!((group.interval.lower, group.cases_in_area), (None, None));
}

#[test]
fn all_areas_together_are_weighted_by_their_size() {
    let small = cases("A", &["FF", "pp", "pp"]);
    let large = cases("B", &["pppp", "pppp", "pppp"]);
    let found = groups(vec![("A", 10, small), ("B", 90, large)]);
    let together: Vec<_> = found.iter().filter(|group| group.area.is_none()).collect();
    assert_eq!(together.len(), 3);
    assert_eq!((together[1].fail, together[1].pass), (2, 4));
    // All 10 of the small area and none of the 90 of the large one, not 2 of 6.
    assert!((together[1].rate.unwrap() - 0.1).abs() < 1e-12);
    assert_eq!(together[1].interval.method, LimitMethod::KornGraubard);
    assert_eq!(found.len(), 9);
}

#[test]
fn one_area_is_all_areas() {
    let found = groups(vec![("A", 10, cases("A", &["F", "p", "p"]))]);
    assert!(found.iter().all(|group| group.area.is_some()));
}

proptest! {
    /// Whatever the outcomes: nobody is lost, a case counts once, and law and local norms stay apart.
    #[test]
    fn groups_add_up(outcomes in prop::collection::vec("[pFadu?]{7}", 3)) {
        let outcomes: Vec<&str> = outcomes.iter().map(String::as_str).collect();
        let found = findings(&example::template(TWO_AND_ONE), vec![("A", 9, cases("A", &outcomes))]);
        for group in &found.groups {
            let members = found.findings.iter().filter(|finding| {
                finding.norm == group.norm
                    && group.severity.is_none_or(|severity| severity == finding.severity)
                    && group.dimension.is_none_or(|dimension| Some(dimension) == finding.dimension)
            });
            let fails: Vec<u64> = members.map(|finding| finding.fail).collect();
            let parts = group.pass + group.fail + group.not_applicable + group.not_due
                + group.undetermined + group.pending;
            prop_assert_eq!(parts, group.drawn);
            prop_assert_eq!(group.errors, fails.iter().sum::<u64>());
            prop_assert!(group.fail >= fails.iter().copied().max().unwrap_or(0));
            prop_assert!(group.fail <= group.errors);
            if let (Some(rate), Some(lower), Some(upper)) = (group.rate, group.interval.lower, group.interval.upper) {
                prop_assert!(lower <= rate + 1e-12 || group.undetermined > 0);
                prop_assert!(upper >= rate - 1e-12 || group.undetermined > 0);
            }
        }
        let waits = found.findings.iter().any(|finding| finding.pending > 0);
        prop_assert!(!waits || found.areas[0].conclusion.level.is_none());
    }
}
