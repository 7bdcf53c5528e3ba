//! Workflow commands of GitHub Actions, which become annotations beside the lines of a pull request.

use std::io::{self, Write};

use super::located::Located;
use super::{Checked, shown};
use crate::diag::{Diagnostic, Severity};
use crate::lang::Lang;

/// Writes the diagnostics, one command a line.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_github(checked: &Checked<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in checked.diagnostics {
        let command = match diagnostic.code.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "notice",
        };
        let properties: Vec<String> = properties(diagnostic)
            .into_iter()
            .map(|(name, value)| format!("{name}={}", escaped_property(&value)))
            .collect();
        let mut text = shown(&diagnostic.message, lang);
        for help in &diagnostic.help {
            text.push('\n');
            text.push_str(&shown(help, lang));
        }
        writeln!(
            out,
            "::{command} {}::{}",
            properties.join(","),
            escaped(&text)
        )?;
    }
    Ok(())
}

/// Columns only where a place begins and ends on one line, as GitHub wants it.
fn properties(diagnostic: &Diagnostic) -> Vec<(&'static str, String)> {
    let located = Located::of(&diagnostic.place);
    let mut properties = Vec::new();
    if let Some(path) = located.path() {
        properties.push(("file", path));
    }
    if let Some(start) = located.start {
        properties.push(("line", start.line.to_string()));
        match (start.column, located.end) {
            (Some(column), Some(end)) if end.line == start.line => {
                properties.push(("col", column.to_string()));
                let last = end.column.unwrap_or(column);
                properties.push(("endColumn", last.to_string()));
            }
            (_, Some(end)) => properties.push(("endLine", end.line.to_string())),
            _ => {}
        }
    }
    properties.push(("title", format!("sagsaudit {}", diagnostic.code.id)));
    properties
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn escaped_property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
