//! Reading a worksheet beside another one, without the audit folder: every answer is told by the key of its row.

use super::fields::{Field, column_key};
use super::key::{KeyCell, RowKey, Subject};
use super::read::{criteria_across, says_something, written_text};
use super::tables::{Book, Found, Headings, tables};
use crate::answers::GivenAnswer;
use crate::case::CaseId;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::extract::GridRow;
use crate::lang::{answers as answers_say, worksheet as say};

/// The answers of a worksheet, those of cases as a whole left out, with the options of the built-in scale.
///
/// # Errors
/// A024 when a row with answers has no key, or a damaged one; A026 when its tables cannot be found.
pub fn answers_alone(book: &Book) -> Result<Vec<GivenAnswer>, Failure> {
    let headings = Headings::default();
    let tables = tables(book, &headings)?;
    if tables.is_empty() {
        let diagnostic = Diagnostic::new(&code::A026, say::NO_WORKSHEET.message());
        return Err(diagnostic.at(Place::file(&book.file)).into());
    }
    let mut given = Vec::new();
    let mut problems = Vec::new();
    let with_answers = |table: &&Found<'_>| !table.has("observation") && !table.has("level");
    for table in tables.iter().filter(with_answers) {
        for (position, row) in table.rows.iter().enumerate() {
            if !says_something(table, row) || (position == 0 && is_heading(table, row)) {
                continue;
            }
            match of_row(table, row) {
                Ok(of_row) => given.extend(of_row),
                Err(problem) => problems.push(problem),
            }
        }
    }
    Failure::of(problems).map_or(Ok(given), Err)
}

/// Below the names of the columns stand the headings that people read, also above the keys.
fn is_heading(table: &Found<'_>, row: &GridRow) -> bool {
    let text = table.text(row, Field::Key.name());
    !text.is_empty() && RowKey::read(text) == KeyCell::None
}

fn of_row(table: &Found<'_>, row: &GridRow) -> Result<Vec<GivenAnswer>, Diagnostic> {
    let refused = |message| {
        let place = table.place(row, Field::Key.name());
        let diagnostic = Diagnostic::new(&code::A024, message).at(place);
        diagnostic.help(say::TAKE_FRESH.message())
    };
    let mut keys = Vec::new();
    for name in [Field::Key.name(), Field::KeyEnd.name()] {
        match table.cell(row, name).map(|cell| RowKey::read(&cell.text)) {
            None => {}
            Some(KeyCell::Key(key)) => keys.push(key),
            Some(KeyCell::Damaged | KeyCell::None) => {
                return Err(refused(say::KEY_DAMAGED.message()));
            }
        }
    }
    if keys.windows(2).any(|two| two.first() != two.last()) {
        return Err(refused(say::TWO_KEYS.message()));
    }
    let (case, criteria) = match keys.pop().map(|key| key.subject) {
        // A case as a whole has a status in a sheet with a row to each criterion.
        Some(Subject::Case(case)) => {
            let across = criteria_across(table).into_iter();
            let of = across.map(|criterion| (criterion.to_owned(), Some(criterion)));
            (case, of.collect())
        }
        Some(Subject::Criterion { criterion, case }) => (case, vec![(criterion, None)]),
        Some(Subject::Area(_) | Subject::Free(_)) | None => {
            return Err(refused(say::NO_KEY.message()));
        }
    };
    let case = CaseId::from_parts([case.as_str()]);
    let unknown = || answers_say::UNKNOWN_CASE.with("case", "");
    let case = case.ok_or_else(|| refused(unknown()))?;
    let answer = |(criterion, own): (String, Option<&str>)| {
        let cell = |field: Field| {
            let name = column_key(field, own);
            let cell = table.cell(row, &name);
            cell.map_or_else(String::new, |cell| written_text(cell, &name))
        };
        let written = [cell(Field::Answer), cell(Field::Comment)];
        let reviewer = table.text(row, Field::Reviewer.name());
        let place = (table.sheet_name().to_owned(), row.line);
        GivenAnswer::written((&case, &criterion), &written, reviewer, place)
    };
    let given = criteria.into_iter().map(answer);
    Ok(given.filter(|given| !given.answer.is_empty()).collect())
}
