//! `birthday(column, years)` where a rule names a date: a column of its own, reckoned from the date of birth.

use std::cell::RefCell;

use toml::Spanned;

use super::columns::Declared;
use super::criteria::holds_dates;
use super::events::Derive;
use super::model::Column;
use super::section::Sink;
use crate::calendar::MAX_AGE;
use crate::case::ColumnType;
use crate::diag::{Diagnostic, code, nearest};
use crate::extract::excerpt;
use crate::lang::{template as words, template_events as say};

/// The birthdays that rules have named so far, each once. Their columns come after those of the file.
#[derive(Debug, Default)]
pub(super) struct Birthdays {
    named: RefCell<Vec<Birthday>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Birthday {
    born: usize,
    years: u32,
}

impl Birthdays {
    /// The position of the column with a birthday's dates.
    pub fn position(
        &self,
        text: &Spanned<String>,
        columns: &[Declared],
        sink: &Sink,
    ) -> Option<usize> {
        let Some((name, years)) = parts(text.get_ref()) else {
            let message = say::BAD_BIRTHDAY.with("text", excerpt(text.get_ref()));
            let diagnostic = Diagnostic::new(&code::T064, message).at(sink.place(text.span()));
            let help = say::WRITE_BIRTHDAY.with("most", u64::from(MAX_AGE));
            sink.push(diagnostic.help(help));
            return None;
        };
        let birthday = Birthday {
            born: born(name, text, columns, sink)?,
            years,
        };
        let mut named = self.named.borrow_mut();
        let known = named.iter().position(|known| *known == birthday);
        let position = known.unwrap_or_else(|| {
            named.push(birthday);
            named.len() - 1
        });
        Some(columns.len() + position)
    }

    /// The columns, in the order of their positions.
    pub fn into_columns(self, columns: &[Declared]) -> Vec<Column> {
        let named = self.named.into_inner().into_iter();
        named
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
