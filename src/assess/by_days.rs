//! The deadlines that days alone decide in every case: judged one after the other, each in a few cases at once, and counted
//! by what decided them.

use fearless_simd::Level;

use super::failing::{Fail, FailingCases};
use super::outcome::Outcome;
use super::outcomes::{FewOutcomes, OutcomeSet};
use super::population::AreaTally;
use super::registered::Basis;
use super::swift::{BARE_VERDICTS, BareVerdict, BareVerdicts, DueAt, SwiftDeadline};
use crate::case::Area;
use crate::draw::EligibleCases;
use crate::extract::{CASES_AT_ONCE, DateOrder, FewDays};

/// Such deadlines at work.
pub(super) struct ByDays {
    level: Level,
    deadlines: Vec<Deadline>,
    columns: Vec<DayColumn>,
    /// What bare verdicts come to.
    outcomes: [OutcomeSet; BARE_VERDICTS],
    /// How often each verdict was met and is still to be counted: area by area, deadline by deadline.
    met: Vec<[u32; BARE_VERDICTS]>,
    late: LateList,
}

/// A deadline that concerns every case.
struct Deadline {
    /// The criterion that it belongs to.
    criterion: usize,
    swift: SwiftDeadline,
    /// The places of start and event among the columns.
    columns: [usize; 2],
}

/// The days of a few cases in one column.
struct DayColumn {
    /// Its position among the columns of the template.
    column: usize,
    /// Its place among the values that are shown.
    shown: usize,
    order: DateOrder,
    days: FewDays,
}

/// By how many days a deadline was missed, to be counted in an area and a criterion.
///
/// The counters of all areas, criteria and days are more than the nearest memory holds. Counting many at once lets the
/// processor fetch many at once, instead of waiting for each.
#[derive(Debug, Clone, Copy)]
struct Late {
    area: usize,
    criterion: usize,
    days: u32,
}

/// How many cases may wait to be counted: the counters in which they do are small, since there are many. In tests a few,
/// so that it happens.
pub(super) const MOST_NOTED: u32 = if cfg!(test) { 20 } else { u32::MAX - 1024 };

/// How many are counted at once.
const LATE_AT_ONCE: usize = 256;

/// The deadlines that were missed and are still to be counted.
struct LateList {
    room: [Late; LATE_AT_ONCE + CASES_AT_ONCE],
    noted: usize,
}

impl LateList {
    /// Notes a deadline if it was missed. It is written down in any case, since no one can foresee whether it was.
    #[inline(always)]
    fn note(&mut self, was_missed: bool, late: Late) {
        if let Some(next) = self.room.get_mut(self.noted) {
            *next = late;
        }
        self.noted += usize::from(was_missed);
    }

    /// Counts those that were noted.
    fn count(&mut self, areas: &mut [(Area, AreaTally)]) {
        for late in self.room.get(..self.noted).unwrap_or_default() {
            if let Some((_, area)) = areas.get_mut(late.area)
                && let Some(tally) = area.criteria.get_mut(late.criterion)
            {
                tally.days_late.add_whole(late.days.into());
            }
        }
        self.noted = 0;
    }
}

impl ByDays {
    /// None.
    pub fn none() -> Self {
        let mut outcomes = [OutcomeSet::default(); BARE_VERDICTS];
        for (outcome, verdict) in outcomes.iter_mut().zip(BareVerdict::all()) {
            *outcome = OutcomeSet::of(verdict.counted().outcome);
        }
        let none = Late {
            area: 0,
            criterion: 0,
            days: 0,
        };
        Self {
            level: Level::new(),
            deadlines: Vec::new(),
            columns: Vec::new(),
            outcomes,
            met: Vec::new(),
            late: LateList {
                room: [none; LATE_AT_ONCE + CASES_AT_ONCE],
                noted: 0,
            },
        }
    }

    /// Those of the criteria at these places that concern every case.
    pub fn of(swift: &[Option<SwiftDeadline>], basis: &Basis<'_>) -> Self {
        let mut by_days = Self::none();
        for (criterion, swift) in swift.iter().enumerate() {
            let Some(swift) = swift.as_ref().filter(|swift| swift.always_applies) else {
                continue;
            };
            let columns = swift
                .columns()
                .map(|column| by_days.place_of(column, basis));
            if let [Some(start), Some(event)] = columns {
                by_days.deadlines.push(Deadline {
                    criterion,
                    swift: swift.clone(),
                    columns: [start, event],
                });
            }
        }
        by_days
    }

    /// The place of a column, which is read from now on.
    fn place_of(&mut self, column: usize, basis: &Basis<'_>) -> Option<usize> {
        let mut known = self.columns.iter();
        if let Some(place) = known.position(|known| known.column == column) {
            return Some(place);
        }
        let (shown, order) = basis.shown_dates(column)?;
        self.columns.push(DayColumn {
            column,
            shown,
            order,
            days: FewDays::UNREADABLE,
        });
        Some(self.columns.len() - 1)
    }

    /// Whether a criterion is one of these.
    pub fn judges(&self, criterion: usize) -> bool {
        let mut deadlines = self.deadlines.iter();
        deadlines.any(|deadline| deadline.criterion == criterion)
    }

    /// Judges a few cases, each in the area at a place, and counts what is not counted later: [`ByDays::count`] is to be called
    /// at the end, and before as many as [`MOST_NOTED`] cases were judged. What they come to is put down by the positions of
    /// the criteria.
    pub fn judge(
        &mut self,
        cases: EligibleCases<'_>,
        areas_of: &[usize],
        areas: &mut [(Area, AreaTally)],
        outcomes: &mut [FewOutcomes],
    ) {
        let failed = OutcomeSet::of(Outcome::Fail);
        for column in &mut self.columns {
            column.days = cases.days(column.shown, column.order);
        }
        let deadlines = self.deadlines.len();
        self.met.resize(areas.len() * deadlines, [0; BARE_VERDICTS]);
        let mut bare = BareVerdicts::NONE;
        for (position, deadline) in self.deadlines.iter_mut().enumerate() {
            let criterion = deadline.criterion;
            let days = days_in(&self.columns, deadline.columns);
            let (Some(days), Some(outcomes)) = (days, outcomes.get_mut(criterion)) else {
                continue;
            };
            let left = deadline.swift.bare(self.level, days, &mut bare);
            let cases = areas_of.iter().zip(bare.iter()).enumerate();
            for ((place, (area, (verdict, late))), outcome) in cases.zip(outcomes) {
                if left >> place & 1 != 0 {
                    let judged = deadline.swift.judge(days.map(|days| days.get(place)));
                    *outcome = OutcomeSet::of(judged.outcome);
                    if let Some((_, area)) = areas.get_mut(*area)
                        && let Some(tally) = area.criteria.get_mut(criterion)
                    {
                        tally.count(&judged);
                    }
                    continue;
                }
                let met = self.met.get_mut(area * deadlines + position);
                if let Some(met) = met.and_then(|met| met.get_mut(verdict)) {
                    *met += 1;
                }
                *outcome = self.outcomes.get(verdict).copied().unwrap_or_default();
                let late = Late {
                    area: *area,
                    criterion,
                    days: late,
                };
                self.late.note(*outcome == failed, late);
            }
            if self.late.noted >= LATE_AT_ONCE {
                self.late.count(areas);
            }
        }
    }

    /// Lists the fails of the cases that were judged last.
    pub fn list(
        &mut self,
        cases: EligibleCases<'_>,
        outcomes: &[FewOutcomes],
        is_listed: impl Fn(usize) -> bool,
        failing: &mut FailingCases<'_>,
    ) {
        for deadline in &mut self.deadlines {
            if !is_listed(deadline.criterion) {
                continue;
            }
            let days = days_in(&self.columns, deadline.columns);
            let (Some(days), Some(outcomes)) = (days, outcomes.get(deadline.criterion)) else {
                continue;
            };
            let outcomes = outcomes.iter().enumerate();
            let fails = outcomes.filter(|(_, outcome)| outcome.together() == Outcome::Fail);
            for (place, _) in fails {
                let Some(case) = cases.get(place) else {
                    continue;
                };
                let judged = deadline.swift.judge(days.map(|days| days.get(place)));
                failing.add(&Fail {
                    area: case.area.as_str(),
                    id: case.id.as_str(),
                    criterion: deadline.criterion,
                    due: judged.due.map(DueAt::moment),
                    days_late: judged.days_late,
                    open: judged.open,
                });
            }
        }
    }

    /// Counts all that is still to be counted.
    pub fn count(&mut self, areas: &mut [(Area, AreaTally)]) {
        self.late.count(areas);
        let deadlines = self.deadlines.len().max(1);
        for ((_, tally), met) in areas.iter_mut().zip(self.met.chunks_mut(deadlines)) {
            for (deadline, met) in self.deadlines.iter().zip(met) {
                let met = std::mem::replace(met, [0; BARE_VERDICTS]);
                if let Some(tally) = tally.criteria.get_mut(deadline.criterion) {
                    for (verdict, cases) in BareVerdict::all().zip(met) {
                        tally.add(&verdict.counted(), cases.into());
                    }
                }
            }
        }
    }
}

/// The days of a few cases in two columns.
fn days_in(columns: &[DayColumn], places: [usize; 2]) -> Option<[&FewDays; 2]> {
    let [start, event] = places.map(|place| columns.get(place));
    Some([&start?.days, &event?.days])
}
