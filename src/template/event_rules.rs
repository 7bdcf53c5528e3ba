//! `interval = { ... }` and `count = { ... }`: rules over the dates of events.

use toml::Spanned;

use super::criteria::Names;
use super::events::{Count, EventColumn, EventDates, Interval};
use super::section::Section;
use crate::diag::code;
use crate::lang::template_events as say;

/// `interval = { ... }`, as written.
#[derive(Debug)]
pub(super) struct IntervalTable {
    pub events: Option<Spanned<String>>,
    pub condition: Option<Spanned<String>>,
    pub from: Option<Spanned<String>>,
    pub first_within: Option<Spanned<String>>,
    pub then_every: Option<Spanned<String>>,
    pub until: Option<Spanned<String>>,
}

/// `count = { ... }`, as written.
#[derive(Debug)]
pub(super) struct CountTable {
    pub events: Option<Spanned<String>>,
    pub condition: Option<Spanned<String>>,
    pub from: Option<Spanned<String>>,
    pub within: Option<Spanned<String>>,
    pub at_least: Option<Spanned<u64>>,
}

/// Reads `interval`.
pub(super) fn interval_table(section: Section<'_>) -> IntervalTable {
    let table = IntervalTable {
        events: section.required_text("events"),
        condition: section.text("where"),
        from: section.required_text("from"),
        first_within: section.required_text("first_within"),
        then_every: section.required_text("then_every"),
        until: section.text("until"),
    };
    section.finish();
    table
}

/// Reads `count`.
pub(super) fn count_table(section: Section<'_>) -> CountTable {
    let table = CountTable {
        events: section.required_text("events"),
        condition: section.text("where"),
        from: section.required_text("from"),
        within: section.required_text("within"),
        at_least: section.required_whole_number("at_least"),
    };
    section.finish();
    table
}

impl Names<'_> {
    /// The rule of `interval`; `None` when something is wrong with it.
    pub(super) fn interval(&self, table: &IntervalTable) -> Option<Interval> {
        let events = self.event_dates(table.events.as_ref(), table.condition.as_ref());
        let from = table.from.as_ref().and_then(|from| self.moment(from));
        let until = match &table.until {
            Some(until) => self.moment(until).map(Some),
            None => Some(None),
        };
        let length =
            |text: &Option<Spanned<String>>| text.as_ref().and_then(|text| self.within(text));
        let (first_within, then_every) = (length(&table.first_within), length(&table.then_every));
        Some(Interval {
            events: events?,
            from: from?,
            first_within: first_within?,
            then_every: then_every?,
            until: until?,
        })
    }

    /// The rule of `count`; `None` when something is wrong with it.
    pub(super) fn count(&self, table: &CountTable) -> Option<Count> {
        let events = self.event_dates(table.events.as_ref(), table.condition.as_ref());
        let from = table.from.as_ref().and_then(|from| self.moment(from));
        let within = table.within.as_ref().and_then(|text| self.within(text));
        let at_least = table.at_least.as_ref()?;
        if *at_least.get_ref() == 0 {
            let sink = self.events.sink;
            sink.complain(&code::T032, at_least.span(), say::AT_LEAST_ONE.message());
            return None;
        }
        Some(Count {
            events: events?,
            from: from?,
            within: within?,
            at_least: *at_least.get_ref(),
        })
    }

    fn event_dates(
        &self,
        source: Option<&Spanned<String>>,
        condition: Option<&Spanned<String>>,
    ) -> Option<EventDates> {
        let (table, column) = self.events.dates(source?)?;
        let condition = match condition {
            Some(text) => Some(
                self.events
                    .condition(text, self.events.events.get(table)?)?,
            ),
            None => None,
        };
        Some(EventDates {
            source: EventColumn { table, column },
            condition,
        })
    }
}
