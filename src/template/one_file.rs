//! A template that was made of several files as one file, which reads back to the same template.
//!
//! Every value is written as it stands in its file. Comments are left out, and the order of the criteria is kept.

use std::fmt::Write;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use super::gather::{Gathered, Home};
use super::section::Sink;
use crate::cell;

/// Keys that are true of the files only.
const OF_FILES: [&str; 2] = ["include", "extends"];

/// The text of the one file.
pub(super) fn text(tree: &DeTable<'_>, gathered: &Gathered, sink: &Sink) -> String {
    let mut writer = Writer {
        out: sources(gathered),
        sink,
    };
    writer.table(tree, &mut Vec::new());
    writer.out
}

/// The files that the text was made of, as comments. Without their hashes: among the digits of one a CPR number could
/// be seen.
fn sources(gathered: &Gathered) -> String {
    let mut said = String::from("# Composed of\n");
    for part in &gathered.parts {
        let path = cell::printable(&part.path);
        let (path, _) = cell::mask_cpr(&path);
        let home = match part.home {
            Home::Given => "",
            Home::Shipped => " (shipped)",
        };
        said.push_str(&format!("#   {path}{home}\n"));
    }
    said
}

struct Writer<'a> {
    out: String,
    sink: &'a Sink,
}

impl Writer<'_> {
    /// A table below its header: single values first, then the tables in it.
    fn table(&mut self, table: &DeTable<'_>, path: &mut Vec<String>) {
        let is_header = *path == ["template"];
        let mut entries: Vec<_> = table
            .iter()
            .filter(|(key, _)| !(is_header && OF_FILES.contains(&key.get_ref().as_ref())))
            .collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let (tables, values): (Vec<_>, Vec<_>) = entries
            .into_iter()
            .partition(|(_, value)| self.has_header(value));
        for (key, value) in values {
            let value = self.value(value);
            self.out
                .push_str(&format!("{} = {value}\n", self::key(key)));
        }
        // The template says first what it is.
        let (first, others): (Vec<_>, Vec<_>) = tables
            .into_iter()
            .partition(|(key, _)| path.is_empty() && key.get_ref() == "template");
        for (key, value) in first.into_iter().chain(others) {
            path.push(self::key(key));
            self.with_header(value.get_ref(), path);
            path.pop();
        }
    }

    fn with_header(&mut self, value: &DeValue<'_>, path: &mut Vec<String>) {
        match value {
            DeValue::Table(table) => {
                if !self.holds_tables_only(table) {
                    self.out.push_str(&format!("\n[{}]\n", path.join(".")));
                }
                self.table(table, path);
            }
            DeValue::Array(items) => {
                for item in items.iter().filter_map(|item| item.get_ref().as_table()) {
                    self.out.push_str(&format!("\n[[{}]]\n", path.join(".")));
                    self.table(item, path);
                }
            }
            _ => {}
        }
    }

    /// Whether a table needs no header of its own, because each table in it has one.
    fn holds_tables_only(&self, table: &DeTable<'_>) -> bool {
        !table.is_empty() && table.iter().all(|(_, value)| self.has_header(value))
    }

    /// Whether a value is a table, or a list of tables, that is not written inline.
    fn has_header(&self, value: &Spanned<DeValue<'_>>) -> bool {
        let is_inline = |span: Range<usize>| self.sink.written(span).starts_with('{');
        match value.get_ref() {
            DeValue::Table(_) => !is_inline(value.span()),
            DeValue::Array(items) => {
                !items.is_empty()
                    && items
                        .iter()
                        .all(|item| item.get_ref().as_table().is_some() && !is_inline(item.span()))
            }
            _ => false,
        }
    }

    /// A value on one line, or on those it was written on.
    fn value(&self, value: &Spanned<DeValue<'_>>) -> String {
        match value.get_ref() {
            DeValue::Array(items) => self.list(items),
            DeValue::Table(table) => {
                let mut entries: Vec<_> = table.iter().collect();
                entries.sort_by_key(|(key, _)| key.span().start);
                let entries = entries
                    .into_iter()
                    .map(|(key, value)| format!("{} = {}", self::key(key), self.value(value)));
                format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
            }
            _ => self.sink.written(value.span()).to_owned(),
        }
    }

    fn list(&self, items: &DeArray<'_>) -> String {
        let written: Vec<String> = items.iter().map(|item| self.value(item)).collect();
        let has_tables = items.iter().any(|item| item.get_ref().as_table().is_some());
        if has_tables {
            return format!("[\n    {},\n]", written.join(",\n    "));
        }
        format!("[{}]", written.join(", "))
    }
}

/// A key, in quotes where it needs them.
fn key(key: &Spanned<DeString<'_>>) -> String {
    let name: &str = key.get_ref();
    let is_bare = |character: char| character.is_ascii_alphanumeric() || "_-".contains(character);
    if !name.is_empty() && name.chars().all(is_bare) {
        return name.to_owned();
    }
    let mut quoted = String::from('"');
    for character in name.chars() {
        match character {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(character);
            }
            control if control.is_control() => {
                let code = u32::from(control);
                write!(quoted, "\\u{code:04X}").expect("a String takes all that is written to it");
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
