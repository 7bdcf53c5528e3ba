//! Keys, as the state of a review knows them, and which of them stand for the answers of a scale.

use crate::lang::Lang;
use crate::template::{Scale, ScaleOption};

/// A key that was pressed, or a text that was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// A character.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Tab.
    Tab,
    /// Shift and tab.
    BackTab,
    /// Deletes to the left.
    Backspace,
    /// Deletes to the right.
    Delete,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Control and C: leave at once.
    Interrupt,
    /// Text from the clipboard.
    Paste(String),
}

/// The letters that commands have; no answer gets one of them.
const COMMANDS: &str = "abefghmoqstuvxz";
/// The keys of a template's own scale, in the order of its options.
const NUMBERS: &str = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// The built-in scale, whose options have letters.
const LETTERED: &str = "yes-no";

/// The options of a scale with their keys: of the built-in scale the first letter of a word of what it is called, of
/// others the numbers from 1.
pub fn answer_keys(scale: &Scale, lang: Lang) -> Vec<(char, &ScaleOption)> {
    if scale.name != LETTERED {
        return NUMBERS.chars().zip(&scale.options).collect();
    }
    let mut keys: Vec<(char, &ScaleOption)> = Vec::new();
    for option in &scale.options {
        let is_free = |key: &char| {
            key.is_alphanumeric()
                && !COMMANDS.contains(*key)
                && keys.iter().all(|(taken, _)| taken != key)
        };
        let label = option.label(lang).to_lowercase();
        let initials = label.split(' ').filter_map(|word| word.chars().next());
        let key = initials
            .chain(label.chars())
            .chain(NUMBERS.chars())
            .find(is_free);
        keys.extend(key.map(|key| (key, option)));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_scale_has_letters_in_both_languages() {
        let letters = |lang| {
            let keys = answer_keys(Scale::yes_no(), lang);
            keys.into_iter()
                .take(5)
                .map(|(key, _)| key)
                .collect::<String>()
        };
        assert_eq!(letters(Lang::Da), "jdnik");
        assert_eq!(letters(Lang::En), "ypnrc");
    }

    #[test]
    fn other_scales_have_numbers_and_no_key_twice() {
        let option = Scale::yes_no().options[0].clone();
        let scale = Scale {
            name: "egen".into(),
            options: vec![option; 12],
        };
        let keys = answer_keys(&scale, Lang::Da);
        let keys: String = keys.into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, "123456789ABC");
    }
}
