//! What expressions ask of one text alone. Cases by the million hold few different texts in most columns, so whoever judges
//! many asks once for each text, and finds the answers beside the cells of a row.

use std::collections::BTreeSet;

use super::evaluate::value;
use super::expression::{Expression, NumberExpression};
use super::node::Node;
use super::why::Answer;
use crate::case::{ColumnType, Reading, Value};

/// Questions to columns of texts, or of yes and no, taken out of expressions. In a row their answers stand behind its cells.
#[derive(Debug, Clone, Default)]
pub struct TextQuestions {
    /// How many cells stand before the answers.
    cells: usize,
    questions: Vec<Question>,
}

/// A part of an expression that looks at one such column, and at nothing else, and holds or does not.
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

    /// The same condition with its questions to columns of texts taken out: it looks at their answers. `kind` says of a column
    /// that can be asked so whether it holds texts, or yes and no.
    #[must_use]
    pub fn out_of(
        &mut self,
        condition: &Expression,
        kind: &dyn Fn(usize) -> Option<ColumnType>,
    ) -> Expression {
        condition.changed(|root| self.take(root, kind))
    }

    /// The same of an expression that is a number.
    #[must_use]
    pub fn out_of_number(
        &mut self,
        number: &NumberExpression,
        kind: &dyn Fn(usize) -> Option<ColumnType>,
    ) -> NumberExpression {
        number.changed(|root| self.take(root, kind))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.questions.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty()
    }

    /// The questions to a column, by their numbers.
    pub fn of_column(&self, column: usize) -> impl Iterator<Item = usize> {
        let questions = self.questions.iter().enumerate();
        questions
            .filter(move |(_, question)| question.column == column)
            .map(|(number, _)| number)
    }

    /// What a column answers where this is its cell, in the order of [`TextQuestions::of_column`].
    pub fn answers(&self, column: usize, cell: &Reading) -> impl Iterator<Item = Answer> {
        let questions = self.questions.iter();
        let questions = questions.filter(move |question| question.column == column);
        questions.map(|question| Answer::of(&value(&question.of_text, std::slice::from_ref(cell))))
    }

    /// The question whose answers stand in this place of a row.
    pub fn answered_at(&self, place: usize) -> Option<usize> {
        let number = place.checked_sub(self.cells)?;
        (number < self.len()).then_some(number)
    }

    /// Takes what asks one text alone out of a part, the largest such parts of it, each different one once.
    fn take(&mut self, part: &mut Node, kind: &dyn Fn(usize) -> Option<ColumnType>) {
        let column = only_column(part).filter(|column| kind(*column).is_some());
        let Some(column) = column.filter(|_| is_yes_or_no(part, kind)) else {
            let parts = part.parts_mut().into_iter();
            return parts.for_each(|part| self.take(part, kind));
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

/// Whether a part holds or does not, by what it is or by the types of what it looks at.
fn is_yes_or_no(part: &Node, kind: &dyn Fn(usize) -> Option<ColumnType>) -> bool {
    match part {
        Node::Constant(constant) => matches!(constant, Value::Bool(_)),
        Node::Column(column) => kind(*column) == Some(ColumnType::Bool),
        Node::Coalesce(parts) => parts.iter().all(|part| is_yes_or_no(part, kind)),
        _ => part.is_condition(),
    }
}
