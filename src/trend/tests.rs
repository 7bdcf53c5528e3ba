//! Audits beside each other: what is compared, what is not, and what is shown.

use super::*;
use crate::example;
use crate::findings::{Findings, LimitMethod, Verdict};
use crate::stats::control_chart::Signal;

const TEMPLATE: &str = "[template]\nid = \"x\"\nversion = \"1\"\ntitle = \"x\"\n\
[[criterion]]\nid = \"A\"\nquestion = \"x\"\npass_if = \"a\"\n\
[[criterion]]\nid = \"B\"\nquestion = \"x\"\nanswer = \"yes-no\"\n[columns.a]\ntype = \"bool\"\n";

/// What one criterion showed: fails, decided cases, and by which method its limits were found.
#[derive(Clone, Copy)]
struct Found(u64, u64, LimitMethod);

const SAMPLE: LimitMethod = LimitMethod::Hypergeometric;
const CENSUS: LimitMethod = LimitMethod::Census;

/// The findings of a census, counts replaced by those of a test.
fn findings(as_of: &str, of: &[(&str, Found)]) -> Findings {
    let template = example::template(
        "[columns.a]\ntype = \"bool\"\n[[criterion]]\nid = \"A\"\nquestion = \"x\"\npass_if = \"a\"\n",
    );
    let seed = crate::draw::Seed::typed("et frø til prøver").unwrap();
    let audit = crate::findings::Audit {
        program: "sagsaudit 0.0.0",
        template: &template,
        only: Vec::new(),
        draw_sha256: as_of.to_owned(),
        seed: &seed,
        as_of: example::day(as_of),
        areas: vec![crate::findings::AuditedArea {
            area: "Børn".into(),
            population: 100,
            avoided: 0,
            looks: crate::stats::looks::Looks::Once,
            first: crate::findings::FirstLook {
                drawn: 15,
                extensions: 0,
            },
        }],
        applicable: &crate::assess::ApplicableCases::default(),
        cases: &[],
        decisions: &crate::findings::Decisions::default(),
    };
    let mut findings = crate::findings::sum_up(&audit).unwrap();
    findings.areas[0].drawn = 15;
    let pattern = findings.findings.remove(0);
    for (criterion, Found(fail, decided, method)) in of {
        let mut finding = pattern.clone();
        finding.criterion = (*criterion).to_owned();
        (finding.fail, finding.pass) = (*fail, decided - fail);
        finding.rate = (*decided > 0).then(|| {
            crate::stats::count::to_float(*fail) / crate::stats::count::to_float(*decided)
        });
        finding.interval.method = *method;
        findings.findings.push(finding);
    }
    findings
}

fn period(as_of: &str, of: &[(&str, Found)]) -> Period {
    Period::new(
        as_of.to_owned(),
        findings(as_of, of),
        Some(TEMPLATE.to_owned()),
        None,
    )
}

fn change(before: Found, after: Found) -> Change {
    let periods = vec![
        period("2026-10-31", &[("A", before)]),
        period("2026-09-30", &[("A", after)]),
    ];
    // They are put in their order: the second is the earlier one.
    let trend = develop("sagsaudit 0.0.0", periods).unwrap();
    trend.areas[0].series[0].change
}

#[test]
fn the_least_change_of_fifteen_cases_is_shown_and_the_next_smaller_is_not() {
    let shown = change(Found(5, 15, SAMPLE), Found(0, 15, SAMPLE));
    assert_eq!(shown.status, ChangeStatus::More);
    assert!((shown.p.unwrap() - 0.0421).abs() < 5e-5);
    assert_eq!(shown.p, shown.p_corrected);
    assert!((shown.difference.unwrap() - 1.0 / 3.0).abs() < 1e-12);
    let fewer = change(Found(0, 15, SAMPLE), Found(5, 15, SAMPLE));
    assert_eq!(fewer.status, ChangeStatus::Fewer);
    assert_eq!(
        (fewer.from, fewer.to),
        (example::day("2026-09-30"), example::day("2026-10-31"))
    );
    let too_few = change(Found(4, 15, SAMPLE), Found(0, 15, SAMPLE));
    assert_eq!(
        (too_few.status, too_few.p_corrected),
        (ChangeStatus::OutOfReach, None)
    );
    let same = change(Found(6, 15, SAMPLE), Found(4, 15, SAMPLE));
    assert_eq!(same.status, ChangeStatus::NotShown);
}

#[test]
fn a_family_is_the_criteria_of_one_area() {
    let of = |a, b| {
        [
            ("A", Found(a, 15, SAMPLE)),
            ("B", Found(b, 15, SAMPLE)),
            ("C", Found(1, 15, SAMPLE)),
        ]
    };
    let periods = vec![
        period("2026-09-30", &of(0, 2)),
        period("2026-10-31", &of(8, 8)),
    ];
    let trend = develop("x", periods).unwrap();
    let area = &trend.areas[0];
    // C has two errors in all: nothing it could have shown. The others are corrected for each other.
    assert_eq!((area.compared, area.within_reach), (3, 2));
    let p: Vec<_> = area
        .series
        .iter()
        .map(|series| series.change.p_corrected)
        .collect();
    let raw = area.series[0].change.p.unwrap();
    assert!((p[0].unwrap() - 2.0 * raw).abs() < 1e-12);
    assert_eq!(p[2], None);
    assert_eq!(
        area.least,
        Some(Least {
            before: 15,
            after: 15,
            fewest: Some(5)
        })
    );
}

#[test]
fn two_censuses_differ_exactly() {
    for (after, status) in [
        (Found(3, 10, CENSUS), ChangeStatus::CensusMore),
        (Found(1, 10, CENSUS), ChangeStatus::CensusFewer),
        (Found(4, 20, CENSUS), ChangeStatus::CensusSame),
    ] {
        let change = change(after, Found(2, 10, CENSUS));
        assert_eq!(change.status, status);
        assert_eq!((change.p, change.lower), (None, None));
    }
    let one = change(Found(2, 10, CENSUS), Found(1, 15, SAMPLE));
    assert!(one.p.is_some());
}

#[test]
fn what_cannot_be_compared_says_why() {
    let sample = Found(3, 15, SAMPLE);
    assert_eq!(
        change(sample, Found(0, 0, LimitMethod::None)).status,
        ChangeStatus::NoneDecided
    );
    assert_eq!(
        change(sample, Found(3, 15, LimitMethod::None)).status,
        ChangeStatus::NoLimits
    );
    let status = |first: Period, second: Period| {
        let trend = develop("x", vec![first, second]).unwrap();
        trend.areas[0].series[0].change.status
    };
    let september = || period("2026-09-30", &[("A", sample)]);
    let mut waiting = period("2026-10-31", &[("A", sample)]);
    waiting.findings.findings[0].pending = 1;
    waiting.findings.findings[0].target_status = Some(Verdict::NotConcluded);
    assert_eq!(status(september(), waiting), ChangeStatus::Pending);
    let other = period("2026-10-31", &[("Z", sample)]);
    assert_eq!(status(september(), other), ChangeStatus::Absent);
    let with = |template: Option<&str>| {
        let mut findings = findings("2026-10-31", &[("A", sample)]);
        findings.template.sha256 = "another".into();
        Period::new("x".into(), findings, template.map(str::to_owned), None)
    };
    assert_eq!(status(september(), with(None)), ChangeStatus::Unchecked);
    let reworded = TEMPLATE.replace("question = \"x\"", "question = \"y\"");
    assert!(status(september(), with(Some(&reworded))) != ChangeStatus::Changed);
    let changed = TEMPLATE.replace("pass_if = \"a\"", "pass_if = \"NOT a\"");
    assert_eq!(
        status(september(), with(Some(&changed))),
        ChangeStatus::Changed
    );
    let mut norm = period("2026-10-31", &[("A", sample)]);
    norm.findings.findings[0].norm = crate::template::Norm::Law;
    assert_eq!(status(september(), norm), ChangeStatus::Changed);
}

/// A template with most of what a rule can rest on; its criteria are A, B, C and D.
const RICH: &str = r#"
[template]
id = "x"
version = "1"
title = "x"
[columns.fra]
type = "date"
aliases = ["Fra"]
[columns.til]
type = "date"
[columns.sidst]
type = "date"
derive = { events = "opgaver.dag", take = "last" }
[events.opgaver.sag]
type = "text"
role = "id"
[events.opgaver.dag]
type = "date"
[norms]
frist = "7 days"
[scales.karakter]
options = [{ id = "god", label = "God", outcome = "pass" }, { id = "ringe", label = "Ringe", outcome = "fail" }]
[[exclude]]
reason = "gammel"
where = "fra < DATE '2020-01-01'"
[[criterion]]
id = "A"
question = "Er der svaret?"
deadline = { from = "fra", within = "norm:frist", to = "til" }
[[criterion]]
id = "B"
question = "Er svaret godt?"
answer = "karakter"
applies_when = { criterion = "A", is = ["pass"] }
[[criterion]]
id = "C"
question = "Er der en dato?"
version_by = "til"
[[criterion.version]]
from = 2025-01-01
until = 2025-12-31
answer = "yes-no"
[[criterion.version]]
from = 2026-01-01
pass_if = "til IS NOT NULL"
[[criterion]]
id = "D"
question = "Er der opgaver?"
pass_if = "sidst IS NOT NULL"
"#;

/// The criteria that are not compared after a change of the rich template, and whether the population is another one.
fn changed_by(from: &str, to: &str) -> (Vec<String>, Option<bool>) {
    assert!(RICH.contains(from), "{from}");
    let found = ["A", "B", "C", "D"].map(|criterion| (criterion, Found(3, 15, SAMPLE)));
    let with = |as_of: &str, sha256: &str, template: String| {
        let mut findings = findings(as_of, &found);
        findings.template.sha256 = sha256.to_owned();
        Period::new(as_of.to_owned(), findings, Some(template), None)
    };
    let periods = vec![
        with("2026-09-30", "one", RICH.to_owned()),
        with("2026-10-31", "other", RICH.replace(from, to)),
    ];
    let trend = develop("x", periods).unwrap();
    let series = trend.areas[0].series.iter();
    let changed = series.filter(|series| series.change.status == ChangeStatus::Changed);
    (
        changed.map(|series| series.criterion.clone()).collect(),
        trend.periods[1].population_changed,
    )
}

#[test]
fn the_rich_template_is_sound() {
    let source = std::sync::Arc::new(crate::diag::SourceFile {
        name: "x.toml".to_owned(),
        text: RICH.to_owned(),
    });
    let checked = crate::template::read(&source);
    assert!(checked.template.is_some(), "{:?}", checked.diagnostics);
}

#[test]
fn a_criterion_is_the_same_when_its_rule_and_all_it_rests_on_say_the_same() {
    for (from, to, expected) in [
        ("aliases = [\"Fra\"]", "aliases = [\"Dato\"]", &[][..]),
        ("Er der svaret?", "Er borgeren svaret?", &[]),
        ("Er svaret godt?", "Er svaret klart?", &["B"]),
        ("Er der en dato?", "Er datoen skrevet?", &["C"]),
        ("version = \"1\"", "version = \"2\"", &[]),
        ("frist = \"7 days\"", "frist = \"8 days\"", &["A", "B"]),
        ("outcome = \"pass\" }", "outcome = \"fail\" }", &["B"]),
        ("is = [\"pass\"]", "is = [\"fail\"]", &["B"]),
        ("from = 2026-01-01", "from = 2026-02-01", &["C"]),
        (
            "[events.opgaver.dag]\ntype = \"date\"",
            "[events.opgaver.dag]\ntype = \"datetime\"",
            &["D"],
        ),
        ("pass_if = \"til", "pass_if = \"fra", &["C"]),
        (
            "[norms]",
            "[calendar]\nroll = false\n[norms]",
            &["A", "B", "C"],
        ),
        (
            "[columns.fra]\ntype = \"date\"",
            "[columns.fra]\ntype = \"datetime\"",
            &["A", "B"],
        ),
    ] {
        let (changed, population) = changed_by(from, to);
        assert_eq!(changed, expected, "{to}");
        assert_eq!(population, Some(false), "{to}");
    }
}

#[test]
fn another_population_is_named_and_compared() {
    let (changed, population) = changed_by("2020-01-01", "2021-01-01");
    assert_eq!((changed.len(), population), (0, Some(true)));
    let (_, population) = changed_by(
        "[norms]",
        "[[area]]\nid = \"boern\"\ntitle = \"Børn\"\nmatch = [\"B\"]\n[norms]",
    );
    assert_eq!(population, Some(true));
}

#[test]
fn cases_of_both_audits_are_counted_and_left_out() {
    let outcomes = |cases: &[(&str, &str)]| {
        let mut text = "area,case_id,criterion,outcome\n".to_owned();
        for (case, outcome) in cases {
            text.push_str(&format!("Børn,{case},A,{outcome}\n"));
        }
        Some(
            Outcomes::from_csv(
                text.as_bytes(),
                "assessments.csv",
                &findings("2026-10-31", &[]),
            )
            .unwrap(),
        )
    };
    let mut before = period("2026-09-30", &[("A", Found(2, 3, SAMPLE))]);
    before.outcomes = outcomes(&[
        ("1", "fail"),
        ("2", "pass"),
        ("3", "fail"),
        ("4", "not_due"),
    ]);
    let mut after = period("2026-10-31", &[("A", Found(1, 3, SAMPLE))]);
    after.outcomes = outcomes(&[("3", "pass"), ("4", "fail"), ("5", "pass")]);
    let trend = develop("x", vec![before.clone(), after.clone()]).unwrap();
    let change = &trend.areas[0].series[0].change;
    // 3 is decided in both, 4 in one only; both are in both samples.
    assert_eq!(
        (change.shared_cases, trend.areas[0].shared_cases),
        (Some(1), Some(2))
    );
    assert_eq!(
        change.earlier,
        Some(Counts {
            fail: 1,
            decided: 2
        })
    );
    assert_eq!(
        change.later,
        Some(Counts {
            fail: 1,
            decided: 2
        })
    );
    after.outcomes = outcomes(&[("1", "pass"), ("2", "fail"), ("3", "pass")]);
    let trend = develop("x", vec![before, after]).unwrap();
    assert_eq!(
        trend.areas[0].series[0].change.status,
        ChangeStatus::AllShared
    );
}

/// 21 audits of 15 cases; the last one is judged by the 20 before it.
#[test]
fn a_chart_needs_twenty_earlier_audits() {
    let months = |last: u64| -> Vec<Period> {
        let of = |month: u64| {
            let as_of = format!("20{:02}-{:02}-28", 10 + month / 12, 1 + month % 12);
            let fails = if month == 20 { last } else { 1 + month % 2 };
            period(&as_of, &[("A", Found(fails, 15, SAMPLE))])
        };
        (0..21).map(of).collect()
    };
    for (fails, signal) in [(0, Signal::Within), (6, Signal::Within), (7, Signal::Above)] {
        let trend = develop("x", months(fails)).unwrap();
        let points = &trend.areas[0].series[0].points;
        assert!(points[..20].iter().all(|point| point.chart.is_none()));
        let chart = points[20].chart.unwrap();
        assert_eq!(
            chart.baseline,
            Counts {
                fail: 30,
                decided: 300
            }
        );
        assert_eq!(
            (chart.periods, chart.lower, chart.upper, chart.signal),
            (20, None, 6, signal)
        );
    }
}

#[test]
fn audits_that_cannot_stand_beside_each_other_are_refused_by_name() {
    let sample = [("A", Found(3, 15, SAMPLE))];
    let refused = |periods: Vec<Period>| develop("x", periods).unwrap_err().to_string();
    assert!(refused(vec![]).starts_with("C025"));
    assert!(refused(vec![period("2026-09-30", &sample)]).starts_with("C025"));
    let same = vec![period("2026-09-30", &sample), period("2026-09-30", &sample)];
    assert_eq!(refused(same), "C027: this is the same audit as 2026-09-30");
    let mut other = period("2026-10-31", &sample);
    other.findings.template.id = "andet".into();
    assert_eq!(
        refused(vec![period("2026-09-30", &sample), other]),
        "C026: the findings are of the template `andet`; the others are of `x` (2026-09-30)"
    );
}

#[test]
fn assessments_that_are_none_are_refused() {
    for text in ["", "a,b\n1,2\n", "area,case_id,criterion,outcome\n1,2\n"] {
        assert!(
            Outcomes::from_csv(text.as_bytes(), "a.csv", &findings("2026-10-31", &[])).is_err(),
            "{text}"
        );
    }
}
