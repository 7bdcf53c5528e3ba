//! `replace`: takes a case out that proves to be out of scope; the next reserve is drawn instead.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::Status;
use super::conclude::kept_text;
use super::console::Console;
use super::outdated;
use super::stored::{StoredDraw, path_of};
use super::stored_audit::{self, ChangedDraw};
use super::surroundings::Surroundings;
use super::target::FolderFile;
use crate::case::CaseId;
use crate::diag::{Diagnostic, Failure, Place, code, nearest};
use crate::draw::{
    DrawRecord, DrawnCase, NotReplaced, ReplacementReason, Sample, SampleRole, replace,
};
use crate::extract::excerpt;
use crate::folder::{Event, Folder, names};
use crate::lang::{Message, replacement as say};
use crate::report::Block;

/// Arguments of `replace`.
#[derive(Debug, Args)]
pub(super) struct ReplaceArgs {
    /// The audit folder
    folder: PathBuf,

    /// The id of the case
    case: String,

    /// Why it does not count; a case that cannot be found is not replaced, it is a deviation (status not_found)
    #[arg(long, value_enum, value_name = "REASON")]
    reason: ReasonArg,

    /// What was seen in the case; it is kept in the journal
    #[arg(long, value_name = "TEXT")]
    note: String,
}

/// `--reason`.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ReasonArg {
    /// The audit does not concern it
    OutOfScope,
    /// It never belonged to the area in the period
    Moved,
    /// It is another case under another id
    Duplicate,
}

impl From<ReasonArg> for ReplacementReason {
    fn from(argument: ReasonArg) -> Self {
        match argument {
            ReasonArg::OutOfScope => Self::OutOfScope,
            ReasonArg::Moved => Self::Moved,
            ReasonArg::Duplicate => Self::Duplicate,
        }
    }
}

pub(super) fn run(
    args: &ReplaceArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let folder = Folder::open(&args.folder)?;
    stored_audit::refuse_altered(&folder)?;
    let note = kept_text(&args.note, &say::NO_NOTE)?;
    let draw = StoredDraw::read(&folder)?;
    let (mut record, mut sample) = (draw.record.clone(), draw.sample()?);
    let replaced = drawn_case(&sample, &args.case)
        .ok_or_else(|| unknown(&sample, &args.case, &folder))?
        .clone();
    let reason = ReplacementReason::from(args.reason);
    let successor = replace(&mut record, &mut sample, &replaced.id, reason)
        .map_err(|why| refused(why, &replaced, &folder))?;
    let said = said(&record, &replaced, reason, successor.as_ref());
    let files = changed_files(&folder, record, sample)?;
    let event = Event {
        at: surroundings.stamp(),
        by: surroundings.user.clone(),
        command: format!("replace {} --reason {}", replaced.id, reason.name()),
        reason: Some(note),
    };
    stored_audit::save(&folder, &files, &event)?;
    outdated::warn(&folder, console)?;
    console.print_blocks(&said)?;
    Ok(Status::Holds)
}

/// The case of a sample that the user names.
fn drawn_case<'a>(sample: &'a Sample, named: &str) -> Option<&'a DrawnCase> {
    let id = CaseId::from_parts([named])?;
    sample.cases.iter().find(|case| case.id == id)
}

fn unknown(sample: &Sample, named: &str, folder: &Folder) -> Failure {
    let of_sample = sample
        .cases
        .iter()
        .filter(|case| case.role == SampleRole::Sample);
    let near = nearest(named, of_sample.map(|case| case.id.as_str()));
    Diagnostic::new(&code::D095, say::UNKNOWN.with("case", excerpt(named)))
        .at(Place::file(path_of(folder, names::SAMPLE)))
        .help_if(near.map(|near| say::NEAREST.with("case", excerpt(near))))
        .into()
}

fn refused(why: NotReplaced, case: &DrawnCase, folder: &Folder) -> Failure {
    let id = excerpt(case.id.as_str());
    let place = Place::file(path_of(folder, names::SAMPLE));
    let of = |phrase: &'static crate::lang::Phrase| phrase.with("case", id.clone());
    let diagnostic = match why {
        NotReplaced::Unknown => Diagnostic::new(&code::D095, of(&say::UNKNOWN)),
        NotReplaced::Reserve => Diagnostic::new(&code::D095, of(&say::IS_RESERVE)),
        NotReplaced::Already => Diagnostic::new(&code::D095, of(&say::ALREADY)),
        NotReplaced::NoReserve => {
            let message = of(&say::NO_RESERVE).with("area", case.area.as_str());
            Diagnostic::new(&code::D096, message).help(say::EXTEND_FIRST.message())
        }
    };
    diagnostic.at(place).into()
}

/// What was done, and how many reserves are left.
fn said(
    record: &DrawRecord,
    replaced: &DrawnCase,
    reason: ReplacementReason,
    successor: Option<&CaseId>,
) -> Vec<Block> {
    let filled = |message: Message| {
        message
            .with("area", replaced.area.as_str())
            .with("case", replaced.id.as_str())
            .with("reason", reason.words())
    };
    let Some(successor) = successor else {
        return vec![Block::Paragraph(filled(say::REPLACED.message()))];
    };
    let mut areas = record.areas.iter();
    let of_area = areas.find(|area| area.area == replaced.area.as_str());
    let left = say::RESERVES_LEFT
        .with("area", replaced.area.as_str())
        .with("reserves", of_area.map_or(0, |area| area.reserves));
    vec![
        Block::Paragraph(filled(
            say::REPLACED_BY.with("successor", successor.as_str()),
        )),
        Block::Paragraph(left),
    ]
}

/// The files of the folder that the replacement changes: the draw, and the findings of a folder that was scored.
fn changed_files(
    folder: &Folder,
    record: DrawRecord,
    sample: Sample,
) -> Result<Vec<FolderFile>, Failure> {
    let mut files = vec![
        (names::DRAW.to_owned(), record.to_json()),
        (names::SAMPLE.to_owned(), sample.to_csv()),
    ];
    if folder.holds(names::FINDINGS_JSON) && record.template.is_some() {
        let changed = ChangedDraw {
            record,
            sample,
            events: None,
            prior: None,
        };
        files.extend(stored_audit::findings_again(folder, changed)?);
    }
    Ok(files)
}
