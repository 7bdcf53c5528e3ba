//! What `check` holds a checklist against besides itself: an earlier edition of it, and the age of its legal bases.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files;
use crate::diag::{Diagnostic, Failure, Place, SourceFile, code};
use crate::lang::template_diff as say;
use crate::template::{Template, without_version_step};

/// Earlier editions of checklists by their id (`--against`).
#[derive(Debug, Default)]
pub(super) struct Earlier {
    path: PathBuf,
    editions: BTreeMap<String, Template>,
    /// Whether some checked template had an earlier edition, or may have had one that cannot be read.
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
        for file in files::template_paths(path)? {
            let checked = files::template_file(&file)?;
            match checked.template {
                Some(template) => _ = earlier.editions.insert(template.id.clone(), template),
                None => earlier.used |= !checked.is_fragment,
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
