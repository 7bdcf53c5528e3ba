//! The rows of an event table, in which a case may stand on any number of rows: each is handed out, in file order.

use super::columns::Columns;
use super::reject::{Judge, Reject};
use super::scan::Scan;
use super::source::{Source, length};
use super::survey::Survey;
use crate::case::CaseId;
use crate::diag::Failure;

/// Hands out every row with the id of its case and the values of [`Columns::kept`], as [`super::cases`] does for cases,
/// and gives the rows that name no case.
///
/// # Errors
/// When the file has changed since it was scanned.
pub fn event_rows(
    source: &Source,
    survey: &Survey,
    columns: &Columns,
    scan: &Scan,
    visit: &mut dyn FnMut(CaseId, &[&str]),
) -> Result<Vec<Reject>, Failure> {
    let judge = Judge::new(survey, columns);
    let mut records = survey.rows(source)?;
    let mut rejects = Vec::new();
    let mut rows_read = 0;
    while let Some(row) = records.next()? {
        rows_read += 1;
        match judge.case_id(&row) {
            Ok(id) => {
                let values = columns.kept.iter().map(|column| column.value(row.fields));
                visit(id, &values.collect::<Vec<_>>());
            }
            Err(fault) => rejects.push(judge.reject(&row, fault)),
        }
    }
    if rows_read != scan.rows_read || length(rejects.len()) != scan.rejected {
        return Err(super::records::changed(source));
    }
    Ok(rejects)
}
