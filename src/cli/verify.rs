//! `verify`: makes a recorded draw again from the extract and names every difference.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::Status;
use super::again::{Given, as_named, draw_again};
use super::console::Console;
use super::events_again::EventsAgain;
use super::key_file::KeyArg;
use super::options::{Format, LimitArgs, event_file};
use super::outdated;
use super::stored::{StoredDraw, path_of};
use crate::assess::ApplicableCases;
use crate::diag::Failure;
use crate::draw::{Draw, DrawRecord, Sample, record_differences, sample_differences};
use crate::folder::{Folder, names, sha256_hex};
use crate::lang::{Lang, Message, cli as say, population as population_say};
use crate::report::{Block, json};

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// The audit folder
    folder: PathBuf,

    /// The extract the sample was drawn from: its files or patterns, or - for standard input
    #[arg(long, value_name = "EXTRACT", required = true, num_args = 1..)]
    extract: Vec<PathBuf>,

    /// A list of audited cases that the draw avoided, in the order of the draw; default: avoided.csv of the folder
    #[arg(long, value_name = "SAMPLE")]
    avoid: Vec<PathBuf>,
    /// A table of events that the draw was made with; may be given several times
    #[arg(long = "events", value_name = "NAME=FILE", value_parser = event_file)]
    events: Vec<(String, PathBuf)>,

    #[command(flatten)]
    key: KeyArg,

    #[command(flatten)]
    limits: LimitArgs,
}

/// What verifying found.
#[derive(Default)]
struct Verification {
    differences: Vec<Message>,
    remarks: Vec<Message>,
    cases: u64,
    areas: u64,
}

/// `verify --format json`.
#[derive(Serialize)]
struct VerificationJson {
    schema: u32,
    holds: bool,
    differences: Vec<String>,
    remarks: Vec<String>,
}

pub(super) fn run(args: &VerifyArgs, console: &Console) -> Result<Status> {
    let folder = Folder::open(&args.folder)?;
    let verification = verify(&folder, args, console.threads)?;
    let holds = verification.differences.is_empty();
    match console.format {
        Format::Json => {
            let in_english = |messages: &[Message]| {
                messages
                    .iter()
                    .map(|message| message.in_lang(Lang::En))
                    .collect()
            };
            let result = VerificationJson {
                schema: 1,
                holds,
                differences: in_english(&verification.differences),
                remarks: in_english(&verification.remarks),
            };
            let mut text = Vec::new();
            json::write(&result, &mut text)?;
            console.print(&text)?;
        }
        Format::Table | Format::Csv | Format::Md => console.print_blocks(&blocks(&verification))?,
    }
    Ok(if holds {
        Status::Holds
    } else {
        Status::DoesNotHold
    })
}

/// Makes the draw again and compares it with what the folder holds.
fn verify(
    folder: &Folder,
    args: &VerifyArgs,
    threads: NonZeroUsize,
) -> Result<Verification, Failure> {
    let stored = StoredDraw::read(folder)?;
    let altered = altered_template(folder, &stored.record)?;
    // A checklist that is not the recorded one is a difference of its own, and nothing is counted by it.
    let template = match (&stored.record.template, &altered) {
        (Some(_), None) => Some(stored.template()?),
        _ => None,
    };
    let key = args.key.of_folder(folder, &stored.record)?;
    let given = Given {
        extract: &args.extract,
        avoid: &args.avoid,
        key: key.as_ref(),
        limits: args.limits.limits(),
        threads,
    };
    let mut events = EventsAgain::read(folder, &stored, &args.events, &given)?;
    let (mut again, applicable) = draw_again(
        folder,
        &stored.record,
        template.as_ref(),
        &mut events,
        &given,
    )?;
    again.record.events = events.records(&stored.record);
    let mut found = Verification {
        cases: u64::try_from(again.sample.cases.len()).unwrap_or(u64::MAX),
        areas: u64::try_from(again.record.areas.len()).unwrap_or(u64::MAX),
        remarks: remarks(folder, &stored.record, &again.record, args),
        ..Verification::default()
    };
    found.remarks.extend(events.remarks(&stored.record));
    as_named(&stored.record, &mut again.record);
    found.differences = record_differences(&stored.record, &again.record);
    found
        .differences
        .extend(altered_sample(&stored, &again.sample)?);
    found.differences.extend(altered);
    found.differences.extend(altered_avoided(folder, &again)?);
    found
        .differences
        .extend(events.altered(folder, &again.sample)?);
    if let (Some(applicable), Some(template)) = (applicable, &template) {
        let unchecked = events.unchecked(&stored.record, template);
        let is_same = is_applicable_again(folder, &applicable, &unchecked)?;
        let altered = (!is_same).then(|| say::ALTERED.with("file", names::APPLICABLE));
        found.differences.extend(altered);
    }
    Ok(found)
}

/// Whether the folder's numbers of applicable cases are those that were counted again. What rests on tables that were
/// not given is left out of both.
fn is_applicable_again(
    folder: &Folder,
    again: &ApplicableCases,
    unchecked: &[&str],
) -> Result<bool, Failure> {
    if !folder.holds(names::APPLICABLE) {
        return Ok(false);
    }
    let bytes = folder.read(names::APPLICABLE)?;
    if unchecked.is_empty() && bytes == again.to_csv() {
        return Ok(true);
    }
    let kept = ApplicableCases::from_csv(&bytes, &path_of(folder, names::APPLICABLE))?;
    // Of this version's numbers each byte counts.
    let may_differ = !unchecked.is_empty() || kept.is_of_earlier_version();
    let (again, kept) = (again.without(unchecked), kept.without(unchecked));
    Ok(may_differ && again.agrees_with(&kept))
}

/// Whether the list of avoided cases that the folder holds is not the one that comes out.
fn altered_avoided(folder: &Folder, again: &Draw) -> Result<Option<Message>, Failure> {
    let Some(avoided) = &again.avoided else {
        return Ok(None);
    };
    let is_same = folder.holds(names::AVOIDED) && folder.read(names::AVOIDED)? == *avoided;
    let is_entered = folder
        .altered()
        .is_ok_and(|altered| altered.iter().any(|name| name == names::AVOIDED));
    Ok((!is_same || is_entered).then(|| say::ALTERED.with("file", names::AVOIDED)))
}

/// What is good to know and no difference of the draw.
fn remarks(
    folder: &Folder,
    recorded: &DrawRecord,
    again: &DrawRecord,
    args: &VerifyArgs,
) -> Vec<Message> {
    let mut remarks = Vec::new();
    for (before, now) in recorded.avoid.iter().zip(&again.avoid) {
        if args.avoid.is_empty() {
            remarks.push(population_say::LIST_NOT_CHECKED.with("name", &before.name));
        } else if before.name != now.name {
            remarks.push(say::OTHER_NAME.with("recorded", &before.name));
        }
    }
    for (before, now) in recorded.extracts.iter().zip(&again.extracts) {
        if before.name != now.name {
            remarks.push(say::OTHER_NAME.with("recorded", &before.name));
        }
        if before.sha256.is_none() {
            remarks.push(say::NOT_CHECKED_HASH.message());
        }
    }
    match folder.altered() {
        Ok(altered) if altered.iter().any(|name| name == names::DRAW) => {
            remarks.push(say::ALTERED.with("file", names::DRAW));
        }
        Ok(_) => {
            let reports = outdated::reports(folder).unwrap_or_default();
            remarks.extend((!reports.is_empty()).then(|| outdated::named(&reports)));
        }
        Err(_) => remarks.push(say::NO_JOURNAL.with("file", names::JOURNAL)),
    }
    remarks
}

/// How the sample differs from the one that is drawn again; bytes count, also where no case differs.
fn altered_sample(stored: &StoredDraw<'_>, again: &Sample) -> Result<Vec<Message>, Failure> {
    if stored.sample_bytes == again.to_csv() {
        return Ok(Vec::new());
    }
    let differences = sample_differences(&stored.sample()?, again);
    if differences.is_empty() {
        return Ok(vec![say::ALTERED.with("file", names::SAMPLE)]);
    }
    Ok(differences)
}

/// A checklist that is not the recorded one.
fn altered_template(folder: &Folder, recorded: &DrawRecord) -> Result<Option<Message>, Failure> {
    let Some(template) = &recorded.template else {
        return Ok(None);
    };
    let is_same = folder.holds(names::TEMPLATE)
        && sha256_hex(&folder.read(names::TEMPLATE)?) == template.sha256;
    Ok((!is_same).then(|| say::ALTERED.with("file", names::TEMPLATE)))
}

fn blocks(verification: &Verification) -> Vec<Block> {
    let count = u64::try_from(verification.differences.len()).unwrap_or(u64::MAX);
    let summary = match count {
        0 => say::HOLDS
            .with("cases", verification.cases)
            .with("areas", verification.areas),
        _ => say::DIFFERS.with("count", count),
    };
    let points = verification
        .differences
        .iter()
        .chain(&verification.remarks)
        .cloned()
        .map(Block::Point);
    std::iter::once(Block::Paragraph(summary))
        .chain(points)
        .collect()
}
