//! On which day a deadline is due that runs from a day: worked out once for each day and length, and then looked up.

use chrono::NaiveDate;

use super::{Calendar, Day, Due, Moment, Unit, Within};

/// The years in which deadlines of case work begin; others are worked out each time.
const YEARS: [u16; 2] = [1980, 2060];

/// When a deadline that is counted in days, or from day to day, is due: for one who has it to himself.
///
/// It answers as [`Calendar::due`] and [`Calendar::latest_before`] do for moments without a time of day.
#[derive(Debug, Clone)]
pub struct DueDays {
    calendar: Calendar,
    length: Length,
    /// Of each day of [`YEARS`] how many days the ends lie from it, once they were asked for; [`NOT_KNOWN`] before, and
    /// [`NOT_NEAR`] where there is none, or it lies too far away for this.
    distances: Vec<[u16; 2]>,
    first: Day,
}

#[derive(Debug, Clone, Copy)]
enum Length {
    After(Within),
    Before(Within),
}

/// Distances are below this.
const NEAR: u16 = u16::MAX - 1;
const NOT_KNOWN: [u16; 2] = [u16::MAX; 2];
const NOT_NEAR: [u16; 2] = [NEAR; 2];

impl DueDays {
    /// Of deadlines that are due a length of time after a day; `None` of hours, which no day ends.
    pub fn after(calendar: &Calendar, length: Within) -> Option<Self> {
        (length.unit() != Unit::Hours).then(|| Self::of(calendar, Length::After(length)))
    }

    /// Of deadlines that are due a length of time before a day; `None` of hours.
    pub fn before(calendar: &Calendar, length: Within) -> Option<Self> {
        (length.unit() != Unit::Hours).then(|| Self::of(calendar, Length::Before(length)))
    }

    fn of(calendar: &Calendar, length: Length) -> Self {
        let [first, last] = YEARS.map(|year| Day::of(year, 1, 1).expect("every year begins"));
        let days = usize::try_from(last.since(first)).unwrap_or_default();
        Self {
            calendar: calendar.clone(),
            length,
            distances: vec![NOT_KNOWN; days],
            first,
        }
    }

    /// The last day of a deadline by both readings of Saturday, that with Saturday closed first; the same twice where
    /// they agree or it does not matter. `None` when no day is.
    #[inline]
    pub fn due(&mut self, from: Day) -> Option<[Day; 2]> {
        let place = usize::try_from(from.since(self.first)).ok();
        let known = place.and_then(|place| self.distances.get(place).copied());
        match known {
            Some(distances) if distances != NOT_KNOWN && distances != NOT_NEAR => {
                Some(distances.map(|distance| self.at(from, distance)))
            }
            _ => self.work_out(from, place),
        }
    }

    /// The last day where both readings of Saturday agree on it; `None` where they do not, or no day is.
    #[inline]
    pub fn certain(&mut self, from: Day) -> Option<Day> {
        let place = usize::try_from(from.since(self.first)).ok();
        let known = place.and_then(|place| self.distances.get(place).copied());
        match known {
            Some([one, other]) if one == other && one < NEAR => Some(self.at(from, one)),
            _ => {
                let due = self.due(from);
                due.and_then(|[one, other]| (one == other).then_some(one))
            }
        }
    }

    #[inline]
    fn at(&self, from: Day, distance: u16) -> Day {
        match self.length {
            Length::After(_) => from.later(distance),
            Length::Before(_) => from.earlier(distance),
        }
    }

    #[cold]
    fn work_out(&mut self, from: Day, place: Option<usize>) -> Option<[Day; 2]> {
        let due = self.by_calendar(from.date());
        let slot = place.and_then(|place| self.distances.get_mut(place));
        if let Some(slot) = slot {
            *slot = NOT_NEAR;
            let near = due.and_then(|due| {
                let [one, other] = due.map(|due| u16::try_from(due.since(from).abs()).ok());
                Some([one?, other?]).filter(|near| near.iter().all(|days| *days < NEAR))
            });
            if let Some(near) = near {
                *slot = near;
            }
        }
        due
    }

    fn by_calendar(&self, from: NaiveDate) -> Option<[Day; 2]> {
        let from = Moment::on(from);
        let due = match &self.length {
            Length::After(length) => self.calendar.due(&from, length),
            Length::Before(length) => self.calendar.latest_before(&from, length),
        };
        match due? {
            Due::Date(due) => Some([due.date.into(); 2]),
            Due::Borderline {
                saturday_closed,
                saturday_open,
            } => Some([saturday_closed.date.into(), saturday_open.date.into()]),
            Due::Instant(_) | Due::Between { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::tests::any_date;
    use crate::calendar::{Roll, Saturday};

    proptest! {
        #[test]
        fn what_is_looked_up_is_what_the_calendar_says(
            dates in prop::collection::vec(any_date(), 1..10), recent in prop::collection::vec(720_000_i32..760_000, 1..20),
        ) {
            let lengths = ["0 days", "7 days", "9999 weeks", "1 month", "2 years", "6 hverdage", "8 working days"];
            for (roll, saturday) in [(Roll::Keep, Saturday::Open), (Roll::NextOpenDay, Saturday::Borderline)] {
                let calendar = Calendar { roll, saturday, ..Calendar::default() };
                for length in lengths {
                    let length: Within = length.parse().unwrap();
                    let mut after = DueDays::after(&calendar, length).unwrap();
                    let mut before = DueDays::before(&calendar, length).unwrap();
                    let recent = recent.iter().filter_map(|day| NaiveDate::from_num_days_from_ce_opt(*day));
                    for date in dates.iter().copied().chain(recent) {
                        for _ in 0..2 {
                            let of = |due: Option<Due>| due.map(|due| match due {
                                Due::Date(due) => [due.date; 2],
                                Due::Borderline { saturday_closed, saturday_open } => [saturday_closed.date, saturday_open.date],
                                _ => panic!("these lengths end with a day"),
                            });
                            let days = |due: Option<[Day; 2]>| due.map(|due| due.map(Day::date));
                            let moment = Moment::on(date);
                            prop_assert_eq!(days(after.due(date.into())), of(calendar.due(&moment, &length)));
                            prop_assert_eq!(days(before.due(date.into())), of(calendar.latest_before(&moment, &length)));
                            for days in [&mut after, &mut before] {
                                let due = days.clone().due(date.into());
                                let certain = due.and_then(|[one, other]| (one == other).then_some(one));
                                prop_assert_eq!(days.certain(date.into()), certain);
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn hours_end_with_no_day() {
        let calendar = Calendar::default();
        assert!(DueDays::after(&calendar, "24 hours".parse().unwrap()).is_none());
    }
}
