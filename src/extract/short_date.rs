//! Dates of ten characters, `dd-mm-yyyy` and the like, as nearly all dates are written: read eight characters at a time.

use super::date::DateOrder;
use crate::calendar::Day;

/// The three numbers of a date of ten characters, which need not be a date that the calendar has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ShortDate {
    year: u16,
    /// Day or month; of `yyyy-mm-dd` the day.
    first: u8,
    /// Month or day; of `yyyy-mm-dd` the month.
    second: u8,
    is_year_first: bool,
}

/// How many characters such a date has.
pub(super) const DATE_LENGTH: usize = 10;

/// The characters of `00-00-00`, the first in the lowest byte, without the marks at the third and sixth place.
const ZEROS: u64 = u64::from_le_bytes(*b"00\x0000\x0000");
/// The characters of `0000-00-`.
const YEAR_FIRST: u64 = u64::from_le_bytes(*b"0000-00-");
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;
/// What lifts the numbers above nine into the high bit of their byte, and any number but zero at the places of marks.
const LIFT: u64 = u64::from_le_bytes([0x76, 0x76, 0x7f, 0x76, 0x76, 0x7f, 0x76, 0x76]);
/// The same for a year at the beginning.
const LIFT_YEAR_FIRST: u64 = u64::from_le_bytes([0x76, 0x76, 0x76, 0x76, 0x7f, 0x76, 0x76, 0x7f]);

impl ShortDate {
    /// `dd-mm-yyyy` with `-`, `.` or `/` between, or `yyyy-mm-dd`; `None` for any other text.
    #[inline]
    pub(super) fn read(text: &[u8]) -> Option<Self> {
        let text: &[u8; DATE_LENGTH] = text.try_into().ok()?;
        let [head @ .., nine, ten] = text;
        let last = pair(*nine, *ten)?;
        let [_, _, mark, _, year_mark, ..] = head;
        if *year_mark == b'-' {
            let digits = numbers(*head, YEAR_FIRST, LIFT_YEAR_FIRST)?;
            let [century, _, year, _, _, month, ..] = digits;
            return Some(Self {
                year: 100 * u16::from(century) + u16::from(year),
                first: last,
                second: month,
                is_year_first: true,
            });
        }
        if !matches!(mark, b'-' | b'.' | b'/') {
            return None;
        }
        let marks = u64::from(*mark) * ((1 << 16) + (1 << 40));
        let digits = numbers(*head, ZEROS | marks, LIFT)?;
        let [first, _, _, second, _, _, century, _] = digits;
        Some(Self {
            year: 100 * u16::from(century) + u16::from(last),
            first,
            second,
            is_year_first: false,
        })
    }

    /// The day it names with the day before the month, and that with the month before the day.
    #[inline]
    pub(super) fn in_both_orders(self) -> [Option<Day>; 2] {
        [DateOrder::DayFirst, DateOrder::MonthFirst].map(|order| self.day(order))
    }

    /// The day it names in an order of day and month.
    #[inline]
    pub(super) fn day(self, order: DateOrder) -> Option<Day> {
        let (day, month) = match order {
            DateOrder::MonthFirst if !self.is_year_first => (self.second, self.first),
            _ => (self.first, self.second),
        };
        Day::of(self.year, month, day)
    }
}

/// The number that each two neighbours of eight digits make, at the place of the first; `None` when they are not digits and
/// marks as in the pattern.
#[inline]
fn numbers(text: [u8; 8], pattern: u64, lift: u64) -> Option<[u8; 8]> {
    // What is not above nine is the number of a digit, and a mark that fits leaves nothing.
    let met = u64::from_le_bytes(text) ^ pattern;
    // A sum of two bytes runs over into the next only where the high bit was set before.
    if (met | met.wrapping_add(lift)) & HIGH_BITS != 0 {
        return None;
    }
    Some((10 * met + (met >> 8)).to_le_bytes())
}

/// The number of two digits.
#[inline]
fn pair(ten: u8, one: u8) -> Option<u8> {
    let (ten, one) = (ten.wrapping_sub(b'0'), one.wrapping_sub(b'0'));
    (ten < 10 && one < 10).then(|| 10 * ten + one)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;

    /// The definition.
    fn by_definition(text: &str) -> Option<ShortDate> {
        let parts = |mark: char| text.split(mark).map(str::to_owned).collect::<Vec<_>>();
        let number = |text: &str, digits: usize| {
            let are_digits = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
            are_digits.then(|| text.parse::<u16>().unwrap())
        };
        let of = |[day, month, year]: [&str; 3], is_year_first| {
            Some(ShortDate {
                year: number(year, 4)?,
                first: u8::try_from(number(day, 2)?).unwrap(),
                second: u8::try_from(number(month, 2)?).unwrap(),
                is_year_first,
            })
        };
        ['-', '.', '/'].into_iter().find_map(|mark| {
            let parts = parts(mark);
            let [one, two, three] = parts.as_slice() else {
                return None;
            };
            let last = of([one, two, three], false);
            last.or_else(|| of([three, two, one], true).filter(|_| mark == '-'))
        })
    }

    #[test]
    fn every_wrong_character_is_seen() {
        for written in ["03-02-2026", "2026-02-03"] {
            assert!(ShortDate::read(written.as_bytes()).is_some());
            for place in 0..written.len() {
                for byte in 0..=u8::MAX {
                    let mut bytes = written.as_bytes().to_vec();
                    bytes[place] = byte;
                    let expected = str::from_utf8(&bytes).ok().and_then(by_definition);
                    assert_eq!(ShortDate::read(&bytes), expected, "{bytes:?}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn it_is_the_definition(text in "[0-9]{2}[-./][0-9]{2}[-./][0-9]{4}|[0-9]{4}[-./][0-9]{2}[-./][0-9]{2}|[-0-9./]{9,11}|\\PC{3,10}") {
            prop_assert_eq!(ShortDate::read(text.as_bytes()), by_definition(&text));
        }

        #[test]
        fn both_orders_are_those_of_the_calendar(text in "[0-3][0-9][-./][0-3][0-9][-./](0000|2024|2023|9999)|2024-[01][0-9]-[0-3][0-9]") {
            let parts: Vec<u32> = text.split(['-', '.', '/']).map(|part| part.parse().unwrap()).collect();
            let date = |year, month, day| NaiveDate::from_ymd_opt(i32::try_from(year).unwrap(), month, day).filter(|_| year > 0);
            let expected = match parts.as_slice() {
                [year, month, day] if text.starts_with("2024-") => [date(*year, *month, *day); 2],
                [first, second, year] => [date(*year, *second, *first), date(*year, *first, *second)],
                _ => unreachable!("three numbers"),
            };
            // Two kinds of marks are no date.
            if let Some(short) = ShortDate::read(text.as_bytes()) {
                prop_assert_eq!(short.in_both_orders().map(|day| day.map(Day::date)), expected);
            }
        }

        #[test]
        fn any_ten_bytes(bytes in prop::array::uniform10(prop_oneof![any::<u8>(), 0x2d_u8..0x3b])) {
            let expected = str::from_utf8(&bytes).ok().and_then(by_definition);
            prop_assert_eq!(ShortDate::read(&bytes), expected);
        }
    }
}
