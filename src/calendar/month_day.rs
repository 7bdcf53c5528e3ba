//! A day of every year, as templates list the days on which an office is closed.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use crate::lang::{Message, calendar as words};

/// A day of every year, written `MM-DD`: `12-24`. `02-29` comes in leap years only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    /// Grundlovsdag.
    pub(super) const CONSTITUTION_DAY: Self = Self { month: 6, day: 5 };
    /// Juleaftensdag.
    pub(super) const CHRISTMAS_EVE: Self = Self { month: 12, day: 24 };
    /// Nytårsaftensdag.
    pub(super) const NEW_YEARS_EVE: Self = Self { month: 12, day: 31 };
}

impl From<NaiveDate> for MonthDay {
    fn from(date: NaiveDate) -> Self {
        Self {
            month: date.month(),
            day: date.day(),
        }
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}-{:02}", self.month, self.day)
    }
}

/// ```
/// # use sagsaudit::calendar::MonthDay;
/// assert_eq!("06-05".parse::<MonthDay>().unwrap().to_string(), "06-05");
/// assert!("05/06".parse::<MonthDay>().is_err());
/// ```
impl FromStr for MonthDay {
    type Err = MonthDayError;

    fn from_str(text: &str) -> Result<Self, MonthDayError> {
        // 2000 was a leap year, so every day that some year has is a date of it. Reading is lenient; that the day is
        // written back as it was read makes it strict.
        NaiveDate::parse_from_str(&format!("2000-{text}"), "%Y-%m-%d")
            .ok()
            .map(Self::from)
            .filter(|day| day.to_string() == text)
            .ok_or_else(|| MonthDayError {
                text: text.to_owned(),
            })
    }
}

/// A text that names no day of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthDayError {
    /// The text as it was written.
    pub text: String,
}

impl MonthDayError {
    /// What is wrong and how to write it right.
    pub fn message(&self) -> Message {
        words::NO_MONTH_DAY.with("text", &self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_a_leap_year_is_read_and_written_back() {
        let days = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap().iter_days();
        for day in days.take(366) {
            let text = day.format("%m-%d").to_string();
            let month_day: MonthDay = text.parse().unwrap();
            assert_eq!(month_day, MonthDay::from(day));
            assert_eq!(month_day.to_string(), text);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let wrong = [
            "", "6-5", "06-5", "6-005", "0605", "06-31", "02-30", "13-01", "00-10", "10-00",
            "24-12", "06/05", " 06-05", "06-05 ", "+6-05", "06-+5", "-6-05", "06--5", " 6-05",
            "06- 5", "06-05-", "5. juni", "é-05",
        ];
        for text in wrong {
            assert!(text.parse::<MonthDay>().is_err(), "`{text}`");
        }
    }
}
