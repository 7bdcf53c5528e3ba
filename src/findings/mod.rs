//! Findings: each criterion in each area, summed up with exact statistics, and what they add up to.
//!
//! The types are the form of `findings.json`; [`sum_up`] makes them from the assessments, and everything that is
//! printed or written later is taken from them.

mod across;
mod checks;
mod conclusion;
mod corrected;
mod decisions;
mod groups;
mod indicators;
mod model;
mod population;
mod power;
mod read;
mod sum_up;
#[cfg(test)]
mod tests;
mod write;

pub use checks::Checks;
pub use conclusion::meets_condition;
pub use corrected::Corrected;
pub use decisions::{Cause, Decisions, SetLevel, Systematic};
pub use indicators::IndicatorFinding;
pub use model::{
    Across, AreaExtension, AreaSummary, Because, CaseCount, CasesBySeverity, Conclusion, DaysLate,
    ExtensionRule, Finding, Findings, FirstOutcomes, Found, GroupSummary, Interval, LimitMethod,
    OneSided, OwnConclusion, PopulationOutcomes, Power, SetConclusion, TriggeredBy, Undecided,
    Verdict,
};
pub use population::{
    CriterionFinding, DaysLateSpread, PopulationArea, PopulationAudit, PopulationFindings,
    PopulationGroup, Range, of_population,
};
pub use read::from_json;
pub use sum_up::{Audit, AuditedArea, FirstLook, sum_up};
pub use write::{part_looked_at, to_csv, to_json};
