//! A day as a number: what ten million dates are compared and counted by.

use chrono::{Datelike, NaiveDate};

/// A day, by its number: 1 is 1 January of the year 1. A third of the memory of a date, and days apart are a subtraction.
///
/// ```
/// # use sagsaudit::calendar::Day;
/// let day = Day::of(2026, 2, 3).unwrap();
/// assert_eq!(day.date().to_string(), "2026-02-03");
/// assert_eq!(Day::of(2026, 3, 3).unwrap().since(day), 28);
/// assert_eq!(Day::of(2026, 2, 29), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i32);

/// The days of a year before each month, and in the whole year; first of years without 29 February.
const BEFORE_MONTHS: [[i32; 13]; 2] = [
    [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365],
    [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366],
];

impl Day {
    /// The day of a year from 1 to 9999, a month and a day of the month, both from 1; `None` when the calendar has none.
    #[inline]
    pub fn of(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let [common, leap] = &BEFORE_MONTHS;
        let months = if is_leap { leap } else { common };
        let before = *months.get(usize::from(month.wrapping_sub(1)))?;
        let after = *months.get(usize::from(month))?;
        let of_year = before + i32::from(day);
        if day == 0 || of_year > after || !(1..=9999).contains(&year) {
            return None;
        }
        let years = i32::from(year) - 1;
        Some(Self(
            365 * years + years / 4 - years / 100 + years / 400 + of_year,
        ))
    }

    /// The day of a number; `None` of 0, and of numbers that are no day's.
    #[inline(always)]
    pub(crate) fn numbered(number: u32) -> Option<Self> {
        let number = i32::try_from(number).ok()?;
        (number != 0).then_some(Self(number))
    }

    /// Its date.
    pub fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0).expect("days are those of dates, or near them")
    }

    /// Its number.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day so many days later.
    #[inline]
    pub fn later(self, days: u16) -> Self {
        Self(self.0.saturating_add(days.into()))
    }

    /// The day so many days earlier.
    #[inline]
    pub fn earlier(self, days: u16) -> Self {
        Self(self.0.saturating_sub(days.into()))
    }

    /// How many days after another it is.
    pub fn since(self, earlier: Self) -> i64 {
        i64::from(self.0) - i64::from(earlier.0)
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self(date.num_days_from_ce())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_the_day_of_the_calendar(year in 0_u16..=10_000, month in 0_u8..=14, day in 0_u8..=40) {
            let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
            let date = date.filter(|_| (1..=9999).contains(&year));
            prop_assert_eq!(Day::of(year, month, day), date.map(Day::from));
            prop_assert_eq!(Day::of(year, month, day).map(Day::date), date);
        }
    }
}
