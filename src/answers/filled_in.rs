//! A list that was handed out to be filled in, as it comes back: its columns are found by their names or their headings,
//! wherever they stand.

use std::collections::BTreeMap;

use super::rows::broken_row;
use crate::cell::without_guard;
use crate::diag::{Code, Diagnostic, Failure, Place};
use crate::extract::{Table, TableRow};
use crate::lang::Phrase;

/// A kind of list.
#[derive(Debug)]
pub struct FormKind {
    /// Its columns, in their order.
    pub columns: &'static [FormColumn],
    /// The columns without which a table is no such list.
    pub needed: &'static [&'static str],
    /// The code of what is wrong with its form.
    pub code: &'static Code,
    /// What is said of a table that is no such list.
    pub no_list: &'static Phrase,
    /// How such a list is made.
    pub make_list: &'static Phrase,
}

/// A column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormColumn {
    /// Its name in files for machines.
    pub key: &'static str,
    /// Its heading.
    pub heading: &'static Phrase,
}

impl FormColumn {
    /// A column by its name and its heading.
    pub const fn new(key: &'static str, heading: &'static Phrase) -> Self {
        Self { key, heading }
    }

    /// What may stand above it.
    fn names(&self) -> [&'static str; 3] {
        [self.key, self.heading.da, self.heading.en]
    }
}

impl FormKind {
    /// What may stand above the columns.
    pub fn headings(&self) -> Vec<&'static str> {
        self.columns.iter().flat_map(FormColumn::names).collect()
    }

    /// Where the columns stand.
    fn positions(&self, header: &[String]) -> BTreeMap<&'static str, usize> {
        let found = self.columns.iter().filter_map(|column| {
            let names = column.names();
            let position = header.iter().position(|cell| {
                let cell = cell.to_lowercase();
                names.iter().any(|name| name.to_lowercase() == cell)
            });
            position.map(|position| (column.key, position))
        });
        found.collect()
    }
}

/// A list that came back.
#[derive(Debug)]
pub struct FilledIn<'t> {
    kind: &'static FormKind,
    file: &'t str,
    header: &'t [String],
    positions: BTreeMap<&'static str, usize>,
    /// The rows below the header.
    pub rows: &'t [TableRow],
}

impl<'t> FilledIn<'t> {
    /// Finds the list in a table; `file` is its path, for messages. What stands above the header is passed over.
    ///
    /// # Errors
    /// When no row of the table has the needed columns.
    pub fn find(table: &'t Table, file: &'t str, kind: &'static FormKind) -> Result<Self, Failure> {
        let header = table.rows.iter().position(|row| {
            let positions = kind.positions(&row.fields);
            kind.needed.iter().all(|key| positions.contains_key(key))
        });
        let Some((header, rows)) = header.and_then(|at| table.rows.get(at..)?.split_first()) else {
            let line = table.rows.first().map_or(1, |row| row.line);
            return Err(Diagnostic::new(kind.code, kind.no_list.message())
                .at(Place::line(file, line))
                .help(kind.make_list.message())
                .into());
        };
        Ok(Self {
            kind,
            file,
            header: &header.fields,
            positions: kind.positions(&header.fields),
            rows,
        })
    }

    /// What is wrong with a row whose cells are not those of the header.
    pub fn broken(&self, row: &TableRow) -> Option<Diagnostic> {
        if row.fields.len() == self.header.len() {
            return None;
        }
        let (place, expected) = ((self.file, row.line), self.header.len());
        let found = row.fields.len();
        Some(broken_row(self.kind.code, place, found, expected))
    }

    /// What stands in a column, as it is written; empty where the list lacks the column.
    pub fn written<'r>(&self, row: &'r TableRow, key: &str) -> &'r str {
        let position = self.positions.get(key);
        let cell = position.and_then(|position| row.fields.get(*position));
        cell.map_or("", String::as_str)
    }

    /// What stands in a column, without the mark that keeps a spreadsheet from taking it for a formula.
    pub fn cell<'r>(&self, row: &'r TableRow, key: &str) -> &'r str {
        without_guard(self.written(row, key))
    }

    /// Where a cell is, with its column as the list calls it.
    pub fn place(&self, row: &TableRow, key: &str) -> Place {
        let position = self.positions.get(key);
        let heading = position.and_then(|position| self.header.get(*position));
        Place::Line {
            file: self.file.to_owned(),
            line: row.line,
            column: Some(heading.cloned().unwrap_or_else(|| key.to_owned())),
        }
    }

    /// Where a line of the list is, in words.
    pub fn line(&self, line: u64) -> String {
        format!("{}:{line}", self.file)
    }
}
