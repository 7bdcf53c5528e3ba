//! Sample sizes, and what a sample can and cannot say: texts for people, tables and JSON for machines.

mod plan;
mod says;
mod stages;

pub use plan::{PlanJson, plan, plan_table};
pub use says::{SaysJson, says, says_table};
pub use stages::{StagesJson, stages, stages_table};

use super::number::{Side, limit};
use crate::lang::Lang;
use crate::stats::error_rate::Method;
use crate::stats::sample_size::{Claim, Population};

/// Risks and chances are not shares of a few cases: they have a decimal, as shares of many cases do.
const AS_OF_MANY: u64 = 1000;

/// A probability in per cent, rounded outward.
fn probability(lang: Lang, probability: f64, side: Side) -> String {
    limit(lang, probability, side, AS_OF_MANY)
}

/// How the limits of a sample from this population are found.
fn method_of(population: Population) -> Method {
    match population {
        Population::Infinite => Method::ClopperPearson,
        Population::Cases(_) => Method::Hypergeometric,
    }
}

/// The rule of a claim as machine files name it.
fn rule_id(claim: Claim) -> &'static str {
    match claim {
        Claim::Below(_) => "upper_below_tolerable",
        Claim::AtMost(_) => "upper_at_most_tolerated",
        Claim::FewerThan(_) => "at_least_one",
    }
}

/// The method as machine files name it.
fn method_id(method: Method) -> &'static str {
    match method {
        Method::Hypergeometric => "hypergeometric",
        Method::ClopperPearson => "clopper-pearson",
        Method::Census => "census",
        Method::None => "none",
    }
}
