//! What reviewers noticed beside the checklist: praise, what is said of an area as a whole, and anything else.

use super::cells::{self, left, right};
use super::{of_each, part};
use crate::dossier::{Audience, Audited, Dossier};
use crate::lang::{Message, observations as say};
use crate::report::{Block, Cell, Table};
use crate::worksheet::Observation;

/// Every remark with its words; for the public how many there are of each kind.
pub(super) fn observations(dossier: &Dossier) -> Vec<Block> {
    let blocks = of_each(dossier, |audit| {
        let table = match dossier.audience {
            Audience::Internal => noticed(audit),
            Audience::Public => counted(audit),
        };
        let has_rows = !table.rows().is_empty();
        has_rows
            .then_some(Block::Table(table))
            .into_iter()
            .collect()
    });
    let is_public = dossier.audience == Audience::Public;
    let not_told = (is_public && !blocks.is_empty()).then(|| say::NOT_TOLD.message());
    let blocks = blocks.into_iter().chain(not_told.map(Block::Paragraph));
    part(&say::OBSERVATIONS, blocks.collect())
}

/// The remarks as a table.
pub(in crate::report) fn noticed(audit: &Audited) -> Table {
    let columns = vec![
        left("kind", &say::KIND),
        left("area", &say::AREA),
        left("case", &say::CASE),
        left("text", &say::TEXT),
        left("reviewer", &say::REVIEWER),
    ];
    let mut table = Table::new(None, columns);
    for noted in &audit.observations {
        let or_none = |text: &str| match text {
            "" => Cell::NotApplicable,
            text => cells::text(text),
        };
        table.push(vec![
            cells::word(noted.kind.name(), noted.kind.words()),
            or_none(audit.template.title_of(&noted.area)),
            or_none(&noted.case_id),
            cells::text(&noted.text),
            cells::text(&noted.reviewer),
        ]);
    }
    table
}

fn counted(audit: &Audited) -> Table {
    let columns = vec![left("kind", &say::KIND), right("count", &say::COUNT)];
    let mut table = Table::new(None, columns);
    for (kind, number) in &audit.noticed {
        table.push(vec![
            cells::word(kind.name(), kind.words()),
            cells::number(*number),
        ]);
    }
    table
}

/// What was noticed of one case, for its slip.
pub(super) fn of_case(audit: &Audited, case_id: &str) -> Vec<Message> {
    let of_it = |noted: &&Observation| !case_id.is_empty() && noted.case_id == case_id;
    let noted = audit.observations.iter().filter(of_it);
    noted
        .map(|noted| {
            say::ON_SLIP
                .with("kind", noted.kind.words())
                .with("text", &noted.text)
        })
        .collect()
}
