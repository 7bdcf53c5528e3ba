//! Whether a template fits an extract: which columns are there, and what data can decide.

use super::model::{Role, Template};
use crate::case::ColumnType;
use crate::diag::{Diagnostic, Failure, Place, code, nearest};
use crate::extract::{
    self, Column, ColumnFormat, Columns, CprIds, Found, Need, Selection, Source, Survey,
    SurveyOptions, Wanted,
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
    /// Holds the template against an extract. Nothing of the extract is kept.
    ///
    /// # Errors
    /// When the extract cannot be read as a table at all. What does not fit is no error, but stands in
    /// [`Fit::diagnostics`].
    pub fn fit(&self, source: &Source<'_>) -> Result<Fit, Failure> {
        let survey = extract::survey(source, &SurveyOptions::default())?;
        let selection = self.selection();
        let mut diagnostics = Vec::new();
        if let Err(failure) = Columns::find(&survey, &selection) {
            diagnostics.extend(failure.diagnostics().iter().cloned());
        }
        let excluding = self.wanted_by_exclusions();
        let wanted = selection.id.iter().chain(&selection.area);
        let wanted = wanted.chain(&selection.kept).chain(&excluding);
        let columns = all_found(&survey, wanted);
        diagnostics.extend(self.missing(&survey, &columns));
        let (rows, columns) = read(source, &survey, columns, &mut diagnostics)?;
        let criteria = self.criteria.iter().map(|criterion| {
            let lacks = |(position, column): (usize, &super::Column)| {
                let is_there = columns
                    .iter()
                    .any(|fitted| fitted.name == column.name && fitted.heading.is_some());
                (criterion.looks_at(position) && !is_there).then(|| column.name.clone())
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

    /// Columns that are missing without being required, and that criteria need all the same.
    fn missing(&self, survey: &Survey, columns: &[Column]) -> Vec<Diagnostic> {
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
            .filter(|criterion| criterion.looks_at(position))
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

/// The columns one by one, so that one that cannot be found does not hide the others.
fn all_found<'w>(survey: &Survey, wanted: impl Iterator<Item = &'w Wanted>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for wanted in wanted {
        if columns.iter().any(|column| column.name == wanted.name) {
            continue;
        }
        let only = Selection {
            kept: vec![Wanted {
                need: Need::Optional,
                ..wanted.clone()
            }],
            ..Selection::default()
        };
        let found = Columns::find(survey, &only).ok();
        columns.extend(found.and_then(|columns| columns.kept.into_iter().next()));
    }
    columns
}

/// Reads all rows for the formats of the columns. Every row counts as a case here: what names cases may be missing.
fn read(
    source: &Source<'_>,
    survey: &Survey,
    columns: Vec<Column>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(u64, Vec<FittedColumn>), Failure> {
    let headings = survey.header.names.iter().enumerate();
    let every_heading = headings.map(|(position, heading)| Column {
        name: heading.clone(),
        kind: ColumnType::Text,
        found: Some(Found {
            position,
            header: heading.clone(),
        }),
    });
    let used = Columns {
        id: every_heading.collect(),
        area: Vec::new(),
        kept: columns,
        conditions: Vec::new(),
        summed: Vec::new(),
    };
    let scan = extract::scan(source, survey, &used, CprIds::Allow)?;
    let mut fitted = Vec::new();
    for (column, scanned) in used.kept.into_iter().zip(scan.kept) {
        let quality = scanned.quality;
        if let (Some(&line), Some(example)) = (quality.lines.first(), &quality.example) {
            let lines: Vec<String> = quality.lines.iter().map(ToString::to_string).collect();
            let message = say::VALUES_UNREADABLE
                .with("column", &column.name)
                .with("type", column.kind.name())
                .with("count", quality.unreadable)
                .with("example", example)
                .with("lines", lines.join(", "));
            let place = Place::Line {
                file: survey.name.clone(),
                line,
                column: Some(column.heading().to_owned()),
            };
            diagnostics.push(Diagnostic::new(&code::C021, message).at(place));
        }
        fitted.push(FittedColumn {
            format: column.found.as_ref().map(|_| scanned.format),
            heading: column.found.map(|found| found.header),
            name: column.name,
            unreadable: quality.unreadable,
        });
    }
    Ok((scan.rows_read, fitted))
}
