//! What is wrong with an expression, and where in its text.

use std::ops::Range;

use super::words::Refused;
use crate::diag::{Code, code};
use crate::lang::{Message, rule as say};

/// One thing that is wrong with an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The stable code.
    pub code: &'static Code,
    /// The bytes of the expression that are meant; empty at its end where something is missing.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: Message,
    /// What to do about it.
    pub help: Option<Message>,
}

impl Problem {
    pub(super) fn new(code: &'static Code, span: Range<usize>, message: Message) -> Self {
        Self {
            code,
            span,
            message,
            help: None,
        }
    }

    pub(super) fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    pub(super) fn help_if(mut self, help: Option<Message>) -> Self {
        self.help = help;
        self
    }
}

/// A part of an expression for a message: at most 40 characters, in one line.
pub(super) fn excerpt(text: &str) -> String {
    const MOST: usize = 40;
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let kept: String = line.chars().take(MOST - 1).collect();
    format!("{kept}…")
}

/// The problem of a construct that is refused by name.
pub(super) fn refusal(refused: Refused, what: &str, span: Range<usize>) -> Problem {
    let message = say::NOT_ALLOWED
        .with("what", excerpt(what))
        .with("reason", refused.reason());
    Problem::new(&code::T014, span, message)
}
