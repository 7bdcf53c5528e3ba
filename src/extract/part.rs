//! The extract as a whole: one file or several, each read in its own way, together one population.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::delimiter::Delimiter;
use super::encoding::Encoding;
use super::packing::Packing;
use super::pieces::PIECE_BYTES;
use super::probe::Told;
use super::records::{Records, changed};
use super::source::{Source, file_name};
use super::survey::{FileHash, Look, Survey, SurveyOptions, survey};
use super::workbook::{SheetFacts, shown_name};
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::sources as say;

/// A file of the extract after the first look at it.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// Its name: the path as the user wrote it.
    pub name: String,
    /// What it is packed in.
    pub packing: Packing,
    /// How its text is read.
    pub survey: Survey,
    pub(super) source: Source<'a>,
    options: SurveyOptions,
}

impl<'a> Part<'a> {
    /// Looks at a file for the first time. The source hands out what was packed in it: of a workbook the rows that
    /// [`super::unpack`] has written.
    ///
    /// # Errors
    /// Those of [`survey`].
    pub fn survey(
        mut source: Source<'a>,
        packing: Packing,
        options: &SurveyOptions,
    ) -> Result<Self, Failure> {
        let name = source.name.clone();
        let mut options = options.clone();
        if packing != Packing::None {
            options.hash = FileHash::Skip;
            options.bytes = None;
        }
        if let Packing::Sheet(_, sheet) = &packing {
            source.name = shown_name(&name, &sheet.name);
            options.encoding = Some(Encoding::UTF_8.name());
            options.sheet_columns = Some(sheet.columns.len());
        }
        Ok(Self {
            survey: survey(&source, &options)?,
            name,
            packing,
            source,
            options,
        })
    }

    /// Whether only its beginning was looked at.
    pub(super) fn has_unseen_rest(&self) -> bool {
        self.survey.look != Look::Whole
    }

    /// What its beginning says that rests on all of it.
    pub(super) fn foretold(&self) -> Option<Told> {
        match self.survey.look {
            Look::Beginning(foretold) if foretold.told.rests_on_all() => Some(foretold.told),
            Look::Beginning(_) | Look::Whole => None,
        }
    }

    /// Whether its hash is to be computed while the rest is looked at.
    pub(super) fn hash_of_rest(&self) -> FileHash {
        if self.has_unseen_rest() {
            self.options.hash
        } else {
            FileHash::Skip
        }
    }

    /// Surveys all of it, which has to be as much as there was at first: half an extract looks like a whole one.
    fn look_at_rest(&mut self) -> Result<(), Failure> {
        if let Look::Beginning(foretold) = self.survey.look {
            self.options.bytes = None;
            // What was said of the file does not hold if all of it is refused.
            self.survey.remarks.clear();
            self.survey = survey(&self.source, &self.options)?;
            if self.survey.bytes != foretold.bytes {
                return Err(changed(&self.source));
            }
        }
        Ok(())
    }

    /// Reads the rows below the header.
    pub(super) fn rows(&self) -> Result<Records<'a>, Failure> {
        self.survey.rows(&self.source)
    }

    /// The name of the file without its folders, as it may be written: CPR numbers masked.
    pub fn file_name(&self) -> String {
        file_name(&self.name)
    }

    /// The size of the file in bytes, packed as it is.
    pub fn bytes(&self) -> u64 {
        match &self.packing {
            Packing::None => self.survey.bytes,
            Packing::Gzip(file) | Packing::Sheet(file, _) => file.bytes,
        }
    }

    /// SHA-256 of the file, packed as it is; `None` when it was not asked for.
    pub fn sha256(&self) -> Option<&str> {
        let hash = match &self.packing {
            Packing::None => &self.survey.sha256,
            Packing::Gzip(file) | Packing::Sheet(file, _) => &file.sha256,
        };
        hash.as_deref()
    }

    /// The sheet, when it is a workbook.
    pub fn sheet(&self) -> Option<&SheetFacts> {
        match &self.packing {
            Packing::Sheet(_, sheet) => Some(sheet),
            Packing::None | Packing::Gzip(_) => None,
        }
    }

    /// The name of the sheet as it may be written: CPR numbers masked.
    pub fn sheet_name(&self) -> Option<String> {
        self.sheet()
            .map(|sheet| mask_cpr(&sheet.name).0.into_owned())
    }

    /// What stands between its fields; `None` in a workbook.
    pub fn delimiter(&self) -> Option<Delimiter> {
        Some(self.survey.delimiter).filter(|_| self.sheet().is_none())
    }
}

/// The files of an extract, in an order that does not depend on the order in which they were named.
#[derive(Debug, Clone)]
pub struct Extract<'a> {
    parts: Vec<Part<'a>>,
    threads: usize,
    block_bytes: usize,
    /// See [`Extract::rows_seen`].
    rows_seen: Arc<AtomicU64>,
}

impl<'a> Extract<'a> {
    /// Puts files together: sorted by their names without folders, then by what is in them.
    ///
    /// # Errors
    /// When two are the same file or copies of one.
    pub fn of(mut parts: Vec<Part<'a>>) -> Result<Self, Failure> {
        look_at_possible_copies(&mut parts)?;
        parts.sort_by_cached_key(|part| {
            let hash = part.sha256().map(str::to_owned);
            (part.file_name(), hash, part.bytes(), part.name.clone())
        });
        let twice = parts.iter().enumerate().filter_map(|(position, part)| {
            let mut before = parts.iter().take(position);
            let same = before.find(|other| is_same(other, part))?;
            Some(same_file(&part.name, &same.name))
        });
        match Failure::of(twice.collect()) {
            Some(failure) => Err(failure),
            None => Ok(Self::as_recorded(parts)),
        }
    }

    /// The files in the order of a record, in which nothing is doubled.
    pub fn as_recorded(parts: Vec<Part<'a>>) -> Self {
        Self {
            parts,
            threads: 1,
            rows_seen: Arc::default(),
            block_bytes: PIECE_BYTES,
        }
    }

    /// Has it read by so many threads at once; nothing else depends on it.
    #[must_use]
    pub fn read_by(self, threads: NonZeroUsize) -> Self {
        Self {
            threads: threads.get(),
            ..self
        }
    }

    /// Has it read in blocks of so many bytes; nothing depends on it either.
    #[cfg(test)]
    pub(super) fn in_blocks_of(self, block_bytes: usize) -> Self {
        Self {
            block_bytes,
            ..self
        }
    }

    pub(super) fn block_bytes(&self) -> usize {
        self.block_bytes
    }

    /// How many rows were met so far by whoever reads them, for one who watches while it goes on.
    pub fn rows_seen(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.rows_seen)
    }

    /// Begins to count the rows that are met anew.
    pub(super) fn begin_rows(&self) {
        self.rows_seen.store(0, Ordering::Relaxed);
    }

    /// Counts rows that were met.
    #[inline]
    pub(super) fn add_rows(&self, rows: u64) {
        self.rows_seen.fetch_add(rows, Ordering::Relaxed);
    }

    pub(super) fn threads(&self) -> usize {
        self.threads
    }

    /// Looks at all of the files of which only the beginning was looked at, and says whether there were any.
    ///
    /// # Errors
    /// Those of [`survey`].
    pub fn look_at_rest(&mut self) -> Result<bool, Failure> {
        let is_unseen = self.has_unseen_rest();
        self.parts.iter_mut().try_for_each(Part::look_at_rest)?;
        Ok(is_unseen)
    }

    /// Whether only the beginning of a file was looked at.
    pub fn has_unseen_rest(&self) -> bool {
        self.parts.iter().any(Part::has_unseen_rest)
    }

    /// Whether the encoding of a file is guessed from its beginning, and the rest not seen yet.
    pub fn is_guessed(&self) -> bool {
        self.parts.iter().any(|part| part.foretold().is_some())
    }

    /// Takes in what was found out of the files while their rows were read.
    pub fn settle(&mut self, files: Vec<FileSeen>) {
        for (part, seen) in self.parts.iter_mut().zip(files) {
            if part.has_unseen_rest() {
                part.survey.sha256 = seen.sha256;
                part.survey.look = Look::Whole;
            }
        }
    }

    /// The files.
    pub fn parts(&self) -> &[Part<'a>] {
        &self.parts
    }

    /// The extract as a whole, for diagnostics: its one file, or none in particular.
    pub fn place(&self) -> Place {
        match self.parts.as_slice() {
            [only] => Place::file(&only.name),
            _ => Place::Nowhere,
        }
    }
}

/// What was found out of a file while its rows were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSeen {
    /// SHA-256 of all bytes, if it was asked for and not known before.
    pub(super) sha256: Option<String>,
}

/// Files of one size may be copies of each other, and files of one name are told apart by what is in them.
fn look_at_possible_copies(parts: &mut [Part]) -> Result<(), Failure> {
    let known: Vec<_> = parts
        .iter()
        .map(|part| (part.file_name(), part.bytes()))
        .collect();
    let is_like_another = |(name, bytes): &(String, u64)| {
        let alike = known
            .iter()
            .filter(|(other, size)| other == name || size == bytes);
        alike.count() > 1
    };
    let doubtful = parts.iter_mut().zip(&known);
    doubtful
        .filter(|(_, known)| is_like_another(known))
        .try_for_each(|(part, _)| part.look_at_rest())
}

fn is_same(one: &Part, other: &Part) -> bool {
    match (one.sha256(), other.sha256()) {
        (Some(one), Some(other)) => one == other,
        _ => one.name == other.name,
    }
}

/// A file that is named twice, or a copy of another.
pub fn same_file(name: &str, other: &str) -> Diagnostic {
    Diagnostic::new(&code::E027, say::SAME_FILE.with("other", other))
        .at(Place::file(name))
        .help(say::NAME_ONCE.message())
}
