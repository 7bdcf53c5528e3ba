//! `request`: the list of the sampled cases for the department that must produce them, and what comes back on it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::Status;
use super::console::Console;
use super::files;
use super::options::{Format, iso_date};
use super::score::{NamedBytes, kept_answers};
use super::stored::{StoredDraw, path_of};
use super::stored_audit::{self, StoredAudit, refuse_altered};
use super::surroundings::Surroundings;
use crate::answers::{
    self, AnswerFile, Answers, CaseStatus, REQUEST_COLUMNS, Returned, read_request,
};
use crate::case::CaseId;
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::draw::Sample;
use crate::extract::{file_name, read_text_or_sheet};
use crate::folder::{Event, Folder, sha256_hex, write_atomically};
use crate::lang::{Phrase, assess, request as say};
use crate::report::{self, Block, Table};

/// What the folder keeps of the lists that came back.
const KEPT: &str = "answers/request.csv";

/// Arguments of `request`.
#[derive(Debug, Args)]
pub(super) struct RequestArgs {
    /// The audit folder
    folder: PathBuf,

    /// The day by which the department must have produced the cases
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = iso_date, conflicts_with = "read")]
    due: Option<NaiveDate>,

    /// Write the list to this file, outside the folder: .xlsx or .csv; default: print it
    #[arg(short, long, value_name = "FILE", conflicts_with = "read")]
    output: Option<PathBuf>,

    /// How a .csv is written: for programs, or for a Danish Excel
    #[arg(
        long,
        value_enum,
        value_name = "DIALECT",
        default_value = "plain",
        conflicts_with = "read"
    )]
    csv_dialect: DialectArg,

    /// Read a list that came back (.xlsx or .csv): cases that could not be produced or opened get that status
    #[arg(long, value_name = "FILE")]
    read: Option<PathBuf>,
}

/// `--csv-dialect`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DialectArg {
    /// Commas, English keys
    Plain,
    /// Semicolons, for a Danish Excel
    ExcelDa,
}

pub(super) fn run(
    args: &RequestArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let folder = Folder::open(&args.folder)?;
    match &args.read {
        Some(file) => read_back(&folder, file, console, surroundings)?,
        None => hand_out(&folder, args, console, surroundings)?,
    }
    Ok(Status::Holds)
}

fn hand_out(
    folder: &Folder,
    args: &RequestArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<()> {
    refuse_altered(folder)?;
    let sample = StoredDraw::read(folder)?.sample()?;
    let table = report::request::list(&sample);
    let mut command = "request".to_owned();
    if let Some(due) = args.due {
        command.push_str(&format!(" --due {due}"));
    }
    let written = match &args.output {
        Some(path) => {
            let bytes = list_as_file(folder, path, args, &table, console)?;
            let name = file_name(&path.display().to_string());
            command.push_str(&format!(" -o {name}:{}", sha256_hex(&bytes)));
            Some((path, bytes))
        }
        None => None,
    };
    let cases = u64::try_from(table.rows().len()).unwrap_or(u64::MAX);
    // The journal keeps its lines for ever, so it is told of the list when that is written.
    if let Some((path, bytes)) = &written {
        write_atomically(path, |out| out.write_all(bytes))?;
    }
    enter(folder, command, surroundings)?;
    match written {
        Some((path, _)) => {
            let file = path.display().to_string();
            console.note(&say::WRITTEN.with("cases", cases).with("file", file));
        }
        None => {
            print(&table, args.due, console)?;
            console.note(&say::ENTERED.with("cases", cases));
        }
    }
    Ok(())
}

fn enter(folder: &Folder, command: String, surroundings: &Surroundings) -> Result<(), Failure> {
    stored_audit::save(
        folder,
        &[],
        &Event {
            at: surroundings.stamp(),
            by: surroundings.user.clone(),
            command,
            reason: None,
        },
    )
}

/// The bytes of the list in the form that the file's name asks for.
fn list_as_file(
    folder: &Folder,
    path: &Path,
    args: &RequestArgs,
    table: &Table,
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
    match (extension.as_deref(), args.csv_dialect) {
        (Some("xlsx"), _) => {
            let workbook = report::request::workbook(table, args.due, console.lang);
            workbook.context("a list of sampled cases fits a sheet")
        }
        (Some("csv"), DialectArg::ExcelDa) => Ok(report::request::excel_list(table, console.lang)),
        (Some("csv"), DialectArg::Plain) => as_csv(table),
        _ => Err(refused(&say::BAD_FORM).into()),
    }
}

fn as_csv(table: &Table) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    report::write_csv(table, &mut bytes)?;
    Ok(bytes)
}

fn print(table: &Table, due: Option<NaiveDate>, console: &Console) -> Result<()> {
    match console.format {
        Format::Csv => console.print(&as_csv(table)?),
        Format::Json => {
            let mut bytes = Vec::new();
            report::json::write(table, &mut bytes)?;
            console.print(&bytes)
        }
        Format::Table | Format::Md => console.print_blocks(&[
            Block::Table(table.clone()),
            Block::Paragraph(report::request::what_to_do(due)),
            Block::Paragraph(say::NOT_PRODUCED.message()),
        ]),
    }
}

/// Takes in a list that came back, and scores the folder again.
fn read_back(
    folder: &Folder,
    file: &Path,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<()> {
    let mut audit = StoredAudit::read(folder)?;
    audit.look_at_the_same(folder)?;
    let bytes = files::read(file)?;
    let shown = file.display().to_string();
    let headings: Vec<&str> = REQUEST_COLUMNS
        .iter()
        .flat_map(|column| [column.key, column.heading.da, column.heading.en])
        .collect();
    let table = read_text_or_sheet(&shown, &bytes, &headings)?;
    let returned = read_request(&table, &shown, &audit.sample)?;
    let (kept, others): (Vec<_>, Vec<_>) = kept_answers(folder, &[])?
        .into_iter()
        .partition(|file| file.stored_as == KEPT);
    let kept: Vec<_> = kept.iter().map(NamedBytes::as_answer_file).collect();
    let earlier = answers::read(&kept, &audit.sample, &audit.template)?;
    let (now, found_now) = returned.after(&earlier);
    let now = answers::to_csv(&now);
    let path = path_of(folder, KEPT);
    let new = AnswerFile {
        name: &path,
        bytes: &now,
    };
    let all: Vec<_> = others.iter().map(NamedBytes::as_answer_file).collect();
    let all: Answers = answers::read(&[all, vec![new]].concat(), &audit.sample, &audit.template)?;
    let mut files = audit.score(&all, &audit.decisions)?.files();
    files.push((KEPT.to_owned(), now));
    let name = file_name(&shown);
    let event = Event {
        at: surroundings.stamp(),
        by: surroundings.user.clone(),
        command: format!("request --read {name}:{}", sha256_hex(&bytes)),
        reason: None,
    };
    stored_audit::save(folder, &files, &event)?;
    console.print_blocks(&said(&returned, &found_now, &audit.sample))
}

/// What a list that came back says.
fn said(returned: &Returned, found_now: &[(CaseId, CaseStatus)], sample: &Sample) -> Vec<Block> {
    let area = |case: &CaseId| {
        let mut cases = sample.cases.iter();
        let drawn = cases.find(|drawn| drawn.id == *case);
        drawn.map_or("", |drawn| drawn.area.as_str()).to_owned()
    };
    let line = |phrase: &'static Phrase, case: &CaseId, status: CaseStatus| {
        let shown = mask_cpr(case.as_str()).0.into_owned();
        let message = phrase.with("area", area(case)).with("case", shown);
        Block::Point(message.with("status", words(status)))
    };
    let summary = say::READ
        .with("found", returned.found())
        .with("not_found", returned.with(CaseStatus::NotFound))
        .with("no_access", returned.with(CaseStatus::NoAccess))
        .with("open", returned.open);
    let missing = returned.missing();
    let missing = missing.map(|(case, status)| line(&say::MISSING, case, status));
    let found = found_now.iter();
    let found = found.map(|(case, status)| line(&say::FOUND_NOW, case, *status));
    std::iter::once(Block::Paragraph(summary))
        .chain(missing)
        .chain(found)
        .collect()
}

fn words(status: CaseStatus) -> &'static Phrase {
    match status {
        CaseStatus::NoAccess => &assess::NO_ACCESS,
        CaseStatus::NotFound | CaseStatus::Reviewed => &assess::NOT_FOUND,
    }
}
