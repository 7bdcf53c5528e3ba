//! What the criteria of a template rest on, and what stands beside them: population, scales, deadlines, indicators,
//! columns, tests.

use std::collections::BTreeMap;

use crate::lang::{Lang, Message, Phrase, checklist as say};
use crate::report::indicator_words::{aim, figure_name};
use crate::report::{Block, Cell, Column, Table};
use crate::template::{
    Direction, Indicator, Measure, Named, Outcome, Rule, Scale, Template, Validity, one_line,
};

/// A heading with what stands below it; nothing without anything below.
fn section(title: &'static Phrase, below: Vec<Block>) -> Vec<Block> {
    if below.is_empty() {
        return below;
    }
    let heading = Block::Heading(title.message());
    std::iter::once(heading).chain(below).collect()
}

fn table(columns: &[(&'static str, &'static Phrase)]) -> Table {
    Table::new(None, columns.iter().copied().map(Column::left).collect())
}

/// Which cases are left out, and what the areas are called.
pub(super) fn population(template: &Template) -> Vec<Block> {
    let exclusions = template.exclusions.iter().map(|exclude| {
        say::EXCLUSION
            .with("reason", &exclude.reason)
            .with("condition", one_line(exclude.condition.text()))
    });
    let mut blocks = section(&say::EXCLUSIONS, exclusions.map(Block::Point).collect());
    if !template.areas.is_empty() {
        let titles = [
            ("area", &say::AREA),
            ("title", &say::NAMED),
            ("match", &say::PATTERNS),
        ];
        let mut areas = table(&titles);
        for area in &template.areas {
            areas.push(vec![
                Cell::Text(area.area.clone()),
                Cell::Text(area.title.clone().unwrap_or_default()),
                Cell::Text(area.patterns.join(", ")),
            ]);
        }
        blocks.extend(section(&say::AREAS, vec![Block::Table(areas)]));
    }
    blocks
}

/// The scales of its own by which reviewers answer.
pub(super) fn scales(template: &Template) -> Vec<Block> {
    let rules = template.criteria.iter().flat_map(|one| one.rules.all());
    let scales: BTreeMap<&str, &Scale> = rules
        .filter_map(|rule| match rule {
            Rule::Answer(scale) if scale != Scale::yes_no() => Some((&*scale.name, &**scale)),
            _ => None,
        })
        .collect();
    let blocks = scales.into_values().flat_map(|scale| {
        let name = Block::Paragraph(say::SCALE.with("scale", &scale.name));
        [name, Block::Table(options(scale, template.language))]
    });
    section(&say::SCALES, blocks.collect())
}

fn options(scale: &Scale, lang: Lang) -> Table {
    let mut options = table(&[
        ("option", &say::OPTION),
        ("label", &say::LABEL),
        ("outcome", &say::OUTCOME),
        ("points", &say::POINTS),
        ("comment", &say::COMMENT),
    ]);
    for option in &scale.options {
        let points = option.points.map_or(Cell::NotApplicable, |points| {
            Cell::Text(points.normalize().to_string())
        });
        options.push(vec![
            Cell::Text(option.id.clone()),
            Cell::Text(option.label(lang).to_owned()),
            outcome(option.outcome),
            points,
            Cell::Bool(option.needs_comment),
        ]);
    }
    options
}

fn outcome(outcome: Outcome) -> Cell {
    Cell::Word {
        id: outcome.name(),
        words: outcome.in_words().message(),
    }
}

/// The lengths of time that a municipality has set or published itself.
pub(super) fn deadlines(template: &Template) -> Vec<Block> {
    let norms = template.norms.iter().map(|norm| {
        say::LOCAL_NORM
            .with("name", &norm.name)
            .with("within", norm.within.message())
    });
    let mut blocks = section(&say::LOCAL_NORMS, norms.map(Block::Point).collect());
    let tables = template.tables.iter().flat_map(|published| {
        let name = Block::Paragraph(say::PUBLISHED_TABLE.with("table", &published.name));
        let rows = published.rows.iter();
        let rows = rows.map(|row| published_row(&row.key, row.within.message(), &row.validity));
        std::iter::once(name).chain(rows.map(Block::Point))
    });
    blocks.extend(section(&say::PUBLISHED_DEADLINES, tables.collect()));
    blocks
}

fn published_row(key: &str, within: Message, validity: &Validity) -> Message {
    let row = say::PUBLISHED_ROW.with("key", key).with("within", within);
    if validity.from.is_none() && validity.until.is_none() {
        return row;
    }
    say::WHILE
        .with("words", row)
        .with("when", validity.in_words())
}

/// What is counted over the population.
pub(super) fn indicators(template: &Template, lang: Lang) -> Vec<Block> {
    let indicators = template.indicators.iter();
    let blocks = indicators.flat_map(|indicator| about_indicator(indicator, template, lang));
    section(&say::INDICATORS, blocks.collect())
}

fn about_indicator(indicator: &Indicator, template: &Template, lang: Lang) -> Vec<Block> {
    let title = say::QUESTION
        .with("id", &indicator.id)
        .with("question", &indicator.title);
    let counts = match &indicator.finds {
        Some(finds) => say::COUNTS.with("condition", one_line(finds.text())),
        None => say::COUNTS_ALL.message(),
    };
    let among = match &indicator.measure {
        Measure::Share { of: Some(of) } => Some(say::AMONG.with("condition", one_line(of.text()))),
        Measure::Share { of: None } => Some(say::AMONG_ALL.message()),
        Measure::Count => None,
        Measure::Values { value, figure } => Some(
            say::MEASURES
                .with("figure", figure_name(*figure))
                .with("value", one_line(value.text())),
        ),
    };
    let by = indicator
        .by
        .and_then(|by| template.columns.get(by))
        .map(|column| say::GIVEN_BY.with("column", &column.name));
    let target = indicator
        .target
        .map(|target| say::INDICATOR_TARGET.with("share", aim(lang, target)));
    let benchmark = indicator
        .benchmark
        .map(|benchmark| say::BENCHMARK.with("share", aim(lang, benchmark)));
    let direction = indicator.direction.map(|direction| match direction {
        Direction::Lower => say::LOWER_IS_BETTER.message(),
        Direction::Higher => say::HIGHER_IS_BETTER.message(),
    });
    let points = [Some(counts), among, by, target, benchmark, direction];
    std::iter::once(Block::Paragraph(title))
        .chain(points.into_iter().flatten().map(Block::Point))
        .collect()
}

/// The columns that are asked of an extract.
pub(super) fn columns(template: &Template) -> Table {
    let mut columns = table(&[
        ("name", &say::NAME),
        ("type", &say::TYPE),
        ("role", &say::ROLE),
        ("required", &say::REQUIRED),
        ("headings", &say::KNOWN_AS),
    ]);
    for column in &template.columns {
        let role = column.role.map_or(Cell::NotApplicable, |role| {
            Cell::Text(role.name().to_owned())
        });
        columns.push(vec![
            Cell::Text(column.name.clone()),
            Cell::Text(column.kind.name().to_owned()),
            role,
            Cell::Bool(column.required),
            Cell::Text(column.aliases.join(", ")),
        ]);
    }
    columns
}

/// The cases that the template is tested with, and what must come of them.
pub(super) fn tests(template: &Template) -> Vec<Block> {
    if template.tests.is_empty() {
        return Vec::new();
    }
    let mut tests = table(&[("test", &say::TEST), ("expected", &say::EXPECTED)]);
    for test in &template.tests {
        let expected = test.expected.iter().filter_map(|expectation| {
            let criterion = template.criteria.get(expectation.criterion)?;
            Some(format!("{} {}", criterion.id, expectation.outcome.name()))
        });
        tests.push(vec![
            Cell::Text(test.name.clone()),
            Cell::Text(expected.collect::<Vec<_>>().join(", ")),
        ]);
    }
    section(&say::TESTS, vec![Block::Table(tests)])
}
