//! `draw`: a sample into an audit folder. Also what `run` shares with it: making a draw from arguments, and the folder
//! it goes into.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use anyhow::Result;
use clap::Args;
use rand::TryRng;
use rand::rngs::SysRng;

use super::console::Console;
use super::files::{self, ExtractFile};
use super::options::{DrawArgs, ExtractArgs, Format};
use super::scoring;
use super::surroundings::Surroundings;
use super::{PROGRAM, Status};
use crate::answers::Answers;
use crate::case::Area;
use crate::diag::{Diagnostic, Failure, Place, Severity, SourceFile, code};
use crate::draw::{
    AbsentArea, CprTreatment, Draw, DrawRecord, Request, Seed, SeedOrigin, Sizes, perform,
};
use crate::extract::{
    self, Delimiter, FileHash, Keep, Mapping, Selection, Source, SurveyOptions, Wanted, rejects_csv,
};
use crate::folder::{Access, Event, Folder, names};
use crate::lang::cli as say;
use crate::report::{self, write_csv};
use crate::template::{Role, Template};

/// Cases per area when neither the user nor a template says.
const PER_AREA: u64 = 15;

/// Arguments of `draw`.
#[derive(Debug, Args)]
pub(super) struct DrawCommandArgs {
    #[command(flatten)]
    extract: ExtractArgs,

    /// Template whose columns are kept: the name of a shipped one, or a path
    #[arg(long, value_name = "TEMPLATE")]
    template: Option<String>,

    #[command(flatten)]
    draw: DrawArgs,

    /// The audit folder to make
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
}

pub(super) fn run(
    args: &DrawCommandArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let target = Target::open(Some(&args.output), &args.draw)?;
    let made = Made::new(
        &args.extract,
        &args.draw,
        args.template.as_deref(),
        console,
        surroundings,
    )?;
    let mut files = made.files();
    if target.holds_findings() {
        files.extend(made.findings_again(&args.output)?);
    }
    target.save(&files, "draw", &args.draw, console, surroundings)?;
    match console.format {
        Format::Table | Format::Md => {
            let mut blocks = report::draw::reading(&made.draw);
            blocks.extend(report::draw::drawing(
                &made.draw,
                Some(&args.output.display().to_string()),
            ));
            console.print_blocks(&blocks)?;
        }
        Format::Csv => {
            let mut table = Vec::new();
            write_csv(&report::draw::areas(&made.draw.record), &mut table)?;
            console.print(&table)?;
        }
        Format::Json => console.print(&made.draw.record.to_json())?,
    }
    Ok(Status::Holds)
}

/// A file of an audit folder: its name and its bytes.
pub(super) type FolderFile = (String, Vec<u8>);

/// A draw that was made, with the checklist it was made for.
pub(super) struct Made {
    pub draw: Draw,
    pub template: Option<LoadedTemplate>,
}

/// A template with the text it was read from.
pub(super) struct LoadedTemplate {
    pub source: Arc<SourceFile>,
    pub template: Template,
}

impl LoadedTemplate {
    /// Loads a template by name or path; its warnings are shown.
    pub fn load(name: &str, console: &Console) -> Result<Self, Failure> {
        let (source, checked) = files::template(name)?;
        let (errors, others): (Vec<_>, Vec<_>) = checked
            .diagnostics
            .into_iter()
            .partition(|found| found.code.severity == Severity::Error);
        others
            .iter()
            .for_each(|diagnostic| console.complain(diagnostic));
        if let Some(failure) = Failure::of(errors) {
            return Err(failure);
        }
        let template = checked
            .template
            .expect("a template without errors is there");
        Ok(Self { source, template })
    }
}

impl Made {
    /// Makes the draw that the arguments ask for.
    pub fn new(
        extract: &ExtractArgs,
        draw: &DrawArgs,
        template: Option<&str>,
        console: &Console,
        surroundings: &Surroundings,
    ) -> Result<Self, Failure> {
        let template = template
            .map(|name| LoadedTemplate::load(name, console))
            .transpose()?;
        let checklist = template.as_ref().map(|loaded| &loaded.template);
        let file = ExtractFile::find(&extract.extract)?;
        let request = request(extract, draw, checklist, console, surroundings)?;
        let options = survey_options(extract)?;
        console.detail(&say::STARTS.with("file", file.name()));
        let open = || file.open();
        let source = Source {
            name: file.name(),
            open: &open,
        };
        let survey = extract::survey(&source, &options)?;
        Ok(Self {
            draw: perform(&source, &survey, request)?,
            template,
        })
    }

    /// The files of the draw in an audit folder.
    pub fn files(&self) -> Vec<FolderFile> {
        let mut files = vec![
            (names::DRAW.to_owned(), self.draw.record.to_json()),
            (names::SAMPLE.to_owned(), self.draw.sample.to_csv()),
            (names::REJECTS.to_owned(), rejects_csv(&self.draw.rejects)),
        ];
        if let Some(loaded) = &self.template {
            files.push((
                names::TEMPLATE.to_owned(),
                loaded.source.text.clone().into_bytes(),
            ));
        }
        files
    }

    /// The findings of the new sample, in place of those of the old one.
    fn findings_again(&self, folder: &Path) -> Result<Vec<FolderFile>, Failure> {
        let Some(loaded) = &self.template else {
            let diagnostic = Diagnostic::new(&code::D007, say::HAS_FINDINGS.message());
            return Err(diagnostic
                .at(Place::file(folder.display().to_string()))
                .into());
        };
        let scored = scoring::Scored::of_draw(&self.draw, &loaded.template, &Answers::default())?;
        Ok(scored.files(&loaded.template))
    }
}

fn survey_options(extract: &ExtractArgs) -> Result<SurveyOptions, Failure> {
    let delimiter = match &extract.delimiter {
        Some(text) => Some(Delimiter::from_str(text).map_err(|()| {
            Diagnostic::new(&code::C003, say::BAD_DELIMITER.with("delimiter", text))
        })?),
        None => None,
    };
    Ok(SurveyOptions {
        hash: if extract.no_file_hash {
            FileHash::Skip
        } else {
            FileHash::Sha256
        },
        encoding: extract.encoding.clone(),
        delimiter,
    })
}

fn request(
    extract: &ExtractArgs,
    draw: &DrawArgs,
    template: Option<&Template>,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Request, Failure> {
    let (seed, seed_origin) = seed(draw, console)?;
    let sampling = template.map(|template| template.sampling);
    let by_area = draw
        .area_size
        .iter()
        .map(|(area, size)| (Area::from_parts([area.as_str()]), *size));
    Ok(Request {
        seed,
        seed_origin,
        sizes: Sizes {
            per_area: draw
                .per_area
                .or(sampling.map(|sampling| sampling.per_area))
                .unwrap_or(PER_AREA),
            by_area: by_area.collect(),
            reserve: draw
                .reserve
                .or(sampling.map(|sampling| sampling.reserve))
                .unwrap_or(0),
        },
        absent_area: AbsentArea::Refused,
        selection: selection(extract, template)?,
        cpr: if extract.keep_cpr {
            CprTreatment::Kept
        } else {
            CprTreatment::Masked
        },
        as_of: draw.as_of.unwrap_or_else(|| surroundings.now.date_naive()),
        drawn_at: surroundings.stamp(),
        template: template.map(Template::record),
        program: PROGRAM.to_owned(),
    })
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
    let maps = extract.maps.iter().map(|(column, header)| Mapping {
        column: column.clone(),
        header: header.clone(),
    });
    selection.maps = maps.collect();
    selection.keep = if extract.all_columns {
        Keep::Every
    } else {
        Keep::Wanted
    };
    Ok(selection)
}

/// Where a draw is kept.
pub(super) enum Target {
    /// Nowhere: it is only printed.
    Nowhere,
    /// In a folder that does not exist yet.
    New(PathBuf),
    /// In the place of an earlier draw.
    Redraw(Folder),
}

impl Target {
    /// Makes sure, before the long work, that a draw can be kept where the user wants it.
    pub fn open(path: Option<&Path>, draw: &DrawArgs) -> Result<Self, Failure> {
        match path {
            None => Ok(Self::Nowhere),
            Some(path) if draw.redraw => {
                let folder = Folder::open(path)?;
                refuse_answers(&folder)?;
                Ok(Self::Redraw(folder))
            }
            // Made and dropped at once: it proves that the folder can be made, and leaves nothing behind if the long
            // work is interrupted.
            Some(path) => Folder::create(path, Access::Private).map(|_| Self::New(path.to_owned())),
        }
    }

    /// Whether there are findings of an earlier draw, which must not outlive it.
    fn holds_findings(&self) -> bool {
        matches!(self, Self::Redraw(folder) if folder.holds(names::FINDINGS_JSON) || folder.holds(names::ASSESSMENTS))
    }

    /// Writes the files, all or none, and enters the command in the journal.
    pub fn save(
        self,
        files: &[FolderFile],
        command: &str,
        draw: &DrawArgs,
        console: &Console,
        surroundings: &Surroundings,
    ) -> Result<(), Failure> {
        let event = Event {
            at: surroundings.stamp(),
            by: surroundings.user.clone(),
            command: if draw.redraw {
                format!("{command} --redraw")
            } else {
                command.to_owned()
            },
            reason: draw.reason.clone(),
        };
        let folder = match self {
            Self::Nowhere => return Ok(()),
            Self::New(path) => {
                let mut folder = Folder::create(&path, Access::Private)?;
                for (name, bytes) in files {
                    folder.write(name, |out| out.write_all(bytes))?;
                }
                folder.commit(&event)?
            }
            Self::Redraw(folder) => {
                warn_of_used_seed(&folder, files, console)?;
                let mut change = folder.change()?;
                for (name, bytes) in files {
                    change.write(name, |out| out.write_all(bytes))?;
                }
                change.commit(&event)?;
                folder
            }
        };
        console.note(&say::SAVED.with("folder", folder.path().display().to_string()));
        Ok(())
    }
}

/// A redraw would make the answers of reviewers void.
fn refuse_answers(folder: &Folder) -> Result<(), Failure> {
    if folder.list(names::ANSWERS)?.is_empty() {
        return Ok(());
    }
    Err(Diagnostic::new(&code::D007, say::HAS_ANSWERS.message())
        .at(Place::file(folder.path().display().to_string()))
        .help(say::NEW_FOLDER.message())
        .into())
}

/// The same seed again draws the same low tickets again.
fn warn_of_used_seed(
    folder: &Folder,
    files: &[FolderFile],
    console: &Console,
) -> Result<(), Failure> {
    let earlier = DrawRecord::from_json(&folder.read(names::DRAW)?, names::DRAW)?;
    let draw = files.iter().find(|(name, _)| name == names::DRAW);
    let now = draw
        .map(|(_, bytes)| DrawRecord::from_json(bytes, names::DRAW))
        .transpose()?;
    if now.is_some_and(|now| now.seed == earlier.seed) {
        console.complain(&Diagnostic::new(&code::D003, say::USED_SEED.message()));
    }
    Ok(())
}
