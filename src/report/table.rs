//! A table of plain values, finished and in no language yet.

use chrono::NaiveDate;
use serde::ser::{Serialize, Serializer};

use super::number::{self, Side};
use super::plot::Plot;
use crate::lang::{Lang, Message, Phrase, report as say};

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What people read above it.
    pub title: Option<Words>,
    /// What its pictures mean, for writers that draw them.
    pub legend: Option<Message>,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

/// A column of a [`Table`].
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The name in machine files: English, lower case, `_` between words.
    pub key: &'static str,
    /// What people read above it.
    pub title: Words,
    /// Where its values stand.
    pub align: Align,
}

impl Column {
    /// A column under these words.
    pub fn new(key: &'static str, title: impl Into<Words>, align: Align) -> Self {
        Self {
            key,
            title: title.into(),
            align,
        }
    }

    /// A column of texts.
    pub fn left((key, title): (&'static str, &'static Phrase)) -> Self {
        Self::new(key, title, Align::Left)
    }

    /// A column of a machine file, where its key is all that anyone reads.
    pub fn machine(key: &'static str) -> Self {
        Self::new(key, key.to_owned(), Align::Left)
    }
}

/// Where a column's values stand: numbers to the right, so that digits of one rank are below each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// At the right.
    Right,
}

/// Words of the program, or a text that is the same in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// Words of the program.
    Message(Message),
    /// A header of an extract, an area, a person's words.
    Text(String),
}

/// One value. Unknown, not applicable and 0 are different values and look different to people; in machine files the
/// first two are empty (CSV) or null (JSON), and 0 is 0.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text from a file: an area, a case id, a comment.
    Text(String),
    /// A word of the program: its English id for machines (`undetermined`), its words for people.
    Word {
        /// The id.
        id: &'static str,
        /// The words.
        words: Message,
    },
    /// A number of things.
    Count(u64),
    /// A share with its counts; machine files have the quotient, empty when `of` is 0.
    Share {
        /// How many.
        count: u64,
        /// Of how many.
        of: u64,
    },
    /// A limit of a share, rounded outward for people; machine files have it in full.
    Limit {
        /// The limit, 0 to 1.
        share: f64,
        /// Which end of the interval it is.
        side: Side,
        /// How many cases it rests on.
        cases: u64,
    },
    /// A number; machine files have it in full. One that is not finite is unknown.
    Number {
        /// The number.
        value: f64,
        /// How many decimals people see.
        decimals: usize,
    },
    /// A calendar date.
    Date(NaiveDate),
    /// Yes or no.
    Bool(bool),
    /// A text on a ground whose depth shows how bad it is, for those who see it.
    Shaded {
        /// The text.
        text: String,
        /// 0 (nothing) to 4 (worst).
        depth: u8,
    },
    /// A picture of numbers that stand beside it.
    Plot(Plot),
    /// There is a value, and nobody knows it.
    Unknown,
    /// There can be no value.
    NotApplicable,
}

impl Table {
    /// A table without rows.
    pub fn new(title: Option<Words>, columns: Vec<Column>) -> Self {
        Self {
            title,
            legend: None,
            columns,
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    ///
    /// # Panics
    /// When it has more or fewer cells than there are columns, which is a mistake in the program.
    pub fn push(&mut self, row: Vec<Cell>) {
        assert_eq!(
            row.len(),
            self.columns.len(),
            "a row has one cell for each column"
        );
        self.rows.push(row);
    }

    /// The columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The table without columns that are nothing but pictures.
    #[must_use]
    pub fn without_pictures(&self) -> Self {
        let is_picture = |place: usize| {
            let mut cells = self.rows.iter().filter_map(|row| row.get(place));
            cells.any(|cell| matches!(cell, Cell::Plot(plot) if plot.text().is_empty()))
        };
        let kept: Vec<usize> = (0..self.columns.len())
            .filter(|place| !is_picture(*place))
            .collect();
        let of_row = |row: &Vec<Cell>| {
            let cells = kept.iter().filter_map(|place| row.get(*place));
            cells.cloned().collect()
        };
        let columns = kept.iter().filter_map(|place| self.columns.get(*place));
        Self {
            title: self.title.clone(),
            legend: None,
            columns: columns.cloned().collect(),
            rows: self.rows.iter().map(of_row).collect(),
        }
    }

    /// The rows, each with one cell for each column.
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }
}

impl Words {
    /// The words in a language.
    pub fn in_lang(&self, lang: Lang) -> String {
        match self {
            Self::Message(message) => message.in_lang(lang),
            Self::Text(text) => text.clone(),
        }
    }
}

impl From<&'static Phrase> for Words {
    fn from(phrase: &'static Phrase) -> Self {
        Self::Message(phrase.message())
    }
}

impl From<Message> for Words {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Cell {
    /// What a person reads.
    pub fn for_people(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) | Self::Shaded { text, .. } => text.clone(),
            Self::Plot(plot) => plot.text().to_owned(),
            Self::Word { words, .. } => words.in_lang(lang),
            Self::Count(count) => lang.count(*count),
            Self::Share { count, of } => number::share(lang, *count, *of),
            Self::Limit { share, side, cases } => number::limit(lang, *share, *side, *cases),
            Self::Number { value, decimals } => number::decimal(lang, *value, *decimals)
                .unwrap_or_else(|| say::UNKNOWN.text(lang).to_owned()),
            Self::Date(date) => lang.date(*date),
            Self::Bool(true) => say::YES.text(lang).to_owned(),
            Self::Bool(false) => say::NO.text(lang).to_owned(),
            Self::Unknown => say::UNKNOWN.text(lang).to_owned(),
            Self::NotApplicable => say::NOT_APPLICABLE.text(lang).to_owned(),
        }
    }

    /// The field of a CSV file.
    pub(super) fn as_field(&self) -> String {
        match self {
            Self::Text(text) | Self::Shaded { text, .. } => text.clone(),
            Self::Word { id, .. } => (*id).to_owned(),
            Self::Count(count) => count.to_string(),
            Self::Date(date) => date.format("%Y-%m-%d").to_string(),
            Self::Bool(yes) => yes.to_string(),
            Self::Share { .. } | Self::Limit { .. } | Self::Number { .. } => self
                .as_float()
                .map(|number| number.to_string())
                .unwrap_or_default(),
            Self::Plot(_) | Self::Unknown | Self::NotApplicable => String::new(),
        }
    }

    /// Whether the value may be broken into lines: words may, a number or a date would become another one.
    pub(super) fn is_prose(&self) -> bool {
        matches!(
            self,
            Self::Text(_) | Self::Word { .. } | Self::Shaded { .. }
        )
    }

    /// The number behind a share, a limit or a number.
    pub(super) fn as_float(&self) -> Option<f64> {
        let number = match self {
            Self::Share { count, of } => number::ratio(*count, *of)?,
            Self::Limit { share, .. } => *share,
            Self::Number { value, .. } => *value,
            _ => return None,
        };
        number.is_finite().then_some(number)
    }
}

/// The value of a JSON file.
impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Count(count) => out.serialize_u64(*count),
            Self::Bool(yes) => out.serialize_bool(*yes),
            Self::Text(_) | Self::Word { .. } | Self::Date(_) | Self::Shaded { .. } => {
                out.serialize_str(&self.as_field())
            }
            Self::Share { .. } | Self::Limit { .. } | Self::Number { .. } => {
                self.as_float().serialize(out)
            }
            Self::Plot(_) | Self::Unknown | Self::NotApplicable => out.serialize_none(),
        }
    }
}

/// An array of objects, one a row, with the columns' keys in their order.
impl Serialize for Table {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_seq(self.rows.iter().map(|cells| Row {
            columns: &self.columns,
            cells,
        }))
    }
}

struct Row<'a> {
    columns: &'a [Column],
    cells: &'a [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_map(self.columns.iter().map(|column| column.key).zip(self.cells))
    }
}
