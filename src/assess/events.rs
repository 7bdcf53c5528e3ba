//! A case's rows of the event tables, read by their columns' types, and which of them count.

use chrono::NaiveDateTime;

use crate::calendar::Moment;
use crate::case::{CaseName, Reading, Value};
use crate::draw::EventTable;
use crate::extract::ColumnFormat;
use crate::lang::{Message, events as say};
use crate::rule::{Expression, Truth};
use crate::template::{EventDates, Events};

/// An event table of the template, and what was given for it.
#[derive(Debug, Clone)]
pub(super) struct EventBasis<'a> {
    events: &'a Events,
    table: Option<&'a EventTable>,
    /// Where each column stands in the table, and how it is written; `None` when the table lacks it.
    columns: Vec<Option<(usize, ColumnFormat)>>,
}

/// The rows of one case, each with its values in the order of the template's columns.
#[derive(Debug, Clone)]
pub(super) struct CaseEvents {
    pub rows: Vec<Vec<Reading>>,
}

/// Whether a row is one of those that are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    Yes,
    No,
    /// Only a value that cannot be read would tell.
    Untold,
}

/// When the events that count happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Happened {
    /// The times, earliest first.
    pub moments: Vec<Moment>,
    /// How many more there may be: rows of which it cannot be read whether they count, or when they happened.
    pub untold: usize,
}

impl<'a> EventBasis<'a> {
    pub fn new(events: &'a Events, table: Option<&'a EventTable>) -> Self {
        let found = events.columns.iter().map(|column| {
            let columns = table?.columns();
            let position = columns.iter().position(|(name, _)| *name == column.name)?;
            Some((position, columns.get(position)?.1))
        });
        Self {
            events,
            table,
            columns: found.collect(),
        }
    }

    /// The rows of a case; `None` when the table was not given.
    pub fn of<'i>(&self, id: impl Into<CaseName<'i>>) -> Option<CaseEvents> {
        let table = self.table?;
        let rows = table.rows_of(id).map(|row| self.readings(table, row));
        Some(CaseEvents {
            rows: rows.collect(),
        })
    }

    fn readings(&self, table: &EventTable, row: usize) -> Vec<Reading> {
        let read = |found: &Option<(usize, ColumnFormat)>| match found {
            Some((column, format)) => format.read(table.value(row, *column)),
            None => Reading::Unreadable,
        };
        self.columns.iter().map(read).collect()
    }

    /// Why nothing can be told from the table at all, where that is so: it, or one of the columns needed, is not there.
    pub fn lacks(&self, needed: impl IntoIterator<Item = usize>) -> Option<Message> {
        let table = self.events.name.as_str();
        if self.table.is_none() {
            return Some(say::NO_TABLE.with("table", table));
        }
        let mut columns = needed.into_iter();
        let absent = columns.find(|column| matches!(self.columns.get(*column), Some(None)))?;
        let column = self.events.columns.get(absent)?;
        let message = say::NO_COLUMN.with("table", table);
        Some(message.with("column", &column.name))
    }

    pub fn name(&self) -> &str {
        &self.events.name
    }
}

impl CaseEvents {
    /// When the events that count happened. An event without a date may have happened at any time.
    pub fn happened(&self, dates: &EventDates) -> Happened {
        let mut times = Vec::new();
        let mut untold = 0;
        for row in &self.rows {
            let moment = moment(row, dates.source.column);
            match (counts(dates.condition.as_ref(), row), moment) {
                (Counts::No, _) => {}
                (Counts::Yes, Some(moment)) => times.push((moment, ())),
                (Counts::Yes, None) | (Counts::Untold, _) => untold += 1,
            }
        }
        sort_by_time(&mut times);
        Happened {
            moments: times.into_iter().map(|(moment, ())| moment).collect(),
            untold,
        }
    }
}

/// Whether a row counts. As in SQL's WHERE, a condition that an empty cell leaves open is not fulfilled.
pub(super) fn counts(condition: Option<&Expression>, row: &[Reading]) -> Counts {
    let Some(condition) = condition else {
        return Counts::Yes;
    };
    match condition.evaluate(row) {
        Truth::True => Counts::Yes,
        Truth::False => Counts::No,
        Truth::Unknown(why) if why.unreadable.is_empty() && !why.out_of_range => Counts::No,
        Truth::Unknown(_) => Counts::Untold,
    }
}

/// The time in a column of a row; `None` when it is empty or cannot be read.
pub(super) fn moment(row: &[Reading], column: usize) -> Option<Moment> {
    match row.get(column) {
        Some(Reading::Value(Value::Moment(moment))) => Some(*moment),
        _ => None,
    }
}

/// Puts rows in the order of time: by instant when all have their offset from UTC, else by date and time as written,
/// dates without a time first. Rows of one time keep their order.
pub(super) fn sort_by_time<T>(rows: &mut [(Moment, T)]) {
    let instant = |moment: &Moment| -> Option<NaiveDateTime> {
        moment.clock()?.checked_sub_offset(moment.offset?)
    };
    if rows.iter().all(|(moment, _)| instant(moment).is_some()) {
        rows.sort_by_key(|(moment, _)| instant(moment));
    } else {
        rows.sort_by_key(|(moment, _)| (moment.date, moment.time));
    }
}
