//! `--prior`: the earlier audit that a checklist asks for with `prior('ID')`.

use std::path::Path;

use super::key_file::refuse_other_names;
use super::stored::path_of;
use crate::assess::PriorOutcomes;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::draw::{PseudonymRecord, Sample};
use crate::folder::{Folder, names, sha256_hex};
use crate::lang::prior as say;
use crate::template::Template;

/// What an earlier audit said of the cases of a sample.
#[derive(Debug, Default)]
pub(super) struct EarlierAudit {
    /// The outcomes that the checklist asks for.
    pub outcomes: PriorOutcomes,
    /// SHA-256 of the `assessments.csv` they come from; `None` where no earlier audit was given.
    pub sha256: Option<String>,
}

impl EarlierAudit {
    /// Looks up in the folder of an earlier audit, if one is given, what a checklist asks for.
    pub fn look_up(
        path: Option<&Path>,
        template: &Template,
        sample: &Sample,
        pseudonyms: Option<&PseudonymRecord>,
    ) -> Result<Self, Failure> {
        let Some(path) = path else {
            return Ok(Self::default());
        };
        if template.priors.is_empty() {
            return Err(Diagnostic::new(&code::C005, say::NOT_ASKED_FOR.message()).into());
        }
        let folder = Folder::open(path)?;
        refuse_other_names(&folder, pseudonyms)?;
        let file = path_of(&folder, names::ASSESSMENTS);
        let refused =
            |code, message| Failure::from(Diagnostic::new(code, message).at(Place::file(&file)));
        if !folder.holds(names::ASSESSMENTS) {
            return Err(refused(&code::D005, say::NOT_SCORED.message()));
        }
        if folder
            .altered()?
            .iter()
            .any(|name| name == names::ASSESSMENTS)
        {
            let message = say::ALTERED.with("file", names::ASSESSMENTS);
            return Err(refused(&code::D010, message));
        }
        let bytes = folder.read(names::ASSESSMENTS)?;
        let outcomes = PriorOutcomes::from_csv(&bytes, &file)?;
        Ok(Self {
            outcomes: outcomes.looked_up(template, sample),
            sha256: Some(sha256_hex(&bytes)),
        })
    }

    /// A command as the journal names it: with the file that was looked up in.
    pub fn named_in(&self, command: &str) -> String {
        match &self.sha256 {
            Some(sha256) => format!("{command} --prior {}:{sha256}", names::ASSESSMENTS),
            None => command.to_owned(),
        }
    }
}

/// What a folder keeps of an earlier audit; nothing where it keeps none.
pub(super) fn kept(folder: &Folder) -> Result<PriorOutcomes, Failure> {
    if !folder.holds(names::PRIOR) {
        return Ok(PriorOutcomes::default());
    }
    PriorOutcomes::from_csv(&folder.read(names::PRIOR)?, &path_of(folder, names::PRIOR))
}
