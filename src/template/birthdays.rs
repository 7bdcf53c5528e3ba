//! `birthday(column, years)` where a rule names a date: a column of its own, reckoned from the date of birth.

use toml::Spanned;

use super::columns::Declared;
use super::criteria::holds_dates;
use super::events::Derive;
use super::model::Column;
use super::section::Sink;
use super::syntax::CriterionTable;
use crate::calendar::MAX_AGE;
use crate::case::ColumnType;
use crate::diag::{Diagnostic, code, nearest};
use crate::extract::excerpt;
use crate::lang::{template as words, template_events as say};

/// The birthdays that rules name, each once. Their columns come after those of the file.
#[derive(Debug, Default)]
pub(super) struct Birthdays(Vec<Birthday>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Birthday {
    born: usize,
    years: u32,
}

/// Whether a rule names a birthday where it could name a column.
pub(super) fn is_birthday(text: &Spanned<String>) -> bool {
    text.get_ref().contains('(')
}

impl Birthdays {
    /// Those of all rules of these criteria; complaints go to the sink.
    pub fn of(criteria: &[CriterionTable], columns: &[Declared], sink: &Sink) -> Self {
        let mut named = Vec::new();
        let moments = criteria.iter().flat_map(CriterionTable::moments);
        for text in moments.filter(|text| is_birthday(text)) {
            let birthday = birthday(text, columns, sink);
            named.extend(birthday.filter(|birthday| !named.contains(birthday)));
        }
        Self(named)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The position of the column with a birthday's dates; `None` when something is wrong with it, which was said.
    pub fn position(&self, text: &Spanned<String>, columns: &[Declared]) -> Option<usize> {
        let (name, years) = parts(text.get_ref())?;
        let position = self.0.iter().position(|known| {
            let born = columns.get(known.born);
            known.years == years && born.is_some_and(|column| column.name == name)
        });
        Some(columns.len() + position?)
    }

    /// The columns, in the order of their positions.
    pub fn into_columns(self, columns: &[Declared]) -> Vec<Column> {
        self.0
            .into_iter()
            .map(|Birthday { born, years }| {
                let name = columns.get(born).map_or("", |column| column.name.as_str());
                Column {
                    name: format!("birthday({name}, {years})"),
                    kind: ColumnType::Date,
                    aliases: Vec::new(),
                    required: false,
                    role: None,
                    derive: Some(Derive::Birthday { born, years }),
                }
            })
            .collect()
    }
}

fn birthday(text: &Spanned<String>, columns: &[Declared], sink: &Sink) -> Option<Birthday> {
    let Some((name, years)) = parts(text.get_ref()) else {
        let message = say::BAD_BIRTHDAY.with("text", excerpt(text.get_ref()));
        let diagnostic = Diagnostic::new(&code::T064, message).at(sink.place(text.span()));
        let help = say::WRITE_BIRTHDAY.with("most", u64::from(MAX_AGE));
        sink.push(diagnostic.help(help));
        return None;
    };
    let born = born(name, text, columns, sink)?;
    Some(Birthday { born, years })
}

/// Column and years of `birthday(column, years)`.
fn parts(text: &str) -> Option<(&str, u32)> {
    let (function, rest) = text.trim().split_once('(')?;
    let (name, years) = rest.strip_suffix(')')?.split_once(',')?;
    let years = years
        .trim()
        .parse()
        .ok()
        .filter(|years| *years <= MAX_AGE)?;
    let is_birthday = function.trim().eq_ignore_ascii_case("birthday");
    is_birthday.then_some((name.trim(), years))
}

/// The column with the date of birth.
fn born(name: &str, text: &Spanned<String>, columns: &[Declared], sink: &Sink) -> Option<usize> {
    let position = columns.iter().position(|column| column.name == name);
    let Some(column) = position.and_then(|position| columns.get(position)) else {
        let known = columns.iter().map(|column| column.name.as_str());
        let near = nearest(name, known).map(|near| words::HAS_COLUMN.with("column", near));
        let message = words::UNKNOWN_COLUMN.with("column", excerpt(name));
        let diagnostic = Diagnostic::new(&code::T012, message).at(sink.place(text.span()));
        sink.push(diagnostic.help_if(near));
        return None;
    };
    if !holds_dates(column.kind?) {
        let message = words::NO_DATE_COLUMN
            .with("column", excerpt(name))
            .with("type", column.kind?.name());
        sink.complain(&code::T031, text.span(), message);
        return None;
    }
    position
}
