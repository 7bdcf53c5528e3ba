//! One sentence or word in both languages, and the macro that lists them.

use super::{Lang, Message, Slot};

/// A sentence or word in Danish and English. `{name}` marks where a value goes; both languages have the same names,
/// which a test holds.
#[derive(Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The Danish text.
    pub da: &'static str,
    /// The English text.
    pub en: &'static str,
}

impl Phrase {
    /// The text in a language, with its `{name}` marks as they stand.
    pub const fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Da => self.da,
            Lang::En => self.en,
        }
    }

    /// The phrase as a message without values.
    pub fn message(&'static self) -> Message {
        Message::new(self)
    }

    /// The phrase as a message with its first value filled in; more follow with [`Message::with`].
    pub fn with(&'static self, name: &'static str, value: impl Into<Slot>) -> Message {
        Message::new(self).with(name, value)
    }
}

/// Defines phrases as constants, and `ALL`, the list that the tests of completeness walk through.
macro_rules! phrases {
    ($( $(#[$doc:meta])* $name:ident { da: $da:expr, en: $en:expr $(,)? } )*) => {
        $( $(#[$doc])* pub static $name: $crate::lang::Phrase = $crate::lang::Phrase { da: $da, en: $en }; )*

        #[cfg(test)]
        pub(in crate::lang) static ALL: &[(&str, &$crate::lang::Phrase)] = &[$( (stringify!($name), &$name) ),*];
    };
}
