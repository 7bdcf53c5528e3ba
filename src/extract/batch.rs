//! A few cases at a time, on their way from the rows to whoever looks at them.

use arrayvec::ArrayVec;

use super::cases::{CaseRow, Reading, SeenRow};
use super::closer::Closer;
use super::date::DateOrder;
use super::few_days::FewDays;
use super::fields::Fields;
use super::records::Row;
use super::sights::Sights;
use crate::case::{CaseId, CaseName};

/// How many cases are shown at a time.
pub const CASES_AT_ONCE: usize = 16;

/// A few cases of one file, as they are listed.
pub(super) struct CaseList<'r> {
    reading: &'r Reading<'r>,
    ids: ArrayVec<CaseName<'r>, CASES_AT_ONCE>,
    areas: ArrayVec<usize, CASES_AT_ONCE>,
    rows: ArrayVec<SeenRow<'r>, CASES_AT_ONCE>,
}

/// A few cases of one file.
#[derive(Clone, Copy)]
pub struct Cases<'a> {
    list: &'a CaseList<'a>,
    sights: &'a Sights,
}

impl<'r> CaseList<'r> {
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
        cases.push(id.into(), area, row.line, row.fields);
        cases
    }

    /// Adds a case, if there is room.
    #[inline(always)]
    pub(super) fn push(&mut self, id: CaseName<'r>, area: usize, line: u64, fields: Fields<'r>) {
        self.begin(line, fields);
        self.end(std::iter::once(id), &[area]);
    }

    /// Adds the row of a case of which the rest is to be told later, if there is room.
    #[inline(always)]
    pub(super) fn begin(&mut self, line: u64, fields: Fields<'r>) {
        self.rows.push(SeenRow { line, fields });
    }

    /// Tells the rest of the first cases that were begun, as long as both last.
    #[inline(always)]
    pub(super) fn end(&mut self, ids: impl Iterator<Item = CaseName<'r>>, areas: &[usize]) {
        self.ids.extend(ids.take(areas.len()));
        self.areas.extend(areas.iter().copied());
    }

    /// The rows of cases that were begun.
    #[inline(always)]
    pub(super) fn begun(&self) -> &[SeenRow<'r>] {
        self.rows.get(self.ids.len()..).unwrap_or_default()
    }

    /// Takes back the rows of cases that were begun.
    pub(super) fn take_begun(&mut self) -> ArrayVec<SeenRow<'r>, CASES_AT_ONCE> {
        self.rows.drain(self.ids.len()..).collect()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Their rows.
    pub(super) fn rows(&self) -> &[SeenRow<'r>] {
        &self.rows
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

impl<'a> Cases<'a> {
    /// Those of a list, of whose cells this was seen.
    pub(super) fn of(list: &'a CaseList<'a>, sights: &'a Sights) -> Self {
        Self { list, sights }
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.list.is_empty()
    }

    /// What names each of them.
    pub fn ids(self) -> &'a [CaseName<'a>] {
        &self.list.ids
    }

    /// The number of each one's area, as the visitor has given it ([`super::Visitor::area`]).
    pub fn areas(self) -> &'a [usize] {
        &self.list.areas
    }

    /// The case at a place.
    #[inline]
    pub fn get(self, place: usize) -> Option<CaseRow<'a>> {
        let list = self.list;
        Some(CaseRow {
            id: *list.ids.get(place)?,
            area: *list.areas.get(place)?,
            reading: list.reading,
            row: list.rows.get(place)?,
            sights: self.sights,
            place,
        })
    }

    /// Each case.
    pub fn iter(self) -> impl Iterator<Item = CaseRow<'a>> {
        (0..self.len()).filter_map(move |place| self.get(place))
    }

    /// What the cells of a kept column say of a day, each at the place of its case, and those that have to be read to tell, a
    /// bit each.
    #[inline(always)]
    pub fn days_at_first_sight(self, position: usize, order: DateOrder) -> (FewDays, u32) {
        let sight = self.sights.of_column(position);
        (sight.days(order), sight.other)
    }
}

/// Memory for one case of a few.
pub(super) struct Slot {
    pub closer: Closer,
    /// What names the case, where that does not stand in the row as it is.
    pub id: CaseId,
}

impl Slot {
    pub fn new(delimiter: u8) -> Self {
        Self {
            closer: Closer::new(delimiter),
            id: CaseId::unset(),
        }
    }
}
