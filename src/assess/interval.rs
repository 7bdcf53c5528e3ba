//! Judging whether events followed each other closely enough.
//!
//! From the start to the first event, and from each event to the next, runs a deadline of its own, judged like any
//! other. The last one is still open: it ends with the course (`until`), or runs on.

use super::deadline::{Clock, Event};
use super::events::{CaseEvents, EventBasis};
use super::outcome::undetermined;
use super::outcome::{Assessment, Outcome};
use super::registered::Basis;
use crate::calendar::Moment;
use crate::case::Reading;
use crate::lang::{Message, assess as words, events as say};
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

impl Course<'_> {
    /// The outcome, with the number of breaches and the worst of them.
    pub fn judge(&self, basis: &Basis<'_>) -> Assessment {
        let start = match Event::of(self.readings, self.rule.from) {
            Event::Happened(start) => start,
            Event::NotYet => return undetermined(basis.why(&[self.rule.from], &[])),
            Event::Unreadable => return undetermined(basis.why(&[], &[self.rule.from])),
        };
        let until = match self.rule.until {
            None => None,
            Some(column) => match Event::of(self.readings, column) {
                Event::Happened(until) => Some(until),
                Event::NotYet => None,
                Event::Unreadable => return undetermined(basis.why(&[], &[column])),
            },
        };
        if until.is_some_and(|until| until.compare(&start) == Ordering::Less) {
            return undetermined(words::ENDS_BEFORE_START.message());
        }
        self.of_events(&start, until)
    }

    fn of_events(&self, start: &Moment, until: Option<Moment>) -> Assessment {
        if let Some(lack) = self.table.lacks(self.rule.events.columns()) {
            return undetermined(lack);
        }
        let happened = match self.events {
            Some(events) => events.happened(&self.rule.events),
            None => return undetermined(say::NO_TABLE.with("table", self.table.name())),
        };
        // One more event could close a breach, and could begin a stretch that breaks off.
        if happened.untold > 0 {
            return undetermined(say::UNREADABLE_EVENT.with("table", self.table.name()));
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

    /// The assessments of all stretches, the last of which no event closes.
    fn stretches(
        &self,
        start: Moment,
        events: impl Iterator<Item = Moment>,
        ended: Option<Moment>,
    ) -> Vec<Assessment> {
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
    fn sum_up(&self, stretches: &[Assessment], ended: Option<Moment>) -> Assessment {
        let of = |outcome| stretches.iter().filter(move |one| one.outcome == outcome);
        let breaches: Vec<_> = of(Outcome::Fail).collect();
        if let Some(worst) = worst(&breaches) {
            return Assessment {
                reason: Some(reason(&breaches, worst)),
                due: worst.due,
                days_late: worst.days_late,
                open: ended.is_none() && breaches.iter().any(|breach| breach.open),
                ..Assessment::decided(Outcome::Fail, None)
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
                let message = say::ENDED_BEFORE_DUE.with("until", ended.date.to_string());
                let reason = message.with("due", due.date.to_string());
                Assessment::decided(Outcome::NotApplicable, Some(reason))
            }
            _ => first.cloned().unwrap_or_else(|| {
                Assessment::decided(Outcome::Undetermined, Some(words::UNKNOWN.message()))
            }),
        }
    }
}

/// The breach that lasted longest; of several the first.
fn worst<'a>(breaches: &[&'a Assessment]) -> Option<&'a Assessment> {
    let mut worst: Option<&Assessment> = None;
    for breach in breaches {
        if worst.is_none_or(|worst| breach.days_late > worst.days_late) {
            worst = Some(breach);
        }
    }
    worst
}

fn reason(breaches: &[&Assessment], worst: &Assessment) -> Message {
    let phrase = match breaches.len() {
        1 => &say::ONE_BREACH,
        _ => &say::BREACHES,
    };
    let due = worst.due.map(|due| due.date.to_string());
    let days = worst.days_late.map(|days| days.to_string());
    phrase
        .with("count", u64::try_from(breaches.len()).unwrap_or(u64::MAX))
        .with("days", days.unwrap_or_default())
        .with("due", due.unwrap_or_default())
}
