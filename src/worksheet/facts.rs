//! What a worksheet tells of a case before anybody has looked at it: what data says of each criterion, and the values it
//! rests on.

use crate::assess::{AssessedCase, Assessment};
use crate::draw::{DrawnCase, EventTable, Sample};
use crate::lang::{Lang, worksheet as say};
use crate::template::{Criterion, Outcome, Role, Rule, Template};

/// How many rows of an event table a cell tells of.
const MOST_ROWS: usize = 20;

/// What a worksheet is made of.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The drawn cases.
    pub sample: &'a Sample,
    /// The checklist, with the criteria that are looked at.
    pub template: &'a Template,
    /// The sampled cases as data alone decides them, in the order of the sample.
    pub assessed: &'a [AssessedCase],
    /// The event tables in the order of the checklist's; `None` for one that was not given.
    pub events: &'a [Option<&'a EventTable>],
    /// The language of the reader.
    pub lang: Lang,
}

/// A case of a worksheet.
pub(super) struct CaseFacts<'a> {
    pub drawn: &'a DrawnCase,
    pub assessed: &'a AssessedCase,
}

impl<'a> Facts<'a> {
    /// The sampled cases; reserves are not shown to reviewers.
    pub(super) fn cases(&self) -> impl Iterator<Item = CaseFacts<'a>> {
        let sample = self.sample;
        self.assessed.iter().filter_map(move |assessed| {
            let mut cases = sample.cases.iter();
            let drawn = cases.find(|case| case.id == assessed.id)?;
            Some(CaseFacts { drawn, assessed })
        })
    }

    /// Criteria with their positions.
    pub(super) fn criteria(&self) -> impl Iterator<Item = (usize, &'a Criterion)> {
        self.template.criteria.iter().enumerate()
    }

    /// What data says of a criterion in a case, with the values it was decided on.
    pub(super) fn automatic(
        &self,
        case: &CaseFacts<'_>,
        position: usize,
        criterion: &Criterion,
    ) -> String {
        let Some(assessment) = case.assessed.assessments.get(position) else {
            return String::new();
        };
        let outcome = outcome_in_words(assessment, self.lang);
        let mut values = self.values(case, criterion);
        let tables = self.template.event_tables_of(criterion);
        values.extend(tables.into_iter().flat_map(|table| self.rows(case, table)));
        if values.is_empty() {
            return outcome;
        }
        let words = say::WITH_VALUES.with("outcome", outcome);
        let values = words.with("values", values.join("\n"));
        values.in_lang(self.lang)
    }

    /// The rows that an event table has of a case: `samtaler: dato 2026-01-02, form Telefon`, a line each.
    fn rows(&self, case: &CaseFacts<'_>, table: usize) -> Vec<String> {
        let given = self.events.get(table).copied().flatten();
        let Some((known, table)) = self.template.events.get(table).zip(given) else {
            return Vec::new();
        };
        let line = |said: &str| format!("{}: {said}", known.name);
        let is_personal = |name: &str| {
            let mut columns = known.columns.iter();
            columns.any(|column| column.name == name && column.role == Some(Role::Personal))
        };
        let row = |row: usize| {
            let columns = table.columns().iter().enumerate();
            let shown = columns.filter(|(_, (name, _))| !is_personal(name));
            let cells = shown.map(|(column, (name, _))| {
                let value = table.value(row, column);
                format!("{name} = {value}")
            });
            line(&cells.collect::<Vec<_>>().join(", "))
        };
        let mut lines: Vec<String> = table
            .rows_of(&case.drawn.id)
            .take(MOST_ROWS)
            .map(row)
            .collect();
        let count = table.count_of(&case.drawn.id);
        let shown = u64::try_from(lines.len()).unwrap_or(u64::MAX);
        if count == 0 {
            lines.push(line(say::NO_EVENT.text(self.lang)));
        } else if count > shown {
            let more = say::MORE_EVENTS.with("count", count - shown);
            lines.push(line(&more.in_lang(self.lang)));
        }
        lines
    }

    /// The registered values that a criterion looks at: `modtaget = 2026-01-02`, a line each.
    fn values(&self, case: &CaseFacts<'_>, criterion: &Criterion) -> Vec<String> {
        let columns = self.looked_at(criterion);
        let shown = columns.iter().filter_map(|name| {
            let position = self.sample.columns.iter().position(|kept| kept == name)?;
            let value = case.drawn.kept.get(position)?;
            Some(format!("{name} = {value}"))
        });
        shown.collect()
    }

    /// All that is registered of a case: `modtaget: 2026-01-02`, a line each; nothing about an employee.
    pub(super) fn registered(&self, case: &CaseFacts<'_>) -> Vec<String> {
        let is_personal = |name: &String| {
            let mut columns = self.template.columns.iter();
            columns.any(|column| column.name == *name && column.role == Some(Role::Personal))
        };
        let kept = self.sample.columns.iter().zip(&case.drawn.kept);
        let shown = kept.filter(|(name, _)| !is_personal(name));
        let values = shown.map(|(name, value)| format!("{name}: {value}"));
        let events = (0..self.template.events.len()).flat_map(|table| self.rows(case, table));
        values.chain(events).collect()
    }

    /// The names of the columns that a criterion looks at and whose values can be corrected.
    pub(super) fn looked_at(&self, criterion: &Criterion) -> Vec<&'a str> {
        let columns = self.template.columns.iter().enumerate();
        let looked_at = columns.filter(|(position, column)| {
            let is_kept = self.sample.columns.contains(&column.name);
            let is_shown = column.role != Some(Role::Personal);
            is_kept && is_shown && self.template.looks_at(criterion, *position)
        });
        looked_at.map(|(_, column)| column.name.as_str()).collect()
    }
}

impl CaseFacts<'_> {
    /// What stands in the cell of an answer that nobody is asked for; `None` where somebody is.
    pub(super) fn nothing_to_answer(
        &self,
        (position, criterion): (usize, &Criterion),
        lang: Lang,
    ) -> Option<String> {
        let assessment = self.assessed.assessments.get(position)?;
        // What data leaves open may turn out to apply when the case is looked at.
        let is_open = matches!(assessment.outcome, Outcome::Pending | Outcome::Undetermined);
        if is_open && asks_a_reviewer(criterion) {
            return None;
        }
        let outcome = assessment.outcome.in_words();
        Some(
            say::NOTHING_TO_ANSWER
                .with("outcome", outcome)
                .in_lang(lang),
        )
    }
}

/// Whether some version of a criterion's rule asks a reviewer.
pub(super) fn asks_a_reviewer(criterion: &Criterion) -> bool {
    let mut rules = criterion.rules.all();
    rules.any(|rule| matches!(rule, Rule::Answer(_)))
}

fn outcome_in_words(assessment: &Assessment, lang: Lang) -> String {
    let mut words = assessment.outcome.in_words().message();
    if let Some(due) = assessment.due {
        words = say::WITH_DUE.with("outcome", words);
        words = match due.time {
            Some(_) => words.with("due", due.to_string()),
            None => words.with("due", due.date),
        };
    }
    if let Some(days) = assessment.days_late {
        words = say::WITH_DAYS_LATE
            .with("outcome", words)
            .with("days", days.to_string());
    }
    if let Some(reason) = &assessment.reason {
        words = say::WITH_REASON
            .with("outcome", words)
            .with("reason", reason.clone());
    }
    words.in_lang(lang)
}
