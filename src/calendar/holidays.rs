//! Danish public holidays and working days, by arithmetic alone: no table that runs out, nothing to load.

use chrono::{Datelike, NaiveDate, Weekday};

/// The last year in which store bededag, the fourth Friday after Easter, was a holiday.
///
/// Abolished from 1 January 2024: lov nr. 214 af 6. marts 2023 om konsekvenser ved afskaffelsen af store bededag som
/// helligdag.
const LAST_STORE_BEDEDAG: i32 = 2023;

/// Whether the date is a Danish public holiday: New Year's Day and the other holidays of folkekirken.
///
/// Sundays as such are not holidays here. 1 May, 5 June (grundlovsdag), 24 and 31 December are none either: they are
/// working days on which an office may be closed, which a template says with `closed`. The answer is right for every
/// date since the reform of 1770.
///
/// ```
/// # use chrono::NaiveDate;
/// # use sagsaudit::calendar::is_holiday;
/// let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
/// assert!(is_holiday(date(2026, 4, 6))); // 2. påskedag
/// assert!(is_holiday(date(2023, 5, 5))); // the last store bededag
/// assert!(!is_holiday(date(2024, 4, 26))); // would have been the next
/// ```
pub fn is_holiday(date: NaiveDate) -> bool {
    match (date.month(), date.day()) {
        (1, 1) => true,        // nytårsdag
        (12, 25 | 26) => true, // juledag, 2. juledag
        (3, day) => is_movable_holiday(date.year(), day),
        (4, day) => is_movable_holiday(date.year(), 31 + day),
        (5, day) => is_movable_holiday(date.year(), 61 + day),
        (6, day) => is_movable_holiday(date.year(), 92 + day),
        _ => false,
    }
}

/// Whether the date is an arbejdsdag: Monday to Friday and no public holiday.
pub fn is_working_day(date: NaiveDate) -> bool {
    !is_weekend(date) && !is_holiday(date)
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Whether a day, counted from the first of March, is one of the holidays that follow Easter.
fn is_movable_holiday(year: i32, day_of_march: u32) -> bool {
    let days_after_easter = i64::from(day_of_march) - i64::from(easter_sunday(year));
    match days_after_easter {
        -3 => true,                       // skærtorsdag
        -2 => true,                       // langfredag
        0 | 1 => true,                    // påskedag, 2. påskedag
        26 => year <= LAST_STORE_BEDEDAG, // store bededag
        39 => true,                       // Kristi himmelfartsdag
        49 | 50 => true,                  // pinsedag, 2. pinsedag
        _ => false,
    }
}

/// Easter Sunday of the Gregorian calendar, as a day counted from the first of March: 22 to 56 (25 April).
///
/// The anonymous algorithm of 1876 (Meeus, Astronomical Algorithms, chapter 8), which needs no exceptions.
fn easter_sunday(year: i32) -> i32 {
    let (century, year_of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let golden = year.rem_euclid(19);
    let leap_centuries = century.div_euclid(4);
    let moon_correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let full_moon = (19 * golden + century - leap_centuries - moon_correction + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * century.rem_euclid(4) + 2 * year_of_century.div_euclid(4)
        - full_moon
        - year_of_century.rem_euclid(4))
    .rem_euclid(7);
    let late = (golden + 11 * full_moon + 22 * to_sunday).div_euclid(451);
    full_moon + to_sunday - 7 * late + 22
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn easter_date(year: i32) -> NaiveDate {
        let eve_of_march = NaiveDate::from_ymd_opt(year, 3, 1).unwrap() - chrono::Days::new(1);
        eve_of_march + chrono::Days::new(u64::try_from(easter_sunday(year)).unwrap())
    }

    #[test]
    fn easter_falls_where_the_study_of_deadlines_says() {
        let known = "2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 \
                     2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21";
        for easter in known.split_whitespace().map(date) {
            assert_eq!(easter_date(easter.year()), easter);
        }
    }

    #[test]
    fn easter_reaches_both_of_its_limits() {
        assert_eq!(easter_date(1818), date("1818-03-22"));
        assert_eq!(easter_date(1943), date("1943-04-25"));
        assert_eq!(easter_date(2038), date("2038-04-25"));
    }

    /// The dates are those of the Python package `dateutil` 2.9.
    #[test]
    fn easter_is_right_in_other_centuries() {
        let known = "1609-04-19 1650-04-17 1699-04-19 2285-03-22 4100-04-11 4150-03-29 4199-03-31";
        for easter in known.split_whitespace().map(date) {
            assert_eq!(easter_date(easter.year()), easter);
        }
    }

    #[test]
    fn store_bededag_is_a_holiday_up_to_2023() {
        let known = "2017-05-12 2018-04-27 2019-05-17 2020-05-08 2021-04-30 2022-05-13 2023-05-05";
        for day in known.split_whitespace().map(date) {
            assert!(is_holiday(day) && !is_working_day(day), "{day}");
        }
        for year in 2024..=2100 {
            let would_be = easter_date(year) + chrono::Days::new(26);
            assert!(is_working_day(would_be), "{would_be}");
        }
    }

    #[test]
    fn whitsun_may_fall_on_constitution_day() {
        assert!(is_holiday(date("2017-06-05")) && is_holiday(date("2028-06-05")));
        assert!(is_holiday(date("2022-06-05")));
        assert!(is_working_day(date("2026-06-05")));
    }

    #[test]
    fn days_on_which_offices_close_are_working_days() {
        for day in ["2026-05-01", "2026-05-15", "2026-12-24", "2026-12-31"] {
            assert!(is_working_day(date(day)), "{day}");
        }
        assert!(!is_working_day(date("2026-11-21")) && !is_working_day(date("2026-11-22")));
    }

    #[test]
    fn every_day_of_111_years_agrees_with_an_independent_calendar() {
        let known: BTreeSet<NaiveDate> = include_str!("../../fixtures/vectors/danish_holidays.csv")
            .lines()
            .skip(1)
            .map(|line| date(line.split_once(',').unwrap().0))
            .collect();
        assert_eq!(known.len(), 111 * 10 + 34);
        let days = date("1990-01-01").iter_days();
        for day in days.take_while(|day| day.year() <= 2100) {
            assert_eq!(is_holiday(day), known.contains(&day), "{day}");
        }
    }

    #[test]
    fn no_year_that_a_date_can_have_panics() {
        for year in [NaiveDate::MIN, NaiveDate::MAX].map(|limit| limit.year()) {
            assert!((22..=56).contains(&easter_sunday(year)));
        }
        assert!(!is_holiday(NaiveDate::MAX));
        assert!(is_holiday(NaiveDate::MIN)); // a 1 January
    }
}
