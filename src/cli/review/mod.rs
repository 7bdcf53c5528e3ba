//! `review`: going through the cases on screen, and the same for scripts.

mod asked_to_end;
mod screen;
mod script;

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Status;
use super::at_work;
use super::console::Console;
use super::stored_answers;
use super::stored_audit::StoredAudit;
use super::surroundings::{Surroundings, stamp_now};
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::folder::{AtWork, Event, Folder, Note, names};
use crate::lang::review as say;
use crate::review::{Flags, Given, Progress, Session, Work};

/// Arguments of `review`.
#[derive(Debug, Args)]
pub(super) struct ReviewArgs {
    /// The audit folder
    folder: PathBuf,

    /// Who reviews; default: the user. Each reviewer has a file of answers and does not see what others answered
    #[arg(long, value_name = "NAME")]
    reviewer: Option<String>,

    #[command(flatten)]
    list: script::ListArgs,

    #[command(flatten)]
    set: script::SetArgs,
}

pub(super) fn run(
    args: &ReviewArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let folder = Folder::open(&args.folder)?;
    let reviewer = Reviewer::named(args.reviewer.as_deref().or(surroundings.user_name()))?;
    if args.list.list {
        return script::list(&folder, &reviewer, &args.list, console);
    }
    let asked = args.set.asked();
    if asked.is_none() {
        screen::needs_a_terminal()?;
    }
    let mut remarks = at_work::settle(&folder, surroundings)?;
    remarks.extend(at_work::others(&folder, &reviewer.file)?);
    remarks.iter().for_each(|remark| console.note(remark));
    let mut at_work = folder.begin(Note {
        file: reviewer.file.clone(),
        by: reviewer.name.clone(),
        host: gethostname::gethostname().to_string_lossy().into_owned(),
        since: surroundings.stamp(),
    })?;
    let audit = read(&folder)?;
    let work = work(&folder, &audit, &reviewer)?;
    let (command, shown) = match asked {
        Some(asked) => (script::set(work, asked, &mut at_work, console)?, Shown::Not),
        None => {
            let flags = Flags::from_csv(&folder.flags_of(&reviewer.file));
            let mut session = Session::new(work, flags, console.lang);
            // What was noted is below the screen now.
            remarks.into_iter().for_each(|remark| session.tell(remark));
            let command = format!("review --reviewer {}", reviewer.name);
            (command, on_screen(session, &mut at_work, console))
        }
    };
    end(at_work, command, surroundings)?;
    match shown {
        Shown::Not => {}
        Shown::UpTo(progress) => say_how_far(progress, &folder, &reviewer, console),
        Shown::Failed(failure) => return Err(failure.into()),
    }
    Ok(Status::Holds)
}

/// How a review on screen ended.
enum Shown {
    /// There was none.
    Not,
    /// With so much answered.
    UpTo(Progress),
    /// The terminal did not go on.
    Failed(Failure),
}

fn on_screen(mut session: Session<'_>, at_work: &mut AtWork<'_>, console: &Console) -> Shown {
    match screen::review(&mut session, at_work, console) {
        Ok(()) => {
            let cases = 0..session.work.cases().len();
            let progress = cases.map(|case| session.work.progress(case));
            Shown::UpTo(progress.fold(Progress::default(), |sum, case| sum + case))
        }
        Err(failure) => Shown::Failed(failure),
    }
}

/// Enters in the journal what was saved.
fn end(at_work: AtWork<'_>, command: String, surroundings: &Surroundings) -> Result<(), Failure> {
    let event = Event {
        at: stamp_now(),
        by: surroundings.user.clone(),
        command,
        reason: None,
    };
    at_work.end(&event).map(drop)
}

fn say_how_far(progress: Progress, folder: &Folder, reviewer: &Reviewer, console: &Console) {
    let message = say::ENDED
        .with("done", progress.done)
        .with("needed", progress.needed)
        .with("file", &reviewer.file);
    console.note(&message);
    if progress.done == progress.needed {
        let folder = folder.path().display().to_string();
        console.note(&say::SCORE_NEXT.with("folder", folder));
    }
}

/// Who reviews, and where the answers are kept.
struct Reviewer {
    name: String,
    file: String,
}

impl Reviewer {
    /// A name on one line. Names that differ in case only are one reviewer: so are files on many systems.
    fn named(name: Option<&str>) -> Result<Self, Failure> {
        let line = name
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let masked = mask_cpr(&line).0.into_owned();
        let refused = |shown: &str| {
            Failure::from(
                Diagnostic::new(&code::A053, say::NO_REVIEWER.with("name", shown))
                    .help(say::NO_REVIEWER_HELP.message()),
            )
        };
        if line.is_empty() || masked != line || line.chars().count() > LONGEST_NAME {
            return Err(refused(&masked));
        }
        let plain = line.to_lowercase();
        let plain = plain.replace(
            |one: char| one.is_control() || "<>:\"/\\|?*".contains(one),
            "_",
        );
        let file = format!("{}/review-{plain}.csv", names::ANSWERS);
        names::check(&file)?;
        Ok(Self { name: line, file })
    }
}

/// So that the name of the file stays one.
const LONGEST_NAME: usize = 100;

/// What is reviewed of a folder: the part that it was scored by, or all.
fn read(folder: &Folder) -> Result<StoredAudit, Failure> {
    let mut audit = StoredAudit::read(folder)?;
    audit.look_at_the_same(folder)?;
    Ok(audit)
}

fn work<'a>(
    folder: &Folder,
    audit: &'a StoredAudit,
    reviewer: &Reviewer,
) -> Result<Work<'a>, Failure> {
    let kept = stored_answers::kept(folder, audit, &[])?;
    let read = kept
        .into_iter()
        .map(|read| (stored_answers::file_of(&read.name), read.answers));
    let given = Given::sort(read.collect(), &reviewer.file, &reviewer.name);
    let reviewers = stored_answers::reviewers(folder)?;
    let work = Work::new(audit.subject(&reviewer.name, reviewers)?, given);
    if work.cases().is_empty() {
        return Err(Diagnostic::new(&code::D006, say::NO_CASES.message())
            .at(Place::file(folder.path().display().to_string()))
            .into());
    }
    Ok(work)
}
