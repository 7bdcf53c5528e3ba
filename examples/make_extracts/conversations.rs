//! The conversations of a case: first how often they are to be held, then dates that have it.

use chrono::{Days, NaiveDate};

use super::case::{Case, Outcome};
use super::dates::{
    AS_OF, date, days_after, first_open_day_from, last_working_day_until, six_months_after,
};

/// A course of conversations: when it began and ended. The beginning of some is not registered.
#[derive(Clone, Copy)]
pub struct Course {
    pub start: Option<NaiveDate>,
    pub ended: Option<NaiveDate>,
}

/// What the conversations of a course are enough for.
#[derive(Clone, Copy)]
pub struct Found {
    /// 4 conversations in the first 6 months.
    pub count: Outcome,
    /// At most 3 months between two.
    pub interval: Outcome,
}

/// Headings of a course's days.
pub struct Headings {
    pub start: &'static str,
    pub ended: &'static str,
}

impl Course {
    /// Chooses the days of a course and writes them. It goes on for 250 days at least or ends after 5 to 25. What began before 2025 has ended.
    pub fn begin(
        case: &mut Case,
        headings: &Headings,
        borders: &[NaiveDate],
        eras: &[(NaiveDate, NaiveDate)],
    ) -> Self {
        if case.choose("unknown start", 50) == 49 {
            return Self {
                start: None,
                ended: None,
            };
        }
        let start = case.start("start", borders, eras);
        case.write_date(headings.start, start);
        let ended = match case.choose("how it ended", 10) {
            0 if !borders.contains(&start) => Some(5 + case.choose("ended soon", 20)),
            1..=3 => Some(250 + case.choose("ended", 200)),
            _ if start < date(2025, 1, 1) => Some(250 + case.choose("ended", 200)),
            _ => None,
        };
        let ended = ended.map(|days| days_after(start, days));
        let ended = ended.filter(|day| *day <= AS_OF);
        if let Some(day) = ended {
            case.write_date(headings.ended, day);
        }
        Self {
            start: Some(start),
            ended,
        }
    }

    /// Whether it goes on past a day.
    pub fn outlasts(&self, day: NaiveDate) -> bool {
        self.ended.is_none_or(|ended| ended > day)
    }

    /// Whether it began in a span of time, both ends included; `None` when that is not registered.
    pub fn began(&self, from: NaiveDate, until: NaiveDate) -> Option<bool> {
        self.start.map(|start| (from..=until).contains(&start))
    }

    /// Decides how often there are conversations, and writes their dates.
    pub fn hold(&self, case: &mut Case) -> Found {
        use Outcome::{Fail, NotApplicable, Pass, Undetermined};
        let found = |count, interval| Found { count, interval };
        let Some(start) = self.start else {
            return found(Undetermined, Undetermined);
        };
        let end = self.ended.unwrap_or(AS_OF);
        if end < days_after(start, 30) {
            return found(NotApplicable, NotApplicable);
        }
        let last_day = first_open_day_from(six_months_after(start));
        let (days, found) = if case.errs("conversations") {
            match case.choose("conversations error", 4) {
                0 => (Vec::new(), found(Fail, Fail)),
                1 => (every(75, days_after(start, 60), end), found(Fail, Pass)),
                2 => (
                    up_to(start, days_after(last_day, 1), end),
                    found(Fail, Pass),
                ),
                _ => (
                    every(30, days_after(start, 20), days_after(start, 115)),
                    found(Pass, Fail),
                ),
            }
        } else {
            match case.choose("conversations", 20) {
                0 => (up_to(start, last_day, end), found(Pass, Pass)),
                1 => {
                    case.conversations.push(None);
                    (
                        every(35, days_after(start, 20), end),
                        found(Pass, Undetermined),
                    )
                }
                _ => (every(35, days_after(start, 20), end), found(Pass, Pass)),
            }
        };
        case.conversations.extend(days.into_iter().map(Some));
        found
    }

    /// The rule of sygedagpenge until 2019: the first within 8 weeks, the others every 4 weeks.
    pub fn hold_every_four_weeks(&self, case: &mut Case) -> Outcome {
        let (Some(start), Some(end)) = (self.start, self.ended) else {
            return Outcome::Undetermined;
        };
        if end < days_after(start, 30) {
            return Outcome::NotApplicable;
        }
        let (first, rest) = match case.errs("conversations") {
            true if case.happens("first is late", 50) => (75, 21),
            true => (50, 42),
            false => (50, 21),
        };
        let days = every(rest, days_after(start, first), end);
        case.conversations.extend(days.into_iter().map(Some));
        match (first, rest) {
            (50, 21) => Outcome::Pass,
            _ => Outcome::Fail,
        }
    }
}

/// Working days at or before days of a rhythm, until the end.
fn every(step: usize, first: NaiveDate, end: NaiveDate) -> Vec<NaiveDate> {
    let days = first.iter_days().step_by(step);
    days.take_while(|day| *day <= end)
        .map(last_working_day_until)
        .collect()
}

/// Three conversations, the fourth on a day, and then more.
fn up_to(start: NaiveDate, fourth: NaiveDate, end: NaiveDate) -> Vec<NaiveDate> {
    let three = [30, 80, 130].map(|days| last_working_day_until(start + Days::new(days)));
    let more = every(35, days_after(fourth, 35), end);
    three.into_iter().chain([fourth]).chain(more).collect()
}
