//! Dividing the cases among reviewers: evenly, the same way every time, nobody with cases of his own, and some cases with
//! two.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Deserialize;

use crate::answers::{ReviewedBy, Reviewers};
use crate::case::CaseId;
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, Place, SourceFile, code};
use crate::draw::{DrawnCase, Sample, SampleRole};
use crate::extract::excerpt;
use crate::lang::{Message, worksheet as say};

use super::read::sheet_of;

/// Cases that a message names.
const MOST_NAMED: usize = 5;
/// What the area is called where columns of the sample are named.
const AREA: &str = "area";

/// Someone who reviews.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The cases that are not for this reviewer.
    pub kept_from: Vec<KeptFrom>,
}

/// Cases that are kept from a reviewer: those with one of these values in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFrom {
    /// A column of the sample, or `area`.
    pub column: String,
    /// The values.
    pub values: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleFile {
    reviewer: Vec<PersonTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonTable {
    name: String,
    #[serde(default)]
    not: BTreeMap<String, Vec<String>>,
}

/// Reads a file of reviewers (TOML): `[[reviewer]]` with `name` and, as needed, `not = { team = ["Nord"] }`.
///
/// # Errors
/// A032 when it cannot be read as one.
pub fn read_people(source: &Arc<SourceFile>) -> Result<Vec<Person>, Failure> {
    let file: PeopleFile = toml::from_str(&source.text).map_err(|error| {
        let message = say::BAD_REVIEWERS.with("detail", error.message());
        let place = error.span().map(|bytes| Place::Span {
            source: Arc::clone(source),
            bytes,
        });
        let place = place.unwrap_or_else(|| Place::file(&source.name));
        let diagnostic = Diagnostic::new(&code::A032, message).at(place);
        Failure::from(diagnostic.help(say::REVIEWERS_LOOK.message()))
    })?;
    let people = file.reviewer.into_iter().map(|person| {
        let not = person.not.into_iter();
        Person {
            name: person.name,
            kept_from: not
                .map(|(column, values)| KeptFrom { column, values })
                .collect(),
        }
    });
    Ok(people.collect())
}

/// What is to be divided, and how.
#[derive(Debug, Clone, Copy)]
pub struct Division<'a> {
    /// The drawn cases.
    pub sample: &'a Sample,
    /// Who reviews.
    pub people: &'a [Person],
    /// How many cases two look at.
    pub overlap: u64,
    /// How they were divided before: what still can be so stays so.
    pub before: &'a Reviewers,
}

/// Divides the sampled cases.
///
/// Whoever has the fewest takes the next case, the cases of which the fewest may be taken by anybody first; of equals the
/// one with the fewest in the case's area, then the one named first. Cases stand in the order of their tickets, so that
/// nobody chooses.
///
/// # Errors
/// A032 when a name is empty or stands twice, a column is not in the sample, a case is for nobody, or so many cases
/// cannot have two.
pub fn divide(division: &Division<'_>) -> Result<Reviewers, Failure> {
    check_names(division.people)?;
    check_columns(division)?;
    let mut work = Work::new(division);
    work.take_over(division);
    work.first_reviewers()?;
    work.second_reviewers(division.overlap)?;
    let by_case = work.cases.iter().zip(&work.taken).map(|(case, taken)| {
        let name = |position: usize| {
            let person = division.people.get(position);
            person.map(|person| person.name.clone()).unwrap_or_default()
        };
        let (first, second) = *taken;
        let by = ReviewedBy {
            reviewer: name(first.unwrap_or_default()),
            second: second.map(name),
        };
        (case.id.clone(), by)
    });
    Ok(Reviewers {
        by_case: by_case.collect(),
    })
}

fn refused(message: Message) -> Failure {
    Diagnostic::new(&code::A032, message).into()
}

fn check_names(people: &[Person]) -> Result<(), Failure> {
    let mut seen = BTreeSet::new();
    for person in people {
        let name = person.name.trim();
        if name.is_empty() || mask_cpr(name).1 > 0 || name.chars().any(char::is_control) {
            return Err(refused(say::NO_NAME.with("name", excerpt(name))));
        }
        if !seen.insert(sheet_of(name).to_lowercase()) {
            return Err(refused(say::SAME_NAME.with("name", excerpt(name))));
        }
    }
    Ok(())
}

fn check_columns(division: &Division<'_>) -> Result<(), Failure> {
    for kept_from in division.people.iter().flat_map(|person| &person.kept_from) {
        let column = &kept_from.column;
        if column != AREA && !division.sample.columns.contains(column) {
            let known = division.sample.columns.join(", ");
            let message = say::NO_SUCH_COLUMN.with("column", excerpt(column));
            let help = say::COLUMNS_ARE.with("columns", known);
            return Err(Diagnostic::new(&code::A032, message).help(help).into());
        }
    }
    Ok(())
}

/// The reviewers of a case, by their positions among the people.
type Taken = (Option<usize>, Option<usize>);

struct Work<'a> {
    cases: Vec<&'a DrawnCase>,
    /// Of each case, who may take it.
    eligible: Vec<Vec<usize>>,
    taken: Vec<Taken>,
    people: usize,
}

impl<'a> Work<'a> {
    fn new(division: &Division<'a>) -> Self {
        let sample = division.sample;
        let cases: Vec<&DrawnCase> = sample
            .cases
            .iter()
            .filter(|case| case.role == SampleRole::Sample)
            .collect();
        let eligible = cases.iter().map(|case| {
            let people = (0..).zip(division.people);
            let may = people.filter(|(_, person)| !is_kept_from(person, case, sample));
            may.map(|(position, _)| position).collect()
        });
        Self {
            eligible: eligible.collect(),
            taken: vec![(None, None); cases.len()],
            people: division.people.len(),
            cases,
        }
    }

    /// Leaves cases with those who have them.
    fn take_over(&mut self, division: &Division<'_>) {
        let position = |name: &str| {
            let mut people = division.people.iter();
            people.position(|person| person.name == name)
        };
        for (place, case) in self.cases.iter().enumerate() {
            let Some(by) = division.before.of(&case.id) else {
                continue;
            };
            let may = |found: &usize| {
                let eligible = self.eligible.get(place);
                eligible.is_some_and(|eligible| eligible.contains(found))
            };
            let first = position(&by.reviewer).filter(may);
            let second = by.second.as_deref().and_then(position).filter(may);
            if let Some(taken) = self.taken.get_mut(place) {
                *taken = (first, second.filter(|_| first.is_some()));
            }
        }
    }

    fn first_reviewers(&mut self) -> Result<(), Failure> {
        let of_nobody: Vec<&str> = self
            .cases
            .iter()
            .zip(&self.eligible)
            .filter(|(_, eligible)| eligible.is_empty())
            .map(|(case, _)| case.id.as_str())
            .collect();
        if !of_nobody.is_empty() {
            let shown: Vec<String> = of_nobody
                .iter()
                .take(MOST_NAMED)
                .map(|case| format!("`{}`", excerpt(case)))
                .collect();
            let count = u64::try_from(of_nobody.len()).unwrap_or(u64::MAX);
            let message = say::FOR_NOBODY.with("count", count);
            return Err(refused(message.with("cases", shown.join(", "))));
        }
        let mut open: Vec<usize> = (0..self.cases.len())
            .filter(|place| matches!(self.taken.get(*place), Some((None, _))))
            .collect();
        // Those with the fewest to choose from first; the sort is stable.
        open.sort_by_key(|place| self.eligible.get(*place).map_or(0, Vec::len));
        for place in open {
            let person = self.least_busy(place, None, &self.loads());
            if let (Some(taken), Some(person)) = (self.taken.get_mut(place), person) {
                taken.0 = Some(person);
            }
        }
        Ok(())
    }

    /// Chooses the cases with two reviewers: always one that falls to whoever has the least to do, from the areas in
    /// turn.
    fn second_reviewers(&mut self, overlap: u64) -> Result<(), Failure> {
        let wanted = usize::try_from(overlap).unwrap_or(usize::MAX);
        let have = self.taken.iter().filter(|taken| taken.1.is_some()).count();
        let in_turn = self.areas_in_turn();
        for found in have..wanted {
            let loads = self.loads();
            let open = in_turn.iter().copied().filter_map(|place| {
                let (first, second) = self.taken.get(place).copied()?;
                let person = self.least_busy(place, first, &loads)?;
                let load: u64 = loads.get(person)?.values().sum();
                second.is_none().then_some((load, place, person))
            });
            let next = open.min_by_key(|(load, _, _)| *load);
            let Some((_, place, person)) = next else {
                let possible = u64::try_from(found).unwrap_or(u64::MAX);
                let message = say::TOO_MUCH_OVERLAP.with("overlap", overlap);
                return Err(refused(message.with("possible", possible)));
            };
            if let Some(taken) = self.taken.get_mut(place) {
                taken.1 = Some(person);
            }
        }
        Ok(())
    }

    /// The cases, first the first of each area, then the second of each.
    fn areas_in_turn(&self) -> Vec<usize> {
        let mut of_area: BTreeMap<&str, u64> = BTreeMap::new();
        let mut places: Vec<(u64, usize)> = Vec::new();
        for (place, case) in self.cases.iter().enumerate() {
            let turn = of_area.entry(case.area.as_str()).or_default();
            *turn += 1;
            places.push((*turn, place));
        }
        places.sort_unstable();
        places.into_iter().map(|(_, place)| place).collect()
    }

    /// How many cases each has, by area.
    fn loads(&self) -> Vec<BTreeMap<&'a str, u64>> {
        let mut loads = vec![BTreeMap::new(); self.people];
        for (case, (first, second)) in self.cases.iter().zip(&self.taken) {
            for person in [first, second].into_iter().flatten() {
                if let Some(load) = loads.get_mut(*person) {
                    *load.entry(case.area.as_str()).or_default() += 1;
                }
            }
        }
        loads
    }

    /// Who may take a case and has the least to do, first in all and then in its area.
    fn least_busy(
        &self,
        place: usize,
        besides: Option<usize>,
        loads: &[BTreeMap<&'a str, u64>],
    ) -> Option<usize> {
        let area = self.cases.get(place)?.area.as_str();
        let eligible = self.eligible.get(place)?.iter().copied();
        let others = eligible.filter(|person| Some(*person) != besides);
        others.min_by_key(|person| {
            let load = loads.get(*person);
            let all: u64 = load.map_or(0, |load| load.values().sum());
            let in_area = load.and_then(|load| load.get(area)).copied();
            (all, in_area.unwrap_or_default(), *person)
        })
    }
}

fn is_kept_from(person: &Person, case: &DrawnCase, sample: &Sample) -> bool {
    person.kept_from.iter().any(|kept_from| {
        let value = if kept_from.column == AREA {
            Some(case.area.as_str())
        } else {
            let mut columns = sample.columns.iter();
            let position = columns.position(|column| *column == kept_from.column);
            position
                .and_then(|position| case.kept.get(position))
                .map(String::as_str)
        };
        let is_same =
            |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
        value.is_some_and(|value| kept_from.values.iter().any(|kept| is_same(kept, value)))
    })
}

/// The cases of a reviewer, first and second ones, by id.
pub fn cases_of(reviewers: &Reviewers, name: &str) -> Vec<CaseId> {
    let own = reviewers.by_case.iter().filter(|(_, by)| by.includes(name));
    own.map(|(case, _)| case.clone()).collect()
}
