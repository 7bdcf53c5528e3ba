//! A template as a population is judged by it.

use crate::case::ColumnType;
use crate::rule::{Expression, TextQuestions};
use crate::template::{Measure, Rule, Template};

/// A template of which whatever its conditions ask of one text alone was taken out, to be asked once for each text.
#[derive(Debug, Clone)]
pub struct PopulationTemplate {
    /// The template: these conditions look at answers, behind the columns and what an earlier audit said.
    pub(super) template: Template,
    pub(super) questions: TextQuestions,
}

impl From<&Template> for PopulationTemplate {
    fn from(template: &Template) -> Self {
        let mut questions = TextQuestions::behind(template.columns.len() + template.priors.len());
        let kind = |column: usize| match template.columns.get(column) {
            Some(column) => {
                let kind = Some(column.kind).filter(|_| column.derive.is_none());
                kind.filter(|kind| matches!(kind, ColumnType::Text | ColumnType::Bool))
            }
            // What an earlier audit said.
            None => Some(ColumnType::Text),
        };
        let mut changed = template.clone();
        let mut take = |condition: &mut Expression| {
            *condition = questions.out_of(condition, &kind);
        };
        for criterion in &mut changed.criteria {
            criterion.applies_if.as_mut().map(&mut take);
            for rule in criterion.rules.all_mut() {
                if let Rule::PassIf(condition) = rule {
                    take(condition);
                }
            }
        }
        for indicator in &mut changed.indicators {
            indicator.finds.as_mut().map(&mut take);
            if let Measure::Share { of } = &mut indicator.measure {
                of.as_mut().map(&mut take);
            }
        }
        for indicator in &mut changed.indicators {
            if let Measure::Values { value, .. } = &mut indicator.measure {
                *value = questions.out_of_number(value, &kind);
            }
        }
        Self {
            template: changed,
            questions,
        }
    }
}
