//! Makes the extracts of made-up cases in `fixtures/extracts`, one for each shipped template, and beside each
//! `NAME.planted.csv`: what the automatic criteria of the template must say of every case.
//!
//! `cargo run --example make_extracts -- fixtures/extracts` always writes the same bytes. Every choice is taken from the
//! SHA-256 of what is chosen, so that no generator of random numbers can change the files. The outcome of a criterion is
//! chosen first, and then dates are written that have it, on purpose without the library's calendar, rules or templates.

mod areas;
mod case;
mod chance;
mod conversations;
mod dates;
mod duty;
mod extract;
mod sygedagpenge;

use std::path::Path;

#[allow(
    clippy::disallowed_methods,
    reason = "an example reads its argument and writes its files itself"
)]
fn main() -> std::io::Result<()> {
    let directory = std::env::args().nth(1);
    let directory = directory.unwrap_or_else(|| "fixtures/extracts".to_owned());
    for (name, bytes) in files() {
        std::fs::write(Path::new(&directory).join(name), bytes)?;
    }
    Ok(())
}

/// All files by name.
pub fn files() -> Vec<(String, Vec<u8>)> {
    let made = areas::EXTRACTS.iter().flat_map(|extract| extract.files());
    sygedagpenge::files().into_iter().chain(made).collect()
}
