//! Finding the tables of a worksheet that came back: on whichever sheet, in whichever row, with the columns in whichever
//! order. The names above the columns tell them, or else the headings that people read.

use std::collections::{BTreeMap, BTreeSet};

use super::answer_columns::{long_columns, matrix_columns};
use super::facts::Facts;
use super::fields::read_column_key;
use super::key::{KeyCell, RowKey};
use super::model::Column;
use super::side_sheets::{CONCLUSIONS, OBSERVATIONS, columns};
use super::text::without_apostrophe;
use crate::answers::broken_row;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::extract::{Grid, GridCell, GridKind, GridRow, Table as TextTable, cell_name};
use crate::lang::{Lang, worksheet as say};

/// As many known names in a row make it the row of names.
const ENOUGH_NAMES: usize = 3;

/// A file that came back: its sheets, or its one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// Its path, for messages.
    pub file: String,
    /// What it holds.
    pub sheets: Vec<Grid>,
    /// Whether it is a workbook, whose places are cells.
    pub is_workbook: bool,
}

impl Book {
    /// A workbook by its sheets.
    pub fn of_workbook(file: &str, sheets: Vec<Grid>) -> Self {
        Self {
            file: file.to_owned(),
            sheets,
            is_workbook: true,
        }
    }

    /// A text by its table.
    ///
    /// # Errors
    /// A001 when a row has more fields than the header.
    pub fn of_text(file: &str, table: &TextTable) -> Result<Self, Failure> {
        let width = table.rows.first().map_or(0, |row| row.fields.len());
        let mut rows = Vec::new();
        let mut problems = Vec::new();
        for row in &table.rows {
            let beyond = row.fields.iter().skip(width);
            if beyond.into_iter().any(|field| !field.is_empty()) {
                let place = (file, row.line);
                problems.push(broken_row(&code::A001, place, row.fields.len(), width));
            }
            rows.push(GridRow {
                line: row.line,
                cells: (0..).zip(&row.fields).filter_map(text_cell).collect(),
            });
        }
        let book = Self {
            file: file.to_owned(),
            sheets: vec![Grid {
                name: file.to_owned(),
                rows,
            }],
            is_workbook: false,
        };
        Failure::of(problems).map_or(Ok(book), Err)
    }

    /// The keys that stand in it anywhere, each with its place.
    pub fn keys(&self) -> impl Iterator<Item = (RowKey, Place)> {
        let cells = self.sheets.iter().flat_map(|sheet| {
            let rows = sheet.rows.iter();
            rows.flat_map(move |row| row.cells.iter().map(move |cell| (sheet, row, cell)))
        });
        cells.filter_map(|(sheet, row, cell)| match RowKey::read(&cell.text) {
            KeyCell::Key(key) => {
                let column = cell_name(cell.column, row.line);
                Some((key, place(&sheet.name, row.line, Some(column))))
            }
            KeyCell::Damaged | KeyCell::None => None,
        })
    }
}

fn text_cell((column, text): (usize, &String)) -> Option<GridCell> {
    let text = without_apostrophe(text);
    (!text.is_empty()).then(|| GridCell {
        column,
        text: text.to_owned(),
        kind: GridKind::Text,
    })
}

fn place(name: &str, line: u64, column: Option<String>) -> Place {
    Place::Line {
        file: name.to_owned(),
        line,
        column,
    }
}

/// A table that was found.
#[derive(Debug, Clone)]
pub(super) struct Found<'a> {
    sheet: &'a Grid,
    is_workbook: bool,
    /// Where each column is, by its name.
    pub positions: BTreeMap<String, usize>,
    /// What stands below the headings.
    pub rows: &'a [GridRow],
}

impl<'a> Found<'a> {
    /// A cell of a row by the name of its column; `None` when it is empty or not there.
    pub fn cell(&self, row: &'a GridRow, name: &str) -> Option<&'a GridCell> {
        let position = self.positions.get(name)?;
        row.cells.iter().rfind(|cell| cell.column == *position)
    }

    /// What stands in a cell; empty when nothing does.
    pub fn text(&self, row: &'a GridRow, name: &str) -> &'a str {
        self.cell(row, name).map_or("", |cell| cell.text.as_str())
    }

    /// Where a column of a row stands.
    pub fn place(&self, row: &GridRow, name: &str) -> Place {
        let column = match self.positions.get(name) {
            Some(position) if self.is_workbook => Some(cell_name(*position, row.line)),
            Some(_) => Some(name.to_owned()),
            None => None,
        };
        place(&self.sheet.name, row.line, column)
    }

    /// The name of its sheet, for messages.
    pub fn sheet_name(&self) -> &'a str {
        &self.sheet.name
    }

    /// Whether it has a column of that name.
    pub fn has(&self, name: &str) -> bool {
        self.positions.contains_key(name)
    }

    /// Whether a cell of a text, which has no kinds of cells, could have been anything before.
    pub fn is_text(&self) -> bool {
        !self.is_workbook
    }
}

/// The headings of every table that a worksheet of an audit can have, in both languages, with the names they stand for.
#[derive(Debug, Default)]
pub(super) struct Headings {
    names: BTreeMap<String, String>,
}

impl Headings {
    pub fn of(facts: &Facts<'_>) -> Self {
        let mut names = BTreeMap::new();
        for lang in [Lang::Da, Lang::En] {
            let facts = Facts { lang, ..*facts };
            let all = [
                columns(&CONCLUSIONS, lang),
                columns(&OBSERVATIONS, lang),
                long_columns(&facts),
                matrix_columns(&facts),
            ];
            for Column { key, heading, .. } in all.into_iter().flatten() {
                // The key at the other end has the same heading.
                if key != "key_end" {
                    names.insert(folded(&heading), key);
                }
            }
        }
        Self { names }
    }

    fn name(&self, heading: &str) -> Option<&str> {
        self.names.get(&folded(heading)).map(String::as_str)
    }
}

/// A heading whatever its line breaks and blanks.
fn folded(heading: &str) -> String {
    let words: Vec<&str> = heading.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// The tables of a file; sheets without one are passed over.
///
/// # Errors
/// A026 when a sheet has keys but no headings, or a column stands twice.
pub(super) fn tables<'a>(book: &'a Book, headings: &Headings) -> Result<Vec<Found<'a>>, Failure> {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for sheet in &book.sheets {
        match table(sheet, book.is_workbook, headings) {
            Ok(Some(table)) => found.push(table),
            Ok(None) => {}
            Err(problem) => problems.push(problem),
        }
    }
    Failure::of(problems).map_or(Ok(found), Err)
}

fn table<'a>(
    sheet: &'a Grid,
    is_workbook: bool,
    headings: &Headings,
) -> Result<Option<Found<'a>>, Diagnostic> {
    let by_name = |cell: &GridCell| known_name(&cell.text);
    let by_heading = |cell: &GridCell| headings.name(&cell.text).map(str::to_owned);
    let named = sheet.rows.iter().position(|row| is_head(row, &by_name));
    let Some((first, is_named)) = named.map(|first| (first, true)).or_else(|| {
        let mut rows = sheet.rows.iter();
        rows.position(|row| is_head(row, &by_heading) && tells_a_table(row, &by_heading))
            .map(|first| (first, false))
    }) else {
        return no_head(sheet);
    };
    let (head, below) = match sheet.rows.get(first..) {
        Some([head, below @ ..]) => (head, below),
        _ => return Ok(None),
    };
    let positions = if is_named {
        positions(sheet, head, &by_name)?
    } else {
        positions(sheet, head, &by_heading)?
    };
    // Below the names stand the headings for people.
    let rows = match below {
        [headed, rest @ ..] if is_named && is_head(headed, &by_heading) => rest,
        all => all,
    };
    Ok(Some(Found {
        sheet,
        is_workbook,
        positions,
        rows,
    }))
}

/// A sheet without headings; its keys show when there were some.
fn no_head<'a>(sheet: &Grid) -> Result<Option<Found<'a>>, Diagnostic> {
    let has_keys = sheet.rows.iter().any(|row| {
        let mut cells = row.cells.iter();
        cells.any(|cell| RowKey::read(&cell.text) != KeyCell::None)
    });
    if !has_keys {
        return Ok(None);
    }
    let diagnostic = Diagnostic::new(&code::A026, say::NO_HEADINGS.message());
    Err(diagnostic
        .at(Place::file(&sheet.name))
        .help(say::TAKE_FRESH.message()))
}

fn known_name(text: &str) -> Option<String> {
    let beside = OBSERVATIONS.iter().chain(&CONCLUSIONS);
    let is_beside = beside.map(|(name, _, _)| *name).any(|name| name == text);
    let is_known = is_beside || read_column_key(text).is_some();
    is_known.then(|| text.to_owned())
}

fn is_head(row: &GridRow, name: &dyn Fn(&GridCell) -> Option<String>) -> bool {
    let names: BTreeSet<String> = row.cells.iter().filter_map(name).collect();
    let has_key = row
        .cells
        .iter()
        .any(|cell| RowKey::read(&cell.text) != KeyCell::None);
    names.len() >= ENOUGH_NAMES && !has_key
}

/// Whether headings that people read are those of a table with rows to take in: the checklist has some of them as well.
fn tells_a_table(row: &GridRow, name: &dyn Fn(&GridCell) -> Option<String>) -> bool {
    let names: BTreeSet<String> = row.cells.iter().filter_map(name).collect();
    ["key", "case_id", "level"]
        .iter()
        .any(|needed| names.contains(*needed))
}

fn positions(
    sheet: &Grid,
    head: &GridRow,
    name: &dyn Fn(&GridCell) -> Option<String>,
) -> Result<BTreeMap<String, usize>, Diagnostic> {
    let mut positions = BTreeMap::new();
    for cell in &head.cells {
        let Some(name) = name(cell) else { continue };
        let is_second_key = name == "key" && positions.contains_key("key");
        let name = if is_second_key {
            "key_end".to_owned()
        } else {
            name
        };
        if positions.insert(name.clone(), cell.column).is_some() {
            let message = say::COLUMN_TWICE.with("column", name);
            let column = cell_name(cell.column, head.line);
            let place = place(&sheet.name, head.line, Some(column));
            return Err(Diagnostic::new(&code::A026, message).at(place));
        }
    }
    Ok(positions)
}
