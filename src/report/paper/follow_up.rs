//! What is done about the findings.

use super::cells::{self, left};
use super::part;
use crate::dossier::{Action, Audience, Dossier};
use crate::lang::{dossier as say, dossier_tables as tables};
use crate::report::{Block, Cell, Table};

pub(super) fn follow_up(dossier: &Dossier) -> Vec<Block> {
    let block = match actions(dossier) {
        Some(table) => Block::Table(table),
        None => Block::Paragraph(say::NO_FOLLOW_UP.message()),
    };
    part(&say::FOLLOW_UP, vec![block])
}

/// Table F; `None` when there are no actions. What only the authority knows is not among its columns for the public.
pub(in crate::report) fn actions(dossier: &Dossier) -> Option<Table> {
    let is_internal = dossier.audience == Audience::Internal;
    let mut columns = vec![
        left("no", &tables::CRITERION),
        left("finding", &tables::FINDING),
        left("action", &tables::ACTION),
    ];
    columns.extend(is_internal.then(|| left("owner", &tables::OWNER)));
    columns.extend([
        left("due", &tables::DUE),
        left("status", &tables::STATUS),
        left("status_date", &tables::STATUS_DATE),
        left("reason", &tables::REASON),
    ]);
    columns.extend(is_internal.then(|| left("retest", &tables::RETEST)));
    let mut table = Table::new(Some(say::ACTIONS.message().into()), columns);
    for action in &dossier.actions {
        table.push(row(action, is_internal));
    }
    (!dossier.actions.is_empty()).then_some(table)
}

fn row(action: &Action, is_internal: bool) -> Vec<Cell> {
    let date = |date: Option<chrono::NaiveDate>| date.map_or(Cell::NotApplicable, Cell::Date);
    let status = action.status.map_or(Cell::Unknown, |status| {
        cells::word("status", status.words())
    });
    let mut row = vec![
        cells::text(&action.no),
        cells::text(&action.finding),
        cells::text(&action.action),
    ];
    row.extend(is_internal.then(|| cells::text(&action.owner)));
    row.extend([
        date(action.due),
        status,
        date(action.status_date),
        cells::text(&action.reason),
    ]);
    row.extend(is_internal.then(|| cells::text(&action.retest)));
    row
}
