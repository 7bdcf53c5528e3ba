//! Which columns of an extract a template asks for, and which of them are kept of a drawn case.

use super::indicators::Indicator;
use super::model::{Limit, Role, Rule, Template};
use crate::extract::{Need, Selection, Wanted};

impl Template {
    /// What the template asks of an extract.
    ///
    /// Data minimisation: of the columns that name the case, its area or an employee only those are kept that a rule
    /// looks at; all others that the template declares are kept.
    pub fn selection(&self) -> Selection {
        let kept = self
            .columns
            .iter()
            .enumerate()
            .filter(|(position, column)| match column.role {
                Some(Role::Id | Role::Area | Role::Personal) => self.is_used(*position),
                Some(Role::Person | Role::Amount) | None => true,
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
        let in_rule = match &self.rule {
            Rule::Deadline(deadline) => {
                let start = match deadline.limit {
                    Limit::Within { from, .. } => from,
                    Limit::By { column } => column,
                };
                start == column || deadline.to == column
            }
            Rule::PassIf(condition) => condition.columns().contains(&column),
            Rule::Answer(_) => false,
        };
        let in_condition = self
            .applies_if
            .as_ref()
            .is_some_and(|condition| condition.columns().contains(&column));
        in_rule || in_condition
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
