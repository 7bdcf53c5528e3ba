//! What all rows tell that a reader should know, though they are read.

use unicode_normalization::is_nfc;

use super::delimiter::Delimiter;
use super::quality::merge_first;
use super::records::Row;
use super::repair::doubly_encoded;
use super::survey::Survey;
use crate::diag::{Code, Diagnostic, Place, code};
use crate::lang::{Message, Phrase, extract, extract_text as say};

/// How many lines a remark names.
const LINES_NAMED: usize = 5;
/// A table of fewer columns has rows with a single value for no reason.
const COLUMNS_OF_A_TABLE: usize = 3;

/// What is collected on the way through the rows.
#[derive(Debug)]
pub(super) struct Remarks {
    delimiter: Delimiter,
    /// In a sheet no quote is escaped.
    is_sheet: bool,
    doubly_encoded: Tally,
    decomposed: Tally,
    extra_fields: Tally,
    backslashes: Tally,
    /// Rows that a field may have swallowed.
    swallowed: Tally,
    /// The last row, and whether it holds a single value.
    last: (u64, bool),
}

/// How often something was met, and on which lines first.
#[derive(Debug, Default)]
struct Tally {
    count: u64,
    lines: Vec<u64>,
}

impl Tally {
    fn add(&mut self, count: u64, line: u64) {
        if count == 0 {
            return;
        }
        self.count += count;
        if self.lines.len() < LINES_NAMED && self.lines.last() != Some(&line) {
            self.lines.push(line);
        }
    }
}

impl Remarks {
    /// Looks at the headings.
    pub(super) fn of_headings(survey: &Survey) -> Self {
        let mut remarks = Self::of_rows(survey);
        for name in &survey.header.names {
            remarks.see_text(name, survey.header.line);
        }
        remarks
    }

    /// Has seen nothing yet.
    pub(super) fn of_rows(survey: &Survey) -> Self {
        Self {
            delimiter: survey.delimiter,
            is_sheet: survey.is_sheet(),
            doubly_encoded: Tally::default(),
            decomposed: Tally::default(),
            extra_fields: Tally::default(),
            backslashes: Tally::default(),
            swallowed: Tally::default(),
            last: (0, false),
        }
    }

    /// Looks at a row below them.
    pub(super) fn see(&mut self, row: &Row, columns: usize) {
        self.extra_fields
            .add(u64::from(row.fields.len() > columns), row.line);
        if let Some(text) = row.fields.remarkable_text() {
            self.look_closer(row, text, columns);
        }
    }

    /// Looks at the row that is the last one so far.
    pub(super) fn see_last(&mut self, row: &Row, columns: usize) {
        let is_lonely = columns >= COLUMNS_OF_A_TABLE && has_one_value(row);
        self.last = (row.line, is_lonely);
    }

    fn look_closer(&mut self, row: &Row, text: &str, columns: usize) {
        let marks = self.see_text(text, row.line);
        let is_escape = !self.is_sheet
            && marks.has(Marks::BACKSLASH)
            && row.fields.iter().any(has_escaped_quote);
        self.backslashes.add(u64::from(is_escape), row.line);
        let swallowed = marks.has(Marks::LINE_BREAK)
            && row
                .fields
                .iter()
                .any(|field| holds_rows(field, self.delimiter, columns));
        self.swallowed.add(u64::from(swallowed), row.line);
    }

    /// Adds what was seen on other lines of the same file by one who began without its headings.
    pub(super) fn merge(&mut self, other: Self) {
        let pairs = [
            (&mut self.doubly_encoded, other.doubly_encoded),
            (&mut self.decomposed, other.decomposed),
            (&mut self.extra_fields, other.extra_fields),
            (&mut self.backslashes, other.backslashes),
            (&mut self.swallowed, other.swallowed),
        ];
        for (tally, other) in pairs {
            tally.count += other.count;
            merge_first(&mut tally.lines, other.lines, LINES_NAMED);
        }
        self.last = self.last.max(other.last);
    }

    /// Looks at a text; all fields of a row at once will do, since hardly any sequence spans two.
    fn see_text(&mut self, text: &str, line: u64) -> Marks {
        let marks = Marks::of(text);
        if marks.has(Marks::TWICE) {
            self.doubly_encoded.add(doubly_encoded(text), line);
        }
        if marks.has(Marks::COMBINING) {
            self.decomposed.add(u64::from(!is_nfc(text)), line);
        }
        marks
    }

    /// The remarks, once all rows were seen.
    pub(super) fn finish(self, survey: &Survey, has_end_mark: bool) -> Vec<Diagnostic> {
        let place = |line| Place::line(&survey.name, line);
        let tally = |tally: &Tally, code: &'static Code, phrase: &'static Phrase| {
            let first = *tally.lines.first()?;
            let lines: Vec<_> = tally.lines.iter().map(u64::to_string).collect();
            let message = phrase
                .with("count", tally.count)
                .with("lines", lines.join(", "));
            Some(Diagnostic::new(code, message).at(place(first)))
        };
        let help = |help: Message| move |diagnostic: Diagnostic| diagnostic.help(help);
        let doubly = tally(&self.doubly_encoded, &code::E048, &say::DOUBLY_ENCODED);
        let decomposed = tally(&self.decomposed, &code::E049, &say::DECOMPOSED);
        let extra = tally(&self.extra_fields, &code::E054, &say::EXTRA_FIELDS);
        let backslashes = tally(&self.backslashes, &code::E055, &say::BACKSLASHES);
        let swallowed = tally(&self.swallowed, &code::E057, &say::SWALLOWED_ROWS);
        let (last, is_lonely) = self.last;
        let lonely = is_lonely.then_some(last).map(|line| {
            Diagnostic::new(&code::E053, say::LONELY_LAST_ROW.message()).at(place(line))
        });
        let end_mark = has_end_mark.then(|| {
            Diagnostic::new(&code::E050, say::END_MARK.message()).at(Place::file(&survey.name))
        });
        [
            doubly.map(help(say::REPAIR_DOUBLE_ENCODING.message())),
            decomposed.map(help(say::DECOMPOSED_IDS.message())),
            extra,
            backslashes,
            swallowed.map(help(extract::CLOSE_QUOTE.message())),
            lonely,
            end_mark,
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Which bytes a text has that ask for a closer look, found in one pass.
#[derive(Clone, Copy)]
struct Marks(u8);

impl Marks {
    /// A backslash.
    const BACKSLASH: u8 = 1;
    /// A line break.
    const LINE_BREAK: u8 = 2;
    /// The first byte of `Ã` and its neighbours, of which text is full that was encoded twice.
    const TWICE: u8 = 4;
    /// The first byte of an accent that follows its letter.
    const COMBINING: u8 = 8;

    fn of(text: &str) -> Self {
        Self(
            text.bytes()
                .fold(0, |marks, byte| marks | Self::of_byte(byte)),
        )
    }

    fn of_byte(byte: u8) -> u8 {
        match byte {
            b'\\' => Self::BACKSLASH,
            b'\n' | b'\r' => Self::LINE_BREAK,
            0xC3 => Self::TWICE,
            0xCC | 0xCD => Self::COMBINING,
            _ => 0,
        }
    }

    fn has(self, mark: u8) -> bool {
        self.0 & mark != 0
    }
}

/// Whether a field has line breaks and as many delimiters as whole rows have: a quote that was opened in one row and
/// closed in another leaves a row of the right width.
fn holds_rows(field: &str, delimiter: Delimiter, columns: usize) -> bool {
    if columns < COLUMNS_OF_A_TABLE || !field.contains(['\n', '\r']) {
        return false;
    }
    let delimiters = field.matches(delimiter.character()).count();
    delimiters > 0 && delimiters.is_multiple_of(columns - 1)
}

/// Whether a field holds a backslash and an odd number of quotes, as is left of `"a\"b"`.
fn has_escaped_quote(field: &str) -> bool {
    field.contains('\\') && !field.matches('"').count().is_multiple_of(2)
}

/// Whether one field of a row holds all its text.
fn has_one_value(row: &Row) -> bool {
    let fields = (0..row.fields.len()).filter_map(|position| row.fields.bytes_of(position));
    fields.filter(|field| !field.is_empty()).take(2).count() < 2
}
