//! What holds for all findings, whatever was assessed.

use proptest::prelude::*;

use super::*;

const OUTCOMES: [Outcome; 6] = [
    Outcome::Pass,
    Outcome::Fail,
    Outcome::NotApplicable,
    Outcome::NotDue,
    Outcome::Undetermined,
    Outcome::Pending,
];

prop_compose! {
    /// An area with its drawn cases, more of them decided than not.
    fn any_area(name: &'static str)(
        outcomes in prop::collection::vec(
            prop::array::uniform3((0..OUTCOMES.len() + 6, prop::option::of(-1..400_i64))), 1..24),
        undrawn in prop_oneof![Just(0_u64), 1..300_u64],
        statuses in prop::collection::vec(prop::option::weighted(0.1, prop::sample::select(vec![
            CaseStatus::Reviewed, CaseStatus::NotFound, CaseStatus::NoAccess])), 24),
    ) -> (&'static str, u64, Vec<AssessedCase>) {
        let population = u64::try_from(outcomes.len()).unwrap() + undrawn;
        let cases = outcomes.iter().zip(statuses).zip(1..).map(|((outcomes, status), order)| AssessedCase {
            order,
            area: Area::named(name),
            id: CaseId::from_parts([format!("{name}-{order}").as_str()]).unwrap(),
            role: SampleRole::Sample,
            status,
            assessments: outcomes.iter().map(|(which, days_late)| {
                let outcome = OUTCOMES.get(*which).copied().unwrap_or(Outcome::Pass);
                let days_late = days_late.filter(|_| outcome == Outcome::Fail).map(i64::abs);
                Assessment { days_late, ..assessment(outcome) }
            }).collect(),
        });
        (name, population, cases.collect())
    }
}

fn any_areas() -> impl Strategy<Value = Vec<(&'static str, u64, Vec<AssessedCase>)>> {
    (any_area("A"), any_area("B"), any_area("C"), 1..4_usize)
        .prop_map(|(a, b, c, count)| [a, b, c].into_iter().take(count).collect())
}

fn is_rate(rate: f64) -> bool {
    (0.0..=1.0).contains(&rate)
}

fn finding_holds_together(finding: &Finding) -> Result<(), TestCaseError> {
    let decided = finding.pass + finding.fail;
    let others = finding.not_applicable + finding.not_due + finding.undetermined + finding.pending;
    prop_assert_eq!(decided + others, finding.drawn);
    prop_assert_eq!(u64::try_from(finding.failing.len()).unwrap(), finding.fail);
    prop_assert!(finding.not_found <= finding.fail && finding.limits_on <= finding.drawn);
    prop_assert_eq!(finding.rate.is_some(), decided > 0);
    let rates = [
        finding.rate,
        finding.interval.lower,
        finding.one_sided.lower,
        finding.one_sided.upper,
        finding.interval.upper,
        finding.conservative_upper,
    ];
    prop_assert!(rates.into_iter().flatten().all(is_rate), "{:?}", rates);
    let limits: Vec<f64> = rates[1..5].iter().copied().flatten().collect();
    prop_assert!(
        limits.is_sorted() && (limits.is_empty() || limits.len() == 4),
        "{:?}",
        limits
    );
    prop_assert_eq!(
        limits.is_empty(),
        finding.interval.method == LimitMethod::None
    );
    if finding.interval.method != LimitMethod::Census && !limits.is_empty() {
        prop_assert!(
            limits[0] < limits[3],
            "an interval of no width: {:?}",
            finding
        );
    }
    prop_assert_eq!(
        finding.further.is_some() && finding.further_note.is_some(),
        false
    );
    let says_further = finding.further.is_some() || finding.further_note.is_some();
    prop_assert_eq!(
        says_further,
        finding.target_status == Some(Verdict::Undecided)
    );
    if finding.pending > 0 {
        prop_assert_eq!(finding.target_status, Some(Verdict::NotConcluded));
        prop_assert_eq!(&finding.prevalence, &None);
    } else if finding.drawn == finding.limits_on && finding.undetermined == 0 && decided > 0 {
        let cases = finding.cases_in_area.unwrap();
        prop_assert!(cases.lower >= finding.fail && cases.lower <= cases.upper);
    }
    if let Some(late) = finding.days_late {
        prop_assert!(
            late.median >= 0.0 && late.median <= f64::from(i32::try_from(late.max).unwrap())
        );
    }
    Ok(())
}

fn area_holds_together(area: &AreaSummary) -> Result<(), TestCaseError> {
    let cases = area.cases;
    let with_errors = cases.formal + cases.material + cases.critical;
    prop_assert_eq!(
        cases.without_errors + with_errors + cases.not_decided,
        area.drawn
    );
    prop_assert!(area.drawn <= area.population);
    prop_assert!(area.reviewed + area.not_found <= area.drawn);
    prop_assert!(area.score.is_none_or(is_rate));
    prop_assert_eq!(area.power.is_none(), area.drawn == area.population);
    Ok(())
}

proptest! {
    #[test]
    fn counts_add_up_and_limits_are_in_order(areas in any_areas()) {
        let found = findings(&example::template(THREE), areas);
        for finding in &found.findings {
            finding_holds_together(finding)?;
        }
        for area in &found.areas {
            area_holds_together(area)?;
        }
        let (tested, most) = (found.tested, u64::try_from(found.findings.len()).unwrap());
        prop_assert!(tested <= most);
        // A test at 95 % goes wrong in at most one of twenty.
        prop_assert!(found.expected_by_chance <= 0.05 * f64::from(u32::try_from(tested).unwrap()));
        for across in &found.across {
            let rates = [across.rate, across.interval.lower, across.interval.upper];
            prop_assert!(rates.into_iter().flatten().all(is_rate));
        }
    }

    #[test]
    fn the_files_say_the_same_and_are_read_back(areas in any_areas()) {
        let found = findings(&example::template(THREE), areas);
        golden::rows_equal_the_json(&found);
        let json = to_json(&found);
        prop_assert_eq!(serde_json::from_slice::<Findings>(&json).unwrap(), found);
    }

    #[test]
    fn one_fail_more_never_makes_a_finding_better(outcomes in "[pFau]{1,20}", undrawn in 0_u64..200) {
        let length = u64::try_from(outcomes.len()).unwrap();
        prop_assume!(outcomes.contains('p'));
        for criterion in ["K", "D"] {
            let before = finding(criterion, length + undrawn, &outcomes);
            let after = finding(criterion, length + undrawn, &outcomes.replacen('p', "F", 1));
            prop_assert!(after.one_sided.upper >= before.one_sided.upper);
            prop_assert!(after.one_sided.lower >= before.one_sided.lower);
            prop_assert!(after.cases_in_area.unwrap().upper >= before.cases_in_area.unwrap().upper);
            if before.target_status == Some(Verdict::NotMet) {
                prop_assert_eq!(after.target_status, Some(Verdict::NotMet));
            }
        }
    }
}
