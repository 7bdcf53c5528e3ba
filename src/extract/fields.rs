//! The fields of one row, as the ordinary reader or the fast one found them.

use csv::StringRecord;

use super::cut::CutRow;
use crate::case::trimmed;

/// The fields of a row, as they stand between delimiters and quotes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'r>(Kept<'r>);

#[derive(Debug, Clone, Copy)]
enum Kept<'r> {
    Record(&'r StringRecord),
    Cut(CutRow<'r>),
}

impl<'r> From<&'r StringRecord> for Fields<'r> {
    fn from(record: &'r StringRecord) -> Self {
        Self(Kept::Record(record))
    }
}

impl<'r> From<CutRow<'r>> for Fields<'r> {
    fn from(row: CutRow<'r>) -> Self {
        Self(Kept::Cut(row))
    }
}

impl<'r> Fields<'r> {
    /// How many there are.
    #[inline]
    pub(super) fn len(self) -> usize {
        match self.0 {
            Kept::Record(record) => record.len(),
            Kept::Cut(row) => row.len(),
        }
    }

    /// The field at a position, counted from 0.
    #[inline]
    pub(super) fn get(self, position: usize) -> Option<&'r str> {
        match self.0 {
            Kept::Record(record) => record.get(position),
            Kept::Cut(row) => row.get(position),
        }
    }

    /// All of them.
    pub(super) fn iter(self) -> impl Iterator<Item = &'r str> {
        (0..self.len()).filter_map(move |position| self.get(position))
    }

    /// All their text in one piece, unless they were cut from a row that was found to hold nothing remarkable.
    pub(super) fn remarkable_text(self) -> Option<&'r str> {
        match self.0 {
            Kept::Record(record) => Some(record.as_slice()),
            Kept::Cut(_) => None,
        }
    }

    /// Whether every field is empty.
    #[inline]
    pub(super) fn are_empty(self) -> bool {
        if let Kept::Cut(row) = self.0
            && row.begins_with_a_sign()
        {
            return false;
        }
        self.iter().all(|field| trimmed(field).is_empty())
    }

    /// A copy of the fields.
    pub(super) fn to_record(self) -> StringRecord {
        self.iter().collect()
    }
}
