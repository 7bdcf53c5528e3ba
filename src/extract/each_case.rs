//! Every case once, by as many threads as there are, and all that the rows together tell.
//!
//! What decides how a case is read - the formats of its columns, whether its id is repeated - is known for certain only
//! when every row was seen. So it is guessed from the first rows, every row is seen and every case handed out in one pass,
//! and at the end it is held against the guess. Where that was wrong, the cases are handed out a second time. Whatever is
//! out of the ordinary is left to the ordinary reader, which goes from start to end: it is the one truth.

use std::ops::Range;
use std::slice;

use super::abreast::{self, BlockRows, GiveUp, Manner, Watch};
use super::area_numbers::AreaNumbers;
use super::batch::{CaseList, Cases, Slot};
use super::cases::{Extracted, Reading, Totals, cases};
use super::columns::Columns;
use super::file_remarks::refuse_rounded_ids;
use super::format::ColumnFormat;
use super::found_rows::Found;
use super::part::{Extract, FileSeen};
use super::reject::Reject;
use super::scan::{CprIds, Scan, Scanner, Together, guess, scan_in_order};
use super::second_pass;
use super::sights::Sights;
use super::source::length;
use super::usual::{Candidates, Screening, Usual};
use super::visitor::Visitor;
use crate::diag::Failure;

/// How the values of a case are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formats {
    /// Those of [`Columns::kept`], in their order.
    pub kept: Vec<ColumnFormat>,
    /// Those of [`Columns::conditions`], likewise.
    pub conditions: Vec<ColumnFormat>,
}

impl Formats {
    fn of(scan: &Scan) -> Self {
        let of = |scans: &[super::ColumnScan]| scans.iter().map(|scan| scan.format).collect();
        Self {
            kept: of(&scan.kept),
            conditions: of(&scan.conditions),
        }
    }
}

/// What is known once every case was seen.
#[derive(Debug)]
pub struct Seen<V> {
    /// What all rows together tell.
    pub scan: Scan,
    /// What became of the rows.
    pub extracted: Extracted,
    /// What was found out of the files: [`Extract::settle`] takes it in.
    pub files: Vec<FileSeen>,
    /// Who has seen all cases.
    pub visitor: V,
}

/// Shows every case of an extract to visitors, each case once; rows that repeat another count as one case. `begin` makes a
/// visitor who has seen nothing yet; it is called as often as there are threads and files, and again when a guess was
/// wrong, whose visitors are thrown away. Memory grows by 8 bytes a row.
///
/// The result is `None` when only the beginning of a file was looked at ([`super::SurveyOptions::bytes`]), and its rest is
/// not like it or out of the ordinary: then [`Extract::look_at_rest`] has to look, and everything begins anew.
///
/// # Errors
/// When the bytes cannot be read to the end as one table, when more than half of the rows have another number of fields
/// than the header, or are over 1,000 and no cases, when case ids are CPR numbers and may not be, when rows of one case
/// differ in what is kept, when the file changes meanwhile, and as visitors say.
pub fn each_case<V: Visitor>(
    extract: &Extract,
    columns: &Columns,
    cpr_ids: CprIds,
    begin: impl Fn(&Formats) -> V + Sync,
) -> Result<Option<Seen<V>>, Failure> {
    let task = Task {
        extract,
        columns,
        cpr_ids,
    };
    let is_seen = !extract.has_unseen_rest();
    let formats = guess(extract, columns).map(|guess| Formats::of(&guess));
    if let Ok(formats) = formats
        && let Ok(seen) = task.scan_abreast(|| begin(&formats))
    {
        let scan = &seen.scan;
        let is_final =
            scan.repeated.is_empty() && !scan.is_rewritten() && Formats::of(scan) == formats;
        return match seen.visitor {
            Some(visitor) if is_final => Ok(Some(Seen {
                scan: seen.scan,
                extracted: seen.extracted,
                files: seen.files,
                visitor,
            })),
            Some(_) => task.again(seen.scan, seen.files, begin).map(Some),
            None => task.in_order(seen.scan, seen.files, begin).map(Some),
        };
    }
    if !is_seen {
        return Ok(None);
    }
    let scan = scan_in_order(extract, columns, cpr_ids)?;
    task.in_order(scan, Vec::new(), begin).map(Some)
}

/// What all rows of an extract together tell. Memory grows by 8 bytes a row.
///
/// # Errors
/// Those of [`each_case`] that do not depend on what the cases say of each other.
pub fn scan(extract: &Extract, columns: &Columns, cpr_ids: CprIds) -> Result<Scan, Failure> {
    let task = Task {
        extract,
        columns,
        cpr_ids,
    };
    match task.scan_abreast(|| ()) {
        Ok(seen) => Ok(seen.scan),
        Err(GiveUp) => scan_in_order(extract, columns, cpr_ids),
    }
}

#[derive(Clone, Copy)]
struct Task<'a, 'e> {
    extract: &'a Extract<'e>,
    columns: &'a Columns,
    cpr_ids: CprIds,
}

impl Task<'_, '_> {
    /// Scans all rows and shows their cases, repeated ones too. A visitor that refuses a case sees no more, and there is
    /// none in the end: what it complains of is told by one that sees the cases in their order, once it is known that
    /// there is nothing to be said against the rows.
    fn scan_abreast<V: Visitor>(
        self,
        begin: impl Fn() -> V + Sync,
    ) -> Result<Seen<Option<V>>, GiveUp> {
        let threads = self.extract.threads();
        let manner = Manner {
            threads,
            block_bytes: self.extract.block_bytes(),
            hashes: true,
        };
        self.extract.begin_rows();
        let mut together = Together::new(self.columns);
        let mut rejects = Vec::new();
        let mut visitors = Vec::new();
        let mut files = Vec::new();
        let parts = self.extract.parts().iter().zip(&self.columns.parts);
        for (part, columns) in parts {
            refuse_rounded_ids(part, columns).map_err(|_| GiveUp)?;
            let reading = Reading::as_written(columns);
            let (watches, file) = abreast::read(part, &reading, manner, || CaseWatch {
                scanner: Scanner::of_blocks(part, columns, threads),
                usual: Usual::of(part, columns),
                screening: Screening::at_nothing(),
                sights: Sights::nothing(),
                areas: AreaNumbers::new(&columns.area),
                rejects: Vec::new(),
                rows_in_block: 0,
                extract: self.extract,
                visitor: Some(begin()),
            })?;
            files.push(file);
            let mut scanners = vec![Scanner::new(part, columns)];
            let mut rejects_here = Vec::new();
            for watch in watches {
                scanners.push(watch.scanner);
                rejects_here.extend(watch.rejects);
                visitors.push(watch.visitor);
            }
            rejects_here.sort_by_key(|reject| reject.line);
            rejects.extend(rejects_here);
            together
                .add(scanners, false, self.cpr_ids)
                .map_err(|_| GiveUp)?;
        }
        let scan = together.finish(self.columns, threads);
        let merge = |one: Option<V>, other: Option<V>| {
            let mut merged = one?;
            merged.merge(other?).ok().map(|()| merged)
        };
        let visitors = visitors.into_iter();
        let visitor = visitors.reduce(merge).unwrap_or_else(|| Some(begin()));
        Ok(Seen {
            extracted: Extracted::without_repeats(&scan, rejects),
            scan,
            files,
            visitor,
        })
    }

    /// Shows the cases, repeated ones once, by several if that will do.
    fn again<V: Visitor>(
        self,
        scan: Scan,
        files: Vec<FileSeen>,
        begin: impl Fn(&Formats) -> V + Sync,
    ) -> Result<Seen<V>, Failure> {
        let formats = Formats::of(&scan);
        let shown = second_pass::show(self.extract, self.columns, &scan, || begin(&formats));
        match shown {
            Ok((extracted, visitor)) => Ok(Seen {
                scan,
                extracted,
                files,
                visitor,
            }),
            Err(GiveUp) => self.in_order(scan, files, begin),
        }
    }

    /// Shows the cases in the order of the rows, repeated ones once.
    fn in_order<V: Visitor>(
        self,
        scan: Scan,
        files: Vec<FileSeen>,
        begin: impl Fn(&Formats) -> V,
    ) -> Result<Seen<V>, Failure> {
        let mut visitor = begin(&Formats::of(&scan));
        let extracted = cases(self.extract, self.columns, &scan, &mut visitor)?;
        Ok(Seen {
            scan,
            extracted,
            files,
            visitor,
        })
    }
}

/// Looks at the rows of some blocks.
struct CaseWatch<'a, 'e, V> {
    scanner: Scanner<'a, 'e>,
    usual: Option<Usual>,
    screening: Screening,
    /// What was seen of the cells of the cases that were listed last.
    sights: Sights,
    areas: AreaNumbers<'a>,
    rejects: Vec<Reject>,
    /// Those that nobody else was told of so far.
    rows_in_block: u64,
    extract: &'a Extract<'e>,
    /// `None` when it has refused a case.
    visitor: Option<V>,
}

/// How many rejected rows are listed before it matters whether they are most of the rows.
const REJECTS_ALWAYS_LISTED: usize = 10_000;

impl<V: Visitor> Watch for CaseWatch<'_, '_, V> {
    fn begin(&mut self, block: u64, text: &[u8]) {
        self.extract
            .add_rows(std::mem::take(&mut self.rows_in_block));
        self.scanner.begin(block, text);
    }

    #[inline(always)]
    fn few_cases<'s, 'b: 's>(
        &mut self,
        rows: &mut BlockRows<'b>,
        slots: &'s mut [Slot],
        cases: &mut CaseList<'s>,
    ) -> Result<(), GiveUp> {
        let mut slots = slots.iter_mut();
        let mut candidates = Candidates::none();
        while rows.are_left() && slots.len() > 0 {
            let odd = match &self.usual {
                Some(usual) => {
                    let odd = usual.gather(rows, slots.len(), &mut candidates, cases);
                    usual.look(&candidates, &self.areas, &mut self.screening);
                    odd
                }
                None => rows.next_found(),
            };
            if self.screening.are_cases(&candidates) {
                self.usual_cases(rows, &candidates, 0..candidates.len(), &mut slots, cases);
            } else {
                self.mixed_rows(rows, &candidates, &mut slots, cases);
            }
            if let Some(found) = odd
                && let Some(slot) = slots.next()
            {
                self.other_row(rows, &found, slot, cases);
            }
        }
        Ok(())
    }

    fn show(&mut self, cases: &CaseList<'_>) -> Result<(), GiveUp> {
        if let Some(last) = cases.last_row() {
            self.scanner.see_last(&last);
        }
        self.scanner.look_at_values(cases.rows(), &mut self.sights);
        let rows = self.scanner.rows();
        let are_most = rows.rejected > rows.rows_read / 2;
        if are_most && self.rejects.len() > REJECTS_ALWAYS_LISTED {
            return Err(GiveUp);
        }
        if let Some(visitor) = &mut self.visitor
            && visitor.cases(Cases::of(cases, &self.sights)).is_err()
        {
            self.visitor = None;
        }
        Ok(())
    }
}

impl<V: Visitor> CaseWatch<'_, '_, V> {
    /// Looks at rows that are cases at first sight, and were listed so.
    #[inline(always)]
    fn usual_cases<'s, 'b: 's>(
        &mut self,
        rows: &mut BlockRows<'b>,
        candidates: &Candidates<'b>,
        places: Range<usize>,
        slots: &mut slice::IterMut<'s, Slot>,
        cases: &mut CaseList<'s>,
    ) {
        rows.pass_over();
        self.rows_in_block += length(places.len());
        self.scanner
            .add_usual(self.screening.fingerprints(places.clone()));
        if let Some(last) = places.len().checked_sub(1) {
            slots.nth(last);
        }
        if !places.clone().all(|place| self.screening.knows_area(place)) {
            self.find_areas(candidates, places.clone(), cases);
        }
        cases.end(
            candidates.names(places.clone()),
            self.screening.areas(places),
        );
    }

    /// Finds the areas of rows that are not known.
    #[inline(never)]
    fn find_areas(
        &mut self,
        candidates: &Candidates<'_>,
        places: Range<usize>,
        cases: &CaseList<'_>,
    ) {
        for (place, row) in places.zip(cases.begun()) {
            if !self.screening.knows_area(place) {
                let number = area_of(&mut self.visitor, |visitor| match candidates.area(place) {
                    Some(text) => self.areas.remember(text, row.fields, visitor),
                    None => self.areas.of(row.fields, visitor),
                });
                self.screening.tell_area(place, number);
            }
        }
    }

    /// Looks at rows of which not all are cases at first sight, though they were listed so.
    #[inline(never)]
    fn mixed_rows<'s, 'b: 's>(
        &mut self,
        rows: &mut BlockRows<'b>,
        candidates: &Candidates<'b>,
        slots: &mut slice::IterMut<'s, Slot>,
        cases: &mut CaseList<'s>,
    ) {
        for (place, row) in cases.take_begun().into_iter().enumerate() {
            if self.screening.is_case(place) {
                cases.begin(row.line, row.fields);
                self.usual_cases(rows, candidates, place..place + 1, slots, cases);
            } else if let Some(slot) = slots.next() {
                let found = rows.again(
                    row.line,
                    row.fields.cut_row(),
                    candidates.is_after_blank(place),
                );
                self.other_row(rows, &found, slot, cases);
            }
        }
    }

    /// Looks at a row that may be anything.
    #[inline(never)]
    fn other_row<'s, 'b: 's>(
        &mut self,
        rows: &mut BlockRows<'b>,
        found: &Found<'s>,
        slot: &'s mut Slot,
        cases: &mut CaseList<'s>,
    ) {
        let Slot { closer, id } = slot;
        let Some(row) = rows.read(found, closer) else {
            return;
        };
        self.rows_in_block += 1;
        if let Err(fault) = self.scanner.judge().case_id(&row, id) {
            self.scanner.add_reject(&row, fault);
            self.rejects.push(self.scanner.judge().reject(&row, fault));
            return;
        }
        self.scanner.add_case(&row, id);
        let area = area_of(&mut self.visitor, |visitor| {
            self.areas.of(row.fields, visitor)
        });
        cases.push((&*id).into(), area, row.line, row.fields);
    }
}

/// The number of an area, which a visitor gives; any, if none wants to see more.
fn area_of<V>(
    visitor: &mut Option<V>,
    number: impl FnOnce(&mut V) -> Result<usize, Failure>,
) -> usize {
    let Some(looking) = visitor else {
        return 0;
    };
    number(looking).unwrap_or_else(|_| {
        *visitor = None;
        0
    })
}

impl Extracted {
    /// Of an extract in which no id is repeated.
    fn without_repeats(scan: &Scan, rejects: Vec<Reject>) -> Self {
        Self {
            totals: Totals {
                rows_read: scan.rows_read,
                cases: scan.rows_read - scan.rejected,
                rejected: scan.rejected,
                merged: 0,
            },
            rejects,
            alike: super::AlikeIds::default(),
        }
    }
}
