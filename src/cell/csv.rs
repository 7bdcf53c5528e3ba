//! CSV files for machines.

use csv::Writer;

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
