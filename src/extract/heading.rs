//! The headings of an extract: on which line they stand, what they are, and what is odd about them.

use std::collections::BTreeMap;

use super::delimiter::{FirstRow, first_rows};
use super::layout::{Headings, Shape, headings, is_like_a_value};
use super::quality::excerpt;
use super::records::{Dialect, Records};
use super::source::{Source, length};
use super::survey::{Header, NoRows};
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::extract_text as say_of_text;
use crate::lang::{Message, extract as say};

/// How many headings a message shows.
const HEADINGS_SHOWN: usize = 4;

/// The headings, and how many lines stand above them.
pub(super) struct Found {
    pub(super) header: Header,
    /// Lines above the headings; blank ones just above them are not counted when nothing else stands there.
    pub(super) skip: u64,
    /// Whether every row has empty fields beyond the last heading.
    pub(super) rows_end_in_empty_fields: bool,
}

/// Finds and reads the headings of a file that is read so from a line on, once it is certain that a row follows them, or
/// that none needs to.
///
/// # Errors
/// When there is no row, only one, or more columns than can be; when it cannot be told where the headings stand.
pub(super) fn find(
    source: &Source,
    dialect: Dialect,
    first: FirstRow,
    empty: NoRows,
) -> Result<Found, Failure> {
    let skip = match first {
        FirstRow::Headings => dialect.skip,
        FirstRow::Anything => lines_above(source, dialect)?,
    };
    let mut records = Records::open(source, Dialect { skip, ..dialect })?;
    let Some(row) = records.next()? else {
        return Err(no_rows(source, skip));
    };
    let columns = length(row.fields.len());
    if columns > dialect.limits.columns {
        let message = say_of_text::TOO_MANY_COLUMNS
            .with("columns", columns)
            .with("most", dialect.limits.columns);
        return Err(Diagnostic::new(&code::E044, message)
            .at(source.line(row.line))
            .help(say::RAISE_LIMIT.with("option", "--max-columns"))
            .into());
    }
    let names = row.fields.iter();
    let header = Header {
        names: names
            .map(|name| mask_cpr(name.trim()).0.into_owned())
            .collect(),
        line: row.line,
    };
    match (records.next()?, empty) {
        (Some(_), _) | (None, NoRows::Allowed) => Ok(Found {
            rows_end_in_empty_fields: end_in_empty_fields(source, Dialect { skip, ..dialect }),
            header,
            skip,
        }),
        (None, NoRows::Refused) => Err(Diagnostic::new(&code::E002, say::HEADER_ONLY.message())
            .at(source.line(header.line))
            .into()),
    }
}

/// Some programs write a delimiter after the last field of each row, but not after the last heading. In a single row
/// such fields may mean that values have moved.
fn end_in_empty_fields(source: &Source, dialect: Dialect) -> bool {
    let rows = first_rows(source, dialect);
    rows.split_first().is_some_and(|(header, below)| {
        below
            .iter()
            .all(|row| row.fields > header.fields && row.used <= header.fields)
    })
}

/// A file without any row, below the lines that are passed over.
pub(super) fn no_rows(source: &Source, skip: u64) -> Failure {
    let below = (skip > 0).then(|| say_of_text::NOTHING_BELOW.with("lines", skip));
    Diagnostic::new(&code::E001, say::EMPTY_FILE.message())
        .at(source.place())
        .help_if(below)
        .into()
}

/// How many lines are to be passed over: those above the headings where these stand below a title.
fn lines_above(source: &Source, dialect: Dialect) -> Result<u64, Failure> {
    let rows = first_rows(source, dialect);
    match headings(&rows) {
        Headings::At(0) => Ok(dialect.skip),
        Headings::At(place) => Ok(rows
            .get(place)
            .map_or(dialect.skip, |row| row.line.saturating_sub(1))),
        Headings::Unclear { perhaps, .. } => Err(unclear(source, &rows, perhaps)),
    }
}

fn unclear(source: &Source, rows: &[Shape], perhaps: Option<usize>) -> Failure {
    let first = rows.first().map_or(1, |row| row.line);
    let perhaps = perhaps.and_then(|place| rows.get(place)).map(|row| {
        say_of_text::HEADINGS_PERHAPS
            .with("line", row.line.to_string())
            .with("skip", row.line.saturating_sub(1).to_string())
    });
    Diagnostic::new(&code::E040, say_of_text::HEADINGS_UNCLEAR.message())
        .at(Place::line(&source.name, first))
        .help_if(perhaps)
        .help(say_of_text::STATE_SKIP.message())
        .into()
}

/// What should be known of headings that are read all the same.
pub(super) fn remarks(source: &Source, header: &Header, passed_over: u64) -> Vec<Diagnostic> {
    let place = || source.line(header.line);
    let shown: Vec<_> = header.names.iter().take(HEADINGS_SHOWN).collect();
    let titles = (passed_over > 0).then(|| {
        let message = say_of_text::TITLES_PASSED_OVER
            .with("lines", passed_over)
            .with("line", header.line.to_string());
        Diagnostic::new(&code::E047, message)
            .at(place())
            .help(say_of_text::HEADINGS_BEGIN.with("headings", quoted(&shown)))
            .help(say_of_text::SKIP_OTHERWISE.message())
    });
    let twice = repeated(header).map(|message| Diagnostic::new(&code::E051, message).at(place()));
    let value = header.names.iter().find(|name| is_like_a_value(name));
    let value = value.map(|name| {
        let message = say_of_text::HEADING_LIKE_A_VALUE.with("heading", excerpt(name));
        Diagnostic::new(&code::E052, message)
            .at(place())
            .help(say_of_text::MUST_HAVE_HEADINGS.message())
    });
    titles.into_iter().chain(twice).chain(value).collect()
}

fn quoted(names: &[&String]) -> String {
    let quoted: Vec<_> = names
        .iter()
        .map(|name| format!("`{}`", excerpt(name)))
        .collect();
    quoted.join(", ")
}

/// The headings that stand more than once; nameless columns are no matter.
fn repeated(header: &Header) -> Option<Message> {
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (place, name) in header.names.iter().enumerate() {
        if !name.is_empty() {
            places
                .entry(name)
                .or_default()
                .push((place + 1).to_string());
        }
    }
    let (name, columns) = places.into_iter().find(|(_, columns)| columns.len() > 1)?;
    Some(
        say_of_text::HEADING_TWICE
            .with("heading", excerpt(name))
            .with("columns", columns.join(", ")),
    )
}
