//! Checklists: from the TOML text a person wrote to a checked [`Template`].
//!
//! [`read_with`] collects every problem of a template and its files in one run, each with its code and its place.
//!
//! A template may be made of several files ([`Library`]): `gather` opens them, `compose` joins their trees, and all that
//! follows sees one template. `one_file` writes it as the text that an audit folder keeps.

mod check;
mod columns;
mod compose;
mod criteria;
mod gather;
mod library;
mod model;
mod norms;
mod offsets;
mod one_file;
mod overrides;
mod population;
mod section;
mod selection;
mod shipped;
mod syntax;
mod tables;
#[cfg(test)]
mod tests;
mod values;
mod versions;

pub use check::{Checked, not_utf8, read, read_with};
pub use library::{Library, Unread};
pub use model::{
    AnswerScale, Column, Criterion, Deadline, Dimension, Exclude, Limit, Named, Norm, Role, Rule,
    Sampling, Severity, Targets, Template,
};
pub use shipped::{Shipped, shipped_names};
pub use tables::{PublishedDeadline, PublishedDeadlines};
pub use versions::{Rules, Validity, Version, Versions};
