//! A date, with a time of day where the extract has one.

use std::cmp::Ordering;
use std::fmt;

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// A point in time as a case system registered it: always a date, often a time of day, now and then an offset from UTC.
///
/// Times are kept as written. Without an offset they are clock time at the place of the case work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The calendar date as written.
    pub date: NaiveDate,
    /// The time of day; `None` when only the date is known.
    pub time: Option<NaiveTime>,
    /// The offset from UTC that was written with the time.
    pub offset: Option<FixedOffset>,
}

impl Moment {
    /// A moment of which only the date is known.
    pub fn on(date: NaiveDate) -> Self {
        Self {
            date,
            time: None,
            offset: None,
        }
    }

    /// A moment with a time of day and no offset.
    pub fn at(clock: NaiveDateTime) -> Self {
        Self {
            date: clock.date(),
            time: Some(clock.time()),
            offset: None,
        }
    }

    /// Earlier, later or the same: by instant when both have an offset, by the clock when both have a time, else by
    /// date alone.
    ///
    /// A date without a time is therefore "equal" to every time of its day: two moments of one day cannot be ordered
    /// when the time of one is unknown.
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self.clock(), other.clock()) {
            (Some(_), Some(_)) => self
                .since(other)
                .unwrap_or_default()
                .cmp(&TimeDelta::zero()),
            _ => self.date.cmp(&other.date),
        }
    }

    /// The time that has passed from `earlier` to this moment; `None` when either has no time of day.
    pub fn since(&self, earlier: &Self) -> Option<TimeDelta> {
        let (mine, theirs) = (self.clock()?, earlier.clock()?);
        let by_the_clock = mine.signed_duration_since(theirs);
        Some(match (self.offset, earlier.offset) {
            (Some(here), Some(there)) => {
                by_the_clock
                    - TimeDelta::seconds(i64::from(
                        here.local_minus_utc() - there.local_minus_utc(),
                    ))
            }
            _ => by_the_clock,
        })
    }

    /// Date and time of day together; `None` when the time is unknown.
    pub fn clock(&self) -> Option<NaiveDateTime> {
        self.time.map(|time| self.date.and_time(time))
    }
}

/// ISO 8601: `2026-03-27`, `2026-03-27T14:30:00`, `2026-03-27T14:30:00+01:00`.
impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.date.format("%Y-%m-%d"))?;
        if let Some(time) = self.time {
            write!(out, "T{}", time.format("%H:%M:%S%.f"))?;
        }
        match self.offset {
            Some(offset) => write!(out, "{offset}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(day: u32, time: Option<(u32, u32)>, offset_hours: Option<i32>) -> Moment {
        Moment {
            date: NaiveDate::from_ymd_opt(2026, 3, day).unwrap(),
            time: time.map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap()),
            offset: offset_hours.map(|hours| FixedOffset::east_opt(hours * 3600).unwrap()),
        }
    }

    #[test]
    fn instants_decide_when_both_have_an_offset() {
        let before_the_change = moment(29, Some((1, 30)), Some(1));
        let after_the_change = moment(29, Some((3, 0)), Some(2));
        assert_eq!(
            after_the_change.since(&before_the_change),
            Some(TimeDelta::minutes(30))
        );
        assert_eq!(
            moment(29, Some((2, 0)), Some(2)).compare(&before_the_change),
            Ordering::Less
        );
    }

    #[test]
    fn dates_decide_when_a_time_is_unknown() {
        assert_eq!(
            moment(2, None, None).compare(&moment(2, Some((23, 59)), None)),
            Ordering::Equal
        );
        assert_eq!(
            moment(3, None, None).compare(&moment(2, Some((23, 59)), None)),
            Ordering::Greater
        );
        assert_eq!(
            moment(3, None, None).since(&moment(2, Some((1, 0)), None)),
            None
        );
    }

    #[test]
    fn it_is_written_as_iso_8601() {
        assert_eq!(moment(2, None, None).to_string(), "2026-03-02");
        assert_eq!(
            moment(2, Some((14, 5)), Some(1)).to_string(),
            "2026-03-02T14:05:00+01:00"
        );
    }
}
