//! `[[tables.NAME]]`: the deadlines a municipality has published, by benefit and with the days they hold.

use chrono::NaiveDate;
use toml::Spanned;
use unicode_normalization::UnicodeNormalization;

use super::section::Sink;
use super::syntax::RowTable;
use super::values::{is_name, within};
use super::versions::Validity;
use crate::calendar::Within;
use crate::diag::code;
use crate::extract::excerpt;
use crate::lang::compose as say;

/// A table of published deadlines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedDeadlines {
    /// The name by which rules look into it.
    pub name: String,
    /// Its rows, in the order of the file.
    pub rows: Vec<PublishedDeadline>,
}

/// A row: how long a benefit may take, and when that held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedDeadline {
    /// What it is published for, as it is written.
    pub key: String,
    /// The same as it is looked for.
    plain_key: String,
    /// How long.
    pub within: Within,
    /// The days on which it holds.
    pub validity: Validity,
}

impl PublishedDeadlines {
    /// The deadline for a key on a day; `None` when none was published for it. Case and white space are ignored.
    pub fn within(&self, key: &str, day: NaiveDate) -> Option<Within> {
        let key = plain(key);
        let mut rows = self.rows.iter();
        let row = rows.find(|row| row.plain_key == key && row.validity.holds_on(day));
        row.map(|row| row.within)
    }
}

/// Lower case without white space, so that `Merudgifter §100` is found as `merudgifter § 100`.
fn plain(key: &str) -> String {
    let visible = key.nfc().filter(|character| !character.is_whitespace());
    visible.flat_map(char::to_lowercase).collect()
}

/// A table of the file. What names it is checked by its name alone, so that one mistake is complained of once.
pub(super) struct DeclaredTable {
    pub name: String,
    /// `None` when something is wrong with it.
    pub table: Option<PublishedDeadlines>,
}

/// The tables by their names.
pub(super) fn check(
    tables: &[(Spanned<String>, Vec<RowTable>)],
    sink: &Sink,
) -> Vec<DeclaredTable> {
    let checked = tables.iter().map(|(name, rows)| {
        let sound_name = is_name(name, sink);
        let checked: Vec<_> = rows.iter().map(|table| row(table, sink)).collect();
        overlaps(rows, &checked, sink);
        let rows: Option<Vec<_>> = checked.into_iter().collect();
        DeclaredTable {
            name: name.get_ref().clone(),
            table: rows.filter(|_| sound_name).map(|rows| PublishedDeadlines {
                name: name.get_ref().clone(),
                rows,
            }),
        }
    });
    checked.collect()
}

fn row(table: &RowTable, sink: &Sink) -> Option<PublishedDeadline> {
    let within = table.within.as_ref().and_then(|text| within(text, sink));
    let validity = Validity::check(table.from.as_ref(), table.until.as_ref(), sink);
    let key = table.key.as_ref()?.get_ref().trim();
    Some(PublishedDeadline {
        key: key.to_owned(),
        plain_key: plain(key),
        within: within?,
        validity: validity?,
    })
}

/// Complains of rows that hold for the same key and day: nothing would say which of them decides.
fn overlaps(tables: &[RowTable], rows: &[Option<PublishedDeadline>], sink: &Sink) {
    let mut earlier: Vec<(&PublishedDeadline, &Spanned<String>)> = Vec::new();
    for (table, row) in tables.iter().zip(rows) {
        let (Some(row), Some(key)) = (row, &table.key) else {
            continue;
        };
        let other = earlier.iter().find(|(other, _)| {
            other.plain_key == row.plain_key && other.validity.overlaps(&row.validity)
        });
        if let Some((_, other)) = other {
            let message = say::ROWS_OVERLAP
                .with("key", excerpt(key.get_ref()))
                .with("line", sink.line(&other.span()).to_string());
            sink.complain(&code::T080, key.span(), message);
        }
        earlier.push((row, key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_whatever_their_case_and_blanks() {
        let day = "2026-03-02".parse().unwrap();
        let table = PublishedDeadlines {
            name: "frister".to_owned(),
            rows: vec![PublishedDeadline {
                key: "Merudgifter § 100".to_owned(),
                plain_key: plain("Merudgifter § 100"),
                within: "8 weeks".parse().unwrap(),
                validity: Validity {
                    from: None,
                    until: Some(day),
                },
            }],
        };
        for key in [
            "merudgifter §100",
            " MERUDGIFTER\u{a0}§ 100 ",
            "Merudgifter § 100",
        ] {
            assert!(table.within(key, day).is_some(), "{key}");
            assert!(table.within(key, day.succ_opt().unwrap()).is_none());
        }
        assert!(table.within("Merudgifter § 1", day).is_none());
    }
}
