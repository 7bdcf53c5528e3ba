//! `review --list`, `--set` and the like: what the screen does, for scripts.

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::{Reviewer, read, work};
use crate::answers::{self, Written};
use crate::case::CaseId;
use crate::cli::Status;
use crate::cli::console::Console;
use crate::cli::options::Format;
use crate::cli::surroundings::stamp_now;
use crate::diag::{Diagnostic, Failure, Place};
use crate::folder::{AtWork, Folder};
use crate::lang::review as say;
use crate::report::review::{Listed, Reviewed};
use crate::report::{Table, json, write_csv};
use crate::review::{Flags, Second, Work};

/// What is listed.
#[derive(Debug, Args)]
pub(super) struct ListArgs {
    /// List the cases and criteria with how far they have come, instead of the screen
    #[arg(long)]
    pub list: bool,

    /// List only what waits for an answer
    #[arg(long, requires = "list")]
    unanswered: bool,

    /// List only what was flagged for later
    #[arg(long, requires = "list")]
    flagged: bool,

    /// List only this case
    #[arg(long, value_name = "CASE", requires = "list")]
    case: Option<String>,
}

/// What is answered.
#[derive(Debug, Args)]
pub(super) struct SetArgs {
    /// Give one answer, instead of the screen; it takes the place of an earlier one, and an empty one ("") takes it away
    #[arg(long, num_args = 3, value_names = ["CASE", "CRITERION", "ANSWER"], conflicts_with = "list")]
    set: Option<Vec<String>>,

    /// Say whether a case could be looked at: reviewed, not_found or no_access
    #[arg(long, num_args = 2, value_names = ["CASE", "STATUS"], conflicts_with_all = ["list", "set"])]
    status: Option<Vec<String>>,

    /// The comment of the answer
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,

    /// Its reason code
    #[arg(long, value_name = "CODE", requires = "set")]
    reason: Option<String>,

    /// The cause of the error
    #[arg(long, value_name = "CAUSE", requires = "set")]
    cause: Option<String>,

    /// The amount concerned
    #[arg(long, value_name = "AMOUNT", requires = "set")]
    amount: Option<String>,

    /// A registered value that is wrong, with the right one; the answer can be empty ("")
    #[arg(long, value_name = "COLUMN=VALUE", requires = "set", value_parser = correction)]
    correct: Option<(String, String)>,

    /// Answer although another reviewer has: the case is reviewed twice
    #[arg(long)]
    second: bool,
}

/// `COLUMN=VALUE`; the value may be empty.
fn correction(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((column, value)) if !column.trim().is_empty() => {
            Ok((column.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("write COLUMN=VALUE".to_owned()),
    }
}

/// An answer as it was asked for.
pub(super) struct Asked {
    written: Written,
    second: Second,
}

impl SetArgs {
    /// The answer, if one is to be given.
    pub fn asked(&self) -> Option<Asked> {
        let (case, criterion, answer) = match (self.set.as_deref(), self.status.as_deref()) {
            (Some([case, criterion, answer]), _) => (case, criterion.as_str(), answer),
            (_, Some([case, status])) => (case, "", status),
            _ => return None,
        };
        let (column, value) = self.correct.clone().unwrap_or_default();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let written = Written::default()
            .with("case_id", case)
            .with("criterion", criterion)
            .with("answer", answer)
            .with("comment", &text(&self.comment))
            .with("reason_code", &text(&self.reason))
            .with("cause", &text(&self.cause))
            .with("amount", &text(&self.amount))
            .with("corrected_column", &column)
            .with("corrected_value", &value);
        let second = if self.second {
            Second::Wanted
        } else {
            Second::Refused
        };
        Some(Asked { written, second })
    }
}

/// Gives one answer. Gives the command for the journal.
pub(super) fn set(
    mut work: Work<'_>,
    asked: Asked,
    at_work: &mut AtWork<'_>,
    console: &Console,
) -> Result<String, Failure> {
    let reviewer = work.subject.reviewer.clone();
    let written = asked
        .written
        .with("reviewer", &reviewer)
        .with("answered_at", &stamp_now());
    work.store(&written, asked.second)
        .map_err(|failure| by_option(&failure))?;
    at_work.save(&answers::to_csv(work.own()))?;
    let (case, criterion) = (written.text("case_id"), written.text("criterion"));
    let message = say::SET
        .with("case", case)
        .with(
            "criterion",
            if criterion.is_empty() { "-" } else { criterion },
        )
        .with("answer", written.text("answer"));
    console.note(&message);
    let command = match criterion {
        "" => format!("review --status {case}"),
        criterion => format!("review --set {case} {criterion}"),
    };
    Ok(format!("{command} --reviewer {reviewer}"))
}

/// The same failure, at the arguments that it is about.
fn by_option(failure: &Failure) -> Failure {
    let diagnostics = failure.diagnostics().iter().map(|diagnostic| {
        let option = match &diagnostic.place {
            Place::File { file } => match file.as_str() {
                "case_id" => "CASE",
                "criterion" => "CRITERION",
                "answer" => "ANSWER",
                "comment" => "--comment",
                "reason_code" => "--reason",
                "cause" => "--cause",
                "amount" => "--amount",
                "corrected_column" | "corrected_value" => "--correct",
                other => other,
            },
            _ => return diagnostic.clone(),
        };
        Diagnostic {
            place: Place::file(option),
            ..diagnostic.clone()
        }
    });
    Failure::of(diagnostics.collect()).expect("a failure has a diagnostic")
}

/// `review --list --format json`.
#[derive(Serialize)]
struct ListJson<'t> {
    schema: u32,
    reviewer: &'t str,
    rows: &'t Table,
}

/// Prints how far cases and criteria have come.
pub(super) fn list(
    folder: &Folder,
    reviewer: &Reviewer,
    args: &ListArgs,
    console: &Console,
) -> Result<Status> {
    let audit = read(folder)?;
    let work = work(folder, &audit, reviewer)?;
    let case = args
        .case
        .as_deref()
        .map(|case| known(case, &work))
        .transpose()?;
    let flags = Flags::from_csv(&folder.flags_of(&reviewer.file));
    let listed = Listed {
        unanswered: args.unanswered,
        flagged: args.flagged,
        case,
    };
    let reviewed = Reviewed {
        work: &work,
        flags: &flags,
        listed: &listed,
    };
    match console.format {
        Format::Json => {
            let list = ListJson {
                schema: 1,
                reviewer: &reviewer.name,
                rows: &reviewed.table(),
            };
            let mut text = Vec::new();
            json::write(&list, &mut text)?;
            console.print(&text)?;
        }
        Format::Csv => {
            let mut text = Vec::new();
            write_csv(&reviewed.table(), &mut text)?;
            console.print(&text)?;
        }
        Format::Table | Format::Md => console.print_blocks(&reviewed.blocks(console.lang))?,
    }
    Ok(Status::Holds)
}

/// The position of a case of the sample.
fn known(text: &str, work: &Work<'_>) -> Result<usize, Failure> {
    let id = CaseId::from_parts([text]);
    if let Some(id) = &id {
        work.refuse_not_own(id)
            .map_err(|failure| by_option(&failure))?;
    }
    let mut cases = work.cases().iter();
    let found = id.and_then(|id| cases.position(|case| case.id == id));
    found.ok_or_else(|| {
        let written = Written::default().with("case_id", text);
        let failure = written.check(work.own(), work.subject.sample, work.subject.template);
        by_option(&failure.expect_err("a case that is not in the sample is refused"))
    })
}
