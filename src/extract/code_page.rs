//! The code pages of DOS that Danish systems wrote and that the WHATWG set lacks.
//!
//! The tables are those of Python's codecs, and tested against them.

/// A code page of 128 letters and signs beyond ASCII.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CodePage {
    /// Its name in `draw.json`.
    pub(super) name: &'static str,
    /// Other names, in lower case.
    labels: &'static [&'static str],
    /// What the bytes from 80 on stand for.
    upper: [char; 128],
}

impl CodePage {
    /// All of them, the most common in Denmark first.
    pub(super) const ALL: [&'static Self; 3] = [&CP850, &CP865, &CP437];

    /// The code page with a name such as `cp850`, `IBM850`, `dos-850` or `850`.
    pub(super) fn of_label(label: &str) -> Option<&'static Self> {
        let label = label
            .trim()
            .to_ascii_lowercase()
            .replace(['-', '_', ' '], "");
        Self::ALL
            .into_iter()
            .find(|page| page.name == label || page.labels.contains(&label.as_str()))
    }

    /// What a byte stands for.
    pub(super) fn char_of(&self, byte: u8) -> char {
        let beyond_ascii = byte.checked_sub(0x80).map(usize::from);
        beyond_ascii
            .and_then(|place| self.upper.get(place).copied())
            .unwrap_or(char::from(byte))
    }

    /// Decodes as many bytes as there is room for, and says how many were read and how many written.
    pub(super) fn decode(&self, bytes: &[u8], buffer: &mut [u8]) -> (usize, usize) {
        let mut written = 0;
        for (read, byte) in bytes.iter().enumerate() {
            let character = self.char_of(*byte);
            let end = written + character.len_utf8();
            let Some(room) = buffer.get_mut(written..end) else {
                return (read, written);
            };
            character.encode_utf8(room);
            written = end;
        }
        (bytes.len(), written)
    }
}

/// Western Europe, the code page of Danish DOS.
#[rustfmt::skip]
static CP850: CodePage = CodePage {
    name: "cp850",
    labels: &["850", "ibm850", "dos850", "cspc850multilingual"],
    upper: [
        'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å',
        'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', 'ø', '£', 'Ø', '×', 'ƒ',
        'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '®', '¬', '½', '¼', '¡', '«', '»',
        '░', '▒', '▓', '│', '┤', 'Á', 'Â', 'À', '©', '╣', '║', '╗', '╝', '¢', '¥', '┐',
        '└', '┴', '┬', '├', '─', '┼', 'ã', 'Ã', '╚', '╔', '╩', '╦', '╠', '═', '╬', '¤',
        'ð', 'Ð', 'Ê', 'Ë', 'È', 'ı', 'Í', 'Î', 'Ï', '┘', '┌', '█', '▄', '¦', 'Ì', '▀',
        'Ó', 'ß', 'Ô', 'Ò', 'õ', 'Õ', 'µ', 'þ', 'Þ', 'Ú', 'Û', 'Ù', 'ý', 'Ý', '¯', '´',
        '\u{ad}', '±', '‗', '¾', '¶', '§', '÷', '¸', '°', '¨', '·', '¹', '³', '²', '■', '\u{a0}',
    ],
};

/// The Nordic code page: American, with `ø` in the place of the cent sign.
#[rustfmt::skip]
static CP865: CodePage = CodePage {
    name: "cp865",
    labels: &["865", "ibm865", "dos865"],
    upper: [
        'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å',
        'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', 'ø', '£', 'Ø', '₧', 'ƒ',
        'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '⌐', '¬', '½', '¼', '¡', '«', '¤',
        '░', '▒', '▓', '│', '┤', '╡', '╢', '╖', '╕', '╣', '║', '╗', '╝', '╜', '╛', '┐',
        '└', '┴', '┬', '├', '─', '┼', '╞', '╟', '╚', '╔', '╩', '╦', '╠', '═', '╬', '╧',
        '╨', '╤', '╥', '╙', '╘', '╒', '╓', '╫', '╪', '┘', '┌', '█', '▄', '▌', '▐', '▀',
        'α', 'ß', 'Γ', 'π', 'Σ', 'σ', 'µ', 'τ', 'Φ', 'Θ', 'Ω', 'δ', '∞', 'φ', 'ε', '∩',
        '≡', '±', '≥', '≤', '⌠', '⌡', '÷', '≈', '°', '∙', '·', '√', 'ⁿ', '²', '■', '\u{a0}',
    ],
};

/// The American code page.
#[rustfmt::skip]
static CP437: CodePage = CodePage {
    name: "cp437",
    labels: &["437", "ibm437", "dos437", "cspc8codepage437"],
    upper: [
        'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å',
        'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', '¢', '£', '¥', '₧', 'ƒ',
        'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '⌐', '¬', '½', '¼', '¡', '«', '»',
        '░', '▒', '▓', '│', '┤', '╡', '╢', '╖', '╕', '╣', '║', '╗', '╝', '╜', '╛', '┐',
        '└', '┴', '┬', '├', '─', '┼', '╞', '╟', '╚', '╔', '╩', '╦', '╠', '═', '╬', '╧',
        '╨', '╤', '╥', '╙', '╘', '╒', '╓', '╫', '╪', '┘', '┌', '█', '▄', '▌', '▐', '▀',
        'α', 'ß', 'Γ', 'π', 'Σ', 'σ', 'µ', 'τ', 'Φ', 'Θ', 'Ω', 'δ', '∞', 'φ', 'ε', '∩',
        '≡', '±', '≥', '≤', '⌠', '⌡', '÷', '≈', '°', '∙', '·', '√', 'ⁿ', '²', '■', '\u{a0}',
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_those_of_python() {
        let vectors = include_str!("../../fixtures/vectors/code_pages.csv");
        let mut compared = 0;
        for line in vectors.lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            let page = CodePage::of_label(fields[0]).unwrap();
            let byte = u8::from_str_radix(fields[1], 16).unwrap();
            let expected = u32::from_str_radix(fields[2], 16).unwrap();
            assert_eq!(u32::from(page.char_of(byte)), expected, "{line}");
            compared += 1;
        }
        assert_eq!(compared, 3 * 256);
    }

    #[test]
    fn labels_are_read_as_people_write_them() {
        for (label, name) in [
            ("cp850", "cp850"),
            ("IBM850", "cp850"),
            ("DOS-850", "cp850"),
            ("cp_865", "cp865"),
            ("437", "cp437"),
        ] {
            assert_eq!(CodePage::of_label(label).map(|page| page.name), Some(name));
        }
        assert_eq!(CodePage::of_label("851"), None);
    }

    #[test]
    fn a_full_buffer_ends_before_the_letter_that_has_no_room() {
        let mut buffer = [0; 3];
        assert_eq!(CP850.decode(b"a\x9B\x9B", &mut buffer), (2, 3));
        assert_eq!(&buffer, "a\u{f8}".as_bytes());
    }
}
