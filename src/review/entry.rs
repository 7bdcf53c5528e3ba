//! One line of text that somebody is typing.

use super::keys::Key;

/// More than anybody says of a case.
const LONGEST: usize = 4_000;

/// A text with a place in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Entry {
    characters: Vec<char>,
    place: usize,
}

impl Entry {
    /// A text that can be changed, from its end.
    pub fn of(text: &str) -> Self {
        let mut entry = Self::default();
        entry.insert(text);
        entry
    }

    pub fn text(&self) -> String {
        self.characters.iter().collect()
    }

    /// The text before the place.
    pub fn before(&self) -> String {
        self.characters.iter().take(self.place).collect()
    }

    /// Takes a key that changes the text or moves in it; others are passed over.
    pub fn take(&mut self, key: &Key) {
        match key {
            Key::Char(character) => self.insert(&character.to_string()),
            Key::Paste(text) => self.insert(text),
            Key::Backspace if self.place > 0 => {
                self.place -= 1;
                self.characters.remove(self.place);
            }
            Key::Delete if self.place < self.characters.len() => {
                self.characters.remove(self.place);
            }
            Key::Left => self.place = self.place.saturating_sub(1),
            Key::Right => self.place = (self.place + 1).min(self.characters.len()),
            Key::Home => self.place = 0,
            Key::End => self.place = self.characters.len(),
            _ => {}
        }
    }

    /// Inserts on one line, without control characters, and no more than there is room for.
    fn insert(&mut self, text: &str) {
        for character in text.chars() {
            let character = if character.is_whitespace() {
                ' '
            } else {
                character
            };
            if !character.is_control() && self.characters.len() < LONGEST {
                self.characters.insert(self.place, character);
                self.place += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn danish_letters_are_one_character_each() {
        let mut entry = Entry::of("Åse Ø");
        for key in [
            Key::Char('r'),
            Key::Home,
            Key::Delete,
            Key::Char('å'),
            Key::End,
            Key::Backspace,
        ] {
            entry.take(&key);
        }
        assert_eq!(
            (entry.text(), entry.before()),
            ("åse Ø".to_owned(), "åse Ø".to_owned())
        );
    }

    #[test]
    fn pasted_lines_become_one() {
        let mut entry = Entry::default();
        entry.take(&Key::Paste("a\r\nb\u{1b}[31m\tc".into()));
        assert_eq!(entry.text(), "a  b[31m c");
    }

    proptest! {
        #[test]
        fn no_row_of_keys_breaks_it(keys in prop::collection::vec(0_u8..9, 0..60)) {
            let mut entry = Entry::of("æøå");
            for key in keys {
                entry.take(&match key {
                    0 => Key::Backspace,
                    1 => Key::Delete,
                    2 => Key::Left,
                    3 => Key::Right,
                    4 => Key::Home,
                    5 => Key::End,
                    6 => Key::Enter,
                    _ => Key::Char('ø'),
                });
            }
            prop_assert!(entry.text().starts_with(&entry.before()));
        }
    }
}
