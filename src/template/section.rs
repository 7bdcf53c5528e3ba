//! Reading one TOML table key by key: types are checked, unknown and missing keys are complained about, and spans are
//! kept.
//!
//! A key whose value is wrong is there all the same: [`Section::key`] tells, so that nobody calls it missing.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diag::{Code, Diagnostic, Place, SourceFile, code, nearest};
use crate::extract::excerpt;
use crate::lang::template as say;
use crate::lang::{Message, Phrase};

/// More complaints than anybody reads about one file; beyond them they are only counted.
const MOST_COMPLAINTS: usize = 200;

/// Texts that are often numbers or dates, and then lack their quotes.
const FREE_TEXTS: [&str; 3] = ["id", "version", "title"];

/// Where the complaints about one file are collected.
#[derive(Debug)]
pub(super) struct Sink {
    source: Arc<SourceFile>,
    complaints: RefCell<Vec<Diagnostic>>,
}

impl Sink {
    pub fn new(source: Arc<SourceFile>) -> Self {
        Self {
            source,
            complaints: RefCell::default(),
        }
    }

    pub fn source(&self) -> &Arc<SourceFile> {
        &self.source
    }

    pub fn complain(&self, code: &'static Code, bytes: Range<usize>, message: Message) {
        self.push(Diagnostic::new(code, message).at(self.place(bytes)));
    }

    pub fn place(&self, bytes: Range<usize>) -> Place {
        Place::Span {
            source: Arc::clone(&self.source),
            bytes,
        }
    }

    pub fn push(&self, diagnostic: Diagnostic) {
        self.complaints.borrow_mut().push(diagnostic);
    }

    /// All complaints, in the order of the file; of very many the first.
    ///
    /// In a text that is no TOML the end of a table cannot be told from its lack, so that of such a text only what its
    /// values say is complained of.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        let mut complaints = self.complaints.into_inner();
        if complaints
            .iter()
            .any(|complaint| complaint.code == &code::T001)
        {
            complaints.retain(|complaint| !ABOUT_THE_SHAPE.contains(&complaint.code));
        }
        complaints.sort_by_key(|complaint| match &complaint.place {
            Place::Span { bytes, .. } => bytes.start,
            _ => 0,
        });
        let unshown = complaints.len().saturating_sub(MOST_COMPLAINTS);
        complaints.truncate(MOST_COMPLAINTS);
        if unshown > 0
            && let Some(last) = complaints.last_mut()
        {
            let count = u64::try_from(unshown).unwrap_or(u64::MAX);
            last.help.push(say::MORE_COMPLAINTS.with("count", count));
        }
        complaints
    }
}

/// Complaints that are true only when all tables and keys of a file were found.
const ABOUT_THE_SHAPE: [&Code; 6] = [
    &code::T002,
    &code::T004,
    &code::T009,
    &code::T012,
    &code::T033,
    &code::T038,
];

/// One table of the file. Each accessor remembers its key; [`Section::finish`] complains about all others.
pub(super) struct Section<'a> {
    table: &'a DeTable<'a>,
    span: Range<usize>,
    sink: &'a Sink,
    known: RefCell<Vec<&'static str>>,
}

impl<'a> Section<'a> {
    pub fn root(table: &'a DeTable<'a>, sink: &'a Sink) -> Self {
        Self::new(table, 0..0, sink)
    }

    fn new(table: &'a DeTable<'a>, span: Range<usize>, sink: &'a Sink) -> Self {
        Self {
            table,
            span,
            sink,
            known: RefCell::default(),
        }
    }

    /// The bytes of the table's header, or of the inline table.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// A key that is there, whatever its value, with its place.
    pub fn key(&self, key: &'static str) -> Option<Spanned<&'static str>> {
        let (found, _) = self.table.get_key_value(key)?;
        Some(Spanned::new(found.span(), key))
    }

    pub fn text(&self, key: &'static str) -> Option<Spanned<String>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(Spanned::new(value.span(), text.clone().into_owned())),
            _ => self.wrong_type(key, value, &say::TYPE_TEXT),
        }
    }

    /// A text that must be there and say something.
    pub fn required_text(&self, key: &'static str) -> Option<Spanned<String>> {
        if !self.has(key) {
            self.known.borrow_mut().push(key);
            self.sink
                .complain(&code::T004, self.span(), say::MISSING_KEY.with("key", key));
            return None;
        }
        let text = self.text(key)?;
        if text.get_ref().trim().is_empty() {
            self.sink
                .complain(&code::T004, text.span(), say::EMPTY_KEY.with("key", key));
            return None;
        }
        Some(text)
    }

    pub fn flag(&self, key: &'static str) -> Option<Spanned<bool>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(Spanned::new(value.span(), *flag)),
            _ => self.wrong_type(key, value, &say::TYPE_BOOL),
        }
    }

    pub fn whole_number(&self, key: &'static str) -> Option<Spanned<u64>> {
        let value = self.value(key)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok());
        match number {
            Some(number) => Some(Spanned::new(value.span(), number)),
            None => self.wrong_type(key, value, &say::TYPE_WHOLE_NUMBER),
        }
    }

    /// A whole number that must be there.
    pub fn required_whole_number(&self, key: &'static str) -> Option<Spanned<u64>> {
        if !self.has(key) {
            self.known.borrow_mut().push(key);
            self.sink
                .complain(&code::T004, self.span(), say::MISSING_KEY.with("key", key));
            return None;
        }
        self.whole_number(key)
    }

    /// A number as the text it was written in, so that 0.9 stays nine tenths.
    pub fn number(&self, key: &'static str) -> Option<Spanned<String>> {
        let value = self.value(key)?;
        let text = match value.get_ref() {
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(number) => number.as_str().to_owned(),
            _ => return self.wrong_type(key, value, &say::TYPE_NUMBER),
        };
        Some(Spanned::new(value.span(), text))
    }

    pub fn texts(&self, key: &'static str) -> Option<Vec<Spanned<String>>> {
        let value = self.value(key)?;
        let Some(items) = value.get_ref().as_array() else {
            return self.wrong_type(key, value, &say::TYPE_TEXTS);
        };
        let texts = items.iter().filter_map(|item| match item.get_ref() {
            DeValue::String(text) => Some(Spanned::new(item.span(), text.clone().into_owned())),
            _ => {
                let message = say::WRONG_ITEM
                    .with("key", key)
                    .with("found", self.found(item));
                self.sink.complain(&code::T003, item.span(), message);
                None
            }
        });
        Some(texts.collect())
    }

    pub fn section(&self, key: &'static str) -> Option<Section<'a>> {
        let value = self.value(key)?;
        match value.get_ref().as_table() {
            Some(table) => Some(Self::new(table, self.table_span(key, value), self.sink)),
            None => self.wrong_type(key, value, &say::TYPE_TABLE),
        }
    }

    /// The tables of an array of tables, such as `[[criterion]]`; `None` when it is something else.
    pub fn sections(&self, key: &'static str) -> Option<Vec<Section<'a>>> {
        let Some(value) = self.value(key) else {
            return Some(Vec::new());
        };
        let Some(items) = value.get_ref().as_array() else {
            return self.wrong_type(key, value, &say::TYPE_TABLES);
        };
        let tables = items
            .iter()
            .filter_map(|item| match item.get_ref().as_table() {
                Some(table) => Some(Self::new(table, item.span(), self.sink)),
                None => self.wrong_type(key, item, &say::TYPE_TABLE),
            });
        Some(tables.collect())
    }

    /// One table, or a list of tables; `None` when it is something else.
    pub fn one_or_more(&self, key: &'static str) -> Option<Vec<Section<'a>>> {
        match self.table.get(key)?.get_ref().as_table() {
            Some(_) => self.section(key).map(|section| vec![section]),
            None => self.sections(key),
        }
    }

    /// The tables below this one by their names, in the order of the file.
    pub fn named_sections(self) -> Vec<(Spanned<String>, Section<'a>)> {
        let mut named = Vec::new();
        for (key, value) in self.table {
            let name = Spanned::new(key.span(), key.get_ref().clone().into_owned());
            match value.get_ref().as_table() {
                Some(table) => named.push((name, Self::new(table, key.span(), self.sink))),
                None => _ = self.wrong_type::<()>(key.get_ref(), value, &say::TYPE_TABLE),
            }
        }
        named.sort_by_key(|(name, _)| name.span().start);
        named
    }

    /// Complains about the keys that nobody asked for.
    pub fn finish(self) {
        let known = self.known.into_inner();
        for (key, value) in self.table {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let near = nearest(name, known.iter().copied());
            let help = match near {
                Some(near) => say::DID_YOU_MEAN.with("name", near),
                None => say::KNOWN_KEYS.with("keys", known.join(", ")),
            };
            let unknown = match value.get_ref() {
                DeValue::Table(_) => &say::UNKNOWN_TABLE,
                _ => &say::UNKNOWN_KEY,
            };
            let diagnostic = Diagnostic::new(&code::T002, unknown.with("key", excerpt(name)));
            self.sink
                .push(diagnostic.at(self.sink.place(key.span())).help(help));
        }
    }

    fn value(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.known.borrow_mut().push(key);
        self.table.get(key)
    }

    /// The header of `[key]` where there is one, else the inline table.
    fn table_span(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Range<usize> {
        let inline = self
            .sink
            .source
            .text
            .get(value.span())
            .is_some_and(|text| text.starts_with('{'));
        let header = self.table.get_key_value(key).map(|(key, _)| key.span());
        header.filter(|_| !inline).unwrap_or_else(|| value.span())
    }

    fn wrong_type<T>(
        &self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        wanted: &'static Phrase,
    ) -> Option<T> {
        let message = say::WRONG_TYPE
            .with("key", excerpt(key))
            .with("wanted", wanted)
            .with("found", self.found(value));
        let diagnostic = Diagnostic::new(&code::T003, message).at(self.sink.place(value.span()));
        let unquoted = matches!(
            value.get_ref(),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_)
        );
        let quoted = (unquoted && FREE_TEXTS.contains(&key))
            .then(|| say::PUT_IN_QUOTES.with("value", self.written(value)));
        self.sink.push(diagnostic.help_if(quoted));
        None
    }

    /// A value that was met, by its type and as it is written.
    fn found(&self, value: &Spanned<DeValue<'_>>) -> Message {
        let phrase = match value.get_ref() {
            DeValue::String(text) => return say::FOUND_TEXT.with("value", excerpt(text)),
            DeValue::Array(_) => return say::TYPE_LIST.message(),
            DeValue::Table(_) => return say::TYPE_TABLE.message(),
            DeValue::Integer(_) | DeValue::Float(_) => &say::FOUND_NUMBER,
            DeValue::Boolean(_) => &say::FOUND_BOOL,
            DeValue::Datetime(_) => &say::FOUND_DATE,
        };
        phrase.with("value", self.written(value))
    }

    fn written(&self, value: &Spanned<DeValue<'_>>) -> String {
        let text = self.sink.source.text.get(value.span());
        excerpt(text.unwrap_or_default())
    }
}
