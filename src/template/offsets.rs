//! From a place in a TOML string's value to the place in the file, through quotes and escapes.

use std::ops::Range;

/// The bytes of the file that a span of the value stands in. `raw` is the string as written, quotes included, and
/// `start` where it begins in the file.
///
/// A span that cannot be followed (which a TOML string does not allow) gives the whole string.
pub(super) fn in_file(raw: &str, start: usize, value_span: &Range<usize>) -> Range<usize> {
    match (
        offset_in_raw(raw, value_span.start),
        offset_in_raw(raw, value_span.end),
    ) {
        (Some(from), Some(to)) => start + from..start + to,
        _ => start..start + raw.len(),
    }
}

/// Where the value's byte `target` stands in the string as written.
fn offset_in_raw(raw: &str, target: usize) -> Option<usize> {
    let opening = opening(raw);
    let literal = raw.starts_with('\'');
    let mut rest = raw.get(opening..)?;
    let mut value_bytes = 0;
    while value_bytes < target {
        let (written, meant) = if literal {
            plain_character(rest)?
        } else {
            character(rest)?
        };
        value_bytes += meant;
        rest = rest.get(written..)?;
    }
    Some(raw.len() - rest.len())
}

/// Bytes of the opening quotes, and of the line break that TOML drops after three of them.
fn opening(raw: &str) -> usize {
    for quotes in ["\"\"\"", "'''"] {
        if let Some(rest) = raw.strip_prefix(quotes) {
            return match rest.as_bytes() {
                [b'\r', b'\n', ..] => 5,
                [b'\n', ..] => 4,
                _ => 3,
            };
        }
    }
    1
}

fn plain_character(rest: &str) -> Option<(usize, usize)> {
    let character = rest.chars().next()?;
    Some((character.len_utf8(), character.len_utf8()))
}

/// Bytes written and bytes meant by the next character, escapes included.
fn character(rest: &str) -> Option<(usize, usize)> {
    let Some(escaped) = rest.strip_prefix('\\') else {
        return plain_character(rest);
    };
    let kind = escaped.chars().next()?;
    let digits = match kind {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        // A backslash at the end of a line takes the line break and the blanks after it away.
        ' ' | '\t' | '\r' | '\n' => {
            return Some((1 + escaped.len() - escaped.trim_start().len(), 0));
        }
        _ => return Some((2, 1)),
    };
    let code = u32::from_str_radix(escaped.get(1..=digits)?, 16).ok()?;
    Some((2 + digits, char::from_u32(code)?.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word_at(raw: &str, value_span: Range<usize>) -> &str {
        &raw[in_file(raw, 0, &value_span)]
    }

    #[test]
    fn spans_are_followed_through_every_kind_of_string() {
        assert_eq!(word_at("\"a = b\"", 4..5), "b");
        assert_eq!(word_at("'æ = b'", 5..6), "b");
        assert_eq!(word_at(r#""\"x\" = b""#, 6..7), "b");
        assert_eq!(word_at(r#""\u00e6 = b""#, 5..6), "b");
        assert_eq!(word_at("\"\"\"\na = b\"\"\"", 4..5), "b");
        assert_eq!(word_at("\"\"\"a \\\n   = b\"\"\"", 4..5), "b");
    }

    #[test]
    fn a_span_past_the_end_gives_the_whole_string() {
        assert_eq!(word_at("\"ab\"", 7..9), "\"ab\"");
    }
}
