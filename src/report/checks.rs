//! What reviewers found where they looked at what data had decided, in sentences below the table of findings.

use super::Block;
use crate::findings::Finding;
use crate::lang::{Lang, Message, reviewed as say};

/// A line for each finding in which something was found.
pub(super) fn checks(findings: &[&Finding], lang: Lang) -> Vec<Block> {
    let lines = findings.iter().filter_map(|finding| line(finding, lang));
    lines.map(Block::Point).collect()
}

fn line(finding: &Finding, lang: Lang) -> Option<Message> {
    let checks = &finding.checks;
    let fails = say::FAILS_LOOKED_AT
        .with("count", checks.fails_looked_at)
        .with("confirmed", checks.confirmed_errors)
        .with("register", checks.register_errors);
    let hidden = say::HIDDEN_ERRORS
        .with("count", checks.hidden_errors)
        .with("of", checks.passes_looked_at);
    let parts = [
        (checks.fails_looked_at, fails),
        (checks.hidden_errors, hidden),
        (
            checks.overruled,
            say::OVERRULED.with("count", checks.overruled),
        ),
        (
            checks.input_errors,
            say::INPUT_ERRORS.with("count", checks.input_errors),
        ),
        (
            checks.lawful_exceptions,
            say::LAWFUL_EXCEPTIONS.with("count", checks.lawful_exceptions),
        ),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(_, part)| part.in_lang(lang)).collect();
    let message = say::CHECKED.with("criterion", &finding.criterion);
    (!parts.is_empty()).then(|| message.with("parts", parts.join("; ")))
}
