//! When deadlines are due, worked out once for every day they run from: a population of ten million cases has deadlines
//! from a thousand days.

use std::sync::OnceLock;

use chrono::{Datelike, Days, NaiveDate};

use super::{Calendar, Due, DueDate, Moment, Unit, Within};

/// The years in which deadlines of case work begin; others are worked out each time.
const YEARS: std::ops::Range<i32> = 1980..2060;

/// A calendar that remembers when deadlines are due.
///
/// It answers as [`Calendar::due`] does, which it asks once a day that deadlines of some length run from.
#[derive(Debug, Clone)]
pub struct DueDates {
    calendar: Calendar,
    remembered: Vec<(Within, Months)>,
}

/// What is remembered of one length: the days of each month of [`YEARS`].
type Months = OnceLock<Vec<OnceLock<Vec<Option<OnDay>>>>>;

/// A deadline that ends with a day.
#[derive(Debug, Clone, Copy)]
enum OnDay {
    Date(DueDate),
    Borderline {
        saturday_closed: DueDate,
        saturday_open: DueDate,
    },
}

impl DueDates {
    /// Remembers for some lengths of time, each given once or more.
    pub fn new(calendar: &Calendar, lengths: impl IntoIterator<Item = Within>) -> Self {
        let mut remembered: Vec<(Within, Months)> = Vec::new();
        for length in lengths {
            let is_known = remembered.iter().any(|(known, _)| *known == length);
            // Hours hang on the time of day.
            if !is_known && length.unit() != Unit::Hours {
                remembered.push((length, Months::new()));
            }
        }
        Self {
            calendar: calendar.clone(),
            remembered,
        }
    }

    /// When a deadline that runs from a moment is due; see [`Calendar::due`].
    pub fn after(&self, from: &Moment, within: &Within) -> Option<Due> {
        let months = self.remembered.iter().find(|(known, _)| known == within);
        let days = months.and_then(|(_, months)| {
            let months = months.get_or_init(|| {
                let months = YEARS.flat_map(|_| (0..12).map(|_| OnceLock::new()));
                months.collect()
            });
            let month = months.get(place(from.date)?)?;
            Some(month.get_or_init(|| self.month(from.date, within)))
        });
        let day = usize::try_from(from.date.day0()).ok();
        match days.and_then(|days| days.get(day?)) {
            Some(due) => due.map(Due::from),
            None => self.calendar.due(from, within),
        }
    }

    /// The last moment that lies a length of time before another; see [`Calendar::latest_before`].
    pub fn before(&self, end: &Moment, at_least: &Within) -> Option<Due> {
        self.calendar.latest_before(end, at_least)
    }

    /// When a deadline is due that runs from the days of a month.
    fn month(&self, date: NaiveDate, within: &Within) -> Vec<Option<OnDay>> {
        let first = date - Days::new(u64::from(date.day0()));
        let days = first
            .iter_days()
            .take_while(|day| day.month() == first.month());
        days.map(|day| match self.calendar.due(&Moment::on(day), within)? {
            Due::Date(date) => Some(OnDay::Date(date)),
            Due::Borderline {
                saturday_closed,
                saturday_open,
            } => Some(OnDay::Borderline {
                saturday_closed,
                saturday_open,
            }),
            Due::Instant(_) | Due::Between { .. } => None,
        })
        .collect()
    }
}

/// Which month of [`YEARS`] a date lies in.
fn place(date: NaiveDate) -> Option<usize> {
    let year = usize::try_from(date.year() - YEARS.start).ok()?;
    Some(12 * year + usize::try_from(date.month0()).ok()?)
}

impl From<OnDay> for Due {
    fn from(day: OnDay) -> Self {
        match day {
            OnDay::Date(date) => Self::Date(date),
            OnDay::Borderline {
                saturday_closed,
                saturday_open,
            } => Self::Borderline {
                saturday_closed,
                saturday_open,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::tests::any_date;
    use crate::calendar::{Roll, Saturday};

    fn lengths() -> Vec<Within> {
        let lengths = [
            "0 days",
            "7 days",
            "4 weeks",
            "1 month",
            "2 years",
            "6 hverdage",
            "8 working days",
            "24 hours",
        ];
        lengths.map(|length| length.parse().unwrap()).to_vec()
    }

    proptest! {
        #[test]
        fn what_is_remembered_is_what_the_calendar_says(
            dates in prop::collection::vec(any_date(), 1..20), recent in 0_u64..30_000, hour in 0_u32..24,
        ) {
            for (roll, saturday) in [(Roll::Keep, Saturday::Open), (Roll::NextOpenDay, Saturday::Borderline)] {
                let calendar = Calendar { roll, saturday, ..Calendar::default() };
                let remembering = DueDates::new(&calendar, lengths());
                let recent = NaiveDate::from_ymd_opt(1979, 6, 1).unwrap() + Days::new(recent);
                for date in dates.iter().copied().chain([recent, recent]) {
                    for moment in [Moment::on(date), Moment::at(date.and_hms_opt(hour, 0, 0).unwrap())] {
                        for length in lengths() {
                            prop_assert_eq!(remembering.after(&moment, &length), calendar.due(&moment, &length));
                        }
                    }
                }
            }
        }
    }
}
