//! `[[criterion]]`: ids, rules and what they name.

use std::collections::BTreeMap;
use std::ops::Range;
use std::str::FromStr;

use rust_decimal::Decimal;
use toml::Spanned;

use super::check::{not_allowed, owned, share, word};
use super::model::{AnswerScale, Column, Criterion, Deadline, Limit, Norm, Rule, Severity};
use super::offsets;
use super::section::Sink;
use super::syntax::{CriterionTable, DeadlineTable};
use crate::calendar::Within;
use crate::case::ColumnType;
use crate::diag::{Diagnostic, code, nearest};
use crate::lang::template as say;
use crate::rule::{self, Expression};

/// The criteria in the order of the file; `None` when one of them is not usable.
pub(super) fn check(
    tables: &[CriterionTable],
    columns: &[Option<Column>],
    sink: &Sink,
) -> Option<Vec<Criterion>> {
    if tables.is_empty() {
        sink.complain(&code::T033, 0..0, say::NO_CRITERIA.message());
    }
    let names = ColumnNames { columns, sink };
    unique_ids(tables, sink);
    let checked: Vec<_> = tables
        .iter()
        .map(|table| criterion(table, &names))
        .collect();
    checked.into_iter().collect()
}

/// The columns by their names, as the rules of criteria ask for them.
struct ColumnNames<'a> {
    columns: &'a [Option<Column>],
    sink: &'a Sink,
}

fn criterion(table: &CriterionTable, names: &ColumnNames<'_>) -> Option<Criterion> {
    let sink = names.sink;
    let norm = optional(&table.norm, Norm::Local, sink);
    let severity = optional(&table.severity, Severity::Material, sink);
    let dimension = match &table.dimension {
        Some(text) => word(text, sink).map(Some),
        None => Some(None),
    };
    let weight = weight(table.weight.as_ref(), sink);
    let target = match &table.target {
        Some(text) => share(text, sink).map(Some),
        None => Some(None),
    };
    let applies_if = match &table.applies_if {
        Some(text) => names.expression(text).map(Some),
        None => Some(None),
    };
    let rule = the_rule(table, names);
    if norm == Some(Norm::Law)
        && table
            .basis
            .as_ref()
            .is_none_or(|basis| basis.get_ref().trim().is_empty())
    {
        sink.complain(
            &code::T038,
            table.span.clone(),
            say::LAW_WITHOUT_BASIS.message(),
        );
    }
    let id = table.id.as_ref().filter(|id| well_formed_id(id, sink));
    Some(Criterion {
        id: owned(id)?,
        question: owned(table.question.as_ref())?,
        finding: owned(table.finding.as_ref()).unwrap_or_default(),
        help: owned(table.help.as_ref()).unwrap_or_default(),
        basis: owned(table.basis.as_ref()).unwrap_or_default(),
        norm: norm?,
        severity: severity?,
        dimension: dimension?,
        theme: owned(table.theme.as_ref()),
        weight: weight?,
        target: target?,
        applies_if: applies_if?,
        rule: rule?,
    })
}

/// A word of a closed list, or what holds when none is given; `None` when the word is wrong.
fn optional<T: super::model::Named>(
    text: &Option<Spanned<String>>,
    default: T,
    sink: &Sink,
) -> Option<T> {
    match text {
        Some(text) => word(text, sink),
        None => Some(default),
    }
}

fn unique_ids(tables: &[CriterionTable], sink: &Sink) {
    let mut first_by_id: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    for id in tables.iter().filter_map(|table| table.id.as_ref()) {
        match first_by_id.get(id.get_ref().as_str()) {
            Some(first) => {
                let line =
                    u64::try_from(sink.source().line_and_column(first.start).0).unwrap_or(u64::MAX);
                let message = say::DUPLICATE_ID
                    .with("id", id.get_ref())
                    .with("line", line);
                sink.complain(&code::T007, id.span(), message);
            }
            None => _ = first_by_id.insert(id.get_ref(), id.span()),
        }
    }
}

fn well_formed_id(id: &Spanned<String>, sink: &Sink) -> bool {
    let allowed = |character: char| {
        character.is_ascii_alphanumeric()
            || matches!(character, 'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å' | '_' | '-')
    };
    let well_formed = id.get_ref().chars().all(allowed);
    if !well_formed {
        sink.complain(&code::T006, id.span(), say::BAD_ID.with("id", id.get_ref()));
    }
    well_formed
}

fn weight(text: Option<&Spanned<String>>, sink: &Sink) -> Option<Decimal> {
    let Some(text) = text else {
        return Some(Decimal::ONE);
    };
    let weight = Decimal::from_str(text.get_ref()).ok();
    let usable =
        weight.filter(|weight| *weight > Decimal::ZERO && *weight <= Decimal::ONE_THOUSAND);
    if usable.is_none() {
        sink.complain(
            &code::T032,
            text.span(),
            say::BAD_WEIGHT.with("value", text.get_ref()),
        );
    }
    usable
}

/// The one rule of a criterion: exactly one of `deadline`, `pass_if` and `answer`.
fn the_rule(table: &CriterionTable, names: &ColumnNames<'_>) -> Option<Rule> {
    let deadline = table
        .deadline
        .as_ref()
        .map(|deadline| names.deadline(deadline).map(Rule::Deadline));
    let pass_if = table
        .pass_if
        .as_ref()
        .map(|text| names.expression(text).map(Rule::PassIf));
    let answer = table
        .answer
        .as_ref()
        .map(|text| answer_scale(text, names.sink).map(Rule::Answer));
    let mut rules: Vec<Option<Rule>> = [deadline, pass_if, answer].into_iter().flatten().collect();
    if rules.len() != 1 {
        let message = if rules.is_empty() {
            &say::NO_RULE
        } else {
            &say::SEVERAL_RULES
        };
        let diagnostic = Diagnostic::new(&code::T009, message.message())
            .at(names.sink.place(table.span.clone()));
        names.sink.push(diagnostic.help(say::RULES.message()));
        return None;
    }
    rules.pop()?
}

fn answer_scale(text: &Spanned<String>, sink: &Sink) -> Option<AnswerScale> {
    if text.get_ref() == "yes-no" {
        return Some(AnswerScale::YesNo);
    }
    not_allowed(text, ["yes-no"].into_iter(), sink);
    None
}

impl ColumnNames<'_> {
    fn deadline(&self, table: &DeadlineTable) -> Option<Deadline> {
        let to = table.to.as_ref().and_then(|to| self.moment(to));
        let limit = match (&table.from, &table.within, &table.by) {
            (Some(from), Some(within), None) => {
                let (from, within) = (self.moment(from), self.within(within));
                from.zip(within)
                    .map(|(from, within)| Limit::Within { from, within })
            }
            (None, None, Some(by)) => self.moment(by).map(|column| Limit::By { column }),
            _ => {
                self.sink.complain(
                    &code::T009,
                    table.span.clone(),
                    say::DEADLINE_FORMS.message(),
                );
                None
            }
        };
        Some(Deadline {
            limit: limit?,
            to: to?,
        })
    }

    /// The position of a column that holds dates.
    fn moment(&self, name: &Spanned<String>) -> Option<usize> {
        let position = self.columns.iter().position(|column| {
            column
                .as_ref()
                .is_some_and(|column| column.name == *name.get_ref())
        });
        let Some(column) = position.and_then(|position| self.columns.get(position)?.as_ref())
        else {
            self.unknown(name);
            return None;
        };
        if !matches!(column.kind, ColumnType::Date | ColumnType::Datetime) {
            let message = say::NO_DATE_COLUMN
                .with("column", name.get_ref())
                .with("type", column.kind.name());
            self.sink.complain(&code::T031, name.span(), message);
            return None;
        }
        position
    }

    fn unknown(&self, name: &Spanned<String>) {
        let known = self
            .columns
            .iter()
            .flatten()
            .map(|column| column.name.as_str());
        let near = nearest(name.get_ref(), known);
        let message = say::UNKNOWN_COLUMN.with("column", name.get_ref());
        let diagnostic = Diagnostic::new(&code::T012, message).at(self.sink.place(name.span()));
        self.sink
            .push(diagnostic.help_if(near.map(|near| say::HAS_COLUMN.with("column", near))));
    }

    fn within(&self, text: &Spanned<String>) -> Option<Within> {
        match Within::from_str(text.get_ref()) {
            Ok(within) => Some(within),
            Err(error) => {
                let diagnostic =
                    Diagnostic::new(&code::T008, error.message()).at(self.sink.place(text.span()));
                self.sink.push(diagnostic.help(error.help()));
                None
            }
        }
    }

    fn expression(&self, text: &Spanned<String>) -> Option<Expression> {
        let columns = self.columns.iter().map(|column| {
            column
                .as_ref()
                .map_or((String::new(), ColumnType::Text), |column| {
                    (column.name.clone(), column.kind)
                })
        });
        match rule::compile(
            text.get_ref(),
            &rule::Columns::new(rule::Origin::Template, columns),
        ) {
            Ok(expression) => Some(expression),
            Err(problems) => {
                for problem in problems {
                    self.push_problem(text, problem);
                }
                None
            }
        }
    }

    fn push_problem(&self, text: &Spanned<String>, problem: rule::Problem) {
        let raw = self.sink.source().text.get(text.span()).unwrap_or_default();
        let bytes = offsets::in_file(raw, text.span().start, &problem.span);
        let diagnostic = Diagnostic::new(problem.code, problem.message).at(self.sink.place(bytes));
        self.sink.push(diagnostic.help_if(problem.help));
    }
}
