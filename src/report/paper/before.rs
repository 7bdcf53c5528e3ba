//! The audit before beside this one, in the table of criteria.

use super::cells::{column, left};
use crate::dossier::{AreaPart, Audited, Line};
use crate::lang::{Lang, beside as say};
use crate::report::finding_table::whole;
use crate::report::number::percent;
use crate::report::trend::{compliance_points, verdict};
use crate::report::{Align, Cell, Column};
use crate::trend::Series;

/// The columns; none without an audit before.
pub(super) fn columns(audit: &Audited) -> Vec<Column> {
    let periods = audit.development.iter();
    let mut periods = periods.flat_map(|trend| trend.periods.iter().rev());
    let before = periods.nth(1).map(|period| {
        let title = say::BEFORE.with("date", period.as_of);
        [
            column("before", title, Align::Right),
            left("change", &say::CHANGE),
        ]
    });
    before.into_iter().flatten().collect()
}

/// What the audit before found of a line, and what has changed since.
pub(super) fn cells(audit: &Audited, area: &AreaPart, line: &Line, lang: Lang) -> Vec<Cell> {
    if audit.development.is_none() {
        return Vec::new();
    }
    let Some(series) = audit.series(area, line) else {
        return vec![Cell::NotApplicable, Cell::NotApplicable];
    };
    let compliance = before(series).and_then(|(pass, decided)| percent(lang, pass, decided));
    let compliance = compliance.map_or(Cell::NotApplicable, |compliance| whole(&compliance));
    let verdict = verdict(series.change.status);
    let points = compliance_points(&series.change, lang).filter(|_| compares_all(series));
    let change = match points {
        None => verdict.text(lang).to_owned(),
        Some(points) => {
            let said = say::CHANGE_SAID.with("points", points);
            said.with("verdict", verdict).in_lang(lang)
        }
    };
    vec![compliance, Cell::Text(change)]
}

/// Whether the difference is that of the numbers shown: cases that are in both audits are not compared.
pub(super) fn compares_all(series: &Series) -> bool {
    let mut latest = series.points.iter().rev().map(|point| point.rates);
    let compared = [series.change.later, series.change.earlier];
    compared.iter().all(|compared| {
        let rates = latest.next().flatten();
        rates.zip(*compared).is_some_and(|(rates, compared)| {
            (rates.fail, rates.decided) == (compared.fail, compared.decided)
        })
    })
}

/// The cases that passed in the audit before, and those decided.
pub(super) fn before(series: &Series) -> Option<(u64, u64)> {
    let rates = series.points.iter().rev().nth(1)?.rates?;
    Some((rates.decided.saturating_sub(rates.fail), rates.decided))
}
