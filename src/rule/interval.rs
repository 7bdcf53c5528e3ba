//! `INTERVAL '7' DAY`: a literal span of calendar time that can be added to a date or taken from it.

use chrono::{Months, NaiveDate, TimeDelta};

/// Days, or months that keep the day number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Interval {
    /// A number of days; a week is seven.
    Days(i32),
    /// A number of months; a year is twelve.
    Months(i32),
}

/// The largest number an interval may have: more is a slip, and every sum of it stays small.
const LARGEST: i32 = 100_000;

impl Interval {
    /// The interval of a count and a unit (`DAY`, `WEEK`, `MONTH`, `YEAR`, each also with `S`, in any case).
    pub(super) fn of(count: &str, unit: &str) -> Option<Self> {
        let digits = count.trim();
        let unsigned = digits.strip_prefix('-').unwrap_or(digits);
        if unsigned.is_empty() || !unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let count: i32 = digits.parse().ok()?;
        if count.abs() > LARGEST {
            return None;
        }
        match unit.trim().to_ascii_uppercase().as_str() {
            "DAY" | "DAYS" => Some(Self::Days(count)),
            "WEEK" | "WEEKS" => Some(Self::Days(count * 7)),
            "MONTH" | "MONTHS" => Some(Self::Months(count)),
            "YEAR" | "YEARS" => Some(Self::Months(count * 12)),
            _ => None,
        }
    }

    /// The interval of `7 days`: count and unit in one text, as PostgreSQL writes it.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        let (count, unit) = text.trim().split_once(char::is_whitespace)?;
        Self::of(count, unit)
    }

    /// The same interval in the other direction.
    pub(super) fn reversed(self) -> Self {
        match self {
            Self::Days(days) => Self::Days(-days),
            Self::Months(months) => Self::Months(-months),
        }
    }

    /// The date this much after `date`; months end on the month's last day where the day number does not exist.
    /// `None` beyond the calendar.
    pub(super) fn after(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => date.checked_add_signed(TimeDelta::days(i64::from(days))),
            Self::Months(months) => {
                let count = Months::new(months.unsigned_abs());
                if months < 0 {
                    date.checked_sub_months(count)
                } else {
                    date.checked_add_months(count)
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn units_and_counts() {
        assert_eq!(Interval::of("7", "day"), Some(Interval::Days(7)));
        assert_eq!(Interval::of("-2", "WEEKS"), Some(Interval::Days(-14)));
        assert_eq!(Interval::of_text("1 year"), Some(Interval::Months(12)));
        for wrong in [
            "",
            "7",
            "days",
            "1.5 days",
            "7 hours",
            "+7 days",
            "100001 days",
            "1 year 2 days",
        ] {
            assert_eq!(Interval::of_text(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn months_end_on_the_last_day() {
        let three_months = Interval::Months(3);
        assert_eq!(
            three_months.after(date(2026, 8, 31)),
            Some(date(2026, 11, 30))
        );
        assert_eq!(
            Interval::Months(1).after(date(2026, 2, 28)),
            Some(date(2026, 3, 28))
        );
        assert_eq!(
            Interval::Months(-12).after(date(2028, 2, 29)),
            Some(date(2027, 2, 28))
        );
        assert_eq!(Interval::Days(1).after(NaiveDate::MAX), None);
    }
}
