//! The days on which deadlines end, counted in the plainest way.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Open deadlines are judged against this date, a Saturday.
pub const AS_OF: NaiveDate = date(2026, 10, 31);

/// Danish public holidays from October 2024 to the end of 2026 that are no Sundays: year, month, day.
const HOLIDAYS: [(i32, u32, u32); 18] = [
    (2024, 12, 25),
    (2024, 12, 26),
    (2025, 1, 1),
    (2025, 4, 17),
    (2025, 4, 18),
    (2025, 4, 21),
    (2025, 5, 29),
    (2025, 6, 9),
    (2025, 12, 25),
    (2025, 12, 26),
    (2026, 1, 1),
    (2026, 4, 2),
    (2026, 4, 3),
    (2026, 4, 6),
    (2026, 5, 14),
    (2026, 5, 25),
    (2026, 12, 25),
    (2026, 12, 26),
];

pub const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date of the calendar")
}

pub fn is_working_day(day: NaiveDate) -> bool {
    let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    !is_weekend && !HOLIDAYS.contains(&(day.year(), day.month(), day.day()))
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

/// The same day number six months later; where that month is too short, its last day.
pub fn six_months_after(start: NaiveDate) -> NaiveDate {
    let (year, month) = match start.month() {
        month @ 1..=6 => (start.year(), month + 6),
        month => (start.year() + 1, month - 6),
    };
    let mut candidates = (1..=start.day()).rev();
    candidates
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        .expect("every month has a first day")
}

/// The day that is so many working days later; the start itself for none.
pub fn working_days_after(start: NaiveDate, count: u64) -> NaiveDate {
    let mut day = start;
    for _ in 0..count {
        day = day + Days::new(1);
        while !is_working_day(day) {
            day = day + Days::new(1);
        }
    }
    day
}
