//! What of a dossier everybody may know.
//!
//! Case ids, comments, names of people and files, the seed, and every free text about a case are taken out. Of numbers,
//! 1 to 4 is small. In an area with a small number, findings with few fails or a small count are told in classes, and since
//! numbers of one area hang together, the area then tells neither how many cases had errors nor its score. A status or a
//! level is told beside a class only if it leaves more than one number possible. docs/report.md says the same to readers.

use super::actions::Action;
use super::model::{AreaPart, Audience, Audited, Class, Dossier, Exclusion, Figures, Line, Number};
use super::possible::{
    FEWEST_TOLD, Hidden, Judged, has_small_counts, is_small, is_status_safe, is_told_in_classes,
};
use crate::draw::Totals;
use crate::findings::{
    AreaExtension, Because, CasesBySeverity, Checks, Conclusion, ExtensionRule, Finding,
    PopulationOutcomes,
};
use crate::hearing::Hearing;
use crate::stats::looks::{Looks, Rule};
use crate::stats::share::Confidence;
use crate::template::Template;
use crate::worksheet::ObservationKind;

/// Numbers of a class that must go with what is told beside it.
const FEWEST_POSSIBLE: usize = 2;

impl Dossier {
    /// What everybody may know.
    #[must_use]
    pub fn for_the_public(self) -> Self {
        Self {
            audience: Audience::Public,
            audits: self.audits.into_iter().map(public_audit).collect(),
            actions: self.actions.into_iter().map(public_action).collect(),
        }
    }
}

fn public_action(action: Action) -> Action {
    Action {
        owner: String::new(),
        retest: String::new(),
        ..action
    }
}

fn public_audit(audit: Audited) -> Audited {
    let Audited {
        template,
        mut method,
        areas,
        ..
    } = audit;
    let confidence = method.confidence;
    method.folder = None;
    method.seed = None;
    method.extracts = Vec::new();
    method.controls = Vec::new();
    method.reviewers = Vec::new();
    method.journal = Vec::new();
    method.totals = method.totals.filter(|totals| !reveals(totals));
    let are_exclusions_told = method
        .exclusions
        .iter()
        .all(|left_out| is_told(left_out.cases));
    method.totals = method.totals.filter(|_| are_exclusions_told);
    let exclusions = method.exclusions.into_iter();
    method.exclusions = exclusions
        .map(|left_out| Exclusion {
            cases: class_unless_told(left_out.cases),
            ..left_out
        })
        .collect();
    let areas: Vec<AreaPart> = areas
        .into_iter()
        .map(|area| public_area(area, confidence, &template))
        .collect();
    // The totals of all areas would tell the number of cases of a single one that is not told.
    let are_areas_told = areas.iter().all(|area| area.population.exact().is_some());
    method.totals = method.totals.filter(|_| are_areas_told);
    Audited {
        template,
        supervision: audit.supervision,
        only: audit.only,
        as_of: audit.as_of,
        method,
        areas,
        all_areas: Vec::new(),
        tested: audit.tested,
        expected_by_chance: audit.expected_by_chance,
        development: None,
        cases: Vec::new(),
        hearing: Hearing::default(),
        observations: Vec::new(),
        noticed: audit.noticed.into_iter().map(public_noticed).collect(),
    }
}

fn public_noticed((kind, number): (ObservationKind, Number)) -> (ObservationKind, Number) {
    (kind, class_unless_told(number))
}

fn class_of(number: u64) -> Class {
    if number < FEWEST_TOLD {
        Class::UnderFive
    } else {
        Class::FiveOrMore
    }
}

fn is_told(number: Number) -> bool {
    number.exact().is_some_and(|number| !is_small(number))
}

fn class_unless_told(number: Number) -> Number {
    match number {
        Number::Exact(exact) if is_small(exact) => Number::Within(class_of(exact)),
        other => other,
    }
}

/// Whether one of the parts of the totals is small: the sum of the others would tell it.
fn reveals(totals: &Totals) -> bool {
    let parts = [
        totals.population,
        totals.excluded,
        totals.avoided,
        totals.rejected,
        totals.merged,
    ];
    parts.into_iter().any(is_small)
}

fn public_area(area: AreaPart, confidence: Confidence, template: &Template) -> AreaPart {
    let population = class_unless_told(area.population);
    let is_area_told = population.exact().is_some();
    let rule = Rule {
        confidence,
        looks: looks(area.extension),
    };
    let judged = Judged {
        template,
        rule,
        population: area.population,
    };
    let findings = area.lines.iter().filter_map(Line::finding).cloned();
    let findings: Vec<Finding> = findings.collect();
    let told = match (is_area_told, findings.iter().any(has_small_counts)) {
        (false, _) => Told::Nothing,
        (true, true) => Told::Classes,
        (true, false) => Told::Numbers,
    };
    let mut in_classes = Vec::new();
    let mut lines = Vec::new();
    for (place, line) in area.lines.into_iter().enumerate() {
        let (line, hidden) = public_line(line, place, &judged, told);
        lines.push(line);
        in_classes.extend(hidden);
    }
    let all_told = lines.iter().all(|line| line.finding().is_some())
        && area.cases.is_some_and(|cases| !has_small(&cases))
        && is_told(area.not_found)
        && is_told(area.replaced);
    let is_safe = |conclusion: &Conclusion| {
        // Neither what the auditor set nor that nothing is concluded rests on how many cases fail.
        conclusion.set.is_some()
            || conclusion.level.is_none()
            || judged.is_level_safe(&findings, &in_classes)
    };
    let conclusion = area.conclusion.filter(|_| is_area_told).filter(is_safe);
    AreaPart {
        population,
        drawn: if is_area_told {
            area.drawn
        } else {
            class_unless_told(area.drawn)
        },
        replaced: class_unless_told(area.replaced),
        requested: 0,
        avoided: class_unless_told(area.avoided),
        not_found: class_unless_told(area.not_found),
        cases: area.cases.filter(|_| all_told),
        score: area.score.filter(|_| all_told),
        conclusion: conclusion.map(|conclusion| public_conclusion(conclusion, template)),
        power: area.power.filter(|_| is_area_told),
        lines,
        groups: Vec::new(),
        area: area.area,
        title: area.title,
        is_census: area.is_census,
        extension: area.extension,
    }
}

/// How often a sample is looked at, by which its limits are found.
fn looks(extension: Option<AreaExtension>) -> Looks {
    match extension {
        None => Looks::Once,
        Some(AreaExtension {
            rule: ExtensionRule::Stages,
            stages: Some(stages),
            ..
        }) => Looks::Stages(stages),
        Some(_) => Looks::AnyTime,
    }
}

fn has_small(cases: &CasesBySeverity) -> bool {
    let counts = [
        cases.without_errors,
        cases.formal,
        cases.material,
        cases.critical,
        cases.not_decided,
    ];
    counts.into_iter().any(is_small)
}

/// The level and its words, without who set it, why, and on which numbers. A sentence that names the highest upper limit
/// would tell the largest number of fails; its place is taken by the level's few words.
fn public_conclusion(conclusion: Conclusion, template: &Template) -> Conclusion {
    let band = conclusion
        .level
        .and_then(|level| template.rating.band(level));
    let names_limit = band.is_some_and(|band| band.sentence.contains("{upper}"));
    Conclusion {
        text: if names_limit {
            conclusion.title.clone()
        } else {
            conclusion.text
        },
        trigger: String::new(),
        set_by: None,
        because: Because::Nothing,
        set: None,
        ..conclusion
    }
}

/// What the public learns of the findings of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// Their numbers.
    Numbers,
    /// Classes of those with few fails, or with a small count; the numbers of the others.
    Classes,
    /// Nothing.
    Nothing,
}

fn public_line(
    line: Line,
    place: usize,
    judged: &Judged<'_>,
    told: Told,
) -> (Line, Option<Hidden>) {
    let mut hidden = None;
    let is_exact = |finding: &Finding| match told {
        Told::Numbers => true,
        Told::Classes => !is_told_in_classes(finding),
        Told::Nothing => false,
    };
    let figures = match line.figures {
        Figures::Exact(finding) if is_exact(&finding) => {
            Figures::Exact(Box::new(without_cases(*finding, judged.population)))
        }
        Figures::Exact(finding) => {
            let (figures, possible) = classes(&finding, judged, told);
            hidden = Some(Hidden { place, possible });
            figures
        }
        classes @ Figures::Classes { .. } => classes,
    };
    let line = Line {
        item: line.item,
        figures,
        partly: 0,
        rolled: 0,
        days_late: Vec::new(),
        still_open: 0,
        causes: Vec::new(),
        amount: None,
        undetermined: Vec::new(),
    };
    (line, hidden)
}

/// A finding whose counts may all be known, without what points at single cases.
fn without_cases(finding: Finding, area: Number) -> Finding {
    let of_all = finding
        .population
        .filter(|of_all| {
            area.exact()
                .is_some_and(|cases| is_safe_beside(&finding, of_all, cases))
        })
        .map(|of_all| PopulationOutcomes {
            corrected: of_all
                .corrected
                .filter(|_| !has_small_parts(&finding.checks)),
            ..of_all
        });
    Finding {
        failing: Vec::new(),
        days_late: None,
        population: of_all,
        checks: Checks::default(),
        first_look: None,
        systematic: finding.systematic.map(|mut systematic| {
            systematic.reason = String::new();
            systematic.set_by = String::new();
            systematic
        }),
        ..finding
    }
}

/// Whether what the data of all cases says may stand beside the sample: none of its numbers is small, nor any that is left
/// when the sample is taken away.
fn is_safe_beside(finding: &Finding, of_all: &PopulationOutcomes, cases: u64) -> bool {
    let told = [
        of_all.pass,
        of_all.fail,
        of_all.not_due,
        of_all.undetermined,
    ];
    let others = cases.saturating_sub(told.iter().sum());
    let sampled = [
        finding.pass,
        finding.fail,
        finding.not_due,
        finding.undetermined,
        finding.not_applicable,
    ];
    let of_all = told.into_iter().chain([others]);
    let mut pairs = of_all.zip(sampled);
    pairs.all(|(of_all, sampled)| !is_small(of_all) && !is_small(of_all.abs_diff(sampled)))
}

/// Whether one of the numbers that corrected errors are made of is small.
fn has_small_parts(checks: &Checks) -> bool {
    let parts = [
        checks.fails_looked_at,
        checks.confirmed_errors,
        checks.register_errors,
        checks.passes_looked_at,
        checks.hidden_errors,
        checks.passes_looked_at.saturating_sub(checks.hidden_errors),
    ];
    parts.into_iter().any(is_small)
}

/// A finding in classes. Whether the target is met stands beside the class only if that leaves at least two numbers possible,
/// whichever of them is the true one.
fn classes(finding: &Finding, judged: &Judged<'_>, told: Told) -> (Figures, Vec<Finding>) {
    let figures = |fails, target_status| Figures::Classes {
        fails,
        target_status,
        target: finding.target,
    };
    if told == Told::Nothing || finding.decided() == 0 {
        return (figures(None, None), Vec::new());
    }
    let possible = judged.possible(finding);
    if possible.len() < FEWEST_POSSIBLE {
        return (figures(None, None), possible);
    }
    let status = finding.target_status.filter(|_| is_status_safe(&possible));
    let goes_with = |it: &Finding| status.is_none() || it.target_status == status;
    let still_possible = possible.into_iter().filter(goes_with).collect();
    let class = Some(class_of(finding.fail));
    (figures(class, status), still_possible)
}
