//! Event tables of a draw: read whole, looked up case by case, and kept of the drawn cases.
//!
//! The used columns of a table are held in memory, as the text they are written in, beside one number a cell and one a
//! row; of the ids of its cases each once.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::num::NonZeroUsize;
use std::str::FromStr;

use super::pseudonym::{CodeKey, cpr_ids, listed};
use super::record::{ColumnRecord, CprTreatment, EventRecord, column_record};
use super::sample::Sample;
use crate::case::{CaseId, CaseName, ColumnType};
use crate::cell::{machine_csv, mask_cpr};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::extract::{
    self, Column, ColumnFormat, ColumnScan, Columns, Delimiter, Extract, FileHash, Limits, Mapping,
    Need, NoRows, Reject, Selection, SurveyOptions, Wanted,
};
use crate::lang::events as say;

/// The heading of the case id in `events/NAME.csv`.
const CASE_ID: &str = "case_id";

/// The rows of an event table, by case.
#[derive(Debug, Clone, Default)]
pub struct EventTable {
    columns: Vec<(String, ColumnFormat)>,
    text: String,
    /// Where each cell ends in `text`, row by row.
    ends: Vec<usize>,
    /// Of each row the next one of the same case.
    next: Vec<Option<NonZeroUsize>>,
    cases: HashMap<CaseId, Rows>,
    /// How many CPR numbers were masked in a row, where any was.
    masked: BTreeMap<usize, u64>,
}

/// The rows of a case.
#[derive(Debug, Clone, Copy)]
struct Rows {
    first: usize,
    last: usize,
    count: u64,
}

impl EventTable {
    /// A table without rows, with these columns.
    pub fn new(columns: Vec<(String, ColumnFormat)>) -> Self {
        Self {
            columns,
            ..Self::default()
        }
    }

    /// Its columns, with how their values are written.
    pub fn columns(&self) -> &[(String, ColumnFormat)] {
        &self.columns
    }

    /// Adds a row, with a value for each column.
    pub fn push<'v>(&mut self, id: CaseId, values: impl Iterator<Item = &'v str>) {
        let row = self.next.len();
        for value in values.take(self.columns.len()) {
            self.text.push_str(value);
            self.ends.push(self.text.len());
        }
        self.ends
            .resize((row + 1) * self.columns.len(), self.text.len());
        self.next.push(None);
        let rows = self.cases.entry(id).or_insert(Rows {
            first: row,
            last: row,
            count: 0,
        });
        rows.count += 1;
        if rows.last != row
            && let Some(next) = self.next.get_mut(rows.last)
        {
            *next = NonZeroUsize::new(row);
        }
        rows.last = row;
    }

    /// Adds a row as it is kept: CPR numbers masked, unless they are to be kept.
    fn enter<'v>(&mut self, id: CaseId, values: impl Iterator<Item = &'v str>, cpr: CprTreatment) {
        let mut masked = 0;
        let mut as_kept = |value: &'v str| match cpr {
            CprTreatment::Masked => {
                let (value, found) = mask_cpr(value);
                masked += found;
                value
            }
            CprTreatment::Kept => Cow::Borrowed(value),
        };
        let values: Vec<Cow<'v, str>> = values.map(&mut as_kept).collect();
        if masked > 0 {
            self.masked.insert(self.next.len(), masked);
        }
        self.push(id, values.iter().map(AsRef::as_ref));
    }

    /// How many rows it has.
    pub fn rows(&self) -> u64 {
        as_count(self.next.len())
    }

    /// How many rows it has of a case.
    pub fn count_of<'a>(&self, id: impl Into<CaseName<'a>>) -> u64 {
        let rows = self.cases.get(id.into().as_str());
        rows.map_or(0, |rows| rows.count)
    }

    /// The numbers of a case's rows, in the order of the file.
    pub fn rows_of<'a>(&self, id: impl Into<CaseName<'a>>) -> impl Iterator<Item = usize> {
        let first = self.cases.get(id.into().as_str()).map(|rows| rows.first);
        std::iter::successors(first, |row| {
            let next = self.next.get(*row).copied().flatten();
            next.map(NonZeroUsize::get)
        })
    }

    /// A value of a row, by the position of its column.
    pub fn value(&self, row: usize, column: usize) -> &str {
        let cell = row * self.columns.len() + column;
        let start = match cell.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or_default(),
            None => 0,
        };
        let end = self.ends.get(cell).copied().unwrap_or(start);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The bytes of `events/NAME.csv`: the rows of the drawn cases in the order of the sample, each case's in the order
    /// of the table.
    pub fn to_csv(&self, sample: &Sample) -> Vec<u8> {
        let names = self.columns.iter().map(|(name, _)| name.as_str());
        let rows = sample.cases.iter().flat_map(|case| {
            self.rows_of(&case.id).map(move |row| {
                let values = (0..self.columns.len()).map(move |column| self.value(row, column));
                std::iter::once(case.id.as_str()).chain(values)
            })
        });
        machine_csv(std::iter::once(CASE_ID).chain(names), rows)
    }

    /// How many CPR numbers are masked in what is kept of the drawn cases.
    pub fn masked_of(&self, sample: &Sample) -> u64 {
        let rows = sample.cases.iter().flat_map(|case| self.rows_of(&case.id));
        rows.filter_map(|row| self.masked.get(&row)).sum()
    }

    /// Reads the bytes of an `events/NAME.csv` by its record; `file` is its path, for messages.
    ///
    /// # Errors
    /// When the bytes are none, or have other columns than the record.
    pub fn from_csv(bytes: &[u8], record: &EventRecord, file: &str) -> Result<Self, Failure> {
        let damaged = || {
            let diagnostic = Diagnostic::new(&code::D072, say::DAMAGED_EVENTS.message());
            Failure::from(diagnostic.at(Place::file(file)))
        };
        let columns = record.formats().ok_or_else(damaged)?;
        let mut reader = csv::Reader::from_reader(bytes);
        let header = reader.headers().map_err(|_| damaged())?;
        let names = columns.iter().map(|(name, _)| name.as_str());
        if header.iter().ne(std::iter::once(CASE_ID).chain(names)) {
            return Err(damaged());
        }
        let mut table = Self::new(columns);
        for row in reader.records() {
            let row = row.map_err(|_| damaged())?;
            let id = row.get(0).and_then(|id| CaseId::from_parts([id]));
            table.push(id.ok_or_else(damaged)?, row.iter().skip(1));
        }
        Ok(table)
    }
}

/// An event table that was read from a file.
#[derive(Debug)]
pub struct EventExtract {
    /// Its rows.
    pub table: EventTable,
    /// What the draw record says of it; how many rows have no case in the population is not known yet, and 0.
    pub record: EventRecord,
    /// Rows that name no case.
    pub rejects: Vec<Reject>,
    /// Its columns, with what of them could not be read.
    pub columns: Vec<(Column, ColumnScan)>,
    /// What a reader should know of its rows: warnings.
    pub remarks: Vec<Diagnostic>,
}

/// What becomes of what names persons.
#[derive(Debug, Clone, Copy)]
pub struct Privacy<'a> {
    /// What is done with CPR numbers in kept values.
    pub cpr: CprTreatment,
    /// The key of the codes that stand for case ids, if they do not stand for themselves.
    pub key: Option<&'a CodeKey>,
}

/// Reads an event table of this name.
///
/// # Errors
/// When the file cannot be read or used, like an extract.
pub fn read_events(
    name: &str,
    file: &Extract,
    selection: &Selection,
    privacy: Privacy<'_>,
) -> Result<EventExtract, Failure> {
    let columns = Columns::find(file, selection)?;
    let scan = extract::scan(file, &columns, cpr_ids(privacy.key))?;
    let kept: Vec<_> = columns
        .kept
        .iter()
        .cloned()
        .zip(scan.kept.clone())
        .collect();
    let there = kept.iter().filter(|(column, _)| column.found.is_some());
    let formats = there.map(|(column, scan)| (column.name.clone(), scan.format));
    let mut table = EventTable::new(formats.collect());
    let mut enter = |id: CaseId, values: &[&str]| {
        let id = match privacy.key {
            Some(key) => key.code(&id),
            None => id,
        };
        let of_columns = values.iter().zip(&columns.kept);
        let there = of_columns.filter(|(_, column)| column.found.is_some());
        table.enter(id, there.map(|(value, _)| *value), privacy.cpr);
    };
    let rejects = extract::event_rows(file, &columns, &scan, &mut enter)?;
    let headings = columns.id.iter().map(|column| column.heading().to_owned());
    let record = EventRecord {
        id: headings.collect(),
        rows: scan.rows_read,
        rejected: scan.rejected,
        columns: kept
            .iter()
            .map(|(column, scan)| column_record(column, scan))
            .collect(),
        ..EventRecord::of_file(name, file)
    };
    Ok(EventExtract {
        table,
        record,
        rejects: listed(rejects, privacy.key),
        columns: kept,
        remarks: scan.remarks,
    })
}

impl EventRecord {
    /// What is known of the file before its rows are.
    fn of_file(name: &str, file: &Extract) -> Self {
        let part = file.parts().first();
        let part = part.expect("an event table is read from a file");
        Self {
            name: name.to_owned(),
            file: part.file_name(),
            bytes: part.bytes(),
            sha256: part.sha256().map(str::to_owned),
            encoding: part.survey.encoding.name(),
            delimiter: part.delimiter().map(|delimiter| delimiter.to_string()),
            sheet: part.sheet_name(),
            skip: part.survey.skip,
            id: Vec::new(),
            rows: 0,
            rejected: 0,
            columns: Vec::new(),
            unmatched: 0,
        }
    }

    /// The columns that the file has, with how their values are written; `None` when the record names a format that
    /// this version does not know.
    pub fn formats(&self) -> Option<Vec<(String, ColumnFormat)>> {
        let there = self.columns.iter().filter(|column| column.header.is_some());
        there
            .map(|column| Some((column.name.clone(), column.format.parse().ok()?)))
            .collect()
    }

    /// The columns that are asked of the recorded file when it is read again.
    ///
    /// # Errors
    /// When the record names a type that this version does not know.
    pub fn selection(&self, file: &str) -> Result<Selection, Failure> {
        let maps = self.columns.iter().filter_map(|column| {
            let header = column.header.clone()?;
            Some(Mapping {
                column: column.name.clone(),
                header,
            })
        });
        Ok(Selection {
            id: self.id.iter().map(Wanted::header).collect(),
            kept: wanted_again(&self.columns, file)?,
            maps: maps.collect(),
            ..Selection::default()
        })
    }

    /// How the recorded file is to be looked at.
    pub fn survey_options(&self, limits: Limits) -> SurveyOptions {
        SurveyOptions {
            hash: match self.sha256 {
                Some(_) => FileHash::Sha256,
                None => FileHash::Skip,
            },
            encoding: Some(self.encoding.clone()),
            delimiter: self
                .delimiter
                .as_deref()
                .and_then(|delimiter| Delimiter::from_str(delimiter).ok()),
            skip: Some(self.skip),
            no_rows: NoRows::Allowed,
            limits,
            ..SurveyOptions::default()
        }
    }
}

/// The recorded columns as they are asked for again.
fn wanted_again(columns: &[ColumnRecord], file: &str) -> Result<Vec<Wanted>, Failure> {
    let wanted = columns.iter().map(|column| {
        let kind = ColumnType::from_str(&column.kind).map_err(|()| {
            let message = crate::lang::draw::DAMAGED_RECORD.with("detail", column.kind.as_str());
            Failure::from(Diagnostic::new(&code::D004, message).at(Place::file(file)))
        })?;
        Ok(Wanted {
            name: column.name.clone(),
            kind,
            aliases: Vec::new(),
            need: if column.header.is_some() {
                Need::Required
            } else {
                Need::Optional
            },
        })
    });
    wanted.collect()
}

fn as_count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::DateOrder;

    fn id(text: &str) -> CaseId {
        CaseId::from_parts([text]).unwrap()
    }

    fn table(rows: &[(&str, &str, &str)]) -> EventTable {
        let mut table = EventTable::new(vec![
            ("dato".to_owned(), ColumnFormat::Date(DateOrder::Iso)),
            ("type".to_owned(), ColumnFormat::Text),
        ]);
        for (case, date, kind) in rows {
            table.push(id(case), [*date, *kind].into_iter());
        }
        table
    }

    #[test]
    fn rows_are_found_by_case_in_the_order_of_the_file() {
        let table = table(&[
            ("1", "2026-01-01", "a"),
            ("2", "", ""),
            ("1", "", "æ"),
            ("1", "2026-01-03", "c"),
        ]);
        let values = |case: &str| -> Vec<_> {
            table
                .rows_of(&id(case))
                .map(|row| (table.value(row, 0), table.value(row, 1)))
                .collect()
        };
        assert_eq!(
            values("1"),
            [("2026-01-01", "a"), ("", "æ"), ("2026-01-03", "c")]
        );
        assert_eq!(values("2"), [("", "")]);
        assert!(values("3").is_empty());
        assert_eq!(
            (
                table.rows(),
                table.count_of(&id("1")),
                table.count_of(&id("3"))
            ),
            (4, 3, 0)
        );
    }

    #[test]
    fn a_short_row_is_filled_up_and_a_long_one_cut() {
        let mut table = table(&[]);
        table.push(id("1"), ["2026-01-01"].into_iter());
        table.push(id("1"), ["2026-01-02", "b", "zu viel"].into_iter());
        let values: Vec<_> = table
            .rows_of(&id("1"))
            .map(|row| table.value(row, 1))
            .collect();
        assert_eq!(values, ["", "b"]);
    }
}
