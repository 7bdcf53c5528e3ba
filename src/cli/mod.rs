//! The command line: arguments to typed requests, results to writers, statuses to exit codes.
//!
//! The only part of the program that reads the clock, the environment and the terminal, that prints, and that opens
//! files by path besides `folder`. One file per command; no rule of the audit lives here.

mod again;
mod at_work;
mod check;
mod check_history;
mod collect;
mod compare;
mod conclude;
mod console;
mod draw;
mod events;
mod events_again;
mod explain;
mod extend;
mod extracts;
mod files;
mod form;
mod hearing;
mod inspect;
mod intake;
mod key_file;
mod made;
mod map_file;
mod names_of_cases;
mod no_cpr;
mod options;
mod outdated;
mod population;
mod population_count;
mod prior;
mod progress;
mod pseudonyms;
mod quantity;
mod reading;
mod replace;
mod report;
mod request;
mod review;
mod run;
mod score;
mod scoring;
mod sheet;
mod size;
mod spool;
mod stop_rule;
mod stored;
mod stored_answers;
mod stored_audit;
mod surroundings;
mod target;
mod template;
mod template_diff;
mod template_files;
mod trend;
mod verify;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use self::console::Console;
use self::options::GlobalArgs;
use self::surroundings::Surroundings;
use crate::diag::Failure;

/// Name and version, as they stand in files.
const PROGRAM: &str = concat!("sagsaudit ", env!("CARGO_PKG_VERSION"));

/// Audits of case work: random samples anyone can re-perform, checklists, exact statistics.
///
///   sagsaudit run extract.csv --template sygedagpenge
///   sagsaudit draw extract.csv --id Sagsnr --area Ydelse -o audit
///
/// Exit status: 0 done and holds; 1 ran, and what was asked about does not hold; 2 could not run.
#[derive(Debug, Parser)]
#[command(name = "sagsaudit", version, verbatim_doc_comment)]
struct Arguments {
    #[command(flatten)]
    global: GlobalArgs,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Draw a sample, score what the data can decide, print the findings
    Run(run::RunArgs),
    /// Show what an extract holds, and every assumption made in reading it
    Inspect(inspect::InspectArgs),
    /// Decide what the data can decide in every case, and count the indicators
    Population(population_count::PopulationCountArgs),
    /// Draw a sample into an audit folder
    Draw(draw::DrawCommandArgs),
    /// Extend the sample of an audit folder by the next tickets, or the next stage of its stopping rule
    Extend(extend::ExtendArgs),
    /// Make a recorded draw again from the extract and compare
    Verify(verify::VerifyArgs),
    /// Write worksheets for the reviewers of an audit
    Sheet(sheet::SheetArgs),
    /// Find the worksheets that came back, and file their answers
    Collect(collect::CollectArgs),
    /// Score the cases of an audit folder, with the reviewers' answers
    Score(score::ScoreArgs),
    /// Take a case out that proves to be out of scope; the next reserve is drawn instead
    Replace(replace::ReplaceArgs),
    /// Go through the cases of an audit folder in the terminal, and answer what data cannot decide
    Review(review::ReviewArgs),
    /// List the sampled cases for the department that must produce them, and read the list that comes back
    Request(request::RequestArgs),
    /// Hand the findings to the department, and take in its remarks
    Hearing(hearing::HearingArgs),
    /// Set the conclusion on an area, or that an error is systematic, with a reason
    Conclude(conclude::ConcludeArgs),
    /// Write the report on one or several audits: HTML, Word, Excel, Markdown
    Report(report::ReportArgs),
    /// Hold the answers of two reviewers against each other
    Compare(compare::CompareArgs),
    /// Say whose the codes of a pseudonymised audit are, with its key and the extract
    Pseudonyms(pseudonyms::PseudonymsArgs),
    /// Put audits of several periods beside each other
    Trend(trend::TrendArgs),
    /// Check template files
    Check(check::CheckArgs),
    /// List, show and compare templates, or begin a new one
    Template(template::TemplateArgs),
    /// Say what stands behind the code of a message
    Explain(explain::ExplainArgs),
    /// How many cases a sample needs, and what a sample can say
    Size(size::SizeArgs),
}

/// How a command ended that could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// Done, and what was asked about holds.
    Holds,
    /// Ran, and what was asked about does not hold.
    DoesNotHold,
}

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return no_cpr::end_on(&error),
    };
    let surroundings = Surroundings::look();
    let console = Console::new(&arguments.global, &surroundings);
    match carry_out(arguments.command, &console, &surroundings) {
        Ok(Status::Holds) => ExitCode::SUCCESS,
        Ok(Status::DoesNotHold) => ExitCode::from(1),
        Err(error) if console::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error, &console);
            ExitCode::from(2)
        }
    }
}

fn carry_out(command: Command, console: &Console, surroundings: &Surroundings) -> Result<Status> {
    match command {
        Command::Run(args) => run::run(&args, console, surroundings),
        Command::Inspect(args) => inspect::run(&args, console, surroundings),
        Command::Population(args) => population_count::run(&args, console, surroundings),
        Command::Draw(args) => draw::run(&args, console, surroundings),
        Command::Extend(args) => extend::run(&args, console, surroundings),
        Command::Verify(args) => verify::run(&args, console),
        Command::Sheet(args) => sheet::run(&args, console, surroundings),
        Command::Collect(args) => collect::run(&args, console, surroundings),
        Command::Score(args) => score::run(&args, console, surroundings),
        Command::Replace(args) => replace::run(&args, console, surroundings),
        Command::Review(args) => review::run(&args, console, surroundings),
        Command::Request(args) => request::run(&args, console, surroundings),
        Command::Hearing(args) => hearing::run(&args, console, surroundings),
        Command::Conclude(args) => conclude::run(&args, console, surroundings),
        Command::Report(args) => report::run(&args, console, surroundings),
        Command::Compare(args) => compare::run(&args, console),
        Command::Pseudonyms(args) => pseudonyms::run(&args, console),
        Command::Trend(args) => trend::run(&args, console),
        Command::Check(args) => check::run(&args, console, surroundings),
        Command::Template(args) => template::run(&args, console, surroundings),
        Command::Explain(args) => explain::run(&args, console),
        Command::Size(args) => size::run(&args, console),
    }
}

fn complain(error: &anyhow::Error, console: &Console) {
    match error.downcast_ref::<Failure>() {
        Some(failure) => failure
            .diagnostics()
            .iter()
            .for_each(|diagnostic| console.complain(diagnostic)),
        None => console.complain_of_output(error),
    }
}
