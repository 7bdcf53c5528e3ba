//! Derived columns, intervals, counts and deadlines before a day, each on both sides of every border.

use proptest::prelude::*;

use super::*;
use crate::draw::EventTable;
use crate::extract::{ColumnFormat, DateOrder};

/// Event columns `dato`, `slags`, `af`, and what is derived of them.
const EVENTS: &str = r#"
[events.samtaler.dato]
type = "datetime"
[events.samtaler.slags]
type = "text"
[events.samtaler.af]
type = "text"
"#;

/// A table of `dato|slags|af` rows of the one case; `None` for a table that was not given.
fn table(rows: Option<&str>) -> Option<EventTable> {
    let columns = [
        ("dato", ColumnFormat::Datetime(DateOrder::Iso)),
        ("slags", ColumnFormat::Text),
        ("af", ColumnFormat::Text),
    ];
    let columns = columns.map(|(name, format)| (name.to_owned(), format));
    let mut table = EventTable::new(columns.to_vec());
    for row in rows?.split_whitespace() {
        table.push(CaseId::from_parts(["1"]).unwrap(), row.split('|'));
    }
    Some(table)
}

/// One criterion with `rule`, judged on a case with `fra|til|frist|status` and its events, and counted alike in a population.
fn judged_with(tables: &str, rule: &str, case: &str, events: Option<&str>, as_of: &str) -> String {
    let text = format!(
        "{tables}\n{COLUMNS}\n{EVENTS}\n[[criterion]]\nid = \"A\"\nquestion = \"x\"\n{rule}\n"
    );
    let template = template(&text);
    let sample = sample(
        &["fra", "til", "frist", "status"],
        &[&format!("O|1|{case}")],
    );
    let formats = crate::example::formats(&template, &sample.columns);
    let table = table(events);
    let basis = Basis::new(&template, &formats).with_events(&[table.as_ref()]);
    let none = crate::answers::Answers::default();
    let as_of = crate::example::day(as_of);
    let assessed = assess(&sample, &basis, &template, &none, as_of);
    let assessment = first(&assessed);
    let tables = [table.as_ref()];
    assert_counted_alike(&template, &formats, &tables, case, assessment, as_of);
    short(assessment)
}

fn derived(column: &str, condition: &str, events: Option<&str>) -> String {
    let tables = format!("[columns.ny]\n{column}");
    judged_with(
        &tables,
        &format!("pass_if = \"{condition}\""),
        "|||",
        events,
        LATER,
    )
}

const FIRST: &str = "type = \"date\"\nderive = { events = \"samtaler.dato\", where = \"slags = 'a'\", take = \"first\" }";
const LAST: &str = "type = \"datetime\"\nderive = { events = \"samtaler.dato\", take = \"last\" }";
const FIRST_BY: &str = "type = \"text\"\nderive = { events = \"samtaler.af\", take = \"first\" }";
const LAST_BY: &str =
    "type = \"text\"\nderive = { events = \"samtaler.af\", take = \"last\", by = \"dato\" }";
const NUMBER: &str = "type = \"number\"\nderive = { events = \"samtaler\", where = \"slags = 'a'\", take = \"count\" }";

#[test]
fn derived_columns_say_what_the_events_say() {
    for (column, condition, events, expected) in [
        (
            FIRST,
            "ny = '2026-03-02'",
            "2026-03-05|a 2026-03-02|a 2026-03-01|b",
            "pass",
        ),
        (FIRST, "ny IS NULL", "2026-03-01|b", "pass"),
        (FIRST, "ny IS NULL", "", "pass"),
        // An empty cell fulfils no condition, as in SQL.
        (
            FIRST,
            "ny = '2026-03-02'",
            "2026-03-01| 2026-03-02|a",
            "pass",
        ),
        // The time of day is dropped by a date column, and kept by one with times.
        (FIRST, "ny = '2026-03-02'", "2026-03-02T23:00|a", "pass"),
        (
            LAST,
            "ny = '2026-03-02 09:00'",
            "2026-03-02T09:00|a 2026-03-02T08:00|b",
            "pass",
        ),
        // By instant when all have an offset: 01:30+02:00 is before 00:30+00:00.
        (
            FIRST_BY,
            "ny = 'B'",
            "2026-03-29T00:30:00+00:00|a|A 2026-03-29T01:30:00+02:00|a|B",
            "pass",
        ),
        (
            FIRST_BY,
            "ny = 'B'",
            "2026-03-02|a|A 2026-03-01|a|B",
            "pass",
        ),
        // Of one time, the order of the file.
        (
            FIRST_BY,
            "ny = 'A'",
            "2026-03-02|a|A 2026-03-02|a|B",
            "pass",
        ),
        (LAST_BY, "ny = 'B'", "2026-03-02|a|A 2026-03-02|a|B", "pass"),
        (
            LAST_BY,
            "ny IS NULL",
            "2026-03-02|a|A 2026-03-03|a|",
            "pass",
        ),
        (
            NUMBER,
            "ny = 2",
            "2026-03-02|a 2026-03-02|a 2026-03-02|b",
            "pass",
        ),
        (NUMBER, "ny = 0", "", "pass"),
    ] {
        assert_eq!(
            derived(column, condition, Some(events)),
            expected,
            "{condition}: {events}"
        );
    }
}

#[test]
fn what_could_have_been_first_decides_nothing() {
    let unreadable =
        "undetermined (`ny` cannot be told: a row of `samtaler` cannot be read or lacks its date)";
    for events in ["2026-03-02|a snart|a", "2026-03-02|a |a", "|a"] {
        assert_eq!(
            derived(FIRST, "ny IS NULL", Some(events)),
            unreadable,
            "{events}"
        );
    }
    // A row that does not count decides nothing either.
    assert_eq!(
        derived(FIRST, "ny = '2026-03-02'", Some("2026-03-02|a snart|b")),
        "pass"
    );
    let by_date = "type = \"number\"\nderive = { events = \"samtaler\", where = \"dato > '2026-01-01'\", take = \"count\" }";
    assert_eq!(
        derived(by_date, "ny = 1", Some("2026-03-02|a snart|b")),
        unreadable
    );
    assert_eq!(
        derived(FIRST, "ny IS NULL", None),
        "undetermined (the event table `samtaler` was not given)"
    );
}

#[test]
fn a_column_that_the_table_lacks_decides_nothing() {
    let text = format!(
        "[columns.ny]\n{FIRST}\n{EVENTS}\n[[criterion]]\nid = \"A\"\nquestion = \"x\"\npass_if = \"ny IS NULL\"\n"
    );
    let template = template(&text);
    let mut table = EventTable::new(vec![("slags".to_owned(), ColumnFormat::Text)]);
    table.push(CaseId::from_parts(["1"]).unwrap(), ["a"].into_iter());
    let basis = Basis::new(&template, &[]).with_events(&[Some(&table)]);
    let sample = sample(&[], &["O|1"]);
    let none = crate::answers::Answers::default();
    let cases = assess(
        &sample,
        &basis,
        &template,
        &none,
        crate::example::day(LATER),
    );
    assert_eq!(
        short(first(&cases)),
        "undetermined (the event table `samtaler` has no column `dato`)"
    );
}

#[test]
fn a_corrected_derived_column_has_the_corrected_value() {
    let text = format!(
        "[columns.ny]\n{FIRST}\n{EVENTS}\n[[criterion]]\nid = \"A\"\nquestion = \"x\"\npass_if = \"ny = '2026-03-01'\"\n"
    );
    let template = template(&text);
    let sample = sample(&[], &["O|1"]);
    let said = "case_id,criterion,answer,comment,reviewer,corrected_column,corrected_value\n1,A,,efter journalen,anna,ny,2026-03-01\n";
    let answers = crate::example::answers(said, &sample, &template);
    let table = table(Some("2026-03-05|a"));
    let basis = Basis::new(&template, &[]).with_events(&[table.as_ref()]);
    let cases = assess(
        &sample,
        &basis,
        &template,
        &answers,
        crate::example::day(LATER),
    );
    assert_eq!(short(first(&cases)), "pass corrected");
}

/// 7 days to the first event, 1 month to each next one; without rolling.
fn interval(case: &str, events: &str, as_of: &str) -> String {
    let rule = "interval = { events = \"samtaler.dato\", where = \"slags <> 'x'\", from = \"fra\", first_within = \"7 days\", then_every = \"1 month\", until = \"til\" }";
    judged_with(
        "[calendar]\nroll = false",
        rule,
        &format!("{case}||"),
        Some(events),
        as_of,
    )
}

#[test]
fn intervals_on_both_sides_of_every_border() {
    for (events, as_of, expected) in [
        // The first is due on 9 March.
        ("", "2026-03-08", "not_due (open) due 2026-03-09 open"),
        ("", "2026-03-09", "not_due (open) due 2026-03-09 open"),
        (
            "",
            "2026-03-10",
            "fail (1 breach, 1 day(s) after 2026-03-09) due 2026-03-09 1 late open",
        ),
        (
            "2026-03-04|a",
            "2026-03-08",
            "not_due (done) due 2026-03-09",
        ),
        ("2026-03-04|a", "2026-03-09", "pass due 2026-03-09"),
        ("2026-03-02|a", "2026-03-09", "pass due 2026-03-09"),
        ("2026-03-09|a", "2026-03-09", "pass due 2026-03-09"),
        (
            "2026-03-10|a",
            "2026-03-10",
            "fail (1 breach, 1 day(s) after 2026-03-09) due 2026-03-09 1 late",
        ),
        // What lies before the start, or does not count, is no event of the course.
        (
            "2026-03-01|a",
            "2026-03-10",
            "fail (1 breach, 1 day(s) after 2026-03-09) due 2026-03-09 1 late open",
        ),
        (
            "2026-03-04|x",
            "2026-03-10",
            "fail (1 breach, 1 day(s) after 2026-03-09) due 2026-03-09 1 late open",
        ),
        // The next is due on 4 April.
        ("2026-03-04|a", "2026-04-04", "pass due 2026-03-09"),
        (
            "2026-03-04|a",
            "2026-04-05",
            "fail (1 breach, 1 day(s) after 2026-04-04) due 2026-04-04 1 late open",
        ),
        (
            "2026-03-04|a 2026-04-04|a",
            "2026-04-05",
            "pass due 2026-04-04",
        ),
        (
            "2026-04-04|a 2026-03-04|a",
            "2026-04-05",
            "pass due 2026-04-04",
        ),
        (
            "2026-03-04|a 2026-04-06|a",
            "2026-04-10",
            "fail (1 breach, 2 day(s) after 2026-04-04) due 2026-04-04 2 late",
        ),
        (
            "2026-03-12|a 2026-05-12|a",
            "2026-05-12",
            "fail (2 breaches, the worst 30 day(s) after 2026-04-12) due 2026-04-12 30 late",
        ),
        (
            "2026-03-04|a |a",
            "2026-03-20",
            "undetermined (a row of `samtaler` cannot be read or lacks its date)",
        ),
    ] {
        assert_eq!(
            interval("2026-03-02|", events, as_of),
            expected,
            "{events} as of {as_of}"
        );
    }
}

#[test]
fn an_interval_ends_with_the_course() {
    for (until, events, expected) in [
        // Nothing was due by then.
        (
            "2026-03-08",
            "",
            "not_applicable (ended on 2026-03-08, before the first event was due (2026-03-09))",
        ),
        (
            "2026-03-08",
            "2026-03-05|a",
            "not_applicable (ended on 2026-03-08, before the first event was due (2026-03-09))",
        ),
        (
            "2026-03-10",
            "",
            "fail (1 breach, 1 day(s) after 2026-03-09) due 2026-03-09 1 late",
        ),
        // After an event on 4 March the next is due on 4 April.
        ("2026-04-04", "2026-03-04|a", "pass due 2026-03-09"),
        (
            "2026-04-05",
            "2026-03-04|a",
            "fail (1 breach, 1 day(s) after 2026-04-04) due 2026-04-04 1 late",
        ),
        (
            "2026-04-05",
            "2026-03-04|a 2026-04-06|a",
            "fail (1 breach, 1 day(s) after 2026-04-04) due 2026-04-04 1 late",
        ),
        (
            "2026-04-05",
            "2026-03-04|a 2026-04-05|a",
            "fail (1 breach, 1 day(s) after 2026-04-04) due 2026-04-04 1 late",
        ),
        (
            "2026-03-01",
            "2026-03-04|a",
            "undetermined (ends before it starts)",
        ),
        (
            "snart",
            "2026-03-04|a",
            "undetermined (`til` cannot be read)",
        ),
        // A course that ends later than the audit looks is still open.
        (
            "2027-01-01",
            "2026-03-04|a 2026-04-04|a 2026-05-04|a",
            "fail (1 breach, 180 day(s) after 2026-06-04) due 2026-06-04 180 late open",
        ),
    ] {
        let case = format!("2026-03-02|{until}");
        assert_eq!(
            interval(&case, events, LATER),
            expected,
            "until {until}: {events}"
        );
    }
    for (from, expected) in [
        ("", "undetermined (`fra` is empty)"),
        ("snart", "undetermined (`fra` cannot be read)"),
    ] {
        assert_eq!(
            interval(&format!("{from}|"), "2026-03-04|a", LATER),
            expected
        );
    }
}

#[test]
fn intervals_roll_and_saturdays_may_decide_them() {
    let interval = |length: &str, events, as_of| {
        let rule = format!(
            "interval = {{ events = \"samtaler.dato\", from = \"fra\", first_within = \"{length}\", then_every = \"1 year\" }}"
        );
        judged_with("", &rule, "2026-03-02|||", Some(events), as_of)
    };
    // 5 days end on Saturday 7 March and move to Monday.
    let rolled = "pass (met only because the deadline ended on a closed day (2026-03-07) and moved to 2026-03-09) due 2026-03-09 rolled";
    assert_eq!(interval("5 days", "2026-03-09|a", LATER), rolled);
    assert_eq!(
        interval("5 days", "2026-03-06|a", LATER),
        "pass due 2026-03-09"
    );
    let untold = "undetermined (depends on whether Saturday counts)";
    assert_eq!(interval("6 hverdage", "2026-03-10|a", LATER), untold);
    assert_eq!(
        interval("24 hours", "2026-03-04T09:00|a", LATER),
        "fail (1 breach, 1 day(s) after 2026-03-03) due 2026-03-03 1 late"
    );
}

#[test]
fn an_event_table_that_was_not_given_decides_no_rule() {
    let lacks = "undetermined (the event table `samtaler` was not given)";
    for rule in [
        "interval = { events = \"samtaler.dato\", from = \"fra\", first_within = \"7 days\", then_every = \"1 month\" }",
        "count = { events = \"samtaler.dato\", from = \"fra\", within = \"7 days\", at_least = 1 }",
    ] {
        assert_eq!(
            judged_with("", rule, "2026-03-02|||", None, LATER),
            lacks,
            "{rule}"
        );
    }
}

fn count(calendar: &str, within: &str, events: &str, as_of: &str) -> String {
    let rule = format!(
        "count = {{ events = \"samtaler.dato\", from = \"fra\", within = \"{within}\", at_least = 2 }}"
    );
    judged_with(calendar, &rule, "2026-03-02|||", Some(events), as_of)
}

#[test]
fn counts_on_both_sides_of_every_border() {
    // The window is 3 to 9 March.
    for (events, as_of, expected) in [
        ("2026-03-03|a 2026-03-09|a", LATER, "pass due 2026-03-09"),
        (
            "2026-03-03|a 2026-03-09T23:59|a",
            LATER,
            "pass due 2026-03-09",
        ),
        (
            "2026-03-03|a 2026-03-10|a",
            LATER,
            "fail (1 of 2 up to and including 2026-03-09) due 2026-03-09",
        ),
        // The day of the start does not count.
        (
            "2026-03-02|a 2026-03-09|a",
            LATER,
            "fail (1 of 2 up to and including 2026-03-09) due 2026-03-09",
        ),
        (
            "",
            LATER,
            "fail (0 of 2 up to and including 2026-03-09) due 2026-03-09",
        ),
        // A pass as soon as the number is reached; not due while the window is open.
        (
            "2026-03-03|a 2026-03-04|a",
            "2026-03-04",
            "pass due 2026-03-09",
        ),
        (
            "2026-03-03|a 2026-03-04|a",
            "2026-03-03",
            "not_due (open) due 2026-03-09",
        ),
        (
            "2026-03-03|a",
            "2026-03-09",
            "not_due (open) due 2026-03-09",
        ),
        (
            "2026-03-03|a",
            "2026-03-10",
            "fail (1 of 2 up to and including 2026-03-09) due 2026-03-09",
        ),
        // What cannot be read could have been the one that is lacking; not where it changes nothing.
        (
            "2026-03-03|a snart|a",
            LATER,
            "undetermined (a row of `samtaler` cannot be read or lacks its date) due 2026-03-09",
        ),
        (
            "2026-03-03|a 2026-03-04|a snart|a",
            LATER,
            "pass due 2026-03-09",
        ),
        (
            "snart|a",
            LATER,
            "fail (0 of 2 up to and including 2026-03-09) due 2026-03-09",
        ),
    ] {
        assert_eq!(
            count("", "7 days", events, as_of),
            expected,
            "{events} as of {as_of}"
        );
    }
}

#[test]
fn windows_roll_and_count_hours() {
    let events = "2026-03-03|a 2026-03-09|a";
    assert_eq!(
        count("", "5 days", events, LATER),
        "pass (met only because the deadline ended on a closed day (2026-03-07) and moved to 2026-03-09) due 2026-03-09 rolled"
    );
    assert_eq!(
        count("[calendar]\nroll = false", "5 days", events, LATER),
        "fail (1 of 2 up to and including 2026-03-07) due 2026-03-07"
    );
    let untold = "undetermined (depends on whether Saturday counts) due 2026-03-10";
    assert_eq!(
        count("", "6 hverdage", "2026-03-03|a 2026-03-10|a", LATER),
        untold
    );
    let rule = "count = { events = \"samtaler.dato\", from = \"fra\", within = \"24 hours\", at_least = 1 }";
    let hours = |events| judged_with("", rule, "2026-03-02T12:00|||", Some(events), LATER);
    for (event, expected) in [
        (
            "2026-03-02T12:00",
            "fail (0 of 1 up to and including 2026-03-03) due 2026-03-03T12:00:00",
        ),
        ("2026-03-02T12:01", "pass due 2026-03-03T12:00:00"),
        ("2026-03-03T12:00", "pass due 2026-03-03T12:00:00"),
        (
            "2026-03-03T12:01",
            "fail (0 of 1 up to and including 2026-03-03) due 2026-03-03T12:00:00",
        ),
        (
            "2026-03-03",
            "undetermined (the time of day is missing and would decide) due 2026-03-03T12:00:00",
        ),
    ] {
        assert_eq!(hours(event), expected, "{event}");
    }
}

#[test]
fn deadlines_before_a_day() {
    let rule = "deadline = { before = \"frist\", at_least = \"6 months\", to = \"til\" }";
    // 6 months before 31 August 2026 is Saturday 28 February, which does not move.
    for (to, as_of, expected) in [
        ("2026-02-27", LATER, "pass due 2026-02-28"),
        ("2026-02-28", LATER, "pass due 2026-02-28"),
        ("2026-02-28T23:59", LATER, "pass due 2026-02-28"),
        ("2026-03-01", LATER, "fail due 2026-02-28 1 late"),
        ("2026-09-01", LATER, "fail due 2026-02-28 185 late"),
        ("", "2026-02-28", "not_due (open) due 2026-02-28 open"),
        ("", "2026-03-01", "fail (open) due 2026-02-28 1 late open"),
        ("2026-02-01", "2026-02-27", "not_due (done) due 2026-02-28"),
        (
            "snart",
            LATER,
            "undetermined (`til` cannot be read) due 2026-02-28",
        ),
    ] {
        let case = format!("|{to}|2026-08-31|");
        assert_eq!(
            judged_with("", rule, &case, None, as_of),
            expected,
            "{to} as of {as_of}"
        );
    }
    assert_eq!(
        judged_with("", rule, "|2026-02-01||", None, LATER),
        "undetermined (`frist` is empty)"
    );
}

#[test]
fn birthdays_are_dates() {
    let rule =
        "deadline = { before = \"birthday(frist, 18)\", at_least = \"6 months\", to = \"til\" }";
    for (born, to, expected) in [
        ("2008-08-31", "2026-02-28", "pass due 2026-02-28"),
        ("2008-08-31", "2026-03-01", "fail due 2026-02-28 1 late"),
        // Born on 29 February: 18 years old on 1 March 2026.
        ("2008-02-29", "2025-09-01", "pass due 2025-09-01"),
        ("", "2026-03-01", "undetermined (`frist` is empty)"),
        (
            "snart",
            "2026-03-01",
            "undetermined (`frist` cannot be read)",
        ),
    ] {
        let case = format!("|{to}|{born}|");
        assert_eq!(
            judged_with("", rule, &case, None, LATER),
            expected,
            "{born}"
        );
    }
    let expression = "pass_if = \"birthday(frist, 18) = '2026-03-01'\"";
    assert_eq!(
        judged_with("", expression, "||2008-02-29|", None, LATER),
        "pass"
    );
}

proptest! {
    #[test]
    fn the_order_of_rows_changes_nothing(
        days in prop::collection::vec(0_u64..120, 0..6), rotated in 0_usize..6, as_of in 0_u64..120,
    ) {
        let start: NaiveDate = "2026-01-05".parse().unwrap();
        let later = |days: u64| start + chrono::Days::new(days);
        let rows: Vec<String> = days.iter().map(|day| format!("{}|a", later(*day))).collect();
        let mut other = rows.clone();
        other.rotate_left(rotated.min(rows.len()));
        let as_of = later(as_of).to_string();
        let [one, other] = [rows, other].map(|rows| {
            let rows = rows.join(" ");
            (interval("2026-01-05|", &rows, &as_of), count("", "2 months", &rows, &as_of))
        });
        prop_assert_eq!(one, other);
    }
}
