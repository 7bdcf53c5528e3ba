//! CSV files for machines.

use csv::{Terminator, Writer, WriterBuilder};

/// Rows as the bytes of a CSV file for machines: UTF-8, comma, LF, quoted where RFC 4180 asks for it.
///
/// # Panics
/// When a row has another number of fields than the header, which is a mistake in the program.
///
/// ```
/// # use sagsaudit::cell::machine_csv;
/// assert_eq!(machine_csv(["a", "b"], [["1", "x,y"]]), b"a,b\n1,\"x,y\"\n");
/// ```
pub fn machine_csv<Row>(
    header: impl IntoIterator<Item = impl AsRef<[u8]>>,
    rows: impl IntoIterator<Item = Row>,
) -> Vec<u8>
where
    Row: IntoIterator<Item: AsRef<[u8]>>,
{
    let in_memory = "rows as long as their header are written into memory without fail";
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(header).expect(in_memory);
    for row in rows {
        writer.write_record(row).expect(in_memory);
    }
    writer.into_inner().expect(in_memory)
}

/// Rows as the bytes of a CSV file for a Danish Excel: UTF-8 with its mark, semicolons, CRLF. A cell that Excel would take
/// for a formula begins with an apostrophe, which [`without_guard`] takes off again.
///
/// # Panics
/// When a row has another number of fields than the header, which is a mistake in the program.
///
/// ```
/// # use sagsaudit::cell::excel_csv;
/// assert_eq!(excel_csv(["a", "b"], [["=1", "x;y"]]), "\u{feff}a;b\r\n'=1;\"x;y\"\r\n".as_bytes());
/// ```
pub fn excel_csv<Row>(
    header: impl IntoIterator<Item = impl AsRef<str>>,
    rows: impl IntoIterator<Item = Row>,
) -> Vec<u8>
where
    Row: IntoIterator<Item: AsRef<str>>,
{
    let in_memory = "rows as long as their header are written into memory without fail";
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let guarded = |field: &str| {
        if field.starts_with(FORMULA_SIGNS) {
            format!("'{field}")
        } else {
            field.to_owned()
        }
    };
    let header = header.into_iter().map(|field| guarded(field.as_ref()));
    writer.write_record(header).expect(in_memory);
    for row in rows {
        let row = row.into_iter().map(|field| guarded(field.as_ref()));
        writer.write_record(row).expect(in_memory);
    }
    writer.into_inner().expect(in_memory)
}

/// A cell without the apostrophe that stands before what would be a formula.
///
/// ```
/// # use sagsaudit::cell::without_guard;
/// assert_eq!((without_guard("'-7"), without_guard("'7")), ("-7", "'7"));
/// ```
pub fn without_guard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA_SIGNS) => rest,
        _ => cell,
    }
}

/// What begins a formula in a spreadsheet.
const FORMULA_SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
