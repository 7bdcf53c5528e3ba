//! `collect`: finds the worksheets that reviewers sent back, by their keys and whatever their names, and files the
//! answers in the audit folders they belong to.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;

use super::Status;
use super::console::Console;
use super::files;
use super::intake::{self, Given, Intake, OnChanges, Taken};
use super::outdated;
use super::score::with_prefer;
use super::scoring::Scored;
use super::stored_answers;
use super::stored_audit::{self, StoredAudit};
use super::surroundings::Surroundings;
use crate::answers::Reviewers;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::folder::{Event, Folder};
use crate::lang::worksheet as say;
use crate::report::{Align, Block, Cell, Column, Table};
use crate::worksheet::{Book, Origin, sheet_of};

/// How deep folders in folders are searched.
const DEPTH: usize = 8;

/// Arguments of `collect`.
#[derive(Debug, Args)]
pub(super) struct CollectArgs {
    /// The folder with what came back: mail attachments, a share; it is searched with its subfolders
    dir: PathBuf,

    /// An audit folder whose worksheets are looked for; may be given several times; default: those in this folder
    #[arg(long, value_name = "FOLDER")]
    into: Vec<PathBuf>,

    /// Whose answers hold where two differ: a file's name, or that of a file in answers/; the others are kept, but do
    /// not count
    #[arg(long, value_name = "NAME")]
    prefer: Option<String>,
}

pub(super) fn run(
    args: &CollectArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let paths = files::below(&args.dir, DEPTH)?;
    let audits = open_audits(&args.into)?;
    let mut found = Search::default();
    for path in paths.iter().filter(|path| is_candidate(path)) {
        found.look_at(path, &audits);
    }
    for path in &found.foreign {
        let file = path.display().to_string();
        console.note(&say::OF_NO_FOLDER.with("file", file));
    }
    if found.without_keys > 0 {
        console.detail(&say::PASSED_OVER.with("count", found.without_keys));
    }
    if found.own.is_empty() {
        return Err(nothing_taken(found.problems, &args.dir, &audits).into());
    }
    console.complain_of(&found.problems);
    let mut unread = Vec::new();
    let mut is_any_taken = false;
    for (position, audit) in audits.iter().enumerate() {
        let own = found.own.iter().filter(|(of, _)| *of == position);
        let paths: Vec<&Path> = own.map(|(_, path)| path.as_path()).collect();
        if !paths.is_empty() {
            is_any_taken |= audit.file(&paths, args, (console, surroundings), &mut unread)?;
        }
    }
    if !is_any_taken {
        return Err(nothing_taken(unread, &args.dir, &audits).into());
    }
    console.complain_of(&unread);
    Ok(if found.problems.is_empty() && unread.is_empty() {
        Status::Holds
    } else {
        Status::DoesNotHold
    })
}

/// An audit folder that worksheets may belong to.
struct Audit {
    folder: Folder,
    stored: StoredAudit,
    origin: Origin,
}

fn open_audits(into: &[PathBuf]) -> Result<Vec<Audit>, Failure> {
    let paths = if into.is_empty() {
        files::audit_folders(Path::new("."))?
    } else {
        into.to_vec()
    };
    if paths.is_empty() {
        return Err(Diagnostic::new(&code::C003, say::NO_AUDITS.message()).into());
    }
    let mut audits: Vec<Audit> = Vec::new();
    for path in paths {
        let folder = Folder::open(&path)?;
        let mut stored = StoredAudit::read(&folder)?;
        stored.look_at_the_same(&folder)?;
        let origin = stored_answers::origin(&folder, stored.record())?;
        let same = audits
            .iter()
            .find(|audit| audit.origin.folder == origin.folder);
        if let Some(same) = same {
            let message = say::SAME_AUDIT
                .with("one", same.shown())
                .with("other", path.display().to_string());
            return Err(Diagnostic::new(&code::C003, message).into());
        }
        audits.push(Audit {
            folder,
            stored,
            origin,
        });
    }
    Ok(audits)
}

/// Whether a file could be a worksheet by its name. Excel leaves `~$` files beside what is open.
fn is_candidate(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    let is_lock = name.is_some_and(|name| name.starts_with("~$"));
    !is_lock && ending.is_some_and(|ending| ["xlsx", "csv"].contains(&ending.as_str()))
}

/// Where nothing could be taken, the command could not do what it is for: because of these problems, or for want of files.
fn nothing_taken(problems: Vec<Diagnostic>, dir: &Path, audits: &[Audit]) -> Failure {
    if let Some(failure) = Failure::of(problems) {
        return failure;
    }
    let folders: Vec<String> = audits.iter().map(Audit::shown).collect();
    let message = say::NOTHING_FOUND.with("folders", folders.join(", "));
    let place = Place::file(dir.display().to_string());
    Diagnostic::new(&code::C087, message).at(place).into()
}

/// What was found in a folder.
#[derive(Default)]
struct Search {
    /// Worksheets, each with the position of the audit it belongs to.
    own: Vec<(usize, PathBuf)>,
    /// Worksheets of other audits.
    foreign: Vec<PathBuf>,
    without_keys: u64,
    /// Files that could not be read.
    problems: Vec<Diagnostic>,
}

impl Search {
    fn look_at(&mut self, path: &Path, audits: &[Audit]) {
        let book = match intake::book(path) {
            Ok((book, _)) => book,
            Err(failure) => {
                self.problems.extend(failure.diagnostics().iter().cloned());
                return;
            }
        };
        let folders: Vec<String> = book
            .iter()
            .flat_map(Book::keys)
            .map(|(key, _)| key.origin.folder)
            .collect();
        let own = audits
            .iter()
            .position(|audit| folders.contains(&audit.origin.folder));
        match own {
            Some(position) => self.own.push((position, path.to_owned())),
            None if folders.is_empty() => self.without_keys += 1,
            None => self.foreign.push(path.to_owned()),
        }
    }
}

impl Audit {
    fn shown(&self) -> String {
        self.folder.path().display().to_string()
    }

    /// Files the answers of some worksheets; says whether any could be taken, and what was wrong with the others.
    fn file(
        &self,
        paths: &[&Path],
        args: &CollectArgs,
        (console, surroundings): (&Console, &Surroundings),
        unread: &mut Vec<Diagnostic>,
    ) -> Result<bool> {
        let now = (surroundings.stamp(), surroundings.user.as_str());
        let intake = Intake::open(&self.folder, &self.stored, now, OnChanges::Refuse)?;
        let mut given: Vec<Given> = Vec::new();
        for path in paths {
            match intake.read(path) {
                Ok(read) => given.push(read),
                Err(failure) => unread.extend(failure.diagnostics().iter().cloned()),
            }
        }
        if given.is_empty() {
            return Ok(false);
        }
        let filed: Vec<_> = given.iter().map(Given::filed).collect();
        let taken = intake.take(given, args.prefer.as_deref())?;
        console.complain_of(&taken.warnings);
        let scored = self.stored.score(&taken.answers, &taken.decisions)?;
        let mut files = scored.files();
        files.extend(taken.files.iter().cloned());
        let event = Event {
            at: surroundings.stamp(),
            by: surroundings.user.clone(),
            command: with_prefer("collect".to_owned(), args.prefer.as_deref()),
            reason: None,
        };
        stored_audit::save(&self.folder, &files, &event)?;
        outdated::warn(&self.folder, console)?;
        for message in filed {
            console.note(&message);
        }
        let table = self.state(&scored, &taken, &intake.reviewers);
        let title = say::STATE_OF.with("folder", self.shown());
        console.print_blocks(&[Block::Heading(title), Block::Table(table)])?;
        Ok(true)
    }

    /// Who has sent how much back, and what is missing.
    fn state(&self, scored: &Scored, taken: &Taken, reviewers: &Reviewers) -> Table {
        let columns = [
            ("reviewer", &say::WHO, Align::Left),
            ("cases", &say::CASE_COUNT, Align::Right),
            ("received", &say::CAME_BACK, Align::Right),
            ("open_cases", &say::OPEN_CASES, Align::Right),
            ("missing", &say::STILL_MISSING, Align::Right),
        ];
        let columns = columns.map(|(key, title, align)| Column::new(key, title, align));
        let mut table = Table::new(None, columns.into());
        for missing in scored.missing(&taken.answers, &taken.sources, reviewers) {
            let received = taken.received(missing.reviewer.as_deref());
            let name = missing.reviewer.map_or_else(
                || Cell::Word {
                    id: "all",
                    words: say::EVERYBODY.message(),
                },
                Cell::Text,
            );
            table.push(vec![
                name,
                Cell::Count(missing.cases),
                Cell::Count(received),
                Cell::Count(missing.open_cases),
                Cell::Count(missing.answers),
            ]);
        }
        table
    }
}

impl Taken {
    /// How many answers a reviewer has given; of all where nobody is named.
    fn received(&self, reviewer: Option<&str>) -> u64 {
        let own = self
            .sources
            .iter()
            .zip(&self.names)
            .filter(|(_, name)| reviewer.is_none_or(|reviewer| **name == sheet_of(reviewer)));
        own.map(|(source, _)| source.choices()).sum()
    }
}
