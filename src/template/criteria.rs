//! `[[criterion]]`: ids, rules and what they name.

use std::collections::BTreeMap;
use std::str::FromStr;

use rust_decimal::Decimal;
use toml::Spanned;

use super::birthdays::{Birthdays, is_birthday};
use super::columns::Declared;
use super::event_names::EventNames;
use super::lints::{self, Asked};
use super::model::{Column, Criterion, Deadline, Limit, Norm, Rule, Severity};
use super::norms::Norms;
use super::scales::Scales;
use super::section::Sink;
use super::syntax::{CriterionTable, DeadlineTable, LookupTable, RuleTable};
use super::tables::DeclaredTable;
use super::values::{is_id, owned, share, word};
use super::{dependence, offsets, staleness, versions};
use crate::calendar::Within;
use crate::case::ColumnType;
use crate::diag::{Diagnostic, code, nearest};
use crate::extract::excerpt;
use crate::lang::{Message, compose, prior, template as say};
use crate::rule::{self, Expression, NumberExpression};

/// The criteria in the order of the file; `None` when one of them is not usable.
pub(super) fn check(tables: &[CriterionTable], names: &Names<'_>) -> Option<Vec<Criterion>> {
    unique_ids(tables, names.sink);
    let dependences = dependence::check(tables, names.sink);
    let checked: Vec<_> = tables
        .iter()
        .zip(dependences)
        .map(|(table, dependence)| {
            let criterion = criterion(table, names)?;
            Some(Criterion {
                applies_when: dependence?,
                ..criterion
            })
        })
        .collect();
    checked.into_iter().collect()
}

/// The ids of the criteria, as written.
pub(super) fn ids(tables: &[CriterionTable]) -> Vec<&str> {
    let ids = tables.iter().filter_map(|table| table.id.as_ref());
    ids.map(|id| id.get_ref().as_str()).collect()
}

/// What the rules of criteria name: columns, norms, tables, scales, criteria of an earlier audit.
pub(super) struct Names<'a> {
    pub columns: &'a [Declared],
    pub events: EventNames<'a>,
    pub birthdays: &'a Birthdays,
    /// The same for expressions; a column whose type could not be read stands as text.
    pub in_expressions: rule::Columns,
    pub norms: &'a Norms<'a>,
    pub tables: &'a [DeclaredTable],
    pub scales: &'a Scales,
    /// The ids of the criteria.
    pub criteria: Vec<&'a str>,
    pub sink: &'a Sink,
}

fn criterion(table: &CriterionTable, names: &Names<'_>) -> Option<Criterion> {
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
        Some(text) => names.condition(text, Asked::AppliesIf).map(Some),
        None => Some(None),
    };
    let norms_used = names.norms.uses();
    let rules = versions::check(table, names);
    if norm == Some(Norm::Law) {
        named_law(table, sink);
        names.norms.refuse_in_law(norms_used);
    }
    if let Some(rules) = &rules {
        lints::answer_without_help(table, rules, sink);
    }
    let id = table.id.as_ref().filter(|id| well_formed_id(id, sink));
    Some(Criterion {
        id: owned(id)?,
        question: owned(table.question.as_ref())?,
        finding: owned(table.finding.as_ref()).unwrap_or_default(),
        help: owned(table.help.as_ref()).unwrap_or_default(),
        basis: owned(table.basis.as_ref()).unwrap_or_default(),
        basis_checked: staleness::checked(table.basis_checked.as_ref(), sink),
        norm: norm?,
        severity: severity?,
        dimension: dimension?,
        theme: owned(table.theme.as_ref()),
        weight: weight?,
        target: target?,
        applies_if: applies_if?,
        applies_when: None,
        rules: rules?,
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

/// A demand of law should say which, in each of its versions; `norm` is where it claims to be one.
fn named_law(table: &CriterionTable, sink: &Sink) {
    let is_named = |basis: &Option<Spanned<String>>| {
        let basis = basis.as_ref().map(|basis| basis.get_ref().trim());
        basis.is_some_and(|basis| !basis.is_empty())
    };
    if is_named(&table.basis) {
        return;
    }
    let norm = table.norm.as_ref().map(Spanned::span);
    let criterion = norm.unwrap_or_else(|| table.span.clone());
    let unnamed: Vec<_> = match table.versions.as_slice() {
        [] => vec![criterion],
        versions => {
            let unnamed = versions.iter().filter(|version| !is_named(&version.basis));
            unnamed.map(|version| version.span.clone()).collect()
        }
    };
    for place in unnamed {
        sink.complain(&code::T038, place, say::LAW_WITHOUT_BASIS.message());
    }
}

fn unique_ids(tables: &[CriterionTable], sink: &Sink) {
    let mut places_by_id = BTreeMap::new();
    for id in tables.iter().filter_map(|table| table.id.as_ref()) {
        let name = id.get_ref().as_str();
        let Some(place) = places_by_id.get(name) else {
            places_by_id.insert(name, id.span());
            continue;
        };
        let message = if sink.same_file(place, &id.span()) {
            say::DUPLICATE_ID.with("line", sink.line(place).to_string())
        } else {
            compose::DUPLICATE_ID_IN.with("place", sink.file_and_line(place))
        };
        sink.complain(&code::T007, id.span(), message.with("id", excerpt(name)));
    }
}

pub(super) fn well_formed_id(id: &Spanned<String>, sink: &Sink) -> bool {
    let well_formed = is_id(id.get_ref());
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

/// The one rule of a criterion or a version: exactly one of `deadline`, `interval`, `count`, `pass_if` and `answer`.
pub(super) fn the_rule(table: &RuleTable, names: &Names<'_>) -> Option<Rule> {
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
        .map(|text| names.condition(text, Asked::PassIf).map(Rule::PassIf));
    let answer = table
        .answer
        .as_ref()
        .map(|text| names.scales.find(text, names.sink).map(Rule::Answer));
    let (place, message) = match table.keys.as_slice() {
        [_] => {
            let rules = [deadline, interval, count, pass_if, answer];
            return rules.into_iter().flatten().next()?;
        }
        [] => (table.span.clone(), say::NO_RULE.message()),
        [_, second, ..] => {
            let keys: Vec<_> = table.keys.iter().map(|key| format!("`{key}`")).collect();
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

impl Names<'_> {
    fn deadline(&self, table: &DeadlineTable) -> Option<Deadline> {
        let to = table.to.as_ref().and_then(|to| self.moment(to));
        let from = table.from.as_ref().and_then(|from| self.moment(from));
        let by = table.by.as_ref().and_then(|by| self.moment(by));
        let within = table.within.as_ref().and_then(|text| self.within(text));
        let published = table.lookup.as_ref().and_then(|lookup| self.lookup(lookup));
        let before = table.before.as_ref().and_then(|date| self.moment(date));
        let at_least = table.at_least.as_ref().and_then(|text| self.within(text));
        let limit = match self.form(table)? {
            Form::FromWithin if table.lookup.is_some() => {
                let (table, by) = published?;
                Limit::Published {
                    from: from?,
                    table,
                    by,
                }
            }
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
        let deadline = Deadline { limit, to: to? };
        if let Some(to) = &table.to {
            lints::deadline_of_one_column(to, &deadline, self.sink);
        }
        Some(deadline)
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

    /// The positions of a table of deadlines and of the column that says what to look up in it.
    fn lookup(&self, lookup: &LookupTable) -> Option<(usize, usize)> {
        let table = lookup.table.as_ref().and_then(|name| self.table(name));
        let by = lookup.by.as_ref().and_then(|by| self.text_column(by));
        Some((table?, by?))
    }

    fn table(&self, name: &Spanned<String>) -> Option<usize> {
        let known = || self.tables.iter().map(|table| table.name.as_str());
        let position = known().position(|known| known == name.get_ref());
        if position.is_none() {
            let message = compose::UNKNOWN_LOOKUP.with("name", excerpt(name.get_ref()));
            let near = nearest(name.get_ref(), known());
            let help = near.map(|near| say::DID_YOU_MEAN.with("name", near));
            let diagnostic = Diagnostic::new(&code::T078, message);
            let diagnostic = diagnostic.at(self.sink.place(name.span()));
            self.sink.push(diagnostic.help_if(help));
        }
        position
    }

    fn text_column(&self, name: &Spanned<String>) -> Option<usize> {
        let position = self.position(name)?;
        let kind = self.columns.get(position)?.kind?;
        if kind != ColumnType::Text {
            let message = compose::NO_TEXT_COLUMN
                .with("column", excerpt(name.get_ref()))
                .with("type", kind.name());
            self.sink.complain(&code::T031, name.span(), message);
            return None;
        }
        Some(position)
    }

    /// The position of a column; complains where there is none.
    pub fn position(&self, name: &Spanned<String>) -> Option<usize> {
        let position = self
            .columns
            .iter()
            .position(|column| column.name == *name.get_ref());
        if position.is_none() {
            self.unknown(name);
        }
        position
    }

    /// The position of a column that holds dates.
    pub fn moment(&self, name: &Spanned<String>) -> Option<usize> {
        if is_birthday(name) {
            return self.birthdays.position(name, self.columns);
        }
        let position = self.position(name)?;
        let column = self.columns.get(position)?;
        if !holds_dates(column.kind?) {
            let message = say::NO_DATE_COLUMN
                .with("column", excerpt(name.get_ref()))
                .with("type", column.kind?.name());
            let diagnostic = Diagnostic::new(&code::T031, message).at(self.sink.place(name.span()));
            self.sink.push(diagnostic.help_if(self.date_columns()));
            return None;
        }
        Some(position)
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
        unknown_column(name, known, self.date_columns(), self.sink);
    }

    /// A length of time, or the norm that names one.
    pub(super) fn within(&self, text: &Spanned<String>) -> Option<Within> {
        self.norms.within(text)
    }

    /// The criteria of an earlier audit that the expressions ask for.
    pub fn priors(&self) -> Vec<String> {
        self.in_expressions.priors()
    }

    /// Two conditions in one; `None` when the two together are too long for an expression.
    pub fn both(&self, one: &Expression, other: &Expression) -> Option<Expression> {
        rule::compile(&format!("({one}) AND ({other})"), &self.in_expressions).ok()
    }

    /// An expression that cases are told apart by; what it cannot come to is warned of.
    pub fn condition(&self, text: &Spanned<String>, asked: Asked) -> Option<Expression> {
        let condition = self.expression(text)?;
        lints::condition(text, &condition, asked, self.sink);
        Some(condition)
    }

    pub fn expression(&self, text: &Spanned<String>) -> Option<Expression> {
        self.compiled(text, rule::compile)
    }

    /// An expression that is a number.
    pub fn number(&self, text: &Spanned<String>) -> Option<NumberExpression> {
        self.compiled(text, rule::compile_number)
    }

    fn compiled<T>(
        &self,
        text: &Spanned<String>,
        compile: impl Fn(&str, &rule::Columns) -> Result<T, Vec<rule::Problem>>,
    ) -> Option<T> {
        let known = self.priors().len();
        let compiled = compile(text.get_ref(), &self.in_expressions);
        for new in self.priors().iter().skip(known) {
            self.prior_criterion(new, text);
        }
        let problems = match compiled {
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

    /// The earlier audit may have had criteria that are gone; more likely the id is misspelt.
    fn prior_criterion(&self, id: &str, text: &Spanned<String>) {
        if self.criteria.contains(&id) {
            return;
        }
        let message = prior::UNKNOWN_CRITERION.with("criterion", excerpt(id));
        let near = nearest(id, self.criteria.iter().copied());
        let diagnostic = Diagnostic::new(&code::T114, message).at(self.sink.place(text.span()));
        self.sink
            .push(diagnostic.help_if(near.map(|near| say::DID_YOU_MEAN.with("name", near))));
    }
}

/// Complains about a part of an expression.
pub(super) fn push_problem(text: &Spanned<String>, problem: rule::Problem, sink: &Sink) {
    let raw = sink.written(text.span());
    let bytes = offsets::in_file(raw, text.span().start, &problem.span);
    let diagnostic = Diagnostic::new(problem.code, problem.message).at(sink.place(bytes));
    sink.push(diagnostic.help_if(problem.help));
}

/// Complains about a column that is not there, with the nearest that is, or else other help.
pub(super) fn unknown_column<'a>(
    name: &Spanned<String>,
    known: impl Iterator<Item = &'a str>,
    otherwise: Option<Message>,
    sink: &Sink,
) {
    let near = nearest(name.get_ref(), known);
    let message = say::UNKNOWN_COLUMN.with("column", excerpt(name.get_ref()));
    let diagnostic = Diagnostic::new(&code::T012, message).at(sink.place(name.span()));
    let help = near.map(|near| say::HAS_COLUMN.with("column", near));
    sink.push(diagnostic.help_if(help.or(otherwise)));
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
