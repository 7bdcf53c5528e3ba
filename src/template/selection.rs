//! Which columns of an extract a template asks for, and which of them are kept of a drawn case.

use super::indicators::Indicator;
use super::model::{Limit, Role, Rule, Template};
use super::versions::Rules;
use crate::draw::{Exclusion, Population, Vocabulary};
use crate::extract::{Need, Selection, Wanted};

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
                declared: (0..self.columns.len())
                    .filter_map(|position| self.want(position))
                    .collect(),
                types: Vec::new(),
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

    /// Whether anything of the template looks at a column: a rule, an indicator, an exclusion.
    pub(super) fn looks_at(&self, column: usize) -> bool {
        self.is_used(column) || self.excludes_by(column)
    }

    /// Whether an exclusion looks at a column.
    fn excludes_by(&self, column: usize) -> bool {
        self.exclusions
            .iter()
            .any(|exclude| exclude.condition.columns().contains(&column))
    }

    fn wanted(&self, role: Role) -> Vec<Wanted> {
        self.with_role(role)
            .into_iter()
            .filter_map(|position| self.want(position))
            .collect()
    }

    fn want(&self, position: usize) -> Option<Wanted> {
        let column = self.columns.get(position)?;
        Some(Wanted {
            name: column.name.clone(),
            kind: column.kind,
            aliases: column.aliases.clone(),
            need: if column.required {
                Need::Required
            } else {
                Need::Optional
            },
        })
    }

    /// Whether a rule of some criterion, or an indicator, looks at a column.
    fn is_used(&self, column: usize) -> bool {
        let by_criteria = self
            .criteria
            .iter()
            .any(|criterion| criterion.looks_at(column));
        by_criteria
            || self
                .indicators
                .iter()
                .any(|indicator| indicator.looks_at(column))
    }
}

impl super::Criterion {
    /// Whether the criterion's rule, or the condition under which it applies, looks at a column.
    pub fn looks_at(&self, column: usize) -> bool {
        let chooses = match &self.rules {
            Rules::Always(_) => false,
            Rules::InTime(versions) => versions.by == column,
        };
        let in_rule = self.rules.all().any(|rule| rule.looks_at(column));
        let in_condition = self
            .applies_if
            .as_ref()
            .is_some_and(|condition| condition.columns().contains(&column));
        chooses || in_rule || in_condition
    }
}

impl Rule {
    fn looks_at(&self, column: usize) -> bool {
        match self {
            Self::Deadline(deadline) => {
                let in_limit = match deadline.limit {
                    Limit::Within { from, .. } => from == column,
                    Limit::Published { from, by, .. } => from == column || by == column,
                    Limit::By { column: due } => due == column,
                };
                in_limit || deadline.to == column
            }
            Self::PassIf(condition) => condition.columns().contains(&column),
            Self::Answer(_) => false,
        }
    }
}

impl Indicator {
    /// Whether one of its conditions looks at a column.
    pub fn looks_at(&self, column: usize) -> bool {
        let conditions = [Some(&self.finds), self.of.as_ref()];
        conditions
            .into_iter()
            .flatten()
            .any(|condition| condition.columns().contains(&column))
    }
}
