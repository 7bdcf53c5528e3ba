//! `check`: every problem of template files in one run.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Status;
use super::check_history::Earlier;
use super::console::Console;
use super::files;
use super::surroundings::Surroundings;
use crate::assess::failing_tests;
use crate::diag::{Diagnostic, Failure, Place, Severity, code};
use crate::lang::cli as say;
use crate::template::stale_bases;

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Template files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// An earlier edition, or a folder of them: what has changed must have a new version
    #[arg(long, value_name = "PATH")]
    against: Option<PathBuf>,

    /// Warn of legal bases that were not checked for so many months (`basis_checked`)
    #[arg(long, value_name = "MONTHS")]
    stale: Option<u32>,
}

pub(super) fn run(
    args: &CheckArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let mut earlier = args.against.as_deref().map(Earlier::read).transpose()?;
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
            let checked = files::template_file(&file)?;
            diagnostics.extend(checked.diagnostics);
            if let Some(template) = &checked.template {
                diagnostics.extend(failing_tests(template));
                if let Some(months) = args.stale {
                    let today = surroundings.now.date_naive();
                    let name = &checked.source.name;
                    diagnostics.extend(stale_bases(template, name, today, months));
                }
                let unstepped = earlier
                    .as_mut()
                    .and_then(|earlier| earlier.hold_against(template, &checked.source));
                diagnostics.extend(unstepped);
            }
            files += 1;
        }
    }
    if let Some(earlier) = &earlier {
        earlier.must_be_used()?;
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
