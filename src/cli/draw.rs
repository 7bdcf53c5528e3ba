//! `draw`: a sample into an audit folder.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;

use super::Status;
use super::console::Console;
use super::made::Made;
use super::options::{DrawArgs, ExtractArgs, Format};
use super::scoring::Scored;
use super::stored::kept_part;
use super::surroundings::Surroundings;
use super::target::{FolderFile, Target};
use crate::assess::PriorOutcomes;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::folder::{Folder, names};
use crate::lang::cli as say;
use crate::report::{self, write_csv};
use crate::template::Only;

/// Arguments of `draw`.
#[derive(Debug, Args)]
pub(super) struct DrawCommandArgs {
    #[command(flatten)]
    extract: ExtractArgs,

    /// Template whose columns are kept: the name of a shipped one, or a path
    #[arg(long, value_name = "TEMPLATE")]
    template: Option<String>,

    #[command(flatten)]
    draw: DrawArgs,

    /// The audit folder to make
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
}

pub(super) fn run(
    args: &DrawCommandArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let target = Target::open(Some(&args.output), &args.draw)?;
    let made = Made::new(
        &args.extract,
        &args.draw,
        args.template.as_deref(),
        &target,
        console,
        surroundings,
    )?;
    let mut files = made.files();
    if target.holds_findings() {
        files.extend(findings_again(&made, &args.output)?);
    }
    made.keep_key(console)?;
    target.save(&files, "draw", &args.draw, console, surroundings)?;
    match console.format {
        Format::Table | Format::Md => {
            let mut blocks = made.reading();
            blocks.extend(report::draw::drawn(&made.draw));
            blocks.extend(report::extension::stop_rule(
                &made.draw.record,
                console.lang,
            ));
            let folder = args.output.display().to_string();
            blocks.extend(report::draw::re_performance(&made.draw, Some(&folder)));
            console.print_blocks(&blocks)?;
        }
        Format::Csv => {
            let mut table = Vec::new();
            write_csv(&report::draw::areas(&made.draw.record), &mut table)?;
            console.print(&table)?;
        }
        Format::Json => console.print(&made.draw.record.to_json())?,
    }
    Ok(Status::Holds)
}

/// The findings of the new sample, in place of those of the old one.
fn findings_again(made: &Made, folder: &Path) -> Result<Vec<FolderFile>, Failure> {
    let Some(template) = &made.template else {
        let diagnostic = Diagnostic::new(&code::D007, say::HAS_FINDINGS.message());
        return Err(diagnostic
            .at(Place::file(folder.display().to_string()))
            .into());
    };
    let folder = Folder::open(folder)?;
    let part = if folder.holds(names::FINDINGS_JSON) {
        kept_part(&folder)?
    } else {
        Vec::new()
    };
    let only = Only::of(&part, template)?;
    let scored = Scored::of_draw(made, template, only, &PriorOutcomes::default())?;
    Ok(scored.files())
}
