//! The text that a cell stands for.

use calamine::{CellErrorType, DataRef, ExcelDateTime};

/// The first day that Excel cannot show: 1 January 10000, as a day number.
const DAYS_END: f64 = 2_958_466.0;
/// The largest whole number that Excel keeps: of more than 15 digits the last have become zeros.
const LARGEST_EXACT: f64 = 1e15;

/// The text of a cell, and what kind of cell it was.
pub(super) struct CellText {
    pub(super) text: String,
    pub(super) kind: CellKind,
}

/// What a cell holds, as far as it matters whether a text can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellKind {
    /// A text, or yes and no.
    Plain,
    /// A date, a time or a duration.
    Moment,
    /// A number that is what was typed.
    Number,
    /// A whole number of more than 15 digits, of which Excel has changed the last.
    RoundedNumber,
    /// An error, such as `#REF!`.
    Error,
}

/// The text of a cell; `None` when it is empty.
pub(super) fn text_of(cell: &DataRef<'_>) -> Option<CellText> {
    let plain = |text: String| (text, CellKind::Plain);
    let (text, kind) = match cell {
        DataRef::Empty => return None,
        DataRef::String(text) => plain(text.clone()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (text.clone(), CellKind::Moment),
        DataRef::SharedString(text) => plain((*text).to_owned()),
        DataRef::Bool(value) => plain(value.to_string()),
        DataRef::Int(number) => (
            number.to_string(),
            number_kind(number.unsigned_abs() > 999_999_999_999_999),
        ),
        DataRef::Float(number) => (plain_number(*number), float_kind(*number)),
        DataRef::DateTime(moment) => match moment_text(moment) {
            Some(text) => (text, CellKind::Moment),
            None => (plain_number(moment.as_f64()), float_kind(moment.as_f64())),
        },
        DataRef::Error(error) => (error_text(error).to_owned(), CellKind::Error),
    };
    (!text.is_empty()).then_some(CellText { text, kind })
}

fn float_kind(number: f64) -> CellKind {
    number_kind(number.fract() == 0.0 && number.abs() >= LARGEST_EXACT)
}

fn number_kind(is_rounded: bool) -> CellKind {
    if is_rounded {
        CellKind::RoundedNumber
    } else {
        CellKind::Number
    }
}

/// A number in decimal digits, without an exponent: 10432, 0.05, 1234.5.
///
/// 1.234 becomes `1.2340`: three digits behind a point would be read as thousands where the column says nothing else.
fn plain_number(number: f64) -> String {
    let mut text = if number == 0.0 {
        "0".to_owned()
    } else {
        number.to_string()
    };
    if text
        .split_once('.')
        .is_some_and(|(_, digits)| digits.len() == 3)
    {
        text.push('0');
    }
    text
}

/// A true date or time in ISO form; `None` when the number is no date of Excel's calendar.
fn moment_text(moment: &ExcelDateTime) -> Option<String> {
    let days = moment.as_f64();
    if moment.is_duration() {
        return duration_text(days);
    }
    if !(0.0..DAYS_END).contains(&days) {
        return None;
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let mut time = format!("{hour:02}:{minute:02}:{second:02}");
    if milli != 0 {
        time.push_str(&format!(".{milli:03}"));
    }
    Some(match (days < 1.0, time.as_str()) {
        (true, _) => time,
        (false, "00:00:00") => date,
        (false, _) => format!("{date}T{time}"),
    })
}

/// Hours, minutes and seconds, the hours as many as there are.
fn duration_text(days: f64) -> Option<String> {
    if !(0.0..DAYS_END).contains(&days) {
        return None;
    }
    let seconds = (days * 86_400.0).round();
    let (hours, rest) = ((seconds / 3_600.0).floor(), seconds % 3_600.0);
    Some(format!(
        "{hours}:{:02}:{:02}",
        (rest / 60.0).floor(),
        rest % 60.0
    ))
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    fn text(cell: &DataRef<'_>) -> String {
        text_of(cell).map_or_else(String::new, |cell| cell.text)
    }

    fn date(days: f64, is_1904: bool) -> String {
        let moment = ExcelDateTime::new(days, ExcelDateTimeType::DateTime, is_1904);
        text(&DataRef::DateTime(moment))
    }

    #[test]
    fn numbers_are_plain_digits() {
        for (number, expected) in [
            (10432.0, "10432"),
            (-0.0, "0"),
            (1e21, "1000000000000000000000"),
            (0.00001, "0.00001"),
            (1234.5, "1234.5"),
            (1.234, "1.2340"),
            (-12.125, "-12.1250"),
        ] {
            assert_eq!(text(&DataRef::Float(number)), expected);
        }
    }

    #[test]
    fn more_than_15_digits_are_rounded_numbers() {
        let kind = |number| text_of(&DataRef::Float(number)).map(|cell| cell.kind);
        assert_eq!(kind(999_999_999_999_999.0), Some(CellKind::Number));
        assert_eq!(kind(1e15), Some(CellKind::RoundedNumber));
        assert_eq!(kind(1e15 / 7.0), Some(CellKind::Number));
    }

    /// 5 July 1998 is the example of Microsoft's page on the two date systems; day 60 is the false 29 February 1900.
    #[test]
    fn dates_are_iso_in_both_date_systems() {
        for (days, is_1904, expected) in [
            (35_981.0, false, "1998-07-05"),
            (34_519.0, true, "1998-07-05"),
            (46_055.583_333_333_336, false, "2026-02-02T14:00:00"),
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (61.0, false, "1900-03-01"),
            (0.5, false, "12:00:00"),
            (-1.0, false, "-1"),
            (3e6, false, "3000000"),
        ] {
            assert_eq!(date(days, is_1904), expected);
        }
    }

    #[test]
    fn durations_count_hours_beyond_a_day() {
        let moment = ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(text(&DataRef::DateTime(moment)), "36:00:00");
    }
}
