//! The typed content of a cell.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::calendar::Moment;

/// What a column of a template holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnType {
    /// Any text; the type of columns that no template names.
    Text,
    /// A calendar date; a time of day beside it is read and dropped.
    Date,
    /// A date with a time of day, where the extract has one.
    Datetime,
    /// A decimal number.
    Number,
    /// Yes or no.
    Bool,
}

impl ColumnType {
    /// All types, in the order they are listed to a user.
    pub const ALL: [Self; 5] = [
        Self::Text,
        Self::Date,
        Self::Datetime,
        Self::Number,
        Self::Bool,
    ];

    /// The name used in templates and in `draw.json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Date => "date",
            Self::Datetime => "datetime",
            Self::Number => "number",
            Self::Bool => "bool",
        }
    }
}

impl fmt::Display for ColumnType {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl FromStr for ColumnType {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.name() == name)
            .ok_or(())
    }
}

/// One value, read by the type of its column.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text, not empty.
    Text(String),
    /// A date, or a date with a time of day.
    Moment(Moment),
    /// A decimal number, exact.
    Number(Decimal),
    /// Yes or no.
    Bool(bool),
}

/// What a cell says once it has been read by its column's type.
///
/// Empty and unreadable are different things: an empty cell is SQL's NULL, an unreadable one makes everything that
/// needs it undetermined.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// Nothing but white space.
    Empty,
    /// Something that is no value of the column's type.
    Unreadable,
    /// A value.
    Value(Value),
}
