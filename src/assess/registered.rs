//! What is registered of a case: its kept values, read by their columns' types.

use super::prior::PriorOutcomes;
use crate::answers::Correction;
use crate::case::{CaseId, ColumnType, Reading};
use crate::extract::{ColumnFormat, DateOrder, DecimalMark};
use crate::lang::{Message, assess as say};
use crate::template::Template;

/// How the columns of a template are found in the kept values of a sample.
#[derive(Debug, Clone)]
pub struct Basis<'a> {
    columns: Vec<BasisColumn<'a>>,
    /// The criteria of an earlier audit whose outcomes stand behind the columns.
    priors: &'a [String],
    earlier: Option<&'a PriorOutcomes>,
    /// The criterion that each one depends on, looked up once.
    depends_on: Vec<Option<usize>>,
}

#[derive(Debug, Clone)]
struct BasisColumn<'a> {
    name: &'a str,
    kind: ColumnType,
    /// Position among the kept values, and how they are written; `None` when the extract has no such column.
    kept: Option<(usize, ColumnFormat)>,
}

/// The values of one case, in the order of the template's columns.
#[derive(Debug, Clone)]
pub(super) struct Registered {
    pub readings: Vec<Reading>,
    /// Positions of the columns that a reviewer corrected.
    pub corrected: Vec<usize>,
}

impl<'a> Basis<'a> {
    /// Finds the columns of a template among the kept columns, which come with the formats their values were written in.
    pub fn new(template: &'a Template, kept: &[(String, ColumnFormat)]) -> Self {
        let columns = template.columns.iter().map(|column| {
            let position = kept.iter().position(|(name, _)| *name == column.name);
            let kept = position.and_then(|position| Some((position, kept.get(position)?.1)));
            BasisColumn {
                name: &column.name,
                kind: column.kind,
                kept,
            }
        });
        Self {
            columns: columns.collect(),
            priors: &template.priors,
            earlier: None,
            depends_on: (0..template.criteria.len())
                .map(|position| template.depends_on(position))
                .collect(),
        }
    }

    /// The criterion that another one depends on, both by position.
    pub(super) fn depends_on(&self, criterion: usize) -> Option<usize> {
        self.depends_on.get(criterion).copied().flatten()
    }

    /// With the outcomes of an earlier audit.
    #[must_use]
    pub fn with_prior(mut self, earlier: &'a PriorOutcomes) -> Self {
        self.earlier = Some(earlier);
        self
    }

    /// What the earlier audit said of a case; empty where there is none.
    pub(super) fn look_up(&self, case: &CaseId, registered: &mut Registered) {
        if let Some(earlier) = self.earlier {
            registered.look_up(self, &earlier.readings(case, self.priors));
        }
    }

    /// The values of a case. A column that the extract lacks reads as unreadable: nothing may be decided on it.
    pub(super) fn registered<'c>(
        &self,
        kept: &[impl AsRef<str>],
        corrections: impl Iterator<Item = &'c Correction>,
    ) -> Registered {
        let mut readings: Vec<Reading> = self
            .columns
            .iter()
            .map(|column| column.read(kept))
            .chain(self.priors.iter().map(|_| Reading::Empty))
            .collect();
        let mut corrected = Vec::new();
        for correction in corrections {
            let position = self
                .columns
                .iter()
                .position(|column| column.name == correction.column);
            if let Some(position) = position
                && let (Some(column), Some(reading)) =
                    (self.columns.get(position), readings.get_mut(position))
            {
                *reading = column.read_correction(&correction.value);
                corrected.push(position);
            }
        }
        Registered {
            readings,
            corrected,
        }
    }

    /// Why columns could not decide: empty, unreadable, or not in the extract at all.
    pub(super) fn why(&self, empty: &[usize], unreadable: &[usize]) -> Message {
        let absent = |position: &&usize| {
            self.column(**position)
                .is_some_and(|column| column.kept.is_none())
        };
        if let Some(position) = unreadable.iter().find(absent) {
            return say::NO_COLUMN.with("column", self.name(*position));
        }
        match (unreadable.first(), empty.first()) {
            (Some(position), _) => say::UNREADABLE.with("column", self.name(*position)),
            (None, Some(position)) => say::EMPTY.with("column", self.name(*position)),
            (None, None) => say::UNKNOWN.message(),
        }
    }

    fn column(&self, position: usize) -> Option<&BasisColumn<'a>> {
        self.columns.get(position)
    }

    fn name(&self, position: usize) -> String {
        let prior = position
            .checked_sub(self.columns.len())
            .and_then(|position| self.priors.get(position));
        match (self.column(position), prior) {
            (Some(column), _) => column.name.to_owned(),
            (None, Some(criterion)) => format!("prior('{criterion}')"),
            (None, None) => String::new(),
        }
    }
}

impl Registered {
    /// Puts values in the place of what an earlier audit said, in the order of the template's `priors`.
    pub fn look_up(&mut self, basis: &Basis<'_>, values: &[Reading]) {
        let behind = self.readings.iter_mut().skip(basis.columns.len());
        for (reading, value) in behind.zip(values) {
            reading.clone_from(value);
        }
    }

    /// Makes unreadable what an earlier audit said, where that is not known case by case.
    pub fn without_prior(&mut self, basis: &Basis<'_>) {
        let unknown = vec![Reading::Unreadable; basis.priors.len()];
        self.look_up(basis, &unknown);
    }
}

impl BasisColumn<'_> {
    fn read(&self, kept: &[impl AsRef<str>]) -> Reading {
        match &self.kept {
            Some((position, format)) => {
                format.read(kept.get(*position).map(AsRef::as_ref).unwrap_or_default())
            }
            None => Reading::Unreadable,
        }
    }

    /// A corrected value is written as the column writes its values, or as an ISO date.
    fn read_correction(&self, value: &str) -> Reading {
        let as_the_column = self
            .kept
            .as_ref()
            .map_or(Reading::Unreadable, |(_, format)| format.read(value));
        match as_the_column {
            Reading::Unreadable => iso(self.kind).read(value),
            read => read,
        }
    }
}

/// How files for machines write a type: ISO dates, decimal points.
pub(super) fn iso(kind: ColumnType) -> ColumnFormat {
    match kind {
        ColumnType::Text => ColumnFormat::Text,
        ColumnType::Date => ColumnFormat::Date(DateOrder::Iso),
        ColumnType::Datetime => ColumnFormat::Datetime(DateOrder::Iso),
        ColumnType::Number => ColumnFormat::Number(DecimalMark::Point),
        ColumnType::Bool => ColumnFormat::Bool,
    }
}
