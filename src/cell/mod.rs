//! Safe cells: what a value may look like once it leaves the program.

mod cpr;
mod csv;
mod short_text;
mod short_texts;

pub use cpr::{
    CprForm, birth_date, cpr_starts, find_cpr, form_of_cpr, is_hyphenated_cpr, is_ten_digit_cpr,
    mask_cpr,
};
pub use csv::{excel_csv, machine_csv, without_guard};
pub use short_text::{CellText, EightSigns, ShortText, Signs, Standing, Word};
pub use short_texts::ShortTexts;

use std::borrow::Cow;

/// Bytes as lower-case hex digits, as `sha256sum` prints them.
///
/// ```
/// # use sagsaudit::cell::hex;
/// assert_eq!(hex(&[0, 255]), "00ff");
/// ```
pub fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xF]);
    let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 16));
    let mut text = String::with_capacity(2 * bytes.len());
    text.extend(digits);
    text
}

/// Whether a spreadsheet that opens a text file would take the value for a formula and work it out. Numbers with a sign,
/// such as amounts and telephone numbers, do no harm.
///
/// ```
/// # use sagsaudit::cell::begins_like_formula;
/// assert!(begins_like_formula("=HYPERLINK(\"http://x\")") && begins_like_formula(" @SUM(1)"));
/// assert!(begins_like_formula("-2+cmd|' /C calc'!A0"));
/// assert!(!begins_like_formula("-12.345,50") && !begins_like_formula("+45 33 12 34 56"));
/// ```
pub fn begins_like_formula(value: &str) -> bool {
    let is_signed_number = |rest: &str| {
        let mut characters = rest.chars();
        !rest.is_empty() && characters.all(|c| matches!(c, '0'..='9' | ' ' | '.' | ',' | '%'))
    };
    let mut characters = value.trim_start().chars();
    match characters.next() {
        Some('=' | '@' | '\u{ff1d}' | '\u{ff20}') => true,
        Some('+' | '-' | '\u{ff0b}' | '\u{ff0d}') => {
            let rest = characters.as_str();
            !rest.is_empty() && !is_signed_number(rest) && rest != "-"
        }
        _ => false,
    }
}

/// Text that a terminal can show as it is: control characters, which could move the cursor or change colours, stand
/// as their escapes (`\u{1b}`); line breaks and tabs become blanks.
///
/// ```
/// # use sagsaudit::cell::printable;
/// assert_eq!(printable("a\u{1b}[31mb\nc"), "a\\u{1b}[31mb c");
/// ```
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' => shown.push(' '),
            '\r' => {}
            other if is_unprintable(other) => shown.extend(other.escape_unicode()),
            other => shown.push(other),
        }
    }
    Cow::Owned(shown)
}

/// Control characters and the marks that turn the direction of text.
fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
