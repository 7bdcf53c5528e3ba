//! When deadlines are due: the vectors of the study of deadlines, its open questions, and the laws that always hold.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime, Weekday};
use proptest::prelude::*;

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn within(text: &str) -> Within {
    text.parse().unwrap()
}

/// A calendar of which only the reading of Saturday differs from the default.
fn with_saturday(saturday: Saturday) -> Calendar {
    Calendar {
        saturday,
        ..Calendar::default()
    }
}

/// The due date from a date, in the default calendar.
fn due_date(from: &str, length: &str) -> DueDate {
    due_date_in(&Calendar::default(), from, length)
}

fn due_date_in(calendar: &Calendar, from: &str, length: &str) -> DueDate {
    match calendar.due(&Moment::on(date(from)), &within(length)) {
        Some(Due::Date(due)) => due,
        other => panic!("{from} + {length} is {other:?}"),
    }
}

/// The day the counting alone gives.
fn counted(from: &str, length: &str) -> String {
    due_date(from, length).unrolled.to_string()
}

/// A date of the years that extracts hold.
pub(super) fn any_date() -> impl Strategy<Value = NaiveDate> {
    let [first, last] = ["1950-01-01", "2150-12-31"].map(|day| date(day).num_days_from_ce());
    (first..=last).prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap())
}

fn any_within() -> impl Strategy<Value = Within> {
    let units = prop::sample::select(Unit::ALL.to_vec());
    (1_u32..60, units).prop_map(|(amount, unit)| {
        let name = within_name(unit);
        within(&format!("{amount} {name}"))
    })
}

/// The name of several of a unit.
fn within_name(unit: Unit) -> &'static str {
    let [_, several] = unit.names();
    several
}

fn any_calendar() -> impl Strategy<Value = Calendar> {
    let rolls = prop::sample::select(vec![Roll::NextOpenDay, Roll::Keep]);
    let saturdays = prop::sample::select(Saturday::ALL.to_vec());
    let closed = prop::collection::btree_set(any_date().prop_map(MonthDay::from), 0..60);
    (rolls, saturdays, closed).prop_map(|(roll, saturday, closed)| Calendar {
        roll,
        saturday,
        closed,
    })
}

/// The first and the last date a due may mean.
fn dates_of(due: Due) -> Vec<DueDate> {
    match due {
        Due::Date(only) => vec![only],
        Due::Borderline {
            saturday_closed,
            saturday_open,
        } => vec![saturday_open, saturday_closed],
        Due::Instant(_) | Due::Between { .. } => Vec::new(),
    }
}

fn is_rolled(due: &DueDate) -> bool {
    due.date != due.unrolled
}

fn is_open_in(calendar: &Calendar, day: NaiveDate) -> bool {
    is_working_day(day) && !calendar.closed.contains(&MonthDay::from(day))
}

#[test]
fn hverdage_and_working_days_end_where_the_study_says() {
    let rows = include_str!("../../fixtures/vectors/working_days.csv");
    let mut compared = 0;
    for row in rows.lines().skip(1) {
        let [event, saturday_closed, saturday_open, working_days, _why] =
            row.split(',').collect::<Vec<_>>().try_into().unwrap();
        let end = |saturday, length| due_date_in(&with_saturday(saturday), event, length).date;
        assert_eq!(
            end(Saturday::Closed, "6 hverdage"),
            date(saturday_closed),
            "{row}"
        );
        assert_eq!(
            end(Saturday::Open, "6 hverdage"),
            date(saturday_open),
            "{row}"
        );
        assert_eq!(
            end(Saturday::Closed, "7 working days"),
            date(working_days),
            "{row}"
        );
        let both = Calendar::default().due(&Moment::on(date(event)), &within("6 hverdage"));
        let expected = Due::Borderline {
            saturday_closed: due_date_in(&with_saturday(Saturday::Closed), event, "6 hverdage"),
            saturday_open: due_date_in(&with_saturday(Saturday::Open), event, "6 hverdage"),
        };
        assert_eq!(both, Some(expected), "{row}");
        compared += 1;
    }
    assert_eq!(compared, 7);
}

#[test]
fn the_day_of_the_event_is_not_counted() {
    assert_eq!(counted("2026-11-02", "7 days"), "2026-11-09");
    assert_eq!(counted("2026-11-02", "0 days"), "2026-11-02");
    assert_eq!(counted("2026-11-02", "1 working day"), "2026-11-03");
    // An event on a Saturday counts when it happened.
    assert_eq!(counted("2026-11-21", "1 working day"), "2026-11-23");
    assert_eq!(counted("2026-11-21", "2 days"), "2026-11-23");
}

#[test]
fn weeks_end_on_the_same_weekday() {
    assert_eq!(counted("2026-11-04", "4 weeks"), "2026-12-02");
    assert_eq!(date("2026-11-04").weekday(), date("2026-12-02").weekday());
}

#[test]
fn months_end_on_the_same_day_number_or_the_last_day() {
    for (from, length, end) in [
        ("2026-08-31", "3 months", "2026-11-30"),
        ("2026-11-30", "3 months", "2027-02-28"),
        ("2027-11-30", "3 months", "2028-02-29"),
        ("2026-02-28", "1 month", "2026-03-28"),
        ("2028-02-29", "1 month", "2028-03-29"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2026-12-15", "1 month", "2027-01-15"),
        ("2026-01-31", "13 months", "2027-02-28"),
        ("2028-02-29", "1 year", "2029-02-28"),
        ("2028-02-29", "4 years", "2032-02-29"),
        ("2026-03-15", "1 year", "2027-03-15"),
    ] {
        assert_eq!(counted(from, length), end, "{from} + {length}");
    }
}

#[test]
fn an_end_on_a_day_that_is_not_open_moves() {
    for (from, length, unrolled, rolled) in [
        ("2026-11-13", "8 days", "2026-11-21", "2026-11-23"), // Saturday
        ("2026-11-14", "8 days", "2026-11-22", "2026-11-23"), // Sunday
        ("2026-03-26", "7 days", "2026-04-02", "2026-04-07"), // skærtorsdag to 2. påskedag
        ("2026-12-17", "1 week", "2026-12-24", "2026-12-28"), // 24 to 26 December, Sunday
        ("2026-11-30", "1 month", "2026-12-30", "2026-12-30"),
        ("2026-11-30", "31 days", "2026-12-31", "2027-01-04"), // nytårsaftensdag, nytårsdag, weekend
        ("2017-05-29", "7 days", "2017-06-05", "2017-06-06"),  // 2. pinsedag and grundlovsdag
        ("2028-05-29", "7 days", "2028-06-05", "2028-06-06"),
        ("2026-05-07", "8 days", "2026-05-15", "2026-05-15"), // the Friday after Kr. himmelfart is open
    ] {
        let due = due_date(from, length);
        assert_eq!(
            (due.unrolled, due.date),
            (date(unrolled), date(rolled)),
            "{from} + {length}"
        );
        assert_eq!(is_rolled(&due), unrolled != rolled);
    }
}

#[test]
fn a_calendar_unit_moves_off_a_saturday_whatever_saturday_is() {
    for saturday in Saturday::ALL {
        let due = due_date_in(&with_saturday(saturday), "2026-11-13", "8 days");
        assert_eq!(due.date, date("2026-11-23"));
    }
}

#[test]
fn without_rolling_every_end_stays() {
    let calendar = Calendar {
        roll: Roll::Keep,
        ..Calendar::default()
    };
    for (from, length, end) in [
        ("2026-11-13", "8 days", "2026-11-21"),
        ("2026-11-14", "8 days", "2026-11-22"),
        ("2026-12-17", "1 week", "2026-12-24"),
        ("2026-12-17", "5 working days", "2026-12-24"),
    ] {
        let due = due_date_in(&calendar, from, length);
        assert_eq!((due.date, is_rolled(&due)), (date(end), false));
    }
}

#[test]
fn working_days_count_closed_days_but_do_not_end_on_them() {
    let due = due_date("2026-12-17", "5 working days");
    assert_eq!(
        (due.unrolled, due.date),
        (date("2026-12-24"), date("2026-12-28"))
    );
    assert_eq!(
        due_date("2026-12-17", "6 working days").date,
        date("2026-12-28")
    );
    let never_closed = Calendar {
        closed: Default::default(),
        ..Calendar::default()
    };
    let due = due_date_in(&never_closed, "2026-12-17", "5 working days");
    assert_eq!(due.date, date("2026-12-24"));
}

#[test]
fn hverdage_with_saturday_open_may_end_on_one_and_move_to_one() {
    let calendar = with_saturday(Saturday::Open);
    let on_saturday = due_date_in(&calendar, "2023-04-28", "6 hverdage");
    assert_eq!(on_saturday.date, date("2023-05-06"));
    assert!(!is_rolled(&on_saturday));
    // Friday 5 June 2026 is closed; the day after is a Saturday.
    let moved = due_date_in(&calendar, "2026-06-04", "1 hverdag");
    assert_eq!(
        (moved.unrolled, moved.date),
        (date("2026-06-05"), date("2026-06-06"))
    );
    // Saturday 5 June 2027 is closed itself.
    let moved = due_date_in(&calendar, "2027-06-04", "1 hverdag");
    assert_eq!(
        (moved.unrolled, moved.date),
        (date("2027-06-05"), date("2027-06-07"))
    );
}

#[test]
fn readings_that_agree_are_one_date() {
    assert_eq!(
        due_date("2026-11-16", "4 hverdage").date,
        date("2026-11-20")
    );
    // Saturday 5 June 2027 moves to Monday, where the other reading ends by itself: the move is told.
    let due = due_date("2027-06-04", "1 hverdag");
    assert_eq!(
        (due.unrolled, due.date),
        (date("2027-06-05"), date("2027-06-07"))
    );
}

#[test]
fn hours_run_through_nights_weekends_and_holidays() {
    let friday = Moment {
        date: date("2026-11-20"),
        time: NaiveTime::from_hms_opt(15, 30, 0),
        offset: FixedOffset::east_opt(3600),
    };
    let due = Calendar::default().due(&friday, &within("24 hours"));
    let Some(Due::Instant(instant)) = due else {
        panic!("{due:?}")
    };
    assert_eq!(instant.to_string(), "2026-11-21T15:30:00+01:00");
    let due = Calendar::default().due(
        &Moment {
            offset: None,
            ..friday
        },
        &within("240 hours"),
    );
    let Some(Due::Instant(instant)) = due else {
        panic!("{due:?}")
    };
    assert_eq!(instant.to_string(), "2026-11-30T15:30:00");
}

#[test]
fn hours_from_a_date_alone_have_bounds() {
    let due = Calendar::default().due(&Moment::on(date("2026-11-20")), &within("36 hours"));
    let Some(Due::Between { earliest, latest }) = due else {
        panic!("{due:?}")
    };
    assert_eq!(earliest.to_string(), "2026-11-21T12:00:00");
    assert_eq!(latest.to_string(), "2026-11-22T12:00:00");
}

#[test]
fn lengths_are_counted_back_without_moving() {
    let latest = |end: &str, length: &str| {
        let due = Calendar::default().latest_before(&Moment::on(date(end)), &within(length));
        dates_of(due.unwrap())
            .into_iter()
            .map(|due| {
                assert!(!is_rolled(&due));
                due.date.to_string()
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(latest("2026-08-31", "6 months"), ["2026-02-28"]); // a Saturday
    assert_eq!(latest("2028-02-29", "1 year"), ["2027-02-28"]);
    assert_eq!(latest("2026-11-30", "4 weeks"), ["2026-11-02"]);
    assert_eq!(latest("2026-04-07", "1 working day"), ["2026-04-01"]);
    assert_eq!(
        latest("2026-11-23", "1 hverdag"),
        ["2026-11-21", "2026-11-20"]
    );
    let at_noon = Moment::at(date("2026-11-22").and_hms_opt(12, 0, 0).unwrap());
    assert_eq!(
        Calendar::default().latest_before(&at_noon, &within("36 hours")),
        Some(Due::Instant(Moment::at(
            date("2026-11-21").and_hms_opt(0, 0, 0).unwrap()
        )))
    );
}

#[test]
fn an_end_moves_past_a_whole_summer_closure() {
    let july = date("2024-07-01").iter_days().take(31);
    let calendar = Calendar {
        closed: july.map(MonthDay::from).collect(),
        ..Calendar::default()
    };
    let due = due_date_in(&calendar, "2027-06-24", "1 week");
    assert_eq!(
        (due.unrolled, due.date),
        (date("2027-07-01"), date("2027-08-02"))
    );
}

#[test]
fn a_calendar_that_is_never_open_gives_no_date() {
    let every_day = date("2024-01-01").iter_days().take(366).map(MonthDay::from);
    let calendar = Calendar {
        closed: every_day.collect(),
        ..Calendar::default()
    };
    assert_eq!(
        calendar.due(&Moment::on(date("2026-11-22")), &within("7 days")),
        None
    );
    assert_eq!(
        calendar.due(&Moment::on(date("2026-11-22")), &within("7 working days")),
        None
    );
}

#[test]
fn the_ends_of_time_are_no_panic() {
    for limit in [NaiveDate::MIN, NaiveDate::MAX] {
        let clock = limit.and_hms_opt(23, 59, 59).unwrap();
        for moment in [Moment::on(limit), Moment::at(clock)] {
            for unit in Unit::ALL.map(within_name) {
                let length = within(&format!("{MAX_AMOUNT} {unit}"));
                let after = Calendar::default().due(&moment, &length);
                let before = Calendar::default().latest_before(&moment, &length);
                assert_eq!(
                    after.is_none(),
                    limit == NaiveDate::MAX,
                    "{length} after {moment}"
                );
                assert_eq!(
                    before.is_none(),
                    limit == NaiveDate::MIN,
                    "{length} before {moment}"
                );
            }
        }
    }
    let never = Moment::on(date("9999-12-31"));
    assert!(
        Calendar::default()
            .due(&never, &within("9999 years"))
            .is_some()
    );
}

proptest! {
    #[test]
    fn a_due_date_is_never_before_its_start(
        calendar in any_calendar(), from in any_date(), length in any_within(),
    ) {
        for due in dates_of(calendar.due(&Moment::on(from), &length).unwrap()) {
            prop_assert!(from < due.unrolled && due.unrolled <= due.date);
        }
        for latest in dates_of(calendar.latest_before(&Moment::on(from), &length).unwrap()) {
            prop_assert!(latest.date < from && !is_rolled(&latest));
        }
    }

    #[test]
    fn a_moved_end_is_the_first_open_day(
        calendar in any_calendar(), from in any_date(), length in any_within(),
    ) {
        let takes_saturday = length.unit() == Unit::Hverdage && calendar.saturday == Saturday::Open;
        let calendar = match length.unit() {
            Unit::Hverdage if !takes_saturday => Calendar { saturday: Saturday::Closed, ..calendar },
            _ => calendar,
        };
        let is_open = |day: NaiveDate| {
            is_open_in(&calendar, day)
                || takes_saturday
                    && day.weekday() == Weekday::Sat
                    && !is_holiday(day)
                    && !calendar.closed.contains(&MonthDay::from(day))
        };
        for due in dates_of(calendar.due(&Moment::on(from), &length).unwrap()) {
            if is_rolled(&due) {
                prop_assert_eq!(calendar.roll, Roll::NextOpenDay);
                prop_assert!(is_open(due.date));
                let mut passed_over = due.unrolled.iter_days().take_while(|day| *day < due.date);
                prop_assert!(!passed_over.any(is_open));
            } else if calendar.roll == Roll::NextOpenDay {
                prop_assert!(is_open(due.date));
            }
        }
    }

    #[test]
    fn the_readings_of_saturday_are_ordered_and_are_the_two_calendars(
        calendar in any_calendar(), from in any_date(), hverdage in 1_u32..60,
    ) {
        let from = Moment::on(from);
        let length = within(&format!("{hverdage} hverdage"));
        let [closed, open, both] = Saturday::ALL.map(|saturday| {
            dates_of(Calendar { saturday, ..calendar.clone() }.due(&from, &length).unwrap())
        });
        prop_assert!(open[0].date <= closed[0].date);
        if open[0].date == closed[0].date {
            prop_assert_eq!(both, open);
        } else {
            prop_assert_eq!(both, vec![open[0], closed[0]]);
        }
        let working_days = within(&format!("{hverdage} working days"));
        prop_assert_eq!(dates_of(calendar.due(&from, &working_days).unwrap()), closed);
    }

    #[test]
    fn a_later_start_is_never_due_earlier(
        calendar in any_calendar(), from in any_date(), wait in 0_u64..40, length in any_within(),
    ) {
        let calendar = Calendar { saturday: Saturday::Open, ..calendar };
        let due_from = |start| dates_of(calendar.due(&Moment::on(start), &length).unwrap());
        let (earlier, later) = (due_from(from), due_from(from + chrono::Days::new(wait)));
        for (earlier, later) in earlier.iter().zip(&later) {
            prop_assert!(earlier.date <= later.date);
        }
    }

    #[test]
    fn a_time_of_day_changes_only_hours(
        calendar in any_calendar(), from in any_date(), hour in 0_u32..24, length in any_within(),
    ) {
        let timed = Moment::at(from.and_hms_opt(hour, 0, 0).unwrap());
        let of_date = calendar.due(&Moment::on(from), &length).unwrap();
        match (calendar.due(&timed, &length).unwrap(), of_date) {
            (Due::Instant(instant), Due::Between { earliest, latest }) => {
                prop_assert!(earliest.since(&instant).unwrap() <= chrono::TimeDelta::zero());
                prop_assert!(latest.since(&instant).unwrap() > chrono::TimeDelta::zero());
                prop_assert_eq!(instant.since(&timed).unwrap().num_hours(), i64::from(length.amount()));
            }
            (timed, of_date) => prop_assert_eq!(timed, of_date),
        }
    }
}
