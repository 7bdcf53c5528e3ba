//! The rows of an event table, in which a case may stand on any number of rows: each is handed out, in file order.

use super::columns::Columns;
use super::part::Extract;
use super::reject::{Judge, Reject};
use super::scan::Scan;
use super::source::length;
use crate::case::CaseId;
use crate::diag::Failure;

/// Hands out every row with the id of its case and the values of [`Columns::kept`], as [`super::each_case`] does for cases,
/// and gives the rows that name no case.
///
/// # Errors
/// When the file has changed since it was scanned.
pub fn event_rows(
    extract: &Extract,
    columns: &Columns,
    scan: &Scan,
    visit: &mut dyn FnMut(CaseId, &[&str]),
) -> Result<Vec<Reject>, Failure> {
    let mut rejects = Vec::new();
    for ((part, columns), scanned) in extract.parts().iter().zip(&columns.parts).zip(&scan.parts) {
        let judge = Judge::new(part, columns);
        let mut records = part.rows()?;
        let mut rows_read = 0;
        let before = rejects.len();
        while let Some(row) = records.next()? {
            rows_read += 1;
            let mut id = CaseId::unset();
            match judge.case_id(&row, &mut id) {
                Ok(()) => {
                    let values = columns.kept.iter().map(|column| column.value(row.fields));
                    visit(id, &values.collect::<Vec<_>>());
                }
                Err(fault) => rejects.push(judge.reject(&row, fault)),
            }
        }
        if rows_read != scanned.rows_read || length(rejects.len() - before) != scanned.rejected {
            return Err(super::records::changed(&part.source));
        }
    }
    Ok(rejects)
}
