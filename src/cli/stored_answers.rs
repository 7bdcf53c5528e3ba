//! What an audit folder has of its reviewers: their answers, who looks at what, what they noticed.

use super::stored::path_of;
use super::stored_audit::StoredAudit;
use crate::answers::{self, AnswerFile, Answers, ReadAnswers, Reviewers, csv_rows, merge};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::draw::DrawRecord;
use crate::folder::{Folder, head, names};
use crate::lang::{answers as answers_say, cli as say};
use crate::worksheet::{Observation, Origin, observations};

/// Everything that was answered, as it counts.
pub(super) fn answers(folder: &Folder, audit: &StoredAudit) -> Result<Answers, Failure> {
    let kept = kept(folder, audit, &[])?;
    Ok(merge(&kept, &reviewers(folder)?, None)?.answers)
}

/// The answers of each source, but for some that are named.
pub(super) fn kept(
    folder: &Folder,
    audit: &StoredAudit,
    except: &[&str],
) -> Result<Vec<ReadAnswers>, Failure> {
    let mut kept = Vec::new();
    let mut problems = Vec::new();
    for file in folder.list(names::ANSWERS)? {
        let name = source_name(&file);
        if except.contains(&name) {
            continue;
        }
        match read(folder, audit, &file) {
            Ok(read) => kept.push(read),
            Err(failure) => problems.extend(failure.diagnostics().iter().cloned()),
        }
    }
    Failure::of(problems).map_or(Ok(kept), Err)
}

/// The answers of one source; `None` when the folder has none of it, or what it has can no longer be read.
pub(super) fn one(
    folder: &Folder,
    audit: &StoredAudit,
    name: &str,
) -> Result<Option<Answers>, Failure> {
    let file = file_of(name);
    if !folder.holds(&file) {
        return Ok(None);
    }
    // What is given again may take the place of what was damaged.
    Ok(read(folder, audit, &file).ok().map(|read| read.answers))
}

/// The files of all sources, with the paths they are shown by.
pub(super) fn files(folder: &Folder) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let names = folder.list(names::ANSWERS)?.into_iter();
    names
        .map(|name| Ok((path_of(folder, &name), unaltered(folder, &name)?)))
        .collect()
}

fn read(folder: &Folder, audit: &StoredAudit, file: &str) -> Result<ReadAnswers, Failure> {
    let shown = path_of(folder, file);
    let bytes = unaltered(folder, file)?;
    let rows = csv_rows(&AnswerFile {
        name: &shown,
        bytes: &bytes,
    })?;
    answers::check(source_name(file), &rows, &audit.sample, &audit.template)
}

/// Findings do not rest on answers that somebody changed in the folder: given again, they stand in the journal.
fn unaltered(folder: &Folder, file: &str) -> Result<Vec<u8>, Failure> {
    if folder.altered()?.iter().any(|altered| altered == file) {
        let diagnostic = Diagnostic::new(&code::D010, say::ALTERED.with("file", file));
        return Err(diagnostic
            .at(Place::file(path_of(folder, file)))
            .help(answers_say::GIVE_AGAIN.message())
            .into());
    }
    folder.read(file)
}

/// `answers/anna.csv` of `anna`.
pub(super) fn file_of(source: &str) -> String {
    format!("{}/{source}.csv", names::ANSWERS)
}

/// `anna` of `answers/anna.csv`.
fn source_name(file: &str) -> &str {
    let plain = file.rsplit('/').next().unwrap_or(file);
    plain.strip_suffix(".csv").unwrap_or(plain)
}

/// Who looks at which case; nobody where the cases were not divided.
pub(super) fn reviewers(folder: &Folder) -> Result<Reviewers, Failure> {
    if !folder.holds(names::REVIEWERS) {
        return Ok(Reviewers::default());
    }
    let bytes = folder.read(names::REVIEWERS)?;
    Reviewers::from_csv(&bytes, &path_of(folder, names::REVIEWERS))
}

/// What reviewers noticed.
pub(super) fn observations(folder: &Folder) -> Result<Vec<Observation>, Failure> {
    if !folder.holds(names::OBSERVATIONS) {
        return Ok(Vec::new());
    }
    let bytes = folder.read(names::OBSERVATIONS)?;
    observations::from_csv(&bytes, &path_of(folder, names::OBSERVATIONS))
}

/// The names of a folder and its draw in the keys of worksheets.
pub(super) fn origin(folder: &Folder, record: &DrawRecord) -> Result<Origin, Failure> {
    let journal = folder.read(names::JOURNAL)?;
    let first = journal.split_inclusive(|byte| *byte == b'\n').next();
    let first = first.and_then(head).unwrap_or_default();
    let template = record.template.as_ref();
    let template = template.map(|template| template.sha256.as_str());
    Ok(Origin::of(&first, record.seed.as_str(), template))
}
