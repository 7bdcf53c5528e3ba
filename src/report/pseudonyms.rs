//! Whose the codes of an audit are.

use super::{Align, Cell, Column, Table, Words};
use crate::case::CaseId;
use crate::draw::DrawnCase;
use crate::lang::{Phrase, pseudonym as say};

/// The drawn cases with their codes and their ids; a case that the extract does not have is unknown.
pub fn table(cases: &[(&DrawnCase, Option<&CaseId>)]) -> Table {
    let column = |key, title: &'static Phrase, align| Column {
        key,
        title: Words::Message(title.message()),
        align,
    };
    let columns = vec![
        column("order", &say::ORDER, Align::Right),
        column("role", &say::ROLE, Align::Left),
        column("area", &say::AREA, Align::Left),
        column("case_id", &say::CODE, Align::Left),
        column("of", &say::CASE_ID, Align::Left),
    ];
    let mut table = Table::new(None, columns);
    for (case, id) in cases {
        let of = id.map_or(Cell::Unknown, |id| Cell::Text(id.to_string()));
        let words = match case.role.name() {
            "sample" => say::SAMPLE.message(),
            _ => say::RESERVE.message(),
        };
        table.push(vec![
            Cell::Count(case.order),
            Cell::Word {
                id: case.role.name(),
                words,
            },
            Cell::Text(case.area.to_string()),
            Cell::Text(case.id.to_string()),
            of,
        ]);
    }
    table
}
