//! Rows of a sheet as a text: the cells of a row, then its number, with a mark between that no cell of Excel holds.

use std::io::{self, Write};

use crate::extract::source::length;

/// The unit separator of ASCII, which stands between the cells of a row that was taken from a sheet. No text is divided
/// by it.
pub(in crate::extract) const CELL_MARK: u8 = 0x1F;

/// Writes rows of a sheet.
pub(super) struct RowWriter<W: Write> {
    rows: csv::Writer<W>,
    record: Vec<String>,
    record_bytes: u64,
    line: u64,
}

impl<W: Write> RowWriter<W> {
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        // A byte order mark of our own, so that one in the first cell is not taken for it.
        out.write_all("\u{feff}".as_bytes())?;
        let rows = csv::WriterBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(CELL_MARK)
            .from_writer(out);
        Ok(Self {
            rows,
            record: Vec::new(),
            record_bytes: 0,
            line: 0,
        })
    }

    /// The row that is being put together, counted from 1; 0 before the first.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// How many bytes the row has so far.
    pub(super) fn row_bytes(&self) -> u64 {
        self.record_bytes
    }

    /// Writes the row that is complete, and begins another.
    pub(super) fn begin(&mut self, line: u64) -> io::Result<()> {
        self.end()?;
        self.line = line;
        Ok(())
    }

    /// Puts a text in a cell of the row; columns count from 0.
    pub(super) fn put(&mut self, column: usize, text: String) {
        self.record_bytes += length(text.len()) + 1;
        if self.record.len() <= column {
            self.record.resize(column + 1, String::new());
        }
        if let Some(cell) = self.record.get_mut(column) {
            *cell = text;
        }
    }

    fn end(&mut self) -> io::Result<()> {
        if !self.record.is_empty() {
            self.record.push(self.line.to_string());
            self.rows.write_record(&self.record)?;
            self.record.clear();
            self.record_bytes = 0;
        }
        Ok(())
    }

    /// Writes the last row.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.end()?;
        self.rows.flush()
    }
}

/// The name of a cell as Excel shows it; the column counts from 0.
///
/// ```
/// # use sagsaudit::extract::cell_name;
/// assert_eq!(cell_name(1, 12), "B12");
/// ```
pub fn cell_name(column: usize, line: u64) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(
            b'A' + u8::try_from(rest % 26).unwrap_or_default(),
        ));
        rest /= 26;
    }
    let column: String = letters.into_iter().rev().collect();
    format!("{column}{line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_excel_does() {
        for (column, expected) in [
            (0, "A1"),
            (25, "Z1"),
            (26, "AA1"),
            (701, "ZZ1"),
            (702, "AAA1"),
            (16_383, "XFD1"),
        ] {
            assert_eq!(cell_name(column, 1), expected);
        }
    }

    #[test]
    fn rows_keep_their_numbers_and_gaps() {
        let mut bytes = Vec::new();
        let mut rows = RowWriter::new(&mut bytes).unwrap();
        rows.begin(3).unwrap();
        rows.put(2, "a\nb".into());
        rows.put(0, "x\u{1f}".into());
        rows.begin(9).unwrap();
        rows.finish().unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "\u{feff}\"x\u{1f}\"\u{1f}\u{1f}\"a\nb\"\u{1f}3\n"
        );
    }
}
