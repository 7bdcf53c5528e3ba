//! Deadlines between two columns of dates, judged by the numbers of days alone: most criteria of most templates, and
//! fifty million verdicts in a population of ten million cases.
//!
//! What due day, event and day of judging come to is decided in `settle`, for these verdicts as for those with words.

use fearless_simd::{Level, dispatch, mask32x16, prelude::*, u32x16};

use super::case::Assessor;
use super::judge::{Judged, concerned_by_deadline};
use super::outcome::Outcome;
use super::settle::{Facts, Met, Settled, outcome, settle, settle_unreadable, timing_of};
use crate::calendar::{Day, DueDays, Moment};
use crate::extract::{CASES_AT_ONCE, DayCell, FewDays};
use crate::rule::FewAnswers;
use crate::template::{Deadline, Limit};

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
    /// A deadline, if it is one that days alone decide.
    pub fn of(deadline: &Deadline, assessor: &Assessor<'_>) -> Option<Self> {
        let (basis, calendar) = (assessor.basis, &assessor.template.calendar);
        let (start, event) = (deadline.limit.column(), deadline.to);
        basis.shown_dates(start).and(basis.shown_dates(event))?;
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
            as_of: assessor.as_of.into(),
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

    /// What is counted of a few cases, as far as the due day of each is certain and its event can be read, as nearly always;
    /// the others, a bit each, are left to [`SwiftDeadline::judge`].
    ///
    /// Which way a case goes cannot be foreseen, so nothing here hangs on it.
    #[inline]
    pub fn bare(
        &mut self,
        level: Level,
        [starts, events]: [&FewDays; 2],
        bare: &mut BareVerdicts,
    ) -> u32 {
        let as_of = self.as_of;
        let mut days = Days {
            starts: starts.numbers(),
            events: events.numbers(),
            no_start: starts.empty(),
            no_event: events.empty(),
            due: [0; CASES_AT_ONCE],
            as_of: u32::try_from(as_of.number()).unwrap_or_default(),
            can_be_early: matches!(self.limit, SwiftLimit::After(_)),
        };
        let mut left = 0;
        let starts = days.starts.iter().zip(&mut days.due).zip(0..);
        for ((start, due), place) in starts {
            // Without a start any day will do: it decides nothing.
            let start = Day::numbered(*start).unwrap_or(as_of);
            let certain = match &mut self.limit {
                SwiftLimit::By => Some(start),
                SwiftLimit::After(due) | SwiftLimit::Before(due) => due.certain(start),
            };
            let number = certain.and_then(|due| u32::try_from(due.number()).ok());
            *due = number.unwrap_or_default();
            left |= u32::from(number.is_none()) << place;
        }
        left | dispatch!(level, simd => days.judge(simd, bare))
    }

    /// The last day, as [`DueDays::due`] says it.
    fn due(&mut self, start: Day) -> Option<[Day; 2]> {
        match &mut self.limit {
            SwiftLimit::By => Some([start; 2]),
            SwiftLimit::After(due) | SwiftLimit::Before(due) => due.due(start),
        }
    }

    /// The day before which no event can lie.
    fn not_before(&self, start: Day) -> Option<Day> {
        matches!(self.limit, SwiftLimit::After(_)).then_some(start)
    }
}

/// The days of a few cases, by their numbers.
struct Days<'d> {
    starts: &'d [u32; CASES_AT_ONCE],
    events: &'d [u32; CASES_AT_ONCE],
    /// Those without a start, a bit each; of an event likewise.
    no_start: u32,
    no_event: u32,
    due: [u32; CASES_AT_ONCE],
    as_of: u32,
    /// Whether an event can lie too early.
    can_be_early: bool,
}

impl Days<'_> {
    /// Judges all of them; those whose event cannot be read are left, a bit each.
    #[inline(always)]
    fn judge<S: Simd>(&self, simd: S, bare: &mut BareVerdicts) -> u32 {
        let all = |number| u32x16::splat(simd, number);
        let [starts, events, due]: [u32x16<S>; 3] =
            [*self.starts, *self.events, self.due].map(|days| days.simd_into(simd));
        let mask = |bits: u32| mask32x16::from_bitmask(simd, bits.into());
        let as_of = all(self.as_of);
        let has_start = !starts.simd_eq(all(0)) & !mask(self.no_start);
        let is_read = !events.simd_eq(all(0));
        let has_happened = is_read & !mask(self.no_event);
        let last_seen = has_happened.select(events, as_of);
        let can_be_early = mask(if self.can_be_early { u32::MAX } else { 0 });
        let is_due = due.simd_le(as_of);
        let is_late = last_seen.simd_gt(due);
        let is_before_start = can_be_early & last_seen.simd_lt(starts);
        let facts = [has_start, is_due, has_happened, is_late, is_before_start];
        let bits = facts.into_iter().zip(0_u32..);
        let verdicts = bits.fold(all(0), |verdicts, (fact, bit)| {
            verdicts | fact.select(all(1 << bit), all(0))
        });
        bare.verdicts = verdicts.into();
        bare.days_late = (last_seen - due).into();
        let left = !is_read & !mask(self.no_event);
        u32::try_from(left.to_bitmask()).unwrap_or(u32::MAX)
    }
}

/// Verdicts on a few cases.
#[derive(Debug, Clone)]
pub(super) struct BareVerdicts {
    verdicts: [u32; CASES_AT_ONCE],
    /// From the due day to the event, or to the day of judging; of no account in cases that do not fail.
    days_late: [u32; CASES_AT_ONCE],
}

impl BareVerdicts {
    /// None yet.
    pub const NONE: Self = Self {
        verdicts: [0; CASES_AT_ONCE],
        days_late: [0; CASES_AT_ONCE],
    };

    /// The same in every case.
    pub fn be(&mut self, verdict: BareVerdict) {
        self.verdicts = [verdict.into(); CASES_AT_ONCE];
    }

    /// What a condition says.
    #[inline]
    pub fn be_answers(&mut self, answers: FewAnswers) {
        let [holds, fails, untold] =
            [BareVerdict::HOLDS, BareVerdict::FAILS, BareVerdict::UNTOLD].map(u32::from);
        for (place, verdict) in self.verdicts.iter_mut().enumerate() {
            let known = if answers.yes >> place & 1 != 0 {
                holds
            } else {
                fails
            };
            let is_known = (answers.yes | answers.no) >> place & 1 != 0;
            *verdict = if is_known { known } else { untold };
        }
    }

    /// The same verdict in some cases, a bit each.
    #[inline]
    pub fn put(&mut self, verdict: BareVerdict, cases: u32) {
        let other = u32::from(verdict);
        for (place, verdict) in self.verdicts.iter_mut().enumerate() {
            let is_put = cases >> place & 1 != 0;
            *verdict = if is_put { other } else { *verdict };
        }
    }

    /// Other verdicts in some cases, a bit each.
    pub fn take(&mut self, others: &Self, cases: u32) {
        let own = self.verdicts.iter_mut().zip(&mut self.days_late);
        let others = others.iter().enumerate();
        for ((verdict, days), (place, (other, late))) in own.zip(others) {
            if cases >> place & 1 != 0 {
                (*verdict, *days) = (u32::try_from(other).unwrap_or(u32::MAX), late);
            }
        }
    }

    /// Lets the verdicts stand only in cases to which a criterion applies; these, a bit each. Where that is not known, what is
    /// said where no rule was in force stands too.
    #[inline]
    pub fn only_if(&mut self, applies: FewAnswers, not_in_force: u32) -> u32 {
        self.put(BareVerdict::OPEN, !(applies.yes | not_in_force));
        self.put(BareVerdict::OUT, applies.no);
        applies.yes
    }

    /// Puts others in the places of some; those that stand, a bit each.
    #[inline]
    pub fn unless(&mut self, other: impl Fn(usize) -> Option<BareVerdict>) -> u32 {
        let mut stand = u32::MAX;
        for (place, verdict) in self.verdicts.iter_mut().enumerate() {
            if let Some(other) = other(place) {
                *verdict = other.into();
                stand &= !(1 << place);
            }
        }
        stand
    }

    /// Each verdict by its place among all that there are, with the days.
    #[inline(always)]
    pub fn iter(&self) -> impl Iterator<Item = (usize, u32)> {
        let verdicts = self.verdicts.iter().zip(&self.days_late);
        verdicts.map(|(verdict, days)| (usize::try_from(*verdict).unwrap_or(usize::MAX), *days))
    }
}

/// A verdict by all that decides how it is counted. On a deadline it has a bit for each fact: whether there is a start,
/// whether the deadline is due, whether the event has happened, whether it is late, and whether it lies before the start.
/// All others have names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BareVerdict(u8);

/// How many of them are verdicts on deadlines; they come first.
pub(super) const DEADLINE_VERDICTS: usize = 32;

/// How many there are.
pub(super) const BARE_VERDICTS: usize = DEADLINE_VERDICTS + 7;

impl BareVerdict {
    /// A condition holds.
    const HOLDS: Self = Self(32);
    /// It does not.
    pub const FAILS: Self = Self(33);
    /// It cannot be told whether it does.
    const UNTOLD: Self = Self(34);
    /// A reviewer is to decide.
    pub const WAITS: Self = Self(35);
    /// The criterion does not concern the case.
    pub const OUT: Self = Self(36);
    /// It cannot be told whether it does.
    pub const OPEN: Self = Self(37);
    /// What it depends on is not due.
    const LATER: Self = Self(38);

    /// The verdict where a criterion has this outcome because of the one it depends on.
    pub fn kept_from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Pending => Self::WAITS,
            Outcome::NotDue => Self::LATER,
            Outcome::Undetermined => Self::OPEN,
            Outcome::Pass | Outcome::Fail | Outcome::NotApplicable => Self::OUT,
        }
    }

    /// All of them, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).take(BARE_VERDICTS).map(Self)
    }

    /// What is counted of it, but for days.
    pub fn counted(self) -> Counted {
        let bare = |outcome, concerns| Counted {
            concerns,
            ..Counted::of(outcome, None)
        };
        match self {
            Self::HOLDS => return bare(Outcome::Pass, Some(true)),
            Self::FAILS => return bare(Outcome::Fail, Some(true)),
            Self::UNTOLD => return bare(Outcome::Undetermined, Some(true)),
            Self::WAITS => return bare(Outcome::Pending, None),
            Self::OUT => return bare(Outcome::NotApplicable, Some(false)),
            Self::OPEN => return bare(Outcome::Undetermined, None),
            Self::LATER => return bare(Outcome::NotDue, Some(false)),
            _ => {}
        }
        // In the order in which they are put together for a few cases.
        let facts = [0, 1, 2, 3, 4].map(|bit: u8| self.0 >> bit & 1 == 1);
        let [has_start, is_due, has_happened, is_late, is_before_start] = facts;
        if !has_start {
            return Counted::of(Outcome::Undetermined, None);
        }
        let outcome = outcome(Facts {
            is_due,
            has_happened,
            is_late,
            is_before_start,
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

impl From<BareVerdict> for u32 {
    #[inline]
    fn from(verdict: BareVerdict) -> Self {
        verdict.0.into()
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
