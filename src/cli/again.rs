//! A recorded draw made again from its extract: to verify it, or to go on with the next tickets.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use super::events_again::EventsAgain;
use super::extracts::{self, ExtractFile, NamedFile};
use super::population::avoided_lists;
use super::progress::Progress;
use super::stored::path_of;
use crate::assess::{ApplicableCases, PopulationTally, PopulationTemplate};
use crate::diag::{Diagnostic, Failure, code};
use crate::draw::{AvoidedList, CodeKey, Draw, DrawRecord, ExtractRecord, perform};
use crate::extract::{Extract, Limits, Packing, SurveyOptions, UnpackOptions, file_name};
use crate::folder::{Folder, names};
use crate::lang::sources;
use crate::template::Template;

/// What the user gives of what the draw was made from.
pub(super) struct Given<'a> {
    /// The files of the extract.
    pub extract: &'a [PathBuf],
    /// Lists of cases that were audited before; those of the folder when empty.
    pub avoid: &'a [PathBuf],
    /// The key of the codes that stand for case ids, if they do not stand for themselves.
    pub key: Option<&'a CodeKey>,
    /// How much the files may hold.
    pub limits: Limits,
    /// How many threads read them.
    pub threads: NonZeroUsize,
}

/// The draw that the record asks for, and with its checklist the cases that the criteria concern.
pub(super) fn draw_again(
    folder: &Folder,
    record: &DrawRecord,
    template: Option<&Template>,
    events: &mut EventsAgain,
    given: &Given<'_>,
) -> Result<(Draw, Option<ApplicableCases>), Failure> {
    with_recorded(given, &record.extracts, |extract| {
        let mut request = record.request(&path_of(folder, names::DRAW), given.key)?;
        request.population.avoided = avoided(folder, record, given)?;
        let prepared = template.map(PopulationTemplate::from);
        let mut applicability = template.zip(prepared.as_ref()).map(|(template, prepared)| {
            PopulationTally::new(prepared, request.as_of, events.tables(template))
        });
        let again = perform(extract, request, &mut applicability)?;
        let counted = applicability.map(|counted| (counted.unmatched(), counted.finish()));
        let Some((template, (unmatched, counted))) = template.zip(counted) else {
            return Ok((again, None));
        };
        events.note_unmatched(template, &unmatched);
        Ok((again, Some(counted.applicable(template))))
    })
}

/// Opens the files that are said to be those of a record, and does what is to be done with them.
pub(super) fn with_recorded<T>(
    given: &Given<'_>,
    recorded: &[ExtractRecord],
    work: impl FnOnce(&mut Extract<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let limits = given.limits;
    let files = as_recorded(
        NamedFile::all(given.extract, &Progress::default())?,
        recorded,
    )?;
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
            SurveyOptions {
                bytes: files.get(file).and_then(ExtractFile::size),
                threads: Some(given.threads),
                ..recorded.survey_options(limits.of_known_file(recorded.bytes, is_packed))
            }
        })
    };
    let parts = extracts::survey(&files, &openers, options)?;
    work(&mut Extract::as_recorded(parts).read_by(given.threads))
}

/// Gives what was made again the names of the record: the name of a file is no part of what was drawn, since the same
/// bytes may have been renamed since.
pub(super) fn as_named(recorded: &DrawRecord, again: &mut DrawRecord) {
    for (before, now) in recorded.extracts.iter().zip(&mut again.extracts) {
        now.name.clone_from(&before.name);
        // Earlier versions passed over no lines, and did not say so.
        now.skip = before.skip.and(now.skip);
    }
    for (before, now) in recorded.avoid.iter().zip(&mut again.avoid) {
        now.name.clone_from(&before.name);
    }
}

/// The cases that were audited before: those of the lists that are given, else those that the folder holds.
fn avoided(
    folder: &Folder,
    recorded: &DrawRecord,
    given: &Given<'_>,
) -> Result<Vec<AvoidedList>, Failure> {
    if !given.avoid.is_empty() {
        return avoided_lists(given.avoid, given.key);
    }
    if recorded.avoid.is_empty() {
        return Ok(Vec::new());
    }
    let bytes = folder.read(names::AVOIDED)?;
    AvoidedList::of_record(&recorded.avoid, &bytes, &path_of(folder, names::AVOIDED))
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
