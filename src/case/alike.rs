//! Texts that look alike: what two names have in common when they differ only in what nobody sees or means.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A text without what ids and names are mistyped in: case, how letters are composed, full-width and other compatibility
/// forms, invisible characters, and how much white space stands between words.
///
/// ```
/// # use sagsaudit::case::look;
/// assert_eq!(look("SAG\u{a0}１2\u{200b}"), look("sag 12"));
/// assert_ne!(look("sag 12"), look("sag12"));
/// ```
pub fn look(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.to_ascii_lowercase();
    }
    let folded: String = text
        .nfkc()
        .filter(|character| !is_invisible(*character))
        .collect::<String>()
        .to_lowercase()
        .nfkc()
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text holds what nobody sees: letters that are not composed as usual (not NFC), invisible or control
/// characters, or blanks that are no ordinary ones.
///
/// ```
/// # use sagsaudit::case::has_hidden;
/// assert!(has_hidden("330\u{200b}12") && has_hidden("A\u{30a}rhus") && has_hidden("330\u{a0}12"));
/// assert!(!has_hidden("Århus 12"));
/// ```
pub fn has_hidden(text: &str) -> bool {
    !text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        && (!is_nfc(text)
            || text.chars().any(|character| {
                is_invisible(character) || (character.is_whitespace() && character != ' ')
            }))
}

/// Soft hyphens, zero-width characters, marks of direction, byte order marks, and control characters that are no blanks.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    ) || (character.is_control() && !character.is_whitespace())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_differs_to_the_eye_stays_different() {
        for (one, other) in [("7-1", "71"), ("ø1", "o1"), ("A1", "A2"), ("a b", "ab")] {
            assert_ne!(look(one), look(other));
        }
    }

    #[test]
    fn what_looks_the_same_is_the_same() {
        for (one, other) in [
            ("Århus", "A\u{30a}RHUS"),
            ("12", "１２"),
            ("a  b", "a\u{a0}b"),
            ("12\u{fe0f}", "\u{feff}12"),
        ] {
            assert_eq!(look(one), look(other));
        }
    }

    proptest! {
        #[test]
        fn to_look_again_changes_nothing(text in "\\PC{0,12}") {
            prop_assert_eq!(look(&look(&text)), look(&text));
        }
    }
}
