//! What an audit folder holds of its draw and its checklist.

use std::sync::Arc;

use crate::diag::{Diagnostic, Failure, Place, SourceFile, code};
use crate::draw::{DrawRecord, Sample};
use crate::findings;
use crate::folder::{Folder, names};
use crate::lang::{cli as say, only};
use crate::template::{self, Template};

/// A draw as it was kept.
pub(super) struct StoredDraw<'a> {
    folder: &'a Folder,
    /// The record.
    pub record: DrawRecord,
    /// The bytes of `draw.json`.
    pub record_bytes: Vec<u8>,
    /// The bytes of `sample.csv`.
    pub sample_bytes: Vec<u8>,
}

impl<'a> StoredDraw<'a> {
    /// Reads the record and the sample of a folder.
    pub fn read(folder: &'a Folder) -> Result<Self, Failure> {
        let record_bytes = folder.read(names::DRAW)?;
        let record = DrawRecord::from_json(&record_bytes, &path_of(folder, names::DRAW))?;
        Ok(Self {
            folder,
            record,
            record_bytes,
            sample_bytes: folder.read(names::SAMPLE)?,
        })
    }

    /// The drawn cases.
    pub fn sample(&self) -> Result<Sample, Failure> {
        Sample::from_csv(&self.sample_bytes, &path_of(self.folder, names::SAMPLE))
    }

    /// The checklist that the draw was made for.
    ///
    /// # Errors
    /// When it was made without one (the file of an earlier draw may still be there), or it cannot be read.
    pub fn template(&self) -> Result<Template, Failure> {
        if self.record.template.is_none() || !self.folder.holds(names::TEMPLATE) {
            let diagnostic = Diagnostic::new(&code::D009, say::NO_TEMPLATE.message());
            return Err(diagnostic
                .at(Place::file(self.folder.path().display().to_string()))
                .into());
        }
        let source = SourceFile {
            name: path_of(self.folder, names::TEMPLATE),
            text: self.folder.read_text(names::TEMPLATE)?,
        };
        let checked = template::read(&Arc::new(source));
        checked.template.ok_or_else(|| {
            Failure::of(checked.diagnostics).expect("what is no template has errors")
        })
    }
}

/// The path of one of a folder's files, for messages.
pub(super) fn path_of(folder: &Folder, name: &str) -> String {
    folder.path().join(name).display().to_string()
}

/// The part that `findings.json` names, which nobody may have changed since.
pub(super) fn kept_part(folder: &Folder) -> Result<Vec<String>, Failure> {
    let findings = folder.read(names::FINDINGS_JSON)?;
    let altered = folder.altered()?;
    let is_altered = altered.iter().any(|name| name == names::FINDINGS_JSON);
    let kept = findings::part_looked_at(&findings).filter(|_| !is_altered);
    kept.ok_or_else(|| {
        Diagnostic::new(&code::D010, only::UNKNOWN_PART.message())
            .at(Place::file(path_of(folder, names::FINDINGS_JSON)))
            .help(only::SAY_WHICH_PART.message())
            .into()
    })
}
