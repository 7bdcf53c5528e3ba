//! Cases counted by their outcome.

use super::outcome::Outcome;

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
    pub fn add(&mut self, outcome: Outcome) {
        let slot = match outcome {
            Outcome::Pass => &mut self.pass,
            Outcome::Fail => &mut self.fail,
            Outcome::NotApplicable => &mut self.not_applicable,
            Outcome::NotDue => &mut self.not_due,
            Outcome::Undetermined => &mut self.undetermined,
            Outcome::Pending => &mut self.pending,
        };
        *slot += 1;
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

    /// What several criteria of one case come to together: a fail if there is any, else what waits or is not decided, else
    /// a pass.
    pub fn together(&self) -> Outcome {
        let first_met = [
            (self.fail, Outcome::Fail),
            (self.pending, Outcome::Pending),
            (self.undetermined, Outcome::Undetermined),
            (self.pass, Outcome::Pass),
            (self.not_due, Outcome::NotDue),
        ];
        let met = first_met.into_iter().find(|(count, _)| *count > 0);
        met.map_or(Outcome::NotApplicable, |(_, outcome)| outcome)
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
