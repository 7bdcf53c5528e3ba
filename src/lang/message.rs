//! A phrase with its values, not yet in a language.

use super::{Lang, Phrase};

/// A [`Phrase`] with the values for its `{name}` marks. It is data: compared, stored and sorted without a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    phrase: &'static Phrase,
    slots: Vec<(&'static str, Slot)>,
}

/// What can fill a `{name}` mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// A text that is the same in every language: a name, a path, a value from a file.
    Text(String),
    /// A count, written with the language's thousands mark.
    Count(u64),
    /// An exact decimal such as `-1234.50`, written with the language's marks.
    Amount(String),
    /// A message within the message.
    Message(Message),
}

impl Message {
    pub(super) fn new(phrase: &'static Phrase) -> Self {
        Self {
            phrase,
            slots: Vec::new(),
        }
    }

    /// Fills in one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Slot>) -> Self {
        self.slots.push((name, value.into()));
        self
    }

    /// The phrase behind the message, to tell messages apart whatever their values.
    pub fn phrase(&self) -> &'static Phrase {
        self.phrase
    }

    /// The finished sentence.
    ///
    /// A mark without a value stays as it is, so that the mistake shows; values are never searched for marks, so that
    /// a `{name}` in a user's file stays a text.
    pub fn in_lang(&self, lang: Lang) -> String {
        let mut sentence = String::new();
        let mut rest = self.phrase.text(lang);
        while let Some((before, after)) = rest.split_once('{') {
            sentence.push_str(before);
            let Some((name, behind)) = after.split_once('}') else {
                rest = after;
                break;
            };
            match self.slots.iter().find(|(slot, _)| *slot == name) {
                Some((_, value)) => sentence.push_str(&value.in_lang(lang)),
                None => sentence.push_str(&format!("{{{name}}}")),
            }
            rest = behind;
        }
        sentence.push_str(rest);
        sentence
    }
}

impl Slot {
    fn in_lang(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => lang.count(*count),
            Self::Amount(amount) => lang.amount(amount),
            Self::Message(message) => message.in_lang(lang),
        }
    }
}

impl From<String> for Slot {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Slot {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Slot {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<u64> for Slot {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<Message> for Slot {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<&'static Phrase> for Slot {
    fn from(phrase: &'static Phrase) -> Self {
        Self::Message(phrase.message())
    }
}
