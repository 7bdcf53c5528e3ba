//! Findings: each criterion in each area, summed up with exact statistics, and what they add up to.
//!
//! The types are the form of `findings.json`; [`sum_up`] makes them from the assessments, and everything that is
//! printed or written later is taken from them.

mod across;
mod conclusion;
mod model;
mod power;
mod sum_up;
#[cfg(test)]
mod tests;
mod write;

pub use model::{
    Across, AreaSummary, CaseCount, CasesBySeverity, Conclusion, DaysLate, Finding, Findings,
    Found, Interval, LimitMethod, OneSided, Power, Undecided, Verdict,
};
pub use sum_up::{Audit, AuditedArea, sum_up};
pub use write::{part_looked_at, to_csv, to_json};
