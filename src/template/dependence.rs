//! `applies_when`: a criterion that applies only where another one has a certain outcome in the same case.

use toml::Spanned;

use super::model::Template;
use super::outcome::Outcome;
use super::section::{Section, Sink};
use super::syntax::CriterionTable;
use super::values::not_allowed;
use crate::diag::{Diagnostic, code, nearest};
use crate::extract::excerpt;
use crate::lang::dependence as say;

/// Criteria of a circle that a message names.
const MOST_NAMED: usize = 10;

/// `applies_when = { criterion, is }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependence {
    /// The id of the other criterion.
    pub criterion: String,
    /// The outcomes of the other under which this one applies; at least one.
    pub is: Vec<Outcome>,
}

impl Template {
    /// The criterion that another one depends on, by position.
    pub fn depends_on(&self, criterion: usize) -> Option<usize> {
        let dependence = self.criteria.get(criterion)?.applies_when.as_ref()?;
        self.criteria
            .iter()
            .position(|other| other.id == dependence.criterion)
    }
}

/// `applies_when`, as written.
#[derive(Debug)]
pub(super) struct DependenceTable {
    criterion: Option<Spanned<String>>,
    is: Option<Vec<Spanned<String>>>,
}

/// Reads `applies_when`.
pub(super) fn parse(section: Section<'_>) -> DependenceTable {
    let table = DependenceTable {
        criterion: section.required_text("criterion"),
        is: section.required_texts("is"),
    };
    section.finish();
    table
}

/// The dependence of each criterion; the outer `None` for one that is wrong. Circles are complained of once each.
pub(super) fn check(tables: &[CriterionTable], sink: &Sink) -> Vec<Option<Option<Dependence>>> {
    let checked: Vec<_> = tables
        .iter()
        .map(|table| match &table.applies_when {
            Some(written) => dependence(written, tables, sink).map(Some),
            None => Some(None),
        })
        .collect();
    let next: Vec<Option<usize>> = checked
        .iter()
        .map(|found| Some(found.as_ref()?.as_ref()?.0))
        .collect();
    for circle in circles(&next) {
        complain_of_circle(&circle, tables, sink);
    }
    let without_position = |found: Option<Option<(usize, Dependence)>>| {
        found.map(|found| found.map(|(_, dependence)| dependence))
    };
    checked.into_iter().map(without_position).collect()
}

/// A dependence, with the position of the other criterion.
fn dependence(
    written: &DependenceTable,
    tables: &[CriterionTable],
    sink: &Sink,
) -> Option<(usize, Dependence)> {
    let criterion = written.criterion.as_ref();
    let position = criterion.and_then(|id| position(id, tables, sink));
    let is = written.is.as_ref().map(|words| {
        let outcomes: Vec<_> = words.iter().map(|word| outcome(word, sink)).collect();
        outcomes.into_iter().collect::<Option<Vec<_>>>()
    });
    let dependence = Dependence {
        criterion: criterion?.get_ref().clone(),
        is: is??,
    };
    Some((position?, dependence))
}

/// The position of the criterion that an id names; a complaint with the nearest where there is none.
pub(super) fn position(
    id: &Spanned<String>,
    tables: &[CriterionTable],
    sink: &Sink,
) -> Option<usize> {
    let ids = || {
        let ids = tables.iter().enumerate();
        ids.filter_map(|(position, table)| Some((position, table.id.as_ref()?.get_ref().as_str())))
    };
    let found = ids().find(|(_, known)| known == id.get_ref());
    if found.is_none() {
        let near = nearest(id.get_ref(), ids().map(|(_, known)| known));
        let message = say::UNKNOWN_CRITERION.with("criterion", excerpt(id.get_ref()));
        let diagnostic = Diagnostic::new(&code::T103, message).at(sink.place(id.span()));
        sink.push(diagnostic.help_if(near.map(|near| say::HAS_CRITERION.with("criterion", near))));
    }
    found.map(|(position, _)| position)
}

/// What nobody has answered yet is nothing to depend on: the dependent criterion waits as well.
fn outcome(word: &Spanned<String>, sink: &Sink) -> Option<Outcome> {
    const ALLOWED: [Outcome; 5] = [
        Outcome::Pass,
        Outcome::Fail,
        Outcome::NotApplicable,
        Outcome::NotDue,
        Outcome::Undetermined,
    ];
    let found = ALLOWED
        .into_iter()
        .find(|outcome| outcome.name() == word.get_ref());
    if found.is_none() {
        not_allowed(word, ALLOWED.into_iter().map(Outcome::name), sink);
    }
    found
}

/// The circles of a graph in which every node leads to at most one other, each from its first node on.
fn circles(next: &[Option<usize>]) -> Vec<Vec<usize>> {
    // Which walk came by a node first.
    let mut walks: Vec<Option<usize>> = vec![None; next.len()];
    let mut found = Vec::new();
    for start in 0..next.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(node) = at {
            match walks.get_mut(node) {
                Some(walk @ None) => *walk = Some(start),
                Some(Some(walk)) if *walk == start => {
                    let from = path.iter().position(|passed| *passed == node);
                    found.extend(
                        from.and_then(|from| path.get(from..))
                            .map(<[usize]>::to_vec),
                    );
                    break;
                }
                _ => break,
            }
            path.push(node);
            at = next.get(node).copied().flatten();
        }
    }
    found
}

fn complain_of_circle(circle: &[usize], tables: &[CriterionTable], sink: &Sink) {
    let id = |position: &usize| {
        let table = tables.get(*position)?;
        Some(excerpt(table.id.as_ref()?.get_ref()))
    };
    let Some(first) = circle.first().and_then(|first| tables.get(*first)) else {
        return;
    };
    let place = first
        .applies_when
        .as_ref()
        .and_then(|written| written.criterion.as_ref())
        .map_or(first.span.clone(), Spanned::span);
    let mut ids: Vec<String> = circle.iter().take(MOST_NAMED).filter_map(id).collect();
    if circle.len() > MOST_NAMED {
        ids.push("…".to_owned());
    }
    ids.extend(circle.first().and_then(id));
    let message = say::CIRCLE.with("criteria", ids.join(" → "));
    sink.complain(&code::T104, place, message);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_circle_is_found_once() {
        let next = [Some(1), Some(2), Some(1), Some(3), None, Some(4), Some(0)];
        assert_eq!(circles(&next), [vec![1, 2], vec![3]]);
        assert!(circles(&[Some(1), Some(2), None]).is_empty());
    }
}
