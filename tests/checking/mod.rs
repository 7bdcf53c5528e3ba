//! `check`, `explain` and `template` from outside.

mod bad_files;
mod formats;
mod paths;
mod templates;

/// A template of which nothing is to be said.
const GOOD: &str = include_str!("../../fixtures/check/god.toml");

/// The same with a warning: its id is not its file's name.
fn with_warning() -> String {
    GOOD.replace("id = \"god\"", "id = \"anden\"")
}
