//! Values as JSON: two blanks of indentation, keys in the order of the type, a line feed at the end.

use std::io::{self, Write};

use serde::Serialize;

/// Writes one value as a whole document. A [`super::Table`] becomes an array of objects, one a row, with the keys of its
/// columns; what has no value is null.
///
/// # Errors
/// What writing to `out` gives.
///
/// ```
/// # use sagsaudit::report::json;
/// #[derive(serde::Serialize)]
/// struct Draw { schema: u32, seed: Option<String> }
///
/// let mut text = Vec::new();
/// json::write(&Draw { schema: 1, seed: None }, &mut text)?;
/// assert_eq!(text, b"{\n  \"schema\": 1,\n  \"seed\": null\n}\n");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}
