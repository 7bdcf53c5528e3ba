//! Indicators, counted case by case.

use std::collections::BTreeMap;

use crate::case::{Reading, Value};
use crate::rule::{Answer, Expression, Number};
use crate::stats::distribution::Distribution;
use crate::template::{Indicator, Measure};

/// How many values of a column an indicator is given by; what has more of them is no grouping.
pub const MOST_GROUPS: usize = 1_000;

/// An indicator, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IndicatorTally {
    /// All cases together.
    pub whole: Figures,
    /// The cases by what a column says of them, where the indicator is given by one; of cases without a value under
    /// `None`.
    pub groups: BTreeMap<Option<String>, Figures>,
    /// Whether the column has more than [`MOST_GROUPS`] values: then the groups are not all.
    pub has_too_many_groups: bool,
}

/// What an indicator has counted of some cases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Cases that it finds: for a share among those that are counted at all.
    pub found: u64,
    /// Cases that are counted at all.
    pub of: u64,
    /// Cases of which a value that cannot be read decides; they are in neither number.
    pub undetermined: u64,
    /// Cases that it finds and that have no value, where one is asked for.
    pub without_value: u64,
    /// The values of the others.
    pub values: Distribution,
}

impl IndicatorTally {
    /// Counts a case with these values.
    pub(super) fn add(&mut self, indicator: &Indicator, readings: &[Reading]) {
        let met = Met::of(indicator, readings);
        if met == Met::Out {
            return;
        }
        self.whole.add(&met);
        let Some(by) = indicator.by else {
            return;
        };
        let group = match readings.get(by) {
            Some(Reading::Value(Value::Text(text))) => Some(text.as_str()),
            Some(Reading::Value(Value::Bool(true))) => Some("true"),
            Some(Reading::Value(Value::Bool(false))) => Some("false"),
            _ => None,
        };
        self.add_to_group(group, &met);
    }

    fn add_to_group(&mut self, group: Option<&str>, met: &Met) {
        // A key of a map can only be looked up by what it is kept as.
        let known = self
            .groups
            .iter_mut()
            .find(|(known, _)| known.as_deref() == group);
        if let Some((_, figures)) = known {
            figures.add(met);
        } else if self.groups.len() < MOST_GROUPS {
            let mut figures = Figures::default();
            figures.add(met);
            self.groups.insert(group.map(str::to_owned), figures);
        } else {
            self.has_too_many_groups = true;
        }
    }

    /// Counts what another one has counted of the same indicator.
    pub fn merge(&mut self, other: &Self) {
        self.whole.merge(&other.whole);
        for (group, figures) in &other.groups {
            self.groups.entry(group.clone()).or_default().merge(figures);
        }
        self.has_too_many_groups |= other.has_too_many_groups || self.groups.len() > MOST_GROUPS;
    }
}

impl Figures {
    fn add(&mut self, met: &Met) {
        match met {
            Met::Out => {}
            Met::Untold => self.undetermined += 1,
            Met::Counted { found } => {
                self.of += 1;
                self.found += u64::from(*found);
            }
            Met::Valued(value) => {
                self.of += 1;
                self.found += 1;
                match value {
                    Number::Is(value) => self.values.add(*value),
                    Number::Null | Number::Undetermined => self.without_value += 1,
                }
            }
        }
    }

    /// Counts what another one has counted.
    pub fn merge(&mut self, other: &Self) {
        self.found += other.found;
        self.of += other.of;
        self.undetermined += other.undetermined;
        self.without_value += other.without_value;
        self.values.merge(&other.values);
    }
}

/// What an indicator makes of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Met {
    /// It is not about it.
    Out,
    /// A value that cannot be read would tell.
    Untold,
    /// It is counted, and perhaps found.
    Counted { found: bool },
    /// It is found, and has this value.
    Valued(Number),
}

impl Met {
    fn of(indicator: &Indicator, readings: &[Reading]) -> Self {
        let holds = |condition: Option<&Expression>| match condition {
            Some(condition) => condition.answer(readings),
            None => Answer::True,
        };
        let finds = || holds(indicator.finds.as_ref());
        match &indicator.measure {
            Measure::Share { of } => match holds(of.as_ref()) {
                // As in SQL, what an empty cell leaves open does not hold.
                Answer::False | Answer::Null => Self::Out,
                Answer::Undetermined => Self::Untold,
                Answer::True => match finds() {
                    Answer::Undetermined => Self::Untold,
                    answer => Self::Counted {
                        found: answer == Answer::True,
                    },
                },
            },
            Measure::Count => match finds() {
                Answer::True => Self::Counted { found: true },
                Answer::False | Answer::Null => Self::Counted { found: false },
                Answer::Undetermined => Self::Untold,
            },
            Measure::Values { value, .. } => match finds() {
                Answer::True => match value.value(readings) {
                    Number::Undetermined => Self::Untold,
                    number => Self::Valued(number),
                },
                Answer::False | Answer::Null => Self::Out,
                Answer::Undetermined => Self::Untold,
            },
        }
    }
}
