//! What a column of answers can hold, under which name, and under which heading.

use crate::lang::{Phrase, worksheet as say};

/// What a column of the answers holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The key of the row.
    Key,
    /// The area.
    Area,
    /// The case id.
    Case,
    /// Whether the case could be looked at.
    Status,
    /// What is said of the case as a whole.
    CaseComment,
    /// Who looked at it.
    Reviewer,
    /// The criterion's id.
    Criterion,
    /// What is asked.
    Question,
    /// Where to look and what counts.
    Help,
    /// The legal basis.
    Basis,
    /// What data says.
    Automatic,
    /// The answer.
    Answer,
    /// The reviewer's words.
    Comment,
    /// Why something lawfully did not happen.
    ReasonCode,
    /// What caused the error.
    Cause,
    /// Money concerned.
    Amount,
    /// The column that is registered wrongly.
    CorrectedColumn,
    /// Its right value.
    CorrectedValue,
    /// The key of the row once more, at its other end.
    KeyEnd,
}

impl Field {
    const ALL: [Self; 19] = [
        Self::Key,
        Self::Area,
        Self::Case,
        Self::Status,
        Self::CaseComment,
        Self::Reviewer,
        Self::Criterion,
        Self::Question,
        Self::Help,
        Self::Basis,
        Self::Automatic,
        Self::Answer,
        Self::Comment,
        Self::ReasonCode,
        Self::Cause,
        Self::Amount,
        Self::CorrectedColumn,
        Self::CorrectedValue,
        Self::KeyEnd,
    ];

    /// The columns of a sheet with a row for each criterion.
    pub(super) const LONG: [Self; 17] = [
        Self::Key,
        Self::Area,
        Self::Case,
        Self::Criterion,
        Self::Question,
        Self::Help,
        Self::Basis,
        Self::Automatic,
        Self::Answer,
        Self::Comment,
        Self::ReasonCode,
        Self::Cause,
        Self::Amount,
        Self::CorrectedColumn,
        Self::CorrectedValue,
        Self::Reviewer,
        Self::KeyEnd,
    ];

    /// What a reviewer writes of a criterion.
    pub(super) const WRITTEN: [Self; 7] = [
        Self::Answer,
        Self::Comment,
        Self::ReasonCode,
        Self::Cause,
        Self::Amount,
        Self::CorrectedColumn,
        Self::CorrectedValue,
    ];

    /// Its name above the column, and in answer files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Area => "area",
            Self::Case => "case_id",
            Self::Status => "status",
            Self::CaseComment => "case_comment",
            Self::Reviewer => "reviewer",
            Self::Criterion => "criterion",
            Self::Question => "question",
            Self::Help => "help",
            Self::Basis => "basis",
            Self::Automatic => "automatic",
            Self::Answer => "answer",
            Self::Comment => "comment",
            Self::ReasonCode => "reason_code",
            Self::Cause => "cause",
            Self::Amount => "amount",
            Self::CorrectedColumn => "corrected_column",
            Self::CorrectedValue => "corrected_value",
            Self::KeyEnd => "key_end",
        }
    }

    /// What a reader sees above it.
    pub(super) fn heading(self) -> &'static Phrase {
        match self {
            Self::Key | Self::KeyEnd => &say::KEY,
            Self::Area => &say::AREA,
            Self::Case => &say::CASE,
            Self::Status => &say::CASE_STATUS,
            Self::CaseComment => &say::CASE_COMMENT,
            Self::Reviewer => &say::REVIEWER,
            Self::Criterion => &say::CRITERION,
            Self::Question => &say::QUESTION,
            Self::Help => &say::HELP,
            Self::Basis => &say::BASIS,
            Self::Automatic => &say::AUTOMATIC,
            Self::Answer => &say::ANSWER,
            Self::Comment => &say::COMMENT,
            Self::ReasonCode => &say::REASON_CODE,
            Self::Cause => &say::CAUSE,
            Self::Amount => &say::AMOUNT,
            Self::CorrectedColumn => &say::CORRECTED_COLUMN,
            Self::CorrectedValue => &say::CORRECTED_VALUE,
        }
    }

    /// The width of its column in characters.
    pub(super) fn width(self) -> u16 {
        match self {
            Self::Question | Self::Comment | Self::CaseComment => 34,
            Self::Help | Self::Automatic => 40,
            Self::Basis => 28,
            Self::Status | Self::Answer | Self::ReasonCode | Self::Cause => 18,
            Self::Area | Self::Case | Self::CorrectedColumn | Self::CorrectedValue => 20,
            Self::Reviewer | Self::Criterion | Self::Amount => 14,
            Self::Key | Self::KeyEnd => 10,
        }
    }

    fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// The name of a column: its field's, and the criterion's where the column is one criterion's.
pub(super) fn column_key(field: Field, criterion: Option<&str>) -> String {
    match criterion {
        Some(criterion) => format!("{}:{criterion}", field.name()),
        None => field.name().to_owned(),
    }
}

/// The field, and perhaps the criterion, that the name of a column stands for.
pub(super) fn read_column_key(text: &str) -> Option<(Field, Option<&str>)> {
    let text = text.trim();
    match text.split_once(':') {
        Some((name, criterion)) => Some((Field::find(name)?, Some(criterion))),
        None => Some((Field::find(text)?, None)),
    }
}
