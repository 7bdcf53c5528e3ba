//! What is registered of a case: its kept values, read by their columns' types.

use crate::answers::Correction;
use crate::case::{ColumnType, Reading};
use crate::extract::{ColumnFormat, DateOrder, DecimalMark};
use crate::lang::{Message, assess as say};
use crate::template::Template;

/// How the columns of a template are found in the kept values of a sample.
#[derive(Debug, Clone)]
pub struct Basis<'a> {
    columns: Vec<BasisColumn<'a>>,
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
                .is_none_or(|column| column.kept.is_none())
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

    fn name(&self, position: usize) -> &str {
        self.column(position).map_or("", |column| column.name)
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
