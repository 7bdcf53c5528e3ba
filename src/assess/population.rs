//! Every case of a population, decided by its data alone and counted: by area and criterion, and by indicator.
//!
//! Cases come one by one and nothing of them is kept. What parts of a population have counted can be put together, in
//! any order.

use std::collections::HashMap;

use arrayvec::ArrayVec;
use chrono::NaiveDate;

use super::applicability::ApplicableCases;
use super::at_once::{AtOnce, MOST_NOTED};
use super::case::Assessor;
use super::failing::{Fail, FailingCases};
use super::indicators::IndicatorTally;
use super::judge::order;
use super::outcome::Outcome;
use super::outcomes::{FewOutcomes, OUTCOME_SETS, OutcomeSet, Outcomes};
use super::population_template::PopulationTemplate;
use super::registered::{Basis, Registered};
use super::swift::{Counted, DueAt};
use crate::case::{Area, CaseName};
use crate::draw::{Eligible, EligibleCases, EventTable, Onlooker};
use crate::extract::{CASES_AT_ONCE, ColumnFormat};
use crate::stats::distribution::Distribution;
use crate::template::{Criterion, Named, Norm, Only, Severity, Template};

/// A criterion in an area, counted over every case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CriterionTally {
    /// Cases by outcome.
    pub outcomes: Outcomes,
    /// Cases that the criterion concerns for certain.
    pub applicable: u64,
    /// Cases of which the data does not say whether it concerns them.
    pub open: u64,
    /// Fails of a deadline whose event had not happened by the date of judging.
    pub unfinished: u64,
    /// By how many days deadlines were missed.
    pub days_late: Distribution,
}

/// The criteria of one severity, of law or of local norms, taken together: a case counts once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GroupTally {
    /// Cases by what the criteria come to: a fail if there is any, else what is not decided, else a pass.
    pub outcomes: Outcomes,
    /// Fails of all criteria: a case counts as often as it fails.
    pub errors: u64,
}

/// An area, counted over every case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AreaTally {
    /// Its cases.
    pub cases: u64,
    /// One per group, in the order of [`PopulationCount::groups`].
    pub groups: Vec<GroupTally>,
    /// One per criterion, in the order of the template.
    pub criteria: Vec<CriterionTally>,
    /// One per indicator, in the order of the template.
    pub indicators: Vec<IndicatorTally>,
}

/// What a population came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PopulationCount {
    /// The groups of automatic criteria: law before local norms, in each the worst severity first.
    pub groups: Vec<(Norm, Severity)>,
    /// The areas, sorted by name.
    pub areas: Vec<(Area, AreaTally)>,
}

/// Counts a population, case by case.
pub struct PopulationTally<'a> {
    prepared: &'a PopulationTemplate,
    /// The same, but for what is asked of texts.
    template: &'a Template,
    as_of: NaiveDate,
    basis: Basis<'a>,
    events: Vec<Option<&'a EventTable>>,
    /// Of each event table how many of its rows belong to cases that were seen.
    matched: Vec<u64>,
    groups: Groups,
    /// Which criteria are listed where they fail.
    looked_at: Vec<bool>,
    registered: Registered,
    /// The criteria that are judged in a few cases at once.
    at_once: AtOnce<'a>,
    /// The other criteria, in the order in which they are judged.
    others: Vec<usize>,
    outcomes: Vec<Outcome>,
    /// What every criterion comes to in each of a few cases.
    few_outcomes: Vec<FewOutcomes>,
    /// How often which outcomes of a group were met together and are still to be counted: area by area, group by group.
    met_together: Vec<[u32; OUTCOME_SETS]>,
    /// How many cases were noted so.
    noted: u32,
    areas: Vec<(Area, AreaTally)>,
    places: HashMap<Area, usize>,
    /// The places of areas by the numbers that they have for this onlooker.
    by_number: Vec<Option<usize>>,
    counts_indicators: bool,
    failing: Option<FailingCases<'a>>,
}

impl<'a> PopulationTally<'a> {
    /// Counts by a template, with deadlines judged as of a date. The event tables stand in the order of the template's,
    /// with `None` for one that was not given.
    pub fn new(
        prepared: &'a PopulationTemplate,
        as_of: NaiveDate,
        events: Vec<Option<&'a EventTable>>,
    ) -> Self {
        let template = &prepared.template;
        let basis = Basis::new(template, &[]);
        Self {
            prepared,
            template,
            as_of,
            groups: Groups::of(template, |_| true),
            looked_at: vec![true; template.criteria.len()],
            registered: Registered::default(),
            at_once: AtOnce::none(&basis, &prepared.questions),
            others: Vec::new(),
            by_number: Vec::new(),
            basis,
            matched: vec![0; events.len()],
            events,
            outcomes: vec![Outcome::Pending; template.criteria.len()],
            few_outcomes: vec![FewOutcomes::default(); template.criteria.len()],
            met_together: Vec::new(),
            noted: 0,
            areas: Vec::new(),
            places: HashMap::new(),
            counts_indicators: false,
            failing: None,
        }
    }

    /// Counts the indicators as well.
    #[must_use]
    pub fn with_indicators(self) -> Self {
        Self {
            counts_indicators: true,
            ..self
        }
    }

    /// Groups and lists only the criteria of a part of the template.
    #[must_use]
    pub fn looking_at(mut self, only: &Only) -> Self {
        self.groups = Groups::of(self.template, |criterion| only.holds(criterion));
        let looked_at = self.template.criteria.iter();
        self.looked_at = looked_at.map(|criterion| only.holds(criterion)).collect();
        self
    }

    /// Lists every fail.
    #[must_use]
    pub fn listing(self, failing: Option<FailingCases<'a>>) -> Self {
        Self { failing, ..self }
    }

    /// Of each event table how many rows belong to no case of the population.
    pub fn unmatched(&self) -> Vec<u64> {
        let tables = self.events.iter().zip(&self.matched);
        let unmatched = tables.map(|(table, matched)| {
            let rows = table.map_or(0, EventTable::rows);
            rows.saturating_sub(*matched)
        });
        unmatched.collect()
    }

    /// The list of fails, where one was asked for.
    pub fn take_failing(&mut self) -> Option<FailingCases<'a>> {
        self.failing.take()
    }

    /// What was counted.
    pub fn finish(mut self) -> PopulationCount {
        self.count_noted();
        let mut areas = self.areas;
        areas.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        PopulationCount {
            groups: self.groups.kinds,
            areas,
        }
    }

    /// The place of a case's area among those that were met.
    #[inline]
    fn place_of(&mut self, case: &Eligible<'_>) -> usize {
        if let Some(Some(place)) = self.by_number.get(case.area_number) {
            return *place;
        }
        let place = self.place(case.area);
        if self.by_number.len() <= case.area_number {
            self.by_number.resize(case.area_number + 1, None);
        }
        if let Some(known) = self.by_number.get_mut(case.area_number) {
            *known = Some(place);
        }
        place
    }

    /// The place of an area among those that were met.
    fn place(&mut self, area: &Area) -> usize {
        if let Some(place) = self.places.get(area) {
            return *place;
        }
        let place = self.areas.len();
        let indicators = self.template.indicators.iter();
        let indicators = indicators.filter(|_| self.counts_indicators);
        let tally = AreaTally {
            cases: 0,
            groups: vec![GroupTally::default(); self.groups.kinds.len()],
            criteria: vec![CriterionTally::default(); self.template.criteria.len()],
            indicators: indicators.map(|_| IndicatorTally::default()).collect(),
        };
        self.areas.push((area.clone(), tally));
        self.places.insert(area.clone(), place);
        place
    }

    /// Whether anything is asked of a case by itself.
    fn asks_more(&self) -> bool {
        let counts_indicators = self.counts_indicators && !self.template.indicators.is_empty();
        counts_indicators || !self.others.is_empty() || !self.events.is_empty()
    }

    /// Judges the case at a place, in the area at another, by all that is not judged in a few at once.
    fn judge_more(&mut self, cases: EligibleCases<'_>, place: usize, area: usize) {
        let Some(case) = cases.get(place) else {
            return;
        };
        for (outcome, few) in self.outcomes.iter_mut().zip(&self.few_outcomes) {
            *outcome = few.get(place).copied().unwrap_or_default().together();
        }
        for (table, matched) in self.events.iter().zip(&mut self.matched) {
            *matched += table.map_or(0, |table| table.count_of(case.id));
        }
        self.basis
            .register(case.id, cases.kept(place), &mut self.registered);
        self.registered
            .put_answers(self.at_once.text_answers(place));
        self.judge_others(case.id, area);
        for (outcome, few) in self.outcomes.iter().zip(&mut self.few_outcomes) {
            if let Some(few) = few.get_mut(place) {
                *few = OutcomeSet::of(*outcome);
            }
        }
        if let Some((_, tally)) = self.areas.get_mut(area) {
            let indicators = self.template.indicators.iter().zip(&mut tally.indicators);
            for (indicator, tally) in indicators {
                tally.add(indicator, &self.registered.readings);
            }
        }
    }

    /// Counts a few cases, in the areas at these places, and notes what they come to in each group.
    fn count(&mut self, areas: &[usize]) {
        for area in areas {
            self.noted += 1;
            if let Some((_, tally)) = self.areas.get_mut(*area) {
                tally.cases += 1;
            }
        }
        let groups = self.groups.members.len();
        self.met_together
            .resize(self.areas.len() * groups, [0; OUTCOME_SETS]);
        for (position, members) in self.groups.members.iter().enumerate() {
            let mut together = FewOutcomes::default();
            for outcomes in members
                .iter()
                .filter_map(|member| self.few_outcomes.get(*member))
            {
                for (all, one) in together.iter_mut().zip(outcomes) {
                    all.add(*one);
                }
            }
            for (area, set) in areas.iter().zip(together) {
                let met = self.met_together.get_mut(area * groups + position);
                if let Some(met) = met.and_then(|met| met.get_mut(set.place())) {
                    *met += 1;
                }
            }
        }
    }

    /// Counts what was noted and is still to be counted.
    fn count_noted(&mut self) {
        self.noted = 0;
        self.at_once.count(&mut self.areas);
        let groups = self.groups.members.len().max(1);
        let met = self.met_together.chunks_mut(groups);
        for ((_, tally), met) in self.areas.iter_mut().zip(met) {
            for (group, met) in tally.groups.iter_mut().zip(met) {
                let met = std::mem::replace(met, [0; OUTCOME_SETS]);
                for (set, cases) in OutcomeSet::all().zip(met) {
                    group.outcomes.add_many(set.together(), cases.into());
                }
            }
        }
        for (_, tally) in &mut self.areas {
            for (group, members) in tally.groups.iter_mut().zip(&self.groups.members) {
                let members = members
                    .iter()
                    .filter_map(|member| tally.criteria.get(*member));
                group.errors = members.map(|criterion| criterion.outcomes.fail).sum();
            }
        }
    }

    /// Judges the case whose values stand in `registered` by the criteria that are judged in each case by itself.
    fn judge_others(&mut self, id: CaseName<'_>, area: usize) {
        let Some((area, tally)) = self.areas.get_mut(area) else {
            return;
        };
        let assessor = Assessor {
            basis: &self.basis,
            template: self.template,
            as_of: self.as_of,
        };
        for position in &self.others {
            let criterion = self.template.criteria.get(*position);
            let (Some(criterion), Some(tally)) = (criterion, tally.criteria.get_mut(*position))
            else {
                continue;
            };
            let judged = assessor.judged(*position, criterion, &self.registered, &self.outcomes);
            let judged = Counted::from(&judged);
            tally.count(&judged);
            if let Some(outcome) = self.outcomes.get_mut(*position) {
                *outcome = judged.outcome;
            }
            if judged.outcome == Outcome::Fail
                && self.looked_at.get(*position) == Some(&true)
                && let Some(failing) = &mut self.failing
            {
                failing.add(&Fail {
                    area: area.as_str(),
                    id: id.as_str(),
                    criterion: *position,
                    due: judged.due.map(DueAt::moment),
                    days_late: judged.days_late,
                    open: judged.open,
                });
            }
        }
    }
}

/// Which criteria are taken together.
#[derive(Clone)]
struct Groups {
    kinds: Vec<(Norm, Severity)>,
    /// The positions of the automatic criteria of each.
    members: Vec<Vec<usize>>,
}

impl Groups {
    fn of(template: &Template, is_looked_at: impl Fn(&Criterion) -> bool) -> Self {
        let norms = [Norm::Law, Norm::Local].into_iter();
        let kinds = norms.flat_map(|norm| {
            let severities = Severity::NAMES.iter().rev();
            severities.map(move |(_, severity)| (norm, *severity))
        });
        let (kinds, members) = kinds
            .map(|kind| {
                let criteria = template.criteria.iter().enumerate();
                let members = criteria.filter(|(_, criterion)| {
                    (criterion.norm, criterion.severity) == kind
                        && !criterion.is_manual()
                        && is_looked_at(criterion)
                });
                (
                    kind,
                    members.map(|(position, _)| position).collect::<Vec<_>>(),
                )
            })
            .filter(|(_, members)| !members.is_empty())
            .unzip();
        Self { kinds, members }
    }
}

impl GroupTally {
    fn merge(&mut self, other: &Self) {
        self.outcomes.merge(&other.outcomes);
        self.errors += other.errors;
    }
}

impl CriterionTally {
    /// Counts a verdict.
    pub(super) fn count(&mut self, verdict: &Counted) {
        self.add(verdict, 1);
        let days = verdict.days_late;
        if let Some(days) = days.filter(|_| verdict.outcome == Outcome::Fail) {
            self.days_late.add_whole(days);
        }
    }

    /// Counts cases with the same verdict, but for the days.
    pub(super) fn add(&mut self, verdict: &Counted, cases: u64) {
        let if_so = |is_so| if is_so { cases } else { 0 };
        let is_fail = verdict.outcome == Outcome::Fail;
        self.outcomes.add_many(verdict.outcome, cases);
        self.applicable += if_so(verdict.concerns == Some(true));
        self.open += if_so(verdict.concerns.is_none());
        self.unfinished += if_so(is_fail && verdict.open);
    }

    /// Counts what another one has counted.
    pub fn merge(&mut self, other: &Self) {
        self.outcomes.merge(&other.outcomes);
        self.applicable += other.applicable;
        self.open += other.open;
        self.unfinished += other.unfinished;
        self.days_late.merge(&other.days_late);
    }
}

impl AreaTally {
    /// Counts what another one has counted by the same template.
    pub fn merge(&mut self, other: &Self) {
        self.cases += other.cases;
        if self.groups.is_empty() {
            self.groups.clone_from(&other.groups);
        } else {
            let pairs = self.groups.iter_mut().zip(&other.groups);
            pairs.for_each(|(mine, theirs)| mine.merge(theirs));
        }
        if self.criteria.is_empty() {
            self.criteria.clone_from(&other.criteria);
        } else {
            let pairs = self.criteria.iter_mut().zip(&other.criteria);
            pairs.for_each(|(mine, theirs)| mine.merge(theirs));
        }
        if self.indicators.is_empty() {
            self.indicators.clone_from(&other.indicators);
        } else {
            let pairs = self.indicators.iter_mut().zip(&other.indicators);
            pairs.for_each(|(mine, theirs)| mine.merge(theirs));
        }
    }
}

impl PopulationCount {
    /// All areas together.
    pub fn all(&self) -> AreaTally {
        let mut all = AreaTally::default();
        self.areas.iter().for_each(|(_, area)| all.merge(area));
        all
    }

    /// What limits of a sample rest on: how many cases each automatic criterion concerns, and how they come out.
    pub fn applicable(&self, template: &Template) -> ApplicableCases {
        let counted = self.areas.iter().flat_map(|(area, tally)| {
            let criteria = template.criteria.iter().zip(&tally.criteria);
            let automatic = criteria.filter(|(criterion, _)| !criterion.is_manual());
            automatic.map(|(criterion, tally)| {
                let known = (tally.open == 0).then_some(tally.applicable);
                (
                    (area.clone(), criterion.id.clone()),
                    (known, tally.outcomes),
                )
            })
        });
        ApplicableCases::of_counts(counted)
    }
}

impl Onlooker for PopulationTally<'_> {
    fn fresh(&self) -> Self {
        Self {
            groups: self.groups.clone(),
            looked_at: self.looked_at.clone(),
            counts_indicators: self.counts_indicators,
            failing: self.failing.as_ref().map(FailingCases::fresh),
            ..Self::new(self.prepared, self.as_of, self.events.clone())
        }
    }

    fn merge(&mut self, mut other: Self) {
        // The areas of both are put together, with all that was counted in them.
        self.count_noted();
        other.count_noted();
        for (matched, more) in self.matched.iter_mut().zip(other.matched) {
            *matched += more;
        }
        // Areas are numbered anew.
        self.by_number.clear();
        for (area, theirs) in other.areas {
            let place = self.place(&area);
            if let Some((_, mine)) = self.areas.get_mut(place) {
                mine.merge(&theirs);
            }
        }
        if let (Some(mine), Some(theirs)) = (&mut self.failing, other.failing) {
            mine.merge(theirs);
        }
    }

    fn columns(&mut self, columns: &[(String, ColumnFormat)]) {
        let basis = Basis::new(self.template, columns).with_events(&self.events);
        let assessor = Assessor {
            basis: &basis,
            template: self.template,
            as_of: self.as_of,
        };
        let questions = &self.prepared.questions;
        let mut at_once = AtOnce::none(&basis, questions);
        self.others.clear();
        for position in order(self.template, &basis) {
            let criterion = self.template.criteria.get(position);
            let taken =
                criterion.and_then(|criterion| at_once.take_on(position, criterion, &assessor));
            if taken.is_none() {
                self.others.push(position);
            }
        }
        self.basis = basis.for_data_alone(|position| at_once.judges(position));
        self.at_once = at_once;
        self.registered = self.basis.nothing_registered(questions.len());
    }

    fn cases(&mut self, cases: EligibleCases<'_>) {
        let mut areas = ArrayVec::<_, CASES_AT_ONCE>::new();
        for case in (0..cases.len()).filter_map(|place| cases.get(place)) {
            areas.push(self.place_of(&case));
        }
        self.at_once
            .judge(cases, &areas, &mut self.areas, &mut self.few_outcomes);
        if let Some(failing) = &mut self.failing {
            let is_listed = |criterion| self.looked_at.get(criterion) == Some(&true);
            self.at_once
                .list(cases, &self.few_outcomes, is_listed, failing);
        }
        if self.asks_more() {
            for (place, area) in areas.iter().enumerate() {
                self.judge_more(cases, place, *area);
            }
        }
        self.count(&areas);
        if self.noted >= MOST_NOTED {
            self.count_noted();
        }
    }
}
