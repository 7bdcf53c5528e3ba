//! The fields of one row, as the ordinary reader or the fast one found them.

use std::borrow::Cow;

use csv::StringRecord;

use super::found_rows::CutRow;
use crate::case::trimmed;
use crate::cell::CellText;

/// The fields of a row, as they stand between delimiters and quotes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'r> {
    /// Empty where there is a record. (An enum would be copied in larger pieces than it is written in, which is slow, and
    /// it is copied for every row.)
    row: CutRow<'r>,
    record: Option<&'r StringRecord>,
}

impl<'r> From<&'r StringRecord> for Fields<'r> {
    fn from(record: &'r StringRecord) -> Self {
        Self {
            row: CutRow::empty(),
            record: Some(record),
        }
    }
}

impl<'r> From<CutRow<'r>> for Fields<'r> {
    #[inline]
    fn from(row: CutRow<'r>) -> Self {
        Self { row, record: None }
    }
}

impl<'r> Fields<'r> {
    /// The row that they were cut from; an empty one if they were not.
    pub(super) fn cut_row(self) -> CutRow<'r> {
        self.row
    }

    /// How many there are.
    #[inline]
    pub(super) fn len(self) -> usize {
        match self.record {
            Some(record) => record.len(),
            None => self.row.len(),
        }
    }

    /// The field at a position, counted from 0, which holds no quotes that are doubled in the file.
    #[inline]
    pub(super) fn get(self, position: usize) -> Option<&'r str> {
        debug_assert!(!self.row.has_doubled(position));
        match self.record {
            Some(record) => record.get(position),
            None => self.row.get(position),
        }
    }

    /// The field at a position, counted from 0, whatever it holds.
    #[inline]
    pub(super) fn whole(self, position: usize) -> Option<Cow<'r, str>> {
        if self.row.has_doubled(position) {
            let doubled = self.row.get(position)?;
            return Some(Cow::Owned(doubled.replace("\"\"", "\"")));
        }
        self.get(position).map(Cow::Borrowed)
    }

    /// The bytes of the field at a position. Quotes that are doubled in the file may be doubled here.
    #[inline]
    pub(super) fn bytes_of(self, position: usize) -> Option<&'r [u8]> {
        match self.record {
            Some(record) => record.get(position).map(str::as_bytes),
            None => self.row.bytes_of(position),
        }
    }

    /// The text of the field at a position, if it is the same as it stands there.
    #[inline(always)]
    pub(super) fn text_of(self, position: usize) -> Option<CellText<'r>> {
        if self.row.has_doubled(position) {
            return None;
        }
        if self.record.is_none()
            && let Some(standing) = self.row.standing(position)
        {
            return Some(CellText::Standing(standing));
        }
        self.bytes_of(position).map(CellText::Apart)
    }

    /// How long the field at a position is, and the bytes that it begins with, with what follows if it is shorter.
    #[inline(always)]
    pub(super) fn beginning_of<const N: usize>(
        self,
        position: usize,
    ) -> Option<(usize, &'r [u8; N])> {
        if self.record.is_none()
            && let Some(beginning) = self.row.beginning(position)
        {
            return Some(beginning);
        }
        let bytes = self.bytes_of(position)?;
        Some((bytes.len(), bytes.first_chunk().unwrap_or(&[0; N])))
    }

    /// All of them.
    #[inline]
    pub(super) fn iter(self) -> impl Iterator<Item = &'r str> {
        (0..self.len()).filter_map(move |position| self.get(position))
    }

    /// All their text in one piece, unless they were cut from a row that was found to hold nothing remarkable.
    #[inline]
    pub(super) fn remarkable_text(self) -> Option<&'r str> {
        self.record.map(StringRecord::as_slice)
    }

    /// Whether every field is empty.
    #[inline]
    pub(super) fn are_empty(self) -> bool {
        !self.row.begins_with_a_sign() && self.iter().all(|field| trimmed(field).is_empty())
    }

    /// A copy of the fields.
    pub(super) fn to_record(self) -> StringRecord {
        self.iter().collect()
    }
}
