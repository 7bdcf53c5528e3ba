//! The third look at an extract: each case once, in file order, with repeated ids resolved.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use super::area_numbers::AreaNumbers;
use super::batch::{CaseList, Cases};
use super::columns::{Column, Columns, PartColumns};
use super::conflict::{self, At, Conflicts, Pair};
use super::fields::Fields;
use super::format::{ColumnFormat, DayCell};
use super::joint::rewritten;
use super::part::Extract;
use super::reject::{Judge, Reject};
use super::scan::{ColumnScan, PartRows, Scan};
use super::sights::{NOTHING_SEEN, Sight, Sights};
use super::source::length;
use super::twins::{AlikeIds, Seen, Twins};
use super::visitor::Visitor;
use crate::case::{CaseId, CaseName};
use crate::cell::CellText;
use crate::diag::Failure;

/// One case of the extract.
#[derive(Clone, Copy)]
pub struct CaseRow<'r> {
    /// What names it.
    pub id: CaseName<'r>,
    /// The number of what it is reported by, as the visitor has given it ([`super::Visitor::area`]).
    pub area: usize,
    pub(super) reading: &'r Reading<'r>,
    pub(super) row: &'r SeenRow<'r>,
    pub(super) sights: &'r Sights,
    /// Which of the cases it is that were looked at together.
    pub(super) place: usize,
}

/// A row of a file as it was seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct SeenRow<'r> {
    pub line: u64,
    pub fields: Fields<'r>,
}

/// A cell of a kept column, which is read when it is asked for.
#[derive(Debug, Clone, Copy)]
pub struct KeptCell<'r>(Kept<'r>);

#[derive(Debug, Clone, Copy)]
enum Kept<'r> {
    Written {
        column: &'r Column,
        format: Option<ColumnFormat>,
        row: &'r SeenRow<'r>,
        sight: &'r Sight,
        /// The place of the case in what was seen.
        place: usize,
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
                row,
                ..
            } => value(column, format, row.fields),
            Kept::Text(text) => Cow::Borrowed(text),
        }
    }

    /// The text as it stands in the cell, if it is read as it stands.
    #[inline]
    pub fn as_it_stands(self) -> Option<CellText<'r>> {
        match self.0 {
            Kept::Written {
                column,
                format: None,
                row,
                ..
            } => row.fields.text_of(column.whole_cell()?),
            Kept::Written { .. } => None,
            Kept::Text(text) => Some(CellText::Apart(text.as_bytes())),
        }
    }

    /// The day of a date of ten characters, as nearly all dates are written; `None` leaves any other cell, and a column
    /// that is not of dates, to [`ColumnFormat::day`].
    #[inline]
    pub fn short_day(self, format: ColumnFormat) -> Option<DayCell> {
        if let (Kept::Written { sight, place, .. }, ColumnFormat::Date(order)) = (self.0, format)
            && let Some(day) = sight.day(place, order)
        {
            return Some(day);
        }
        format.short_day(&self.value())
    }
}

impl<'r> CaseRow<'r> {
    /// The physical line it begins on, counted from 1 with the header; in a workbook the row. Of several rows that say the
    /// same of a case it may be any.
    pub fn line(self) -> u64 {
        self.row.line
    }

    /// The same case under another id.
    #[must_use]
    pub fn under(self, id: CaseName<'r>) -> Self {
        Self { id, ..self }
    }

    /// The cell of the column at a position in [`Columns::kept`]; `None` when there is no such column.
    #[inline]
    pub fn kept(self, position: usize) -> Option<KeptCell<'r>> {
        Some(KeptCell(Kept::Written {
            column: self.reading.columns.kept.get(position)?,
            format: *self.reading.kept.get(position)?,
            row: self.row,
            sight: self.sights.of_column(position),
            place: self.place,
        }))
    }

    /// The values of [`Columns::conditions`] in their order; `None` for columns that the file lacks, since nothing may be
    /// decided on them.
    pub fn conditions(self) -> impl Iterator<Item = Option<Cow<'r, str>>> {
        let columns = self.reading.columns.conditions.iter();
        let columns = columns.zip(&self.reading.conditions);
        columns.map(move |(column, format)| {
            let is_there = column.is_there();
            is_there.then(|| value(column, *format, self.row.fields))
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
    let mut conflicts = Conflicts::default();
    let mut id = CaseId::unset();
    extract.begin_rows();
    for (position, (part, part_columns)) in extract.parts().iter().zip(&columns.parts).enumerate() {
        let judge = Judge::new(part, part_columns);
        let reading = Reading::new(position, part_columns, scan);
        let mut areas = AreaNumbers::new(&part_columns.area);
        let mut records = part.rows()?;
        let mut rows = PartRows::default();
        twins.begin_file();
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
                    let list = CaseList::one(&reading, row, &id, area);
                    visitor.cases(Cases::of(&list, &NOTHING_SEEN))?;
                }
                Seen::Same => totals.merged += 1,
                Seen::Different { first } => {
                    let second = At {
                        part: position,
                        line: row.line,
                    };
                    conflicts.note(Pair { first, second });
                }
            }
        }
        if scan.parts.get(position) != Some(&rows) {
            return Err(super::records::changed(&part.source));
        }
        totals.rows_read += rows.rows_read;
        totals.rejected += rows.rejected;
    }
    if !conflicts.are_none() {
        return Err(conflict::failure(extract, columns, &conflicts)?);
    }
    debug_assert_eq!(
        totals.rows_read,
        totals.cases + totals.rejected + totals.merged
    );
    Ok(Extracted {
        totals,
        rejects,
        alike: twins.alike(),
    })
}

/// How the rows of one file become cases.
pub(super) struct Reading<'a> {
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
            columns,
            kept: formats(&scan.kept),
            conditions: formats(&scan.conditions),
        }
    }

    /// Reads every value as the file writes it.
    pub(super) fn as_written(columns: &'a PartColumns) -> Self {
        Self {
            columns,
            kept: vec![None; columns.kept.len()],
            conditions: vec![None; columns.conditions.len()],
        }
    }

    /// The hash of all that is used of a row. The parts of id and area count one by one, since joined they could be the
    /// same text; lengths stand between values, so that none can run into the next.
    pub(super) fn content(&self, fields: Fields) -> [u8; 32] {
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
