//! The outcome of every criterion in every sampled case, each with its reason.
//!
//! Data decides what it can; a reviewer's answers decide the rest, correct what was registered wrongly, and may overrule
//! with a reason. What cannot be decided is undetermined, never pass or fail.

mod applicability;
mod case;
mod count;
mod deadline;
mod derive;
mod events;
mod interval;
mod outcome;
mod registered;
#[cfg(test)]
mod tests;
mod write;

pub use applicability::{Applicability, ApplicableCases};
pub use case::{AssessedCase, Basis, assess};
pub use outcome::{Assessment, Outcome, Source};
pub use write::to_csv;
