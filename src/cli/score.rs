//! `score`: assessments and findings of an audit folder, with what the reviewers answered.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::Result;
use clap::Args;

use super::Status;
use super::console::Console;
use super::prior::{self, EarlierAudit};
use super::scoring::{FailOn, Scored, Scoring, with_only};
use super::stored::{StoredDraw, kept_part, path_of};
use super::surroundings::Surroundings;
use super::target::FolderFile;
use super::{events, files};
use crate::answers::{self, AnswerFile};
use crate::assess::{ApplicableCases, PriorOutcomes};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::draw::{DrawRecord, EventTable, Sample};
use crate::extract::ColumnFormat;
use crate::folder::{Event, Folder, names, sha256_hex};
use crate::lang::cli as say;
use crate::template::{Only, Template};

/// Arguments of `score`.
#[derive(Debug, Args)]
pub(super) struct ScoreArgs {
    /// The audit folder
    folder: PathBuf,

    /// Answers of reviewers (CSV); they are kept in the folder
    #[arg(long = "answers", value_name = "FILE")]
    answers: Vec<PathBuf>,

    /// Look at a part of the template only: theme:X, dimension:X, criterion:ID or all; may be given several times;
    /// default: as the folder was scored before
    #[arg(long, value_name = "CHOICE")]
    only: Vec<String>,

    /// The folder of an earlier audit, for a template that asks for it with prior('ID'); what it says of the cases is
    /// kept in the folder
    #[arg(long, value_name = "FOLDER")]
    prior: Option<PathBuf>,

    /// Exit with 1 when something is found; may be given several times
    #[arg(long, value_enum, value_name = "WHAT")]
    fail_on: Vec<FailOn>,
}

pub(super) fn run(
    args: &ScoreArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let folder = Folder::open(&args.folder)?;
    refuse_altered(&folder)?;
    let audit = StoredAudit::read(&folder)?;
    let given = given_answers(&args.answers)?;
    let kept = kept_answers(&folder, &given)?;
    let all: Vec<AnswerFile<'_>> = kept
        .iter()
        .chain(&given)
        .map(NamedBytes::as_answer_file)
        .collect();
    let answers = answers::read(&all, &audit.sample, &audit.template)?;
    let files_read = u64::try_from(all.len()).unwrap_or(u64::MAX);
    console.note(
        &say::ANSWERS_READ
            .with("cases", answers.cases())
            .with("files", files_read),
    );
    let only = part_looked_at(args, &folder, &audit.template)?;
    let earlier = EarlierAudit::look_up(args.prior.as_deref(), &audit.template, &audit.sample)?;
    let command = earlier.named_in(&with_only("score", &args.only));
    let prior = match earlier.sha256 {
        Some(_) => earlier.outcomes,
        None => prior::kept(&folder)?,
    };
    let scored = Scored::new(&audit.scoring(only, &prior)?, &audit.template, &answers)?;
    let mut files = scored.files();
    if args.prior.is_some() {
        files.push((names::PRIOR.to_owned(), prior.to_csv()));
    }
    for file in &given {
        let own = answers::read(&[file.as_answer_file()], &audit.sample, &audit.template)?;
        files.push((file.stored_as.clone(), answers::to_csv(&own)));
    }
    save(&folder, &files, command, surroundings)?;
    scored.print(Vec::new(), Vec::new(), console)?;
    Ok(scored.status(&args.fail_on))
}

/// What is scored of an audit folder.
struct StoredAudit {
    record: DrawRecord,
    draw_sha256: String,
    sample: Sample,
    template: Template,
    applicable: ApplicableCases,
    events: Vec<Option<EventTable>>,
    folder: String,
}

impl StoredAudit {
    fn read(folder: &Folder) -> Result<Self, Failure> {
        let draw = StoredDraw::read(folder)?;
        let applicable = if folder.holds(names::APPLICABLE) {
            let bytes = folder.read(names::APPLICABLE)?;
            ApplicableCases::from_csv(&bytes, &path_of(folder, names::APPLICABLE))?
        } else {
            ApplicableCases::default()
        };
        let template = draw.template()?;
        Ok(Self {
            draw_sha256: sha256_hex(&draw.record_bytes),
            sample: draw.sample()?,
            events: events::stored(folder, &draw.record, &template)?,
            template,
            record: draw.record,
            applicable,
            folder: folder.path().display().to_string(),
        })
    }

    fn scoring<'a>(&'a self, only: Only, prior: &'a PriorOutcomes) -> Result<Scoring<'a>, Failure> {
        let present = self
            .record
            .columns
            .iter()
            .filter(|column| column.header.is_some());
        let formats: Option<Vec<_>> = present
            .map(|column| {
                Some((
                    column.name.clone(),
                    ColumnFormat::from_str(&column.format).ok()?,
                ))
            })
            .collect();
        let matching = formats.filter(|formats| {
            formats
                .iter()
                .map(|(name, _)| name)
                .eq(&self.sample.columns)
        });
        match matching {
            Some(formats) => Ok(Scoring {
                record: &self.record,
                draw_sha256: self.draw_sha256.clone(),
                sample: &self.sample,
                formats,
                applicable: &self.applicable,
                only,
                prior,
                events: self.events.iter().map(Option::as_ref).collect(),
            }),
            None => Err(Diagnostic::new(&code::D005, say::NOT_ITS_SAMPLE.message())
                .at(Place::file(&self.folder))
                .into()),
        }
    }
}

/// The part of the checklist that the user names, or else the part that the folder was scored by before.
fn part_looked_at(args: &ScoreArgs, folder: &Folder, template: &Template) -> Result<Only, Failure> {
    match args.only.as_slice() {
        [all] if all == "all" => Ok(Only::default()),
        [] if folder.holds(names::FINDINGS_JSON) => Only::of(&kept_part(folder)?, template),
        chosen => Only::of(chosen, template),
    }
}

/// A public finding does not rest on a sample or a checklist that somebody changed after the draw.
fn refuse_altered(folder: &Folder) -> Result<(), Failure> {
    let recorded = [
        names::DRAW,
        names::SAMPLE,
        names::TEMPLATE,
        names::APPLICABLE,
        names::AVOIDED,
        names::PRIOR,
    ];
    let altered = folder.altered()?.into_iter().filter(|name| {
        let is_of_events = name
            .strip_prefix(names::EVENTS)
            .is_some_and(|rest| rest.starts_with('/'));
        is_of_events || recorded.contains(&name.as_str())
    });
    let diagnostics = altered.map(|name| {
        Diagnostic::new(&code::D010, say::ALTERED.with("file", &name))
            .at(Place::file(path_of(folder, &name)))
            .help(say::ALTERED_HELP.message())
    });
    Failure::of(diagnostics.collect()).map_or(Ok(()), Err)
}

/// An answer file with the name it is kept under.
struct NamedBytes {
    shown: String,
    stored_as: String,
    bytes: Vec<u8>,
}

impl NamedBytes {
    fn as_answer_file(&self) -> AnswerFile<'_> {
        AnswerFile {
            name: &self.shown,
            bytes: &self.bytes,
        }
    }
}

fn given_answers(paths: &[PathBuf]) -> Result<Vec<NamedBytes>, Failure> {
    let given = paths.iter().map(|path| {
        let stored_as = stored_name(path);
        names::check(&stored_as)?;
        Ok(NamedBytes {
            shown: path.display().to_string(),
            stored_as,
            bytes: files::read(path)?,
        })
    });
    let given: Vec<NamedBytes> = given.collect::<Result<_, Failure>>()?;
    for (position, file) in given.iter().enumerate() {
        let same = given
            .iter()
            .take(position)
            .find(|earlier| earlier.stored_as == file.stored_as);
        if let Some(earlier) = same {
            let message = say::SAME_ANSWER_FILE.with("other", &earlier.shown);
            let diagnostic = Diagnostic::new(&code::C003, message).at(Place::file(&file.shown));
            return Err(diagnostic.help(say::SAME_ANSWER_FILE_HELP.message()).into());
        }
    }
    Ok(given)
}

fn stored_name(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    format!("{}/{stem}.csv", names::ANSWERS)
}

/// The answers that are in the folder already; a file that is given again takes the place of its earlier self.
fn kept_answers(folder: &Folder, given: &[NamedBytes]) -> Result<Vec<NamedBytes>, Failure> {
    let names = folder.list(names::ANSWERS)?;
    let kept = names
        .into_iter()
        .filter(|name| given.iter().all(|file| file.stored_as != *name));
    let kept = kept.map(|name| {
        let bytes = folder.read(&name)?;
        Ok(NamedBytes {
            shown: path_of(folder, &name),
            stored_as: name,
            bytes,
        })
    });
    kept.collect()
}

fn save(
    folder: &Folder,
    files: &[FolderFile],
    command: String,
    surroundings: &Surroundings,
) -> Result<(), Failure> {
    let event = Event {
        at: surroundings.stamp(),
        by: surroundings.user.clone(),
        command,
        reason: None,
    };
    let mut change = folder.change()?;
    for (name, bytes) in files {
        change.write(name, |out| out.write_all(bytes))?;
    }
    change.commit(&event)
}
