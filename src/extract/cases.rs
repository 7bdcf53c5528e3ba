//! The third look at an extract: each case once, in file order, with repeated ids resolved.

use std::borrow::Cow;
use std::collections::HashMap;

use csv::StringRecord;
use sha2::{Digest, Sha256};

use super::columns::{Column, Columns};
use super::conflict::{self, Conflicts, PAIRS_COMPARED, Pair};
use super::records::Row;
use super::reject::{Judge, Reject};
use super::scan::{Scan, fingerprint};
use super::source::{Source, length};
use super::survey::Survey;
use crate::case::{Area, CaseId};
use crate::diag::Failure;

/// One case of the extract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow<'r> {
    /// The physical line it begins on, counted from 1 with the header.
    pub line: u64,
    /// What names it.
    pub id: CaseId,
    /// What it is reported by.
    pub area: Area,
    /// The values of [`Columns::kept`] in their order, trimmed of Unicode white space and otherwise exact; empty for
    /// columns that the extract lacks.
    pub kept: Vec<Cow<'r, str>>,
}

/// How many rows there were and what became of them: `rows_read = cases + rejected + merged`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Rows below the header; blank ones are not counted.
    pub rows_read: u64,
    /// Cases that were handed out.
    pub cases: u64,
    /// Rows that are no cases.
    pub rejected: u64,
    /// Rows that say exactly what another row has said of the same case.
    pub merged: u64,
}

/// What remains to be told when all cases were handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extracted {
    /// The counts.
    pub totals: Totals,
    /// Every row that is no case, in file order.
    pub rejects: Vec<Reject>,
}

/// Hands out each case once, in file order.
///
/// A row that repeats another in case id, area and every kept column is merged with it. What was handed out is to be
/// thrown away on an error, which may come last.
///
/// # Errors
/// When rows of one case differ in what is kept, when the file has changed since it was scanned, and as `visit` says.
pub fn cases(
    source: &Source,
    survey: &Survey,
    columns: &Columns,
    scan: &Scan,
    visit: &mut dyn FnMut(&CaseRow) -> Result<(), Failure>,
) -> Result<Extracted, Failure> {
    let judge = Judge::new(survey, columns);
    let mut records = survey.rows(source)?;
    let mut totals = Totals::default();
    let mut rejects = Vec::new();
    let mut twins = Twins::new(scan, columns);
    while let Some(row) = records.next()? {
        totals.rows_read += 1;
        let id = match judge.case_id(&row) {
            Ok(id) => id,
            Err(fault) => {
                rejects.push(judge.reject(&row, fault));
                continue;
            }
        };
        match twins.see(&id, &row) {
            Seen::First => {
                totals.cases += 1;
                visit(&case_row(id, &row, columns))?;
            }
            Seen::Same => totals.merged += 1,
            Seen::Different => {}
        }
    }
    totals.rejected = length(rejects.len());
    if totals.rows_read != scan.rows_read || totals.rejected != scan.rejected {
        return Err(super::records::changed(source));
    }
    if twins.different > 0 {
        let found = Conflicts {
            rows: twins.different,
            pairs: &twins.pairs,
        };
        return Err(conflict::failure(source, survey, columns, &found)?);
    }
    debug_assert_eq!(
        totals.rows_read,
        totals.cases + totals.rejected + totals.merged
    );
    Ok(Extracted { totals, rejects })
}

fn case_row<'r>(id: CaseId, row: &Row<'r>, columns: &Columns) -> CaseRow<'r> {
    let fields: &'r StringRecord = row.fields;
    let value = |column: &Column| column.value(fields);
    CaseRow {
        line: row.line,
        id,
        area: Area::from_parts(columns.area.iter().map(value)),
        kept: columns
            .kept
            .iter()
            .map(|column| column.taken(fields))
            .collect(),
    }
}

/// What a row is beside the rows before it.
enum Seen {
    First,
    Same,
    Different,
}

/// Tells apart rows of one case. Only ids whose fingerprint occurs twice are looked at; whole hashes decide.
struct Twins<'a> {
    scan: &'a Scan,
    columns: &'a Columns,
    seen: HashMap<[u8; 32], FirstRow>,
    /// Rows that say something else than the first row of their case.
    different: u64,
    /// The first of them, as many as are compared later.
    pairs: Vec<Pair>,
}

struct FirstRow {
    line: u64,
    content: [u8; 32],
}

impl<'a> Twins<'a> {
    fn new(scan: &'a Scan, columns: &'a Columns) -> Self {
        Self {
            scan,
            columns,
            seen: HashMap::new(),
            different: 0,
            pairs: Vec::new(),
        }
    }

    fn see(&mut self, id: &CaseId, row: &Row) -> Seen {
        if self.scan.repeated.is_empty() {
            return Seen::First;
        }
        let (fingerprint, whole) = fingerprint(id);
        if self.scan.repeated.binary_search(&fingerprint).is_err() {
            return Seen::First;
        }
        let content = self.content(row.fields);
        let first = match self.seen.entry(whole) {
            std::collections::hash_map::Entry::Occupied(first) => first.into_mut(),
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(FirstRow {
                    line: row.line,
                    content,
                });
                return Seen::First;
            }
        };
        if first.content == content {
            return Seen::Same;
        }
        self.different += 1;
        if self.pairs.len() < PAIRS_COMPARED {
            self.pairs.push(Pair {
                first_line: first.line,
                line: row.line,
            });
        }
        Seen::Different
    }

    /// The hash of all that is kept of a row. The parts of id and area count one by one, since joined they could be the
    /// same text; lengths stand between values, so that none can run into the next.
    fn content(&self, fields: &StringRecord) -> [u8; 32] {
        let mut hasher = Sha256::new();
        let lists = [&self.columns.id, &self.columns.area, &self.columns.kept];
        for column in lists.into_iter().flatten() {
            let value = column.value(fields);
            hasher.update(length(value.len()).to_le_bytes());
            hasher.update(value);
        }
        hasher.finalize().into()
    }
}
