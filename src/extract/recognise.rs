//! What the columns of an extract seem to hold, for somebody who is to describe them: a guess, to be looked at.

use super::date::BothOrders;
use super::format::read_bool;
use super::number::BothMarks;
use super::part::Part;
use crate::case::ColumnType;
use crate::cell::{is_hyphenated_cpr, is_ten_digit_cpr};
use crate::diag::Failure;

/// A column as it seems to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// Its heading.
    pub heading: String,
    /// The type that fits its values; text where none does, or where there are none.
    pub kind: ColumnType,
    /// Whether it has values at all.
    pub has_values: bool,
    /// Whether most of its values are CPR numbers.
    pub is_cpr: bool,
}

/// One value in twenty may be something else, such as `ukendt`.
const FIT_AT_LEAST: [u64; 2] = [19, 20];

/// Looks at every row once.
///
/// # Errors
/// When the bytes cannot be read to the end as a table.
pub fn recognise(part: &Part) -> Result<Vec<Recognised>, Failure> {
    let names = &part.survey.header.names;
    let mut seen = vec![Seen::default(); names.len()];
    let mut rows = part.rows()?;
    while let Some(row) = rows.next()? {
        for (seen, value) in seen.iter_mut().zip(row.fields.iter()) {
            let value = value.trim();
            seen.observe(value, BothOrders::read(value), BothMarks::read(value));
        }
    }
    let columns = names.iter().zip(seen);
    Ok(columns
        .map(|(heading, seen)| Recognised {
            heading: heading.clone(),
            kind: seen.kind(),
            has_values: seen.values > 0,
            is_cpr: seen.fits(seen.cpr),
        })
        .collect())
}

/// How many values of a column could be what.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    values: u64,
    dates: u64,
    with_time: bool,
    numbers: u64,
    with_leading_zero: bool,
    bools: u64,
    cpr: u64,
}

impl Seen {
    /// Looks at a value, as it reads as a date and as a number.
    pub(super) fn observe(&mut self, value: &str, date: BothOrders, number: BothMarks) {
        if value.is_empty() {
            return;
        }
        self.values += 1;
        if date.day_first.is_some() || date.month_first.is_some() {
            self.dates += 1;
            self.with_time |= value.contains(':');
        }
        self.numbers += u64::from(number.comma.is_some() || number.point.is_some());
        self.bools += u64::from(read_bool(value).is_some());
        self.cpr += u64::from(is_hyphenated_cpr(value) || is_ten_digit_cpr(value));
        let is_digits = value.bytes().all(|byte| byte.is_ascii_digit());
        self.with_leading_zero |= value.len() > 1 && value.starts_with('0') && is_digits;
    }

    /// Whether nearly all values are among `fitting`.
    /// Adds what was seen of the column elsewhere.
    pub(super) fn merge(&mut self, other: Self) {
        self.values += other.values;
        self.dates += other.dates;
        self.with_time |= other.with_time;
        self.numbers += other.numbers;
        self.with_leading_zero |= other.with_leading_zero;
        self.bools += other.bools;
        self.cpr += other.cpr;
    }

    fn fits(&self, fitting: u64) -> bool {
        let [most, of] = FIT_AT_LEAST;
        self.values > 0 && fitting.saturating_mul(of) >= self.values.saturating_mul(most)
    }

    /// The type that fits.
    pub(super) fn kind(&self) -> ColumnType {
        if self.fits(self.dates) {
            return if self.with_time {
                ColumnType::Datetime
            } else {
                ColumnType::Date
            };
        }
        // 0 and 1 are numbers as well as yes and no; a digit with a zero before it is a code.
        if self.fits(self.numbers) && !self.with_leading_zero && !self.fits(self.cpr) {
            return ColumnType::Number;
        }
        if self.values > 0 && self.bools == self.values {
            return ColumnType::Bool;
        }
        ColumnType::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_told_from_nearly_all_values() {
        let kind = |values: &[&str]| {
            let mut seen = Seen::default();
            for value in values {
                seen.observe(value, BothOrders::read(value), BothMarks::read(value));
            }
            seen.kind()
        };
        let with_one_other: Vec<&str> = std::iter::repeat_n("01-02-2026", 19)
            .chain(["ukendt"])
            .collect();
        for (values, expected) in [
            (&["", ""][..], ColumnType::Text),
            (&["2026-02-01", "", "31.12.2025"], ColumnType::Date),
            (&["2026-02-01 12:30", "2026-02-01"], ColumnType::Datetime),
            (&with_one_other, ColumnType::Date),
            (&["01-02-2026", "ukendt"], ColumnType::Text),
            (&["1.234,56", "7"], ColumnType::Number),
            (&["0", "1"], ColumnType::Number),
            (&["0123", "4567"], ColumnType::Text),
            (&["0101901234", "0202901234"], ColumnType::Text),
            (&["ja", "Nej", ""], ColumnType::Bool),
            (&["ja", "måske"], ColumnType::Text),
        ] {
            assert_eq!(kind(values), expected, "{values:?}");
        }
    }
}
