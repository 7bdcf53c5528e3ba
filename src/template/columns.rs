//! `[columns.NAME]`: names, types and roles.

use std::str::FromStr;

use toml::Spanned;

use super::check::{not_allowed, word};
use super::model::Column;
use super::section::Sink;
use super::syntax::ColumnTable;
use crate::case::ColumnType;
use crate::diag::code;
use crate::lang::template as say;
use crate::rule;

/// The columns in the order of the file; `None` where one has no usable type or name.
pub(super) fn check(tables: &[ColumnTable], sink: &Sink) -> Vec<Option<Column>> {
    tables.iter().map(|table| column(table, sink)).collect()
}

fn column(table: &ColumnTable, sink: &Sink) -> Option<Column> {
    let name = column_name(&table.name, sink);
    let kind = table.kind.as_ref().and_then(|kind| column_type(kind, sink));
    let role = match &table.role {
        Some(role) => Some(word(role, sink)?),
        None => None,
    };
    Some(Column {
        name: name?,
        kind: kind?,
        aliases: table
            .aliases
            .iter()
            .map(|alias| alias.get_ref().clone())
            .collect(),
        required: table.required,
        role,
    })
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

/// A name that expressions can use without quotes.
fn column_name(name: &Spanned<String>, sink: &Sink) -> Option<String> {
    let letter = |character: char| matches!(character, 'a'..='z' | 'æ' | 'ø' | 'å' | '_');
    let text = name.get_ref();
    let well_formed = text.starts_with(letter)
        && text
            .chars()
            .all(|character| letter(character) || character.is_ascii_digit());
    if !well_formed {
        sink.complain(
            &code::T037,
            name.span(),
            say::BAD_COLUMN_NAME.with("name", text),
        );
        return None;
    }
    if rule::is_reserved(text) {
        sink.complain(
            &code::T037,
            name.span(),
            say::RESERVED_COLUMN_NAME.with("name", text),
        );
        return None;
    }
    Some(text.clone())
}
