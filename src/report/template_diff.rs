//! Two editions of a checklist side by side.

use chrono::NaiveDate;

use super::{Align, Block, Cell, Column, Table, Words};
use crate::assess::Flips;
use crate::lang::{Message, Phrase, template_diff as say};
use crate::template::{Aspect, CriterionDiff, KeyChange, State, Template, TemplateDiff};

/// What is shown of two editions.
#[derive(Debug, Clone, Copy)]
pub struct Editions<'a> {
    /// The earlier edition.
    pub old: &'a Template,
    /// The later edition.
    pub new: &'a Template,
    /// What changed.
    pub diff: &'a TemplateDiff,
    /// The cases of an extract by both, as of a date.
    pub cases: Option<(NaiveDate, &'a Flips)>,
}

/// The differences in tables and sentences.
pub fn blocks(editions: &Editions<'_>) -> Vec<Block> {
    let heading = say::HEADING
        .with("id", &editions.new.id)
        .with("old", &editions.old.version)
        .with("new", &editions.new.version);
    let mut blocks = vec![Block::Heading(heading)];
    if editions.diff.is_empty() {
        blocks.push(Block::Paragraph(say::NO_CHANGE.message()));
    }
    let comparable = say::COMPARABLE
        .with("comparable", count(editions.diff.comparable().count()))
        .with("all", count(editions.diff.criteria.len()));
    blocks.push(Block::Paragraph(comparable));
    let table = editions.criteria();
    if !table.rows().is_empty() {
        blocks.push(Block::Table(table));
    }
    let shared = editions.diff.shared.iter();
    blocks.extend(shared.map(|change| Block::Point(key_change("", change))));
    let changed = editions.diff.criteria.iter();
    for found in changed.filter(|found| found.state == State::Changed) {
        let changes = found.changes.iter();
        blocks.extend(changes.map(|change| Block::Point(key_change(&found.criterion, change))));
    }
    if let Some((as_of, flips)) = editions.cases {
        blocks.extend(flipped(as_of, flips));
    }
    blocks
}

impl Editions<'_> {
    /// A row for each criterion that changed, or whose rule rests on what changed.
    pub fn criteria(&self) -> Table {
        let columns = [
            ("criterion", &say::CRITERION),
            ("state", &say::STATE),
            ("wording", &say::WORDING),
            ("rule", &say::RULE),
            ("norm", &say::NORM),
            ("through", &say::THROUGH),
            ("comparable", &say::IS_COMPARABLE),
        ];
        let mut table = table(&say::CRITERIA, &columns, &[]);
        let is_touched = |found: &&CriterionDiff| found.state != State::Same || !found.comparable;
        for found in self.diff.criteria.iter().filter(is_touched) {
            table.push(row(found));
        }
        table
    }
}

fn row(found: &CriterionDiff) -> Vec<Cell> {
    let keys = |aspect| {
        let of_aspect = found
            .changes
            .iter()
            .filter(|change| change.aspect == aspect);
        let keys: Vec<&str> = of_aspect.map(|change| change.key.as_str()).collect();
        let is_whole = matches!(found.state, State::Added | State::Removed);
        Cell::Text(if is_whole {
            String::new()
        } else {
            keys.join(", ")
        })
    };
    vec![
        Cell::Text(found.criterion.clone()),
        state(found.state),
        keys(Aspect::Wording),
        keys(Aspect::Rule),
        keys(Aspect::Norm),
        Cell::Text(found.through.join(", ")),
        Cell::Bool(found.comparable),
    ]
}

fn state(state: State) -> Cell {
    let (id, words) = match state {
        State::Added => ("added", &say::ADDED),
        State::Removed => ("removed", &say::REMOVED),
        State::Changed => ("changed", &say::CHANGED),
        State::Same => ("same", &say::SAME),
    };
    Cell::Word {
        id,
        words: words.message(),
    }
}

fn key_change(criterion: &str, change: &KeyChange) -> Message {
    let phrase = match (&change.before, &change.after) {
        (None, _) => &say::KEY_ADDED,
        (_, None) => &say::KEY_REMOVED,
        _ => &say::KEY_CHANGED,
    };
    let key = match criterion {
        "" => change.key.clone(),
        criterion => format!("{criterion} {}", change.key),
    };
    phrase
        .with("key", key)
        .with("before", change.before.clone().unwrap_or_default())
        .with("after", change.after.clone().unwrap_or_default())
}

/// Which cases come out differently.
fn flipped(as_of: NaiveDate, flips: &Flips) -> Vec<Block> {
    let compared = say::COMPARED
        .with("compared", flips.compared)
        .with("before", flips.only_before)
        .with("after", flips.only_after);
    if flips.flips.is_empty() {
        return vec![
            Block::Paragraph(compared),
            Block::Paragraph(say::NO_FLIPS.message()),
        ];
    }
    let columns = [
        ("criterion", &say::CRITERION),
        ("before", &say::BEFORE),
        ("after", &say::AFTER),
        ("cases", &say::CASES),
        ("first", &say::FIRST),
    ];
    let mut table = table(&say::FLIPS, &columns, &["cases"]);
    table.title = Some(Words::Message(say::FLIPS.with("as_of", as_of.to_string())));
    for flip in &flips.flips {
        table.push(vec![
            Cell::Text(flip.criterion.clone()),
            Cell::Text(flip.before.to_owned()),
            Cell::Text(flip.after.to_owned()),
            Cell::Count(flip.cases),
            Cell::Text(flip.first.join(", ")),
        ]);
    }
    vec![Block::Paragraph(compared), Block::Table(table)]
}

fn table(
    title: &'static Phrase,
    columns: &[(&'static str, &'static Phrase)],
    numbers: &[&str],
) -> Table {
    let columns = columns.iter().map(|(key, title)| Column {
        key,
        title: Words::Message(title.message()),
        align: if numbers.contains(key) {
            Align::Right
        } else {
            Align::Left
        },
    });
    Table::new(Some(Words::Message(title.message())), columns.collect())
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
