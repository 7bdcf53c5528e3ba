//! The list of the sampled cases for the department that must produce them: no reserves, no questions, no seed, no ticket.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError,
};

use super::{Align, Cell, Column, Table, Words};
use crate::answers::REQUEST_COLUMNS;
use crate::cell::excel_csv;
use crate::draw::{Sample, SampleRole};
use crate::lang::{Lang, Message, request as say};

/// Widths of the columns of the workbook, in characters.
const WIDTHS: [f64; 6] = [24.0, 24.0, 14.0, 28.0, 14.0, 40.0];
/// What stands above the headings of the workbook.
const TITLE_ROWS: u32 = 4;
/// The column in which the department says whether a case was found.
const FOUND: u16 = 2;

/// The list: the cases of the sample by area and id, with columns to fill in.
pub fn list(sample: &Sample) -> Table {
    let columns = REQUEST_COLUMNS.iter().map(|column| Column {
        key: column.key,
        title: Words::Message(column.heading.message()),
        align: Align::Left,
    });
    let mut table = Table::new(Some(Words::Message(say::LIST.message())), columns.collect());
    let sampled = sample.cases.iter();
    let mut sampled: Vec<_> = sampled
        .filter(|case| case.role == SampleRole::Sample)
        .collect();
    // The order of the draw is nobody's business here.
    sampled.sort_by(|one, other| (&one.area, &one.id).cmp(&(&other.area, &other.id)));
    for case in sampled {
        let mut row = vec![
            Cell::Text(case.area.to_string()),
            Cell::Text(case.id.to_string()),
        ];
        row.resize(REQUEST_COLUMNS.len(), Cell::Text(String::new()));
        table.push(row);
    }
    table
}

/// What the department is to do.
pub fn what_to_do(due: Option<NaiveDate>) -> Message {
    match due {
        Some(due) => say::PRODUCE_BY.with("due", due),
        None => say::PRODUCE.message(),
    }
}

/// The list as CSV for a Danish Excel.
pub fn excel_list(table: &Table, lang: Lang) -> Vec<u8> {
    let header = table.columns().iter();
    let rows = table.rows().iter();
    excel_csv(
        header.map(|column| column.title.in_lang(lang)),
        rows.map(|row| row.iter().map(|cell| cell.for_people(lang))),
    )
}

/// The list as a workbook, with what is to be done above it.
///
/// # Errors
/// When it has more rows than a sheet can hold.
pub fn workbook(table: &Table, due: Option<NaiveDate>, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same list has the same bytes: the time of writing stands in the journal, not in the file.
    let written = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&written));
    let bold = Format::new().set_bold();
    let text = Format::new()
        .set_num_format("@")
        .set_align(FormatAlign::Top);
    let sheet = workbook.add_worksheet();
    sheet.set_name(say::LIST.text(lang))?;
    sheet.write_string_with_format(0, 0, say::LIST.text(lang), &bold)?;
    sheet.write_string(1, 0, what_to_do(due).in_lang(lang))?;
    sheet.write_string(2, 0, say::NOT_PRODUCED.text(lang))?;
    for (column, width) in (0..).zip(WIDTHS) {
        // Whatever is filled in stays the text that was written.
        sheet.set_column_format(column, &text)?;
        sheet.set_column_width(column, width)?;
    }
    for (column, heading) in (0..).zip(table.columns()) {
        sheet.write_string_with_format(TITLE_ROWS, column, heading.title.in_lang(lang), &bold)?;
    }
    let mut last = TITLE_ROWS;
    for (row, cells) in (TITLE_ROWS + 1..).zip(table.rows()) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string_with_format(row, column, cell.for_people(lang), &text)?;
        }
        last = row;
    }
    if last > TITLE_ROWS {
        let answers = [&say::YES, &say::NO, &say::NO_ACCESS].map(|answer| answer.text(lang));
        let choices = DataValidation::new().allow_list_strings(&answers)?;
        sheet.add_data_validation(TITLE_ROWS + 1, FOUND, last, FOUND, &choices)?;
        sheet.autofilter(TITLE_ROWS, 0, last, 5)?;
    }
    sheet.set_freeze_panes(TITLE_ROWS + 1, 0)?;
    sheet.set_landscape();
    workbook.save_to_buffer()
}
