//! What is allowed in a template and still looks like a mistake: warnings and hints, said wherever they can be known,
//! also of a template that has errors elsewhere.

use std::collections::BTreeMap;

use toml::Spanned;

use super::model::{Deadline, Rule, Template};
use super::section::Sink;
use super::syntax::{ColumnTable, CriterionTable, Syntax};
use super::versions::Rules;
use crate::diag::{Code, Diagnostic, code};
use crate::extract::{excerpt, heading_key};
use crate::lang::{Message, lints as say};
use crate::rule::Expression;

/// What the tables say as they are written.
pub(super) fn of_tables(syntax: &Syntax, sink: &Sink) {
    claimed_headings(&syntax.columns, sink);
    repeated_questions(syntax.criteria.as_deref().unwrap_or_default(), sink);
}

/// Two columns that one heading fits would both be read from it.
fn claimed_headings(columns: &[ColumnTable], sink: &Sink) {
    let mut owners: BTreeMap<String, &ColumnTable> = BTreeMap::new();
    for column in columns {
        for heading in std::iter::once(&column.name).chain(&column.aliases) {
            let key = heading_key(heading.get_ref());
            let owner = *owners.entry(key).or_insert(column);
            if owner.name.get_ref() == column.name.get_ref() {
                continue;
            }
            let message = say::HEADING_CLAIMED
                .with("heading", excerpt(heading.get_ref()))
                .with("column", excerpt(owner.name.get_ref()));
            warn(&code::T026, heading, message, &say::ONE_OWNER, sink);
        }
    }
}

/// Columns that nothing looks at. What a mistake elsewhere was meant to look at cannot be known, so that this is for
/// templates without errors; and the columns of a fragment are there for all templates that include it.
pub(super) fn unused_columns(tables: &[ColumnTable], template: &Template, sink: &Sink) {
    let own = sink.span_of(0);
    let columns = template.columns.iter().enumerate().zip(tables);
    for ((position, column), table) in columns {
        let is_own = own.contains(&table.name.span().start);
        if is_own && column.role.is_none() && !template.uses(position) {
            let message = say::UNUSED_COLUMN.with("column", excerpt(&column.name));
            warn(&code::T024, &table.name, message, &say::DECLARE_LESS, sink);
        }
    }
}

fn repeated_questions(tables: &[CriterionTable], sink: &Sink) {
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    for table in tables {
        let (Some(question), Some(id)) = (&table.question, &table.id) else {
            continue;
        };
        let asked = question.get_ref().trim();
        let Some(first) = ids.get(asked) else {
            ids.insert(asked, id.get_ref());
            continue;
        };
        let message = say::REPEATED_QUESTION.with("id", excerpt(first));
        warn(
            &code::T028,
            question,
            message,
            &say::TELL_QUESTIONS_APART,
            sink,
        );
    }
}

/// What an expression is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Asked {
    /// Whether a case passes.
    PassIf,
    /// Whether a criterion applies.
    AppliesIf,
    /// Whether a case is left out of the population.
    Exclude,
}

/// What a condition can and cannot come to.
pub(super) fn condition(text: &Spanned<String>, condition: &Expression, asked: Asked, sink: &Sink) {
    one_answer_only(text, condition, asked, sink);
    empty_text(text, condition, sink);
}

fn one_answer_only(text: &Spanned<String>, condition: &Expression, asked: Asked, sink: &Sink) {
    let possible = condition.possible();
    let (code, phrase) = match (possible.holds, possible.fails, asked) {
        (true, true, _) => return,
        (false, _, Asked::PassIf) => (&code::T021, &say::NEVER_TRUE),
        (false, _, Asked::AppliesIf) => (&code::T023, &say::NEVER_APPLIES),
        (false, _, Asked::Exclude) => (&code::T021, &say::NEVER_EXCLUDES),
        (true, false, Asked::PassIf) => (&code::T022, &say::NEVER_FALSE),
        (true, false, Asked::AppliesIf) => (&code::T022, &say::ALWAYS_APPLIES),
        (true, false, Asked::Exclude) => (&code::T022, &say::EXCLUDES_ALL),
    };
    warn(code, text, phrase.message(), &say::LOOK_AT_PARTS, sink);
}

/// A comparison with the empty text, which no cell holds.
pub(super) fn empty_text(text: &Spanned<String>, condition: &Expression, sink: &Sink) {
    if condition.compares_with_empty_text() {
        let message = say::EMPTY_TEXT.message();
        warn(&code::T027, text, message, &say::ASK_FOR_NULL, sink);
    }
}

/// A deadline that ends where it begins; `to` is how its end is written.
pub(super) fn deadline_of_one_column(to: &Spanned<String>, deadline: &Deadline, sink: &Sink) {
    if deadline.limit.column() == deadline.to {
        let message = say::DEADLINE_OF_ONE_COLUMN.with("column", excerpt(to.get_ref()));
        warn(&code::T029, to, message, &say::TWO_COLUMNS, sink);
    }
}

/// A question that data does not decide in any version, and that says nothing more.
pub(super) fn answer_without_help(table: &CriterionTable, rules: &Rules, sink: &Sink) {
    let is_manual = rules.all().all(|rule| matches!(rule, Rule::Answer(_)));
    let help = table.help.as_ref().map(|help| help.get_ref().trim());
    if let Some(answer) = table.answers().next()
        && is_manual
        && help.is_none_or(str::is_empty)
    {
        let message = say::NO_HELP.message();
        warn(&code::T025, answer, message, &say::WRITE_HELP, sink);
    }
}

fn warn(
    code: &'static Code,
    at: &Spanned<String>,
    message: Message,
    help: &'static crate::lang::Phrase,
    sink: &Sink,
) {
    let diagnostic = Diagnostic::new(code, message).at(sink.place(at.span()));
    sink.push(diagnostic.help(help.message()));
}
