//! `check`: every problem of template files in one run.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::Status;
use super::check_history::Earlier;
use super::console::Console;
use super::extracts;
use super::reading::ReadingArgs;
use super::surroundings::Surroundings;
use super::template_files::FoundTemplates;
use crate::assess::failing_tests;
use crate::diag::{Code, Diagnostic, Failure, Place, Severity, code};
use crate::extract::{FileHash, Mapping, SurveyOptions};
use crate::lang::{Lang, Message, check as say};
use crate::report::check::{
    Checked, HeldAgainst, write_concise, write_github, write_gitlab, write_json, write_junit,
    write_sarif,
};
use crate::template::{Checked as CheckedTemplate, Template, stale_bases};

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Template files, folders of them, patterns such as 'lists/*.toml', or names of shipped templates
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Form of the result
    #[arg(
        long,
        value_parser = ["text", "table", "concise", "json", "sarif", "github", "gitlab", "junit", "csv", "md"],
        hide_possible_values = true,
        default_value = "text",
        value_name = "text|concise|json|sarif|github|gitlab|junit",
        help_heading = "Output",
        display_order = 1000
    )]
    format: String,

    /// Fail also for warnings, or for warnings and hints
    #[arg(long, value_enum, value_name = "SEVERITY")]
    deny: Option<Deny>,

    /// Say nothing of this code; it must be a warning or a hint
    #[arg(long, value_name = "CODE")]
    allow: Vec<String>,

    /// Hold the templates against this extract: are its columns there, what can data decide
    #[arg(long, value_name = "FILE")]
    extract: Vec<PathBuf>,

    #[command(flatten)]
    reading: ReadingArgs,

    /// An earlier edition, or a folder of them: what has changed must have a new version
    #[arg(long, value_name = "PATH")]
    against: Option<PathBuf>,

    /// Warn of legal bases that were not checked for so many months (`basis_checked`)
    #[arg(long, value_name = "MONTHS")]
    stale: Option<u32>,
}

/// `--deny`.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Deny {
    /// Errors and warnings
    Warnings,
    /// Everything
    Hints,
}

pub(super) fn run(
    args: &CheckArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    refuse_format(&args.format)?;
    let allowed = allowed(&args.allow)?;
    let reading = Reading::of(args)?;
    let mut work = Work::new(args, surroundings)?;
    work.check(FoundTemplates::of(&args.paths), console);
    if let Some(earlier) = work.earlier.as_ref().filter(|_| !work.files.is_empty()) {
        earlier.must_be_used()?;
    }
    work.hold_against_extracts(&args.extract, &reading);
    work.diagnostics
        .retain(|found| !allowed.contains(&found.code.id));
    let checked = Checked {
        files: &work.files,
        diagnostics: &work.diagnostics,
        fails_from: match args.deny {
            None => Severity::Error,
            Some(Deny::Warnings) => Severity::Warning,
            Some(Deny::Hints) => Severity::Hint,
        },
    };
    print(&checked, &work.fits, &args.format, console)?;
    tell_count(&checked, console);
    match Failure::of(work.failures) {
        Some(failure) => Err(failure.into()),
        None if checked.fails() => Ok(Status::DoesNotHold),
        None => Ok(Status::Holds),
    }
}

/// What is asked beside the templates themselves, and what has been read so far.
#[derive(Default)]
struct Work {
    /// The earlier editions that the templates are held against.
    earlier: Option<Earlier>,
    /// After how many months a legal basis is old, and the day that it is.
    stale: Option<(u32, NaiveDate)>,
    /// The files that were checked.
    files: Vec<String>,
    /// The usable templates among them.
    templates: Vec<(String, Template)>,
    /// How they fit the extracts.
    fits: Vec<HeldAgainst>,
    diagnostics: Vec<Diagnostic>,
    /// What was said where: a fragment is checked by itself and with every template that includes it.
    said: BTreeSet<(String, usize, &'static str, String)>,
    /// What could not be read; the rest is checked all the same.
    failures: Vec<Diagnostic>,
}

impl Work {
    fn new(args: &CheckArgs, surroundings: &Surroundings) -> Result<Self, Failure> {
        let today = surroundings.now.date_naive();
        Ok(Self {
            earlier: args.against.as_deref().map(Earlier::read).transpose()?,
            stale: args.stale.map(|months| (months, today)),
            ..Self::default()
        })
    }

    fn check(&mut self, found: FoundTemplates, console: &Console) {
        for (path, reason) in found.passed_over {
            pass_over(path.display().to_string(), reason.message(), console);
        }
        self.failures.extend(found.failures);
        for file in found.files {
            match file.read() {
                Ok(checked) => self.take(checked),
                Err(failure) => self.failures.extend(failure.diagnostics().iter().cloned()),
            }
        }
    }

    fn take(&mut self, checked: CheckedTemplate) {
        let name = checked.source.name.clone();
        self.files.push(name.clone());
        self.say(checked.diagnostics);
        let Some(template) = checked.template else {
            return;
        };
        self.say(failing_tests(&template));
        if let Some((months, today)) = self.stale {
            self.say(stale_bases(&template, &name, today, months));
        }
        let unstepped = self
            .earlier
            .as_mut()
            .and_then(|earlier| earlier.hold_against(&template, &checked.source));
        self.say(unstepped);
        self.templates.push((name, template));
    }

    fn hold_against_extracts(&mut self, extracts: &[PathBuf], reading: &Reading) {
        for (name, template) in std::mem::take(&mut self.templates) {
            for extract in extracts {
                match reading.hold_against(&name, &template, extract) {
                    Ok(held) => {
                        self.say(held.fit.diagnostics.iter().cloned());
                        self.fits.push(held);
                    }
                    Err(failure) => self.failures.extend(failure.diagnostics().iter().cloned()),
                }
            }
        }
    }

    /// Takes up what is to be said, each thing once.
    fn say(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        for diagnostic in diagnostics {
            let is_new = match &diagnostic.place {
                Place::Span { source, bytes } => self.said.insert((
                    source.name.clone(),
                    bytes.start,
                    diagnostic.code.id,
                    diagnostic.message.in_lang(Lang::En),
                )),
                _ => true,
            };
            if is_new {
                self.diagnostics.push(diagnostic);
            }
        }
    }
}

/// How the extracts are read.
struct Reading {
    options: SurveyOptions,
    sheet: Option<String>,
    maps: Vec<Mapping>,
}

impl Reading {
    /// As the arguments say.
    ///
    /// # Errors
    /// When they say it and name no extract.
    fn of(args: &CheckArgs) -> Result<Self, Failure> {
        if let (true, Some(option)) = (args.extract.is_empty(), args.reading.stated()) {
            let message = say::READING_WITHOUT_EXTRACT.with("option", option);
            return Err(Diagnostic::new(&code::C005, message).into());
        }
        Ok(Self {
            options: args.reading.survey_options(FileHash::Skip)?,
            sheet: args.reading.unpack_options(FileHash::Skip).sheet,
            maps: args.reading.mappings(),
        })
    }

    /// How a template fits an extract.
    fn hold_against(
        &self,
        name: &str,
        template: &Template,
        extract: &Path,
    ) -> Result<HeldAgainst, Failure> {
        let fit = extracts::with_one(extract, self.sheet.clone(), &self.options, |extract| {
            if self.sheet.is_some() && extract.parts().iter().all(|part| part.sheet().is_none()) {
                return Err(extracts::idle_sheet());
            }
            template.fit(extract, &self.maps)
        })?;
        Ok(HeldAgainst {
            template: name.to_owned(),
            extract: extract.display().to_string(),
            fit,
        })
    }
}

fn pass_over(file: String, reason: Message, console: &Console) {
    console.note(&say::PASSED_OVER.with("file", file).with("reason", reason));
}

/// The forms of other commands, which `--format` before the command can ask for.
fn refuse_format(format: &str) -> Result<(), Failure> {
    if !["csv", "md"].contains(&format) {
        return Ok(());
    }
    let message = say::NO_SUCH_FORMAT.with("format", format);
    Err(Diagnostic::new(&code::C003, message).into())
}

/// The codes nothing is said of.
fn allowed(codes: &[String]) -> Result<Vec<&'static str>, Failure> {
    let known: Result<Vec<_>, Failure> = codes.iter().map(|code| allowable(code)).collect();
    Ok(known?.into_iter().map(|code| code.id).collect())
}

fn allowable(name: &str) -> Result<&'static Code, Failure> {
    let code = super::explain::code_named(name)?;
    if code.severity == Severity::Error {
        let message = say::NOT_ALLOWABLE.with("code", code.id);
        return Err(Diagnostic::new(&code::C003, message).into());
    }
    Ok(code)
}

fn print(
    checked: &Checked<'_>,
    fits: &[HeldAgainst],
    format: &str,
    console: &Console,
) -> Result<()> {
    let mut text = Vec::new();
    let lang = console.lang;
    match format {
        "concise" => write_concise(checked, lang, &mut text),
        "github" => write_github(checked, lang, &mut text),
        "gitlab" => write_gitlab(checked, &mut text),
        "junit" => write_junit(checked, lang, &mut text),
        "sarif" => write_sarif(checked, &mut text),
        "json" => write_json(checked, fits, &mut text),
        _ => {
            let shown = checked
                .diagnostics
                .iter()
                .filter(|found| !console.is_quiet() || checked.is_failure(found));
            console.print(&console.diagnostics(shown))?;
            return fits
                .iter()
                .try_for_each(|held| console.print_blocks(&held.blocks()));
        }
    }
    .context("writing into memory")?;
    console.print(&text)
}

/// One line at the end, on standard error.
fn tell_count(checked: &Checked<'_>, console: &Console) {
    let files = u64::try_from(checked.files.len()).unwrap_or(u64::MAX);
    if files == 0 {
        return;
    }
    let message = if checked.diagnostics.is_empty() {
        say::CHECKED_CLEAN.with("files", files)
    } else {
        say::CHECKED
            .with("files", files)
            .with("errors", checked.count(Severity::Error))
            .with("warnings", checked.count(Severity::Warning))
            .with("hints", checked.count(Severity::Hint))
    };
    console.note(&message);
    let worst = checked.diagnostics.iter();
    let worst = worst.min_by_key(|found| found.code.severity);
    if let Some(first) = worst.filter(|found| !matches!(found.place, Place::Nowhere)) {
        console.note(&say::EXPLAIN_HINT.with("code", first.code.id));
    }
}
