//! `compare`: two reviewers who looked at the same cases, and what they do not agree on.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;

use super::Status;
use super::console::Console;
use super::intake::{book, is_no_worksheet};
use super::options::Format;
use super::stored::StoredDraw;
use super::stored_answers;
use crate::answers::{Comparison, GivenAnswer, given_answers};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::extract::{excerpt, file_name};
use crate::folder::{Folder, write_atomically};
use crate::lang::{Phrase, comparison as say};
use crate::report;
use crate::worksheet::{Book, Origin, answers_alone};

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    /// Two answer files or worksheets, or one audit folder with --reviewer
    #[arg(value_name = "ANSWERS", required = true, num_args = 1..=2)]
    answers: Vec<PathBuf>,

    /// A reviewer whose answers are in the audit folder; given twice
    #[arg(long, value_name = "NAME")]
    reviewer: Vec<String>,

    /// Write a sheet to settle the disagreements on (CSV, to be taken in with score --answers)
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &CompareArgs, console: &Console) -> Result<Status> {
    let comparison = match (args.answers.as_slice(), args.reviewer.as_slice()) {
        ([first, second], []) => of_files(first, second)?,
        ([folder], [first, second]) => of_folder(folder, [first, second], console)?,
        _ => {
            let message = say::WHAT_TO_COMPARE.message();
            return Err(Failure::from(Diagnostic::new(&code::C005, message)).into());
        }
    };
    match console.format {
        Format::Csv => {
            let mut bytes = Vec::new();
            report::write_csv(
                &report::comparison::agreement_table(&comparison),
                &mut bytes,
            )?;
            console.print(&bytes)?;
        }
        Format::Json => {
            let mut bytes = Vec::new();
            let json = report::comparison::ComparisonJson::from(&comparison);
            report::json::write(&json, &mut bytes)?;
            console.print(&bytes)?;
        }
        Format::Table | Format::Md => {
            console.print_blocks(&report::comparison::comparison(&comparison, console.lang))?;
        }
    }
    if let Some(path) = &args.output {
        let sheet = comparison.reconciliation();
        write_atomically(path, |out| out.write_all(&sheet))?;
        let count = u64::try_from(comparison.disagreements.len()).unwrap_or(u64::MAX);
        let file = path.display().to_string();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        console.note(
            &say::WRITTEN
                .with("count", count)
                .with("file", file)
                .with("name", name.into_owned()),
        );
    }
    Ok(Status::Holds)
}

/// A file of answers as it is compared.
struct Side {
    shown: String,
    answers: Vec<GivenAnswer>,
    /// The audit folder in the keys of a worksheet.
    origin: Option<(Origin, Place)>,
}

impl Side {
    fn read(path: &Path) -> Result<Self, Failure> {
        if path.is_dir() {
            let diagnostic = Diagnostic::new(&code::C005, say::WHAT_TO_COMPARE.message());
            return Err(diagnostic
                .at(Place::file(path.display().to_string()))
                .into());
        }
        let shown = path.display().to_string();
        let (book, bytes) = book(path)?;
        let of_book = match &book {
            // A text without a worksheet is complained of as an answer file.
            Some(book) => match answers_alone(book) {
                Err(failure) if !book.is_workbook && is_no_worksheet(&failure) => None,
                answers => Some(answers?),
            },
            None => None,
        };
        let mut keys = book.iter().flat_map(Book::keys);
        Ok(Self {
            answers: match of_book {
                Some(answers) => answers,
                None => given_answers(&shown, &bytes, None)?,
            },
            origin: keys.next().map(|(key, place)| (key.origin, place)),
            shown,
        })
    }
}

fn of_files(first: &Path, second: &Path) -> Result<Comparison, Failure> {
    let (first, second) = (Side::read(first)?, Side::read(second)?);
    if let (Some((one, _)), Some((other, place))) = (&first.origin, &second.origin)
        && one != other
    {
        let message = say::OTHER_AUDIT.with("first", excerpt(&first.shown));
        return Err(Diagnostic::new(&code::A022, message)
            .at(place.clone())
            .into());
    }
    let name = |side: &Side| file_name(&side.shown).to_owned();
    let names = [name(&first), name(&second)];
    Comparison::of(names, [first.answers, second.answers], None)
}

/// The answers that two reviewers have in a folder, whichever files they stand in.
fn of_folder(path: &Path, names: [&String; 2], console: &Console) -> Result<Comparison, Failure> {
    let folder = Folder::open(path)?;
    let template = StoredDraw::read(&folder)?.template()?;
    let mut all = Vec::new();
    for (name, bytes) in stored_answers::files(&folder)? {
        all.extend(given_answers(&name, &bytes, Some(&template))?);
    }
    let by = |name: &str| -> Result<Vec<GivenAnswer>, Failure> {
        let folded = name.trim().to_lowercase();
        let is_by = |given: &&GivenAnswer| given.reviewer.to_lowercase() == folded;
        let found: Vec<GivenAnswer> = all.iter().filter(is_by).cloned().collect();
        if found.is_empty() {
            return Err(no_such_reviewer(name, &all, path, console));
        }
        Ok(found)
    };
    let [first, second] = names;
    let given = [by(first)?, by(second)?];
    Comparison::of([first.clone(), second.clone()], given, Some(&template))
}

fn no_such_reviewer(name: &str, all: &[GivenAnswer], folder: &Path, console: &Console) -> Failure {
    let mut names: Vec<&str> = all.iter().map(|given| given.reviewer.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let nobody: &Phrase = &say::NOBODY;
    let names = names.into_iter().map(|name| match name {
        "" => nobody.text(console.lang).to_owned(),
        name => excerpt(name),
    });
    let names = names.collect::<Vec<_>>().join(", ");
    let message = match names.as_str() {
        "" => say::NOBODY_YET.message(),
        names => say::NO_SUCH_REVIEWER
            .with("name", excerpt(name))
            .with("names", names),
    };
    Diagnostic::new(&code::C003, message)
        .at(Place::file(folder.display().to_string()))
        .into()
}
