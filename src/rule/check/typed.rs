//! A checked part with its type, and what types ask of each other.

use std::ops::Range;

use super::Checker;
use crate::case::{ColumnType, Value};
use crate::diag::code;
use crate::lang::{Message, rule as say};
use crate::rule::interval::Interval;
use crate::rule::literal;
use crate::rule::node::Node;
use crate::rule::problem::Problem;

/// A checked part of an expression.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) node: Node,
    pub(super) kind: Type,
    /// Its lexemes.
    pub(super) at: Range<usize>,
    pub(super) level: Level,
}

/// The type of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Date,
    Datetime,
    Number,
    Bool,
    /// A literal interval; it exists only beside a date.
    Interval(Interval),
    /// `NULL`, which fits every type.
    Null,
    /// A part that is wrong, and has been told.
    Broken,
}

impl Type {
    /// The name in messages: the type names of templates.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Date => "date",
            Self::Datetime => "datetime",
            Self::Number => "number",
            Self::Bool => "bool",
            Self::Interval(_) => "interval",
            Self::Null | Self::Broken => "null",
        }
    }

    /// A date, with or without a time of day.
    pub(super) fn is_moment(self) -> bool {
        matches!(self, Self::Date | Self::Datetime)
    }

    /// Whether values of the two types can stand beside each other.
    fn goes_with(self, other: Self) -> bool {
        match (self, other) {
            (Self::Broken, _) | (_, Self::Broken) => true,
            (Self::Interval(_), _) | (_, Self::Interval(_)) => false,
            (Self::Null, _) | (_, Self::Null) => true,
            (one, other) => one == other || (one.is_moment() && other.is_moment()),
        }
    }
}

impl From<ColumnType> for Type {
    fn from(kind: ColumnType) -> Self {
        match kind {
            ColumnType::Text => Self::Text,
            ColumnType::Date => Self::Date,
            ColumnType::Datetime => Self::Datetime,
            ColumnType::Number => Self::Number,
            ColumnType::Bool => Self::Bool,
        }
    }
}

/// How closely a part is bound, unless brackets stand around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// One thing, a sum of things, or what stands in brackets.
    Single,
    /// `=`, `IS NULL`, `IN`, `BETWEEN`, `LIKE` and their like.
    Comparison,
    /// `NOT`, `AND`, `OR`.
    Logic,
}

impl Typed {
    pub(super) fn single(node: Node, kind: Type, at: Range<usize>) -> Self {
        Self {
            node,
            kind,
            at,
            level: Level::Single,
        }
    }

    pub(super) fn constant(value: Value, kind: Type, at: Range<usize>) -> Self {
        Self::single(Node::Constant(value), kind, at)
    }

    /// A part that is wrong, and has been told.
    pub(super) fn broken(at: Range<usize>) -> Self {
        Self::single(Node::Null, Type::Broken, at)
    }

    /// A comparison, whose answer is yes or no.
    pub(super) fn comparison(node: Node, at: Range<usize>) -> Self {
        Self {
            node,
            kind: Type::Bool,
            at,
            level: Level::Comparison,
        }
    }

    pub(super) fn negated(self) -> Self {
        Self {
            node: Node::Not(Box::new(self.node)),
            ..self
        }
    }

    pub(super) fn negated_if(self, negated: bool) -> Self {
        if negated { self.negated() } else { self }
    }

    /// The text of a text literal.
    fn literal_text(&self) -> Option<&str> {
        match &self.node {
            Node::Constant(Value::Text(text)) => Some(text),
            _ => None,
        }
    }
}

impl Checker<'_> {
    /// Reads a text literal as the date it has to be beside a date; other parts stay as they are.
    pub(super) fn read_as_date_beside(&mut self, part: &mut Typed, beside: Type) {
        if !beside.is_moment() {
            return;
        }
        let Some(text) = part.literal_text() else {
            return;
        };
        *part = match literal::moment(text) {
            Some(moment) => super::moment_literal(moment, part.at.clone()),
            None => self.unreadable(part.at.clone(), &say::BAD_DATE, Some(&say::DATE_FORM)),
        };
    }

    /// Whether two parts can stand beside each other, once a text literal beside a date has been read as one.
    pub(super) fn fit(&mut self, one: &mut Typed, other: &mut Typed) -> bool {
        self.read_as_date_beside(one, other.kind);
        self.read_as_date_beside(other, one.kind);
        one.kind.goes_with(other.kind)
    }

    /// Whether a part has the type that `what` needs; notes it if not.
    pub(super) fn expect(&mut self, part: &mut Typed, wanted: Type, what: &str) -> bool {
        self.read_as_date_beside(part, wanted);
        if part.kind == Type::Broken {
            return false;
        }
        if part.kind.goes_with(wanted) {
            return true;
        }
        let message = say::WRONG_OPERAND
            .with("what", what)
            .with("wanted", wanted.name())
            .with("text", self.shown(&part.at))
            .with("type", part.kind.name());
        let help = (what == "LIKE" && part.kind.is_moment()).then(|| say::DATE_RANGE.message());
        self.mismatch(&part.at, message, help);
        false
    }

    /// Notes a part that is not a condition.
    pub(super) fn expect_condition(&mut self, part: &Typed) {
        if matches!(part.kind, Type::Bool | Type::Null | Type::Broken) {
            return;
        }
        let message = say::NOT_A_CONDITION
            .with("text", self.shown(&part.at))
            .with("type", part.kind.name());
        self.mismatch(&part.at, message, Some(say::COMPARE_IT.message()));
    }

    /// Notes a part that is not a number.
    pub(super) fn expect_number(&mut self, part: &Typed) {
        if matches!(part.kind, Type::Number | Type::Broken) {
            return;
        }
        let message = say::NOT_A_NUMBER
            .with("text", self.shown(&part.at))
            .with("type", part.kind.name());
        self.mismatch(&part.at, message, Some(say::DAYS_ARE_NUMBERS.message()));
    }

    /// Whether neither part is `NULL`; notes the one that is, with what to write instead if there is something.
    pub(super) fn expect_no_null(
        &mut self,
        parts: [&Typed; 2],
        instead: impl Fn(&str) -> Option<Message>,
    ) -> bool {
        for (part, other) in [(parts[0], parts[1]), (parts[1], parts[0])] {
            if part.kind == Type::Null {
                let is_fixed = matches!(other.node, Node::Constant(_) | Node::Null);
                let help = (!is_fixed)
                    .then(|| instead(&self.shown(&other.at)))
                    .flatten();
                let message = say::ALWAYS_UNKNOWN.message();
                let problem = Problem::new(&code::T018, self.bytes(&part.at), message);
                self.problems.push(problem.help_if(help));
                return false;
            }
        }
        true
    }

    /// Notes an operand that is itself a comparison or `NOT`, without brackets: it could be read in two ways.
    pub(super) fn expect_single(&mut self, part: &Typed) {
        if part.level == Level::Single {
            return;
        }
        let message = say::NEEDS_BRACKETS.with("text", self.shown(&part.at));
        self.problems
            .push(Problem::new(&code::T019, self.bytes(&part.at), message));
    }

    /// What to do about two types that cannot be compared.
    pub(super) fn help_for_pair(&self, one: &Typed, other: &Typed) -> Option<Message> {
        let parts = [one, other];
        let is_quoted_name = |part: &Typed| self.shown(&part.at).starts_with('"');
        let is_literal = |part: &Typed| part.literal_text().is_some();
        let any = |test: &dyn Fn(&Typed) -> bool| parts.into_iter().any(test);
        if any(&is_quoted_name) && any(&|part| part.kind == Type::Text) {
            return Some(say::NAMES_AND_TEXTS.message());
        }
        if let Some(condition) = parts.into_iter().find(|part| part.kind == Type::Bool) {
            return Some(say::BOOL_ALONE.with("text", self.shown(&condition.at)));
        }
        if any(&is_literal) && any(&|part| part.kind == Type::Number) {
            return Some(say::NUMBER_WITHOUT_MARKS.message());
        }
        let counts_time =
            |part: &Typed| part.kind.is_moment() || matches!(part.kind, Type::Interval(_));
        let counts_days = |part: &Typed| matches!(part.kind, Type::Number | Type::Interval(_));
        (any(&counts_time) && any(&counts_days)).then(|| say::DAYS_BETWEEN.message())
    }
}
