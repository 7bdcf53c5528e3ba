//! `extend`: the next tickets of an audit folder's areas, or the next stage of its stopping rule.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Status;
use super::again::{Given, as_named, draw_again};
use super::console::Console;
use super::events_again::EventsAgain;
use super::key_file::KeyArg;
use super::options::{Format, LimitArgs, event_file};
use super::outdated;
use super::prior::{self, EarlierAudit};
use super::stored::StoredDraw;
use super::stored_audit::{self, ChangedDraw, refuse_altered};
use super::surroundings::Surroundings;
use super::target::FolderFile;
use crate::assess::PriorOutcomes;
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, code, nearest};
use crate::draw::{AreaRecord, Draw, DrawRecord, ExtendedArea, Extension, Sample, StopRule};
use crate::folder::{Event, Folder, names};
use crate::lang::extension as say;
use crate::report::{self, write_csv};
use crate::template::Template;

/// Arguments of `extend`.
#[derive(Debug, Args)]
pub(super) struct ExtendArgs {
    /// The audit folder
    folder: PathBuf,

    /// Cases to add in each area; under a stopping rule its next stage says how many
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    by: Option<u64>,

    /// Extend this area only; may be given several times
    #[arg(long, value_name = "AREA")]
    area: Vec<String>,

    /// Why; it is kept in draw.json and in the journal
    #[arg(long, value_name = "TEXT")]
    reason: String,

    /// The extract that the sample was drawn from, when the reserves do not reach
    #[arg(long, value_name = "EXTRACT", num_args = 1..)]
    extract: Vec<PathBuf>,

    /// A table of events that the draw was made with; may be given several times
    #[arg(long = "events", value_name = "NAME=FILE", value_parser = event_file, requires = "extract")]
    events: Vec<(String, PathBuf)>,

    /// The folder of the earlier audit that the template asks for with prior('ID'), for the new cases
    #[arg(long, value_name = "FOLDER", requires = "extract")]
    prior: Option<PathBuf>,

    #[command(flatten)]
    key: KeyArg,

    #[command(flatten)]
    limits: LimitArgs,
}

pub(super) fn run(
    args: &ExtendArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let folder = Folder::open(&args.folder)?;
    refuse_altered(&folder)?;
    let stored = StoredDraw::read(&folder)?;
    let extension = Extension {
        at: surroundings.stamp(),
        reason: kept_reason(&args.reason)?,
        areas: asked(args, &stored.record)?,
    };
    let sample = stored.sample()?;
    let drawn = match stored.record.extended_by_reserves(&sample, &extension) {
        Some((record, sample)) => Drawn::of_reserves(record, sample),
        None => Drawn::of_extract(
            &folder,
            &stored,
            &sample,
            &extension,
            (args, console.threads),
        )?,
    };
    let event = Event {
        at: extension.at.clone(),
        by: surroundings.user.clone(),
        command: command(args),
        reason: Some(extension.reason.clone()),
    };
    let record = drawn.extended.record.clone();
    let mut files = drawn.files;
    if folder.holds(names::FINDINGS_JSON) {
        files.extend(stored_audit::findings_again(&folder, drawn.extended)?);
    }
    stored_audit::save(&folder, &files, &event)?;
    outdated::warn(&folder, console)?;
    match console.format {
        Format::Table | Format::Md => {
            console.print_blocks(&report::extension::extended(
                &record,
                &extension,
                console.lang,
            ))?;
        }
        Format::Csv => {
            let mut table = Vec::new();
            write_csv(&report::draw::areas(&record), &mut table)?;
            console.print(&table)?;
        }
        Format::Json => console.print(&record.to_json())?,
    }
    Ok(Status::Holds)
}

/// A reason on one line, without CPR numbers: `draw.json` holds no personal data.
fn kept_reason(text: &str) -> Result<String, Failure> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return Err(Diagnostic::new(&code::C003, say::NO_REASON.message()).into());
    }
    Ok(mask_cpr(&line).0.into_owned())
}

/// By how much each area is extended.
fn asked(args: &ExtendArgs, record: &DrawRecord) -> Result<Vec<ExtendedArea>, Failure> {
    let refused = |message| Failure::from(Diagnostic::new(&code::D082, message));
    let mut asked = Vec::new();
    for area in areas(args, record)? {
        let cases = match &record.stop_rule {
            _ if area.undrawn() == 0 => 0,
            Some(rule) => next_stage(args, rule, record, area)?,
            None => args
                .by
                .ok_or_else(|| refused(say::SAY_HOW_MANY.message()))?,
        };
        let cases = cases.min(area.undrawn());
        if cases > 0 {
            asked.push(ExtendedArea {
                area: area.area.clone(),
                cases,
            });
        } else if !args.area.is_empty() {
            return Err(refused(say::NOTHING_LEFT.with("area", &area.area)));
        }
    }
    if asked.is_empty() {
        return Err(refused(say::NOTHING_LEFT_AT_ALL.message()));
    }
    Ok(asked)
}

/// The areas that are named, or all, in the order of the record.
fn areas<'r>(args: &ExtendArgs, record: &'r DrawRecord) -> Result<Vec<&'r AreaRecord>, Failure> {
    let known = || record.areas.iter().map(|area| area.area.as_str());
    let unknown = args
        .area
        .iter()
        .filter(|named| known().all(|area| area != named.as_str()));
    let diagnostics = unknown.map(|named| {
        let near = nearest(named, known()).map(|near| say::NEAREST.with("area", near));
        let message = say::NO_SUCH_AREA.with("area", named);
        Diagnostic::new(&code::D082, message).help_if(near)
    });
    if let Some(failure) = Failure::of(diagnostics.collect()) {
        return Err(failure);
    }
    let wanted = |area: &&AreaRecord| args.area.is_empty() || args.area.contains(&area.area);
    Ok(record.areas.iter().filter(wanted).collect())
}

/// Cases that the next stage adds in an area.
fn next_stage(
    args: &ExtendArgs,
    rule: &StopRule,
    record: &DrawRecord,
    area: &AreaRecord,
) -> Result<u64, Failure> {
    let departs = |message| {
        let diagnostic = Diagnostic::new(&code::D083, message);
        Failure::from(diagnostic.help(say::RULE_HELP.message()))
    };
    let next = 1 + usize::try_from(record.extensions_of(area)).unwrap_or(usize::MAX - 1);
    let Some(stage) = rule.stages.get(next) else {
        return Err(departs(say::NO_FURTHER_STAGE.with("area", &area.area)));
    };
    let counted = area.drawn - record.replaced_in(area).min(area.drawn);
    let cases = stage.cases.min(area.population).saturating_sub(counted);
    match args.by {
        Some(by) if by != cases => Err(departs(say::NOT_THE_STAGE.message())),
        _ => Ok(cases),
    }
}

/// The extended draw, and the files that change with it.
struct Drawn {
    extended: ChangedDraw,
    files: Vec<FolderFile>,
}

impl Drawn {
    fn of_reserves(record: DrawRecord, sample: Sample) -> Self {
        Self {
            files: draw_files(&record, &sample),
            extended: ChangedDraw {
                record,
                sample,
                events: None,
                prior: None,
            },
        }
    }

    /// The next tickets of the extract, which must be the one that the sample was drawn from.
    fn of_extract(
        folder: &Folder,
        stored: &StoredDraw<'_>,
        sample: &Sample,
        extension: &Extension,
        (args, threads): (&ExtendArgs, NonZeroUsize),
    ) -> Result<Self, Failure> {
        refuse_missing(&stored.record, extension, args)?;
        let template = match &stored.record.template {
            Some(_) => Some(stored.template()?),
            None => None,
        };
        let mut record = stored.record.clone();
        record.extensions.push(extension.clone());
        let key = args.key.of_folder(folder, &stored.record)?;
        let given = Given {
            extract: &args.extract,
            avoid: &[],
            key: key.as_ref(),
            limits: args.limits.limits(),
            threads,
        };
        let mut events = EventsAgain::read(folder, stored, &args.events, &given)?;
        let (mut again, _) = draw_again(folder, &record, template.as_ref(), &mut events, &given)?;
        again.record.events = events.records(&record);
        as_named(&record, &mut again.record);
        let departures = stored.record.departures(sample, &again);
        let refused = departures.into_iter().map(|difference| {
            Diagnostic::new(
                &code::D085,
                say::OTHER_EXTRACT.with("difference", difference),
            )
        });
        if let Some(failure) = Failure::of(refused.collect()) {
            return Err(failure);
        }
        record.areas = again.record.areas.clone();
        let prior = match &template {
            Some(template) => prior_again(folder, template, &again, args)?,
            None => None,
        };
        let mut files = draw_files(&record, &again.sample);
        files.extend(
            prior
                .iter()
                .map(|prior| (names::PRIOR.to_owned(), prior.to_csv())),
        );
        files.extend(events.files(&again.sample));
        Ok(Self {
            files,
            extended: ChangedDraw {
                record,
                sample: again.sample,
                events: template.map(|template| events.owned_tables(&template)),
                prior,
            },
        })
    }
}

/// What the earlier audit said of all cases, the new ones too; `None` where none was looked up before.
fn prior_again(
    folder: &Folder,
    template: &Template,
    again: &Draw,
    args: &ExtendArgs,
) -> Result<Option<PriorOutcomes>, Failure> {
    if args.prior.is_none() && prior::kept(folder)? != PriorOutcomes::default() {
        return Err(Diagnostic::new(&code::D084, say::NEEDS_PRIOR.message()).into());
    }
    let pseudonyms = again.record.pseudonyms.as_ref();
    let earlier =
        EarlierAudit::look_up(args.prior.as_deref(), template, &again.sample, pseudonyms)?;
    Ok(args.prior.is_some().then_some(earlier.outcomes))
}

fn draw_files(record: &DrawRecord, sample: &Sample) -> Vec<FolderFile> {
    vec![
        (names::DRAW.to_owned(), record.to_json()),
        (names::SAMPLE.to_owned(), sample.to_csv()),
    ]
}

/// Further cases need the extract, and every table that the draw was made with.
fn refuse_missing(
    record: &DrawRecord,
    extension: &Extension,
    args: &ExtendArgs,
) -> Result<(), Failure> {
    if !args.extract.is_empty() {
        let is_given = |name: &str| args.events.iter().any(|(given, _)| given == name);
        let missing = record
            .events
            .iter()
            .filter(|events| !is_given(&events.name));
        let diagnostics = missing.map(|events| {
            Diagnostic::new(&code::D084, say::NEEDS_EVENTS.with("table", &events.name))
        });
        return Failure::of(diagnostics.collect()).map_or(Ok(()), Err);
    }
    let short = extension.areas.iter().filter_map(|extended| {
        let mut areas = record.areas.iter();
        let area = areas.find(|area| area.area == extended.area)?;
        let message = say::NEEDS_EXTRACT
            .with("area", &area.area)
            .with("reserves", area.reserves)
            .with("cases", extended.cases);
        (area.reserves < extended.cases)
            .then(|| Diagnostic::new(&code::D084, message).help(say::GIVE_EXTRACT.message()))
    });
    Failure::of(short.collect()).map_or(Ok(()), Err)
}

/// The command as the journal has it.
fn command(args: &ExtendArgs) -> String {
    let by = args.by.map(|by| format!(" --by {by}")).unwrap_or_default();
    let areas = args.area.iter().map(|area| format!(" --area {area}"));
    areas.fold(format!("extend{by}"), |command, area| command + &area)
}
