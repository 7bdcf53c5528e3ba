//! From the parser's tree to nodes that can be evaluated: every part gets its type and its place in the text.
//!
//! A part that is wrong gets the type [`Type::Broken`], which fits everywhere, so that one mistake is told once and the
//! rest is still checked.

mod branches;
mod operators;
mod sum;
mod typed;

use std::ops::Range;

use rust_decimal::Decimal;
use sqlparser::ast::{self, BinaryOperator, Expr, UnaryOperator, ValueWithSpan};

use self::typed::{Level, Type, Typed};
use super::interval::Interval;
use super::literal;
use super::node::Node;
use super::parse::index;
use super::problem::{Problem, excerpt};
use super::tokens::{Lexeme, Role};
use crate::calendar::Moment;
use crate::case::Value;
use crate::diag::code;
use crate::lang::{Message, Phrase, rule as say};

/// What an expression as a whole has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    /// True or false.
    Condition,
    /// A number, such as the days between two dates.
    Number,
}

/// The checked expression that a tree stands for. What is wrong with it is added to `problems`; the node is then of no
/// use.
pub(super) fn whole(
    text: &str,
    lexemes: &[Lexeme],
    tree: &Expr,
    wanted: Whole,
    problems: &mut Vec<Problem>,
) -> Node {
    let mut checker = Checker {
        text,
        lexemes,
        problems,
    };
    let checked = checker.part(tree);
    match wanted {
        Whole::Condition => checker.expect_condition(&checked),
        Whole::Number => checker.expect_number(&checked),
    }
    checked.node
}

/// The walk through the tree.
struct Checker<'a> {
    text: &'a str,
    lexemes: &'a [Lexeme],
    problems: &'a mut Vec<Problem>,
}

impl Checker<'_> {
    /// One part of the tree.
    fn part(&mut self, tree: &Expr) -> Typed {
        match tree {
            Expr::Identifier(name) => self.name(index(name.span.start)),
            Expr::Value(value) => self.literal(value),
            Expr::Nested(inner) => {
                let inner = self.part(inner);
                let at = inner.at.start.saturating_sub(1)..inner.at.end + 1;
                Typed {
                    at,
                    level: Level::Single,
                    ..inner
                }
            }
            Expr::BinaryOp { .. } => self.chain(tree),
            Expr::UnaryOp { op, expr } => self.prefixed(*op, expr),
            Expr::IsNull(operand) => self.is_null(operand, 2),
            Expr::IsNotNull(operand) => self.is_null(operand, 3).negated(),
            Expr::InList {
                expr,
                list,
                negated,
            } => self.in_list(expr, list).negated_if(*negated),
            Expr::Between {
                expr,
                negated,
                low,
                high,
            } => self.between(expr, low, high).negated_if(*negated),
            Expr::Like {
                expr,
                negated,
                pattern,
                any: false,
                escape_char: None,
            } => self.like(expr, pattern).negated_if(*negated),
            Expr::Case {
                case_token,
                end_token,
                operand,
                conditions,
                else_result,
            } => {
                let at = index(case_token.0.span.start).unwrap_or_default()
                    ..index(end_token.0.span.start).unwrap_or_default() + 1;
                match operand {
                    None => self.case(at, conditions, else_result.as_deref()),
                    Some(operand) => {
                        self.simple_case(at, operand, conditions, else_result.as_deref())
                    }
                }
            }
            Expr::Function(function) => self.function(function),
            Expr::Interval(interval) => self.interval(interval),
            Expr::TypedString(typed) => self.typed_text(&typed.value),
            _ => self.foreign(),
        }
    }

    /// A chain of binary operators from left to right, however long, without recursion on its length.
    fn chain(&mut self, tree: &Expr) -> Typed {
        let mut rights = Vec::new();
        let mut left = tree;
        while let Expr::BinaryOp {
            left: further,
            op,
            right,
        } = left
        {
            rights.push((op, right));
            left = further;
        }
        let mut so_far = self.part(left);
        for (operator, right) in rights.into_iter().rev() {
            let right = self.part(right);
            so_far = self.joined(so_far, operator, right);
        }
        so_far
    }

    fn joined(&mut self, left: Typed, operator: &BinaryOperator, right: Typed) -> Typed {
        use super::node::Comparison;
        match operator {
            BinaryOperator::And => self.all_of(left, right),
            BinaryOperator::Or => self.any_of(left, right),
            BinaryOperator::Plus => self.sum(left, sum::Sign::Plus, right),
            BinaryOperator::Minus => self.sum(left, sum::Sign::Minus, right),
            BinaryOperator::Eq => self.compared(left, Comparison::Equal, right),
            BinaryOperator::NotEq => self.compared(left, Comparison::NotEqual, right),
            BinaryOperator::Lt => self.compared(left, Comparison::Less, right),
            BinaryOperator::LtEq => self.compared(left, Comparison::LessOrEqual, right),
            BinaryOperator::Gt => self.compared(left, Comparison::Greater, right),
            BinaryOperator::GtEq => self.compared(left, Comparison::GreaterOrEqual, right),
            _ => self.foreign(),
        }
    }

    /// A name: a column, or something whose problem has been noted.
    fn name(&mut self, lexeme: Option<usize>) -> Typed {
        let at = lexeme.unwrap_or_default();
        match self.lexemes.get(at).map(|lexeme| lexeme.role) {
            Some(Role::Column(index, kind)) => {
                Typed::single(Node::Column(index), kind.into(), at..at + 1)
            }
            Some(Role::Stranger) => Typed::broken(at..at + 1),
            _ => self.foreign(),
        }
    }

    fn literal(&mut self, value: &ValueWithSpan) -> Typed {
        let at = index(value.span.start).unwrap_or_default();
        let at = at..at + 1;
        match &value.value {
            ast::Value::Null => Typed::single(Node::Null, Type::Null, at),
            ast::Value::Boolean(holds) => Typed::constant(Value::Bool(*holds), Type::Bool, at),
            ast::Value::SingleQuotedString(text) => {
                Typed::constant(Value::Text(text.clone()), Type::Text, at)
            }
            ast::Value::Number(digits, _) => match literal::number(digits) {
                Some(number) => Typed::constant(Value::Number(number), Type::Number, at),
                None => self.unreadable(at, &say::BAD_NUMBER, Some(&say::NUMBER_FORM)),
            },
            _ => self.foreign(),
        }
    }

    /// `DATE '...'` or `TIMESTAMP '...'`.
    fn typed_text(&mut self, value: &ValueWithSpan) -> Typed {
        let text = index(value.span.start).unwrap_or_default();
        let at = text.saturating_sub(1)..text + 1;
        let ast::Value::SingleQuotedString(written) = &value.value else {
            return self.foreign();
        };
        let is_date = self.lexeme_text(at.start).eq_ignore_ascii_case("DATE");
        match literal::moment(written) {
            Some(moment) if is_date && moment.time.is_some() => {
                self.unreadable(at, &say::BAD_DATE, Some(&say::TIMESTAMP_FORM))
            }
            Some(moment) => moment_literal(moment, at),
            None => self.unreadable(at, &say::BAD_DATE, Some(&say::DATE_FORM)),
        }
    }

    /// `INTERVAL '7' DAY`, or `INTERVAL '7 days'`.
    fn interval(&mut self, interval: &ast::Interval) -> Typed {
        let Expr::Value(value) = interval.value.as_ref() else {
            return self.foreign();
        };
        let ast::Value::SingleQuotedString(written) = &value.value else {
            return self.foreign();
        };
        let text = index(value.span.start).unwrap_or_default();
        let unit = text + 1;
        let (end, read) = match &interval.leading_field {
            Some(_) => (unit + 1, Interval::of(written, self.lexeme_text(unit))),
            None => (unit, Interval::of_text(written)),
        };
        let at = text.saturating_sub(1)..end;
        match read {
            Some(interval) => Typed::single(Node::Null, Type::Interval(interval), at),
            None => self.unreadable(at, &say::BAD_INTERVAL, Some(&say::INTERVAL_UNITS)),
        }
    }

    /// `NOT` and the sign before an operand.
    fn prefixed(&mut self, operator: UnaryOperator, operand: &Expr) -> Typed {
        let operand = self.part(operand);
        let at = operand.at.start.saturating_sub(1)..operand.at.end;
        match operator {
            UnaryOperator::Not => {
                self.expect_condition(&operand);
                Typed {
                    node: Node::Not(Box::new(operand.node)),
                    kind: Type::Bool,
                    at,
                    level: Level::Logic,
                }
            }
            UnaryOperator::Minus => self.negative(operand, at),
            _ => self.foreign(),
        }
    }

    fn negative(&mut self, mut operand: Typed, at: Range<usize>) -> Typed {
        if !self.expect(&mut operand, Type::Number, "-") {
            return Typed::broken(at);
        }
        let node = match operand.node {
            Node::Constant(Value::Number(number)) => Node::Constant(Value::Number(-number)),
            node => Node::Negative(Box::new(node)),
        };
        Typed::single(node, operand.kind, at)
    }

    /// Notes a construct that no other message covers.
    fn foreign(&mut self) -> Typed {
        if self.problems.is_empty() {
            let message = say::NOT_ALLOWED
                .with("what", excerpt(self.text))
                .with("reason", &say::NOT_IN_LANGUAGE);
            self.problems
                .push(Problem::new(&code::T014, 0..self.text.len(), message));
        }
        Typed::broken(0..self.lexemes.len())
    }

    /// Notes a literal that cannot be read.
    fn unreadable(
        &mut self,
        at: Range<usize>,
        what: &'static Phrase,
        help: Option<&'static Phrase>,
    ) -> Typed {
        let message = what.with("text", self.shown(&at));
        let problem = Problem::new(&code::T017, self.bytes(&at), message);
        self.problems
            .push(problem.help_if(help.map(Phrase::message)));
        Typed::broken(at)
    }

    /// Notes that the parts of the text do not go together.
    fn mismatch(&mut self, at: &Range<usize>, message: Message, help: Option<Message>) {
        let problem = Problem::new(&code::T015, self.bytes(at), message);
        self.problems.push(problem.help_if(help));
    }

    /// The bytes of some lexemes.
    fn bytes(&self, at: &Range<usize>) -> Range<usize> {
        let start = self
            .lexemes
            .get(at.start)
            .map_or(0, |lexeme| lexeme.bytes.start);
        let last = at
            .end
            .checked_sub(1)
            .and_then(|last| self.lexemes.get(last));
        start..last.map_or(self.text.len(), |lexeme| lexeme.bytes.end)
    }

    /// Some lexemes as a message shows them.
    fn shown(&self, at: &Range<usize>) -> String {
        excerpt(self.text.get(self.bytes(at)).unwrap_or_default())
    }

    fn lexeme_text(&self, at: usize) -> &str {
        let bytes = self.lexemes.get(at).map(|lexeme| lexeme.bytes.clone());
        bytes
            .and_then(|bytes| self.text.get(bytes))
            .unwrap_or_default()
    }
}

fn moment_literal(moment: Moment, at: Range<usize>) -> Typed {
    let kind = match moment.time {
        None => Type::Date,
        Some(_) => Type::Datetime,
    };
    Typed::constant(Value::Moment(moment), kind, at)
}

/// Whether a number is no count of whole days.
fn has_part_of_a_day(node: &Node) -> bool {
    matches!(node, Node::Constant(Value::Number(number)) if *number != Decimal::trunc(number))
}
