//! Whether a template fits an extract: which columns are there, and what data can decide.

use super::events::Derive;
use super::model::{Role, Template};
use crate::diag::{Diagnostic, Failure, Place, code, nearest};
use crate::extract::{
    self, Column, ColumnFormat, Columns, CprIds, Extract, Mapping, Quality, Selection, Wanted,
};
use crate::lang::{Message, check as say};

/// How a template fits an extract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// Rows below the header.
    pub rows: u64,
    /// The columns that are asked for, in the order of the template.
    pub columns: Vec<FittedColumn>,
    /// The criteria, in the order of the template.
    pub criteria: Vec<FittedCriterion>,
    /// What is to be said of it: missing columns, values that cannot be read.
    pub diagnostics: Vec<Diagnostic>,
}

/// A column of the template in the extract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FittedColumn {
    /// Its name in the template.
    pub name: String,
    /// Its heading; `None` when the extract lacks it.
    pub heading: Option<String>,
    /// How its values are read; `None` when that was not found out.
    pub format: Option<ColumnFormat>,
    /// How many values cannot be read so.
    pub unreadable: u64,
}

/// A criterion on the extract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FittedCriterion {
    /// Its id.
    pub id: String,
    /// Who can decide it.
    pub decided_by: DecidedBy,
}

/// Who can decide a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecidedBy {
    /// The program, from the extract.
    Data,
    /// A reviewer.
    Reviewer,
    /// Nobody: these columns are not there.
    Nobody {
        /// Their names in the template.
        lacks: Vec<String>,
    },
}

impl Template {
    /// Holds the template against an extract, in which columns may have the headings that the user gave them. Nothing of
    /// the extract is kept.
    ///
    /// # Errors
    /// When the extract cannot be read as a table at all. What does not fit is no error, but stands in
    /// [`Fit::diagnostics`].
    pub fn fit(&self, extract: &Extract<'_>, maps: &[Mapping]) -> Result<Fit, Failure> {
        let selection = Selection {
            conditions: self.wanted_by_exclusions(),
            maps: self.maps_of_extract(maps.to_vec()),
            ..self.selection()
        };
        let mut diagnostics = Vec::new();
        if let Err(failure) = Columns::find(extract, &selection) {
            diagnostics.extend(failure.diagnostics().iter().cloned());
        }
        let wanted = self.asked_for(&selection);
        let used = Columns::of_every_row(extract, &wanted, &selection);
        diagnostics.extend(self.missing(extract, &used.kept));
        let (rows, columns) = read(extract, &used, &mut diagnostics)?;
        // What is derived from events or another column is not looked for in the extract itself.
        let is_needed = |criterion: &super::Criterion, position: usize| {
            let is_derived = self.columns.get(position).is_some_and(|column| {
                matches!(
                    column.derive,
                    Some(Derive::Events(_) | Derive::Birthday { .. })
                )
            });
            !is_derived && self.looks_at(criterion, position)
        };
        let criteria = self.criteria.iter().map(|criterion| {
            let lacks = |(position, column): (usize, &super::Column)| {
                let is_there = columns
                    .iter()
                    .any(|fitted| fitted.name == column.name && fitted.heading.is_some());
                (is_needed(criterion, position) && !is_there).then(|| column.name.clone())
            };
            let lacks: Vec<String> = self.columns.iter().enumerate().filter_map(lacks).collect();
            FittedCriterion {
                id: criterion.id.clone(),
                decided_by: match (lacks.is_empty(), criterion.is_manual()) {
                    (false, _) => DecidedBy::Nobody { lacks },
                    (true, true) => DecidedBy::Reviewer,
                    (true, false) => DecidedBy::Data,
                },
            }
        });
        Ok(Fit {
            rows,
            criteria: criteria.collect(),
            columns,
            diagnostics,
        })
    }

    /// The columns of the template that an extract should have, each once.
    fn asked_for(&self, selection: &Selection) -> Vec<Wanted> {
        let all = selection.id.iter().chain(&selection.area);
        let mut asked: Vec<Wanted> = Vec::new();
        for wanted in all.chain(&selection.kept).chain(&selection.conditions) {
            if asked.iter().all(|known| known.name != wanted.name) {
                asked.push(wanted.clone());
            }
        }
        asked
    }

    /// Columns that are missing without being required, and that criteria need all the same.
    fn missing(&self, extract: &Extract<'_>, columns: &[Column]) -> Vec<Diagnostic> {
        let Some(part) = extract.parts().first() else {
            return Vec::new();
        };
        let survey = &part.survey;
        let declared = self.columns.iter().enumerate();
        declared
            .filter(|(_, column)| {
                let found = columns.iter().find(|found| found.name == column.name);
                !column.required && found.is_some_and(|found| found.found.is_none())
            })
            .filter_map(|(position, column)| {
                let message = self.what_is_lost(position, column)?;
                let place = Place::line(&survey.name, survey.header.line);
                let headings = survey.header.names.iter().map(String::as_str);
                let names = std::iter::once(&column.name).chain(&column.aliases);
                let near = names
                    .filter_map(|name| nearest(name, headings.clone()))
                    .next()
                    .map(|near| say::NEAREST_HEADING.with("heading", near));
                Some(
                    Diagnostic::new(&code::C020, message)
                        .at(place)
                        .help_if(near),
                )
            })
            .collect()
    }

    /// What cannot be done without a column; `None` when nothing needs it.
    fn what_is_lost(&self, position: usize, column: &super::Column) -> Option<Message> {
        let needing = self.criteria.iter();
        let needing: Vec<&str> = needing
            .filter(|criterion| self.looks_at(criterion, position))
            .map(|criterion| criterion.id.as_str())
            .collect();
        if needing.is_empty() {
            return self.what_else_is_lost(position, column);
        }
        let lost = say::CRITERION_LACKS.with("column", &column.name);
        Some(lost.with("criteria", needing.join(", ")))
    }
}

impl Template {
    /// What cannot be done without a column that no criterion needs.
    fn what_else_is_lost(&self, position: usize, column: &super::Column) -> Option<Message> {
        let exclusions = self.exclusions.iter();
        let exclusion = exclusions
            .filter(|exclude| exclude.condition.columns().contains(&position))
            .map(|exclude| say::EXCLUSION_LACKS.with("reason", &exclude.reason));
        let indicators = self.indicators.iter();
        let indicator = indicators
            .filter(|indicator| indicator.looks_at(position))
            .map(|indicator| say::INDICATOR_LACKS.with("indicator", &indicator.id));
        let is_area = column.role == Some(Role::Area);
        let area = is_area.then(|| say::AREA_LACKS.message());
        let lost = area.into_iter().chain(exclusion).chain(indicator).next()?;
        Some(lost.with("column", &column.name))
    }
}

/// Reads all rows for the formats of the columns. Every row counts as a case here: what names cases may be missing.
fn read(
    extract: &Extract<'_>,
    used: &Columns,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(u64, Vec<FittedColumn>), Failure> {
    let scan = extract::scan(extract, used, CprIds::Allow)?;
    let mut fitted = Vec::new();
    for (column, scanned) in used.kept.iter().zip(scan.kept) {
        for (part, (_, quality)) in extract.parts().iter().zip(scanned.parts.iter().flatten()) {
            diagnostics.extend(unreadable(&part.name, column, quality));
        }
        fitted.push(FittedColumn {
            format: column.found.as_ref().map(|_| scanned.format),
            heading: column.found.as_ref().map(|found| found.header.clone()),
            name: column.name.clone(),
            unreadable: scanned.unreadable(),
        });
    }
    Ok((scan.rows_read, fitted))
}

fn unreadable(file: &str, column: &Column, quality: &Quality) -> Option<Diagnostic> {
    let lines: Vec<String> = quality.lines.iter().map(ToString::to_string).collect();
    let message = say::VALUES_UNREADABLE
        .with("column", &column.name)
        .with("type", column.kind.name())
        .with("count", quality.unreadable)
        .with("example", quality.example.as_ref()?)
        .with("lines", lines.join(", "));
    let place = Place::Line {
        file: file.to_owned(),
        line: *quality.lines.first()?,
        column: Some(column.heading().to_owned()),
    };
    Some(Diagnostic::new(&code::C021, message).at(place))
}
