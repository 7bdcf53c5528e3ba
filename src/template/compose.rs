//! Many files to one: the trees of a template, its fragments and its base are joined into the tree of one template.
//!
//! Every value keeps its place, so that whatever is said of it later points to the file it was written in, and every
//! table of the language is joined alike: lists one after the other, named tables by their names.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use super::gather::Gathered;
use super::overrides;
use super::section::Sink;
use super::syntax;
use crate::diag::{Diagnostic, code};
use crate::extract::excerpt;
use crate::lang::compose as say;

/// What only a template itself says.
pub(super) const NOT_IN_FRAGMENT: [&str; 7] = [
    "template", "sampling", "targets", "calendar", "rating", "report", "override",
];

/// Tables of which a template that extends another sets single values, in place of those of its base.
const SET_ONE_BY_ONE: [&str; 7] = [
    "sampling", "targets", "calendar", "rating", "report", "norms", "tables",
];

/// Keys of `[template]` that a template does not take over from its base.
const OF_ITSELF: [&str; 5] = ["id", "version", "title", "include", "extends"];

/// The tree of the one template that all files make up.
///
/// What a file has for itself is joined in this order: the base, the file, its fragments. Tests of a base are left out:
/// they say what it does without the changes.
pub(super) fn tree<'t>(gathered: &Gathered, text: &'t str, sink: &Sink) -> DeTable<'t> {
    let trees = (0..gathered.parts.len()).map(|file| {
        let span = sink.span_of(file);
        let tree = syntax::tree(text.get(span.clone()).unwrap_or_default(), span.start, sink);
        Some(moved_table(tree, span.start))
    });
    let mut composer = Composer {
        trees: trees.collect(),
        gathered,
        sink,
    };
    let mut whole = composer.file(0).unwrap_or_default();
    if gathered.parts.first().is_some_and(|main| main.is_fragment) {
        take_out_of_fragment(&mut whole, sink);
    }
    whole
}

struct Composer<'t, 'a> {
    /// The tree of every file until it is used: a file that is named twice is there once.
    trees: Vec<Option<DeTable<'t>>>,
    gathered: &'a Gathered,
    sink: &'a Sink,
}

impl<'t> Composer<'t, '_> {
    /// The tree of a file with all that it names; `None` when it is part of the template already.
    fn file(&mut self, file: usize) -> Option<DeTable<'t>> {
        let mut own = self.trees.get_mut(file)?.take()?;
        let part = self.gathered.parts.get(file)?;
        let overridden = if part.is_fragment {
            None
        } else {
            own.remove_entry("override")
        };
        let mut whole = match part.base {
            Some(base) => {
                let base = self.file(base).unwrap_or_default();
                self.extended(base, own)
            }
            None => own,
        };
        for fragment in &part.includes {
            if let Some(fragment) = self.file(*fragment) {
                self.include(&mut whole, fragment);
            }
        }
        if let Some(overridden) = overridden {
            overrides::apply(&mut whole, overridden, self.sink);
        }
        Some(whole)
    }

    /// A template on top of its base.
    fn extended(&self, mut base: DeTable<'t>, own: DeTable<'t>) -> DeTable<'t> {
        base.remove("test");
        syntax::complain_about_header(&base, self.sink);
        if let Some(header) = table_mut(&mut base, "template") {
            for key in OF_ITSELF {
                header.remove(key);
            }
        }
        for (key, value) in own {
            let name = key.get_ref().clone();
            match name.as_ref() {
                "template" => set_one_by_one(&mut base, key, value),
                "columns" => self.join_columns(&mut base, key, value),
                name if SET_ONE_BY_ONE.contains(&name) => set_one_by_one(&mut base, key, value),
                _ => self.join(&mut base, key, value),
            }
        }
        base
    }

    /// What a fragment holds, beside what is there already.
    fn include(&self, whole: &mut DeTable<'t>, mut fragment: DeTable<'t>) {
        syntax::complain_about_header(&fragment, self.sink);
        fragment.remove("fragment");
        take_out_of_fragment(&mut fragment, self.sink);
        for (key, value) in fragment {
            self.join(whole, key, value);
        }
    }

    /// Lists one after the other; named tables and values side by side, each once.
    fn join(&self, whole: &mut DeTable<'t>, key: Key<'t>, value: Spanned<DeValue<'t>>) {
        let Some((there, existing)) = whole.get_key_value(key.get_ref().as_ref()) else {
            whole.insert(key, value);
            return;
        };
        let place = there.span();
        let same_kind = matches!(
            (existing.get_ref(), value.get_ref()),
            (DeValue::Array(_), DeValue::Array(_)) | (DeValue::Table(_), DeValue::Table(_))
        );
        if !same_kind {
            self.differs(&[], &key, &place);
            return;
        }
        let name = key.get_ref().clone();
        match (value_mut(whole, &name), value.into_inner()) {
            (Some(DeValue::Array(list)), DeValue::Array(more)) => {
                more.into_iter().for_each(|item| list.push(item));
            }
            (Some(DeValue::Table(table)), DeValue::Table(more)) => {
                for (key, value) in more {
                    self.join_named(table, &name, key, value);
                }
            }
            _ => {}
        }
    }

    /// A named definition that is not there yet, or is there in the same words.
    fn join_named(
        &self,
        table: &mut DeTable<'t>,
        kind: &str,
        key: Key<'t>,
        value: Spanned<DeValue<'t>>,
    ) {
        match table.get_key_value(key.get_ref().as_ref()) {
            None => _ = table.insert(key, value),
            Some((_, existing)) if same(existing.get_ref(), value.get_ref()) => {}
            Some((there, _)) => self.differs(&[kind], &key, &there.span()),
        }
    }

    /// The columns of a template that extends another: it may give them further aliases.
    fn join_columns(&self, base: &mut DeTable<'t>, key: Key<'t>, value: Spanned<DeValue<'t>>) {
        if table_mut(base, "columns").is_none() || value.get_ref().as_table().is_none() {
            return self.join(base, key, value);
        }
        let (Some(columns), DeValue::Table(own)) = (table_mut(base, "columns"), value.into_inner())
        else {
            return;
        };
        for (name, column) in own {
            let known = table_mut(columns, name.get_ref());
            match (known, column.get_ref().as_table().is_some()) {
                (Some(known), true) => {
                    if let DeValue::Table(more) = column.into_inner() {
                        self.join_column(known, name.get_ref(), more);
                    }
                }
                _ => self.join_named(columns, "columns", name, column),
            }
        }
    }

    fn join_column(&self, known: &mut DeTable<'t>, name: &str, own: DeTable<'t>) {
        for (key, value) in own {
            let aliases = match value_mut(known, "aliases") {
                Some(DeValue::Array(aliases)) if key.get_ref() == "aliases" => Some(aliases),
                _ => None,
            };
            match (aliases, value.get_ref().as_array()) {
                (Some(aliases), Some(more)) => add_aliases(aliases, more),
                _ => match known.get_key_value(key.get_ref().as_ref()) {
                    None => _ = known.insert(key, value),
                    Some((_, existing)) if same(existing.get_ref(), value.get_ref()) => {}
                    Some((there, _)) => self.differs(&["columns", name], &key, &there.span()),
                },
            }
        }
    }

    fn differs(&self, path: &[&str], key: &Key<'_>, there: &Range<usize>) {
        let name: Vec<&str> = path
            .iter()
            .copied()
            .chain([key.get_ref().as_ref()])
            .collect();
        let message = say::DEFINED_TWICE
            .with("name", excerpt(&name.join(".")))
            .with("other", self.sink.file_and_line(there));
        let diagnostic = Diagnostic::new(&code::T074, message).at(self.sink.place(key.span()));
        self.sink
            .push(diagnostic.help(say::SAME_OR_RENAMED.message()));
    }
}

/// Complains about the tables that a fragment cannot have, and does not take them up.
fn take_out_of_fragment(fragment: &mut DeTable<'_>, sink: &Sink) {
    for table in NOT_IN_FRAGMENT {
        let Some((key, _)) = fragment.remove_entry(table) else {
            continue;
        };
        let message = say::NOT_IN_FRAGMENT.with("table", table);
        let diagnostic = Diagnostic::new(&code::T002, message).at(sink.place(key.span()));
        sink.push(diagnostic.help(say::IN_THE_TEMPLATE.message()));
    }
}

type Key<'t> = Spanned<DeString<'t>>;

/// Puts the values of a table in the place of those with the same keys.
fn set_one_by_one<'t>(base: &mut DeTable<'t>, key: Key<'t>, value: Spanned<DeValue<'t>>) {
    let name = key.get_ref().clone();
    match (table_mut(base, &name), value.get_ref().as_table().is_some()) {
        (Some(table), true) => {
            if let DeValue::Table(own) = value.into_inner() {
                for (key, value) in own {
                    table.remove(key.get_ref().as_ref());
                    table.insert(key, value);
                }
            }
        }
        _ => {
            base.remove(name.as_ref());
            base.insert(key, value);
        }
    }
}

/// Adds the texts that are not there yet.
fn add_aliases<'t>(aliases: &mut DeArray<'t>, more: &DeArray<'t>) {
    for alias in more {
        if !aliases
            .iter()
            .any(|known| same(known.get_ref(), alias.get_ref()))
        {
            aliases.push(alias.clone());
        }
    }
}

pub(super) fn value_mut<'m, 't>(
    table: &'m mut DeTable<'t>,
    key: &str,
) -> Option<&'m mut DeValue<'t>> {
    table.get_mut(key).map(Spanned::get_mut)
}

fn table_mut<'m, 't>(table: &'m mut DeTable<'t>, key: &str) -> Option<&'m mut DeTable<'t>> {
    match value_mut(table, key) {
        Some(DeValue::Table(table)) => Some(table),
        _ => None,
    }
}

/// Whether two values say the same, wherever they stand.
fn same(one: &DeValue<'_>, other: &DeValue<'_>) -> bool {
    match (one, other) {
        (DeValue::String(one), DeValue::String(other)) => one == other,
        (DeValue::Integer(one), DeValue::Integer(other)) => one.to_string() == other.to_string(),
        (DeValue::Float(one), DeValue::Float(other)) => one.as_str() == other.as_str(),
        (DeValue::Boolean(one), DeValue::Boolean(other)) => one == other,
        (DeValue::Datetime(one), DeValue::Datetime(other)) => one == other,
        (DeValue::Array(one), DeValue::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other.iter())
                    .all(|(one, other)| same(one.get_ref(), other.get_ref()))
        }
        (DeValue::Table(one), DeValue::Table(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, one)| {
                    let other = other.get(key.get_ref().as_ref());
                    other.is_some_and(|other| same(one.get_ref(), other.get_ref()))
                })
        }
        _ => false,
    }
}

/// The same tree with its spans moved to where its file stands among all.
fn moved_table(table: DeTable<'_>, by: usize) -> DeTable<'_> {
    if by == 0 {
        return table;
    }
    let entries = table.into_iter().map(|(key, value)| {
        let key = Spanned::new(shifted(key.span(), by), key.into_inner());
        (key, moved(value, by))
    });
    entries.collect()
}

fn moved(value: Spanned<DeValue<'_>>, by: usize) -> Spanned<DeValue<'_>> {
    let span = shifted(value.span(), by);
    let value = match value.into_inner() {
        DeValue::Array(items) => {
            DeValue::Array(items.into_iter().map(|item| moved(item, by)).collect())
        }
        DeValue::Table(table) => DeValue::Table(moved_table(table, by)),
        value => value,
    };
    Spanned::new(span, value)
}

fn shifted(span: Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}
