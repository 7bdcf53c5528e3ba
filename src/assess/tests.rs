//! Outcomes with their reasons: deadlines by the tables of the design, expressions, answers, and the file.

use super::*;
use crate::example::{answers, assessed, first, sample, template};
use crate::lang::Lang;

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
    short(first(&assessed(&sample, &template, &none, as_of)))
}

/// A deadline of so long from `fra` to `til`, by the default calendar.
fn within(length: &str, case: &str, as_of: &str) -> String {
    let rule = format!("deadline = {{ from = \"fra\", within = \"{length}\", to = \"til\" }}");
    judged("", &rule, &format!("{case}||"), as_of)
}

fn by(case: &str, as_of: &str) -> String {
    judged(
        "",
        "deadline = { by = \"fra\", to = \"til\" }",
        &format!("{case}||"),
        as_of,
    )
}

const LATER: &str = "2026-12-01";

#[test]
fn within_on_the_day_a_day_late_and_not_at_all() {
    // 7 days from Monday 2 March 2026 end on Monday 9 March.
    for (to, as_of, expected) in [
        ("2026-03-02", LATER, "pass due 2026-03-09"),
        ("2026-03-09", LATER, "pass due 2026-03-09"),
        ("2026-03-09T23:59", LATER, "pass due 2026-03-09"),
        ("2026-03-10", LATER, "fail due 2026-03-09 1 late"),
        ("2026-04-09", LATER, "fail due 2026-03-09 31 late"),
        ("", "2026-03-08", "not_due (open) due 2026-03-09 open"),
        ("", "2026-03-09", "not_due (open) due 2026-03-09 open"),
        ("", "2026-03-10", "fail (open) due 2026-03-09 1 late open"),
        ("2026-03-04", "2026-03-08", "not_due (done) due 2026-03-09"),
        ("2026-03-04", "2026-03-09", "pass due 2026-03-09"),
        // Registered after the date of judging: late is late.
        ("2026-03-12", "2026-03-10", "fail due 2026-03-09 3 late"),
        ("2026-03-12", "2026-03-08", "not_due (done) due 2026-03-09"),
        (
            "2026-03-01",
            LATER,
            "undetermined (ends before it starts) due 2026-03-09",
        ),
        ("2026-03-01", "2026-03-08", "not_due (done) due 2026-03-09"),
        (
            "snart",
            LATER,
            "undetermined (`til` cannot be read) due 2026-03-09",
        ),
        (
            "snart",
            "2026-03-09",
            "undetermined (`til` cannot be read) due 2026-03-09",
        ),
        (
            "snart",
            "2026-03-08",
            "not_due (`til` cannot be read) due 2026-03-09",
        ),
    ] {
        let case = format!("2026-03-02|{to}");
        assert_eq!(
            within("7 days", &case, as_of),
            expected,
            "to `{to}`, as of {as_of}"
        );
    }
}

#[test]
fn without_a_start_nothing_is_decided() {
    for (from, expected) in [
        ("", "undetermined (`fra` is empty)"),
        ("2026-02-30", "undetermined (`fra` cannot be read)"),
    ] {
        for to in ["", "2026-03-04", "snart"] {
            let case = format!("{from}|{to}");
            assert_eq!(within("7 days", &case, LATER), expected);
            assert_eq!(by(&case, LATER), expected);
        }
    }
}

#[test]
fn an_end_that_moves_says_so_only_where_it_decides() {
    // 7 days from Friday 27 March 2026 end on Good Friday; the next open day is Tuesday after Easter, 7 April.
    let rolled = "pass (met only because the deadline ended on a closed day (2026-04-03) and moved to 2026-04-07) \
                  due 2026-04-07 rolled";
    for (to, as_of, expected) in [
        ("2026-04-03", LATER, "pass due 2026-04-07"),
        ("2026-04-04", LATER, rolled),
        ("2026-04-07", LATER, rolled),
        ("2026-04-08", LATER, "fail due 2026-04-07 1 late"),
        ("", "2026-04-07", "not_due (open) due 2026-04-07 open"),
        ("", "2026-04-08", "fail (open) due 2026-04-07 1 late open"),
        ("2026-04-01", "2026-04-06", "not_due (done) due 2026-04-07"),
    ] {
        assert_eq!(
            within("7 days", &format!("2026-03-27|{to}"), as_of),
            expected,
            "{to} {as_of}"
        );
    }
    let rule = "deadline = { from = \"fra\", within = \"7 days\", to = \"til\" }";
    let kept = judged(
        "[calendar]\nroll = false",
        rule,
        "2026-03-27|2026-04-04||",
        LATER,
    );
    assert_eq!(kept, "fail due 2026-04-03 1 late");
}

#[test]
fn closed_days_are_those_of_the_template() {
    // 8 days from 28 May 2026 end on Friday 5 June, Constitution Day, then a weekend follows.
    let rule = "deadline = { from = \"fra\", within = \"8 days\", to = \"til\" }";
    let case = "2026-05-28|2026-06-08||";
    assert!(judged("", rule, case, LATER).ends_with("due 2026-06-08 rolled"));
    let open = judged("[calendar]\nclosed = []", rule, case, LATER);
    assert_eq!(open, "fail due 2026-06-05 3 late");
    // Working days end on working days, and move off closed days only.
    assert!(within("6 working days", "2026-05-28|2026-06-08", LATER).starts_with("pass (met only"));
}

#[test]
fn working_days_months_and_years() {
    for (length, case, expected) in [
        (
            "5 working days",
            "2026-03-27|2026-04-08",
            "pass due 2026-04-08",
        ),
        (
            "5 working days",
            "2026-03-27|2026-04-09",
            "fail due 2026-04-08 1 late",
        ),
        (
            "1 month",
            "2026-01-31|2026-03-01",
            "pass (met only because the deadline ended on a closed day (2026-02-28) \
          and moved to 2026-03-02) due 2026-03-02 rolled",
        ),
        (
            "3 months",
            "2026-08-31|2026-12-01",
            "fail due 2026-11-30 1 late",
        ),
        ("1 year", "2024-02-29|2025-02-28", "pass due 2025-02-28"),
        ("4 weeks", "2026-03-02|2026-03-30", "pass due 2026-03-30"),
        ("0 days", "2026-03-02|2026-03-02", "pass due 2026-03-02"),
        (
            "0 days",
            "2026-03-02|2026-03-03",
            "fail due 2026-03-02 1 late",
        ),
    ] {
        assert_eq!(within(length, case, LATER), expected, "{length} {case}");
    }
}

#[test]
fn hverdage_are_left_open_only_where_saturday_decides() {
    let rule = "deadline = { from = \"fra\", within = \"6 hverdage\", to = \"til\" }";
    // From Monday 2 March 2026: Monday 9 March when Saturday counts, Tuesday 10 March when not.
    let depends = "undetermined (depends on whether Saturday counts)";
    for (saturday, to, as_of, expected) in [
        ("borderline", "2026-03-09", LATER, "pass due 2026-03-10"),
        ("borderline", "2026-03-10", LATER, depends),
        (
            "borderline",
            "2026-03-11",
            LATER,
            "fail due 2026-03-10 1 late",
        ),
        (
            "borderline",
            "",
            "2026-03-09",
            "not_due (open) due 2026-03-10 open",
        ),
        ("borderline", "", "2026-03-10", depends),
        (
            "borderline",
            "",
            "2026-03-11",
            "fail (open) due 2026-03-10 1 late open",
        ),
        (
            "borderline",
            "2026-03-05",
            "2026-03-08",
            "not_due (done) due 2026-03-10",
        ),
        (
            "borderline",
            "2026-03-01",
            LATER,
            "undetermined (ends before it starts) due 2026-03-10",
        ),
        (
            "borderline",
            "snart",
            LATER,
            "undetermined (`til` cannot be read) due 2026-03-10",
        ),
        ("open", "2026-03-10", LATER, "fail due 2026-03-09 1 late"),
        ("closed", "2026-03-10", LATER, "pass due 2026-03-10"),
    ] {
        let calendar = format!("[calendar]\nsaturday = \"{saturday}\"");
        let case = format!("2026-03-02|{to}||");
        assert_eq!(
            judged(&calendar, rule, &case, as_of),
            expected,
            "{saturday} `{to}` {as_of}"
        );
    }
}

#[test]
fn hours_need_times_of_day_only_where_these_decide() {
    let untold = "undetermined (the time of day is missing and would decide)";
    for (case, expected) in [
        (
            "2026-03-02T09:00|2026-03-03T09:00",
            "pass due 2026-03-03T09:00:00",
        ),
        (
            "2026-03-02T09:00|2026-03-03T09:01",
            "fail due 2026-03-03T09:00:00 0 late",
        ),
        (
            "2026-03-02T09:00|2026-03-05T08:00",
            "fail due 2026-03-03T09:00:00 2 late",
        ),
        // Saturday: hours do not move.
        (
            "2026-03-06T09:00|2026-03-07T09:30",
            "fail due 2026-03-07T09:00:00 0 late",
        ),
        (
            "2026-03-02T09:00|2026-03-02",
            "pass due 2026-03-03T09:00:00",
        ),
        (
            "2026-03-02T09:00|2026-03-04",
            "fail due 2026-03-03T09:00:00 1 late",
        ),
        ("2026-03-02|2026-03-02", "pass due 2026-03-03"),
        ("2026-03-02|2026-03-02T23:59", "pass due 2026-03-03"),
        ("2026-03-02|2026-03-03T00:00", "pass due 2026-03-03"),
        ("2026-03-02|2026-03-04T00:00", "fail due 2026-03-03 1 late"),
        ("2026-03-02|2026-03-05", "fail due 2026-03-03 2 late"),
        (
            "2026-03-02T09:00|2026-03-02T08:59",
            "undetermined (ends before it starts) due 2026-03-03T09:00:00",
        ),
        // The clocks go forward on 29 March 2026 and back on 25 October: 24 hours are 24 hours.
        (
            "2026-03-28T10:00+01:00|2026-03-29T11:00+02:00",
            "pass due 2026-03-29T10:00:00+01:00",
        ),
        (
            "2026-03-28T10:00+01:00|2026-03-29T11:01+02:00",
            "fail due 2026-03-29T10:00:00+01:00 0 late",
        ),
        (
            "2026-10-24T10:00+02:00|2026-10-25T09:00+01:00",
            "pass due 2026-10-25T10:00:00+02:00",
        ),
        (
            "2026-10-24T10:00+02:00|2026-10-25T09:01+01:00",
            "fail due 2026-10-25T10:00:00+02:00 0 late",
        ),
        // Without offsets the clock on the wall decides.
        (
            "2026-03-28T10:00|2026-03-29T10:00",
            "pass due 2026-03-29T10:00:00",
        ),
        (
            "2026-03-02T09:00|",
            "fail (open) due 2026-03-03T09:00:00 273 late open",
        ),
    ] {
        assert_eq!(within("24 hours", case, LATER), expected, "{case}");
    }
    for (case, due) in [
        ("2026-03-02T09:00|2026-03-03", "2026-03-03T09:00:00"),
        ("2026-03-02|2026-03-03", "2026-03-03"),
        ("2026-03-02|2026-03-03T12:00", "2026-03-03"),
    ] {
        assert_eq!(
            within("24 hours", case, LATER),
            format!("{untold} due {due}"),
            "{case}"
        );
    }
    assert_eq!(
        within("24 hours", "2026-03-02T09:00|", "2026-03-03"),
        "not_due (open) due 2026-03-03T09:00:00 open"
    );
}

#[test]
fn by_compares_instants_where_both_have_times_and_dates_otherwise() {
    for (case, as_of, expected) in [
        ("2026-03-07|2026-03-07", LATER, "pass due 2026-03-07"),
        // A Saturday: nothing moves.
        ("2026-03-07|2026-03-09", LATER, "fail due 2026-03-07 2 late"),
        (
            "2026-03-07T12:00|2026-03-07T12:00",
            LATER,
            "pass due 2026-03-07T12:00:00",
        ),
        (
            "2026-03-07T12:00|2026-03-07T12:01",
            LATER,
            "fail due 2026-03-07T12:00:00 0 late",
        ),
        (
            "2026-03-07T12:00|2026-03-07",
            LATER,
            "pass due 2026-03-07T12:00:00",
        ),
        ("2026-03-07|2026-03-07T23:00", LATER, "pass due 2026-03-07"),
        (
            "2026-03-07T12:00+01:00|2026-03-07T12:30+02:00",
            LATER,
            "pass due 2026-03-07T12:00:00+01:00",
        ),
        (
            "2026-03-07|",
            "2026-03-07",
            "not_due (open) due 2026-03-07 open",
        ),
        (
            "2026-03-07|",
            "2026-03-08",
            "fail (open) due 2026-03-07 1 late open",
        ),
        (
            "2026-03-07|2026-01-01",
            "2026-03-06",
            "not_due (done) due 2026-03-07",
        ),
        ("2026-03-07|2026-01-01", LATER, "pass due 2026-03-07"),
        (
            "2026-03-07|snart",
            LATER,
            "undetermined (`til` cannot be read) due 2026-03-07",
        ),
    ] {
        assert_eq!(by(case, as_of), expected, "{case} {as_of}");
    }
}

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

/// A manual criterion `M`, one with a condition `B`, a deadline `D`, an expression `P`.
const MIXED: &str = r#"
[columns.fra]
type = "date"
[columns.til]
type = "date"
[[criterion]]
id = "M"
question = "x"
answer = "yes-no"
[[criterion]]
id = "B"
question = "x"
applies_if = "til IS NOT NULL"
answer = "yes-no"
[[criterion]]
id = "D"
question = "x"
deadline = { from = "fra", within = "7 days", to = "til" }
[[criterion]]
id = "P"
question = "x"
pass_if = "til > DATE '2026-03-05'"
"#;

/// What comes of answer rows `criterion,answer,comment,corrected_column,corrected_value` on one case.
fn reviewed(case: &str, rows: &[&str]) -> Vec<String> {
    let template = template(MIXED);
    let sample = sample(&["fra", "til"], &[&format!("O|1|{case}")]);
    let mut text = "case_id,criterion,answer,comment,corrected_column,corrected_value\n".to_owned();
    for row in rows {
        text.push_str(&format!("1,{row}\n"));
    }
    let answers = answers(&text, &sample, &template);
    let cases = assessed(&sample, &template, &answers, LATER);
    let with_points = cases[0].assessments.iter().map(|assessment| {
        let points = assessment.points.map(|points| format!(" {points}p"));
        format!("{}{}", short(assessment), points.unwrap_or_default())
    });
    with_points.collect()
}

#[test]
fn each_answer_has_its_outcome_and_points() {
    for (answer, expected) in [
        ("ja", "pass reviewer 1p"),
        ("delvist", "fail reviewer 0.5p"),
        ("nej", "fail reviewer 0p"),
        ("ikke relevant", "not_applicable reviewer"),
        ("kan ikke vurderes", "undetermined reviewer"),
    ] {
        let found = reviewed("2026-03-02|2026-03-04", &[&format!("M,{answer},Fordi,,")]);
        assert_eq!(found[0], expected);
    }
}

#[test]
fn what_overrules_the_data_shows_both() {
    let late = "2026-03-02|2026-03-12";
    assert_eq!(reviewed(late, &[])[2], "fail due 2026-03-09 3 late 0p");
    for (answer, expected) in [
        (
            "ja",
            "pass overruled (the registered data gave fail) due 2026-03-09 1p",
        ),
        (
            "delvist",
            "fail overruled (the registered data gave fail) due 2026-03-09 3 late 0.5p",
        ),
        (
            "ikke relevant",
            "not_applicable overruled (the registered data gave fail) due 2026-03-09",
        ),
        (
            "kan ikke vurderes",
            "undetermined overruled (the registered data gave fail) due 2026-03-09",
        ),
        // The same again is no overruling.
        ("nej", "fail reviewer due 2026-03-09 3 late 0p"),
    ] {
        assert_eq!(
            reviewed(late, &[&format!("D,{answer},Fordi,,")])[2],
            expected
        );
    }
    let unknown = reviewed("2026-03-02|", &["P,ja,Set i sagen,,"]);
    assert_eq!(
        unknown[3],
        "pass overruled (the registered data gave undetermined) 1p"
    );
    // A condition is data too.
    let not_concerned = reviewed("2026-03-02|", &["B,nej,Gælder dog,,"]);
    assert_eq!(
        not_concerned[1],
        "fail overruled (the registered data gave not_applicable) 0p"
    );
}

#[test]
fn a_corrected_value_runs_every_rule_that_looks_at_it_again() {
    let late = "2026-03-02|2026-03-12";
    let found = reviewed(late, &["D,,,til,2026-03-09"]);
    assert_eq!(found[0], "pending reviewer (not reviewed)");
    assert_eq!(found[2], "pass corrected due 2026-03-09 1p");
    assert_eq!(found[3], "pass corrected 1p");
    let emptied = reviewed(late, &["D,,,til,"]);
    assert_eq!(
        emptied[1],
        "not_applicable corrected (does not apply to the case)"
    );
    assert_eq!(
        emptied[2],
        "fail corrected (open) due 2026-03-09 267 late open 0p"
    );
    assert_eq!(emptied[3], "undetermined corrected (`til` is empty)");
    let unreadable = reviewed(late, &["D,,,til,i går"]);
    assert_eq!(
        unreadable[2],
        "undetermined corrected (`til` cannot be read) due 2026-03-09"
    );
    let both = reviewed(late, &["D,nej,Dog for sent,til,2026-03-09"]);
    assert_eq!(
        both[2],
        "fail overruled (the registered data gave pass) due 2026-03-09 0p"
    );
}

#[test]
fn a_case_that_cannot_be_seen_fails_what_a_reviewer_would_have_decided() {
    for (status, reason) in [
        ("not_found", "case not found"),
        ("no_access", "no access to the case"),
    ] {
        let found = reviewed("2026-03-02|2026-03-04", &[&format!(",{status},,,")]);
        let failed = format!("fail reviewer ({reason}) 0p");
        assert_eq!(
            found,
            [
                failed.as_str(),
                &failed,
                "pass due 2026-03-09 1p",
                "fail 0p"
            ]
        );
    }
    // Not applicable by data stays so; where data cannot tell, only the file could.
    let status = &[",not_found,,,"];
    assert_eq!(
        reviewed("2026-03-02|", status)[1],
        "not_applicable (does not apply to the case)"
    );
    assert!(reviewed("2026-03-02|snart", status)[1].starts_with("fail (case not found)"));
    let answered = reviewed("2026-03-02|2026-03-04", &[",not_found,,,", "M,ja,,,"]);
    assert_eq!(answered[0], "pass reviewer 1p");
    assert_eq!(
        reviewed("2026-03-02|", &[",reviewed,,,"])[0],
        "pending reviewer (not reviewed)"
    );
}

#[test]
fn reserves_are_not_assessed() {
    let template = template(MIXED);
    let mut sample = sample(&["fra", "til"], &["O|1||", "O|2||"]);
    sample.cases[1].role = crate::draw::SampleRole::Reserve;
    let none = crate::answers::Answers::default();
    assert_eq!(assessed(&sample, &template, &none, LATER).len(), 1);
}

#[test]
fn the_file_has_the_columns_of_the_contract() {
    let template = template(MIXED);
    let sample = sample(
        &["fra", "til"],
        &[
            "Jobafklaring|330-1|2026-03-27|2026-04-04",
            "Sygedagpenge; ny|330-2|2026-03-02|",
        ],
    );
    let text = "case_id,criterion,answer,reason_code,cause,amount,comment,reviewer,answered_at,corrected_column,corrected_value\n\
                330-1,M,partly,kode,viden,1250.50,\"Kun delvist,\nse bilag\",ABC,2026-11-02,,\n\
                330-2,D,yes,,,,Undskyldt,ABC,,,\n330-2,P,,,,,,,,til,2026-03-06\n";
    let answers = answers(text, &sample, &template);
    let cases = assessed(&sample, &template, &answers, "2026-10-31");
    let written = String::from_utf8(to_csv(&cases, &template)).unwrap();
    let expected = "\
area,case_id,criterion,version,outcome,source,reason,points,due,days_late,open,rolled,answer,reason_code,cause,amount,comment,reviewer
Jobafklaring,330-1,M,,fail,reviewer,,0.5,,,false,false,partly,kode,viden,1250.50,\"Kun delvist,
se bilag\",ABC
Jobafklaring,330-1,B,,pending,reviewer,not reviewed,,,,false,false,,,,,,
Jobafklaring,330-1,D,,pass,auto,met only because the deadline ended on a closed day (2026-04-03) and moved to 2026-04-07,1,2026-04-07,,false,true,,,,,,
Jobafklaring,330-1,P,,pass,auto,,1,,,false,false,,,,,,
Sygedagpenge; ny,330-2,M,,pending,reviewer,not reviewed,,,,false,false,,,,,,
Sygedagpenge; ny,330-2,B,,pending,corrected,not reviewed,,,,false,false,,,,,,
Sygedagpenge; ny,330-2,D,,pass,corrected,,1,2026-03-09,,false,false,yes,,,,Undskyldt,ABC
Sygedagpenge; ny,330-2,P,,pass,corrected,,1,,,false,false,,,,,,
";
    assert_eq!(written, expected);
}
