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
    let (has_happened, last_seen, timing, is_before_start) = match event {
        Met::Happened {
            on,
            timing,
            is_before_start,
        } => (true, on, timing, is_before_start),
        Met::NotYet | Met::Unreadable => (false, as_of, timing_of(as_of, due), false),
    };
    let is_untold = timing == Timing::Untold && !is_before_start && due <= as_of;
    let outcome = match is_untold {
        true => Outcome::Undetermined,
        false => outcome(Facts {
            is_due: due <= as_of,
            has_happened,
            is_late: timing == Timing::Late,
            is_before_start,
        }),
    };
    let why = match (outcome, has_happened) {
        (Outcome::NotDue, true) => Why::Done,
        (_, false) => Why::Open,
        _ if is_untold => Why::TimeOfDay,
        (Outcome::Undetermined, true) => Why::EndsBeforeStart,
        _ => Why::SaysAll,
    };
    Settled {
        outcome,
        why,
        days_late: (outcome == Outcome::Fail).then(|| last_seen.since(due)),
        open: matches!(event, Met::NotYet),
    }
}

/// On which side of its due day a day lies.
#[inline]
pub(super) fn timing_of(day: Day, due: Day) -> Timing {
    if day > due {
        Timing::Late
    } else {
        Timing::InTime
    }
}

/// What decides a deadline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    /// Whether the due day has come by the day of judging.
    pub is_due: bool,
    /// Whether the event has happened.
    pub has_happened: bool,
    /// Whether it did so late; of one that has not happened, whether the day of judging is late.
    pub is_late: bool,
    /// Whether it lies before the start of its deadline, which it cannot.
    pub is_before_start: bool,
}

/// The outcome of a deadline. Which way a case goes cannot be foreseen, so it is chosen without a branch: a processor that
/// guesses wrong loses more time than all of this takes.
#[inline(always)]
pub(super) fn outcome(facts: Facts) -> Outcome {
    let Facts {
        is_due,
        has_happened,
        is_late,
        is_before_start,
    } = facts;
    let not_due = !is_due | (!has_happened & !is_late);
    let undetermined = has_happened & is_before_start;
    let place = usize::from(not_due) * 4 + usize::from(undetermined) * 2 + usize::from(is_late);
    const OUTCOMES: [Outcome; 8] = [
        Outcome::Pass,
        Outcome::Fail,
        Outcome::Undetermined,
        Outcome::Undetermined,
        Outcome::NotDue,
        Outcome::NotDue,
        Outcome::NotDue,
        Outcome::NotDue,
    ];
    *OUTCOMES.get(place).unwrap_or(&Outcome::Undetermined)
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
