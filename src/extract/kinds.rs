//! What the columns of an extract hold, told from their values, where nobody has said it.

use super::date::BothOrders;
use super::format::read_bool;
use super::number::BothMarks;
use super::source::Source;
use super::survey::Survey;
use crate::case::ColumnType;
use crate::diag::Failure;

/// The types of the columns at some positions, told from all their values.
///
/// A column is of a type when at least nine in ten of its values can be read so; the others are then unreadable. Numbers
/// of which one begins with a needless 0 are codes, that is text; so is a column without values.
///
/// # Errors
/// When the bytes cannot be read to the end as a table.
pub fn column_kinds(
    source: &Source,
    survey: &Survey,
    positions: &[usize],
) -> Result<Vec<ColumnType>, Failure> {
    let mut guesses = vec![Guess::default(); positions.len()];
    let mut rows = survey.rows(source)?;
    while let Some(row) = rows.next()? {
        if row.fields.len() != survey.header.names.len() {
            continue;
        }
        for (position, guess) in positions.iter().zip(&mut guesses) {
            guess.observe(row.fields.get(*position).unwrap_or_default().trim());
        }
    }
    Ok(guesses.into_iter().map(Guess::kind).collect())
}

/// What the values of one column could be.
#[derive(Debug, Clone, Copy, Default)]
struct Guess {
    values: u64,
    dates: u64,
    with_time: bool,
    numbers: u64,
    codes: bool,
    bools: u64,
}

impl Guess {
    fn observe(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.values += 1;
        let dates = BothOrders::read(text);
        if let Some(moment) = dates.day_first.or(dates.month_first) {
            self.dates += 1;
            self.with_time |= moment.time.is_some();
        }
        let numbers = BothMarks::read(text);
        self.numbers += u64::from(numbers.comma.or(numbers.point).is_some());
        self.codes |= is_code(text);
        self.bools += u64::from(read_bool(text).is_some());
    }

    fn kind(self) -> ColumnType {
        let holds =
            |count: u64| count > 0 && count.saturating_mul(10) >= self.values.saturating_mul(9);
        if holds(self.dates) {
            if self.with_time {
                ColumnType::Datetime
            } else {
                ColumnType::Date
            }
        } else if holds(self.numbers) && !self.codes {
            ColumnType::Number
        } else if holds(self.bools) && !self.codes {
            ColumnType::Bool
        } else {
            ColumnType::Text
        }
    }
}

/// Digits that begin with a 0 which no number needs: `0101`.
fn is_code(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_what_nine_in_ten_of_its_values_are() {
        let ten = |most: &'static str, one: &'static str| [vec![most; 9], vec![one]].concat();
        for (values, expected) in [
            (vec!["01-02-2026", ""], ColumnType::Date),
            (ten("2026-02-01", "ukendt"), ColumnType::Date),
            (vec!["2026-02-01", "ukendt"], ColumnType::Text),
            (vec!["01-02-2026 10:15"], ColumnType::Datetime),
            (vec!["1.234,50", "7"], ColumnType::Number),
            (vec!["1", "0"], ColumnType::Number),
            (vec!["0101", "7700"], ColumnType::Text),
            (vec!["ja", "nej", "Ja"], ColumnType::Bool),
            (vec!["", ""], ColumnType::Text),
            (vec!["Klage", "7"], ColumnType::Text),
        ] {
            let mut guess = Guess::default();
            values.iter().for_each(|value| guess.observe(value));
            assert_eq!(guess.kind(), expected, "{values:?}");
        }
    }
}
