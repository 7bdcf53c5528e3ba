//! Where the table begins: its headings may stand below a title, a date and blank lines.
//!
//! Rows are judged by how many of their fields are filled. Lines above the headings are passed over only when they can be
//! nothing else; in doubt the user is asked.

use std::collections::BTreeMap;

use super::fields::Fields;
use super::records::Row;
use super::source::length;

/// The longest heading that is recognised below a title, in characters.
const LONGEST_HEADING: usize = 100;

/// A row as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) line: u64,
    /// How many fields it has.
    pub(super) fields: u64,
    /// How many of them are not empty.
    filled: u64,
    /// Up to and with the last that is not empty.
    pub(super) used: u64,
    /// A blank line stands above it.
    after_blank: bool,
    /// It begins like a comment.
    is_comment: bool,
    /// Its fields can be headings: filled without a gap, all different, none a number or a date.
    can_be_headings: bool,
}

impl Shape {
    pub(super) fn of(row: &Row) -> Self {
        let used = row
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| !field.trim().is_empty())
            .last();
        let filled = row.fields.iter().filter(|field| !field.trim().is_empty());
        let first = row.fields.get(0).unwrap_or_default();
        Self {
            line: row.line,
            fields: length(row.fields.len()),
            filled: length(filled.count()),
            used: used.map_or(0, |(last, _)| length(last) + 1),
            after_blank: row.after_blank,
            is_comment: first.trim_start().starts_with('#'),
            can_be_headings: can_be_headings(row.fields),
        }
    }

    /// Whether more than half of the columns have something here.
    fn is_full(&self, columns: u64) -> bool {
        self.filled * 2 > columns
    }

    /// Whether the row can be a title above a table of so many columns.
    fn can_be_title(&self, width: u64, is_set_off: bool) -> bool {
        if width == 2 {
            return self.fields == 1 && (self.is_comment || is_set_off);
        }
        self.filled <= 2 && self.filled * 2 < width
    }
}

fn can_be_headings(fields: Fields) -> bool {
    let names: Vec<String> = fields
        .iter()
        .map(|field| field.trim().to_lowercase())
        .collect();
    let used = names.iter().rposition(|name| !name.is_empty());
    let names = names
        .get(..used.map_or(0, |last| last + 1))
        .unwrap_or_default();
    let mut sorted: Vec<_> = names.iter().collect();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.len() == names.len()
        && names
            .iter()
            .all(|name| !name.is_empty() && !is_like_a_value(name) && !is_like_data(name))
}

/// Whether a text is long, or has marks that no heading has: such as stand between the fields of other tables.
fn is_like_data(text: &str) -> bool {
    text.chars().count() > LONGEST_HEADING || text.contains(['\t', ';', '|', '"', '{'])
}

/// Whether a text has digits and signs only, like a number or a date.
pub(super) fn is_like_a_value(text: &str) -> bool {
    let is_numeric = |character: char| character.is_ascii_digit() || " .,:/%+-".contains(character);
    text.chars().any(|character| character.is_ascii_digit()) && text.chars().all(is_numeric)
}

/// Which of the first rows holds the headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Headings {
    /// This one, counted from 0.
    At(usize),
    /// It cannot be told.
    Unclear {
        /// The first row that may be it, if any can.
        perhaps: Option<usize>,
        /// How many fields most rows have.
        width: u64,
    },
}

/// Finds the headings among the first rows.
pub(super) fn headings(rows: &[Shape]) -> Headings {
    let Some(first) = rows.first() else {
        return Headings::At(0);
    };
    let width = width_of_table(rows);
    let of_width = || rows.iter().filter(|row| row.fields == width);
    let columns = of_width().map(|row| row.used).max().unwrap_or(width);
    if width == 1 || (first.fields == width && first.is_full(columns)) {
        return Headings::At(0);
    }
    let perhaps = rows
        .iter()
        .position(|row| row.fields == width && row.can_be_headings && row.is_full(columns));
    if let Some(place) = perhaps
        && are_titles(rows, place, width)
        && most_have_width(rows, place, width)
    {
        return Headings::At(place);
    }
    let is_good = first.can_be_headings || perhaps.is_none();
    if first.filled >= 2 && first.is_full(first.fields) && is_good {
        return Headings::At(0);
    }
    Headings::Unclear { perhaps, width }
}

fn are_titles(rows: &[Shape], headings: usize, width: u64) -> bool {
    let is_set_off = rows.get(headings).is_some_and(|row| row.after_blank);
    rows.iter()
        .take(headings)
        .all(|row| row.can_be_title(width, is_set_off))
}

fn most_have_width(rows: &[Shape], headings: usize, width: u64) -> bool {
    let below = rows.len().saturating_sub(headings + 1);
    let alike = rows
        .iter()
        .skip(headings + 1)
        .filter(|row| row.fields == width);
    alike.count() * 2 > below
}

/// How many fields the rows of the table have: those of the largest block of cells, of at least a quarter of the rows.
/// Rows of one field make no block, so that many lines of text do not hide a table among them; of equals the one that
/// comes first.
fn width_of_table(rows: &[Shape]) -> u64 {
    let mut counts: BTreeMap<u64, u64> = BTreeMap::new();
    for row in rows {
        *counts.entry(row.fields).or_default() += 1;
    }
    let size = |fields: u64| match counts.get(&fields) {
        Some(count) if *count * 4 >= length(rows.len()) => *count * (fields - 1),
        _ => 0,
    };
    let widths = rows.iter().map(|row| row.fields);
    widths
        .reduce(|best, other| {
            if size(other) > size(best) {
                other
            } else {
                best
            }
        })
        .unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::delimiter::first_rows;
    use crate::extract::records::Dialect;
    use crate::extract::source::Source;
    use crate::extract::{Bytes, Delimiter, Encoding};

    fn found(text: &str) -> Headings {
        let open = || Ok(Bytes::stream(text.as_bytes()));
        let source = Source {
            name: "a.csv".into(),
            open: &open,
        };
        let dialect = Dialect::plain(Encoding::UTF_8, Delimiter::SEMICOLON);
        headings(&first_rows(&source, dialect))
    }

    #[test]
    fn headings_on_the_first_line_are_taken_as_they_are() {
        for text in [
            "id;x\n1;2\n",
            "id\n1\n",
            "id;x;;\n1;2;;\n",
            "id;\n1;\n2;\n",
            "id;x;y\n1;2\n3;4\n5;6;7;8\n",
            "id;2024;2025\n1;2;3\n",
            "id;x;;y\n1;2;3;4\n",
        ] {
            assert_eq!(found(text), Headings::At(0), "{text}");
        }
    }

    #[test]
    fn titles_are_passed_over() {
        for (text, place) in [
            ("Udtræk;;\na;b;c\n1;2;3\n", 1),
            ("Udtræk\na;b;c\n1;2;3\n", 1),
            (
                "Udtræk;;;;\nDato:;01-02-2026;;;\n\na;b;c;d;e\n1;2;3;4;5\n",
                2,
            ),
            ("Udtræk\n\na;b\n1;2\n3;4\n", 1),
            ("# en note\na;b\n1;2\n3;4\n", 1),
        ] {
            assert_eq!(found(text), Headings::At(place), "{text}");
        }
    }

    #[test]
    fn in_doubt_it_is_not_told() {
        for text in [
            // No blank line: the title may be a heading of its own.
            "Udtræk\na;b\n1;2\n3;4\n",
            // Two rows of headings.
            ";;;Afgørelser;;\nid;navn;;dato;;udfald\n1;2;3;4;5;6\n",
            // The headings are years.
            "Udtræk;;\n2023;2024;2025\n1;2;3\n",
        ] {
            assert!(matches!(found(text), Headings::Unclear { .. }), "{text}");
        }
    }
}
