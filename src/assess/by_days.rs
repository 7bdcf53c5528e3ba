//! The deadlines that days alone decide in every case: judged one after the other, each in a few cases at once, and counted
//! by what decided them.

use super::failing::{Fail, FailingCases};
use super::outcome::Outcome;
use super::population::AreaTally;
use super::registered::Basis;
use super::swift::{BARE_VERDICTS, BareVerdict, DueAt, SwiftDeadline};
use crate::case::Area;
use crate::draw::EligibleCases;
use crate::extract::{CASES_AT_ONCE, DateOrder, DayCell};

/// Such deadlines at work.
pub(super) struct ByDays {
    deadlines: Vec<Deadline>,
    columns: Vec<DayColumn>,
    /// What bare verdicts come to.
    outcomes: [Outcome; BARE_VERDICTS],
    /// How often each verdict was met and is still to be counted: area by area, deadline by deadline.
    met: Vec<[u64; BARE_VERDICTS]>,
    late: LateList,
}

/// A deadline that concerns every case.
struct Deadline {
    /// The criterion that it belongs to.
    criterion: usize,
    swift: SwiftDeadline,
    /// The places of start and event among the columns.
    columns: [usize; 2],
    /// What it has come to in each of a few cases.
    outcomes: [Outcome; CASES_AT_ONCE],
}

/// The days of a few cases in one column.
struct DayColumn {
    /// Its position among the columns of the template.
    column: usize,
    /// Its place among the values that are shown.
    shown: usize,
    order: DateOrder,
    days: [DayCell; CASES_AT_ONCE],
}

/// By how many days a deadline was missed, to be counted in an area and a criterion.
///
/// The counters of all areas, criteria and days are more than the nearest memory holds. Counting many at once lets the
/// processor fetch many at once, instead of waiting for each.
#[derive(Debug, Clone, Copy)]
struct Late {
    area: usize,
    criterion: usize,
    days: i64,
}

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
}

impl ByDays {
    /// None.
    pub fn none() -> Self {
        let mut outcomes = [Outcome::Undetermined; BARE_VERDICTS];
        for (outcome, verdict) in outcomes.iter_mut().zip(BareVerdict::all()) {
            *outcome = verdict.counted().outcome;
        }
        let none = Late {
            area: 0,
            criterion: 0,
            days: 0,
        };
        Self {
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
                    outcomes: [Outcome::Pending; CASES_AT_ONCE],
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
            days: [DayCell::Unreadable; CASES_AT_ONCE],
        });
        Some(self.columns.len() - 1)
    }

    /// Whether a criterion is one of these.
    pub fn judges(&self, criterion: usize) -> bool {
        let mut deadlines = self.deadlines.iter();
        deadlines.any(|deadline| deadline.criterion == criterion)
    }

    /// Judges a few cases, in the areas at these places, and counts what is not counted later.
    pub fn judge(
        &mut self,
        cases: EligibleCases<'_>,
        places: &[usize],
        areas: &mut [(Area, AreaTally)],
    ) {
        for column in &mut self.columns {
            cases.days(column.shown, column.order, &mut column.days);
        }
        let rows = self.deadlines.len();
        self.met.resize(areas.len() * rows, [0; BARE_VERDICTS]);
        for (row, deadline) in self.deadlines.iter_mut().enumerate() {
            let criterion = deadline.criterion;
            let days = days_in(&self.columns, deadline.columns);
            let cases = places.iter().zip(days).zip(&mut deadline.outcomes);
            for ((area, days), outcome) in cases {
                let Some((verdict, late)) = deadline.swift.bare(days) else {
                    let judged = deadline.swift.judge(days);
                    *outcome = judged.outcome;
                    if let Some((_, area)) = areas.get_mut(*area)
                        && let Some(tally) = area.criteria.get_mut(criterion)
                    {
                        tally.count(&judged);
                    }
                    continue;
                };
                let met = self.met.get_mut(area * rows + row);
                if let Some(met) = met.and_then(|met| met.get_mut(verdict.place())) {
                    *met += 1;
                }
                let known = self.outcomes.get(verdict.place());
                *outcome = known.copied().unwrap_or(Outcome::Undetermined);
                let late = Late {
                    area: *area,
                    criterion,
                    days: late,
                };
                self.late.note(*outcome == Outcome::Fail, late);
            }
            if self.late.noted >= LATE_AT_ONCE {
                self.late.count(areas);
            }
        }
    }

    /// What the case at a place has come to, by each of these criteria.
    #[inline(always)]
    pub fn outcomes(&self, place: usize) -> impl Iterator<Item = (usize, Outcome)> {
        self.deadlines.iter().filter_map(move |deadline| {
            let outcome = deadline.outcomes.get(place)?;
            Some((deadline.criterion, *outcome))
        })
    }

    /// Lists the fails of the cases that were judged last.
    pub fn list(
        &mut self,
        cases: EligibleCases<'_>,
        is_listed: impl Fn(usize) -> bool,
        failing: &mut FailingCases<'_>,
    ) {
        for deadline in &mut self.deadlines {
            if !is_listed(deadline.criterion) {
                continue;
            }
            let days = days_in(&self.columns, deadline.columns);
            let judged = (0..cases.len()).zip(days).zip(&deadline.outcomes);
            let fails = judged.filter(|(_, outcome)| **outcome == Outcome::Fail);
            for ((place, days), _) in fails {
                let Some(case) = cases.get(place) else {
                    continue;
                };
                let judged = deadline.swift.judge(days);
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
        let rows = self.deadlines.len().max(1);
        for ((_, tally), met) in areas.iter_mut().zip(self.met.chunks_mut(rows)) {
            for (deadline, met) in self.deadlines.iter().zip(met) {
                let met = std::mem::replace(met, [0; BARE_VERDICTS]);
                if let Some(tally) = tally.criteria.get_mut(deadline.criterion) {
                    for (verdict, cases) in BareVerdict::all().zip(met) {
                        tally.add(&verdict.counted(), cases);
                    }
                }
            }
        }
    }
}

/// The days of each case in two columns.
#[inline(always)]
fn days_in(columns: &[DayColumn], places: [usize; 2]) -> impl Iterator<Item = [DayCell; 2]> {
    let days = |place: usize| {
        columns
            .get(place)
            .map_or(&[][..], |column| column.days.as_slice())
    };
    let [starts, events] = places.map(days);
    starts
        .iter()
        .copied()
        .zip(events.iter().copied())
        .map(<[_; 2]>::from)
}

impl LateList {
    fn count(&mut self, areas: &mut [(Area, AreaTally)]) {
        for late in self.room.get(..self.noted).unwrap_or_default() {
            if let Some((_, area)) = areas.get_mut(late.area)
                && let Some(tally) = area.criteria.get_mut(late.criterion)
            {
                tally.days_late.add_whole(late.days);
            }
        }
        self.noted = 0;
    }
}
