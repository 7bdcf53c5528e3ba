//! `check`: every problem of template files in one run.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Status;
use super::console::Console;
use super::files;
use crate::assess::failing_tests;
use crate::diag::{Diagnostic, Failure, Place, Severity, code};
use crate::lang::cli as say;

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Template files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

pub(super) fn run(args: &CheckArgs, console: &Console) -> Result<Status> {
    let mut files = 0;
    let mut diagnostics = Vec::new();
    for path in &args.paths {
        let found = files::template_paths(path)?;
        if found.is_empty() {
            let diagnostic = Diagnostic::new(&code::C004, say::NO_TEMPLATES.message());
            return Err(
                Failure::from(diagnostic.at(Place::file(path.display().to_string()))).into(),
            );
        }
        for file in found {
            let (_, checked) = files::template_file(&file)?;
            diagnostics.extend(checked.diagnostics);
            if let Some(template) = &checked.template {
                diagnostics.extend(failing_tests(template));
            }
            files += 1;
        }
    }
    console.print(&console.diagnostics(&diagnostics))?;
    let of = |severity| {
        let found = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.code.severity == severity);
        u64::try_from(found.count()).unwrap_or(u64::MAX)
    };
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    if errors + warnings == 0 {
        console.note(&say::CHECKED_CLEAN.with("files", files));
        return Ok(Status::Holds);
    }
    console.note(
        &say::CHECKED
            .with("files", files)
            .with("errors", errors)
            .with("warnings", warnings),
    );
    Ok(if errors > 0 {
        Status::DoesNotHold
    } else {
        Status::Holds
    })
}
