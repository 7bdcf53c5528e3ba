//! What an extract holds, as `inspect` shows it: a text for people, the columns as a table, all of it as JSON.

mod columns;
mod json;
mod quality;

use columns::columns;
pub use columns::machine_columns;
pub use json::InspectedJson;

use chrono::NaiveDate;

use super::check::HeldAgainst;
use super::{Align, Block, Cell, Column, Table, draw as of_draw};
use crate::diag::{Diagnostic, code};
use crate::draw::{Draw, EventExtract, Persons};
use crate::extract::{
    At, Described, DoubleEncoding, EncodingBasis, Extract, Packing, PartRows, Profile, Reject,
    Spotted,
};
use crate::lang::{Message, Slot, audit, inspect as say, sources};

/// What was found out about an extract.
#[derive(Debug)]
pub struct Inspected<'a, 'e> {
    /// The extract.
    pub extract: &'a Extract<'e>,
    /// What somebody knew of its columns.
    pub described: &'a Described,
    /// Dates after this day are in the future.
    pub as_of: NaiveDate,
    /// What it holds.
    pub profile: Profile,
    /// Its cases.
    pub cases: Cases,
    /// The column of the persons that were asked for, with their counts; `None` where the extract lacks it.
    pub persons: Option<(String, Option<Persons>)>,
    /// The event tables that were given.
    pub events: Vec<EventExtract>,
    /// How a template fits it.
    pub fit: Option<HeldAgainst>,
}

/// What is known of the cases.
#[derive(Debug)]
pub enum Cases {
    /// Nobody has said what names a case.
    NotAsked,
    /// They cannot be counted.
    Refused(Vec<Diagnostic>),
    /// A draw would be made from these.
    Counted(Box<Draw>),
}

/// All of it for people.
pub fn blocks(inspected: &Inspected<'_, '_>) -> Vec<Block> {
    let mut blocks = read(inspected);
    blocks.extend(super::events::reading(inspected.events.iter()));
    blocks.extend(totals(inspected));
    blocks.extend(persons(inspected));
    blocks.push(Block::Heading(say::COLUMNS.message()));
    blocks.push(Block::Table(columns(inspected)));
    blocks.push(Block::Heading(say::QUALITY.message()));
    blocks.extend(quality::points(inspected));
    blocks.extend(fit(inspected));
    blocks.extend(first_rows(inspected));
    blocks
}

/// The files, and what was assumed of each.
fn read(inspected: &Inspected<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(say::READ.message())];
    let files = inspected.extract.parts().iter();
    for (part, rows) in files.zip(&inspected.profile.files) {
        let survey = &part.survey;
        blocks.push(Block::Paragraph(
            say::FILE
                .with("name", part.file_name())
                .with("rows", rows.rows_read)
                .with("columns", as_count(survey.header.names.len()))
                .with("bytes", part.bytes()),
        ));
        let mut points = Vec::new();
        match part.sheet_name() {
            Some(sheet) => points.push(say::SHEET.with("sheet", sheet)),
            None => {
                let encoding = say::ENCODING.with("encoding", survey.encoding.name());
                points.push(encoding.with("basis", basis(survey.encoding_basis)));
            }
        }
        let delimiter = part.delimiter().map(|delimiter| delimiter.to_string());
        points.extend(delimiter.map(|delimiter| {
            let shown = match delimiter.as_str() {
                "\t" => Slot::from(&say::TAB),
                other => Slot::from(format!("`{other}`")),
            };
            say::DELIMITER.with("delimiter", shown)
        }));
        points.push(say::HEADER.with("line", survey.header.line.to_string()));
        if matches!(part.packing, Packing::Gzip(_)) {
            points.push(say::GZIP.message());
        }
        if survey.double_encoding == DoubleEncoding::Repair {
            points.push(say::REPAIRED.message());
        }
        points.extend(part.sha256().map(|hash| say::HASH.with("hash", hash)));
        points.extend(survey.remarks.iter().map(remark));
        blocks.extend(points.into_iter().map(Block::Point));
    }
    blocks
}

fn basis(basis: EncodingBasis) -> Message {
    match basis {
        EncodingBasis::Stated => say::STATED.message(),
        EncodingBasis::Mark => say::MARK.message(),
        EncodingBasis::Valid => say::VALID.message(),
        EncodingBasis::Zeros => say::ZEROS.message(),
        EncodingBasis::Guessed => say::GUESSED.message(),
    }
}

/// A diagnostic as a point of a list.
fn remark(diagnostic: &Diagnostic) -> Message {
    say::REMARK
        .with("code", diagnostic.code.id)
        .with("message", diagnostic.message.clone())
}

fn totals(inspected: &Inspected<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(say::TOTALS.message())];
    let profile = &inspected.profile;
    match &inspected.cases {
        Cases::NotAsked => {
            blocks.push(Block::Paragraph(rows_only(&profile.files)));
            blocks.extend(rejects(&profile.rejects, inspected.extract));
            blocks.push(Block::Paragraph(say::NAME_THE_ID.message()));
        }
        Cases::Refused(why) => {
            blocks.push(Block::Paragraph(rows_only(&profile.files)));
            blocks.extend(rejects(&profile.rejects, inspected.extract));
            blocks.push(Block::Paragraph(say::NOT_COUNTED.message()));
            blocks.extend(why.iter().flat_map(explained));
        }
        Cases::Counted(draw) => {
            blocks.push(Block::Paragraph(of_draw::totals(&draw.record)));
            blocks.extend(of_draw::population(draw).into_iter().map(Block::Point));
            blocks.extend(rejects(&draw.rejects, inspected.extract));
            blocks.extend(areas(draw));
            if !draw.warnings.is_empty() {
                blocks.push(Block::Heading(say::WORTH_A_LOOK.message()));
                blocks.extend(draw.warnings.iter().flat_map(explained));
            }
        }
    }
    blocks
}

/// A diagnostic and what to do about it.
fn explained(diagnostic: &Diagnostic) -> Vec<Block> {
    let help = diagnostic.help.iter().cloned();
    std::iter::once(remark(diagnostic))
        .chain(help)
        .map(Block::Point)
        .collect()
}

fn rows_only(files: &[PartRows]) -> Message {
    say::ROWS_ONLY
        .with("rows", files.iter().map(|file| file.rows_read).sum::<u64>())
        .with(
            "rejected",
            files.iter().map(|file| file.rejected).sum::<u64>(),
        )
}

fn rejects(rejects: &[Reject], extract: &Extract<'_>) -> Vec<Block> {
    let shown = rejects.iter().take(5).map(|reject| {
        let message = match extract.parts() {
            [_] => audit::REJECTED.message(),
            _ => sources::REJECTED_IN_FILE.with("file", &*reject.file),
        };
        let message = message.with("line", reject.line.to_string());
        Block::Point(message.with("reason", reject.reason.clone()))
    });
    shown.collect()
}

fn areas(draw: &Draw) -> Vec<Block> {
    if draw.record.area.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new(
        None,
        vec![
            Column::new("area", say::AREA.message(), Align::Left),
            Column::new("cases", say::CASES.message(), Align::Right),
        ],
    );
    for area in &draw.record.areas {
        table.push(vec![
            Cell::Text(area.area.clone()),
            Cell::Count(area.population + area.avoided),
        ]);
    }
    vec![Block::Heading(say::AREAS.message()), Block::Table(table)]
}

fn persons(inspected: &Inspected<'_, '_>) -> Option<Block> {
    let (column, counted) = inspected.persons.as_ref()?;
    if !matches!(inspected.cases, Cases::Counted(_)) {
        return Some(Block::Paragraph(say::PERSONS_NEED_CASES.message()));
    }
    let message = match counted {
        None => say::NO_PERSON_COLUMN.message(),
        Some(counted) => say::PERSONS
            .with("persons", counted.persons)
            .with("several", counted.with_several)
            .with("cases", counted.their_cases)
            .with("most", counted.most)
            .with("without", counted.without),
    };
    Some(Block::Paragraph(message.with("column", column)))
}

fn fit(inspected: &Inspected<'_, '_>) -> Vec<Block> {
    let Some(held) = &inspected.fit else {
        return Vec::new();
    };
    let mut blocks = held.decided();
    // Values that cannot be read stand under data quality.
    let diagnostics = held.fit.diagnostics.iter();
    let lacking = diagnostics.filter(|diagnostic| diagnostic.code != &code::C021);
    blocks.extend(lacking.flat_map(explained));
    blocks
}

/// The first rows, a field a line.
fn first_rows(inspected: &Inspected<'_, '_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !inspected.profile.shown.is_empty() {
        blocks.push(Block::Heading(say::FIRST_ROWS.message()));
    }
    for row in &inspected.profile.shown {
        blocks.push(Block::Paragraph(place(row.at, inspected.extract)));
        blocks.extend(row.fields.iter().map(|(heading, value)| {
            let field = say::FIELD.with("heading", named(heading));
            Block::Point(field.with("value", value))
        }));
    }
    blocks
}

fn place(at: At, extract: &Extract<'_>) -> Message {
    let message = match extract.parts() {
        [_] => say::ROW.message(),
        parts => {
            let file = parts.get(at.part).map(crate::extract::Part::file_name);
            say::ROW_OF.with("file", file.unwrap_or_default())
        }
    };
    message.with("line", at.line.to_string())
}

/// The first lines on which something was seen.
fn lines(spotted: &Spotted, extract: &Extract<'_>) -> Message {
    let line = |at: &At| match extract.parts() {
        [_] => at.line.to_string(),
        parts => {
            let file = parts.get(at.part).map(crate::extract::Part::file_name);
            format!("{} {}", file.unwrap_or_default(), at.line)
        }
    };
    let listed: Vec<String> = spotted.first.iter().map(line).collect();
    let all = as_count(listed.len()) >= spotted.count;
    let lines = listed.join(", ");
    if all {
        say::PLAIN.with("text", lines)
    } else {
        say::AND_MORE.with("lines", lines)
    }
}

/// A heading as it is shown.
fn named(heading: &str) -> Slot {
    if heading.is_empty() {
        Slot::from(&say::NO_HEADING)
    } else {
        Slot::from(heading)
    }
}

fn as_count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
