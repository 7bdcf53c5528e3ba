//! The rules of a template in the words of a person who reads no expressions.

use super::events::{Count, EventDates, Interval};
use super::model::{Criterion, Deadline, Limit, Rule, Template};
use super::outcome::Outcome;
use super::scales::Scale;
use super::versions::{Rules, Validity, Version};
use crate::calendar::{Roll, Saturday};
use crate::lang::{Message, Phrase, checklist as say};

impl Template {
    /// How a criterion is decided: a sentence, or one for each version of its rule.
    pub fn rules_in_words(&self, criterion: &Criterion) -> Vec<Message> {
        match &criterion.rules {
            Rules::Always(rule) => vec![say::RULE.with("rule", self.rule_in_words(rule))],
            Rules::InTime(versions) => {
                let by = self.column_name(versions.by);
                let versions = versions.versions.iter();
                std::iter::once(say::VERSION_BY.with("column", by))
                    .chain(versions.map(|version| self.version_in_words(version, criterion)))
                    .collect()
            }
        }
    }

    /// A version, with the legal basis where the criterion has another one.
    fn version_in_words(&self, version: &Version, criterion: &Criterion) -> Message {
        let words = say::IN_FORCE
            .with("when", version.validity().in_words())
            .with("rule", self.rule_in_words(&version.rule));
        if version.basis.is_empty() || version.basis == criterion.basis {
            return words;
        }
        say::WITH_BASIS
            .with("words", words)
            .with("basis", &version.basis)
    }

    fn rule_in_words(&self, rule: &Rule) -> Message {
        match rule {
            Rule::Deadline(deadline) => self.deadline_in_words(deadline),
            Rule::Interval(interval) => self.interval_in_words(interval),
            Rule::Count(count) => self.count_in_words(count),
            Rule::PassIf(condition) => say::PASS_IF.with("condition", one_line(condition.text())),
            Rule::Answer(scale) if scale == Scale::yes_no() => say::YES_NO.message(),
            Rule::Answer(scale) => {
                let labels = scale
                    .options
                    .iter()
                    .map(|option| option.label(self.language));
                say::OWN_SCALE
                    .with("scale", &scale.name)
                    .with("options", labels.collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn deadline_in_words(&self, deadline: &Deadline) -> Message {
        let to = self.column_name(deadline.to);
        match deadline.limit {
            Limit::Within { from, within } if within.amount() == 0 => say::SAME_DAY
                .with("to", to)
                .with("from", self.column_name(from)),
            Limit::Within { from, within } => say::WITHIN
                .with("to", to)
                .with("within", within.message())
                .with("from", self.column_name(from)),
            Limit::Published { from, table, by } => say::PUBLISHED
                .with("to", to)
                .with("table", self.table_name(table))
                .with("by", self.column_name(by))
                .with("from", self.column_name(from)),
            Limit::By { column } => say::BY.with("to", to).with("by", self.column_name(column)),
            Limit::Before { column, at_least } => say::BEFORE
                .with("to", to)
                .with("at_least", at_least.message())
                .with("before", self.column_name(column)),
        }
    }

    fn interval_in_words(&self, interval: &Interval) -> Message {
        let words = say::INTERVAL
            .with("events", self.events_in_words(&interval.events))
            .with("first", interval.first_within.message())
            .with("from", self.column_name(interval.from))
            .with("every", interval.then_every.message());
        match interval.until {
            Some(until) => say::AS_LONG_AS
                .with("words", words)
                .with("until", self.column_name(until)),
            None => words,
        }
    }

    fn count_in_words(&self, count: &Count) -> Message {
        say::COUNT
            .with("at_least", count.at_least)
            .with("events", self.events_in_words(&count.events))
            .with("within", count.within.message())
            .with("from", self.column_name(count.from))
    }

    /// The events whose times count.
    fn events_in_words(&self, dates: &EventDates) -> Message {
        let table = self.events.get(dates.source.table);
        let column = table.and_then(|table| table.columns.get(dates.source.column));
        let name = table.zip(column);
        let name = name.map(|(table, column)| format!("{}.{}", table.name, column.name));
        let name = name.unwrap_or_default();
        match &dates.condition {
            Some(condition) => say::EVENTS_WHERE
                .with("events", name)
                .with("condition", one_line(condition.text())),
            None => say::EVENTS.with("events", name),
        }
    }

    /// When a criterion applies, a sentence each; none when it always does.
    pub fn conditions_in_words(&self, criterion: &Criterion) -> Vec<Message> {
        let condition = criterion
            .applies_if
            .iter()
            .map(|condition| say::APPLIES_IF.with("condition", one_line(condition.text())));
        let dependence = criterion.applies_when.iter().filter_map(|dependence| {
            let outcomes = any_of(dependence.is.iter().map(|outcome| outcome.in_words()))?;
            let words = say::APPLIES_WHEN.with("criterion", &dependence.criterion);
            Some(words.with("outcomes", outcomes))
        });
        condition.chain(dependence).collect()
    }

    /// How deadlines are counted, a sentence each.
    pub fn calendar_in_words(&self) -> Vec<Message> {
        let calendar = &self.calendar;
        let mut sentences = vec![match calendar.roll {
            Roll::NextOpenDay => say::ROLLS.message(),
            Roll::Keep => say::STAYS.message(),
        }];
        if !calendar.closed.is_empty() {
            let days: Vec<String> = calendar.closed.iter().map(ToString::to_string).collect();
            sentences.push(say::CLOSED.with("days", days.join(", ")));
        }
        sentences.push(match calendar.saturday {
            Saturday::Closed => say::SATURDAY_CLOSED.message(),
            Saturday::Open => say::SATURDAY_OPEN.message(),
            Saturday::Borderline => say::SATURDAY_BORDERLINE.message(),
        });
        sentences
    }

    fn column_name(&self, position: usize) -> String {
        let column = self.columns.get(position);
        column.map(|column| column.name.clone()).unwrap_or_default()
    }

    fn table_name(&self, position: usize) -> String {
        let table = self.tables.get(position);
        table.map(|table| table.name.clone()).unwrap_or_default()
    }
}

impl Outcome {
    /// What it is called for people.
    pub fn in_words(self) -> &'static Phrase {
        match self {
            Self::Pass => &say::PASS,
            Self::Fail => &say::FAIL,
            Self::NotApplicable => &say::NOT_APPLICABLE,
            Self::NotDue => &say::NOT_DUE,
            Self::Undetermined => &say::UNDETERMINED,
            Self::Pending => &say::PENDING,
        }
    }
}

impl Validity {
    /// The days on which something holds, in words.
    pub fn in_words(&self) -> Message {
        match (self.from, self.until) {
            (None, None) => say::ALWAYS.message(),
            (Some(from), None) => say::SINCE.with("from", from),
            (None, Some(until)) => say::UNTIL.with("until", until),
            (Some(from), Some(until)) => say::FROM_UNTIL.with("from", from).with("until", until),
        }
    }
}

/// Several things of which one is enough; `None` for no thing.
fn any_of(phrases: impl Iterator<Item = &'static Phrase>) -> Option<Message> {
    phrases
        .map(Phrase::message)
        .reduce(|first, next| say::OR.with("first", first).with("next", next))
}

/// A text of several lines as one.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
