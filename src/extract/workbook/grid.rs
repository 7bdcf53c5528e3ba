//! All sheets of a workbook in memory, cell by cell with what kind each is: for workbooks that people have filled in.

use std::io::{Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, SheetType, Xlsx};

use super::cells::{CellKind, text_of};
use super::open::{SheetRequest, cell_place, shown_name};
use super::weigh::weigh;
use crate::diag::{Failure, Place};
use crate::extract::limits::Passed;
use crate::extract::source::length;
use crate::lang::worksheet;

/// The most cells that are held, of all sheets together. What is written to be read again must not have more.
pub const MOST_CELLS: usize = 2_000_000;

/// A sheet: what stands in which cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The file and the sheet, as messages name them.
    pub name: String,
    /// Its rows that are not empty, in order.
    pub rows: Vec<GridRow>,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// Its number, from 1.
    pub line: u64,
    /// Its cells that are not empty, in order.
    pub cells: Vec<GridCell>,
}

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// Its column, from 0.
    pub column: usize,
    /// What stands in it, trimmed; a date in ISO form, a number in plain digits with a decimal point.
    pub text: String,
    /// What kind of cell it is.
    pub kind: GridKind,
}

/// What kind of cell something stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridKind {
    /// A text, or yes and no.
    Text,
    /// A number.
    Number,
    /// A date, a time or a duration.
    Moment,
    /// An error such as `#REF!`.
    Error,
}

/// Takes all cells of a workbook.
///
/// # Errors
/// When the workbook is damaged, locked, or holds more than it may.
pub(in crate::extract) fn grids(
    request: &SheetRequest<'_>,
    mut bytes: impl Read + Seek,
) -> Result<Vec<Grid>, Failure> {
    let place = || Place::file(request.file);
    weigh(&mut bytes, request.bytes, &request.limits)
        .map_err(|unfit| request.unfit(&unfit, place()))?;
    let rewound = bytes.seek(SeekFrom::Start(0));
    rewound.map_err(|error| request.damaged(error.to_string(), place()))?;
    // What the reader of workbooks holds to be impossible is a damaged file, and no end of this program.
    catch_unwind(AssertUnwindSafe(|| request.all_sheets(bytes)))
        .unwrap_or_else(|_| Err(request.damaged("?".to_owned(), place())))
}

impl SheetRequest<'_> {
    fn all_sheets(&self, bytes: impl Read + Seek) -> Result<Vec<Grid>, Failure> {
        let mut workbook = Xlsx::new(bytes).map_err(|error| self.cannot_open(&error))?;
        let sheets = workbook.sheets_metadata().iter();
        let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
        let mut room = MOST_CELLS;
        let mut grids = Vec::new();
        for name in &names {
            grids.push(self.grid(&mut workbook, name, &mut room)?);
        }
        Ok(grids)
    }

    fn grid(
        &self,
        workbook: &mut Xlsx<impl Read + Seek>,
        name: &str,
        room: &mut usize,
    ) -> Result<Grid, Failure> {
        let shown = shown_name(self.file, name);
        let damaged = |error: String| self.damaged(error, Place::file(&shown));
        let mut cells = workbook
            .worksheet_cells_reader(name)
            .map_err(|error| damaged(error.to_string()))?;
        let mut rows: Vec<GridRow> = Vec::new();
        while let Some(cell) = cells
            .next_cell()
            .map_err(|error| damaged(error.to_string()))?
        {
            let Some(found) = text_of(cell.get_value()) else {
                continue;
            };
            let (row, column) = cell.get_position();
            let line = u64::from(row) + 1;
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            let place = || cell_place(&shown, line, column);
            self.check_cell(line, column, &found)
                .map_err(|passed| Failure::from(passed.diagnostic(place())))?;
            *room = room.checked_sub(1).ok_or_else(|| too_many(place()))?;
            let text = found.text.trim();
            if text.is_empty() {
                continue;
            }
            let cell = GridCell {
                column,
                text: text.to_owned(),
                kind: found.kind.into(),
            };
            match rows.last_mut() {
                Some(last) if last.line == line => last.cells.push(cell),
                Some(last) if last.line > line => {
                    let detail = crate::lang::sources::ROWS_OUT_OF_ORDER.en;
                    return Err(self.damaged(detail.to_owned(), place()));
                }
                _ => rows.push(GridRow {
                    line,
                    cells: vec![cell],
                }),
            }
        }
        Ok(Grid { name: shown, rows })
    }
}

fn too_many(place: Place) -> Failure {
    let most = length(MOST_CELLS);
    let passed = Passed {
        what: &worksheet::LIMIT_CELLS,
        value: most + 1,
        limit: most,
        flag: None,
    };
    passed.diagnostic(place).into()
}

impl From<CellKind> for GridKind {
    fn from(kind: CellKind) -> Self {
        match kind {
            CellKind::Plain => Self::Text,
            CellKind::Number | CellKind::RoundedNumber => Self::Number,
            CellKind::Moment => Self::Moment,
            CellKind::Error => Self::Error,
        }
    }
}
