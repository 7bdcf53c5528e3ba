//! One line a diagnostic: `FILE:LINE:COLUMN: error[T012]: message`, which editors and `grep` know what to do with.

use std::io::{self, Write};

use super::located::Located;
use super::{Checked, shown};
use crate::diag::Severity;
use crate::lang::{Lang, words};

/// Writes the diagnostics, one a line.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_concise(checked: &Checked<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in checked.diagnostics {
        let located = Located::of(&diagnostic.place);
        if let Some(file) = &located.file {
            write!(out, "{file}:")?;
        }
        if let Some(start) = located.start {
            write!(out, "{}:", start.line)?;
            if let Some(column) = start.column {
                write!(out, "{column}:")?;
            }
        }
        if located.file.is_some() {
            write!(out, " ")?;
        }
        let label = match diagnostic.code.severity {
            Severity::Error => &words::ERROR,
            Severity::Warning => &words::WARNING,
            Severity::Hint => &words::HINT,
        };
        let message = shown(&diagnostic.message, lang);
        writeln!(
            out,
            "{}[{}]: {message}",
            label.text(lang),
            diagnostic.code.id
        )?;
    }
    Ok(())
}
