//! Whose the codes of an audit folder are: told by the key and the extract, never by the folder.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use super::again::{Given, with_recorded};
use super::key_file::KeyArg;
use super::options::LimitArgs;
use super::stored::{StoredDraw, path_of};
use crate::case::CaseId;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::draw::{CaseNames, CodeKey, decode};
use crate::folder::{Folder, names};
use crate::lang::pseudonym as say;

/// What tells the cases of a folder by their ids, where the folder itself has codes.
#[derive(Debug, Args)]
pub(super) struct NameArgs {
    /// The extract the sample was drawn from, where the folder has codes: the list then has the real case ids
    #[arg(long, value_name = "EXTRACT", num_args = 1..)]
    extract: Vec<PathBuf>,

    #[command(flatten)]
    pub key: KeyArg,

    #[command(flatten)]
    limits: LimitArgs,
}

impl NameArgs {
    /// Whether an extract is given.
    pub fn is_used(&self) -> bool {
        !self.extract.is_empty()
    }

    /// What the drawn cases of a folder are called.
    ///
    /// # Errors
    /// When the folder has codes and no extract is given, the extract lacks a drawn case, or the key is not at hand;
    /// when an extract is given and the folder has no codes.
    pub fn of_folder(
        &self,
        folder: &Folder,
        stored: &StoredDraw<'_>,
        threads: NonZeroUsize,
    ) -> Result<CaseNames, Failure> {
        let refused = |diagnostic: Diagnostic| {
            let shown = folder.path().display().to_string();
            Failure::from(diagnostic.at(Place::file(shown)))
        };
        let Some(key) = self.key.of_folder(folder, &stored.record)? else {
            return match self.is_used() {
                false => Ok(CaseNames::default()),
                true => Err(refused(Diagnostic::new(
                    &code::C005,
                    say::IDLE_EXTRACT.message(),
                ))),
            };
        };
        if !self.is_used() {
            let diagnostic = Diagnostic::new(&code::C115, say::ONLY_CODES.message());
            return Err(refused(diagnostic.help(say::GIVE_EXTRACT.message())));
        }
        let by_code = ids_by_code(&self.extract, &self.limits, &key, (folder, stored), threads)?;
        let sample = stored.sample()?;
        let unknown = sample.cases.iter();
        let unknown = unknown.filter(|case| !by_code.contains_key(&case.id));
        match u64::try_from(unknown.count()).unwrap_or(u64::MAX) {
            0 => Ok(CaseNames::by_code(by_code)),
            count => {
                let message = say::NOT_FOUND.with("count", count);
                let diagnostic = Diagnostic::new(&code::C115, message);
                Err(refused(diagnostic.help(say::GIVE_EXTRACT.message())))
            }
        }
    }
}

/// The ids of the drawn cases by their codes; cases that the extract lacks are left out.
pub(super) fn ids_by_code(
    extract: &[PathBuf],
    limits: &LimitArgs,
    key: &CodeKey,
    (folder, stored): (&Folder, &StoredDraw<'_>),
    threads: NonZeroUsize,
) -> Result<BTreeMap<CaseId, CaseId>, Failure> {
    let sample = stored.sample()?;
    let drawn: BTreeSet<_> = sample.cases.iter().map(|case| &case.id).collect();
    let given = Given {
        extract,
        avoid: &[],
        key: Some(key),
        limits: limits.limits(),
        threads,
    };
    with_recorded(&given, &stored.record.extracts, |extract| {
        let request = stored
            .record
            .request(&path_of(folder, names::DRAW), Some(key))?;
        decode(extract, &request, key, &drawn)
    })
}
