//! Where a diagnostic points to, in lines and columns, and a fingerprint that outlives a move of the line.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::harmless;
use crate::cell;
use crate::diag::{Diagnostic, Place};
use crate::lang::Lang;

/// A place in lines and columns, both counted from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Located {
    /// The path as the user wrote it; `None` for what belongs to no file.
    pub file: Option<String>,
    /// Where it begins.
    pub start: Option<Point>,
    /// The first character behind it.
    pub end: Option<Point>,
    /// The text of its first line.
    pub line_text: String,
}

/// A character of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub line: u64,
    /// `None` when only the line is known.
    pub column: Option<u64>,
}

impl Located {
    pub fn of(place: &Place) -> Self {
        let nowhere = Self {
            file: None,
            start: None,
            end: None,
            line_text: String::new(),
        };
        match place {
            Place::Nowhere => nowhere,
            Place::File { file } => Self {
                file: Some(harmless(file)),
                ..nowhere
            },
            Place::Line { file, line, .. } => Self {
                file: Some(harmless(file)),
                start: Some(Point {
                    line: *line,
                    column: None,
                }),
                ..nowhere
            },
            Place::Span { source, bytes } => {
                let point = |byte| {
                    let (line, column) = source.line_and_column(byte);
                    Point {
                        line: count(line),
                        column: Some(count(column)),
                    }
                };
                let before = source.text.get(..bytes.start).unwrap_or_default();
                let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
                let rest = source.text.get(line_start..).unwrap_or_default();
                Self {
                    file: Some(harmless(&source.name)),
                    start: Some(point(bytes.start)),
                    end: Some(point(bytes.end)),
                    line_text: rest.lines().next().unwrap_or_default().trim().to_owned(),
                }
            }
        }
    }

    /// The path with forward slashes and without a leading `./`, as a repository names the file.
    pub fn path(&self) -> Option<String> {
        let file = self.file.as_ref()?.replace('\\', "/");
        Some(file.strip_prefix("./").unwrap_or(&file).to_owned())
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// Fingerprints of diagnostics in their order: of file, code and the text of the line, and of how many were like it
/// before. Lines that are added elsewhere in the file change none of them.
pub(super) fn fingerprints(diagnostics: &[Diagnostic]) -> Vec<String> {
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    diagnostics
        .iter()
        .map(|diagnostic| {
            let located = Located::of(&diagnostic.place);
            let about = if located.line_text.is_empty() {
                diagnostic.message.in_lang(Lang::En)
            } else {
                located.line_text.clone()
            };
            let file = located.path().unwrap_or_default();
            let key = format!("{file}\n{}\n{about}", diagnostic.code.id);
            let number = seen.entry(key.clone()).or_default();
            *number += 1;
            let digest = Sha256::digest(format!("{key}\n{number}"));
            cell::hex(
                digest
                    .first_chunk::<16>()
                    .expect("32 bytes are more than 16"),
            )
        })
        .collect()
}
