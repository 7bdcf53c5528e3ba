//! Going through the cases at a terminal: what is reviewed ([`Work`]), a state that takes keys and says what is to be
//! saved ([`Session`]), and the screen it is shown on ([`view`]). No clock, no terminal and no file: all of it is tried
//! in tests.

mod answering;
mod dialog;
mod entry;
mod flags;
mod keys;
mod moves;
mod session;
#[cfg(test)]
mod tests;
pub mod view;
mod work;

pub use flags::Flags;
pub use keys::{Key, answer_keys};
pub use session::{Effect, Session};
pub use work::{Given, Progress, Second, Standing, Subject, Work};
