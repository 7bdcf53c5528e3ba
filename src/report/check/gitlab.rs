//! The code quality report of GitLab CI.

use std::io::{self, Write};

use serde::Serialize;

use super::located::{Located, fingerprints};
use super::{Checked, shown};
use crate::diag::Severity;
use crate::lang::Lang;
use crate::report::json;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u64,
}

/// Writes the report. What belongs to no line stands at the first.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_gitlab(checked: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
    let fingerprints = fingerprints(checked.diagnostics);
    let issues = checked.diagnostics.iter().zip(fingerprints);
    let issues = issues.map(|(diagnostic, fingerprint)| {
        let located = Located::of(&diagnostic.place);
        Issue {
            description: format!(
                "{}: {}",
                diagnostic.code.id,
                shown(&diagnostic.message, Lang::En)
            ),
            check_name: diagnostic.code.id,
            fingerprint,
            severity: match diagnostic.code.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Hint => "info",
            },
            location: Location {
                path: located.path().unwrap_or_default(),
                lines: Lines {
                    begin: located.start.map_or(1, |start| start.line),
                },
            },
        }
    });
    json::write(&issues.collect::<Vec<_>>(), out)
}
