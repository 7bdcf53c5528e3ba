//! `score`: assessments and findings of an audit folder, with what the reviewers answered.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;

use super::Status;
use super::at_work;
use super::console::Console;
use super::files;
use super::prior::EarlierAudit;
use super::scoring::{FailOn, with_only};
use super::stored::path_of;
use super::stored_audit::{self, StoredAudit};
use super::surroundings::Surroundings;
use crate::answers::{self, AnswerFile};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::folder::{Event, Folder, names};
use crate::lang::{answers as answers_say, cli as say};

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
    at_work::settle_and_say(&folder, console, surroundings)?;
    let mut audit = StoredAudit::read(&folder)?;
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
    let scored = audit.score(&answers, &audit.decisions)?;
    let mut files = scored.files();
    if looked_up {
        files.push((names::PRIOR.to_owned(), audit.prior.to_csv()));
    }
    for file in &given {
        let own = answers::read(&[file.as_answer_file()], &audit.sample, &audit.template)?;
        files.push((file.stored_as.clone(), answers::to_csv(&own)));
    }
    let event = Event {
        at: surroundings.stamp(),
        by: surroundings.user.clone(),
        command,
        reason: None,
    };
    stored_audit::save(&folder, &files, &event)?;
    if let Some(warning) = scored.uncounted_answers(console.lang) {
        console.complain(&warning);
    }
    scored.print(Vec::new(), Vec::new(), console)?;
    Ok(scored.status(&args.fail_on))
}

/// An answer file with the name it is kept under.
pub(super) struct NamedBytes {
    shown: String,
    /// The name in the audit folder.
    pub stored_as: String,
    bytes: Vec<u8>,
}

impl NamedBytes {
    pub fn as_answer_file(&self) -> AnswerFile<'_> {
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
pub(super) fn kept_answers(
    folder: &Folder,
    given: &[NamedBytes],
) -> Result<Vec<NamedBytes>, Failure> {
    let names = folder.list(names::ANSWERS)?;
    let kept = names
        .into_iter()
        .filter(|name| given.iter().all(|file| file.stored_as != *name));
    let altered = folder.altered()?;
    let kept = kept.map(|name| {
        if altered.contains(&name) {
            return Err(altered_answers(folder, &name));
        }
        let bytes = folder.read(&name)?;
        Ok(NamedBytes {
            shown: path_of(folder, &name),
            stored_as: name,
            bytes,
        })
    });
    kept.collect()
}

/// Findings do not rest on answers that somebody changed in the folder: given again, they stand in the journal.
fn altered_answers(folder: &Folder, name: &str) -> Failure {
    let message = say::ALTERED.with("file", name);
    Diagnostic::new(&code::D010, message)
        .at(Place::file(path_of(folder, name)))
        .help(answers_say::GIVE_AGAIN.message())
        .into()
}
