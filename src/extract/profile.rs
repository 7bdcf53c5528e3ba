//! What an extract holds, whoever may want it: every column with its type, fill, range and faults, in one pass over the
//! rows and without a word on what names a case.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::abreast::{self, BlockRows, GiveUp, Manner, Watch};
use super::batch::{CaseList, Slot};
use super::cases::Reading;
use super::column_watch::{ColumnProfile, ColumnWatch, Seeing, Spotted};
use super::columns::{Columns, PartColumns, Selection, Taken, Wanted};
use super::conflict::At;
use super::date::BothOrders;
use super::part::{Extract, Part};
use super::records::Row;
use super::reject::{Judge, Reject};
use super::scan::PartRows;
use super::source::length;
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
        extract,
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
    extract.begin_rows();
    for (position, (part, found)) in extract.parts().iter().zip(&columns.parts).enumerate() {
        looking.look_at(position, part, found)?;
    }
    Ok(looking.finish())
}

/// Reversed dates of a pair in a file, for each order of day and month of the first and of the second.
type PairWatch = [[Spotted; 2]; 2];

/// The look at all files.
struct Looking<'a, 'e> {
    extract: &'a Extract<'e>,
    described: &'a Described,
    as_of: NaiveDate,
    watches: Vec<ColumnWatch>,
    /// For each pair, by file.
    pairs: Vec<BTreeMap<usize, PairWatch>>,
    profile: Profile,
}

/// A file as it is looked at.
struct File<'a, 'e> {
    extract: &'a Extract<'e>,
    position: usize,
    names: &'a [String],
    /// Which of the described columns each of its columns is.
    described: Vec<Option<(usize, ColumnType)>>,
    /// For each pair the columns, where the file has both.
    pairs: Vec<Option<(usize, usize)>>,
    as_of: NaiveDate,
    /// How many rows are shown.
    shown: u64,
}

impl Looking<'_, '_> {
    fn look_at(
        &mut self,
        position: usize,
        part: &Part<'_>,
        found: &PartColumns,
    ) -> Result<(), Failure> {
        let names = &part.survey.header.names;
        let described = (0..names.len()).map(|place| described_at(place, found));
        let file = File {
            extract: self.extract,
            position,
            names,
            described: described.collect(),
            pairs: self.pairs_in(found),
            as_of: self.as_of,
            shown: self.described.shown,
        };
        let seen = file.seen(part, found)?;
        let watches = self.begin_file(&file);
        self.take_in(&file, &watches, seen);
        Ok(())
    }

    /// Takes in what was seen of a file.
    fn take_in(&mut self, file: &File<'_, '_>, watches: &[usize], seen: FileSeen) {
        for (place, column) in watches.iter().zip(seen.columns) {
            if let Some(watch) = self.watches.get_mut(*place) {
                watch.merge(column);
            }
        }
        for ((pairs, columns), pair) in self.pairs.iter_mut().zip(&file.pairs).zip(seen.pairs) {
            if columns.is_some() {
                pairs.insert(file.position, pair);
            }
        }
        let profile = &mut self.profile;
        profile.files.push(seen.rows);
        profile.rejects.extend(seen.rejects);
        profile.rejects.truncate(REJECTS_KEPT);
        profile.shown.extend(seen.shown);
        let shown = usize::try_from(file.shown).unwrap_or(usize::MAX);
        profile.shown.truncate(shown);
    }

    /// The watches of a file's columns: those of the same heading in the files before it, where there are.
    fn begin_file(&mut self, file: &File<'_, '_>) -> Vec<usize> {
        let mut used: Vec<usize> = Vec::new();
        for (name, described) in file.names.iter().zip(&file.described) {
            let mut known = self.watches.iter().enumerate();
            let same =
                known.find(|(place, watch)| watch.heading() == name && !used.contains(place));
            let place = match same {
                Some((place, _)) => place,
                None => {
                    self.watches.push(ColumnWatch::new(name, *described));
                    self.watches.len() - 1
                }
            };
            used.push(place);
        }
        used
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

/// Which of the described columns stands at a place. A date that is taken out of CPR numbers is a text to look at.
fn described_at(place: usize, found: &PartColumns) -> Option<(usize, ColumnType)> {
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

impl File<'_, '_> {
    /// What all rows of the file tell.
    fn seen(&self, part: &Part<'_>, found: &PartColumns) -> Result<FileSeen, Failure> {
        let nothing = PartColumns {
            id: Vec::new(),
            ..found.clone()
        };
        let begin = || RowWatch {
            file: self,
            judge: Judge::new(part, &nothing),
            seen: FileSeen::of(self),
        };
        let manner = Manner {
            threads: self.extract.threads(),
            block_bytes: self.extract.block_bytes(),
            hashes: false,
        };
        let reading = Reading::as_written(&nothing);
        if let Ok((watches, _)) = abreast::read(part, &reading, manner, begin) {
            let mut seen = FileSeen::of(self);
            watches
                .into_iter()
                .for_each(|watch| seen.merge(watch.seen, self.shown));
            return Ok(seen);
        }
        let mut watch = begin();
        let mut rows = part.rows()?;
        while let Some(row) = rows.next()? {
            watch.see(&row);
        }
        Ok(watch.seen)
    }
}

/// What some rows of a file tell.
struct FileSeen {
    rows: PartRows,
    rejects: Vec<Reject>,
    columns: Vec<ColumnWatch>,
    pairs: Vec<PairWatch>,
    shown: Vec<ShownRow>,
}

impl FileSeen {
    /// What is known before any row was seen.
    fn of(file: &File<'_, '_>) -> Self {
        let columns = file.names.iter().zip(&file.described);
        let columns = columns.map(|(name, described)| {
            let mut watch = ColumnWatch::new(name, *described);
            watch.begin_file(file.position);
            watch
        });
        Self {
            rows: PartRows::default(),
            rejects: Vec::new(),
            columns: columns.collect(),
            pairs: vec![PairWatch::default(); file.pairs.len()],
            shown: Vec::new(),
        }
    }

    /// Takes in what another has seen of other rows; so many rows are shown.
    fn merge(&mut self, other: Self, shown: u64) {
        self.rows.rows_read += other.rows.rows_read;
        self.rows.rejected += other.rows.rejected;
        self.rejects.extend(other.rejects);
        self.rejects.sort_by_key(|reject| reject.line);
        self.rejects.truncate(REJECTS_KEPT);
        let columns = self.columns.iter_mut().zip(other.columns);
        columns.for_each(|(one, other)| one.merge(other));
        let pairs = self.pairs.iter_mut().flatten().flatten();
        let others = other.pairs.into_iter().flatten().flatten();
        pairs.zip(others).for_each(|(one, other)| one.add(other));
        self.shown.extend(other.shown);
        self.shown.sort_by_key(|row| row.at);
        self.shown
            .truncate(usize::try_from(shown).unwrap_or(usize::MAX));
    }
}

/// Looks at some rows of a file.
struct RowWatch<'a, 'e> {
    file: &'a File<'a, 'e>,
    judge: Judge<'a>,
    seen: FileSeen,
}

impl Watch for RowWatch<'_, '_> {
    fn begin(&mut self, _: u64, _: &[u8]) {}

    /// Every row is looked at, and none is shown as a case.
    fn few_cases<'s, 'b: 's>(
        &mut self,
        rows: &mut BlockRows<'b>,
        slots: &'s mut [Slot],
        _: &mut CaseList<'s>,
    ) -> Result<(), GiveUp> {
        rows.each_of_few(slots, |row| self.see(row));
        Ok(())
    }

    fn show(&mut self, _: &CaseList<'_>) -> Result<(), GiveUp> {
        Ok(())
    }
}

impl RowWatch<'_, '_> {
    fn see(&mut self, row: &Row<'_>) {
        self.seen.rows.rows_read += 1;
        self.file.extract.add_rows(1);
        match self.judge.row(row) {
            Ok(()) => self.look_at(row),
            Err(fault) => {
                self.seen.rows.rejected += 1;
                if self.seen.rejects.len() < REJECTS_KEPT {
                    self.seen.rejects.push(self.judge.reject(row, fault));
                }
            }
        }
    }

    /// Looks at a row of the table.
    fn look_at(&mut self, row: &Row<'_>) {
        let at = At {
            part: self.file.position,
            line: row.line,
        };
        for (value, watch) in row.fields.iter().zip(&mut self.seen.columns) {
            let value = value.trim();
            watch.see(&Seeing {
                at,
                value,
                dates: BothOrders::read(value),
                as_of: self.file.as_of,
            });
        }
        let field = |place: usize| row.fields.get(place).unwrap_or_default().trim();
        for (pair, watch) in self.file.pairs.iter().zip(&mut self.seen.pairs) {
            if let Some((from, to)) = pair {
                compare(watch, [field(*from), field(*to)], at);
            }
        }
        if length(self.seen.shown.len()) < self.file.shown {
            self.seen.shown.push(shown_row(self.file.names, row, at));
        }
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

fn shown_row(names: &[String], row: &Row<'_>, at: At) -> ShownRow {
    let fields = names.iter().zip(row.fields.iter());
    let fields = fields.map(|(name, value)| {
        let value = mask_cpr(value.trim()).0.into_owned();
        (name.clone(), value)
    });
    ShownRow {
        at,
        fields: fields.collect(),
    }
}
