//! `trend`: audits of several periods beside each other.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;

use super::console::Console;
use super::files;
use super::options::Format;
use super::stored::path_of;
use super::{PROGRAM, Status};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::findings;
use crate::folder::{Folder, names};
use crate::lang::{cli, trend as say};
use crate::report;
use crate::trend::{Outcomes, Period, develop};

/// Arguments of `trend`.
#[derive(Debug, Args)]
pub(super) struct TrendArgs {
    /// Audit folders, or findings.json files, in any order; folders also tell which cases are in both audits, and
    /// whether a criterion was changed
    #[arg(value_name = "FOLDER", required = true)]
    audits: Vec<PathBuf>,
}

pub(super) fn run(args: &TrendArgs, console: &Console) -> Result<Status> {
    let periods: Result<Vec<Period>, Failure> =
        args.audits.iter().map(|path| period(path)).collect();
    let trend = develop(PROGRAM, periods?)?;
    match console.format {
        Format::Json => {
            let mut text = Vec::new();
            report::json::write(&trend, &mut text)?;
            console.print(&text)?;
        }
        Format::Csv => {
            let mut text = Vec::new();
            report::write_csv(&report::trend_rows::trend_rows(&trend), &mut text)?;
            console.print(&text)?;
        }
        Format::Table | Format::Md => {
            console.print_blocks(&report::trend::trend(&trend, console.lang))?;
        }
    }
    Ok(Status::Holds)
}

/// An audit from its folder, or from its findings alone.
pub(super) fn period(path: &Path) -> Result<Period, Failure> {
    let shown = path.display().to_string();
    if path.is_file() {
        let findings = findings::from_json(&files::read(path)?, &shown)?;
        return Ok(Period::new(shown, findings, None, None));
    }
    let folder = Folder::open(path)?;
    if !folder.holds(names::FINDINGS_JSON) {
        let diagnostic = Diagnostic::new(&code::C028, say::NOT_SCORED.message());
        return Err(diagnostic.at(Place::file(shown)).into());
    }
    refuse_altered(&folder)?;
    let file = path_of(&folder, names::FINDINGS_JSON);
    let findings = findings::from_json(&folder.read(names::FINDINGS_JSON)?, &file)?;
    let outcomes = if folder.holds(names::ASSESSMENTS) {
        let file = path_of(&folder, names::ASSESSMENTS);
        let bytes = folder.read(names::ASSESSMENTS)?;
        Some(Outcomes::from_csv(&bytes, &file, &findings)?)
    } else {
        None
    };
    let template = if folder.holds(names::TEMPLATE) {
        Some(folder.read_text(names::TEMPLATE)?)
    } else {
        None
    };
    Ok(Period::new(shown, findings, template, outcomes))
}

/// What is put beside others is what the program wrote.
fn refuse_altered(folder: &Folder) -> Result<(), Failure> {
    let read = [names::FINDINGS_JSON, names::ASSESSMENTS, names::TEMPLATE];
    let altered = folder.altered()?;
    let altered = altered.iter().filter(|name| read.contains(&name.as_str()));
    let diagnostics = altered.map(|name| {
        Diagnostic::new(&code::D010, cli::ALTERED.with("file", name))
            .at(Place::file(path_of(folder, name)))
            .help(say::ALTERED_HELP.message())
    });
    Failure::of(diagnostics.collect()).map_or(Ok(()), Err)
}
