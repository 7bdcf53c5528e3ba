//! `assessments.csv`.

use super::{AssessedCase, Assessment, CorrectedValue};
use crate::answers::Answer;
use crate::cell::machine_csv;
use crate::lang::Lang;
use crate::template::Template;

const COLUMNS: [&str; 22] = [
    "area",
    "case_id",
    "criterion",
    "version",
    "outcome",
    "source",
    "reason",
    "points",
    "due",
    "days_late",
    "open",
    "rolled",
    "answer",
    "reason_code",
    "cause",
    "amount",
    "comment",
    "reviewer",
    "registered_outcome",
    "corrected_column",
    "registered_value",
    "corrected_value",
];

/// The bytes of `assessments.csv`: a row per case and criterion, sorted by area, order and criterion.
///
/// What the registered data said stands beside the outcome where a reviewer has looked; several corrected values are
/// joined by `|`. Reasons are in English, like everything in files for machines.
pub fn to_csv(cases: &[AssessedCase], template: &Template) -> Vec<u8> {
    let rows = cases.iter().flat_map(|case| {
        let assessed = case.assessments.iter().zip(&template.criteria);
        assessed.map(move |(assessment, criterion)| row(case, assessment, &criterion.id))
    });
    machine_csv(COLUMNS, rows)
}

fn row(case: &AssessedCase, assessment: &Assessment, criterion: &str) -> [String; COLUMNS.len()] {
    let said = assessment.reviewed.as_ref();
    let text = |of: fn(&Answer) -> &String| said.map(of).cloned().unwrap_or_default();
    let register = assessment.register.as_ref();
    let corrected = |of: fn(&CorrectedValue) -> &str| {
        let values = register.map_or(&[][..], |register| &register.corrected);
        values.iter().map(of).collect::<Vec<_>>().join("|")
    };
    [
        case.area.to_string(),
        case.id.to_string(),
        criterion.to_owned(),
        assessment
            .version
            .map(|version| version.to_string())
            .unwrap_or_default(),
        assessment.outcome.name().to_owned(),
        assessment.source.name().to_owned(),
        assessment
            .reason
            .as_ref()
            .map(|reason| reason.in_lang(Lang::En))
            .unwrap_or_default(),
        assessment
            .points
            .map(|points| points.to_string())
            .unwrap_or_default(),
        assessment
            .due
            .map(|due| due.to_string())
            .unwrap_or_default(),
        assessment
            .days_late
            .map(|days| days.to_string())
            .unwrap_or_default(),
        assessment.open.to_string(),
        assessment.rolled.to_string(),
        said.and_then(|said| said.choice.as_ref())
            .map(|choice| choice.id.clone())
            .unwrap_or_default(),
        text(|said| &said.reason_code),
        text(|said| &said.cause),
        said.and_then(|said| said.amount)
            .map(|amount| amount.to_string())
            .unwrap_or_default(),
        text(|said| &said.comment),
        text(|said| &said.reviewer),
        register
            .map(|register| register.outcome.name().to_owned())
            .unwrap_or_default(),
        corrected(|value| &value.column),
        corrected(|value| value.registered.as_deref().unwrap_or_default()),
        corrected(|value| &value.right),
    ]
}
