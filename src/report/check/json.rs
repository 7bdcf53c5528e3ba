//! The diagnostics as JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::fit::{ExtractJson, HeldAgainst};
use super::located::Located;
use super::{Checked, severity_name, shown};
use crate::diag::{Diagnostic, Severity};
use crate::lang::Lang;
use crate::report::json;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    program: &'static str,
    files: &'a [String],
    errors: u64,
    warnings: u64,
    hints: u64,
    diagnostics: Vec<Entry>,
    extracts: Vec<ExtractJson<'a>>,
}

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    severity: &'static str,
    file: Option<String>,
    line: Option<u64>,
    column: Option<u64>,
    end_line: Option<u64>,
    end_column: Option<u64>,
    message: String,
    help: Vec<String>,
}

/// Writes the diagnostics, and how the templates fit the extracts they were held against. Lines and columns are counted
/// from 1, columns in characters; an end is the first character behind.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_json(
    checked: &Checked<'_>,
    extracts: &[HeldAgainst],
    out: &mut dyn Write,
) -> io::Result<()> {
    let document = Document {
        schema: 1,
        program: concat!("sagsaudit ", env!("CARGO_PKG_VERSION")),
        files: checked.files,
        errors: checked.count(Severity::Error),
        warnings: checked.count(Severity::Warning),
        hints: checked.count(Severity::Hint),
        diagnostics: checked.diagnostics.iter().map(entry).collect(),
        extracts: extracts.iter().map(HeldAgainst::json).collect(),
    };
    json::write(&document, out)
}

fn entry(diagnostic: &Diagnostic) -> Entry {
    let located = Located::of(&diagnostic.place);
    let help = diagnostic.help.iter().map(|help| shown(help, Lang::En));
    Entry {
        code: diagnostic.code.id,
        severity: severity_name(diagnostic.code.severity),
        line: located.start.map(|start| start.line),
        column: located.start.and_then(|start| start.column),
        end_line: located.end.map(|end| end.line),
        end_column: located.end.and_then(|end| end.column),
        file: located.file,
        message: shown(&diagnostic.message, Lang::En),
        help: help.collect(),
    }
}
