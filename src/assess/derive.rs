//! The values of derived columns: what the events of a case say, and birthdays.

use rust_decimal::Decimal;

use super::events::{CaseEvents, Counts, counts, moment, sort_by_time};
use crate::calendar::{Moment, birthday};
use crate::case::{ColumnType, Reading, Value};
use crate::template::{EventValue, Take};

/// The value that a derived column takes from the events of a case.
///
/// It is unreadable when it may be another one: a row cannot be read where its condition needs it, or its time is not
/// there, so that it may have been the first or the last.
pub(super) fn from_events(value: &EventValue, events: &CaseEvents, kind: ColumnType) -> Reading {
    let mut rows = Vec::new();
    for row in &events.rows {
        match counts(value.condition.as_ref(), row) {
            Counts::Yes => rows.push(row),
            Counts::No => {}
            Counts::Untold => return Reading::Unreadable,
        }
    }
    let (column, by) = match value.take {
        Take::Count => return Reading::Value(Value::Number(Decimal::from(rows.len()))),
        Take::First { column, by } | Take::Last { column, by } => (column, by),
    };
    let timed = rows.into_iter().map(|row| Some((moment(row, by)?, row)));
    let Some(mut timed) = timed.collect::<Option<Vec<_>>>() else {
        return Reading::Unreadable;
    };
    sort_by_time(&mut timed);
    let taken = match value.take {
        Take::Last { .. } => timed.last(),
        Take::First { .. } | Take::Count => timed.first(),
    };
    let reading = taken.and_then(|(_, row)| row.get(column));
    of_type(reading.cloned().unwrap_or(Reading::Empty), kind)
}

/// A date column drops the time of day that a column with times has.
fn of_type(reading: Reading, kind: ColumnType) -> Reading {
    match reading {
        Reading::Value(Value::Moment(moment)) if kind == ColumnType::Date => {
            Reading::Value(Value::Moment(Moment::on(moment.date)))
        }
        other => other,
    }
}

/// The birthday of somebody born on the day that a reading says.
pub(super) fn birthday_of(born: Option<&Reading>, years: u32) -> Reading {
    match born {
        Some(Reading::Empty) => Reading::Empty,
        Some(Reading::Value(Value::Moment(born))) => match birthday(born.date, years) {
            Some(day) => Reading::Value(Value::Moment(Moment::on(day))),
            None => Reading::Unreadable,
        },
        _ => Reading::Unreadable,
    }
}
