//! `sheet`: worksheets for the reviewers of an audit, all cases on one or divided among several.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::Status;
use super::console::Console;
use super::files;
use super::stored::path_of;
use super::stored_answers;
use super::stored_audit::{self, StoredAudit};
use super::surroundings::Surroundings;
use super::target::FolderFile;
use crate::answers::{Answers, Reviewers};
use crate::case::CaseId;
use crate::diag::{Diagnostic, Failure, Place, SourceFile, code};
use crate::findings::Decisions;
use crate::folder::{Event, Folder, names};
use crate::lang::{Lang, worksheet as say};
use crate::report::{Align, Block, Cell, Column, Table};
use crate::worksheet::{
    AreaConclusion, Beside, CONCLUSION, Division, Facts, Layout, Observation, Origin, Person,
    WHOLE, Wish, Worksheet, cases_of, divide, read_people, sheet_of, text, workbook,
};

/// The list of reviewers that an audit folder may have.
const PEOPLE: &str = "reviewers.toml";

/// Arguments of `sheet`.
#[derive(Debug, Args)]
pub(super) struct SheetArgs {
    /// The audit folder
    folder: PathBuf,

    /// How cases and questions stand
    #[arg(long, value_enum, value_name = "LAYOUT", default_value = "matrix")]
    layout: LayoutArg,

    /// Form of the worksheets
    #[arg(
        long,
        value_parser = ["xlsx", "csv", "table", "json", "md"],
        hide_possible_values = true,
        default_value = "xlsx",
        value_name = "xlsx|csv",
        help_heading = "Output",
        display_order = 1000
    )]
    format: String,

    /// Somebody who reviews; several share the cases evenly
    #[arg(long = "reviewer", value_name = "NAME")]
    reviewer: Vec<String>,

    /// Who reviews, and which cases are not for whom (TOML: [[reviewer]], name, not = { COLUMN = ["value"] });
    /// default: reviewers.toml of the audit folder, if it has one
    #[arg(long, value_name = "FILE")]
    reviewers: Option<PathBuf>,

    /// How many cases two look at, each without seeing the other's answers
    #[arg(long, value_name = "N")]
    overlap: Option<u64>,

    /// Divide the cases anew, though they were divided before
    #[arg(long)]
    reassign: bool,
}

/// `--layout`.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum LayoutArg {
    /// Cases down, questions across
    Matrix,
    /// A row for each case and criterion
    Long,
    /// A sheet for each case, to be printed
    Case,
}

impl From<LayoutArg> for Layout {
    fn from(argument: LayoutArg) -> Self {
        match argument {
            LayoutArg::Matrix => Self::Matrix,
            LayoutArg::Long => Self::Long,
            LayoutArg::Case => Self::Case,
        }
    }
}

/// What the worksheets are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Xlsx,
    Csv,
}

pub(super) fn run(
    args: &SheetArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let form = form(&args.format)?;
    let folder = Folder::open(&args.folder)?;
    let mut audit = StoredAudit::read(&folder)?;
    audit.look_at_the_same(&folder)?;
    let recorded = stored_answers::reviewers(&folder)?;
    let reviewers = divided(args, &folder, &audit, &recorded)?;
    let scored = audit.score(&Answers::default(), &Decisions::default())?;
    let events = audit.events();
    let desk = Desk {
        facts: Facts {
            sample: &audit.sample,
            template: scored.template(),
            assessed: scored.cases(),
            events: &events,
            lang: console.lang,
        },
        origin: stored_answers::origin(&folder, audit.record())?,
        layout: args.layout.into(),
        form,
        observations: stored_answers::observations(&folder)?,
        conclusions: conclusions(&audit.decisions),
        as_of: audit.record().as_of,
        folder: &folder,
        audit: &audit,
    };
    let (mut files, table) = desk.write(&reviewers)?;
    refuse_filled_in(&folder, &files)?;
    if reviewers != recorded {
        files.push((names::REVIEWERS.to_owned(), reviewers.to_csv()));
    }
    let event = Event {
        at: surroundings.stamp(),
        by: surroundings.user.clone(),
        command: command(args),
        reason: None,
    };
    stored_audit::save(&folder, &files, &event)?;
    let shown = folder.path().display().to_string();
    console.note(&say::WRITTEN_TO.with("folder", shown));
    for file in of_earlier_divisions(&folder, &files)? {
        console.note(&say::OF_EARLIER_DIVISION.with("file", path_of(&folder, &file)));
    }
    console.print_blocks(&[Block::Table(table)])?;
    Ok(Status::Holds)
}

fn form(format: &str) -> Result<Form, Failure> {
    match format {
        "xlsx" => Ok(Form::Xlsx),
        "csv" => Ok(Form::Csv),
        // Forms that other commands have, which can stand before the command.
        other => {
            let message = say::NO_SUCH_FORM.with("form", other);
            Err(Diagnostic::new(&code::C003, message).into())
        }
    }
}

/// The command as the journal has it.
fn command(args: &SheetArgs) -> String {
    let layout = args.layout.to_possible_value();
    let layout = layout.map_or_else(String::new, |value| value.get_name().to_owned());
    let mut command = format!("sheet --layout {layout} --format {}", args.format);
    for name in &args.reviewer {
        command.push_str(&format!(" --reviewer {name}"));
    }
    if let Some(overlap) = args.overlap {
        command.push_str(&format!(" --overlap {overlap}"));
    }
    if args.reassign {
        command.push_str(" --reassign");
    }
    command
}

/// Who looks at which case: as asked for, or as it was divided before; nobody where it was not.
fn divided(
    args: &SheetArgs,
    folder: &Folder,
    audit: &StoredAudit,
    recorded: &Reviewers,
) -> Result<Reviewers, Failure> {
    let listed = listed_people(args, folder)?;
    let before = if args.reassign {
        &Reviewers::default()
    } else {
        recorded
    };
    let people = people(args, listed, before);
    if people.len() < 2 && args.overlap.is_some_and(|overlap| overlap > 0) {
        let message = say::OVERLAP_NEEDS_TWO.message();
        return Err(Diagnostic::new(&code::A032, message).into());
    }
    if people.is_empty() {
        return Ok(Reviewers::default());
    }
    let shared = before.by_case.values().filter(|by| by.second.is_some());
    let shared = u64::try_from(shared.count()).unwrap_or(u64::MAX);
    let overlap = args.overlap.unwrap_or(shared);
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    let is_as_before = before.names().iter().all(|name| names.contains(name))
        && names.len() == before.names().len()
        && overlap == shared;
    if !before.is_empty() && !is_as_before {
        let reviewers: Vec<&str> = before.names().into_iter().collect();
        let message = say::OTHER_REVIEWERS
            .with("reviewers", reviewers.join(", "))
            .with("overlap", shared);
        let help = say::REASSIGN_HELP.message();
        return Err(Diagnostic::new(&code::C088, message).help(help).into());
    }
    divide(&Division {
        sample: &audit.sample,
        people: &people,
        overlap,
        before,
    })
}

/// The people of a list of reviewers, if there is one.
fn listed_people(args: &SheetArgs, folder: &Folder) -> Result<Option<Vec<Person>>, Failure> {
    let source = match &args.reviewers {
        Some(path) => {
            let text = String::from_utf8(files::read(path)?);
            SourceFile {
                name: path.display().to_string(),
                text: text.map_err(|_| no_text(&path.display().to_string()))?,
            }
        }
        None if folder.holds(PEOPLE) => SourceFile {
            name: path_of(folder, PEOPLE),
            text: folder.read_text(PEOPLE)?,
        },
        None => return Ok(None),
    };
    read_people(&Arc::new(source)).map(Some)
}

fn no_text(file: &str) -> Failure {
    let message = say::BAD_REVIEWERS.with("detail", "UTF-8");
    Diagnostic::new(&code::A032, message)
        .at(Place::file(file))
        .help(say::REVIEWERS_LOOK.message())
        .into()
}

/// Who reviews: those who were named, else those who did before, else all on the list.
fn people(args: &SheetArgs, listed: Option<Vec<Person>>, before: &Reviewers) -> Vec<Person> {
    let is_asked_anew = args.reviewers.is_some();
    let listed = listed.unwrap_or_default();
    let of_name = |name: &str| {
        let name = name.trim();
        let known = listed.iter().find(|person| person.name.trim() == name);
        Person {
            name: name.to_owned(),
            kept_from: known
                .map(|person| person.kept_from.clone())
                .unwrap_or_default(),
        }
    };
    if !args.reviewer.is_empty() {
        args.reviewer.iter().map(|name| of_name(name)).collect()
    } else if !before.is_empty() && !is_asked_anew {
        before.names().into_iter().map(of_name).collect()
    } else {
        listed.iter().map(|person| of_name(&person.name)).collect()
    }
}

fn conclusions(decisions: &Decisions) -> Vec<AreaConclusion> {
    let levels = decisions.levels.iter();
    levels
        .map(|(area, set)| AreaConclusion {
            area: area.clone(),
            level: Some(set.level),
            reason: set.reason.clone(),
            by: set.by.clone(),
        })
        .collect()
}

/// Refuses to write over a worksheet that somebody has written in since it was made.
fn refuse_filled_in(folder: &Folder, files: &[FolderFile]) -> Result<(), Failure> {
    let recorded: Vec<String> = folder
        .journal()?
        .into_iter()
        .flat_map(|entry| entry.files.into_keys())
        .collect();
    let altered = folder.altered()?;
    let is_filled_in =
        |name: &String| folder.holds(name) && (altered.contains(name) || !recorded.contains(name));
    let filled_in = files.iter().filter(|(name, _)| is_filled_in(name));
    let diagnostics = filled_in.map(|(name, _)| {
        let shown = folder.path().display().to_string();
        Diagnostic::new(&code::C086, say::FILLED_IN.message())
            .at(Place::file(path_of(folder, name)))
            .help(say::FILLED_IN_HELP.with("folder", shown))
    });
    Failure::of(diagnostics.collect()).map_or(Ok(()), Err)
}

/// Worksheets of the folder that are none of those just written.
fn of_earlier_divisions(
    folder: &Folder,
    written: &[FolderFile],
) -> Result<BTreeSet<String>, Failure> {
    let entries = folder.journal()?.into_iter();
    let recorded = entries.flat_map(|entry| entry.files.into_keys());
    let is_left = |name: &String| {
        let is_written = written.iter().any(|(other, _)| other == name);
        name.starts_with(WHOLE) && !is_written && folder.holds(name)
    };
    Ok(recorded.filter(is_left).collect())
}

/// What worksheets are made of.
struct Desk<'a> {
    facts: Facts<'a>,
    origin: Origin,
    layout: Layout,
    form: Form,
    observations: Vec<Observation>,
    conclusions: Vec<AreaConclusion>,
    as_of: chrono::NaiveDate,
    folder: &'a Folder,
    audit: &'a StoredAudit,
}

impl Desk<'_> {
    /// The worksheets of all reviewers, and a list of them.
    fn write(&self, reviewers: &Reviewers) -> Result<(Vec<FolderFile>, Table), Failure> {
        let mut files = Vec::new();
        let mut table = list();
        if reviewers.is_empty() {
            let whole = Own {
                reviewer: None,
                cases: None,
            };
            self.one(&whole, 0, &mut files, &mut table)?;
            return Ok((files, table));
        }
        for name in reviewers.names() {
            let cases = cases_of(reviewers, name);
            let shared = cases.iter().filter(|case| {
                let by = reviewers.of(case);
                by.is_some_and(|by| by.second.is_some())
            });
            let shared = u64::try_from(shared.count()).unwrap_or(u64::MAX);
            let own = Own {
                reviewer: Some(name),
                cases: Some(&cases),
            };
            self.one(&own, shared, &mut files, &mut table)?;
        }
        let said = Answers::default();
        let wish = self.wish(CONCLUSION, None, None, &said);
        let conclusions = wish.conclusions_only(&self.beside(true));
        self.put(&conclusions, CONCLUSION, &mut files)?;
        Ok((files, table))
    }

    /// The worksheet of one reviewer.
    fn one(
        &self,
        own: &Own<'_>,
        shared: u64,
        files: &mut Vec<FolderFile>,
        table: &mut Table,
    ) -> Result<(), Failure> {
        let name = own.reviewer.map_or_else(|| WHOLE.to_owned(), sheet_of);
        let said = stored_answers::one(self.folder, self.audit, &name)?;
        let said = said.unwrap_or_default();
        let is_whole = own.reviewer.is_none();
        let wish = self.wish(&name, own.reviewer, own.cases, &said);
        let beside = self.beside(is_whole);
        let first = files.len();
        match self.form {
            Form::Xlsx => self.put(&wish.worksheet(&beside), &name, files)?,
            Form::Csv => {
                self.put(&wish.answers_only(), &name, files)?;
                let noticed = format!("{name}-observations");
                let of_noticed = self.wish(&noticed, own.reviewer, own.cases, &said);
                self.put(&of_noticed.observations_only(&beside), &noticed, files)?;
                if is_whole {
                    let concluded = self.wish(CONCLUSION, None, None, &said);
                    self.put(&concluded.conclusions_only(&beside), CONCLUSION, files)?;
                }
            }
        }
        let (cases, asked) = wish.to_do();
        let file = files.get(first).map(|(file, _)| file.clone());
        table.push(vec![
            Cell::Text(file.unwrap_or_default()),
            Cell::Text(own.reviewer.unwrap_or_default().to_owned()),
            Cell::Count(cases),
            Cell::Count(shared),
            Cell::Count(asked),
        ]);
        Ok(())
    }

    fn wish<'w>(
        &'w self,
        name: &'w str,
        reviewer: Option<&'w str>,
        cases: Option<&'w [CaseId]>,
        said: &'w Answers,
    ) -> Wish<'w> {
        Wish {
            facts: self.facts,
            origin: &self.origin,
            name,
            reviewer,
            cases,
            said,
            layout: self.layout,
        }
    }

    fn beside(&self, concludes: bool) -> Beside<'_> {
        Beside {
            as_of: self.as_of,
            observations: &self.observations,
            conclusions: concludes.then_some(self.conclusions.as_slice()),
        }
    }

    fn put(
        &self,
        worksheet: &Worksheet,
        name: &str,
        files: &mut Vec<FolderFile>,
    ) -> Result<(), Failure> {
        let file = file_name(name, self.form);
        names::check(&file)?;
        let bytes = written(worksheet, self.form, self.facts.lang)?;
        files.push((file, bytes));
        Ok(())
    }
}

/// A reviewer with the cases of this reviewer; all cases where they are not divided.
struct Own<'a> {
    reviewer: Option<&'a str>,
    cases: Option<&'a [CaseId]>,
}

fn written(worksheet: &Worksheet, form: Form, lang: Lang) -> Result<Vec<u8>, Failure> {
    match form {
        Form::Xlsx => workbook(worksheet, lang),
        Form::Csv => Ok(text(worksheet, lang)),
    }
}

/// `worksheet.xlsx` for all cases, `worksheet-anna.xlsx` for a part of them.
fn file_name(name: &str, form: Form) -> String {
    let ending = match form {
        Form::Xlsx => "xlsx",
        Form::Csv => "csv",
    };
    let of_all = [WHOLE.to_owned(), format!("{WHOLE}-observations")];
    if of_all.iter().any(|known| known == name) {
        format!("{name}.{ending}")
    } else {
        format!("{WHOLE}-{name}.{ending}")
    }
}

fn list() -> Table {
    let columns = [
        ("file", &say::FILE, Align::Left),
        ("reviewer", &say::WHO, Align::Left),
        ("cases", &say::CASE_COUNT, Align::Right),
        ("shared", &say::SHARED, Align::Right),
        ("answers", &say::ASKED, Align::Right),
    ];
    let columns = columns.map(|(key, title, align)| Column::new(key, title, align));
    Table::new(None, columns.into())
}
