//! Making a draw: from the bytes of an extract and a request to a sample and its record.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::record::{
    ALGORITHM, AreaRecord, ColumnRecord, CprTreatment, DrawRecord, ExtractRecord, TemplateRecord,
    Totals,
};
use super::{Drawn, Lottery, Sample, Seed, SeedOrigin, Sizes};
use crate::case::Area;
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, code, nearest};
use crate::extract::{
    self, CaseRow, Column, ColumnFormat, ColumnScan, Columns, CprIds, Extract, Extracted, Reject,
    Scan, Selection,
};
use crate::lang::draw as say;

/// All that decides a draw besides the extract, and what its record says of the circumstances.
#[derive(Debug, Clone)]
pub struct Request {
    /// The seed.
    pub seed: Seed,
    /// Where the seed came from.
    pub seed_origin: SeedOrigin,
    /// How many cases are asked for.
    pub sizes: Sizes,
    /// What becomes of a size for an area that has no cases.
    pub absent_area: AbsentArea,
    /// Which columns are used.
    pub selection: Selection,
    /// What is done with CPR numbers in kept values.
    pub cpr: CprTreatment,
    /// The date against which open deadlines are judged.
    pub as_of: NaiveDate,
    /// When the draw is made.
    pub drawn_at: String,
    /// The checklist.
    pub template: Option<TemplateRecord>,
    /// Name and version of the program.
    pub program: String,
}

/// What becomes of a size for an area that has no cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbsentArea {
    /// It is an error: a wrong name, or a wrong extract.
    Refused,
    /// It is passed over, since the record of a draw is compared area by area afterwards.
    PassedOver,
}

/// A draw that was made.
#[derive(Debug)]
pub struct Draw {
    /// The record.
    pub record: DrawRecord,
    /// The drawn cases.
    pub sample: Sample,
    /// Rows that are no cases.
    pub rejects: Vec<Reject>,
    /// The kept columns, with what of them could not be read.
    pub columns: Vec<(Column, ColumnScan)>,
    /// The area columns.
    pub area_columns: Vec<Column>,
    /// What is odd about the files and does not stop the draw.
    pub remarks: Vec<Diagnostic>,
    /// CPR numbers that were masked in what is kept of the sample.
    pub masked: u64,
}

/// Somebody who looks at every case of the population while it is drawn from.
pub trait Onlooker {
    /// The kept columns that the extract has, before the first case, with how their values are written.
    fn columns(&mut self, columns: &[(String, ColumnFormat)]);

    /// A case: its area, and the values of these columns as they would be kept.
    fn case(&mut self, area: &Area, kept: &[Cow<'_, str>]);
}

/// Makes a draw. The onlooker sees every case that can be drawn.
///
/// # Errors
/// When the extract cannot be read or used, has no cases, or lacks an area that was given a size of its own
/// and must be there.
pub fn perform(
    source: &Extract,
    request: Request,
    onlooker: Option<&mut dyn Onlooker>,
) -> Result<Draw, Failure> {
    let columns = Columns::find(source, &request.selection)?;
    let scan = extract::scan(source, &columns, CprIds::Refuse)?;
    let mut entry = Entry {
        lottery: Lottery::new(request.seed.clone(), request.sizes.clone()),
        is_there: columns
            .kept
            .iter()
            .map(|kept| kept.found.is_some())
            .collect(),
        cpr: request.cpr,
        onlooker,
    };
    let kept: Vec<_> = columns
        .kept
        .iter()
        .cloned()
        .zip(scan.kept.clone())
        .collect();
    let there = kept.iter().filter(|(column, _)| column.found.is_some());
    let formats: Vec<_> = there
        .map(|(column, scan)| (column.name.clone(), scan.format))
        .collect();
    entry.begin(&formats);
    let mut enter = |case: &CaseRow| {
        entry.case(case);
        Ok(())
    };
    let extracted = extract::cases(source, &columns, &scan, &mut enter)?;
    let mut drawn = entry.lottery.draw();
    check_areas(source, &request, &drawn, &extracted)?;
    let masked = match request.cpr {
        CprTreatment::Masked => drawn.iter_mut().map(mask_kept).sum(),
        CprTreatment::Kept => 0,
    };
    let names = formats.into_iter().map(|(name, _)| name).collect();
    let sample = Sample::of(names, &drawn);
    let read = Read {
        extract: source,
        columns: &columns,
        scan: &scan,
        extracted: &extracted,
    };
    let record = record(request, &read, &kept, &drawn);
    debug_assert!(record.totals.add_up(), "control totals add up");
    Ok(Draw {
        record,
        sample,
        rejects: extracted.rejects,
        columns: kept,
        remarks: extract::remarks(source, &columns, &scan),
        area_columns: columns.area,
        masked,
    })
}

/// Lets the cases of the population into the lottery, one by one, under the eyes of the onlooker.
struct Entry<'a> {
    lottery: Lottery,
    /// Of each kept column, whether the extract has it: the others have no values to keep.
    is_there: Vec<bool>,
    cpr: CprTreatment,
    onlooker: Option<&'a mut dyn Onlooker>,
}

impl Entry<'_> {
    fn begin(&mut self, formats: &[(String, ColumnFormat)]) {
        if let Some(onlooker) = &mut self.onlooker {
            onlooker.columns(formats);
        }
    }

    fn case(&mut self, case: &CaseRow) {
        let area = masked_area(&case.area, self.cpr);
        let kept = || {
            let values = case.kept.iter().zip(&self.is_there);
            values
                .filter(|(_, is_there)| **is_there)
                .map(|(value, _)| *value)
        };
        self.lottery
            .enter(&area, &case.id, || kept().map(str::to_owned).collect());
        if let Some(onlooker) = &mut self.onlooker {
            let kept: Vec<_> = kept().map(|value| as_kept(value, self.cpr)).collect();
            onlooker.case(&area, &kept);
        }
    }
}

/// A draw needs cases, and the areas that were given sizes of their own.
fn check_areas(
    source: &Extract,
    request: &Request,
    drawn: &[Drawn],
    extracted: &Extracted,
) -> Result<(), Failure> {
    if drawn.is_empty() {
        let message = say::NO_CASES.with("rejected", extracted.totals.rejected);
        return Err(Diagnostic::new(&code::D006, message)
            .at(source.place())
            .into());
    }
    match request.absent_area {
        AbsentArea::Refused => check_named_areas(&request.sizes.by_area, drawn),
        AbsentArea::PassedOver => Ok(()),
    }
}

/// An area that looks like a CPR number is masked before it names anything.
fn masked_area(area: &Area, cpr: CprTreatment) -> Area {
    match cpr {
        CprTreatment::Masked => Area::named(mask_cpr(area.as_str()).0),
        CprTreatment::Kept => area.clone(),
    }
}

/// A value as it would be kept.
fn as_kept(value: &str, cpr: CprTreatment) -> Cow<'_, str> {
    match cpr {
        CprTreatment::Masked => mask_cpr(value).0,
        CprTreatment::Kept => Cow::Borrowed(value),
    }
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

/// Complains about sizes for areas without cases.
fn check_named_areas(by_area: &BTreeMap<Area, u64>, drawn: &[Drawn]) -> Result<(), Failure> {
    let known = || drawn.iter().map(|drawn| drawn.area.as_str());
    let unknown = by_area
        .keys()
        .filter(|area| drawn.iter().all(|drawn| drawn.area != **area));
    let diagnostics = unknown.map(|area| {
        let near = nearest(area.as_str(), known());
        let help = match near {
            Some(near) => say::NEAREST_AREA.with("area", near),
            None => say::AREAS.with("areas", known().take(20).collect::<Vec<_>>().join(", ")),
        };
        Diagnostic::new(&code::D002, say::NO_SUCH_AREA.with("area", area.as_str())).help(help)
    });
    Failure::of(diagnostics.collect()).map_or(Ok(()), Err)
}

/// An extract that was read to its end.
struct Read<'a, 'e> {
    extract: &'a Extract<'e>,
    columns: &'a Columns,
    scan: &'a Scan,
    extracted: &'a Extracted,
}

fn record(
    request: Request,
    read: &Read<'_, '_>,
    kept: &[(Column, ColumnScan)],
    drawn: &[Drawn],
) -> DrawRecord {
    let totals = read.extracted.totals;
    DrawRecord {
        schema: 1,
        program: request.program,
        algorithm: ALGORITHM.to_owned(),
        seed: request.seed,
        seed_origin: request.seed_origin,
        drawn_at: request.drawn_at,
        as_of: request.as_of,
        id: headings(&read.columns.id),
        area: headings(&read.columns.area),
        stratum: Vec::new(),
        columns: kept
            .iter()
            .map(|(column, scan)| column_record(column, scan))
            .collect(),
        cpr: request.cpr,
        exclusions: Vec::new(),
        extracts: extract_records(read),
        template: request.template,
        per_area: request.sizes.per_area,
        reserve: request.sizes.reserve,
        areas: drawn.iter().map(AreaRecord::of).collect(),
        totals: Totals {
            rows_read: totals.rows_read,
            population: drawn.iter().map(|drawn| drawn.population).sum(),
            excluded: 0,
            avoided: 0,
            rejected: totals.rejected,
            merged: totals.merged,
        },
    }
}

fn headings(columns: &[Column]) -> Vec<String> {
    columns
        .iter()
        .map(|column| column.heading().to_owned())
        .collect()
}

fn column_record(column: &Column, scan: &ColumnScan) -> ColumnRecord {
    ColumnRecord {
        name: column.name.clone(),
        header: column.found.as_ref().map(|found| found.header.clone()),
        kind: column.kind.name().to_owned(),
        format: scan.format.to_string(),
        rewritten: scan.is_rewritten,
    }
}

fn extract_records(read: &Read<'_, '_>) -> Vec<ExtractRecord> {
    let parts = read.extract.parts().iter().zip(&read.scan.parts);
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
            headings: read.columns.headings_of(position),
        })
        .collect()
}
