//! What `check` found, in the forms that programs read: one thin writer for each, over the same diagnostics.
//!
//! Codes, and all of JSON, SARIF and GitLab's form, are English; the others are in the language of the reader.

mod concise;
mod fit;
mod github;
mod gitlab;
mod json;
mod junit;
mod located;
mod sarif;

pub use concise::write_concise;
pub(super) use fit::ExtractJson;
pub use fit::HeldAgainst;
pub use github::write_github;
pub use gitlab::write_gitlab;
pub use json::write_json;
pub use junit::write_junit;
pub use sarif::write_sarif;

use crate::cell;
use crate::diag::{Diagnostic, Severity};
use crate::lang::{Lang, Message};

/// What `check` found in some files.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// The files that were checked, by the paths the user knows them by, sorted.
    pub files: &'a [String],
    /// What is to be said of them, in the order of the files; of each by place.
    pub diagnostics: &'a [Diagnostic],
    /// The mildest severity that counts as a failure.
    pub fails_from: Severity,
}

impl Checked<'_> {
    /// How many diagnostics have a severity.
    pub fn count(&self, severity: Severity) -> u64 {
        let found = self.diagnostics.iter();
        let found = found.filter(|diagnostic| diagnostic.code.severity == severity);
        u64::try_from(found.count()).unwrap_or(u64::MAX)
    }

    /// Whether a diagnostic is one that the check fails for.
    pub fn is_failure(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic.code.severity <= self.fails_from
    }

    /// Whether the check fails.
    pub fn fails(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| self.is_failure(diagnostic))
    }
}

/// A severity in machine files.
pub(super) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

/// A message on one line, control characters and CPR numbers made harmless.
fn shown(message: &Message, lang: Lang) -> String {
    harmless(&message.in_lang(lang))
}

fn harmless(text: &str) -> String {
    let printable = cell::printable(text);
    cell::mask_cpr(&printable).0.into_owned()
}
