//! `inspect`: what was read of an extract, what was assumed, and what it holds, before anything is drawn.

use std::io;

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;

use super::Status;
use super::console::Console;
use super::events::GivenEvents;
use super::made::{self, Look, load, with_extract};
use super::map_file::MapFile;
use super::options::{DrawArgs, ExtractArgs, Format, iso_date};
use super::population::PopulationArgs;
use super::surroundings::Surroundings;
use crate::diag::Failure;
use crate::draw::{EventExtract, PersonWatch, Persons, Request, perform};
use crate::extract::{Described, Extract, Need, Part, Wanted, profile};
use crate::report::check::HeldAgainst;
use crate::report::inspect::{Cases, Inspected, InspectedJson, blocks, machine_columns};
use crate::report::{Block, json, write_csv};
use crate::template::{Role, Template};

/// Arguments of `inspect`.
#[derive(Debug, Args)]
pub(super) struct InspectArgs {
    #[command(flatten)]
    extract: ExtractArgs,

    /// Template to hold against the extract: the name of a shipped one, or a path
    #[arg(long, value_name = "TEMPLATE")]
    template: Option<String>,

    /// Column that names the person of a case, to count persons with several cases; default: the template's
    #[arg(long, value_name = "COLUMN")]
    person: Option<String>,

    /// Dates after this are in the future; default: today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = iso_date)]
    as_of: Option<NaiveDate>,

    /// Show the first N rows, a field a line, CPR numbers masked
    #[arg(long, value_name = "N", default_value_t = 0)]
    view: u64,

    #[command(flatten)]
    population: PopulationArgs,
}

/// No case is drawn for anybody to see; the cases are counted as a draw counts them.
const SEED: &str = "sagsaudit inspect: cases are counted, none is drawn";

pub(super) fn run(
    args: &InspectArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let name = args.template.as_deref();
    let template = name.map(|name| load(name, console)).transpose()?;
    let inspection = Inspection {
        args,
        template: template.as_ref(),
        request: request(args, template.as_ref(), console, surroundings)?,
        described: described(args, template.as_ref())?,
        as_of: args.as_of.unwrap_or(surroundings.now.date_naive()),
        console,
    };
    let text = with_extract(&args.extract, console, Look::Whole, |extract| {
        inspection.of(extract)
    })?;
    match text {
        Text::Blocks(blocks) => console.print_blocks(&blocks)?,
        Text::Bytes(bytes) => console.print(&bytes?)?,
    }
    Ok(Status::Holds)
}

/// What is printed.
enum Text {
    Blocks(Vec<Block>),
    Bytes(io::Result<Vec<u8>>),
}

/// What is asked about an extract.
struct Inspection<'a> {
    args: &'a InspectArgs,
    template: Option<&'a Template>,
    /// How cases are counted; `None` when nobody has said what names one.
    request: Option<Request>,
    described: Described,
    as_of: NaiveDate,
    console: &'a Console,
}

impl Inspection<'_> {
    fn of(&self, extract: &Extract<'_>) -> Result<Text, Failure> {
        let profile = profile(extract, &self.described, self.as_of)?;
        let events = self.events()?;
        let (cases, persons) = self.cases(extract)?;
        let fit = match self.template {
            Some(template) => Some(self.held_against(template, extract)?),
            None => None,
        };
        let inspected = Inspected {
            extract,
            described: &self.described,
            as_of: self.as_of,
            profile,
            cases,
            persons,
            events,
            fit,
        };
        let written = |write: &dyn Fn(&mut Vec<u8>) -> io::Result<()>| {
            let mut bytes = Vec::new();
            Text::Bytes(write(&mut bytes).map(|()| bytes))
        };
        Ok(match self.console.format {
            Format::Table | Format::Md => Text::Blocks(blocks(&inspected)),
            Format::Csv => written(&|out| write_csv(&machine_columns(&inspected), out)),
            Format::Json => written(&|out| json::write(&InspectedJson::of(&inspected), out)),
        })
    }

    /// The event tables that the user named.
    fn events(&self) -> Result<Vec<EventExtract>, Failure> {
        let extract = &self.args.extract;
        let Some(request) = self.request.as_ref().filter(|_| !extract.events.is_empty()) else {
            return Ok(Vec::new());
        };
        let given = GivenEvents::read(extract, self.template, request, self.console)?;
        Ok(given.0.into_iter().flatten().collect())
    }

    /// The cases and the persons, as a draw would count them.
    fn cases(&self, extract: &Extract<'_>) -> Result<(Cases, Option<PersonCount>), Failure> {
        let column = self.person_column();
        let Some(request) = &self.request else {
            return Ok((Cases::NotAsked, column.map(|column| (column, None))));
        };
        let mut watch = PersonWatch::new(column.clone().unwrap_or_default());
        let counted = perform(&mut extract.clone(), request.clone(), &mut watch);
        let persons = column.map(|column| (column, watch.finish()));
        let cases = match counted {
            Ok(draw) => Cases::Counted(Box::new(draw)),
            Err(failure) => Cases::Refused(failure.diagnostics().to_vec()),
        };
        Ok((cases, persons))
    }

    /// The column of the persons: the user's, else the template's.
    fn person_column(&self) -> Option<String> {
        self.args.person.clone().or_else(|| {
            let template = self.template?;
            let position = template.with_role(Role::Person).into_iter().next()?;
            Some(template.columns.get(position)?.name.clone())
        })
    }

    fn held_against(
        &self,
        template: &Template,
        extract: &Extract<'_>,
    ) -> Result<HeldAgainst, Failure> {
        let names = extract.parts().iter().map(Part::file_name);
        Ok(HeldAgainst {
            template: self.args.template.clone().unwrap_or_default(),
            extract: names.collect::<Vec<_>>().join(", "),
            fit: template.fit(extract, &self.args.extract.reading.mappings())?,
        })
    }
}

/// A column, and what was counted in it.
type PersonCount = (String, Option<Persons>);

/// How cases are counted: as `draw` with the same options would. `None` when nothing was said that needs cases.
fn request(
    args: &InspectArgs,
    template: Option<&Template>,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Option<Request>, Failure> {
    let extract = &args.extract;
    let population = &args.population;
    let asks = template.is_some()
        || !extract.id.is_empty()
        || !extract.area.is_empty()
        || !extract.events.is_empty()
        || !population.keep.is_empty()
        || !population.avoid.is_empty()
        || !population.reconcile.is_empty();
    if !asks {
        return Ok(None);
    }
    let draw = DrawArgs {
        seed: Some(SEED.to_owned()),
        as_of: args.as_of,
        population: population.clone(),
        ..DrawArgs::default()
    };
    let mut request = made::request(extract, &draw, template, None, console, surroundings)?;
    if let Some(person) = &args.person
        && request
            .selection
            .kept
            .iter()
            .all(|kept| kept.name != *person)
    {
        request.selection.kept.push(Wanted {
            need: Need::Optional,
            ..Wanted::header(person)
        });
    }
    Ok(Some(request))
}

/// What is known of the columns: the template's, else nothing.
fn described(args: &InspectArgs, template: Option<&Template>) -> Result<Described, Failure> {
    let maps = args.extract.reading.mappings();
    let mut described = template
        .map(|template| template.described(&maps))
        .unwrap_or_default();
    if let Some(path) = &args.extract.map_file {
        MapFile::read(path)?.widen_columns(&mut described.columns);
    }
    described.shown = args.view;
    Ok(described)
}
