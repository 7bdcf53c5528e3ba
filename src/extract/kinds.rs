//! What the columns of an extract hold, told from their values, where nobody has said it.

use super::abreast::{self, BlockRows, GiveUp, Manner, Watch};
use super::batch::{CaseList, Slot};
use super::cases::Reading;
use super::columns::{Columns, Mapping, PartColumns, Selection, Wanted};
use super::date::BothOrders;
use super::format::read_bool;
use super::number::BothMarks;
use super::part::{Extract, Part};
use super::records::Row;
use crate::case::ColumnType;
use crate::diag::Failure;

/// The types of some columns, told from all their values in all files.
///
/// A column is of a type when at least nine in ten of its values can be read so; the others are then unreadable. Numbers
/// of which one begins with a needless 0 are codes, that is text; so is a column without values.
///
/// # Errors
/// When a file lacks a column that must be there, or its bytes cannot be read to the end as a table.
pub fn column_kinds(
    extract: &Extract,
    columns: &[Wanted],
    maps: &[Mapping],
) -> Result<Vec<ColumnType>, Failure> {
    let is_wanted = |map: &&Mapping| columns.iter().any(|wanted| wanted.name == map.column);
    let selection = Selection {
        conditions: columns.to_vec(),
        maps: maps.iter().filter(is_wanted).cloned().collect(),
        ..Selection::default()
    };
    let found = Columns::find(extract, &selection)?;
    let mut guesses = vec![Guess::default(); columns.len()];
    extract.begin_rows();
    for (part, columns) in extract.parts().iter().zip(&found.parts) {
        for (guess, more) in guesses.iter_mut().zip(guesses_of(extract, part, columns)?) {
            guess.merge(more);
        }
    }
    Ok(guesses.into_iter().map(Guess::kind).collect())
}

/// What the columns of conditions could be by the rows of one file.
fn guesses_of<'e>(
    extract: &Extract<'e>,
    part: &Part<'e>,
    columns: &PartColumns,
) -> Result<Vec<Guess>, Failure> {
    let begin = || KindWatch {
        extract,
        part,
        columns,
        guesses: vec![Guess::default(); columns.conditions.len()],
    };
    let manner = Manner {
        threads: extract.threads(),
        block_bytes: extract.block_bytes(),
        hashes: false,
    };
    let mut all = begin();
    if let Ok((watches, _)) = abreast::read(part, &Reading::as_written(columns), manner, begin) {
        for watch in watches {
            let guesses = all.guesses.iter_mut().zip(watch.guesses);
            guesses.for_each(|(one, other)| one.merge(other));
        }
        return Ok(all.guesses);
    }
    let mut rows = part.rows()?;
    while let Some(row) = rows.next()? {
        all.see(&row);
    }
    Ok(all.guesses)
}

/// Looks at some rows of a file.
struct KindWatch<'a, 'e> {
    extract: &'a Extract<'e>,
    part: &'a Part<'e>,
    columns: &'a PartColumns,
    guesses: Vec<Guess>,
}

impl KindWatch<'_, '_> {
    fn see(&mut self, row: &Row<'_>) {
        if !self.part.survey.has_right_width(row) {
            return;
        }
        for (column, guess) in self.columns.conditions.iter().zip(&mut self.guesses) {
            guess.observe(column.value(row.fields));
        }
    }
}

impl Watch for KindWatch<'_, '_> {
    fn begin(&mut self, _: u64, _: &[u8]) {}

    /// Every row is looked at, and none is shown as a case.
    fn few_cases<'s, 'b: 's>(
        &mut self,
        rows: &mut BlockRows<'b>,
        slots: &'s mut [Slot],
        _: &mut CaseList<'s>,
    ) -> Result<(), GiveUp> {
        let mut seen = 0;
        rows.each_of_few(slots, |row| {
            self.see(row);
            seen += 1;
        });
        self.extract.add_rows(seen);
        Ok(())
    }

    fn show(&mut self, _: &CaseList<'_>) -> Result<(), GiveUp> {
        Ok(())
    }
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

    /// Adds what other values of the column could be.
    fn merge(&mut self, other: Self) {
        self.values += other.values;
        self.dates += other.dates;
        self.with_time |= other.with_time;
        self.numbers += other.numbers;
        self.codes |= other.codes;
        self.bools += other.bools;
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
            for seen_by_one in 0..=values.len() {
                let (one, other) = values.split_at(seen_by_one);
                let mut guesses = [one, other].map(|values| {
                    let mut guess = Guess::default();
                    values.iter().for_each(|value| guess.observe(value));
                    guess
                });
                let [guess, more] = &mut guesses;
                guess.merge(*more);
                assert_eq!(guess.kind(), expected, "{values:?}");
            }
        }
    }
}
