//! The one paragraph for the monthly mail.

use crate::dossier::{Action, ActionStatus, AreaPart, Audited, Dossier};
use crate::findings::Finding;
use crate::lang::rating::conclusion_in;
use crate::lang::{Lang, Message, Slot, dossier as say};
use crate::report::Block;
use crate::report::number::percent;

/// Up to so many criteria are all named, of more the least met.
const MOST_CRITERIA: usize = 6;

/// A paragraph for each area.
pub fn brief(dossier: &Dossier, lang: Lang) -> Vec<Block> {
    let audits = dossier.audits.iter();
    let said = audits.flat_map(|audit| {
        let areas = audit.areas.iter();
        areas.map(move |area| of_area(audit, area, &dossier.actions, lang))
    });
    said.map(Block::Paragraph).collect()
}

fn of_area(audit: &Audited, area: &AreaPart, actions: &[Action], lang: Lang) -> Message {
    let conclusion: Slot = match &area.conclusion {
        Some(conclusion) => conclusion_in(&conclusion.text, lang).into(),
        None => (&crate::lang::dossier_tables::NOT_TOLD).into(),
    };
    say::BRIEF
        .with("title", &audit.template.title)
        .with("area", &area.title)
        .with("as_of", audit.as_of)
        .with("cases", cases(area))
        .with("by_severity", by_severity(area))
        .with("compliance", compliance(area, lang))
        .with("actions", earlier(actions))
        .with("conclusion", conclusion)
}

fn cases(area: &AreaPart) -> Message {
    let (Some(drawn), Some(population)) = (area.drawn.exact(), area.population.exact()) else {
        return say::CASES_NOT_TOLD.message();
    };
    let phrase = if area.pending() > 0 {
        &say::BRIEF_CASES_DRAWN
    } else if area.requested > drawn && !area.is_census {
        &say::BRIEF_CASES_PLAN
    } else {
        &say::BRIEF_CASES
    };
    let message = phrase.with("drawn", drawn).with("population", population);
    message.with("requested", area.requested)
}

fn by_severity(area: &AreaPart) -> Message {
    let Some(cases) = area.cases else {
        return say::BRIEF_NOT_TOLD.message();
    };
    let phrase = match cases.not_decided {
        0 => &say::BRIEF_SEVERITY,
        _ => &say::BRIEF_SEVERITY_OPEN,
    };
    phrase
        .with("without", cases.without_errors)
        .with("formal", cases.formal)
        .with("material", cases.material)
        .with("critical", cases.critical)
        .with("open", cases.not_decided)
}

fn compliance(area: &AreaPart, lang: Lang) -> Message {
    let lines = area.lines.iter().filter_map(|line| line.finding());
    let mut findings: Vec<&Finding> = lines.filter(|finding| finding.decided() > 0).collect();
    if findings.is_empty() {
        return say::BRIEF_NOTHING.message();
    }
    let phrase = if findings.len() > MOST_CRITERIA {
        // The highest error rates first; of equals those that stand first in the checklist.
        let rate = |finding: &Finding| finding.rate.unwrap_or(0.0);
        findings.sort_by(|one, other| rate(other).total_cmp(&rate(one)));
        findings.truncate(MOST_CRITERIA);
        &say::BRIEF_LEAST
    } else {
        &say::BRIEF_COMPLIANCE
    };
    let items = findings.iter().map(|finding| {
        let share = percent(lang, finding.pass, finding.decided()).unwrap_or_default();
        let item = say::BRIEF_ITEM.with("criterion", &finding.criterion);
        item.with("share", share).in_lang(lang)
    });
    phrase.with("list", items.collect::<Vec<_>>().join(", "))
}

fn earlier(actions: &[Action]) -> Slot {
    if actions.is_empty() {
        return Slot::from("");
    }
    let is_closed = |action: &&Action| action.status == Some(ActionStatus::Closed);
    let closed = actions.iter().filter(is_closed).count();
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    say::BRIEF_ACTIONS
        .with("closed", count(closed))
        .with("open", count(actions.len() - closed))
        .into()
}
