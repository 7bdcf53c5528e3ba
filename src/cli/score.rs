//! `score`: assessments and findings of an audit folder, with what the reviewers answered.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Status;
use super::at_work;
use super::console::Console;
use super::intake::{Given, Intake, OnChanges, Taken};
use super::outdated;
use super::prior::EarlierAudit;
use super::scoring::{FailOn, Scored, with_only};
use super::stored_audit::{self, StoredAudit};
use super::surroundings::Surroundings;
use crate::answers::Reviewers;
use crate::diag::Failure;
use crate::folder::{Event, Folder, names};
use crate::lang::{cli as say, worksheet as words};

/// Arguments of `score`.
#[derive(Debug, Args)]
pub(super) struct ScoreArgs {
    /// The audit folder
    folder: PathBuf,

    /// Answers of reviewers: a worksheet (XLSX or CSV, from `sheet`) or an answer file (CSV); they are kept in the folder
    #[arg(long = "answers", value_name = "FILE")]
    answers: Vec<PathBuf>,

    /// Whose answers hold where two differ: a file's name, or that of a file in answers/; the others are kept, but do
    /// not count
    #[arg(long, value_name = "NAME")]
    prefer: Option<String>,

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
    at_work::settle_and_say(&folder, console, surroundings)?;
    let mut audit = StoredAudit::read(&folder)?;
    if args.only.is_empty() {
        audit.look_at_the_same(&folder)?;
    } else {
        audit.look_at(&args.only)?;
    }
    let earlier = EarlierAudit::look_up(
        args.prior.as_deref(),
        &audit.template,
        &audit.sample,
        audit.record.pseudonyms.as_ref(),
    )?;
    let command = earlier.named_in(&with_only("score", &args.only));
    let looked_up = earlier.sha256.is_some();
    if looked_up {
        audit.prior = earlier.outcomes;
    }
    let now = (surroundings.stamp(), surroundings.user.as_str());
    let intake = Intake::open(&folder, &audit, now, OnChanges::Warn)?;
    let taken = intake.take(read_all(&intake, &args.answers)?, args.prefer.as_deref())?;
    let files_read = u64::try_from(taken.sources.len()).unwrap_or(u64::MAX);
    console.note(
        &say::ANSWERS_READ
            .with("cases", taken.answers.cases())
            .with("files", files_read),
    );
    console.complain_of(&taken.warnings);
    let scored = audit.score(&taken.answers, &taken.decisions)?;
    let mut files = scored.files();
    if looked_up {
        files.push((names::PRIOR.to_owned(), audit.prior.to_csv()));
    }
    files.extend(taken.files.iter().cloned());
    let event = Event {
        at: surroundings.stamp(),
        by: surroundings.user.clone(),
        command: with_prefer(command, args.prefer.as_deref()),
        reason: None,
    };
    stored_audit::save(&folder, &files, &event)?;
    outdated::warn(&folder, console)?;
    if let Some(warning) = scored.uncounted_answers(console.lang) {
        console.complain(&warning);
    }
    say_what_is_missing(&scored, &taken, &intake.reviewers, console);
    scored.print(Vec::new(), Vec::new(), console)?;
    Ok(scored.status(&args.fail_on))
}

/// Reads every file that was given; all that is wrong in any of them is found.
pub(super) fn read_all(intake: &Intake<'_>, paths: &[PathBuf]) -> Result<Vec<Given>, Failure> {
    let mut given = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        match intake.read(path) {
            Ok(read) => given.push(read),
            Err(failure) => problems.extend(failure.diagnostics().iter().cloned()),
        }
    }
    Failure::of(problems).map_or(Ok(given), Err)
}

/// A command as the journal names it.
pub(super) fn with_prefer(command: String, prefer: Option<&str>) -> String {
    match prefer {
        Some(name) => format!("{command} --prefer {name}"),
        None => command,
    }
}

/// Says how many answers each reviewer still owes, where the cases are divided or some are answered.
pub(super) fn say_what_is_missing(
    scored: &Scored,
    taken: &Taken,
    reviewers: &Reviewers,
    console: &Console,
) {
    if taken.sources.is_empty() && reviewers.is_empty() {
        return;
    }
    for missing in scored.missing(&taken.answers, &taken.sources, reviewers) {
        if missing.answers == 0 {
            continue;
        }
        let message = match &missing.reviewer {
            Some(reviewer) => words::MISSING_OF.with("reviewer", reviewer),
            None => words::MISSING.message(),
        };
        let message = message
            .with("answers", missing.answers)
            .with("open", missing.open_cases)
            .with("cases", missing.cases);
        console.note(&message);
    }
}
