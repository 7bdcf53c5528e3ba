//! What is registered of a case: its kept values, read by their columns' types.

use super::derive::{birthday_of, from_events};
use super::events::{CaseEvents, EventBasis};
use super::prior::PriorOutcomes;
use crate::answers::{Correction, answer_formats};
use crate::calendar::{DueDates, Moment};
use crate::case::{CaseId, CaseName, ColumnType, Reading, Value};
use crate::draw::{EventTable, Shown};
use crate::extract::{ColumnFormat, DateOrder, DayCell, DecimalMark};
use crate::lang::{Message, assess as say, events};
use crate::rule::Answer;
use crate::template::{Derive, EventColumn, EventValue, Template};

/// How the columns of a template are found in the kept values of a sample.
#[derive(Debug, Clone)]
pub struct Basis<'a> {
    template: &'a Template,
    columns: Vec<BasisColumn<'a>>,
    events: Vec<EventBasis<'a>>,
    /// The criteria of an earlier audit whose outcomes stand behind the columns.
    priors: &'a [String],
    earlier: Option<&'a PriorOutcomes>,
    /// The criterion that each one depends on, looked up once.
    depends_on: Vec<Option<usize>>,
    due_dates: DueDates,
    /// Of each kept value the column that it is registered in, and how it is written; `None` for those nobody asks for.
    places: Vec<Option<Place>>,
    /// Whether any column is reckoned from events or from another column.
    derives: bool,
}

/// Where a kept value is registered.
#[derive(Debug, Clone, Copy)]
struct Place {
    column: usize,
    format: ColumnFormat,
}

#[derive(Debug, Clone)]
struct BasisColumn<'a> {
    name: &'a str,
    kind: ColumnType,
    /// Position among the kept values, and how they are written; `None` when the extract has no such column.
    kept: Option<(usize, ColumnFormat)>,
    derive: Option<&'a Derive>,
    /// Whether anything that is asked looks at it; else it is not read.
    is_needed: bool,
}

/// The values of one case, in the order of the template's columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Registered {
    pub readings: Vec<Reading>,
    /// The rows of the event tables, in the order of the template; `None` for one that was not given.
    events: Vec<Option<CaseEvents>>,
    /// Positions of the columns that a reviewer corrected.
    pub corrected: Vec<usize>,
    /// The memory of texts that stood here before.
    spare: Vec<String>,
}

impl Registered {
    /// The rows of the table that a column of events belongs to.
    pub fn events_of(&self, source: EventColumn) -> Option<&CaseEvents> {
        self.events.get(source.table)?.as_ref()
    }
}

impl<'a> Basis<'a> {
    /// Finds the columns of a template among the kept columns, which come with the formats their values were written in.
    pub fn new(template: &'a Template, kept: &[(String, ColumnFormat)]) -> Self {
        let columns = template.columns.iter().map(|column| {
            let position = kept.iter().position(|(name, _)| *name == column.name);
            let kept = position.and_then(|position| Some((position, kept.get(position)?.1)));
            BasisColumn {
                name: &column.name,
                kind: column.kind,
                kept,
                derive: column.derive.as_ref(),
                is_needed: true,
            }
        });
        let events = template.events.iter();
        Self {
            template,
            columns: columns.collect(),
            events: events.map(|events| EventBasis::new(events, None)).collect(),
            priors: &template.priors,
            earlier: None,
            depends_on: (0..template.criteria.len())
                .map(|position| template.depends_on(position))
                .collect(),
            due_dates: DueDates::new(&template.calendar, template.lengths()),
            places: vec![None; kept.len()],
            derives: template.columns.iter().any(|column| {
                matches!(
                    column.derive,
                    Some(Derive::Events(_) | Derive::Birthday { .. })
                )
            }),
        }
    }

    /// The criterion that another one depends on, both by position.
    pub(super) fn depends_on(&self, criterion: usize) -> Option<usize> {
        self.depends_on.get(criterion).copied().flatten()
    }

    /// How deadlines are counted.
    pub(super) fn due_dates(&self) -> &DueDates {
        &self.due_dates
    }

    /// With the outcomes of an earlier audit.
    #[must_use]
    pub fn with_prior(mut self, earlier: &'a PriorOutcomes) -> Self {
        self.earlier = Some(earlier);
        self
    }

    /// What the earlier audit said of a case; empty where there is none.
    pub(super) fn look_up(&self, case: &CaseId, registered: &mut Registered) {
        if let Some(earlier) = self.earlier {
            registered.look_up(self, &earlier.readings(case, self.priors));
        }
    }

    /// The same with event tables, in the order of the template's; `None` stands for one that was not given.
    #[must_use]
    pub fn with_events(self, tables: &[Option<&'a EventTable>]) -> Self {
        let given = tables.iter().copied();
        let given = given.chain(std::iter::repeat(None));
        let events = self.template.events.iter().zip(given);
        Self {
            events: events
                .map(|(events, table)| EventBasis::new(events, table))
                .collect(),
            ..self
        }
    }

    /// The event table that a column of events belongs to.
    pub(super) fn event_table(&self, source: EventColumn) -> &EventBasis<'a> {
        self.events
            .get(source.table)
            .expect("a rule names an event table by its position in the template")
    }

    /// The values of a case. A column that the extract lacks reads as unreadable: nothing may be decided on it.
    pub(super) fn registered<'c>(
        &self,
        id: &CaseId,
        kept: &[impl AsRef<str>],
        corrections: impl Iterator<Item = &'c Correction>,
    ) -> Registered {
        let events: Vec<_> = self.events.iter().map(|events| events.of(id)).collect();
        let mut readings: Vec<Reading> = self
            .columns
            .iter()
            .map(|column| column.read(kept, &events))
            .chain(self.priors.iter().map(|_| Reading::Empty))
            .collect();
        let mut corrected = Vec::new();
        for correction in corrections {
            let position = self
                .columns
                .iter()
                .position(|column| column.name == correction.column);
            if let Some(position) = position
                && let (Some(column), Some(reading)) =
                    (self.columns.get(position), readings.get_mut(position))
            {
                *reading = column.read_correction(&correction.value);
                corrected.push(position);
            }
        }
        self.add_birthdays(&mut readings);
        Registered {
            readings,
            events,
            corrected,
            ..Registered::default()
        }
    }

    /// A value as it stands in the sample; `None` of a column that is not kept there.
    pub(super) fn kept_text<'k>(&self, column: usize, kept: &'k [String]) -> Option<&'k str> {
        let (position, _) = self.column(column)?.kept?;
        kept.get(position).map(String::as_str)
    }

    /// How many values a case has: one for each column, and behind them what an earlier audit said.
    pub(super) fn values(&self) -> usize {
        self.columns.len() + self.priors.len()
    }

    /// Of a column of the extract its place among the kept values, and how they are written.
    pub(super) fn shown(&self, column: usize) -> Option<(usize, ColumnFormat)> {
        let column = self.column(column)?;
        match column.derive {
            Some(Derive::Events(_) | Derive::Birthday { .. }) => None,
            Some(Derive::Cpr { .. }) | None => column.kept,
        }
    }

    /// The same of a column that holds days and nothing beside: dates, without times of day.
    pub(super) fn shown_dates(&self, column: usize) -> Option<(usize, DateOrder)> {
        match self.shown(column)? {
            (place, ColumnFormat::Date(order)) => Some((place, order)),
            _ => None,
        }
    }

    /// For whoever asks only what data decides: columns that no automatic criterion and no indicator looks at are not
    /// read, nor those that only criteria look at that are judged in a few cases at once.
    #[must_use]
    pub(super) fn for_data_alone(mut self, is_at_once: impl Fn(usize) -> bool) -> Self {
        let template = self.template;
        let criteria = template.criteria.iter().enumerate();
        let criteria = criteria.filter(|(position, criterion)| {
            let is_asked = !criterion.is_manual() || self.depends_on.contains(&Some(*position));
            is_asked && !is_at_once(*position)
        });
        let criteria: Vec<_> = criteria.map(|(_, criterion)| criterion).collect();
        for (position, column) in self.columns.iter_mut().enumerate() {
            let mut indicators = template.indicators.iter();
            column.is_needed = indicators.any(|indicator| indicator.looks_at(position))
                || criteria
                    .iter()
                    .any(|criterion| template.looks_at(criterion, position));
            if let Some((kept, format)) = column.kept.filter(|_| column.is_needed)
                && let Some(place) = self.places.get_mut(kept)
            {
                *place = Some(Place {
                    column: position,
                    format,
                });
            }
        }
        self
    }

    /// The values before any case was registered, and behind them so many answers to what is asked of texts. What an earlier
    /// audit said is not known case by case.
    pub(super) fn nothing_registered(&self, answers: usize) -> Registered {
        Registered {
            readings: vec![Reading::Unreadable; self.values() + answers],
            ..Registered::default()
        }
    }

    /// Puts the values of a case in the place of another's, as the data alone has them. See [`Basis::registered`].
    pub(super) fn register<'r>(
        &self,
        id: CaseName<'_>,
        kept: impl Iterator<Item = Shown<'r>>,
        registered: &mut Registered,
    ) {
        for (value, place) in kept.zip(&self.places) {
            if let Some(place) = place {
                place.put(value, registered);
            }
        }
        if self.events.is_empty() && !self.derives {
            return;
        }
        registered.events.clear();
        let events = self.events.iter().map(|events| events.of(id));
        registered.events.extend(events);
        let columns = self.columns.iter().zip(&mut registered.readings);
        for (column, reading) in columns.filter(|(column, _)| column.is_needed) {
            if let Some(Derive::Events(value)) = column.derive {
                *reading = column.derived(value, &registered.events);
            }
        }
        self.add_birthdays(&mut registered.readings);
    }

    /// Birthdays come last, since they rest on dates that may have been corrected.
    fn add_birthdays(&self, readings: &mut [Reading]) {
        for (position, column) in self.columns.iter().enumerate() {
            if let Some(Derive::Birthday { born, years }) = column.derive {
                let birthday = birthday_of(readings.get(*born), *years);
                if let Some(reading) = readings.get_mut(position) {
                    *reading = birthday;
                }
            }
        }
    }

    /// Why columns could not decide: empty, unreadable, or not there at all.
    pub(super) fn why(&self, empty: &[usize], unreadable: &[usize]) -> Message {
        if let Some(absence) = unreadable
            .iter()
            .find_map(|position| self.absence(*position))
        {
            return absence;
        }
        match (unreadable.first(), empty.first()) {
            (Some(position), _) => self.unreadable(*position),
            (None, Some(position)) => say::EMPTY.with("column", self.name(*position)),
            (None, None) => say::UNKNOWN.message(),
        }
    }

    /// Why a column has no values in any case, where that is so.
    fn absence(&self, position: usize) -> Option<Message> {
        match self
            .column(position)
            .map(|column| (column.derive, column.kept))
        {
            Some((Some(Derive::Events(value)), _)) => {
                self.events.get(value.table)?.lacks(value.columns())
            }
            Some((Some(Derive::Birthday { born, .. }), _)) => self.absence(*born),
            Some((None | Some(Derive::Cpr { .. }), Some(_))) => None,
            _ => Some(say::NO_COLUMN.with("column", self.name(position))),
        }
    }

    fn unreadable(&self, position: usize) -> Message {
        let derive = self.column(position).and_then(|column| column.derive);
        match derive {
            Some(Derive::Events(value)) => {
                let table = self.events.get(value.table).map(EventBasis::name);
                events::UNREADABLE_ROW
                    .with("column", self.name(position))
                    .with("table", table.unwrap_or_default())
            }
            _ => say::UNREADABLE.with("column", self.name(position)),
        }
    }

    fn column(&self, position: usize) -> Option<&BasisColumn<'a>> {
        self.columns.get(position)
    }

    /// The name by which a reader knows a column: a birthday goes by its date of birth.
    fn name(&self, position: usize) -> String {
        let prior = position
            .checked_sub(self.columns.len())
            .and_then(|position| self.priors.get(position));
        match (self.column(position), prior) {
            (
                Some(BasisColumn {
                    derive: Some(Derive::Birthday { born, .. }),
                    ..
                }),
                _,
            ) => self.name(*born),
            (Some(column), _) => column.name.to_owned(),
            (None, Some(criterion)) => format!("prior('{criterion}')"),
            (None, None) => String::new(),
        }
    }
}

impl Registered {
    /// Puts the answers to what is asked of texts in the place of another case's.
    pub fn put_answers(&mut self, answers: impl DoubleEndedIterator<Item = Answer>) {
        for (reading, answer) in self.readings.iter_mut().rev().zip(answers.rev()) {
            *reading = answer.reading();
        }
    }

    /// Puts values in the place of what an earlier audit said, in the order of the template's `priors`.
    pub fn look_up(&mut self, basis: &Basis<'_>, values: &[Reading]) {
        let behind = self.readings.iter_mut().skip(basis.columns.len());
        for (reading, value) in behind.zip(values) {
            reading.clone_from(value);
        }
    }
}

impl Place {
    /// Registers a value.
    #[inline]
    fn put(self, value: Shown<'_>, registered: &mut Registered) {
        let Some(reading) = registered.readings.get_mut(self.column) else {
            return;
        };
        match value.short_day(self.format) {
            Some(DayCell::Empty) => *reading = Reading::Empty,
            Some(DayCell::Unreadable) => *reading = Reading::Unreadable,
            Some(DayCell::On(day)) => {
                *reading = Reading::Value(Value::Moment(Moment::on(day.date())));
            }
            None => {
                let value = value.as_kept();
                self.format
                    .read_into(&value, reading, &mut registered.spare);
            }
        }
    }
}

impl BasisColumn<'_> {
    fn read(&self, kept: &[impl AsRef<str>], events: &[Option<CaseEvents>]) -> Reading {
        match self.derive {
            Some(Derive::Events(value)) => return self.derived(value, events),
            // It waits for its date of birth.
            Some(Derive::Birthday { .. }) => return Reading::Unreadable,
            Some(Derive::Cpr { .. }) | None => {}
        }
        match &self.kept {
            Some((position, format)) => {
                format.read(kept.get(*position).map(AsRef::as_ref).unwrap_or_default())
            }
            None => Reading::Unreadable,
        }
    }

    fn derived(&self, value: &EventValue, events: &[Option<CaseEvents>]) -> Reading {
        match events.get(value.table) {
            Some(Some(events)) => from_events(value, events, self.kind),
            _ => Reading::Unreadable,
        }
    }

    /// A corrected value is written as the column writes its values, or as answers may write them.
    fn read_correction(&self, value: &str) -> Reading {
        let of_column = self.kept.as_ref().map(|(_, format)| *format);
        let formats = of_column.into_iter().chain(answer_formats(self.kind));
        let mut readings = formats.map(|format| format.read(value));
        readings
            .find(|reading| *reading != Reading::Unreadable)
            .unwrap_or(Reading::Unreadable)
    }
}

/// How files for machines write a type: ISO dates, decimal points.
pub(super) fn iso(kind: ColumnType) -> ColumnFormat {
    match kind {
        ColumnType::Text => ColumnFormat::Text,
        ColumnType::Date => ColumnFormat::Date(DateOrder::Iso),
        ColumnType::Datetime => ColumnFormat::Datetime(DateOrder::Iso),
        ColumnType::Number => ColumnFormat::Number(DecimalMark::Point),
        ColumnType::Bool => ColumnFormat::Bool,
    }
}
