//! Answers as they are kept in the audit folder.

use std::iter;

use super::read::COLUMNS;
use super::{Answer, Answers, Choice};

/// The bytes of a normalised answer file: one row a case status and answer, sorted by case and criterion.
pub fn to_csv(answers: &Answers) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).expect(IN_MEMORY);
    for (case, said) in &answers.cases {
        let status = said.status.map(|status| {
            let mut row = vec![
                case.as_str().to_owned(),
                String::new(),
                status.name().to_owned(),
            ];
            row.resize(COLUMNS.len(), String::new());
            row
        });
        let rows = said
            .by_criterion
            .iter()
            .map(|(criterion, answer)| row(case.as_str(), criterion, answer));
        for row in status.into_iter().chain(rows) {
            writer.write_record(row).expect(IN_MEMORY);
        }
    }
    writer.into_inner().expect(IN_MEMORY)
}

const IN_MEMORY: &str = "writing rows of equal length into memory cannot fail";

fn row(case: &str, criterion: &str, answer: &Answer) -> Vec<String> {
    let (column, value) = match &answer.correction {
        Some(correction) => (correction.column.clone(), correction.value.clone()),
        None => (String::new(), String::new()),
    };
    let first = [case.to_owned(), criterion.to_owned()];
    let rest = [
        answer.choice.map_or("", Choice::name).to_owned(),
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
    ];
    first
        .into_iter()
        .chain(rest)
        .chain(iter::once(value))
        .collect()
}
