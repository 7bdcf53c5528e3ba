//! Making a draw: from the bytes of an extract and a request to a sample and its record.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::allocation::TotalTooSmall;
use super::area_names::Naming;
use super::avoided::Avoidance;
use super::control::{compared, summed};
use super::exclusion::{Conditions, Sieve};
use super::found::Found;
use super::population::{Fate, Population, Sorting};
use super::pseudonym::{CodeKey, cpr_ids};
use super::record::{CprTreatment, DrawRecord, TemplateRecord};
use super::replacement::mark_replaced;
use super::{
    Drawn, Extension, Lottery, Replacement, Sample, SampleSize, Seed, SeedOrigin, Sizes, StopRule,
};
use crate::case::{Area, CaseId};
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, code, nearest};
use crate::extract::{
    self, CaseRow, Column, ColumnFormat, ColumnScan, Columns, Extract, Reject, Selection,
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
    /// The stopping rule that is stated before the draw.
    pub stop_rule: Option<StopRule>,
    /// How a sample that was drawn already is extended; the sizes say by how much.
    pub extensions: Vec<Extension>,
    /// The cases that were found to be out of scope since; the sizes say how many there are in each area.
    pub replaced: Vec<Replacement>,
    /// What becomes of a size for an area that has no cases.
    pub absent_area: AbsentArea,
    /// Which columns are used.
    pub selection: Selection,
    /// Which cases can be drawn.
    pub population: Population,
    /// What is done with CPR numbers in kept values.
    pub cpr: CprTreatment,
    /// The key of the codes that stand for case ids; `None` when the ids stand for themselves.
    pub key: Option<CodeKey>,
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
    /// What somebody should look at before the draw is used; first what files and rows tell of
    /// how they were read.
    pub warnings: Vec<Diagnostic>,
    /// CPR numbers that were masked in what is kept of the sample.
    pub masked: u64,
}

/// Somebody who looks at every case of the population while it is drawn from.
pub trait Onlooker {
    /// The kept columns that the extract has, before the first case, with how their values are written.
    fn columns(&mut self, columns: &[(String, ColumnFormat)]);

    /// A case: its id, its area, and the values of these columns as they would be kept.
    fn case(&mut self, id: &CaseId, area: &Area, kept: &[Cow<'_, str>]);

    /// Whether it keeps and shows no value, and so may see those that are masked for others.
    fn keeps_nothing(&self) -> bool {
        false
    }
}

/// Makes a draw. The onlooker sees every case that can be drawn.
///
/// # Errors
/// When the extract cannot be read or used, has no cases, or lacks an area that was given a size of its own
/// and must be there.
pub fn perform(
    source: &Extract,
    mut request: Request,
    onlooker: Option<&mut dyn Onlooker>,
) -> Result<Draw, Failure> {
    let population = std::mem::take(&mut request.population);
    let conditions = Conditions::read(
        &population.exclusions,
        &population.vocabulary,
        source,
        &request.selection.maps,
    )?;
    request.selection.conditions = conditions.columns.clone();
    request.selection.summed = summed(&population.controls);
    let columns = Columns::find(source, &request.selection)?;
    let scan = extract::scan(source, &columns, cpr_ids(request.key.as_ref()))?;
    let naming = Naming::new(population.area_names);
    if let SampleSize::PerArea { by_area, .. } = &mut request.sizes.sample {
        *by_area = naming.sizes(by_area)?;
    }
    let mut entry = Entry {
        lottery: Lottery::new(request.seed.clone(), request.sizes.clone()),
        sorting: Sorting {
            sieve: Sieve::new(conditions, scan.conditions.iter().map(|scan| scan.format)),
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
    let kept = columns.kept.iter().zip(formats(&columns.kept, &scan.kept));
    let kept: Vec<_> = kept
        .filter_map(|(column, format)| Some((column.name.clone(), format?)))
        .collect();
    entry.begin(&kept);
    let mut enter = |case: &CaseRow| match &request.key {
        Some(key) => entry.case(&key.coded(case)),
        None => entry.case(case),
    };
    let extracted = extract::cases(source, &columns, &scan, &mut enter)?;
    let mut drawn = entry.lottery.draw().map_err(too_small)?;
    mark_replaced(&mut drawn, &mut request.replaced);
    let risks = match &request.stop_rule {
        Some(rule) => Some(rule.risks(&populations(&drawn))?),
        None => None,
    };
    let found = Found {
        controls: compared(&population.controls, &columns, &scan),
        columns,
        scan,
        drawn,
        extracted,
        sorting: entry.sorting,
        risks,
    };
    check_areas(source, &request, &found)?;
    Ok(found.conclude(source, request))
}

/// The formats of columns; `None` for those that the extract lacks.
fn formats(columns: &[Column], scans: &[ColumnScan]) -> impl Iterator<Item = Option<ColumnFormat>> {
    let scanned = columns.iter().zip(scans);
    scanned.map(|(column, scan)| column.found.is_some().then_some(scan.format))
}

/// The areas with the cases that can be drawn in them.
fn populations(drawn: &[Drawn]) -> Vec<(Area, u64)> {
    let areas = drawn.iter();
    areas
        .map(|drawn| (drawn.area.clone(), drawn.population))
        .collect()
}

fn too_small(total: TotalTooSmall) -> Failure {
    let message = population_say::TOTAL_TOO_SMALL.with("least", total.least);
    Diagnostic::new(&code::D051, message).into()
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
                .map(|(value, _)| value.as_ref())
        };
        self.lottery
            .enter(&area, &case.id, || kept().map(str::to_owned).collect());
        if let Some(onlooker) = &mut self.onlooker {
            let cpr = if onlooker.keeps_nothing() {
                CprTreatment::Kept
            } else {
                self.cpr
            };
            let kept: Vec<_> = kept().map(|value| as_kept(value, cpr)).collect();
            onlooker.case(&case.id, &area, &kept);
        }
        Ok(())
    }
}

/// A draw needs cases, and the areas that were given sizes of their own.
fn check_areas(source: &Extract, request: &Request, found: &Found) -> Result<(), Failure> {
    if found.drawn.iter().all(|drawn| drawn.population == 0) {
        let (excluded, avoided) = (found.excluded(), found.avoided());
        let rejected = found.extracted.totals.rejected;
        let message = if excluded + avoided == 0 {
            say::NO_CASES.with("rejected", rejected)
        } else {
            population_say::NO_CASES_LEFT
                .with("excluded", excluded)
                .with("avoided", avoided)
                .with("rejected", rejected)
        };
        let mut diagnostic = Diagnostic::new(&code::D006, message).at(source.place());
        for exclusion in found.sorting.sieve.record() {
            let left_out = population_say::EXCLUDED
                .with("reason", exclusion.reason)
                .with("cases", exclusion.cases)
                .with("condition", exclusion.condition);
            diagnostic = diagnostic.help_if((exclusion.cases > 0).then_some(left_out));
        }
        return Err(diagnostic.into());
    }
    match request.absent_area {
        AbsentArea::Refused => check_named_areas(&request.sizes.sample, &found.drawn),
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

/// Complains about sizes for areas without cases.
fn check_named_areas(sizes: &SampleSize, drawn: &[Drawn]) -> Result<(), Failure> {
    let SampleSize::PerArea { by_area, .. } = sizes else {
        return Ok(());
    };
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
