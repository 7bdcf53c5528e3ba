//! The outcome of every criterion in every sampled case, each with its reason.
//!
//! Data decides what it can; a reviewer's answers decide the rest, correct what was registered wrongly, and may overrule
//! with a reason. What cannot be decided is undetermined, never pass or fail.

mod applicability;
mod at_once;
mod case;
mod case_tests;
mod count;
mod deadline;
mod dependence;
mod derive;
mod events;
mod failing;
mod few_columns;
mod flips;
mod in_force;
mod indicators;
mod interval;
mod judge;
mod outcome;
mod outcomes;
mod population;
mod population_template;
mod prior;
mod register;
mod registered;
mod settle;
mod swift;
#[cfg(test)]
mod tests;
mod text_memory;
mod verdict;
mod write;

pub use applicability::ApplicableCases;
pub use case::{AssessedCase, Basis, assess, uncounted};
pub use case_tests::failing_tests;
pub use failing::{FailingCases, MakeFile, RunFile};
pub use flips::{Edition, Flip, Flips, flips};
pub use indicators::{Figures, IndicatorTally, MOST_GROUPS};
pub use outcome::{Assessment, Outcome, Source};
pub use outcomes::Outcomes;
pub use population::{AreaTally, CriterionTally, GroupTally, PopulationCount, PopulationTally};
pub use population_template::PopulationTemplate;
pub use prior::PriorOutcomes;
pub use register::{CorrectedValue, Register};
pub use write::to_csv;
