//! What is shown of stopping rules and extensions, and what they cost.

use super::Block;
use super::number::exact_percent;
use crate::draw::{AreaRecord, DrawRecord, Extension, StopRule};
use crate::findings::{AreaExtension, AreaSummary, ExtensionRule, Findings};
use crate::lang::{Lang, Message, extension as say};

/// The stopping rule of a draw with its exact risk in each area; nothing without one.
pub fn stop_rule(record: &DrawRecord, lang: Lang) -> Vec<Block> {
    let Some(rule) = &record.stop_rule else {
        return Vec::new();
    };
    let mut blocks = vec![
        Block::Heading(say::STOP_RULE.message()),
        Block::Paragraph(claim(rule, lang)),
    ];
    let stages = (1_u64..).zip(&rule.stages).map(|(number, stage)| {
        say::STAGE
            .with("stage", number)
            .with("cases", stage.cases)
            .with("fails", stage.fails)
    });
    blocks.extend(stages.map(Block::Point));
    let risks = record.areas.iter().filter_map(|area| {
        let risk = area.risk.as_ref()?;
        let message = say::EXACT_RISK
            .with("area", &area.area)
            .with("risk", lang.amount(risk))
            .with("failing", rule.tolerable.ceil_of(area.population));
        Some(message.with("population", area.population))
    });
    blocks.extend(risks.map(Block::Point));
    let last = rule.stages.last().map_or(0, |stage| stage.cases);
    let may_go_on = |area: &AreaRecord| area.undrawn() > 0 && area.drawn < last;
    if record.areas.iter().any(may_go_on) {
        blocks.push(Block::Paragraph(say::NEXT_STAGE.message()));
    }
    blocks
}

fn claim(rule: &StopRule, lang: Lang) -> Message {
    let alpha = rule.confidence.share().complement();
    say::CLAIM
        .with("tolerable", percent(lang, rule.tolerable))
        .with("confidence", percent(lang, rule.confidence.share()))
        .with("alpha", percent(lang, alpha))
        .with("stages", rule.count())
}

/// A share in per cent, without the mark.
fn percent(lang: Lang, share: crate::stats::share::Share) -> String {
    let percent = exact_percent(lang, share);
    percent.trim_end_matches(['%', ' ', '\u{a0}']).to_owned()
}

/// What an extension added.
pub fn extended(record: &DrawRecord, extension: &Extension, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(say::EXTENDED.message())];
    let added = extension.areas.iter().filter_map(|extended| {
        let mut areas = record.areas.iter();
        let area = areas.find(|area| area.area == extended.area)?;
        let message = say::ADDED
            .with("area", &area.area)
            .with("cases", extended.cases)
            .with("drawn", area.drawn)
            .with("population", area.population);
        Some(message.with("first", area.drawn.saturating_sub(extended.cases)))
    });
    blocks.extend(added.map(Block::Point));
    blocks.push(Block::Paragraph(say::ANSWERS_STAY.message()));
    if record.stop_rule.is_none() {
        blocks.push(Block::Paragraph(say::NO_RULE_STATED.message()));
    }
    blocks.extend(stop_rule(record, lang));
    blocks
}

/// What it costs that the sample of an area is looked at more than once.
pub(super) fn cost(area: &AreaSummary, lang: Lang) -> Option<Message> {
    let extension = area.extension.as_ref().filter(|_| !area.is_census())?;
    Some(cost_of(extension, lang))
}

/// What it costs that a sample is looked at more than once.
pub(super) fn cost_of(extension: &AreaExtension, lang: Lang) -> Message {
    let message = match extension.rule {
        ExtensionRule::AnyTime => say::COST_ANY_TIME.message(),
        ExtensionRule::Stages => say::COST_STAGES
            .with("stages", extension.stages.unwrap_or(1))
            .with("look", extension.looks),
    };
    message.with("risk", risk(extension, lang))
}

/// A risk in per cent, without decimals where it has none.
fn risk(extension: &AreaExtension, lang: Lang) -> String {
    let text = lang.decimal(100.0 * extension.total_risk, 2);
    let text = text.trim_end_matches('0');
    text.trim_end_matches(['.', ',']).to_owned()
}

/// On which cases the figures of all areas rest, where samples were extended.
pub(super) fn first_looks(findings: &Findings, lang: Lang) -> Option<Message> {
    let areas = findings.areas.iter().filter_map(|area| {
        let first = area.extension.as_ref()?.first_drawn;
        let message = say::FIRST_OF
            .with("area", &area.area)
            .with("first", first)
            .with("drawn", area.drawn);
        (first < area.drawn).then(|| message.in_lang(lang))
    });
    let areas: Vec<String> = areas.collect();
    (!areas.is_empty() && findings.areas.len() > 1)
        .then(|| say::FIRST_LOOK_ACROSS.with("areas", areas.join("; ")))
}
