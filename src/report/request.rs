//! The list of the sampled cases for the department that must produce them: no reserves, no questions, no seed, no ticket.

use chrono::NaiveDate;

use super::form::Form;
use super::{Align, Cell, Column, Table, Words};
use crate::answers::REQUEST_LIST;
use crate::case::{Area, CaseId};
use crate::draw::{CaseNames, Sample, SampleRole};
use crate::lang::{Message, request as say};

/// The list: the cases of the sample by area and id, with columns to fill in.
pub fn list(sample: &Sample, names: &CaseNames, due: Option<NaiveDate>) -> Form {
    let columns = REQUEST_LIST.columns.iter().map(|column| Column {
        key: column.key,
        title: Words::Message(column.heading.message()),
        align: Align::Left,
    });
    let title = Words::Message(say::LIST.message());
    let mut table = Table::new(Some(title), columns.collect());
    let sampled = sample.cases.iter();
    let sampled = sampled.filter(|case| case.role == SampleRole::Sample);
    let mut sampled: Vec<(&Area, &CaseId)> = sampled
        .map(|case| (&case.area, names.of(&case.id)))
        .collect();
    // The order of the draw is nobody's business here.
    sampled.sort();
    for (area, id) in sampled {
        let mut row = vec![Cell::Text(area.to_string()), Cell::Text(id.to_string())];
        row.resize(REQUEST_LIST.columns.len(), Cell::Text(String::new()));
        table.push(row);
    }
    Form {
        title: &say::LIST,
        lines: vec![what_to_do(due), say::NOT_PRODUCED.message()],
        table,
        widths: vec![24, 24, 14, 28, 14, 40],
        choice: (2, vec![&say::YES, &say::NO, &say::NO_ACCESS]),
    }
}

fn what_to_do(due: Option<NaiveDate>) -> Message {
    match due {
        Some(due) => say::PRODUCE_BY.with("due", due),
        None => say::PRODUCE.message(),
    }
}
