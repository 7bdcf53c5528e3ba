//! What was read of event tables.

use super::Block;
use crate::draw::{EventExtract, EventRecord};
use crate::lang::{audit, events as say};

/// The tables with their rows, what of them belongs to no case, and what could not be read.
pub fn reading<'e>(given: impl Iterator<Item = &'e EventExtract>) -> Vec<Block> {
    given.flat_map(of_table).collect()
}

/// What the command line that makes a draw again has beside the extract.
pub(super) fn arguments(events: &[EventRecord]) -> String {
    let tables = events.iter();
    tables
        .map(|events| format!(" --events {}={}", events.name, events.file))
        .collect()
}

fn of_table(given: &EventExtract) -> Vec<Block> {
    let record = &given.record;
    let hash = match &record.sha256 {
        Some(hash) => audit::EXTRACT_HASH.with("hash", hash),
        None => audit::EXTRACT_WITHOUT_HASH.message(),
    };
    let delimiter = record.delimiter.as_deref().unwrap_or_default();
    let read = say::READ
        .with("table", &record.name)
        .with("file", &record.file)
        .with("rows", record.rows)
        .with("encoding", &record.encoding)
        .with("delimiter", delimiter.replace('\t', "tab"))
        .with("id", record.id.join(" / "))
        .with("hash", hash);
    let mut blocks = vec![Block::Paragraph(read)];
    for (phrase, count) in [
        (&say::UNMATCHED, record.unmatched),
        (&say::REJECTED, record.rejected),
    ] {
        if count > 0 {
            let message = phrase.with("count", count).with("table", &record.name);
            blocks.push(Block::Point(message));
        }
    }
    blocks.extend(columns(given));
    blocks
}

/// Columns that the table lacks, and values that are none of their type.
fn columns(given: &EventExtract) -> Vec<Block> {
    let found = given.columns.iter().filter_map(|(column, scan)| {
        let name = format!("{}.{}", given.record.name, column.name);
        if column.found.is_none() {
            return Some(audit::NO_SUCH_COLUMN.with("column", name));
        }
        (scan.quality.unreadable > 0).then(|| {
            let lines: Vec<String> = scan.quality.lines.iter().map(u64::to_string).collect();
            audit::UNREADABLE
                .with("column", name)
                .with("count", scan.quality.unreadable)
                .with("type", column.kind.name())
                .with("lines", lines.join(", "))
                .with("example", scan.quality.example.clone().unwrap_or_default())
        })
    });
    found.map(Block::Point).collect()
}
