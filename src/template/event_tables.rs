//! `[events.NAME.COLUMN]`: event tables and their columns.

use toml::Spanned;

use super::columns::{self, Declared};
use super::events::Events;
use super::section::{Section, Sink};
use super::syntax::{ColumnTable, column_table};
use crate::diag::code;
use crate::extract::excerpt;
use crate::lang::template_events as say;
use crate::rule;

/// `[events.NAME]`.
#[derive(Debug)]
pub(super) struct EventsTable {
    pub name: Spanned<String>,
    pub columns: Vec<ColumnTable>,
}

/// Reads `[events]`.
pub(super) fn events_tables(section: Section<'_>) -> Vec<EventsTable> {
    let tables = section.named_sections().into_iter();
    tables
        .map(|(name, table)| EventsTable {
            name,
            columns: table
                .named_sections()
                .into_iter()
                .map(|(name, column)| column_table(name, column, None))
                .collect(),
        })
        .collect()
}

/// An event table of the file.
#[derive(Debug)]
pub(super) struct DeclaredEvents {
    /// Its name, whether or not it can be one.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Declared>,
    /// The same for expressions; a column whose type could not be read stands as text.
    pub in_expressions: rule::Columns,
    has_sound_name: bool,
}

/// The event tables in the order of the file.
pub(super) fn check(tables: &[EventsTable], sink: &Sink) -> Vec<DeclaredEvents> {
    tables.iter().map(|table| declared(table, sink)).collect()
}

fn declared(table: &EventsTable, sink: &Sink) -> DeclaredEvents {
    let columns = columns::check(&table.columns, sink);
    if table.columns.is_empty() {
        let message = say::NO_EVENT_COLUMNS.with("table", excerpt(table.name.get_ref()));
        sink.complain(&code::T004, table.name.span(), message);
    }
    DeclaredEvents {
        name: table.name.get_ref().clone(),
        has_sound_name: has_sound_name(&table.name, sink),
        in_expressions: columns::in_expressions(&columns),
        columns,
    }
}

/// The name becomes that of a file.
fn has_sound_name(name: &Spanned<String>, sink: &Sink) -> bool {
    let is_sound = columns::is_well_formed(name.get_ref());
    if !is_sound {
        let message = say::BAD_TABLE_NAME.with("name", excerpt(name.get_ref()));
        sink.complain(&code::T037, name.span(), message);
    }
    is_sound
}

impl DeclaredEvents {
    /// The table; `None` when something is wrong with it.
    pub fn into_events(self) -> Option<Events> {
        let columns = self.columns.into_iter().map(|declared| declared.column);
        let columns = columns.collect::<Option<Vec<_>>>()?;
        self.has_sound_name.then_some(Events {
            name: self.name,
            columns,
        })
    }
}
