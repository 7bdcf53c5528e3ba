//! `template`: what can be done with checklists.

use anyhow::Result;
use clap::{Args, Subcommand};

use super::Status;
use super::console::Console;
use super::surroundings::Surroundings;
use super::template_diff::{self, DiffArgs};

/// Arguments of `template`.
#[derive(Debug, Args)]
pub(super) struct TemplateArgs {
    #[command(subcommand)]
    command: TemplateCommand,
}

#[derive(Debug, Subcommand)]
enum TemplateCommand {
    /// What changed between two editions of a template, and which criteria stay comparable
    Diff(DiffArgs),
}

pub(super) fn run(
    args: &TemplateArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    match &args.command {
        TemplateCommand::Diff(args) => template_diff::run(args, console, surroundings),
    }
}
