//! The cases once more, by several threads, when the first pass found ids that several rows have, or formats that were
//! guessed wrong.
//!
//! Rows whose id may be repeated are few in an honest extract. They are set aside, whoever meets them, and looked at in
//! their order at the end, as the ordinary reader does with each as it comes.

use super::abreast::{self, BlockRows, GiveUp, Manner, Taken, Watch};
use super::area_numbers::AreaNumbers;
use super::batch::{Cases, Slot};
use super::cases::{Extracted, Reading, Seen, Totals, Twins};
use super::columns::{Column, Columns};
use super::fields::Fields;
use super::fingerprints::{Fingerprint, fingerprint};
use super::part::Extract;
use super::records::Row;
use super::reject::{Judge, Reject};
use super::scan::{PartRows, Scan};
use super::visitor::Visitor;
use crate::case::CaseId;
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
        let (watches, _) = abreast::read(part, &reading, manner, || SecondWatch {
            extract,
            rows_in_block: 0,
            judge: Judge::new(part, part_columns),
            areas: AreaNumbers::new(&part_columns.area),
            repeated: &scan.repeated,
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
        let merged = found.settle_aside(&reading, &part_columns.area, &mut twins, &mut visitor)?;
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
        area_columns: &[Column],
        twins: &mut Twins<'_>,
        visitor: &mut V,
    ) -> Result<u64, GiveUp> {
        self.aside.sort_by_key(|aside| aside.line);
        let mut merged = 0;
        let mut id = CaseId::unset();
        let mut areas = AreaNumbers::new(area_columns);
        for aside in &self.aside {
            let row = Row {
                line: aside.line,
                after_blank: false,
                fields: Fields::from(&aside.record),
            };
            reading.set_id(&row, &mut id);
            match twins.see(&id, &row, reading) {
                Seen::First => {
                    let area = areas.of(row.fields, visitor).map_err(|_| GiveUp)?;
                    let case = Cases::one(reading, &row, &id, area);
                    visitor.cases(&case).map_err(|_| GiveUp)?;
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
    areas: AreaNumbers<'a>,
    repeated: &'a [Fingerprint],
    found: Found,
    visitor: V,
}

impl<V: Visitor> Watch for SecondWatch<'_, '_, V> {
    fn begin(&mut self, _: u64) {
        self.extract
            .add_rows(std::mem::take(&mut self.rows_in_block));
    }

    fn next_case<'b>(
        &mut self,
        rows: &mut BlockRows<'b>,
        slot: &mut Slot,
    ) -> Result<Option<Taken<'b>>, GiveUp> {
        while let Some(found) = rows.next_found() {
            let Some(row) = rows.read(&found, &mut slot.closer) else {
                continue;
            };
            self.rows_in_block += 1;
            self.found.rows.rows_read += 1;
            if let Err(fault) = self.judge.case_id(&row, &mut slot.id) {
                self.found.rows.rejected += 1;
                self.found.rejects.push(self.judge.reject(&row, fault));
                continue;
            }
            if self.may_be_repeated(&slot.id) {
                self.set_aside(&row)?;
                continue;
            }
            let area = self.areas.of(row.fields, &mut self.visitor);
            return Ok(Some(Taken {
                line: row.line,
                id: None,
                area: area.map_err(|_| GiveUp)?,
                row: found.plain(),
            }));
        }
        Ok(None)
    }

    fn show(&mut self, cases: &Cases<'_>) -> Result<(), GiveUp> {
        self.visitor.cases(cases).map_err(|_| GiveUp)
    }
}

impl<V> SecondWatch<'_, '_, V> {
    fn may_be_repeated(&self, id: &CaseId) -> bool {
        let fingerprint = fingerprint(id.as_str());
        self.repeated.binary_search(&fingerprint).is_ok()
    }

    fn set_aside(&mut self, row: &Row<'_>) -> Result<(), GiveUp> {
        self.found.aside.push(Aside {
            line: row.line,
            record: row.fields.to_record(),
        });
        if self.found.aside.len() > MOST_SET_ASIDE {
            return Err(GiveUp);
        }
        Ok(())
    }
}
