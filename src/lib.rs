//! `sagsaudit` audits the quality of case work.
//!
//! It reads an extract of cases, draws a random sample per area that anyone can re-perform, scores the sampled cases
//! against a checklist, and sums them up in findings with exact statistics. ARCHITECTURE.md is the map of the modules;
//! each may use only those that stand below it there.

#[macro_use]
pub mod lang;

pub mod answers;
pub mod assess;
pub mod calendar;
pub mod case;
pub mod cell;
pub mod cli;
pub mod diag;
pub mod dossier;
pub mod draw;
#[cfg(test)]
mod example;
pub mod extract;
pub mod findings;
pub mod folder;
#[cfg(test)]
mod golden;
pub mod hearing;
pub mod report;
pub mod review;
pub mod rule;
pub mod stats;
pub mod template;
pub mod trend;
pub mod worksheet;
