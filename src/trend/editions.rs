//! Which criteria ask the same in two audits, by the templates that the audits were made with.

use std::collections::BTreeMap;

use super::period::Period;
use crate::findings::Finding;
use crate::template::{State, TemplateDiff};

/// The differences between the templates of audits, each pair of different ones looked at once.
#[derive(Debug)]
pub(super) struct Editions(BTreeMap<(String, String), TemplateDiff>);

/// Whether a criterion of two audits asks the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sameness {
    Same,
    Changed,
    Unchecked,
}

impl Editions {
    /// Compares the templates of audits that stand in their order.
    pub fn of(periods: &[Period]) -> Self {
        let mut editions = BTreeMap::new();
        for (place, after) in periods.iter().enumerate() {
            for before in periods.iter().take(place) {
                let pair = pair(before, after);
                let texts = before.template.as_ref().zip(after.template.as_ref());
                if let Some((old, new)) = texts.filter(|_| pair.0 != pair.1) {
                    let diff = || TemplateDiff::of(old, new);
                    editions.entry(pair).or_insert_with(diff);
                }
            }
        }
        Self(editions)
    }

    /// Whether a criterion asks the same in an audit as in an earlier one.
    pub fn sameness(
        &self,
        (before, earlier): (&Period, &Finding),
        (after, later): (&Period, &Finding),
    ) -> Sameness {
        let pair = pair(before, after);
        if earlier.norm != later.norm {
            return Sameness::Changed;
        }
        if pair.0 == pair.1 {
            return Sameness::Same;
        }
        let of_criterion = self.0.get(&pair).and_then(|diff| {
            let mut criteria = diff.criteria.iter();
            criteria.find(|found| found.criterion == later.criterion)
        });
        match of_criterion {
            None => Sameness::Unchecked,
            Some(found) if matches!(found.state, State::Added | State::Removed) => {
                Sameness::Unchecked
            }
            Some(found) if found.comparable => Sameness::Same,
            Some(_) => Sameness::Changed,
        }
    }

    /// Whether the template of an audit excludes cases, or names areas, otherwise than that of an earlier one; `None`
    /// when that cannot be checked.
    pub fn changes_population(&self, before: &Period, after: &Period) -> Option<bool> {
        let pair = pair(before, after);
        if pair.0 == pair.1 {
            return Some(false);
        }
        self.0.get(&pair).map(TemplateDiff::changes_population)
    }
}

/// What tells two templates apart.
fn pair(before: &Period, after: &Period) -> (String, String) {
    let sha256 = |period: &Period| period.findings.template.sha256.clone();
    (sha256(before), sha256(after))
}
