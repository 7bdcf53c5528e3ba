//! What an earlier audit came to: the outcomes that `prior('SDP-01')` looks up.

use std::collections::{BTreeMap, BTreeSet};

use super::outcome::Outcome;
use crate::case::{CaseId, Reading, Value};
use crate::cell::machine_csv;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::draw::Sample;
use crate::lang::prior as say;
use crate::template::{Named, Template};

const COLUMNS: [&str; 3] = ["case_id", "criterion", "outcome"];

/// Outcomes of an earlier audit by case and criterion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PriorOutcomes(BTreeMap<(CaseId, String), Outcome>);

impl PriorOutcomes {
    /// Reads the bytes of an `assessments.csv`, or of a `prior.csv`; `file` is its path, for messages.
    ///
    /// # Errors
    /// D005 when the bytes are none.
    pub fn from_csv(bytes: &[u8], file: &str) -> Result<Self, Failure> {
        let damaged = || {
            let diagnostic = Diagnostic::new(&code::D005, say::DAMAGED.message());
            Failure::from(diagnostic.at(Place::file(file)))
        };
        let mut reader = csv::Reader::from_reader(bytes);
        let headers = reader.headers().map_err(|_| damaged())?.clone();
        let position = |column| headers.iter().position(|header| header == column);
        let [case, criterion, outcome] = COLUMNS.map(position);
        let positions = case.zip(criterion).zip(outcome);
        let ((case, criterion), outcome) = positions.ok_or_else(damaged)?;
        let rows = reader.records().map(|row| {
            let row = row.ok()?;
            let id = CaseId::from_parts([row.get(case)?])?;
            let outcome = named(row.get(outcome)?)?;
            Some(((id, row.get(criterion)?.to_owned()), outcome))
        });
        rows.collect::<Option<_>>().map(Self).ok_or_else(damaged)
    }

    /// What a template looks up of the cases of a sample; nothing else is kept of the earlier audit.
    #[must_use]
    pub fn looked_up(mut self, template: &Template, sample: &Sample) -> Self {
        let cases: BTreeSet<&CaseId> = sample.cases.iter().map(|case| &case.id).collect();
        self.0.retain(|(case, criterion), _| {
            cases.contains(case) && template.priors.contains(criterion)
        });
        self
    }

    /// The bytes of `prior.csv`: a row per case and criterion, sorted.
    pub fn to_csv(&self) -> Vec<u8> {
        let rows = self.0.iter().map(|((case, criterion), outcome)| {
            [
                case.as_str().to_owned(),
                criterion.clone(),
                outcome.name().to_owned(),
            ]
        });
        machine_csv(COLUMNS, rows)
    }

    /// The values of a case that a template looks up, in its order; empty where the earlier audit has none.
    pub(super) fn readings(&self, case: &CaseId, template_priors: &[String]) -> Vec<Reading> {
        let readings = template_priors.iter().map(|criterion| {
            let outcome = self.0.get(&(case.clone(), criterion.clone()));
            outcome.map_or(Reading::Empty, |outcome| reading(*outcome))
        });
        readings.collect()
    }
}

/// An outcome as expressions see it.
pub(super) fn reading(outcome: Outcome) -> Reading {
    Reading::Value(Value::Text(outcome.name().to_owned()))
}

fn named(name: &str) -> Option<Outcome> {
    let mut names = Outcome::NAMES.iter();
    names
        .find(|(known, _)| *known == name)
        .map(|(_, outcome)| *outcome)
}
