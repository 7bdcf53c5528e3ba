//! A table that somebody fills in and sends back: as a workbook, or as CSV for a Danish Excel.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError,
};

use super::Table;
use crate::cell::excel_csv;
use crate::lang::{Lang, Message, Phrase};

/// A table to be filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// What stands at the top, and on the sheet.
    pub title: &'static Phrase,
    /// What is to be done.
    pub lines: Vec<Message>,
    /// The table, with empty cells where something is to be written.
    pub table: Table,
    /// Widths of its columns in characters.
    pub widths: Vec<u16>,
    /// The column in which one of these words is chosen.
    pub choice: (u16, Vec<&'static Phrase>),
}

impl Form {
    /// The table as CSV for a Danish Excel.
    pub fn excel_csv(&self, lang: Lang) -> Vec<u8> {
        let header = self.table.columns().iter();
        let rows = self.table.rows().iter();
        excel_csv(
            header.map(|column| column.title.in_lang(lang)),
            rows.map(|row| row.iter().map(|cell| cell.for_people(lang))),
        )
    }

    /// The workbook, with what is to be done above the table. Everything in it is text: nothing is taken for a formula,
    /// and case numbers do not become dates.
    ///
    /// # Errors
    /// When the table has more rows than a sheet can hold.
    pub fn workbook(&self, lang: Lang) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // The same form has the same bytes: the time of writing stands in the journal, not in the file.
        let written = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&written));
        let bold = Format::new().set_bold();
        let text = Format::new()
            .set_num_format("@")
            .set_align(FormatAlign::Top)
            .set_text_wrap();
        let sheet = workbook.add_worksheet();
        sheet.set_name(self.title.text(lang))?;
        sheet.write_string_with_format(0, 0, self.title.text(lang), &bold)?;
        let mut next = 1;
        for line in &self.lines {
            sheet.write_string(next, 0, line.in_lang(lang))?;
            next += 1;
        }
        let header = next + 1;
        for (column, width) in (0..).zip(&self.widths) {
            sheet.set_column_format(column, &text)?;
            sheet.set_column_width(column, *width)?;
        }
        let mut last_column = 0;
        for (column, heading) in (0..).zip(self.table.columns()) {
            let heading = heading.title.in_lang(lang);
            sheet.write_string_with_format(header, column, heading, &bold)?;
            last_column = column;
        }
        let mut last = header;
        for (row, cells) in (header + 1..).zip(self.table.rows()) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string_with_format(row, column, cell.for_people(lang), &text)?;
            }
            last = row;
        }
        if last > header {
            let (column, words) = &self.choice;
            let words: Vec<&str> = words.iter().map(|word| word.text(lang)).collect();
            let choices = DataValidation::new().allow_list_strings(&words)?;
            sheet.add_data_validation(header + 1, *column, last, *column, &choices)?;
            sheet.autofilter(header, 0, last, last_column)?;
        }
        sheet.set_freeze_panes(header + 1, 0)?;
        sheet.set_landscape();
        workbook.save_to_buffer()
    }
}
