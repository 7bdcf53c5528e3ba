//! Exact statistics of counts: limits, targets and prevalence. Knows numbers, not cases.
//!
//! Every decision (is a limit above a rate?) is taken in integers; a double decides only where a proven bound on its
//! error leaves no doubt. Binomial limits are shown as doubles, but never decide; only the interval across areas and those
//! of Wilson and Newcombe are approximate, and say so.

pub mod any_time;
pub mod binomial;
pub mod control_chart;
pub mod corrected;
pub mod count;
pub mod distribution;
pub mod error_rate;
pub mod hypergeometric;
pub mod kappa;
pub mod korn_graubard;
pub mod limit;
pub mod looks;
pub mod prevalence;
pub mod sample_says;
pub mod sample_size;
pub mod share;
mod special;
pub mod staged_risk;
pub mod stop_or_go;
pub mod stratified;
mod tails;
pub mod target;
pub mod two_proportions;

#[cfg(test)]
mod vectors;
