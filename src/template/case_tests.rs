//! `[[test]]`: cases that a template brings with it, and what its criteria must say of them.
//!
//! Here they are read and checked; `assess` runs them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use toml::Spanned;

use super::columns::Declared;
use super::criteria::unknown_column;
use super::dependence;
use super::event_tables::DeclaredEvents;
use super::model::Criterion;
use super::outcome::Outcome;
use super::scales::ScaleOption;
use super::section::{Section, Sink};
use super::syntax::CriterionTable;
use super::values::word;
use crate::diag::{Diagnostic, Place, code, nearest};
use crate::extract::excerpt;
use crate::lang::{case_tests as say, template as template_say};

/// A case with the outcomes that it must have.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseTest {
    /// What it is about.
    pub name: String,
    /// The values of the case by the position of their column, as an extract with ISO dates and decimal points writes
    /// them. All other columns are empty.
    pub values: Vec<(usize, String)>,
    /// The rows of each event table of the template, with their values by the position of their column.
    pub events: Vec<Vec<EventRow>>,
    /// What an earlier audit said, by the id of the criterion.
    pub priors: Vec<(String, Outcome)>,
    /// What a reviewer says, by the position of the criterion.
    pub answers: Vec<(usize, ScaleOption)>,
    /// The date against which open deadlines are judged; every deadline has run out when none is given.
    pub as_of: NaiveDate,
    /// What must come of it.
    pub expected: Vec<Expectation>,
}

/// The values of an event by the position of their column; all others are empty.
pub type EventRow = Vec<(usize, String)>;

/// The outcome that a criterion must have in the case of a test.
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    /// The position of the criterion.
    pub criterion: usize,
    /// The outcome.
    pub outcome: Outcome,
    /// Where it is written.
    pub place: Place,
}

/// `[[test]]`, as written.
#[derive(Debug)]
pub(super) struct TestTable {
    name: Option<Spanned<String>>,
    case: Entries,
    answers: Entries,
    prior: Entries,
    /// Event tables by their names.
    events: Vec<(Spanned<String>, Vec<Entries>)>,
    as_of: Option<Spanned<NaiveDate>>,
    expect: Entries,
}

/// Keys with their values, each with its place.
type Entries = Vec<(Spanned<String>, Spanned<String>)>;

/// Reads a `[[test]]`.
pub(super) fn parse(section: Section<'_>) -> TestTable {
    let entries = |key| section.section(key).map(Section::entries);
    let table = TestTable {
        name: section.required_text("name"),
        case: entries("case").unwrap_or_default(),
        answers: entries("answers").unwrap_or_default(),
        prior: entries("prior").unwrap_or_default(),
        events: section
            .section("events")
            .map(event_tables)
            .unwrap_or_default(),
        as_of: section.date("as_of"),
        expect: section
            .required_section("expect")
            .map(Section::entries)
            .unwrap_or_default(),
    };
    section.finish();
    table
}

/// The tables in `events = { samtaler = [{...}] }`.
fn event_tables(section: Section<'_>) -> Vec<(Spanned<String>, Vec<Entries>)> {
    let tables = section.named_lists().into_iter();
    tables
        .map(|(name, rows)| (name, rows.into_iter().map(Section::entries).collect()))
        .collect()
}

/// A day on which every deadline has run out.
fn far_future() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day of the calendar")
}

/// What the tests of a template name.
pub(super) struct Named<'a> {
    pub columns: &'a [Declared],
    pub events: &'a [DeclaredEvents],
    pub criteria: &'a [CriterionTable],
    /// The criteria, where nothing is wrong with them.
    pub checked: Option<&'a [Criterion]>,
    pub sink: &'a Sink,
}

impl Named<'_> {
    /// Checks the tests; `None` when something is wrong with one.
    pub fn check(&self, tables: &[TestTable]) -> Option<Vec<CaseTest>> {
        self.unique_names(tables);
        let checked: Vec<_> = tables.iter().map(|table| self.test(table)).collect();
        let tests: Vec<CaseTest> = checked.into_iter().collect::<Option<_>>()?;
        if !tests.is_empty() {
            self.say_what_is_not_tested(&tests);
        }
        Some(tests)
    }

    fn unique_names(&self, tables: &[TestTable]) {
        let mut seen = BTreeSet::new();
        for name in tables.iter().filter_map(|table| table.name.as_ref()) {
            if !seen.insert(name.get_ref().trim()) {
                let message = say::DUPLICATE_TEST.with("name", excerpt(name.get_ref()));
                self.sink.complain(&code::T110, name.span(), message);
            }
        }
    }

    fn test(&self, table: &TestTable) -> Option<CaseTest> {
        let events = self.events(&table.events);
        let values = self.each(&table.case, |name, value| {
            Some((self.column(name)?, value.get_ref().clone()))
        });
        let answers = self.each(&table.answers, |id, answer| self.answer(id, answer));
        let priors = self.each(&table.prior, |id, outcome| {
            let outcome = word(outcome, self.sink)?;
            Some((id.get_ref().trim().to_owned(), outcome))
        });
        let expected = self.each(&table.expect, |id, outcome| {
            let criterion = dependence::position(id, self.criteria, self.sink);
            let expected = word(outcome, self.sink);
            Some(Expectation {
                criterion: criterion?,
                outcome: expected?,
                place: self.sink.place(outcome.span()),
            })
        });
        Some(CaseTest {
            name: table.name.as_ref()?.get_ref().trim().to_owned(),
            values: values?,
            events: events?,
            priors: priors?,
            answers: answers?,
            as_of: table
                .as_of
                .as_ref()
                .map_or_else(far_future, |date| *date.get_ref()),
            expected: expected?,
        })
    }

    /// The rows of every event table of the template; `None` when something is wrong with one.
    fn events(&self, written: &[(Spanned<String>, Vec<Entries>)]) -> Option<Vec<Vec<EventRow>>> {
        let mut rows_of = vec![Vec::new(); self.events.len()];
        let mut is_sound = true;
        for (name, rows) in written {
            let table = self.event_table(name);
            let rows = table.and_then(|table| self.event_rows(self.events.get(table)?, rows));
            match (table.and_then(|table| rows_of.get_mut(table)), rows) {
                (Some(slot), Some(rows)) => *slot = rows,
                _ => is_sound = false,
            }
        }
        is_sound.then_some(rows_of)
    }

    fn event_table(&self, name: &Spanned<String>) -> Option<usize> {
        let known = || self.events.iter().map(|table| table.name.as_str());
        let position = known().position(|known| known == name.get_ref());
        if position.is_none() {
            let message = say::UNKNOWN_EVENTS.with("table", excerpt(name.get_ref()));
            let near = nearest(name.get_ref(), known());
            let help = near.map(|near| template_say::DID_YOU_MEAN.with("name", near));
            let diagnostic = Diagnostic::new(&code::T108, message);
            let diagnostic = diagnostic.at(self.sink.place(name.span()));
            self.sink.push(diagnostic.help_if(help));
        }
        position
    }

    fn event_rows(&self, table: &DeclaredEvents, rows: &[Entries]) -> Option<Vec<EventRow>> {
        let rows: Vec<_> = rows
            .iter()
            .map(|row| {
                self.each(row, |name, value| {
                    Some((
                        self.column_of(&table.columns, name)?,
                        value.get_ref().clone(),
                    ))
                })
            })
            .collect();
        rows.into_iter().collect()
    }

    /// Every entry of a table; `None` when one of them is wrong, after all were looked at.
    fn each<T>(
        &self,
        entries: &Entries,
        read: impl Fn(&Spanned<String>, &Spanned<String>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let read: Vec<_> = entries
            .iter()
            .map(|(key, value)| read(key, value))
            .collect();
        read.into_iter().collect()
    }

    fn column(&self, name: &Spanned<String>) -> Option<usize> {
        self.column_of(self.columns, name)
    }

    fn column_of(&self, columns: &[Declared], name: &Spanned<String>) -> Option<usize> {
        let position = columns
            .iter()
            .position(|column| column.name == *name.get_ref());
        if position.is_none() {
            let sound = columns
                .iter()
                .filter_map(|declared| declared.column.as_ref());
            unknown_column(
                name,
                sound.map(|column| column.name.as_str()),
                None,
                self.sink,
            );
        }
        position
    }

    fn answer(
        &self,
        id: &Spanned<String>,
        answer: &Spanned<String>,
    ) -> Option<(usize, ScaleOption)> {
        let criterion = dependence::position(id, self.criteria, self.sink)?;
        let scale = self.checked?.get(criterion)?.scale();
        let option = scale.option(answer.get_ref());
        if option.is_none() {
            let message = say::NOT_ON_SCALE
                .with("answer", excerpt(answer.get_ref()))
                .with("scale", excerpt(&scale.name));
            let diagnostic =
                Diagnostic::new(&code::T107, message).at(self.sink.place(answer.span()));
            self.sink
                .push(diagnostic.help(say::OPTIONS.with("list", scale.ids())));
        }
        Some((criterion, option?.clone()))
    }

    /// The criteria that data decides and no test names. A template without tests is left in peace.
    fn say_what_is_not_tested(&self, tests: &[CaseTest]) {
        let is_tested = |position: usize| {
            let mut expected = tests.iter().flat_map(|test| &test.expected);
            expected.any(|expectation| expectation.criterion == position)
        };
        let untested: Vec<&str> = self
            .checked
            .unwrap_or_default()
            .iter()
            .enumerate()
            .filter(|(position, criterion)| !criterion.is_manual() && !is_tested(*position))
            .map(|(_, criterion)| criterion.id.as_str())
            .collect();
        if !untested.is_empty() {
            let message = say::UNTESTED.with("criteria", untested.join(", "));
            let place = Place::file(self.sink.name());
            self.sink
                .push(Diagnostic::new(&code::T106, message).at(place));
        }
    }
}
