//! The clock, the user and the terminal, read once at the start.
#![allow(
    clippy::disallowed_methods,
    reason = "cli may read the clock and the environment, and does it here only"
)]

use std::env;
use std::io::IsTerminal;
use std::num::NonZeroUsize;

use chrono::{DateTime, FixedOffset, Local, Offset, Utc};

use crate::cell::mask_cpr;
use crate::lang::Lang;

/// The user, where the system does not say who it is.
const NOBODY: &str = "unknown";

/// What the program takes from the world around it.
#[derive(Debug)]
pub(super) struct Surroundings {
    /// Now, with the local offset; or the time in `SOURCE_DATE_EPOCH`.
    pub now: DateTime<FixedOffset>,
    /// The user's name.
    pub user: String,
    /// The language of the user's system, if it is one of ours.
    pub locale: Option<Lang>,
    /// Columns of the terminal; `None` when the result goes elsewhere.
    pub width: Option<usize>,
    /// How many threads the machine has for us.
    pub threads: NonZeroUsize,
    /// Columns of the terminal that messages go to, if it can be drawn on; `None` when they go elsewhere.
    pub message_width: Option<usize>,
    /// Whether messages go to a terminal that shows colours.
    pub shows_colour: bool,
}

impl Surroundings {
    /// Looks around.
    pub fn look() -> Self {
        let named = ["USER", "USERNAME", "LOGNAME"]
            .into_iter()
            .find_map(|name| env::var(name).ok());
        let name = named.unwrap_or_default();
        let user = if name.is_empty() {
            NOBODY.to_owned()
        } else {
            mask_cpr(&name).0.into_owned()
        };
        let is_set = |variable: &str| env::var_os(variable).is_some_and(|value| !value.is_empty());
        let is_dumb = env::var("TERM").is_ok_and(|terminal| terminal == "dumb");
        Self {
            now: now(),
            user,
            locale: sys_locale::get_locale().and_then(|locale| Lang::of_locale(&locale)),
            width: std::io::stdout().is_terminal().then(terminal_width),
            message_width: (std::io::stderr().is_terminal() && !is_dumb).then(terminal_width),
            threads: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
            shows_colour: std::io::stderr().is_terminal() && !is_set("NO_COLOR") && !is_dumb,
        }
    }

    /// The user's name, if the system says it.
    pub fn user_name(&self) -> Option<&str> {
        Some(self.user.as_str()).filter(|name| *name != NOBODY)
    }

    /// The time as it stands in files: ISO 8601 with offset, to the second.
    pub fn stamp(&self) -> String {
        stamp(&self.now)
    }
}

/// The time as it stands in files, for work that goes on for hours.
pub(super) fn stamp_now() -> String {
    stamp(&now())
}

fn stamp(time: &DateTime<FixedOffset>) -> String {
    time.format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn now() -> DateTime<FixedOffset> {
    let fixed = env::var("SOURCE_DATE_EPOCH")
        .ok()
        .and_then(|seconds| seconds.parse().ok());
    match fixed.and_then(|seconds| DateTime::from_timestamp(seconds, 0)) {
        Some(time) => time.with_timezone(&Utc.fix()),
        None => Local::now().fixed_offset(),
    }
}

/// The terminal's width; 80 where it does not tell.
fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0))
}
