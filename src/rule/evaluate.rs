//! The value of a checked expression in one row, by SQL's three-valued logic and one value more.
//!
//! An empty cell is NULL. A cell that cannot be read is none of the values its column could have, so whatever needs it
//! is undetermined; `FALSE AND` it is false all the same, because no value could change that.

use std::borrow::Cow;
use std::cmp::Ordering;

use chrono::{NaiveDate, TimeDelta};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::like;
use super::node::{Comparison, Items, List, Node, Nulls, Step, TextFunction, When};
use crate::calendar::{Moment, birthday, working_days_after};
use crate::case::{Reading, Value};

/// The value of a part of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'r> {
    /// SQL's NULL.
    Null,
    /// It needs a cell that cannot be read, or a calculation that has no result.
    Undetermined,
    /// True or false.
    Bool(bool),
    /// A number.
    Number(Decimal),
    /// A text.
    Text(Cow<'r, str>),
    /// A date, perhaps with a time.
    Moment(Moment),
}

impl Cell<'_> {
    /// Whether there is no value.
    pub(super) fn is_missing(&self) -> bool {
        matches!(self, Self::Null | Self::Undetermined)
    }
}

/// The value of `node` in `row`.
pub(super) fn value<'r>(node: &'r Node, row: &'r [Reading]) -> Cell<'r> {
    let of = |part: &'r Node| value(part, row);
    match node {
        Node::Null => Cell::Null,
        Node::Constant(constant) => of_value(constant),
        Node::Column(index) => of_reading(row.get(*index)),
        Node::And(parts) => until(parts.iter().map(of), Decided::ByFalse),
        Node::Or(parts) => until(parts.iter().map(of), Decided::ByTrue),
        Node::Not(part) => match of(part) {
            Cell::Bool(holds) => Cell::Bool(!holds),
            missing => missing,
        },
        Node::Compare { left, how, right } => compare(&of(left), *how, &of(right)),
        Node::IsNull(part) => match of(part) {
            Cell::Undetermined => Cell::Undetermined,
            met => Cell::Bool(met == Cell::Null),
        },
        Node::In { operand, list } => is_in(&of(operand), list),
        Node::Between { operand, low, high } => {
            let operand = of(operand);
            let above = compare(&operand, Comparison::GreaterOrEqual, &of(low));
            let below = compare(&operand, Comparison::LessOrEqual, &of(high));
            until([above, below].into_iter(), Decided::ByFalse)
        }
        Node::Like { operand, pattern } => like(&of(operand), &of(pattern)),
        Node::Negative(part) => match of(part) {
            Cell::Number(number) => Cell::Number(-number),
            missing => missing,
        },
        Node::Sum { first, steps } => steps
            .iter()
            .fold(of(first), |so_far, step| after_step(so_far, step, row)),
        Node::Case { whens, otherwise } => first_that(whens, otherwise, row, |condition| condition),
        Node::SimpleCase {
            operand,
            whens,
            otherwise,
        } => {
            let operand = of(operand);
            first_that(whens, otherwise, row, |candidate| {
                compare(&operand, Comparison::Equal, &candidate)
            })
        }
        Node::Coalesce(parts) => parts
            .iter()
            .map(of)
            .find(|part| *part != Cell::Null)
            .unwrap_or(Cell::Null),
        Node::OfText(function, part) => of_text(*function, of(part)),
        Node::Workdays { date, days } => date_and_number(&of(date), &of(days), working_days_after),
        Node::Birthday { born, years } => date_and_number(&of(born), &of(years), |born, years| {
            birthday(born, u32::try_from(years).ok()?)
        }),
    }
}

fn of_value(value: &Value) -> Cell<'_> {
    match value {
        Value::Text(text) => Cell::Text(Cow::Borrowed(text)),
        Value::Moment(moment) => Cell::Moment(*moment),
        Value::Number(number) => Cell::Number(*number),
        Value::Bool(holds) => Cell::Bool(*holds),
    }
}

fn of_reading(reading: Option<&Reading>) -> Cell<'_> {
    match reading.expect("a row has every column that its expressions were compiled for") {
        Reading::Empty => Cell::Null,
        Reading::Unreadable => Cell::Undetermined,
        Reading::Value(value) => of_value(value),
    }
}

/// Which answer of one condition decides for all.
#[derive(Clone, Copy)]
enum Decided {
    /// `AND`.
    ByFalse,
    /// `OR`.
    ByTrue,
}

/// `AND` or `OR` over conditions: what decides wins, then what cannot be determined, then NULL.
fn until<'r>(conditions: impl Iterator<Item = Cell<'r>>, decided: Decided) -> Cell<'r> {
    let deciding = matches!(decided, Decided::ByTrue);
    let mut so_far = Cell::Bool(!deciding);
    for condition in conditions {
        match condition {
            Cell::Bool(holds) if holds == deciding => return Cell::Bool(deciding),
            Cell::Bool(_) => {}
            Cell::Null if so_far == Cell::Undetermined => {}
            missing => so_far = missing,
        }
    }
    so_far
}

/// Two values of one type compared: undetermined if either is, else NULL if either is.
pub(super) fn compare<'r>(left: &Cell<'_>, how: Comparison, right: &Cell<'_>) -> Cell<'r> {
    let order = match (left, right) {
        (Cell::Number(left), Cell::Number(right)) => left.cmp(right),
        (Cell::Text(left), Cell::Text(right)) => left.cmp(right),
        (Cell::Moment(left), Cell::Moment(right)) => left.compare(right),
        (Cell::Bool(left), Cell::Bool(right)) => left.cmp(right),
        _ => return missing_of(left, right),
    };
    Cell::Bool(match how {
        Comparison::Equal => order == Ordering::Equal,
        Comparison::NotEqual => order != Ordering::Equal,
        Comparison::Less => order == Ordering::Less,
        Comparison::LessOrEqual => order != Ordering::Greater,
        Comparison::Greater => order == Ordering::Greater,
        Comparison::GreaterOrEqual => order != Ordering::Less,
    })
}

/// What two values have in common when they cannot be joined: one of them is missing, and undetermined goes before
/// NULL. Two present values of different types do not pass the check; they would be undetermined.
fn missing_of<'r>(left: &Cell<'_>, right: &Cell<'_>) -> Cell<'r> {
    match (left, right) {
        (Cell::Undetermined, _) | (_, Cell::Undetermined) => Cell::Undetermined,
        (Cell::Null, _) | (_, Cell::Null) => Cell::Null,
        _ => Cell::Undetermined,
    }
}

fn is_in<'r>(operand: &Cell<'_>, list: &List) -> Cell<'r> {
    let found = match (operand, &list.items) {
        (Cell::Text(text), Items::Texts(items)) => items
            .binary_search_by(|item| item.as_str().cmp(text))
            .is_ok(),
        (Cell::Number(number), Items::Numbers(items)) => items.binary_search(number).is_ok(),
        (Cell::Moment(moment), Items::Moments(items)) => items
            .iter()
            .any(|item| moment.compare(item) == Ordering::Equal),
        (Cell::Bool(holds), Items::Bools(items)) => items.contains(holds),
        (Cell::Null, _) => return Cell::Null,
        _ => return Cell::Undetermined,
    };
    match (found, list.nulls) {
        (false, Nulls::With) => Cell::Null,
        _ => Cell::Bool(found),
    }
}

fn like<'r>(operand: &Cell<'_>, pattern: &Cell<'_>) -> Cell<'r> {
    match (operand, pattern) {
        (Cell::Text(text), Cell::Text(pattern)) => Cell::Bool(like::fits(text, pattern)),
        _ => missing_of(operand, pattern),
    }
}

fn of_text(function: TextFunction, operand: Cell<'_>) -> Cell<'_> {
    let Cell::Text(text) = operand else {
        return operand;
    };
    match function {
        TextFunction::Length => Cell::Number(Decimal::from(text.chars().count())),
        TextFunction::Upper => Cell::Text(Cow::Owned(text.to_uppercase())),
        TextFunction::Lower => Cell::Text(Cow::Owned(text.to_lowercase())),
    }
}

/// The result of the first branch whose condition, as `judge` sees it, is true.
fn first_that<'r>(
    whens: &'r [When],
    otherwise: &'r Node,
    row: &'r [Reading],
    judge: impl Fn(Cell<'r>) -> Cell<'r>,
) -> Cell<'r> {
    for when in whens {
        match judge(value(&when.condition, row)) {
            Cell::Bool(true) => return value(&when.result, row),
            Cell::Undetermined => return Cell::Undetermined,
            _ => {}
        }
    }
    value(otherwise, row)
}

/// A sum after one more step.
fn after_step<'r>(so_far: Cell<'r>, step: &'r Step, row: &'r [Reading]) -> Cell<'r> {
    let joined = |node: &'r Node, join: fn(&Cell<'_>, &Cell<'_>) -> Option<Cell<'r>>| {
        let operand = value(node, row);
        if so_far.is_missing() || operand.is_missing() {
            return missing_of(&so_far, &operand);
        }
        join(&so_far, &operand).unwrap_or(Cell::Undetermined)
    };
    match step {
        Step::Add(node) => joined(node, |one, other| sum(one, other, Decimal::checked_add)),
        Step::Subtract(node) => joined(node, |one, other| sum(one, other, Decimal::checked_sub)),
        Step::Later(node) => joined(node, |date, days| moved(date, whole(days)?)),
        Step::Earlier(node) => joined(node, |date, days| moved(date, whole(days)?.checked_neg()?)),
        Step::DaysSince(node) => joined(node, days_between),
        Step::Shift(interval) => match so_far {
            Cell::Moment(moment) => interval
                .after(moment.date)
                .map_or(Cell::Undetermined, |date| {
                    Cell::Moment(Moment { date, ..moment })
                }),
            missing => missing,
        },
    }
}

fn sum<'r>(
    one: &Cell<'_>,
    other: &Cell<'_>,
    join: fn(Decimal, Decimal) -> Option<Decimal>,
) -> Option<Cell<'r>> {
    match (one, other) {
        (Cell::Number(one), Cell::Number(other)) => join(*one, *other).map(Cell::Number),
        _ => None,
    }
}

/// A number of whole days; `None` for parts of a day and for what no calendar holds.
fn whole(days: &Cell<'_>) -> Option<i64> {
    match days {
        Cell::Number(days) if days.fract().is_zero() => days.to_i64(),
        _ => None,
    }
}

fn moved<'r>(moment: &Cell<'_>, days: i64) -> Option<Cell<'r>> {
    let Cell::Moment(moment) = moment else {
        return None;
    };
    let date = moment.date.checked_add_signed(TimeDelta::try_days(days)?)?;
    Some(Cell::Moment(Moment { date, ..*moment }))
}

/// Whole days between the calendar dates as written; times of day do not count.
fn days_between<'r>(later: &Cell<'_>, earlier: &Cell<'_>) -> Option<Cell<'r>> {
    match (later, earlier) {
        (Cell::Moment(later), Cell::Moment(earlier)) => {
            let days = later.date.signed_duration_since(earlier.date).num_days();
            Some(Cell::Number(Decimal::from(days)))
        }
        _ => None,
    }
}

/// What a date and a whole number give: a date without a time of day.
fn date_and_number<'r>(
    date: &Cell<'_>,
    number: &Cell<'_>,
    join: impl Fn(NaiveDate, i64) -> Option<NaiveDate>,
) -> Cell<'r> {
    if date.is_missing() || number.is_missing() {
        return missing_of(date, number);
    }
    let Cell::Moment(moment) = date else {
        return Cell::Undetermined;
    };
    whole(number)
        .and_then(|number| join(moment.date, number))
        .map_or(Cell::Undetermined, |date| Cell::Moment(Moment::on(date)))
}
