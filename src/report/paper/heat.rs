//! Criteria against areas: where the errors are, at a glance.

use super::cells::{self, column, left};
use crate::dossier::{AreaPart, Audited, Figures, Line};
use crate::lang::{Lang, dossier as say, dossier_tables as tables};
use crate::report::{Align, Block, Cell, Column, Table, Words};
use crate::stats::count::to_float;

/// So many areas stand beside each other at most; more of them make several tables.
const MOST_BESIDE: usize = 8;

/// The tables, where there is more than one area.
pub(super) fn heat(audit: &Audited, lang: Lang) -> Vec<Block> {
    if audit.areas.len() < 2 {
        return Vec::new();
    }
    let parts: Vec<&[AreaPart]> = audit.areas.chunks(MOST_BESIDE).collect();
    let count = u64::try_from(parts.len()).unwrap_or(u64::MAX);
    let mut blocks: Vec<Block> = parts
        .iter()
        .zip(1_u64..)
        .map(|(areas, part)| {
            let title = match count {
                1 => say::HEAT.message(),
                _ => say::HEAT_PART
                    .with("title", &say::HEAT)
                    .with("part", part)
                    .with("parts", count),
            };
            Block::Table(of_areas(audit, areas, title.into(), lang))
        })
        .collect();
    blocks.push(Block::Paragraph(say::HEAT_MEANS.message()));
    blocks
}

fn of_areas(audit: &Audited, areas: &[AreaPart], title: Words, lang: Lang) -> Table {
    let mut columns = vec![left("criterion", &tables::CRITERION)];
    columns.extend(areas.iter().map(|area| Column {
        title: Words::Text(area.title.clone()),
        ..column("area", tables::AREA.message(), Align::Right)
    }));
    let mut table = Table::new(Some(title), columns);
    for (item, criterion) in audit.template.criteria.iter().enumerate() {
        let mut row = vec![cells::text(&criterion.id)];
        let lines = areas.iter().map(|area| area.lines.get(item));
        row.extend(lines.map(|line| line.map_or(Cell::NotApplicable, |line| field(line, lang))));
        if row.iter().skip(1).any(|cell| *cell != Cell::NotApplicable) {
            table.push(row);
        }
    }
    table
}

fn field(line: &Line, lang: Lang) -> Cell {
    match &line.figures {
        Figures::Classes { .. } => cells::fails(line, lang),
        Figures::Exact(finding) if finding.decided() == 0 => Cell::NotApplicable,
        Figures::Exact(finding) => Cell::Shaded {
            text: format!(
                "{}/{}",
                lang.count(finding.fail),
                lang.count(finding.decided())
            ),
            depth: depth(finding.fail, finding.decided()),
        },
    }
}

/// None, under 10 %, under 25 %, under 50 %, 50 % and over.
fn depth(fail: u64, decided: u64) -> u8 {
    let share = to_float(fail) / to_float(decided);
    let above = [0.1, 0.25, 0.5].into_iter().filter(|least| share >= *least);
    let above = u8::try_from(above.count()).unwrap_or(u8::MAX);
    if fail == 0 { 0 } else { 1 + above }
}
