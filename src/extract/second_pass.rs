//! The cases once more, by several threads, when the first pass found ids that several rows have, or formats that were
//! guessed wrong.
//!
//! Of rows that say the same of a case, the one that is met first is shown, whoever meets it: all of it that is looked at
//! is in the others too.

use super::abreast::{self, BlockRows, GiveUp, Manner, Watch};
use super::area_numbers::AreaNumbers;
use super::batch::{CaseList, Cases, Slot};
use super::cases::{Extracted, Reading, Totals};
use super::columns::Columns;
use super::part::Extract;
use super::reject::{Judge, Reject};
use super::scan::{PartRows, Scan};
use super::sights::NOTHING_SEEN;
use super::twins::{Seen, Twins};
use super::visitor::Visitor;

/// Shows every case to visitors, repeated ones once.
///
/// # Errors
/// When the ordinary reader has to look, because rows of one case differ or the file does.
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
        twins.begin_file();
        let reading = Reading::new(position, part_columns, scan);
        let (watches, _) = abreast::read(part, &reading, manner, || SecondWatch {
            extract,
            rows_in_block: 0,
            judge: Judge::new(part, part_columns),
            areas: AreaNumbers::new(&part_columns.area),
            reading: &reading,
            twins: &twins,
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
        totals.rows_read += found.rows.rows_read;
        totals.rejected += found.rows.rejected;
        totals.merged += found.merged;
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

/// What one has met of a file.
#[derive(Default)]
struct Found {
    rows: PartRows,
    /// Rows that say what another has said.
    merged: u64,
    rejects: Vec<Reject>,
}

impl Found {
    fn merge(&mut self, other: Self) {
        self.rows.rows_read += other.rows.rows_read;
        self.rows.rejected += other.rows.rejected;
        self.merged += other.merged;
        self.rejects.extend(other.rejects);
    }
}

/// Looks at the rows of some blocks.
struct SecondWatch<'a, 'e, V> {
    extract: &'a Extract<'e>,
    /// Rows that nobody else was told of so far.
    rows_in_block: u64,
    judge: Judge<'a>,
    areas: AreaNumbers<'a>,
    reading: &'a Reading<'a>,
    twins: &'a Twins<'a>,
    found: Found,
    visitor: V,
}

impl<V: Visitor> Watch for SecondWatch<'_, '_, V> {
    fn begin(&mut self, _: u64, _: &[u8]) {
        self.extract
            .add_rows(std::mem::take(&mut self.rows_in_block));
    }

    fn few_cases<'s, 'b: 's>(
        &mut self,
        rows: &mut BlockRows<'b>,
        slots: &'s mut [Slot],
        cases: &mut CaseList<'s>,
    ) -> Result<(), GiveUp> {
        for Slot { closer, id } in slots {
            let Some(found) = rows.next_found() else {
                break;
            };
            let Some(row) = rows.read(&found, closer) else {
                continue;
            };
            self.rows_in_block += 1;
            self.found.rows.rows_read += 1;
            if let Err(fault) = self.judge.case_id(&row, id) {
                self.found.rows.rejected += 1;
                self.found.rejects.push(self.judge.reject(&row, fault));
                continue;
            }
            match self.twins.see(id, &row, self.reading) {
                Seen::First => {}
                Seen::Same => {
                    self.found.merged += 1;
                    continue;
                }
                Seen::Different { .. } => return Err(GiveUp),
            }
            let area = self.areas.of(row.fields, &mut self.visitor);
            let area = area.map_err(|_| GiveUp)?;
            cases.push((&*id).into(), area, row.line, row.fields);
        }
        Ok(())
    }

    fn show(&mut self, cases: &CaseList<'_>) -> Result<(), GiveUp> {
        let cases = Cases::of(cases, &NOTHING_SEEN);
        self.visitor.cases(cases).map_err(|_| GiveUp)
    }
}
