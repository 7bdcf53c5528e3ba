//! Rows that say different things of one case, and which columns would tell them apart.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Column, Columns};
use super::fields::Fields;
use super::part::Extract;
use super::quality::excerpt;
use super::source::length;
use crate::case::CaseId;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::{Message, extract as say, sources};

/// Where a row stands: file and line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The file, from 0 in the order of [`Extract::parts`].
    pub part: usize,
    /// The physical line; in a workbook the row.
    pub line: u64,
}

/// Two rows with one case id and different content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// The first row of the case.
    pub(super) first: At,
    /// The row that differs from it.
    pub(super) second: At,
}

/// All such rows of an extract.
#[derive(Debug, Default)]
pub(super) struct Conflicts {
    /// How many rows differ from the first one of their case.
    rows: u64,
    /// The first [`PAIRS_COMPARED`] of them.
    pairs: Vec<Pair>,
}

impl Conflicts {
    /// Notes the next row that differs from the first one of its case.
    pub(super) fn note(&mut self, pair: Pair) {
        self.rows += 1;
        if self.pairs.len() < PAIRS_COMPARED {
            self.pairs.push(pair);
        }
    }

    /// Whether there are none.
    pub(super) fn are_none(&self) -> bool {
        self.rows == 0
    }
}

/// How many pairs are read again to find the columns in which they differ.
const PAIRS_COMPARED: usize = 100;
/// How many pairs a message shows.
const PAIRS_SHOWN: usize = 5;
/// How many columns a message proposes.
const COLUMNS_PROPOSED: usize = 5;

/// The error that repeated ids with different rows are, with both lines of the first pairs and a composite id that would
/// tell them apart.
///
/// # Errors
/// When the file cannot be read again.
pub(super) fn failure(
    extract: &Extract,
    columns: &Columns,
    found: &Conflicts,
) -> Result<Failure, Failure> {
    let pairs = found.pairs.as_slice();
    let rows = rows_on(extract, pairs)?;
    let message = say::IDS_REPEATED.with("rows", found.rows);
    let place = pairs.first().map_or_else(
        || extract.place(),
        |pair| Place::line(name_of(extract, pair.second), pair.second.line),
    );
    let mut diagnostic = Diagnostic::new(&code::E017, message).at(place);
    for pair in pairs.iter().take(PAIRS_SHOWN) {
        let id = shown_id(&rows, columns, pair);
        diagnostic = diagnostic.help(shown_pair(extract, id, pair));
    }
    let differing = differing_columns(extract, columns, &rows, pairs);
    let flags: Vec<String> = columns
        .id
        .iter()
        .map(Column::heading)
        .chain(differing.first().copied())
        .map(|heading| format!("--id \"{heading}\""))
        .collect();
    if differing.is_empty() {
        return Ok(diagnostic.help(say::NO_COLUMN_TELLS_APART.message()).into());
    }
    let listed: Vec<String> = differing
        .iter()
        .take(COLUMNS_PROPOSED)
        .map(|heading| format!("`{heading}`"))
        .collect();
    Ok(diagnostic
        .help(say::ROWS_DIFFER_IN.with("columns", listed.join(", ")))
        .help(say::COMPOSITE_ID.with("flags", flags.join(" ")))
        .into())
}

type Rows = BTreeMap<At, csv::StringRecord>;

/// The rows of the pairs, by where they stand.
fn rows_on(extract: &Extract, pairs: &[Pair]) -> Result<Rows, Failure> {
    let wanted: BTreeSet<At> = pairs
        .iter()
        .flat_map(|pair| [pair.first, pair.second])
        .collect();
    let mut rows = Rows::new();
    for (position, part) in extract.parts().iter().enumerate() {
        let last = wanted.iter().rfind(|at| at.part == position);
        let Some(last) = last else { continue };
        let mut records = part.rows()?;
        while !rows.contains_key(last)
            && let Some(row) = records.next()?
        {
            let at = At {
                part: position,
                line: row.line,
            };
            if wanted.contains(&at) {
                rows.insert(at, row.fields.to_record());
            }
        }
    }
    Ok(rows)
}

fn name_of<'e>(extract: &'e Extract, at: At) -> &'e str {
    let part = extract.parts().get(at.part);
    part.map_or("", |part| &part.survey.name)
}

fn shown_pair(extract: &Extract, id: String, pair: &Pair) -> Message {
    if pair.first.part == pair.second.part {
        return say::PAIR_OF_LINES
            .with("id", id)
            .with("first", pair.first.line.to_string())
            .with("second", pair.second.line.to_string());
    }
    sources::PAIR_OF_FILES
        .with("id", id)
        .with("first_file", name_of(extract, pair.first))
        .with("first", pair.first.line.to_string())
        .with("second_file", name_of(extract, pair.second))
        .with("second", pair.second.line.to_string())
}

fn shown_id(rows: &Rows, columns: &Columns, pair: &Pair) -> String {
    let id = rows.get(&pair.first).and_then(|fields| {
        let part = columns.parts.get(pair.first.part)?;
        CaseId::from_parts(
            part.id
                .iter()
                .map(|column| column.value(Fields::from(fields))),
        )
    });
    id.map_or_else(String::new, |id| excerpt(id.as_str()))
}

/// The headings of the columns in which rows of the pairs differ, best first.
fn differing_columns<'a>(
    extract: &'a Extract,
    columns: &'a Columns,
    rows: &Rows,
    pairs: &[Pair],
) -> Vec<&'a str> {
    let mut ranked: Vec<(Merit, usize, &str)> = usable_headings(extract, columns)
        .enumerate()
        .map(|(rank, heading)| {
            let values = Values {
                positions: extract
                    .parts()
                    .iter()
                    .map(|part| {
                        part.survey
                            .header
                            .names
                            .iter()
                            .position(|name| name == heading)
                    })
                    .collect(),
                rows,
            };
            let is_area = names(&columns.area).any(|area| area == heading);
            (Merit::of(&values, is_area, pairs), rank, heading)
        })
        .filter(|(merit, ..)| merit.differences.0 > 0)
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(.., heading)| heading).collect()
}

/// The values under one heading, which may stand elsewhere in each file.
struct Values<'a> {
    positions: Vec<Option<usize>>,
    rows: &'a Rows,
}

impl<'a> Values<'a> {
    fn at(&self, at: At) -> &'a str {
        let position = self.positions.get(at.part).copied().flatten();
        let row = self.rows.get(&at);
        row.zip(position)
            .and_then(|(row, position)| row.get(position))
            .unwrap_or_default()
            .trim()
    }
}

/// How good a part of a composite id a column would be; the smaller the better.
///
/// First comes what tells most rows apart; then what cases are reported by anyway; then a column of few values, which is
/// a kind of case rather than a date or an amount; then short values, which are codes rather than remarks.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Merit {
    differences: Reverse<u64>,
    is_area: Reverse<bool>,
    distinct_values: usize,
    length_of_values: usize,
}

impl Merit {
    fn of(values: &Values, is_area: bool, pairs: &[Pair]) -> Self {
        let differing = pairs
            .iter()
            .filter(|pair| values.at(pair.first) != values.at(pair.second));
        let values: BTreeSet<&str> = pairs
            .iter()
            .flat_map(|pair| [values.at(pair.first), values.at(pair.second)])
            .collect();
        Self {
            differences: Reverse(length(differing.count())),
            is_area: Reverse(is_area),
            distinct_values: values.len(),
            length_of_values: values.iter().map(|value| value.len()).sum(),
        }
    }
}

/// The headings of columns.
fn names(columns: &[Column]) -> impl Iterator<Item = &str> {
    columns
        .iter()
        .filter(|column| column.is_there())
        .map(Column::heading)
}

/// The columns that `--id` can name and that are no part of the id yet: in every file under the same heading.
fn usable_headings<'a>(
    extract: &'a Extract,
    columns: &'a Columns,
) -> impl Iterator<Item = &'a str> {
    let stands_once = |names: &[String], wanted: &str| {
        let found = names.iter().filter(|name| *name == wanted);
        found.count() == 1
    };
    let first = extract.parts().first();
    let headings = first.into_iter().flat_map(|part| &part.survey.header.names);
    headings.map(String::as_str).filter(move |heading| {
        let mut parts = extract.parts().iter();
        !heading.is_empty()
            && parts.all(|part| stands_once(&part.survey.header.names, heading))
            && !names(&columns.id).any(|id| id == *heading)
    })
}
