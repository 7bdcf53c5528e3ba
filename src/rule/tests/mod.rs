//! Expressions as a whole.

mod asked;
mod corpus;
mod limits;
mod logic;
mod possible;
mod refusals;
mod values;

use rust_decimal::Decimal;

use super::*;
use crate::case::{ColumnType, Reading, Value};

/// Columns of every type, in the order of [`row`].
const COLUMNS: [(&str, ColumnType); 8] = [
    ("status", ColumnType::Text),
    ("modtaget", ColumnType::Date),
    ("afgjort", ColumnType::Datetime),
    ("belob", ColumnType::Number),
    ("hastesag", ColumnType::Bool),
    ("ærinde", ColumnType::Text),
    ("lukket", ColumnType::Date),
    ("klage", ColumnType::Bool),
];

fn columns() -> Columns {
    Columns::new(Origin::Template, COLUMNS)
}

fn text(text: &str) -> Reading {
    Reading::Value(Value::Text(text.to_owned()))
}

fn moment(iso: &str) -> Reading {
    Reading::Value(Value::Moment(literal::moment(iso).expect("an ISO date")))
}

fn number(digits: &str) -> Reading {
    Reading::Value(Value::Number(digits.parse::<Decimal>().expect("a number")))
}

fn yes_no(holds: bool) -> Reading {
    Reading::Value(Value::Bool(holds))
}

/// A case in which every column but the last two has a value.
fn row() -> Vec<Reading> {
    vec![
        text("Afgjort"),
        moment("2026-03-02"),
        moment("2026-03-09 14:30"),
        number("1250.50"),
        yes_no(true),
        text("Ærø"),
        Reading::Empty,
        Reading::Unreadable,
    ]
}

#[track_caller]
fn compiled(text: &str) -> Expression {
    compile(text, &columns()).unwrap_or_else(|problems| panic!("{text}: {problems:#?}"))
}

#[track_caller]
fn truth(text: &str) -> Truth {
    compiled(text).evaluate(&row())
}

/// `true`, `false`, or the names of what was missing: empty columns, `!` and unreadable ones, `~` for a calculation.
#[track_caller]
fn answer(text: &str) -> String {
    match truth(text) {
        Truth::True => "true".to_owned(),
        Truth::False => "false".to_owned(),
        Truth::Unknown(why) => {
            let name = |index: &usize| COLUMNS[*index].0;
            let empty: Vec<&str> = why.empty.iter().map(name).collect();
            let unreadable: Vec<&str> = why.unreadable.iter().map(name).collect();
            format!(
                "?{}!{}{}",
                empty.join(","),
                unreadable.join(","),
                if why.out_of_range { "~" } else { "" }
            )
        }
    }
}
