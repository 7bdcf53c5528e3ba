//! Event tables of a template, and what columns and rules take from them.

use super::model::{Column, Role, Rule, Template};
use crate::calendar::Within;
use crate::extract::{Mapping, Selection, Wanted};
use crate::rule::Expression;

/// `[events.NAME]`: a table with many rows per case, such as interviews.
#[derive(Debug, Clone, PartialEq)]
pub struct Events {
    /// The name by which it is given (`--events NAME=FILE`) and kept (`events/NAME.csv`).
    pub name: String,
    /// Its columns, in the order of the file; conditions name them by position.
    pub columns: Vec<Column>,
}

/// A column of an event table, by the positions of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventColumn {
    /// The table's position among the template's event tables.
    pub table: usize,
    /// The column's position in its table.
    pub column: usize,
}

/// `derive = { ... }`: where the values of a column come from that the extract does not have.
#[derive(Debug, Clone, PartialEq)]
pub enum Derive {
    /// From the case's rows of an event table.
    Events(EventValue),
    /// From a CPR number in the extract: the date of birth alone.
    Cpr {
        /// The headings that the column with the numbers is known by.
        headings: Vec<String>,
    },
    /// The birthday on which the person comes of an age. It is made for `birthday(column, years)` in a rule.
    Birthday {
        /// The column with the date of birth.
        born: usize,
        /// The age in whole years.
        years: u32,
    },
}

/// One value of the rows that an event table has of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct EventValue {
    /// The table.
    pub table: usize,
    /// Which rows count; all when `None`.
    pub condition: Option<Expression>,
    /// What is taken of them.
    pub take: Take,
}

/// What is taken of a case's rows; positions are those of the table's columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// The value of a column in the row with the earliest time; of several the first of the file.
    First {
        /// The column whose value is taken.
        column: usize,
        /// The column with the time.
        by: usize,
    },
    /// The value of a column in the row with the latest time; of several the last of the file.
    Last {
        /// The column whose value is taken.
        column: usize,
        /// The column with the time.
        by: usize,
    },
    /// How many rows there are.
    Count,
}

/// The times of events: a column with dates, and which rows count.
#[derive(Debug, Clone, PartialEq)]
pub struct EventDates {
    /// The column with the dates.
    pub source: EventColumn,
    /// Which rows count; all when `None`.
    pub condition: Option<Expression>,
}

/// `interval = { ... }`: events must follow each other closely enough.
#[derive(Debug, Clone, PartialEq)]
pub struct Interval {
    /// The events.
    pub events: EventDates,
    /// The column that starts the clock.
    pub from: usize,
    /// How soon after it the first event must be.
    pub first_within: Within,
    /// How soon after an event the next one must be.
    pub then_every: Within,
    /// The column with the day after which no more events are asked for.
    pub until: Option<usize>,
}

/// `count = { ... }`: so many events must lie in a window.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// The events.
    pub events: EventDates,
    /// The column with the day after which the window begins.
    pub from: usize,
    /// How long the window is.
    pub within: Within,
    /// How many events must lie in it.
    pub at_least: u64,
}

impl EventValue {
    /// The columns of its table that it looks at.
    pub fn columns(&self) -> Vec<usize> {
        let mut columns = in_condition(self.condition.as_ref());
        match self.take {
            Take::First { column, by } | Take::Last { column, by } => columns.extend([column, by]),
            Take::Count => {}
        }
        columns
    }
}

impl EventDates {
    /// The columns of their table that they are told by.
    pub fn columns(&self) -> Vec<usize> {
        let mut columns = in_condition(self.condition.as_ref());
        columns.push(self.source.column);
        columns
    }
}

fn in_condition(condition: Option<&Expression>) -> Vec<usize> {
    condition.map_or_else(Vec::new, |condition| condition.columns().to_vec())
}

impl Rule {
    /// The events that the rule looks at by itself, beside those of derived columns.
    pub fn events(&self) -> Option<&EventDates> {
        match self {
            Self::Interval(interval) => Some(&interval.events),
            Self::Count(count) => Some(&count.events),
            Self::Deadline(_) | Self::PassIf(_) | Self::Answer(_) => None,
        }
    }
}

impl Template {
    /// Whether a column's value rests on another's: the column itself, or the birthday of a date of birth.
    pub fn rests_on(&self, column: usize, other: usize) -> bool {
        let derive = self.columns.get(column).map(|column| &column.derive);
        column == other
            || matches!(derive, Some(Some(Derive::Birthday { born, .. })) if *born == other)
    }

    /// What the template asks of an event table.
    ///
    /// `id` is what names a case in the extract; a table with a column of its own for it (`role = "id"`) is asked for
    /// that. Of the columns that name the case or an employee only those are kept that something looks at. A mapping
    /// is for the table when its column is written `NAME.COLUMN`.
    pub fn event_selection(&self, table: usize, id: &[Wanted], maps: &[Mapping]) -> Selection {
        let Some(events) = self.events.get(table) else {
            return Selection::default();
        };
        let own_id: Vec<Wanted> = events
            .columns
            .iter()
            .filter(|column| column.role == Some(Role::Id))
            .map(Column::wanted)
            .collect();
        let used = self.used_of(table);
        let kept = events
            .columns
            .iter()
            .enumerate()
            .filter(|(position, column)| {
                let names_somebody = matches!(column.role, Some(Role::Id | Role::Personal));
                !names_somebody || used.contains(position)
            });
        let own_maps = maps.iter().filter_map(|map| {
            let (name, column) = map.column.split_once('.')?;
            (name == events.name).then(|| Mapping {
                column: column.to_owned(),
                header: map.header.clone(),
            })
        });
        Selection {
            id: if own_id.is_empty() {
                id.to_vec()
            } else {
                own_id
            },
            kept: kept.map(|(_, column)| column.wanted()).collect(),
            maps: own_maps.collect(),
            map_prefix: format!("{}.", events.name),
            ..Selection::default()
        }
    }

    /// The columns of an event table that derived columns or rules look at.
    fn used_of(&self, table: usize) -> Vec<usize> {
        let derived = self
            .columns
            .iter()
            .filter_map(|column| match &column.derive {
                Some(Derive::Events(value)) if value.table == table => Some(value.columns()),
                _ => None,
            });
        let rules = self
            .criteria
            .iter()
            .flat_map(|criterion| criterion.rules.all());
        let in_rules = rules.filter_map(|rule| {
            let events = rule.events()?;
            (events.source.table == table).then(|| events.columns())
        });
        derived.chain(in_rules).flatten().collect()
    }

    /// The ids of the criteria that need one of these event tables.
    pub fn criteria_that_need(&self, tables: &[usize]) -> Vec<&str> {
        let derived = |position: usize| {
            self.columns
                .get(position)
                .is_some_and(|column| match &column.derive {
                    Some(Derive::Events(value)) => tables.contains(&value.table),
                    _ => false,
                })
        };
        let needs = |criterion: &&super::Criterion| {
            let mut events = criterion.rules.all().filter_map(Rule::events);
            let by_rule = events.any(|events| tables.contains(&events.source.table));
            let by_column = (0..self.columns.len())
                .any(|column| derived(column) && self.looks_at(criterion, column));
            by_rule || by_column
        };
        let needing = self.criteria.iter().filter(needs);
        needing.map(|criterion| criterion.id.as_str()).collect()
    }
}
