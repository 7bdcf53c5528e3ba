//! The answers of texts that were met before.

use hashbrown::HashTable;

use super::asked::TextQuestions;
use crate::case::Reading;
use crate::cell::ShortText;

/// What the texts of one column have answered, each found again by its bytes.
#[derive(Debug, Clone)]
pub struct TextMemory {
    column: usize,
    /// The places in a row of the answers.
    places: Vec<usize>,
    known: HashTable<(ShortText, Vec<Reading>)>,
}

/// A column with more different texts has a memory of these only.
const MOST_REMEMBERED: usize = 10_000;

impl TextMemory {
    /// Of a column that has said nothing yet.
    pub fn of(column: usize, questions: &TextQuestions) -> Self {
        Self {
            column,
            places: questions.places(column).collect(),
            known: HashTable::new(),
        }
    }

    /// Puts the answers of a text that was met before into a row; `None` if it was not.
    #[inline]
    pub fn put(&self, text: &ShortText, row: &mut [Reading]) -> Option<()> {
        let (_, answers) = self.known.find(text.hash(), |(known, _)| known == text)?;
        put(&self.places, answers, row);
        Some(())
    }

    /// Puts the answers of a cell into a row, and remembers them of its text, if that is a short one.
    pub fn put_anew(
        &mut self,
        questions: &TextQuestions,
        text: Option<ShortText>,
        cell: &Reading,
        row: &mut [Reading],
    ) {
        let answers: Vec<_> = questions.answers(self.column, cell).collect();
        put(&self.places, &answers, row);
        if let Some(text) = text.filter(|_| self.known.len() < MOST_REMEMBERED) {
            let hash = |(known, _): &(ShortText, _)| known.hash();
            self.known.insert_unique(text.hash(), (text, answers), hash);
        }
    }
}

#[inline]
fn put(places: &[usize], answers: &[Reading], row: &mut [Reading]) {
    for (place, answer) in places.iter().zip(answers) {
        if let Some(cell) = row.get_mut(*place) {
            cell.clone_from(answer);
        }
    }
}
