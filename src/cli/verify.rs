//! `verify`: makes a recorded draw again from the extract and names every difference.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::Status;
use super::console::Console;
use super::events_again::EventsAgain;
use super::extracts::{self, ExtractFile, NamedFile};
use super::options::{Format, LimitArgs, event_file};
use super::population::avoided_lists;
use super::stored::{StoredDraw, path_of};
use crate::assess::{Applicability, ApplicableCases};
use crate::diag::{Diagnostic, Failure, code};
use crate::draw::{
    AvoidedList, Draw, DrawRecord, ExtractRecord, Sample, perform, record_differences,
    sample_differences,
};
use crate::extract::{Extract, Packing, SurveyOptions, UnpackOptions, file_name};
use crate::folder::{Folder, names, sha256_hex};
use crate::lang::{Lang, Message, cli as say, population as population_say, sources};
use crate::report::{Block, json};
use crate::template::Template;

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
    let mut events = EventsAgain::read(folder, &stored, &args.events, args.limits.limits())?;
    let (mut again, applicable) = draw_again(
        folder,
        &stored,
        template.as_ref(),
        &mut events,
        args,
        threads,
    )?;
    again.record.events = events.records(&stored.record);
    let mut found = Verification {
        cases: u64::try_from(again.sample.cases.len()).unwrap_or(u64::MAX),
        areas: u64::try_from(again.record.areas.len()).unwrap_or(u64::MAX),
        remarks: remarks(folder, &stored.record, &again.record, args),
        ..Verification::default()
    };
    found.remarks.extend(events.remarks(&stored.record));
    // The name of a file is no part of what was drawn: the same bytes may have been renamed since.
    for (before, now) in stored
        .record
        .extracts
        .iter()
        .zip(&mut again.record.extracts)
    {
        now.name.clone_from(&before.name);
        // Earlier versions passed over no lines, and did not say so.
        now.skip = before.skip.and(now.skip);
    }
    for (before, now) in stored.record.avoid.iter().zip(&mut again.record.avoid) {
        now.name.clone_from(&before.name);
    }
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

/// The draw that the record asks for, and with its checklist the cases that the criteria concern.
fn draw_again(
    folder: &Folder,
    stored: &StoredDraw<'_>,
    template: Option<&Template>,
    events: &mut EventsAgain,
    args: &VerifyArgs,
    threads: NonZeroUsize,
) -> Result<(Draw, Option<ApplicableCases>), Failure> {
    let recorded = &stored.record.extracts;
    let limits = args.limits.limits();
    let files = as_recorded(NamedFile::all(&args.extract)?, recorded)?;
    let unpacked = files.into_iter().zip(recorded).map(|(file, recorded)| {
        file.unpack(&UnpackOptions {
            hash: recorded.survey_options(limits).hash,
            sheet: recorded.sheet.clone(),
            limits,
        })
    });
    let files = unpacked.collect::<Result<Vec<_>, _>>()?;
    let openers: Vec<_> = files.iter().map(|file| || file.open()).collect();
    let options = |file: usize, packing: &Packing| {
        let recorded = recorded.get(file);
        recorded.map_or_else(SurveyOptions::default, |recorded| {
            let is_packed = *packing != Packing::None;
            SurveyOptions {
                bytes: files.get(file).and_then(ExtractFile::size),
                ..recorded.survey_options(limits.of_known_file(recorded.bytes, is_packed))
            }
        })
    };
    let mut extract =
        Extract::as_recorded(extracts::survey(&files, &openers, options)?).read_by(threads);
    let mut request = stored.record.request(&path_of(folder, names::DRAW))?;
    request.population.avoided = avoided(folder, &stored.record, &args.avoid)?;
    let mut applicability = template
        .map(|template| Applicability::new(template, request.as_of, events.tables(template)));
    let again = perform(&mut extract, request, &mut applicability)?;
    let Some(counted) = applicability else {
        return Ok((again, None));
    };
    let unmatched = counted.unmatched();
    let applicable = counted.finish();
    if let Some(template) = template {
        events.note_unmatched(template, &unmatched);
    }
    Ok((again, Some(applicable)))
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
    if unchecked.is_empty() {
        return Ok(bytes == again.to_csv());
    }
    let kept = ApplicableCases::from_csv(&bytes, &path_of(folder, names::APPLICABLE))?;
    Ok(kept.without(unchecked) == again.without(unchecked))
}

/// The cases that were audited before: those of the lists that are given, else those that the folder holds.
fn avoided(
    folder: &Folder,
    recorded: &DrawRecord,
    given: &[PathBuf],
) -> Result<Vec<AvoidedList>, Failure> {
    if !given.is_empty() {
        return avoided_lists(given);
    }
    if recorded.avoid.is_empty() {
        return Ok(Vec::new());
    }
    let bytes = folder.read(names::AVOIDED)?;
    AvoidedList::of_record(&recorded.avoid, &bytes, &path_of(folder, names::AVOIDED))
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

/// The files in the order of the record: by their bytes, else by their names, else as they were given.
fn as_recorded(
    given: Vec<NamedFile>,
    recorded: &[ExtractRecord],
) -> Result<Vec<NamedFile>, Failure> {
    if given.len() != recorded.len() {
        let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
        let message = sources::OTHER_COUNT
            .with("recorded", count(recorded.len()))
            .with("given", count(given.len()));
        return Err(Diagnostic::new(&code::C005, message).into());
    }
    if given.len() == 1 {
        return Ok(given);
    }
    let mut places: Vec<Option<NamedFile>> = recorded.iter().map(|_| None).collect();
    let mut left = Vec::new();
    for file in given {
        let hash = file.sha256()?;
        let mut pairs = places.iter_mut().zip(recorded);
        let place = pairs
            .find(|(place, recorded)| place.is_none() && recorded.sha256.as_deref() == Some(&hash));
        match place {
            Some((place, _)) => *place = Some(file),
            None => left.push(file),
        }
    }
    for (place, recorded) in places.iter_mut().zip(recorded) {
        let is_named = |file: &NamedFile| file_name(file.name()) == recorded.name;
        if place.is_none()
            && let Some(position) = left.iter().position(is_named)
        {
            *place = Some(left.remove(position));
        }
    }
    let mut left = left.into_iter();
    let filled = places
        .into_iter()
        .filter_map(|place| place.or_else(|| left.next()));
    Ok(filled.collect())
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
        Ok(_) => {}
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
