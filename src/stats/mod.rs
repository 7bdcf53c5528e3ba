//! Exact statistics of counts: limits, targets and sample sizes. Knows numbers, not cases.
//!
//! Every decision (is a limit above a rate?) is taken in integers; a double decides only where a proven bound on its
//! error leaves no doubt. Limits are found by asking such decisions, so a printed limit and a decision never disagree.

pub mod binomial;
pub mod count;
pub mod error_rate;
pub mod hypergeometric;
pub mod korn_graubard;
pub mod limit;
pub mod prevalence;
pub mod share;
mod special;
pub mod stratified;
mod tails;
pub mod target;

#[cfg(test)]
mod vectors;
