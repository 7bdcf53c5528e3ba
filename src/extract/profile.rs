//! What an extract holds, whoever may want it: every column with its type, fill, range and faults, in one pass over the
//! rows and without a word on what names a case.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::column_watch::{ColumnProfile, ColumnWatch, Seeing, Spotted};
use super::columns::{Columns, PartColumns, Selection, Taken, Wanted};
use super::conflict::At;
use super::date::BothOrders;
use super::part::{Extract, Part};
use super::records::Row;
use super::reject::{Judge, Reject};
use super::scan::PartRows;
use crate::case::ColumnType;
use crate::cell::mask_cpr;
use crate::diag::Failure;

/// How many rows that are none are shown.
const REJECTS_KEPT: usize = 5;

/// What somebody knows of the columns, and what is asked of them.
#[derive(Debug, Clone, Default)]
pub struct Described {
    /// Columns with their types.
    pub columns: Vec<Wanted>,
    /// Those of them whose cells hold CPR numbers, as a template's `birth_dates`.
    pub birth_dates: Vec<String>,
    /// Positions among them: the date of the second should not be before that of the first.
    pub pairs: Vec<(usize, usize)>,
    /// How many rows are shown.
    pub shown: u64,
}

/// What an extract holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// How many rows each file has; rejected are those that are no rows of the table.
    pub files: Vec<PartRows>,
    /// The first rows that are no rows of the table.
    pub rejects: Vec<Reject>,
    /// The columns, in the order in which they are met.
    pub columns: Vec<ColumnProfile>,
    /// For each pair that was asked for: where its second date is before its first.
    pub reversed: Vec<Reversed>,
    /// The first rows.
    pub shown: Vec<ShownRow>,
}

/// Ends that come before their starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reversed {
    /// Position of the start among the described columns.
    pub from: usize,
    /// Position of the end.
    pub to: usize,
    /// How often, and where first; the example is both dates.
    pub seen: Spotted,
}

/// A row as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRow {
    /// Where it stands.
    pub at: At,
    /// Headings and values, CPR numbers masked.
    pub fields: Vec<(String, String)>,
}

/// Looks at every row once. What is remembered does not grow with the rows.
///
/// # Errors
/// When the bytes cannot be read to the end as a table.
pub fn profile(
    extract: &Extract,
    described: &Described,
    as_of: NaiveDate,
) -> Result<Profile, Failure> {
    let selection = Selection {
        birth_dates: described.birth_dates.clone(),
        ..Selection::default()
    };
    let columns = Columns::of_every_row(extract, &described.columns, &selection);
    let mut looking = Looking {
        described,
        as_of,
        watches: Vec::new(),
        pairs: vec![BTreeMap::new(); described.pairs.len()],
        profile: Profile {
            files: Vec::new(),
            rejects: Vec::new(),
            columns: Vec::new(),
            reversed: Vec::new(),
            shown: Vec::new(),
        },
    };
    for (position, (part, found)) in extract.parts().iter().zip(&columns.parts).enumerate() {
        looking.look_at(position, part, found)?;
    }
    Ok(looking.finish())
}

/// Reversed dates of a pair in a file, for each order of day and month of the first and of the second.
type PairWatch = [[Spotted; 2]; 2];

/// The look at all files.
struct Looking<'a> {
    described: &'a Described,
    as_of: NaiveDate,
    watches: Vec<ColumnWatch>,
    /// For each pair, by file.
    pairs: Vec<BTreeMap<usize, PairWatch>>,
    profile: Profile,
}

/// A file as it is looked at.
struct File<'a> {
    position: usize,
    names: &'a [String],
    /// For each of its columns the watch.
    watches: Vec<usize>,
    /// For each pair the columns, where the file has both.
    pairs: Vec<Option<(usize, usize)>>,
}

impl Looking<'_> {
    fn look_at(
        &mut self,
        position: usize,
        part: &Part<'_>,
        found: &PartColumns,
    ) -> Result<(), Failure> {
        let names = &part.survey.header.names;
        let file = File {
            position,
            names,
            watches: self.begin_file(position, names, found),
            pairs: self.pairs_in(found),
        };
        let nothing = PartColumns {
            id: Vec::new(),
            ..found.clone()
        };
        let judge = Judge::new(part, &nothing);
        let mut counted = PartRows::default();
        let mut rows = part.rows()?;
        while let Some(row) = rows.next()? {
            counted.rows_read += 1;
            match judge.row(&row) {
                Ok(()) => self.see(&file, &row),
                Err(fault) => {
                    counted.rejected += 1;
                    if self.profile.rejects.len() < REJECTS_KEPT {
                        self.profile.rejects.push(judge.reject(&row, fault));
                    }
                }
            }
        }
        self.profile.files.push(counted);
        Ok(())
    }

    /// The watches of a file's columns: those of the same heading in the files before it, where there are.
    fn begin_file(&mut self, part: usize, names: &[String], found: &PartColumns) -> Vec<usize> {
        let mut used: Vec<usize> = Vec::new();
        for (position, name) in names.iter().enumerate() {
            let described = self.described_at(position, found);
            let same = self
                .watches
                .iter()
                .position(|watch| watch.heading() == name);
            let mut free = same.filter(|watch| !used.contains(watch));
            if free.is_none() && same.is_some() {
                let mut others = self.watches.iter().enumerate();
                free = others
                    .find(|(place, watch)| watch.heading() == name && !used.contains(place))
                    .map(|(place, _)| place);
            }
            let place = free.unwrap_or_else(|| {
                self.watches.push(ColumnWatch::new(name, described));
                self.watches.len() - 1
            });
            if let Some(watch) = self.watches.get_mut(place) {
                watch.begin_file(part, described);
            }
            used.push(place);
        }
        used
    }

    /// Which of the described columns stands at a place. A date that is taken out of CPR numbers is a text to look at.
    fn described_at(&self, place: usize, found: &PartColumns) -> Option<(usize, ColumnType)> {
        let mut columns = found.kept.iter().enumerate();
        columns.find_map(|(position, column)| {
            let is_here = column.found.as_ref()?.position == place;
            let kind = match column.taken {
                Taken::Whole => column.kind,
                Taken::BirthDate => ColumnType::Text,
            };
            is_here.then_some((position, kind))
        })
    }

    fn pairs_in(&self, found: &PartColumns) -> Vec<Option<(usize, usize)>> {
        let place = |position: usize| {
            let column = found.kept.get(position)?;
            Some(column.found.as_ref()?.position)
        };
        let pairs = self.described.pairs.iter();
        pairs
            .map(|(from, to)| Some((place(*from)?, place(*to)?)))
            .collect()
    }

    fn see(&mut self, file: &File<'_>, row: &Row<'_>) {
        let at = At {
            part: file.position,
            line: row.line,
        };
        for (value, watch) in row.fields.iter().zip(&file.watches) {
            let value = value.trim();
            if let Some(watch) = self.watches.get_mut(*watch) {
                watch.see(&Seeing {
                    at,
                    value,
                    dates: BothOrders::read(value),
                    as_of: self.as_of,
                });
            }
        }
        for (pair, watch) in file.pairs.iter().zip(&mut self.pairs) {
            let field = |place: usize| row.fields.get(place).unwrap_or_default().trim();
            if let Some((from, to)) = pair {
                compare(
                    watch.entry(file.position).or_default(),
                    [field(*from), field(*to)],
                    at,
                );
            }
        }
        let shown = u64::try_from(self.profile.shown.len()).unwrap_or(u64::MAX);
        if shown < self.described.shown {
            self.profile.shown.push(shown_row(file, row, at));
        }
    }

    fn finish(self) -> Profile {
        let mut profile = self.profile;
        let mut orders: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
        for watch in self.watches {
            let (column, of_files) = watch.finish();
            if let Some(position) = column.described {
                orders.entry(position).or_default().extend(of_files);
            }
            profile.columns.push(column);
        }
        let order_in = |column: usize, part: usize| orders.get(&column)?.get(&part).copied();
        for ((from, to), files) in self.described.pairs.iter().zip(self.pairs) {
            let mut seen = Spotted::default();
            for (part, watch) in files {
                let orders = order_in(*from, part).zip(order_in(*to, part));
                let found = orders.and_then(|(one, other)| watch.get(one)?.get(other));
                seen.add(found.cloned().unwrap_or_default());
            }
            let (from, to) = (*from, *to);
            profile.reversed.push(Reversed { from, to, seen });
        }
        profile
    }
}

/// Compares the dates of a pair in each of the orders that they may be in.
fn compare(watch: &mut PairWatch, [from, to]: [&str; 2], at: At) {
    let readings = |value| {
        let both = BothOrders::read(value);
        [both.day_first, both.month_first].map(|moment| moment.map(|moment| moment.date))
    };
    for (one, watch) in readings(from).into_iter().zip(watch) {
        for (other, spotted) in readings(to).into_iter().zip(watch) {
            if one.zip(other).is_some_and(|(from, to)| to < from) {
                spotted.note(at, &format!("{from} > {to}"));
            }
        }
    }
}

fn shown_row(file: &File<'_>, row: &Row<'_>, at: At) -> ShownRow {
    let fields = file.names.iter().zip(row.fields.iter());
    let fields = fields.map(|(name, value)| {
        let value = mask_cpr(value.trim()).0.into_owned();
        (name.clone(), value)
    });
    ShownRow {
        at,
        fields: fields.collect(),
    }
}
