//! A worksheet as text, a file for each kind of sheet: as a spreadsheet of the reader's language opens it.

use super::model::{Sheet, Worksheet};
use crate::lang::Lang;

/// What a cell of a spreadsheet takes for the start of a formula.
const STARTS_OF_FORMULAS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The tables of a worksheet as one text; they have the same columns. The first line has the names of the columns.
pub fn text(worksheet: &Worksheet, lang: Lang) -> Vec<u8> {
    let tables: Vec<&Sheet> = worksheet.sheets.iter().collect();
    table_text(&tables, lang)
}

/// Sheets with the same columns as one text. A Danish spreadsheet expects semicolons; a byte order mark tells any that
/// it is UTF-8.
fn table_text(sheets: &[&Sheet], lang: Lang) -> Vec<u8> {
    let in_memory = "rows as long as their header are written into memory without fail";
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(match lang {
            Lang::Da => b';',
            Lang::En => b',',
        })
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut bytes);
    if let Some(first) = sheets.first() {
        let names = first.columns.iter().map(|column| column.key.as_str());
        writer.write_record(names).expect(in_memory);
    }
    for row in sheets.iter().flat_map(|sheet| &sheet.rows) {
        let cells = row.iter().map(|cell| harmless(cell.text()));
        writer.write_record(cells).expect(in_memory);
    }
    drop(writer);
    bytes
}

/// A text that no spreadsheet takes for a formula. What is read back loses the apostrophe again.
fn harmless(text: &str) -> String {
    if text.starts_with(STARTS_OF_FORMULAS) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// A text without the apostrophe that kept it from being a formula.
pub(super) fn without_apostrophe(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(STARTS_OF_FORMULAS) => rest,
        _ => text,
    }
}
