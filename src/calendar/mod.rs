//! The Danish calendar: moments as case systems write them, holidays, working days, and when a deadline is due.

mod moment;

pub use moment::Moment;
