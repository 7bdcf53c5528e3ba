//! Checklists: from the TOML text a person wrote to a checked [`Template`].
//!
//! [`read_with`] collects every problem of a template and its files in one run, each with its code and its place.
//!
//! A template may be made of several files ([`Library`]): `gather` opens them, `compose` joins their trees, and all that
//! follows sees one template. `one_file` writes it as the text that an audit folder keeps.

mod birthdays;
mod case_tests;
mod check;
mod columns;
mod compose;
mod criteria;
mod dependence;
mod derive;
mod described;
mod diff;
mod event_names;
mod event_rules;
mod event_tables;
mod events;
mod fit;
mod gather;
mod indicators;
mod library;
mod lints;
mod model;
mod norms;
mod offsets;
mod one_file;
mod only;
mod outcome;
mod overrides;
mod population;
mod rating;
mod scales;
mod schema;
mod section;
mod selection;
mod shipped;
mod staleness;
mod starter;
mod supervision;
mod syntax;
mod tables;
#[cfg(test)]
mod tests;
mod values;
mod versions;
mod words;

pub use case_tests::{CaseTest, Expectation};
pub use check::{Checked, not_utf8, read, read_with, too_large};
pub use dependence::Dependence;
pub use diff::{
    Aspect, CriterionDiff, KeyChange, State, TemplateDiff, edition, without_version_step,
};
pub use events::{Count, Derive, EventColumn, EventDates, EventValue, Events, Interval, Take};
pub use fit::{DecidedBy, Fit, FittedColumn, FittedCriterion};
pub use indicators::{Aim, Indicator, Measure};
pub use library::{Library, Unread};
pub use model::{
    Column, Criterion, Deadline, Dimension, Direction, Exclude, Figure, Limit, Named, Norm, Role,
    Rule, Sampling, Severity, Targets, Template,
};
pub use norms::LocalNorm;
pub use only::Only;
pub use outcome::Outcome;
pub use rating::{Band, Condition, MARKS, Rating};
pub use scales::{Scale, ScaleOption};
pub use schema::schema;
pub use shipped::{Shipped, shipped_names};
pub use staleness::{BasisChecked, stale_bases};
pub use starter::Starter;
pub use supervision::{SaidOfSupervision, Supervision, SupervisionKind};
pub use tables::{PublishedDeadline, PublishedDeadlines};
pub use versions::{Rules, Validity, Version, Versions};
pub use words::one_line;
