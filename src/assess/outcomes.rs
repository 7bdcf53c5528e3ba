//! Cases counted by their outcome.

use super::outcome::Outcome;
use crate::extract::CASES_AT_ONCE;

/// How many cases have each outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Cases that pass.
    pub pass: u64,
    /// Cases that fail.
    pub fail: u64,
    /// Cases that the criterion does not concern.
    pub not_applicable: u64,
    /// Cases whose deadline lies after the date of judging.
    pub not_due: u64,
    /// Cases that could not be decided.
    pub undetermined: u64,
    /// Cases that only a reviewer can decide.
    pub pending: u64,
}

impl Outcomes {
    /// Counts a case.
    #[inline]
    pub fn add(&mut self, outcome: Outcome) {
        self.add_many(outcome, 1);
    }

    /// Counts cases with the same outcome.
    #[inline]
    pub fn add_many(&mut self, outcome: Outcome, cases: u64) {
        // To add to every number takes less time than to find out which one it is: no guess of the processor is wrong.
        let counts = |it| if outcome == it { cases } else { 0 };
        self.pass += counts(Outcome::Pass);
        self.fail += counts(Outcome::Fail);
        self.not_applicable += counts(Outcome::NotApplicable);
        self.not_due += counts(Outcome::NotDue);
        self.undetermined += counts(Outcome::Undetermined);
        self.pending += counts(Outcome::Pending);
    }

    /// Counts what another one has counted.
    pub fn merge(&mut self, other: &Self) {
        self.pass += other.pass;
        self.fail += other.fail;
        self.not_applicable += other.not_applicable;
        self.not_due += other.not_due;
        self.undetermined += other.undetermined;
        self.pending += other.pending;
    }

    /// Cases that pass or fail.
    pub fn decided(&self) -> u64 {
        self.pass + self.fail
    }

    /// All cases.
    pub fn cases(&self) -> u64 {
        self.decided() + self.not_applicable + self.not_due + self.undetermined + self.pending
    }
}

/// Outcomes that criteria of one case have, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct OutcomeSet(u8);

/// How many such sets there are.
pub(super) const OUTCOME_SETS: usize = 1 << Outcome::BY_WEIGHT.len();

impl OutcomeSet {
    /// All sets, each at its place.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).take(OUTCOME_SETS).map(Self)
    }

    /// One outcome.
    #[inline]
    pub fn of(outcome: Outcome) -> Self {
        Self(1 << outcome.place_by_weight())
    }

    /// Adds the outcomes of another set.
    #[inline]
    pub fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Its place among all sets.
    #[inline]
    pub fn place(self) -> usize {
        self.0.into()
    }

    /// What they come to together; of one outcome this one.
    #[inline]
    pub fn together(self) -> Outcome {
        let weightiest = usize::try_from(self.0.trailing_zeros()).ok();
        let met = weightiest.and_then(|place| Outcome::BY_WEIGHT.get(place));
        met.copied().unwrap_or(Outcome::NotApplicable)
    }
}

/// What one criterion comes to in each of a few cases.
pub(super) type FewOutcomes = [OutcomeSet; CASES_AT_ONCE];
