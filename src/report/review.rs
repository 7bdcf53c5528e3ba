//! How far a review has come: a table for each case for people, one table of all for machines.

use super::{Align, Block, Cell, Column, Table, Words};
use crate::lang::{Lang, review as say};
use crate::review::{Flags, Progress, Standing, Work};

/// Which rows are wanted.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// Only what waits for an answer.
    pub unanswered: bool,
    /// Only what is flagged.
    pub flagged: bool,
    /// Only the case at this position.
    pub case: Option<usize>,
}

/// A review with what the reviewer has flagged.
#[derive(Debug, Clone, Copy)]
pub struct Reviewed<'r, 'a> {
    /// What is reviewed.
    pub work: &'r Work<'a>,
    /// What is flagged.
    pub flags: &'r Flags,
    /// Which rows are wanted.
    pub listed: &'r Listed,
}

impl Reviewed<'_, '_> {
    /// A row for each case and criterion, in the order of the sample.
    pub fn table(&self) -> Table {
        let columns = [
            ("area", &say::AREA),
            ("case_id", &say::CASE),
            ("criterion", &say::OF_CRITERION),
            ("state", &say::STATE),
            ("outcome", &say::OF_OUTCOME),
            ("answer", &say::OF_ANSWER),
            ("comment", &say::OF_COMMENT),
            ("flagged", &say::FLAGGED),
        ];
        let mut table = Table::new(None, columns.map(Column::left).to_vec());
        for (case, criterion) in self.rows() {
            let drawn = self.work.cases().get(case);
            let text = |text: Option<&str>| Cell::Text(text.unwrap_or_default().to_owned());
            let mut row = vec![
                text(drawn.map(|drawn| drawn.area.as_str())),
                text(drawn.map(|drawn| drawn.id.as_str())),
            ];
            row.extend(self.row((case, criterion), None));
            row.push(Cell::Bool(self.is_flagged(case, criterion)));
            table.push(row);
        }
        table
    }

    /// A table for each case, and how many answers there are in all.
    pub fn blocks(&self, lang: Lang) -> Vec<Block> {
        let cases = 0..self.work.cases().len();
        let tables = cases.clone().filter_map(|case| self.of_case(case, lang));
        let progress = cases.map(|case| self.work.progress(case));
        let sum = progress.fold(Progress::default(), |sum, case| sum + case);
        let progress = say::PROGRESS
            .with("done", sum.done)
            .with("needed", sum.needed);
        tables
            .map(Block::Table)
            .chain([Block::Paragraph(progress)])
            .collect()
    }

    /// The rows of a case under its id; `None` when none is wanted.
    fn of_case(&self, case: usize, lang: Lang) -> Option<Table> {
        let drawn = self.work.cases().get(case)?;
        let progress = self.work.progress(case);
        let title = say::CASE_TITLE
            .with("case", drawn.id.as_str())
            .with("area", drawn.area.as_str())
            .with("done", progress.done)
            .with("needed", progress.needed);
        let mark = Column {
            key: "flagged",
            title: Words::Text("!".to_owned()),
            align: Align::Left,
        };
        let columns = [
            ("criterion", &say::OF_CRITERION),
            ("state", &say::STATE),
            ("outcome", &say::OF_OUTCOME),
            ("answer", &say::OF_ANSWER),
            ("comment", &say::OF_COMMENT),
        ];
        let columns = [mark].into_iter().chain(columns.map(Column::left));
        let mut table = Table::new(Some(Words::Message(title)), columns.collect());
        for (_, criterion) in self.rows().filter(|(of, _)| *of == case) {
            let flag = if self.is_flagged(case, criterion) {
                "!"
            } else {
                ""
            };
            let mut row = vec![Cell::Text(flag.to_owned())];
            row.extend(self.row((case, criterion), Some(lang)));
            table.push(row);
        }
        (!table.rows().is_empty()).then_some(table)
    }

    /// The wanted cases and criteria by position.
    fn rows(&self) -> impl Iterator<Item = (usize, usize)> {
        let cases = 0..self.work.cases().len();
        let all = cases.flat_map(|case| (0..self.work.criteria()).map(move |one| (case, one)));
        all.filter(|(case, criterion)| self.is_wanted(*case, *criterion))
    }

    fn is_wanted(&self, case: usize, criterion: usize) -> bool {
        let is_open = self.work.standing(case, criterion) == Standing::Open;
        self.listed.case.is_none_or(|wanted| wanted == case)
            && (is_open || !self.listed.unanswered)
            && (self.is_flagged(case, criterion) || !self.listed.flagged)
    }

    fn is_flagged(&self, case: usize, criterion: usize) -> bool {
        let drawn = self.work.cases().get(case);
        let flagged = drawn.zip(self.work.criterion(criterion));
        flagged.is_some_and(|(drawn, criterion)| self.flags.has(&drawn.id, &criterion.id))
    }

    /// Criterion, state, outcome, answer and comment: the answer by its id, or as people of a language read it.
    fn row(&self, (case, criterion): (usize, usize), lang: Option<Lang>) -> Vec<Cell> {
        let named = self.work.criterion(criterion);
        let found = self.work.assessment(case, criterion);
        let outcome = found.map(|found| Cell::Word {
            id: found.outcome.name(),
            words: found.outcome.in_words().message(),
        });
        let answer = self.work.answer(case, criterion);
        let choice = answer.and_then(|answer| answer.choice.as_ref());
        let choice = choice.map(|choice| match lang {
            Some(lang) => choice.label(lang).to_owned(),
            None => choice.id.clone(),
        });
        let comment = answer.map(|answer| answer.comment.clone());
        let comment = comment.filter(|comment| !comment.is_empty());
        vec![
            Cell::Text(named.map(|named| named.id.clone()).unwrap_or_default()),
            state(self.work.standing(case, criterion)),
            outcome.unwrap_or(Cell::NotApplicable),
            choice.map_or(Cell::NotApplicable, Cell::Text),
            comment.map_or(Cell::NotApplicable, Cell::Text),
        ]
    }
}

fn state(standing: Standing) -> Cell {
    let (id, words) = match standing {
        Standing::Open => ("unanswered", &say::STATE_OPEN),
        Standing::Answered => ("answered", &say::STATE_ANSWERED),
        Standing::AnsweredByOther => ("answered_by_other", &say::STATE_BY_OTHER),
        Standing::Decided(_) => ("decided", &say::STATE_DECIDED),
    };
    let words = words.message();
    Cell::Word { id, words }
}
