//! What reviewers found where they looked at what data had decided: wrong registers, errors that stand, and what was
//! decided against the data. Counts of one criterion in one area.

use serde::{Deserialize, Serialize};

use super::decisions::Cause;
use crate::answers::Answer;
use crate::assess::{AssessedCase, Assessment, Outcome, Source};

/// Sampled cases by what a reviewer's look at them came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checks {
    /// Cases that failed by the registered data and that a reviewer has looked at.
    pub fails_looked_at: u64,
    /// Those of them that do not fail by the right values: the register was wrong, not the case work.
    pub register_errors: u64,
    /// Those of them that fail all the same.
    pub confirmed_errors: u64,
    /// Cases that passed by the registered data and that a reviewer has looked at.
    pub passes_looked_at: u64,
    /// Those of them that fail: the register hid an error.
    pub hidden_errors: u64,
    /// Cases in which the reviewer decided against the data, lawful exceptions apart; both stand beside each other, with
    /// the reason.
    pub overruled: u64,
    /// Fails whose cause is that something was typed wrongly.
    pub input_errors: u64,
    /// Passes that are lawful exceptions.
    pub lawful_exceptions: u64,
}

impl Checks {
    pub(super) fn of(assessed: &[(&AssessedCase, &Assessment)]) -> Self {
        let mut checks = Self::default();
        for (_, assessment) in assessed {
            checks.add(assessment);
        }
        checks
    }

    fn add(&mut self, assessment: &Assessment) {
        let fails = assessment.outcome == Outcome::Fail;
        let registered = assessment
            .register
            .as_ref()
            .map(|register| register.outcome);
        // Where the data could not decide, nobody decides against it.
        let is_overruled =
            assessment.source == Source::Overruled && registered != Some(Outcome::Undetermined);
        match registered {
            Some(Outcome::Fail) => {
                self.fails_looked_at += 1;
                self.confirmed_errors += u64::from(fails);
                self.register_errors += u64::from(!fails && !is_overruled);
            }
            Some(Outcome::Pass) => {
                self.passes_looked_at += 1;
                self.hidden_errors += u64::from(fails && !is_overruled);
            }
            _ => {}
        }
        let said = assessment.reviewed.as_ref();
        let is_typing = |answer: &Answer| Cause::find(&answer.cause) == Some(Cause::Entry);
        self.input_errors += u64::from(fails && said.is_some_and(is_typing));
        let is_exception = said.is_some_and(|answer| {
            let mut choice = answer.choice.iter();
            choice.any(|choice| choice.needs_reason && choice.outcome == assessment.outcome)
        });
        self.lawful_exceptions += u64::from(is_exception);
        self.overruled += u64::from(is_overruled && !is_exception);
    }
}
