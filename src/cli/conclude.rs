//! `conclude`: what the auditor decides instead of the program, with a reason that is kept.

use std::path::PathBuf;

use anyhow::Result;
use clap::{ArgGroup, Args};

use super::Status;
use super::at_work;
use super::console::Console;
use super::options::Format;
use super::outdated;
use super::scoring::{Scored, program_level};
use super::stored_answers;
use super::stored_audit::{self, StoredAudit};
use super::surroundings::Surroundings;
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, code};
use crate::findings::{self, Cause, Decisions, SetLevel, Systematic};
use crate::folder::{Event, Folder, names};
use crate::lang::{Message, Phrase, rating as say};
use crate::report;

/// Arguments of `conclude`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["level", "systematic", "withdraw"]))]
pub(super) struct ConcludeArgs {
    /// The audit folder
    folder: PathBuf,

    /// The area
    #[arg(long, value_name = "AREA")]
    area: String,

    /// The level of its conclusion, instead of the program's
    #[arg(long, value_name = "N")]
    level: Option<u8>,

    /// The criterion that is spoken of
    #[arg(long, value_name = "ID", conflicts_with = "level")]
    criterion: Option<String>,

    /// The errors of the criterion have one common cause
    #[arg(long, requires_all = ["criterion", "cause"])]
    systematic: bool,

    /// The common cause: entry, knowledge, procedure, system, resources or citizen (or the Danish word)
    #[arg(long, value_name = "CAUSE", requires = "systematic", value_parser = cause)]
    cause: Option<Cause>,

    /// Take an earlier decision back; the program's own conclusion holds again
    #[arg(long)]
    withdraw: bool,

    /// Why; it is kept and shown
    #[arg(long, value_name = "TEXT")]
    reason: String,

    /// Who decides; default: the user
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

fn cause(text: &str) -> Result<Cause, String> {
    Cause::find(text).ok_or_else(|| {
        let names = Cause::ALL.map(|cause| format!("{} ({})", cause.name(), cause.words().da));
        format!("the causes are {}", names.join(", "))
    })
}

pub(super) fn run(
    args: &ConcludeArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let folder = Folder::open(&args.folder)?;
    at_work::settle_and_say(&folder, console, surroundings)?;
    let mut audit = StoredAudit::read(&folder)?;
    audit.look_at_the_same(&folder)?;
    let answers = stored_answers::answers(&folder, &audit)?;
    let by = args.by.as_deref().unwrap_or(&surroundings.user);
    let asked = Asked {
        args,
        before: audit.score(&answers, &audit.decisions)?,
        reason: kept_text(&args.reason, &say::NO_REASON)?,
        by: kept_text(by, &say::NO_REASON)?,
        at: surroundings.stamp(),
    };
    let (decisions, said) = asked.decide(&audit.decisions)?;
    let scored = audit.score(&answers, &decisions)?;
    let mut files = scored.files();
    files.push((names::CONCLUSIONS.to_owned(), decisions.to_csv()));
    let event = Event {
        at: asked.at.clone(),
        by: asked.by.clone(),
        command: asked.command(),
        reason: Some(asked.reason.clone()),
    };
    stored_audit::save(&folder, &files, &event)?;
    outdated::warn(&folder, console)?;
    console.note(&said);
    print(&scored, &args.area, console)?;
    Ok(Status::Holds)
}

/// A text on one line that says something, without CPR numbers. Where it says nothing, `missing` is complained of.
pub(super) fn kept_text(text: &str, missing: &'static Phrase) -> Result<String, Failure> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return Err(Diagnostic::new(&code::C003, missing.message()).into());
    }
    Ok(mask_cpr(&line).0.into_owned())
}

/// What the auditor asks for, and what was found before.
struct Asked<'a> {
    args: &'a ConcludeArgs,
    before: Scored,
    reason: String,
    by: String,
    at: String,
}

impl Asked<'_> {
    /// The decisions with this one among them, and what is said of it.
    fn decide(&self, decisions: &Decisions) -> Result<(Decisions, Message), Failure> {
        let area = &self.args.area;
        let mut decisions = decisions.clone();
        let said = match (&self.args.criterion, self.args.level) {
            (criterion, None) if self.args.withdraw => {
                withdraw(&mut decisions, area, criterion.as_deref())?
            }
            (Some(criterion), _) => {
                let systematic = self.systematic(criterion)?;
                let key = (area.clone(), criterion.clone());
                decisions.systematic.insert(key, systematic);
                say::SYSTEMATIC_IS_SET
                    .with("area", area)
                    .with("criterion", criterion)
            }
            (None, level) => {
                let level =
                    level.expect("the command line asks for a level, systematic or withdraw");
                decisions.levels.insert(area.clone(), self.level(level));
                say::LEVEL_IS_SET
                    .with("area", area)
                    .with("level", level.to_string())
            }
        };
        Ok((decisions, said))
    }

    fn level(&self, level: u8) -> SetLevel {
        SetLevel {
            level,
            reason: self.reason.clone(),
            by: self.by.clone(),
            at: self.at.clone(),
            program_level: program_level(&self.before.findings, &self.args.area),
        }
    }

    /// Systematic can only be what was found. Areas and criteria that do not exist are named later.
    fn systematic(&self, criterion: &str) -> Result<Systematic, Failure> {
        let mut findings = self.before.findings.findings.iter();
        let found = findings
            .find(|finding| finding.area == self.args.area && finding.criterion == criterion);
        let is_left_out = found.is_none() && !self.before.findings.only.is_empty();
        if is_left_out || found.is_some_and(|finding| finding.fail == 0) {
            let message = say::NO_ERRORS_THERE
                .with("criterion", criterion)
                .with("area", &self.args.area);
            return Err(Diagnostic::new(&code::A013, message).into());
        }
        Ok(Systematic {
            cause: self
                .args
                .cause
                .expect("the command line asks for the cause"),
            reason: self.reason.clone(),
            set_by: self.by.clone(),
            set_at: self.at.clone(),
        })
    }

    /// The command as the journal has it.
    fn command(&self) -> String {
        let mut command = format!("conclude --area {}", self.args.area);
        if let Some(criterion) = &self.args.criterion {
            command.push_str(&format!(" --criterion {criterion}"));
        }
        if let Some(level) = self.args.level {
            command.push_str(&format!(" --level {level}"));
        }
        if let Some(cause) = self.args.cause {
            command.push_str(&format!(" --systematic --cause {}", cause.name()));
        }
        if self.args.withdraw {
            command.push_str(" --withdraw");
        }
        command
    }
}

fn withdraw(
    decisions: &mut Decisions,
    area: &str,
    criterion: Option<&str>,
) -> Result<Message, Failure> {
    let was_there = match criterion {
        Some(criterion) => {
            let key = (area.to_owned(), criterion.to_owned());
            decisions.systematic.remove(&key).is_some()
        }
        None => decisions.levels.remove(area).is_some(),
    };
    if !was_there {
        return Err(Diagnostic::new(&code::A014, say::NOTHING_SET.message()).into());
    }
    Ok(say::IS_WITHDRAWN.with("area", area))
}

/// The conclusion on the area; as JSON or CSV all findings.
fn print(scored: &Scored, area: &str, console: &Console) -> Result<()> {
    match console.format {
        Format::Json => console.print(&findings::to_json(&scored.findings)),
        Format::Csv => console.print(&findings::to_csv(&scored.findings)),
        Format::Table | Format::Md => {
            let all = &scored.findings;
            let of_area: Vec<_> = all
                .findings
                .iter()
                .filter(|finding| finding.area == area)
                .collect();
            let mut blocks = report::conclusion::systematic(&of_area);
            let areas = all.areas.iter().filter(|summary| summary.area == area);
            for summary in areas {
                blocks.extend(report::conclusion::concluded(summary, console.lang));
            }
            console.print_blocks(&blocks)
        }
    }
}
