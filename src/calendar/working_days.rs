//! Counting days of a kind: the n-th working day after a date, or before it.

use chrono::{Datelike, NaiveDate, Weekday};

use super::MAX_AMOUNT;
use super::holidays::{is_holiday, is_working_day};

/// Which days of a week count, public holidays always excepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Week {
    /// Arbejdsdage, and hverdage where Saturday is none.
    MondayToFriday,
    /// Hverdage where Saturday is one.
    MondayToSaturday,
}

/// Which way to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Towards later days.
    After,
    /// Towards earlier days.
    Before,
}

/// The date that is `days` working days after a date: before it when `days` is negative, the date itself when 0.
///
/// The date itself is not counted, so every answer but that for 0 is a working day. `None` when `days` is more than
/// [`MAX_AMOUNT`] in either direction, or when the answer is no date the program can hold.
///
/// ```
/// # use chrono::NaiveDate;
/// # use sagsaudit::calendar::working_days_after;
/// let before_easter = NaiveDate::from_ymd_opt(2026, 3, 27).unwrap();
/// assert_eq!(working_days_after(before_easter, 7), NaiveDate::from_ymd_opt(2026, 4, 10));
/// assert_eq!(working_days_after(before_easter, 1_000_000_000), None);
/// ```
pub fn working_days_after(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let direction = if days < 0 {
        Direction::Before
    } else {
        Direction::After
    };
    let amount = u32::try_from(days.unsigned_abs())
        .ok()
        .filter(|amount| *amount <= MAX_AMOUNT)?;
    nth_counted_day(date, amount, Week::MondayToFriday, direction)
}

/// The `amount`-th day of a kind after or before a date, which is itself not counted.
pub(super) fn nth_counted_day(
    start: NaiveDate,
    amount: u32,
    week: Week,
    direction: Direction,
) -> Option<NaiveDate> {
    let mut day = start;
    let mut left = amount;
    while left > 0 {
        day = direction.next(day)?;
        left -= u32::from(week.counts(day));
    }
    Some(day)
}

impl Week {
    /// Whether a day is one of the kind.
    pub(super) fn counts(self, day: NaiveDate) -> bool {
        match self {
            Self::MondayToFriday => is_working_day(day),
            Self::MondayToSaturday => day.weekday() != Weekday::Sun && !is_holiday(day),
        }
    }
}

impl Direction {
    fn next(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::After => day.succ_opt(),
            Self::Before => day.pred_opt(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::tests::any_date;

    #[test]
    fn counting_agrees_with_an_independent_program() {
        let rows = include_str!("../../fixtures/vectors/working_days_numpy.csv");
        let mut compared = 0;
        for row in rows.lines().skip(1) {
            let [date, days, to_friday, to_saturday] =
                row.split(',').collect::<Vec<_>>().try_into().unwrap();
            let start: NaiveDate = date.parse().unwrap();
            let days: i64 = days.parse().unwrap();
            assert_eq!(
                working_days_after(start, days),
                to_friday.parse().ok(),
                "{row}"
            );
            let direction = if days < 0 {
                Direction::Before
            } else {
                Direction::After
            };
            let amount = u32::try_from(days.unsigned_abs()).unwrap();
            assert_eq!(
                nth_counted_day(start, amount, Week::MondayToSaturday, direction),
                to_saturday.parse().ok(),
                "{row}"
            );
            compared += 1;
        }
        assert_eq!(compared, 400);
    }

    #[test]
    fn no_number_hangs_or_panics() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!(working_days_after(today, 0), Some(today));
        for too_many in [i64::MIN, -1_000_000_000, 10_000, i64::MAX] {
            assert_eq!(working_days_after(today, too_many), None);
        }
        assert!(working_days_after(today, 9_999).is_some());
        assert!(working_days_after(today, -9_999).is_some());
        assert_eq!(working_days_after(NaiveDate::MAX, 1), None);
        assert_eq!(working_days_after(NaiveDate::MIN, -1), None);
    }

    proptest! {
        #[test]
        fn one_more_working_day_is_later(start in any_date(), days in -300_i64..300) {
            let here = working_days_after(start, days).unwrap();
            let next = working_days_after(start, days + 1).unwrap();
            prop_assert!(here < next);
            // From a working day, there and one further is one further from there.
            if is_working_day(start) {
                prop_assert_eq!(working_days_after(here, 1), Some(next));
            }
        }

        #[test]
        fn a_later_start_never_ends_earlier(start in any_date(), wait in 0_u64..20, days in -100_i64..100) {
            let later = start + chrono::Days::new(wait);
            prop_assert!(working_days_after(start, days) <= working_days_after(later, days));
        }

        #[test]
        fn from_a_working_day_the_way_back_is_as_long(start in any_date(), days in -300_i64..300) {
            prop_assume!(is_working_day(start));
            let there = working_days_after(start, days).unwrap();
            prop_assert!(is_working_day(there));
            prop_assert_eq!(working_days_after(there, -days), Some(start));
        }

        #[test]
        fn the_days_in_between_number_what_was_asked(start in any_date(), days in 1_u32..200) {
            for week in [Week::MondayToFriday, Week::MondayToSaturday] {
                let end = nth_counted_day(start, days, week, Direction::After).unwrap();
                let counted = start.iter_days().skip(1).take_while(|day| *day <= end).filter(|day| week.counts(*day));
                prop_assert_eq!(counted.count(), usize::try_from(days).unwrap());
            }
        }
    }
}
