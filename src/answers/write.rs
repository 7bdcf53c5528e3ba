//! Answers as they are kept in the audit folder.

use super::rows::COLUMNS;
use super::{Answer, Answers, CaseStatus, Remark};
use crate::cell::machine_csv;

/// The bytes of a normalised answer file: one row a case status and answer, sorted by case and criterion.
pub fn to_csv(answers: &Answers) -> Vec<u8> {
    let rows = answers.cases.iter().flat_map(|(case, said)| {
        let status = said
            .status
            .map(|status| status_row(case.as_str(), status, &said.remark));
        let rows = said
            .by_criterion
            .iter()
            .map(|(criterion, answer)| row(case.as_str(), criterion, answer));
        status.into_iter().chain(rows)
    });
    machine_csv(COLUMNS, rows)
}

fn status_row(case: &str, status: CaseStatus, remark: &Remark) -> Vec<String> {
    let value = |column| match column {
        "case_id" => case,
        "answer" => status.name(),
        "comment" => &remark.comment,
        "reviewer" => &remark.reviewer,
        "answered_at" => &remark.answered_at,
        "set_aside" => &remark.set_aside,
        _ => "",
    };
    COLUMNS.map(|column| value(column).to_owned()).to_vec()
}

fn row(case: &str, criterion: &str, answer: &Answer) -> Vec<String> {
    let (column, value) = match &answer.correction {
        Some(correction) => (correction.column.clone(), correction.value.clone()),
        None => (String::new(), String::new()),
    };
    let first = [case.to_owned(), criterion.to_owned()];
    let rest = [
        answer
            .choice
            .as_ref()
            .map(|choice| choice.id.clone())
            .unwrap_or_default(),
        answer.reason_code.clone(),
        answer.cause.clone(),
        answer
            .amount
            .map(|amount| amount.to_string())
            .unwrap_or_default(),
        answer.comment.clone(),
        answer.reviewer.clone(),
        answer.answered_at.clone(),
        column,
        value,
        answer.set_aside.clone(),
    ];
    first.into_iter().chain(rest).collect()
}
