//! What the population is: the cases of the extract less those that are excluded, and those that were audited before.

use super::area_names::{AreaName, AreaNumber, Naming};
use super::avoided::{Avoidance, AvoidedList};
use super::control::Control;
use super::exclusion::{Exclusion, Sieve, Vocabulary};
use crate::case::Area;
use crate::diag::Failure;
use crate::extract::CaseRow;

/// What makes a population of the cases of an extract; nothing but the cases themselves by default.
#[derive(Debug, Clone, Default)]
pub struct Population {
    /// What is left out, in the order in which it is asked; the first that takes a case has it.
    pub exclusions: Vec<Exclusion>,
    /// The columns that exclusions may name.
    pub vocabulary: Vocabulary,
    /// Cases that were audited before.
    pub avoided: Vec<AvoidedList>,
    /// The areas that names in the extract stand for.
    pub area_names: Vec<AreaName>,
    /// Totals to compare with.
    pub controls: Vec<Control>,
}

/// What becomes of a case.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is no case of the population.
    Excluded,
    /// It was audited before and cannot be drawn.
    Avoided(AreaNumber),
    /// It can be drawn.
    Eligible(AreaNumber),
}

/// The rules of a population at work.
#[derive(Debug)]
pub(super) struct Sorting {
    pub sieve: Sieve,
    pub avoidance: Avoidance,
    pub naming: Naming,
}

impl Sorting {
    /// Whether every case can be drawn.
    pub fn takes_all(&self) -> bool {
        self.sieve.takes_nothing() && self.avoidance.holds_none()
    }

    /// What becomes of a case, which is counted.
    ///
    /// # Errors
    /// When two areas claim its area.
    pub fn sort(
        &mut self,
        case: CaseRow<'_>,
        masked: impl Fn(&Area) -> Area,
    ) -> Result<Fate, Failure> {
        if !self.sieve.takes_nothing() && self.sieve.takes(case.conditions()) {
            return Ok(Fate::Excluded);
        }
        let area = self.naming.count(case.area, masked)?;
        if self.avoidance.holds(case.id) {
            let name = self.naming.area(area);
            self.avoidance.note(name, case.id);
            return Ok(Fate::Avoided(area));
        }
        Ok(Fate::Eligible(area))
    }

    /// Takes in what others have sorted by the same rules.
    ///
    /// # Errors
    /// When there are too many areas.
    pub fn merge(&mut self, other: Self) -> Result<(), Failure> {
        self.sieve.merge(&other.sieve);
        self.avoidance.merge(other.avoidance);
        self.naming.merge(other.naming)
    }
}
