//! What commands share that hand out a table to be filled in: to a file outside the audit folder, or on the screen, and
//! into the journal.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::console::Console;
use super::files;
use super::names_of_cases::NameArgs;
use super::options::{Format, iso_date};
use super::stored_audit;
use super::surroundings::Surroundings;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::extract::file_name;
use crate::folder::{Event, Folder, sha256_hex, write_atomically};
use crate::lang::{Phrase, form as say};
use crate::report::form::Form;
use crate::report::{self, Block};

/// Options of a table that is handed out.
#[derive(Debug, Args)]
pub(super) struct FormArgs {
    /// The day by which the department must have answered
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = iso_date)]
    pub due: Option<NaiveDate>,

    /// Write the list to this file, outside the folder: .xlsx or .csv; default: print it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    pub names: NameArgs,

    /// How a .csv is written
    #[arg(long, value_enum, value_name = "DIALECT", default_value = "plain")]
    csv_dialect: DialectArg,
}

/// `--csv-dialect`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DialectArg {
    /// Commas, English keys
    Plain,
    /// Semicolons, for a Danish Excel
    ExcelDa,
}

/// What is said when a form was handed out; both have `{lines}`, the first `{file}` too.
pub(super) struct Notes {
    pub written: &'static Phrase,
    pub entered: &'static Phrase,
}

impl FormArgs {
    /// Whether anything but the defaults was asked for.
    pub fn is_used(&self) -> bool {
        let of_list = self.due.is_some() || self.output.is_some() || self.names.is_used();
        of_list || self.csv_dialect != DialectArg::Plain
    }

    /// Hands a form out, and enters it in the journal as `command`.
    pub fn hand_out(
        &self,
        folder: &Folder,
        form: &Form,
        (command, notes): (&str, &Notes),
        console: &Console,
        surroundings: &Surroundings,
    ) -> Result<()> {
        let mut command = command.to_owned();
        if let Some(due) = self.due {
            command.push_str(&format!(" --due {due}"));
        }
        let lines = u64::try_from(form.table.rows().len()).unwrap_or(u64::MAX);
        // The journal keeps its lines for ever, so it is told of the list when that is written.
        let note = match &self.output {
            Some(path) => {
                let bytes = self.as_file(folder, path, form, console)?;
                write_atomically(path, |out| out.write_all(&bytes))?;
                let shown = path.display().to_string();
                let name = file_name(&shown);
                command.push_str(&format!(" -o {name}:{}", sha256_hex(&bytes)));
                notes.written.with("file", shown)
            }
            None => notes.entered.message(),
        };
        let event = Event {
            at: surroundings.stamp(),
            by: surroundings.user.clone(),
            command,
            reason: None,
        };
        stored_audit::save(folder, &[], &event)?;
        if self.output.is_none() {
            print(form, console)?;
        }
        console.note(&note.with("lines", lines));
        Ok(())
    }

    /// The bytes of the form in the way that the file's name asks for.
    fn as_file(
        &self,
        folder: &Folder,
        path: &Path,
        form: &Form,
        console: &Console,
    ) -> Result<Vec<u8>> {
        let shown = path.display().to_string();
        let refused = |phrase: &'static Phrase| {
            let message = phrase.with("file", &shown);
            Failure::from(Diagnostic::new(&code::C090, message).at(Place::file(&shown)))
        };
        if files::is_within(path, folder.path()) {
            return Err(refused(&say::INSIDE).into());
        }
        let extension = path.extension().and_then(|extension| extension.to_str());
        let extension = extension.map(str::to_lowercase);
        match (extension.as_deref(), self.csv_dialect) {
            (Some("xlsx"), _) => form
                .workbook(console.lang)
                .context("what concerns a sample fits a sheet"),
            (Some("csv"), DialectArg::ExcelDa) => Ok(form.excel_csv(console.lang)),
            (Some("csv"), DialectArg::Plain) => as_csv(form),
            _ => Err(refused(&say::BAD_FORM).into()),
        }
    }
}

fn as_csv(form: &Form) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    report::write_csv(&form.table, &mut bytes)?;
    Ok(bytes)
}

fn print(form: &Form, console: &Console) -> Result<()> {
    match console.format {
        Format::Csv => console.print(&as_csv(form)?),
        Format::Json => {
            let mut bytes = Vec::new();
            report::json::write(&form.table, &mut bytes)?;
            console.print(&bytes)
        }
        Format::Table | Format::Md => {
            let lines = form.lines.iter().cloned().map(Block::Paragraph);
            let table = std::iter::once(Block::Table(form.table.clone()));
            console.print_blocks(&table.chain(lines).collect::<Vec<_>>())
        }
    }
}
