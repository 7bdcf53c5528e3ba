//! Boolean expressions over the columns of a case: what templates say in `pass_if`, `applies_if` and `where`.
//!
//! [`compile`] reads an expression as SQL, checks names and types, and reports every problem with its place in the
//! text; [`Expression::evaluate`] answers it for one row with SQL's three-valued logic. Nothing here knows templates,
//! files or the clock.
//!
//! The way of an expression: `raw` and `tokens` (words and signs, names resolved, foreign constructs refused by name),
//! `shape` (what may follow what), `parse` (the tree, by the crate `sqlparser`), `check` (types, and the nodes that can
//! be evaluated), `evaluate` and `why`.

mod asked;
mod bare_date;
mod check;
mod columns;
mod evaluate;
mod expression;
mod few;
mod interval;
mod like;
mod literal;
mod node;
mod parse;
mod possible;
mod problem;
mod raw;
mod shape;
#[cfg(test)]
mod tests;
mod tokens;
mod why;
mod words;

pub use asked::TextQuestions;
pub use columns::{Columns, Origin};
pub use expression::{
    Expression, Number, NumberExpression, compile, compile_number, named_in, with_room,
};
pub use few::{FewAnswers, FewCells, FewCondition, FewRows, MOST_ROWS};
pub use possible::Possible;
pub use problem::Problem;
pub use why::{Answer, Truth, Why};
pub use words::is_reserved;
