//! What a deadline comes to: the one place where a due day, an event and the day of judging are put together.

use super::outcome::Outcome;
use crate::calendar::Day;

/// What came of comparing an event with a due time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Timing {
    InTime,
    Late,
    /// Only a time of day that is not registered would tell.
    Untold,
}

/// An event beside what is due.
#[derive(Debug, Clone, Copy)]
pub(super) enum Met {
    Happened {
        on: Day,
        timing: Timing,
        /// Whether it lies before the start of its deadline, which it cannot.
        is_before_start: bool,
    },
    NotYet,
    /// What cannot be read is neither done nor open.
    Unreadable,
}

/// What a deadline comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Settled {
    pub outcome: Outcome,
    pub why: Why,
    /// Days from the due date to the event, or to the day of judging; `None` unless it was late.
    pub days_late: Option<i64>,
    /// Whether the event had not happened yet.
    pub open: bool,
}

/// Why an outcome is what it is, as far as it does not say all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    SaysAll,
    Done,
    Open,
    EndsBeforeStart,
    TimeOfDay,
}

/// The outcome of an event against its due day. What is due after `as_of` is left out of every rate, done or not:
/// counting early successes while open cases drop out would overstate compliance.
#[inline]
pub(super) fn settle(event: Met, due: Day, as_of: Day) -> Settled {
    let settled = |outcome, why| Settled {
        outcome,
        why,
        days_late: None,
        open: matches!(event, Met::NotYet),
    };
    if due > as_of {
        let why = match event {
            Met::Happened { .. } => Why::Done,
            Met::NotYet | Met::Unreadable => Why::Open,
        };
        return settled(Outcome::NotDue, why);
    }
    let late = |last_seen: Day, why| Settled {
        days_late: Some(last_seen.since(due)),
        ..settled(Outcome::Fail, why)
    };
    match event {
        Met::Happened {
            is_before_start: true,
            ..
        } => settled(Outcome::Undetermined, Why::EndsBeforeStart),
        Met::Happened { on, timing, .. } => match timing {
            Timing::InTime => settled(Outcome::Pass, Why::SaysAll),
            Timing::Late => late(on, Why::SaysAll),
            Timing::Untold => settled(Outcome::Undetermined, Why::TimeOfDay),
        },
        Met::NotYet | Met::Unreadable if as_of > due => late(as_of, Why::Open),
        Met::NotYet | Met::Unreadable => settled(Outcome::NotDue, Why::Open),
    }
}

/// The outcome where the event cannot be read. It decides nothing but that what is not due is not due; a deadline whose
/// due day is not known may be.
#[inline]
pub(super) fn settle_unreadable(due: Option<Day>, as_of: Day) -> Outcome {
    if due.is_none_or(|due| due <= as_of) {
        Outcome::Undetermined
    } else {
        Outcome::NotDue
    }
}
