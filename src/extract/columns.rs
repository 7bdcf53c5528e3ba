//! The columns that are used, found among the headings of the extract.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::fields::Fields;
use super::part::Extract;
use super::search::{Search, did_you_mean};
use super::survey::Header;
use crate::case::{ColumnType, trimmed};
use crate::cell::birth_date;
use crate::diag::{Diagnostic, Failure, Place, code, nearest};
use crate::lang::{extract as say, sources};

/// Whether an extract must have a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It is an error when the extract lacks it.
    Required,
    /// Without it, its values are empty.
    Optional,
}

/// A column that somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its name: that of a template's column, or a heading.
    pub name: String,
    /// The type of its values.
    pub kind: ColumnType,
    /// Other headings under which it is known.
    pub aliases: Vec<String>,
    /// Whether the extract must have it.
    pub need: Need,
}

impl Wanted {
    /// A column of text that the user named by its heading.
    pub fn header(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            kind: ColumnType::Text,
            aliases: Vec::new(),
            need: Need::Required,
        }
    }
}

/// The user's word for which heading a column has: `--map column="Heading"`. A column may have several, since one file
/// may call it what another does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The name of a wanted column.
    pub column: String,
    /// A heading of the extract.
    pub header: String,
}

/// Which columns are kept beside id and area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// Those that are wanted.
    #[default]
    Wanted,
    /// Those that are wanted, and after them every other column that is no part of id or area, under its heading.
    Every,
}

/// All that is asked of the columns of an extract.
///
/// A single name in `id` or `area` such as `Sagsnummer,Ydelse` stands for two columns when no heading is the whole of it,
/// but all its parts are headings.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// What names a case; always required.
    pub id: Vec<Wanted>,
    /// What a case is reported by; empty when there are no areas.
    pub area: Vec<Wanted>,
    /// What else is kept, in the order it is kept in.
    pub kept: Vec<Wanted>,
    /// What conditions on the population look at; it is not kept for that.
    pub conditions: Vec<Wanted>,
    /// What is added up, to be compared with the books; its values are numbers.
    pub summed: Vec<Wanted>,
    /// Which headings the user has given to columns.
    pub maps: Vec<Mapping>,
    /// Whether all other columns are kept too.
    pub keep: Keep,
    /// What stands before a column's name in the user's mapping: `samtaler.` for columns of that event table.
    pub map_prefix: String,
    /// The wanted columns whose cells hold CPR numbers, of which only the date of birth is taken. They are found by their
    /// aliases alone: a column of their own name would hold dates.
    pub birth_dates: Vec<String>,
    /// The headings of an earlier reading, file by file, which are then found again and nothing else; empty when there
    /// was none.
    pub by_file: Vec<FileHeadings>,
}

/// Under which headings a file has the columns of a [`Selection`], in their order; `None` for those that it lacks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileHeadings {
    /// Those of the id.
    pub id: Vec<Option<String>>,
    /// Those of the area.
    pub area: Vec<Option<String>>,
    /// Those of the kept columns.
    pub kept: Vec<Option<String>>,
    /// Those of the columns that conditions look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Option<String>>,
    /// Those of the columns that are added up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub summed: Vec<Option<String>>,
}

/// A column that is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name it was wanted by; of a column that was not wanted but kept, its heading.
    pub name: String,
    /// The type of its values.
    pub kind: ColumnType,
    /// Where it stands, of several files in the first that has it; `None` when the extract lacks it, and then its values
    /// are empty.
    pub found: Option<Found>,
    /// What is taken of its cells.
    pub taken: Taken,
}

/// What is taken of a column's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// All of them.
    Whole,
    /// The date of birth that a CPR number holds, as an ISO date.
    BirthDate,
}

/// What stands for a cell that should hold a CPR number and does not; it is kept in no form, since it may be half of one.
const NO_NUMBER: &str = "?";

/// A column's place in the extract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its position in a row, from 0.
    pub position: usize,
    /// Its heading.
    pub header: String,
}

impl Column {
    /// The column's value in a row, trimmed; empty when the extract lacks the column. It holds no quotes that are doubled in
    /// the file.
    #[inline]
    pub(super) fn value<'r>(&self, fields: Fields<'r>) -> &'r str {
        let found = self.found.as_ref();
        let value = found.and_then(|found| fields.get(found.position));
        trimmed(value.unwrap_or_default())
    }

    /// Where its cells stand in a row, counted from 0; `None` when the extract lacks the column, or not all of a cell is taken.
    pub(super) fn whole_cell(&self) -> Option<usize> {
        let found = self.found.as_ref().filter(|_| self.taken == Taken::Whole);
        found.map(|found| found.position)
    }

    /// What is taken of the column's value in a row, trimmed; empty when the extract lacks the column.
    pub(super) fn taken<'r>(&self, fields: Fields<'r>) -> Cow<'r, str> {
        let found = self.found.as_ref();
        let value = match found.and_then(|found| fields.whole(found.position)) {
            Some(Cow::Borrowed(value)) => Cow::Borrowed(trimmed(value)),
            Some(Cow::Owned(value)) => Cow::Owned(trimmed(&value).to_owned()),
            None => Cow::default(),
        };
        match self.taken {
            Taken::BirthDate if !value.is_empty() => match birth_date(&value) {
                Some(date) => Cow::Owned(date.to_string()),
                None => Cow::Borrowed(NO_NUMBER),
            },
            Taken::Whole | Taken::BirthDate => value,
        }
    }

    /// Whether the extract has the column.
    pub(super) fn is_there(&self) -> bool {
        self.found.is_some()
    }

    /// The heading, or the name when there is none.
    pub fn heading(&self) -> &str {
        self.found
            .as_ref()
            .map_or(&self.name, |found| &found.header)
    }
}

/// The columns that are used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// What names a case.
    pub id: Vec<Column>,
    /// What a case is reported by.
    pub area: Vec<Column>,
    /// What else is kept of a case.
    pub kept: Vec<Column>,
    /// What conditions look at.
    pub conditions: Vec<Column>,
    /// What is added up.
    pub summed: Vec<Column>,
    /// The same in each file of the extract.
    pub(super) parts: Vec<PartColumns>,
}

/// The columns as they stand in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PartColumns {
    pub(super) id: Vec<Column>,
    pub(super) area: Vec<Column>,
    pub(super) kept: Vec<Column>,
    pub(super) conditions: Vec<Column>,
    pub(super) summed: Vec<Column>,
}

impl PartColumns {
    /// What a sample has of a case.
    fn of_sample(&self) -> [&Vec<Column>; 3] {
        [&self.id, &self.area, &self.kept]
    }

    /// The headings under which they stand.
    fn headings(&self) -> FileHeadings {
        let of = |columns: &[Column]| {
            let found = columns.iter().map(|column| column.found.as_ref());
            found
                .map(|found| found.map(|found| found.header.clone()))
                .collect()
        };
        FileHeadings {
            id: of(&self.id),
            area: of(&self.area),
            kept: of(&self.kept),
            conditions: of(&self.conditions),
            summed: of(&self.summed),
        }
    }
}

impl Columns {
    /// Finds the wanted columns among the headings.
    ///
    /// A heading is found by the user's mapping, or else by the column's name, an alias, and then by either regardless of
    /// case, white space, `_`, `-`, `.`, invisible characters and Unicode composition, and at last of all punctuation.
    ///
    /// # Errors
    /// All at once: required columns that are missing, columns that two headings fit, mappings that lead nowhere.
    ///
    /// In every file of the extract alike: a required column must be in each, any other in none or some.
    pub fn find(extract: &Extract, selection: &Selection) -> Result<Self, Failure> {
        let covered = covered(extract, &selection.maps);
        let mut problems = unknown_maps(selection);
        let mut parts = Vec::new();
        for (position, part) in extract.parts().iter().enumerate() {
            let mut search = Search::new(&part.survey, selection, &covered);
            let mut found = match selection.by_file.get(position) {
                Some(headings) => search.again(selection, headings),
                None => PartColumns {
                    id: search.key(&selection.id, Some(Need::Required)),
                    area: search.key(&selection.area, None),
                    kept: search.all(&selection.kept),
                    conditions: search.all(&selection.conditions),
                    summed: search.all(&selection.summed),
                },
            };
            if selection.keep == Keep::Every {
                found.kept.extend(others(&part.survey.header, &found));
                search.check_names(&found.kept);
            }
            for problem in search.problems {
                if !problems.contains(&problem) {
                    problems.push(problem);
                }
            }
            parts.push(found);
        }
        if selection.keep == Keep::Every {
            level(&mut parts);
        }
        problems.extend(other_keys(extract, &parts));
        match Failure::of(problems) {
            Some(failure) => Err(failure),
            None => Ok(Self::of(parts)),
        }
    }

    /// Columns that may or may not be there, where every row counts as a case, whatever names it: each is found for
    /// itself, so that one that cannot be does not hide the others. The selection says which headings the user has given
    /// to columns, and which hold CPR numbers.
    pub fn of_every_row(extract: &Extract, wanted: &[Wanted], selection: &Selection) -> Self {
        let covered = covered(extract, &selection.maps);
        let parts = extract.parts().iter().map(|part| {
            let mut search = Search::new(&part.survey, selection, &covered);
            let mut none = PartColumns {
                id: Vec::new(),
                area: Vec::new(),
                kept: Vec::new(),
                conditions: Vec::new(),
                summed: Vec::new(),
            };
            let every_heading = others(&part.survey.header, &none);
            none.kept = wanted.iter().map(|wanted| search.perhaps(wanted)).collect();
            PartColumns {
                id: every_heading,
                ..none
            }
        });
        Self::of(parts.collect())
    }

    /// The columns of the whole: each as the first file has it.
    fn of(parts: Vec<PartColumns>) -> Self {
        let first = |list: fn(&PartColumns) -> &Vec<Column>| {
            let mut columns = parts.first().map(list).cloned().unwrap_or_default();
            for (position, column) in columns.iter_mut().enumerate() {
                let mut found = parts.iter().filter_map(|part| {
                    let column = list(part).get(position)?;
                    column.found.clone()
                });
                column.found = found.next();
            }
            columns
        };
        Self {
            id: first(|part| &part.id),
            area: first(|part| &part.area),
            kept: first(|part| &part.kept),
            conditions: first(|part| &part.conditions),
            summed: first(|part| &part.summed),
            parts,
        }
    }

    /// The headings in a file, when they are not those of the extract as a whole.
    pub fn headings_of(&self, part: usize) -> Option<FileHeadings> {
        let whole = PartColumns {
            id: self.id.clone(),
            area: self.area.clone(),
            kept: self.kept.clone(),
            conditions: self.conditions.clone(),
            summed: self.summed.clone(),
        };
        let found = self.parts.get(part)?.headings();
        (found != whole.headings()).then_some(found)
    }

    /// The columns that a file lacks and another has, each once.
    pub fn missing_in(&self, part: usize) -> Vec<&Column> {
        let Some(found) = self.parts.get(part) else {
            return Vec::new();
        };
        let here = [&found.area, &found.kept, &found.conditions, &found.summed];
        let whole = [&self.area, &self.kept, &self.conditions, &self.summed];
        let pairs = whole.into_iter().flatten().zip(here.into_iter().flatten());
        let mut missing: Vec<&Column> = Vec::new();
        for (whole, here) in pairs {
            let is_missing = whole.found.is_some() && here.found.is_none();
            if is_missing && missing.iter().all(|known| known.found != whole.found) {
                missing.push(whole);
            }
        }
        missing
    }
}

/// Gives every file the kept columns of all of them, in the order in which they are met; a file lacks some.
fn level(parts: &mut [PartColumns]) {
    let mut names: Vec<(String, ColumnType)> = Vec::new();
    for column in parts.iter().flat_map(|part| &part.kept) {
        if !names.iter().any(|(name, _)| *name == column.name) {
            names.push((column.name.clone(), column.kind));
        }
    }
    for part in parts {
        let own = std::mem::take(&mut part.kept);
        part.kept = names
            .iter()
            .map(|(name, kind)| Column {
                name: name.clone(),
                kind: *kind,
                found: own
                    .iter()
                    .find(|column| column.name == *name)
                    .and_then(|column| column.found.clone()),
                taken: Taken::Whole,
            })
            .collect();
    }
}

/// Files in which a name stands for several columns, and for one in others.
fn other_keys(extract: &Extract, parts: &[PartColumns]) -> Option<Diagnostic> {
    let lengths = |part: &PartColumns| (part.id.len(), part.area.len());
    let first = parts.first()?;
    let odd = parts
        .iter()
        .position(|part| lengths(part) != lengths(first))?;
    let (odd, first) = (extract.parts().get(odd)?, extract.parts().first()?);
    let message = sources::OTHER_KEY.with("other", first.file_name());
    let diagnostic = Diagnostic::new(&code::E031, message).at(Place::file(&odd.name));
    Some(diagnostic.help(sources::NAME_KEY_COLUMNS.message()))
}

/// The columns of which at least one mapping leads to a heading of some file.
fn covered<'s>(extract: &Extract, maps: &'s [Mapping]) -> BTreeSet<&'s str> {
    let nothing = BTreeSet::new();
    let no_maps = Selection::default();
    let leads_somewhere = |map: &&Mapping| {
        let mut parts = extract.parts().iter();
        parts.any(|part| {
            let search = Search::new(&part.survey, &no_maps, &nothing);
            !search
                .exact_or_fitting(&map.header, &[&map.header])
                .is_empty()
        })
    };
    let leading = maps.iter().filter(leads_somewhere);
    leading.map(|map| map.column.as_str()).collect()
}

/// Mappings of columns that nobody wants are slips of the pen.
fn unknown_maps(selection: &Selection) -> Vec<Diagnostic> {
    let wanted = || {
        let lists = [
            &selection.id,
            &selection.area,
            &selection.kept,
            &selection.conditions,
            &selection.summed,
        ];
        lists
            .into_iter()
            .flatten()
            .map(|wanted| wanted.name.as_str())
    };
    let unknown = selection
        .maps
        .iter()
        .filter(|map| !wanted().any(|name| name == map.column));
    unknown
        .map(|map| {
            let message = say::MAP_UNKNOWN_COLUMN.with("column", &map.column);
            let help = nearest(&map.column, wanted()).map(did_you_mean);
            Diagnostic::new(&code::E014, message).help_if(help)
        })
        .collect()
}

/// The columns that are not used yet.
fn others(header: &Header, used: &PartColumns) -> Vec<Column> {
    let used: Vec<usize> = used
        .of_sample()
        .into_iter()
        .flatten()
        .filter_map(|column| column.found.as_ref())
        .map(|found| found.position)
        .collect();
    header
        .names
        .iter()
        .enumerate()
        .filter(|(position, _)| !used.contains(position))
        .map(|(position, name)| Column {
            name: name.clone(),
            kind: ColumnType::Text,
            found: Some(Found {
                position,
                header: name.clone(),
            }),
            taken: Taken::Whole,
        })
        .collect()
}
