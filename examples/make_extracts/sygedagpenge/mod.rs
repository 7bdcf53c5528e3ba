//! Makes the fixture `sygedagpenge.csv`, an extract of made-up cases, and `sygedagpenge.planted.csv`: what the automatic
//! criteria of the template `sygedagpenge` must say of each case.
//!
//! It was the first, and works the outcomes out from the dates, while the others decide the outcome first.

mod case;
mod choices;
mod extract;
mod make;
mod outcomes;
mod plant;

use encoding_rs::WINDOWS_1252;

/// The extract in windows-1252, and the outcomes in UTF-8.
pub fn files() -> [(String, Vec<u8>); 2] {
    let cases = plant::planted(make::cases());
    let text = extract::text(&cases, &make::spare_cases());
    let (bytes, _, has_unmappable) = WINDOWS_1252.encode(&text);
    assert!(!has_unmappable, "windows-1252 has every character");
    [
        ("sygedagpenge.csv".to_owned(), bytes.into_owned()),
        (
            "sygedagpenge.planted.csv".to_owned(),
            outcomes::text(&cases).into(),
        ),
    ]
}
