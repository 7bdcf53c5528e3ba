//! When a deadline is due: the start, a length of time, and the template's calendar put together.
//!
//! The day of the start is not counted. Every answer is an `Option`: `None` means that the arithmetic leaves the range
//! of dates, or that the calendar has no open day within a year.

use chrono::{Days, Months, NaiveDate, NaiveTime, TimeDelta};

use super::working_days::{Direction, Week, nth_counted_day};
use super::{Calendar, Moment, MonthDay, Roll, Saturday, Unit, Within, is_working_day};

/// How many days past a closed one are looked at for an open one: a leap year.
const LONGEST_CLOSURE: usize = 366;

/// When something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// By the end of a day.
    Date(DueDate),
    /// By the end of one of two days: it depends on whether Saturday is a hverdag. The days differ.
    Borderline {
        /// The reading in which it is none.
        saturday_closed: DueDate,
        /// The reading in which it is one.
        saturday_open: DueDate,
    },
    /// At a point in time: hours from a start whose time of day is known. It has the start's offset.
    Instant(Moment),
    /// At a point in time that cannot be told: hours from a start of which only the date is known.
    Between {
        /// The instant if the start was the first moment of its day.
        earliest: Moment,
        /// 24 hours later; the instant lies before this.
        latest: Moment,
    },
}

/// The last day of a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDate {
    /// The day that counts.
    pub date: NaiveDate,
    /// The day the counting alone gives, before it moved off a day that is not open.
    pub unrolled: NaiveDate,
}

impl DueDate {
    fn kept(date: NaiveDate) -> Self {
        Self {
            date,
            unrolled: date,
        }
    }
}

impl Calendar {
    /// When a deadline that runs from a moment is due.
    ///
    /// Days and weeks are calendar days. Months and years end on the same day number, or on the month's last day (31
    /// August + 3 months = 30 November; 28 February + 1 month = 28 March). With [`Roll::NextOpenDay`] such an end on a
    /// Saturday, a Sunday, a public holiday or a closed day moves to the next day that is none of these, whatever the
    /// template says of Saturday as a hverdag.
    ///
    /// Working days and hverdage end on a day of their own kind and move off closed days only, to the next day of their
    /// kind that is not closed. Where Saturday is a hverdag, 6 hverdage may thus end on one, and move to one.
    ///
    /// Hours are hours of the clock and never move.
    ///
    /// ```
    /// # use sagsaudit::calendar::{Calendar, Due, Moment};
    /// let received = Moment::on("2026-05-28".parse().unwrap());
    /// let Some(Due::Date(due)) = Calendar::default().due(&received, &"8 days".parse().unwrap()) else {
    ///     panic!("8 days end on a date")
    /// };
    /// // 5 June is closed, and the two days after it are a weekend.
    /// assert_eq!((due.unrolled.to_string(), due.date.to_string()), ("2026-06-05".into(), "2026-06-08".into()));
    /// ```
    pub fn due(&self, from: &Moment, within: &Within) -> Option<Due> {
        self.at_distance(from, within, Direction::After)
    }

    /// The last moment that lies at least a length of time before another: 6 months before an 18th birthday.
    ///
    /// Counted like [`Calendar::due`], towards earlier days, and never moved: a later day would come too close, and
    /// an earlier one is asked by no rule.
    pub fn latest_before(&self, end: &Moment, at_least: &Within) -> Option<Due> {
        self.at_distance(end, at_least, Direction::Before)
    }

    fn at_distance(&self, start: &Moment, length: &Within, direction: Direction) -> Option<Due> {
        let (date, amount) = (start.date, length.amount());
        let of_week = |week| {
            let end = nth_counted_day(date, amount, week, direction)?;
            self.settle(end, End::OfWorkingDays(week), direction)
        };
        let of_calendar = |end: Option<NaiveDate>| {
            let settled = self.settle(end?, End::OfCalendarDays, direction)?;
            Some(Due::Date(settled))
        };
        match length.unit() {
            Unit::Hours => hours_away(start, amount, direction),
            Unit::Days => of_calendar(days_away(date, amount, direction)),
            Unit::Weeks => of_calendar(days_away(date, 7 * amount, direction)),
            Unit::Months => of_calendar(months_away(date, amount, direction)),
            Unit::Years => of_calendar(months_away(date, 12 * amount, direction)),
            Unit::WorkingDays => of_week(Week::MondayToFriday).map(Due::Date),
            Unit::Hverdage => match self.saturday {
                Saturday::Closed => of_week(Week::MondayToFriday).map(Due::Date),
                Saturday::Open => of_week(Week::MondayToSaturday).map(Due::Date),
                Saturday::Borderline => Some(Due::of_readings(
                    of_week(Week::MondayToFriday)?,
                    of_week(Week::MondayToSaturday)?,
                )),
            },
        }
    }

    /// The day a counted end comes to lie on.
    fn settle(&self, unrolled: NaiveDate, end: End, direction: Direction) -> Option<DueDate> {
        if self.may_end(unrolled, end) || direction == Direction::Before || self.roll == Roll::Keep
        {
            return Some(DueDate::kept(unrolled));
        }
        let date = unrolled
            .iter_days()
            .take(LONGEST_CLOSURE)
            .find(|day| self.may_end(*day, end))?;
        Some(DueDate { date, unrolled })
    }

    /// Whether a deadline may end on the day.
    fn may_end(&self, day: NaiveDate, end: End) -> bool {
        let is_of_its_kind = match end {
            End::OfCalendarDays => is_working_day(day),
            End::OfWorkingDays(week) => week.counts(day),
        };
        is_of_its_kind && !self.closed.contains(&MonthDay::from(day))
    }
}

/// What an end was counted in, which decides off which days it moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    OfCalendarDays,
    OfWorkingDays(Week),
}

impl Due {
    /// One date where both readings of Saturday agree on the day that counts.
    ///
    /// They may agree only because an end moved. Where any did, the one with Saturday open did, since its counting ends
    /// no later; so it is the one kept, and the move is not hidden.
    fn of_readings(saturday_closed: DueDate, saturday_open: DueDate) -> Self {
        if saturday_closed.date == saturday_open.date {
            return Self::Date(saturday_open);
        }
        Self::Borderline {
            saturday_closed,
            saturday_open,
        }
    }
}

fn days_away(start: NaiveDate, days: u32, direction: Direction) -> Option<NaiveDate> {
    let days = Days::new(u64::from(days));
    match direction {
        Direction::After => start.checked_add_days(days),
        Direction::Before => start.checked_sub_days(days),
    }
}

/// The same day number so many months away, or that month's last day.
fn months_away(start: NaiveDate, months: u32, direction: Direction) -> Option<NaiveDate> {
    let months = Months::new(months);
    match direction {
        Direction::After => start.checked_add_months(months),
        Direction::Before => start.checked_sub_months(months),
    }
}

/// Hours of the clock from a moment, or the bounds of where they end when the moment's own time is unknown.
fn hours_away(start: &Moment, hours: u32, direction: Direction) -> Option<Due> {
    let distance = match direction {
        Direction::After => TimeDelta::try_hours(i64::from(hours))?,
        Direction::Before => TimeDelta::try_hours(-i64::from(hours))?,
    };
    let clock = start.clock().unwrap_or(start.date.and_time(NaiveTime::MIN));
    let end = Moment {
        offset: start.offset,
        ..Moment::at(clock.checked_add_signed(distance)?)
    };
    if start.time.is_some() {
        return Some(Due::Instant(end));
    }
    Some(Due::Between {
        earliest: end,
        latest: Moment {
            date: end.date.succ_opt()?,
            ..end
        },
    })
}
