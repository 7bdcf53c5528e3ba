//! Making a draw: from the bytes of an extract and a request to a sample and its record.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::area_names::{AreaName, Naming};
use super::avoided::Avoidance;
use super::control::Control;
use super::exclusion::{Conditions, Sieve};
use super::population::{Fate, Population, Sorting};
use super::record::{
    ALGORITHM, AreaRecord, AvoidedRecord, ColumnRecord, ControlRecord, CprTreatment, DrawRecord,
    ExclusionRecord, ExtractRecord, TemplateRecord, Totals,
};
use super::warnings::warnings;
use super::{Drawn, Lottery, Sample, Seed, SeedOrigin, Sizes};
use crate::case::Area;
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, Place, code, nearest};
use crate::extract::{
    self, CaseRow, Column, ColumnFormat, ColumnScan, Columns, CprIds, Extracted, Reject, Scan,
    Selection, Source, Survey, Wanted,
};
use crate::lang::{draw as say, population as population_say};

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
    /// Which cases can be drawn.
    pub population: Population,
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
    /// The columns that conditions look at, with what of them could not be read.
    pub conditions: Vec<(Column, ColumnScan)>,
    /// The areas that have no name of their own though others have, with their cases.
    pub unnamed_areas: Vec<(Area, u64)>,
    /// The bytes of `avoided.csv`; `None` when no earlier audit was to be avoided.
    pub avoided: Option<Vec<u8>>,
    /// What somebody should look at before the draw is used.
    pub warnings: Vec<Diagnostic>,
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
    source: &Source,
    survey: &Survey,
    mut request: Request,
    onlooker: Option<&mut dyn Onlooker>,
) -> Result<Draw, Failure> {
    let population = std::mem::take(&mut request.population);
    let conditions = Conditions::read(
        &population.exclusions,
        &population.vocabulary,
        source,
        survey,
    )?;
    request.selection.conditions = conditions.columns.clone();
    request.selection.summed = summed(&population.controls);
    let columns = Columns::find(survey, &request.selection)?;
    let scan = extract::scan(source, survey, &columns, CprIds::Refuse)?;
    let kept = with_scans(&columns.kept, &scan.kept);
    let condition_columns = with_scans(&columns.conditions, &scan.conditions);
    let naming = Naming::new(population.area_names);
    request.sizes.by_area = sizes_by_name(&request.sizes.by_area, &naming)?;
    let mut entry = Entry {
        lottery: Lottery::new(request.seed.clone(), request.sizes.clone()),
        sorting: Sorting {
            sieve: Sieve::new(conditions, formats(&condition_columns)),
            avoidance: Avoidance::new(population.avoided),
            naming,
        },
        is_there: columns
            .kept
            .iter()
            .map(|kept| kept.found.is_some())
            .collect(),
        cpr: request.cpr,
        onlooker,
    };
    let there = kept.iter().filter(|(column, _)| column.found.is_some());
    let formats: Vec<_> = there
        .map(|(column, scan)| (column.name.clone(), scan.format))
        .collect();
    entry.begin(&formats);
    let mut enter = |case: &CaseRow| entry.case(case);
    let extracted = extract::cases(source, survey, &columns, &scan, &mut enter)?;
    let Sorting {
        sieve,
        avoidance,
        naming,
    } = entry.sorting;
    let mut drawn = entry.lottery.draw();
    let found = Found {
        columns: &columns,
        kept: &kept,
        conditions: &condition_columns,
        drawn: &drawn,
        extracted: &extracted,
        exclusions: sieve.record(),
        avoid: avoidance.record(),
        unnamed_areas: naming.unnamed(),
        area_names: naming.into_names(),
        controls: compared(&population.controls, &columns, &scan),
    };
    check_areas(source, &request, &found)?;
    let record = record(request, survey, &found);
    let warnings = warnings(source, &scan, &found, &record);
    let unnamed_areas = found.unnamed_areas;
    debug_assert!(record.totals.add_up(), "control totals add up");
    let masked = match record.cpr {
        CprTreatment::Masked => drawn.iter_mut().map(mask_kept).sum(),
        CprTreatment::Kept => 0,
    };
    let names = formats.into_iter().map(|(name, _)| name).collect();
    let sample = Sample::of(names, &drawn);
    Ok(Draw {
        record,
        sample,
        rejects: extracted.rejects,
        columns: kept,
        area_columns: columns.area,
        conditions: condition_columns,
        unnamed_areas,
        avoided: avoidance.to_csv(),
        warnings,
        masked,
    })
}

/// What a draw found out, before it is put into its record.
pub(super) struct Found<'a> {
    pub columns: &'a Columns,
    pub kept: &'a [(Column, ColumnScan)],
    pub conditions: &'a [(Column, ColumnScan)],
    pub drawn: &'a [Drawn],
    pub extracted: &'a Extracted,
    pub exclusions: Vec<ExclusionRecord>,
    pub avoid: Vec<AvoidedRecord>,
    pub unnamed_areas: Vec<(Area, u64)>,
    pub area_names: Vec<AreaName>,
    pub controls: Vec<ControlRecord>,
}

fn with_scans(columns: &[Column], scans: &[ColumnScan]) -> Vec<(Column, ColumnScan)> {
    columns.iter().cloned().zip(scans.iter().cloned()).collect()
}

/// The formats of columns; `None` for those that the extract lacks.
fn formats(columns: &[(Column, ColumnScan)]) -> impl Iterator<Item = Option<ColumnFormat>> {
    columns
        .iter()
        .map(|(column, scan)| column.found.is_some().then_some(scan.format))
}

/// The sizes of areas by the names that the areas have after naming.
fn sizes_by_name(
    by_area: &BTreeMap<Area, u64>,
    naming: &Naming,
) -> Result<BTreeMap<Area, u64>, Failure> {
    let mut named = BTreeMap::new();
    for (area, size) in by_area {
        let name = naming.of(area)?;
        if named.insert(name.clone(), *size).is_some() {
            let message = population_say::SIZE_TWICE.with("area", name.as_str());
            return Err(Diagnostic::new(&code::D045, message).into());
        }
    }
    Ok(named)
}

/// The columns that are added up, each once.
fn summed(controls: &[Control]) -> Vec<Wanted> {
    let mut summed: Vec<Wanted> = Vec::new();
    for column in controls.iter().filter_map(Control::column) {
        if summed.iter().all(|known| known.name != column.name) {
            summed.push(column.clone());
        }
    }
    summed
}

/// The totals of the extract beside those that were stated.
fn compared(controls: &[Control], columns: &Columns, scan: &Scan) -> Vec<ControlRecord> {
    let sum_of = |wanted: &Wanted| {
        let mut sums = columns.summed.iter().zip(&scan.summed);
        sums.find(|(column, _)| column.name == wanted.name)
            .expect("every column of a control total is added up")
    };
    let records = controls.iter().map(|control| match control.column() {
        None => control.with_rows(scan.rows_read),
        Some(wanted) => {
            let (column, sum) = sum_of(wanted);
            control.with_sum(column, sum)
        }
    });
    records.collect()
}

/// Lets the cases of the population into the lottery, one by one, under the eyes of the onlooker.
struct Entry<'a> {
    lottery: Lottery,
    sorting: Sorting,
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

    fn case(&mut self, case: &CaseRow) -> Result<(), Failure> {
        let cpr = self.cpr;
        let area = match self.sorting.sort(case, |area| masked_area(area, cpr))? {
            Fate::Excluded => return Ok(()),
            Fate::Avoided(area) => {
                self.lottery.avoid(&area);
                return Ok(());
            }
            Fate::Eligible(area) => area,
        };
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
        Ok(())
    }
}

/// A draw needs cases, and the areas that were given sizes of their own.
fn check_areas(source: &Source, request: &Request, found: &Found<'_>) -> Result<(), Failure> {
    if found.drawn.iter().all(|drawn| drawn.population == 0) {
        let excluded = found
            .exclusions
            .iter()
            .map(|exclusion| exclusion.cases)
            .sum::<u64>();
        let avoided = found.drawn.iter().map(|drawn| drawn.avoided).sum::<u64>();
        let rejected = found.extracted.totals.rejected;
        let message = if excluded + avoided == 0 {
            say::NO_CASES.with("rejected", rejected)
        } else {
            population_say::NO_CASES_LEFT
                .with("excluded", excluded)
                .with("avoided", avoided)
                .with("rejected", rejected)
        };
        return Err(Diagnostic::new(&code::D006, message)
            .at(Place::file(&source.name))
            .into());
    }
    match request.absent_area {
        AbsentArea::Refused => check_named_areas(&request.sizes.by_area, found.drawn),
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

fn record(request: Request, survey: &Survey, found: &Found<'_>) -> DrawRecord {
    let records = |columns: &[(Column, ColumnScan)]| {
        let records = columns.iter();
        records
            .map(|(column, scan)| column_record(column, scan.format))
            .collect()
    };
    let totals = found.extracted.totals;
    let sum = |part: fn(&Drawn) -> u64| found.drawn.iter().map(part).sum();
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
        columns: records(found.kept),
        cpr: request.cpr,
        exclusions: found.exclusions.clone(),
        condition_columns: records(found.conditions),
        avoid: found.avoid.clone(),
        area_names: found.area_names.clone(),
        controls: found.controls.clone(),
        extracts: vec![extract_record(survey, totals.rows_read)],
        template: request.template,
        per_area: request.sizes.per_area,
        reserve: request.sizes.reserve,
        areas: found.drawn.iter().map(AreaRecord::of).collect(),
        totals: Totals {
            rows_read: totals.rows_read,
            population: sum(|drawn| drawn.population),
            excluded: found
                .exclusions
                .iter()
                .map(|exclusion| exclusion.cases)
                .sum(),
            avoided: sum(|drawn| drawn.avoided),
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

fn column_record(column: &Column, format: ColumnFormat) -> ColumnRecord {
    ColumnRecord {
        name: column.name.clone(),
        header: column.found.as_ref().map(|found| found.header.clone()),
        kind: column.kind.name().to_owned(),
        format: format.to_string(),
    }
}

fn extract_record(survey: &Survey, rows: u64) -> ExtractRecord {
    ExtractRecord {
        name: survey.file_name(),
        bytes: survey.bytes,
        sha256: survey.sha256.clone(),
        encoding: survey.encoding.name(),
        delimiter: Some(survey.delimiter.to_string()),
        sheet: None,
        rows,
    }
}
