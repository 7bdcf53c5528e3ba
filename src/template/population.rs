//! `[[exclude]]` and `[[area]]`: which cases do not belong to the population, and what its areas are called.

use std::collections::BTreeMap;

use toml::Spanned;

use super::criteria::Names;
use super::model::Exclude;
use super::section::Sink;
use super::syntax::{AreaTable, ExcludeTable};
use super::values::owned;
use crate::case::look;
use crate::diag::code;
use crate::draw::AreaName;
use crate::extract::excerpt;
use crate::lang::{population as population_say, template as say};

/// The exclusions in the order of the file; `None` when one of them is not usable.
pub(super) fn exclusions(
    tables: &[ExcludeTable],
    names: &Names<'_>,
    sink: &Sink,
) -> Option<Vec<Exclude>> {
    different_reasons(tables, sink);
    let checked: Vec<_> = tables
        .iter()
        .map(|table| {
            let condition = table
                .condition
                .as_ref()
                .and_then(|text| names.expression(text));
            Some(Exclude {
                reason: owned(table.reason.as_ref())?,
                condition: condition?,
            })
        })
        .collect();
    checked.into_iter().collect()
}

/// Two exclusions of one reason are counted apart, and a reader cannot tell which is which.
fn different_reasons(tables: &[ExcludeTable], sink: &Sink) {
    let mut lines = BTreeMap::new();
    for reason in tables.iter().filter_map(|table| table.reason.as_ref()) {
        let line = sink.line(&reason.span());
        let Some(first) = lines.get(&look(reason.get_ref())) else {
            lines.insert(look(reason.get_ref()), line);
            continue;
        };
        let message = population_say::SAME_REASON
            .with("reason", excerpt(reason.get_ref()))
            .with("line", first.to_string());
        sink.complain(&code::T041, reason.span(), message);
    }
}

/// The areas in the order of the file; `None` when one of them is not usable.
pub(super) fn areas(tables: &[AreaTable], sink: &Sink) -> Option<Vec<AreaName>> {
    let mut claimed = BTreeMap::new();
    for (position, table) in tables.iter().enumerate() {
        for pattern in &table.patterns {
            if look(pattern.get_ref()).is_empty() {
                let message = say::EMPTY_ITEM.with("key", "match");
                sink.complain(&code::T004, pattern.span(), message);
            }
        }
        let names = table.id.iter().chain(&table.title).chain(&table.patterns);
        for name in names.filter(|name| !look(name.get_ref()).is_empty()) {
            claim(&mut claimed, position, name, sink);
        }
    }
    let checked: Vec<_> = tables
        .iter()
        .map(|table| {
            Some(AreaName {
                area: owned(table.id.as_ref())?.trim().to_owned(),
                title: owned(table.title.as_ref()).filter(|title| !title.trim().is_empty()),
                patterns: table
                    .patterns
                    .iter()
                    .map(|pattern| pattern.get_ref().clone())
                    .collect(),
            })
        })
        .collect();
    checked.into_iter().collect()
}

/// Notes which area a name stands for, and complains when it stands for another already.
fn claim(
    claimed: &mut BTreeMap<String, (usize, usize)>,
    area: usize,
    name: &Spanned<String>,
    sink: &Sink,
) {
    let line = sink.line(&name.span());
    let (owner, first) = *claimed.entry(look(name.get_ref())).or_insert((area, line));
    if owner != area {
        let message = population_say::NAME_CLAIMED
            .with("name", excerpt(name.get_ref()))
            .with("line", first.to_string());
        sink.complain(&code::T040, name.span(), message);
    }
}
