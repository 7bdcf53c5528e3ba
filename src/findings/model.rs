//! The form of `findings.json`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::checks::Checks;
use super::corrected::Corrected;
use super::decisions::Systematic;
use crate::draw::{Seed, TemplateRecord};
use crate::stats::prevalence::Prevalence;
use crate::stats::share::{Confidence, Share};
use crate::template::{Condition, Dimension, Norm, Severity};

/// All findings of an audit. Fields are those of `findings.json`, in its order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// Version of this form: 1.
    pub schema: u32,
    /// Name and version of the program.
    pub program: String,
    /// The checklist.
    pub template: TemplateRecord,
    /// The part of the checklist that was looked at, as `--only` names it; absent for the whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<String>,
    /// SHA-256 of the `draw.json` that the sample belongs to.
    pub draw_sha256: String,
    /// The seed of the draw.
    pub seed: Seed,
    /// The date against which open deadlines were judged.
    pub as_of: NaiveDate,
    /// The confidence of every limit.
    pub confidence: Confidence,
    /// The areas, sorted by name.
    pub areas: Vec<AreaSummary>,
    /// The findings, sorted by area and then in the order of the template.
    pub findings: Vec<Finding>,
    /// Each criterion over all areas; empty when there is one area only.
    pub across: Vec<Across>,
    /// Findings that had limits and were tested for being widespread.
    pub tested: u64,
    /// How many of these would come out as widespread by chance if every true rate were the tolerable one.
    pub expected_by_chance: f64,
    /// Criteria taken together by severity and by dimension, a case counting once: each area, then all areas.
    #[serde(default)]
    pub groups: Vec<GroupSummary>,
}

/// Several criteria taken together: a case counts once, whatever number of them it fails.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupSummary {
    /// The area; `None` for all areas together.
    pub area: Option<String>,
    /// `law` or `local`: the two are never added up.
    pub norm: Norm,
    /// The severity that its criteria share; `None` in a group by dimension.
    pub severity: Option<Severity>,
    /// The dimension that its criteria share; `None` in a group by severity.
    pub dimension: Option<Dimension>,
    /// Criteria of the group that at least one drawn case was decided by, or waits for.
    pub criteria: u64,
    /// Cases of the sample.
    pub drawn: u64,
    /// Cases that pass every criterion of the group that concerns them now.
    pub pass: u64,
    /// Cases that fail at least one.
    pub fail: u64,
    /// Cases that no criterion concerns.
    pub not_applicable: u64,
    /// Cases that only criteria concern whose deadline lies ahead.
    pub not_due: u64,
    /// Cases without a fail of which some criterion could not be decided.
    pub undetermined: u64,
    /// Cases without a fail of which some criterion waits for a reviewer.
    pub pending: u64,
    /// Fails of all criteria together: a case counts as often as it fails.
    pub errors: u64,
    /// Fails among passes and fails; over all areas the estimate that weights areas by their size.
    pub rate: Option<f64>,
    /// Its standard error, over all areas.
    pub se: Option<f64>,
    /// The two-sided interval.
    pub interval: Interval,
    /// Limits of the number of cases with an error, two-sided; `None` over all areas.
    pub cases_in_area: Option<CaseCount>,
}

/// What is said of an area as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AreaSummary {
    /// The area.
    pub area: String,
    /// Cases that could be drawn.
    pub population: u64,
    /// Cases that could not, because they were audited before: no figure concerns them.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub avoided: u64,
    /// Cases of the sample, replaced ones included.
    pub drawn: u64,
    /// Those of them that were found to be out of scope: draws that no criterion concerns.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub replaced: u64,
    /// Cases in which no criterion waits for a reviewer, and that could be looked at.
    pub reviewed: u64,
    /// Cases that could not be produced or opened.
    pub not_found: u64,
    /// Cases by the worst of their fails.
    pub cases: CasesBySeverity,
    /// Mean of the case scores, 0 to 1; `None` when no case has one.
    pub score: Option<f64>,
    /// What it comes to.
    pub conclusion: Conclusion,
    /// What it costs that the sample is looked at more than once; `None` for a sample whose size was fixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<AreaExtension>,
    /// What the sample of the area can show at all; `None` for a census, which has no sampling error.
    pub power: Option<Power>,
}

impl AreaSummary {
    /// Whether every case of the area was drawn, none of them left out because it was audited before.
    pub fn is_census(&self) -> bool {
        self.avoided == 0 && self.drawn == self.population
    }

    /// Whether its sample has become larger than it was first drawn.
    pub fn is_extended(&self) -> bool {
        self.extension
            .is_some_and(|extension| extension.first_drawn < self.drawn)
    }

    /// Cases of its sample as it was first drawn.
    pub fn first_drawn(&self) -> u64 {
        self.extension
            .map_or(self.drawn, |extension| extension.first_drawn)
    }
}

/// A sample that grows after it was looked at, and the rule by which its limits are found.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct AreaExtension {
    /// The rule.
    pub rule: ExtensionRule,
    /// Stages that were stated before the draw; `None` when none were.
    pub stages: Option<u64>,
    /// Looks so far: 1, and one more for each extension.
    pub looks: u64,
    /// Cases of the first look. The figures of all areas together rest on these.
    pub first_drawn: u64,
    /// The risk of all looks together is at most this: alpha under stages, else 2 alpha.
    pub total_risk: f64,
}

/// The rule for a sample that grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExtensionRule {
    /// Stages stated before the draw: each look uses its part of alpha.
    Stages,
    /// Nothing was stated: limits that hold whenever one stops.
    AnyTime,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands out a reference"
)]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// What a sample can show of a criterion that concerns every case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Power {
    /// The one-sided upper limit of the error rate when no case of the sample fails.
    pub upper_without_fails: f64,
    /// How often the error is called widespread, by its true rate.
    pub found: Vec<Found>,
}

/// How often an error of some true rate is called widespread.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The true rate.
    pub true_rate: Share,
    /// The share of samples in which it is called widespread.
    pub chance: f64,
}

/// Sampled cases by the worst severity among their fails; together all that were drawn and not replaced.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CasesBySeverity {
    /// No fail, at least one pass, and no criterion that waits for a reviewer.
    pub without_errors: u64,
    /// Formal errors only: such a case is not faulty.
    pub formal: u64,
    /// A material error, none critical.
    pub material: u64,
    /// A critical error.
    pub critical: u64,
    /// No fail, and either no pass or something that waits for a reviewer: nothing can be said of the case yet.
    pub not_decided: u64,
}

/// The conclusion on an area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conclusion {
    /// 1 (in order) to 5 (urgent); `None` when nothing can be concluded.
    pub level: Option<u8>,
    /// The sentence, in the language of the template.
    pub text: String,
    /// What led to the level, in English.
    pub trigger: String,
    /// Who set it instead of the program; `None` when the program did.
    pub set_by: Option<String>,
    /// A few words for the level; empty when there is none.
    #[serde(default)]
    pub title: String,
    /// What led the program to its own level.
    #[serde(default)]
    pub because: Because,
    /// What the auditor said, and the program's own conclusion beside it; `None` when the program's holds.
    #[serde(default)]
    pub set: Option<SetConclusion>,
    /// The part of the checklist that it rests on, as `--only` names it; absent for the whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub part: Vec<String>,
}

/// A conclusion of the auditor, beside the program's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetConclusion {
    /// Why.
    pub reason: String,
    /// When, ISO 8601 with offset.
    pub at: String,
    /// What the program concludes from the findings.
    pub program: OwnConclusion,
    /// The program's own level when the auditor decided; another one than now means that the findings have changed.
    pub program_level_then: Option<u8>,
}

/// What the program concludes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnConclusion {
    /// The level; `None` when nothing can be concluded.
    pub level: Option<u8>,
    /// A few words for it.
    pub title: String,
    /// The sentence.
    pub text: String,
    /// What led to it, in English.
    pub trigger: String,
}

/// What led the program to a level.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Because {
    /// Answers are missing.
    Pending,
    /// Too much is undetermined, or nothing decided.
    Undetermined {
        /// The share above which nothing is concluded.
        most: Share,
    },
    /// The sample is smaller than the template asks for.
    FewCases {
        /// The fewest cases that the template concludes on.
        fewest: u64,
    },
    /// A condition of a band holds.
    Found {
        /// The condition.
        condition: Condition,
        /// The criteria that it counts, in the order of the template.
        criteria: Vec<TriggeredBy>,
    },
    /// No condition of a stricter band holds.
    #[default]
    Nothing,
}

/// A criterion behind a trigger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TriggeredBy {
    /// Its id.
    pub criterion: String,
    /// Cases that fail.
    pub fail: u64,
    /// Cases that pass or fail.
    pub decided: u64,
}

impl TriggeredBy {
    /// A finding as a trigger names it.
    pub(super) fn of(finding: &Finding) -> Self {
        Self {
            criterion: finding.criterion.clone(),
            fail: finding.fail,
            decided: finding.decided(),
        }
    }
}

/// One criterion in one area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The area.
    pub area: String,
    /// The id of the criterion.
    pub criterion: String,
    /// `law` or `local`.
    pub norm: Norm,
    /// `formal`, `material` or `critical`.
    pub severity: Severity,
    /// The side of case work; `None` when the template names none.
    pub dimension: Option<Dimension>,
    /// Cases of the sample.
    pub drawn: u64,
    /// Cases that pass.
    pub pass: u64,
    /// Cases that fail.
    pub fail: u64,
    /// Cases the criterion does not concern.
    pub not_applicable: u64,
    /// Cases whose deadline lies after the date of judging.
    pub not_due: u64,
    /// Cases that could not be decided.
    pub undetermined: u64,
    /// Cases that no reviewer has answered.
    pub pending: u64,
    /// Fails that are cases which could not be produced or opened.
    pub not_found: u64,
    /// Fails among passes and fails, 0 to 1; `None` when there are none.
    pub rate: Option<f64>,
    /// The two-sided interval of the error rate.
    pub interval: Interval,
    /// The one-sided limits of the error rate, each at the full confidence; in a staged sample at that of a stage, after
    /// an extension without a rule those of the interval.
    pub one_sided: OneSided,
    /// Limits of the number of cases in the area with the error, two-sided.
    pub cases_in_area: Option<CaseCount>,
    /// The one-sided upper limit if every undetermined case had the error; `None` when none is undetermined.
    pub conservative_upper: Option<f64>,
    /// Cases of the area that the criterion concerns, drawn or not; `None` when that is not known.
    pub applicable_in_area: Option<u64>,
    /// Sampled cases that the limits stand on: all, or while answers are missing the first ones without a gap.
    pub limits_on: u64,
    /// The share of cases that must comply; `None` when there is no target.
    pub target: Option<Share>,
    /// Whether the target is met, or that answers are missing; `None` when there is no target or no decided case.
    pub target_status: Option<Verdict>,
    /// How many more cases would decide, if errors go on at the rate seen; `None` unless undecided.
    pub further: Option<u64>,
    /// Why `further` gives no number though the target is undecided.
    pub further_note: Option<Undecided>,
    /// How common the error is: `none`, `single`, `several` or `widespread`; `None` when no case is decided, or answers
    /// are missing.
    pub prevalence: Option<Prevalence>,
    /// How late the late ones were; `None` when none was.
    pub days_late: Option<DaysLate>,
    /// Ids of the failing cases, in the order of the draw.
    pub failing: Vec<String>,
    /// What the auditor found the errors to have in common; `None` when nobody calls them systematic.
    #[serde(default)]
    pub systematic: Option<Systematic>,
    /// What reviewers found where they looked at what data had decided.
    #[serde(default)]
    pub checks: Checks,
    /// What the data of every case of the area says of the same criterion, drawn or not; `None` when a reviewer decides
    /// it, or nobody counted.
    #[serde(default)]
    pub population: Option<PopulationOutcomes>,
    /// The outcomes of the sample as it was first drawn, when it was extended since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_look: Option<FirstOutcomes>,
}

/// Outcomes of the cases of a first look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstOutcomes {
    /// Cases that pass.
    pub pass: u64,
    /// Cases that fail.
    pub fail: u64,
    /// Cases that could not be decided.
    pub undetermined: u64,
    /// Cases that no reviewer has answered.
    pub pending: u64,
}

/// A criterion over every case of an area, by the data alone: no sampling error, and no reviewer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PopulationOutcomes {
    /// Cases that pass.
    pub pass: u64,
    /// Cases that fail.
    pub fail: u64,
    /// Cases whose deadline lies after the date of judging.
    pub not_due: u64,
    /// Cases that the data does not decide.
    pub undetermined: u64,
    /// Fails among passes and fails, 0 to 1; `None` when there are none, or when a reviewer is to decide some cases.
    pub rate: Option<f64>,
    /// The errors corrected by what the sample showed of the data; `None` where the sample cannot say.
    #[serde(default)]
    pub corrected: Option<Corrected>,
}

impl Finding {
    /// Cases that pass or fail.
    pub fn decided(&self) -> u64 {
        self.pass + self.fail
    }

    /// Whether the program proposes to look for a common cause: the error is widespread, and nobody has called it
    /// systematic.
    pub fn may_be_systematic(&self) -> bool {
        self.prevalence == Some(Prevalence::Widespread) && self.systematic.is_none()
    }
}

/// A two-sided interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// How it was found.
    pub method: LimitMethod,
    /// Its confidence.
    pub confidence: Confidence,
    /// Lower limit, 0 to 1.
    pub lower: Option<f64>,
    /// Upper limit, 0 to 1.
    pub upper: Option<f64>,
}

/// How limits were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LimitMethod {
    /// Exact, for a known number of applicable cases.
    Hypergeometric,
    /// Exact binomial, cut to what the cases not drawn can change.
    ClopperPearson,
    /// The any-time set for a known number of applicable cases: the sample was extended without a rule.
    AnyTimeHypergeometric,
    /// The any-time set of rates, cut to what the cases not drawn can change.
    AnyTimeBinomial,
    /// Every case was looked at.
    Census,
    /// The capped Korn-Graubard interval, across areas only.
    KornGraubard,
    /// There are no limits.
    None,
}

/// One-sided limits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct OneSided {
    /// Lower limit, 0 to 1.
    pub lower: Option<f64>,
    /// Upper limit, 0 to 1.
    pub upper: Option<f64>,
}

/// Limits of a number of cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseCount {
    /// At least so many.
    pub lower: u64,
    /// At most so many.
    pub upper: u64,
}

/// Whether a target is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The one-sided upper limit of the error rate allows the target.
    Met,
    /// The one-sided lower limit rules the target out.
    NotMet,
    /// The sample cannot tell.
    Undecided,
    /// Answers are missing.
    NotConcluded,
}

impl Verdict {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Undecided => "undecided",
            Self::NotConcluded => "not_concluded",
        }
    }
}

/// Why no number of further cases can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Undecided {
    /// Only looking at every case decides.
    OnlyCensus,
    /// More than 10,000.
    MoreThan10000,
}

/// How late late cases were, in days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct DaysLate {
    /// The middle one; between two, their mean.
    pub median: f64,
    /// The latest.
    pub max: i64,
}

/// One criterion over all areas.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Across {
    /// The id of the criterion.
    pub criterion: String,
    /// The estimated error rate of all areas together, 0 to 1; `None` while answers are missing or none applies.
    pub rate: Option<f64>,
    /// Its standard error.
    pub se: Option<f64>,
    /// Its two-sided interval.
    pub interval: Interval,
    /// Areas in which no drawn case was decided.
    pub areas_without_applicable: u64,
    /// Whether the error is found in more than half of at least three areas and is above the tolerable rate in all.
    pub general: bool,
}
