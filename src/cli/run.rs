//! `run`: the whole way from an extract to findings in one go.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Status;
use super::console::Console;
use super::made::Made;
use super::options::{DrawArgs, ExtractArgs};
use super::prior::EarlierAudit;
use super::scoring::{FailOn, Scored, with_only};
use super::surroundings::Surroundings;
use super::target::Target;
use crate::folder::names;
use crate::report;
use crate::template::Only;

/// Arguments of `run`.
#[derive(Debug, Args)]
pub(super) struct RunArgs {
    #[command(flatten)]
    extract: ExtractArgs,

    /// Template to score by: the name of a shipped one, or a path
    #[arg(long, value_name = "TEMPLATE")]
    template: String,

    #[command(flatten)]
    draw: DrawArgs,

    /// The audit folder to make; without it nothing is written
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,

    /// Look at a part of the template only: theme:X, dimension:X or criterion:ID; may be given several times
    #[arg(long, value_name = "CHOICE")]
    only: Vec<String>,

    /// The folder of an earlier audit, for a template that asks for it with prior('ID')
    #[arg(long, value_name = "FOLDER")]
    prior: Option<PathBuf>,

    /// Exit with 1 when something is found; may be given several times
    #[arg(long, value_enum, value_name = "WHAT")]
    fail_on: Vec<FailOn>,
}

pub(super) fn run(
    args: &RunArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let target = Target::open(args.output.as_deref(), &args.draw)?;
    let made = Made::new(
        &args.extract,
        &args.draw,
        Some(&args.template),
        &target,
        console,
        surroundings,
    )?;
    let template = &made
        .template
        .as_ref()
        .expect("loaded above, since it was named");
    let earlier = EarlierAudit::look_up(
        args.prior.as_deref(),
        template,
        &made.draw.sample,
        made.draw.record.pseudonyms.as_ref(),
    )?;
    let only = Only::of(&args.only, template)?;
    let scored = Scored::of_draw(&made, template, only, &earlier.outcomes)?;
    let command = earlier.named_in(&with_only("run", &args.only));
    let mut files = made.files();
    files.extend(scored.files());
    if earlier.sha256.is_some() {
        files.retain(|(name, _)| name != names::PRIOR);
        files.push((names::PRIOR.to_owned(), earlier.outcomes.to_csv()));
    }
    made.keep_key(console)?;
    target.save(&files, &command, &args.draw, console, surroundings)?;
    let folder = args
        .output
        .as_ref()
        .map(|folder| folder.display().to_string());
    let mut before = made.reading();
    before.extend(report::draw::drawn(&made.draw));
    before.extend(report::extension::stop_rule(
        &made.draw.record,
        console.lang,
    ));
    let after = report::draw::re_performance(&made.draw, folder.as_deref());
    scored.print(before, after, console)?;
    Ok(scored.status(&args.fail_on))
}
