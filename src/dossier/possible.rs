//! What a reader of the public edition could still take a hidden number for.
//!
//! A finding in classes stands for several numbers of fails. What is told beside the class must leave at least two of them
//! possible, whichever is the true one: if it were left out only where it tells too much, leaving it out would tell as much.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{AreaPart, Number};
use crate::findings::{Finding, LimitMethod, Verdict, level_of};
use crate::stats::error_rate::{Applicable, Observed};
use crate::stats::looks::Rule;
use crate::stats::prevalence::prevalence;
use crate::stats::target::{TargetStatus, target_status};
use crate::template::Template;

/// Numbers from here on are told.
pub(super) const FEWEST_TOLD: u64 = 5;

/// Whether a number must not be told.
pub(super) fn is_small(number: u64) -> bool {
    (1..FEWEST_TOLD).contains(&number)
}

/// Whether one of the counts of a finding must not be told.
pub(super) fn has_small_counts(finding: &Finding) -> bool {
    let parts = [
        finding.pass,
        finding.fail,
        finding.not_applicable,
        finding.not_due,
        finding.undetermined,
        finding.pending,
        finding.not_found,
    ];
    parts.into_iter().any(is_small) || finding.applicable_in_area.is_some_and(is_small)
}

/// How the numbers of an area are judged.
pub(super) struct Judged<'a> {
    pub template: &'a Template,
    pub rule: Rule,
    pub population: Number,
    pub drawn: u64,
}

impl<'a> Judged<'a> {
    pub fn of(area: &AreaPart, rule: Rule, template: &'a Template) -> Self {
        let drawn = area.drawn.exact().unwrap_or(0);
        Self {
            template,
            rule,
            population: area.population,
            drawn: drawn.saturating_sub(area.replaced.exact().unwrap_or(0)),
        }
    }

    /// The findings of the same class that would be told in classes as well, one for each number of fails.
    pub fn possible(&self, finding: &Finding) -> Vec<Finding> {
        let is_few = |fails: u64| fails < FEWEST_TOLD;
        let of_class =
            (0..=finding.decided()).filter(|fails| is_few(*fails) == is_few(finding.fail));
        let possible = of_class.filter_map(|fails| self.what_if(finding, fails));
        possible.filter(has_small_counts).collect()
    }

    /// What would be found if so many cases failed.
    fn what_if(&self, finding: &Finding, fails: u64) -> Option<Finding> {
        let found = Finding {
            fail: fails,
            pass: finding.decided().saturating_sub(fails),
            not_found: finding.not_found.min(fails),
            systematic: finding.systematic.clone().filter(|_| fails > 0),
            ..finding.clone()
        };
        if fails == finding.fail || finding.pending > 0 {
            return Some(found);
        }
        let observed = self.observed(&found)?;
        let tolerable = self.template.targets.tolerable;
        Some(Finding {
            prevalence: Some(prevalence(&observed, tolerable, self.rule).ok()?),
            target_status: self.status(&observed, finding),
            ..found
        })
    }

    fn observed(&self, finding: &Finding) -> Option<Observed> {
        Some(Observed {
            drawn: finding.drawn,
            passes: finding.pass,
            fails: finding.fail,
            undetermined: finding.undetermined,
            applicable: match finding.applicable_in_area {
                Some(population) => Applicable::Known { population },
                None => Applicable::Unknown {
                    undrawn: self.population.exact()?.saturating_sub(finding.drawn),
                },
            },
        })
    }

    fn status(&self, observed: &Observed, finding: &Finding) -> Option<Verdict> {
        if finding.interval.method == LimitMethod::None {
            return None;
        }
        match target_status(observed, finding.target?, self.rule).ok()?? {
            TargetStatus::Met => Some(Verdict::Met),
            TargetStatus::NotMet => Some(Verdict::NotMet),
            TargetStatus::Undecided => Some(Verdict::Undecided),
        }
    }

    /// Whether the level of an area hides each number of fails that is told in classes. The answer is the same whichever
    /// of the possible numbers are the true ones.
    pub fn is_level_safe(&self, findings: &[Finding], in_classes: &[Hidden]) -> bool {
        let open: Vec<&Hidden> = in_classes
            .iter()
            .filter(|hidden| !hidden.possible.is_empty())
            .collect();
        if open.iter().any(|hidden| hidden.possible.len() < 2) {
            return false;
        }
        let mut findings = findings.to_vec();
        let mut level = |world: &[usize]| self.level_in(&mut findings, &open, world);
        // Bands ask for at least so much, so that what holds at both ends holds between them.
        let least = vec![0; open.len()];
        let most: Vec<usize> = open
            .iter()
            .map(|hidden| hidden.possible.len() - 1)
            .collect();
        if level(&least) == level(&most) {
            return true;
        }
        let sizes = open.iter().map(|hidden| hidden.possible.len());
        let worlds = sizes.clone().try_fold(1_usize, usize::checked_mul);
        if worlds.is_none_or(|worlds| worlds > MOST_WORLDS) {
            return false;
        }
        let mut seen: BTreeMap<Option<u8>, Vec<BTreeSet<usize>>> = BTreeMap::new();
        for world in product(&sizes.collect::<Vec<_>>()) {
            let of_level = seen.entry(level(&world)).or_default();
            of_level.resize(world.len(), BTreeSet::new());
            for (values, value) in of_level.iter_mut().zip(world) {
                values.insert(value);
            }
        }
        let mut values = seen.values().flatten();
        values.all(|values| values.len() >= 2)
    }

    /// The level if each finding in classes were the one of its possible ones that `world` names.
    fn level_in(&self, findings: &mut [Finding], open: &[&Hidden], world: &[usize]) -> Option<u8> {
        for (hidden, value) in open.iter().zip(world) {
            if let (Some(finding), Some(instead)) =
                (findings.get_mut(hidden.place), hidden.possible.get(*value))
            {
                finding.clone_from(instead);
            }
        }
        let population = self.population.exact().unwrap_or(u64::MAX);
        level_of(findings, population, self.drawn, &self.template.rating)
    }
}

/// A finding that is told in classes.
pub(super) struct Hidden {
    /// Its place among the findings of the area.
    pub place: usize,
    /// What it could be, by all that is told of it; none where no case is decided.
    pub possible: Vec<Finding>,
}

/// So many combinations of numbers are gone through at most.
const MOST_WORLDS: usize = 2_000;

/// Every combination of places below these sizes.
fn product(sizes: &[usize]) -> Vec<Vec<usize>> {
    sizes.iter().fold(vec![Vec::new()], |worlds, size| {
        let longer = worlds
            .iter()
            .flat_map(|world| (0..*size).map(move |value| [world.as_slice(), &[value]].concat()));
        longer.collect()
    })
}

/// Whether each of these is there at least twice.
pub(super) fn each_twice<T: PartialEq>(told: &[T]) -> bool {
    told.iter()
        .all(|one| told.iter().filter(|other| *other == one).count() >= 2)
}
