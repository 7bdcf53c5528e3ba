//! Event tables and their columns by the names that derived columns and rules give them.

use toml::Spanned;

use super::columns::Declared;
use super::criteria::{holds_dates, push_problem};
use super::event_tables::DeclaredEvents;
use super::section::Sink;
use crate::diag::{Diagnostic, code, nearest};
use crate::extract::excerpt;
use crate::lang::{Message, template as words, template_events as say};
use crate::rule::{self, Expression};

/// The event tables of a template.
#[derive(Clone, Copy)]
pub(super) struct EventNames<'a> {
    pub events: &'a [DeclaredEvents],
    pub sink: &'a Sink,
}

impl EventNames<'_> {
    /// The table, and the column where one is named, of `TABLE.COLUMN`. Where rows are only counted, `TABLE` is enough.
    pub fn source(
        &self,
        text: &Spanned<String>,
        table_is_enough: bool,
    ) -> Option<(usize, Option<usize>)> {
        let (table, column) = match text.get_ref().split_once('.') {
            Some((table, column)) => (table.trim(), Some(column.trim())),
            None => (text.get_ref().trim(), None),
        };
        let named = |events: &DeclaredEvents| events.name == table;
        let Some(position) = self.events.iter().position(named) else {
            self.unknown_table(text, table);
            return None;
        };
        let events = self.events.get(position)?;
        let Some(column) = column else {
            if table_is_enough {
                return Some((position, None));
            }
            let message = say::NO_EVENT_COLUMN.with("table", table);
            let diagnostic = Diagnostic::new(&code::T060, message).at(self.sink.place(text.span()));
            self.sink.push(diagnostic.help_if(columns_of(events)));
            return None;
        };
        Some((position, Some(self.column(text, column, events)?)))
    }

    /// The table and the column with dates of `TABLE.COLUMN`.
    pub fn dates(&self, text: &Spanned<String>) -> Option<(usize, usize)> {
        let (table, column) = self.source(text, false)?;
        let column = column?;
        self.expect_dates(text, self.events.get(table)?.columns.get(column)?)?;
        Some((table, column))
    }

    /// The column with times that `by` names.
    pub fn time(&self, text: &Spanned<String>, events: &DeclaredEvents) -> Option<usize> {
        let name = text.get_ref().trim();
        let own_prefix = format!("{}.", events.name);
        let name = name.strip_prefix(&own_prefix).unwrap_or(name);
        let column = self.column(text, name, events)?;
        self.expect_dates(text, events.columns.get(column)?)?;
        Some(column)
    }

    /// An expression over the columns of an event table.
    pub fn condition(&self, text: &Spanned<String>, events: &DeclaredEvents) -> Option<Expression> {
        let problems = match rule::compile(text.get_ref(), &events.in_expressions) {
            Ok(expression) => return Some(expression),
            Err(problems) => problems,
        };
        let types_are_known = events.columns.iter().all(|column| column.kind.is_some());
        for problem in problems {
            if types_are_known || problem.code != &code::T015 {
                push_problem(text, problem, self.sink);
            }
        }
        None
    }

    fn column(&self, text: &Spanned<String>, name: &str, events: &DeclaredEvents) -> Option<usize> {
        let position = events.columns.iter().position(|column| column.name == name);
        if position.is_none() {
            let message = say::UNKNOWN_EVENT_COLUMN
                .with("table", events.name.as_str())
                .with("column", excerpt(name));
            let known = events.columns.iter().map(|column| column.name.as_str());
            let near = nearest(name, known).map(|near| words::DID_YOU_MEAN.with("name", near));
            let diagnostic = Diagnostic::new(&code::T060, message).at(self.sink.place(text.span()));
            self.sink
                .push(diagnostic.help_if(near.or_else(|| columns_of(events))));
        }
        position
    }

    fn expect_dates(&self, text: &Spanned<String>, column: &Declared) -> Option<()> {
        let kind = column.kind?;
        if holds_dates(kind) {
            return Some(());
        }
        let message = words::NO_DATE_COLUMN
            .with("column", excerpt(text.get_ref()))
            .with("type", kind.name());
        self.sink.complain(&code::T031, text.span(), message);
        None
    }

    fn unknown_table(&self, text: &Spanned<String>, table: &str) {
        let names = || self.events.iter().map(|events| events.name.as_str());
        let message = say::UNKNOWN_EVENT_TABLE.with("table", excerpt(table));
        let help = match nearest(table, names()) {
            Some(near) => words::DID_YOU_MEAN.with("name", near),
            None if self.events.is_empty() => say::NO_EVENT_TABLES.message(),
            None => say::EVENT_TABLES.with("names", names().collect::<Vec<_>>().join(", ")),
        };
        let diagnostic = Diagnostic::new(&code::T060, message).at(self.sink.place(text.span()));
        self.sink.push(diagnostic.help(help));
    }
}

fn columns_of(events: &DeclaredEvents) -> Option<Message> {
    let names: Vec<&str> = events
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    (!names.is_empty()).then(|| {
        say::EVENT_COLUMNS
            .with("table", events.name.as_str())
            .with("names", names.join(", "))
    })
}
