//! Judging a deadline: what was due when, and what happened when.

use std::cmp::Ordering;

use chrono::{NaiveDate, TimeDelta};

use super::outcome::Outcome;
use super::settle::{Met, Timing, Why, settle, settle_unreadable};
use super::verdict::{Reason, Verdict};
use crate::calendar::{Due, DueDate, DueDates, Moment, Within};
use crate::case::{Reading, Value};
use crate::lang::assess as say;
use crate::template::{Deadline, Limit, PublishedDeadlines};

/// The times of one case that a deadline is judged by.
pub(super) struct Times<'a> {
    /// The rule.
    pub rule: &'a Deadline,
    /// The values of the case, in the order of the template's columns.
    pub readings: &'a [Reading],
    /// The deadlines the municipality has published.
    pub tables: &'a [PublishedDeadlines],
    /// How deadlines are judged.
    pub clock: Clock<'a>,
}

/// How deadlines are judged.
#[derive(Clone, Copy)]
pub(super) struct Clock<'a> {
    /// How deadlines are counted.
    pub due_dates: &'a DueDates,
    /// The date against which open deadlines are judged.
    pub as_of: NaiveDate,
}

/// What the column of an event says.
#[derive(Clone, Copy)]
pub(super) enum Event {
    Happened(Moment),
    NotYet,
    Unreadable,
}

impl Event {
    /// What a column says of the case with these values.
    pub fn of(readings: &[Reading], column: usize) -> Self {
        match readings.get(column) {
            Some(Reading::Value(Value::Moment(moment))) => Self::Happened(*moment),
            Some(Reading::Empty) => Self::NotYet,
            _ => Self::Unreadable,
        }
    }
}

impl Times<'_> {
    /// The outcome, with its due date and how late it was.
    pub fn judge(&self) -> Verdict<'static> {
        let start_column = self.rule.limit.column();
        let start = match Event::of(self.readings, start_column) {
            Event::Happened(start) => start,
            Event::NotYet => return Verdict::undetermined(Reason::Empty(start_column)),
            Event::Unreadable => return Verdict::undetermined(Reason::Unreadable(start_column)),
        };
        let event = Event::of(self.readings, self.rule.to);
        let verdict = match self.rule.limit {
            Limit::By { .. } => self.clock.by(&start, event),
            Limit::Within { within, .. } => self.clock.within(&start, event, &within),
            Limit::Before { at_least, .. } => self.clock.before(&start, event, &at_least),
            Limit::Published { table, by, .. } => match self.published(table, by, start.date) {
                Ok(within) => self.clock.within(&start, event, &within),
                Err(reason) => return Verdict::undetermined(reason),
            },
        };
        match event {
            Event::Unreadable => self.unreadable(verdict.due),
            Event::Happened(_) | Event::NotYet => verdict,
        }
    }

    /// The length of time that is published for what a column says, as it held on the day of the start.
    fn published(
        &self,
        table: usize,
        by: usize,
        day: NaiveDate,
    ) -> Result<Within, Reason<'static>> {
        let key = match self.readings.get(by) {
            Some(Reading::Value(Value::Text(key))) => key,
            Some(Reading::Empty) => return Err(Reason::Empty(by)),
            _ => return Err(Reason::Unreadable(by)),
        };
        let table = self.tables.get(table);
        table
            .and_then(|table| table.within(key, day))
            .ok_or(Reason::NotPublished { by, day })
    }

    fn unreadable(&self, due: Option<Moment>) -> Verdict<'static> {
        let due_day = due.map(|due| due.date.into());
        let outcome = settle_unreadable(due_day, self.clock.as_of.into());
        Verdict {
            due,
            ..Verdict::decided(outcome, Reason::Unreadable(self.rule.to))
        }
    }
}

impl Clock<'_> {
    /// Due on the date, or at the time, of a column: no day moves.
    fn by(&self, due: &Moment, event: Event) -> Verdict<'static> {
        self.settle(None, event, *due, |happened| match happened.compare(due) {
            Ordering::Greater => Timing::Late,
            Ordering::Less | Ordering::Equal => Timing::InTime,
        })
    }

    /// Due a time after a start.
    pub fn within(&self, start: &Moment, event: Event, within: &Within) -> Verdict<'static> {
        self.judged(Some(start), event, self.due_dates.after(start, within))
    }

    /// Due a time before an end. What happens after the end is late like any other; no day moves.
    fn before(&self, end: &Moment, event: Event, at_least: &Within) -> Verdict<'static> {
        self.judged(None, event, self.due_dates.before(end, at_least))
    }

    /// An event against its due time. It cannot lie before its start, where there is one.
    fn judged(&self, start: Option<&Moment>, event: Event, due: Option<Due>) -> Verdict<'static> {
        match due {
            Some(Due::Borderline {
                saturday_closed,
                saturday_open,
            }) => self.borderline(start, event, [saturday_closed, saturday_open]),
            Some(Due::Date(due)) => self.by_date(start, event, due),
            Some(due) => self.by_hours(start, event, due),
            None => Verdict::undetermined(Reason::Phrase(&say::NO_DUE_DATE)),
        }
    }

    /// Due by the end of a day.
    fn by_date(&self, start: Option<&Moment>, event: Event, due: DueDate) -> Verdict<'static> {
        let timing = |limit: NaiveDate| {
            move |happened: &Moment| {
                if happened.date <= limit {
                    Timing::InTime
                } else {
                    Timing::Late
                }
            }
        };
        let judged = self.settle(start, event, Moment::on(due.date), timing(due.date));
        let unmoved = matches!(event, Event::Happened(happened) if happened.date <= due.unrolled);
        if judged.outcome != Outcome::Pass || unmoved {
            return judged;
        }
        Verdict {
            rolled: true,
            reason: Reason::Rolled(due),
            ..judged
        }
    }

    /// Both readings of Saturday: where they agree, the one with the later date, which is the milder on lateness.
    fn borderline(
        &self,
        start: Option<&Moment>,
        event: Event,
        readings: [DueDate; 2],
    ) -> Verdict<'static> {
        let [one, other] = readings.map(|due| self.by_date(start, event, due));
        if one.outcome != other.outcome {
            return Verdict::undetermined(Reason::Phrase(&say::SATURDAY));
        }
        let later_first = one.due.map(|due| due.date) >= other.due.map(|due| due.date);
        if later_first { one } else { other }
    }

    /// Due at a time of day, known or only bounded.
    fn by_hours(&self, start: Option<&Moment>, event: Event, due: Due) -> Verdict<'static> {
        let (earliest, latest) = match due {
            Due::Instant(instant) => (instant, instant),
            Due::Between { earliest, latest } => (earliest, latest),
            Due::Date(_) | Due::Borderline { .. } => {
                return Verdict::undetermined(Reason::Phrase(&say::NO_DUE_DATE));
            }
        };
        // The last day on which it can be due: the span before `latest` does not reach into that moment itself.
        let last_day = match latest.clock().filter(|_| earliest != latest) {
            Some(clock) => Moment::on((clock - TimeDelta::seconds(1)).date()),
            None => latest,
        };
        self.settle(start, event, last_day, |happened| {
            timing_of(happened, &earliest, &latest)
        })
    }

    /// The outcome of an event against its due time; it cannot lie before its start, where there is one.
    fn settle(
        &self,
        start: Option<&Moment>,
        event: Event,
        due: Moment,
        timing: impl Fn(&Moment) -> Timing,
    ) -> Verdict<'static> {
        let met = match event {
            Event::Happened(happened) => Met::Happened {
                on: happened.date.into(),
                timing: timing(&happened),
                is_before_start: start
                    .is_some_and(|start| happened.compare(start) == Ordering::Less),
            },
            Event::NotYet => Met::NotYet,
            Event::Unreadable => Met::Unreadable,
        };
        let settled = settle(met, due.date.into(), self.as_of.into());
        let reason = match settled.why {
            Why::SaysAll => Reason::None,
            Why::Done => Reason::Phrase(&say::DONE),
            Why::Open => Reason::Phrase(&say::OPEN),
            Why::EndsBeforeStart => Reason::Phrase(&say::ENDS_BEFORE_START),
            Why::TimeOfDay => Reason::Phrase(&say::TIME_OF_DAY),
        };
        Verdict {
            due: Some(due),
            open: settled.open,
            days_late: settled.days_late,
            ..Verdict::decided(settled.outcome, reason)
        }
    }
}

/// An event against a due time in `[earliest, latest]`, which are equal when it is known. An event without a time of day
/// lies anywhere in its day.
pub(super) fn timing_of(happened: &Moment, earliest: &Moment, latest: &Moment) -> Timing {
    let (first, last) = match happened.time {
        Some(_) => (*happened, *happened),
        None => (
            Moment::at(happened.date.into()),
            Moment::at(happened.date.succ_opt().unwrap_or(happened.date).into()),
        ),
    };
    let due_is_known = earliest == latest;
    let happened_is_known = first == last;
    let surely_late = match first.compare(latest) {
        Ordering::Greater => true,
        Ordering::Equal => !due_is_known,
        Ordering::Less => false,
    };
    // The end of a day whose time is not known does not belong to it, so that "equal" is still in time.
    if last.compare(earliest) != Ordering::Greater {
        Timing::InTime
    } else if surely_late {
        Timing::Late
    } else {
        debug_assert!(
            !(due_is_known && happened_is_known),
            "two known times are in order"
        );
        Timing::Untold
    }
}
