//! `report`: what is put before a committee, made from audit folders.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::console::Console;
use super::files;
use super::hearing;
use super::stored::path_of;
use super::stored_answers;
use super::stored_audit::{self, StoredAudit};
use super::surroundings::Surroundings;
use super::{PROGRAM, Status, trend};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::dossier::{Action, Dossier, Source};
use crate::findings::{self, Findings};
use crate::folder::{Event, Folder, names, sha256_hex, write_atomically};
use crate::lang::{Lang, Message, cli as cli_say, dossier as say, supervision};
use crate::report::paper::{Paper, Slips, brief};
use crate::report::{docx, html, workbook, write_blocks_markdown};
use crate::template::{SaidOfSupervision, SupervisionKind};
use crate::trend::{Period, develop};

/// The list of actions that a folder can hold.
const ACTIONS: &str = "actions.csv";

/// What `-o` names for standard output.
const STANDARD_OUTPUT: &str = "-";

/// Arguments of `report`.
#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    /// Audit folders; several make one document
    #[arg(value_name = "FOLDER", required = true)]
    folders: Vec<PathBuf>,

    /// Form of the report; summary is a paragraph for each area, which is printed
    #[arg(
        long,
        value_name = "html|md|xlsx|docx|summary",
        default_value = "html",
        hide_possible_values = true,
        value_parser = PossibleValuesParser::new(FORMS.into_iter().chain(FORMS_OF_OTHERS))
    )]
    format: String,

    /// File to write to, - for standard output; default: report.FORM in the folder
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Who reads it: the public gets no case ids, no remarks and no small numbers
    #[arg(long, value_enum, value_name = "WHO", default_value = "internal")]
    audience: AudienceArg,

    /// Add a slip for each case, for the leader
    #[arg(long)]
    per_case: bool,

    /// Earlier audits of the same template, for the development; may be given several times
    #[arg(long, value_name = "FOLDER")]
    before: Vec<PathBuf>,

    /// What is done about the findings (CSV); default: actions.csv of the folders that have one
    #[arg(long, value_name = "FILE")]
    actions: Option<PathBuf>,

    /// Kind of supervision that the audit belongs to; makes the paragraph on it. Default: as [report] of the template says
    #[arg(long, value_enum, value_name = "KIND")]
    supervision: Option<SupervisionArg>,

    /// The supervision is carried out by an outside party; --external=no: it is not, whatever the template says
    #[arg(long, value_name = "yes|no", num_args = 0..=1, require_equals = true, default_missing_value = "yes",
          value_parser = yes_or_no)]
    external: Option<bool>,

    /// Whether it is presented to the politicians; default: as the template says, else yes for what is external or not
    /// internal
    #[arg(long, value_name = "yes|no", value_parser = yes_or_no)]
    political: Option<bool>,
}

/// What `--format` can be.
const FORMS: [&str; 5] = ["html", "md", "xlsx", "docx", "summary"];

/// The forms of other commands, which `--format` before the command can ask for.
const FORMS_OF_OTHERS: [&str; 4] = ["table", "text", "csv", "json"];

/// `--audience`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum AudienceArg {
    /// The authority itself
    Internal,
    /// Everybody
    Public,
}

/// `--supervision`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SupervisionArg {
    /// revisionstilsyn
    Audit,
    /// praksistilsyn
    Practice,
    /// øvrigt tilsyn
    Other,
    /// internt tilsyn
    Internal,
}

fn yes_or_no(text: &str) -> Result<bool, String> {
    match text {
        "yes" | "ja" => Ok(true),
        "no" | "nej" => Ok(false),
        _ => Err("write yes or no".to_owned()),
    }
}

pub(super) fn run(
    args: &ReportArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    args.check()?;
    let folders = open(&args.folders)?;
    let mut sources = Vec::new();
    for folder in &folders {
        sources.push(source(folder)?);
    }
    args.check_supervision(&sources)?;
    develop_with(&args.before, &folders, &mut sources)?;
    let actions = actions(args.actions.as_deref(), &folders)?;
    let mut dossier = Dossier::internal(sources, args.said_of_supervision(), actions);
    if args.audience == AudienceArg::Public {
        dossier = dossier.for_the_public();
    }
    let slips = if args.per_case {
        Slips::PerCase
    } else {
        Slips::None
    };
    let paper = Paper::of(&dossier, slips, console.lang);
    let warning = look_for_cpr(&paper, args.audience, console.lang)?;
    if args.format == "summary" {
        return print_brief(&dossier, args, console);
    }
    let bytes = written(&args.format, &dossier, slips, &paper, console.lang)?;
    let path = save(args, &folders, &bytes, console, surroundings)?;
    if let Some(warning) = warning {
        console.complain(&warning);
    }
    if let Some(path) = path {
        console.note(&say::WRITTEN.with("path", path));
    }
    Ok(Status::Holds)
}

impl ReportArgs {
    /// That the arguments go together.
    fn check(&self) -> Result<(), Failure> {
        let refused = |message: Message| {
            let diagnostic = Diagnostic::new(&code::C005, message);
            Err(Failure::from(diagnostic))
        };
        if FORMS_OF_OTHERS.contains(&self.format.as_str()) {
            let message = say::NO_SUCH_FORM.with("form", &self.format);
            return Err(Diagnostic::new(&code::C003, message).into());
        }
        if self.per_case && self.audience == AudienceArg::Public {
            return refused(say::SLIPS_ARE_INTERNAL.message());
        }
        if self.per_case && self.format == "summary" {
            return refused(say::SLIPS_NEED_A_DOCUMENT.message());
        }
        if self.folders.len() > 1 && self.output.is_none() && self.format != "summary" {
            return refused(say::WHERE_TO.message());
        }
        Ok(())
    }

    /// What the command line says of the supervision.
    fn said_of_supervision(&self) -> SaidOfSupervision {
        SaidOfSupervision {
            kind: self.supervision.map(|kind| match kind {
                SupervisionArg::Audit => SupervisionKind::Audit,
                SupervisionArg::Practice => SupervisionKind::Practice,
                SupervisionArg::Other => SupervisionKind::Other,
                SupervisionArg::Internal => SupervisionKind::Internal,
            }),
            is_external: self.external,
            is_political: self.political,
        }
    }

    /// That what is said of the supervision comes to a paragraph on at least one of the audits.
    fn check_supervision(&self, sources: &[Source]) -> Result<(), Failure> {
        let said = self.said_of_supervision();
        let is_placed = |source: &Source| said.or(source.template.supervision).kind.is_some();
        if said == SaidOfSupervision::default() || sources.iter().any(is_placed) {
            return Ok(());
        }
        let message = supervision::NO_KIND_GIVEN.message();
        Err(Diagnostic::new(&code::C005, message).into())
    }
}

fn open(paths: &[PathBuf]) -> Result<Vec<Folder>, Failure> {
    let mut folders: Vec<Folder> = Vec::new();
    for path in paths {
        let folder = Folder::open(path)?;
        if folders.contains(&folder) {
            let message = say::SAME_FOLDER.message();
            let place = Place::file(path.display().to_string());
            return Err(Diagnostic::new(&code::C005, message).at(place).into());
        }
        folders.push(folder);
    }
    Ok(folders)
}

/// What a folder tells, if its findings are those that its answers give.
fn source(folder: &Folder) -> Result<Source, Failure> {
    let shown = folder.path().display().to_string();
    if !folder.holds(names::FINDINGS_JSON) {
        let diagnostic = Diagnostic::new(&code::C100, say::NOT_SCORED.message());
        let help = say::NOT_SCORED_HELP.with("folder", &shown);
        return Err(diagnostic.at(Place::file(shown)).help(help).into());
    }
    let mut audit = StoredAudit::read(folder)?;
    audit.look_at_the_same(folder)?;
    let answers = stored_answers::answers(folder, &audit)?;
    let scored = audit.score(&answers, &audit.decisions)?;
    let kept = findings::from_json(&folder.read(names::FINDINGS_JSON)?, &shown)?;
    if !same(&kept, &scored.findings) {
        let diagnostic = Diagnostic::new(&code::C101, say::STALE.message());
        let help = say::NOT_SCORED_HELP.with("folder", &shown);
        return Err(diagnostic.at(Place::file(shown)).help(help).into());
    }
    refuse_altered(folder)?;
    let journal = folder.journal()?;
    Ok(Source {
        folder: folder.own_name(),
        record: audit.record().clone(),
        template: scored.template,
        findings: scored.findings,
        cases: scored.cases,
        hearing: hearing::kept(folder)?,
        observations: stored_answers::observations(folder)?,
        journal_head: crate::folder::head(&folder.journal_bytes()?),
        journal,
        development: None,
    })
}

/// Remarks are told as they were taken in, or not at all.
fn refuse_altered(folder: &Folder) -> Result<(), Failure> {
    let told = [names::HEARING, names::OBSERVATIONS];
    let altered = folder.altered()?;
    let altered = altered.iter().filter(|name| told.contains(&name.as_str()));
    let diagnostics = altered.map(|name| {
        let message = cli_say::ALTERED.with("file", name);
        let diagnostic =
            Diagnostic::new(&code::D010, message).at(Place::file(path_of(folder, name)));
        diagnostic.help(say::ALTERED_HELP.message())
    });
    Failure::of(diagnostics.collect()).map_or(Ok(()), Err)
}

/// Whether two findings are the same, whichever version of the program wrote them.
fn same(one: &Findings, other: &Findings) -> bool {
    let plain = |findings: &Findings| Findings {
        program: String::new(),
        ..findings.clone()
    };
    plain(one) == plain(other)
}

/// Puts each audit beside the earlier ones of its checklist.
fn develop_with(
    before: &[PathBuf],
    folders: &[Folder],
    sources: &mut [Source],
) -> Result<(), Failure> {
    let periods: Vec<Period> = before
        .iter()
        .map(|path| trend::period(path))
        .collect::<Result<_, _>>()?;
    for period in &periods {
        let of_it = |source: &&Source| source.template.id == period.findings.template.id;
        let refused = |message| {
            let diagnostic = Diagnostic::new(&code::C104, message);
            Failure::from(diagnostic.at(Place::file(&period.source)))
        };
        let found = &period.findings;
        let Some(audit) = sources.iter().find(of_it) else {
            return Err(refused(
                say::BEFORE_OF_OTHER.with("template", &found.template.id),
            ));
        };
        if found.as_of >= audit.findings.as_of {
            let message = say::BEFORE_IS_LATER.with("date", found.as_of);
            return Err(refused(message.with("as_of", audit.findings.as_of)));
        }
    }
    for (source, folder) in sources.iter_mut().zip(folders) {
        let of_it = |period: &&Period| period.findings.template.id == source.template.id;
        let mut beside: Vec<Period> = periods.iter().filter(of_it).cloned().collect();
        if !beside.is_empty() {
            beside.push(trend::period(folder.path())?);
            source.development = Some(develop(PROGRAM, beside)?);
        }
    }
    Ok(())
}

/// The actions of the file that was named, or of the folders that hold a list.
fn actions(named: Option<&Path>, folders: &[Folder]) -> Result<Vec<Action>, Failure> {
    if let Some(path) = named {
        let bytes = files::read(path)?;
        return Action::read(&bytes, &path.display().to_string());
    }
    let mut actions = Vec::new();
    for folder in folders.iter().filter(|folder| folder.holds(ACTIONS)) {
        let path = folder.path().join(ACTIONS).display().to_string();
        actions.extend(Action::read(&folder.read(ACTIONS)?, &path)?);
    }
    Ok(actions)
}

fn print_brief(dossier: &Dossier, args: &ReportArgs, console: &Console) -> Result<Status> {
    let mut text = Vec::new();
    write_blocks_markdown(&brief(dossier, console.lang), console.lang, &mut text)?;
    match &args.output {
        Some(path) if path.as_os_str() != STANDARD_OUTPUT => {
            write_atomically(path, |out| out.write_all(&text))?;
        }
        _ => console.print(&text)?,
    }
    Ok(Status::Holds)
}

/// Stops a report for the public that holds what looks like a CPR number; warns of it in an internal one.
fn look_for_cpr(
    paper: &Paper,
    audience: AudienceArg,
    lang: Lang,
) -> Result<Option<Diagnostic>, Failure> {
    let found = paper.cpr_like(lang);
    let Some((heading, text)) = found.first() else {
        return Ok(None);
    };
    let message = say::CPR_FOUND
        .with("count", u64::try_from(found.len()).unwrap_or(u64::MAX))
        .with("where", heading)
        .with("text", crate::extract::excerpt(text));
    match audience {
        AudienceArg::Public => {
            let diagnostic = Diagnostic::new(&code::C103, message);
            Err(diagnostic.help(say::CPR_HELP_PUBLIC.message()).into())
        }
        AudienceArg::Internal => {
            let diagnostic = Diagnostic::new(&code::C105, message);
            Ok(Some(diagnostic.help(say::CPR_HELP_INTERNAL.message())))
        }
    }
}

fn written(
    form: &str,
    dossier: &Dossier,
    slips: Slips,
    paper: &Paper,
    lang: Lang,
) -> Result<Vec<u8>> {
    Ok(match form {
        "md" => {
            let mut text = Vec::new();
            write_blocks_markdown(&paper.text(), lang, &mut text)?;
            text
        }
        "xlsx" => workbook::workbook(dossier, slips, lang)?,
        "docx" => docx::docx(paper, lang),
        _ => html::html(paper, lang),
    })
}

/// Writes the report where it was asked for; the path, unless it is standard output.
fn save(
    args: &ReportArgs,
    folders: &[Folder],
    bytes: &[u8],
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Option<String>> {
    match (&args.output, folders) {
        (Some(path), _) if path.as_os_str() == STANDARD_OUTPUT => {
            console.print(bytes)?;
            Ok(None)
        }
        (Some(path), _) => {
            write_atomically(path, |out| out.write_all(bytes))?;
            Ok(Some(path.display().to_string()))
        }
        (None, folders) => {
            let name = match args.audience {
                AudienceArg::Internal => format!("report.{}", args.format),
                AudienceArg::Public => format!("report-public.{}", args.format),
            };
            for folder in folders {
                keep(folder, &name, bytes, surroundings)?;
            }
            let folder = folders.first().map(Folder::path);
            Ok(folder.map(|folder| folder.join(&name).display().to_string()))
        }
    }
}

/// Writes the report into its folder; the journal has it unless it stands there already.
fn keep(
    folder: &Folder,
    name: &str,
    bytes: &[u8],
    surroundings: &Surroundings,
) -> Result<(), Failure> {
    let recorded = folder.journal()?;
    let last = recorded
        .iter()
        .rev()
        .find_map(|entry| entry.files.get(name));
    let is_there = folder.holds(name) && folder.read(name)? == bytes;
    if is_there && last == Some(&sha256_hex(bytes)) {
        return Ok(());
    }
    let event = Event {
        at: surroundings.stamp(),
        by: surroundings.user.clone(),
        command: format!("report {name}"),
        reason: None,
    };
    stored_audit::save(folder, &[(name.to_owned(), bytes.to_vec())], &event)
}
