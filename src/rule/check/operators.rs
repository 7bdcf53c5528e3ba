//! Conditions and comparisons.

use std::ops::Range;

use sqlparser::ast::Expr;

use super::Checker;
use super::typed::{Level, Type, Typed};
use crate::case::Value;
use crate::diag::code;
use crate::lang::{Message, rule as say};
use crate::rule::node::{Comparison, Items, List, Node, Nulls};
use crate::rule::problem::Problem;

impl Checker<'_> {
    /// `AND`: chains of it become one node.
    pub(super) fn all_of(&mut self, left: Typed, right: Typed) -> Typed {
        self.expect_conditions(&left, &right);
        let at = left.at.start..right.at.end;
        let mut parts = match left.node {
            Node::And(parts) => parts,
            node => vec![node],
        };
        parts.push(right.node);
        logic(Node::And(parts), at)
    }

    /// `OR`: chains of it become one node.
    pub(super) fn any_of(&mut self, left: Typed, right: Typed) -> Typed {
        self.expect_conditions(&left, &right);
        let at = left.at.start..right.at.end;
        let mut parts = match left.node {
            Node::Or(parts) => parts,
            node => vec![node],
        };
        parts.push(right.node);
        logic(Node::Or(parts), at)
    }

    fn expect_conditions(&mut self, left: &Typed, right: &Typed) {
        self.expect_condition(left);
        self.expect_condition(right);
    }

    /// `=` and its like.
    pub(super) fn compared(&mut self, mut left: Typed, how: Comparison, mut right: Typed) -> Typed {
        let at = left.at.start..right.at.end;
        self.expect_single(&left);
        self.expect_single(&right);
        let instead = |other: &str| null_test(how, other);
        if self.expect_no_null([&left, &right], instead) {
            self.expect_comparable(&mut left, &mut right, &at);
        }
        let node = Node::Compare {
            left: Box::new(left.node),
            how,
            right: Box::new(right.node),
        };
        Typed::comparison(node, at)
    }

    /// Notes two parts that cannot be compared, at the comparison as a whole.
    pub(super) fn expect_comparable(
        &mut self,
        one: &mut Typed,
        other: &mut Typed,
        at: &Range<usize>,
    ) {
        if self.fit(one, other) {
            return;
        }
        let message = say::CANNOT_COMPARE
            .with("one", self.shown(&one.at))
            .with("one_type", one.kind.name())
            .with("other", self.shown(&other.at))
            .with("other_type", other.kind.name());
        let help = self.help_for_pair(one, other);
        self.mismatch(at, message, help);
    }

    /// `IS [NOT] NULL`, which has so many `words`.
    pub(super) fn is_null(&mut self, operand: &Expr, words: usize) -> Typed {
        let operand = self.part(operand);
        self.expect_single(&operand);
        let at = operand.at.start..operand.at.end + words;
        if let Type::Interval(_) = operand.kind {
            self.interval_alone(&operand);
        }
        Typed::comparison(Node::IsNull(Box::new(operand.node)), at)
    }

    /// Notes an interval that stands where only values of columns can.
    pub(super) fn interval_alone(&mut self, interval: &Typed) {
        let message = say::INTERVAL_ALONE.with("text", self.shown(&interval.at));
        self.mismatch(&interval.at, message, Some(say::DAYS_BETWEEN.message()));
    }

    /// `BETWEEN`.
    pub(super) fn between(&mut self, operand: &Expr, low: &Expr, high: &Expr) -> Typed {
        let mut operand = self.part(operand);
        let (mut low, mut high) = (self.part(low), self.part(high));
        let at = operand.at.start..high.at.end;
        self.expect_single(&operand);
        for bound in [&mut low, &mut high] {
            self.expect_single(bound);
            if self.expect_no_null([&operand, bound], |_| None) {
                self.expect_comparable(&mut operand, bound, &at);
            }
        }
        let node = Node::Between {
            operand: Box::new(operand.node),
            low: Box::new(low.node),
            high: Box::new(high.node),
        };
        Typed::comparison(node, at)
    }

    /// `LIKE`.
    pub(super) fn like(&mut self, operand: &Expr, pattern: &Expr) -> Typed {
        let (mut operand, mut pattern) = (self.part(operand), self.part(pattern));
        let at = operand.at.start..pattern.at.end;
        for part in [&operand, &pattern] {
            self.expect_single(part);
        }
        if self.expect_no_null([&operand, &pattern], |_| None) {
            self.expect(&mut operand, Type::Text, "LIKE");
            self.expect(&mut pattern, Type::Text, "LIKE");
        }
        let node = Node::Like {
            operand: Box::new(operand.node),
            pattern: Box::new(pattern.node),
        };
        Typed::comparison(node, at)
    }

    /// `IN` with its list.
    pub(super) fn in_list(&mut self, operand: &Expr, list: &[Expr]) -> Typed {
        let mut operand = self.part(operand);
        self.expect_single(&operand);
        let mut items: Vec<Typed> = list.iter().map(|item| self.part(item)).collect();
        let end = items.last().map_or(operand.at.end, |last| last.at.end) + 1;
        let at = operand.at.start..end;
        if operand.kind == Type::Null {
            let message = say::ALWAYS_UNKNOWN.message();
            self.problems
                .push(Problem::new(&code::T018, self.bytes(&operand.at), message));
        }
        for item in &mut items {
            let item_at = item.at.clone();
            self.expect_comparable(&mut operand, item, &item_at);
            self.expect_literal(item);
        }
        let node = Node::In {
            list: list_of(operand.kind, items),
            operand: Box::new(operand.node),
        };
        Typed::comparison(node, at)
    }

    /// Notes an item of a list that is no literal.
    fn expect_literal(&mut self, item: &Typed) {
        if matches!(item.node, Node::Constant(_) | Node::Null) {
            return;
        }
        let message = say::NOT_ALLOWED
            .with("what", self.shown(&item.at))
            .with("reason", &say::ONLY_LITERALS);
        let problem = Problem::new(&code::T014, self.bytes(&item.at), message);
        self.problems.push(problem.help(say::USE_OR.message()));
    }
}

fn logic(node: Node, at: Range<usize>) -> Typed {
    Typed {
        node,
        kind: Type::Bool,
        at,
        level: Level::Logic,
    }
}

/// What to write instead of a comparison with `NULL`.
fn null_test(how: Comparison, other: &str) -> Option<Message> {
    match how {
        Comparison::Equal => Some(say::WRITE.with("what", format!("{other} IS NULL"))),
        Comparison::NotEqual => Some(say::WRITE.with("what", format!("{other} IS NOT NULL"))),
        _ => None,
    }
}

/// The literals of a list, sorted where the search wants it. Items of another type have been noted as wrong.
fn list_of(kind: Type, items: Vec<Typed>) -> List {
    let nulls = match items.iter().any(|item| item.kind == Type::Null) {
        true => Nulls::With,
        false => Nulls::Without,
    };
    let (mut texts, mut numbers, mut moments, mut bools) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for item in items {
        match item.node {
            Node::Constant(Value::Text(text)) => texts.push(text),
            Node::Constant(Value::Number(number)) => numbers.push(number),
            Node::Constant(Value::Moment(moment)) => moments.push(moment),
            Node::Constant(Value::Bool(holds)) => bools.push(holds),
            _ => {}
        }
    }
    texts.sort_unstable();
    numbers.sort_unstable();
    let items = match kind {
        Type::Number => Items::Numbers(numbers),
        Type::Date | Type::Datetime => Items::Moments(moments),
        Type::Bool => Items::Bools(bools),
        _ => Items::Texts(texts),
    };
    List { items, nulls }
}
