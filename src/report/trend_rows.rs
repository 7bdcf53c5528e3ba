//! Audits of several periods as one table for machines.

use super::{Cell, Column, Table};
use crate::template::Named;
use crate::trend::{AreaTrend, Point, Series, Trend};

/// A row for each criterion, area and audit, the change on the row of the last.
pub fn trend_rows(trend: &Trend) -> Table {
    let columns = COLUMNS.map(Column::machine);
    let mut table = Table::new(None, columns.to_vec());
    for area in &trend.areas {
        for series in &area.series {
            for point in &series.points {
                table.push(machine_row(area, series, point));
            }
        }
    }
    table
}

const COLUMNS: [&str; 31] = [
    "area",
    "criterion",
    "norm",
    "severity",
    "as_of",
    "fail",
    "decided",
    "undetermined",
    "pending",
    "rate",
    "method",
    "lower",
    "upper",
    "chart_periods",
    "chart_baseline_fail",
    "chart_baseline_decided",
    "chart_lower",
    "chart_upper",
    "chart_signal",
    "change_from",
    "change_status",
    "change_shared_cases",
    "change_earlier_fail",
    "change_earlier_decided",
    "change_later_fail",
    "change_later_decided",
    "change_difference",
    "change_lower",
    "change_upper",
    "change_p",
    "change_p_corrected",
];

fn machine_row(area: &AreaTrend, series: &Series, point: &Point) -> Vec<Cell> {
    let change = (point.as_of == series.change.to).then_some(&series.change);
    let text = |text: &str| Cell::Text(text.to_owned());
    let mut row = vec![
        text(&area.area),
        text(&series.criterion),
        text(series.norm.name()),
        text(series.severity.name()),
        Cell::Date(point.as_of),
    ];
    let rates = point.rates;
    row.extend([
        count(rates.map(|rates| rates.fail)),
        count(rates.map(|rates| rates.decided)),
        count(rates.map(|rates| rates.undetermined)),
        count(rates.map(|rates| rates.pending)),
        number(rates.and_then(|rates| rates.rate)),
        word(rates.map(|rates| rates.method)),
        number(rates.and_then(|rates| rates.lower)),
        number(rates.and_then(|rates| rates.upper)),
    ]);
    let chart = point.chart;
    row.extend([
        count(chart.map(|chart| chart.periods)),
        count(chart.map(|chart| chart.baseline.fail)),
        count(chart.map(|chart| chart.baseline.decided)),
        count(chart.and_then(|chart| chart.lower)),
        count(chart.map(|chart| chart.upper)),
        word(chart.map(|chart| chart.signal)),
    ]);
    let earlier = change.and_then(|change| change.earlier);
    let later = change.and_then(|change| change.later);
    row.extend([
        change.map_or(Cell::NotApplicable, |change| Cell::Date(change.from)),
        word(change.map(|change| change.status)),
        count(change.and_then(|change| change.shared_cases)),
        count(earlier.map(|counts| counts.fail)),
        count(earlier.map(|counts| counts.decided)),
        count(later.map(|counts| counts.fail)),
        count(later.map(|counts| counts.decided)),
        number(change.and_then(|change| change.difference)),
        number(change.and_then(|change| change.lower)),
        number(change.and_then(|change| change.upper)),
        number(change.and_then(|change| change.p)),
        number(change.and_then(|change| change.p_corrected)),
    ]);
    row
}

fn count(count: Option<u64>) -> Cell {
    count.map_or(Cell::NotApplicable, Cell::Count)
}

fn number(value: Option<f64>) -> Cell {
    value.map_or(Cell::NotApplicable, |value| Cell::Number {
        value,
        decimals: 3,
    })
}

/// A word of a closed list as it stands in JSON.
fn word<T: serde::Serialize>(word: Option<T>) -> Cell {
    match word.map(|word| serde_json::to_value(word)) {
        Some(Ok(serde_json::Value::String(name))) => Cell::Text(name),
        _ => Cell::NotApplicable,
    }
}
