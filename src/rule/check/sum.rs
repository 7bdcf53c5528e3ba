//! `+` and `-` on numbers, dates and intervals.

use std::ops::Range;

use super::typed::{Type, Typed};
use super::{Checker, has_part_of_a_day};
use crate::lang::rule as say;
use crate::rule::interval::Interval;
use crate::rule::node::{Node, Step};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
}

impl Sign {
    fn name(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "-",
        }
    }

    /// An interval as it is added.
    fn of(self, interval: Interval) -> Interval {
        match self {
            Self::Plus => interval,
            Self::Minus => interval.reversed(),
        }
    }
}

impl Checker<'_> {
    /// One more step of a sum.
    pub(super) fn sum(&mut self, mut left: Typed, sign: Sign, mut right: Typed) -> Typed {
        let at = left.at.start..right.at.end;
        self.read_as_date_beside(&mut left, right.kind);
        self.read_as_date_beside(&mut right, left.kind);
        let broken = left.kind == Type::Broken || right.kind == Type::Broken;
        if broken || !self.expect_no_null([&left, &right], |_| None) {
            return Typed::broken(at);
        }
        let (first, step, kind) = match (left.kind, sign, right.kind) {
            (Type::Number, Sign::Plus, Type::Number) => {
                (left.node, Step::Add(right.node), Type::Number)
            }
            (Type::Number, Sign::Minus, Type::Number) => {
                (left.node, Step::Subtract(right.node), Type::Number)
            }
            (date, Sign::Plus, Type::Number) if date.is_moment() => {
                self.expect_whole_days(&right);
                (left.node, Step::Later(right.node), date)
            }
            (date, Sign::Minus, Type::Number) if date.is_moment() => {
                self.expect_whole_days(&right);
                (left.node, Step::Earlier(right.node), date)
            }
            (Type::Number, Sign::Plus, date) if date.is_moment() => {
                self.expect_whole_days(&left);
                (right.node, Step::Later(left.node), date)
            }
            (later, Sign::Minus, earlier) if later.is_moment() && earlier.is_moment() => {
                (left.node, Step::DaysSince(right.node), Type::Number)
            }
            (date, _, Type::Interval(interval)) if date.is_moment() => {
                (left.node, Step::Shift(sign.of(interval)), date)
            }
            (Type::Interval(interval), Sign::Plus, date) if date.is_moment() => {
                (right.node, Step::Shift(interval), date)
            }
            _ => return self.no_sum(&left, sign, &right, at),
        };
        Typed::single(with_step(first, step), kind, at)
    }

    fn no_sum(&mut self, left: &Typed, sign: Sign, right: &Typed, at: Range<usize>) -> Typed {
        let message = say::CANNOT_ADD
            .with("sign", sign.name())
            .with("one", self.shown(&left.at))
            .with("one_type", left.kind.name())
            .with("other", self.shown(&right.at))
            .with("other_type", right.kind.name());
        self.mismatch(&at, message, Some(say::SUMS.message()));
        Typed::broken(at)
    }

    /// Notes a literal that is no whole number of years.
    pub(super) fn expect_whole_years(&mut self, years: &Typed) {
        if has_part_of_a_day(&years.node) {
            self.unreadable(years.at.clone(), &say::PART_OF_A_YEAR, None);
        }
    }

    /// Notes a literal that is no whole number of days.
    pub(super) fn expect_whole_days(&mut self, days: &Typed) {
        if has_part_of_a_day(&days.node) {
            self.unreadable(days.at.clone(), &say::PART_OF_A_DAY, None);
        }
    }
}

/// A sum and one step more; sums of sums become one.
fn with_step(first: Node, step: Step) -> Node {
    match first {
        Node::Sum { first, mut steps } => {
            steps.push(step);
            Node::Sum { first, steps }
        }
        first => Node::Sum {
            first: Box::new(first),
            steps: vec![step],
        },
    }
}
