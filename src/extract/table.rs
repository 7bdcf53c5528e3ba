//! A small table whose headings are known beforehand, read whole: files of answers, lists of cases.

use std::cell::RefCell;
use std::io::{self, Cursor, Write};
use std::rc::Rc;

use super::delimiter::Delimiter;
use super::packing::{Packing, UnpackOptions, unpack};
use super::records::{Dialect, Records};
use super::source::{Bytes, Source};
use super::survey;
use crate::diag::Failure;

/// A table in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The character between its fields.
    pub delimiter: Delimiter,
    /// Its rows, the headings first; blank ones are passed over.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The physical line it begins on, counted from 1.
    pub line: u64,
    /// Its fields, trimmed of white space.
    pub fields: Vec<String>,
}

/// Reads a table in any encoding and with any delimiter that an extract may have. The delimiter is the one that finds
/// most of the headings; the comma when none finds more.
///
/// # Errors
/// When the bytes are no text, or a quote is never closed.
///
/// ```
/// # use sagsaudit::extract::read_table;
/// let table = read_table("svar.csv", b"id;svar\r\n\r\n7;\"ja\"\r\n", &["id", "svar"]).unwrap();
/// assert_eq!((table.rows[1].line, table.rows[1].fields[1].as_str()), (3, "ja"));
/// ```
pub fn read_table(name: &str, bytes: &[u8], headings: &[&str]) -> Result<Table, Failure> {
    let open = || Ok(Bytes::stream(bytes));
    let source = Source {
        name: name.to_owned(),
        open: &open,
    };
    let encoding = survey::encoding(&source)?;
    let of = |delimiter| Dialect::plain(encoding, delimiter);
    let found = |delimiter: &Delimiter| {
        let first = first_row(&source, of(*delimiter));
        first
            .iter()
            .filter(|field| headings.contains(&field.as_str()))
            .count()
    };
    // Of equals the last is taken.
    let candidates = [
        Delimiter::BAR,
        Delimiter::TAB,
        Delimiter::SEMICOLON,
        Delimiter::COMMA,
    ];
    let delimiter = candidates
        .into_iter()
        .max_by_key(found)
        .unwrap_or(Delimiter::COMMA);
    Ok(Table {
        delimiter,
        rows: rows(&source, of(delimiter))?,
    })
}

/// Reads a table of any text, as [`read_table`] does, or the one sheet of a workbook that holds data.
///
/// # Errors
/// As [`read_table`], and when the workbook is damaged, locked, too large, or has data on several sheets.
pub fn read_text_or_sheet(name: &str, bytes: &[u8], headings: &[&str]) -> Result<Table, Failure> {
    let spool = Memory::default();
    let mut take = || -> io::Result<Box<dyn Write>> { Ok(Box::new(spool.clone())) };
    let packing = unpack(
        name,
        &mut Cursor::new(bytes),
        &UnpackOptions::default(),
        &mut take,
    )?;
    let Packing::Sheet(_, sheet) = packing else {
        return read_table(name, bytes, headings);
    };
    let text = spool.0.borrow();
    let text = text.as_slice();
    let open = || Ok(Bytes::stream(text));
    let source = Source {
        name: name.to_owned(),
        open: &open,
    };
    let dialect = Dialect {
        cells: Some(sheet.columns.len()),
        ..Dialect::plain(survey::encoding(&source)?, Delimiter::CELL)
    };
    Ok(Table {
        delimiter: Delimiter::CELL,
        rows: rows(&source, dialect)?,
    })
}

/// The rows of a sheet, in memory.
#[derive(Debug, Clone, Default)]
struct Memory(Rc<RefCell<Vec<u8>>>);

impl Write for Memory {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn rows(source: &Source, dialect: Dialect) -> Result<Vec<TableRow>, Failure> {
    let mut records = Records::open(source, dialect)?;
    let mut rows = Vec::new();
    while let Some(row) = records.next()? {
        rows.push(TableRow {
            line: row.line,
            fields: row
                .fields
                .iter()
                .map(|field| field.trim().to_owned())
                .collect(),
        });
    }
    Ok(rows)
}

/// The fields of the first row as a delimiter divides them; none when it makes no sense with it.
fn first_row(source: &Source, dialect: Dialect) -> Vec<String> {
    let Ok(mut records) = Records::open(source, dialect) else {
        return Vec::new();
    };
    match records.next() {
        Ok(Some(row)) => row
            .fields
            .iter()
            .map(|field| field.trim().to_owned())
            .collect(),
        Ok(None) | Err(_) => Vec::new(),
    }
}
