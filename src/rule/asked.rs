//! What expressions ask of one text alone. Cases by the million hold few different texts in most columns, so whoever judges
//! many asks once for each text, and finds the answers beside the cells of a row.

use std::collections::BTreeSet;

use super::evaluate::{Cell, value};
use super::expression::{Expression, NumberExpression};
use super::node::Node;
use crate::case::{Reading, Value};

/// Questions to columns of texts, taken out of expressions. In a row their answers stand behind its cells.
#[derive(Debug, Clone, Default)]
pub struct TextQuestions {
    /// How many cells stand before the answers.
    cells: usize,
    questions: Vec<Question>,
}

/// A part of an expression that looks at one column of texts, and at nothing else, and holds or does not.
#[derive(Debug, Clone)]
struct Question {
    column: usize,
    /// It looks at the first cell of a row.
    of_text: Node,
}

impl TextQuestions {
    /// None yet, to be answered behind so many cells.
    pub fn behind(cells: usize) -> Self {
        Self {
            cells,
            questions: Vec::new(),
        }
    }

    /// The same condition with its questions to columns of texts taken out: it looks at their answers.
    #[must_use]
    pub fn out_of(
        &mut self,
        condition: &Expression,
        is_text: &dyn Fn(usize) -> bool,
    ) -> Expression {
        condition.changed(|root| self.take(root, is_text))
    }

    /// The same of an expression that is a number.
    #[must_use]
    pub fn out_of_number(
        &mut self,
        number: &NumberExpression,
        is_text: &dyn Fn(usize) -> bool,
    ) -> NumberExpression {
        number.changed(|root| self.take(root, is_text))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.questions.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty()
    }

    /// The places in a row of the answers that a column gives.
    pub fn places(&self, column: usize) -> impl Iterator<Item = usize> {
        let questions = self.questions.iter().zip(self.cells..);
        questions.filter_map(move |(question, place)| (question.column == column).then_some(place))
    }

    /// What a column answers where this is its cell, in the order of [`TextQuestions::places`].
    pub fn answers(&self, column: usize, cell: &Reading) -> impl Iterator<Item = Reading> {
        let questions = self.questions.iter();
        let questions = questions.filter(move |question| question.column == column);
        questions.map(
            |question| match value(&question.of_text, std::slice::from_ref(cell)) {
                Cell::Bool(holds) => Reading::Value(Value::Bool(holds)),
                Cell::Null => Reading::Empty,
                _ => Reading::Unreadable,
            },
        )
    }

    /// Takes what asks one text alone out of a part, the largest such parts of it, each different one once.
    fn take(&mut self, part: &mut Node, is_text: &dyn Fn(usize) -> bool) {
        let column = only_column(part).filter(|column| is_text(*column));
        let Some(column) = column.filter(|_| is_condition(part)) else {
            let parts = part.parts_mut().into_iter();
            return parts.for_each(|part| self.take(part, is_text));
        };
        let mut of_text = std::mem::replace(part, Node::Null);
        of_text.each_column(&mut |column| *column = 0);
        let mut known = self.questions.iter();
        let known = known.position(|known| known.column == column && known.of_text == of_text);
        let position = known.unwrap_or_else(|| {
            self.questions.push(Question { column, of_text });
            self.questions.len() - 1
        });
        *part = Node::Column(self.cells + position);
    }
}

/// The one column that a part looks at; `None` if it looks at none or at several.
fn only_column(part: &mut Node) -> Option<usize> {
    let mut columns = BTreeSet::new();
    part.each_column(&mut |column| {
        columns.insert(*column);
    });
    columns.pop_first().filter(|_| columns.is_empty())
}

/// Whether a part holds, or does not, whatever it is made of.
fn is_condition(part: &Node) -> bool {
    matches!(
        part,
        Node::And(_)
            | Node::Or(_)
            | Node::Not(_)
            | Node::Compare { .. }
            | Node::IsNull(_)
            | Node::In { .. }
            | Node::Between { .. }
            | Node::Like { .. }
    )
}
