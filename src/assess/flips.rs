//! Which cases come out differently by two editions of a checklist.

use std::collections::BTreeMap;

use serde::Serialize;

use super::case::AssessedCase;
use super::outcome::Outcome;
use crate::cell::mask_cpr;
use crate::template::Template;

/// Ids that are named of each change; the count says how many there are.
const MOST_NAMED: usize = 5;

/// Cases of a population by two editions of a checklist. Fields are those of `template diff --format json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Flips {
    /// Cases that both editions take.
    pub compared: u64,
    /// Cases that only the earlier edition takes.
    pub only_before: u64,
    /// Cases that only the later edition takes.
    pub only_after: u64,
    /// What became different, in the order of the later edition.
    pub flips: Vec<Flip>,
}

/// Cases whose outcome on a criterion changed from one to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flip {
    /// The criterion.
    pub criterion: String,
    /// The outcome by the earlier edition.
    pub before: &'static str,
    /// The outcome by the later edition.
    pub after: &'static str,
    /// How many cases.
    pub cases: u64,
    /// The first of their ids, CPR numbers masked.
    pub first: Vec<String>,
}

/// All cases of an extract as one edition of a checklist decides them.
#[derive(Debug, Clone, Copy)]
pub struct Edition<'a> {
    /// The checklist.
    pub template: &'a Template,
    /// The cases.
    pub cases: &'a [AssessedCase],
}

/// The cases that come out differently, criterion by criterion; criteria that one edition lacks are left out.
pub fn flips(before: Edition<'_>, after: Edition<'_>) -> Flips {
    let earlier: BTreeMap<&str, &AssessedCase> = before
        .cases
        .iter()
        .map(|case| (case.id.as_str(), case))
        .collect();
    let pairs: Vec<(&AssessedCase, &AssessedCase)> = after
        .cases
        .iter()
        .filter_map(|case| Some((*earlier.get(case.id.as_str())?, case)))
        .collect();
    let criteria = after.template.criteria.iter().enumerate();
    let flips = criteria.filter_map(|(position, criterion)| {
        let mut known = before.template.criteria.iter();
        let earlier = known.position(|known| known.id == criterion.id)?;
        Some(of_criterion(&criterion.id, [earlier, position], &pairs))
    });
    Flips {
        compared: count(pairs.len()),
        only_before: count(before.cases.len().saturating_sub(pairs.len())),
        only_after: count(after.cases.len().saturating_sub(pairs.len())),
        flips: flips.flatten().collect(),
    }
}

fn of_criterion(
    criterion: &str,
    [earlier, later]: [usize; 2],
    pairs: &[(&AssessedCase, &AssessedCase)],
) -> Vec<Flip> {
    let mut changed: BTreeMap<(Outcome, Outcome), Vec<&AssessedCase>> = BTreeMap::new();
    for (before, after) in pairs {
        let outcomes = (
            before.assessments.get(earlier),
            after.assessments.get(later),
        );
        if let (Some(before), Some(now)) = outcomes
            && before.outcome != now.outcome
        {
            let key = (before.outcome, now.outcome);
            changed.entry(key).or_default().push(after);
        }
    }
    let flips = changed.into_iter().map(|((before, after), cases)| Flip {
        criterion: criterion.to_owned(),
        before: before.name(),
        after: after.name(),
        cases: count(cases.len()),
        first: first_ids(&cases),
    });
    flips.collect()
}

fn first_ids(cases: &[&AssessedCase]) -> Vec<String> {
    let mut ids: Vec<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    ids.sort_unstable();
    ids.truncate(MOST_NAMED);
    ids.into_iter()
        .map(|id| mask_cpr(id).0.into_owned())
        .collect()
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
