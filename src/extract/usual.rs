//! Rows that are cases at first sight, as nearly all are: as wide as the header, with nothing out of the ordinary in the
//! fields that are used. All others are left to [`super::reject::Judge`], which decides the same of these.

use super::columns::{Column, PartColumns};
use super::cut::{CutRow, Found, Look};
use super::fingerprints::{Fingerprint, of_plain};
use super::part::Part;
use super::reject::{begins_like_a_case, is_surely_an_id};
use crate::case::CaseName;
use crate::cell::can_hold_cpr;

/// Tells such rows.
pub(super) struct Usual {
    /// How many fields the header has.
    width: usize,
    /// How long its first heading is.
    heading: usize,
    /// Where the case id stands.
    id: usize,
    /// From where to where the parts of the area stand, if nothing stands between them.
    area: Option<(usize, usize)>,
    /// All fields that are used.
    used: Vec<usize>,
}

/// The case that a row is.
#[derive(Clone, Copy)]
pub(super) struct UsualCase<'b> {
    pub id: CaseName<'b>,
    pub fingerprint: Fingerprint,
    /// What tells its area from others, if that is known.
    pub area: Option<&'b [u8]>,
}

impl Usual {
    /// `None` where no row can be told so.
    pub fn of(part: &Part<'_>, columns: &PartColumns) -> Option<Self> {
        let header = &part.survey.header;
        let [id] = columns.id.as_slice() else {
            return None;
        };
        let others = columns.area.iter().chain(&columns.kept);
        let others = others.chain(&columns.conditions).chain(&columns.summed);
        let used = std::iter::once(id).chain(others).filter_map(position);
        Some(Self {
            width: header.names.len(),
            heading: header.names.first()?.len(),
            id: position(id)?,
            area: in_a_row(&columns.area),
            used: std::iter::once(0).chain(used).collect(),
        })
    }

    /// The case that a row is, if that can be told.
    #[inline(always)]
    pub fn case<'b>(&self, found: &Found<'b>) -> Option<UsualCase<'b>> {
        let row = found.row;
        if row.len() != self.width
            || found.look == Look::Closer
            || (found.look == Look::Doubled && self.has_doubled_quotes(row))
        {
            return None;
        }
        let id = row.bytes_of(self.id)?;
        let first = match self.id {
            0 => id,
            _ => row.bytes_of(0)?,
        };
        if !begins_like_a_case(first, self.heading) || !is_surely_an_id(id) || can_hold_cpr(id) {
            return None;
        }
        Some(UsualCase {
            fingerprint: of_plain(id)?,
            id: CaseName::plain(id),
            area: self.area.and_then(|(first, last)| row.span(first, last)),
        })
    }

    #[inline(never)]
    fn has_doubled_quotes(&self, row: CutRow<'_>) -> bool {
        let mut used = self.used.iter();
        used.any(|position| row.bytes_of(*position).is_none_or(|it| it.contains(&b'"')))
    }
}

fn position(column: &Column) -> Option<usize> {
    column.found.as_ref().map(|found| found.position)
}

/// The first and the last position of columns of which each stands right behind the one before.
fn in_a_row(columns: &[Column]) -> Option<(usize, usize)> {
    let positions: Vec<_> = columns.iter().filter_map(position).collect();
    let (first, last) = (*positions.first()?, *positions.last()?);
    let is_row = positions.len() == columns.len() && positions.into_iter().eq(first..=last);
    is_row.then_some((first, last))
}
