//! Every reader of bytes that come from outside, or from a folder that anybody can have written in: whatever they are,
//! it ends with what they say or with a refusal that tells where; what the program wrote is read and written again.
//!
//! A new reader gets a line in [`READERS`] and a file in `fixtures/readers`, or, when it takes more than bytes, a line in
//! `returned::LISTS`.

mod changed;
mod returned;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;
use sagsaudit::answers::Reviewers;
use sagsaudit::assess::{ApplicableCases, PriorOutcomes};
use sagsaudit::diag::{Diagnostic, Failure, Place, Severity, SourceFile};
use sagsaudit::dossier::Action;
use sagsaudit::draw::{AvoidedList, DrawRecord, EventTable, Sample};
use sagsaudit::findings::{self, Decisions};
use sagsaudit::worksheet::observations;
use sagsaudit::{folder, hearing, template};

use self::changed::{Change, change};

/// What a reader makes of bytes: what it would write again, where the program writes such files.
type Read = fn(&[u8], &str) -> Result<Option<Vec<u8>>, Failure>;

/// Each reader with the file it reads.
const READERS: [(&str, Read); 14] = [
    ("draw.json", |bytes, file| {
        DrawRecord::from_json(bytes, file).map(|record| Some(record.to_json()))
    }),
    ("journal.jsonl", |bytes, file| {
        folder::verify(file, bytes).map(|_| None)
    }),
    ("findings.json", |bytes, file| {
        findings::from_json(bytes, file).map(|found| Some(findings::to_json(&found)))
    }),
    ("sample.csv", |bytes, file| {
        Sample::from_csv(bytes, file).map(|sample| Some(sample.to_csv()))
    }),
    ("avoided.csv", |bytes, file| {
        AvoidedList::read(file, file, bytes).map(|_| None)
    }),
    ("applicable.csv", |bytes, file| {
        ApplicableCases::from_csv(bytes, file).map(|cases| Some(cases.to_csv()))
    }),
    ("prior.csv", |bytes, file| {
        PriorOutcomes::from_csv(bytes, file).map(|prior| Some(prior.to_csv()))
    }),
    ("conclusions.csv", |bytes, file| {
        Decisions::from_csv(bytes, file).map(|decisions| Some(decisions.to_csv()))
    }),
    ("reviewers.csv", |bytes, file| {
        Reviewers::from_csv(bytes, file).map(|reviewers| Some(reviewers.to_csv()))
    }),
    ("observations.csv", |bytes, file| {
        observations::from_csv(bytes, file).map(|noted| Some(observations::to_csv(&noted)))
    }),
    ("hearing.csv", |bytes, file| {
        hearing::from_csv(bytes, file).map(|heard| Some(hearing::to_csv(&heard)))
    }),
    ("actions.csv", |bytes, file| {
        Action::read(bytes, file).map(|_| None)
    }),
    ("events.csv", |bytes, file| {
        let record = DrawRecord::from_json(&kept("draw.json"), "draw.json")?;
        let events = &record.events[0];
        EventTable::from_csv(bytes, events, file).map(|_| None)
    }),
    ("template.toml", read_template),
];

fn read_template(bytes: &[u8], file: &str) -> Result<Option<Vec<u8>>, Failure> {
    let Ok(text) = String::from_utf8(bytes.to_vec()) else {
        return Ok(None);
    };
    let name = file.to_owned();
    let checked = template::read(&Arc::new(SourceFile { name, text }));
    let errors = checked.diagnostics.into_iter();
    let errors: Vec<Diagnostic> = errors
        .filter(|diagnostic| diagnostic.code.severity == Severity::Error)
        .collect();
    Failure::of(errors).map_or(Ok(None), Err)
}

fn folder_of_files() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/readers")
}

fn kept(name: &str) -> Vec<u8> {
    fs::read(folder_of_files().join(name)).unwrap()
}

/// The files of a reader: its own, and those that once brought it down.
fn files_of(reader: &str) -> Vec<String> {
    let (stem, ending) = reader.split_once('.').unwrap();
    let found = fs::read_dir(folder_of_files()).unwrap();
    let names = found.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names
        .filter(|name| name.starts_with(&format!("{stem}.")) && name.ends_with(ending))
        .collect();
    names.sort();
    names
}

/// It reads, or refuses with a reason and a place.
fn hold(reader: &str, read: Read, bytes: &[u8]) {
    match read(bytes, reader) {
        Ok(None) => {}
        Ok(Some(written)) => {
            let again = read(&written, reader);
            let again = again.unwrap_or_else(|failure| panic!("{reader}: {failure}"));
            assert_eq!(again.as_ref(), Some(&written), "{reader}");
        }
        Err(failure) => {
            assert!(!failure.diagnostics().is_empty(), "{reader}");
            for diagnostic in failure.diagnostics() {
                assert_ne!(diagnostic.place, Place::Nowhere, "{reader}: {failure}");
            }
        }
    }
}

#[test]
fn what_the_program_wrote_is_read_and_written_again() {
    for (reader, read) in READERS {
        let bytes = kept(reader);
        let written = read(&bytes, reader).unwrap_or_else(|failure| panic!("{reader}: {failure}"));
        if let Some(written) = written {
            assert_eq!(
                String::from_utf8(written).unwrap(),
                String::from_utf8(bytes).unwrap(),
                "{reader}"
            );
        }
    }
}

/// Every file is cut at every byte, and every byte of it is changed.
#[test]
fn no_single_byte_brings_a_reader_down() {
    for (reader, read) in READERS {
        for file in files_of(reader) {
            let bytes = kept(&file);
            // Long files are like themselves: every seventh byte of them will do.
            let step = if bytes.len() > 2_000 { 7 } else { 1 };
            for place in (0..bytes.len()).step_by(step) {
                hold(reader, read, &bytes[..place]);
                for byte in [0, b'\n', b'"', b'9', 0xff, bytes[place] ^ 1] {
                    let mut other = bytes.clone();
                    other[place] = byte;
                    hold(reader, read, &other);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(changed::config("readers"))]

    #[test]
    fn no_changes_bring_a_reader_down(
        reader in 0..READERS.len(),
        changes in prop::collection::vec(any::<Change>(), 1..6),
    ) {
        let (reader, read) = READERS[reader];
        for file in files_of(reader) {
            hold(reader, read, &change(&kept(&file), &changes));
        }
    }

    #[test]
    fn no_bytes_bring_a_reader_down(
        reader in 0..READERS.len(),
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let (reader, read) = READERS[reader];
        hold(reader, read, &bytes);
    }
}
