//! What is odd about where an extract comes from, and does not stop its reading.

use super::columns::{Column, Columns, PartColumns};
use super::part::{Extract, Part};
use super::scan::{ColumnScan, Scan};
use super::workbook::{SheetColumn, cell_name};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::sources as say;

/// Everything about the files of an extract that somebody should look at: columns that some files lack or write in
/// another way, case ids that are numbers in a workbook, cells with errors.
pub fn file_remarks(extract: &Extract, columns: &Columns, scan: &Scan) -> Vec<Diagnostic> {
    let parts = || extract.parts().iter().zip(&columns.parts);
    let mut remarks = Vec::new();
    for (position, part) in extract.parts().iter().enumerate() {
        let rows = scan.parts.get(position).map_or(0, |part| part.rows_read);
        let missing = columns.missing_in(position).into_iter();
        remarks.extend(missing.map(|column| {
            let message = say::MISSING_IN_FILE
                .with("column", &column.name)
                .with("rows", rows);
            Diagnostic::new(&code::E028, message).at(Place::file(&part.name))
        }));
    }
    let kept = columns.kept.iter().zip(&scan.kept);
    let all = kept.chain(columns.conditions.iter().zip(&scan.conditions));
    let mut rewritten: Vec<&Column> = Vec::new();
    for (column, scan) in all.filter(|(_, scan)| scan.is_rewritten) {
        if rewritten.iter().any(|known| known.found == column.found) {
            continue;
        }
        rewritten.push(column);
        remarks.push(formats_differ(extract, column, scan));
    }
    remarks.extend(parts().flat_map(|(part, columns)| numeric_ids(part, columns)));
    remarks.extend(extract.parts().iter().filter_map(error_cells));
    remarks
}

/// How each file writes a column that they contradict each other in.
fn formats_differ(extract: &Extract, column: &Column, scan: &ColumnScan) -> Diagnostic {
    let message = say::FORMATS_DIFFER.with("column", &column.name);
    let mut diagnostic = Diagnostic::new(&code::E029, message);
    for (part, found) in extract.parts().iter().zip(&scan.parts) {
        if let Some((format, _)) = found {
            let shown = say::FORMAT_IN_FILE.with("file", part.file_name());
            diagnostic = diagnostic.help(shown.with("format", format.to_string()));
        }
    }
    diagnostic
}

/// Refuses case ids of a workbook that are no longer what was typed.
pub(super) fn refuse_rounded_ids(part: &Part, columns: &PartColumns) -> Result<(), Failure> {
    let rounded = id_columns(part, columns).filter_map(|(column, position, facts)| {
        let line = facts
            .rounded
            .filter(|line| *line > part.survey.header.line)?;
        let place = Place::Line {
            file: part.survey.name.clone(),
            line,
            column: Some(format!(
                "{}, {}",
                cell_name(position, line),
                column.heading()
            )),
        };
        let diagnostic = Diagnostic::new(&code::E025, say::ROUNDED_ID.message()).at(place);
        Some(diagnostic.help(say::EXPORT_AS_TEXT.message()))
    });
    Failure::of(rounded.collect()).map_or(Ok(()), Err)
}

/// The id columns of a workbook: their places, and which of their cells are numbers.
fn id_columns<'a>(
    part: &'a Part,
    columns: &'a PartColumns,
) -> impl Iterator<Item = (&'a Column, usize, &'a SheetColumn)> {
    columns.id.iter().filter_map(|column| {
        let position = column.found.as_ref()?.position;
        Some((column, position, part.sheet()?.columns.get(position)?))
    })
}

/// A number knows nothing of the zeros that stood before it.
fn numeric_ids(part: &Part, columns: &PartColumns) -> Vec<Diagnostic> {
    let header = part.survey.header.line;
    let found = id_columns(part, columns).filter_map(|(column, position, facts)| {
        let (above, below): (Vec<u64>, Vec<u64>) = facts
            .first_numbers
            .iter()
            .partition(|line| **line <= header);
        let count = facts.numbers - super::source::length(above.len());
        let cells: Vec<String> = below
            .iter()
            .map(|line| cell_name(position, *line))
            .collect();
        let message = say::NUMERIC_IDS
            .with("count", count)
            .with("column", column.heading());
        let diagnostic = Diagnostic::new(&code::E026, message)
            .at(Place::file(&part.survey.name))
            .help(say::FIRST_CELLS.with("cells", cells.join(", ")))
            .help(say::EXPORT_AS_TEXT.message());
        (count > 0).then_some(diagnostic)
    });
    found.collect()
}

fn error_cells(part: &Part) -> Option<Diagnostic> {
    let sheet = part.sheet().filter(|sheet| sheet.errors > 0)?;
    let message = say::ERROR_CELLS
        .with("count", sheet.errors)
        .with("cells", sheet.error_cells.join(", "));
    Some(Diagnostic::new(&code::E032, message).at(Place::file(&part.survey.name)))
}
