//! What is wrong, where, and what to do: the one type of every complaint the program makes.
//!
//! A [`Diagnostic`] has a stable [`Code`], a message, a [`Place`] and help, all in no language yet. A [`Failure`] is one
//! or more of them that stop the program; [`render`] turns them into text.

pub mod code;
mod place;
mod render;

pub use code::{Code, Severity};
pub use place::{Place, SourceFile};
pub use render::{Style, render};

use std::fmt;

use crate::lang::{Lang, Message};

/// One complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code, which carries the severity.
    pub code: &'static Code,
    /// What is wrong, naming the value that was met.
    pub message: Message,
    /// Where.
    pub place: Place,
    /// What to do, one line each; empty when there is nothing to say beyond the message.
    pub help: Vec<Message>,
}

impl Diagnostic {
    /// A complaint without a place and without help.
    pub fn new(code: &'static Code, message: Message) -> Self {
        Self {
            code,
            message,
            place: Place::Nowhere,
            help: Vec::new(),
        }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// Adds a line of help.
    #[must_use]
    pub fn help(mut self, help: Message) -> Self {
        self.help.push(help);
        self
    }

    /// Adds a line of help if there is one to give.
    #[must_use]
    pub fn help_if(self, help: Option<Message>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }
}

/// Why the program could not go on: at least one diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure(Vec<Diagnostic>);

impl Failure {
    /// The failure that several diagnostics add up to; `None` when there are none.
    pub fn of(diagnostics: Vec<Diagnostic>) -> Option<Self> {
        (!diagnostics.is_empty()).then_some(Self(diagnostics))
    }

    /// The diagnostics, in the order they were found.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.0
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

/// The bare sentences in English, one a line; users see [`render`]'s text instead.
impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, diagnostic) in self.0.iter().enumerate() {
            if position > 0 {
                out.write_str("\n")?;
            }
            write!(
                out,
                "{}: {}",
                diagnostic.code.id,
                diagnostic.message.in_lang(Lang::En)
            )?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}

/// The known name that is nearest to an unknown one, if any is near enough to be meant.
///
/// ```
/// # use sagsaudit::diag::nearest;
/// assert_eq!(nearest("complience", ["compliance", "confidence"]), Some("compliance"));
/// assert_eq!(nearest("colour", ["compliance", "confidence"]), None);
/// ```
pub fn nearest<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let unknown = unknown.to_lowercase();
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&unknown, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name)
}
