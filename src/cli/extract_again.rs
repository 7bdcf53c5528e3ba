//! The extract of a recorded draw, opened again as its record says.

use std::path::PathBuf;

use super::extracts::{self, NamedFile};
use crate::diag::{Diagnostic, Failure, code};
use crate::draw::ExtractRecord;
use crate::extract::{Extract, Limits, Packing, SurveyOptions, UnpackOptions, file_name};
use crate::lang::sources;

/// Opens the files that are said to be those of a record, and does what is to be done with them.
pub(super) fn with_recorded<T>(
    given: &[PathBuf],
    recorded: &[ExtractRecord],
    limits: Limits,
    work: impl FnOnce(&Extract<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let files = as_recorded(NamedFile::all(given)?, recorded)?;
    let unpacked = files.into_iter().zip(recorded).map(|(file, recorded)| {
        file.unpack(&UnpackOptions {
            hash: recorded.survey_options(limits).hash,
            sheet: recorded.sheet.clone(),
            limits,
        })
    });
    let files = unpacked.collect::<Result<Vec<_>, _>>()?;
    let openers: Vec<_> = files.iter().map(|file| || file.open()).collect();
    let options = |file: usize, packing: &Packing| {
        let recorded = recorded.get(file);
        recorded.map_or_else(SurveyOptions::default, |recorded| {
            let is_packed = *packing != Packing::None;
            recorded.survey_options(limits.of_known_file(recorded.bytes, is_packed))
        })
    };
    work(&Extract::as_recorded(extracts::survey(
        &files, &openers, options,
    )?))
}

/// The files in the order of the record: by their bytes, else by their names, else as they were given.
fn as_recorded(
    given: Vec<NamedFile>,
    recorded: &[ExtractRecord],
) -> Result<Vec<NamedFile>, Failure> {
    if given.len() != recorded.len() {
        let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
        let message = sources::OTHER_COUNT
            .with("recorded", count(recorded.len()))
            .with("given", count(given.len()));
        return Err(Diagnostic::new(&code::C005, message).into());
    }
    if given.len() == 1 {
        return Ok(given);
    }
    let mut places: Vec<Option<NamedFile>> = recorded.iter().map(|_| None).collect();
    let mut left = Vec::new();
    for file in given {
        let hash = file.sha256()?;
        let mut pairs = places.iter_mut().zip(recorded);
        let place = pairs
            .find(|(place, recorded)| place.is_none() && recorded.sha256.as_deref() == Some(&hash));
        match place {
            Some((place, _)) => *place = Some(file),
            None => left.push(file),
        }
    }
    for (place, recorded) in places.iter_mut().zip(recorded) {
        let is_named = |file: &NamedFile| file_name(file.name()) == recorded.name;
        if place.is_none()
            && let Some(position) = left.iter().position(is_named)
        {
            *place = Some(left.remove(position));
        }
    }
    let mut left = left.into_iter();
    let filled = places
        .into_iter()
        .filter_map(|place| place.or_else(|| left.next()));
    Ok(filled.collect())
}
