//! `population`: every case of an extract decided by its data, without a draw.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;

use super::console::Console;
use super::events::GivenEvents;
use super::made::{self, Look, load, remarks, with_extract};
use super::options::{DrawArgs, ExtractArgs, Format, iso_date};
use super::population::PopulationArgs;
use super::scoring::FailOn;
use super::surroundings::Surroundings;
use super::{PROGRAM, Status};
use crate::assess::{
    FailingCases, MOST_GROUPS, PopulationCount, PopulationTally, PopulationTemplate, RunFile,
};
use crate::diag::{Diagnostic, Failure, code};
use crate::draw::{Draw, Request, Sizes, perform};
use crate::extract::Extract;
use crate::findings::{PopulationAudit, PopulationFindings, Verdict, of_population};
use crate::folder::write_atomically;
use crate::lang::whole as say;
use crate::report::{self, Block, json, write_csv};
use crate::stats::share::Share;
use crate::template::{Only, Severity, Template};

/// Arguments of `population`.
#[derive(Debug, Args)]
pub(super) struct PopulationCountArgs {
    #[command(flatten)]
    extract: ExtractArgs,

    /// Template to decide by: the name of a shipped one, or a path
    #[arg(long, value_name = "TEMPLATE")]
    template: String,

    /// Date against which open deadlines are judged; default: today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = iso_date)]
    as_of: Option<NaiveDate>,

    /// Look at a part of the template only: theme:X, dimension:X or criterion:ID; may be given several times
    #[arg(long, value_name = "CHOICE")]
    only: Vec<String>,

    /// Write every case that fails a criterion to a CSV file, sorted by area and case id
    #[arg(long, value_name = "FILE")]
    failing: Option<PathBuf>,

    /// Exit with 1 when something is found; may be given several times
    #[arg(long, value_enum, value_name = "WHAT")]
    fail_on: Vec<FailOn>,

    #[command(flatten)]
    population: PopulationArgs,
}

/// Nobody draws; the cases are read as a draw reads them.
const SEED: &str = "sagsaudit population: every case is decided, none is drawn";

pub(super) fn run(
    args: &PopulationCountArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let template = load(&args.template, console)?;
    let only = Only::of(&args.only, &template)?;
    let draw = DrawArgs {
        seed: Some(SEED.to_owned()),
        as_of: args.as_of,
        population: args.population.clone(),
        ..DrawArgs::default()
    };
    let mut request = made::request(
        &args.extract,
        &draw,
        Some(&template),
        None,
        console,
        surroundings,
    )?;
    request.sizes = Sizes::per_area(0);
    let mut events = GivenEvents::read(&args.extract, Some(&template), &request, console)?;
    let counting = Counting {
        template: &template,
        prepared: &PopulationTemplate::from(&template),
        only: &only,
        events: &events,
        request,
    };
    let Counted {
        read,
        count,
        unmatched,
    } = with_extract(&args.extract, console, Look::Beginning, |extract| {
        let told = remarks(extract);
        console.complain_of(&told);
        let counted = match &args.failing {
            None => counting.count(extract, None).map(|(counted, _)| counted),
            Some(path) => counting.with_list(extract, path),
        };
        let remarks = remarks(extract).into_iter();
        remarks
            .filter(|remark| !told.contains(remark))
            .for_each(|remark| console.complain(&remark));
        counted
    })?;
    console.complain_of(&read.warnings);
    refuse_many_groups(&template, &count)?;
    events.note_unmatched(&unmatched, console);
    let findings = of_population(&PopulationAudit {
        program: PROGRAM,
        template: &template,
        only: &only,
        record: &read.record,
        count: &count,
    });
    print(&findings, &template, &read, &events, console)?;
    Ok(status(&findings, template.targets.tolerable, &args.fail_on))
}

/// What is counted, and by what.
struct Counting<'a> {
    template: &'a Template,
    /// The same as a population is judged by it.
    prepared: &'a PopulationTemplate,
    only: &'a Only,
    events: &'a GivenEvents,
    request: Request,
}

/// What came of it.
struct Counted {
    read: Draw,
    count: PopulationCount,
    /// Of each event table how many rows belong to no case.
    unmatched: Vec<u64>,
}

impl Counting<'_> {
    /// Counts every case.
    fn count<'t>(
        &'t self,
        extract: &mut Extract<'_>,
        failing: Option<FailingCases<'t>>,
    ) -> Result<(Counted, Option<FailingCases<'t>>), Failure> {
        let tally = PopulationTally::new(self.prepared, self.request.as_of, self.events.tables());
        let mut tally = tally
            .with_indicators()
            .looking_at(self.only)
            .listing(failing);
        let read = perform(extract, self.request.clone(), &mut tally)?;
        let failing = tally.take_failing();
        let counted = Counted {
            read,
            unmatched: tally.unmatched(),
            count: tally.finish(),
        };
        Ok((counted, failing))
    }

    /// Counts every case, and lists those that fail in a file that appears whole or not at all.
    fn with_list(&self, extract: &mut Extract<'_>, path: &Path) -> Result<Counted, Failure> {
        let mut counted = None;
        let written = write_atomically(path, |out| {
            let list = FailingCases::new(self.template, &temporary_file);
            match self.count(extract, Some(list)) {
                Ok((found, list)) => {
                    counted = Some(Ok(found));
                    list.map_or(Ok(()), |list| list.write(out))
                }
                Err(failure) => {
                    counted = Some(Err(failure));
                    Err(io::Error::other("the cases could not be counted"))
                }
            }
        });
        match (counted, written) {
            (Some(Ok(counted)), Ok(())) => Ok(counted),
            (Some(Err(failure)), _) | (_, Err(failure)) => Err(failure),
            (None, Ok(())) => unreachable!("a list is written when cases were counted"),
        }
    }
}

/// A file without a name, which is gone with the program.
fn temporary_file() -> io::Result<Box<dyn RunFile>> {
    Ok(Box::new(tempfile::tempfile()?))
}

/// A column with so many values divides nothing, and is most likely the wrong one.
fn refuse_many_groups(template: &Template, count: &PopulationCount) -> Result<(), Failure> {
    let all = count.all();
    let counted = template.indicators.iter().zip(&all.indicators);
    let too_many = counted.filter(|(_, tally)| tally.has_too_many_groups);
    let diagnostics = too_many.map(|(indicator, _)| {
        let column = indicator.by.and_then(|by| template.columns.get(by));
        let most = u64::try_from(MOST_GROUPS).unwrap_or(u64::MAX);
        let message = say::TOO_MANY_GROUPS
            .with("indicator", &indicator.id)
            .with("column", column.map_or("", |column| &column.name))
            .with("most", most);
        Diagnostic::new(&code::D111, message).help(say::TOO_MANY_GROUPS_HELP.message())
    });
    Failure::of(diagnostics.collect()).map_or(Ok(()), Err)
}

fn print(
    findings: &PopulationFindings,
    template: &Template,
    read: &Draw,
    events: &GivenEvents,
    console: &Console,
) -> Result<()> {
    let mut bytes = Vec::new();
    match console.format {
        Format::Json => json::write(findings, &mut bytes)?,
        Format::Csv => write_csv(&report::population::machine_table(findings), &mut bytes)?,
        Format::Table | Format::Md => {
            let mut blocks: Vec<Block> = report::draw::reading(read);
            blocks.extend(report::events::reading(events.0.iter().flatten()));
            blocks.extend(report::population::blocks(findings, template, console.lang));
            return console.print_blocks(&blocks);
        }
    }
    console.print(&bytes)
}

/// Whether the population holds against what the user asked about.
fn status(findings: &PopulationFindings, tolerable: Share, fail_on: &[FailOn]) -> Status {
    let criteria = || findings.criteria.iter();
    let fails = fail_on.iter().any(|fail_on| match fail_on {
        FailOn::Critical => {
            criteria().any(|found| found.severity == Severity::Critical && found.fail > 0)
        }
        FailOn::Widespread => criteria().any(|found| {
            let decided = found.pass + found.fail;
            found.area.is_some() && decided > 0 && tolerable.compare_to(found.fail, decided).is_lt()
        }),
        FailOn::Target => {
            let indicators = findings.indicators.iter().map(|found| found.target_status);
            let mut all = criteria()
                .map(|found| found.target_status)
                .chain(indicators);
            all.any(|status| status == Some(Verdict::NotMet))
        }
    });
    if fails {
        Status::DoesNotHold
    } else {
        Status::Holds
    }
}
