//! `population`: every case of an extract decided by its data, without a draw.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;

use super::console::Console;
use super::events::GivenEvents;
use super::made::{self, load, with_extract};
use super::options::{DrawArgs, ExtractArgs, Format, iso_date};
use super::population::PopulationArgs;
use super::scoring::FailOn;
use super::surroundings::Surroundings;
use super::{PROGRAM, Status};
use crate::assess::{FailingCase, MOST_GROUPS, PopulationCount, PopulationTally, TellFailing};
use crate::diag::{Diagnostic, Failure, code};
use crate::draw::{Draw, Onlooker, Request, perform};
use crate::extract::Extract;
use crate::findings::{PopulationAudit, PopulationFindings, Verdict, of_population};
use crate::folder::write_atomically;
use crate::lang::whole as say;
use crate::report::{self, Block, json, write_csv};
use crate::stats::share::Share;
use crate::template::{Named, Only, Severity, Template};

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

    /// Write every case that fails a criterion to a CSV file, in the order of the extract
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

/// The headings of the list of failing cases.
const FAILING_COLUMNS: [&str; 8] = [
    "area",
    "case_id",
    "criterion",
    "norm",
    "severity",
    "due",
    "days_late",
    "open",
];

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
    let request = made::request(&args.extract, &draw, Some(&template), console, surroundings)?;
    let mut events = GivenEvents::read(&args.extract, Some(&template), &request, console)?;
    let counting = Counting {
        template: &template,
        only: &only,
        events: &events,
        request,
    };
    let Counted {
        read,
        count,
        unmatched,
    } = with_extract(&args.extract, console, |extract| {
        for part in extract.parts() {
            console.complain_of(&part.survey.remarks);
        }
        match &args.failing {
            None => counting.count(extract, None),
            Some(path) => counting.with_list(extract, path),
        }
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
    /// Counts every case, and tells somebody of those that fail.
    fn count(
        &self,
        extract: &Extract<'_>,
        tell: Option<TellFailing<'_>>,
    ) -> Result<Counted, Failure> {
        let tally = PopulationTally::new(self.template, self.request.as_of, self.events.tables());
        let mut tally = tally.with_indicators().looking_at(self.only).telling(tell);
        let onlooker: &mut dyn Onlooker = &mut tally;
        let read = perform(extract, self.request.clone(), Some(onlooker))?;
        Ok(Counted {
            read,
            unmatched: tally.unmatched(),
            count: tally.finish(),
        })
    }

    /// Counts every case, and lists those that fail in a file that appears whole or not at all.
    fn with_list(&self, extract: &Extract<'_>, path: &Path) -> Result<Counted, Failure> {
        let mut counted = None;
        let written = write_atomically(path, |out| {
            let mut list = FailingList::new(out)?;
            let tell = Box::new(|failing: &FailingCase<'_>| list.add(failing));
            let outcome = self.count(extract, Some(tell));
            let is_counted = outcome.is_ok();
            counted = Some(outcome);
            match is_counted {
                true => list.finish(),
                false => Err(io::Error::other("the cases could not be counted")),
            }
        });
        match (counted, written) {
            (Some(Err(failure)), _) | (_, Err(failure)) => Err(failure),
            (Some(Ok(counted)), Ok(())) => Ok(counted),
            (None, Ok(())) => unreachable!("a list is written while cases are counted"),
        }
    }
}

/// The list of failing cases. The first error of writing ends it, and is told at the end.
struct FailingList<W: Write> {
    out: csv::Writer<W>,
    trouble: Option<csv::Error>,
}

impl<W: Write> FailingList<W> {
    fn new(out: W) -> io::Result<Self> {
        let mut out = csv::Writer::from_writer(out);
        out.write_record(FAILING_COLUMNS)?;
        Ok(Self { out, trouble: None })
    }

    fn add(&mut self, failing: &FailingCase<'_>) {
        if self.trouble.is_some() {
            return;
        }
        let criterion = failing.criterion;
        let due = failing.due.map(|due| due.to_string()).unwrap_or_default();
        let days_late = failing.days_late.map(|days| days.to_string());
        let written = self.out.write_record([
            failing.area.as_str(),
            failing.id.as_str(),
            &criterion.id,
            criterion.norm.name(),
            criterion.severity.name(),
            &due,
            &days_late.unwrap_or_default(),
            if failing.open { "true" } else { "false" },
        ]);
        self.trouble = written.err();
    }

    fn finish(mut self) -> io::Result<()> {
        match self.trouble {
            Some(trouble) => Err(trouble.into()),
            None => self.out.flush(),
        }
    }
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
