//! What `check` holds a checklist against besides itself: an earlier edition of it, and the age of its legal bases.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::template_files::FoundTemplates;
use crate::diag::{Diagnostic, Failure, Place, SourceFile, code};
use crate::lang::template_diff as say;
use crate::template::{Template, edition, without_version_step};

/// Earlier editions of checklists by their id (`--against`).
#[derive(Debug, Default)]
pub(super) struct Earlier {
    path: PathBuf,
    editions: BTreeMap<String, Template>,
    /// The ids of those that are broken: the later edition mends them.
    broken: BTreeSet<String>,
    /// Whether some checked template had an earlier edition.
    used: bool,
}

impl Earlier {
    /// Reads a file, or every template of a folder. A file that is no template has no edition: it may be what the later
    /// one mends.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let mut earlier = Self {
            path: path.to_owned(),
            ..Self::default()
        };
        let found = FoundTemplates::of(&[path.to_owned()]);
        if let Some(failure) = Failure::of(found.failures) {
            return Err(failure);
        }
        for file in found.files {
            let checked = file.read()?;
            if let Some(template) = checked.template {
                earlier.editions.insert(template.id.clone(), template);
            } else if let Some((id, _)) = edition(&checked.source.text) {
                earlier.broken.insert(id);
            }
        }
        Ok(earlier)
    }

    /// Whether a checklist has changed and kept its version.
    pub fn hold_against(
        &mut self,
        template: &Template,
        source: &Arc<SourceFile>,
    ) -> Option<Diagnostic> {
        self.used |= self.broken.contains(&template.id);
        let earlier = self.editions.get(&template.id)?;
        self.used = true;
        without_version_step(earlier, template, source)
    }

    /// That none of the checked files has an earlier edition is a slip, not a pass.
    pub fn must_be_used(&self) -> Result<(), Failure> {
        if self.used {
            return Ok(());
        }
        let ids: Vec<&str> = self.editions.keys().map(String::as_str).collect();
        let message = say::NO_EARLIER_EDITION.with("ids", ids.join(", "));
        let place = Place::file(self.path.display().to_string());
        Err(Diagnostic::new(&code::C004, message).at(place).into())
    }
}
