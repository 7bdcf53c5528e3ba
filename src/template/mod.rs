//! Checklists: from the TOML text a person wrote to a checked [`Template`].
//!
//! [`read`] collects every problem of a file in one run, each with its code and its place in the text.

mod case_tests;
mod check;
mod columns;
mod criteria;
mod dependence;
mod diff;
mod indicators;
mod model;
mod offsets;
mod only;
mod outcome;
mod scales;
mod section;
mod selection;
mod shipped;
mod staleness;
mod syntax;
#[cfg(test)]
mod tests;
mod values;

pub use case_tests::{CaseTest, Expectation};
pub use check::{Checked, not_utf8, read};
pub use dependence::Dependence;
pub use diff::{
    Aspect, CriterionDiff, KeyChange, State, TemplateDiff, edition, without_version_step,
};
pub use indicators::Indicator;
pub use model::{
    Column, Criterion, Deadline, Dimension, Direction, Limit, Named, Norm, Role, Rule, Sampling,
    Severity, Targets, Template,
};
pub use only::Only;
pub use outcome::Outcome;
pub use scales::{Scale, ScaleOption};
pub use shipped::{shipped, shipped_names};
pub use staleness::{BasisChecked, stale_bases};
