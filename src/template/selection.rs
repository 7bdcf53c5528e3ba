//! Which columns of an extract a template asks for, and which of them are kept of a drawn case.

use super::events::Derive;
use super::model::{Column, Criterion, Role, Rule, Template};
use crate::extract::{Need, Selection, Wanted};
use crate::rule::Expression;

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
            birth_dates: self.birth_dates(),
            ..Selection::default()
        }
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

    fn want(&self, position: usize) -> Option<Wanted> {
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

    /// Whether a rule of some criterion looks at a column.
    fn is_used(&self, column: usize) -> bool {
        self.criteria
            .iter()
            .any(|criterion| self.looks_at(criterion, column))
    }

    /// Whether a criterion's rule, or the condition under which it applies, looks at a column, be it through a date that
    /// is reckoned from it.
    pub fn looks_at(&self, criterion: &Criterion, column: usize) -> bool {
        let looked_at = criterion.columns();
        looked_at
            .into_iter()
            .any(|looked_at| self.rests_on(looked_at, column))
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
    /// The columns that the criterion's rule, or the condition under which it applies, names.
    fn columns(&self) -> Vec<usize> {
        let mut columns = match &self.rule {
            Rule::Deadline(deadline) => vec![deadline.limit.column(), deadline.to],
            Rule::Interval(interval) => std::iter::once(interval.from)
                .chain(interval.until)
                .collect(),
            Rule::Count(count) => vec![count.from],
            Rule::PassIf(condition) => condition.columns().to_vec(),
            Rule::Answer(_) => Vec::new(),
        };
        let condition = self.applies_if.iter();
        columns.extend(condition.flat_map(Expression::columns));
        columns
    }
}
