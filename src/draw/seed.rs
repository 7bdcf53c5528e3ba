//! The seed: the one text that decides a draw.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Below this many characters a typed seed is easy to guess, or to try out until the sample pleases.
const SHORT_SEED: usize = 12;

/// The text that decides a draw: not empty, without line breaks, otherwise exactly as given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Seed(String);

/// Why a text cannot be a seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeedError {
    /// Nothing, or nothing but white space.
    Empty,
    /// A line break, which could not be typed again on one line.
    LineBreak,
}

impl Seed {
    /// A seed from the text a person gave.
    ///
    /// # Errors
    /// When the text is blank or holds a line break.
    pub fn typed(text: impl Into<String>) -> Result<Self, SeedError> {
        let text = text.into();
        if text.trim().is_empty() {
            return Err(SeedError::Empty);
        }
        if text.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
            return Err(SeedError::LineBreak);
        }
        Ok(Self(text))
    }

    /// A seed from 128 random bits: 32 hex digits.
    pub fn generated(bits: u128) -> Self {
        Self(format!("{bits:032x}"))
    }

    /// The seed as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is so short that it could be guessed.
    pub fn is_short(&self) -> bool {
        self.0.chars().count() < SHORT_SEED
    }
}

impl TryFrom<String> for Seed {
    type Error = SeedError;

    fn try_from(text: String) -> Result<Self, SeedError> {
        Self::typed(text)
    }
}

impl From<Seed> for String {
    fn from(seed: Seed) -> Self {
        seed.0
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for SeedError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Empty => "a seed cannot be empty",
            Self::LineBreak => "a seed cannot hold a line break",
        })
    }
}

impl std::error::Error for SeedError {}

/// Where a seed came from; it tells what the seed protects against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SeedOrigin {
    /// A person typed it.
    Typed,
    /// The program made it from the operating system's random bits.
    Generated,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_one_line_of_text() {
        assert_eq!(Seed::typed(" "), Err(SeedError::Empty));
        assert_eq!(Seed::typed("a\nb"), Err(SeedError::LineBreak));
        assert_eq!(Seed::typed(" a:b ").unwrap().as_str(), " a:b ");
    }

    #[test]
    fn a_generated_seed_has_32_hex_digits() {
        assert_eq!(
            Seed::generated(255).as_str(),
            "000000000000000000000000000000ff"
        );
        assert!(!Seed::generated(0).is_short() && Seed::typed("2026-10").unwrap().is_short());
    }
}
