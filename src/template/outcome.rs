//! The outcomes that a criterion can have in a case. Checklists name them: in scales, in `applies_when`, in tests.

use super::model::Named;

/// The outcome of a criterion in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It is fulfilled.
    Pass,
    /// It is not fulfilled, or only in part.
    Fail,
    /// It does not concern the case.
    NotApplicable,
    /// Its deadline lies after the date the audit judges by.
    NotDue,
    /// What is registered, or what the reviewer saw, does not decide it.
    Undetermined,
    /// A reviewer has not answered it.
    Pending,
}

impl Outcome {
    /// From the one that decides what several criteria of a case come to, whatever the others are, to the one that never
    /// does: a fail is a fail; without one, what is open leaves the case open; and what does not concern it, or not yet, is
    /// passed over as long as something does.
    pub const BY_WEIGHT: [Self; 6] = [
        Self::Fail,
        Self::Pending,
        Self::Undetermined,
        Self::Pass,
        Self::NotDue,
        Self::NotApplicable,
    ];

    /// Its place in [`Outcome::BY_WEIGHT`].
    #[inline]
    pub fn place_by_weight(self) -> u8 {
        match self {
            Self::Fail => 0,
            Self::Pending => 1,
            Self::Undetermined => 2,
            Self::Pass => 3,
            Self::NotDue => 4,
            Self::NotApplicable => 5,
        }
    }

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::NotApplicable => "not_applicable",
            Self::NotDue => "not_due",
            Self::Undetermined => "undetermined",
            Self::Pending => "pending",
        }
    }
}

impl Named for Outcome {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("pass", Self::Pass),
        ("fail", Self::Fail),
        ("not_applicable", Self::NotApplicable),
        ("not_due", Self::NotDue),
        ("undetermined", Self::Undetermined),
        ("pending", Self::Pending),
    ];

    fn name(self) -> &'static str {
        Self::name(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_knows_its_place_by_weight() {
        for (place, outcome) in (0..).zip(Outcome::BY_WEIGHT) {
            assert_eq!(outcome.place_by_weight(), place);
        }
    }
}
