//! The answer of an expression, and why there is none.

use super::evaluate::{Cell, compare, value};
use super::node::{Comparison, Node, When};
use crate::case::{Reading, Value};

/// What an expression says about a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// The row does not say.
    Unknown(Why),
}

/// What an expression says about a row, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// An empty cell leaves it open: SQL's NULL.
    Null,
    /// It needs a cell that cannot be read, or a calculation that has no result.
    Undetermined,
}

impl Answer {
    /// The answer that a value is.
    pub(super) fn of(value: &Cell<'_>) -> Self {
        match value {
            Cell::Bool(true) => Self::True,
            Cell::Bool(false) => Self::False,
            Cell::Null => Self::Null,
            _ => Self::Undetermined,
        }
    }

    /// What it reads as where it stands in a cell.
    pub fn reading(self) -> Reading {
        match self {
            Self::True => Reading::Value(Value::Bool(true)),
            Self::False => Reading::Value(Value::Bool(false)),
            Self::Null => Reading::Empty,
            Self::Undetermined => Reading::Unreadable,
        }
    }
}

/// Why an expression has no answer: what was needed and not there.
///
/// Columns are given by index, in the order in which the expression names them, each once. All three can be empty: a
/// `CASE` without `ELSE` is unknown where no branch fits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Why {
    /// Columns whose cell was empty.
    pub empty: Vec<usize>,
    /// Columns whose cell could not be read.
    pub unreadable: Vec<usize>,
    /// A calculation had no result: a number too large, a date beyond the calendar, a part of a day.
    pub out_of_range: bool,
}

impl Why {
    /// Why `node` has no value in `row`; to be asked only when it has none. `order` is the order of the columns.
    pub(super) fn of(node: &Node, order: &[usize], row: &[Reading]) -> Self {
        let mut search = Search {
            row,
            why: Self::default(),
        };
        search.visit(node);
        let mut why = search.why;
        let place = |index: &usize| order.iter().position(|named| named == index);
        why.empty.sort_by_key(place);
        why.unreadable.sort_by_key(place);
        why
    }
}

/// The walk through the parts of an expression that had no value.
struct Search<'a> {
    row: &'a [Reading],
    why: Why,
}

impl Search<'_> {
    /// Notes what kept `node` from having a value.
    fn visit(&mut self, node: &Node) {
        match node {
            Node::Null | Node::Constant(_) => {}
            Node::Column(index) => self.note(*index),
            Node::Case { whens, otherwise } => {
                self.visit_branches(whens, otherwise, |condition| condition);
            }
            Node::SimpleCase {
                operand,
                whens,
                otherwise,
            } => {
                let met = value(operand, self.row);
                if met.is_missing() {
                    self.visit(operand);
                }
                if met != Cell::Undetermined {
                    let judge = |candidate: Cell<'_>| compare(&met, Comparison::Equal, &candidate);
                    self.visit_branches(whens, otherwise, judge);
                }
            }
            Node::Coalesce(parts) => {
                for part in parts {
                    self.visit(part);
                    if !matches!(value(part, self.row), Cell::Null) {
                        return;
                    }
                }
            }
            _ => self.visit_parts(node),
        }
    }

    /// Notes what kept the branches of a `CASE` from having a value: conditions without an answer, up to the branch
    /// that was taken.
    fn visit_branches<'n>(
        &mut self,
        whens: &'n [When],
        otherwise: &'n Node,
        judge: impl Fn(Cell<'n>) -> Cell<'n>,
    ) where
        Self: 'n,
    {
        for When { condition, result } in whens {
            match judge(value(condition, self.row)) {
                Cell::Bool(false) => {}
                Cell::Bool(true) => {
                    self.visit_if_missing(result);
                    return;
                }
                Cell::Null => {
                    self.visit_if_missing(condition);
                }
                _ => {
                    self.visit_if_missing(condition);
                    return;
                }
            }
        }
        self.visit_if_missing(otherwise);
    }

    /// Notes what kept the parts of `node` from having a value; when all of them have one, it is the calculation.
    fn visit_parts(&mut self, node: &Node) {
        let mut any_missing = false;
        node.for_each_part(&mut |part| any_missing |= self.visit_if_missing(part));
        let undetermined = || value(node, self.row) == Cell::Undetermined;
        if !any_missing && undetermined() {
            self.why.out_of_range = true;
        }
    }

    /// Visits a part if it has no value, and says whether that was so.
    fn visit_if_missing(&mut self, node: &Node) -> bool {
        let missing = value(node, self.row).is_missing();
        if missing {
            self.visit(node);
        }
        missing
    }

    fn note(&mut self, index: usize) {
        let list = match self.row.get(index) {
            Some(Reading::Empty) => &mut self.why.empty,
            Some(Reading::Unreadable) => &mut self.why.unreadable,
            _ => return,
        };
        if !list.contains(&index) {
            list.push(index);
        }
    }
}
