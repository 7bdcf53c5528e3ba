//! The answers of texts that were met before.

use fearless_simd::prelude::*;

use crate::case::Reading;
use crate::cell::{ShortText, ShortTexts};
use crate::rule::{Answer, TextQuestions};

/// What the texts of one column have answered, each found again by its bytes.
pub(super) struct TextMemory {
    column: usize,
    questions: usize,
    texts: ShortTexts,
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
            texts: ShortTexts::default(),
            answers: Vec::new(),
            passing: Vec::new(),
        }
    }

    /// The number of a text that was met before.
    #[inline(always)]
    pub fn known<S: Simd>(&self, simd: S, text: &ShortText) -> Option<usize> {
        self.texts.number(simd, text)
    }

    /// The answers of the text of a number, in the order of [`TextQuestions::of_column`].
    #[inline]
    pub fn answers_of(&self, number: usize) -> &[Answer] {
        let start = number * self.questions;
        let answers = self.answers.get(start..start + self.questions);
        answers.unwrap_or_default()
    }

    /// The answers of a cell, which are remembered of its text if that is a short one.
    pub fn answers(
        &mut self,
        questions: &TextQuestions,
        text: Option<ShortText>,
        cell: &Reading,
    ) -> &[Answer] {
        let answers = questions.answers(self.column, cell);
        let Some(text) = text.filter(|_| self.texts.count() < MOST_REMEMBERED) else {
            self.passing.clear();
            self.passing.extend(answers);
            return &self.passing;
        };
        let number = self.texts.number_from_now_on(text);
        if self.answers.len() == number * self.questions {
            self.answers.extend(answers);
        }
        self.answers_of(number)
    }
}
