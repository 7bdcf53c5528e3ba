//! Conditions asked of a few rows at once, column by column: for whoever asks millions.
//!
//! Answers are bits, one for each row, so that what is joined by `AND` and `OR` is joined in all rows at once. Not every
//! condition can be asked so; what it says is the same as [`Expression::answer`] says of each row.

use rust_decimal::Decimal;

use super::expression::Expression;
use super::node::{Comparison, Node};
use super::why::Answer;
use crate::calendar::Day;
use crate::case::{ColumnType, Value};

/// What a condition says of a few rows, at most 32: a bit each. Those of which it says none of this are undetermined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FewAnswers {
    /// Where it holds.
    pub yes: u32,
    /// Where it does not.
    pub no: u32,
    /// Where an empty cell leaves it open.
    pub null: u32,
}

/// The cells of a column in a few rows.
#[derive(Debug)]
pub struct FewCells<'c, T> {
    /// Their values; of no account in cells that have none.
    pub values: &'c [T],
    /// The empty ones, a bit each.
    pub empty: u32,
    /// Those that cannot be read, a bit each.
    pub unreadable: u32,
}

/// A few rows, column by column.
pub trait FewRows {
    /// A column of dates, by the numbers of their days.
    fn days(&self, column: usize) -> FewCells<'_, u32>;

    /// A column of numbers.
    fn numbers(&self, column: usize) -> FewCells<'_, Decimal>;

    /// A column of yes and no.
    fn answers(&self, column: usize) -> FewAnswers;
}

/// A condition that can be asked of a few rows at once.
#[derive(Debug, Clone)]
pub struct FewCondition(FewNode);

#[derive(Debug, Clone)]
enum FewNode {
    Constant(Answer),
    Answers(usize),
    And(Vec<FewNode>),
    Or(Vec<FewNode>),
    Not(Box<FewNode>),
    IsNull(FewColumn),
    CompareDays([Operand<u32>; 2], Comparison),
    CompareNumbers([Operand<Decimal>; 2], Comparison),
}

/// A column by its type.
#[derive(Debug, Clone, Copy)]
enum FewColumn {
    Days(usize),
    Numbers(usize),
    Answers(usize),
}

/// What is compared.
#[derive(Debug, Clone, Copy)]
enum Operand<T> {
    Column(usize),
    Constant(T),
}

impl FewCondition {
    /// `None` of a condition that cannot be asked so. `kind` says what a column holds that can be read so: days, numbers, or
    /// yes and no.
    pub fn of(condition: &Expression, kind: &dyn Fn(usize) -> Option<ColumnType>) -> Option<Self> {
        FewNode::of(condition.root(), kind).map(Self)
    }

    /// What it says of a few rows.
    pub fn answers(&self, rows: &impl FewRows) -> FewAnswers {
        self.0.answers(rows)
    }
}

impl FewNode {
    fn of(node: &Node, kind: &dyn Fn(usize) -> Option<ColumnType>) -> Option<Self> {
        let all = |parts: &[Node]| -> Option<Vec<Self>> {
            parts.iter().map(|part| Self::of(part, kind)).collect()
        };
        Some(match node {
            Node::Null => Self::Constant(Answer::Null),
            Node::Constant(Value::Bool(true)) => Self::Constant(Answer::True),
            Node::Constant(Value::Bool(false)) => Self::Constant(Answer::False),
            Node::Column(column) if kind(*column) == Some(ColumnType::Bool) => {
                Self::Answers(*column)
            }
            Node::And(parts) => Self::And(all(parts)?),
            Node::Or(parts) => Self::Or(all(parts)?),
            Node::Not(part) => Self::Not(Box::new(Self::of(part, kind)?)),
            Node::IsNull(part) => Self::IsNull(FewColumn::of(part, kind)?),
            Node::Compare { left, how, right } => Self::compared(left, *how, right, kind)?,
            Node::Between { operand, low, high } => Self::And(vec![
                Self::compared(operand, Comparison::GreaterOrEqual, low, kind)?,
                Self::compared(operand, Comparison::LessOrEqual, high, kind)?,
            ]),
            _ => return None,
        })
    }

    fn compared(
        left: &Node,
        how: Comparison,
        right: &Node,
        kind: &dyn Fn(usize) -> Option<ColumnType>,
    ) -> Option<Self> {
        let both = [left, right];
        let days = both.map(|side| Operand::of(side, kind, ColumnType::Date, day_of));
        let numbers = both.map(|side| Operand::of(side, kind, ColumnType::Number, number_of));
        match (days, numbers) {
            ([Some(left), Some(right)], _) => Some(Self::CompareDays([left, right], how)),
            (_, [Some(left), Some(right)]) => Some(Self::CompareNumbers([left, right], how)),
            _ => None,
        }
    }

    fn answers(&self, rows: &impl FewRows) -> FewAnswers {
        match self {
            Self::Constant(answer) => FewAnswers::all(*answer),
            Self::Answers(column) => rows.answers(*column),
            Self::And(parts) => {
                let answers = parts.iter().map(|part| part.answers(rows));
                answers.fold(FewAnswers::all(Answer::True), FewAnswers::and)
            }
            Self::Or(parts) => {
                let answers = parts.iter().map(|part| part.answers(rows).not());
                answers
                    .fold(FewAnswers::all(Answer::True), FewAnswers::and)
                    .not()
            }
            Self::Not(part) => part.answers(rows).not(),
            Self::IsNull(column) => match column {
                FewColumn::Days(column) => rows.days(*column).are_null(),
                FewColumn::Numbers(column) => rows.numbers(*column).are_null(),
                FewColumn::Answers(column) => rows.answers(*column).are_null(),
            },
            Self::CompareDays([left, right], how) => {
                let column = |column| rows.days(column);
                compared(&left.cells(&column), *how, &right.cells(&column))
            }
            Self::CompareNumbers([left, right], how) => {
                let column = |column| rows.numbers(column);
                compared(&left.cells(&column), *how, &right.cells(&column))
            }
        }
    }
}

impl FewColumn {
    fn of(node: &Node, kind: &dyn Fn(usize) -> Option<ColumnType>) -> Option<Self> {
        let Node::Column(column) = node else {
            return None;
        };
        match kind(*column)? {
            ColumnType::Date => Some(Self::Days(*column)),
            ColumnType::Number => Some(Self::Numbers(*column)),
            ColumnType::Bool => Some(Self::Answers(*column)),
            ColumnType::Text | ColumnType::Datetime => None,
        }
    }
}

/// The number of a literal that is a day, with no time of day.
fn day_of(value: &Value) -> Option<u32> {
    match value {
        Value::Moment(moment) if moment.time.is_none() => {
            let number = u32::try_from(Day::from(moment.date).number()).ok();
            number.filter(|number| *number > 0)
        }
        _ => None,
    }
}

fn number_of(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

impl<T: Copy> Operand<T> {
    fn of(
        node: &Node,
        kind: &dyn Fn(usize) -> Option<ColumnType>,
        wanted: ColumnType,
        constant: fn(&Value) -> Option<T>,
    ) -> Option<Self> {
        match node {
            Node::Column(column) => (kind(*column)? == wanted).then_some(Self::Column(*column)),
            Node::Constant(value) => constant(value).map(Self::Constant),
            _ => None,
        }
    }

    fn cells<'c>(&'c self, column: &impl Fn(usize) -> FewCells<'c, T>) -> FewCells<'c, T> {
        match self {
            Self::Column(at) => column(*at),
            Self::Constant(value) => FewCells {
                values: std::slice::from_ref(value),
                empty: 0,
                unreadable: 0,
            },
        }
    }
}

/// Cells compared in every row. A single value stands for all rows.
fn compared<T: Ord>(
    left: &FewCells<'_, T>,
    how: Comparison,
    right: &FewCells<'_, T>,
) -> FewAnswers {
    let rows = left.values.len().max(right.values.len());
    let (mut less, mut equal) = (0, 0);
    let values = left.values.iter().cycle().zip(right.values.iter().cycle());
    for ((left, right), row) in values.take(rows).zip(0_u32..) {
        let order = left.cmp(right);
        less |= u32::from(order.is_lt()) << row;
        equal |= u32::from(order.is_eq()) << row;
    }
    let holds = match how {
        Comparison::Equal => equal,
        Comparison::NotEqual => !equal,
        Comparison::Less => less,
        Comparison::LessOrEqual => less | equal,
        Comparison::Greater => !(less | equal),
        Comparison::GreaterOrEqual => !less,
    };
    let unreadable = left.unreadable | right.unreadable;
    let null = (left.empty | right.empty) & !unreadable;
    let known = !(unreadable | null);
    FewAnswers {
        yes: holds & known,
        no: !holds & known,
        null,
    }
}

impl<T> FewCells<'_, T> {
    fn are_null(self) -> FewAnswers {
        FewAnswers {
            yes: self.empty,
            no: !(self.empty | self.unreadable),
            null: 0,
        }
    }
}

impl FewAnswers {
    /// The same answer in all rows.
    pub fn all(answer: Answer) -> Self {
        let all = |wanted| if answer == wanted { u32::MAX } else { 0 };
        Self {
            yes: all(Answer::True),
            no: all(Answer::False),
            null: all(Answer::Null),
        }
    }

    /// Adds the answer of a row of which nothing was said.
    #[inline]
    pub fn add(&mut self, row: usize, answer: Answer) {
        self.yes |= u32::from(answer == Answer::True) << row;
        self.no |= u32::from(answer == Answer::False) << row;
        self.null |= u32::from(answer == Answer::Null) << row;
    }

    /// The answer of a row.
    pub fn get(self, row: usize) -> Answer {
        let is = |bits: u32| bits >> row & 1 != 0;
        match (is(self.yes), is(self.no), is(self.null)) {
            (true, ..) => Answer::True,
            (_, true, _) => Answer::False,
            (.., true) => Answer::Null,
            _ => Answer::Undetermined,
        }
    }

    fn undetermined(self) -> u32 {
        !(self.yes | self.no | self.null)
    }

    fn and(self, other: Self) -> Self {
        let (yes, no) = (self.yes & other.yes, self.no | other.no);
        let undetermined = (self.undetermined() | other.undetermined()) & !no;
        Self {
            yes,
            no,
            null: !(yes | no | undetermined),
        }
    }

    fn not(self) -> Self {
        Self {
            yes: self.no,
            no: self.yes,
            ..self
        }
    }

    fn are_null(self) -> Self {
        Self {
            yes: self.null,
            no: self.yes | self.no,
            null: 0,
        }
    }
}
