//! A worksheet as a workbook: texts as texts, lists to choose from, filters, frozen headings, colours for what is missing.
//! No cell is locked: whoever sorts and filters must be able to.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DocProperties,
    ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Note, Workbook, XlsxError,
};

use super::fields::Field;
use super::model::{Cell, Column, Sheet, Shown, Wanted, Worksheet};
use crate::diag::{Diagnostic, Failure, code};
use crate::extract::{MOST_CELLS, cell_name};
use crate::lang::{Lang, Message, worksheet as say};

/// The longest text of a cell, in characters.
const LONGEST_TEXT: usize = 32_767;
/// The most sheets of a workbook: nobody leafs through more.
const MOST_SHEETS: usize = 500;
/// The longest name of a sheet, in characters.
const LONGEST_NAME: usize = 31;
/// The width of a sheet that has only text, in characters.
const TEXT_WIDTH: u16 = 110;
/// The height of a line of text, in points.
const LINE_HEIGHT: u32 = 15;
/// The most lines that a row shows.
const MOST_LINES: u32 = 20;
/// The most lines that a row of a wide sheet shows.
const LINES_OF_WIDE: u32 = 6;
/// Up to so many columns a table is printed on the width of a page.
const FITS_ON_PAGE: usize = 20;
/// The rows of headings on a sheet: the names for the program, and those for people.
const HEADING_ROWS: u32 = 2;

/// The bytes of a workbook.
///
/// # Errors
/// C085 when it is too large for a workbook, or to be read again.
pub fn workbook(worksheet: &Worksheet, lang: Lang) -> Result<Vec<u8>, Failure> {
    let cells = worksheet.sheets.iter().map(|sheet| {
        let rows = sheet.rows.len().saturating_add(sheet.lines.len() + 2);
        rows.saturating_mul(sheet.columns.len().max(1))
    });
    let cells = cells.fold(0, usize::saturating_add);
    if cells > MOST_CELLS || worksheet.sheets.len() > MOST_SHEETS {
        let sheets = u64::try_from(worksheet.sheets.len()).unwrap_or(u64::MAX);
        let cells = u64::try_from(cells).unwrap_or(u64::MAX);
        return Err(too_large(
            &say::TOO_LARGE.with("sheets", sheets).with("cells", cells),
        ));
    }
    write(worksheet, lang)
        .map_err(|error| too_large(&say::CANNOT_WRITE.with("error", error.to_string())))
}

fn too_large(message: &Message) -> Failure {
    let diagnostic = Diagnostic::new(&code::C085, message.clone());
    diagnostic.help(say::CANNOT_WRITE_HELP.message()).into()
}

fn write(worksheet: &Worksheet, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The time of making would make two workbooks of the same audit differ.
    let always = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&always));
    let lists = say::LISTS.text(lang);
    let mut names = BTreeSet::from([lists.to_lowercase()]);
    let mut is_first_table = true;
    for sheet in &worksheet.sheets {
        let name = sheet_name(&sheet.title, &mut names);
        let mut writer = SheetWriter {
            out: workbook.add_worksheet(),
            looks: Looks::new(),
            sheet,
            lists,
            worksheet,
        };
        writer.out.set_name(name)?;
        writer.write()?;
        if is_first_table && !sheet.columns.is_empty() {
            writer.out.set_active(true);
            is_first_table = false;
        }
    }
    let out = workbook.add_worksheet();
    out.set_name(lists)?.set_hidden(true);
    for (column, list) in (0..).zip(&worksheet.lists) {
        for (row, option) in (0..).zip(list) {
            out.write_string(row, column, shortened(option))?;
        }
    }
    workbook.save_to_buffer()
}

/// A name that a workbook takes and that no other sheet has.
fn sheet_name(title: &str, taken: &mut BTreeSet<String>) -> String {
    let allowed = |letter: char| !letter.is_control() && !"[]:*?/\\".contains(letter);
    let plain: String = title
        .chars()
        .map(|letter| if allowed(letter) { letter } else { '-' })
        .collect();
    let plain = plain.trim_matches('\'').trim();
    let plain = if plain.is_empty() { "-" } else { plain };
    let mut number = 1_u32;
    loop {
        let mark = if number == 1 {
            String::new()
        } else {
            format!(" ({number})")
        };
        let room = LONGEST_NAME - mark.chars().count();
        let name: String = plain.chars().take(room).chain(mark.chars()).collect();
        // A name that Excel keeps for itself.
        let is_free = !name.eq_ignore_ascii_case("history");
        if is_free && taken.insert(name.to_lowercase()) {
            return name;
        }
        number += 1;
    }
}

/// A text that fits into a cell.
fn shortened(text: &str) -> String {
    if text.len() <= LONGEST_TEXT || text.chars().count() <= LONGEST_TEXT {
        return text.to_owned();
    }
    let shown = text.chars().take(LONGEST_TEXT - 1);
    shown.chain(['…']).collect()
}

/// The lines that a text takes in a column. A letter is about as wide as the digit that widths are counted in.
fn lines_in(text: &str, width: u16) -> u32 {
    let width = usize::from(width.max(1));
    let lines = text
        .split('\n')
        .map(|line| line.chars().count().div_ceil(width).max(1));
    u32::try_from(lines.sum::<usize>()).unwrap_or(u32::MAX)
}

struct Looks {
    title: Format,
    line: Format,
    heading: Format,
    heading_to_fill: Format,
    given: Format,
    fill: Format,
    missing: Format,
    comment_missing: Format,
}

impl Looks {
    fn new() -> Self {
        let text = || {
            Format::new()
                .set_num_format("@")
                .set_text_wrap()
                .set_align(FormatAlign::Top)
        };
        let bordered = || {
            text()
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0x00BF_BFBF))
        };
        let heading = || bordered().set_bold();
        Self {
            title: Format::new().set_bold().set_font_size(13),
            line: text(),
            heading: heading().set_background_color(Color::RGB(0x00D9_D9D9)),
            heading_to_fill: heading().set_background_color(Color::RGB(0x00BD_D7EE)),
            given: bordered().set_background_color(Color::RGB(0x00F2_F2F2)),
            fill: bordered(),
            missing: Format::new().set_background_color(Color::RGB(0x00FF_F2A8)),
            comment_missing: Format::new().set_background_color(Color::RGB(0x00F8_CBAD)),
        }
    }
}

struct SheetWriter<'a> {
    out: &'a mut rust_xlsxwriter::Worksheet,
    looks: Looks,
    sheet: &'a Sheet,
    /// The name of the sheet with the lists.
    lists: &'a str,
    worksheet: &'a Worksheet,
}

impl SheetWriter<'_> {
    fn write(&mut self) -> Result<(), XlsxError> {
        self.lines()?;
        if self.sheet.columns.is_empty() {
            self.out.set_column_width(0, TEXT_WIDTH)?;
        } else {
            self.headings()?;
            self.rows()?;
            self.choices()?;
            self.colours()?;
        }
        self.out.set_landscape().set_paper_size(9);
        if self.sheet.columns.len() <= FITS_ON_PAGE {
            self.out.set_print_fit_to_pages(1, 0);
        }
        Ok(())
    }

    /// Makes a row high enough for its texts. Excel would do that by itself, others do not.
    fn height(&mut self, row: u32, lines: u32) -> Result<(), XlsxError> {
        if lines > 1 {
            let height = lines.min(MOST_LINES) * LINE_HEIGHT;
            self.out.set_row_height(row, height)?;
        }
        Ok(())
    }

    /// The lines that a row of texts takes in the columns that are seen.
    fn lines_of<'t>(&self, texts: impl Iterator<Item = &'t str>) -> u32 {
        let columns = self.sheet.columns.iter().zip(texts);
        let shown = columns.filter(|(column, _)| column.shown == Shown::Open);
        let lines = shown.map(|(column, text)| lines_in(text, column.width));
        lines.max().unwrap_or(1)
    }

    /// The lines above the table, in the first column that is seen.
    fn lines(&mut self) -> Result<(), XlsxError> {
        let columns = self.sheet.columns.iter();
        let mut shown = (0..).zip(columns);
        let first = shown.find(|(_, column)| column.shown == Shown::Open);
        let column = first.map_or(0, |(position, _)| position);
        // Above a table a line runs on over the cells beside it.
        let line = match self.sheet.columns.as_slice() {
            [] => self.looks.line.clone(),
            _ => Format::new(),
        };
        for (row, text) in (0..).zip(&self.sheet.lines) {
            let look = if row == 0 {
                self.looks.title.clone()
            } else {
                line.clone()
            };
            self.out
                .write_string_with_format(row, column, shortened(text), &look)?;
            if self.sheet.columns.is_empty() {
                self.height(row, lines_in(text, TEXT_WIDTH))?;
            }
        }
        Ok(())
    }

    /// The row with the names of the columns for the program.
    fn key_row(&self) -> u32 {
        u32::try_from(self.sheet.lines.len()).unwrap_or(u32::MAX)
    }

    fn first_row(&self) -> u32 {
        self.key_row() + HEADING_ROWS
    }

    fn last_row(&self) -> u32 {
        let rows = u32::try_from(self.sheet.rows.len()).unwrap_or(u32::MAX);
        self.key_row() + HEADING_ROWS.max(rows + HEADING_ROWS - 1)
    }

    fn headings(&mut self) -> Result<(), XlsxError> {
        let key_row = self.key_row();
        let heading_row = key_row + 1;
        for (position, column) in (0..).zip(&self.sheet.columns) {
            self.out.write_string(key_row, position, &column.key)?;
            let is_filled = self.is_filled(position);
            let look = if is_filled {
                &self.looks.heading_to_fill
            } else {
                &self.looks.heading
            };
            let heading = shortened(&column.heading);
            self.out
                .write_string_with_format(heading_row, position, heading, look)?;
            if !column.note.is_empty() {
                let note = Note::new(shortened(&column.note)).set_author("sagsaudit");
                let note = note.add_author_prefix(false).set_width(380).set_height(220);
                self.out.insert_note(heading_row, position, &note)?;
            }
            self.out.set_column_width(position, column.width)?;
            if column.shown == Shown::Hidden {
                self.out.set_column_hidden(position)?;
            }
        }
        let headings = self.sheet.columns.iter();
        let lines = self.lines_of(headings.map(|column| column.heading.as_str()));
        self.height(heading_row, lines)?;
        self.out.set_row_hidden(key_row)?;
        self.fold()?;
        let last = self.last_column();
        self.out.autofilter(heading_row, 0, self.last_row(), last)?;
        self.out
            .set_freeze_panes(heading_row + 1, self.sheet.frozen)?;
        self.out.set_repeat_rows(heading_row, heading_row)?;
        Ok(())
    }

    fn is_filled(&self, position: u16) -> bool {
        let first = self.sheet.rows.first();
        let cell = first.and_then(|row| row.get(usize::from(position)));
        matches!(cell, Some(Cell::Fill { .. }))
    }

    fn last_column(&self) -> u16 {
        u16::try_from(self.sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// Folds away neighbouring columns together.
    fn fold(&mut self) -> Result<(), XlsxError> {
        self.out.group_symbols_to_left(true);
        let mut begun: Option<u16> = None;
        for (position, column) in (0..).zip(&self.sheet.columns) {
            match (column.shown, begun) {
                (Shown::Folded, None) => begun = Some(position),
                (Shown::Folded, Some(_)) | (_, None) => {}
                (_, Some(first)) => {
                    self.out.group_columns_collapsed(first, position - 1)?;
                    begun = None;
                }
            }
        }
        Ok(())
    }

    fn rows(&mut self) -> Result<(), XlsxError> {
        let first = self.first_row();
        for (row, cells) in (first..).zip(&self.sheet.rows) {
            let lines = self.lines_of(cells.iter().map(Cell::text));
            // On a wide sheet many rows in view are worth more than all of one cell.
            let is_wide = self.sheet.columns.len() > FITS_ON_PAGE;
            self.height(
                row,
                lines.min(if is_wide { LINES_OF_WIDE } else { MOST_LINES }),
            )?;
            for (column, cell) in (0..).zip(cells) {
                let look = match cell {
                    Cell::Given(_) => &self.looks.given,
                    Cell::Fill { .. } => &self.looks.fill,
                };
                match cell {
                    Cell::Fill { text, .. } if text.is_empty() => {
                        self.out.write_blank(row, column, look)?;
                    }
                    Cell::Fill { text, .. } => {
                        self.out.write_string_with_format(row, column, text, look)?;
                    }
                    Cell::Given(text) => {
                        let text = shortened(text);
                        self.out.write_string_with_format(row, column, text, look)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The lists to choose from, one for each run of cells that share it. Other words can still be written: they are
    /// refused when the worksheet comes back, and lists do not move along when rows are sorted.
    fn choices(&mut self) -> Result<(), XlsxError> {
        let first = self.first_row();
        for position in 0..self.sheet.columns.len() {
            let list_of = |row: &Vec<Cell>| match row.get(position) {
                Some(Cell::Fill { list, .. }) => *list,
                _ => None,
            };
            let mut begun: Option<(u32, usize)> = None;
            let lists = self.sheet.rows.iter().map(list_of).chain([None]);
            for (row, list) in (first..).zip(lists) {
                if begun.map(|(_, list)| list) == list {
                    continue;
                }
                if let Some((from, list)) = begun {
                    self.choice(position, (from, row - 1), list)?;
                }
                begun = list.map(|list| (row, list));
            }
        }
        Ok(())
    }

    fn choice(&mut self, position: usize, rows: (u32, u32), list: usize) -> Result<(), XlsxError> {
        let options = self.worksheet.lists.get(list).map_or(0, Vec::len);
        if options == 0 {
            return Ok(());
        }
        let letters = cell_name(list, 1);
        let letters = letters.trim_end_matches(char::is_numeric);
        let range = format!("='{}'!${letters}$1:${letters}${options}", self.lists);
        let validation = DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_style(DataValidationErrorStyle::Warning);
        let column = u16::try_from(position).unwrap_or(u16::MAX);
        self.out
            .add_data_validation(rows.0, column, rows.1, column, &validation)?;
        Ok(())
    }

    /// Yellow for an answer that is missing, orange for a comment.
    fn colours(&mut self) -> Result<(), XlsxError> {
        if self.sheet.rows.is_empty() {
            return Ok(());
        }
        let columns: Vec<(u16, &Column)> = (0..).zip(&self.sheet.columns).collect();
        for (position, column) in columns {
            let Some((rule, look)) = self.rule(position, column) else {
                continue;
            };
            let format = ConditionalFormatFormula::new()
                .set_rule(rule.as_str())
                .set_format(look);
            let (first, last) = (self.first_row(), self.last_row());
            self.out
                .add_conditional_format(first, position, last, position, &format)?;
        }
        Ok(())
    }

    fn rule(&self, position: u16, column: &Column) -> Option<(String, &Format)> {
        let line = u64::from(self.first_row()) + 1;
        let cell = |position: usize| format!("${}", cell_name(position, line));
        let own = cell(usize::from(position));
        match &column.wanted {
            Wanted::No => None,
            Wanted::Always => {
                // Where a row is about the case as a whole, nothing has to be said. Where nothing is to be answered, the
                // cell holds a text.
                let is_about = self.sheet.position(Field::Criterion.name());
                let is_about = is_about.map(|position| format!(",{}<>\"\"", cell(position)));
                let is_about = is_about.unwrap_or_default();
                let rule = format!("=AND(LEN(TRIM({own}))=0{is_about})");
                Some((rule, &self.looks.missing))
            }
            Wanted::WithAny(_, texts) if texts.is_empty() => None,
            Wanted::WithAny(key, texts) => {
                let other = cell(self.sheet.position(key)?);
                let any: Vec<String> = texts
                    .iter()
                    .map(|text| format!("{other}=\"{}\"", text.replace('"', "\"\"")))
                    .collect();
                let any = any.join(",");
                let rule = format!("=AND(LEN(TRIM({own}))=0,OR({any}))");
                Some((rule, &self.looks.comment_missing))
            }
        }
    }
}
