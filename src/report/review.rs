//! How far a review has come, as a table.

use super::{Align, Cell, Column, Table};
use crate::lang::{Phrase, review as say};
use crate::review::{Flags, Standing, Work};

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

/// A row for each case and criterion, in the order of the sample.
pub fn table(work: &Work<'_>, flags: &Flags, listed: &Listed) -> Table {
    let left = |key: &'static str, title: &'static Phrase| Column {
        key,
        title: title.message().into(),
        align: Align::Left,
    };
    let columns = vec![
        left("area", &say::AREA),
        left("case_id", &say::CASE),
        left("criterion", &say::OF_CRITERION),
        left("state", &say::STATE),
        left("outcome", &say::OUTCOME),
        left("answer", &say::ANSWER),
        left("comment", &say::COMMENT),
        left("flagged", &say::FLAGGED),
    ];
    let mut table = Table::new(None, columns);
    for (case, drawn) in work.cases().iter().enumerate() {
        if listed.case.is_some_and(|wanted| wanted != case) {
            continue;
        }
        for position in 0..work.criteria() {
            let Some(criterion) = work.criterion(position) else {
                continue;
            };
            let standing = work.standing(case, position);
            let is_flagged = flags.has(&drawn.id, &criterion.id);
            let is_left_out = (listed.unanswered && standing != Standing::Open)
                || (listed.flagged && !is_flagged);
            if is_left_out {
                continue;
            }
            let mut row = vec![
                Cell::Text(drawn.area.to_string()),
                Cell::Text(drawn.id.to_string()),
                Cell::Text(criterion.id.clone()),
                state(standing),
            ];
            row.extend(said(work, (case, position)));
            row.push(Cell::Bool(is_flagged));
            table.push(row);
        }
    }
    table
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

/// The outcome, the answer and the comment.
fn said(work: &Work<'_>, (case, criterion): (usize, usize)) -> Vec<Cell> {
    let found = work.assessment(case, criterion);
    let outcome = found.map(|found| Cell::Word {
        id: found.outcome.name(),
        words: found.outcome.in_words().message(),
    });
    let answer = work.answer(case, criterion);
    let choice = answer.and_then(|answer| answer.choice.as_ref());
    let choice = choice.map(|choice| Cell::Text(choice.id.clone()));
    let comment = answer.map(|answer| answer.comment.clone());
    let comment = comment.filter(|comment| !comment.is_empty());
    vec![
        outcome.unwrap_or(Cell::NotApplicable),
        choice.unwrap_or(Cell::NotApplicable),
        comment.map_or(Cell::NotApplicable, Cell::Text),
    ]
}
