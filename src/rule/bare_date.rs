//! Dates without quotation marks, which would be sums: `2026-01-01` is 2024.

use std::ops::Range;

use chrono::NaiveDate;

use super::problem::Problem;
use crate::diag::code;
use crate::lang::rule as say;

/// The most characters such a date has.
const LONGEST: usize = 10;

/// The date that `text` holds from `start` on, with nothing of a longer number after it, and the place where it ends.
pub(super) fn bare_date(text: &str, start: usize) -> Option<(NaiveDate, usize)> {
    let rest = text.get(start..)?;
    let length = rest
        .find(|character: char| !character.is_ascii_digit() && !is_separator(character))
        .unwrap_or(rest.len());
    let written = rest.get(..length).filter(|it| it.len() <= LONGEST)?;
    let separator = written.chars().find(|character| is_separator(*character))?;
    let parts: Vec<&str> = written.split(separator).collect();
    let &[first, month, last] = parts.as_slice() else {
        return None;
    };
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    if year.len() != 4 {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some((date, start + length))
}

fn is_separator(character: char) -> bool {
    matches!(character, '-' | '.')
}

/// What is wrong with it, and how it is written.
pub(super) fn problem(written: &str, date: NaiveDate, span: Range<usize>) -> Problem {
    let message = say::BARE_DATE.with("what", written);
    Problem::new(&code::T015, span, message).help(say::WRITE_DATE.with("date", date.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        bare_date(text, 0).map(|(date, _)| date.to_string())
    }

    #[test]
    fn dates_as_people_write_them() {
        for text in ["2026-03-01", "01-03-2026", "1-3-2026", "01.03.2026 OR x"] {
            assert_eq!(found(text).as_deref(), Some("2026-03-01"), "{text}");
        }
    }

    #[test]
    fn sums_and_numbers_are_none() {
        for text in [
            "2026",
            "2026-1",
            "7-1-1",
            "2026 - 01 - 01",
            "2026-13-01",
            "31-02-2026",
            "12.5",
            "2026-01-01-1",
            "1-3.2026",
            "20260-1-01",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
