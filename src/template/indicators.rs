//! `[[indicator]]`: a count and share over the whole population, beside the criteria.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;

use super::criteria::{Names, well_formed_id};
use super::model::Direction;
use super::section::Section;
use super::values::{owned, share, word};
use crate::diag::{Diagnostic, code};
use crate::extract::excerpt;
use crate::lang::{Message, indicators as say, template};
use crate::rule::Expression;
use crate::stats::share::Share;

/// The cases for which something holds, among those that are counted.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// The stable name.
    pub id: String,
    /// What it is called in a report.
    pub title: String,
    /// What holds for the cases that it finds (`where`).
    pub finds: Expression,
    /// Which cases are counted at all (`of`); the whole population when `None`.
    pub of: Option<Expression>,
    /// The share that is aimed at.
    pub target: Option<Share>,
    /// The share that others have, for comparison.
    pub benchmark: Option<Share>,
    /// Which way is better; always there with a target or a benchmark.
    pub direction: Option<Direction>,
}

/// `[[indicator]]`, as written.
#[derive(Debug)]
pub(super) struct IndicatorTable {
    span: Range<usize>,
    id: Option<Spanned<String>>,
    title: Option<Spanned<String>>,
    finds: Option<Spanned<String>>,
    of: Option<Spanned<String>>,
    target: Option<Spanned<String>>,
    benchmark: Option<Spanned<String>>,
    direction: Option<Spanned<String>>,
    has_direction: bool,
}

/// Reads an `[[indicator]]`.
pub(super) fn parse(section: Section<'_>) -> IndicatorTable {
    let table = IndicatorTable {
        span: section.span(),
        id: section.required_text("id"),
        title: section.required_text("title"),
        finds: section.required_text("where"),
        of: section.text("of"),
        target: section.number("target"),
        benchmark: section.number("benchmark"),
        has_direction: section.has("direction"),
        direction: section.text("direction"),
    };
    section.finish();
    table
}

/// Checks the indicators; `None` when something is wrong with one.
pub(super) fn check(tables: &[IndicatorTable], names: &Names<'_>) -> Option<Vec<Indicator>> {
    let mut seen = BTreeSet::new();
    for id in tables.iter().filter_map(|table| table.id.as_ref()) {
        if !seen.insert(id.get_ref().as_str()) {
            let message = say::DUPLICATE_INDICATOR.with("id", excerpt(id.get_ref()));
            names.sink.complain(&code::T110, id.span(), message);
        }
    }
    let checked: Vec<_> = tables.iter().map(|table| indicator(table, names)).collect();
    checked.into_iter().collect()
}

fn indicator(table: &IndicatorTable, names: &Names<'_>) -> Option<Indicator> {
    let sink = names.sink;
    let finds = table.finds.as_ref().and_then(|text| names.expression(text));
    let of = table.of.as_ref().map(|text| names.expression(text));
    let shares =
        [&table.target, &table.benchmark].map(|text| text.as_ref().map(|text| share(text, sink)));
    let direction = table.direction.as_ref().map(|text| word(text, sink));
    let is_judged = table.target.is_some() || table.benchmark.is_some();
    if is_judged && !table.has_direction {
        let message = template::MISSING_KEY.with("key", "direction");
        let diagnostic = Diagnostic::new(&code::T004, message).at(sink.place(table.span.clone()));
        sink.push(diagnostic.help(say::DIRECTIONS.message()));
    }
    if let Some(finds) = &finds {
        counts_something(table, finds, of.as_ref().and_then(Option::as_ref), names);
    }
    let id = table.id.as_ref().filter(|id| well_formed_id(id, sink));
    let [target, benchmark] = shares;
    Some(Indicator {
        id: owned(id)?,
        title: owned(table.title.as_ref())?,
        finds: finds?,
        of: each(of)?,
        target: each(target)?,
        benchmark: each(benchmark)?,
        direction: each(direction)?,
    })
}

/// What was read of an optional key; the outer `None` when it is there and wrong.
fn each<T>(read: Option<Option<T>>) -> Option<Option<T>> {
    match read {
        Some(None) => None,
        read => Some(read.flatten()),
    }
}

/// Complains about an indicator that is 0 of 0, or 0, whatever the extract.
fn counts_something(
    table: &IndicatorTable,
    finds: &Expression,
    of: Option<&Expression>,
    names: &Names<'_>,
) {
    let complain = |text: &Option<Spanned<String>>, message: Message| {
        let place = text.as_ref().map_or(table.span.clone(), Spanned::span);
        names.sink.complain(&code::T109, place, message);
    };
    if of.is_some_and(|of| !of.possible().holds) {
        return complain(&table.of, say::COUNTS_NOTHING.message());
    }
    if !finds.possible().holds {
        return complain(&table.finds, say::FINDS_NOTHING.message());
    }
    let both = of.and_then(|of| names.both(finds, of));
    if both.is_some_and(|both| !both.possible().holds) {
        complain(&table.finds, say::CONTRADICTION.message());
    }
}
