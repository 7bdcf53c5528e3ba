//! What a file says, also a packed one.

use std::io::{Cursor, Read};

/// All that a file says: of a packed one, what each of its parts says; of marked-up text, with its marks and without.
pub(crate) fn said(bytes: &[u8]) -> String {
    let Ok(mut packed) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        let text = String::from_utf8_lossy(bytes).into_owned();
        return format!("{text}\n{}", without_marks(&text));
    };
    let mut text = String::new();
    for number in 0..packed.len() {
        let mut part = packed.by_index(number).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let of_part = String::from_utf8_lossy(&bytes);
        text.push_str(&format!(
            "{}\n{of_part}\n{}\n",
            part.name().unwrap(),
            without_marks(&of_part)
        ));
    }
    text
}

/// A text without what stands between `<` and `>`.
fn without_marks(text: &str) -> String {
    let parts = text.split('<');
    parts
        .map(|part| part.rsplit('>').next().unwrap_or(part))
        .collect()
}
