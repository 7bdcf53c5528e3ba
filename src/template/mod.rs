//! Checklists: from the TOML text a person wrote to a checked [`Template`].
//!
//! [`read`] collects every problem of a file in one run, each with its code and its place in the text.

mod check;
mod columns;
mod criteria;
mod definition;
mod model;
mod offsets;
mod rating;
mod section;
mod selection;
mod shipped;
mod syntax;
#[cfg(test)]
mod tests;
mod values;

pub use check::{Checked, not_utf8, read};
pub use definition::definitions;
pub use model::{
    AnswerScale, Column, Criterion, Deadline, Dimension, Limit, Named, Norm, Role, Rule, Sampling,
    Severity, Targets, Template,
};
pub use rating::{Band, Condition, MARKS, Rating};
pub use shipped::{shipped, shipped_names};
