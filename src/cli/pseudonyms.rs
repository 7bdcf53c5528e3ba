//! `pseudonyms`: whose the codes of an audit are, for who has the key and the extract.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::Status;
use super::console::Console;
use super::key_file::KeyArg;
use super::names_of_cases::ids_by_code;
use super::options::{Format, LimitArgs};
use super::stored::StoredDraw;
use crate::case::CaseId;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::draw::DrawnCase;
use crate::folder::Folder;
use crate::lang::pseudonym as say;
use crate::report::{Block, json, pseudonyms as report, write_csv};

/// Arguments of `pseudonyms`.
#[derive(Debug, Args)]
pub(super) struct PseudonymsArgs {
    /// The audit folder
    folder: PathBuf,

    /// The extract the sample was drawn from: its files or patterns, or - for standard input
    #[arg(long, value_name = "EXTRACT", required = true, num_args = 1..)]
    extract: Vec<PathBuf>,

    #[command(flatten)]
    key: KeyArg,

    #[command(flatten)]
    limits: LimitArgs,
}

/// `pseudonyms --format json`.
#[derive(Serialize)]
struct DecodedJson<'a> {
    schema: u32,
    cases: Vec<DecodedCaseJson<'a>>,
}

#[derive(Serialize)]
struct DecodedCaseJson<'a> {
    order: u64,
    role: &'a str,
    area: &'a str,
    case_id: &'a str,
    of: Option<&'a str>,
}

pub(super) fn run(args: &PseudonymsArgs, console: &Console) -> Result<Status> {
    let folder = Folder::open(&args.folder)?;
    let stored = StoredDraw::read(&folder)?;
    let sample = stored.sample()?;
    let Some(key) = args.key.of_folder(&folder, &stored.record)? else {
        let diagnostic = Diagnostic::new(&code::C005, say::NO_CODES.message());
        let shown = args.folder.display().to_string();
        return Err(Failure::from(diagnostic.at(Place::file(shown))).into());
    };
    let audit = (&folder, &stored);
    let found = ids_by_code(&args.extract, &args.limits, &key, audit, console.threads)?;
    let decoded: Vec<_> = sample
        .cases
        .iter()
        .map(|case| (case, found.get(&case.id)))
        .collect();
    print(&decoded, console)?;
    let missing = decoded.iter().filter(|(_, id)| id.is_none()).count();
    if missing == 0 {
        return Ok(Status::Holds);
    }
    let count = u64::try_from(missing).unwrap_or(u64::MAX);
    console.note(&say::NOT_FOUND.with("count", count));
    Ok(Status::DoesNotHold)
}

fn print(decoded: &[(&DrawnCase, Option<&CaseId>)], console: &Console) -> Result<()> {
    match console.format {
        Format::Table | Format::Md => {
            console.print_blocks(&[Block::Table(report::table(decoded))])?;
        }
        Format::Csv => {
            let mut table = Vec::new();
            write_csv(&report::table(decoded), &mut table)?;
            console.print(&table)?;
        }
        Format::Json => {
            let cases = decoded.iter().map(|(case, id)| DecodedCaseJson {
                order: case.order,
                role: case.role.name(),
                area: case.area.as_str(),
                case_id: case.id.as_str(),
                of: id.map(CaseId::as_str),
            });
            let decoded = DecodedJson {
                schema: 1,
                cases: cases.collect(),
            };
            let mut text = Vec::new();
            json::write(&decoded, &mut text)?;
            console.print(&text)?;
        }
    }
    Ok(())
}
