//! Choices that look random and are always the same.

use super::super::chance;
use super::super::dates::{first_open_day_from, last_working_day_until};
use chrono::{Days, NaiveDate};

const SEED: &str = "sygedagpenge-2026.1";

/// The choices of one case.
pub struct Choices {
    pub case: String,
}

/// Something that must be done by a day.
pub struct Task {
    pub name: &'static str,
    pub from: NaiveDate,
    pub due: NaiveDate,
    /// It is done on one of so many last days.
    pub last_days: u64,
    /// In how many cases of a hundred it is done too late or never.
    pub late_percent: u64,
}

impl Choices {
    /// A whole number from 0 to `below - 1`.
    pub fn number(&self, what: &str, below: u64) -> u64 {
        chance::number(&format!("{SEED}:{}:{what}", self.case), below)
    }

    /// Whether something happens that happens in so many cases of a hundred.
    pub fn happens(&self, what: &str, percent: u64) -> bool {
        self.number(what, 100) < percent
    }

    pub fn one_of(&self, what: &str, list: &[&str]) -> String {
        let length = u64::try_from(list.len()).expect("a short list");
        let position = usize::try_from(self.number(what, length)).expect("a small number");
        let chosen = list.get(position).expect("a position below the length");
        (*chosen).to_owned()
    }

    /// A day that lies some days after another: at least `least`, and less than `least + range`.
    pub fn day_after(&self, what: &str, start: NaiveDate, least: u64, range: u64) -> NaiveDate {
        start + Days::new(least + self.number(what, range))
    }

    /// When a task is done; `None` when it never is.
    pub fn done(&self, task: &Task) -> Option<NaiveDate> {
        let choose = |what: &str, below| self.number(&format!("{} {what}", task.name), below);
        if choose("late", 100) >= task.late_percent {
            let day = task.due - Days::new(choose("days early", task.last_days));
            return Some(last_working_day_until(day).max(task.from));
        }
        let is_late = choose("never", 100) >= 40;
        is_late.then(|| first_open_day_from(task.due + Days::new(1 + choose("days late", 25))))
    }
}
