//! Reading one TOML table key by key: types are checked, unknown and missing keys are complained about, and spans are
//! kept.
//!
//! A key whose value is wrong is there all the same: [`Section::key`] tells, so that nobody calls it missing.

use std::cell::RefCell;
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diag::{Code, Diagnostic, Place, Severity, SourceFile, code, nearest};
use crate::extract::excerpt;
use crate::lang::{Message, Phrase, case_tests, compose, template as say};

/// More complaints than anybody reads about one file; beyond them they are only counted.
const MOST_COMPLAINTS: usize = 200;

/// Texts that are often numbers or dates, and then lack their quotes.
const FREE_TEXTS: [&str; 3] = ["id", "version", "title"];

/// Where the complaints about a template are collected, which may be made of several files.
///
/// All spans count through the files as if they stood one after the other; a complaint's place is in its own file.
#[derive(Debug)]
pub(super) struct Sink {
    files: Vec<FileSpan>,
    /// The texts of all files, one after the other.
    text: Arc<str>,
    complaints: RefCell<Vec<Diagnostic>>,
}

/// A file with the bytes it has among all.
#[derive(Debug)]
struct FileSpan {
    source: Arc<SourceFile>,
    start: usize,
}

impl Sink {
    /// A sink for files of which the first is the template itself.
    pub fn new<'a>(sources: impl IntoIterator<Item = &'a Arc<SourceFile>>) -> Self {
        let mut text = String::new();
        let mut files = Vec::new();
        for source in sources {
            files.push(FileSpan {
                source: Arc::clone(source),
                start: text.len(),
            });
            text.push_str(&source.text);
            // So that the end of a file and the start of the next are two places.
            text.push('\n');
        }
        Self {
            files,
            text: text.into(),
            complaints: RefCell::default(),
        }
    }

    /// The path of the template itself, as the user wrote it.
    pub fn name(&self) -> &str {
        self.files.first().map_or("", |file| &file.source.name)
    }

    /// The texts of all files, one after the other.
    pub fn text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// What is written in a span; nothing when the span is none.
    pub fn written(&self, bytes: Range<usize>) -> &str {
        self.text.get(bytes).unwrap_or_default()
    }

    /// The bytes of a file among all.
    pub fn span_of(&self, file: usize) -> Range<usize> {
        let Some(file) = self.files.get(file) else {
            return 0..0;
        };
        file.start..file.start + file.source.text.len()
    }

    /// The line of its file that a span begins in, counted from 1.
    pub fn line(&self, bytes: &Range<usize>) -> usize {
        let file = self.file_at(bytes.start);
        file.source.line_and_column(bytes.start - file.start).0
    }

    /// File and line of a span, as in `faelles/god.toml:12`.
    pub fn file_and_line(&self, bytes: &Range<usize>) -> String {
        let name = &self.file_at(bytes.start).source.name;
        format!("{name}:{}", self.line(bytes))
    }

    /// Whether two spans are in the same file.
    pub fn same_file(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        self.file_at(one.start).start == self.file_at(other.start).start
    }

    fn file_at(&self, byte: usize) -> &FileSpan {
        let before = self.files.iter().rev().find(|file| file.start <= byte);
        before.expect("the first file begins at 0, and there is one")
    }

    pub fn complain(&self, code: &'static Code, bytes: Range<usize>, message: Message) {
        self.push(Diagnostic::new(code, message).at(self.place(bytes)));
    }

    pub fn place(&self, bytes: Range<usize>) -> Place {
        let file = self.file_at(bytes.start);
        Place::Span {
            source: Arc::clone(&file.source),
            bytes: bytes.start - file.start..bytes.end.saturating_sub(file.start),
        }
    }

    pub fn push(&self, diagnostic: Diagnostic) {
        self.complaints.borrow_mut().push(diagnostic);
    }

    /// Whether something was complained of that makes the template unusable.
    pub fn has_errors(&self) -> bool {
        let is_error = |complaint: &Diagnostic| complaint.code.severity == Severity::Error;
        self.complaints.borrow().iter().any(is_error)
    }

    /// All complaints, in the order of the files and their lines; of very many the first.
    ///
    /// In a text that is no TOML the end of a table cannot be told from its lack, so that of such a text only what its
    /// values say is complained of. Where a file is missing, nothing is said of what may stand in it. Hints are for a
    /// template that has no errors: among those they would only be in the way.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        let has_errors = self.has_errors();
        let mut complaints = self.complaints.into_inner();
        complaints.retain(|complaint| !has_errors || complaint.code.severity != Severity::Hint);
        let has_any = |codes: &[&Code]| {
            complaints
                .iter()
                .any(|complaint| codes.contains(&complaint.code))
        };
        let (is_broken, lacks_files) = (has_any(&[&code::T001]), has_any(&LACKS_A_FILE));
        complaints.retain(|complaint| {
            let is_about = |codes: &[&Code]| codes.contains(&complaint.code);
            !(is_broken && is_about(&ABOUT_THE_SHAPE))
                && !((is_broken || lacks_files) && is_about(&ABOUT_OTHER_FILES))
        });
        complaints.sort_by_key(|complaint| match &complaint.place {
            Place::Span { source, bytes } => {
                let file = |file: &FileSpan| Arc::ptr_eq(&file.source, source);
                (self.files.iter().position(file), bytes.start)
            }
            _ => (Some(0), 0),
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
const ABOUT_THE_SHAPE: [&Code; 15] = [
    &code::T002,
    &code::T004,
    &code::T009,
    &code::T012,
    &code::T033,
    &code::T038,
    &code::T060,
    &code::T073,
    &code::T079,
    &code::T100,
    &code::T102,
    &code::T103,
    &code::T106,
    &code::T108,
    &code::T114,
];

/// Complaints after which a template may lack what it names.
const LACKS_A_FILE: [&Code; 5] = [
    &code::T070,
    &code::T071,
    &code::T072,
    &code::T073,
    &code::T075,
];

/// Complaints that are true only when all files of a template were found.
const ABOUT_OTHER_FILES: [&Code; 11] = [
    &code::T012,
    &code::T033,
    &code::T060,
    &code::T076,
    &code::T078,
    &code::T079,
    &code::T100,
    &code::T102,
    &code::T103,
    &code::T106,
    &code::T114,
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
            self.missing(key);
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

    /// A calendar date, written as TOML writes dates or as a text.
    pub fn date(&self, key: &'static str) -> Option<Spanned<NaiveDate>> {
        let value = self.value(key)?;
        let date = match value.get_ref() {
            DeValue::Datetime(written) if written.time.is_none() => {
                NaiveDate::from_str(&written.to_string()).ok()
            }
            DeValue::String(text) => NaiveDate::from_str(text).ok(),
            _ => None,
        };
        match date {
            Some(date) => Some(Spanned::new(value.span(), date)),
            None => self.wrong_type(key, value, &compose::TYPE_DATE),
        }
    }

    /// A calendar date that must be there.
    pub fn required_date(&self, key: &'static str) -> Option<Spanned<NaiveDate>> {
        if self.has(key) {
            return self.date(key);
        }
        self.missing(key);
        None
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

    /// A list of texts in which there must be one.
    pub fn required_texts(&self, key: &'static str) -> Option<Vec<Spanned<String>>> {
        if !self.has(key) {
            self.missing(key);
            return None;
        }
        let texts = self.texts(key)?;
        (!self.is_empty_list(key)).then_some(texts)
    }

    pub fn section(&self, key: &'static str) -> Option<Section<'a>> {
        let value = self.value(key)?;
        match value.get_ref().as_table() {
            Some(table) => Some(Self::new(table, self.table_span(key, value), self.sink)),
            None => self.wrong_type(key, value, &say::TYPE_TABLE),
        }
    }

    /// A table that must be there and hold something.
    pub fn required_section(&self, key: &'static str) -> Option<Section<'a>> {
        if !self.has(key) {
            self.missing(key);
            return None;
        }
        let section = self.section(key)?;
        if section.table.is_empty() {
            self.sink
                .complain(&code::T004, section.span(), say::EMPTY_KEY.with("key", key));
            return None;
        }
        Some(section)
    }

    /// The keys of this table with their values as text, in the order of the file: a number or a date as it is written.
    pub fn entries(self) -> Vec<(Spanned<String>, Spanned<String>)> {
        let mut entries = Vec::new();
        for (key, value) in self.table {
            let text = match value.get_ref() {
                DeValue::String(text) => text.clone().into_owned(),
                DeValue::Integer(number) => number.to_string(),
                DeValue::Float(number) => number.as_str().to_owned(),
                DeValue::Boolean(_) | DeValue::Datetime(_) => self.written(value),
                DeValue::Array(_) | DeValue::Table(_) => {
                    let _ = self.wrong_type::<()>(key.get_ref(), value, &case_tests::TYPE_SCALAR);
                    continue;
                }
            };
            let name = Spanned::new(key.span(), key.get_ref().clone().into_owned());
            entries.push((name, Spanned::new(value.span(), text)));
        }
        entries.sort_by_key(|(name, _)| name.span().start);
        entries
    }

    /// The lists of tables below this one by their names, in the order of the file.
    pub fn named_lists(self) -> Vec<(Spanned<String>, Vec<Section<'a>>)> {
        let mut named = Vec::new();
        for (key, value) in self.table {
            let name = Spanned::new(key.span(), key.get_ref().clone().into_owned());
            if let Some(tables) = self.tables(key.get_ref(), value) {
                named.push((name, tables));
            }
        }
        named.sort_by_key(|(name, _)| name.span().start);
        named
    }

    /// The tables of an array of tables, such as `[[criterion]]`; `None` when it is something else.
    pub fn sections(&self, key: &'static str) -> Option<Vec<Section<'a>>> {
        let Some(value) = self.value(key) else {
            return Some(Vec::new());
        };
        self.tables(key, value)
    }

    fn tables(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Option<Vec<Section<'a>>> {
        let Some(items) = value.get_ref().as_array() else {
            return self.no_list_of_tables(key, value);
        };
        let tables = items
            .iter()
            .filter_map(|item| match item.get_ref().as_table() {
                Some(table) => Some(Self::new(table, item.span(), self.sink)),
                None => self.wrong_type(key, item, &say::TYPE_TABLE),
            });
        Some(tables.collect())
    }

    /// Something else than an array of tables. A table whose header lacks its second pair of brackets is read all the
    /// same, so that what is wrong in it is told in the same run.
    fn no_list_of_tables(
        &self,
        key: &str,
        value: &'a Spanned<DeValue<'a>>,
    ) -> Option<Vec<Section<'a>>> {
        let header = self.written(value);
        let table = value.get_ref().as_table();
        let Some(table) = table.filter(|_| header.starts_with('[')) else {
            return self.wrong_type(key, value, &say::TYPE_TABLES);
        };
        let message = say::SINGLE_BRACKETS.with("header", header.as_str());
        let diagnostic = Diagnostic::new(&code::T003, message).at(self.sink.place(value.span()));
        let help = say::DOUBLE_BRACKETS.with("header", header);
        self.sink.push(diagnostic.help(help));
        Some(vec![Self::new(table, value.span(), self.sink)])
    }

    /// The tables of an array of tables of which there must be one.
    pub fn required_sections(&self, key: &'static str) -> Option<Vec<Section<'a>>> {
        if !self.has(key) {
            self.missing(key);
            return None;
        }
        let sections = self.sections(key)?;
        (!self.is_empty_list(key)).then_some(sections)
    }

    /// Complains about a key that must be there.
    fn missing(&self, key: &'static str) {
        self.known.borrow_mut().push(key);
        self.sink
            .complain(&code::T004, self.span(), say::MISSING_KEY.with("key", key));
    }

    /// Whether a list has nothing in it; a complaint if so.
    fn is_empty_list(&self, key: &'static str) -> bool {
        let list = self.table.get(key);
        let items = list.and_then(|list| list.get_ref().as_array());
        let is_empty = items.is_some_and(|items| items.is_empty());
        if let Some(list) = list.filter(|_| is_empty) {
            self.sink
                .complain(&code::T004, list.span(), say::EMPTY_KEY.with("key", key));
        }
        is_empty
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

    /// The texts below this table by their names, in the order of the file.
    pub fn named_texts(self) -> Vec<(Spanned<String>, Spanned<String>)> {
        let mut named = Vec::new();
        for (key, value) in self.table {
            let name = Spanned::new(key.span(), key.get_ref().clone().into_owned());
            match value.get_ref() {
                DeValue::String(text) => {
                    named.push((name, Spanned::new(value.span(), text.clone().into_owned())));
                }
                _ => _ = self.wrong_type::<()>(key.get_ref(), value, &say::TYPE_TEXT),
            }
        }
        named
    }

    /// Whether a key holds a table.
    pub fn has_table(&self, key: &str) -> bool {
        let value = self.table.get(key);
        value.is_some_and(|value| value.get_ref().as_table().is_some())
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
        let inline = self.sink.written(value.span()).starts_with('{');
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
        excerpt(self.sink.written(value.span()))
    }
}
