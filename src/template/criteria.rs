//! `[[criterion]]`: ids, rules and what they name.

use std::collections::BTreeMap;
use std::str::FromStr;

use rust_decimal::Decimal;
use toml::Spanned;

use super::birthdays::Birthdays;
use super::columns::{self, Declared};
use super::event_names::EventNames;
use super::event_tables::DeclaredEvents;
use super::model::{AnswerScale, Column, Criterion, Deadline, Limit, Norm, Rule, Severity};
use super::offsets;
use super::section::Sink;
use super::syntax::{CriterionTable, DeadlineTable};
use super::values::{not_allowed, owned, share, word};
use crate::calendar::Within;
use crate::case::ColumnType;
use crate::diag::{Diagnostic, code, nearest};
use crate::extract::excerpt;
use crate::lang::{Message, template as say};
use crate::rule::{self, Expression};

/// The criteria in the order of the file, and the birthdays that they name, whose columns stand after all others; `None`
/// when one of them is not usable.
pub(super) fn check(
    tables: &[CriterionTable],
    columns: &[Declared],
    events: &[DeclaredEvents],
    sink: &Sink,
) -> Option<(Vec<Criterion>, Vec<Column>)> {
    if tables.is_empty() {
        sink.complain(&code::T033, 0..0, say::NO_CRITERIA.message());
    }
    let names = ColumnNames::new(columns, events, sink);
    unique_ids(tables, sink);
    let checked: Vec<_> = tables
        .iter()
        .map(|table| criterion(table, &names))
        .collect();
    let criteria = checked.into_iter().collect::<Option<Vec<_>>>()?;
    Some((criteria, names.birthdays.into_columns(columns)))
}

/// The columns by their names, as the rules of criteria ask for them.
pub(super) struct ColumnNames<'a> {
    columns: &'a [Declared],
    pub(super) events: EventNames<'a>,
    birthdays: Birthdays,
    /// The same for expressions; a column whose type could not be read stands as text.
    in_expressions: rule::Columns,
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
    if norm == Some(Norm::Law) {
        named_law(table, sink);
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

/// A demand of law should say which; `norm` is where it claims to be one.
fn named_law(table: &CriterionTable, sink: &Sink) {
    let basis = table.basis.as_ref().map(|basis| basis.get_ref().trim());
    if basis.is_none_or(str::is_empty) {
        let norm = table.norm.as_ref().map(Spanned::span);
        let place = norm.unwrap_or_else(|| table.span.clone());
        sink.complain(&code::T038, place, say::LAW_WITHOUT_BASIS.message());
    }
}

fn unique_ids(tables: &[CriterionTable], sink: &Sink) {
    let mut lines_by_id = BTreeMap::new();
    for id in tables.iter().filter_map(|table| table.id.as_ref()) {
        let name = id.get_ref().as_str();
        let Some(line) = lines_by_id.get(name) else {
            lines_by_id.insert(name, sink.source().line_and_column(id.span().start).0);
            continue;
        };
        let message = say::DUPLICATE_ID
            .with("id", excerpt(name))
            .with("line", line.to_string());
        sink.complain(&code::T007, id.span(), message);
    }
}

fn well_formed_id(id: &Spanned<String>, sink: &Sink) -> bool {
    let allowed = |character: char| {
        character.is_ascii_alphanumeric()
            || matches!(character, 'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å' | '_' | '-')
    };
    let well_formed = id.get_ref().chars().all(allowed);
    if !well_formed {
        sink.complain(
            &code::T006,
            id.span(),
            say::BAD_ID.with("id", excerpt(id.get_ref())),
        );
    }
    well_formed
}

fn weight(text: Option<&Spanned<String>>, sink: &Sink) -> Option<Decimal> {
    let Some(text) = text else {
        return Some(Decimal::ONE);
    };
    let weight = Decimal::from_str(text.get_ref()).ok();
    let usable =
        weight.filter(|weight| *weight >= Decimal::new(1, 3) && *weight <= Decimal::ONE_THOUSAND);
    if usable.is_none() {
        sink.complain(
            &code::T032,
            text.span(),
            say::BAD_WEIGHT.with("value", excerpt(text.get_ref())),
        );
    }
    usable
}

/// The one rule of a criterion: exactly one of `deadline`, `interval`, `count`, `pass_if` and `answer`.
fn the_rule(table: &CriterionTable, names: &ColumnNames<'_>) -> Option<Rule> {
    let deadline = table
        .deadline
        .as_ref()
        .map(|deadline| names.deadline(deadline).map(Rule::Deadline));
    let interval = table
        .interval
        .as_ref()
        .map(|interval| names.interval(interval).map(Rule::Interval));
    let count = table
        .count
        .as_ref()
        .map(|count| names.count(count).map(Rule::Count));
    let pass_if = table
        .pass_if
        .as_ref()
        .map(|text| names.expression(text).map(Rule::PassIf));
    let answer = table
        .answer
        .as_ref()
        .map(|text| answer_scale(text, names.sink).map(Rule::Answer));
    let (place, message) = match table.rules.as_slice() {
        [_] => {
            let rules = [deadline, interval, count, pass_if, answer];
            return rules.into_iter().flatten().next()?;
        }
        [] => (table.span.clone(), say::NO_RULE.message()),
        [_, second, ..] => {
            let keys: Vec<_> = table.rules.iter().map(|key| format!("`{key}`")).collect();
            (
                second.span(),
                say::SEVERAL_RULES.with("keys", keys.join(", ")),
            )
        }
    };
    let diagnostic = Diagnostic::new(&code::T009, message).at(names.sink.place(place));
    names.sink.push(diagnostic.help(say::RULES.message()));
    None
}

fn answer_scale(text: &Spanned<String>, sink: &Sink) -> Option<AnswerScale> {
    if text.get_ref() == "yes-no" {
        return Some(AnswerScale::YesNo);
    }
    not_allowed(text, ["yes-no"].into_iter(), sink);
    None
}

impl<'a> ColumnNames<'a> {
    fn new(columns: &'a [Declared], events: &'a [DeclaredEvents], sink: &'a Sink) -> Self {
        Self {
            columns,
            events: EventNames { events, sink },
            birthdays: Birthdays::default(),
            in_expressions: columns::in_expressions(columns),
            sink,
        }
    }

    fn deadline(&self, table: &DeadlineTable) -> Option<Deadline> {
        let to = table.to.as_ref().and_then(|to| self.moment(to));
        let from = table.from.as_ref().and_then(|from| self.moment(from));
        let by = table.by.as_ref().and_then(|by| self.moment(by));
        let within = table.within.as_ref().and_then(|text| self.within(text));
        let before = table.before.as_ref().and_then(|date| self.moment(date));
        let at_least = table.at_least.as_ref().and_then(|text| self.within(text));
        let limit = match self.form(table)? {
            Form::FromWithin => Limit::Within {
                from: from?,
                within: within?,
            },
            Form::BeforeAtLeast => Limit::Before {
                column: before?,
                at_least: at_least?,
            },
            Form::By => Limit::By { column: by? },
        };
        Some(Deadline { limit, to: to? })
    }

    /// Which of its forms a deadline has, told by the keys that are there.
    fn form(&self, table: &DeadlineTable) -> Option<Form> {
        let lacks = |key| {
            (
                table.span.clone(),
                say::DEADLINE_INCOMPLETE.with("key", key),
            )
        };
        let keys: Vec<&str> = table.limits.iter().map(|key| *key.get_ref()).collect();
        let (place, message) = match keys.as_slice() {
            ["by"] => return Some(Form::By),
            ["from", "within"] | ["within", "from"] => return Some(Form::FromWithin),
            ["before", "at_least"] | ["at_least", "before"] => return Some(Form::BeforeAtLeast),
            [] => (table.span.clone(), say::DEADLINE_OPEN.message()),
            ["from"] => lacks("within"),
            ["within"] => lacks("from"),
            ["before"] => lacks("at_least"),
            ["at_least"] => lacks("before"),
            [first, ..] => {
                let goes_with_first = |key: &&Spanned<&str>| {
                    let pair = [*first, *key.get_ref()];
                    pair[0] == pair[1]
                        || matches!(
                            pair,
                            ["from", "within"]
                                | ["within", "from"]
                                | ["before", "at_least"]
                                | ["at_least", "before"]
                        )
                };
                let other = table.limits.iter().find(|key| !goes_with_first(key))?;
                let message = say::DEADLINE_MIXED
                    .with("one", *first)
                    .with("key", *other.get_ref());
                (other.span(), message)
            }
        };
        let diagnostic = Diagnostic::new(&code::T009, message).at(self.sink.place(place));
        self.sink
            .push(diagnostic.help(say::DEADLINE_FORMS.message()));
        None
    }

    /// The position of a column that holds dates.
    pub(super) fn moment(&self, name: &Spanned<String>) -> Option<usize> {
        if name.get_ref().contains('(') {
            return self.birthdays.position(name, self.columns, self.sink);
        }
        let position = self
            .columns
            .iter()
            .position(|column| column.name == *name.get_ref());
        let Some(column) = position.and_then(|position| self.columns.get(position)) else {
            self.unknown(name);
            return None;
        };
        if !holds_dates(column.kind?) {
            let message = say::NO_DATE_COLUMN
                .with("column", excerpt(name.get_ref()))
                .with("type", column.kind?.name());
            let diagnostic = Diagnostic::new(&code::T031, message).at(self.sink.place(name.span()));
            self.sink.push(diagnostic.help_if(self.date_columns()));
            return None;
        }
        position
    }

    /// The columns with which nothing is wrong.
    fn sound(&self) -> impl Iterator<Item = &Column> {
        self.columns
            .iter()
            .filter_map(|declared| declared.column.as_ref())
    }

    /// The names of the columns that hold dates.
    fn date_columns(&self) -> Option<Message> {
        let with_dates = self.sound().filter(|column| holds_dates(column.kind));
        let names: Vec<&str> = with_dates.map(|column| column.name.as_str()).collect();
        (!names.is_empty()).then(|| say::DATE_COLUMNS.with("names", names.join(", ")))
    }

    fn unknown(&self, name: &Spanned<String>) {
        let known = self.sound().map(|column| column.name.as_str());
        let near = nearest(name.get_ref(), known);
        let message = say::UNKNOWN_COLUMN.with("column", excerpt(name.get_ref()));
        let diagnostic = Diagnostic::new(&code::T012, message).at(self.sink.place(name.span()));
        let help = near.map(|near| say::HAS_COLUMN.with("column", near));
        self.sink
            .push(diagnostic.help_if(help.or_else(|| self.date_columns())));
    }

    pub(super) fn within(&self, text: &Spanned<String>) -> Option<Within> {
        let error = match Within::from_str(text.get_ref()) {
            Ok(within) => return Some(within),
            Err(error) => error,
        };
        let shown = Within::from_str(&excerpt(text.get_ref())).err();
        let error = shown.unwrap_or(error);
        let diagnostic =
            Diagnostic::new(&code::T008, error.message()).at(self.sink.place(text.span()));
        self.sink.push(diagnostic.help(error.help()));
        None
    }

    fn expression(&self, text: &Spanned<String>) -> Option<Expression> {
        let problems = match rule::compile(text.get_ref(), &self.in_expressions) {
            Ok(expression) => return Some(expression),
            Err(problems) => problems,
        };
        // Where a column has no type yet, what goes together with what is guesswork.
        let types_are_known = self.columns.iter().all(|column| column.kind.is_some());
        for problem in problems {
            if types_are_known || problem.code != &code::T015 {
                push_problem(text, problem, self.sink);
            }
        }
        None
    }
}

/// Complains about a part of an expression.
pub(super) fn push_problem(text: &Spanned<String>, problem: rule::Problem, sink: &Sink) {
    let raw = sink.source().text.get(text.span()).unwrap_or_default();
    let bytes = offsets::in_file(raw, text.span().start, &problem.span);
    let diagnostic = Diagnostic::new(problem.code, problem.message).at(sink.place(bytes));
    sink.push(diagnostic.help_if(problem.help));
}

/// The ways of saying when a deadline is due.
enum Form {
    FromWithin,
    BeforeAtLeast,
    By,
}

/// Whether values of a type can be compared with dates.
pub(super) fn holds_dates(kind: ColumnType) -> bool {
    matches!(kind, ColumnType::Date | ColumnType::Datetime)
}
