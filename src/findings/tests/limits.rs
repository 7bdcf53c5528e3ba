//! The limits of one criterion in one area: from which function, with which arguments (statistics.md sections 1 and 2).

use super::*;
use crate::stats::binomial::{self, Trials};
use crate::stats::hypergeometric::{self, Sample};
use crate::stats::prevalence::Prevalence;
use crate::stats::share::{Confidence, Tail};

fn confidence() -> Confidence {
    "0.95".parse().unwrap()
}

/// Numbers of cases between which the hypergeometric limits lie.
fn hypergeometric(population: u64, sampled: u64, fails: [u64; 2], tail: Tail) -> [u64; 2] {
    let sample = |fails| Sample {
        population,
        sampled,
        fails,
    };
    [
        hypergeometric::lower_count(sample(fails[0]), tail).unwrap(),
        hypergeometric::upper_count(sample(fails[1]), tail).unwrap(),
    ]
}

fn as_rates(counts: [u64; 2], of: u64) -> [Option<f64>; 2] {
    counts.map(|count| {
        Some(f64::from(u32::try_from(count).unwrap()) / f64::from(u32::try_from(of).unwrap()))
    })
}

fn binomial(sampled: u64, fails: u64, tail: Tail) -> [Option<f64>; 2] {
    let trials = Trials { sampled, fails };
    [
        binomial::lower_limit(trials, tail),
        binomial::upper_limit(trials, tail),
    ]
    .map(Result::ok)
}

fn interval_of(finding: &Finding) -> [Option<f64>; 2] {
    [finding.interval.lower, finding.interval.upper]
}

fn one_sided_of(finding: &Finding) -> [Option<f64>; 2] {
    [finding.one_sided.lower, finding.one_sided.upper]
}

fn cases_of(finding: &Finding) -> [u64; 2] {
    let cases = finding.cases_in_area.unwrap();
    [cases.lower, cases.upper]
}

#[test]
fn a_criterion_that_concerns_every_case_is_hypergeometric() {
    let found = finding("K", 120, "pppFpppppFppppp");
    assert_eq!(
        (found.drawn, found.pass, found.fail, found.limits_on),
        (15, 13, 2, 15)
    );
    assert_eq!(found.interval.method, LimitMethod::Hypergeometric);
    let two_sided = hypergeometric(120, 15, [2, 2], confidence().two_sided());
    assert_eq!(interval_of(&found), as_rates(two_sided, 120));
    assert_eq!(cases_of(&found), two_sided);
    let one_sided = hypergeometric(120, 15, [2, 2], confidence().one_sided());
    assert_eq!(one_sided_of(&found), as_rates(one_sided, 120));
    assert_eq!(found.failing, ["A-4", "A-10"]);
    // 0 of 15 of 120 leaves 20 of 120 possible: fixtures/vectors/hypergeometric_limits.csv.
    let none = finding("K", 120, "ppppppppppppppp");
    assert_eq!(none.one_sided.upper, Some(20.0 / 120.0));
    assert_eq!(none.rate, Some(0.0));
}

#[test]
fn any_other_criterion_is_clopper_pearson_cut_to_what_is_possible() {
    for criterion in ["D", "M"] {
        let found = finding(criterion, 96, "pppFppppFaFpppd");
        assert_eq!((found.not_applicable, found.not_due), (1, 1));
        assert_eq!(found.rate, Some(3.0 / 13.0));
        assert_eq!(found.interval.method, LimitMethod::ClopperPearson);
        assert_eq!(
            interval_of(&found),
            binomial(13, 3, confidence().two_sided())
        );
        assert_eq!(
            one_sided_of(&found),
            binomial(13, 3, confidence().one_sided())
        );
        let in_area = hypergeometric(96, 15, [3, 3], confidence().two_sided());
        assert_eq!(cases_of(&found), in_area);
    }
    // Two cases are left: of 13 + 2 at least 3 and at most 5 fail.
    let cut = finding("D", 17, "pppFppppFaFpppd");
    assert_eq!(interval_of(&cut), [Some(3.0 / 15.0), Some(5.0 / 15.0)]);
}

/// The finding of `D` in an area of 96 where the data says that so many cases are applicable.
fn of_applicable(applicable: u64, cases: Vec<AssessedCase>) -> Finding {
    let template = example::template(THREE);
    let rows = format!("A,D,{applicable}\n");
    let found = with_applicable(&template, vec![("A", 96, cases)], &rows).findings;
    found.into_iter().nth(1).unwrap()
}

#[test]
fn a_number_of_applicable_cases_that_the_data_decided_is_the_population() {
    let outcomes = ["aaaaaaaaaaaaaaa", "pppFppppFaFppdu", "aaaaaaaaaaaaaaa"];
    let found = of_applicable(50, cases("A", &outcomes));
    assert_eq!(found.applicable_in_area, Some(50));
    assert_eq!(found.interval.method, LimitMethod::Hypergeometric);
    let two_sided = hypergeometric(50, 12, [3, 3], confidence().two_sided());
    assert_eq!(interval_of(&found), as_rates(two_sided, 50));
    let in_area = hypergeometric(50, 13, [3, 4], confidence().two_sided());
    assert_eq!(cases_of(&found), in_area);
    // All thirteen that are applicable were drawn: a census of them, the undetermined one open.
    let all = of_applicable(13, cases("A", &outcomes));
    assert_eq!(interval_of(&all), [Some(3.0 / 13.0), Some(4.0 / 13.0)]);
    // A number below what was seen cannot be right, and a reviewer's word changes what the data said.
    assert_eq!(
        of_applicable(12, cases("A", &outcomes)).applicable_in_area,
        None
    );
    for source in [Source::Overruled, Source::Corrected, Source::Reviewer] {
        let mut changed = cases("A", &outcomes);
        changed[0].assessments[1].source = source;
        assert_eq!(of_applicable(50, changed).applicable_in_area, None);
    }
}

#[test]
fn a_reviewer_who_calls_a_case_not_relevant_leaves_the_number_unknown() {
    let found = finding("K", 120, "pppFpppppFppppa");
    assert_eq!(found.interval.method, LimitMethod::ClopperPearson);
    assert_eq!(
        interval_of(&found),
        binomial(14, 2, confidence().two_sided())
    );
}

#[test]
fn a_census_has_no_sampling_error() {
    for criterion in ["K", "D"] {
        let found = finding(criterion, 15, "pppFpppppFppppp");
        assert_eq!(found.interval.method, LimitMethod::Census);
        assert_eq!(interval_of(&found), [Some(2.0 / 15.0); 2]);
        assert_eq!(cases_of(&found), [2, 2]);
        // Exactly known: above 10 %, so the target is not met and the error widespread.
        assert_eq!(found.target_status, Some(Verdict::NotMet));
        assert_eq!(found.prevalence, Some(Prevalence::Widespread));
    }
    let unclear = finding("K", 15, "pppFpppppFpppuu");
    assert_eq!(interval_of(&unclear), [Some(2.0 / 15.0), Some(4.0 / 15.0)]);
    assert_eq!(unclear.conservative_upper, Some(4.0 / 15.0));
}

#[test]
fn undetermined_cases_widen_the_count_and_the_conservative_limit() {
    let decided = finding("D", 96, "pppFppppFaFpp");
    let found = finding("D", 96, "pppFppppFaFppuu");
    assert_eq!(found.undetermined, 2);
    assert_eq!(
        interval_of(&found),
        binomial(12, 3, confidence().two_sided())
    );
    assert_eq!(interval_of(&found), interval_of(&decided));
    let in_area = hypergeometric(96, 15, [3, 5], confidence().two_sided());
    assert_eq!(cases_of(&found), in_area);
    assert_eq!(
        found.conservative_upper,
        binomial(14, 5, confidence().one_sided())[1]
    );
    assert_eq!(decided.conservative_upper, None);
    // With M known the count stands on m + u.
    let known = finding("K", 96, "pppFppppFpFppuu");
    let in_area = hypergeometric(96, 15, [3, 5], confidence().two_sided());
    assert_eq!(cases_of(&known), in_area);
    assert_eq!(
        interval_of(&known),
        as_rates(hypergeometric(96, 13, [3, 3], confidence().two_sided()), 96)
    );
}

#[test]
fn while_answers_are_missing_only_the_complete_run_has_limits() {
    let found = finding("M", 96, "pppFpp?FFFppp?p");
    assert_eq!((found.pending, found.fail, found.limits_on), (2, 4, 6));
    assert_eq!(found.target_status, Some(Verdict::NotConcluded));
    assert_eq!((found.further, &found.prevalence), (None, &None));
    // Of the 6 and the 90 that follow at least the 1 seen fails, which is more than the binomial limit says.
    let upper = binomial(6, 1, confidence().two_sided())[1];
    assert_eq!(interval_of(&found), [Some(1.0 / 96.0), upper]);
    let in_area = hypergeometric(96, 6, [1, 1], confidence().two_sided());
    assert_eq!(cases_of(&found).map(Some), in_area.map(Some));
    let first = finding("M", 96, "?pppFppFFFppppp");
    assert_eq!(first.interval.method, LimitMethod::None);
    assert_eq!(
        (interval_of(&first), one_sided_of(&first)),
        ([None; 2], [None; 2])
    );
    assert_eq!((first.cases_in_area, first.limits_on), (None, 0));
    assert_eq!(first.rate, Some(4.0 / 14.0));
}

#[test]
fn without_a_decided_case_there_is_nothing_to_say() {
    for outcomes in ["aaaaaaa", "adadada", "auuuuda"] {
        let found = finding("D", 96, outcomes);
        assert_eq!(
            (found.rate, found.interval.method),
            (None, LimitMethod::None)
        );
        assert_eq!(
            (interval_of(&found), one_sided_of(&found)),
            ([None; 2], [None; 2])
        );
        assert_eq!(
            (found.cases_in_area, found.conservative_upper),
            (None, None)
        );
        assert_eq!((found.target_status, found.prevalence), (None, None));
        assert_eq!(
            (found.further, found.further_note, found.days_late),
            (None, None, None)
        );
    }
}

#[test]
fn a_target_is_met_not_met_or_undecided_with_what_would_decide() {
    // 0.9^29 is the first power below 0.05.
    let met = finding("D", 9_999, &"p".repeat(29));
    assert_eq!((met.target_status, met.further), (Some(Verdict::Met), None));
    let undecided = finding("D", 9_999, &"p".repeat(28));
    assert_eq!(undecided.target_status, Some(Verdict::Undecided));
    assert_eq!(
        (undecided.further, undecided.further_note),
        (Some(41), None)
    );
    // 15 of 120: 32 more without an error (the example of `stats::target`), since an extension has the any-time limits.
    assert_eq!(finding("K", 120, &"p".repeat(15)).further, Some(32));
    let not_met = finding("D", 9_999, "pppppppppFFFFFp");
    assert_eq!(not_met.target_status, Some(Verdict::NotMet));
    assert_eq!(not_met.prevalence, Some(Prevalence::Widespread));
    let at_the_rate = finding("D", 9_999, "pppppppppF");
    assert_eq!(
        (at_the_rate.further, at_the_rate.further_note),
        (None, Some(Undecided::OnlyCensus))
    );
    let near_it = finding("D", 9_000_000, &format!("{}F", "p".repeat(9).repeat(11)));
    assert_eq!(near_it.target_status, Some(Verdict::Met));
    let nearer = finding(
        "D",
        9_000_000,
        &format!("{}{}", "F".repeat(10), "p".repeat(91)),
    );
    assert_eq!(
        (nearer.further, nearer.further_note),
        (None, Some(Undecided::MoreThan10000))
    );
}

#[test]
fn a_criterion_has_its_own_target_or_the_template_s_or_none() {
    let of = |targets: &str, own: &str| {
        let text = format!(
            "{targets}\n[[criterion]]\nid = \"M\"\nquestion = \"x\"\n{own}\nanswer = \"yes-no\"\n"
        );
        let template = example::template(&text);
        let found = findings(&template, vec![("A", 96, cases("A", &["ppF"]))]);
        let found = &found.findings[0];
        (
            found.target.map(|target| target.to_string()),
            found.target_status,
        )
    };
    let undecided = Some(Verdict::Undecided);
    assert_eq!(of("", ""), (None, None));
    assert_eq!(
        of("[targets]\ncompliance = 0.9", ""),
        (Some("0.9".to_owned()), undecided)
    );
    assert_eq!(
        of("[targets]\ncompliance = 0.9", "target = 0.75"),
        (Some("0.75".to_owned()), undecided)
    );
}

#[test]
fn prevalence_is_a_count_until_the_lower_limit_speaks() {
    for (outcomes, prevalence) in [
        ("ppppppppppppppp", Prevalence::None),
        ("pFppppppppppppp", Prevalence::Single),
        ("pFpFppppppppppp", Prevalence::Several),
        ("pFpFFpppFpppppp", Prevalence::Several),
        ("pFpFFpppFppppFp", Prevalence::Widespread),
    ] {
        assert_eq!(finding("D", 9_999, outcomes).prevalence, Some(prevalence));
    }
}

#[test]
fn lateness_is_the_median_and_the_latest() {
    let template = example::template(THREE);
    let of = |days: &[Option<i64>]| {
        let mut cases = cases("A", &["aaaaa", "FFFFF", "aaaaa"]);
        for (case, days) in cases.iter_mut().zip(days) {
            case.assessments[1].days_late = *days;
        }
        findings(&template, vec![("A", 96, cases)]).findings[1].days_late
    };
    let late = |median, max| Some(DaysLate { median, max });
    assert_eq!(of(&[]), None);
    assert_eq!(of(&[Some(7)]), late(7.0, 7));
    assert_eq!(of(&[Some(9), Some(2)]), late(5.5, 9));
    assert_eq!(of(&[Some(0), Some(30), None, Some(4)]), late(4.0, 30));
    assert_eq!(of(&[Some(1), Some(2), Some(3), Some(4)]), late(2.5, 4));
}

#[test]
fn fails_of_cases_that_were_not_there_are_counted_apart() {
    let template = example::template(THREE);
    let mut cases = cases("A", &["Fpppp", "Fpppp", "FFFpp"]);
    for (position, status) in [
        CaseStatus::NotFound,
        CaseStatus::NoAccess,
        CaseStatus::Reviewed,
    ]
    .into_iter()
    .enumerate()
    {
        cases[position].status = Some(status);
    }
    let found = findings(&template, vec![("A", 96, cases)]);
    let not_found: Vec<u64> = found
        .findings
        .iter()
        .map(|finding| finding.not_found)
        .collect();
    assert_eq!(not_found, [0, 0, 2]);
    assert_eq!((found.areas[0].not_found, found.areas[0].reviewed), (2, 3));
}

#[test]
fn what_waits_for_a_reviewer_is_not_concluded_even_without_a_target() {
    let template = example::template(&THREE.replace("compliance = 0.9", ""));
    let waiting = cases("A", &["ppp", "ppp", "p?p"]);
    let found = findings(&template, vec![("A", 9, waiting)]).findings;
    let statuses: Vec<_> = found.iter().map(|finding| finding.target_status).collect();
    assert_eq!(statuses, [None, None, Some(Verdict::NotConcluded)]);
}
