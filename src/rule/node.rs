//! A checked expression: names are indices, literals are values, types fit. Evaluation walks it without allocating.

use rust_decimal::Decimal;

use super::interval::Interval;
use crate::calendar::Moment;
use crate::case::Value;

/// One part of a checked expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// The literal `NULL`.
    Null,
    /// A literal.
    Constant(Value),
    /// The cell of a column.
    Column(usize),
    /// All of two or more conditions; long chains are one node, so that they nest no deeper than they read.
    And(Vec<Node>),
    /// Any of two or more conditions.
    Or(Vec<Node>),
    /// `NOT`, also of the negated forms `IS NOT NULL`, `NOT IN`, `NOT BETWEEN`, `NOT LIKE`.
    Not(Box<Node>),
    /// Two values of one type compared.
    Compare {
        left: Box<Node>,
        how: Comparison,
        right: Box<Node>,
    },
    /// `IS NULL`.
    IsNull(Box<Node>),
    /// `IN` a list of literals.
    In { operand: Box<Node>, list: List },
    /// `BETWEEN`, both ends included.
    Between {
        operand: Box<Node>,
        low: Box<Node>,
        high: Box<Node>,
    },
    /// `LIKE`.
    Like {
        operand: Box<Node>,
        pattern: Box<Node>,
    },
    /// A number with its sign turned.
    Negative(Box<Node>),
    /// A number or date with what is added to it and taken from it, from left to right.
    Sum { first: Box<Node>, steps: Vec<Step> },
    /// `CASE WHEN condition THEN ...`.
    Case {
        whens: Vec<When>,
        otherwise: Box<Node>,
    },
    /// `CASE operand WHEN value THEN ...`.
    SimpleCase {
        operand: Box<Node>,
        whens: Vec<When>,
        otherwise: Box<Node>,
    },
    /// `COALESCE`.
    Coalesce(Vec<Node>),
    /// `LENGTH`, `UPPER` or `LOWER` of a text.
    OfText(TextFunction, Box<Node>),
    /// `workdays(date, days)`.
    Workdays { date: Box<Node>, days: Box<Node> },
    /// `birthday(born, years)`.
    Birthday { born: Box<Node>, years: Box<Node> },
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// The literals after `IN`. Texts and numbers are sorted for the search; moments have no order that would allow it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct List {
    pub(super) items: Items,
    pub(super) nulls: Nulls,
}

/// The literals of a list by their type.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Items {
    Texts(Vec<String>),
    Numbers(Vec<Decimal>),
    Moments(Vec<Moment>),
    Bools(Vec<bool>),
}

/// Whether `NULL` stands in a list: then what is not found in it is unknown, not false.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nulls {
    Without,
    With,
}

/// `WHEN` and `THEN`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct When {
    /// A condition, or the value that the operand of a simple `CASE` is compared with.
    pub(super) condition: Node,
    pub(super) result: Node,
}

/// What is done next to the sum so far.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// A number is added to a number.
    Add(Node),
    /// A number is taken from a number.
    Subtract(Node),
    /// A date moves on by a number of days.
    Later(Node),
    /// A date moves back by a number of days.
    Earlier(Node),
    /// A date moves by a literal interval.
    Shift(Interval),
    /// The days since another date.
    DaysSince(Node),
}

/// A function of one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextFunction {
    Length,
    Upper,
    Lower,
}

impl Node {
    /// Calls `visit` for the parts that are always needed for the value, from left to right.
    ///
    /// `CASE` and `COALESCE` need some parts only sometimes; nothing is called for theirs.
    pub(super) fn for_each_part(&self, visit: &mut impl FnMut(&Self)) {
        match self {
            Self::Null
            | Self::Constant(_)
            | Self::Column(_)
            | Self::Case { .. }
            | Self::SimpleCase { .. }
            | Self::Coalesce(_) => {}
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(visit),
            Self::Not(part)
            | Self::IsNull(part)
            | Self::In { operand: part, .. }
            | Self::Negative(part)
            | Self::OfText(_, part) => visit(part),
            Self::Compare { left, right, .. } => {
                [left, right].into_iter().for_each(|part| visit(part))
            }
            Self::Like { operand, pattern } => {
                [operand, pattern].into_iter().for_each(|part| visit(part))
            }
            Self::Between { operand, low, high } => {
                [operand, low, high]
                    .into_iter()
                    .for_each(|part| visit(part));
            }
            Self::Workdays {
                date: one,
                days: other,
            }
            | Self::Birthday {
                born: one,
                years: other,
            } => [one, other].into_iter().for_each(|part| visit(part)),
            Self::Sum { first, steps } => {
                visit(first);
                steps.iter().filter_map(Step::node).for_each(visit);
            }
        }
    }

    /// Whether it can only be a condition, whatever its parts are.
    pub(super) fn is_condition(&self) -> bool {
        matches!(
            self,
            Self::And(_)
                | Self::Or(_)
                | Self::Not(_)
                | Self::Compare { .. }
                | Self::IsNull(_)
                | Self::In { .. }
                | Self::Between { .. }
                | Self::Like { .. }
        )
    }

    /// All parts of it, from left to right.
    pub(super) fn parts_mut(&mut self) -> Vec<&mut Self> {
        match self {
            Self::Null | Self::Constant(_) | Self::Column(_) => Vec::new(),
            Self::And(parts) | Self::Or(parts) | Self::Coalesce(parts) => {
                parts.iter_mut().collect()
            }
            Self::Not(part)
            | Self::IsNull(part)
            | Self::In { operand: part, .. }
            | Self::Negative(part)
            | Self::OfText(_, part) => vec![part],
            Self::Compare {
                left: one,
                right: other,
                ..
            }
            | Self::Like {
                operand: one,
                pattern: other,
            }
            | Self::Workdays {
                date: one,
                days: other,
            }
            | Self::Birthday {
                born: one,
                years: other,
            } => vec![one, other],
            Self::Between { operand, low, high } => vec![operand, low, high],
            Self::Sum { first, steps } => {
                let steps = steps.iter_mut().filter_map(Step::node_mut);
                std::iter::once(&mut **first).chain(steps).collect()
            }
            Self::Case { whens, otherwise } => {
                let whens = whens.iter_mut().flat_map(When::parts_mut);
                whens.chain([&mut **otherwise]).collect()
            }
            Self::SimpleCase {
                operand,
                whens,
                otherwise,
            } => {
                let whens = whens.iter_mut().flat_map(When::parts_mut);
                let operand = std::iter::once(&mut **operand);
                operand.chain(whens).chain([&mut **otherwise]).collect()
            }
        }
    }

    /// Calls `visit` for every column that it names, from left to right.
    pub(super) fn each_column(&mut self, visit: &mut impl FnMut(&mut usize)) {
        if let Self::Column(column) = self {
            visit(column);
        }
        for part in self.parts_mut() {
            part.each_column(visit);
        }
    }
}

impl When {
    fn parts_mut(&mut self) -> [&mut Node; 2] {
        [&mut self.condition, &mut self.result]
    }
}

impl Step {
    /// The value that the step needs, to be changed.
    fn node_mut(&mut self) -> Option<&mut Node> {
        match self {
            Self::Add(node)
            | Self::Subtract(node)
            | Self::Later(node)
            | Self::Earlier(node)
            | Self::DaysSince(node) => Some(node),
            Self::Shift(_) => None,
        }
    }

    /// The value that the step needs.
    fn node(&self) -> Option<&Node> {
        match self {
            Self::Add(node)
            | Self::Subtract(node)
            | Self::Later(node)
            | Self::Earlier(node)
            | Self::DaysSince(node) => Some(node),
            Self::Shift(_) => None,
        }
    }
}
