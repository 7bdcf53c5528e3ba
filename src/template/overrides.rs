//! `[override.ID]`: another target or help for a criterion of the base, or none of it at all.
//!
//! What is overridden stands in the tree in the place of the first value, and is checked like it.

use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use super::section::{Section, Sink};
use crate::diag::{Diagnostic, code, nearest};
use crate::extract::excerpt;
use crate::lang::{compose as say, template as template_say};

/// Changes the criteria of a tree as `[override]`, which is its key and its value, says.
pub(super) fn apply<'t>(
    tree: &mut DeTable<'t>,
    overridden: (Spanned<DeString<'t>>, Spanned<DeValue<'t>>),
    sink: &Sink,
) {
    let alone: DeTable<'t> = [overridden].into_iter().collect();
    let mut taken_out = Vec::new();
    for change in changes(&alone, sink) {
        let Some(criterion) = criterion(tree, &change.id, sink) else {
            continue;
        };
        let values = alone
            .get("override")
            .and_then(|all| table(all, change.id.get_ref()));
        for key in change.set {
            if let Some((key, value)) = values.and_then(|values| values.get_key_value(key)) {
                criterion.insert(key.clone(), value.clone());
            }
        }
        if change.is_off {
            taken_out.push(change.id.into_inner());
        }
    }
    take_out(tree, &taken_out);
}

/// What is said of one criterion.
struct Change {
    id: Spanned<String>,
    is_off: bool,
    /// The keys of the criterion that are set.
    set: Vec<&'static str>,
}

/// The changes in the order of the file; keys that are no change are complained of.
fn changes(alone: &DeTable<'_>, sink: &Sink) -> Vec<Change> {
    let all = Section::root(alone, sink).section("override");
    let all = all.into_iter().flat_map(Section::named_sections);
    let changes = all.map(|(id, section)| {
        let is_off = section.flag("off").is_some_and(Spanned::into_inner);
        let target = section.number("target").map(|_| "target");
        let help = section.text("help").map(|_| "help");
        section.finish();
        Change {
            id,
            is_off,
            set: target.into_iter().chain(help).collect(),
        }
    });
    changes.collect()
}

fn table<'m, 't>(of: &'m Spanned<DeValue<'t>>, key: &str) -> Option<&'m DeTable<'t>> {
    of.get_ref().as_table()?.get(key)?.get_ref().as_table()
}

/// The criterion that an override is of; it must be there, and be no demand of law.
fn criterion<'m, 't>(
    tree: &'m mut DeTable<'t>,
    id: &Spanned<String>,
    sink: &Sink,
) -> Option<&'m mut DeTable<'t>> {
    let criteria = match tree.get_mut("criterion").map(Spanned::get_mut) {
        Some(DeValue::Array(criteria)) => Some(criteria),
        _ => None,
    };
    let mut tables: Vec<&mut DeTable<'t>> = criteria
        .into_iter()
        .flat_map(|criteria| criteria.iter_mut())
        .filter_map(|criterion| match criterion.get_mut() {
            DeValue::Table(criterion) => Some(criterion),
            _ => None,
        })
        .collect();
    let position = tables
        .iter()
        .position(|table| text(table, "id") == Some(id.get_ref()));
    let Some(position) = position else {
        let known = tables.iter().filter_map(|table| text(table, "id"));
        let near = nearest(id.get_ref(), known);
        let message = say::OVERRIDES_NOTHING.with("id", excerpt(id.get_ref()));
        let help = near.map(|near| template_say::DID_YOU_MEAN.with("name", near));
        let diagnostic = Diagnostic::new(&code::T076, message).at(sink.place(id.span()));
        sink.push(diagnostic.help_if(help));
        return None;
    };
    let table = tables.swap_remove(position);
    if text(table, "norm") == Some("law") {
        let message = say::OVERRIDES_LAW.with("id", excerpt(id.get_ref()));
        let diagnostic = Diagnostic::new(&code::T077, message).at(sink.place(id.span()));
        sink.push(diagnostic.help(say::LAW_STAYS.message()));
        return None;
    }
    Some(table)
}

/// Leaves the criteria with these ids out.
fn take_out(tree: &mut DeTable<'_>, ids: &[String]) {
    let Some(DeValue::Array(criteria)) = tree.get_mut("criterion").map(Spanned::get_mut) else {
        return;
    };
    let is_off = |criterion: &Spanned<DeValue<'_>>| {
        let id = criterion
            .get_ref()
            .as_table()
            .and_then(|table| text(table, "id"));
        id.is_some_and(|id| ids.iter().any(|off| off == id))
    };
    *criteria = std::mem::replace(criteria, DeArray::new())
        .into_iter()
        .filter(|criterion| !is_off(criterion))
        .collect();
}

fn text<'m>(table: &'m DeTable<'_>, key: &str) -> Option<&'m str> {
    table.get(key)?.get_ref().as_str()
}
