//! Making a draw from the arguments of a command: the checklist, the seed, the sizes, the columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use rand::TryRng;
use rand::rngs::SysRng;

use super::PROGRAM;
use super::console::Console;
use super::events::GivenEvents;
use super::extracts::{self, ExtractFile, NamedFile};
use super::files;
use super::key_file::KeyFile;
use super::map_file::MapFile;
use super::no_cpr::refuse_cpr;
use super::options::{DrawArgs, ExtractArgs};
use super::population::population;
use super::progress::Progress;
use super::stop_rule;
use super::surroundings::Surroundings;
use super::target::{FolderFile, Target};
use crate::assess::{ApplicableCases, PopulationTally, PopulationTemplate, PriorOutcomes};
use crate::case::Area;
use crate::diag::{Diagnostic, Failure, Severity, code};
use crate::draw::{
    AbsentArea, Allocation, CodeKey, CprTreatment, Draw, Request, SampleSize, Seed, SeedOrigin,
    Sizes, StopRule, perform,
};
use crate::extract::{Extract, FileHash, Keep, Selection, SurveyOptions, Wanted, rejects_csv};
use crate::folder::names;
use crate::lang::cli as say;
use crate::report::{self, Block};
use crate::template::{Role, Template};

/// Cases per area when neither the user nor a template says.
const PER_AREA: u64 = 15;

/// A draw that was made, with the checklist it was made for.
pub(super) struct Made {
    pub draw: Draw,
    pub template: Option<Template>,
    /// How many cases its criteria concern, where data decides it for every case.
    pub applicable: ApplicableCases,
    /// The event tables of the checklist.
    pub events: GivenEvents,
    /// Where the key of its codes is kept, if case ids are not written.
    pub key: Option<KeyFile>,
}

/// Loads a template by name or path; its warnings are shown.
pub(super) fn load(name: &str, console: &Console) -> Result<Template, Failure> {
    let checked = files::template(name)?;
    let (errors, others): (Vec<_>, Vec<_>) = checked
        .diagnostics
        .into_iter()
        .partition(|found| found.code.severity == Severity::Error);
    // Hints are for those who write the template: `check` shows them.
    others
        .iter()
        .filter(|found| found.code.severity == Severity::Warning)
        .for_each(|diagnostic| console.complain(diagnostic));
    if let Some(failure) = Failure::of(errors) {
        return Err(failure);
    }
    if checked.is_fragment {
        let diagnostic = Diagnostic::new(&code::C004, say::FRAGMENT.with("name", name));
        return Err(diagnostic.into());
    }
    Ok(checked
        .template
        .expect("a template without errors is there"))
}

impl Made {
    /// Makes the draw that the arguments ask for.
    pub fn new(
        extract: &ExtractArgs,
        draw: &DrawArgs,
        template: Option<&str>,
        target: &Target,
        console: &Console,
        surroundings: &Surroundings,
    ) -> Result<Self, Failure> {
        let template = template.map(|name| load(name, console)).transpose()?;
        let key = KeyFile::of(&draw.pseudonyms, target)?;
        let code_key = key.as_ref().map(KeyFile::key);
        let request = request(
            extract,
            draw,
            template.as_ref(),
            code_key,
            console,
            surroundings,
        )?;
        let made = with_extract(extract, console, Look::Beginning, |population| {
            Self::of(population, extract, template, request, console)
        })?;
        Ok(Self { key, ..made })
    }

    fn of(
        population: &mut Extract<'_>,
        extract: &ExtractArgs,
        template: Option<Template>,
        request: Request,
        console: &Console,
    ) -> Result<Self, Failure> {
        let checklist = template.as_ref();
        // A guess that may not hold is no word to begin with.
        let told = match population.is_guessed() {
            true => Vec::new(),
            false => remarks(population),
        };
        console.complain_of(&told);
        let mut events = GivenEvents::read(extract, checklist, &request, console)?;
        let prepared = checklist.map(PopulationTemplate::from);
        let mut applicability = prepared
            .as_ref()
            .map(|prepared| PopulationTally::new(prepared, request.as_of, events.tables()));
        let drawn = perform(population, request, &mut applicability);
        let remarks = remarks(population).into_iter();
        remarks
            .filter(|remark| !told.contains(remark))
            .for_each(|remark| console.complain(&remark));
        let mut draw = drawn?;
        console.complain_of(&draw.warnings);
        let counted = applicability.map(|counted| (counted.unmatched(), counted.finish()));
        let (unmatched, counted) = counted.unwrap_or_default();
        let applicable = checklist.map(|checklist| counted.applicable(checklist));
        let applicable = applicable.unwrap_or_default();
        events.note_unmatched(&unmatched, console);
        draw.record.events = events.records();
        draw.masked += events.masked(&draw.sample);
        Ok(Self {
            draw,
            template,
            applicable,
            events,
            key: None,
        })
    }

    /// The files of the draw in an audit folder.
    pub fn files(&self) -> Vec<FolderFile> {
        let of_events = self.events.0.iter().flatten();
        let rejects = of_events.flat_map(|given| given.rejects.iter());
        let rejects: Vec<_> = self.draw.rejects.iter().chain(rejects).cloned().collect();
        let mut files = vec![
            (names::DRAW.to_owned(), self.draw.record.to_json()),
            (names::SAMPLE.to_owned(), self.draw.sample.to_csv()),
            (names::REJECTS.to_owned(), rejects_csv(&rejects)),
        ];
        if let Some(avoided) = &self.draw.avoided {
            files.push((names::AVOIDED.to_owned(), avoided.clone()));
        }
        if let Some(template) = &self.template {
            let text = template.text.clone().into_bytes();
            files.push((names::TEMPLATE.to_owned(), text));
            files.push((names::APPLICABLE.to_owned(), self.applicable.to_csv()));
            // What an earlier draw kept of other cases does not outlive it.
            if !template.priors.is_empty() {
                let none = PriorOutcomes::default();
                files.push((names::PRIOR.to_owned(), none.to_csv()));
            }
        }
        files.extend(self.events.files(&self.draw.sample));
        files
    }

    /// Writes the key of the codes, if it is new: before the draw, which would be worth nothing without it.
    pub fn keep_key(&self, console: &Console) -> Result<(), Failure> {
        self.key.as_ref().map_or(Ok(()), |key| key.keep(console))
    }

    /// What was read of the extract and of the event tables.
    pub fn reading(&self) -> Vec<Block> {
        let mut blocks = report::draw::reading(&self.draw);
        blocks.extend(report::events::reading(self.events.0.iter().flatten()));
        blocks
    }
}

/// What a reader should know of how the files are read.
pub(super) fn remarks(extract: &Extract<'_>) -> Vec<Diagnostic> {
    let parts = extract.parts().iter();
    parts.flat_map(|part| part.survey.remarks.clone()).collect()
}

/// How much of a large file is looked at before its rows are read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Look {
    /// Its beginning; the rest together with the rows.
    Beginning,
    /// All of it.
    Whole,
}

/// Looks at the files of an extract for the first time, and does what is to be done with them.
pub(super) fn with_extract<T>(
    args: &ExtractArgs,
    console: &Console,
    look: Look,
    work: impl FnOnce(&mut Extract<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let options = args.reading.survey_options(file_hash(args))?;
    let unpacking = args.reading.unpack_options(file_hash(args));
    let progress = Arc::new(Progress::default());
    let arriving = console.watch(&progress, Arc::default());
    let named = NamedFile::all(&args.extract, &progress)?;
    drop(arriving);
    let mut files = Vec::new();
    for file in named {
        console.detail(&say::STARTS.with("file", file.name()));
        files.push(file.unpack(&unpacking)?);
    }
    extracts::refuse_idle_sheet(&files, &unpacking)?;
    let before = extracts::bytes_before(&files, &progress);
    let openers: Vec<_> = files
        .iter()
        .zip(&before)
        .map(|(file, before)| || file.open_watched(&progress, *before))
        .collect();
    let size = |file: usize| match look {
        Look::Beginning => files.get(file).and_then(ExtractFile::size),
        Look::Whole => None,
    };
    let parts = extracts::survey(&files, &openers, |file, _| SurveyOptions {
        bytes: size(file),
        threads: Some(console.threads),
        ..options.clone()
    })?;
    let mut extract = Extract::of(parts)?.read_by(console.threads);
    let _drawing = console.watch(&progress, extract.rows_seen());
    work(&mut extract)
}

/// Whether the hashes of the files are computed.
pub(super) fn file_hash(extract: &ExtractArgs) -> FileHash {
    if extract.no_file_hash {
        FileHash::Skip
    } else {
        FileHash::Sha256
    }
}

/// The draw that the arguments ask for.
pub(super) fn request(
    extract: &ExtractArgs,
    draw: &DrawArgs,
    template: Option<&Template>,
    key: Option<&CodeKey>,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Request, Failure> {
    refuse_twice("--area-size", &draw.area_size)?;
    refuse_twice("--events", &extract.events)?;
    let cpr = if extract.keep_cpr {
        CprTreatment::Kept
    } else {
        CprTreatment::Masked
    };
    let stop_rule = stop_rule::stated(draw, template)?;
    let (seed, seed_origin) = seed(draw, console)?;
    let mut selection = selection(extract, template)?;
    let mut population = population(&draw.population, template, cpr, key)?;
    if let Some(path) = &extract.map_file {
        MapFile::read(path)?.widen(&mut selection, &mut population);
    }
    Ok(Request {
        seed,
        seed_origin,
        sizes: sizes(draw, template, stop_rule.as_ref()),
        stop_rule,
        extensions: Vec::new(),
        replaced: Vec::new(),
        absent_area: AbsentArea::Refused,
        selection,
        population,
        cpr,
        key: key.cloned(),
        as_of: draw.as_of.unwrap_or_else(|| surroundings.now.date_naive()),
        drawn_at: surroundings.stamp(),
        template: template.map(Template::record),
        program: PROGRAM.to_owned(),
    })
}

/// How many cases are drawn: what the user says, else what the template says.
fn sizes(draw: &DrawArgs, template: Option<&Template>, rule: Option<&StopRule>) -> Sizes {
    let sampling = template.map(|template| template.sampling);
    let by_area = draw
        .area_size
        .iter()
        .map(|(area, size)| (Area::from_parts([area.as_str()]), *size));
    let sample = match draw.total {
        Some(total) => SampleSize::Total(Allocation {
            total,
            method: draw.allocate.into(),
            min_per_area: draw.min_per_area,
        }),
        None => SampleSize::PerArea {
            per_area: rule
                .map(StopRule::first_cases)
                .or(draw.per_area)
                .or(sampling.map(|sampling| sampling.per_area))
                .unwrap_or(PER_AREA),
            by_area: by_area.collect(),
        },
    };
    let reserve = draw.reserve.or(sampling.map(|sampling| sampling.reserve));
    Sizes {
        sample,
        reserve: reserve.unwrap_or(0),
        extended: BTreeMap::new(),
        replaced: BTreeMap::new(),
    }
}

/// Of two values for one thing, neither is taken in silence.
pub(super) fn refuse_twice<T>(option: &'static str, given: &[(String, T)]) -> Result<(), Failure> {
    for (position, (name, _)) in given.iter().enumerate() {
        if given
            .iter()
            .take(position)
            .any(|(earlier, _)| earlier == name)
        {
            let message = say::GIVEN_TWICE.with("option", option).with("name", name);
            return Err(Diagnostic::new(&code::C003, message).into());
        }
    }
    Ok(())
}

/// The user's seed, or one made of 128 bits from the operating system.
fn seed(draw: &DrawArgs, console: &Console) -> Result<(Seed, SeedOrigin), Failure> {
    let Some(text) = &draw.seed else {
        let mut bytes = [0; 16];
        SysRng.try_fill_bytes(&mut bytes).map_err(|error| {
            Diagnostic::new(
                &code::D001,
                say::NO_RANDOM_BITS.with("error", error.to_string()),
            )
        })?;
        return Ok((
            Seed::generated(u128::from_be_bytes(bytes)),
            SeedOrigin::Generated,
        ));
    };
    refuse_cpr("--seed", text)?;
    let seed = Seed::typed(text.as_str())
        .map_err(|_| Diagnostic::new(&code::D001, say::BAD_SEED.message()))?;
    if seed.is_short() {
        console.complain(&Diagnostic::new(&code::D003, say::SHORT_SEED.message()));
    }
    Ok((seed, SeedOrigin::Typed))
}

/// The columns that are asked for: the template's, with the user's id and area in place of its own.
fn selection(extract: &ExtractArgs, template: Option<&Template>) -> Result<Selection, Failure> {
    let named = |headers: &[String]| headers.iter().map(Wanted::header).collect::<Vec<_>>();
    let mut selection = template.map(Template::selection).unwrap_or_default();
    if !extract.id.is_empty() {
        selection.id = named(&extract.id);
    }
    if !extract.area.is_empty() {
        selection.area = named(&extract.area);
    }
    if selection.id.is_empty() {
        let has_no_role = template.is_some_and(|template| template.with_role(Role::Id).is_empty());
        let message = if has_no_role {
            &say::TEMPLATE_WITHOUT_ID
        } else {
            &say::NO_ID
        };
        return Err(Diagnostic::new(&code::C003, message.message()).into());
    }
    let maps = extract.reading.mappings();
    selection.maps = match template {
        Some(template) => template.maps_of_extract(maps),
        None => maps,
    };
    selection.keep = if extract.all_columns {
        Keep::Every
    } else {
        Keep::Wanted
    };
    Ok(selection)
}
