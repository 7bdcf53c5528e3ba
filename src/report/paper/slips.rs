//! A slip for each case: what is to be looked at in it, for the leader who talks with those who work on it.

use super::cells::{self, left};
use super::{observations, part};
use crate::assess::{AssessedCase, Assessment, Outcome};
use crate::dossier::{AreaPart, Audited, Dossier};
use crate::lang::{Lang, Message, Phrase, dossier as say, dossier_tables as tables};
use crate::report::{Block, Cell, Column, Table};
use crate::template::Criterion;

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
    let case_id = case.id.to_string();
    let heading = say::SLIP.with("case", &case_id).with("area", &area.title);
    let mut table = Table::new(None, columns());
    for assessed in of_note(audit, case) {
        table.push(row(assessed, lang));
    }
    let below = match table.rows() {
        [] => Block::Paragraph(nothing_of_note(case)),
        _ => Block::Table(table),
    };
    let noted = observations::of_case(audit, &case_id);
    let noted = noted.into_iter().map(Block::Point);
    [Block::Subheading(heading), below]
        .into_iter()
        .chain(noted)
        .collect()
}

/// What a slip tells of each criterion.
pub(super) fn columns() -> Vec<Column> {
    vec![
        left("criterion", &tables::CRITERION),
        left("question", &tables::QUESTION),
        left("outcome", &tables::OUTCOME),
        left("why", &tables::WHY),
        left("comment", &tables::COMMENT),
    ]
}

/// The rows of a case; where nothing is to be remarked, one that says so.
pub(super) fn rows(audit: &Audited, case: &AssessedCase, lang: Lang) -> Vec<Vec<Cell>> {
    let rows: Vec<Vec<Cell>> = of_note(audit, case).map(|found| row(found, lang)).collect();
    if rows.is_empty() {
        let nothing = Cell::Text(nothing_of_note(case).in_lang(lang));
        let [criterion, question, outcome, comment] = [(); 4].map(|()| Cell::NotApplicable);
        return vec![vec![criterion, question, outcome, nothing, comment]];
    }
    rows
}

fn of_note<'a>(
    audit: &'a Audited,
    case: &'a AssessedCase,
) -> impl Iterator<Item = (&'a Criterion, &'a Assessment)> {
    let assessed = audit.template.criteria.iter().zip(&case.assessments);
    assessed.filter(|(_, assessment)| is_of_note(assessment))
}

fn row((criterion, assessment): (&Criterion, &Assessment), lang: Lang) -> Vec<Cell> {
    vec![
        cells::text(&criterion.id),
        cells::text(&criterion.question),
        cells::word(assessment.outcome.name(), outcome(assessment.outcome)),
        Cell::Text(why_or_when(assessment, lang)),
        cells::text(comment(assessment)),
    ]
}

fn nothing_of_note(case: &AssessedCase) -> Message {
    let passes = case.assessments.iter();
    let passes = passes.filter(|assessment| assessment.outcome == Outcome::Pass);
    let pass = u64::try_from(passes.count()).unwrap_or(u64::MAX);
    say::SLIP_CLEAN.with("pass", pass)
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

/// The reason, or when it was due and how late it was.
fn why_or_when(assessment: &Assessment, lang: Lang) -> String {
    match (assessment.due, assessment.days_late) {
        (Some(due), Some(days)) => {
            let phrase = match assessment.open {
                true => &say::SLIP_OPEN,
                false => &say::SLIP_LATE,
            };
            let message = phrase.with("due", due.date).with("days", days.to_string());
            message.in_lang(lang)
        }
        _ => why(assessment, lang),
    }
}

/// The reason of an outcome.
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
