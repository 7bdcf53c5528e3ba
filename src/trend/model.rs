//! The form of `trend --format json`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::findings::LimitMethod;
use crate::stats::control_chart::Signal;
use crate::stats::share::Confidence;
use crate::template::{Norm, Severity};

/// The development over several audits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trend {
    /// Version of this form: 1.
    pub schema: u32,
    /// Name and version of the program.
    pub program: String,
    /// Id of the template that all audits share.
    pub template: String,
    /// The confidence of the intervals; 1 less it is what a corrected p is held against.
    pub confidence: Confidence,
    /// The audits, the earliest first.
    pub periods: Vec<PeriodRecord>,
    /// The areas, sorted by name.
    pub areas: Vec<AreaTrend>,
}

/// One audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodRecord {
    /// The date against which its deadlines were judged; its name in tables.
    pub as_of: NaiveDate,
    /// Where it was read from.
    pub source: String,
    /// The version of its template.
    pub template_version: String,
    /// SHA-256 of its template.
    pub template_sha256: String,
    /// SHA-256 of its `draw.json`.
    pub draw_sha256: String,
    /// Whether its template excludes cases, or names areas, otherwise than that of the audit before; `None` for the
    /// first, and where it cannot be checked.
    pub population_changed: Option<bool>,
    /// The part of the checklist that was looked at, as `--only` names it; empty for the whole.
    pub only: Vec<String>,
    /// Areas whose samples were extended; of these the cases of the first look are compared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extended: Vec<String>,
}

/// One area over the audits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AreaTrend {
    /// The area.
    pub area: String,
    /// Tests of a change, the family that p-values are corrected for.
    pub compared: u64,
    /// Tests of these that could have shown a change at all.
    pub within_reach: u64,
    /// Cases of the area in both of the last two audits; `None` when an audit does not say which cases it had.
    pub shared_cases: Option<u64>,
    /// What the last two audits could show at all; `None` where one of them drew no sample in the area.
    pub least: Option<Least>,
    /// The criteria, in the order of the latest template that has them.
    pub series: Vec<Series>,
}

/// The least change from no fails that a single test can tell from chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Least {
    /// Cases of the last audit but one.
    pub before: u64,
    /// Cases of the last audit.
    pub after: u64,
    /// Fails in the last audit against none before; `None` when no change could be shown.
    pub fewest: Option<u64>,
}

/// One criterion in one area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// The criterion.
    pub criterion: String,
    /// `law` or `local`, as in the latest audit.
    pub norm: Norm,
    /// As in the latest audit.
    pub severity: Severity,
    /// One for each audit.
    pub points: Vec<Point>,
    /// From the last audit but one to the last.
    pub change: Change,
}

/// One criterion in one area in one audit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// The audit.
    pub as_of: NaiveDate,
    /// What it found; `None` when it did not have the area or the criterion.
    pub rates: Option<Rates>,
    /// The audit against the earlier ones; `None` unless at least 20 of them can be compared.
    pub chart: Option<Chart>,
}

/// What one audit found.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rates {
    /// Cases that fail.
    pub fail: u64,
    /// Cases that pass or fail.
    pub decided: u64,
    /// Cases that could not be decided.
    pub undetermined: u64,
    /// Cases that no reviewer has answered: the audit is not concluded.
    pub pending: u64,
    /// Fails among decided cases, 0 to 1.
    pub rate: Option<f64>,
    /// How the limits were found.
    pub method: LimitMethod,
    /// Lower limit, two-sided.
    pub lower: Option<f64>,
    /// Upper limit, two-sided.
    pub upper: Option<f64>,
}

/// A place on a p-chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// Earlier audits that the baseline is made of.
    pub periods: u64,
    /// Their cases.
    pub baseline: Counts,
    /// The smallest number of fails that is no signal; `None` when no lower limit is possible.
    pub lower: Option<u64>,
    /// The largest number of fails that is no signal.
    pub upper: u64,
    /// What the audit says.
    pub signal: Signal,
}

/// Fails among decided cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Cases that fail.
    pub fail: u64,
    /// Cases that pass or fail.
    pub decided: u64,
}

/// From one audit to the next.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Change {
    /// The earlier audit.
    pub from: NaiveDate,
    /// The later audit.
    pub to: NaiveDate,
    /// What can be said.
    pub status: ChangeStatus,
    /// Cases decided in both, which are left out of the test; `None` when that is not known.
    pub shared_cases: Option<u64>,
    /// What is compared of the earlier audit.
    pub earlier: Option<Counts>,
    /// What is compared of the later audit.
    pub later: Option<Counts>,
    /// The later error rate less the earlier, -1 to 1.
    pub difference: Option<f64>,
    /// Lower limit of the difference (Newcombe); `None` where it is exact.
    pub lower: Option<f64>,
    /// Upper limit of the difference.
    pub upper: Option<f64>,
    /// Fisher's two-sided p.
    pub p: Option<f64>,
    /// It corrected for the tests of the area; `None` when the test could not have shown a change.
    pub p_corrected: Option<f64>,
}

/// What can be said of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeStatus {
    /// More errors than before, more than chance explains.
    More,
    /// Fewer errors than before, fewer than chance explains.
    Fewer,
    /// No change can be shown.
    NotShown,
    /// No change could have been shown, whatever was found.
    OutOfReach,
    /// More errors: every case was looked at in both audits.
    CensusMore,
    /// Fewer errors: every case was looked at in both audits.
    CensusFewer,
    /// The same rate: every case was looked at in both audits.
    CensusSame,
    /// The criterion asks something else than before.
    Changed,
    /// The template is another one, and whether the criterion asks the same cannot be checked.
    Unchecked,
    /// Answers are missing in one of the audits.
    Pending,
    /// One of the audits does not have the area or the criterion.
    Absent,
    /// No case is decided in one of the audits.
    NoneDecided,
    /// One of the samples is not a simple random one.
    NoLimits,
    /// All decided cases of one of the audits are in the other one too.
    AllShared,
}
