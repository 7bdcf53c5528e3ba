//! Rows that are cases at first sight, as nearly all are: as wide as the header, with nothing out of the ordinary in the
//! fields that name them. All others are left to [`super::reject::Judge`], which decides the same of these.
//!
//! A few rows are looked at together, all bytes of an id at once.

use std::collections::BTreeSet;
use std::ops::Range;

use arrayvec::ArrayVec;
use fearless_simd::{Level, dispatch, prelude::*, u64x8};

use super::abreast::BlockRows;
use super::area_numbers::AreaNumbers;
use super::batch::{CASES_AT_ONCE, CaseList};
use super::columns::{Column, PartColumns};
use super::fields::Fields;
use super::fingerprints::{Fingerprint, of_short};
use super::found_rows::{CutRow, Found, Look};
use super::part::Part;
use super::reject::{doubts, is_no_heading};
use crate::case::CaseName;
use crate::cell::{EightSigns, ShortText, Signs, Standing};

/// Tells such rows.
pub(super) struct Usual {
    level: Level,
    /// How many fields the header has.
    width: usize,
    /// The delimiter between them.
    delimiter: u8,
    /// How long its first heading is.
    heading: usize,
    /// Where the case id stands.
    id: usize,
    area: AreaSpan,
    /// The fields that have to stand in the row as they are read: the first, and those of id, area and sums.
    plain: BTreeSet<usize>,
}

/// Where the text stands that tells areas from each other.
#[derive(Debug, Clone, Copy)]
enum AreaSpan {
    /// There is only one area.
    Nowhere,
    /// From one position to another.
    At(usize, usize),
    /// In parts with others between them.
    Scattered,
}

/// A few rows that may be such cases: what is to be looked at of each.
pub(super) struct Candidates<'b> {
    ids: ArrayVec<Standing<'b>, CASES_AT_ONCE>,
    /// Their first fields, where these are not their ids.
    firsts: ArrayVec<Standing<'b>, CASES_AT_ONCE>,
    areas: ArrayVec<Option<Standing<'b>>, CASES_AT_ONCE>,
    /// Before which of them a blank line stands, a bit each.
    after_blank: u32,
}

/// What the look at candidates has shown, of each in its place.
pub(super) struct Screening {
    /// Which are cases, a bit each.
    cases: u32,
    fingerprints: [Fingerprint; CASES_AT_ONCE],
    /// What the bytes of the ids are.
    ids: [EightSigns; CASES_AT_ONCE / EIGHT],
    /// The numbers of their areas.
    areas: [usize; CASES_AT_ONCE],
    /// Of which these are known, a bit each.
    areas_known: u32,
}

impl Usual {
    /// `None` where no row can be told so.
    pub fn of(part: &Part<'_>, columns: &PartColumns) -> Option<Self> {
        let survey = &part.survey;
        let header = &survey.header;
        let [id] = columns.id.as_slice() else {
            return None;
        };
        let others = columns.area.iter().chain(&columns.summed);
        let plain = std::iter::once(id).chain(others).filter_map(position);
        Some(Self {
            level: Level::new(),
            width: header.names.len(),
            delimiter: survey.delimiter.byte(),
            heading: header.names.first()?.len(),
            id: position(id)?,
            area: AreaSpan::of(&columns.area),
            plain: std::iter::once(0).chain(plain).collect(),
        })
    }

    /// Lists rows that may be cases, as many as there is room for, with their ids. If a row comes that has to be looked at
    /// by itself, that one is the last.
    #[inline(always)]
    pub fn gather<'s, 'b: 's>(
        &self,
        rows: &mut BlockRows<'b>,
        room: usize,
        candidates: &mut Candidates<'b>,
        cases: &mut CaseList<'s>,
    ) -> Option<Found<'b>> {
        candidates.clear();
        let room = room.min(CASES_AT_ONCE);
        loop {
            let mut plain = rows.plain_rows(self.width);
            while candidates.ids.len() < room
                && let Some((row, lines_before)) = plain.first()
                && let line = rows.first_line() + lines_before
                && self.take(row, line, candidates, cases).is_some()
            {
                plain.pass();
            }
            rows.go_on_behind(&plain);
            if candidates.ids.len() >= room {
                return None;
            }
            let found = rows.next_found()?;
            let place = candidates.ids.len();
            if self.is_odd(&found)
                || self
                    .take(found.row, rows.line_of(&found), candidates, cases)
                    .is_none()
            {
                return Some(found);
            }
            candidates.after_blank |= if found.after_blank { bit(place) } else { 0 };
        }
    }

    /// Whether a row that was found has to be looked at by itself.
    fn is_odd(&self, found: &Found<'_>) -> bool {
        let row = found.row;
        row.len() != self.width
            || match found.look {
                Look::Plain => false,
                Look::Doubled => self.has_inner(row, false),
                Look::InnerLines => self.has_inner(row, true),
                Look::Closer => true,
            }
    }

    #[inline(always)]
    fn take<'s, 'b: 's>(
        &self,
        row: CutRow<'b>,
        line: u64,
        candidates: &mut Candidates<'b>,
        cases: &mut CaseList<'s>,
    ) -> Option<()> {
        let id = row.standing(self.id)?;
        if self.id != 0 {
            candidates.firsts.push(row.standing(0)?);
        }
        let area = match self.area {
            AreaSpan::Nowhere => Some(Standing::NOTHING),
            AreaSpan::At(first, last) => row.standing_span(first, last),
            AreaSpan::Scattered => None,
        };
        candidates.ids.push(id);
        candidates.areas.push(area);
        cases.begin(line, Fields::from(row));
        Some(())
    }

    /// Whether a quote or a line end within quotes has anything to do with a field that is to be plain or with a backslash, or
    /// may stand between rows that one of the fields has swallowed: these would have as many delimiters as it has itself.
    #[inline(never)]
    fn has_inner(&self, row: CutRow<'_>, has_line_ends: bool) -> bool {
        let has_any = |field: &[u8]| memchr::memchr3(b'"', b'\n', b'\r', field).is_some();
        let mut plain = self.plain.iter();
        let delimiters = || memchr::memchr_iter(self.delimiter, row.raw_bytes()).count();
        plain.any(|position| row.quoted(*position).is_some_and(has_any))
            || memchr::memchr(b'\\', row.raw_bytes()).is_some()
            || (has_line_ends && delimiters() >= 2 * (self.width - 1))
    }

    /// Looks at a few rows, of whose areas these are known.
    #[inline(always)]
    pub fn look(
        &self,
        candidates: &Candidates<'_>,
        areas: &AreaNumbers<'_>,
        screening: &mut Screening,
    ) {
        dispatch!(self.level, simd => self.look_by(simd, candidates, areas, screening));
    }

    #[inline(always)]
    fn look_by<S: Simd>(
        &self,
        simd: S,
        candidates: &Candidates<'_>,
        areas: &AreaNumbers<'_>,
        screening: &mut Screening,
    ) {
        let (eights, _) = screening.fingerprints.as_chunks_mut();
        let ids = candidates.ids.chunks(EIGHT);
        for ((ids, fingerprints), signs) in ids.zip(eights).zip(&mut screening.ids) {
            let fingerprints: &mut [_; EIGHT] = fingerprints;
            for ((place, id), fingerprint) in ids.iter().enumerate().zip(fingerprints) {
                let (text, its) = id.look(simd);
                *fingerprint = of_short(&text);
                signs.put(place, its);
            }
        }
        let [first, second] = screening
            .ids
            .map(|signs| self.are_ids(simd, signs.all(simd)));
        let mut cases = (first | (second << EIGHT)) & candidates.each();
        for (place, first) in (0_u32..).zip(&candidates.firsts) {
            let (_, signs) = first.look(simd);
            cases &= !(u32::from(!is_no_heading(signs, self.heading)) << place);
        }
        screening.cases = cases;
        screening.areas_known = 0;
        let numbers = screening.areas.iter_mut();
        for ((place, area), number) in (0_u32..).zip(&candidates.areas).zip(numbers) {
            if let Some(area) = area
                && let Some(known) = areas.known(simd, &area.text(simd))
            {
                *number = known;
                screening.areas_known |= 1 << place;
            }
        }
    }

    /// Which of eight ids are case ids at first sight, and no headings if they are the first fields; a bit each.
    #[inline(always)]
    fn are_ids<S: Simd>(&self, simd: S, ids: Signs<u64x8<S>>) -> u32 {
        let all = |word: u64| u64x8::splat(simd, word);
        let heading = if self.id == 0 {
            Signs::places_of(self.heading)
        } else {
            0
        };
        let are_ids = doubts(ids, all(1)).simd_eq(all(0))
            & !(ids.digits().simd_eq(all(0)) | ids.places().simd_eq(all(heading)));
        u32::try_from(are_ids.to_bitmask()).unwrap_or_default()
    }
}

/// So many ids are told from others together.
const EIGHT: usize = 8;

/// The bit of a place among candidates.
#[inline(always)]
fn bit(place: usize) -> u32 {
    u32::try_from(place)
        .ok()
        .and_then(|place| 1_u32.checked_shl(place))
        .unwrap_or_default()
}

impl AreaSpan {
    fn of(columns: &[Column]) -> Self {
        if columns.is_empty() {
            return Self::Nowhere;
        }
        let positions: Vec<_> = columns.iter().filter_map(position).collect();
        match (positions.as_slice(), positions.last()) {
            ([first, ..], Some(last))
                if positions.len() == columns.len()
                    && positions.iter().copied().eq(*first..=*last) =>
            {
                Self::At(*first, *last)
            }
            _ => Self::Scattered,
        }
    }
}

fn position(column: &Column) -> Option<usize> {
    column.found.as_ref().map(|found| found.position)
}

impl<'b> Candidates<'b> {
    pub fn none() -> Self {
        Self {
            ids: ArrayVec::new(),
            firsts: ArrayVec::new(),
            areas: ArrayVec::new(),
            after_blank: 0,
        }
    }

    fn clear(&mut self) {
        self.ids.clear();
        self.firsts.clear();
        self.areas.clear();
        self.after_blank = 0;
    }

    /// A bit for each.
    #[inline(always)]
    fn each(&self) -> u32 {
        bit(self.ids.len()) - 1
    }

    /// How many there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// What names the cases at some places.
    #[inline(always)]
    pub fn names(&self, places: Range<usize>) -> impl Iterator<Item = CaseName<'b>> {
        let ids = self.ids.get(places).unwrap_or_default();
        ids.iter().map(|id| CaseName::plain(id.bytes()))
    }

    /// The text of the area of the row at a place, if it is short and in one piece.
    pub fn area(&self, place: usize) -> Option<ShortText> {
        let area = (*self.areas.get(place)?)?;
        ShortText::of(area.bytes())
    }

    /// Whether a blank line stands before the row at a place.
    pub fn is_after_blank(&self, place: usize) -> bool {
        self.after_blank & bit(place) != 0
    }
}

impl Screening {
    pub fn at_nothing() -> Self {
        Self {
            cases: 0,
            fingerprints: [0; CASES_AT_ONCE],
            ids: [EightSigns::default(); CASES_AT_ONCE / EIGHT],
            areas: [0; CASES_AT_ONCE],
            areas_known: 0,
        }
    }

    /// Whether there are rows, and each is a case.
    #[inline(always)]
    pub fn are_cases(&self, candidates: &Candidates<'_>) -> bool {
        !candidates.ids.is_empty()
            && usize::try_from(self.cases.trailing_ones()) == Ok(candidates.ids.len())
    }

    /// Whether the row at a place is a case; if not, it has to be looked at by itself whether it is.
    pub fn is_case(&self, place: usize) -> bool {
        self.cases & bit(place) != 0
    }

    /// The fingerprints of the cases at some places.
    #[inline(always)]
    pub fn fingerprints(&self, places: Range<usize>) -> &[Fingerprint] {
        self.fingerprints.get(places).unwrap_or_default()
    }

    /// Whether the number of the area at a place is known.
    #[inline(always)]
    pub fn knows_area(&self, place: usize) -> bool {
        self.areas_known & bit(place) != 0
    }

    /// Tells the number of the area at a place.
    pub fn tell_area(&mut self, place: usize, number: usize) {
        if let Some(area) = self.areas.get_mut(place) {
            *area = number;
            self.areas_known |= bit(place);
        }
    }

    /// The numbers of the areas at some places.
    #[inline(always)]
    pub fn areas(&self, places: Range<usize>) -> &[usize] {
        self.areas.get(places).unwrap_or_default()
    }
}
