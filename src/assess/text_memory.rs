//! The answers of texts that were met before.

use hashbrown::HashTable;

use crate::case::Reading;
use crate::cell::ShortText;
use crate::rule::{Answer, TextQuestions};

/// What the texts of one column have answered, each found again by its bytes.
pub(super) struct TextMemory {
    column: usize,
    questions: usize,
    known: HashTable<(ShortText, usize)>,
    /// Text by text, question by question.
    answers: Vec<Answer>,
    /// Those of a text that is not remembered.
    passing: Vec<Answer>,
}

/// A column with more different texts has a memory of these only.
const MOST_REMEMBERED: usize = 10_000;

impl TextMemory {
    /// Of a column that has said nothing yet.
    pub fn of(column: usize, questions: &TextQuestions) -> Self {
        Self {
            column,
            questions: questions.of_column(column).count(),
            known: HashTable::new(),
            answers: Vec::new(),
            passing: Vec::new(),
        }
    }

    /// The answers of a text that was met before, in the order of [`TextQuestions::of_column`].
    #[inline]
    pub fn known(&self, text: &ShortText) -> Option<&[Answer]> {
        let (_, start) = self.known.find(text.hash(), |(known, _)| known == text)?;
        self.answers.get(*start..*start + self.questions)
    }

    /// The answers of a cell, which are remembered of its text if that is a short one.
    pub fn answers(
        &mut self,
        questions: &TextQuestions,
        text: Option<ShortText>,
        cell: &Reading,
    ) -> &[Answer] {
        let answers = questions.answers(self.column, cell);
        let Some(text) = text.filter(|_| self.known.len() < MOST_REMEMBERED) else {
            self.passing.clear();
            self.passing.extend(answers);
            return &self.passing;
        };
        let start = self.answers.len();
        self.answers.extend(answers);
        let hash = |(known, _): &(ShortText, _)| known.hash();
        self.known.insert_unique(text.hash(), (text, start), hash);
        self.answers.get(start..).unwrap_or_default()
    }
}
