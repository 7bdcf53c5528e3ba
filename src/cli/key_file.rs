//! `--pseudonymise` and `--key FILE`: the file with the key of the codes that stand for case ids. It is made once, kept
//! outside the audit folder, and never written over.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Args;
use rand::TryRng;
use rand::rngs::SysRng;

use super::console::Console;
use super::files;
use super::no_cpr::refuse_cpr_in_name;
use super::stored::path_of;
use super::target::Target;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::draw::{CodeKey, DrawRecord, PseudonymRecord};
use crate::folder::{Access, Folder, names, write_once};
use crate::lang::{Message, cli, pseudonym as say};

/// What stands behind the name of a folder in the name of its key.
const EXTENSION: &str = ".key";

/// Whether case ids are written.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct PseudonymArgs {
    /// Write codes in the place of case ids; the key is kept outside the folder. Needed where the ids are CPR numbers
    #[arg(long, help_heading = "Personal data")]
    pub pseudonymise: bool,

    /// The key of the codes: used if the file is there, else made; default: FOLDER.key beside the folder
    #[arg(
        long,
        value_name = "FILE",
        requires = "pseudonymise",
        help_heading = "Personal data"
    )]
    pub key: Option<PathBuf>,
}

/// The key of an audit folder.
#[derive(Debug, Args)]
pub(super) struct KeyArg {
    /// The key of the codes, where case ids are not written; default: FOLDER.key beside the folder
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

/// A key, and where it is kept.
#[derive(Debug)]
pub(super) struct KeyFile {
    path: PathBuf,
    key: CodeKey,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The file is there.
    Found,
    /// It is still to be written.
    New,
}

impl KeyFile {
    /// The key of a draw into a folder; `None` when case ids are written.
    pub fn of(args: &PseudonymArgs, target: &Target) -> Result<Option<Self>, Failure> {
        if !args.pseudonymise {
            refuse_bare_redraw(target)?;
            return Ok(None);
        }
        let default = || target.path().map(beside);
        let Some(path) = args.key.clone().or_else(default) else {
            return Err(Diagnostic::new(&code::C112, say::KEY_NOWHERE.message()).into());
        };
        refuse_cpr_in_name("--key", &path)?;
        if let Some(folder) = target.path() {
            refuse_inside(&path, folder)?;
        }
        // Without a folder nothing is written, no key either.
        let is_there = target.path().is_none() || path.symlink_metadata().is_ok();
        let (key, state) = if is_there {
            (read(&path)?, State::Found)
        } else {
            (new_key()?, State::New)
        };
        Ok(Some(Self { path, key, state }))
    }

    pub fn key(&self) -> &CodeKey {
        &self.key
    }

    /// Writes the key if it is new, and says where it is.
    pub fn keep(&self, console: &Console) -> Result<(), Failure> {
        let path = self.path.display().to_string();
        if self.state == State::Found {
            console.note(&say::KEY_USED.with("path", path));
            return Ok(());
        }
        let text = self.key.to_text();
        write_once(&self.path, Access::Private, |out| {
            out.write_all(text.as_bytes())
        })?;
        console.note(&say::KEY_MADE.with("path", path));
        Ok(())
    }
}

impl KeyArg {
    /// The key of a folder's codes; `None` when its case ids stand for themselves.
    pub fn of_folder(
        &self,
        folder: &Folder,
        record: &DrawRecord,
    ) -> Result<Option<CodeKey>, Failure> {
        let Some(recorded) = &record.pseudonyms else {
            return match &self.key {
                None => Ok(None),
                Some(_) => Err(Diagnostic::new(&code::C005, say::IDLE_KEY.message()).into()),
            };
        };
        let path = self.key.clone().unwrap_or_else(|| beside(folder.path()));
        if self.key.is_none() && path.symlink_metadata().is_err() {
            let message = say::KEY_NEEDED.with("path", path.display().to_string());
            return Err(refusal(&code::C112, message, folder.path()));
        }
        let key = read(&path)?;
        if key.record() != *recorded {
            return Err(refusal(&code::C113, say::OTHER_KEY.message(), &path));
        }
        Ok(Some(key))
    }
}

/// The key that stands beside a folder, named after it.
fn beside(folder: &Path) -> PathBuf {
    let mut name: OsString = folder.components().as_path().as_os_str().to_owned();
    name.push(EXTENSION);
    name.into()
}

fn read(path: &Path) -> Result<CodeKey, Failure> {
    let bytes = files::read(path)?;
    let key = String::from_utf8(bytes)
        .ok()
        .and_then(|text| CodeKey::parse(&text));
    key.ok_or_else(|| refusal(&code::C110, say::NO_KEY.message(), path))
}

fn new_key() -> Result<CodeKey, Failure> {
    let mut bits = [0; 32];
    SysRng.try_fill_bytes(&mut bits).map_err(|error| {
        let message = cli::NO_RANDOM_BITS.with("error", error.to_string());
        Failure::from(Diagnostic::new(&code::D001, message))
    })?;
    Ok(CodeKey::of_bits(bits))
}

/// A key in the folder would go wherever the folder goes.
fn refuse_inside(key: &Path, folder: &Path) -> Result<(), Failure> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let parent = match key.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if key.starts_with(folder) || real(parent).starts_with(real(folder)) {
        return Err(refusal(&code::C111, say::KEY_INSIDE.message(), key));
    }
    Ok(())
}

/// Drawing again without codes would write the ids that were not to be written.
fn refuse_bare_redraw(target: &Target) -> Result<(), Failure> {
    let Target::Redraw(folder) = target else {
        return Ok(());
    };
    if pseudonyms_of(folder)?.is_none() {
        return Ok(());
    }
    let message = say::BARE_REDRAW.message();
    Err(refusal(&code::D121, message, folder.path()))
}

fn pseudonyms_of(folder: &Folder) -> Result<Option<PseudonymRecord>, Failure> {
    let file = path_of(folder, names::DRAW);
    let record = DrawRecord::from_json(&folder.read(names::DRAW)?, &file)?;
    Ok(record.pseudonyms)
}

/// An earlier audit must name its cases as this one does, or none would be found in it.
pub(super) fn refuse_other_names(
    earlier: &Folder,
    pseudonyms: Option<&PseudonymRecord>,
) -> Result<(), Failure> {
    if pseudonyms_of(earlier)?.as_ref() == pseudonyms {
        return Ok(());
    }
    Err(other_names(earlier.path()))
}

/// A list of audited cases whose draw has codes of another key, or has some where this one has none.
pub(super) fn refuse_other_codes(sample: &Path, key: Option<&CodeKey>) -> Result<(), Failure> {
    let folder = sample.parent().unwrap_or(Path::new(""));
    let draw = folder.join(names::DRAW);
    if sample.file_name() != Some(names::SAMPLE.as_ref()) || !draw.is_file() {
        return Ok(());
    }
    let shown = draw.display().to_string();
    let recorded = DrawRecord::from_json(&files::read(&draw)?, &shown)?.pseudonyms;
    if recorded.is_some() && recorded != key.map(CodeKey::record) {
        return Err(other_names(sample));
    }
    Ok(())
}

fn other_names(path: &Path) -> Failure {
    let message = say::OTHER_NAMES.message();
    let diagnostic = Diagnostic::new(&code::D120, message);
    let diagnostic = diagnostic.at(Place::file(path.display().to_string()));
    diagnostic.help(say::SAME_KEY.message()).into()
}

fn refusal(code: &'static crate::diag::Code, message: Message, path: &Path) -> Failure {
    let diagnostic = Diagnostic::new(code, message);
    diagnostic
        .at(Place::file(path.display().to_string()))
        .into()
}
