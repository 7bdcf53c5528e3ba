//! Birthdays: the day on which somebody comes of an age.

use chrono::{Datelike, NaiveDate};

/// The most years after a birth that a birthday is asked for.
pub const MAX_AGE: u32 = 150;

/// The birthday on which somebody born on a day becomes `years` old; `None` beyond [`MAX_AGE`] and the calendar.
///
/// Somebody born on 29 February becomes a year older on 1 March where the year has no such day: the year of life is full
/// only when 28 February is over. A demand that something is done before a birthday is so judged by the later day.
///
/// ```
/// # use chrono::NaiveDate;
/// # use sagsaudit::calendar::birthday;
/// let born = NaiveDate::from_ymd_opt(2008, 2, 29).unwrap();
/// assert_eq!(birthday(born, 18), NaiveDate::from_ymd_opt(2026, 3, 1));
/// assert_eq!(birthday(born, 20), NaiveDate::from_ymd_opt(2028, 2, 29));
/// ```
pub fn birthday(born: NaiveDate, years: u32) -> Option<NaiveDate> {
    let years = i32::try_from(years).ok().filter(|_| years <= MAX_AGE)?;
    let year = born.year().checked_add(years)?;
    NaiveDate::from_ymd_opt(year, born.month(), born.day())
        .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_has_the_day_and_month_of_the_birth() {
        let birthday_of =
            |born: &str, years| birthday(born.parse().unwrap(), years).map(|day| day.to_string());
        for (born, years, expected) in [
            ("2008-06-05", 18, "2026-06-05"),
            ("2008-12-31", 0, "2008-12-31"),
            ("2000-02-29", 100, "2100-03-01"),
            ("2008-02-28", 18, "2026-02-28"),
        ] {
            assert_eq!(
                birthday_of(born, years).as_deref(),
                Some(expected),
                "{born}"
            );
        }
        assert_eq!(birthday_of("2008-06-05", MAX_AGE + 1), None);
        assert_eq!(birthday(NaiveDate::MAX, 1), None);
    }
}
