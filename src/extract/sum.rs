//! The total of a column, to be held against the books.

use rust_decimal::Decimal;

use super::format::ColumnFormat;
use super::joint::Joint;
use super::number::{BothMarks, DecimalMark};
use super::observe::Numbers;
use super::quality::Quality;

/// What the values of a column add up to. Rows that are no cases are left out; a row that repeats another counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnSum {
    /// The sum, exact; `None` when it has more digits than can be kept (28).
    pub sum: Option<Decimal>,
    /// How many values were added.
    pub values: u64,
    /// How many cells were empty.
    pub empty: u64,
    /// How the values are written, as decided from all of them.
    pub format: ColumnFormat,
    /// Values that are no numbers, and so are missing in the sum; the lines are those of the first file.
    pub quality: Quality,
}

/// An amount as somebody wrote it from the books: with a decimal comma where that is possible, else with a point.
///
/// ```
/// # use sagsaudit::extract::read_amount;
/// let read = |text| read_amount(text).map(|amount| amount.to_string());
/// assert_eq!(read("12.345.678,90").as_deref(), Some("12345678.90"));
/// assert_eq!(read("12345678.9").as_deref(), Some("12345678.9"));
/// assert_eq!(read("1.234").as_deref(), Some("1234"));
/// assert_eq!(read("mange"), None);
/// ```
pub fn read_amount(text: &str) -> Option<Decimal> {
    let both = BothMarks::read(text);
    both.comma.or(both.point)
}

impl ColumnSum {
    /// The total of a column that stands in several files, each of which writes it in its own way.
    pub(super) fn of_files(sums: Vec<Self>) -> Self {
        let mut sums = sums.into_iter();
        let first = sums.next().unwrap_or_else(|| Adder::default().finish());
        sums.fold(first, Self::with)
    }

    fn with(mut self, other: Self) -> Self {
        let joint = Joint::of([self.format, other.format]);
        self.format = match joint {
            Some(joint) if !joint.is_rewritten => joint.format,
            _ => ColumnFormat::Number(DecimalMark::Mixed),
        };
        let sums = self.sum.zip(other.sum);
        self.sum = sums.and_then(|(one, two)| exact_sum(one, two));
        self.values += other.values;
        self.empty += other.empty;
        self.quality.unreadable += other.quality.unreadable;
        self.quality.example = self.quality.example.or(other.quality.example);
        self
    }
}

/// Adds up a column in each way that it may turn out to be written.
#[derive(Debug, Default)]
pub(super) struct Adder {
    numbers: Numbers,
    by_comma: Running,
    by_point: Running,
    by_either: Running,
    empty: u64,
}

impl Adder {
    /// Adds the value on a line.
    pub(super) fn add(&mut self, text: &str, line: u64) {
        if text.is_empty() {
            self.empty += 1;
            return;
        }
        self.add_read(BothMarks::read(text), text, line);
    }

    /// Adds a value that was read.
    pub(super) fn add_read(&mut self, both: BothMarks, text: &str, line: u64) {
        self.numbers.note(both, text, line);
        self.by_comma.add(both.comma);
        self.by_point.add(both.point);
        self.by_either.add(both.without_doubt());
    }

    /// Adds what another has added up of the same column.
    pub(super) fn merge(&mut self, other: Self) {
        self.numbers.merge(other.numbers);
        self.by_comma.merge(other.by_comma);
        self.by_point.merge(other.by_point);
        self.by_either.merge(other.by_either);
        self.empty += other.empty;
    }

    /// The total by the way the column is written.
    pub(super) fn finish(self) -> ColumnSum {
        let (mark, quality) = self.numbers.decide();
        let running = match mark {
            DecimalMark::None | DecimalMark::Comma | DecimalMark::CommaAssumed => self.by_comma,
            DecimalMark::Point => self.by_point,
            DecimalMark::Mixed => self.by_either,
        };
        ColumnSum {
            sum: running.sum,
            values: running.values,
            empty: self.empty,
            format: ColumnFormat::Number(mark),
            quality,
        }
    }
}

/// A sum in the making.
#[derive(Debug, Clone, Copy)]
struct Running {
    sum: Option<Decimal>,
    values: u64,
}

impl Default for Running {
    fn default() -> Self {
        Self {
            sum: Some(Decimal::ZERO),
            values: 0,
        }
    }
}

impl Running {
    fn add(&mut self, number: Option<Decimal>) {
        let Some(number) = number else { return };
        self.values += 1;
        self.sum = self.sum.and_then(|sum| exact_sum(sum, number));
    }

    fn merge(&mut self, other: Self) {
        self.values += other.values;
        let sums = self.sum.zip(other.sum);
        self.sum = sums.and_then(|(one, other)| exact_sum(one, other));
    }
}

/// The sum, unless it would have to be rounded.
fn exact_sum(one: Decimal, other: Decimal) -> Option<Decimal> {
    let sum = one.checked_add(other)?;
    (sum.scale() >= one.scale().max(other.scale())).then_some(sum)
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;

    fn total(values: &[&str]) -> ColumnSum {
        let mut adder = Adder::default();
        for (value, line) in values.iter().zip(2..) {
            adder.add(value, line);
        }
        adder.finish()
    }

    #[test]
    fn amounts_are_added_as_their_column_writes_them() {
        let found = total(&["1.234,50", "0,25", "", "ukendt", "100"]);
        assert_eq!(found.sum, Some(Decimal::from_str("1334.75").unwrap()));
        assert_eq!(
            (found.values, found.empty, found.quality.unreadable),
            (3, 1, 1)
        );
        assert_eq!(found.quality.lines, [5]);
        let found = total(&["1,234.50", "0.25"]);
        assert_eq!(found.sum, Some(Decimal::from_str("1234.75").unwrap()));
        // Tenths have no exact binary form; a hundred thousand of them still add up.
        let many = vec!["0,1"; 100_000];
        assert_eq!(
            total(&many).sum,
            Some(Decimal::from_str("10000.0").unwrap())
        );
    }

    #[test]
    fn files_are_added_each_as_it_is_written() {
        let files = vec![
            total(&["1.234,50"]),
            total(&["1,234.50", "x"]),
            total(&[""]),
        ];
        let found = ColumnSum::of_files(files);
        assert_eq!(found.sum, Some(Decimal::from(2469)));
        assert_eq!(
            (found.values, found.empty, found.quality.unreadable),
            (2, 1, 1)
        );
        assert_eq!(found.format, ColumnFormat::Number(DecimalMark::Mixed));
    }

    #[test]
    fn a_sum_that_would_have_to_be_rounded_is_none() {
        let large = "9".repeat(28);
        assert_eq!(total(&[&large, "0,01"]).sum, None);
        assert_eq!(total(&vec![large.as_str(); 20]).sum, None);
        assert_eq!(total(&[]).sum, Some(Decimal::ZERO));
    }
}
