//! What is found of a whole population by its data alone: the form of `population --format json`.
//!
//! Every case was looked at, so a rate is the rate, without an interval. What the data could not decide is not a question
//! of chance: it stands beside the rate as the range that it leaves.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use super::indicators::{IndicatorFinding, indicators};
use super::model::Verdict;
use super::sum_up::to_float_rate;
use crate::assess::{AreaTally, CriterionTally, GroupTally, Outcomes, PopulationCount};
use crate::draw::{DrawRecord, ExclusionRecord, ExtractRecord, TemplateRecord, Totals};
use crate::stats::distribution::Distribution;
use crate::stats::share::Share;
use crate::template::{Criterion, Dimension, Norm, Only, Severity, Template};

/// What is found of a population. Fields are those of the JSON, in its order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PopulationFindings {
    /// Version of this form: 1.
    pub schema: u32,
    /// Name and version of the program.
    pub program: String,
    /// The checklist.
    pub template: TemplateRecord,
    /// The part of the checklist that was looked at, as `--only` names it; absent for the whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<String>,
    /// The date against which open deadlines were judged.
    pub as_of: NaiveDate,
    /// The files that were read.
    pub extracts: Vec<ExtractRecord>,
    /// What was left out, and how many cases each took.
    pub exclusions: Vec<ExclusionRecord>,
    /// Rows that were read and what became of them.
    pub totals: Totals,
    /// Criteria that only a reviewer can decide: they are not counted.
    pub manual: Vec<String>,
    /// The areas, sorted by name.
    pub areas: Vec<PopulationArea>,
    /// Each automatic criterion in each area, and last over all areas, with `area` null, where there are several.
    pub criteria: Vec<CriterionFinding>,
    /// Automatic criteria taken together by norm and severity, a case counting once; ordered likewise.
    pub groups: Vec<PopulationGroup>,
    /// The indicators over the whole population, then by what a column says, then by area.
    pub indicators: Vec<IndicatorFinding>,
}

/// An area of the population.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PopulationArea {
    /// The area.
    pub area: String,
    /// Its cases.
    pub population: u64,
}

/// One automatic criterion in one area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CriterionFinding {
    /// The area; `None` for all areas together.
    pub area: Option<String>,
    /// The id of the criterion.
    pub criterion: String,
    /// Law or local norm.
    pub norm: Norm,
    /// How bad a fail is.
    pub severity: Severity,
    /// The side of case work; `None` when the template names none.
    pub dimension: Option<Dimension>,
    /// Cases of the area.
    pub population: u64,
    /// Cases that pass.
    pub pass: u64,
    /// Cases that fail.
    pub fail: u64,
    /// Cases the criterion does not concern.
    pub not_applicable: u64,
    /// Cases whose deadline lies after the date of judging.
    pub not_due: u64,
    /// Cases that the data does not decide.
    pub undetermined: u64,
    /// Cases that only a reviewer can decide.
    pub pending: u64,
    /// Fails among passes and fails, 0 to 1; `None` when there are none.
    pub rate: Option<f64>,
    /// Between which rates the true one lies if the undecided cases are counted as passes or as fails; `None` when all
    /// are decided.
    pub range: Option<Range>,
    /// The share of cases that should comply.
    pub target: Option<Share>,
    /// Whether it is met; `undecided` when undecided cases could turn it.
    pub target_status: Option<Verdict>,
    /// Fails whose event had not happened by the date of judging.
    pub unfinished: u64,
    /// By how many days deadlines were missed; `None` when none was.
    pub days_late: Option<DaysLateSpread>,
}

/// The rates that undecided cases leave.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Range {
    /// If all of them pass.
    pub lower: f64,
    /// If all of them fail.
    pub upper: f64,
}

/// How late what was late came: percentiles by the nearest rank.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DaysLateSpread {
    /// The middle, or the mean of the two in the middle.
    pub median: f64,
    /// Three quarters are not later.
    pub p75: f64,
    /// Nine tenths are not later.
    pub p90: f64,
    /// The latest.
    pub max: f64,
}

/// Automatic criteria of one norm and severity in one area: a case counts once.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PopulationGroup {
    /// The area; `None` for all areas together.
    pub area: Option<String>,
    /// Law or local norm.
    pub norm: Norm,
    /// How bad a fail is.
    pub severity: Severity,
    /// Cases of the area.
    pub population: u64,
    /// Cases that pass every criterion that concerns them now.
    pub pass: u64,
    /// Cases that fail at least one.
    pub fail: u64,
    /// Cases that no criterion concerns.
    pub not_applicable: u64,
    /// Cases that only criteria concern whose deadline lies ahead.
    pub not_due: u64,
    /// Cases without a fail of which some criterion is not decided.
    pub undetermined: u64,
    /// Cases without a fail of which some criterion waits for a reviewer.
    pub pending: u64,
    /// Fails of all criteria.
    pub errors: u64,
    /// Fails among passes and fails.
    pub rate: Option<f64>,
}

/// What a population came to, with the circumstances.
#[derive(Debug, Clone, Copy)]
pub struct PopulationAudit<'a> {
    /// Name and version of the program.
    pub program: &'a str,
    /// The checklist.
    pub template: &'a Template,
    /// The part of it that is looked at.
    pub only: &'a Only,
    /// What was read.
    pub record: &'a DrawRecord,
    /// What was counted.
    pub count: &'a PopulationCount,
}

/// Sums up what was counted.
pub fn of_population(audit: &PopulationAudit<'_>) -> PopulationFindings {
    let all = audit.count.all();
    let areas = &audit.count.areas;
    let several = (areas.len() > 1).then_some((None, &all));
    let each = areas
        .iter()
        .map(|(area, tally)| (Some(area.as_str()), tally));
    let each: Vec<_> = each.chain(several).collect();
    let template = audit.template;
    let looked_at = || {
        let criteria = template.criteria.iter();
        criteria.filter(|criterion| audit.only.holds(criterion))
    };
    let manual = looked_at().filter(|criterion| criterion.is_manual());
    PopulationFindings {
        schema: 1,
        program: audit.program.to_owned(),
        template: template.record(),
        only: audit.only.written(),
        as_of: audit.record.as_of,
        extracts: audit.record.extracts.clone(),
        exclusions: audit.record.exclusions.clone(),
        totals: audit.record.totals,
        manual: manual.map(|criterion| criterion.id.clone()).collect(),
        areas: areas
            .iter()
            .map(|(area, tally)| PopulationArea {
                area: area.to_string(),
                population: tally.cases,
            })
            .collect(),
        criteria: each
            .iter()
            .flat_map(|(area, tally)| criteria(*area, tally, audit))
            .collect(),
        groups: each
            .iter()
            .flat_map(|(area, tally)| groups(*area, tally, audit))
            .collect(),
        indicators: indicators(template, &all, areas),
    }
}

fn criteria<'a>(
    area: Option<&'a str>,
    tally: &'a AreaTally,
    audit: &'a PopulationAudit<'_>,
) -> impl Iterator<Item = CriterionFinding> + 'a {
    let counted = audit.template.criteria.iter().zip(&tally.criteria);
    let counted =
        counted.filter(|(criterion, _)| !criterion.is_manual() && audit.only.holds(criterion));
    counted.map(move |(criterion, counted)| {
        let target = audit.template.target_of(criterion);
        CriterionFinding::of(area, tally.cases, criterion, counted, target)
    })
}

impl CriterionFinding {
    fn of(
        area: Option<&str>,
        population: u64,
        criterion: &Criterion,
        counted: &CriterionTally,
        target: Option<Share>,
    ) -> Self {
        let outcomes = &counted.outcomes;
        Self {
            area: area.map(str::to_owned),
            criterion: criterion.id.clone(),
            norm: criterion.norm,
            severity: criterion.severity,
            dimension: criterion.dimension,
            population,
            pass: outcomes.pass,
            fail: outcomes.fail,
            not_applicable: outcomes.not_applicable,
            not_due: outcomes.not_due,
            undetermined: outcomes.undetermined,
            pending: outcomes.pending,
            rate: to_float_rate(outcomes.fail, outcomes.decided()),
            range: range(outcomes),
            target,
            target_status: target.and_then(|target| target_status(outcomes, target)),
            unfinished: counted.unfinished,
            days_late: days_late(&counted.days_late),
        }
    }
}

/// Cases that could still turn out either way.
fn undecided(outcomes: &Outcomes) -> u64 {
    outcomes.undetermined + outcomes.pending
}

fn range(outcomes: &Outcomes) -> Option<Range> {
    let undecided = undecided(outcomes);
    if undecided == 0 {
        return None;
    }
    let of = outcomes.decided() + undecided;
    Some(Range {
        lower: to_float_rate(outcomes.fail, of)?,
        upper: to_float_rate(outcomes.fail + undecided, of)?,
    })
}

/// Whether the share that must comply is met, whatever becomes of undecided cases; `None` when there is no case.
fn target_status(outcomes: &Outcomes, target: Share) -> Option<Verdict> {
    let of = outcomes.decided() + undecided(outcomes);
    if of == 0 {
        return None;
    }
    let tolerated = target.complement();
    let is_within = |fails: u64| tolerated.compare_to(fails, of).is_ge();
    Some(if is_within(outcomes.fail + undecided(outcomes)) {
        Verdict::Met
    } else if is_within(outcomes.fail) {
        Verdict::Undecided
    } else {
        Verdict::NotMet
    })
}

fn days_late(days: &Distribution) -> Option<DaysLateSpread> {
    let float = |number: Option<Decimal>| number?.to_f64();
    Some(DaysLateSpread {
        median: float(days.median())?,
        p75: float(days.percentile(75))?,
        p90: float(days.percentile(90))?,
        max: float(days.max())?,
    })
}

fn groups<'a>(
    area: Option<&'a str>,
    tally: &'a AreaTally,
    audit: &'a PopulationAudit<'_>,
) -> impl Iterator<Item = PopulationGroup> + 'a {
    let counted = audit.count.groups.iter().zip(&tally.groups);
    counted.map(
        move |((norm, severity), GroupTally { outcomes, errors })| PopulationGroup {
            area: area.map(str::to_owned),
            norm: *norm,
            severity: *severity,
            population: tally.cases,
            pass: outcomes.pass,
            fail: outcomes.fail,
            not_applicable: outcomes.not_applicable,
            not_due: outcomes.not_due,
            undetermined: outcomes.undetermined,
            pending: outcomes.pending,
            errors: *errors,
            rate: to_float_rate(outcomes.fail, outcomes.decided()),
        },
    )
}
