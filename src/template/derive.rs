//! `derive = { ... }`: columns whose values come from event tables.

use toml::Spanned;

use super::columns::Declared;
use super::criteria::holds_dates;
use super::event_names::EventNames;
use super::event_tables::DeclaredEvents;
use super::events::{Derive, EventValue, Take};
use super::section::{Section, Sink};
use super::syntax::ColumnTable;
use super::values::not_allowed;
use crate::case::ColumnType;
use crate::diag::{Diagnostic, code};
use crate::extract::excerpt;
use crate::lang::{template as words, template_events as say};

/// What can be taken of events.
pub(super) const TAKES: [&str; 3] = ["first", "last", "count"];

/// `derive = { ... }`, as written.
#[derive(Debug)]
pub(super) struct DeriveTable {
    pub cpr: Option<Spanned<String>>,
    pub events: Option<Spanned<String>>,
    pub condition: Option<Spanned<String>>,
    pub take: Option<Spanned<String>>,
    pub by: Option<Spanned<String>>,
}

/// Reads `derive`.
pub(super) fn derive_table(section: Section<'_>) -> DeriveTable {
    let is_of_events = !section.has("cpr");
    let needed = |key| match is_of_events {
        true => section.required_text(key),
        false => section.text(key),
    };
    let table = DeriveTable {
        events: needed("events"),
        condition: section.text("where"),
        take: needed("take"),
        cpr: section.text("cpr"),
        by: section.text("by"),
    };
    section.finish();
    table
}

/// Fills in where the values of derived columns come from. A column with which something is wrong is lost.
pub(super) fn check(
    tables: &[ColumnTable],
    columns: &mut [Declared],
    events: &[DeclaredEvents],
    sink: &Sink,
) {
    let names = EventNames { events, sink };
    for (table, declared) in tables.iter().zip(columns) {
        let Some(derive) = &table.derive else {
            continue;
        };
        let source = match &derive.cpr {
            Some(cpr) => of_cpr(cpr, derive, tables, declared.kind, sink),
            None => names.value(derive, declared.kind).map(Derive::Events),
        };
        not_from_the_extract(table, derive, sink);
        match (source, &mut declared.column) {
            (Some(source), Some(column)) => column.derive = Some(source),
            _ => declared.column = None,
        }
    }
}

/// A date of birth out of the CPR numbers of a column of the extract, which the template need not have. If it has, its
/// other headings hold too.
fn of_cpr(
    cpr: &Spanned<String>,
    table: &DeriveTable,
    columns: &[ColumnTable],
    kind: Option<ColumnType>,
    sink: &Sink,
) -> Option<Derive> {
    let others = [&table.events, &table.condition, &table.take, &table.by];
    if let Some(other) = others.into_iter().flatten().next() {
        sink.complain(&code::T061, other.span(), say::CPR_ALONE.message());
        return None;
    }
    let name = cpr.get_ref().trim();
    if name.is_empty() {
        let message = words::EMPTY_KEY.with("key", "cpr");
        sink.complain(&code::T004, cpr.span(), message);
        return None;
    }
    fitting_type(cpr, ColumnType::Date, kind?, sink)?;
    let mut headings = vec![name.to_owned()];
    let declared = columns.iter().find(|column| column.name.get_ref() == name);
    let aliases = declared.into_iter().flat_map(|column| &column.aliases);
    headings.extend(aliases.map(|alias| alias.get_ref().clone()));
    Some(Derive::Cpr { headings })
}

/// A derived column is never looked for in the extract, so nothing can be said of where it stands there.
fn not_from_the_extract(table: &ColumnTable, derive: &DeriveTable, sink: &Sink) {
    let is_looked_for = derive.cpr.is_some();
    let aliases = table.aliases.first().map(|alias| ("aliases", alias.span()));
    let required = (table.required && !is_looked_for).then(|| ("required", table.name.span()));
    let role = table.role.as_ref().map(|role| ("role", role.span()));
    for (key, span) in [aliases, required, role].into_iter().flatten() {
        let message = say::NOT_FOR_DERIVED.with("key", key);
        let diagnostic = Diagnostic::new(&code::T061, message).at(sink.place(span));
        sink.push(diagnostic.help(say::NEVER_LOOKED_FOR.message()));
    }
}

impl EventNames<'_> {
    fn value(&self, table: &DeriveTable, kind: Option<ColumnType>) -> Option<EventValue> {
        let source = table.events.as_ref()?;
        let take = table.take.as_ref()?;
        let counts = take.get_ref() == "count";
        let (position, column) = self.source(source, counts)?;
        let events = self.events.get(position)?;
        let condition = match &table.condition {
            Some(text) => Some(self.condition(text, events)?),
            None => None,
        };
        let by = match &table.by {
            Some(by) if counts => {
                let message = say::BY_BESIDE_COUNT.message();
                self.sink.complain(&code::T061, by.span(), message);
                return None;
            }
            Some(by) => Some(self.time(by, events)?),
            None => None,
        };
        let take = match (take.get_ref().as_str(), column) {
            ("count", _) => Take::Count,
            ("first", Some(column)) => Take::First {
                column,
                by: by.or_else(|| self.default_time(source, events, column))?,
            },
            ("last", Some(column)) => Take::Last {
                column,
                by: by.or_else(|| self.default_time(source, events, column))?,
            },
            _ => {
                not_allowed(take, TAKES.into_iter(), self.sink);
                return None;
            }
        };
        let taken = match take {
            Take::Count => ColumnType::Number,
            Take::First { column, .. } | Take::Last { column, .. } => {
                events.columns.get(column)?.kind?
            }
        };
        fitting_type(source, taken, kind?, self.sink)?;
        Some(EventValue {
            table: position,
            condition,
            take,
        })
    }

    /// The time that puts events in order when none is named: the column itself if it holds dates, else the only one
    /// that does.
    fn default_time(
        &self,
        source: &Spanned<String>,
        events: &DeclaredEvents,
        column: usize,
    ) -> Option<usize> {
        if holds_dates(events.columns.get(column)?.kind?) {
            return Some(column);
        }
        let with_dates = || {
            let columns = events.columns.iter().enumerate();
            columns.filter(|(_, column)| column.kind.is_some_and(holds_dates))
        };
        let mut candidates = with_dates();
        if let (Some((only, _)), None) = (candidates.next(), candidates.next()) {
            return Some(only);
        }
        let message = say::NO_ORDER
            .with("column", excerpt(source.get_ref()))
            .with("table", events.name.as_str());
        let names: Vec<&str> = with_dates()
            .map(|(_, column)| column.name.as_str())
            .collect();
        let help = (!names.is_empty()).then(|| say::WRITE_BY.with("names", names.join(", ")));
        let diagnostic = Diagnostic::new(&code::T063, message);
        let diagnostic = diagnostic.at(self.sink.place(source.span()));
        self.sink.push(diagnostic.help_if(help));
        None
    }
}

/// A derived column is of the type of what it is taken from; a date and a date with a time go for each other.
fn fitting_type(
    source: &Spanned<String>,
    taken: ColumnType,
    kind: ColumnType,
    sink: &Sink,
) -> Option<()> {
    if taken == kind || (holds_dates(taken) && holds_dates(kind)) {
        return Some(());
    }
    let message = say::OTHER_TYPE
        .with("type", kind.name())
        .with("taken", taken.name());
    let diagnostic = Diagnostic::new(&code::T062, message).at(sink.place(source.span()));
    sink.push(diagnostic.help(say::WRITE_TYPE.with("taken", taken.name())));
    None
}
