//! Choosing a sheet of a workbook and taking its cells one by one.

use std::io::{Read, Seek, SeekFrom, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::cells::{CellKind, CellText, text_of};
use super::rows::{RowWriter, cell_name};
use super::weigh::{Unfit, weigh};
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, Place, code, nearest};
use crate::extract::limits::{LONGEST_CELL, Limits, MOST_ROWS, Passed};
use crate::extract::source::length;
use crate::lang::{Message, sources as say};

/// How many places of a kind are remembered.
const PLACES_KEPT: usize = 5;

/// What is asked of a workbook.
pub(in crate::extract) struct SheetRequest<'a> {
    /// The file, as messages name it.
    pub(in crate::extract) file: &'a str,
    /// Its size in bytes.
    pub(in crate::extract) bytes: u64,
    /// The sheet: its name, or its number from 1.
    pub(in crate::extract) sheet: Option<&'a str>,
    /// How much it may hold.
    pub(in crate::extract) limits: Limits,
}

/// What is known of a sheet whose rows were taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetFacts {
    /// The name of the sheet.
    pub name: String,
    /// Its columns from A, as far as they are used.
    pub columns: Vec<SheetColumn>,
    /// How many cells hold an error such as `#REF!`.
    pub errors: u64,
    /// The first of them by name, at most five.
    pub error_cells: Vec<String>,
}

/// The cells of a column of a sheet that are numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetColumn {
    /// How many cells are numbers.
    pub numbers: u64,
    /// The rows of the first of them, at most five.
    pub first_numbers: Vec<u64>,
    /// The row of the last whole number of more than 15 digits, of which Excel has changed the last digits.
    pub rounded: Option<u64>,
}

/// Takes the cells of a sheet and writes them as rows.
///
/// # Errors
/// When the workbook is damaged, locked, holds more than it may, or when it is not clear which sheet is meant.
pub(in crate::extract) fn convert(
    request: &SheetRequest<'_>,
    mut bytes: impl Read + Seek,
    out: impl Write,
) -> Result<SheetFacts, Failure> {
    weigh(&mut bytes, request.bytes, &request.limits)
        .map_err(|unfit| request.unfit(&unfit, Place::file(request.file)))?;
    let rewound = bytes.seek(SeekFrom::Start(0));
    rewound.map_err(|error| request.damaged(error.to_string(), Place::file(request.file)))?;
    // What the reader of workbooks holds to be impossible is a damaged file, and no end of this program.
    catch_unwind(AssertUnwindSafe(|| request.open_and_take(bytes, out)))
        .unwrap_or_else(|_| Err(request.damaged("?".to_owned(), Place::file(request.file))))
}

impl SheetRequest<'_> {
    fn open_and_take(
        &self,
        bytes: impl Read + Seek,
        out: impl Write,
    ) -> Result<SheetFacts, Failure> {
        let mut workbook = Xlsx::new(bytes).map_err(|error| self.cannot_open(&error))?;
        let sheet = self.choose(&mut workbook)?;
        self.take(&mut workbook, sheet, out)
    }

    /// The sheet that is meant.
    fn choose(&self, workbook: &mut Xlsx<impl Read + Seek>) -> Result<String, Failure> {
        let sheets: Vec<(String, bool)> = workbook
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
            .collect();
        let names = || sheets.iter().map(|(name, _)| name);
        if let Some(wanted) = self.sheet {
            return match find(wanted, &names().collect::<Vec<_>>()) {
                Some(name) => Ok(name.clone()),
                None => Err(self.no_such_sheet(wanted, &sheets)),
            };
        }
        let mut with_data = Vec::new();
        for (name, is_visible) in &sheets {
            if holds_data(workbook, name) {
                with_data.push((name.clone(), *is_visible));
            }
        }
        match (with_data.as_slice(), names().next()) {
            ([(only, _)], _) => Ok(only.clone()),
            ([], Some(first)) => Ok(first.clone()),
            ([], None) => Err(self.damaged(say::NO_SHEET.en.to_owned(), Place::file(self.file))),
            (several, _) => Err(self.which_sheet(several)),
        }
    }

    /// Writes the cells of a sheet as rows.
    fn take(
        &self,
        workbook: &mut Xlsx<impl Read + Seek>,
        name: String,
        out: impl Write,
    ) -> Result<SheetFacts, Failure> {
        let cannot_write = |error: std::io::Error| {
            let message = say::CANNOT_SPOOL.with("error", error.to_string());
            Failure::from(Diagnostic::new(&code::C012, message).at(Place::file(self.file)))
        };
        let shown = shown_name(self.file, &name);
        let mut cells = workbook
            .worksheet_cells_reader(&name)
            .map_err(|error| self.damaged(error.to_string(), Place::file(&shown)))?;
        let mut rows = RowWriter::new(out).map_err(cannot_write)?;
        let mut facts = SheetFacts {
            name,
            columns: Vec::new(),
            errors: 0,
            error_cells: Vec::new(),
        };
        loop {
            let cell = cells.next_cell().map_err(|error| {
                self.damaged(error.to_string(), Place::line(&shown, rows.line().max(1)))
            })?;
            let Some(cell) = cell else { break };
            let Some(found) = text_of(cell.get_value()) else {
                continue;
            };
            let (row, column) = cell.get_position();
            let (line, column) = (
                u64::from(row) + 1,
                usize::try_from(column).unwrap_or(usize::MAX),
            );
            let place = || cell_place(&shown, line, column);
            self.check_cell(line, column, &found)
                .map_err(|passed| Failure::from(passed.diagnostic(place())))?;
            if found.text.contains('\0') {
                return Err(self.damaged("NUL".to_owned(), place()));
            }
            if line < rows.line() {
                return Err(self.damaged(say::ROWS_OUT_OF_ORDER.en.to_owned(), place()));
            }
            if line > rows.line() {
                rows.begin(line).map_err(cannot_write)?;
            }
            facts.note(line, column, &found);
            rows.put(column, found.text);
            self.check_row(rows.row_bytes())
                .map_err(|passed| Failure::from(passed.diagnostic(Place::line(&shown, line))))?;
        }
        rows.finish().map_err(cannot_write)?;
        Ok(facts)
    }

    pub(super) fn check_cell(
        &self,
        line: u64,
        column: usize,
        found: &CellText,
    ) -> Result<(), Passed> {
        Passed {
            what: &say::LIMIT_ROWS,
            value: line,
            limit: MOST_ROWS,
            flag: None,
        }
        .if_so(line > MOST_ROWS)?;
        self.limits
            .check_columns(length(column).saturating_add(1))?;
        let characters = || found.text.chars().count();
        if found.text.len() > LONGEST_CELL && characters() > LONGEST_CELL {
            return Err(Passed {
                what: &say::LIMIT_CELL,
                value: length(characters()),
                limit: length(LONGEST_CELL),
                flag: None,
            });
        }
        Ok(())
    }

    fn check_row(&self, bytes: u64) -> Result<(), Passed> {
        Passed {
            what: &say::LIMIT_ROW_BYTES,
            value: bytes,
            limit: self.limits.row_bytes(),
            flag: Some("--max-row"),
        }
        .if_so(bytes > self.limits.row_bytes())
    }

    pub(super) fn cannot_open(&self, error: &XlsxError) -> Failure {
        match error {
            XlsxError::Password => self.unfit(&Unfit::Locked, Place::file(self.file)),
            other => self.damaged(other.to_string(), Place::file(self.file)),
        }
    }

    pub(super) fn unfit(&self, unfit: &Unfit, place: Place) -> Failure {
        match unfit {
            Unfit::Passed(passed) => passed.diagnostic(place).into(),
            Unfit::Damaged(detail) => self.damaged(detail.clone(), place),
            Unfit::Locked => super::super::packing::locked(place),
        }
    }

    pub(super) fn damaged(&self, detail: String, place: Place) -> Failure {
        let message = say::WORKBOOK_DAMAGED.with("detail", detail);
        Diagnostic::new(&code::E024, message)
            .at(place)
            .help(say::SAVE_IN_EXCEL.message())
            .into()
    }

    fn no_such_sheet(&self, wanted: &str, sheets: &[(String, bool)]) -> Failure {
        let near = nearest(wanted, sheets.iter().map(|(name, _)| name.as_str()));
        Diagnostic::new(&code::E023, say::NO_SUCH_SHEET.with("sheet", wanted))
            .at(Place::file(self.file))
            .help_if(near.map(|near| say::NEAREST_SHEET.with("sheet", near)))
            .help(listed(sheets))
            .into()
    }

    fn which_sheet(&self, sheets: &[(String, bool)]) -> Failure {
        let count = length(sheets.len());
        Diagnostic::new(&code::E023, say::WHICH_SHEET.with("count", count))
            .at(Place::file(self.file))
            .help(listed(sheets))
            .help(say::NAME_SHEET.message())
            .into()
    }
}

impl SheetFacts {
    fn note(&mut self, line: u64, column: usize, cell: &CellText) {
        if self.columns.len() <= column {
            self.columns.resize(column + 1, SheetColumn::default());
        }
        if cell.kind == CellKind::Error {
            self.errors += 1;
            if self.error_cells.len() < PLACES_KEPT {
                self.error_cells.push(cell_name(column, line));
            }
        }
        let Some(facts) = self.columns.get_mut(column) else {
            return;
        };
        if matches!(cell.kind, CellKind::Number | CellKind::RoundedNumber) {
            facts.numbers += 1;
            if facts.first_numbers.len() < PLACES_KEPT {
                facts.first_numbers.push(line);
            }
        }
        if cell.kind == CellKind::RoundedNumber {
            facts.rounded = Some(line);
        }
    }
}

/// A sheet by its name, else by its name in any case, else by its number from 1.
fn find<'n>(wanted: &str, names: &[&'n String]) -> Option<&'n String> {
    let exact = names.iter().find(|name| **name == wanted);
    let folded = || {
        let wanted = wanted.to_lowercase();
        names.iter().find(|name| name.to_lowercase() == wanted)
    };
    let numbered = || names.get(wanted.parse::<usize>().ok()?.checked_sub(1)?);
    // In a record a sheet is named as it may be written.
    let masked = || names.iter().find(|name| mask_cpr(name).0 == wanted);
    exact
        .or_else(folded)
        .or_else(numbered)
        .or_else(masked)
        .copied()
}

/// Whether a sheet has a cell that is not empty. One that cannot be read may have some.
fn holds_data(workbook: &mut Xlsx<impl Read + Seek>, name: &str) -> bool {
    let Ok(mut cells) = workbook.worksheet_cells_reader(name) else {
        return true;
    };
    loop {
        match cells.next_cell() {
            Ok(Some(cell)) => {
                let text = text_of(cell.get_value());
                if text.is_some_and(|cell| !cell.text.trim().is_empty()) {
                    return true;
                }
            }
            Ok(None) => return false,
            Err(_) => return true,
        }
    }
}

fn listed(sheets: &[(String, bool)]) -> Message {
    let names: Vec<String> = sheets.iter().map(|(name, _)| format!("`{name}`")).collect();
    say::SHEETS_ARE.with("sheets", names.join(", "))
}

/// A file and its sheet, as messages name them. No sheet has a colon in its name.
pub(in crate::extract) fn shown_name(file: &str, sheet: &str) -> String {
    format!("{file}:{sheet}")
}

pub(super) fn cell_place(shown: &str, line: u64, column: usize) -> Place {
    Place::Line {
        file: shown.to_owned(),
        line,
        column: Some(cell_name(column, line)),
    }
}
