//! Whose the codes of an audit are.

use super::{Align, Cell, Column, Table};
use crate::case::CaseId;
use crate::draw::DrawnCase;
use crate::lang::pseudonym as say;

/// The drawn cases with their codes and their ids; a case that the extract does not have is unknown.
pub fn table(cases: &[(&DrawnCase, Option<&CaseId>)]) -> Table {
    let columns = vec![
        Column::new("order", &say::ORDER, Align::Right),
        Column::new("role", &say::ROLE, Align::Left),
        Column::new("area", &say::AREA, Align::Left),
        Column::new("case_id", &say::CODE, Align::Left),
        Column::new("of", &say::CASE_ID, Align::Left),
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
