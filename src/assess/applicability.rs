//! How many cases of an area a criterion concerns: decided by the data of every case of the population, not only of the
//! sample, so that limits can rest on the right number of cases.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::case::Assessor;
use super::dependence::Other;
use super::in_force::NotJudged;
use super::outcome::Outcome;
use super::registered::{Basis, Registered};
use crate::case::{Area, CaseId};
use crate::cell::machine_csv;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::draw::{EventTable, Onlooker};
use crate::extract::ColumnFormat;
use crate::lang::assess as say;
use crate::template::{Criterion, Rule, Template};

const COLUMNS: [&str; 3] = ["area", "criterion", "applicable"];

/// The number of applicable cases by area and criterion, where the data decides it for every case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApplicableCases(BTreeMap<(Area, String), u64>);

impl ApplicableCases {
    /// Applicable cases of a criterion in an area; `None` when that is not known for every case.
    pub fn of(&self, area: &Area, criterion: &str) -> Option<u64> {
        self.0.get(&(area.clone(), criterion.to_owned())).copied()
    }

    /// Those of all criteria but these.
    #[must_use]
    pub fn without(&self, criteria: &[&str]) -> Self {
        let others = self.0.iter().filter(|((_, criterion), _)| {
            let is_left_out = criteria.contains(&criterion.as_str());
            !is_left_out
        });
        Self(others.map(|(key, number)| (key.clone(), *number)).collect())
    }

    /// The bytes of `applicable.csv`: a row per area and criterion of which the number is known.
    pub fn to_csv(&self) -> Vec<u8> {
        let rows = self.0.iter().map(|((area, criterion), applicable)| {
            [
                area.as_str().to_owned(),
                criterion.clone(),
                applicable.to_string(),
            ]
        });
        machine_csv(COLUMNS, rows)
    }

    /// Reads the bytes of an `applicable.csv`; `file` is its path, for messages.
    ///
    /// # Errors
    /// When the bytes are none.
    pub fn from_csv(bytes: &[u8], file: &str) -> Result<Self, Failure> {
        let mut reader = csv::Reader::from_reader(bytes);
        let damaged = || {
            let diagnostic = Diagnostic::new(&code::D005, say::DAMAGED_APPLICABLE.message());
            Failure::from(diagnostic.at(Place::file(file)))
        };
        if reader.headers().map_err(|_| damaged())?.iter().ne(COLUMNS) {
            return Err(damaged());
        }
        let rows = reader.deserialize::<(String, String, u64)>().map(|row| {
            let (area, criterion, applicable) = row.map_err(|_| damaged())?;
            Ok(((Area::named(area), criterion), applicable))
        });
        rows.collect::<Result<_, Failure>>().map(Self)
    }
}

/// Counts applicable cases while the population is drawn from.
#[derive(Debug)]
pub struct Applicability<'a> {
    template: &'a Template,
    as_of: NaiveDate,
    basis: Basis<'a>,
    events: Vec<Option<&'a EventTable>>,
    /// Of each event table how many of its rows belong to cases that were seen.
    matched: Vec<u64>,
    areas: BTreeMap<Area, Vec<Count>>,
}

/// Cases of one criterion in one area.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    applicable: u64,
    /// Cases of which the data does not say whether they are applicable.
    open: u64,
}

impl<'a> Applicability<'a> {
    /// Counts by a template, with deadlines judged as of a date. The event tables stand in the order of the template's,
    /// with `None` for one that was not given.
    pub fn new(
        template: &'a Template,
        as_of: NaiveDate,
        events: Vec<Option<&'a EventTable>>,
    ) -> Self {
        Self {
            template,
            as_of,
            basis: Basis::new(template, &[]),
            matched: vec![0; events.len()],
            events,
            areas: BTreeMap::new(),
        }
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

    /// What was counted.
    pub fn finish(self) -> ApplicableCases {
        let criteria = &self.template.criteria;
        let known = self.areas.iter().flat_map(|(area, counts)| {
            let decided = criteria
                .iter()
                .zip(counts)
                .filter(|(criterion, count)| !criterion.is_manual() && count.open == 0);
            decided
                .map(|(criterion, count)| ((area.clone(), criterion.id.clone()), count.applicable))
        });
        ApplicableCases(known.collect())
    }
}

impl Onlooker for Applicability<'_> {
    fn fresh(&self) -> Self {
        Self::new(self.template, self.as_of, self.events.clone())
    }

    fn merge(&mut self, other: Self) {
        for (matched, more) in self.matched.iter_mut().zip(other.matched) {
            *matched += more;
        }
        for (area, counts) in other.areas {
            let criteria = self.template.criteria.len();
            let known = self.areas.entry(area);
            let known = known.or_insert_with(|| vec![Count::default(); criteria]);
            for (count, more) in known.iter_mut().zip(counts) {
                count.applicable += more.applicable;
                count.open += more.open;
            }
        }
    }

    fn columns(&mut self, columns: &[(String, ColumnFormat)]) {
        self.basis = Basis::new(self.template, columns).with_events(&self.events);
    }

    fn case(&mut self, id: &CaseId, area: &Area, kept: &[Cow<'_, str>]) {
        for (table, matched) in self.events.iter().zip(&mut self.matched) {
            *matched += table.map_or(0, |table| table.count_of(id));
        }
        let mut registered = self.basis.registered(id, kept, std::iter::empty());
        registered.without_prior(&self.basis);
        let assessor = Assessor {
            basis: &self.basis,
            template: self.template,
            as_of: self.as_of,
        };
        if !self.areas.contains_key(area) {
            self.areas.insert(
                area.clone(),
                vec![Count::default(); self.template.criteria.len()],
            );
        }
        let counts = self
            .areas
            .get_mut(area)
            .expect("inserted above when missing");
        let depends = self
            .template
            .criteria
            .iter()
            .any(|criterion| criterion.applies_when.is_some());
        let assessed = if depends {
            assessor.assessments(&registered, None)
        } else {
            Vec::new()
        };
        let automatic = self
            .template
            .criteria
            .iter()
            .zip(counts)
            .enumerate()
            .filter(|(_, (criterion, _))| !criterion.is_manual());
        for (position, (criterion, count)) in automatic {
            let other = assessor.other(position, None, |on| assessed.get(on));
            match assessor.is_applicable(criterion, &registered, other.as_ref()) {
                Some(true) => count.applicable += 1,
                Some(false) => {}
                None => count.open += 1,
            }
        }
    }
}

impl Assessor<'_> {
    /// Whether an automatic criterion concerns a case: neither not applicable nor not due. `None` when the data does
    /// not say, as when the start of a deadline is not registered.
    fn is_applicable(
        &self,
        criterion: &Criterion,
        registered: &Registered,
        other: Option<&Other<'_>>,
    ) -> Option<bool> {
        if let Some(kept_from) = other.and_then(|other| other.keeps_from(criterion)) {
            let is_out = matches!(kept_from.outcome, Outcome::NotApplicable | Outcome::NotDue);
            return is_out.then_some(false);
        }
        let rule = match self.rule_for(criterion, registered) {
            Ok(in_force) => in_force.rule,
            Err(NotJudged::NotApplicable(_)) => return Some(false),
            Err(NotJudged::Unknown(_)) => return None,
        };
        let assessment = self.by_rule(rule, registered);
        match assessment.outcome {
            Outcome::Pass | Outcome::Fail => Some(true),
            Outcome::NotApplicable | Outcome::NotDue => Some(false),
            Outcome::Undetermined => match rule {
                Rule::PassIf(_) => Some(true),
                // Whatever cannot be told of the events, the window is closed.
                Rule::Count(_) => {
                    let due = assessment.due.is_some_and(|due| due.date < self.as_of);
                    due.then_some(true)
                }
                // A deadline whose due date is known is due; without one it may not be.
                Rule::Deadline(_) => assessment.due.is_some().then_some(true),
                Rule::Interval(_) | Rule::Answer(_) => None,
            },
            Outcome::Pending => None,
        }
    }
}
