//! Judging whether there were events enough in a window of time.

use std::cmp::Ordering;

use super::deadline::{Clock, Event, timing_of};
use super::events::{CaseEvents, EventBasis};
use super::outcome::Outcome;
use super::settle::Timing;
use super::verdict::{Reason, Verdict};
use crate::calendar::{Due, DueDate, Moment, Unit};
use crate::case::Reading;
use crate::lang::assess as words;
use crate::template::Count;

/// What a count is judged by.
pub(super) struct Window<'a> {
    /// The rule.
    pub rule: &'a Count,
    /// The values of the case, in the order of the template's columns.
    pub readings: &'a [Reading],
    /// The rows of the rule's event table; `None` when it was not given.
    pub events: Option<&'a CaseEvents>,
    /// The rule's event table.
    pub table: &'a EventBasis<'a>,
    /// How deadlines are judged.
    pub clock: Clock<'a>,
}

/// How many events lie in the window.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Inside {
    surely: u64,
    /// Those included of which only a value that is not there, or the reading of Saturday, would tell.
    at_most: u64,
}

impl<'a> Window<'a> {
    /// The outcome: a pass as soon as the number is reached, not due while the window is open.
    pub fn judge(&self) -> Verdict<'a> {
        let start = match Event::of(self.readings, self.rule.from) {
            Event::Happened(start) => start,
            Event::NotYet => return Verdict::undetermined(Reason::Empty(self.rule.from)),
            Event::Unreadable => {
                return Verdict::undetermined(Reason::Unreadable(self.rule.from));
            }
        };
        let Some(events) = self.events else {
            return Verdict::undetermined(Reason::NoTable(self.table.name()));
        };
        if let Some(lack) = self.table.lacks(self.rule.events.columns()) {
            return Verdict::undetermined(Reason::Told(Box::new(lack)));
        }
        let Some(due) = self.clock.due_dates.after(&start, &self.rule.within) else {
            return Verdict::undetermined(Reason::Phrase(&words::NO_DUE_DATE));
        };
        let happened = events.happened(&self.rule.events);
        let so_far = happened
            .moments
            .into_iter()
            .filter(|moment| moment.date <= self.clock.as_of);
        let timings = so_far.filter_map(|moment| timing(&moment, &start, &due));
        let inside = inside(timings, happened.untold);
        let judged = self.of_number(inside, last_day(&due), happened.untold);
        match due {
            Due::Date(due) => self.rolled(judged, events, &start, due),
            _ => judged,
        }
    }

    fn of_number(&self, inside: Inside, due: Moment, untold: usize) -> Verdict<'a> {
        let wanted = self.rule.at_least;
        let decided = |outcome, reason| Verdict {
            due: Some(due),
            ..Verdict::decided(outcome, reason)
        };
        if inside.surely >= wanted {
            return decided(Outcome::Pass, Reason::None);
        }
        if inside.at_most >= wanted {
            let reason = match (untold, self.rule.within.unit()) {
                (0, Unit::Hours) => Reason::Phrase(&words::TIME_OF_DAY),
                (0, _) => Reason::Phrase(&words::SATURDAY),
                _ => Reason::UnreadableEvent(self.table.name()),
            };
            return decided(Outcome::Undetermined, reason);
        }
        if due.date >= self.clock.as_of {
            return decided(Outcome::NotDue, Reason::Phrase(&words::OPEN));
        }
        let reason = Reason::TooFew {
            count: inside.surely,
            at_least: wanted,
            due,
        };
        decided(Outcome::Fail, reason)
    }

    /// Says of a pass that it rests on the window's end having moved to the next open day.
    fn rolled(
        &self,
        judged: Verdict<'a>,
        events: &CaseEvents,
        start: &Moment,
        due: DueDate,
    ) -> Verdict<'a> {
        let unmoved = Due::Date(DueDate {
            date: due.unrolled,
            ..due
        });
        let happened = events.happened(&self.rule.events);
        let timings = happened
            .moments
            .iter()
            .filter_map(|moment| timing(moment, start, &unmoved));
        if judged.outcome != Outcome::Pass || inside(timings, 0).surely >= self.rule.at_least {
            return judged;
        }
        Verdict {
            rolled: true,
            reason: Reason::Rolled(due),
            ..judged
        }
    }
}

fn inside(timings: impl Iterator<Item = Timing>, untold: usize) -> Inside {
    let mut inside = Inside {
        surely: 0,
        at_most: u64::try_from(untold).unwrap_or(u64::MAX),
    };
    for timing in timings {
        inside.surely += u64::from(timing == Timing::InTime);
        inside.at_most += u64::from(timing != Timing::Late);
    }
    inside
}

/// Whether an event lies before the end of the window; `None` when it lies before its beginning. A window of days begins
/// with the day after the start, one of hours with the start.
fn timing(event: &Moment, start: &Moment, due: &Due) -> Option<Timing> {
    let by_day = |due: &DueDate| match event.date <= due.date {
        true => Timing::InTime,
        false => Timing::Late,
    };
    let is_after_the_day = event.date > start.date;
    match due {
        Due::Date(due) => is_after_the_day.then(|| by_day(due)),
        Due::Borderline {
            saturday_closed,
            saturday_open,
        } => is_after_the_day.then(|| match by_day(saturday_closed) == by_day(saturday_open) {
            true => by_day(saturday_open),
            false => Timing::Untold,
        }),
        Due::Instant(_) | Due::Between { .. } => {
            let (earliest, latest) = match due {
                Due::Between { earliest, latest } => (earliest, latest),
                Due::Instant(instant) => (instant, instant),
                _ => return None,
            };
            match event.compare(start) {
                Ordering::Less => None,
                Ordering::Greater => Some(timing_of(event, earliest, latest)),
                // The very moment of the start is before the window; a day on which both lie does not tell.
                Ordering::Equal => {
                    let is_told = event.time.is_some() && start.time.is_some();
                    (!is_told).then_some(Timing::Untold)
                }
            }
        }
    }
}

/// The last day of the window.
fn last_day(due: &Due) -> Moment {
    match due {
        Due::Date(due) => Moment::on(due.date),
        Due::Borderline {
            saturday_closed,
            saturday_open,
        } => Moment::on(saturday_closed.date.max(saturday_open.date)),
        Due::Instant(instant) => *instant,
        Due::Between { latest, .. } => *latest,
    }
}
