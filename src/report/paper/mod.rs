//! The report to a committee as a text: the same parts in the same order whatever form it is written in. Each part can be
//! pasted by itself.

mod appendix;
mod before;
mod brief;
mod cells;
mod development;
mod finding_sheet;
mod findings;
mod follow_up;
mod heat;
mod method;
mod observations;
mod population;
mod reservations;
mod results;
pub(super) mod sheets;
mod slips;
mod summary;
#[cfg(test)]
mod tests;

pub use brief::brief;

use super::Block;
use crate::cell::find_cpr;
use crate::dossier::{Audience, Audited, Dossier};
use crate::lang::{Lang, Message, Phrase, dossier as say};
use crate::template::Supervision;

/// Whether a slip is made for each case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slips {
    /// One for each.
    PerCase,
    /// None.
    None,
}

/// A report.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// Its title.
    pub title: Message,
    /// Who may read it, in a sentence.
    pub mark: Message,
    /// The same in a word or two, for the foot of each page.
    pub foot: Message,
    /// Everything below the title: headings, subheadings, and what stands below them.
    pub blocks: Vec<Block>,
}

impl Paper {
    /// The report that a dossier makes.
    pub fn of(dossier: &Dossier, slips: Slips, lang: Lang) -> Self {
        let (mark, foot) = match dossier.audience {
            Audience::Internal => (&say::INTERNAL, &say::INTERNAL_SHORT),
            Audience::Public => (&say::PUBLIC, &say::PUBLIC_SHORT),
        };
        let parts = [
            summary::summary(dossier, lang),
            purpose(dossier),
            method::method(dossier, lang),
            results::results(dossier, lang),
            results::conclusions(dossier, lang),
            findings::findings(dossier, lang),
            observations::observations(dossier),
            remarks(dossier),
            follow_up::follow_up(dossier),
            development::development(dossier, lang),
            reservations::reservations(dossier, lang),
            match slips {
                Slips::PerCase => slips::slips(dossier, lang),
                Slips::None => Vec::new(),
            },
            appendix::appendix(dossier, lang),
        ];
        Self {
            title: title(dossier),
            mark: mark.message(),
            foot: foot.message(),
            blocks: parts.concat(),
        }
    }

    /// The whole as one text.
    pub fn text(&self) -> Vec<Block> {
        let head = [
            Block::Title(self.title.clone()),
            Block::Paragraph(self.mark.clone()),
        ];
        head.into_iter().chain(self.blocks.clone()).collect()
    }

    /// Texts that look like CPR numbers, each masked and with the heading it stands under. A hash is none.
    pub fn cpr_like(&self, lang: Lang) -> Vec<(String, String)> {
        let mut heading = self.title.in_lang(lang);
        let mut found = Vec::new();
        for block in self.text() {
            if let Block::Heading(text) | Block::Subheading(text) = &block {
                heading = text.in_lang(lang);
            }
            for text in texts(&block, lang) {
                let words = text.split_whitespace().filter(|word| !is_hash(word));
                let text = words.collect::<Vec<_>>().join(" ");
                if !find_cpr(&text).is_empty() {
                    found.push((heading.clone(), text));
                }
            }
        }
        found
    }
}

/// Whether a word is a SHA-256, in which any ten digits can stand.
fn is_hash(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',']);
    word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Everything that stands in a block.
fn texts(block: &Block, lang: Lang) -> Vec<String> {
    match block {
        Block::Title(text)
        | Block::Heading(text)
        | Block::Subheading(text)
        | Block::Paragraph(text)
        | Block::Point(text) => vec![text.in_lang(lang)],
        Block::Commands(lines) => lines.clone(),
        Block::Table(table) => {
            let cells = table.rows().iter().flatten();
            let cells = cells.map(|cell| cell.for_people(lang));
            let headings = table.columns().iter();
            let headings = headings.map(|column| column.title.in_lang(lang));
            let title = table.title.iter().map(|title| title.in_lang(lang));
            cells.chain(headings).chain(title).collect()
        }
    }
}

fn title(dossier: &Dossier) -> Message {
    match dossier.audits.as_slice() {
        [audit] => say::TITLE.with("title", &audit.template.title),
        audits => {
            let count = u64::try_from(audits.len()).unwrap_or(u64::MAX);
            say::TITLE_SEVERAL.with("count", count)
        }
    }
}

/// An audit as it is told from the others.
fn named(audit: &Audited) -> Message {
    say::AUDIT_NAMED
        .with("title", &audit.template.title)
        .with("id", &audit.template.id)
        .with("version", &audit.template.version)
        .with("as_of", audit.as_of)
}

/// What is said of each audit, below its name where there are several.
fn of_each(dossier: &Dossier, mut say: impl FnMut(&Audited) -> Vec<Block>) -> Vec<Block> {
    let is_one_of_several = dossier.audits.len() > 1;
    let parts = dossier.audits.iter().map(|audit| {
        let blocks = say(audit);
        let heading = is_one_of_several && !blocks.is_empty();
        let heading = heading.then(|| Block::Subheading(named(audit)));
        heading.into_iter().chain(blocks)
    });
    parts.flatten().collect()
}

/// What the department said of the findings, what the auditor replied, and what was changed since.
fn remarks(dossier: &Dossier) -> Vec<Block> {
    let blocks = of_each(dossier, |audit| {
        let mut heard = audit.hearing.heard(&audit.cases, &audit.template);
        let place = |name: &str| audit.areas.iter().position(|area| area.area == name);
        heard.sort_by_key(|heard| place(&heard.subject.area));
        let name_of = |area: &str| audit.template.title_of(area).to_owned();
        let table =
            (!heard.is_empty()).then(|| Block::Table(super::hearing::remarks(&heard, name_of)));
        table.into_iter().collect()
    });
    part(&say::HEARING, blocks)
}

/// A heading with what stands below it; nothing without anything below.
fn part(heading: &'static Phrase, blocks: Vec<Block>) -> Vec<Block> {
    if blocks.is_empty() {
        return blocks;
    }
    let heading = Block::Heading(heading.message());
    std::iter::once(heading).chain(blocks).collect()
}

/// The purpose, and where each audit stands among the kinds of supervision: said once where all stand at one place.
fn purpose(dossier: &Dossier) -> Vec<Block> {
    let purpose = Block::Paragraph(say::PURPOSE_TEXT.message());
    let mut audits = dossier.audits.iter();
    let first = audits.next().and_then(|audit| audit.supervision);
    let placed = |supervision: Option<Supervision>| {
        let words = supervision.map(Supervision::in_words);
        words.map(Block::Paragraph).into_iter()
    };
    let supervision = if audits.all(|audit| audit.supervision == first) {
        placed(first).collect()
    } else {
        of_each(dossier, |audit| placed(audit.supervision).collect())
    };
    let blocks = std::iter::once(purpose).chain(supervision);
    part(&say::PURPOSE, blocks.collect())
}
