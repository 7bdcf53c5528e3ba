//! What of the data somebody should look at, with the first lines.

use super::columns::kind_words;
use super::{Block, Inspected, as_count, lines, named};
use crate::extract::{ColumnProfile, Spotted};
use crate::lang::{Message, Phrase, inspect as say};

/// A fault: its name in JSON, the column, where, and how it is said.
pub(super) struct Fault<'a> {
    pub(super) check: &'static str,
    pub(super) column: &'a str,
    pub(super) spotted: &'a Spotted,
    message: Message,
}

/// The faults as points.
pub(super) fn points(inspected: &Inspected<'_, '_>) -> Vec<Block> {
    let as_of = inspected.as_of.to_string();
    let found = faults(inspected);
    if found.is_empty() {
        return vec![Block::Paragraph(say::NOTHING_FOUND.with("as_of", as_of))];
    }
    let points = found.into_iter().map(|fault| {
        let message = fault
            .message
            .with("column", named(fault.column))
            .with("count", fault.spotted.count)
            .with("as_of", as_of.as_str())
            .with("example", fault.spotted.example.clone().unwrap_or_default())
            .with("lines", lines(fault.spotted, inspected.extract));
        Block::Point(message)
    });
    points.collect()
}

/// All faults, column by column, and then the pairs of dates.
pub(super) fn faults<'a>(inspected: &'a Inspected<'_, '_>) -> Vec<Fault<'a>> {
    let columns = inspected.profile.columns.iter();
    let mut faults: Vec<Fault<'_>> = columns
        .flat_map(|column| of_column(column, inspected))
        .collect();
    for reversed in &inspected.profile.reversed {
        let heading = |position: usize| {
            let mut columns = inspected.profile.columns.iter();
            columns
                .find(|column| column.described == Some(position))
                .map_or("", |column| column.heading.as_str())
        };
        faults.push(Fault {
            check: "end_before_start",
            column: heading(reversed.to),
            spotted: &reversed.seen,
            message: say::REVERSED.with("start", heading(reversed.from)),
        });
    }
    faults.retain(|fault| fault.spotted.count > 0);
    faults
}

fn of_column<'a>(column: &'a ColumnProfile, inspected: &Inspected<'_, '_>) -> Vec<Fault<'a>> {
    let fault = |check, spotted, phrase: &'static Phrase| Fault {
        check,
        column: &column.heading,
        spotted,
        message: phrase.message(),
    };
    let mut faults = vec![
        Fault {
            message: say::UNREADABLE.with("type", kind_words(column.kind)),
            ..fault("unreadable", &column.unreadable, &say::UNREADABLE)
        },
        fault("future_date", &column.future, &say::FUTURE),
        fault("impossible_year", &column.impossible, &say::IMPOSSIBLE),
        fault("lost_letter", &column.lost_letters, &say::LOST_LETTERS),
    ];
    if as_count(column.written.len()) > 1 {
        let ways = column.written.iter();
        faults.extend(ways.map(|way| fault("mixed_format", &way.seen, &say::WRITTEN)));
    }
    if !is_for_cpr(column, inspected) {
        faults.push(fault("cpr_like", &column.cpr, &say::CPR));
    }
    faults
}

/// Whether CPR numbers are expected in a column, since dates of birth are taken from it.
fn is_for_cpr(column: &ColumnProfile, inspected: &Inspected<'_, '_>) -> bool {
    super::columns::described_name(column, inspected)
        .is_some_and(|name| inspected.described.birth_dates.iter().any(|it| it == name))
}
