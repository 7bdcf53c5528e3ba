//! `[columns.NAME]`: names, types and roles.

use std::str::FromStr;

use toml::Spanned;

use super::model::Column;
use super::section::Sink;
use super::syntax::ColumnTable;
use super::values::{not_allowed, word};
use crate::case::ColumnType;
use crate::diag::code;
use crate::extract::excerpt;
use crate::lang::template as say;
use crate::rule;

/// A column of the file. What names it is checked by what is known of it, so that one mistake is complained of once.
#[derive(Debug)]
pub(super) struct Declared {
    /// Its name, whether or not it can be one.
    pub name: String,
    /// Its type; `None` when that could not be read.
    pub kind: Option<ColumnType>,
    /// The column; `None` when something is wrong with it.
    pub column: Option<Column>,
}

/// The columns in the order of the file.
pub(super) fn check(tables: &[ColumnTable], sink: &Sink) -> Vec<Declared> {
    tables.iter().map(|table| declared(table, sink)).collect()
}

fn declared(table: &ColumnTable, sink: &Sink) -> Declared {
    let kind = table.kind.as_ref().and_then(|kind| column_type(kind, sink));
    Declared {
        name: table.name.get_ref().clone(),
        kind,
        column: column(table, kind, sink),
    }
}

fn column(table: &ColumnTable, kind: Option<ColumnType>, sink: &Sink) -> Option<Column> {
    let name = column_name(&table.name, sink);
    let role = match &table.role {
        Some(role) => word(role, sink).map(Some),
        None => Some(None),
    };
    for alias in &table.aliases {
        if alias.get_ref().trim().is_empty() {
            let message = say::EMPTY_ITEM.with("key", "aliases");
            sink.complain(&code::T004, alias.span(), message);
        }
    }
    Some(Column {
        name: name?,
        kind: kind?,
        aliases: table
            .aliases
            .iter()
            .map(|alias| alias.get_ref().clone())
            .collect(),
        required: table.required,
        role: role?,
        derive: None,
    })
}

/// The columns as expressions name them; one whose type could not be read stands as text.
pub(super) fn in_expressions(columns: &[Declared]) -> rule::Columns {
    let columns = columns.iter().map(|column| {
        let kind = column.kind.unwrap_or(ColumnType::Text);
        (column.name.clone(), kind)
    });
    rule::Columns::new(rule::Origin::Template, columns)
}

fn column_type(text: &Spanned<String>, sink: &Sink) -> Option<ColumnType> {
    let kind = ColumnType::from_str(text.get_ref()).ok();
    if kind.is_none() {
        not_allowed(
            text,
            ColumnType::ALL.into_iter().map(ColumnType::name),
            sink,
        );
    }
    kind
}

/// Whether a name is of the letters, digits and `_` that names of columns and event tables have.
pub(super) fn is_well_formed(name: &str) -> bool {
    let letter = |character: char| matches!(character, 'a'..='z' | 'æ' | 'ø' | 'å' | '_');
    let mut characters = name.chars();
    name.starts_with(letter)
        && characters.all(|character| letter(character) || character.is_ascii_digit())
}

/// A name that expressions can use without quotes.
fn column_name(name: &Spanned<String>, sink: &Sink) -> Option<String> {
    let text = name.get_ref();
    if !is_well_formed(text) {
        sink.complain(
            &code::T037,
            name.span(),
            say::BAD_COLUMN_NAME.with("name", excerpt(text)),
        );
        return None;
    }
    if rule::is_reserved(text) {
        sink.complain(
            &code::T037,
            name.span(),
            say::RESERVED_COLUMN_NAME.with("name", excerpt(text)),
        );
        return None;
    }
    Some(text.clone())
}
