//! Rows that say different things of one case, and which columns would tell them apart.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Column, Columns};
use super::quality::excerpt;
use super::source::{Source, length};
use super::survey::Survey;
use crate::case::CaseId;
use crate::diag::{Diagnostic, Failure, code};
use crate::lang::extract as say;

/// Two rows with one case id and different content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// The line of the first row of the case.
    pub(super) first_line: u64,
    /// The line of the row that differs from it.
    pub(super) line: u64,
}

/// All such rows of an extract.
pub(super) struct Conflicts<'a> {
    /// How many rows differ from the first one of their case.
    pub(super) rows: u64,
    /// The first [`PAIRS_COMPARED`] of them.
    pub(super) pairs: &'a [Pair],
}

/// How many pairs are read again to find the columns in which they differ.
pub(super) const PAIRS_COMPARED: usize = 100;
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
    source: &Source,
    survey: &Survey,
    columns: &Columns,
    found: &Conflicts,
) -> Result<Failure, Failure> {
    let pairs = found.pairs;
    let rows = rows_on(source, survey, pairs)?;
    let message = say::IDS_REPEATED.with("rows", found.rows);
    let place = pairs
        .first()
        .map_or_else(|| source.place(), |pair| source.line(pair.line));
    let mut diagnostic = Diagnostic::new(&code::E017, message).at(place);
    for pair in pairs.iter().take(PAIRS_SHOWN) {
        let shown = say::PAIR_OF_LINES
            .with("id", shown_id(&rows, columns, pair))
            .with("first", pair.first_line.to_string())
            .with("second", pair.line.to_string());
        diagnostic = diagnostic.help(shown);
    }
    let differing = differing_columns(survey, columns, &rows, pairs);
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

type Rows = BTreeMap<u64, csv::StringRecord>;

/// The rows of the pairs, by line.
fn rows_on(source: &Source, survey: &Survey, pairs: &[Pair]) -> Result<Rows, Failure> {
    let mut wanted: Vec<u64> = pairs
        .iter()
        .flat_map(|pair| [pair.first_line, pair.line])
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut rows = Rows::new();
    let mut records = survey.rows(source)?;
    while rows.len() < wanted.len()
        && let Some(row) = records.next()?
    {
        if wanted.binary_search(&row.line).is_ok() {
            rows.insert(row.line, row.fields.clone());
        }
    }
    Ok(rows)
}

fn shown_id(rows: &Rows, columns: &Columns, pair: &Pair) -> String {
    let id = rows.get(&pair.first_line).and_then(|fields| {
        CaseId::from_parts(columns.id.iter().map(|column| column.value(fields)))
    });
    id.map_or_else(String::new, |id| excerpt(id.as_str()))
}

/// The headings of the columns in which rows of the pairs differ, best first.
fn differing_columns<'a>(
    survey: &'a Survey,
    columns: &'a Columns,
    rows: &Rows,
    pairs: &[Pair],
) -> Vec<&'a str> {
    let mut ranked: Vec<(Merit, usize, &str)> = usable_headings(survey, columns)
        .map(|(position, heading)| {
            let is_area = stands_in(&columns.area, position);
            (Merit::of(position, is_area, rows, pairs), position, heading)
        })
        .filter(|(merit, ..)| merit.differences.0 > 0)
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(.., heading)| heading).collect()
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
    fn of(position: usize, is_area: bool, rows: &Rows, pairs: &[Pair]) -> Self {
        let value = |line| {
            let row: Option<&csv::StringRecord> = rows.get(line);
            row.and_then(|row| row.get(position))
                .unwrap_or_default()
                .trim()
        };
        let differing = pairs
            .iter()
            .filter(|pair| value(&pair.first_line) != value(&pair.line));
        let values: BTreeSet<&str> = pairs
            .iter()
            .flat_map(|pair| [value(&pair.first_line), value(&pair.line)])
            .collect();
        Self {
            differences: Reverse(length(differing.count())),
            is_area: Reverse(is_area),
            distinct_values: values.len(),
            length_of_values: values.iter().map(|value| value.len()).sum(),
        }
    }
}

fn stands_in(columns: &[Column], position: usize) -> bool {
    let mut found = columns.iter().filter_map(|column| column.found.as_ref());
    found.any(|found| found.position == position)
}

/// The columns that `--id` can name and that are no part of the id yet.
fn usable_headings<'a>(
    survey: &'a Survey,
    columns: &'a Columns,
) -> impl Iterator<Item = (usize, &'a str)> {
    let names = &survey.header.names;
    let is_unique = |name: &str| names.iter().filter(|other| *other == name).count() == 1;
    names
        .iter()
        .enumerate()
        .map(|(position, name)| (position, name.as_str()))
        .filter(move |(position, name)| {
            !name.is_empty() && is_unique(name) && !stands_in(&columns.id, *position)
        })
}
