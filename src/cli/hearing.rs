//! `hearing`: the findings for the department, its remarks on them, and the auditor's replies.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, Subcommand};

use super::Status;
use super::console::Console;
use super::files;
use super::form::{FormArgs, Notes};
use super::key_file::KeyArg;
use super::options::Format;
use super::outdated;
use super::scoring::Scored;
use super::stored::{StoredDraw, path_of};
use super::stored_answers;
use super::stored_audit::{self, StoredAudit};
use super::surroundings::Surroundings;
use crate::diag::Failure;
use crate::extract::{file_name, read_text_or_sheet};
use crate::folder::{Event, Folder, names, sha256_hex};
use crate::hearing::{
    self, Audited, HEARING_LIST, Hearing, Received, Reply, Stamp, Subject, asked, read_hearing,
};
use crate::lang::hearing as say;
use crate::report::{self, Block};

/// Arguments of `hearing`.
#[derive(Debug, Args)]
pub(super) struct HearingArgs {
    #[command(subcommand)]
    command: HearingCommand,
}

#[derive(Debug, Subcommand)]
enum HearingCommand {
    /// The findings with their failing cases, for the department to reply to
    Export {
        /// The audit folder
        folder: PathBuf,

        #[command(flatten)]
        form: FormArgs,
    },
    /// Take in a list that came back, with the department's replies or the auditor's
    Import {
        /// The audit folder
        folder: PathBuf,

        /// The list (.xlsx or .csv)
        file: PathBuf,

        #[command(flatten)]
        key: KeyArg,
    },
    /// The remarks, the auditor's replies, and what was changed since
    Show {
        /// The audit folder
        folder: PathBuf,
    },
}

pub(super) fn run(
    args: &HearingArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    match &args.command {
        HearingCommand::Export { folder, form } => {
            let heard = Heard::read(folder)?;
            export(&heard, form, console, surroundings)?;
        }
        HearingCommand::Import { folder, file, key } => {
            let heard = Heard::read(folder)?;
            import(&heard, file, key, console, surroundings)?;
        }
        HearingCommand::Show { folder } => show(&Heard::read(folder)?, console)?,
    }
    Ok(Status::Holds)
}

/// An audit as it is scored now, with the remarks on it.
struct Heard {
    folder: Folder,
    scored: Scored,
    hearing: Hearing,
}

impl Heard {
    fn read(path: &Path) -> Result<Self> {
        let folder = Folder::open(path)?;
        let mut audit = StoredAudit::read(&folder)?;
        audit.look_at_the_same(&folder)?;
        let answers = stored_answers::answers(&folder, &audit)?;
        let scored = audit.score(&answers, &audit.decisions)?;
        let hearing = kept(&folder)?;
        Ok(Self {
            folder,
            scored,
            hearing,
        })
    }
}

/// The remarks that a folder holds.
pub(super) fn kept(folder: &Folder) -> Result<Hearing, Failure> {
    if !folder.holds(names::HEARING) {
        return Ok(Hearing::default());
    }
    let bytes = folder.read(names::HEARING)?;
    hearing::from_csv(&bytes, &path_of(folder, names::HEARING))
}

fn export(
    heard: &Heard,
    args: &FormArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<()> {
    let scored = &heard.scored;
    let lines = asked(
        &scored.findings.findings,
        scored.cases(),
        scored.template(),
        &heard.hearing,
    );
    if lines.is_empty() {
        console.note(&say::NO_FINDINGS.message());
        return Ok(());
    }
    let stored = StoredDraw::read(&heard.folder)?;
    let names = args
        .names
        .of_folder(&heard.folder, &stored, console.threads)?;
    let form = report::hearing::form(&lines, &names, args.due, console.lang);
    let notes = Notes {
        written: &say::WRITTEN,
        entered: &say::ENTERED,
    };
    let command = ("hearing export", &notes);
    args.hand_out(&heard.folder, &form, command, console, surroundings)
}

fn import(
    heard: &Heard,
    file: &Path,
    key: &KeyArg,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<()> {
    let bytes = files::read(file)?;
    let shown = file.display().to_string();
    let table = read_text_or_sheet(&shown, &bytes, &HEARING_LIST.headings())?;
    let key = key.of_folder(&heard.folder, &StoredDraw::read(&heard.folder)?.record)?;
    let stamp = Stamp {
        by: surroundings.user.clone(),
        at: surroundings.stamp(),
    };
    let audit = Audited {
        cases: heard.scored.cases(),
        template: heard.scored.template(),
        key: key.as_ref(),
    };
    let received = read_hearing(&table, &shown, &audit, &heard.hearing, &stamp)?;
    let files = [(
        names::HEARING.to_owned(),
        hearing::to_csv(&received.hearing),
    )];
    let name = file_name(&shown);
    let event = Event {
        at: stamp.at,
        by: stamp.by,
        command: format!("hearing import {name}:{}", sha256_hex(&bytes)),
        reason: None,
    };
    stored_audit::save(&heard.folder, &files, &event)?;
    outdated::warn(&heard.folder, console)?;
    console.print_blocks(&said(&received))
}

/// What was taken in.
fn said(received: &Received) -> Vec<Block> {
    let remarks = &received.hearing.remarks;
    let count = |reply: Reply| {
        let counted = remarks.values().filter(|remark| remark.reply == reply);
        u64::try_from(counted.count()).unwrap_or(u64::MAX)
    };
    let summary = say::TAKEN_IN
        .with("new", received.new)
        .with("replies", received.replies)
        .with("all", u64::try_from(remarks.len()).unwrap_or(u64::MAX))
        .with("agree", count(Reply::Agree))
        .with("partly", count(Reply::Partly))
        .with("disagree", count(Reply::Disagree));
    let unanswered = received
        .unanswered
        .iter()
        .map(|subject| Block::Point(say::UNANSWERED.with("subject", named(subject))));
    std::iter::once(Block::Paragraph(summary))
        .chain(unanswered)
        .collect()
}

fn named(subject: &Subject) -> String {
    let case = subject.case.as_ref().map(ToString::to_string);
    let parts = [
        Some(subject.area.clone()),
        Some(subject.criterion.clone()),
        case,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn show(heard: &Heard, console: &Console) -> Result<()> {
    let remarks = heard
        .hearing
        .heard(heard.scored.cases(), heard.scored.template());
    let table = report::hearing::remarks(&remarks, str::to_owned);
    match console.format {
        Format::Csv => {
            let mut bytes = Vec::new();
            report::write_csv(&table, &mut bytes)?;
            console.print(&bytes)
        }
        Format::Json => {
            let mut bytes = Vec::new();
            report::json::write(&table, &mut bytes)?;
            console.print(&bytes)
        }
        Format::Table | Format::Md if remarks.is_empty() => {
            console.print_blocks(&[Block::Paragraph(say::NO_REMARKS.message())])
        }
        Format::Table | Format::Md => console.print_blocks(&[Block::Table(table)]),
    }
}
