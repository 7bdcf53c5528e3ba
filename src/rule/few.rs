//! Conditions asked of a few rows at once, column by column: for whoever asks millions.
//!
//! Answers are bits, one for each row, so that what is joined by `AND` and `OR` is joined in all rows at once. Not every
//! condition can be asked so; what it says is the same as [`Expression::answer`] says of each row.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use rust_decimal::Decimal;

use super::evaluate::{Cell, value};
use super::expression::Expression;
use super::node::{Comparison, Node, Step};
use super::why::Answer;
use crate::calendar::{Day, Moment};
use crate::case::{ColumnType, Reading, Value};

/// What a condition says of a few rows, at most [`MOST_ROWS`]: a bit each. Those of which it says none of this are undetermined.
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
#[derive(Debug)]
pub struct FewCondition(FewNode);

#[derive(Debug)]
enum FewNode {
    Constant(Answer),
    Answers(usize),
    And(Vec<FewNode>),
    Or(Vec<FewNode>),
    Not(Box<FewNode>),
    IsNullDay(usize),
    IsNullNumber(usize),
    CompareDays([DayOperand; 2], Comparison),
    CompareNumbers([NumberOperand; 2], Comparison),
}

/// A day that is compared.
#[derive(Debug)]
enum DayOperand {
    Column(usize),
    Constant(i32),
    Reckoned(ReckonedDay),
}

/// A number that is compared.
#[derive(Debug)]
enum NumberOperand {
    Column(usize),
    Constant(Decimal),
}

/// A day that is reckoned from that of a column: `frist + INTERVAL '7' DAY`, `birthday(født, 18)`. Reckoned once for each day.
#[derive(Debug)]
struct ReckonedDay {
    column: usize,
    /// It looks at the first cell of a row.
    node: Node,
    known: HashMap<u32, Option<i32>, FixedState>,
}

/// Values in a few rows.
struct Lanes<T> {
    values: [T; MOST_ROWS],
    empty: u32,
    unreadable: u32,
}

/// How many rows can be asked at once.
pub const MOST_ROWS: usize = 16;

impl FewCondition {
    /// `None` of a condition that cannot be asked so. `kind` says what a column holds that can be read so: days, numbers, or
    /// yes and no.
    pub fn of(condition: &Expression, kind: &dyn Fn(usize) -> Option<ColumnType>) -> Option<Self> {
        FewNode::of(condition.root(), kind).map(Self)
    }

    /// What it says of a few rows.
    pub fn answers(&mut self, rows: &impl FewRows) -> FewAnswers {
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
            Node::IsNull(part) => match **part {
                Node::Column(column) if kind(column) == Some(ColumnType::Date) => {
                    Self::IsNullDay(column)
                }
                Node::Column(column) if kind(column) == Some(ColumnType::Number) => {
                    Self::IsNullNumber(column)
                }
                _ => return None,
            },
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
        let days = both.map(|side| DayOperand::of(side, kind));
        let numbers = both.map(|side| NumberOperand::of(side, kind));
        match (days, numbers) {
            ([Some(left), Some(right)], _) => Some(Self::CompareDays([left, right], how)),
            (_, [Some(left), Some(right)]) => Some(Self::CompareNumbers([left, right], how)),
            _ => None,
        }
    }

    fn answers(&mut self, rows: &impl FewRows) -> FewAnswers {
        match self {
            Self::Constant(answer) => FewAnswers::all(*answer),
            Self::Answers(column) => rows.answers(*column),
            Self::And(parts) => {
                let answers = parts.iter_mut().map(|part| part.answers(rows));
                answers.fold(FewAnswers::all(Answer::True), FewAnswers::and)
            }
            Self::Or(parts) => {
                let answers = parts.iter_mut().map(|part| part.answers(rows).not());
                answers
                    .fold(FewAnswers::all(Answer::True), FewAnswers::and)
                    .not()
            }
            Self::Not(part) => part.answers(rows).not(),
            Self::IsNullDay(column) => rows.days(*column).are_null(),
            Self::IsNullNumber(column) => rows.numbers(*column).are_null(),
            Self::CompareDays([left, right], how) => {
                left.lanes(rows).compared(*how, &right.lanes(rows))
            }
            Self::CompareNumbers([left, right], how) => {
                left.lanes(rows).compared(*how, &right.lanes(rows))
            }
        }
    }
}

impl DayOperand {
    fn of(node: &Node, kind: &dyn Fn(usize) -> Option<ColumnType>) -> Option<Self> {
        match node {
            Node::Constant(Value::Moment(moment)) if moment.time.is_none() => {
                Some(Self::Constant(Day::from(moment.date).number()))
            }
            Node::Column(column) => {
                (kind(*column)? == ColumnType::Date).then_some(Self::Column(*column))
            }
            reckoned => ReckonedDay::of(reckoned, kind).map(Self::Reckoned),
        }
    }

    fn lanes(&mut self, rows: &impl FewRows) -> Lanes<i32> {
        match self {
            Self::Constant(day) => Lanes::all(*day),
            Self::Column(column) => {
                let number = |number: &u32| i32::try_from(*number).unwrap_or_default();
                Lanes::of(&rows.days(*column), 0, number)
            }
            Self::Reckoned(reckoned) => reckoned.lanes(&rows.days(reckoned.column)),
        }
    }
}

impl ReckonedDay {
    fn of(node: &Node, kind: &dyn Fn(usize) -> Option<ColumnType>) -> Option<Self> {
        let column = Self::start(node)?;
        if kind(column)? != ColumnType::Date {
            return None;
        }
        let mut node = node.clone();
        node.each_column(&mut |column| *column = 0);
        Some(Self {
            column,
            node,
            known: HashMap::default(),
        })
    }

    /// The column that a day is reckoned from, with nothing but literals beside it: without a day there it has none.
    fn start(node: &Node) -> Option<usize> {
        let is_literal = |node: &Node| matches!(node, Node::Constant(_));
        match node {
            Node::Column(column) => Some(*column),
            Node::Sum { first, steps } => {
                let keeps_day = |step: &Step| match step {
                    Step::Shift(_) => true,
                    Step::Later(days) | Step::Earlier(days) => is_literal(days),
                    Step::Add(_) | Step::Subtract(_) | Step::DaysSince(_) => false,
                };
                Self::start(first).filter(|_| steps.iter().all(keeps_day))
            }
            Node::Workdays {
                date: day,
                days: number,
            }
            | Node::Birthday {
                born: day,
                years: number,
            } => Self::start(day).filter(|_| is_literal(number)),
            _ => None,
        }
    }

    fn lanes(&mut self, days: &FewCells<'_, u32>) -> Lanes<i32> {
        let mut lanes = Lanes {
            values: [0; MOST_ROWS],
            empty: days.empty,
            unreadable: days.unreadable,
        };
        let known = !(days.empty | days.unreadable);
        for (row, (day, value)) in days.values.iter().zip(&mut lanes.values).enumerate() {
            if known >> row & 1 == 0 {
                continue;
            }
            let node = &self.node;
            let reckoned = self.known.entry(*day);
            match reckoned.or_insert_with(|| reckoned_from(node, *day)) {
                Some(number) => *value = *number,
                None => lanes.unreadable |= 1 << row,
            }
        }
        lanes
    }
}

/// The number of the day that is reckoned from another; `None` where the calendar has none.
fn reckoned_from(node: &Node, day: u32) -> Option<i32> {
    let moment = Moment::on(Day::numbered(day)?.date());
    match value(node, &[Reading::Value(Value::Moment(moment))]) {
        Cell::Moment(moment) => Some(Day::from(moment.date).number()),
        _ => None,
    }
}

impl NumberOperand {
    fn of(node: &Node, kind: &dyn Fn(usize) -> Option<ColumnType>) -> Option<Self> {
        match node {
            Node::Constant(Value::Number(number)) => Some(Self::Constant(*number)),
            Node::Column(column) => {
                (kind(*column)? == ColumnType::Number).then_some(Self::Column(*column))
            }
            _ => None,
        }
    }

    fn lanes(&self, rows: &impl FewRows) -> Lanes<Decimal> {
        match self {
            Self::Constant(number) => Lanes::all(*number),
            Self::Column(column) => {
                Lanes::of(&rows.numbers(*column), Decimal::ZERO, |number| *number)
            }
        }
    }
}

impl<T: Copy + Ord> Lanes<T> {
    fn all(value: T) -> Self {
        Self {
            values: [value; MOST_ROWS],
            empty: 0,
            unreadable: 0,
        }
    }

    fn of<C>(cells: &FewCells<'_, C>, none: T, value: impl Fn(&C) -> T) -> Self {
        let mut values = [none; MOST_ROWS];
        for (lane, cell) in values.iter_mut().zip(cells.values) {
            *lane = value(cell);
        }
        Self {
            values,
            empty: cells.empty,
            unreadable: cells.unreadable,
        }
    }

    fn compared(&self, how: Comparison, other: &Self) -> FewAnswers {
        let (mut less, mut equal) = (0, 0);
        for (row, (one, other)) in (0_u32..).zip(self.values.iter().zip(&other.values)) {
            let order = one.cmp(other);
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
        let unreadable = self.unreadable | other.unreadable;
        let null = (self.empty | other.empty) & !unreadable;
        let known = !(unreadable | null);
        FewAnswers {
            yes: holds & known,
            no: !holds & known,
            null,
        }
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
}
