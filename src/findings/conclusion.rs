//! What the findings of an area add up to: a level from 1 to 5, or that nothing can be concluded.
//!
//! The levels follow the wording scale Danish auditors use. What leads to a level is this program's proposal, not a
//! standard, and is written beside it; the sentence speaks of the cases that were looked at, because a sample of 15
//! rarely supports one about the whole area.

use super::model::{Conclusion, Finding, Verdict};
use crate::lang::{Lang, Phrase, findings as say};
use crate::stats::prevalence::Prevalence;
use crate::template::Severity;

/// Above this share of undetermined among the cases that should have been decided there is no basis for a conclusion.
const MOST_UNDETERMINED_PERCENT: u64 = 25;

/// The conclusion on an area from its findings.
pub(super) fn conclude(findings: &[Finding], lang: Lang) -> Conclusion {
    let (level, text, trigger) = level(findings);
    Conclusion {
        level,
        text: text.text(lang).to_owned(),
        trigger: trigger.en.to_owned(),
        set_by: None,
    }
}

fn level(findings: &[Finding]) -> (Option<u8>, &'static Phrase, &'static Phrase) {
    if findings.iter().any(|finding| finding.pending > 0) {
        return (None, &say::NOT_CONCLUDED, &say::TRIGGER_PENDING);
    }
    if is_basis_too_thin(findings) {
        return (None, &say::NO_BASIS, &say::TRIGGER_UNDETERMINED);
    }
    let critical = || {
        findings
            .iter()
            .filter(|finding| finding.severity == Severity::Critical)
    };
    let material = || {
        findings
            .iter()
            .filter(|finding| finding.severity == Severity::Material)
    };
    if critical().any(|finding| finding.fail > 1)
        || critical().filter(|finding| finding.fail > 0).count() > 1
    {
        (Some(5), &say::LEVEL_5, &say::TRIGGER_SEVERAL_CRITICAL)
    } else if critical().any(|finding| finding.fail > 0) {
        (Some(4), &say::LEVEL_4, &say::TRIGGER_CRITICAL)
    } else if material().any(is_widespread) {
        (Some(4), &say::LEVEL_4, &say::TRIGGER_WIDESPREAD)
    } else if material().any(|finding| finding.fail > 1) {
        (Some(3), &say::LEVEL_3, &say::TRIGGER_SEVERAL_MATERIAL)
    } else if findings
        .iter()
        .any(|finding| finding.target_status == Some(Verdict::NotMet))
    {
        (Some(3), &say::LEVEL_3, &say::TRIGGER_TARGET)
    } else if material().any(|finding| finding.fail > 0) {
        (Some(2), &say::LEVEL_2, &say::TRIGGER_SINGLE_MATERIAL)
    } else {
        (Some(1), &say::LEVEL_1, &say::TRIGGER_NOTHING)
    }
}

fn is_widespread(finding: &Finding) -> bool {
    finding.prevalence == Some(Prevalence::Widespread)
}

/// More than a quarter undetermined, or nothing decided at all.
fn is_basis_too_thin(findings: &[Finding]) -> bool {
    let decided: u64 = findings
        .iter()
        .map(|finding| finding.pass + finding.fail)
        .sum();
    let undetermined: u64 = findings.iter().map(|finding| finding.undetermined).sum();
    decided == 0 || 100 * undetermined > MOST_UNDETERMINED_PERCENT * (decided + undetermined)
}
