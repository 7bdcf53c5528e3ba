//! A few cases at a time, on their way from the rows to whoever looks at them.

use arrayvec::ArrayVec;

use super::cases::{CaseRow, Reading, SeenRow};
use super::closer::Closer;
use super::fields::Fields;
use super::records::Row;
use super::short_date::Sight;
use crate::case::{CaseId, CaseName};

/// How many cases are shown at a time.
pub const CASES_AT_ONCE: usize = 16;

/// A few cases of one file.
pub struct Cases<'r> {
    reading: &'r Reading<'r>,
    ids: ArrayVec<CaseName<'r>, CASES_AT_ONCE>,
    areas: ArrayVec<usize, CASES_AT_ONCE>,
    rows: ArrayVec<SeenRow<'r>, CASES_AT_ONCE>,
}

impl<'r> Cases<'r> {
    /// No cases, of a file that is read so.
    pub(super) fn none(reading: &'r Reading<'r>) -> Self {
        Self {
            reading,
            ids: ArrayVec::new(),
            areas: ArrayVec::new(),
            rows: ArrayVec::new(),
        }
    }

    /// One case, with the number of its area.
    pub(super) fn one(reading: &'r Reading<'r>, row: Row<'r>, id: &'r CaseId, area: usize) -> Self {
        let mut cases = Self::none(reading);
        cases.push(id.into(), area, row.line, row.fields, &[]);
        cases
    }

    /// Adds a case, if there is room.
    #[inline(always)]
    pub(super) fn push(
        &mut self,
        id: CaseName<'r>,
        area: usize,
        line: u64,
        fields: Fields<'r>,
        sights: &'r [Sight],
    ) {
        self.begin(line, fields);
        self.end(id, area, sights);
    }

    /// Adds the row of a case of which the rest is to be told later, if there is room.
    #[inline(always)]
    pub(super) fn begin(&mut self, line: u64, fields: Fields<'r>) {
        self.rows.push(SeenRow {
            line,
            fields,
            sights: &[],
        });
    }

    /// Tells the rest of the first case that was begun.
    #[inline(always)]
    pub(super) fn end(&mut self, id: CaseName<'r>, area: usize, sights: &'r [Sight]) {
        if !sights.is_empty()
            && let Some(row) = self.rows.get_mut(self.ids.len())
        {
            row.sights = sights;
        }
        self.ids.push(id);
        self.areas.push(area);
    }

    /// The row of the first case that was begun.
    #[inline(always)]
    pub(super) fn begun(&self) -> Option<&SeenRow<'r>> {
        self.rows.get(self.ids.len())
    }

    /// Takes back the rows of cases that were begun.
    pub(super) fn take_begun(&mut self) -> ArrayVec<SeenRow<'r>, CASES_AT_ONCE> {
        self.rows.drain(self.ids.len()..).collect()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// What names each of them.
    pub fn ids(&self) -> &[CaseName<'r>] {
        &self.ids
    }

    /// The number of each one's area, as the visitor has given it ([`super::Visitor::area`]).
    pub fn areas(&self) -> &[usize] {
        &self.areas
    }

    /// The case at a place.
    #[inline]
    pub fn get(&self, place: usize) -> Option<CaseRow<'_>> {
        Some(CaseRow {
            id: *self.ids.get(place)?,
            area: *self.areas.get(place)?,
            reading: self.reading,
            row: self.rows.get(place)?,
        })
    }

    /// Each case.
    pub fn iter(&self) -> impl Iterator<Item = CaseRow<'_>> {
        (0..self.len()).filter_map(|place| self.get(place))
    }

    /// The row of the last.
    pub(super) fn last_row(&self) -> Option<Row<'r>> {
        self.rows.last().map(|row| Row {
            line: row.line,
            after_blank: false,
            fields: row.fields,
        })
    }
}

/// Memory for one case of a few.
pub(super) struct Slot {
    pub closer: Closer,
    /// What names the case, where that does not stand in the row as it is.
    pub id: CaseId,
    /// What the cells of its kept columns are at first sight, if anybody has looked at them.
    pub sights: Vec<Sight>,
}

impl Slot {
    pub fn new(delimiter: u8) -> Self {
        Self {
            closer: Closer::new(delimiter),
            id: CaseId::unset(),
            sights: Vec::new(),
        }
    }
}
