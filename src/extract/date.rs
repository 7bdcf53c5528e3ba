//! Dates and times as Danish case systems write them.

use chrono::{FixedOffset, NaiveDate, NaiveTime};

use super::short_date::ShortDate;
use crate::calendar::Moment;

/// What the values of a date column say of the order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// Every value is year, month, day, or has the same number as day and month.
    #[default]
    Iso,
    /// At least one value can only be day, month, year.
    DayFirst,
    /// Every value could be either; the Danish order is taken.
    DayFirstAssumed,
    /// At least one value can only be month, day, year, and none only the other way.
    MonthFirst,
}

impl DateOrder {
    /// The moment a text names; `None` when it names none.
    ///
    /// ```
    /// # use sagsaudit::extract::DateOrder;
    /// let read = |text| DateOrder::DayFirst.read(text).map(|moment| moment.to_string());
    /// assert_eq!(read("3/2-2026"), None); // two kinds of separator
    /// assert_eq!(read("3.2.2026 kl. 9"), None);
    /// assert_eq!(read("03-02-2026 14.05").as_deref(), Some("2026-02-03T14:05:00"));
    /// assert_eq!(read("2026-02-03T14:05:00.5Z").as_deref(), Some("2026-02-03T14:05:00.500+00:00"));
    /// ```
    pub fn read(self, text: &str) -> Option<Moment> {
        if let Some(short) = ShortDate::read(text.as_bytes()) {
            return short.day(self).map(|day| Moment::on(day.date()));
        }
        let both = BothOrders::read(text);
        match self {
            Self::MonthFirst => both.month_first,
            Self::Iso | Self::DayFirst | Self::DayFirstAssumed => both.day_first,
        }
    }
}

/// A text read in both orders of day and month; they are the same when the year comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct BothOrders {
    pub(super) day_first: Option<Moment>,
    pub(super) month_first: Option<Moment>,
}

impl BothOrders {
    pub(super) fn read(text: &str) -> Self {
        let text = text.trim();
        match ShortDate::read(text.as_bytes()) {
            Some(short) => {
                let moments = short.in_both_orders();
                let [day_first, month_first] =
                    moments.map(|day| day.map(|day| Moment::on(day.date())));
                Self {
                    day_first,
                    month_first,
                }
            }
            None => Self::try_read(text).unwrap_or_default(),
        }
    }

    fn try_read(text: &str) -> Option<Self> {
        let date_length = text
            .find(|character: char| !character.is_ascii_digit() && !is_separator(character))
            .unwrap_or(text.len());
        let (date, rest) = text.split_at(date_length);
        let (time, offset) = read_clock(rest)?;
        let moment = |date| Moment { date, time, offset };
        let written = WrittenDate::read(date)?;
        Some(Self {
            day_first: written.day_first().map(moment),
            month_first: written.month_first().map(moment),
        })
    }
}

fn is_separator(character: char) -> bool {
    matches!(character, '-' | '.' | '/')
}

/// Three numbers with their meaning as far as the form tells it.
#[derive(Clone, Copy)]
enum WrittenDate {
    YearFirst { year: i32, month: u32, day: u32 },
    YearLast { first: u32, second: u32, year: i32 },
}

impl WrittenDate {
    /// `yyyy-mm-dd`, or two numbers of one or two digits and a year of four with `-`, `.` or `/` between.
    fn read(text: &str) -> Option<Self> {
        let separator = text.chars().find(|character| is_separator(*character))?;
        let mut parts = text.split(separator);
        let (one, two, three) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        if one.len() == 4 {
            return (separator == '-').then_some(Self::YearFirst {
                year: year(one)?,
                month: short_number(two)?,
                day: short_number(three)?,
            });
        }
        Some(Self::YearLast {
            first: short_number(one)?,
            second: short_number(two)?,
            year: year(three)?,
        })
    }

    fn day_first(self) -> Option<NaiveDate> {
        match self {
            Self::YearFirst { year, month, day } => NaiveDate::from_ymd_opt(year, month, day),
            Self::YearLast {
                first,
                second,
                year,
            } => NaiveDate::from_ymd_opt(year, second, first),
        }
    }

    fn month_first(self) -> Option<NaiveDate> {
        match self {
            Self::YearFirst { .. } => self.day_first(),
            Self::YearLast {
                first,
                second,
                year,
            } => NaiveDate::from_ymd_opt(year, first, second),
        }
    }
}

/// A year from 0001 to 9999, in four digits. Two digits are not a year: which century is nobody's to guess.
fn year(text: &str) -> Option<i32> {
    let year = i32::try_from(digits(text, 4..=4)?).ok()?;
    (year >= 1).then_some(year)
}

/// A number of one or two digits.
fn short_number(text: &str) -> Option<u32> {
    digits(text, 1..=2)
}

/// A number of ASCII digits only, and of no other length.
fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let fits = length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

type Clock = (Option<NaiveTime>, Option<FixedOffset>);

/// What follows a date: nothing, or `T` or blanks, a time, and perhaps an offset from UTC.
fn read_clock(rest: &str) -> Option<Clock> {
    if rest.is_empty() {
        return Some((None, None));
    }
    let rest = match rest.strip_prefix('T') {
        Some(rest) => rest,
        None if rest.starts_with(char::is_whitespace) => rest.trim_start(),
        None => return None,
    };
    let time_length = rest
        .find(|character: char| {
            !character.is_ascii_digit() && !matches!(character, ':' | '.' | ',')
        })
        .unwrap_or(rest.len());
    let (time, offset) = rest.split_at(time_length);
    Some((Some(read_time(time)?), read_offset(offset.trim_start())?))
}

/// `hh:mm`, `hh:mm:ss`, `hh:mm:ss.fff` (a point or comma, one to nine digits), `hh.mm` or `hh.mm.ss`.
///
/// 24:00 is no time of day: whether it belongs to the date before it or the next one differs between systems.
fn read_time(text: &str) -> Option<NaiveTime> {
    let separator = if text.contains(':') { ':' } else { '.' };
    let mut parts = text.split(separator);
    let hour = short_number(parts.next()?)?;
    let minute = digits(parts.next()?, 2..=2)?;
    let seconds = parts.next();
    if parts.next().is_some() {
        return None;
    }
    let (second, nanosecond) = match seconds {
        None => (0, 0),
        Some(seconds) if separator == ':' => read_seconds(seconds)?,
        Some(seconds) => (digits(seconds, 2..=2)?, 0),
    };
    NaiveTime::from_hms_nano_opt(hour, minute, second, nanosecond)
}

/// Seconds and nanoseconds.
fn read_seconds(text: &str) -> Option<(u32, u32)> {
    let Some((whole, fraction)) = text.split_once(['.', ',']) else {
        return Some((digits(text, 2..=2)?, 0));
    };
    let given = digits(fraction, 1..=9)?;
    let missing = u32::try_from(9 - fraction.len()).ok()?;
    Some((digits(whole, 2..=2)?, given * 10_u32.pow(missing)))
}

/// Nothing, `Z`, `+01:00`, `+0100` or `+01`.
fn read_offset(text: &str) -> Option<Option<FixedOffset>> {
    let (east, amount) = match text.as_bytes() {
        [] => return Some(None),
        b"Z" | b"z" => return Some(FixedOffset::east_opt(0)),
        [b'+', ..] => (1, text.get(1..)?),
        [b'-', ..] => (-1, text.get(1..)?),
        _ => return None,
    };
    let (hours, minutes) = match amount.len() {
        2 => (amount, "00"),
        4 => amount.split_at_checked(2)?,
        5 => amount.split_once(':')?,
        _ => return None,
    };
    let (hours, minutes) = (digits(hours, 2..=2)?, digits(minutes, 2..=2)?);
    if minutes > 59 {
        return None;
    }
    let seconds = i32::try_from((hours * 60 + minutes) * 60).ok()?;
    FixedOffset::east_opt(east * seconds).map(Some)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day_first(text: &str) -> Option<String> {
        DateOrder::DayFirst
            .read(text)
            .map(|moment| moment.to_string())
    }

    #[test]
    fn dates_are_read_in_every_form() {
        for text in [
            "2026-02-03",
            "2026-2-3",
            "03-02-2026",
            "3-2-2026",
            "03.02.2026",
            "3/2/2026",
            " 03-02-2026\u{a0}",
        ] {
            assert_eq!(day_first(text).as_deref(), Some("2026-02-03"), "{text}");
        }
    }

    #[test]
    fn times_are_read_in_every_form() {
        for (text, expected) in [
            ("03-02-2026 9:05", "2026-02-03T09:05:00"),
            ("03-02-2026  09.05", "2026-02-03T09:05:00"),
            ("2026-02-03T09:05:07", "2026-02-03T09:05:07"),
            ("2026-02-03 09.05.07", "2026-02-03T09:05:07"),
            (
                "2026-02-03 09:05:07.123456789",
                "2026-02-03T09:05:07.123456789",
            ),
            ("2026-02-03T09:05:07,5", "2026-02-03T09:05:07.500"),
            ("2026-02-03T09:05Z", "2026-02-03T09:05:00+00:00"),
            (
                "2011-10-11 13:42:22.688000+02:00",
                "2011-10-11T13:42:22.688+02:00",
            ),
            ("2026-02-03T09:05:00-0130", "2026-02-03T09:05:00-01:30"),
            ("2026-02-03 09:05 +01", "2026-02-03T09:05:00+01:00"),
            ("3/2/2026\u{a0}09:05", "2026-02-03T09:05:00"),
        ] {
            assert_eq!(day_first(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "",
            "-",
            "2026",
            "20260203",
            "45000",
            "03-02-26",
            "3. februar 2026",
            "03-Feb-2026",
            "3/2-2026",
            "2026/02/03",
            "2026.02.03",
            "31-02-2026",
            "29-02-2025",
            "00-00-0000",
            "01-01-0000",
            "32-01-2026",
            "13-13-2026",
            "01-02-20266",
            "1-2-2026-",
            "-1-2-2026",
            "2026-02-03T",
            "2026-02-03 24:00",
            "2026-02-03 23:60",
            "2026-02-03 23:59:60",
            "2026-02-03 9:5",
            "2026-02-03 09:05.07",
            "2026-02-03 09.05:07",
            "2026-02-03 09.05.07.5",
            "2026-02-03 09:05:07.1234567890",
            "2026-02-03 09:05:07.",
            "2026-02-03 09:05 PM",
            "2026-02-03 09:05+24:00",
            "2026-02-03 09:05+01:60",
            "2026-02-03 09:05+1",
            "2026-02-03+01:00",
            "2026-02-03x",
            "٠٣-٠٢-٢٠٢٦",
            "2026-02-03 09:05+æ1",
        ] {
            assert_eq!(day_first(text), None, "{text}");
        }
    }

    #[test]
    fn fillers_of_open_ends_are_dates() {
        assert_eq!(day_first("31-12-9999").as_deref(), Some("9999-12-31"));
        assert_eq!(day_first("01-01-0001").as_deref(), Some("0001-01-01"));
    }

    #[test]
    fn the_order_matters_only_when_the_year_is_last() {
        let read = |text| {
            DateOrder::MonthFirst
                .read(text)
                .map(|moment| moment.to_string())
        };
        assert_eq!(read("02/03/2026").as_deref(), Some("2026-02-03"));
        assert_eq!(read("2026-02-03").as_deref(), Some("2026-02-03"));
        assert_eq!(read("13/03/2026"), None);
    }

    proptest! {
        #[test]
        fn every_moment_is_read_back(days in 1_i32..3_652_059, nanos in 0_u64..86_400_000_000_000, minutes in -1439_i32..1440) {
            let date = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
            let time = NaiveTime::from_num_seconds_from_midnight_opt(
                u32::try_from(nanos / 1_000_000_000).unwrap(), u32::try_from(nanos % 1_000_000_000).unwrap());
            let moment = Moment { date, time, offset: FixedOffset::east_opt(minutes * 60) };
            prop_assert_eq!(DateOrder::Iso.read(&moment.to_string()), Some(moment));
            prop_assert_eq!(DateOrder::DayFirst.read(&date.format("%d.%m.%Y").to_string()), Some(Moment::on(date)));
            prop_assert_eq!(DateOrder::MonthFirst.read(&date.format("%m/%d/%Y").to_string()), Some(Moment::on(date)));
        }

        #[test]
        fn the_short_way_says_what_the_whole_reading_says(text in "[0-3][0-9][-./x][0-1][0-9][-./x][0-9]{4}|[0-9]{4}-[01][0-9]-[0-3][0-9æ]|[-0-9./]{9,11}") {
            for order in [DateOrder::Iso, DateOrder::DayFirst, DateOrder::DayFirstAssumed, DateOrder::MonthFirst] {
                let both = BothOrders::try_read(&text).unwrap_or_default();
                prop_assert_eq!(both, BothOrders::read(&text));
                let whole = if order == DateOrder::MonthFirst { both.month_first } else { both.day_first };
                prop_assert_eq!(whole, order.read(&text), "{}", text);
            }
        }

        #[test]
        fn no_text_is_too_strange(text in "\\PC*|[0-9.:/TZ+ æ-]{0,30}") {
            let _ = BothOrders::read(&text);
        }
    }
}
