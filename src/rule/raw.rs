//! The tokens of an expression as `sqlparser` cuts them, with their places in bytes.

use std::ops::Range;

use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::tokenizer::{Location, Token, Tokenizer, TokenizerError, Whitespace};

use super::problem::{Problem, refusal};
use super::words::Refused;
use crate::diag::code;
use crate::lang::rule as say;

/// A token with its place in the text.
pub(super) struct Raw {
    pub(super) token: Token,
    pub(super) bytes: Range<usize>,
}

/// The tokens of the text without white space; comments stay, to be refused.
///
/// # Errors
/// When the text breaks off within a token.
pub(super) fn split(text: &str) -> Result<Vec<Raw>, Problem> {
    let places = Places::of(text);
    let tokens = Tokenizer::new(&PostgreSqlDialect {}, text)
        .tokenize_with_location()
        .map_err(|error| broken_off(text, &places, &error))?;
    let mut split = Vec::with_capacity(tokens.len());
    for token in tokens {
        let bytes = places.byte(token.span.start)..places.byte(token.span.end);
        match token.token {
            Token::Whitespace(Whitespace::Space | Whitespace::Newline | Whitespace::Tab) => {}
            Token::CustomBinaryOperator(sign) => split.extend(take_apart(&sign, bytes)),
            token => split.push(Raw { token, bytes }),
        }
    }
    Ok(split)
}

/// The tokenizer takes `>=-` for one operator; it is a comparison and a minus, as in PostgreSQL.
fn take_apart(sign: &str, bytes: Range<usize>) -> Vec<Raw> {
    let comparison = sign.strip_suffix('-').and_then(|sign| match sign {
        ">" => Some(Token::Gt),
        ">=" => Some(Token::GtEq),
        "<=" => Some(Token::LtEq),
        "<>" | "!=" => Some(Token::Neq),
        "=" => Some(Token::Eq),
        _ => None,
    });
    match comparison {
        None => vec![Raw {
            token: Token::CustomBinaryOperator(sign.to_owned()),
            bytes,
        }],
        Some(token) => {
            let minus = bytes.end - 1;
            vec![
                Raw {
                    token,
                    bytes: bytes.start..minus,
                },
                Raw {
                    token: Token::Minus,
                    bytes: minus..bytes.end,
                },
            ]
        }
    }
}

/// The problem of a text that ends within a word, or holds what no word can begin with.
fn broken_off(text: &str, places: &Places, error: &TokenizerError) -> Problem {
    let rest = places.byte(error.location)..text.len();
    let is_about = |part: &str| error.message.contains(part);
    if is_about("comment") {
        let start = text.find("/*").unwrap_or(rest.start);
        return refusal(Refused::Comment, "/*", start..text.len());
    }
    if is_about("close delimiter") {
        let message = say::UNTERMINATED_NAME.message();
        return Problem::new(&code::T010, rest, message).help(say::NAMES_AND_TEXTS.message());
    }
    if is_about("Unterminated") && !is_about("dollar") {
        let message = say::UNTERMINATED_TEXT.message();
        return Problem::new(&code::T010, rest, message).help(say::DOUBLE_THE_MARK.message());
    }
    Problem::new(&code::T010, rest, say::CANNOT_BE_READ.message())
}

/// Byte offsets by line and column, which the tokenizer counts from 1 and in characters.
struct Places(Vec<(Location, usize)>);

impl Places {
    fn of(text: &str) -> Self {
        let mut here = Location::new(1, 1);
        let mut places = Vec::with_capacity(text.len() + 1);
        for (byte, character) in text.char_indices() {
            places.push((here, byte));
            here = match character {
                '\n' => Location::new(here.line + 1, 1),
                _ => Location::new(here.line, here.column + 1),
            };
        }
        places.push((here, text.len()));
        Self(places)
    }

    /// The byte at a location; the text's end for one beyond it.
    fn byte(&self, location: Location) -> usize {
        let reached = self.0.partition_point(|(here, _)| *here < location);
        self.0
            .get(reached)
            .or(self.0.last())
            .map_or(0, |(_, byte)| *byte)
    }
}
