//! `[[indicator]]`: a share, a count or a value over the whole population, beside the criteria.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;
use toml::Spanned;

use super::criteria::{Names, well_formed_id};
use super::lints;
use super::model::{Direction, Figure, Role};
use super::section::{Section, Sink};
use super::values::{owned, share, word};
use crate::case::ColumnType;
use crate::diag::{Diagnostic, code};
use crate::extract::excerpt;
use crate::lang::{Message, indicators as say, template};
use crate::rule::{Expression, NumberExpression};
use crate::stats::share::Share;

/// A figure over the cases of the population for which something holds.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// The stable name.
    pub id: String,
    /// What it is called in a report.
    pub title: String,
    /// What holds for the cases that it finds (`where`); all cases when `None`.
    pub finds: Option<Expression>,
    /// What is said of them.
    pub measure: Measure,
    /// The column whose values it is given by, besides as a whole.
    pub by: Option<usize>,
    /// The figure that is aimed at.
    pub target: Option<Aim>,
    /// The figure that others have, for comparison.
    pub benchmark: Option<Aim>,
    /// Which way is better; always there with a target or a benchmark.
    pub direction: Option<Direction>,
}

/// What an indicator says of the cases that it finds.
#[derive(Debug, Clone)]
pub enum Measure {
    /// How many they are of those that are counted at all (`of`); of the whole population when `None`.
    Share {
        /// Which cases are counted.
        of: Option<Expression>,
    },
    /// How many they are.
    Count,
    /// What a value comes to over them.
    Values {
        /// The value of a case; cases without one are left out.
        value: NumberExpression,
        /// What is taken of the values.
        figure: Figure,
    },
}

impl Indicator {
    /// Whether it only divides cases among the values of a column: then each value has its share of the cases, and all of
    /// them together have no share to speak of.
    pub fn is_distribution(&self) -> bool {
        self.finds.is_none() && matches!(self.measure, Measure::Share { .. })
    }
}

impl Measure {
    /// What is said of the cases, in a word.
    pub fn figure(&self) -> Figure {
        match self {
            Self::Share { .. } => Figure::Share,
            Self::Count => Figure::Count,
            Self::Values { figure, .. } => *figure,
        }
    }
}

/// A figure to compare with: a share of cases, or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// A share.
    Share(Share),
    /// A number of cases, or a value.
    Number(Decimal),
}

/// `[[indicator]]`, as written.
#[derive(Debug)]
pub(super) struct IndicatorTable {
    span: Range<usize>,
    id: Option<Spanned<String>>,
    title: Option<Spanned<String>>,
    finds: Option<Spanned<String>>,
    of: Option<Spanned<String>>,
    value: Option<Spanned<String>>,
    take: Option<Spanned<String>>,
    by: Option<Spanned<String>>,
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
        finds: if section.has("value") || section.has("by") {
            section.text("where")
        } else {
            section.required_text("where")
        },
        of: section.text("of"),
        value: section.text("value"),
        take: section.text("take"),
        by: section.text("by"),
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
    let finds = table.finds.as_ref().map(|text| counted(text, names));
    let measure = measure(table, names);
    let by = table.by.as_ref().map(|name| grouping(name, names));
    let is_share = !matches!(measure, Some(Measure::Count | Measure::Values { .. }));
    let aims = [&table.target, &table.benchmark].map(|text| {
        let text = text.as_ref()?;
        Some(match is_share {
            true => share(text, sink).map(Aim::Share),
            false => number(text, sink).map(Aim::Number),
        })
    });
    let direction = table.direction.as_ref().map(|text| word(text, sink));
    let is_judged = table.target.is_some() || table.benchmark.is_some();
    if is_judged && !table.has_direction {
        let message = template::MISSING_KEY.with("key", "direction");
        let diagnostic = Diagnostic::new(&code::T004, message).at(sink.place(table.span.clone()));
        sink.push(diagnostic.help(say::DIRECTIONS.message()));
    }
    if let Some(Some(finds)) = &finds {
        let of = match &measure {
            Some(Measure::Share { of }) => of.as_ref(),
            _ => None,
        };
        counts_something(table, finds, of, names);
    }
    let id = table.id.as_ref().filter(|id| well_formed_id(id, sink));
    let [target, benchmark] = aims;
    // A table without `where` that must have one has been complained of.
    if table.finds.is_none() && table.value.is_none() && table.by.is_none() {
        return None;
    }
    Some(Indicator {
        id: owned(id)?,
        title: owned(table.title.as_ref())?,
        finds: each(finds)?,
        measure: measure?,
        by: each(by)?,
        target: each(target)?,
        benchmark: each(benchmark)?,
        direction: each(direction)?,
    })
}

/// A condition that cases are counted by.
fn counted(text: &Spanned<String>, names: &Names<'_>) -> Option<Expression> {
    let condition = names.expression(text)?;
    lints::empty_text(text, &condition, names.sink);
    Some(condition)
}

/// What `take`, `of` and `value` say together.
fn measure(table: &IndicatorTable, names: &Names<'_>) -> Option<Measure> {
    let sink = names.sink;
    let figure = match (&table.take, &table.value) {
        (Some(take), _) => word(take, sink),
        (None, Some(_)) => Some(Figure::Median),
        (None, None) => Some(Figure::Share),
    };
    let of = table.of.as_ref().map(|text| counted(text, names));
    let value = table.value.as_ref().map(|text| names.number(text));
    let refuse = |key: &Option<Spanned<String>>, message: Message| {
        if let Some(key) = key {
            sink.complain(&code::T002, key.span(), message);
        }
        key.is_none()
    };
    let figure = figure?;
    match figure {
        Figure::Share => {
            refuse(&table.value, say::VALUE_OF_NOTHING.message()).then_some(())?;
            Some(Measure::Share { of: each(of)? })
        }
        Figure::Count => {
            let is_alone = refuse(&table.value, say::VALUE_OF_NOTHING.message())
                & refuse(&table.of, say::OF_WITHOUT_SHARE.message());
            is_alone.then_some(Measure::Count)
        }
        _ => {
            refuse(&table.of, say::OF_WITHOUT_SHARE.message()).then_some(())?;
            if value.is_none() {
                let message = template::MISSING_KEY.with("key", "value");
                let diagnostic = Diagnostic::new(&code::T004, message);
                let place = sink.place(table.span.clone());
                sink.push(diagnostic.at(place).help(say::VALUES.message()));
            }
            Some(Measure::Values {
                value: value??,
                figure,
            })
        }
    }
}

/// The column that an indicator is given by. Nothing is reported by person or employee.
fn grouping(name: &Spanned<String>, names: &Names<'_>) -> Option<usize> {
    let position = names.position(name)?;
    let column = names.columns.get(position)?.column.as_ref()?;
    let is_of_somebody = matches!(
        column.role,
        Some(Role::Id | Role::Person | Role::Personal | Role::Amount)
    );
    if is_of_somebody || !matches!(column.kind, ColumnType::Text | ColumnType::Bool) {
        let message = say::NO_GROUPING.with("column", excerpt(name.get_ref()));
        names.sink.complain(&code::T005, name.span(), message);
        return None;
    }
    Some(position)
}

/// A number that is aimed at, read from its own text.
fn number(text: &Spanned<String>, sink: &Sink) -> Option<Decimal> {
    let number = Decimal::from_str_exact(text.get_ref()).ok();
    if number.is_none() {
        let message = say::NO_NUMBER.with("value", excerpt(text.get_ref()));
        sink.complain(&code::T032, text.span(), message);
    }
    number
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
