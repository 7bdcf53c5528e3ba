//! Putting a dossier together from what audit folders hold.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::actions::Action;
use super::collation::collation_key;
use super::model::{
    AreaPart, Audience, Audited, Dossier, Exclusion, Figures, Line, Method, Number,
};
use crate::answers::Answer;
use crate::assess::{AssessedCase, Assessment, Outcome};
use crate::draw::DrawRecord;
use crate::findings::{AreaSummary, Finding, Findings};
use crate::folder::Entry;
use crate::hearing::Hearing;
use crate::lang::Message;
use crate::template::{SaidOfSupervision, Template};
use crate::trend::Trend;
use crate::worksheet::{Observation, ObservationKind};

/// What is known of one audit.
#[derive(Debug)]
pub struct Source {
    /// The name of its folder, without the way to it.
    pub folder: String,
    /// The draw record.
    pub record: DrawRecord,
    /// The checklist, with the criteria that were looked at.
    pub template: Template,
    /// The findings.
    pub findings: Findings,
    /// The assessed cases, sorted by area and order.
    pub cases: Vec<AssessedCase>,
    /// What the department said of the findings, and the auditor replied.
    pub hearing: Hearing,
    /// What reviewers noticed beside the checklist.
    pub observations: Vec<Observation>,
    /// The journal.
    pub journal: Vec<Entry>,
    /// SHA-256 of its last line.
    pub journal_head: Option<String>,
    /// The audit beside earlier ones.
    pub development: Option<Trend>,
}

impl Dossier {
    /// All that can be told of audits, for readers within the authority. What is said of the supervision overrules what
    /// their checklists say.
    pub fn internal(
        sources: Vec<Source>,
        supervision: SaidOfSupervision,
        actions: Vec<Action>,
    ) -> Self {
        let audits = sources.into_iter();
        Self {
            audience: Audience::Internal,
            audits: audits.map(|source| audited(source, supervision)).collect(),
            actions,
        }
    }
}

fn audited(mut source: Source, supervision: SaidOfSupervision) -> Audited {
    sort_observations(&mut source);
    let mut areas: Vec<AreaPart> = source
        .findings
        .areas
        .iter()
        .map(|area| area_part(area, &source))
        .collect();
    areas.sort_by_key(|area| collation_key(&area.title));
    let method = method(&source);
    let findings = source.findings;
    let over_all = findings.groups.into_iter();
    Audited {
        only: findings.only,
        as_of: findings.as_of,
        method,
        areas,
        all_areas: over_all.filter(|group| group.area.is_none()).collect(),
        tested: findings.tested,
        expected_by_chance: findings.expected_by_chance,
        development: source
            .development
            .map(|trend| as_read(trend, &source.template)),
        supervision: supervision.or(source.template.supervision).supervision(),
        template: source.template,
        cases: source.cases,
        hearing: source.hearing,
        noticed: noticed(&source.observations),
        observations: source.observations,
    }
}

/// A development with the areas as readers call them, in the order of the Danish alphabet.
fn as_read(mut trend: Trend, template: &Template) -> Trend {
    for area in &mut trend.areas {
        area.area = template.title_of(&area.area).to_owned();
    }
    trend.areas.sort_by_key(|area| collation_key(&area.area));
    trend
}

/// By area, what concerns none of them last; then what is said of the area as a whole, praise, and the rest, as noted.
fn sort_observations(source: &mut Source) {
    let template = &source.template;
    source.observations.sort_by_key(|observation| {
        let title = template.title_of(&observation.area);
        let kind = KINDS.iter().position(|kind| *kind == observation.kind);
        let is_of_none = observation.area.is_empty();
        (is_of_none, collation_key(title), kind)
    });
}

/// The kinds of observations in the order in which they are told.
const KINDS: [ObservationKind; 3] = [
    ObservationKind::Assessment,
    ObservationKind::Praise,
    ObservationKind::Observation,
];

fn noticed(observations: &[Observation]) -> Vec<(ObservationKind, Number)> {
    let counted = KINDS.map(|kind| {
        let of_kind = observations.iter().filter(|noted| noted.kind == kind);
        (kind, count(of_kind))
    });
    let noticed = counted.into_iter().filter(|(_, count)| *count > 0);
    noticed
        .map(|(kind, count)| (kind, Number::Exact(count)))
        .collect()
}

fn method(source: &Source) -> Method {
    let record = &source.record;
    let by_reviewer = count(
        source
            .template
            .criteria
            .iter()
            .filter(|one| one.is_manual()),
    );
    let exclusions = record
        .exclusions
        .iter()
        .filter(|left_out| left_out.cases > 0);
    let (journal, journal_head) = without_reports(source);
    Method {
        folder: Some(source.folder.clone()),
        program: record.program.clone(),
        drawn_at: record.drawn_at.clone(),
        seed: Some(record.seed.clone()),
        seed_origin: record.seed_origin,
        draw_sha256: source.findings.draw_sha256.clone(),
        extracts: record.extracts.clone(),
        totals: Some(record.totals),
        controls: record.controls.clone(),
        exclusions: exclusions
            .map(|left_out| Exclusion {
                reason: left_out.reason.clone(),
                cases: Number::Exact(left_out.cases),
            })
            .collect(),
        confidence: source.findings.confidence,
        by_data: count(source.template.criteria.iter()) - by_reviewer,
        by_reviewer,
        reviewers: reviewers(&source.cases),
        redraws: count(journal.iter().filter(|entry| is_redraw(entry))),
        journal,
        journal_head,
    }
}

/// The journal up to the last command that was no report, and the hash of that line: making a report a second time
/// changes nothing in it.
fn without_reports(source: &Source) -> (Vec<Entry>, Option<String>) {
    let is_report = |entry: &Entry| entry.command.split(' ').next() == Some("report");
    let last = source.journal.iter().rposition(|entry| !is_report(entry));
    let behind = last.and_then(|last| source.journal.get(last + 1));
    let head = match behind {
        Some(report) => report.previous.clone(),
        None => source.journal_head.clone(),
    };
    let kept = source.journal.iter().filter(|entry| !is_report(entry));
    (kept.cloned().collect(), head)
}

fn is_redraw(entry: &Entry) -> bool {
    entry.command.split(' ').any(|word| word == "--redraw")
}

fn reviewers(cases: &[AssessedCase]) -> Vec<String> {
    let answers = cases.iter().flat_map(answers_of);
    let names: BTreeSet<&str> = answers
        .map(|answer| answer.reviewer.as_str())
        .filter(|name| !name.is_empty())
        .collect();
    let mut names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    names.sort_by_key(|name| collation_key(name));
    names
}

fn answers_of(case: &AssessedCase) -> impl Iterator<Item = &Answer> {
    case.assessments
        .iter()
        .filter_map(|assessment| assessment.reviewed.as_ref())
}

fn area_part(area: &AreaSummary, source: &Source) -> AreaPart {
    let cases: Vec<&AssessedCase> = source
        .cases
        .iter()
        .filter(|case| case.area.as_str() == area.area)
        .collect();
    let findings = source.findings.findings.iter();
    let findings = findings.filter(|finding| finding.area == area.area);
    let recorded = source.record.areas.iter();
    let requested = recorded
        .filter(|recorded| recorded.area == area.area)
        .map(|recorded| recorded.requested)
        .next();
    let groups = source.findings.groups.iter();
    AreaPart {
        area: area.area.clone(),
        title: source.template.title_of(&area.area).to_owned(),
        population: Number::Exact(area.population),
        drawn: Number::Exact(area.drawn),
        replaced: Number::Exact(area.replaced),
        requested: requested.unwrap_or(area.drawn),
        avoided: Number::Exact(area.avoided),
        is_census: area.is_census(),
        not_found: Number::Exact(area.not_found),
        cases: Some(area.cases),
        score: area.score,
        conclusion: Some(area.conclusion.clone()),
        power: area.power.clone(),
        extension: area.extension,
        lines: findings
            .enumerate()
            .map(|(item, finding)| line(item, finding, &cases))
            .collect(),
        groups: groups
            .filter(|group| group.area.as_ref() == Some(&area.area))
            .cloned()
            .collect(),
    }
}

fn line(item: usize, finding: &Finding, cases: &[&AssessedCase]) -> Line {
    let assessed = || {
        let assessed = cases.iter().filter_map(|case| case.assessments.get(item));
        assessed.collect::<Vec<&Assessment>>()
    };
    let fails: Vec<&Assessment> = assessed()
        .into_iter()
        .filter(|assessment| assessment.outcome == Outcome::Fail)
        .collect();
    let late = fails.iter().filter(|fail| fail.days_late.is_some());
    let mut days_late: Vec<i64> = late.clone().filter_map(|fail| fail.days_late).collect();
    days_late.sort_unstable();
    let answers = assessed()
        .into_iter()
        .filter_map(|assessment| assessment.reviewed.as_ref());
    let amounts: Vec<Decimal> = answers.filter_map(|answer| answer.amount).collect();
    Line {
        item,
        figures: Figures::Exact(Box::new(finding.clone())),
        partly: count(fails.iter().filter(|fail| is_partly(fail))),
        rolled: count(assessed().iter().filter(|assessment| assessment.rolled)),
        still_open: count(late.filter(|fail| fail.open)),
        days_late,
        causes: causes(&fails),
        amount: sum(&amounts),
        undetermined: undetermined(&assessed()),
    }
}

/// `None` when there is nothing to add up, or the sum has more digits than can be kept.
fn sum(amounts: &[Decimal]) -> Option<Decimal> {
    let (first, others) = amounts.split_first()?;
    others
        .iter()
        .try_fold(*first, |sum, amount| sum.checked_add(*amount))
}

/// A fail with some of the points.
fn is_partly(fail: &Assessment) -> bool {
    fail.points.is_some_and(|points| points > Decimal::ZERO)
}

fn causes(fails: &[&Assessment]) -> Vec<(String, u64)> {
    let mut counted: BTreeMap<String, u64> = BTreeMap::new();
    for fail in fails {
        let cause = fail.reviewed.as_ref().map(|answer| answer.cause.trim());
        if let Some(cause) = cause.filter(|cause| !cause.is_empty()) {
            *counted.entry(cause.to_lowercase()).or_default() += 1;
        }
    }
    let mut causes: Vec<(String, u64)> = counted.into_iter().collect();
    causes.sort_by_key(|(cause, fails)| (u64::MAX - fails, collation_key(cause)));
    causes
}

/// Why cases could not be decided. Reasons that are the same but for a case's own values stay apart.
fn undetermined(assessed: &[&Assessment]) -> Vec<(Message, u64)> {
    let mut reasons: Vec<(Message, u64)> = Vec::new();
    let open = assessed
        .iter()
        .filter(|assessment| assessment.outcome == Outcome::Undetermined);
    for reason in open.filter_map(|assessment| assessment.reason.as_ref()) {
        match reasons.iter_mut().find(|(known, _)| known == reason) {
            Some((_, cases)) => *cases += 1,
            None => reasons.push((reason.clone(), 1)),
        }
    }
    reasons.sort_by_key(|(_, cases)| u64::MAX - cases);
    reasons
}

fn count<T>(items: impl Iterator<Item = T>) -> u64 {
    u64::try_from(items.count()).unwrap_or(u64::MAX)
}
