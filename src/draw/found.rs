//! What was found out while a draw was made, put into the draw and its record.

use super::population::Sorting;
use super::pseudonym::{CodeKey, listed};
use super::record::{
    ALGORITHM, AreaRecord, ControlRecord, CprTreatment, DrawRecord, ExtractRecord, Totals,
    column_record,
};
use super::warnings::warnings;
use super::{Draw, Drawn, Request, Sample, SampleSize};
use crate::cell::mask_cpr;
use crate::extract::{Column, ColumnScan, Columns, DoubleEncoding, Extract, Extracted, Scan};

/// What was found out.
pub(super) struct Found {
    pub columns: Columns,
    pub scan: Scan,
    pub drawn: Vec<Drawn>,
    pub extracted: Extracted,
    pub sorting: Sorting,
    pub controls: Vec<ControlRecord>,
    /// The risk of the stopping rule in each area; `None` without a rule.
    pub risks: Option<Vec<String>>,
}

impl Found {
    /// Cases that were left out by a named rule.
    pub fn excluded(&self) -> u64 {
        let exclusions = self.sorting.sieve.record();
        exclusions.iter().map(|exclusion| exclusion.cases).sum()
    }

    /// Cases that were audited before.
    pub fn avoided(&self) -> u64 {
        self.drawn.iter().map(|drawn| drawn.avoided).sum()
    }

    /// The draw with its record.
    pub fn conclude(mut self, source: &Extract, request: Request) -> Draw {
        let rejects = listed(
            std::mem::take(&mut self.extracted.rejects),
            request.key.as_ref(),
        );
        let record = record(request, source, &self);
        debug_assert!(record.totals.add_up(), "control totals add up");
        let warnings = warnings(source, &self, &record);
        let masked = match record.cpr {
            CprTreatment::Masked => self.drawn.iter_mut().map(mask_kept).sum(),
            CprTreatment::Kept => 0,
        };
        let there = self.columns.kept.iter();
        let there = there.filter(|column| column.found.is_some());
        let names = there.map(|column| column.name.clone()).collect();
        Draw {
            sample: Sample::of(names, &self.drawn),
            rejects,
            columns: scanned(self.columns.kept, self.scan.kept),
            area_columns: self.columns.area,
            conditions: scanned(self.columns.conditions, self.scan.conditions),
            unnamed_areas: self.sorting.naming.unnamed(),
            avoided: self.sorting.avoidance.to_csv(),
            record,
            warnings,
            masked,
        }
    }
}

fn scanned(columns: Vec<Column>, scans: Vec<ColumnScan>) -> Vec<(Column, ColumnScan)> {
    columns.into_iter().zip(scans).collect()
}

/// Masks CPR numbers in the kept values of drawn cases, and says how many there were.
fn mask_kept(drawn: &mut Drawn) -> u64 {
    let values = drawn.cases.iter_mut().flat_map(|case| case.kept.iter_mut());
    values
        .map(|value| {
            let (masked, found) = mask_cpr(value);
            if found > 0 {
                *value = masked.into_owned();
            }
            found
        })
        .sum()
}

fn record(request: Request, source: &Extract, found: &Found) -> DrawRecord {
    let records = |columns: &[Column], scans: &[ColumnScan]| {
        let scanned = columns.iter().zip(scans);
        scanned
            .map(|(column, scan)| column_record(column, scan))
            .collect()
    };
    let (per_area, allocation) = match request.sizes.sample {
        SampleSize::PerArea { per_area, .. } => (Some(per_area), None),
        SampleSize::Total(allocation) => (None, Some(allocation)),
    };
    let totals = found.extracted.totals;
    DrawRecord {
        schema: 1,
        program: request.program,
        algorithm: ALGORITHM.to_owned(),
        seed: request.seed,
        seed_origin: request.seed_origin,
        drawn_at: request.drawn_at,
        as_of: request.as_of,
        id: headings(&found.columns.id),
        area: headings(&found.columns.area),
        stratum: Vec::new(),
        columns: records(&found.columns.kept, &found.scan.kept),
        cpr: request.cpr,
        pseudonyms: request.key.as_ref().map(CodeKey::record),
        exclusions: found.sorting.sieve.record(),
        condition_columns: records(&found.columns.conditions, &found.scan.conditions),
        avoid: found.sorting.avoidance.record(),
        area_names: found.sorting.naming.names().to_vec(),
        controls: found.controls.clone(),
        extracts: extract_records(source, found),
        template: request.template,
        per_area,
        allocation,
        reserve: request.sizes.reserve,
        stop_rule: request.stop_rule,
        extensions: request.extensions,
        areas: area_records(found),
        totals: Totals {
            rows_read: totals.rows_read,
            population: found.drawn.iter().map(|drawn| drawn.population).sum(),
            excluded: found.excluded(),
            avoided: found.avoided(),
            rejected: totals.rejected,
            merged: totals.merged,
        },
        events: Vec::new(),
        replaced: request.replaced,
    }
}

fn area_records(found: &Found) -> Vec<AreaRecord> {
    let risks = found.risks.iter().flatten().cloned().map(Some);
    let risks = risks.chain(std::iter::repeat(None));
    let records = found.drawn.iter().map(AreaRecord::of).zip(risks);
    records
        .map(|(record, risk)| AreaRecord { risk, ..record })
        .collect()
}

fn headings(columns: &[Column]) -> Vec<String> {
    columns
        .iter()
        .map(|column| column.heading().to_owned())
        .collect()
}

fn extract_records(source: &Extract, found: &Found) -> Vec<ExtractRecord> {
    let parts = source.parts().iter().zip(&found.scan.parts);
    parts
        .enumerate()
        .map(|(position, (part, rows))| ExtractRecord {
            name: part.file_name(),
            bytes: part.bytes(),
            sha256: part.sha256().map(str::to_owned),
            encoding: part.survey.encoding.name(),
            delimiter: part.delimiter().map(|delimiter| delimiter.to_string()),
            sheet: part.sheet_name(),
            rows: rows.rows_read,
            skip: Some(part.survey.skip),
            repaired: part.survey.double_encoding == DoubleEncoding::Repair,
            headings: found.columns.headings_of(position),
        })
        .collect()
}
