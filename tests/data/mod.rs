//! Real registers of three countries, with answers that nobody in this project computed.
//!
//! The data stands beside the repository, in `../shared/data`, since it is not ours to pass on. Where it is missing these
//! tests say so and pass, unless `SAGSAUDIT_REQUIRE_SHARED=1` is set.

mod draws;
mod event_questions;
mod questions;

use std::path::{Path, PathBuf};

/// A file of the shared data; `None`, with a word on standard error, when the data is not there.
fn shared(name: &str) -> Option<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if data.is_dir() {
        let path = data.join(name);
        assert!(path.is_file(), "{} is missing", path.display());
        return Some(path);
    }
    let is_required =
        std::env::var_os("SAGSAUDIT_REQUIRE_SHARED").is_some_and(|value| value == "1");
    assert!(!is_required, "{} is required and missing", data.display());
    eprintln!("skipped: {} is not there", data.display());
    None
}
