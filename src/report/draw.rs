//! What was read and drawn, and how anyone can do it again.

use super::{Align, Block, Cell, Column, Table};
use crate::case::NO_AREA;
use crate::cell::mask_cpr;
use crate::draw::{
    Answer, ControlRecord, CprTreatment, Draw, DrawRecord, DrawnCase, ExclusionRecord,
    ExtractRecord, SeedOrigin,
};
use crate::extract::Reject;
use crate::lang::{Message, Slot, audit as say, population as population_say, pseudonym, sources};

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
    blocks.extend(population(draw).into_iter().map(Block::Point));
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

/// What was left out, what was audited before, and what the totals are beside those of the books.
pub(super) fn population(draw: &Draw) -> Vec<Message> {
    let record = &draw.record;
    let mut lines: Vec<Message> = record.exclusions.iter().filter_map(excluded).collect();
    lines.extend(conditions(draw));
    lines.extend(record.avoid.iter().map(|list| {
        population_say::AVOIDED_LIST
            .with("name", &list.name)
            .with("found", list.found)
            .with("cases", list.cases)
    }));
    lines.extend(record.controls.iter().map(reconciled));
    lines.extend(unnamed_areas(draw));
    lines
}

/// What an exclusion left out; that a condition could be decided of every case needs no saying.
fn excluded(exclusion: &ExclusionRecord) -> Option<Message> {
    if exclusion.excludes == Answer::Unknown && exclusion.cases == 0 {
        return None;
    }
    let phrase = match exclusion.excludes {
        Answer::True => &population_say::EXCLUDED,
        Answer::False => &population_say::EXCLUDED_BY_WHERE,
        Answer::Unknown => &population_say::EXCLUDED_UNKNOWN,
    };
    let message = phrase
        .with("reason", &exclusion.reason)
        .with("cases", exclusion.cases)
        .with("condition", &exclusion.condition);
    Some(message)
}

/// How the columns of conditions are read.
fn conditions(draw: &Draw) -> Option<Message> {
    let columns: Vec<String> = draw
        .conditions
        .iter()
        .filter(|(column, _)| column.found.is_some())
        .map(|(column, scan)| format!("`{}` ({})", column.name, scan.format))
        .collect();
    (!columns.is_empty()).then(|| population_say::READ_AS.with("columns", columns.join(", ")))
}

fn reconciled(control: &ControlRecord) -> Message {
    let notes = if control.empty + control.unreadable > 0 {
        Slot::from(
            population_say::TOTAL_NOTES
                .with("values", control.values)
                .with("empty", control.empty)
                .with("unreadable", control.unreadable),
        )
    } else {
        Slot::from(String::new())
    };
    let source = if control.source.is_empty() {
        Slot::from(&population_say::THE_BOOKS)
    } else {
        Slot::from(control.source.clone())
    };
    let of = match &control.header {
        Some(header) => Slot::from(header.clone()),
        None => Slot::from(&population_say::ROWS),
    };
    let amount = |number: &Option<String>| Slot::Amount(number.clone().unwrap_or_default());
    let phrase = match &control.difference {
        None => &population_say::TOTAL_TOO_LARGE,
        Some(difference) if is_nothing(difference) => &population_say::TOTAL_AGREES,
        Some(_) => &population_say::TOTAL_DIFFERS,
    };
    phrase
        .with("of", of)
        .with("found", amount(&control.found))
        .with("stated", Slot::Amount(control.stated.clone()))
        .with("difference", amount(&control.difference))
        .with("source", source)
        .with("notes", notes)
}

/// Whether an exact decimal is 0, with however many decimals.
fn is_nothing(number: &str) -> bool {
    !number.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// The areas that have no name of their own though others have.
fn unnamed_areas(draw: &Draw) -> Option<Message> {
    let mut named: Vec<String> = draw
        .unnamed_areas
        .iter()
        .take(MOST_LISTED)
        .map(|(area, cases)| format!("`{area}` ({cases})"))
        .collect();
    if draw.unnamed_areas.len() > MOST_LISTED {
        named.push("…".to_owned());
    }
    (!named.is_empty()).then(|| population_say::UNNAMED_AREAS.with("areas", named.join(", ")))
}

/// What became of the rows.
pub(super) fn totals(record: &DrawRecord) -> Message {
    let totals = &record.totals;
    say::TOTALS
        .with("rows", totals.rows_read)
        .with("population", totals.population)
        .with("excluded", totals.excluded)
        .with("avoided", totals.avoided)
        .with("rejected", totals.rejected)
        .with("merged", totals.merged)
}

fn rejected(reject: &Reject, record: &DrawRecord) -> Message {
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
fn file_read(record: &DrawRecord, extract: &ExtractRecord) -> Message {
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
    let kept = |name: &str| draw.columns.iter().any(|(column, _)| column.name == name);
    let conditions = draw
        .conditions
        .iter()
        .filter(|(column, _)| !kept(&column.name));
    for (column, scan) in draw.columns.iter().chain(conditions) {
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
    let mut columns = vec![
        Column::new("area", &say::AREA, Align::Left),
        Column::new("population", &say::CASES, Align::Right),
        Column::new("requested", &say::REQUESTED, Align::Right),
        Column::new("drawn", &say::DRAWN, Align::Right),
        Column::new("reserves", &say::RESERVES, Align::Right),
        Column::new("census", &say::CENSUS, Align::Left),
    ];
    let some_are_avoided = !record.avoid.is_empty();
    if some_are_avoided {
        columns.insert(
            2,
            Column::new("avoided", &population_say::AVOIDED, Align::Right),
        );
    }
    let mut table = Table::new(None, columns);
    for area in &record.areas {
        let mut row = vec![
            Cell::Text(area.area.clone()),
            Cell::Count(area.population),
            Cell::Count(area.requested),
            Cell::Count(area.drawn),
            Cell::Count(area.reserves),
            Cell::Bool(area.census),
        ];
        if some_are_avoided {
            row.insert(2, Cell::Count(area.avoided));
        }
        table.push(row);
    }
    table
}

/// What the figures of an area concern, some of whose cases could not be drawn; `None` when all could.
pub fn avoided_in(area: &str, avoided: u64, population: u64) -> Option<Message> {
    let message = population_say::AVOIDED_IN_AREA
        .with("area", area)
        .with("avoided", avoided)
        .with("all", population + avoided)
        .with("population", population);
    (avoided > 0).then_some(message)
}

/// What was drawn.
pub fn drawn(draw: &Draw) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(say::DRAW.message()),
        Block::Table(areas(&draw.record)),
    ];
    let avoided = draw
        .record
        .areas
        .iter()
        .filter_map(|area| avoided_in(&area.area, area.avoided, area.population));
    blocks.extend(avoided.map(Block::Point));
    blocks
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
    if record.pseudonyms.is_some() {
        blocks.extend(codes(folder));
    }
    blocks.push(Block::Paragraph(match folder {
        Some(folder) => say::VERIFY
            .with("folder", folder)
            .with("events", super::events::arguments(&record.events)),
        None => say::NO_FOLDER.message(),
    }));
    let protects = match record.seed_origin {
        SeedOrigin::Typed => &say::SEED_TYPED,
        SeedOrigin::Generated => &say::SEED_GENERATED,
    };
    blocks.push(Block::Paragraph(protects.message()));
    blocks
}

/// How a code is checked, and how the case behind it is found.
fn codes(folder: Option<&str>) -> Vec<Block> {
    let check = "printf '%s' CASE_ID | openssl dgst -sha256 -mac HMAC -macopt hexkey:KEY";
    let mut blocks = vec![
        Block::Paragraph(pseudonym::HOW_CODED.message()),
        Block::Commands(vec![check.to_owned()]),
    ];
    let decoded = folder.map(|folder| pseudonym::HOW_DECODED.with("folder", folder));
    blocks.extend(decoded.map(Block::Paragraph));
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
