//! Literals of an expression: numbers and dates.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;

use crate::calendar::Moment;

/// The number of a literal such as `12` or `0.5`: digits with a decimal point, no exponent, at most what a decimal
/// holds exactly.
pub(super) fn number(text: &str) -> Option<Decimal> {
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    plain.then(|| Decimal::from_str_exact(text).ok()).flatten()
}

/// The moment of an ISO text: `2026-01-31`, or with a time of day after a blank or `T`: `2026-01-31 14:30[:05]`.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    match text.split_once([' ', 'T']) {
        None => date(text).map(Moment::on),
        Some((day, clock)) => Some(Moment::at(NaiveDateTime::new(date(day)?, time(clock)?))),
    }
}

/// `2026-01-31`, with all its digits: chrono alone would also read `2026-1-31` and `+2026-01-31`.
fn date(text: &str) -> Option<NaiveDate> {
    let has_form = text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    has_form
        .then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())
        .flatten()
}

/// `14:30` or `14:30:05`, with all its digits. No leap second: no case system writes one.
fn time(text: &str) -> Option<NaiveTime> {
    let has_form = matches!(text.len(), 5 | 8)
        && text.bytes().enumerate().all(|(place, byte)| match place {
            2 | 5 => byte == b':',
            _ => byte.is_ascii_digit(),
        });
    let part = |from: usize| {
        text.get(from..from + 2)
            .and_then(|digits| digits.parse().ok())
    };
    has_form
        .then(|| NaiveTime::from_hms_opt(part(0)?, part(3)?, part(6).unwrap_or(0)))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_plain() {
        assert_eq!(number("007.50"), Some(Decimal::new(750, 2)));
        assert_eq!(number(".5"), Some(Decimal::new(5, 1)));
        for wrong in ["1e5", "1_000", ".", "1.2.3", "9".repeat(30).as_str()] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn dates_are_iso_with_all_digits() {
        assert_eq!(moment("2028-02-29").unwrap().to_string(), "2028-02-29");
        assert_eq!(
            moment("2026-01-31 14:30").unwrap().to_string(),
            "2026-01-31T14:30:00"
        );
        assert_eq!(
            moment("2026-01-31T14:30:05").unwrap().to_string(),
            "2026-01-31T14:30:05"
        );
        for wrong in [
            "2026-02-29",
            "2026-1-31",
            "31-01-2026",
            "2026-01-31 24:00",
            "2026-01-31 1:30",
            "",
            "2026-01-31T14:30:60",
            "２026-01-3",
        ] {
            assert_eq!(moment(wrong), None, "{wrong}");
        }
    }
}
