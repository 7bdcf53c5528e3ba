//! Reading one row as the csv crate does, whatever its quotes.

use csv::StringRecord;

/// Reads rows that were found to hold anything out of the ordinary. Its memory is used again for the next row.
#[derive(Debug)]
pub(super) struct Closer {
    delimiter: u8,
    field: String,
    record: StringRecord,
}

impl Closer {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            field: String::new(),
            record: StringRecord::new(),
        }
    }

    /// Reads a row, which stands here without its line end, and gives its fields.
    pub(super) fn read(&mut self, row: &str) -> &StringRecord {
        self.record.clear();
        self.field.clear();
        let mut rest = Some(row);
        while let Some(row) = rest {
            rest = self.read_field(row);
            self.end_field();
        }
        &self.record
    }

    /// Reads one field, and gives what follows its delimiter.
    fn read_field<'r>(&mut self, row: &'r str) -> Option<&'r str> {
        let mut row = row;
        // A quote is one only where a field begins, or right behind another that closes.
        while let Some(quoted) = row.strip_prefix('"') {
            let (text, behind) = split_at_byte(quoted, b'"');
            self.field.push_str(text);
            row = behind?;
            if row.starts_with('"') {
                self.field.push('"');
            }
        }
        // What follows a closing quote goes on as if there were none.
        let (text, behind) = split_at_byte(row, self.delimiter);
        self.field.push_str(text);
        behind
    }

    fn end_field(&mut self) {
        self.record.push_field(&self.field);
        self.field.clear();
    }
}

/// What stands before the first such byte of ASCII, and what behind it, if it is there.
fn split_at_byte(text: &str, byte: u8) -> (&str, Option<&str>) {
    match memchr::memchr(byte, text.as_bytes()) {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..)),
        None => (text, None),
    }
}
