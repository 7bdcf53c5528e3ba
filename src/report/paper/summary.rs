//! The summary: what a politician reads in two minutes.

use std::collections::BTreeMap;

use super::part;
use crate::dossier::{Action, ActionStatus, AreaPart, Audited, Dossier};
use crate::lang::rating::conclusion_in;
use crate::lang::{Lang, Message, dossier as say};
use crate::report::Block;

/// Up to so many areas are summed up one by one, more of them by their level.
const MOST_AREAS: usize = 6;

/// The areas with their conclusions, what was found by severity, and what is done.
pub(super) fn summary(dossier: &Dossier, lang: Lang) -> Vec<Block> {
    let mut blocks: Vec<Block> = dossier
        .audits
        .iter()
        .flat_map(|audit| {
            let points = if audit.areas.len() > MOST_AREAS {
                by_level(audit)
            } else {
                let areas = audit.areas.iter();
                areas.map(|area| one_by_one(area, lang)).collect()
            };
            let heading =
                (dossier.audits.len() > 1).then(|| Block::Subheading(super::named(audit)));
            let found = found(audit).map(Block::Paragraph);
            let points = points.into_iter().map(Block::Point);
            heading.into_iter().chain(points).chain(found)
        })
        .collect();
    blocks.extend(followed_up(dossier).map(Block::Paragraph));
    part(&say::SUMMARY, blocks)
}

fn one_by_one(area: &AreaPart, lang: Lang) -> Message {
    let reviewed = cases(area);
    let conclusion = match &area.conclusion {
        None if area.population.exact().is_none() => "".into(),
        None => (&say::CONCLUSION_NOT_TOLD).into(),
        Some(conclusion) => {
            let text = conclusion_in(&conclusion.text, lang);
            match conclusion.level {
                None => crate::lang::Slot::from(text),
                Some(level) => say::LEVEL
                    .with("level", level.to_string())
                    .with("text", text)
                    .into(),
            }
        }
    };
    say::SUMMED_UP
        .with("area", &area.title)
        .with("reviewed", reviewed)
        .with("conclusion", conclusion)
}

/// How many cases of an area were drawn.
pub(super) fn cases(area: &AreaPart) -> Message {
    match (area.drawn.exact(), area.population.exact()) {
        (Some(_), Some(population)) if area.is_census => {
            say::CASES_ALL.with("population", population)
        }
        (Some(drawn), Some(population)) => say::CASES_SAMPLED
            .with("drawn", drawn)
            .with("population", population),
        _ => say::CASES_NOT_TOLD.message(),
    }
}

/// Many areas: which of them are at which level, the worst first.
fn by_level(audit: &Audited) -> Vec<Message> {
    let mut levels: BTreeMap<(u8, String), Vec<&str>> = BTreeMap::new();
    let mut without: Vec<&str> = Vec::new();
    let mut not_told: Vec<&str> = Vec::new();
    for area in &audit.areas {
        match area
            .conclusion
            .as_ref()
            .map(|said| (said.level, &said.title))
        {
            Some((Some(level), title)) => levels
                .entry((level, title.clone()))
                .or_default()
                .push(&area.title),
            Some((None, _)) => without.push(&area.title),
            None => not_told.push(&area.title),
        }
    }
    let count = |areas: &[&str]| u64::try_from(areas.len()).unwrap_or(u64::MAX);
    let mut said: Vec<Message> = levels
        .iter()
        .rev()
        .map(|((level, title), areas)| {
            say::AREAS_AT_LEVEL
                .with("level", level.to_string())
                .with("title", title)
                .with("count", count(areas))
                .with("areas", areas.join(", "))
        })
        .collect();
    let others = [
        (&say::AREAS_WITHOUT_LEVEL, without),
        (&say::AREAS_NOT_TOLD, not_told),
    ];
    for (phrase, areas) in others.into_iter().filter(|(_, areas)| !areas.is_empty()) {
        let message = phrase.with("count", count(&areas));
        said.push(message.with("areas", areas.join(", ")));
    }
    said
}

/// How many findings with errors there are of each severity.
fn found(audit: &Audited) -> Option<Message> {
    let found = audit.errors_found()?;
    (found.decided > 0).then(|| {
        say::ERRORS_FOUND
            .with("found", found.critical + found.material + found.formal)
            .with("critical", found.critical)
            .with("material", found.material)
            .with("formal", found.formal)
            .with("decided", found.decided)
    })
}

fn followed_up(dossier: &Dossier) -> Option<Message> {
    let is_done = |action: &&Action| {
        [Some(ActionStatus::Implemented), Some(ActionStatus::Closed)].contains(&action.status)
    };
    match dossier.actions.as_slice() {
        [] => None,
        [one] => {
            let status = one.status.map_or(&say::STATUS_UNKNOWN, ActionStatus::words);
            Some(say::FOLLOW_UP_ONE.with("status", status))
        }
        actions => {
            let done = actions.iter().filter(is_done).count();
            let count = |number| u64::try_from(number).unwrap_or(u64::MAX);
            let message = say::FOLLOW_UP_DECIDED.with("count", count(actions.len()));
            Some(message.with("done", count(done)))
        }
    }
}
