//! The cases once more, by several threads, when the first pass found ids that several rows have, or formats that were
//! guessed wrong.
//!
//! Rows whose id may be repeated are few in an honest extract. They are set aside, whoever meets them, and looked at in
//! their order at the end, as the ordinary reader does with each as it comes.

use super::abreast::{self, GiveUp, Manner, ROWS_AT_ONCE, Watch};
use super::cases::{CaseRow, Extracted, Names, Reading, Totals};
use super::columns::Columns;
use super::each_case::Visitor;
use super::fields::Fields;
use super::fingerprints::{Fingerprint, fingerprint};
use super::part::Extract;
use super::records::Row;
use super::reject::{Judge, Reject};
use super::scan::{PartRows, Scan};
use super::source::length;
use super::twins::{Seen, Twins};
use csv::StringRecord;

/// How many rows a thread sets aside; where there are more, the ordinary reader has no more work than this would make.
const MOST_SET_ASIDE: usize = 20_000;

/// Shows every case to visitors, repeated ones once.
///
/// # Errors
/// When the ordinary reader has to look, because rows of one case differ or there is too much that is repeated.
pub(super) fn show<V: Visitor>(
    extract: &Extract,
    columns: &Columns,
    scan: &Scan,
    begin: impl Fn() -> V + Sync,
) -> Result<(Extracted, V), GiveUp> {
    let manner = Manner {
        threads: extract.threads(),
        block_bytes: extract.block_bytes(),
        hashes: false,
    };
    extract.begin_rows();
    let mut twins = Twins::new(scan);
    let mut totals = Totals::default();
    let mut rejects = Vec::new();
    let mut visitor = begin();
    for (position, (part, part_columns)) in extract.parts().iter().zip(&columns.parts).enumerate() {
        let reading = Reading::new(position, part_columns, scan);
        let (watches, _) = abreast::read(part, manner, || SecondWatch {
            extract,
            rows_in_block: 0,
            judge: Judge::new(part, part_columns),
            reading: &reading,
            repeated: &scan.repeated,
            names: (0..ROWS_AT_ONCE).map(|_| Names::new()).collect(),
            found: Found::default(),
            visitor: begin(),
        })?;
        let mut found = Found::default();
        for watch in watches {
            found.merge(watch.found);
            visitor.merge(watch.visitor).map_err(|_| GiveUp)?;
        }
        if scan.parts.get(position) != Some(&found.rows) {
            return Err(GiveUp);
        }
        let merged = found.settle_aside(&reading, &mut twins, &mut visitor)?;
        totals.rows_read += found.rows.rows_read;
        totals.rejected += found.rows.rejected;
        totals.merged += merged;
        found.rejects.sort_by_key(|reject| reject.line);
        rejects.extend(found.rejects);
    }
    totals.cases = totals.rows_read - totals.rejected - totals.merged;
    let extracted = Extracted {
        totals,
        rejects,
        alike: twins.alike(),
    };
    Ok((extracted, visitor))
}

/// A row that was set aside.
struct Aside {
    line: u64,
    record: StringRecord,
}

/// What one has met of a file.
#[derive(Default)]
struct Found {
    rows: PartRows,
    rejects: Vec<Reject>,
    aside: Vec<Aside>,
}

impl Found {
    fn merge(&mut self, other: Self) {
        self.rows.rows_read += other.rows.rows_read;
        self.rows.rejected += other.rows.rejected;
        self.rejects.extend(other.rejects);
        self.aside.extend(other.aside);
    }

    /// Shows the cases of the rows that were set aside, and says how many rows repeat another.
    fn settle_aside<V: Visitor>(
        &mut self,
        reading: &Reading<'_>,
        twins: &mut Twins<'_>,
        visitor: &mut V,
    ) -> Result<u64, GiveUp> {
        self.aside.sort_by_key(|aside| aside.line);
        let mut merged = 0;
        let mut names = Names::new();
        for aside in &self.aside {
            let row = Row {
                line: aside.line,
                after_blank: false,
                fields: Fields::from(&aside.record),
            };
            reading.set_id(&row, &mut names);
            match twins.see(&names.id, &row, reading) {
                Seen::First => {
                    let case = reading.case(&row, &mut names);
                    visitor.case(&case).map_err(|_| GiveUp)?;
                }
                Seen::Same => merged += 1,
                Seen::Different => return Err(GiveUp),
            }
        }
        Ok(merged)
    }
}

/// Looks at the rows of some blocks.
struct SecondWatch<'a, 'e, V> {
    extract: &'a Extract<'e>,
    /// Rows that nobody else was told of so far.
    rows_in_block: u64,
    judge: Judge<'a>,
    reading: &'a Reading<'a>,
    repeated: &'a [Fingerprint],
    names: Vec<Names>,
    found: Found,
    visitor: V,
}

impl<V: Visitor> Watch for SecondWatch<'_, '_, V> {
    fn begin(&mut self, _: u64) {
        self.extract
            .add_rows(std::mem::take(&mut self.rows_in_block));
    }

    fn rows(&mut self, rows: &[Row<'_>]) -> Result<(), GiveUp> {
        self.rows_in_block += length(rows.len());
        let mut cases = [CaseRow::none(self.reading); ROWS_AT_ONCE];
        let mut places = cases.iter_mut();
        let mut count = 0;
        for (row, names) in rows.iter().zip(&mut self.names) {
            self.found.rows.rows_read += 1;
            if let Err(fault) = self.judge.case_id(row, &mut names.id) {
                self.found.rows.rejected += 1;
                self.found.rejects.push(self.judge.reject(row, fault));
                continue;
            }
            let fingerprint = fingerprint(names.id.as_str());
            if self.repeated.binary_search(&fingerprint).is_ok() {
                self.found.aside.push(Aside {
                    line: row.line,
                    record: row.fields.to_record(),
                });
                continue;
            }
            let place = places.next().expect("there are as many as rows");
            self.reading.fill(place, row, names);
            count += 1;
        }
        if self.found.aside.len() > MOST_SET_ASIDE {
            return Err(GiveUp);
        }
        let cases = cases.get(..count).unwrap_or_default();
        self.visitor.cases(cases).map_err(|_| GiveUp)
    }
}
