//! `request`: the list of the sampled cases for the department that must produce them, and what comes back on it.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;

use super::Status;
use super::console::Console;
use super::files;
use super::form::{FormArgs, Notes};
use super::key_file::KeyArg;
use super::stored::{StoredDraw, path_of};
use super::stored_answers;
use super::stored_audit::{self, StoredAudit, refuse_altered};
use super::surroundings::Surroundings;
use crate::answers::{
    self, AnswerFile, CaseStatus, REQUEST_LIST, Returned, csv_rows, merge, read_request,
};
use crate::case::CaseId;
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, code};
use crate::draw::Sample;
use crate::extract::{file_name, read_text_or_sheet};
use crate::folder::{Event, Folder, sha256_hex};
use crate::lang::{Phrase, assess, request as say};
use crate::report::{self, Block};

/// What the folder keeps of the lists that came back.
const KEPT: &str = "request";

/// Arguments of `request`.
#[derive(Debug, Args)]
pub(super) struct RequestArgs {
    /// The audit folder
    folder: PathBuf,

    #[command(flatten)]
    form: FormArgs,

    /// Read a list that came back (.xlsx or .csv): cases that could not be produced or opened get that status
    #[arg(long, value_name = "FILE")]
    read: Option<PathBuf>,
}

pub(super) fn run(
    args: &RequestArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let folder = Folder::open(&args.folder)?;
    match &args.read {
        Some(_) if args.form.is_used() => {
            let message = say::READ_ALONE.message();
            return Err(Failure::from(Diagnostic::new(&code::C005, message)).into());
        }
        Some(file) => {
            let key = &args.form.names.key;
            read_back(&folder, file, key, console, surroundings)?;
        }
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
    let stored = StoredDraw::read(folder)?;
    let names = args
        .form
        .names
        .of_folder(folder, &stored, console.threads)?;
    let form = report::request::list(&stored.sample()?, &names, args.form.due);
    let notes = Notes {
        written: &say::WRITTEN,
        entered: &say::ENTERED,
    };
    args.form
        .hand_out(folder, &form, ("request", &notes), console, surroundings)
}

/// Takes in a list that came back, and scores the folder again.
fn read_back(
    folder: &Folder,
    file: &Path,
    key: &KeyArg,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<()> {
    let mut audit = StoredAudit::read(folder)?;
    audit.look_at_the_same(folder)?;
    let bytes = files::read(file)?;
    let shown = file.display().to_string();
    let table = read_text_or_sheet(&shown, &bytes, &REQUEST_LIST.headings())?;
    let key = key.of_folder(folder, &StoredDraw::read(folder)?.record)?;
    let returned = read_request(&table, &shown, &audit.sample, key.as_ref())?;
    let earlier = stored_answers::one(folder, &audit, KEPT)?.unwrap_or_default();
    let (now, found_now) = returned.after(&earlier);
    let now = answers::to_csv(&now);
    let kept_as = stored_answers::file_of(KEPT);
    let rows = csv_rows(&AnswerFile {
        name: &path_of(folder, &kept_as),
        bytes: &now,
    })?;
    let mut all = stored_answers::kept(folder, &audit, &[KEPT])?;
    all.push(answers::check(KEPT, &rows, &audit.sample, &audit.template)?);
    let all = merge(&all, &stored_answers::reviewers(folder)?, None)?.answers;
    let mut files = audit.score(&all, &audit.decisions)?.files();
    files.push((kept_as, now));
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
