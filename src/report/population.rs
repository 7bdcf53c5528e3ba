//! A whole population that was decided by its data: tables for people, and one table for machines.

use super::finding_table::Targets;
use super::indicator_words::{aim, amount, figure_name};
use super::not_decided::{NotDecided, not_decided};
use super::number::{Side, exact_percent, limit, percent, whole_percent};
use super::{Align, Block, Cell, Column, Table, Words};
use crate::findings::{
    CriterionFinding, IndicatorFinding, PopulationFindings, PopulationGroup, Verdict,
};
use crate::lang::{Lang, Message, Phrase, audit as words, only, summary, whole as say};
use crate::template::{Direction, Figure, Named, Norm, Severity, Template};

/// What was found, for people.
pub fn blocks(found: &PopulationFindings, template: &Template, lang: Lang) -> Vec<Block> {
    let checklist = words::CHECKLIST
        .with("title", &template.title)
        .with("id", &template.id)
        .with("version", &template.version);
    let judged = words::JUDGED.with("as_of", lang.date(found.as_of));
    let population = found.areas.iter().map(|area| area.population).sum::<u64>();
    let every_case = say::EVERY_CASE.with("population", population);
    let mut blocks = vec![
        Block::Heading(say::HEADING.message()),
        Block::Paragraph(checklist),
        Block::Paragraph(judged),
        Block::Paragraph(every_case),
    ];
    if !found.only.is_empty() {
        let part = only::PART_ONLY.with("choices", found.only.join(", "));
        blocks.push(Block::Paragraph(part));
    }
    if found.criteria.is_empty() {
        blocks.push(Block::Paragraph(say::NOTHING_AUTOMATIC.message()));
    }
    if !found.manual.is_empty() {
        let manual = say::MANUAL.with("criteria", found.manual.join(", "));
        blocks.push(Block::Paragraph(manual));
    }
    if found.areas.len() > 1 {
        blocks.push(Block::Heading(summary::ALL_AREAS.message()));
        blocks.extend(in_area(found, None, lang));
    }
    for area in &found.areas {
        let name = match template.title_of(&area.area) {
            title if title == area.area => area.area.clone(),
            title => format!("{title} ({})", area.area),
        };
        let heading = say::AREA
            .with("area", name)
            .with("population", area.population);
        blocks.push(Block::Heading(heading));
        blocks.extend(in_area(found, Some(&area.area), lang));
    }
    let is_open = |found: &&CriterionFinding| found.range.is_some();
    if found.criteria.iter().any(|found| is_open(&found)) {
        blocks.push(Block::Paragraph(say::RANGE_MEANS.message()));
    }
    blocks.extend(indicators(found, lang));
    blocks
}

fn in_area(found: &PopulationFindings, area: Option<&str>, lang: Lang) -> Vec<Block> {
    let of_area: Vec<&CriterionFinding> = found
        .criteria
        .iter()
        .filter(|found| found.area.as_deref() == area)
        .collect();
    let mut blocks = Vec::new();
    for (norm, title) in [(Norm::Law, &words::LAW), (Norm::Local, &words::LOCAL)] {
        let of_norm = of_area.iter().copied();
        let of_norm: Vec<_> = of_norm
            .filter(|found| found.norm == norm && !concerns_no_case(found))
            .collect();
        if !of_norm.is_empty() {
            blocks.push(Block::Table(criteria(title, &of_norm, lang)));
        }
    }
    let elsewhere: Vec<&str> = of_area
        .iter()
        .filter(|found| concerns_no_case(found))
        .map(|found| found.criterion.as_str())
        .collect();
    if !elsewhere.is_empty() {
        let message = say::NO_CASE.with("criteria", elsewhere.join(", "));
        blocks.push(Block::Paragraph(message));
    }
    blocks.extend(of_area.iter().filter_map(|found| late(found, lang)));
    for (norm, title) in [(Norm::Law, &summary::LAW), (Norm::Local, &summary::LOCAL)] {
        let groups = found.groups.iter();
        let of_norm: Vec<_> = groups
            .filter(|group| group.area.as_deref() == area && group.norm == norm)
            .collect();
        if !of_norm.is_empty() {
            blocks.push(Block::Table(groups_table(title, &of_norm, lang)));
        }
    }
    blocks
}

fn concerns_no_case(found: &CriterionFinding) -> bool {
    found.not_applicable == found.population
}

/// A cell that is not broken over two lines.
fn whole(text: &str) -> Cell {
    Cell::Text(text.replace(' ', "\u{a0}"))
}

fn criteria(title: &'static Phrase, found: &[&CriterionFinding], lang: Lang) -> Table {
    let targets = Targets::of(found.iter().map(|found| found.target));
    let mut columns = vec![
        Column::new("criterion", &words::CRITERION, Align::Left),
        Column::new("severity", &words::SEVERITY, Align::Left),
        Column::new("fail", &words::FAIL, Align::Right),
        Column::new("rate", &words::RATE, Align::Right),
    ];
    columns.extend(targets.column(lang));
    columns.push(Column::new("not_decided", &words::NOT_DECIDED, Align::Left));
    let mut table = Table::new(Some(Words::Message(title.message())), columns);
    for found in found {
        let mut row = vec![
            Cell::Text(found.criterion.clone()),
            Cell::Text(severity(found.severity).text(lang).to_owned()),
            fails(found.fail, found.pass + found.fail, lang),
            rate(found, lang),
        ];
        if targets != Targets::None {
            row.push(target(found, targets, lang));
        }
        row.push(not_decided(
            NotDecided {
                not_applicable: found.not_applicable,
                not_due: found.not_due,
                undetermined: found.undetermined,
                pending: found.pending,
            },
            lang,
        ));
        table.push(row);
    }
    table
}

fn severity(severity: Severity) -> &'static Phrase {
    match severity {
        Severity::Critical => &words::CRITICAL,
        Severity::Material => &words::MATERIAL,
        Severity::Formal => &words::FORMAL,
    }
}

fn fails(fail: u64, decided: u64, lang: Lang) -> Cell {
    if decided == 0 {
        return Cell::NotApplicable;
    }
    let fails = words::FAILS.with("fail", fail).with("decided", decided);
    whole(&fails.in_lang(lang))
}

/// The rate, or between which rates it lies.
fn rate(found: &CriterionFinding, lang: Lang) -> Cell {
    let decided = found.pass + found.fail;
    match found.range {
        Some(range) => {
            let cases = decided + found.undetermined + found.pending;
            let range = say::BETWEEN
                .with("lower", limit(lang, range.lower, Side::Lower, cases))
                .with("upper", limit(lang, range.upper, Side::Upper, cases));
            whole(&range.in_lang(lang))
        }
        None => match percent(lang, found.fail, decided) {
            Some(percent) => whole(&percent),
            None => Cell::NotApplicable,
        },
    }
}

fn target(found: &CriterionFinding, targets: Targets, lang: Lang) -> Cell {
    let (Some(target), Some(status)) = (found.target, found.target_status) else {
        return Cell::NotApplicable;
    };
    let message = match targets {
        Targets::Different => words::TARGET_AND_VERDICT
            .with("target", exact_percent(lang, target))
            .with("verdict", verdict(status)),
        Targets::Same(_) | Targets::None => verdict(status),
    };
    Cell::Text(message.in_lang(lang))
}

fn verdict(status: Verdict) -> Message {
    match status {
        Verdict::Met => words::MET.message(),
        Verdict::NotMet => words::NOT_MET.message(),
        Verdict::Undecided | Verdict::NotConcluded => say::COULD_TURN.message(),
    }
}

/// How late what was late came.
fn late(found: &CriterionFinding, lang: Lang) -> Option<Block> {
    let days = found.days_late?;
    let number = |days: f64| {
        let decimals = usize::from(days.fract() > 0.0);
        super::number::decimal(lang, days, decimals).unwrap_or_default()
    };
    let late = say::LATE
        .with("criterion", &found.criterion)
        .with("cases", found.fail)
        .with("median", number(days.median))
        .with("p75", number(days.p75))
        .with("p90", number(days.p90))
        .with("max", number(days.max));
    Some(Block::Point(match found.unfinished {
        0 => late,
        open => say::LATE_AND_OPEN.with("late", late).with("open", open),
    }))
}

fn groups_table(title: &'static Phrase, groups: &[&PopulationGroup], lang: Lang) -> Table {
    let columns = vec![
        Column::new("severity", &words::SEVERITY, Align::Left),
        Column::new("fail", &words::FAIL, Align::Right),
        Column::new("rate", &words::RATE, Align::Right),
        Column::new("errors", &summary::ERRORS, Align::Right),
        Column::new("not_decided", &words::NOT_DECIDED, Align::Left),
    ];
    let mut table = Table::new(Some(Words::Message(title.message())), columns);
    for group in groups {
        let decided = group.pass + group.fail;
        table.push(vec![
            Cell::Text(severity(group.severity).text(lang).to_owned()),
            fails(group.fail, decided, lang),
            percent(lang, group.fail, decided)
                .map_or(Cell::NotApplicable, |percent| whole(&percent)),
            Cell::Count(group.errors),
            not_decided(
                NotDecided {
                    not_applicable: group.not_applicable,
                    not_due: group.not_due,
                    undetermined: group.undetermined,
                    pending: group.pending,
                },
                lang,
            ),
        ]);
    }
    table
}

/// The indicators over all cases in one table, then a table of each by its column and by area.
fn indicators(found: &PopulationFindings, lang: Lang) -> Vec<Block> {
    let is_whole = |found: &&IndicatorFinding| found.area.is_none() && found.by.is_none();
    let all: Vec<_> = found.indicators.iter().filter(is_whole).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(say::INDICATORS.message())];
    blocks.push(Block::Table(indicator_table(&all, lang)));
    for whole in &all {
        blocks.extend(left_out(whole).map(Block::Point));
    }
    for whole in &all {
        let of_indicator = || {
            let same = |found: &&IndicatorFinding| found.indicator == whole.indicator;
            found.indicators.iter().filter(same)
        };
        let by_column: Vec<_> = of_indicator().filter(|found| found.by.is_some()).collect();
        let by_area: Vec<_> = of_indicator()
            .filter(|found| found.area.is_some())
            .collect();
        let column = by_column.first().and_then(|found| found.by.clone());
        let tables = [
            (column, by_column),
            (Some(say::BY_AREA.text(lang).to_owned()), by_area),
        ];
        for (by, rows) in tables {
            if let Some(by) = by.filter(|_| !rows.is_empty()) {
                blocks.push(Block::Table(parts_table(whole, by, &rows, lang)));
            }
        }
    }
    blocks
}

fn indicator_table(all: &[&IndicatorFinding], lang: Lang) -> Table {
    let has_benchmark = all.iter().any(|found| found.benchmark.is_some());
    let has_target = all.iter().any(|found| found.target.is_some());
    let mut columns = vec![
        Column::new("indicator", &say::INDICATOR, Align::Left),
        Column::new("cases", &say::CASES, Align::Right),
        Column::new("figure", &say::FIGURE, Align::Right),
    ];
    if has_target {
        columns.push(Column::new("target_status", &words::TARGET, Align::Left));
    }
    if has_benchmark {
        columns.push(Column::new("benchmark", &say::BENCHMARK, Align::Right));
    }
    let mut table = Table::new(None, columns);
    for found in all {
        let title = say::TITLED
            .with("id", &found.indicator)
            .with("title", &found.title);
        let mut row = vec![
            Cell::Text(title.in_lang(lang)),
            cases(found, lang),
            figure(found, lang),
        ];
        if has_target {
            row.push(aimed(found, lang));
        }
        if has_benchmark {
            let benchmark = found
                .benchmark
                .map(|benchmark| whole(&aim(lang, benchmark)));
            row.push(benchmark.unwrap_or(Cell::NotApplicable));
        }
        table.push(row);
    }
    table
}

/// How many cases a figure rests on.
fn cases(found: &IndicatorFinding, lang: Lang) -> Cell {
    match (found.take, found.value) {
        (Figure::Share, Some(_)) => fails(found.count, found.of, lang),
        _ => Cell::Count(found.of),
    }
}

fn figure(found: &IndicatorFinding, lang: Lang) -> Cell {
    let value = match found.take {
        Figure::Share => found
            .value
            .and_then(|_| whole_percent(lang, found.count, found.of)),
        Figure::Mean => found
            .value
            .and_then(|value| super::number::decimal(lang, value, 1)),
        _ => found.exact.map(|exact| amount(lang, exact)),
    };
    let Some(value) = value else {
        return Cell::NotApplicable;
    };
    match found.take {
        Figure::Share | Figure::Count => whole(&value),
        take => {
            let named = say::NAMED_FIGURE
                .with("name", figure_name(take))
                .with("value", value);
            whole(&named.in_lang(lang))
        }
    }
}

fn aimed(found: &IndicatorFinding, lang: Lang) -> Cell {
    let (Some(target), Some(status), Some(direction)) =
        (found.target, found.target_status, found.direction)
    else {
        return Cell::NotApplicable;
    };
    let phrase = match direction {
        Direction::Lower => &say::AT_MOST,
        Direction::Higher => &say::AT_LEAST,
    };
    let message = phrase
        .with("target", aim(lang, target))
        .with("verdict", verdict(status));
    Cell::Text(message.in_lang(lang))
}

/// Cases that a figure leaves out, which nobody would see otherwise.
fn left_out(found: &IndicatorFinding) -> impl Iterator<Item = Message> {
    let undetermined = (found.undetermined > 0).then(|| {
        say::LEFT_OUT
            .with("id", &found.indicator)
            .with("undetermined", found.undetermined)
    });
    let without = (found.without_value > 0).then(|| {
        say::WITHOUT_VALUE
            .with("id", &found.indicator)
            .with("cases", found.without_value)
    });
    undetermined.into_iter().chain(without)
}

/// An indicator by area, or by what a column says.
fn parts_table(
    indicator: &IndicatorFinding,
    by: String,
    parts: &[&IndicatorFinding],
    lang: Lang,
) -> Table {
    let title = say::BY
        .with("id", &indicator.indicator)
        .with("title", &indicator.title)
        .with("by", by.as_str());
    let columns = vec![
        Column {
            key: "part",
            title: Words::Text(by),
            align: Align::Left,
        },
        Column::new("cases", &say::CASES, Align::Right),
        Column::new("figure", &say::FIGURE, Align::Right),
    ];
    let mut table = Table::new(Some(Words::Message(title)), columns);
    for part in parts {
        let name = part.area.as_ref().or(part.group.as_ref());
        let name = name.map_or(say::NO_GROUP.text(lang), String::as_str);
        table.push(vec![
            Cell::Text(name.to_owned()),
            cases(part, lang),
            figure(part, lang),
        ]);
    }
    table
}

/// Everything in one table for machines: a row per criterion or indicator and area.
pub fn machine_table(found: &PopulationFindings) -> Table {
    const KEYS: [&str; 25] = [
        "kind",
        "area",
        "id",
        "norm",
        "severity",
        "dimension",
        "by",
        "group",
        "take",
        "population",
        "pass",
        "fail",
        "not_applicable",
        "not_due",
        "undetermined",
        "pending",
        "rate",
        "range_lower",
        "range_upper",
        "target",
        "target_status",
        "days_late_median",
        "days_late_p75",
        "days_late_p90",
        "days_late_max",
    ];
    let columns = KEYS.map(Column::machine);
    let mut table = Table::new(None, columns.to_vec());
    let criteria = found.criteria.iter().map(criterion_row);
    let indicators = found.indicators.iter().map(indicator_row);
    criteria.chain(indicators).for_each(|row| table.push(row));
    table
}

fn text(text: Option<impl Into<String>>) -> Cell {
    text.map_or(Cell::NotApplicable, |text| Cell::Text(text.into()))
}

fn number(value: Option<f64>) -> Cell {
    value.map_or(Cell::NotApplicable, |value| Cell::Number {
        value,
        decimals: 1,
    })
}

fn criterion_row(found: &CriterionFinding) -> Vec<Cell> {
    let days = found.days_late;
    vec![
        text(Some("criterion")),
        text(found.area.as_deref()),
        text(Some(found.criterion.as_str())),
        text(Some(found.norm.name())),
        text(Some(found.severity.name())),
        text(found.dimension.map(Named::name)),
        Cell::NotApplicable,
        Cell::NotApplicable,
        Cell::NotApplicable,
        Cell::Count(found.population),
        Cell::Count(found.pass),
        Cell::Count(found.fail),
        Cell::Count(found.not_applicable),
        Cell::Count(found.not_due),
        Cell::Count(found.undetermined),
        Cell::Count(found.pending),
        number(found.rate),
        number(found.range.map(|range| range.lower)),
        number(found.range.map(|range| range.upper)),
        number(found.target.map(crate::stats::share::Share::to_f64)),
        text(found.target_status.map(Verdict::name)),
        number(days.map(|days| days.median)),
        number(days.map(|days| days.p75)),
        number(days.map(|days| days.p90)),
        number(days.map(|days| days.max)),
    ]
}

/// An indicator: `population` are the cases it is about, `pass` those that it finds, `rate` its share, count or value.
fn indicator_row(found: &IndicatorFinding) -> Vec<Cell> {
    let mut row = vec![
        text(Some("indicator")),
        text(found.area.as_deref()),
        text(Some(found.indicator.as_str())),
        Cell::NotApplicable,
        Cell::NotApplicable,
        Cell::NotApplicable,
        text(found.by.as_deref()),
        text(found.group.as_deref()),
        text(Some(found.take.name())),
        Cell::Count(found.of),
        Cell::Count(found.count),
        Cell::NotApplicable,
        Cell::NotApplicable,
        Cell::NotApplicable,
        Cell::Count(found.undetermined),
        Cell::NotApplicable,
        number(found.value),
        Cell::NotApplicable,
        Cell::NotApplicable,
        number(found.target.map(aim_as_float)),
        text(found.target_status.map(Verdict::name)),
    ];
    row.extend(std::iter::repeat_n(Cell::NotApplicable, 4));
    row
}

fn aim_as_float(aim: crate::template::Aim) -> f64 {
    use rust_decimal::prelude::ToPrimitive;
    match aim {
        crate::template::Aim::Share(share) => share.to_f64(),
        crate::template::Aim::Number(number) => number.to_f64().unwrap_or(f64::NAN),
    }
}
