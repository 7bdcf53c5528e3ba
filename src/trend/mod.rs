//! Audits of several periods beside each other: the rates of each criterion in each area, and whether the last change can
//! be told from chance.
//!
//! [`Period`] is what an audit left, [`develop`] compares; the types are the form of `trend --format json`.

mod compare;
mod editions;
mod model;
mod period;
mod series;
#[cfg(test)]
mod tests;

pub use compare::develop;
pub use model::{
    AreaTrend, Change, ChangeStatus, Chart, Counts, Least, PeriodRecord, Point, Rates, Series,
    Trend,
};
pub use period::{Outcomes, Period};
