//! How templates fit the extracts they were held against.

use serde::Serialize;

use crate::lang::{Message, check as say};
use crate::report::{Block, Cell, Column, Table};
use crate::template::{DecidedBy, Fit};

/// A template held against an extract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldAgainst {
    /// The template's file.
    pub template: String,
    /// The extract's file.
    pub extract: String,
    /// How the one fits the other.
    pub fit: Fit,
}

/// The same in `check --format json`.
#[derive(Debug, Serialize)]
pub(in crate::report) struct ExtractJson<'a> {
    template: &'a str,
    extract: &'a str,
    rows: u64,
    columns: Vec<ColumnJson<'a>>,
    criteria: Vec<CriterionJson<'a>>,
}

#[derive(Debug, Serialize)]
struct ColumnJson<'a> {
    name: &'a str,
    heading: Option<&'a str>,
    format: Option<String>,
    unreadable: u64,
}

#[derive(Debug, Serialize)]
struct CriterionJson<'a> {
    id: &'a str,
    decided_by: Option<&'static str>,
    missing_columns: &'a [String],
}

impl HeldAgainst {
    pub(in crate::report) fn json(&self) -> ExtractJson<'_> {
        let columns = self.fit.columns.iter().map(|column| ColumnJson {
            name: &column.name,
            heading: column.heading.as_deref(),
            format: column.format.map(|format| format.to_string()),
            unreadable: column.unreadable,
        });
        let criteria = self.fit.criteria.iter().map(|criterion| {
            let (decided_by, missing_columns) = match &criterion.decided_by {
                DecidedBy::Data => (Some("data"), &[][..]),
                DecidedBy::Reviewer => (Some("reviewer"), &[][..]),
                DecidedBy::Nobody { lacks } => (None, lacks.as_slice()),
            };
            CriterionJson {
                id: &criterion.id,
                decided_by,
                missing_columns,
            }
        });
        ExtractJson {
            template: &self.template,
            extract: &self.extract,
            rows: self.fit.rows,
            columns: columns.collect(),
            criteria: criteria.collect(),
        }
    }

    /// The fit as a person reads it.
    pub fn blocks(&self) -> Vec<Block> {
        let title = say::FIT_TITLE
            .with("template", &self.template)
            .with("extract", &self.extract);
        let mut blocks = self.decided_under(title);
        blocks.push(Block::Table(self.columns()));
        blocks
    }

    /// Who can decide what, without the columns.
    pub(in crate::report) fn decided(&self) -> Vec<Block> {
        self.decided_under(say::FIT_HEADING.with("template", &self.template))
    }

    fn decided_under(&self, title: Message) -> Vec<Block> {
        vec![
            Block::Heading(title),
            Block::Paragraph(self.summary()),
            Block::Table(self.criteria()),
        ]
    }

    fn summary(&self) -> Message {
        let criteria = &self.fit.criteria;
        let count = |wanted: fn(&DecidedBy) -> bool| {
            let those = criteria.iter().filter(|one| wanted(&one.decided_by));
            u64::try_from(those.count()).unwrap_or(u64::MAX)
        };
        say::FIT_SUMMARY
            .with("rows", self.fit.rows)
            .with("criteria", count(|_| true))
            .with("data", count(|by| *by == DecidedBy::Data))
            .with("reviewer", count(|by| *by == DecidedBy::Reviewer))
            .with(
                "missing",
                count(|by| matches!(by, DecidedBy::Nobody { .. })),
            )
    }

    fn criteria(&self) -> Table {
        let titles = [
            ("criterion", &say::CRITERION),
            ("decided_by", &say::DECIDED_BY),
        ];
        let mut table = Table::new(None, titles.map(Column::left).into());
        for criterion in &self.fit.criteria {
            let (id, words) = match &criterion.decided_by {
                DecidedBy::Data => ("data", say::BY_DATA.message()),
                DecidedBy::Reviewer => ("reviewer", say::BY_REVIEWER.message()),
                DecidedBy::Nobody { lacks } => {
                    ("nobody", say::BY_NOBODY.with("columns", lacks.join(", ")))
                }
            };
            table.push(vec![
                Cell::Text(criterion.id.clone()),
                Cell::Word { id, words },
            ]);
        }
        table
    }

    fn columns(&self) -> Table {
        let titles = [
            ("column", &say::COLUMN),
            ("heading", &say::HEADING),
            ("read_as", &say::READ_AS),
            ("unreadable", &say::UNREADABLE),
        ];
        let mut table = Table::new(None, titles.map(Column::left).into());
        for column in &self.fit.columns {
            let heading = match &column.heading {
                Some(heading) => Cell::Text(heading.clone()),
                None => Cell::Word {
                    id: "missing",
                    words: say::NOT_FOUND.message(),
                },
            };
            let format = column
                .format
                .map_or(Cell::NotApplicable, |format| Cell::Text(format.to_string()));
            table.push(vec![
                Cell::Text(column.name.clone()),
                heading,
                format,
                Cell::Count(column.unreadable),
            ]);
        }
        table
    }
}
