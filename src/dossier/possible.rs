//! What a reader of the public edition could still take a hidden number for.
//!
//! A finding in classes stands for several numbers of fails. What is told beside the class must leave at least two of them
//! possible, whichever is the true one: if it were left out only where it tells too much, leaving it out would tell as much.

use std::collections::{BTreeMap, BTreeSet};

use super::model::Number;
use crate::findings::{Finding, LimitMethod, Verdict, meets_condition};
use crate::stats::error_rate::{Applicable, Observed};
use crate::stats::looks::Rule;
use crate::stats::prevalence::prevalence;
use crate::stats::target::{TargetStatus, target_status};
use crate::template::{Condition, Rating, Template};

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
}

impl Judged<'_> {
    /// The findings of the same class that would be told in classes as well, one for each number of fails.
    pub fn possible(&self, finding: &Finding) -> Vec<Finding> {
        let is_few = |fails: u64| fails < FEWEST_TOLD;
        let of_class =
            (0..=finding.decided()).filter(|fails| is_few(*fails) == is_few(finding.fail));
        let possible = of_class.filter_map(|fails| self.what_if(finding, fails));
        possible.filter(is_told_in_classes).collect()
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

    /// Whether the level of an area hides each small number of the findings in classes. The answer is the same whichever of
    /// the possible numbers are the true ones.
    pub fn is_level_safe(&self, findings: &[Finding], in_classes: &[Hidden]) -> bool {
        let asked = Asked::of(self.template);
        let mut known = State::none(&asked);
        let is_open = |place: usize| in_classes.iter().any(|hidden| hidden.place == place);
        for (place, finding) in findings.iter().enumerate() {
            if !is_open(place) {
                known = known.with(finding, &asked);
            }
        }
        let open: Vec<Vec<State>> = in_classes
            .iter()
            .map(|hidden| {
                let each = hidden.possible.iter();
                let states = each.map(|it| State::none(&asked).with(it, &asked));
                states.collect()
            })
            .collect();
        in_classes.iter().enumerate().all(|(place, hidden)| {
            let before = open.iter().take(place);
            let others = before.chain(open.iter().skip(place + 1));
            let others = reachable(&known, others, &asked);
            let own = open.get(place).map(Vec::as_slice).unwrap_or_default();
            is_hidden_by_levels(hidden, own, &others, &asked)
        })
    }
}

/// Whether no level goes with one number of fails of a finding alone.
fn is_hidden_by_levels(
    hidden: &Hidden,
    own: &[State],
    others: &BTreeSet<State>,
    asked: &Asked<'_>,
) -> bool {
    let mut at_level: BTreeMap<Option<u8>, Vec<&Finding>> = BTreeMap::new();
    for (finding, state) in hidden.possible.iter().zip(own) {
        let together = others.iter().map(|other| other.and(state, asked));
        // An area without a small number is told as it is.
        let levels = together
            .filter(|all| all.has_small)
            .map(|all| asked.level(&all));
        for level in levels.collect::<BTreeSet<_>>() {
            at_level.entry(level).or_default().push(finding);
        }
    }
    at_level.values().all(|values| match values.as_slice() {
        [only] => !is_secret(only),
        _ => true,
    })
}

/// All that findings can come to together, each of them being one of its possible ones.
fn reachable<'s>(
    known: &State,
    findings: impl Iterator<Item = &'s Vec<State>>,
    asked: &Asked<'_>,
) -> BTreeSet<State> {
    findings.filter(|possible| !possible.is_empty()).fold(
        BTreeSet::from([known.clone()]),
        |reached, possible| {
            let further = reached
                .iter()
                .flat_map(|state| possible.iter().map(|one| state.and(one, asked)));
            further.collect()
        },
    )
}

/// What the scale of a template asks of findings: each condition once, in the order of its bands.
struct Asked<'t> {
    rating: &'t Rating,
    conditions: Vec<Condition>,
}

impl<'t> Asked<'t> {
    fn of(template: &'t Template) -> Self {
        let bands = template.rating.bands.iter();
        Self {
            rating: &template.rating,
            conditions: bands.flat_map(|band| band.when.clone()).collect(),
        }
    }

    /// The level of findings; which of them are undetermined has no part in it, since it is the same for all.
    fn level(&self, state: &State) -> Option<u8> {
        let mut met = self
            .conditions
            .iter()
            .zip(&state.met)
            .map(|(condition, met)| {
                met.criteria >= condition.criteria && met.errors >= condition.errors
            });
        let mut bands = self.rating.bands.iter();
        let band = bands.find(|band| {
            let holds: Vec<bool> = met.by_ref().take(band.when.len()).collect();
            holds.is_empty() || holds.contains(&true)
        });
        band.map(|band| band.level)
    }
}

/// How far findings meet each condition; what is more than a condition asks for counts no more.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    met: Vec<Met>,
    /// Whether one of the findings has a small count.
    has_small: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Met {
    criteria: u64,
    errors: u64,
}

impl State {
    fn none(asked: &Asked<'_>) -> Self {
        Self {
            met: vec![Met::default(); asked.conditions.len()],
            has_small: false,
        }
    }

    fn with(&self, finding: &Finding, asked: &Asked<'_>) -> Self {
        let met = asked.conditions.iter().map(|condition| {
            let is_met = meets_condition(finding, condition);
            Met {
                criteria: u64::from(is_met),
                errors: if is_met { finding.fail } else { 0 },
            }
        });
        let own = Self {
            met: met.collect(),
            has_small: has_small_counts(finding),
        };
        self.and(&own, asked)
    }

    fn and(&self, other: &Self, asked: &Asked<'_>) -> Self {
        let both = self.met.iter().zip(&other.met).zip(&asked.conditions);
        let met = both.map(|((one, other), condition)| Met {
            criteria: (one.criteria + other.criteria).min(condition.criteria),
            errors: (one.errors + other.errors).min(condition.errors),
        });
        Self {
            met: met.collect(),
            has_small: self.has_small || other.has_small,
        }
    }
}

/// A finding that is told in classes.
pub(super) struct Hidden {
    /// Its place among the findings of the area.
    pub place: usize,
    /// What it could be, by all that is told of it; none where no case is decided.
    pub possible: Vec<Finding>,
}

/// Whether a finding of an area in which some number is small is told in classes. Few fails are told so even if there is
/// none: else a class would say that there is one.
pub(super) fn is_told_in_classes(finding: &Finding) -> bool {
    has_small_counts(finding) || (finding.decided() > 0 && finding.fail < FEWEST_TOLD)
}

/// Whether the number of fails behind a class must not be told. That nothing fails concerns nobody.
fn is_secret(finding: &Finding) -> bool {
    finding.fail > 0
}

/// Whether no target status goes with one number of fails alone.
pub(super) fn is_status_safe(possible: &[Finding]) -> bool {
    let secret = || possible.iter().filter(|it| is_secret(it));
    secret().all(|one| {
        let same = secret().filter(|other| other.target_status == one.target_status);
        same.count() >= 2
    })
}
