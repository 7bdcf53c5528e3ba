//! What a report tells of one or several audits: plain data, computed once, that every form of the report is written from.
//!
//! [`Dossier::internal`] puts it together from what audit folders hold; [`Dossier::for_the_public`] takes out of it what must
//! not leave the authority, so that no writer has to know what is secret.

mod actions;
mod build;
mod collation;
mod model;
mod possible;
mod public;
#[cfg(test)]
mod tests;

pub use actions::{Action, ActionStatus};
pub use build::Source;
pub use collation::collation_key;
pub use model::{
    AreaPart, Audience, Audited, Class, Dossier, ErrorsFound, Exclusion, Figures, Line, Method,
    Number,
};
