//! What was read and drawn, and how anyone can do it again.

use super::{Align, Block, Cell, Column, Table, Words};
use crate::case::NO_AREA;
use crate::cell::mask_cpr;
use crate::draw::{CprTreatment, Draw, DrawRecord, DrawnCase, ExtractRecord, SeedOrigin};
use crate::extract::Reject;
use crate::lang::{audit as say, sources};

/// Rejected rows, columns and the like that are listed on a screen; files have them all.
const MOST_LISTED: usize = 5;

/// What was read of the extract: rows and what became of them, and what could not be read.
pub fn reading(draw: &Draw) -> Vec<Block> {
    let record = &draw.record;
    let mut blocks = vec![Block::Heading(say::READ.message())];
    for extract in &record.extracts {
        let hash = match &extract.sha256 {
            Some(hash) => say::EXTRACT_HASH.with("hash", hash),
            None => say::EXTRACT_WITHOUT_HASH.message(),
        };
        blocks.push(Block::Paragraph(
            file_read(record, extract).with("hash", hash),
        ));
    }
    blocks.push(Block::Paragraph(totals(record)));
    blocks.extend(
        draw.rejects
            .iter()
            .take(MOST_LISTED)
            .map(|reject| Block::Point(rejected(reject, record))),
    );
    if let Some(more) = draw
        .rejects
        .len()
        .checked_sub(MOST_LISTED)
        .filter(|more| *more > 0)
    {
        blocks.push(Block::Point(
            say::MORE_REJECTED.with("more", as_count(more)),
        ));
    }
    let no_area = draw
        .area_columns
        .iter()
        .filter(|column| column.found.is_none());
    blocks.extend(no_area.map(|column| {
        Block::Point(
            say::NO_AREA_COLUMN
                .with("column", &column.name)
                .with("area", NO_AREA),
        )
    }));
    blocks.extend(columns(draw));
    if draw.masked > 0 {
        blocks.push(Block::Point(say::MASKED.with("count", draw.masked)));
    }
    blocks
}

fn totals(record: &DrawRecord) -> crate::lang::Message {
    let totals = &record.totals;
    say::TOTALS
        .with("rows", totals.rows_read)
        .with("population", totals.population)
        .with("excluded", totals.excluded)
        .with("avoided", totals.avoided)
        .with("rejected", totals.rejected)
        .with("merged", totals.merged)
}

fn rejected(reject: &Reject, record: &DrawRecord) -> crate::lang::Message {
    let message = if record.extracts.len() > 1 {
        sources::REJECTED_IN_FILE.with("file", &*reject.file)
    } else {
        say::REJECTED.message()
    };
    message
        .with("line", reject.line.to_string())
        .with("reason", reject.reason.clone())
}

/// A file of the extract, and under which headings it has the keys.
fn file_read(record: &DrawRecord, extract: &ExtractRecord) -> crate::lang::Message {
    let joined = |own: Option<&Vec<Option<String>>>, whole: &[String]| match own {
        Some(own) => own
            .iter()
            .map(|heading| heading.as_deref().unwrap_or("-"))
            .collect::<Vec<_>>()
            .join(" / "),
        None => whole.join(" / "),
    };
    let own = extract.headings.as_ref();
    let message = match &extract.sheet {
        Some(sheet) => sources::EXTRACT_SHEET.with("sheet", sheet),
        None => {
            let delimiter = extract.delimiter.clone().unwrap_or_default();
            say::EXTRACT
                .with("encoding", &extract.encoding)
                .with("delimiter", delimiter.replace('\t', "tab"))
        }
    };
    message
        .with("name", &extract.name)
        .with("rows", extract.rows)
        .with("id", joined(own.map(|own| &own.id), &record.id))
        .with("area", joined(own.map(|own| &own.area), &record.area))
}

/// Columns that the extract lacks, and values that are none of their type.
fn columns(draw: &Draw) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (column, scan) in &draw.columns {
        if column.found.is_none() {
            blocks.push(Block::Point(
                say::NO_SUCH_COLUMN.with("column", &column.name),
            ));
        }
        for (part, extract) in scan.parts.iter().zip(&draw.record.extracts) {
            let Some((_, quality)) = part.as_ref().filter(|(_, found)| found.unreadable > 0) else {
                continue;
            };
            let lines: Vec<String> = quality.lines.iter().map(u64::to_string).collect();
            let mut lines = lines.join(", ");
            if scan.parts.len() > 1 {
                lines = format!("{} {lines}", extract.name);
            }
            let message = say::UNREADABLE
                .with("column", &column.name)
                .with("count", quality.unreadable)
                .with("type", column.kind.name())
                .with("lines", lines);
            blocks.push(Block::Point(
                message.with("example", quality.example.clone().unwrap_or_default()),
            ));
        }
    }
    blocks
}

/// What was drawn, area by area.
pub fn areas(record: &DrawRecord) -> Table {
    let column = |key, title: &'static crate::lang::Phrase, align| Column {
        key,
        title: Words::Message(title.message()),
        align,
    };
    let mut table = Table::new(
        None,
        vec![
            column("area", &say::AREA, Align::Left),
            column("population", &say::CASES, Align::Right),
            column("requested", &say::REQUESTED, Align::Right),
            column("drawn", &say::DRAWN, Align::Right),
            column("reserves", &say::RESERVES, Align::Right),
            column("census", &say::CENSUS, Align::Left),
        ],
    );
    for area in &record.areas {
        table.push(vec![
            Cell::Text(area.area.clone()),
            Cell::Count(area.population),
            Cell::Count(area.requested),
            Cell::Count(area.drawn),
            Cell::Count(area.reserves),
            Cell::Bool(area.census),
        ]);
    }
    table
}

/// What was drawn.
pub fn drawn(draw: &Draw) -> Vec<Block> {
    vec![
        Block::Heading(say::DRAW.message()),
        Block::Table(areas(&draw.record)),
    ]
}

/// How anyone can make the draw again, and what its seed protects against.
pub fn re_performance(draw: &Draw, folder: Option<&str>) -> Vec<Block> {
    let record = &draw.record;
    let mut blocks = vec![
        Block::Heading(say::RE_PERFORMANCE.message()),
        Block::Paragraph(say::METHOD.with("seed", record.seed.as_str())),
    ];
    if let Some(case) = draw.sample.cases.first() {
        blocks.extend(one_ticket(record, case));
    }
    blocks.push(Block::Paragraph(match folder {
        Some(folder) => say::VERIFY.with("folder", folder),
        None => say::NO_FOLDER.message(),
    }));
    let protects = match record.seed_origin {
        SeedOrigin::Typed => &say::SEED_TYPED,
        SeedOrigin::Generated => &say::SEED_GENERATED,
    };
    blocks.push(Block::Paragraph(protects.message()));
    blocks
}

/// How the ticket of one drawn case is checked with tools that are everywhere.
fn one_ticket(record: &DrawRecord, case: &DrawnCase) -> Vec<Block> {
    let (seed, id) = (record.seed.as_str(), case.id.as_str());
    if record.cpr == CprTreatment::Masked && mask_cpr(id).1 > 0 {
        return Vec::new();
    }
    let quoted = |text: &str| text.replace('\'', r"'\''");
    let powershell = format!("{seed}:{id}").replace('\'', "''");
    vec![
        Block::Paragraph(
            say::TICKET
                .with("case", id)
                .with("ticket", case.ticket.to_string()),
        ),
        Block::Commands(vec![
            format!(
                "printf '%s:%s' '{}' '{}' | sha256sum",
                quoted(seed),
                quoted(id)
            ),
            String::new(),
            format!("$b = [Text.Encoding]::UTF8.GetBytes('{powershell}')"),
            "$h = [Security.Cryptography.SHA256]::Create().ComputeHash($b)".to_owned(),
            "-join ($h | ForEach-Object { $_.ToString('x2') })".to_owned(),
        ]),
    ]
}

fn as_count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
