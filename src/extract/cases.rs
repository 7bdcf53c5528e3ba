//! The third look at an extract: each case once, in file order, with repeated ids resolved.

use std::borrow::Cow;
use std::collections::HashMap;

use csv::StringRecord;
use sha2::{Digest, Sha256};

use super::columns::{Column, Columns};
use super::conflict::{self, Conflicts, PAIRS_COMPARED, Pair};
use super::records::Row;
use super::reject::{Judge, Reject};
use super::scan::{Fingerprint, Scan, fingerprint};
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
    /// The values of [`Columns::conditions`], likewise.
    pub conditions: Vec<&'r str>,
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
    /// Case ids that look like another one.
    pub alike: AlikeIds,
}

/// Different case ids that differ only in case, white space, full-width digits or what nobody sees. They are two cases,
/// and perhaps one case written in two ways.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AlikeIds {
    /// How many ids look like an earlier one.
    pub ids: u64,
    /// The lines of the first five of them, each behind the line of the id that it looks like.
    pub lines: Vec<(u64, u64)>,
}

/// How many pairs of ids that look alike are remembered by their lines.
const ALIKE_LISTED: usize = 5;

/// Hands out each case once, in file order.
///
/// A row that repeats another in case id, area and every column that is kept or that a condition looks at is merged with it. What was handed out is to be
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
    Ok(Extracted {
        totals,
        rejects,
        alike: twins.alike,
    })
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
        conditions: columns.conditions.iter().map(value).collect(),
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
    /// The first line of each look that several rows share.
    looks: HashMap<Fingerprint, u64>,
    alike: AlikeIds,
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
            looks: HashMap::new(),
            alike: AlikeIds::default(),
            different: 0,
            pairs: Vec::new(),
        }
    }

    fn see(&mut self, id: &CaseId, row: &Row) -> Seen {
        if self.scan.repeated.is_empty() {
            return Seen::First;
        }
        let fingerprint = fingerprint(id);
        if self.scan.repeated.binary_search(&fingerprint).is_err() {
            return Seen::First;
        }
        let whole: [u8; 32] = Sha256::digest(id.as_str()).into();
        let content = self.content(row.fields);
        let first = match self.seen.entry(whole) {
            std::collections::hash_map::Entry::Occupied(first) => first.into_mut(),
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(FirstRow {
                    line: row.line,
                    content,
                });
                self.note_look(fingerprint, row.line);
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

    /// Notes an id that was not met before, and whether it looks like one that was.
    fn note_look(&mut self, look: Fingerprint, line: u64) {
        let first = *self.looks.entry(look).or_insert(line);
        if first == line {
            return;
        }
        self.alike.ids += 1;
        if self.alike.lines.len() < ALIKE_LISTED {
            self.alike.lines.push((first, line));
        }
    }

    /// The hash of all that is used of a row. The parts of id and area count one by one, since joined they could be the
    /// same text; lengths stand between values, so that none can run into the next.
    fn content(&self, fields: &StringRecord) -> [u8; 32] {
        let mut hasher = Sha256::new();
        let lists = [
            &self.columns.id,
            &self.columns.area,
            &self.columns.kept,
            &self.columns.conditions,
        ];
        for column in lists.into_iter().flatten() {
            let value = column.value(fields);
            hasher.update(length(value.len()).to_le_bytes());
            hasher.update(value);
        }
        hasher.finalize().into()
    }
}
