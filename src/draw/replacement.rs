//! Replacing a case that proves to be out of scope: it stays a draw, and the next reserve is drawn after it.
//!
//! The record keeps which tickets were replaced and why. What follows from that (who came next, how many were drawn) is
//! made again from the draw, so a recorded replacement can be re-performed like the draw itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{AreaRecord, DrawRecord, Drawn, Sample, SampleRole, Ticket};
use crate::case::{Area, CaseId};
use crate::lang::{Phrase, replacement as say};

/// A replaced case, as `draw.json` keeps it: by its ticket, without its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// Its area.
    pub area: String,
    /// Its ticket.
    pub ticket: String,
    /// Why it does not count.
    pub reason: ReplacementReason,
}

/// Why a drawn case does not count. A file that cannot be found is no such reason: it is a deviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReplacementReason {
    /// It is nothing that the audit concerns.
    OutOfScope,
    /// It never belonged to the area in the period.
    Moved,
    /// It is another case of the extract under another id.
    Duplicate,
}

/// Why a case cannot be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotReplaced {
    /// The audit has no such case.
    Unknown,
    /// It is a reserve, which nobody looks at.
    Reserve,
    /// It was replaced before.
    Already,
    /// Its area has no reserve left, though it has cases that were not drawn.
    NoReserve,
}

impl ReplacementReason {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::OutOfScope, Self::Moved, Self::Duplicate];

    /// The word in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::OutOfScope => "out-of-scope",
            Self::Moved => "moved",
            Self::Duplicate => "duplicate",
        }
    }

    /// What a reader is told.
    pub fn words(self) -> &'static Phrase {
        match self {
            Self::OutOfScope => &say::OUT_OF_SCOPE,
            Self::Moved => &say::MOVED,
            Self::Duplicate => &say::DUPLICATE,
        }
    }
}

/// Replaces a case of the sample by the reserve with the lowest ticket of its area; both change their roles, and the
/// record keeps it. The id of the case that was drawn instead; `None` in an area that was drawn whole, where there is
/// nothing more to draw.
///
/// # Errors
/// Why the case cannot be replaced; record and sample are as they were.
pub fn replace(
    record: &mut DrawRecord,
    sample: &mut Sample,
    case: &CaseId,
    reason: ReplacementReason,
) -> Result<Option<CaseId>, NotReplaced> {
    let position = sample.cases.iter().position(|drawn| drawn.id == *case);
    let replaced = position.and_then(|position| sample.cases.get(position));
    let (ticket, area) = match replaced {
        None => return Err(NotReplaced::Unknown),
        Some(drawn) => match drawn.role {
            SampleRole::Sample => (drawn.ticket, drawn.area.clone()),
            SampleRole::Reserve => return Err(NotReplaced::Reserve),
            SampleRole::Replaced => return Err(NotReplaced::Already),
        },
    };
    let mut areas = record.areas.iter_mut();
    let of_area = areas.find(|of_area| of_area.area == area.as_str());
    let of_area = of_area.ok_or(NotReplaced::Unknown)?;
    let next = sample
        .cases
        .iter_mut()
        .find(|drawn| drawn.area == area && drawn.role == SampleRole::Reserve);
    let successor = match next {
        Some(next) => {
            next.role = SampleRole::Sample;
            of_area.draw_reserve(next.ticket);
            Some(next.id.clone())
        }
        None if of_area.drawn == of_area.population => None,
        None => return Err(NotReplaced::NoReserve),
    };
    let replaced = position.and_then(|position| sample.cases.get_mut(position));
    replaced.expect("it was found at this position above").role = SampleRole::Replaced;
    record.replaced.push(Replacement {
        area: area.as_str().to_owned(),
        ticket: ticket.to_string(),
        reason,
    });
    Ok(successor)
}

impl DrawRecord {
    /// Cases of an area that were replaced.
    pub fn replaced_in(&self, area: &AreaRecord) -> u64 {
        let of_area = self.replaced.iter().filter(|it| it.area == area.area);
        u64::try_from(of_area.count()).unwrap_or(u64::MAX)
    }
}

/// The cases that were replaced in each area.
pub(super) fn replaced(replacements: &[Replacement]) -> BTreeMap<Area, u64> {
    let mut replaced = BTreeMap::new();
    for replacement in replacements {
        *replaced.entry(Area::named(&replacement.area)).or_insert(0) += 1;
    }
    replaced
}

/// Gives the recorded cases of a draw their role, and leaves out of the record what the draw does not have.
pub(super) fn mark_replaced(drawn: &mut [Drawn], replacements: &mut Vec<Replacement>) {
    replacements.retain(|replacement| {
        let cases = drawn
            .iter_mut()
            .filter(|drawn| drawn.area.as_str() == replacement.area)
            .flat_map(|drawn| &mut drawn.cases);
        let mut of_sample = cases.filter(|case| case.role == SampleRole::Sample);
        let case = of_sample.find(|case| case.ticket.to_string() == replacement.ticket);
        case.map(|case| case.role = SampleRole::Replaced).is_some()
    });
}

impl AreaRecord {
    /// One more case of the sample, out of the reserves.
    fn draw_reserve(&mut self, ticket: Ticket) {
        self.drawn += 1;
        self.reserves = self.reserves.saturating_sub(1);
        self.last_ticket = Some(ticket.to_string());
        self.census = self.avoided == 0 && self.drawn == self.population;
    }
}
