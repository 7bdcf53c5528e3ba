//! Makes the fixture `sygedagpenge.csv`, an extract of made-up cases, and `sygedagpenge.planted.csv`: what the automatic
//! criteria of the template `sygedagpenge` must say of each case.
//!
//! `cargo run --example make_sygedagpenge -- fixtures/extracts` always writes the same bytes. Every choice is taken from
//! the SHA-256 of `seed:case:what`, so no generator of random numbers can change the files. What must be found is worked
//! out here with plain dates, on purpose without the library's calendar, rules or template.

mod case;
mod choices;
mod dates;
mod extract;
mod make;
mod outcomes;
mod plant;

use std::path::Path;

use encoding_rs::WINDOWS_1252;

#[allow(
    clippy::disallowed_methods,
    reason = "an example reads its argument and writes its files itself"
)]
fn main() -> std::io::Result<()> {
    let directory = std::env::args().nth(1);
    let directory = directory.unwrap_or_else(|| "fixtures/extracts".to_owned());
    let (extract, outcomes) = files();
    std::fs::write(Path::new(&directory).join("sygedagpenge.csv"), extract)?;
    std::fs::write(
        Path::new(&directory).join("sygedagpenge.planted.csv"),
        outcomes,
    )
}

/// The extract in windows-1252, and the outcomes in UTF-8.
pub fn files() -> (Vec<u8>, String) {
    let cases = plant::planted(make::cases());
    let text = extract::text(&cases, &make::spare_cases());
    let (bytes, _, has_unmappable) = WINDOWS_1252.encode(&text);
    assert!(!has_unmappable, "windows-1252 has every character");
    (bytes.into_owned(), outcomes::text(&cases))
}
