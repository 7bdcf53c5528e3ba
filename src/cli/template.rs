//! `template`: the templates that come with the program, one of them to read, a new one to begin with, and what changed
//! between editions.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, Subcommand};

use super::Status;
use super::console::Console;
use super::extracts;
use super::made;
use super::no_cpr::refuse_cpr_in_name;
use super::options::Format;
use super::surroundings::Surroundings;
use super::template_diff::{self, DiffArgs};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::extract::{self, SurveyOptions};
use crate::folder::{Access, write_once};
use crate::lang::{Lang, starter as say};
use crate::report::{Block, checklist, json, write_csv};
use crate::template::{self, Starter, Template};

/// Arguments of `template`.
#[derive(Debug, Args)]
pub(super) struct TemplateArgs {
    #[command(subcommand)]
    command: TemplateCommand,
}

#[derive(Debug, Subcommand)]
enum TemplateCommand {
    /// List the templates that come with the program
    List,
    /// Show a template as an auditor reads it: questions, rules in words, legal bases
    Show {
        /// Name of a shipped template, or a file
        #[arg(
            value_name = "TEMPLATE",
            required_unless_present = "all",
            conflicts_with = "all"
        )]
        template: Option<String>,

        /// Show all templates that come with the program
        #[arg(long)]
        all: bool,
    },
    /// Print the JSON Schema of template files, for editors
    Schema,
    /// Write a template to begin with
    New {
        /// Its name; or a file, whose name is then the template's
        #[arg(value_name = "NAME|FILE")]
        name: PathBuf,

        /// Take the columns of this extract, with their types
        #[arg(long, value_name = "EXTRACT")]
        from: Option<PathBuf>,
    },
    /// What changed between two editions of a template, and which criteria stay comparable
    Diff(DiffArgs),
}

pub(super) fn run(
    args: &TemplateArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    match &args.command {
        TemplateCommand::Diff(args) => return template_diff::run(args, console, surroundings),
        TemplateCommand::List => list(console)?,
        TemplateCommand::Show {
            template: Some(template),
            ..
        } => {
            let template = made::load(template, console)?;
            console.print_blocks(&checklist::blocks(&template, console.lang))?;
        }
        TemplateCommand::Show { template: None, .. } => {
            console.print_blocks(&checklist::all(&shipped(console)?, console.lang))?;
        }
        TemplateCommand::Schema => console.print(template::schema().as_bytes())?,
        TemplateCommand::New { name, from } => new(name, from.as_deref(), console)?,
    }
    Ok(Status::Holds)
}

/// The templates that come with the program.
fn shipped(console: &Console) -> Result<Vec<Template>, Failure> {
    template::shipped_names()
        .map(|name| made::load(name, console))
        .collect()
}

fn list(console: &Console) -> Result<()> {
    let table = checklist::list(shipped(console)?.iter());
    let mut bytes = Vec::new();
    match console.format {
        Format::Csv => write_csv(&table, &mut bytes),
        Format::Json => json::write(&table, &mut bytes),
        Format::Table | Format::Md => return console.print_blocks(&[Block::Table(table)]),
    }
    .context("writing into memory")?;
    console.print(&bytes)
}

fn new(name: &Path, from: Option<&Path>, console: &Console) -> Result<(), Failure> {
    refuse_cpr_in_name("NAME", name)?;
    let (file, id) = file_and_id(name)?;
    refuse_existing(&file)?;
    let text = match from {
        None => starter(&id, None, console.lang),
        Some(extract) => {
            let options = SurveyOptions::default();
            extracts::with_one(extract, None, &options, |extract| {
                let part = extract.parts().first().expect("one file was opened");
                let columns = extract::recognise(part)?;
                Ok(starter(
                    &id,
                    Some((&part.file_name(), &columns)),
                    console.lang,
                ))
            })?
        }
    };
    write_once(&file, Access::Usual, |out| out.write_all(text.as_bytes()))?;
    console.note(&say::WRITTEN.with("file", file.display().to_string()));
    Ok(())
}

fn starter(id: &str, extract: Option<(&str, &[extract::Recognised])>, lang: Lang) -> String {
    Starter { id, lang, extract }.text()
}

/// The file, and the id that is its name.
fn file_and_id(name: &Path) -> Result<(PathBuf, String), Failure> {
    let is_file = name.extension().is_some_and(|ending| ending == "toml");
    let file = if is_file {
        name.to_owned()
    } else {
        let mut file = name.as_os_str().to_owned();
        file.push(".toml");
        PathBuf::from(file)
    };
    let id = file.file_stem().and_then(|stem| stem.to_str());
    let usable =
        |id: &&str| !id.trim().is_empty() && !id.starts_with('.') && name.file_name().is_some();
    match id.filter(usable) {
        Some(id) => Ok((file.clone(), id.to_owned())),
        None => {
            let message = say::BAD_NAME.with("name", name.display().to_string());
            Err(Diagnostic::new(&code::C003, message).into())
        }
    }
}

fn refuse_existing(file: &Path) -> Result<(), Failure> {
    if std::fs::symlink_metadata(file).is_err() {
        return Ok(());
    }
    let place = Place::file(file.display().to_string());
    Err(Diagnostic::new(&code::C023, say::FILE_EXISTS.message())
        .at(place)
        .into())
}
