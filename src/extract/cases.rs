//! The third look at an extract: each case once, in file order, with repeated ids resolved.

use std::borrow::Cow;
use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::area_numbers::AreaNumbers;
use super::batch::Cases;
use super::columns::{Column, Columns, PartColumns};
use super::conflict::{self, At, Conflicts, PAIRS_COMPARED, Pair};
use super::fields::Fields;
use super::fingerprints::fingerprint;
use super::format::{ColumnFormat, DayCell};
use super::joint::rewritten;
use super::part::Extract;
use super::records::Row;
use super::reject::{Judge, Reject};
use super::scan::{ColumnScan, PartRows, Scan};
use super::short_date::Sight;
use super::source::length;
use super::visitor::Visitor;
use crate::case::{CaseId, CaseName, look};
use crate::diag::Failure;

/// One case of the extract.
#[derive(Clone, Copy)]
pub struct CaseRow<'r> {
    /// The file it stands in, from 0 in the order of [`Extract::parts`].
    pub part: usize,
    /// The physical line it begins on, counted from 1 with the header; in a workbook the row.
    pub line: u64,
    /// What names it.
    pub id: CaseName<'r>,
    /// The number of what it is reported by, as the visitor has given it ([`super::Visitor::area`]).
    pub area: usize,
    reading: &'r Reading<'r>,
    fields: Fields<'r>,
    /// What the cells of the kept columns are at first sight, where somebody has looked at them before; else nothing.
    sights: &'r [Sight],
}

/// A cell of a kept column, which is read when it is asked for.
#[derive(Debug, Clone, Copy)]
pub struct KeptCell<'r>(Kept<'r>);

#[derive(Debug, Clone, Copy)]
enum Kept<'r> {
    Written {
        column: &'r Column,
        format: Option<ColumnFormat>,
        fields: Fields<'r>,
        sight: Sight,
    },
    Text(&'r str),
}

impl<'r> From<&'r str> for KeptCell<'r> {
    fn from(text: &'r str) -> Self {
        Self(Kept::Text(text))
    }
}

impl<'r> KeptCell<'r> {
    /// The value, trimmed of Unicode white space and otherwise exact, unless the column is rewritten
    /// ([`super::ColumnScan`]); empty of a column that the file lacks.
    pub fn value(self) -> Cow<'r, str> {
        match self.0 {
            Kept::Written {
                column,
                format,
                fields,
                ..
            } => value(column, format, fields),
            Kept::Text(text) => Cow::Borrowed(text),
        }
    }

    /// The day of a date of ten characters, as nearly all dates are written; `None` leaves any other cell, and a column
    /// that is not of dates, to [`ColumnFormat::day`].
    #[inline]
    pub fn short_day(self, format: ColumnFormat) -> Option<DayCell> {
        match (self.0, format) {
            (
                Kept::Written {
                    sight: Sight::Date(date),
                    ..
                },
                ColumnFormat::Date(order),
            ) => Some(date.day(order).map_or(DayCell::Unreadable, DayCell::On)),
            (
                Kept::Written {
                    sight: Sight::Empty,
                    ..
                },
                ColumnFormat::Date(_),
            ) => Some(DayCell::Empty),
            _ => format.short_day(&self.value()),
        }
    }
}

impl<'r> CaseRow<'r> {
    /// The same case under another id.
    #[must_use]
    pub fn under(self, id: CaseName<'r>) -> Self {
        Self { id, ..self }
    }

    /// The cells of [`Columns::kept`] in their order.
    pub fn kept(self) -> impl Iterator<Item = KeptCell<'r>> {
        let columns = self.reading.columns.kept.iter().zip(&self.reading.kept);
        columns.enumerate().map(move |(place, (column, format))| {
            KeptCell(Kept::Written {
                column,
                format: *format,
                fields: self.fields,
                sight: self.sights.get(place).copied().unwrap_or(Sight::Other),
            })
        })
    }

    /// The values of [`Columns::conditions`], likewise; `None` for columns that the file lacks, since nothing may be
    /// decided on them.
    pub fn conditions(self) -> impl Iterator<Item = Option<Cow<'r, str>>> {
        let columns = self.reading.columns.conditions.iter();
        let columns = columns.zip(&self.reading.conditions);
        columns.map(move |(column, format)| {
            let is_there = column.is_there();
            is_there.then(|| value(column, *format, self.fields))
        })
    }
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
    /// Where the first five of them stand, each behind the place of the id that it looks like.
    pub places: Vec<(At, At)>,
}

/// How many pairs of ids that look alike are remembered by their places.
const ALIKE_LISTED: usize = 5;

/// Hands out each case once, file by file, in their order.
///
/// A row that repeats another in case id, area and every column that is kept or that a condition looks at is merged with
/// it. What was handed out is to be thrown away on an error, which may come last.
///
/// # Errors
/// When rows of one case differ in what is kept, when the file has changed since it was scanned, and as the visitor says.
pub(super) fn cases<V: Visitor>(
    extract: &Extract,
    columns: &Columns,
    scan: &Scan,
    visitor: &mut V,
) -> Result<Extracted, Failure> {
    let mut totals = Totals::default();
    let mut rejects = Vec::new();
    let mut twins = Twins::new(scan);
    let mut id = CaseId::unset();
    extract.begin_rows();
    for (position, (part, part_columns)) in extract.parts().iter().zip(&columns.parts).enumerate() {
        let judge = Judge::new(part, part_columns);
        let reading = Reading::new(position, part_columns, scan);
        let mut areas = AreaNumbers::new(&part_columns.area);
        let mut records = part.rows()?;
        let mut rows = PartRows::default();
        while let Some(row) = records.next()? {
            rows.rows_read += 1;
            extract.add_rows(1);
            if let Err(fault) = judge.case_id(&row, &mut id) {
                rows.rejected += 1;
                rejects.push(judge.reject(&row, fault));
                continue;
            }
            match twins.see(&id, &row, &reading) {
                Seen::First => {
                    totals.cases += 1;
                    let area = areas.of(row.fields, visitor)?;
                    visitor.cases(&Cases::one(&reading, &row, &id, area))?;
                }
                Seen::Same => totals.merged += 1,
                Seen::Different => {}
            }
        }
        if scan.parts.get(position) != Some(&rows) {
            return Err(super::records::changed(&part.source));
        }
        totals.rows_read += rows.rows_read;
        totals.rejected += rows.rejected;
    }
    if twins.different > 0 {
        let found = Conflicts {
            rows: twins.different,
            pairs: &twins.pairs,
        };
        return Err(conflict::failure(extract, columns, &found)?);
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

/// How the rows of one file become cases.
pub(super) struct Reading<'a> {
    part: usize,
    columns: &'a PartColumns,
    /// How the file writes the kept columns whose values are rewritten; `None` for those that are not.
    kept: Vec<Option<ColumnFormat>>,
    /// The same of the columns that conditions look at.
    conditions: Vec<Option<ColumnFormat>>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(part: usize, columns: &'a PartColumns, scan: &Scan) -> Self {
        let formats = |scans: &[ColumnScan]| {
            let formats = scans.iter().map(|scan| {
                let (format, _) = scan.parts.get(part)?.as_ref()?;
                scan.is_rewritten.then_some(*format)
            });
            formats.collect()
        };
        Self {
            part,
            columns,
            kept: formats(&scan.kept),
            conditions: formats(&scan.conditions),
        }
    }

    /// Reads every value as the file writes it.
    pub(super) fn as_written(part: usize, columns: &'a PartColumns) -> Self {
        Self {
            part,
            columns,
            kept: vec![None; columns.kept.len()],
            conditions: vec![None; columns.conditions.len()],
        }
    }

    /// The id of a row that was judged to be a case.
    pub(super) fn set_id(&self, row: &Row, id: &mut CaseId) {
        let columns = self.columns.id.iter();
        id.set(columns.map(|column| column.value(row.fields)));
    }

    /// The case of a row.
    pub(super) fn case<'r>(
        &'r self,
        id: CaseName<'r>,
        area: usize,
        line: u64,
        fields: Fields<'r>,
        sights: &'r [Sight],
    ) -> CaseRow<'r> {
        CaseRow {
            part: self.part,
            line,
            id,
            area,
            reading: self,
            fields,
            sights,
        }
    }

    /// The hash of all that is used of a row. The parts of id and area count one by one, since joined they could be the
    /// same text; lengths stand between values, so that none can run into the next.
    fn content(&self, fields: Fields) -> [u8; 32] {
        let mut hasher = Sha256::new();
        let mut add = |value: &str| {
            hasher.update(length(value.len()).to_le_bytes());
            hasher.update(value);
        };
        for column in self.columns.id.iter().chain(&self.columns.area) {
            add(column.value(fields));
        }
        let kept = self.columns.kept.iter().zip(&self.kept);
        let conditions = self.columns.conditions.iter().zip(&self.conditions);
        for (column, format) in kept.chain(conditions) {
            add(&value(column, *format, fields));
        }
        hasher.finalize().into()
    }
}

/// What a row holds in a column, rewritten if the files contradict each other.
fn value<'r>(column: &Column, format: Option<ColumnFormat>, fields: Fields<'r>) -> Cow<'r, str> {
    let value = column.taken(fields);
    match format {
        Some(format) => Cow::Owned(rewritten(format, &value).into_owned()),
        None => value,
    }
}

/// The first 128 bits of the SHA-256 of how a case id looks.
type LookHash = [u8; 16];

fn look_hash(id: &CaseId) -> LookHash {
    let hash: [u8; 32] = Sha256::digest(look(id.as_str())).into();
    *hash.first_chunk().expect("32 bytes are more than 16")
}

/// What a row is beside the rows before it.
pub(super) enum Seen {
    First,
    Same,
    Different,
}

/// Tells apart rows of one case. Only ids whose fingerprint occurs twice are looked at; whole hashes decide.
pub(super) struct Twins<'a> {
    scan: &'a Scan,
    seen: HashMap<[u8; 32], FirstRow>,
    /// The first row of each look that several rows share.
    looks: HashMap<LookHash, At>,
    alike: AlikeIds,
    /// Rows that say something else than the first row of their case.
    different: u64,
    /// The first of them, as many as are compared later.
    pairs: Vec<Pair>,
}

struct FirstRow {
    at: At,
    content: [u8; 32],
}

impl<'a> Twins<'a> {
    pub(super) fn new(scan: &'a Scan) -> Self {
        Self {
            scan,
            seen: HashMap::new(),
            looks: HashMap::new(),
            alike: AlikeIds::default(),
            different: 0,
            pairs: Vec::new(),
        }
    }

    /// The ids that look like another one, of all that were seen.
    pub(super) fn alike(self) -> AlikeIds {
        self.alike
    }

    /// What the next row is.
    pub(super) fn see(&mut self, id: &CaseId, row: &Row, reading: &Reading) -> Seen {
        if self.scan.repeated.is_empty() {
            return Seen::First;
        }
        let fingerprint = fingerprint(id.as_str());
        if self.scan.repeated.binary_search(&fingerprint).is_err() {
            return Seen::First;
        }
        let whole: [u8; 32] = Sha256::digest(id.as_str()).into();
        let content = reading.content(row.fields);
        let at = At {
            part: reading.part,
            line: row.line,
        };
        let first = match self.seen.entry(whole) {
            std::collections::hash_map::Entry::Occupied(first) => first.into_mut(),
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(FirstRow { at, content });
                self.note_look(look_hash(id), at);
                return Seen::First;
            }
        };
        if first.content == content {
            return Seen::Same;
        }
        self.different += 1;
        if self.pairs.len() < PAIRS_COMPARED {
            self.pairs.push(Pair {
                first: first.at,
                second: at,
            });
        }
        Seen::Different
    }

    /// Notes an id that was not met before, and whether it looks like one that was.
    fn note_look(&mut self, look: LookHash, at: At) {
        let first = *self.looks.entry(look).or_insert(at);
        if first == at {
            return;
        }
        self.alike.ids += 1;
        if self.alike.places.len() < ALIKE_LISTED {
            self.alike.places.push((first, at));
        }
    }
}
