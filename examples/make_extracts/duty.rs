//! Something that must be done by a day: the outcome is chosen first, and a date is written that has it.

use chrono::{Days, NaiveDate};

use super::case::{Case, Outcome};
use super::dates::{
    AS_OF, days_after, first_open_day_from, last_working_day_until, months_after, weekdays_after,
    working_days_after,
};

/// How long there is.
#[derive(Clone, Copy)]
pub enum Span {
    Days(u64),
    Months(u32),
    WorkingDays(u64),
    /// Hverdage, which may or may not count Saturdays.
    Weekdays(u64),
    /// None: the date itself is the limit, and moves off no day.
    None,
    /// The limit lies so many months before the date, and moves off no day.
    MonthsBefore(u32),
}

impl Span {
    /// The last day on which the duty is surely met, and the last on which it may be.
    fn ends(self, from: NaiveDate) -> (NaiveDate, NaiveDate) {
        let both = |day| (day, day);
        match self {
            Self::Days(count) => both(first_open_day_from(days_after(from, count))),
            Self::Months(count) => both(first_open_day_from(months_after(from, count))),
            Self::WorkingDays(count) => both(first_open_day_from(working_days_after(from, count))),
            Self::Weekdays(count) => {
                let with_saturdays = first_open_weekday_from(weekdays_after(from, count));
                let without = first_open_day_from(working_days_after(from, count));
                (with_saturdays.min(without), with_saturdays.max(without))
            }
            Self::None => both(from),
            Self::MonthsBefore(count) => {
                let month = from - chrono::Months::new(count);
                both(month)
            }
        }
    }
}

/// Where Saturdays are open, a deadline moves off Sundays, holidays and closed days only.
fn first_open_weekday_from(day: NaiveDate) -> NaiveDate {
    let saturday = weekdays_after(day - Days::new(1), 1);
    match (
        chrono::Datelike::month(&saturday),
        chrono::Datelike::day(&saturday),
    ) {
        (6, 5) | (12, 24 | 31) => first_open_weekday_from(days_after(saturday, 1)),
        _ => saturday,
    }
}

/// A criterion with a deadline, and the column that says when it was met.
pub struct Duty {
    pub criterion: &'static str,
    pub within: Span,
    pub done: &'static str,
    /// How many days before the end it is done at the earliest.
    pub last_days: u64,
}

/// What came of a duty.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Early,
    LastDay,
    /// Between the two days on which hverdage may end.
    Borderline,
    DayAfter,
    Late,
    Never,
    Unreadable,
}

impl Duty {
    /// Decides the outcome of a duty that a case has since a day, and writes the date that has it.
    pub fn decide(&self, case: &mut Case, from: NaiveDate) -> Option<NaiveDate> {
        let (surely, perhaps) = self.within.ends(from);
        if perhaps >= AS_OF {
            case.plant(self.criterion, self.open(surely));
            return None;
        }
        let fate = self.fate(case, surely < perhaps);
        let day = self.day(case, fate, [from, surely, perhaps]);
        let is_past = day.is_none_or(|day| day <= AS_OF);
        let day = day.filter(|_| is_past);
        case.plant(self.criterion, outcome(fate));
        match (fate, day) {
            (Fate::Unreadable, _) => case.write(self.done, "ukendt"),
            (_, Some(day)) => case.write_date(self.done, day),
            (_, None) => {}
        }
        day
    }

    /// A duty without an end so far, of which nothing is done.
    fn open(&self, surely: NaiveDate) -> Outcome {
        if surely < AS_OF {
            return Outcome::Undetermined;
        }
        Outcome::NotDue
    }

    fn fate(&self, case: &Case, has_two_ends: bool) -> Fate {
        let choose = |what: &str, below| case.choose(&format!("{} {what}", self.criterion), below);
        if case.errs(self.criterion) {
            return match choose("error", 4) {
                0 => Fate::DayAfter,
                1 => Fate::Never,
                _ => Fate::Late,
            };
        }
        match choose("fate", 50) {
            0 => Fate::Unreadable,
            1..=5 if has_two_ends => Fate::Borderline,
            1..=8 => Fate::LastDay,
            _ => Fate::Early,
        }
    }

    fn day(
        &self,
        case: &Case,
        fate: Fate,
        [from, surely, perhaps]: [NaiveDate; 3],
    ) -> Option<NaiveDate> {
        let choose = |what: &str, below| case.choose(&format!("{} {what}", self.criterion), below);
        match fate {
            Fate::Early => {
                let day = surely - Days::new(choose("days early", self.last_days));
                let is_free = matches!(self.within, Span::None | Span::MonthsBefore(_));
                let earliest = if is_free { day } else { from };
                Some(last_working_day_until(day).max(earliest))
            }
            Fate::LastDay => Some(surely),
            Fate::Borderline => Some(perhaps),
            Fate::DayAfter => Some(days_after(perhaps, 1)),
            Fate::Late => {
                let days = 2 + choose("days late", 40);
                Some(first_open_day_from(days_after(perhaps, days)))
            }
            Fate::Never | Fate::Unreadable => None,
        }
    }
}

fn outcome(fate: Fate) -> Outcome {
    match fate {
        Fate::Early | Fate::LastDay => Outcome::Pass,
        Fate::Borderline | Fate::Unreadable => Outcome::Undetermined,
        Fate::DayAfter | Fate::Late | Fate::Never => Outcome::Fail,
    }
}
