//! A slip for each case: what is to be looked at in it, for the leader who talks with those who work on it.

use super::cells::{self, left};
use super::part;
use crate::assess::{AssessedCase, Assessment, Outcome};
use crate::dossier::{AreaPart, Audited, Dossier};
use crate::lang::{Lang, Phrase, dossier as say, dossier_tables as tables};
use crate::report::{Block, Cell, Table};

pub(super) fn slips(dossier: &Dossier, lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    for audit in &dossier.audits {
        for area in &audit.areas {
            for case in audit.cases_of(area) {
                blocks.extend(slip(audit, area, case, lang));
            }
        }
    }
    part(&say::SLIPS, blocks)
}

fn slip(audit: &Audited, area: &AreaPart, case: &AssessedCase, lang: Lang) -> Vec<Block> {
    let heading = say::SLIP
        .with("case", case.id.to_string())
        .with("area", &area.title);
    let mut table = Table::new(
        None,
        vec![
            left("criterion", &tables::CRITERION),
            left("question", &tables::QUESTION),
            left("outcome", &tables::OUTCOME),
            left("why", &tables::WHY),
            left("comment", &tables::COMMENT),
        ],
    );
    let assessed = audit.template.criteria.iter().zip(&case.assessments);
    for (criterion, assessment) in assessed.filter(|(_, assessment)| is_of_note(assessment)) {
        table.push(vec![
            cells::text(&criterion.id),
            cells::text(&criterion.question),
            cells::word(assessment.outcome.name(), outcome(assessment.outcome)),
            Cell::Text(why(assessment, lang)),
            cells::text(comment(assessment)),
        ]);
    }
    let below = if table.rows().is_empty() {
        let passes = case.assessments.iter();
        let passes = passes.filter(|assessment| assessment.outcome == Outcome::Pass);
        let pass = u64::try_from(passes.count()).unwrap_or(u64::MAX);
        Block::Paragraph(say::SLIP_CLEAN.with("pass", pass))
    } else {
        Block::Table(table)
    };
    vec![Block::Subheading(heading), below]
}

fn is_of_note(assessment: &Assessment) -> bool {
    let is_open = matches!(
        assessment.outcome,
        Outcome::Fail | Outcome::Undetermined | Outcome::Pending
    );
    is_open || !comment(assessment).is_empty()
}

pub(super) fn comment(assessment: &Assessment) -> &str {
    let answer = assessment.reviewed.as_ref();
    answer.map_or("", |answer| answer.comment.as_str())
}

/// The reason, and when it was due.
pub(super) fn why(assessment: &Assessment, lang: Lang) -> String {
    let reason = assessment.reason.as_ref();
    reason
        .map(|reason| reason.in_lang(lang))
        .unwrap_or_default()
}

pub(super) fn outcome(outcome: Outcome) -> &'static Phrase {
    match outcome {
        Outcome::Pass => &tables::OUTCOME_PASS,
        Outcome::Fail => &tables::OUTCOME_FAIL,
        Outcome::NotApplicable => &tables::NOT_APPLICABLE,
        Outcome::NotDue => &tables::NOT_DUE,
        Outcome::Undetermined => &tables::UNDETERMINED,
        Outcome::Pending => &tables::PENDING,
    }
}
