//! Conditions whose questions to texts are answered beforehand, and conditions asked of a few rows at once, say what they
//! say of each row by itself.

use proptest::prelude::*;

use super::possible::{conditions, rows};
use super::*;
use crate::calendar::Day;

/// Columns of texts, or of yes and no.
fn asked_kind(column: usize) -> Option<ColumnType> {
    let (_, kind) = COLUMNS.get(column)?;
    matches!(kind, ColumnType::Text | ColumnType::Bool).then_some(*kind)
}

/// A few rows with answers behind their cells, column by column.
struct Columnwise {
    days: Vec<(Vec<u32>, u32, u32)>,
    numbers: Vec<(Vec<Decimal>, u32, u32)>,
    answers: Vec<FewAnswers>,
}

impl Columnwise {
    fn of(rows: &[Vec<Reading>]) -> Self {
        let columns = 0..rows[0].len();
        let cells = |column: usize| rows.iter().map(move |row| &row[column]).enumerate();
        let bits = |column, is: fn(&Reading) -> bool| {
            cells(column).fold(0, |bits, (row, cell)| bits | (u32::from(is(cell)) << row))
        };
        let empty = |column| bits(column, |cell| *cell == Reading::Empty);
        let unreadable = |column| bits(column, |cell| *cell == Reading::Unreadable);
        let days = columns.clone().map(|column| {
            let days = cells(column).map(|(_, cell)| match cell {
                Reading::Value(Value::Moment(moment)) => {
                    u32::try_from(Day::from(moment.date).number()).unwrap()
                }
                _ => 0,
            });
            (days.collect(), empty(column), unreadable(column))
        });
        let numbers = columns.clone().map(|column| {
            let numbers = cells(column).map(|(_, cell)| match cell {
                Reading::Value(Value::Number(number)) => *number,
                _ => Decimal::ZERO,
            });
            (numbers.collect(), empty(column), unreadable(column))
        });
        let answers = columns.map(|column| FewAnswers {
            yes: bits(column, |cell| *cell == yes_no(true)),
            no: bits(column, |cell| *cell == yes_no(false)),
            null: empty(column),
        });
        Self {
            days: days.collect(),
            numbers: numbers.collect(),
            answers: answers.collect(),
        }
    }
}

fn cells<T>((values, empty, unreadable): &(Vec<T>, u32, u32)) -> FewCells<'_, T> {
    FewCells {
        values,
        empty: *empty,
        unreadable: *unreadable,
    }
}

impl FewRows for Columnwise {
    fn days(&self, column: usize) -> FewCells<'_, u32> {
        cells(&self.days[column])
    }

    fn numbers(&self, column: usize) -> FewCells<'_, Decimal> {
        cells(&self.numbers[column])
    }

    fn answers(&self, column: usize) -> FewAnswers {
        self.answers[column]
    }
}

/// What can be asked of a few rows: days, numbers and answers.
fn few_kind(column: usize) -> Option<ColumnType> {
    match COLUMNS.get(column) {
        Some((_, kind)) => matches!(kind, ColumnType::Date | ColumnType::Number).then_some(*kind),
        None => Some(ColumnType::Bool),
    }
}

/// The condition without its questions, and the questions.
fn without_questions(expression: &Expression) -> (Expression, TextQuestions) {
    let mut questions = TextQuestions::behind(COLUMNS.len());
    let changed = questions.out_of(expression, &asked_kind);
    (changed, questions)
}

fn with_answers(row: &[Reading], questions: &TextQuestions) -> Vec<Reading> {
    let mut extended = row.to_vec();
    extended.resize(row.len() + questions.len(), Reading::Unreadable);
    for (column, cell) in row.iter().enumerate() {
        let answers = questions.answers(column, cell);
        for (number, answer) in questions.of_column(column).zip(answers) {
            extended[COLUMNS.len() + number] = answer.reading();
        }
    }
    extended
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_is_asked_beforehand_or_of_a_few_rows_is_the_same(
        text in conditions(),
        rows in prop::collection::vec(rows(), 1..=MOST_ROWS),
    ) {
        let Ok(expression) = compile(&text, &columns()) else {
            return Ok(());
        };
        let (changed, questions) = without_questions(&expression);
        let extended: Vec<_> = rows.iter().map(|row| with_answers(row, &questions)).collect();
        let few = FewCondition::of(&changed, &few_kind);
        let few = few.map(|mut few| few.answers(&Columnwise::of(&extended)));
        for (place, (row, extended)) in rows.iter().zip(&extended).enumerate() {
            let answer = expression.answer(row);
            prop_assert_eq!(changed.answer(extended), answer, "{} {:?}", text, row);
            if let Some(few) = few {
                prop_assert_eq!(few.get(place), answer, "{} {:?}", text, row);
            }
        }
    }
}

#[test]
fn each_question_is_asked_once_and_whatever_asks_more_than_one_text_is_none() {
    for (text, questions, left) in [
        ("status = 'a' AND belob > 1", 1, &[8, 3][..]),
        ("LOWER(status) LIKE 'a%' OR status IS NULL", 1, &[8]),
        (
            "(status = 'a' AND belob > 1) OR (belob > 2 AND status = 'a')",
            1,
            &[8, 3],
        ),
        ("status = ærinde AND status <> 'a'", 1, &[0, 5, 8]),
        ("hastesag AND NOT COALESCE(klage, FALSE)", 2, &[8, 9]),
        (
            "CASE WHEN status = 'a' THEN belob ELSE 2 END > 1",
            1,
            &[8, 3],
        ),
        ("belob > 1 AND lukket IS NULL", 0, &[3, 6]),
        ("TRUE OR NULL", 0, &[]),
    ] {
        let (changed, found) = without_questions(&compiled(text));
        assert_eq!(
            (found.len(), changed.columns()),
            (questions, left),
            "{text}"
        );
    }
}

#[test]
fn days_numbers_and_answers_are_asked_of_few_rows_and_nothing_else() {
    for (text, can_be) in [
        (
            "status = 'a' AND belob BETWEEN 1 AND 2 AND NOT (lukket < modtaget)",
            true,
        ),
        ("DATE '2026-02-01' <= lukket OR lukket IS NULL", true),
        ("hastesag IS NULL OR NULL OR FALSE", true),
        ("lukket >= TIMESTAMP '2026-02-01 12:00'", false),
        ("afgjort > lukket", false),
        ("afgjort IS NULL", false),
        ("lukket - modtaget > 2", false),
        ("lukket + INTERVAL '2' MONTH > modtaget - 7", true),
        ("workdays(lukket + INTERVAL '1' DAY, 3) = modtaget", true),
        ("birthday(lukket, 18) <> DATE '2026-02-01'", true),
        ("lukket + belob > modtaget", false),
        ("COALESCE(lukket, DATE '2026-02-01') + 2 > modtaget", false),
        ("status = ærinde", false),
        ("belob IN (1, 2)", false),
    ] {
        let (changed, _) = without_questions(&compiled(text));
        assert_eq!(
            FewCondition::of(&changed, &few_kind).is_some(),
            can_be,
            "{text}"
        );
    }
}
