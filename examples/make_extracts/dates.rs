//! The days on which deadlines end, counted in the plainest way.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Open deadlines are judged against this date, a Saturday.
pub const AS_OF: NaiveDate = date(2026, 10, 31);

/// Easter Sundays: year, month, day.
const EASTER: [(i32, u32, u32); 14] = [
    (2014, 4, 20),
    (2015, 4, 5),
    (2016, 3, 27),
    (2017, 4, 16),
    (2018, 4, 1),
    (2019, 4, 21),
    (2020, 4, 12),
    (2021, 4, 4),
    (2022, 4, 17),
    (2023, 4, 9),
    (2024, 3, 31),
    (2025, 4, 20),
    (2026, 4, 5),
    (2027, 3, 28),
];

pub const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date of the calendar")
}

/// Maundy Thursday, Good Friday, Easter Monday, store bededag until 2023, Ascension Day, Whit Monday, Christmas and New Year.
fn is_holiday(day: NaiveDate) -> bool {
    let easter = EASTER.iter().find(|(year, _, _)| *year == day.year());
    let (year, month, sunday) = *easter.expect("a year of the list");
    let after_easter = (day - date(year, month, sunday)).num_days();
    let is_prayer_day = after_easter == 26 && year <= 2023;
    let moves = matches!(after_easter, -3 | -2 | 1 | 39 | 50);
    moves || is_prayer_day || matches!((day.month(), day.day()), (1, 1) | (12, 25 | 26))
}

pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(day)
}

/// Constitution Day, Christmas Eve and New Year's Eve are working days, but no deadline ends on them.
pub fn is_open(day: NaiveDate) -> bool {
    is_working_day(day) && !matches!((day.month(), day.day()), (6, 5) | (12, 24) | (12, 31))
}

pub fn first_open_day_from(day: NaiveDate) -> NaiveDate {
    let mut day = day;
    while !is_open(day) {
        day = day + Days::new(1);
    }
    day
}

pub fn last_working_day_until(day: NaiveDate) -> NaiveDate {
    let mut day = day;
    while !is_working_day(day) {
        day = day - Days::new(1);
    }
    day
}

pub fn days_after(start: NaiveDate, days: u64) -> NaiveDate {
    start + Days::new(days)
}

pub fn six_months_after(start: NaiveDate) -> NaiveDate {
    months_after(start, 6)
}

/// The same day number so many months later; where that month is too short, its last day.
pub fn months_after(start: NaiveDate, count: u32) -> NaiveDate {
    let months = start.month0() + count;
    let years = i32::try_from(months / 12).expect("a few years");
    let (year, month) = (start.year() + years, 1 + months % 12);
    let mut candidates = (1..=start.day()).rev();
    candidates
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        .expect("every month has a first day")
}

/// The day that is so many working days later; the start itself for none.
pub fn working_days_after(start: NaiveDate, count: u64) -> NaiveDate {
    counted(start, count, is_working_day)
}

/// The same with Saturdays, where they are no holidays, counted among the days.
pub fn weekdays_after(start: NaiveDate, count: u64) -> NaiveDate {
    counted(start, count, |day| {
        day.weekday() != Weekday::Sun && !is_holiday(day)
    })
}

fn counted(start: NaiveDate, count: u64, counts: impl Fn(NaiveDate) -> bool) -> NaiveDate {
    let mut day = start;
    for _ in 0..count {
        day = day + Days::new(1);
        while !counts(day) {
            day = day + Days::new(1);
        }
    }
    day
}
