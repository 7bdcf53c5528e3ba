//! The conclusion on an area in words: the level, what triggered it, and what the auditor says instead.

use super::Block;
use crate::findings::{AreaSummary, Conclusion, Finding, SetConclusion};
use crate::lang::rating::{self as say, conclusion_in};
use crate::lang::{Lang, Message};

/// The conclusion on an area.
pub fn concluded(area: &AreaSummary, lang: Lang) -> Vec<Block> {
    let conclusion = &area.conclusion;
    let said = match &conclusion.set {
        None => vec![by_program(conclusion, lang)],
        Some(set) => by_auditor(conclusion, set, lang).collect(),
    };
    let part = (!conclusion.part.is_empty())
        .then(|| say::RESTS_ON_PART.with("choices", conclusion.part.join(", ")));
    said.into_iter().chain(part).map(Block::Paragraph).collect()
}

fn by_program(conclusion: &Conclusion, lang: Lang) -> Message {
    let text = conclusion_in(&conclusion.text, lang);
    match conclusion.level {
        None => say::CONCLUSION_NONE.with("text", text),
        Some(level) => say::CONCLUSION
            .with("level", level.to_string())
            .with("text", text)
            .with("trigger", conclusion.because.message()),
    }
}

fn by_auditor(
    conclusion: &Conclusion,
    set: &SetConclusion,
    lang: Lang,
) -> impl Iterator<Item = Message> + use<> {
    let own = &set.program;
    let by = conclusion.set_by.clone().unwrap_or_default();
    let concluded = say::CONCLUSION_SET
        .with("level", level(conclusion.level))
        .with("text", conclusion_in(&conclusion.text, lang))
        .with("by", by)
        .with("reason", &set.reason);
    let beside = match own.level {
        None => say::PROGRAM_SAYS_NONE.with("text", conclusion_in(&own.text, lang)),
        Some(_) => say::PROGRAM_SAYS
            .with("level", level(own.level))
            .with("text", conclusion_in(&own.text, lang))
            .with("trigger", conclusion.because.message()),
    };
    let has_changed = set.program_level_then != own.level;
    let changed =
        has_changed.then(|| say::PROGRAM_SAID_OTHER.with("level", level(set.program_level_then)));
    [concluded, beside].into_iter().chain(changed)
}

fn level(level: Option<u8>) -> Message {
    match level {
        Some(level) => say::LEVEL.with("level", level.to_string()),
        None => say::NO_LEVEL.message(),
    }
}

/// What the auditor calls systematic among the findings of an area, and what the program proposes to look at.
pub fn systematic(findings: &[&Finding]) -> Vec<Block> {
    let set = findings.iter().filter_map(|finding| {
        let systematic = finding.systematic.as_ref()?;
        Some(
            say::IS_SYSTEMATIC
                .with("criterion", &finding.criterion)
                .with("cause", systematic.cause.words())
                .with("by", &systematic.set_by)
                .with("reason", &systematic.reason),
        )
    });
    let proposed: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.may_be_systematic())
        .map(|finding| finding.criterion.as_str())
        .collect();
    let proposed = (!proposed.is_empty())
        .then(|| say::MAY_BE_SYSTEMATIC.with("criteria", proposed.join(", ")));
    set.chain(proposed).map(Block::Paragraph).collect()
}
