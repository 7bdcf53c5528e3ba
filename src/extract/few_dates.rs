//! Dates of ten characters in a few cells, all read at once, as `short_date` reads one.

use fearless_simd::{Level, dispatch, mask32x16, prelude::*, u32x16};

use super::batch::CASES_AT_ONCE;
use super::short_date::DATE_LENGTH;

/// A few texts of ten characters: the first four of each as one number, the first in the lowest byte; the next four; the
/// last two.
pub(super) struct FewTexts([[u32; CASES_AT_ONCE]; 3]);

/// What they are.
pub(super) struct FewDates {
    /// Those that are not written as dates, a bit each; nothing else here is to be believed of them.
    pub other: u32,
    /// The numbers of the days that they name, with the day before the month and with the month before the day; 0 where
    /// the calendar has no such day.
    pub days: [[u32; CASES_AT_ONCE]; 2],
    /// Those without such a day in each of the orders, a bit each.
    pub without: [u32; 2],
    /// Those with a day in the first order only, a bit each.
    pub only_day_first: u32,
    /// Those with a day in the second order only.
    pub only_month_first: u32,
    /// Those with two days, one in each order.
    pub either: u32,
}

impl FewTexts {
    /// Nothing that is a date.
    pub const NONE: Self = Self([[0; CASES_AT_ONCE]; 3]);

    /// Puts a text at a place.
    #[inline(always)]
    pub fn put(&mut self, place: usize, text: &[u8; DATE_LENGTH]) {
        let [a, b, c, d, e, f, g, h, i, j] = *text;
        let parts = [[a, b, c, d], [e, f, g, h], [i, j, 0, 0]];
        for (all, part) in self.0.iter_mut().zip(parts) {
            if let Some(one) = all.get_mut(place) {
                *one = u32::from_le_bytes(part);
            }
        }
    }

    /// Reads them.
    pub fn read(&self, level: Level) -> FewDates {
        dispatch!(level, simd => self.read_by(simd))
    }

    #[inline(always)]
    fn read_by<S: Simd>(&self, simd: S) -> FewDates {
        let all = |number| u32x16::splat(simd, number);
        let byte = |word: u32x16<S>, place: u32| (word >> (8 * place)) & all(0xFF);
        let [head, middle, tail] = self.0.map(|words| words.simd_into(simd));
        let [one, two, three, four] = [0, 1, 2, 3].map(|place| byte(head, place));
        let [five, six, seven, eight] = [0, 1, 2, 3].map(|place| byte(middle, place));
        let [nine, ten] = [0, 1].map(|place| byte(tail, place));

        let dash = all(u32::from(b'-'));
        let is_year_first = five.simd_eq(dash);
        let either = |year_first, year_last| is_year_first.select(year_first, year_last);
        let (mark, other_mark) = (either(five, three), either(eight, six));
        // The signs `-`, `.` and `/` stand side by side.
        let is_mark = (mark - dash).simd_lt(all(3)) & mark.simd_eq(other_mark);
        let digits = [
            one,
            two,
            either(three, five),
            four,
            either(six, eight),
            seven,
            nine,
            ten,
        ];
        let digits = digits.map(|digit| digit - all(u32::from(b'0')));
        let are_digits = digits
            .iter()
            .fold(is_mark, |are, digit| are & digit.simd_lt(all(10)));

        let [one, two, third, four, sixth, seven, nine, ten] = digits;
        let pair = |tens: u32x16<S>, ones| tens * all(10) + ones;
        let (front, back) = (pair(one, two), pair(nine, ten));
        let century = either(front, pair(seven, sixth));
        let of_century = either(pair(third, four), back);
        let first = either(back, front);
        let second = either(pair(sixth, seven), pair(four, third));

        let year = Year::of(simd, century, of_century);
        let day_first = year.day(second, first);
        let month_first = either(day_first, year.day(first, second));
        let are_none = [day_first, month_first].map(|days| days.simd_eq(all(0)));
        let [no_day_first, no_month_first] = are_none;
        let bits = |mask: mask32x16<S>| u32::try_from((mask & are_digits).to_bitmask());
        let bits = |mask| bits(mask).unwrap_or_default();
        FewDates {
            other: !bits(are_digits),
            days: [day_first, month_first].map(Into::into),
            without: are_none.map(bits),
            only_day_first: bits(!no_day_first & no_month_first),
            only_month_first: bits(no_day_first & !no_month_first),
            either: bits(!no_day_first & !no_month_first & !day_first.simd_eq(month_first)),
        }
    }
}

/// The years of a few dates.
#[derive(Clone, Copy)]
struct Year<S: Simd> {
    simd: S,
    is_there: mask32x16<S>,
    /// 1 in leap years.
    leap_day: u32x16<S>,
    /// The number of the day before the first.
    before: u32x16<S>,
}

impl<S: Simd> Year<S> {
    /// From centuries and years in them.
    #[inline(always)]
    fn of(simd: S, century: u32x16<S>, of_century: u32x16<S>) -> Self {
        let all = |number| u32x16::splat(simd, number);
        let year = century * all(100) + of_century;
        // Every fourth year; of those that end a century, every fourth.
        let fourth = of_century.simd_eq(all(0)).select(century, of_century) & all(3);
        let years = year - all(1);
        // A hundredth as a product and a shift, right for all numbers of four digits.
        let centuries = (years * all(5_243)) >> 19;
        Self {
            simd,
            is_there: year.simd_gt(all(0)),
            leap_day: fourth.simd_eq(all(0)).select(all(1), all(0)),
            before: years * all(365) + (years >> 2) - centuries + (centuries >> 2),
        }
    }

    /// The number of a day of them by its month and its day of the month; 0 where there is none.
    #[inline(always)]
    fn day(self, month: u32x16<S>, day: u32x16<S>) -> u32x16<S> {
        let all = |number| u32x16::splat(self.simd, number);
        // Long months take turns with short ones, and begin anew in August.
        let days = all(30) + ((month + (month >> 3)) & all(1));
        let is_february = month.simd_eq(all(2));
        let days = is_february.select(all(28) + self.leap_day, days);
        // 0 becomes the highest number.
        let is_there =
            self.is_there & (month - all(1)).simd_lt(all(12)) & (day - all(1)).simd_lt(days);
        // As if February had 30 days: 367 days in twelve months, and a twelfth as a product and a shift.
        let before = ((month * all(367) - all(362)) * all(10_923)) >> 17;
        let missing = month.simd_gt(all(2)).select(all(2) - self.leap_day, all(0));
        is_there.select(self.before + before - missing + day, all(0))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::extract::short_date::ShortDate;

    proptest! {
        #[test]
        fn a_few_are_read_as_each_is_by_itself(
            texts in prop::collection::vec(
                prop_oneof![
                    8 => "[0-3][0-9]([-./])(0[1-9]|1[0-9])[-./](0000|1900|2000|20[0-9]{2}|9999)",
                    4 => "(0000|1900|2000|20[0-9]{2})-[01][0-9]-[0-3][0-9]",
                    2 => "[-./0-9:]{10}",
                    1 => "[ -~]{10}",
                ],
                CASES_AT_ONCE,
            ),
        ) {
            let mut few = FewTexts::NONE;
            for (place, text) in texts.iter().enumerate() {
                few.put(place, text.as_bytes().try_into().unwrap());
            }
            let dates = few.read(Level::new());
            for (place, text) in texts.iter().enumerate() {
                let is = |bits: u32| bits & (1 << place) != 0;
                let Some(short) = ShortDate::read(text.as_bytes()) else {
                    prop_assert!(is(dates.other), "{}", text);
                    continue;
                };
                let days = short.in_both_orders().map(|day| day.map_or(0, |day| u32::try_from(day.number()).unwrap()));
                prop_assert_eq!(dates.days.map(|days| days[place]), days, "{}", text);
                let [one, two] = days;
                let expected = [false, one != 0 && two == 0, one == 0 && two != 0, one != 0 && two != 0 && one != two];
                let found = [dates.other, dates.only_day_first, dates.only_month_first, dates.either].map(is);
                prop_assert_eq!(found, expected, "{}", text);
                prop_assert_eq!(dates.without.map(is), days.map(|day| day == 0), "{}", text);
            }
        }
    }

    #[test]
    fn every_year_has_its_days_and_no_others() {
        let days = [
            "01-01", "28-02", "29-02", "01-03", "31-04", "31-08", "12-11", "31-12",
        ];
        for years in (0..10_000).collect::<Vec<_>>().chunks(2) {
            let dates = years
                .iter()
                .flat_map(|year| days.map(|day| format!("{day}-{year:04}")));
            let mut few = FewTexts::NONE;
            for (place, date) in dates.clone().enumerate() {
                few.put(place, date.as_bytes().try_into().unwrap());
            }
            let read = few.read(Level::new());
            for (place, date) in dates.enumerate() {
                let days = ShortDate::read(date.as_bytes()).unwrap().in_both_orders();
                let days =
                    days.map(|day| day.map_or(0, |day| u32::try_from(day.number()).unwrap()));
                assert_eq!(read.days.map(|days| days[place]), days, "{date}");
            }
        }
    }

    #[test]
    fn every_wrong_character_is_seen_at_every_place() {
        for written in ["03-02-2026", "2026-02-03"] {
            for place in 0..DATE_LENGTH {
                for byte in 0..=u8::MAX {
                    let mut bytes: [u8; DATE_LENGTH] = written.as_bytes().try_into().unwrap();
                    bytes[place] = byte;
                    let mut few = FewTexts::NONE;
                    few.put(place, &bytes);
                    let is_other = few.read(Level::new()).other & (1 << place) != 0;
                    assert_eq!(is_other, ShortDate::read(&bytes).is_none(), "{bytes:?}");
                }
            }
        }
    }
}
