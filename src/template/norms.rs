//! `[norms]`: lengths of time with names, which rules use as `within = "norm:NAME"`, so that a municipality sets its
//! own numbers without a copy of the checklist.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::section::Sink;
use super::values::{is_name, within};
use crate::calendar::Within;
use crate::diag::{Diagnostic, code, nearest};
use crate::extract::excerpt;
use crate::lang::{compose as say, template as template_say};

/// What stands before the name of a norm in a rule.
const PREFIX: &str = "norm:";

/// The norms of a template, and which rules use them.
pub(super) struct Norms<'a> {
    norms: BTreeMap<&'a str, Set>,
    uses: RefCell<Vec<Spanned<String>>>,
    sink: &'a Sink,
}

/// A norm as it is set.
struct Set {
    place: Range<usize>,
    /// `None` when it cannot be read, which is complained of already.
    within: Option<Within>,
}

impl<'a> Norms<'a> {
    /// Reads `[norms]`.
    pub fn check(tables: &'a [(Spanned<String>, Spanned<String>)], sink: &'a Sink) -> Self {
        let norms = tables.iter().filter_map(|(name, text)| {
            let set = Set {
                place: name.span(),
                within: within(text, sink),
            };
            is_name(name, sink).then(|| (name.get_ref().as_str(), set))
        });
        Self {
            norms: norms.collect(),
            uses: RefCell::default(),
            sink,
        }
    }

    /// A length of time as a rule writes it: itself, or by the name of a norm.
    pub fn within(&self, text: &Spanned<String>) -> Option<Within> {
        let Some(name) = text.get_ref().trim().strip_prefix(PREFIX) else {
            return within(text, self.sink);
        };
        let name = name.trim();
        self.uses
            .borrow_mut()
            .push(Spanned::new(text.span(), name.to_owned()));
        let Some(norm) = self.norms.get(name) else {
            let near = nearest(name, self.norms.keys().copied());
            let help = near.map(|near| template_say::DID_YOU_MEAN.with("name", near));
            let message = say::UNKNOWN_NORM.with("norm", excerpt(name));
            let diagnostic = Diagnostic::new(&code::T078, message);
            let diagnostic = diagnostic.at(self.sink.place(text.span()));
            self.sink.push(diagnostic.help_if(help));
            return None;
        };
        norm.within
    }

    /// How many uses there were so far.
    pub fn uses(&self) -> usize {
        self.uses.borrow().len()
    }

    /// Complains of the uses after the first `known`: a demand of law has its time from the law.
    pub fn refuse_in_law(&self, known: usize) {
        for norm in self.uses.borrow().iter().skip(known) {
            let message = say::LAW_ON_NORM.with("norm", excerpt(norm.get_ref()));
            let diagnostic = Diagnostic::new(&code::T077, message);
            let diagnostic = diagnostic.at(self.sink.place(norm.span()));
            self.sink
                .push(diagnostic.help(say::LAW_IS_WRITTEN.message()));
        }
    }

    /// Warns of norms that the template itself sets and no rule uses: a name that is written wrong changes nothing, and
    /// nobody would see it.
    pub fn warn_of_unused(&self) {
        let uses = self.uses.borrow();
        let own = self.sink.span_of(0);
        for (name, norm) in &self.norms {
            let is_used = uses.iter().any(|used| used.get_ref() == name);
            if is_used || !own.contains(&norm.place.start) {
                continue;
            }
            let used = uses.iter().map(|used| used.get_ref().as_str());
            let help = match nearest(name, used) {
                Some(near) => template_say::DID_YOU_MEAN.with("name", near),
                None => say::USE_NORM.with("norm", *name),
            };
            let message = say::UNUSED_NORM.with("norm", *name);
            let place = self.sink.place(norm.place.clone());
            let diagnostic = Diagnostic::new(&code::T079, message).at(place);
            self.sink.push(diagnostic.help(help));
        }
    }
}
