//! The Danish calendar: moments as case systems write them, holidays, working days, and when a deadline is due.
//!
//! [`Within`] is a length of time as a template writes it, [`Calendar`] the template's choices about closed days, and
//! [`Calendar::due`] puts the two together. Whether a case kept its deadline is not decided here.

mod birthday;
mod day;
mod due;
mod due_dates;
mod due_days;
mod holidays;
mod moment;
mod month_day;
mod options;
#[cfg(test)]
mod tests;
mod within;
mod working_days;

pub use birthday::{MAX_AGE, birthday};
pub use day::Day;
pub use due::{Due, DueDate};
pub use due_dates::DueDates;
pub use due_days::DueDays;
pub use holidays::{is_holiday, is_working_day};
pub use moment::Moment;
pub use month_day::{MonthDay, MonthDayError};
pub use options::{Calendar, Roll, Saturday};
pub use within::{MAX_AMOUNT, Unit, Within, WithinError, WithinProblem};
pub use working_days::working_days_after;
