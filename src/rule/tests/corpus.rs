//! Expressions whose answers another SQL engine gave, and laws that hold for all of them.

use std::collections::BTreeMap;

use super::*;

const CORPUS: &str = include_str!("../../../fixtures/vectors/expressions.csv");

const KINDS: [(&str, ColumnType); 6] = [
    ("n", ColumnType::Number),
    ("m", ColumnType::Number),
    ("s", ColumnType::Text),
    ("t", ColumnType::Text),
    ("p", ColumnType::Bool),
    ("q", ColumnType::Bool),
];

/// A line of the corpus.
struct Line {
    expression: Expression,
    row: Vec<Reading>,
    expected: String,
}

fn reading(kind: ColumnType, cell: &str) -> Reading {
    match (kind, cell) {
        (_, "") => Reading::Empty,
        (ColumnType::Number, digits) => number(digits),
        (ColumnType::Bool, word) => yes_no(word == "true"),
        (_, cell) => text(cell),
    }
}

/// Lines of one expression stand together; it is compiled once for them.
fn corpus() -> Vec<Line> {
    let columns = Columns::new(Origin::Template, KINDS);
    let mut reader = csv::Reader::from_reader(CORPUS.as_bytes());
    let mut lines: Vec<Line> = Vec::new();
    for record in reader.records() {
        let record = record.expect("a line");
        let expression = match lines.last() {
            Some(before) if before.expression.text() == &record[0] => before.expression.clone(),
            _ => compile(&record[0], &columns)
                .unwrap_or_else(|problems| panic!("{}: {problems:?}", &record[0])),
        };
        let row = KINDS.iter().zip(record.iter().skip(1));
        lines.push(Line {
            expression,
            row: row.map(|((_, kind), cell)| reading(*kind, cell)).collect(),
            expected: record[7].to_owned(),
        });
    }
    lines
}

fn word(truth: &Truth) -> &'static str {
    match truth {
        Truth::True => "true",
        Truth::False => "false",
        Truth::Unknown(_) => "unknown",
    }
}

#[test]
fn every_answer_is_that_of_another_engine() {
    let lines = corpus();
    let mut answers = BTreeMap::new();
    for line in &lines {
        let met = word(&line.expression.evaluate(&line.row));
        assert_eq!(
            met, line.expected,
            "{} with {:?}",
            line.expression, line.row
        );
        *answers.entry(met).or_insert(0) += 1;
    }
    assert_eq!(lines.len(), 2400);
    assert!(answers.values().all(|count| *count > 500), "{answers:?}");
}

/// Every value a column has in the corpus.
fn values_by_column(lines: &[Line]) -> Vec<Vec<Reading>> {
    let mut values = vec![Vec::new(); KINDS.len()];
    for line in lines {
        for (known, reading) in values.iter_mut().zip(&line.row) {
            if !known.contains(reading) {
                known.push(reading.clone());
            }
        }
    }
    values
}

#[test]
fn no_value_changes_what_was_decided_without_it() {
    let lines = corpus();
    let values = values_by_column(&lines);
    let mut decided = 0;
    for line in &lines {
        for &column in line.expression.columns() {
            let mut row = line.row.clone();
            row[column] = Reading::Unreadable;
            let without = line.expression.evaluate(&row);
            if matches!(without, Truth::Unknown(_)) {
                continue;
            }
            decided += 1;
            for value in &values[column] {
                row[column] = value.clone();
                assert_eq!(
                    line.expression.evaluate(&row),
                    without,
                    "{} with {row:?}",
                    line.expression
                );
            }
        }
    }
    assert!(decided > 500, "{decided}");
}

#[test]
fn the_reason_names_missing_columns_and_filling_others_does_not_help() {
    let lines = corpus();
    let values = values_by_column(&lines);
    let mut checked = 0;
    for line in &lines {
        let mut row = line.row.clone();
        for (column, cell) in row.iter_mut().enumerate() {
            if *cell == Reading::Empty && column % 2 == 0 {
                *cell = Reading::Unreadable;
            }
        }
        let Truth::Unknown(why) = line.expression.evaluate(&row) else {
            continue;
        };
        assert!(!why.out_of_range);
        assert!(
            why.empty
                .iter()
                .all(|column| row[*column] == Reading::Empty),
            "{}",
            line.expression
        );
        assert!(
            why.unreadable
                .iter()
                .all(|column| row[*column] == Reading::Unreadable),
            "{}",
            line.expression
        );
        let named: Vec<usize> = why.empty.iter().chain(&why.unreadable).copied().collect();
        assert!(
            named
                .iter()
                .all(|column| line.expression.columns().contains(column))
        );
        for other in (0..KINDS.len()).filter(|column| !named.contains(column)) {
            if !changes_nothing(&line.expression, &row[other]) {
                continue;
            }
            for value in &values[other] {
                let mut filled = row.clone();
                filled[other] = value.clone();
                let still = line.expression.evaluate(&filled);
                assert!(
                    matches!(still, Truth::Unknown(_)),
                    "{} with {filled:?}",
                    line.expression
                );
                checked += 1;
            }
        }
    }
    assert!(checked > 500, "{checked}");
}

/// Whether a missing cell that is not named in the reason can be filled without an effect. One that cannot be read
/// always; an empty one unless the expression asks for emptiness.
fn changes_nothing(expression: &Expression, cell: &Reading) -> bool {
    let asks = |word: &str| expression.text().contains(word);
    match cell {
        Reading::Unreadable => true,
        Reading::Empty => !["NULL", "COALESCE", "CASE"].into_iter().any(asks),
        Reading::Value(_) => false,
    }
}
