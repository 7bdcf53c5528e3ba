//! The results of each area in tables, and the conclusions.

use super::cells::{self, column, left, right};
use super::summary::cases;
use super::{before, heat, of_each, part, population};
use crate::dossier::{AreaPart, Audience, Audited, Dossier, Line};
use crate::findings::{CasesBySeverity, Conclusion, Finding};
use crate::lang::rating::conclusion_in;
use crate::lang::{
    Lang, Message, Phrase, Slot, beside, dossier as say, dossier_tables as tables,
    extension as extension_say,
};
use crate::report::extension;
use crate::report::finding_table::{severity, whole};
use crate::report::findings::{Counted, by_severity, methods};
use crate::report::group_table::group_rows;
use crate::report::not_decided::{NotDecided, not_decided};
use crate::report::number::decimal;
use crate::report::{Align, Block, Cell, Plot, Table};
use crate::template::{Norm, Rule};

pub(super) fn results(dossier: &Dossier, lang: Lang) -> Vec<Block> {
    let blocks = of_each(dossier, |audit| {
        let mut blocks = vec![Block::Table(overview(audit, lang))];
        blocks.extend(heat::heat(audit, lang));
        let development = audit.development.as_ref();
        blocks.extend(development.map(|_| Block::Paragraph(beside::CHANGE_MEANS.message())));
        blocks.extend(population::means(audit, lang).map(Block::Paragraph));
        for area in &audit.areas {
            blocks.extend(in_area(audit, area, lang));
        }
        blocks
    });
    let classes = (dossier.audience == Audience::Public)
        .then(|| Block::Paragraph(say::CLASSES_MEAN.message()));
    part(&say::RESULTS, classes.into_iter().chain(blocks).collect())
}

/// Table C: each area with its cases by their worst error, and its conclusion.
pub(in crate::report) fn overview(audit: &Audited, lang: Lang) -> Table {
    let columns = vec![
        left("area", &tables::AREA),
        right("population", &tables::POPULATION),
        right("sample", &tables::SAMPLE),
        right("without_errors", &tables::WITHOUT_ERRORS),
        right("formal", &tables::FORMAL),
        right("material", &tables::MATERIAL),
        right("critical", &tables::CRITICAL),
        right("not_decided", &tables::NOT_DECIDED),
        left("conclusion", &tables::CONCLUSION),
    ];
    let mut table = Table::new(Some(say::OVERVIEW.message().into()), columns);
    for area in &audit.areas {
        let mut row = vec![
            cells::text(&area.title),
            cells::number(area.population),
            cells::number(area.drawn),
        ];
        row.extend(by_worst(area.cases));
        row.push(Cell::Text(conclusion_title(area, lang)));
        table.push(row);
    }
    table
}

fn by_worst(cases: Option<CasesBySeverity>) -> [Cell; 5] {
    match cases {
        None => [(); 5].map(|()| cells::not_told()),
        Some(cases) => [
            cases.without_errors,
            cases.formal,
            cases.material,
            cases.critical,
            cases.not_decided,
        ]
        .map(Cell::Count),
    }
}

/// A conclusion in a few words.
pub(super) fn conclusion_title(area: &AreaPart, lang: Lang) -> String {
    let Some(conclusion) = &area.conclusion else {
        return tables::NOT_TOLD.text(lang).to_owned();
    };
    let title = conclusion_in(&conclusion.title, lang);
    let message = match conclusion.level {
        None => tables::NO_CONCLUSION.message(),
        Some(level) if title.is_empty() => tables::LEVEL_ONLY.with("level", level.to_string()),
        Some(level) => tables::LEVEL_TITLE
            .with("level", level.to_string())
            .with("title", title),
    };
    message.in_lang(lang)
}

fn in_area(audit: &Audited, area: &AreaPart, lang: Lang) -> Vec<Block> {
    let heading = say::AREA_OF
        .with("area", &area.title)
        .with("cases", without_stop(&cases(area).in_lang(lang)));
    let mut blocks = vec![Block::Subheading(heading)];
    if area.is_census && area.population.exact().is_some() {
        blocks.push(Block::Paragraph(say::CENSUS_NOTE.message()));
    }
    blocks.extend(extended(area, lang).into_iter().map(Block::Paragraph));
    let norms = [(Norm::Law, &say::LAW), (Norm::Local, &say::LOCAL)];
    let mut has_lines = false;
    for (norm, title) in norms {
        let lines: Vec<&Line> = of_norm(audit, area, norm).collect();
        if !lines.is_empty() {
            has_lines = true;
            let title = title.with("area", &area.title);
            let table = by_criterion(audit, area, title, &lines, lang);
            blocks.push(Block::Table(table));
        }
    }
    if !has_lines {
        blocks.push(Block::Paragraph(say::NOTHING_APPLIES.message()));
    }
    blocks.extend(population::beside_sample(audit, area, lang).map(Block::Table));
    blocks.extend(deadlines(audit, area, lang).map(Block::Table));
    let norms = [
        (Norm::Law, &say::LAW_GROUPS),
        (Norm::Local, &say::LOCAL_GROUPS),
    ];
    for (norm, title) in norms {
        blocks.extend(together(area, norm, title, lang).map(Block::Table));
    }
    let findings: Vec<&Finding> = area
        .lines
        .iter()
        .filter_map(|line| line.finding())
        .collect();
    let percent = audit.method.confidence;
    blocks.extend(methods(&findings, percent, lang).map(Block::Paragraph));
    if let (Some(drawn), Some(cases)) = (area.drawn.exact(), area.cases) {
        let counted = Counted {
            drawn,
            replaced: area.replaced.exact().unwrap_or(0),
            not_found: area.not_found.exact().unwrap_or(0),
        };
        blocks.push(Block::Paragraph(by_severity(&counted, &cases)));
    }
    blocks
}

/// That the sample became larger, and what looking more than once costs.
fn extended(area: &AreaPart, lang: Lang) -> Vec<Message> {
    let (Some(extension), Some(drawn)) = (&area.extension, area.drawn.exact()) else {
        return Vec::new();
    };
    let is_larger = extension.first_drawn < drawn;
    let larger = is_larger.then(|| {
        let message = extension_say::BECAME_LARGER.with("drawn", drawn);
        message.with("first", extension.first_drawn)
    });
    let cost = (!area.is_census).then(|| extension::cost_of(extension, lang));
    larger.into_iter().chain(cost).collect()
}

fn without_stop(text: &str) -> String {
    text.trim_end_matches('.').to_owned()
}

fn of_norm<'a>(
    audit: &'a Audited,
    area: &'a AreaPart,
    norm: Norm,
) -> impl Iterator<Item = &'a Line> {
    let is_of_it = move |line: &&Line| {
        let criterion = audit.criterion(line);
        criterion.is_some_and(|criterion| criterion.norm == norm) && line.concerns_a_case()
    };
    area.lines.iter().filter(is_of_it)
}

/// Table A: each criterion with what was found.
fn by_criterion(
    audit: &Audited,
    area: &AreaPart,
    title: Message,
    lines: &[&Line],
    lang: Lang,
) -> Table {
    let rates = lines.iter().filter_map(|line| line.finding()?.rate);
    let has_plots = rates.count() > 0;
    let mut columns = vec![
        left("criterion", &tables::CRITERION),
        left("question", &tables::QUESTION),
        left("severity", &tables::SEVERITY),
        right("pass", &tables::PASS),
        right("fail", &tables::FAIL),
        right("compliance", &tables::COMPLIANCE),
        right("interval", &tables::INTERVAL),
    ];
    columns.extend(has_plots.then(|| left("plot", &tables::PLOT)));
    columns.push(left("target", &tables::TARGET));
    columns.extend(before::columns(audit));
    columns.push(left("not_decided", &tables::NOT_DECIDED));
    let mut table = Table::new(Some(title.into()), columns);
    table.legend = has_plots.then(|| say::PLOT_MEANS.message());
    for line in lines {
        let Some(criterion) = audit.criterion(line) else {
            continue;
        };
        let mut row = vec![
            cells::text(&criterion.id),
            cells::text(&criterion.question),
            Cell::Text(severity(criterion.severity).text(lang).to_owned()),
        ];
        row.extend(figures(line, has_plots, lang));
        row.extend(before::cells(audit, area, line, lang));
        row.push(match line.finding() {
            None => cells::not_told(),
            Some(finding) => not_decided(NotDecided::of(finding), lang),
        });
        table.push(row);
    }
    table
}

/// What was found of a criterion, as the columns of table A up to the target want it.
fn figures(line: &Line, has_plots: bool, lang: Lang) -> Vec<Cell> {
    let told = |cell: fn(&Finding, Lang) -> Cell| {
        let finding = line.finding();
        finding.map_or_else(cells::not_told, |finding| cell(finding, lang))
    };
    let plot = has_plots.then(|| line.finding().map_or(Cell::NotApplicable, cells::plot));
    [
        told(cells::passes),
        cells::fails(line, lang),
        told(cells::compliance),
        told(cells::interval),
    ]
    .into_iter()
    .chain(plot)
    .chain([cells::target(line, lang)])
    .collect()
}

/// Table B: criteria together by severity and dimension.
fn together(area: &AreaPart, norm: Norm, title: &'static Phrase, lang: Lang) -> Option<Table> {
    let columns = vec![
        left("group", &tables::GROUP),
        right("criteria", &tables::CRITERIA),
        right("fail", &tables::WITH_ERRORS),
        right("rate", &crate::lang::audit::RATE),
        right("interval", &tables::INTERVAL),
        right("errors", &tables::ERRORS),
        left("not_decided", &tables::NOT_DECIDED),
    ];
    let rows = group_rows(&area.groups, Some(&area.area), norm, lang);
    let title = title.with("area", &area.title);
    let mut table = Table::new(Some(title.into()), columns);
    for row in rows {
        table.push(row);
    }
    (!table.rows().is_empty()).then_some(table)
}

/// Table E: deadlines, and how late what was late.
fn deadlines(audit: &Audited, area: &AreaPart, lang: Lang) -> Option<Table> {
    let lines: Vec<(&Line, &Finding)> = area
        .lines
        .iter()
        .filter(|line| has_days(audit, line) && line.concerns_a_case())
        .filter_map(|line| Some((line, line.finding()?)))
        .collect();
    let last = |(line, _): &(&Line, &Finding)| line.days_late.last().copied();
    let most = lines.iter().filter_map(last).max();
    let mut columns = vec![
        left("criterion", &tables::CRITERION),
        left("question", &tables::QUESTION),
        right("on_time", &tables::ON_TIME),
        right("rolled", &tables::ROLLED),
        right("late", &tables::LATE),
        right("still_open", &tables::STILL_OPEN),
        right("median", &tables::MEDIAN_LATE),
        right("most", &tables::MOST_LATE),
    ];
    let title = |most: i64| tables::DAYS_PLOT.with("most", most.to_string());
    columns.extend(most.map(|most| column("days", title(most), Align::Left)));
    columns.push(right("undetermined", &tables::UNDETERMINED));
    let heading = say::DEADLINES.with("area", &area.title);
    let mut table = Table::new(Some(heading.into()), columns);
    for (line, finding) in &lines {
        let criterion = audit.criterion(line)?;
        let mut row = vec![
            cells::text(&criterion.id),
            cells::text(&criterion.question),
            Cell::Count(finding.pass),
            Cell::Count(line.rolled),
            Cell::Count(finding.fail),
            Cell::Count(line.still_open),
        ];
        row.extend(how_late(finding, lang));
        row.extend(most.map(|most| days(line, most)));
        row.push(Cell::Count(finding.undetermined));
        table.push(row);
    }
    // Numbers of days stand beside single cases; where any is not told, none is.
    (!lines.is_empty() && !audit.cases.is_empty()).then_some(table)
}

fn how_late(finding: &Finding, lang: Lang) -> [Cell; 2] {
    let Some(late) = finding.days_late else {
        return [Cell::NotApplicable, Cell::NotApplicable];
    };
    let decimals = usize::from(late.median.fract() > 0.0);
    let median = decimal(lang, late.median, decimals).unwrap_or_default();
    [whole(&median), Cell::Text(late.max.to_string())]
}

fn days(line: &Line, most: i64) -> Cell {
    if line.days_late.is_empty() {
        return Cell::NotApplicable;
    }
    Cell::Plot(Plot::Days {
        days: line.days_late.clone(),
        most,
    })
}

/// Whether a criterion is a deadline in one of its versions.
pub(super) fn has_days(audit: &Audited, line: &Line) -> bool {
    let criterion = audit.criterion(line);
    criterion.is_some_and(|criterion| {
        let mut rules = criterion.rules.all();
        rules.any(|rule| matches!(rule, Rule::Deadline(_) | Rule::Interval(_)))
    })
}

/// One conclusion for each area, with what triggered it.
pub(super) fn conclusions(dossier: &Dossier, lang: Lang) -> Vec<Block> {
    let is_internal = dossier.audience == Audience::Internal;
    let mut blocks = of_each(dossier, |audit| {
        let mut columns = vec![
            left("area", &tables::AREA),
            right("level", &tables::LEVEL),
            left("conclusion", &tables::CONCLUSION),
        ];
        columns.extend(is_internal.then(|| left("trigger", &tables::TRIGGER)));
        let mut table = Table::new(None, columns);
        for area in &audit.areas {
            let mut row = vec![cells::text(&area.title)];
            match &area.conclusion {
                Some(conclusion) => row.extend(concluded(conclusion, is_internal, lang)),
                None => {
                    row.extend([Cell::NotApplicable, cells::not_told()]);
                    row.extend(is_internal.then_some(Cell::NotApplicable));
                }
            }
            table.push(row);
        }
        vec![Block::Table(table)]
    });
    if is_internal {
        blocks.push(Block::Paragraph(say::TRIGGERS_MEAN.message()));
    }
    part(&say::CONCLUSIONS, blocks)
}

fn concluded(conclusion: &Conclusion, is_internal: bool, lang: Lang) -> Vec<Cell> {
    let level = conclusion
        .level
        .map_or(Cell::NotApplicable, |level| Cell::Count(level.into()));
    let mut text = conclusion_in(&conclusion.text, lang).to_owned();
    if !conclusion.part.is_empty() {
        let part = say::PART_ONLY.with("choices", conclusion.part.join(", "));
        text = format!("{text} {}", part.in_lang(lang));
    }
    let trigger = match &conclusion.set {
        None => conclusion.because.message(),
        Some(set) => {
            let own: Slot = match set.program.level {
                Some(level) => say::OWN_LEVEL.with("level", level.to_string()).into(),
                None => (&say::OWN_NONE).into(),
            };
            let by = conclusion.set_by.clone().unwrap_or_default();
            say::SET_BY
                .with("by", by)
                .with("reason", &set.reason)
                .with("own", own)
        }
    };
    let trigger = is_internal.then(|| Cell::Text(trigger.in_lang(lang)));
    [level, Cell::Text(text)]
        .into_iter()
        .chain(trigger)
        .collect()
}
