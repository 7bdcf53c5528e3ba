//! `verify`: makes a recorded draw again from the extract and names every difference.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::Status;
use super::console::Console;
use super::files::ExtractFile;
use super::options::Format;
use crate::assess::Applicability;
use crate::diag::{Failure, SourceFile};
use crate::draw::{DrawRecord, Onlooker, Sample, perform, record_differences, sample_differences};
use crate::extract::{self, Source};
use crate::folder::{Folder, names, sha256_hex};
use crate::lang::{Lang, Message, cli as say};
use crate::report::{Block, json};
use crate::template::{self, Template};

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// The audit folder
    folder: PathBuf,

    /// The extract the sample was drawn from
    #[arg(long, value_name = "EXTRACT")]
    extract: PathBuf,
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
    let verification = verify(&folder, args)?;
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

fn verify(folder: &Folder, args: &VerifyArgs) -> Result<Verification, Failure> {
    let path = |name: &str| folder.path().join(name).display().to_string();
    let recorded = DrawRecord::from_json(&folder.read(names::DRAW)?, &path(names::DRAW))?;
    let stored = folder.read(names::SAMPLE)?;
    let file = ExtractFile::find(&args.extract)?;
    let open = || file.open();
    let source = Source {
        name: file.name(),
        open: &open,
    };
    let survey = extract::survey(&source, &recorded.survey_options())?;
    let template = stored_template(folder)?;
    let mut applicability = template
        .as_ref()
        .map(|template| Applicability::new(template, recorded.as_of));
    let onlooker = applicability
        .as_mut()
        .map(|onlooker| -> &mut dyn Onlooker { onlooker });
    let again = perform(
        &source,
        &survey,
        recorded.request(&path(names::DRAW))?,
        onlooker,
    )?;
    let mut record = again.record;
    let mut found = Verification {
        cases: u64::try_from(again.sample.cases.len()).unwrap_or(u64::MAX),
        areas: u64::try_from(record.areas.len()).unwrap_or(u64::MAX),
        ..Verification::default()
    };
    // The name of a file is no part of what was drawn: the same bytes may have been renamed since.
    for (before, now) in recorded.extracts.iter().zip(&mut record.extracts) {
        if before.name != now.name {
            found
                .remarks
                .push(say::OTHER_NAME.with("recorded", &before.name));
            now.name.clone_from(&before.name);
        }
        if before.sha256.is_none() {
            found.remarks.push(say::NOT_CHECKED_HASH.message());
        }
    }
    match folder.altered() {
        Ok(altered) if altered.iter().any(|name| name == names::DRAW) => {
            found.remarks.push(say::ALTERED.with("file", names::DRAW));
        }
        Ok(_) => {}
        Err(_) => found
            .remarks
            .push(say::NO_JOURNAL.with("file", names::JOURNAL)),
    }
    found
        .differences
        .extend(record_differences(&recorded, &record));
    if again.sample.to_csv() != stored {
        let sample = Sample::from_csv(&stored, &path(names::SAMPLE))?;
        let differences = sample_differences(&sample, &again.sample);
        found.differences.extend(differences);
        if found.differences.is_empty() {
            found
                .differences
                .push(say::ALTERED.with("file", names::SAMPLE));
        }
    }
    found
        .differences
        .extend(altered_template(folder, &recorded)?);
    if let Some(applicability) = applicability.filter(|_| folder.holds(names::APPLICABLE)) {
        let is_same = applicability.finish().to_csv() == folder.read(names::APPLICABLE)?;
        let altered = (!is_same).then(|| say::ALTERED.with("file", names::APPLICABLE));
        found.differences.extend(altered);
    }
    Ok(found)
}

/// The checklist in the folder, if there is one that can be read.
fn stored_template(folder: &Folder) -> Result<Option<Template>, Failure> {
    if !folder.holds(names::TEMPLATE) {
        return Ok(None);
    }
    let source = SourceFile {
        name: names::TEMPLATE.to_owned(),
        text: folder.read_text(names::TEMPLATE)?,
    };
    Ok(template::read(&Arc::new(source)).template)
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
