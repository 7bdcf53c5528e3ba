//! Making a draw: from the bytes of an extract and a request to a sample and its record.

use std::sync::Arc;

use arrayvec::ArrayVec;
use chrono::NaiveDate;

use super::allocation::TotalTooSmall;
use super::area_names::{AreaNumber, MetNumber, Naming};
use super::avoided::{Avoidance, AvoidedList};
use super::control::{compared, summed};
use super::exclusion::{Conditions, Sieve};
use super::found::Found;
use super::onlooker::{EligibleCases, Onlooker, Values};
use super::population::{Fate, Population, Sorting};
use super::pseudonym::{CodeKey, cpr_ids};
use super::record::{CprTreatment, DrawRecord, TemplateRecord};
use super::replacement::mark_replaced;
use super::stratum::StratumNumber;
use super::{
    Drawn, Extension, Lottery, Replacement, Sample, SampleSize, Seed, SeedOrigin, Sizes, StopRule,
};
use crate::case::{Area, CaseName};
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, code, nearest};
use crate::extract::{
    CASES_AT_ONCE, Cases, Column, ColumnFormat, ColumnScan, Columns, Extract, FileSeen, Formats,
    Reject, Selection, Visitor, each_case,
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

/// Makes a draw. The onlooker sees every case that can be drawn, or rather those that are [fresh](Onlooker::fresh) of it
/// do, and it takes in what they saw.
///
/// # Errors
/// When the extract cannot be read or used, has no cases, or lacks an area that was given a size of its own
/// and must be there.
///
/// Where only the beginning of a file was looked at, the draw looks at the rest, and the extract takes it in.
pub fn perform<O: Onlooker>(
    source: &mut Extract,
    mut request: Request,
    onlooker: &mut O,
) -> Result<Draw, Failure> {
    let mut population = std::mem::take(&mut request.population);
    let naming = Naming::new(population.area_names.clone());
    if let SampleSize::PerArea { by_area, .. } = &mut request.sizes.sample {
        *by_area = naming.sizes(by_area)?;
    }
    let rules = Rules {
        avoided: std::mem::take(&mut population.avoided).into(),
        population,
    };
    let found = match find(source, &mut request, &rules, onlooker)? {
        Some(found) => found,
        None => {
            source.look_at_rest()?;
            let found = find(source, &mut request, &rules, onlooker)?;
            found.expect("nothing of the files is unseen")
        }
    };
    let (found, files) = found;
    source.settle(files);
    check_areas(source, &request, &found)?;
    Ok(found.conclude(source, request))
}

/// What makes the population, for several threads.
struct Rules {
    population: Population,
    avoided: Arc<[AvoidedList]>,
}

/// Reads the extract and draws; `None` when more of it has to be looked at first.
fn find<O: Onlooker>(
    source: &Extract,
    request: &mut Request,
    rules: &Rules,
    onlooker: &mut O,
) -> Result<Option<(Found, Vec<FileSeen>)>, Failure> {
    let population = &rules.population;
    let Some(conditions) = Conditions::read(
        &population.exclusions,
        &population.vocabulary,
        source,
        &request.selection.maps,
    )?
    else {
        return Ok(None);
    };
    request.selection.conditions = conditions.columns.clone();
    request.selection.summed = summed(&population.controls);
    let columns = Columns::find(source, &request.selection)?;
    let looking = &*onlooker;
    let begin = |formats: &Formats| {
        let mut onlooker = looking.fresh();
        onlooker.columns(&kept_formats(&columns.kept, &formats.kept));
        Entry {
            lottery: Lottery::new(&request.seed, request.sizes.clone()),
            strata: Vec::new(),
            sorting: Sorting {
                sieve: Sieve::new(&conditions, &formats.conditions),
                avoidance: Avoidance::new(Arc::clone(&rules.avoided)),
                naming: Naming::new(population.area_names.clone()),
            },
            columns: there(&columns.kept),
            cpr: request.cpr,
            key: request.key.as_ref(),
            onlooker,
        }
    };
    let Some(seen) = each_case(source, &columns, cpr_ids(request.key.as_ref()), begin)? else {
        return Ok(None);
    };
    let (scan, extracted, files) = (seen.scan, seen.extracted, seen.files);
    let Entry {
        lottery,
        sorting,
        onlooker: looked,
        ..
    } = seen.visitor;
    onlooker.merge(looked);
    let mut drawn = lottery.draw().map_err(too_small)?;
    mark_replaced(&mut drawn, &mut request.replaced);
    let risks = match &request.stop_rule {
        Some(rule) => Some(rule.risks(&populations(&drawn))?),
        None => None,
    };
    let found = Found {
        drawn,
        controls: compared(&population.controls, &columns, &scan),
        columns,
        scan,
        extracted,
        sorting,
        risks,
    };
    Ok(Some((found, files)))
}

/// The positions of the columns that the extract has.
fn there(columns: &[Column]) -> Vec<usize> {
    let columns = columns.iter().enumerate();
    columns
        .filter_map(|(position, column)| column.found.is_some().then_some(position))
        .collect()
}

/// How the kept columns that the extract has are written.
fn kept_formats(columns: &[Column], formats: &[ColumnFormat]) -> Vec<(String, ColumnFormat)> {
    let columns = columns.iter().zip(formats);
    columns
        .filter(|(column, _)| column.found.is_some())
        .map(|(column, format)| (column.name.clone(), *format))
        .collect()
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
struct Entry<'a, O> {
    lottery: Lottery,
    /// The stratum of each area that the naming has met, as far as a case of it was met.
    strata: Vec<Option<StratumNumber>>,
    sorting: Sorting,
    /// The positions of the kept columns that the extract has; the others have no values to keep.
    columns: Vec<usize>,
    cpr: CprTreatment,
    /// The key of the codes that stand for the case ids, if they do not stand for themselves.
    key: Option<&'a CodeKey>,
    onlooker: O,
}

impl<O: Onlooker> Visitor for Entry<'_, O> {
    fn area(&mut self, area: &Area) -> Result<usize, Failure> {
        self.sorting.naming.meet(area)
    }

    fn cases(&mut self, cases: Cases<'_>) -> Result<(), Failure> {
        let Some(key) = self.key else {
            return self.enter(cases, cases.ids());
        };
        let codes: ArrayVec<_, CASES_AT_ONCE> =
            cases.ids().iter().map(|id| key.code(*id)).collect();
        let codes: ArrayVec<_, CASES_AT_ONCE> = codes.iter().map(CaseName::from).collect();
        self.enter(cases, &codes)
    }

    fn merge(&mut self, other: Self) -> Result<(), Failure> {
        self.lottery.merge(other.lottery);
        self.onlooker.merge(other.onlooker);
        self.sorting.merge(other.sorting)
    }
}

impl<O: Onlooker> Entry<'_, O> {
    /// Lets cases take part under the names that are kept of them.
    fn enter(&mut self, cases: Cases<'_>, names: &[CaseName<'_>]) -> Result<(), Failure> {
        if self.sorting.takes_all() {
            let mut areas = ArrayVec::<_, CASES_AT_ONCE>::new();
            for met in cases.areas() {
                areas.push(self.counted_area(*met)?);
            }
            self.draw_from(cases, &EVERY_PLACE, names, &areas);
            return Ok(());
        }
        let mut places = ArrayVec::<_, CASES_AT_ONCE>::new();
        let mut eligible = ArrayVec::<_, CASES_AT_ONCE>::new();
        let mut areas = ArrayVec::<_, CASES_AT_ONCE>::new();
        for (place, (name, case)) in names.iter().zip(cases.iter()).enumerate() {
            let cpr = self.cpr;
            let masked = |area: &Area| masked_area(area, cpr);
            match self.sorting.sort(case.under(*name), masked)? {
                Fate::Eligible(area) => {
                    places.push(place);
                    eligible.push(*name);
                    areas.push(area);
                }
                Fate::Avoided(area) => {
                    let stratum = self.stratum(area);
                    self.lottery.avoid(stratum);
                }
                Fate::Excluded => {}
            }
        }
        self.draw_from(cases, &places, &eligible, &areas);
        Ok(())
    }

    /// The area of a case that can be drawn, whatever it is, which is counted.
    #[inline(always)]
    fn counted_area(&mut self, met: MetNumber) -> Result<AreaNumber, Failure> {
        let cpr = self.cpr;
        self.sorting
            .naming
            .count(met, |area| masked_area(area, cpr))
    }

    /// Lets the cases at some places take part, each in its area, and the onlooker see them.
    #[inline(always)]
    fn draw_from(
        &mut self,
        cases: Cases<'_>,
        places: &[usize],
        names: &[CaseName<'_>],
        areas: &[AreaNumber],
    ) {
        let mut strata = ArrayVec::<_, CASES_AT_ONCE>::new();
        for area in areas {
            strata.push(self.stratum(*area));
        }
        let columns = &self.columns;
        self.lottery.enter_all(&strata, names, |entrant| {
            let place = places.get(entrant);
            let case = place.and_then(|place| cases.get(*place));
            let kept = columns.iter().filter_map(|column| case?.kept(*column));
            kept.map(|cell| cell.value().into_owned()).collect()
        });
        if self.onlooker.looks() {
            let cpr = if self.onlooker.keeps_nothing() {
                CprTreatment::Kept
            } else {
                self.cpr
            };
            let values = Values::Rows {
                cases,
                places,
                columns,
                cpr,
            };
            let met = self.sorting.naming.areas();
            let eligible = EligibleCases::new(names, areas, met, values);
            self.onlooker.cases(eligible);
        }
    }
}

/// The place of each of a few cases.
const EVERY_PLACE: [usize; CASES_AT_ONCE] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

impl<O> Entry<'_, O> {
    /// The stratum of an area.
    #[inline]
    fn stratum(&mut self, area: AreaNumber) -> StratumNumber {
        if let Some(Some(stratum)) = self.strata.get(area) {
            return *stratum;
        }
        let stratum = self.lottery.number_of(self.sorting.naming.area(area));
        if self.strata.len() <= area {
            self.strata.resize(area + 1, None);
        }
        if let Some(place) = self.strata.get_mut(area) {
            *place = Some(stratum);
        }
        stratum
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
