//! Tables as CSV for machines: UTF-8, comma, LF, RFC 4180, one line of keys, empty where there is no value.

use std::io::{self, Write};

use super::Table;

/// Writes the table; the title is left out.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_csv(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(table.columns().iter().map(|column| column.key))?;
    for row in table.rows() {
        writer.write_record(row.iter().map(super::Cell::as_field))?;
    }
    writer.flush()
}
