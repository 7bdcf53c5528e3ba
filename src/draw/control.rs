//! Control totals against the books: what the extract holds, beside what somebody else says it should hold.

use rust_decimal::Decimal;

use super::record::ControlRecord;
use crate::extract::{Column, ColumnSum, Columns, Scan, Wanted};

/// A total that somebody else has stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    /// What is compared.
    pub of: ControlOf,
    /// The total in the books.
    pub stated: Decimal,
    /// Which books; empty when the user did not say.
    pub source: String,
}

/// What a control total is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ControlOf {
    /// The rows below the header.
    Rows,
    /// The sum of a column.
    Sum(Wanted),
}

/// The columns that are added up, each once.
pub(super) fn summed(controls: &[Control]) -> Vec<Wanted> {
    let mut summed: Vec<Wanted> = Vec::new();
    for column in controls.iter().filter_map(Control::column) {
        if summed.iter().all(|known| known.name != column.name) {
            summed.push(column.clone());
        }
    }
    summed
}

/// The totals of the extract beside those that were stated.
pub(super) fn compared(controls: &[Control], columns: &Columns, scan: &Scan) -> Vec<ControlRecord> {
    let sum_of = |wanted: &Wanted| {
        let mut sums = columns.summed.iter().zip(&scan.summed);
        sums.find(|(column, _)| column.name == wanted.name)
            .expect("every column of a control total is added up")
    };
    let records = controls.iter().map(|control| match control.column() {
        None => control.with_rows(scan.rows_read),
        Some(wanted) => {
            let (column, sum) = sum_of(wanted);
            control.with_sum(column, sum)
        }
    });
    records.collect()
}

/// The name of the number of rows.
pub const ROWS: &str = "rows";

impl Control {
    /// The column that is added up, if it is one.
    pub fn column(&self) -> Option<&Wanted> {
        match &self.of {
            ControlOf::Rows => None,
            ControlOf::Sum(column) => Some(column),
        }
    }

    /// Compares with the rows of the extract.
    fn with_rows(&self, rows: u64) -> ControlRecord {
        let found = Some(Decimal::from(rows));
        ControlRecord {
            values: rows,
            ..self.compared(ROWS.to_owned(), None, found)
        }
    }

    /// Compares with the total of its column.
    fn with_sum(&self, column: &Column, sum: &ColumnSum) -> ControlRecord {
        let header = column.found.as_ref().map(|found| found.header.clone());
        ControlRecord {
            format: Some(sum.format.to_string()),
            values: sum.values,
            empty: sum.empty,
            unreadable: sum.quality.unreadable,
            ..self.compared(column.name.clone(), header, sum.sum)
        }
    }

    fn compared(
        &self,
        of: String,
        header: Option<String>,
        found: Option<Decimal>,
    ) -> ControlRecord {
        let difference = found.and_then(|found| found.checked_sub(self.stated));
        ControlRecord {
            of,
            header,
            stated: self.stated.to_string(),
            found: found.map(|found| found.to_string()),
            difference: difference.map(|difference| difference.to_string()),
            values: 0,
            empty: 0,
            unreadable: 0,
            format: None,
            source: self.source.clone(),
        }
    }
}
