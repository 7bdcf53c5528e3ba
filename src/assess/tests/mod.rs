//! Outcomes with their reasons: deadlines by the tables of the design, expressions, answers, and the file.

mod deadlines;
mod dependence;
mod events;
mod in_time;
mod reviewed;
mod scales;
mod swift;

use chrono::NaiveDate;

use super::*;
use crate::case::{Area, CaseId};
use crate::draw::{EligibleCases, EventTable, Onlooker};
use crate::example::{assessed, first, sample, template};
use crate::extract::ColumnFormat;
use crate::lang::Lang;
use crate::template::Template;

/// An assessment in short: outcome, source, reason, points, due, days late, `open`, `rolled`.
fn short(assessment: &Assessment) -> String {
    let mut parts = vec![assessment.outcome.name().to_owned()];
    let mut add = |part: Option<String>| parts.extend(part.filter(|part| !part.is_empty()));
    add((assessment.source != Source::Auto).then(|| assessment.source.name().to_owned()));
    add(assessment
        .reason
        .as_ref()
        .map(|reason| format!("({})", reason.in_lang(Lang::En))));
    add(assessment.due.map(|due| format!("due {due}")));
    add(assessment.days_late.map(|days| format!("{days} late")));
    add(assessment.open.then(|| "open".to_owned()));
    add(assessment.rolled.then(|| "rolled".to_owned()));
    parts.join(" ")
}

const COLUMNS: &str = r#"
[columns.fra]
type = "datetime"
[columns.til]
type = "datetime"
[columns.frist]
type = "date"
[columns.status]
type = "text"
[columns.ekstra]
type = "date"
"#;

/// Shows a population's count one case of an area, of which the kept values are parted by `|`.
fn count_one(counting: &mut PopulationTally<'_>, area: &Area, case: &str) {
    count_few(counting, std::slice::from_ref(area), &[(0, case)]);
}

/// Shows a population's count a few cases at once, each with the place of its area.
fn count_few(counting: &mut PopulationTally<'_>, areas: &[Area], cases: &[(usize, &str)]) {
    let id = CaseId::from_parts(["1"]).unwrap();
    let ids = vec![(&id).into(); cases.len()];
    let area_numbers: Vec<_> = cases.iter().map(|(area, _)| *area).collect();
    let texts: Vec<Vec<&str>> = cases
        .iter()
        .map(|(_, case)| case.split('|').collect())
        .collect();
    let texts: Vec<&[&str]> = texts.iter().map(Vec::as_slice).collect();
    counting.cases(EligibleCases::of_texts(&ids, &area_numbers, areas, &texts));
}

/// One criterion with `rule`, judged on a case with `fra|til|frist|status`.
fn judged(calendar: &str, rule: &str, case: &str, as_of: &str) -> String {
    let text =
        format!("{calendar}\n{COLUMNS}\n[[criterion]]\nid = \"A\"\nquestion = \"x\"\n{rule}\n");
    let template = template(&text);
    let sample = sample(
        &["fra", "til", "frist", "status"],
        &[&format!("O|1|{case}")],
    );
    let none = crate::answers::Answers::default();
    let assessed = assessed(&sample, &template, &none, as_of);
    let assessment = first(&assessed);
    let formats = crate::example::formats(&template, &sample.columns);
    let as_of = crate::example::day(as_of);
    assert_counted_alike(&template, &formats, &[], case, assessment, as_of);
    short(assessment)
}

/// A population that has only this case counts for the first criterion what was assessed.
fn assert_counted_alike(
    template: &Template,
    formats: &[(String, ColumnFormat)],
    tables: &[Option<&EventTable>],
    case: &str,
    assessment: &Assessment,
    as_of: NaiveDate,
) {
    let prepared = PopulationTemplate::from(template);
    let mut counting = PopulationTally::new(&prepared, as_of, tables.to_vec());
    counting.columns(formats);
    count_one(&mut counting, &Area::named("O"), case);
    let counted = counting.finish().all();
    let tally = counted.criteria.first().expect("there is a criterion");
    let mut expected = Outcomes::default();
    expected.add(assessment.outcome);
    assert_eq!(tally.outcomes, expected, "{case}");
    let days = assessment
        .days_late
        .filter(|_| assessment.outcome == Outcome::Fail);
    let days = days.map(|days| days.to_string());
    assert_eq!(
        tally.days_late.max().map(|days| days.to_string()),
        days,
        "{case}"
    );
}

const LATER: &str = "2026-12-01";

#[test]
fn a_column_that_the_extract_lacks_decides_nothing() {
    let case = "2026-03-02|2026-03-04|2026-03-09|x";
    let lacks = "undetermined (the extract has no column `ekstra`)";
    for rule in [
        "deadline = { by = \"ekstra\", to = \"til\" }",
        "deadline = { from = \"ekstra\", within = \"7 days\", to = \"til\" }",
        "pass_if = \"ekstra IS NULL\"",
        "applies_if = \"ekstra IS NULL\"\nanswer = \"yes-no\"",
    ] {
        assert_eq!(judged("", rule, case, LATER), lacks, "{rule}");
    }
    let no_end = judged(
        "",
        "deadline = { by = \"frist\", to = \"ekstra\" }",
        case,
        LATER,
    );
    assert_eq!(no_end, format!("{lacks} due 2026-03-09"));
    // What the rule can decide without it is decided.
    assert_eq!(
        judged(
            "",
            "pass_if = \"status = 'x' OR ekstra IS NULL\"",
            case,
            LATER
        ),
        "pass"
    );
}

#[test]
fn conditions_are_true_false_or_unknown() {
    for (rule, case, expected) in [
        ("pass_if = \"status = 'x'\"", "|||x", "pass"),
        ("pass_if = \"status = 'x'\"", "|||y", "fail"),
        (
            "pass_if = \"status = 'x'\"",
            "||| ",
            "undetermined (`status` is empty)",
        ),
        (
            "pass_if = \"frist IS NULL\"",
            "||snart|x",
            "undetermined (`frist` cannot be read)",
        ),
        ("pass_if = \"frist IS NULL\"", "|||x", "pass"),
        (
            "pass_if = \"CASE WHEN status = 'y' THEN TRUE END\"",
            "|||x",
            "undetermined (the rule gives no answer)",
        ),
        (
            "applies_if = \"status = 'x'\"\npass_if = \"frist IS NULL\"",
            "|||x",
            "pass",
        ),
        (
            "applies_if = \"status = 'x'\"\npass_if = \"frist IS NULL\"",
            "|||y",
            "not_applicable (does not apply to the case)",
        ),
        (
            "applies_if = \"status = 'x'\"\npass_if = \"frist IS NULL\"",
            "|||",
            "undetermined (`status` is empty)",
        ),
        (
            "applies_if = \"frist IS NULL\"\nanswer = \"yes-no\"",
            "||2026-02-31|",
            "undetermined (`frist` cannot be read)",
        ),
        (
            "applies_if = \"status = 'x'\"\nanswer = \"yes-no\"",
            "|||x",
            "pending reviewer (not reviewed)",
        ),
        (
            "applies_if = \"status = 'x'\"\nanswer = \"yes-no\"",
            "|||y",
            "not_applicable (does not apply to the case)",
        ),
        (
            "applies_if = \"status = 'x'\"\ndeadline = { by = \"frist\", to = \"til\" }",
            "||2099-01-01|y",
            "not_applicable (does not apply to the case)",
        ),
    ] {
        assert_eq!(judged("", rule, case, LATER), expected, "{rule} on {case}");
    }
}
