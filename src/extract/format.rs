//! How the values of a column are read: decided from all of them, shown to the user, stored with the draw.

use std::fmt;
use std::str::FromStr;

use super::date::DateOrder;
use super::number::DecimalMark;
use super::short_date::ShortDate;
use crate::calendar::{Day, Moment};
use crate::case::{ColumnType, Reading, Value, trimmed};

/// How the values of one column are read.
///
/// Its text is stored in `draw.json` and read back from there:
///
/// ```
/// # use sagsaudit::extract::{ColumnFormat, DateOrder};
/// let format = ColumnFormat::Date(DateOrder::DayFirst);
/// assert_eq!(format.to_string(), "date day-first");
/// assert_eq!("date day-first".parse(), Ok(format));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnFormat {
    /// Any text.
    Text,
    /// A date; a time beside it is dropped.
    Date(DateOrder),
    /// A date with its time and offset, where they are given.
    Datetime(DateOrder),
    /// A number.
    Number(DecimalMark),
    /// Yes or no.
    Bool,
}

const DATE_ORDERS: [(&str, DateOrder); 4] = [
    ("iso", DateOrder::Iso),
    ("day-first", DateOrder::DayFirst),
    ("day-first-assumed", DateOrder::DayFirstAssumed),
    ("month-first", DateOrder::MonthFirst),
];
const DECIMAL_MARKS: [(&str, DecimalMark); 5] = [
    ("no-decimal-mark", DecimalMark::None),
    ("decimal-comma", DecimalMark::Comma),
    ("decimal-comma-assumed", DecimalMark::CommaAssumed),
    ("decimal-point", DecimalMark::Point),
    ("decimal-mixed", DecimalMark::Mixed),
];

impl ColumnFormat {
    /// The type of the values.
    pub fn column_type(self) -> ColumnType {
        match self {
            Self::Text => ColumnType::Text,
            Self::Date(_) => ColumnType::Date,
            Self::Datetime(_) => ColumnType::Datetime,
            Self::Number(_) => ColumnType::Number,
            Self::Bool => ColumnType::Bool,
        }
    }

    /// Reads one cell. White space around a value does not count.
    ///
    /// ```
    /// # use sagsaudit::case::{Reading, Value};
    /// # use sagsaudit::extract::ColumnFormat;
    /// assert_eq!(ColumnFormat::Bool.read(" Ja "), Reading::Value(Value::Bool(true)));
    /// assert_eq!(ColumnFormat::Bool.read("måske"), Reading::Unreadable);
    /// assert_eq!(ColumnFormat::Bool.read(" "), Reading::Empty);
    /// ```
    pub fn read(self, raw: &str) -> Reading {
        let text = trimmed(raw);
        if text.is_empty() {
            return Reading::Empty;
        }
        let value = match self {
            Self::Text => (!is_error(text)).then(|| Value::Text(text.to_owned())),
            Self::Date(order) => order
                .read(text)
                .map(|moment| Value::Moment(Moment::on(moment.date))),
            Self::Datetime(order) => order.read(text).map(Value::Moment),
            Self::Number(mark) => mark.read(text).map(Value::Number),
            Self::Bool => read_bool(text).map(Value::Bool),
        };
        value.map_or(Reading::Unreadable, Reading::Value)
    }
}

/// What a cell of a column of dates says of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayCell {
    /// Nothing but white space.
    Empty,
    /// Something that is no date.
    Unreadable,
    /// The day.
    On(Day),
}

impl DayCell {
    /// A cell that is not empty and has been read.
    #[inline(always)]
    pub(super) fn of(day: Option<Day>) -> Self {
        day.map_or(Self::Unreadable, Self::On)
    }
}

impl ColumnFormat {
    /// The day of a date of ten characters, as nearly all dates are written; `None` leaves any other cell, and a column
    /// that is not of dates, to [`ColumnFormat::day`].
    #[inline]
    pub fn short_day(self, raw: &str) -> Option<DayCell> {
        let Self::Date(order) = self else {
            return None;
        };
        if raw.is_empty() {
            return Some(DayCell::Empty);
        }
        let short = ShortDate::read(raw.as_bytes())?;
        Some(DayCell::of(short.day(order)))
    }

    /// What [`ColumnFormat::read`] says of a cell, if it is one of dates without a time of day.
    ///
    /// ```
    /// # use sagsaudit::calendar::Day;
    /// # use sagsaudit::extract::{ColumnFormat, DateOrder, DayCell};
    /// let format = ColumnFormat::Date(DateOrder::DayFirst);
    /// assert_eq!(format.day("3/2/2026 14:05"), Some(DayCell::On(Day::of(2026, 2, 3).unwrap())));
    /// assert_eq!(ColumnFormat::Text.day("03-02-2026"), None);
    /// ```
    pub fn day(self, raw: &str) -> Option<DayCell> {
        let Self::Date(order) = self else {
            return None;
        };
        let text = trimmed(raw);
        Some(match order.read(text) {
            Some(moment) => DayCell::On(moment.date.into()),
            None if text.is_empty() => DayCell::Empty,
            None => DayCell::Unreadable,
        })
    }

    /// Reads one cell in the place of another one, whose memory is used again: `spare` keeps what texts leave behind.
    pub fn read_into(self, raw: &str, reading: &mut Reading, spare: &mut Vec<String>) {
        if let Reading::Value(Value::Text(text)) = std::mem::replace(reading, Reading::Empty) {
            spare.push(text);
        }
        let text = trimmed(raw);
        if self != Self::Text {
            *reading = self.read(text);
        } else if is_error(text) {
            *reading = Reading::Unreadable;
        } else if !text.is_empty() {
            let mut kept = spare.pop().unwrap_or_default();
            kept.clear();
            kept.push_str(text);
            *reading = Reading::Value(Value::Text(kept));
        }
    }
}

impl fmt::Display for ColumnFormat {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.column_type();
        match self {
            Self::Text | Self::Bool => write!(out, "{kind}"),
            Self::Date(order) | Self::Datetime(order) => {
                write!(out, "{kind} {}", name_in(&DATE_ORDERS, *order))
            }
            Self::Number(mark) => write!(out, "{kind} {}", name_in(&DECIMAL_MARKS, *mark)),
        }
    }
}

fn name_in<T: Copy + PartialEq>(names: &[(&'static str, T)], wanted: T) -> &'static str {
    names
        .iter()
        .find(|(_, value)| *value == wanted)
        .map(|(name, _)| *name)
        .expect("the list names every value, which a test holds")
}

impl FromStr for ColumnFormat {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, detail) = text.split_once(' ').unwrap_or((text, ""));
        let format = match (kind.parse()?, detail) {
            (ColumnType::Text, "") => Some(Self::Text),
            (ColumnType::Bool, "") => Some(Self::Bool),
            (ColumnType::Date, name) => value_of(&DATE_ORDERS, name).map(Self::Date),
            (ColumnType::Datetime, name) => value_of(&DATE_ORDERS, name).map(Self::Datetime),
            (ColumnType::Number, name) => value_of(&DECIMAL_MARKS, name).map(Self::Number),
            _ => None,
        };
        format.ok_or(())
    }
}

fn value_of<T: Copy>(names: &[(&str, T)], wanted: &str) -> Option<T> {
    names
        .iter()
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| *value)
}

/// Whether there may be an error of a spreadsheet in a text.
pub(super) fn may_have_errors(text: &[u8]) -> bool {
    memchr::memchr(b'#', text).is_some()
}

/// Whether a text is what a cell of a spreadsheet shows when its formula has failed. It says nothing about the case.
pub(super) fn is_error(text: &str) -> bool {
    text.starts_with('#')
        && matches!(
            text,
            "#DIV/0!"
                | "#N/A"
                | "#NAME?"
                | "#NULL!"
                | "#NUM!"
                | "#REF!"
                | "#VALUE!"
                | "#GETTING_DATA"
                | "#SPILL!"
                | "#CALC!"
                | "#I/T"
                | "#NAVN?"
                | "#NUL!"
                | "#REFERENCE!"
                | "#VÆRDI!"
                | "#DIVISION/0!"
        )
}

/// Yes and no in Danish and English, as letters, as numbers, and as Danish spreadsheets write truth.
pub(super) fn read_bool(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "ja" | "j" | "yes" | "true" | "sand" | "1" => Some(true),
        "nej" | "n" | "no" | "false" | "falsk" | "0" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_read_back_from_their_text() {
        let dates = DATE_ORDERS.map(|(_, order)| ColumnFormat::Date(order));
        let datetimes = DATE_ORDERS.map(|(_, order)| ColumnFormat::Datetime(order));
        let numbers = DECIMAL_MARKS.map(|(_, mark)| ColumnFormat::Number(mark));
        let plain = [ColumnFormat::Text, ColumnFormat::Bool];
        for format in dates
            .into_iter()
            .chain(datetimes)
            .chain(numbers)
            .chain(plain)
        {
            assert_eq!(format.to_string().parse(), Ok(format));
        }
        for text in [
            "",
            "date",
            "text iso",
            "number iso",
            "Date iso",
            "date  iso",
        ] {
            assert_eq!(text.parse::<ColumnFormat>(), Err(()), "{text}");
        }
    }

    #[test]
    fn a_date_column_drops_the_time_and_a_datetime_column_keeps_it() {
        let text = "03-02-2026 14:05+01:00";
        let shown = |format: ColumnFormat| match format.read(text) {
            Reading::Value(Value::Moment(moment)) => moment.to_string(),
            other => panic!("{other:?}"),
        };
        assert_eq!(shown(ColumnFormat::Date(DateOrder::DayFirst)), "2026-02-03");
        assert_eq!(
            shown(ColumnFormat::Datetime(DateOrder::DayFirst)),
            "2026-02-03T14:05:00+01:00"
        );
        assert_eq!(
            ColumnFormat::Date(DateOrder::DayFirst).read("03-02-2026 25:05"),
            Reading::Unreadable
        );
    }

    #[test]
    fn yes_and_no_are_read_in_any_case() {
        for text in ["ja", "JA", "j", "Yes", "TRUE", "Sand", "1"] {
            assert_eq!(read_bool(text), Some(true), "{text}");
        }
        for text in ["nej", "N", "no", "False", "FALSK", "0"] {
            assert_eq!(read_bool(text), Some(false), "{text}");
        }
        assert_eq!(read_bool("x"), None);
    }

    #[test]
    fn text_is_unreadable_only_where_a_formula_has_failed() {
        assert_eq!(ColumnFormat::Text.read(" #VÆRDI! "), Reading::Unreadable);
        assert_eq!(
            ColumnFormat::Text.read("#12"),
            Reading::Value(Value::Text("#12".into()))
        );
        assert_eq!(
            ColumnFormat::Text.read("\u{a0}NA "),
            Reading::Value(Value::Text("NA".into()))
        );
        assert_eq!(ColumnFormat::Text.read(" "), Reading::Empty);
    }
}
