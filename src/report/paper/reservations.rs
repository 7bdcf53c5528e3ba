//! What the figures can and cannot say.

use super::{of_each, part};
use crate::dossier::{AreaPart, Audience, Audited, Dossier};
use crate::findings::Verdict;
use crate::lang::{Lang, Message, audit as words, dossier as say};
use crate::report::Block;
use crate::report::findings::can_say;

/// So many reasons why cases could not be decided are named.
const MOST_REASONS: usize = 12;

pub(super) fn reservations(dossier: &Dossier, lang: Lang) -> Vec<Block> {
    let blocks = of_each(dossier, |audit| {
        let mut said = vec![say::ONLY_DRAWN.message()];
        if audit.method.by_data > 0 {
            said.push(say::REGISTERED.message());
        }
        said.extend(
            audit
                .areas
                .iter()
                .filter_map(|area| limits(audit, area, lang)),
        );
        if dossier.audience == Audience::Internal {
            said.push(
                words::TESTED
                    .with("tested", audit.tested)
                    .with("expected", lang.decimal(audit.expected_by_chance, 1)),
            );
        }
        said.extend(what_words_mean(audit));
        said.extend(undetermined(audit));
        said.into_iter().map(Block::Point).collect()
    });
    part(&say::RESERVATIONS, blocks)
}

fn limits(audit: &Audited, area: &AreaPart, lang: Lang) -> Option<Message> {
    let sampled = crate::report::findings::Sampled {
        area: &area.title,
        drawn: area.drawn.exact()?,
        population: area.population.exact()?,
        confidence: audit.method.confidence,
        tolerable: audit.template.targets.tolerable,
    };
    can_say(&sampled, area.power.as_ref()?, lang).into()
}

fn what_words_mean(audit: &Audited) -> Vec<Message> {
    let findings = || {
        let lines = audit.areas.iter().flat_map(|area| &area.lines);
        lines.filter_map(|line| line.finding())
    };
    let mut said = Vec::new();
    if findings().any(|finding| finding.target_status == Some(Verdict::Undecided)) {
        said.push(words::UNDECIDED_MEANS.message());
    }
    if findings().any(|finding| finding.undetermined > 0) {
        said.push(words::UNDETERMINED_STAND.message());
    }
    said
}

/// Why cases could not be decided.
fn undetermined(audit: &Audited) -> Vec<Message> {
    let mut reasons = Vec::new();
    for area in &audit.areas {
        for line in &area.lines {
            let Some(criterion) = audit.criterion(line) else {
                continue;
            };
            for (reason, count) in &line.undetermined {
                reasons.push(
                    say::UNDETERMINED_WHY
                        .with("area", &area.title)
                        .with("criterion", &criterion.id)
                        .with("count", *count)
                        .with("reason", reason.clone()),
                );
            }
        }
    }
    let more = reasons.len().saturating_sub(MOST_REASONS);
    reasons.truncate(MOST_REASONS);
    if more > 0 {
        let count = u64::try_from(more).unwrap_or(u64::MAX);
        reasons.push(say::UNDETERMINED_MORE.with("count", count));
    }
    reasons
}
