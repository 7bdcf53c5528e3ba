//! Judging whether events followed each other closely enough.
//!
//! From the start to the first event, and from each event to the next, runs a deadline of its own, judged like any
//! other. The last one is still open: it ends with the course (`until`), or runs on.

use super::deadline::{Clock, Event};
use super::events::{CaseEvents, EventBasis};
use super::outcome::Outcome;
use super::verdict::{Reason, Verdict};
use crate::calendar::Moment;
use crate::case::Reading;
use crate::lang::assess as words;
use crate::template::Interval;
use std::cmp::Ordering;

/// What an interval is judged by.
pub(super) struct Course<'a> {
    /// The rule.
    pub rule: &'a Interval,
    /// The values of the case, in the order of the template's columns.
    pub readings: &'a [Reading],
    /// The rows of the rule's event table; `None` when it was not given.
    pub events: Option<&'a CaseEvents>,
    /// The rule's event table.
    pub table: &'a EventBasis<'a>,
    /// How deadlines are judged.
    pub clock: Clock<'a>,
}

impl<'a> Course<'a> {
    /// The outcome, with the number of breaches and the worst of them.
    pub fn judge(&self) -> Verdict<'a> {
        let start = match Event::of(self.readings, self.rule.from) {
            Event::Happened(start) => start,
            Event::NotYet => return Verdict::undetermined(Reason::Empty(self.rule.from)),
            Event::Unreadable => {
                return Verdict::undetermined(Reason::Unreadable(self.rule.from));
            }
        };
        let until = match self.rule.until {
            None => None,
            Some(column) => match Event::of(self.readings, column) {
                Event::Happened(until) => Some(until),
                Event::NotYet => None,
                Event::Unreadable => return Verdict::undetermined(Reason::Unreadable(column)),
            },
        };
        if until.is_some_and(|until| until.compare(&start) == Ordering::Less) {
            return Verdict::undetermined(Reason::Phrase(&words::ENDS_BEFORE_START));
        }
        self.of_events(&start, until)
    }

    fn of_events(&self, start: &Moment, until: Option<Moment>) -> Verdict<'a> {
        let Some(events) = self.events else {
            return Verdict::undetermined(Reason::NoTable(self.table.name()));
        };
        if let Some(lack) = self.table.lacks(self.rule.events.columns()) {
            return Verdict::undetermined(Reason::Told(Box::new(lack)));
        }
        let happened = events.happened(&self.rule.events);
        // One more event could close a breach, and could begin a stretch that breaks off.
        if happened.untold > 0 {
            return Verdict::undetermined(Reason::UnreadableEvent(self.table.name()));
        }
        let of_course = |moment: &Moment| {
            moment.compare(start) != Ordering::Less
                && until.is_none_or(|until| moment.compare(&until) != Ordering::Greater)
        };
        let events = happened.moments.into_iter().filter(of_course);
        let ended = until.filter(|until| until.date <= self.clock.as_of);
        let stretches = self.stretches(*start, events, ended);
        self.sum_up(&stretches, ended)
    }

    /// The verdicts on all stretches, the last of which no event closes.
    fn stretches(
        &self,
        start: Moment,
        events: impl Iterator<Item = Moment>,
        ended: Option<Moment>,
    ) -> Vec<Verdict<'a>> {
        let clock = Clock {
            as_of: ended.map_or(self.clock.as_of, |ended| ended.date),
            ..self.clock
        };
        let mut from = start;
        let mut length = self.rule.first_within;
        let mut judged = Vec::new();
        for event in events {
            judged.push(clock.within(&from, Event::Happened(event), &length));
            from = event;
            length = self.rule.then_every;
        }
        judged.push(clock.within(&from, Event::NotYet, &length));
        judged
    }

    /// One breach fails the whole; else what cannot be told leaves it open. A course in which nothing has fallen due by
    /// its end asked for nothing.
    fn sum_up(&self, stretches: &[Verdict<'a>], ended: Option<Moment>) -> Verdict<'a> {
        let of = |outcome| stretches.iter().filter(move |one| one.outcome == outcome);
        let breaches: Vec<_> = of(Outcome::Fail).collect();
        if let Some(worst) = worst(&breaches) {
            let reason = Reason::Breaches {
                count: breaches.len(),
                due: worst.due,
                days_late: worst.days_late,
            };
            return Verdict {
                due: worst.due,
                days_late: worst.days_late,
                open: ended.is_none() && breaches.iter().any(|breach| breach.open),
                ..Verdict::decided(Outcome::Fail, reason)
            };
        }
        if let Some(untold) = of(Outcome::Undetermined).next() {
            return untold.clone();
        }
        let rolled = || of(Outcome::Pass).find(|kept| kept.rolled);
        if let Some(kept) = rolled().or_else(|| of(Outcome::Pass).next_back()) {
            return kept.clone();
        }
        let first = stretches.first();
        let due = first.and_then(|first| first.due);
        match (ended, due) {
            (Some(ended), Some(due)) => {
                let reason = Reason::EndedBeforeDue {
                    until: ended.date,
                    due: due.date,
                };
                Verdict::decided(Outcome::NotApplicable, reason)
            }
            _ => first
                .cloned()
                .unwrap_or_else(|| Verdict::undetermined(Reason::Phrase(&words::UNKNOWN))),
        }
    }
}

/// The breach that lasted longest; of several the first.
fn worst<'s, 'a>(breaches: &[&'s Verdict<'a>]) -> Option<&'s Verdict<'a>> {
    let mut worst: Option<&Verdict<'a>> = None;
    for breach in breaches {
        if worst.is_none_or(|worst| breach.days_late > worst.days_late) {
            worst = Some(breach);
        }
    }
    worst
}
