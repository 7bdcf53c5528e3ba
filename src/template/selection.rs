//! Which columns of an extract a template asks for, and which of them are kept of a drawn case.

use std::collections::BTreeSet;

use super::events::Derive;
use super::indicators::{Indicator, Measure};
use super::model::{Column, Criterion, Limit, Role, Rule, Template};
use super::versions::Rules;
use crate::draw::{Exclusion, Population, Vocabulary};
use crate::extract::{Mapping, Need, Selection, Wanted};
use crate::rule::Expression;

impl Template {
    /// What the template asks of an extract.
    ///
    /// Data minimisation: of the columns that name the case, its area or an employee only those are kept that a rule
    /// looks at; all others that the template declares are kept, unless only an exclusion looks at them.
    pub fn selection(&self) -> Selection {
        let kept = self
            .columns
            .iter()
            .enumerate()
            .filter(|(position, column)| match column.role {
                Some(Role::Id | Role::Area | Role::Personal) => self.is_used(*position),
                Some(Role::Person | Role::Amount) | None => {
                    self.is_used(*position) || !self.excludes_by(*position)
                }
            });
        Selection {
            id: self.wanted(Role::Id),
            area: self.wanted(Role::Area),
            kept: kept
                .filter_map(|(position, _)| self.want(position))
                .collect(),
            birth_dates: self.birth_dates(),
            ..Selection::default()
        }
    }

    /// What the template makes a population of.
    pub fn population(&self) -> Population {
        let exclusions = self.exclusions.iter();
        Population {
            exclusions: exclusions
                .map(|exclude| Exclusion::of(&exclude.reason, exclude.condition.text()))
                .collect(),
            vocabulary: Vocabulary {
                declared: self
                    .columns
                    .iter()
                    .filter(|column| column.derive.is_none())
                    .map(Column::wanted)
                    .collect(),
                ..Vocabulary::default()
            },
            area_names: self.areas.clone(),
            ..Population::default()
        }
    }

    /// The columns that exclusions look at.
    pub(super) fn wanted_by_exclusions(&self) -> Vec<Wanted> {
        (0..self.columns.len())
            .filter(|position| self.excludes_by(*position))
            .filter_map(|position| self.want(position))
            .collect()
    }

    /// The mappings that are of the extract's columns; those of an event table's are asked for with their table.
    pub fn maps_of_extract(&self, mut maps: Vec<Mapping>) -> Vec<Mapping> {
        maps.retain(|map| {
            let table = map.column.split_once('.').map(|(table, _)| table);
            let mut events = self.events.iter();
            !events.any(|events| Some(events.name.as_str()) == table)
        });
        maps
    }

    /// Whether anything of the template looks at a column: a rule, an indicator, an exclusion.
    pub(super) fn uses(&self, column: usize) -> bool {
        self.is_used(column) || self.excludes_by(column)
    }

    /// Whether an exclusion looks at a column.
    fn excludes_by(&self, column: usize) -> bool {
        self.exclusions
            .iter()
            .any(|exclude| exclude.condition.columns().contains(&column))
    }

    /// The columns of which the extract has CPR numbers.
    fn birth_dates(&self) -> Vec<String> {
        let of_cpr = self.columns.iter();
        of_cpr
            .filter(|column| matches!(column.derive, Some(Derive::Cpr { .. })))
            .map(|column| column.name.clone())
            .collect()
    }

    fn wanted(&self, role: Role) -> Vec<Wanted> {
        self.with_role(role)
            .into_iter()
            .filter_map(|position| self.want(position))
            .collect()
    }

    pub(super) fn want(&self, position: usize) -> Option<Wanted> {
        let column = self.columns.get(position)?;
        match &column.derive {
            None => Some(column.wanted()),
            Some(Derive::Cpr { headings }) => Some(Wanted {
                aliases: headings.clone(),
                ..column.wanted()
            }),
            Some(Derive::Events(_) | Derive::Birthday { .. }) => None,
        }
    }

    /// Whether a rule of some criterion, or an indicator, looks at a column.
    fn is_used(&self, column: usize) -> bool {
        let by_criteria = self
            .criteria
            .iter()
            .any(|criterion| self.looks_at(criterion, column));
        by_criteria
            || self
                .indicators
                .iter()
                .any(|indicator| indicator.looks_at(column))
    }

    /// Whether a criterion's rule, or the condition under which it applies, looks at a column, be it through a date that
    /// is reckoned from it.
    pub fn looks_at(&self, criterion: &Criterion, column: usize) -> bool {
        let looked_at = criterion.columns();
        looked_at
            .into_iter()
            .any(|looked_at| self.rests_on(looked_at, column))
    }

    /// The positions of the event tables that a criterion rests on, by its rules or by columns that are made of events.
    pub fn event_tables_of(&self, criterion: &Criterion) -> BTreeSet<usize> {
        let by_rules = criterion.rules.all().filter_map(Rule::events);
        let by_rules = by_rules.map(|dates| dates.source.table);
        let columns = self.columns.iter().enumerate();
        let by_columns = columns.filter_map(|(position, column)| match &column.derive {
            Some(Derive::Events(value)) if self.looks_at(criterion, position) => Some(value.table),
            _ => None,
        });
        by_rules.chain(by_columns).collect()
    }
}

impl Column {
    /// What is asked of an extract.
    pub(super) fn wanted(&self) -> Wanted {
        Wanted {
            name: self.name.clone(),
            kind: self.kind,
            aliases: self.aliases.clone(),
            need: if self.required {
                Need::Required
            } else {
                Need::Optional
            },
        }
    }
}

impl Criterion {
    /// The columns that the criterion's rules, what chooses among them, or the condition under which it applies, name.
    fn columns(&self) -> Vec<usize> {
        let mut columns: Vec<usize> = self.rules.all().flat_map(Rule::columns).collect();
        if let Rules::InTime(versions) = &self.rules {
            columns.push(versions.by);
        }
        let condition = self.applies_if.iter();
        columns.extend(condition.flat_map(Expression::columns));
        columns
    }
}

impl Rule {
    fn columns(&self) -> Vec<usize> {
        match self {
            Self::Deadline(deadline) => {
                let mut columns = vec![deadline.limit.column(), deadline.to];
                if let Limit::Published { by, .. } = deadline.limit {
                    columns.push(by);
                }
                columns
            }
            Self::Interval(interval) => std::iter::once(interval.from)
                .chain(interval.until)
                .collect(),
            Self::Count(count) => vec![count.from],
            Self::PassIf(condition) => condition.columns().to_vec(),
            Self::Answer(_) => Vec::new(),
        }
    }
}

impl Indicator {
    /// Whether it looks at a column.
    pub fn looks_at(&self, column: usize) -> bool {
        let (of, value) = match &self.measure {
            Measure::Share { of } => (of.as_ref(), None),
            Measure::Count => (None, None),
            Measure::Values { value, .. } => (None, Some(value.columns())),
        };
        let conditions = self.finds.iter().chain(of).map(Expression::columns);
        let mut columns = conditions.chain(value).flatten();
        self.by == Some(column) || columns.any(|looked_at| *looked_at == column)
    }
}
