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

    /// The columns of the template in which the days of start and event stand.
    pub fn columns(&self) -> [usize; 2] {
        [self.start, self.event]
    }

    /// What is said of a case.
    pub fn judge(&mut self, [start, event]: [DayCell; 2]) -> Counted {
        let DayCell::On(start) = start else {
            return Counted::of(Outcome::Undetermined, None);
        };
        let not_before = self.not_before(start);
        let Some([one, other]) = self.due(start) else {
            return Counted::of(Outcome::Undetermined, None);
        };
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
    /// What is counted of nearly all cases: those whose due day is certain, if they have one, and whose event lies on a day, or
    /// has not happened. With it come the days from the due day to the event, or to the day of judging. `None` leaves
    /// any other case to [`SwiftDeadline::judge`].
    ///
    /// Which way a case goes cannot be foreseen, so nothing here hangs on it.
    #[inline(always)]
    pub fn bare(&mut self, [start, event]: [DayCell; 2]) -> Option<(BareVerdict, i64)> {
        let (has_start, start) = day_or(start, self.as_of);
        let (has_happened, last_seen) = day_or(event, self.as_of);
        let not_before = self.not_before(start);
        let [due, other] = self.due(start)?;
        if due != other || event == DayCell::Unreadable {
            return None;
        }
        let verdict = BareVerdict::of(
            has_start,
            Facts {
                is_due: due <= self.as_of,
                has_happened,
                is_late: last_seen > due,
                is_before_start: not_before.is_some_and(|start| last_seen < start),
            },
        );
        Some((verdict, last_seen.since(due)))
    }

    /// The last day, as [`DueDays::due`] says it.
    #[inline(always)]
    fn due(&mut self, start: Day) -> Option<[Day; 2]> {
        match &mut self.limit {
            SwiftLimit::By => Some([start; 2]),
            SwiftLimit::After(due) | SwiftLimit::Before(due) => due.due(start),
        }
    }

    /// The day before which no event can lie.
    #[inline(always)]
    fn not_before(&self, start: Day) -> Option<Day> {
        matches!(self.limit, SwiftLimit::After(_)).then_some(start)
    }
}

/// Whether a cell names a day, and that day, or else another.
#[inline(always)]
fn day_or(cell: DayCell, other: Day) -> (bool, Day) {
    match cell {
        DayCell::On(day) => (true, day),
        DayCell::Empty | DayCell::Unreadable => (false, other),
    }
}

/// A verdict on a deadline by all that decides how it is counted: a bit for each fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BareVerdict(u8);

/// How many there are.
pub(super) const BARE_VERDICTS: usize = 32;

impl BareVerdict {
    /// All of them, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).take(BARE_VERDICTS).map(Self)
    }

    /// Its place among all.
    #[inline(always)]
    pub fn place(self) -> usize {
        self.0.into()
    }

    #[inline(always)]
    fn of(has_start: bool, facts: Facts) -> Self {
        let Facts {
            is_due,
            has_happened,
            is_late,
            is_before_start,
        } = facts;
        let bits = [has_start, is_due, has_happened, is_late, is_before_start];
        Self(
            bits.into_iter()
                .rev()
                .fold(0, |all, bit| all << 1 | u8::from(bit)),
        )
    }

    /// What is counted of it, but for days.
    pub fn counted(self) -> Counted {
        let bit = |place: u8| self.0 >> place & 1 == 1;
        if !bit(0) {
            return Counted::of(Outcome::Undetermined, None);
        }
        let has_happened = bit(2);
        let outcome = outcome(Facts {
            is_due: bit(1),
            has_happened,
            is_late: bit(3),
            is_before_start: bit(4),
        });
        Counted {
            outcome,
            concerns: concerned_by_deadline(outcome, true),
            due: None,
            days_late: None,
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
