//! Single values of a template: shares, words of closed lists, texts.

use std::str::FromStr;

use toml::Spanned;

use super::model::Named;
use super::section::Sink;
use crate::calendar::Within;
use crate::diag::{Diagnostic, code, nearest};
use crate::extract::excerpt;
use crate::lang::{compose, template as say};
use crate::stats::share::{Share, ShareError};

/// A number from 0 to 1, read from its own text.
pub(super) fn share(text: &Spanned<String>, sink: &Sink) -> Option<Share> {
    let error = match Share::from_str(text.get_ref()) {
        Ok(share) => return Some(share),
        Err(error) => error,
    };
    let (phrase, help) = match error {
        ShareError::TooManyDecimals(_) => (&say::TOO_MANY_DECIMALS, None),
        ShareError::NotDecimal(_) | ShareError::AboveOne(_) => {
            (&say::NO_SHARE, Some(say::WRITE_SHARE.message()))
        }
    };
    let diagnostic = Diagnostic::new(&code::T032, phrase.with("value", excerpt(text.get_ref())));
    sink.push(diagnostic.at(sink.place(text.span())).help_if(help));
    None
}

/// One of a closed list of words.
pub(super) fn word<T: Named>(text: &Spanned<String>, sink: &Sink) -> Option<T> {
    let found = T::NAMES
        .iter()
        .find(|(name, _)| name == text.get_ref())
        .map(|(_, member)| *member);
    if found.is_none() {
        not_allowed(text, T::NAMES.iter().map(|(name, _)| *name), sink);
    }
    found
}

/// Complains about a value that is not on its list, with the list and the nearest of it.
pub(super) fn not_allowed(
    text: &Spanned<String>,
    allowed: impl Iterator<Item = &'static str> + Clone,
    sink: &Sink,
) {
    let list = allowed.clone().collect::<Vec<_>>().join(", ");
    let near = nearest(text.get_ref(), allowed);
    let message = say::NOT_ALLOWED.with("value", excerpt(text.get_ref()));
    let diagnostic = Diagnostic::new(&code::T005, message).at(sink.place(text.span()));
    let diagnostic = diagnostic.help_if(near.map(|near| say::DID_YOU_MEAN.with("name", near)));
    sink.push(diagnostic.help(say::ALLOWED.with("list", list)));
}

/// A text without the blanks around it.
pub(super) fn owned(text: Option<&Spanned<String>>) -> Option<String> {
    text.map(|text| text.get_ref().trim().to_owned())
}

/// A length of time.
pub(super) fn within(text: &Spanned<String>, sink: &Sink) -> Option<Within> {
    let error = match Within::from_str(text.get_ref()) {
        Ok(within) => return Some(within),
        Err(error) => error,
    };
    let shown = Within::from_str(&excerpt(text.get_ref())).err();
    let error = shown.unwrap_or(error);
    let diagnostic = Diagnostic::new(&code::T008, error.message()).at(sink.place(text.span()));
    sink.push(diagnostic.help(error.help()));
    None
}

/// Whether all characters are those of ids.
pub(super) fn is_id(text: &str) -> bool {
    text.chars().all(|character| {
        character.is_ascii_alphanumeric()
            || matches!(character, 'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å' | '_' | '-')
    })
}

/// Whether a norm or a table can have this name; complains when it cannot.
pub(super) fn is_name(name: &Spanned<String>, sink: &Sink) -> bool {
    let is_name = !name.get_ref().is_empty() && is_id(name.get_ref());
    if !is_name {
        let message = compose::BAD_NAME.with("name", excerpt(name.get_ref()));
        sink.complain(&code::T006, name.span(), message);
    }
    is_name
}
