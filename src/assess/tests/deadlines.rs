//! Deadlines, by the tables of the design.

use super::*;

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
        // Only the first moment of the day would be in time.
        ("2026-03-02T00:00|2026-03-03", "2026-03-03T00:00:00"),
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
