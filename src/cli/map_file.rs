//! `--map-file`: under which headings the columns of an extract may stand.
//!
//! A file of TOML, so that one list serves many extracts of one system whose headings change from year to year:
//!
//! ```toml
//! [columns]
//! "PA Ref" = ["PA Ref", "Planning Application No"]
//! adresse = ["Property Address", "ADDRESS", "Address"]
//! ```

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;

use super::files;
use crate::diag::{Diagnostic, Failure, Place, SourceFile, code};
use crate::draw::{ControlOf, Population};
use crate::extract::{Keep, Need, Selection, Wanted};
use crate::lang::sources as say;

/// Headings by the name of the column.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MapFile {
    columns: BTreeMap<String, Headings>,
}

/// One heading, or a list of them.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "expected a heading or a list of headings")]
enum Headings {
    One(String),
    Several(Vec<String>),
}

impl MapFile {
    /// Reads a mapping file.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let bytes = files::read(path)?;
        let complaint = |detail: &str, place| {
            let message = say::BAD_MAP_FILE.with("detail", detail);
            let diagnostic = Diagnostic::new(&code::C011, message).at(place);
            Failure::from(diagnostic.help(say::MAP_FILE_FORM.message()))
        };
        let Ok(text) = String::from_utf8(bytes) else {
            return Err(complaint("UTF-8", Place::file(name)));
        };
        toml::from_str(&text).map_err(|error| {
            let span = error.span().unwrap_or_default();
            let detail = error.message().to_owned();
            let source = Arc::new(SourceFile { name, text });
            complaint(
                &detail,
                Place::Span {
                    source,
                    bytes: span,
                },
            )
        })
    }

    /// Lets columns stand under these headings too.
    pub fn widen_columns(&self, columns: &mut [Wanted]) {
        for wanted in columns {
            if let Some(headings) = self.columns.get(&wanted.name) {
                wanted.aliases.extend(headings.list());
            }
        }
    }

    /// Lets the columns of a selection stand under these headings too. Where every column is kept, those of the file that
    /// nobody asked for are kept under one name.
    pub fn widen(&self, selection: &mut Selection, population: &mut Population) {
        for (column, headings) in &self.columns {
            let mut is_wanted = false;
            let lists = [&mut selection.id, &mut selection.area, &mut selection.kept];
            for wanted in lists.into_iter().flatten() {
                if wanted.name == *column {
                    wanted.aliases.extend(headings.list());
                    is_wanted = true;
                }
            }
            headings.widen_population(column, population);
            if !is_wanted && selection.keep == Keep::Every {
                selection.kept.push(Wanted {
                    aliases: headings.list(),
                    need: Need::Optional,
                    ..Wanted::header(column)
                });
            }
        }
    }
}

impl Headings {
    /// Lets the columns of conditions and control totals stand under these headings too.
    fn widen_population(&self, column: &str, population: &mut Population) {
        let vocabulary = &mut population.vocabulary;
        let mut declared = vocabulary.declared.iter_mut();
        match declared.find(|wanted| wanted.name == column) {
            Some(wanted) => wanted.aliases.extend(self.list()),
            None => vocabulary.renamed.push(Wanted {
                aliases: self.list(),
                ..Wanted::header(column)
            }),
        }
        for control in &mut population.controls {
            if let ControlOf::Sum(wanted) = &mut control.of
                && wanted.name == column
            {
                wanted.aliases.extend(self.list());
            }
        }
    }

    fn list(&self) -> Vec<String> {
        match self {
            Self::One(heading) => vec![heading.clone()],
            Self::Several(headings) => headings.clone(),
        }
    }
}
