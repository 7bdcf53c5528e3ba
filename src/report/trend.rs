//! Audits of several periods in tables and sentences.

use std::collections::BTreeSet;

use super::number::{Side, limit};
use super::{Align, Block, Cell, Column, Plot, Table, Words};
use crate::lang::{Lang, Message, Phrase, extension, trend as say};
use crate::stats::control_chart::Signal;
use crate::template::Norm;
use crate::trend::{
    AreaTrend, Change, ChangeStatus, Chart, Counts, PeriodRecord, Point, Rates, Series, Trend,
};

/// Audits that a course shows at most: the latest.
const MOST_IN_COURSE: usize = 12;

/// The heights of a course.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// An audit without a number in a course.
const NO_HEIGHT: char = '.';

/// Below this many cases a percentage has no decimals.
const CASES_FOR_A_DECIMAL: u64 = 100;

/// The development of every area, what of it can be told from chance, and what the numbers mean.
pub fn trend(trend: &Trend, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(say::TREND.message())];
    blocks.extend(periods(trend, lang).map(Block::Paragraph));
    let highest = highest_rate(trend);
    for area in &trend.areas {
        blocks.push(Block::Heading(say::AREA.with("area", &area.area)));
        for (norm, title) in [(Norm::Law, &say::LAW), (Norm::Local, &say::LOCAL)] {
            let of_norm: Vec<&Series> = area
                .series
                .iter()
                .filter(|series| series.norm == norm && has_rates(series))
                .collect();
            if !of_norm.is_empty() {
                blocks.push(Block::Table(table(title, trend, &of_norm, highest, lang)));
            }
        }
    }
    blocks.extend(charts(trend, lang));
    blocks.push(Block::Heading(say::WHAT_IT_SAYS.message()));
    blocks.extend(
        what_it_says(trend, highest, lang)
            .into_iter()
            .map(Block::Point),
    );
    blocks
}

fn periods(trend: &Trend, lang: Lang) -> Option<Message> {
    let [first, .., last] = trend.periods.as_slice() else {
        return None;
    };
    let before = trend.periods.iter().rev().nth(1)?;
    let count = u64::try_from(trend.periods.len()).unwrap_or(u64::MAX);
    Some(
        say::PERIODS
            .with("template", &trend.template)
            .with("count", count)
            .with("first", lang.date(first.as_of))
            .with("before", lang.date(before.as_of))
            .with("last", lang.date(last.as_of)),
    )
}

fn has_rates(series: &Series) -> bool {
    let mut rates = series.points.iter().filter_map(|point| point.rates);
    rates.any(|rates| rates.decided > 0)
}

fn highest_rate(trend: &Trend) -> f64 {
    let series = trend.areas.iter().flat_map(|area| &area.series);
    let points = series.flat_map(|series| &series.points);
    let rates = points.filter_map(|point| point.rates?.rate);
    rates.fold(0.0, f64::max)
}

fn is_long(trend: &Trend) -> bool {
    trend.periods.len() > 2
}

fn table(
    title: &'static Phrase,
    trend: &Trend,
    series: &[&Series],
    highest: f64,
    lang: Lang,
) -> Table {
    let mut columns = vec![Column::new(
        "criterion",
        say::CRITERION.message(),
        Align::Left,
    )];
    if is_long(trend) {
        columns.push(Column::new("course", say::CURVE.message(), Align::Left));
    }
    for (key, period) in ["before", "after"].into_iter().zip(last_two(trend)) {
        let title = Words::Text(lang.date(period));
        columns.push(Column {
            key,
            title,
            align: Align::Right,
        });
    }
    columns.extend([
        Column::new("change", say::CHANGE.message(), Align::Right),
        Column::new("p", say::P.message(), Align::Right),
        Column::new("verdict", say::VERDICT.message(), Align::Left),
    ]);
    let mut table = Table::new(Some(Words::Message(title.message())), columns);
    for series in series {
        table.push(row(trend, series, highest, lang));
    }
    table
}

fn last_two(trend: &Trend) -> impl Iterator<Item = chrono::NaiveDate> + '_ {
    let skipped = trend.periods.len().saturating_sub(2);
    trend
        .periods
        .iter()
        .skip(skipped)
        .map(|period| period.as_of)
}

fn row(trend: &Trend, series: &Series, highest: f64, lang: Lang) -> Vec<Cell> {
    let mut row = vec![Cell::Text(series.criterion.clone())];
    if is_long(trend) {
        row.push(Cell::Plot(curve(&series.points, highest)));
    }
    let skipped = series.points.len().saturating_sub(2);
    let shown = series.points.iter().skip(skipped);
    row.extend(shown.map(|point| counts(point.rates, lang)));
    row.extend([
        difference(&series.change, lang),
        p_values(&series.change, lang),
        Cell::Text(verdict(series.change.status).text(lang).to_owned()),
    ]);
    row
}

/// The rates of the latest audits.
fn curve(points: &[Point], highest: f64) -> Plot {
    let skipped = points.len().saturating_sub(MOST_IN_COURSE);
    let shown = points.iter().skip(skipped);
    let rates = shown.map(|point| point.rates.and_then(|rates| rates.rate));
    Plot::Course {
        shares: rates.collect(),
        highest: highest.max(f64::MIN_POSITIVE),
        text: course(points, highest),
    }
}

/// The rates of the latest audits as a line of blocks.
fn course(points: &[Point], highest: f64) -> String {
    let skipped = points.len().saturating_sub(MOST_IN_COURSE);
    let shown = points.iter().skip(skipped);
    shown
        .map(|point| match point.rates.and_then(|rates| rates.rate) {
            None => NO_HEIGHT,
            Some(rate) => height(rate, highest),
        })
        .collect()
}

/// The lowest block for none and for nothing else; the highest rate has the highest.
fn height(rate: f64, highest: f64) -> char {
    let steps = f64::from(u8::try_from(HEIGHTS.len() - 1).unwrap_or(u8::MAX));
    let reached = HEIGHTS
        .into_iter()
        .zip(0_u8..)
        .filter(|(_, step)| rate * steps > (f64::from(*step) - 1.0) * highest);
    reached.last().map_or('▁', |(block, _)| block)
}

fn counts(rates: Option<Rates>, lang: Lang) -> Cell {
    match rates {
        Some(rates) if rates.decided > 0 => whole(&of(rates.fail, rates.decided).in_lang(lang)),
        _ => Cell::NotApplicable,
    }
}

fn of(fail: u64, decided: u64) -> Message {
    say::OF.with("fail", fail).with("decided", decided)
}

/// A cell that is not broken over two lines.
fn whole(text: &str) -> Cell {
    Cell::Text(text.replace(' ', "\u{a0}"))
}

/// The change in percentage points, its limits rounded outward.
fn difference(change: &Change, lang: Lang) -> Cell {
    let Some(difference) = change.difference else {
        return Cell::NotApplicable;
    };
    let decimals = decimals(change);
    let unit = if decimals == 0 { 1.0 } else { 10.0 };
    let nearest = (100.0 * difference * unit).round() / unit;
    let (Some(lower), Some(upper)) = (change.lower, change.upper) else {
        return whole(&signed(nearest, decimals, lang));
    };
    let shown = say::DIFFERENCE
        .with("difference", signed(nearest, decimals, lang))
        .with(
            "lower",
            signed((100.0 * lower * unit).floor() / unit, decimals, lang),
        )
        .with(
            "upper",
            signed((100.0 * upper * unit).ceil() / unit, decimals, lang),
        );
    Cell::Text(shown.in_lang(lang))
}

fn decimals(change: &Change) -> usize {
    let cases = [change.earlier, change.later].into_iter().flatten();
    let fewest = cases.map(|counts| counts.decided).min().unwrap_or(0);
    usize::from(fewest >= CASES_FOR_A_DECIMAL)
}

/// The change of the compliance in percentage points, with its sign; `None` where it is not told.
pub(super) fn compliance_points(change: &Change, lang: Lang) -> Option<String> {
    let decimals = decimals(change);
    let unit = if decimals == 0 { 1.0 } else { 10.0 };
    let nearest = (-100.0 * change.difference? * unit).round() / unit;
    Some(signed(nearest, decimals, lang))
}

fn signed(points: f64, decimals: usize, lang: Lang) -> String {
    let number = lang.decimal(points.abs(), decimals);
    if points > 0.0 {
        format!("+{number}")
    } else if points < 0.0 {
        format!("-{number}")
    } else {
        number
    }
}

fn p_values(change: &Change, lang: Lang) -> Cell {
    let Some(p) = change.p else {
        return Cell::NotApplicable;
    };
    let corrected = match change.p_corrected {
        Some(p) => p_value(p, lang),
        None => "–".to_owned(),
    };
    let both = say::P_BOTH
        .with("raw", p_value(p, lang))
        .with("corrected", corrected);
    Cell::Text(both.in_lang(lang))
}

/// A p-value with three decimals, rounded up: a change is never shown by rounding.
fn p_value(p: f64, lang: Lang) -> String {
    let thousandths = (p * 1000.0 * (1.0 - 1e-12)).ceil().clamp(0.0, 1000.0);
    if thousandths <= 1.0 && p < 0.001 {
        return format!("< {}", lang.decimal(0.001, 3));
    }
    lang.decimal(thousandths / 1000.0, 3)
}

pub(super) fn verdict(status: ChangeStatus) -> &'static Phrase {
    match status {
        ChangeStatus::More => &say::MORE,
        ChangeStatus::Fewer => &say::FEWER,
        ChangeStatus::NotShown => &say::NO_CHANGE_SHOWN,
        ChangeStatus::OutOfReach => &say::OUT_OF_REACH,
        ChangeStatus::CensusMore => &say::CENSUS_MORE,
        ChangeStatus::CensusFewer => &say::CENSUS_FEWER,
        ChangeStatus::CensusSame => &say::CENSUS_SAME,
        ChangeStatus::Changed => &say::CHANGED,
        ChangeStatus::Unchecked => &say::UNCHECKED,
        ChangeStatus::Pending => &say::PENDING,
        ChangeStatus::Absent => &say::ABSENT,
        ChangeStatus::NoneDecided => &say::NONE_DECIDED,
        ChangeStatus::NoLimits => &say::NO_LIMITS,
        ChangeStatus::AllShared => &say::ALL_SHARED,
    }
}

/// What the p-charts say of the latest audit, and every signal before it.
fn charts(trend: &Trend, lang: Lang) -> Vec<Block> {
    let latest = trend.periods.last().map(|period| period.as_of);
    let mut points = Vec::new();
    for area in &trend.areas {
        for series in &area.series {
            for point in &series.points {
                if let (Some(chart), Some(rates)) = (point.chart, point.rates)
                    && (chart.signal != Signal::Within || Some(point.as_of) == latest)
                {
                    let message = chart_message(&chart, rates, lang)
                        .with("area", &area.area)
                        .with("criterion", &series.criterion)
                        .with("as_of", lang.date(point.as_of));
                    points.push(Block::Point(message));
                }
            }
        }
    }
    if points.is_empty() {
        return points;
    }
    let heading = Block::Heading(say::CHARTS.message());
    let meaning = Block::Paragraph(say::CHART_MEANS.message());
    [heading, meaning].into_iter().chain(points).collect()
}

fn chart_message(chart: &Chart, rates: Rates, lang: Lang) -> Message {
    let Counts { fail, decided } = chart.baseline;
    let phrase = match chart.signal {
        Signal::Above => &say::CHART_ABOVE,
        Signal::Below => &say::CHART_BELOW,
        Signal::Within => &say::CHART_WITHIN,
    };
    let limits = match chart.lower {
        Some(lower) => say::CHART_LIMITS
            .with("lower", lower)
            .with("upper", chart.upper),
        None => say::CHART_UPPER_ONLY.with("upper", chart.upper),
    };
    phrase
        .with("fail", rates.fail)
        .with("decided", rates.decided)
        .with("upper", chart.upper)
        .with("lower", chart.lower.unwrap_or(0))
        .with("limits", limits.in_lang(lang))
        .with("periods", chart.periods)
        .with("base_fail", fail)
        .with("base_decided", decided)
}

/// What was compared, what could not be, and what the numbers mean.
/// Which samples were extended, and what is compared of them.
fn extended(trend: &Trend) -> Option<Message> {
    let areas: BTreeSet<&str> = trend
        .periods
        .iter()
        .flat_map(|period| period.extended.iter().map(String::as_str))
        .collect();
    let areas: Vec<&str> = areas.into_iter().collect();
    (!areas.is_empty()).then(|| extension::COMPARED_AT_FIRST_LOOK.with("areas", areas.join(", ")))
}

fn what_it_says(trend: &Trend, highest: f64, lang: Lang) -> Vec<Message> {
    let alpha = 1.0 - trend.confidence.share().to_f64();
    let confidence = lang.decimal(100.0 * trend.confidence.share().to_f64(), 0);
    let mut said = vec![say::COLUMNS_MEAN.with("confidence", confidence)];
    for area in &trend.areas {
        said.extend(of_area(area, alpha, lang));
    }
    let has_samples = trend.areas.iter().any(|area| area.compared > 0);
    if has_samples && trend.areas.iter().any(|area| area.shared_cases.is_none()) {
        said.push(say::SHARED_UNKNOWN.message());
    }
    said.extend(extended(trend));
    said.extend(changed(trend, lang));
    said.extend(other_ground(trend, lang));
    if has(trend, ChangeStatus::Unchecked) {
        said.push(say::UNCHECKED_NOTE.message());
    }
    if is_long(trend) {
        let highest = limit(lang, highest.min(1.0), Side::Upper, 1);
        said.push(say::CURVES_MEAN.with("highest", highest));
    }
    if has(trend, ChangeStatus::NotShown) || has(trend, ChangeStatus::OutOfReach) {
        said.push(say::NOT_SHOWN_MEANS.message());
    }
    said
}

fn has(trend: &Trend, status: ChangeStatus) -> bool {
    let mut series = trend.areas.iter().flat_map(|area| &area.series);
    series.any(|series| series.change.status == status)
}

fn of_area(area: &AreaTrend, alpha: f64, lang: Lang) -> Vec<Message> {
    let mut said = Vec::new();
    if area.compared > 0 {
        said.push(
            say::FAMILY
                .with("area", &area.area)
                .with("tested", area.within_reach)
                .with("compared", area.compared)
                .with("alpha", p_value(alpha, lang)),
        );
    }
    if let Some(least) = area.least.filter(|_| area.compared > 0) {
        let phrase = match least.fewest {
            Some(_) => &say::POWER,
            None => &say::POWER_NONE,
        };
        said.push(
            phrase
                .with("area", &area.area)
                .with("before", least.before)
                .with("after", least.after)
                .with("fewest", least.fewest.unwrap_or(0)),
        );
    }
    if let Some(cases) = area.shared_cases.filter(|cases| *cases > 0) {
        let phrase = match area.compared {
            0 => &say::SHARED_EXACT,
            _ => &say::SHARED,
        };
        said.push(phrase.with("area", &area.area).with("cases", cases));
    }
    said
}

/// Audits of other populations than the one before, and of parts of the checklist.
fn other_ground(trend: &Trend, lang: Lang) -> impl Iterator<Item = Message> + '_ {
    let of = move |period: &PeriodRecord| {
        let as_of = lang.date(period.as_of);
        let changed = period.population_changed == Some(true);
        let population = changed.then(|| say::POPULATION_CHANGED.with("as_of", as_of.clone()));
        let part = (!period.only.is_empty()).then(|| {
            say::PART_ONLY
                .with("as_of", as_of)
                .with("choices", period.only.join(", "))
        });
        [population, part].into_iter().flatten()
    };
    trend.periods.iter().flat_map(of)
}

/// Which criteria were changed between the last two audits.
fn changed(trend: &Trend, lang: Lang) -> Option<Message> {
    let series = trend.areas.iter().flat_map(|area| &area.series);
    let changed = series.filter(|series| series.change.status == ChangeStatus::Changed);
    let mut criteria: Vec<&str> = Vec::new();
    let mut since = None;
    for series in changed {
        since = Some(series.change.from);
        if !criteria.contains(&series.criterion.as_str()) {
            criteria.push(&series.criterion);
        }
    }
    Some(
        say::CHANGED_NOTE
            .with("before", lang.date(since?))
            .with("criteria", criteria.join(", ")),
    )
}
