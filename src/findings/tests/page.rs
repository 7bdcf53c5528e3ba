//! The worked examples of docs/statistics.md that a finding shows, from the outcomes of cases to what is printed.

use super::*;
use crate::stats::prevalence::Prevalence;

/// So many cases pass, and so many after them fail.
fn outcomes(decided: usize, fails: usize) -> String {
    "p".repeat(decided - fails) + &"F".repeat(fails)
}

#[test]
fn targets_and_what_comes_next_are_those_of_the_page() {
    for (population, decided, fails, status, further, note) in [
        (120, 15, 0, Verdict::Undecided, Some(32), None),
        (120, 24, 0, Verdict::Met, None, None),
        (120, 23, 0, Verdict::Undecided, Some(24), None),
        (120, 15, 5, Verdict::NotMet, None, None),
        (
            120,
            20,
            2,
            Verdict::Undecided,
            None,
            Some(Undecided::OnlyCensus),
        ),
    ] {
        let found = finding("K", population, &outcomes(decided, fails));
        let shown = (found.target_status, found.further, found.further_note);
        assert_eq!(shown, (Some(status), further, note), "{fails} of {decided}");
    }
    let large = finding("M", 1_000_000, &outcomes(1001, 100));
    assert_eq!(large.further_note, Some(Undecided::MoreThan10000));
}

#[test]
fn prevalence_and_chance_are_those_of_the_page() {
    for (criterion, population, fails, prevalence) in [
        ("K", 120, 1, Prevalence::Single),
        ("K", 120, 4, Prevalence::Widespread),
        ("M", 100_000, 4, Prevalence::Several),
    ] {
        let found = finding(criterion, population, &outcomes(15, fails));
        assert_eq!(found.prevalence, Some(prevalence), "{fails} of 15");
    }
    let one = "[[criterion]]\nid = \"K\"\nquestion = \"x\"\npass_if = \"til\"\n[columns.til]\ntype = \"bool\"\n";
    let areas = vec![("A", 120, cases("A", &[&outcomes(15, 0)]))];
    let found = findings(&example::template(one), areas);
    assert_eq!(found.tested, 1);
    assert!((found.expected_by_chance - 0.043).abs() < 5e-4);
    let power = found.areas[0].power.as_ref().unwrap();
    let chances: Vec<String> = power
        .found
        .iter()
        .map(|found| format!("{:.2}", found.chance))
        .collect();
    assert_eq!(chances, ["0.35", "0.72", "0.92"]);
}
