//! The files of an extract as the user named them: paths, patterns, standard input.
#![allow(
    clippy::disallowed_methods,
    reason = "cli may open files by path and read standard input"
)]

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::files::{reason, regular_file};
use super::progress::Progress;
use super::spool::Spool;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::extract::{
    self, Bytes, Extract, Limits, Packing, Part, ReadAt, ReadSeek, Source, SurveyOptions,
    UnpackOptions, gunzip, same_file, unpack,
};
use crate::lang::{Lang, sources as say};

/// A file that the user named, and that can be opened again from its start.
pub(super) struct NamedFile {
    name: String,
    origin: Origin,
}

/// Where the bytes are.
enum Origin {
    File(PathBuf),
    StandardInput(Spool),
}

/// A file of an extract, looked into.
pub(super) struct ExtractFile {
    file: NamedFile,
    packing: Packing,
    /// The rows of a workbook.
    rows: Option<Spool>,
    limits: Limits,
}

impl NamedFile {
    /// The files that the arguments stand for: each is there, and none is named twice. Standard input is read to its end,
    /// which `progress` is told of as it goes.
    pub fn all(arguments: &[PathBuf], progress: &Progress) -> Result<Vec<Self>, Failure> {
        let paths = paths(arguments)?.into_iter();
        paths.map(|path| Self::find(path, progress)).collect()
    }

    fn find(path: PathBuf, progress: &Progress) -> Result<Self, Failure> {
        if path == Path::new("-") {
            let name = say::STANDARD_INPUT.text(Lang::En).to_owned();
            let origin = Origin::StandardInput(spool_input(&name, progress)?);
            return Ok(Self { name, origin });
        }
        regular_file(&path)?;
        Ok(Self {
            name: path.display().to_string(),
            origin: Origin::File(path),
        })
    }

    /// The name, as the user wrote it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// SHA-256 of the file.
    pub fn sha256(&self) -> Result<String, Failure> {
        let mut bytes = self.open().map_err(|error| self.cannot_read(&error))?;
        extract::sha256(&mut bytes).map_err(|error| self.cannot_read(&error))
    }

    /// Looks into the file; the rows of a workbook are written to a temporary file.
    pub fn unpack(self, options: &UnpackOptions) -> Result<ExtractFile, Failure> {
        let mut bytes = self.open().map_err(|error| self.cannot_read(&error))?;
        let mut rows = None;
        let mut spool = || -> io::Result<Box<dyn Write>> {
            let spool = rows.insert(Spool::new()?).clone();
            Ok(Box::new(BufWriter::with_capacity(64 * 1024, spool)))
        };
        let packing = unpack(&self.name, &mut *bytes, options, &mut spool)?;
        Ok(ExtractFile {
            file: self,
            packing,
            rows,
            limits: options.limits,
        })
    }

    fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        Ok(match &self.origin {
            Origin::File(path) => Box::new(File::open(path)?),
            Origin::StandardInput(spool) => Box::new(spool.reader()),
        })
    }

    fn cannot_read(&self, error: &io::Error) -> Failure {
        Diagnostic::new(&code::C001, reason(error))
            .at(Place::file(&self.name))
            .into()
    }
}

impl ExtractFile {
    /// How many bytes it has, if it is a file that can be asked.
    pub fn size(&self) -> Option<u64> {
        match &self.file.origin {
            Origin::File(path) => fs::metadata(path).ok().map(|found| found.len()),
            Origin::StandardInput(_) => None,
        }
    }

    /// How many bytes of text there are to read, if that is known before they are read.
    fn text_size(&self) -> Option<u64> {
        self.size().filter(|_| self.packing == Packing::None)
    }

    /// The same as [`ExtractFile::open`], with the progress of whoever reads it noted; so many bytes stand in files before.
    pub fn open_watched<'a>(
        &'a self,
        progress: &'a Progress,
        before: u64,
    ) -> io::Result<Bytes<'a>> {
        Ok(progress.watch_bytes(self.open()?, before))
    }

    /// What is packed in the file, from its start.
    pub fn open(&self) -> io::Result<Bytes<'_>> {
        Ok(match (&self.rows, &self.packing) {
            (Some(rows), _) => Bytes::stream(rows.reader()),
            (None, Packing::Gzip(facts)) => {
                Bytes::Stream(gunzip(self.file.open()?, facts, self.limits))
            }
            (None, _) => match &self.file.origin {
                Origin::File(path) => Bytes::places(File::open(path)?),
                Origin::StandardInput(spool) => Bytes::stream(spool.reader()),
            },
        })
    }
}

impl ReadAt for File {
    #[cfg(unix)]
    fn read_at(&self, room: &mut [u8], offset: u64) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(self, room, offset)
    }

    /// This moves the place at which the file would be read on, of which nobody makes use.
    #[cfg(windows)]
    fn read_at(&self, room: &mut [u8], offset: u64) -> io::Result<usize> {
        std::os::windows::fs::FileExt::seek_read(self, room, offset)
    }
}

/// How many bytes stand in the files before each; `progress` is told how many there are, if that is known.
pub(super) fn bytes_before(files: &[ExtractFile], progress: &Progress) -> Vec<u64> {
    let sizes: Option<Vec<u64>> = files.iter().map(ExtractFile::text_size).collect();
    let sizes = sizes.unwrap_or_else(|| vec![0; files.len()]);
    progress.expect(sizes.iter().sum());
    let before = sizes.iter().scan(0, |so_far, size| {
        let before = *so_far;
        *so_far += size;
        Some(before)
    });
    before.collect()
}

/// Looks at every file for the first time, opened by an opener and with options of its own.
pub(super) fn survey<'a>(
    files: &[ExtractFile],
    openers: &'a [impl Fn() -> io::Result<Bytes<'a>> + Sync + 'a],
    options: impl Fn(usize, &Packing) -> SurveyOptions,
) -> Result<Vec<Part<'a>>, Failure> {
    let files = files.iter().zip(openers).enumerate();
    let parts = files.map(|(position, (file, open))| {
        let source = Source {
            name: file.file.name.clone(),
            open,
        };
        Part::survey(
            source,
            file.packing.clone(),
            &options(position, &file.packing),
        )
    });
    parts.collect()
}

/// What comes of one file that is looked at for itself.
pub(super) fn with_one<T>(
    path: &Path,
    sheet: Option<String>,
    options: &SurveyOptions,
    work: impl FnOnce(&Extract<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let unpacking = UnpackOptions {
        hash: options.hash,
        sheet,
        limits: options.limits,
    };
    let files = [NamedFile::find(path.to_owned(), &Progress::default())?.unpack(&unpacking)?];
    let openers: Vec<_> = files.iter().map(|file| || file.open()).collect();
    let parts = survey(&files, &openers, |_, _| options.clone())?;
    work(&Extract::of(parts)?)
}

/// `--sheet` is meant for a workbook.
pub(super) fn refuse_idle_sheet(
    files: &[ExtractFile],
    options: &UnpackOptions,
) -> Result<(), Failure> {
    let mut packings = files.iter().map(|file| &file.packing);
    if options.sheet.is_none() || packings.any(|packing| matches!(packing, Packing::Sheet(..))) {
        return Ok(());
    }
    Err(idle_sheet())
}

/// `--sheet` and no workbook.
pub(super) fn idle_sheet() -> Failure {
    let message = say::SHEET_WITHOUT_WORKBOOK.message();
    Diagnostic::new(&code::C005, message).into()
}

/// Standard input can be read once only, and an extract is read several times.
fn spool_input(name: &str, progress: &Progress) -> Result<Spool, Failure> {
    let spool = Spool::new().map_err(|error| cannot_spool(name, &error))?;
    spool
        .fill(progress.watch(io::stdin(), 0))
        .map_err(|error| cannot_spool(name, &error))?;
    Ok(spool)
}

fn cannot_spool(name: &str, error: &io::Error) -> Failure {
    let message = say::CANNOT_SPOOL.with("error", error.to_string());
    Diagnostic::new(&code::C012, message)
        .at(Place::file(name))
        .into()
}

/// The files that the arguments stand for, patterns expanded, none twice.
fn paths(arguments: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for argument in arguments {
        found.extend(expanded(argument)?);
    }
    let inputs = found.iter().filter(|path| *path == Path::new("-")).count();
    if inputs > 1 {
        return Err(Diagnostic::new(&code::C005, say::INPUT_TWICE.message()).into());
    }
    let mut seen: Vec<(PathBuf, &PathBuf)> = Vec::new();
    for path in &found {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        if let Some((_, other)) = seen.iter().find(|(other, _)| *other == real) {
            let other = other.display().to_string();
            return Err(same_file(&path.display().to_string(), &other).into());
        }
        seen.push((real, path));
    }
    Ok(found)
}

/// The files that match a pattern, sorted; a path that is there is none, whatever characters it has.
fn expanded(argument: &Path) -> Result<Vec<PathBuf>, Failure> {
    let shown = argument.display().to_string();
    let is_pattern = shown.contains(['*', '?', '[']);
    if !is_pattern || fs::symlink_metadata(argument).is_ok() {
        return Ok(vec![argument.to_owned()]);
    }
    let trouble =
        |message| Failure::from(Diagnostic::new(&code::C010, message).at(Place::file(&shown)));
    let options = glob::MatchOptions {
        case_sensitive: cfg!(not(windows)),
        require_literal_separator: true,
        require_literal_leading_dot: true,
    };
    let matches = glob::glob_with(&shown, options)
        .map_err(|error| trouble(say::BAD_PATTERN.with("error", error.to_string())))?;
    let mut found = Vec::new();
    for path in matches {
        let path =
            path.map_err(|error| trouble(say::BAD_PATTERN.with("error", error.to_string())))?;
        if !path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(trouble(say::NO_MATCH.message()));
    }
    Ok(found)
}
