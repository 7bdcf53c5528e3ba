//! Deadlines between two columns of dates, judged by the numbers of days alone: most criteria of most templates, and
//! fifty million verdicts in a population of ten million cases.
//!
//! What due day, event and day of judging come to is decided in `settle`, for these verdicts as for those with words.

use chrono::NaiveDate;

use super::judge::{Judged, concerned_by_deadline};
use super::outcome::Outcome;
use super::registered::Basis;
use super::settle::{Facts, Met, Settled, outcome, settle, settle_unreadable, timing_of};
use crate::calendar::{Day, DueDays, Moment};
use crate::extract::DayCell;
use crate::template::{Criterion, Limit, Rule, Rules, Template};

/// What is counted of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    pub outcome: Outcome,
    /// See [`Judged::concerns`].
    pub concerns: Option<bool>,
    /// When a deadline was due.
    pub due: Option<DueAt>,
    pub days_late: Option<i64>,
    pub open: bool,
}

/// When a deadline was due: on a day, or at a moment of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DueAt {
    Day(Day),
    Moment(Moment),
}

impl DueAt {
    /// The same for whoever writes it down.
    pub fn moment(self) -> Moment {
        match self {
            Self::Day(day) => Moment::on(day.date()),
            Self::Moment(moment) => moment,
        }
    }
}

impl From<&Judged<'_>> for Counted {
    fn from(judged: &Judged<'_>) -> Self {
        let verdict = &judged.verdict;
        Self {
            outcome: verdict.outcome,
            concerns: judged.concerns,
            due: verdict.due.map(DueAt::Moment),
            days_late: verdict.days_late,
            open: verdict.open,
        }
    }
}

/// A criterion whose rule, where it applies, is a deadline between two columns of dates.
#[derive(Debug, Clone)]
pub(super) struct SwiftDeadline {
    start: usize,
    event: usize,
    limit: SwiftLimit,
    as_of: Day,
    /// Whether nothing keeps it from applying to a case.
    pub always_applies: bool,
}

#[derive(Debug, Clone)]
enum SwiftLimit {
    /// On the day of the start.
    By,
    /// A time after the start, before which no event can lie.
    After(DueDays),
    /// A time before the start.
    Before(DueDays),
}

impl SwiftDeadline {
    /// The deadline of a criterion, if it is one that days alone decide.
    pub fn of(
        criterion: &Criterion,
        template: &Template,
        basis: &Basis<'_>,
        as_of: NaiveDate,
    ) -> Option<Self> {
        let Rules::Always(Rule::Deadline(deadline)) = &criterion.rules else {
            return None;
        };
        let (start, event) = (deadline.limit.column(), deadline.to);
        if !basis.holds_days(start) || !basis.holds_days(event) {
            return None;
        }
        let calendar = &template.calendar;
        let limit = match deadline.limit {
            Limit::By { .. } => SwiftLimit::By,
            Limit::Within { within, .. } => SwiftLimit::After(DueDays::after(calendar, within)?),
            Limit::Before { at_least, .. } => {
                SwiftLimit::Before(DueDays::before(calendar, at_least)?)
            }
            Limit::Published { .. } => return None,
        };
        Some(Self {
            start,
            event,
            limit,
            as_of: as_of.into(),
            always_applies: criterion.applies_if.is_none() && criterion.applies_when.is_none(),
        })
    }

    /// What is said of the case with these days, in the order of the template's columns.
    #[inline]
    pub fn judge(&mut self, days: &[DayCell]) -> Counted {
        let Some(DayCell::On(start)) = days.get(self.start) else {
            return Counted::of(Outcome::Undetermined, None);
        };
        let event = days.get(self.event).copied();
        let event = event.unwrap_or(DayCell::Unreadable);
        let start = *start;
        let (due, not_before) = match &mut self.limit {
            SwiftLimit::By => (Some([start; 2]), None),
            SwiftLimit::After(due) => (due.due(start), Some(start)),
            SwiftLimit::Before(due) => (due.due(start), None),
        };
        let Some([one, other]) = due else {
            return Counted::of(Outcome::Undetermined, None);
        };
        if one == other && event != DayCell::Unreadable {
            return self.judge_plain(event, one, not_before);
        }
        let settled = |due| (settle(met(event, due, not_before), due, self.as_of), due);
        let (settled, due) = match of_both(settled(one), settled(other)) {
            Some(agreed) => agreed,
            None => return Counted::of(Outcome::Undetermined, None),
        };
        if event == DayCell::Unreadable {
            return Counted::of(settle_unreadable(Some(due), self.as_of), Some(due));
        }
        Counted {
            days_late: settled.days_late,
            open: settled.open,
            ..Counted::of(settled.outcome, Some(due))
        }
    }
}

impl SwiftDeadline {
    /// What nearly all cases come to: the due day is certain, and the event lies on a day, or has not happened.
    #[inline(always)]
    fn judge_plain(&self, event: DayCell, due: Day, not_before: Option<Day>) -> Counted {
        let (has_happened, last_seen) = match event {
            DayCell::On(day) => (true, day),
            DayCell::Empty | DayCell::Unreadable => (false, self.as_of),
        };
        let outcome = outcome(Facts {
            is_due: due <= self.as_of,
            has_happened,
            is_late: last_seen > due,
            is_before_start: not_before.is_some_and(|start| last_seen < start),
        });
        Counted {
            outcome,
            // What `concerned_by_deadline` says where the due day is known.
            concerns: Some(!matches!(outcome, Outcome::NotDue | Outcome::NotApplicable)),
            due: Some(DueAt::Day(due)),
            days_late: (outcome == Outcome::Fail).then(|| last_seen.since(due)),
            open: !has_happened,
        }
    }
}

impl Counted {
    fn of(outcome: Outcome, due: Option<Day>) -> Self {
        Self {
            outcome,
            concerns: concerned_by_deadline(outcome, due.is_some()),
            due: due.map(DueAt::Day),
            days_late: None,
            open: false,
        }
    }
}

#[inline]
fn met(event: DayCell, due: Day, not_before: Option<Day>) -> Met {
    match event {
        DayCell::On(on) => Met::Happened {
            on,
            timing: timing_of(on, due),
            is_before_start: not_before.is_some_and(|start| on < start),
        },
        DayCell::Empty => Met::NotYet,
        DayCell::Unreadable => Met::Unreadable,
    }
}

/// What both readings of Saturday come to, where they agree: the one with the later day.
fn of_both(one: (Settled, Day), other: (Settled, Day)) -> Option<(Settled, Day)> {
    if one.0.outcome != other.0.outcome {
        return None;
    }
    Some(if one.1 >= other.1 { one } else { other })
}
