//! How the right value of a wrong register may be written in an answer.

use crate::case::{ColumnType, Reading};
use crate::extract::{ColumnFormat, DateOrder, DecimalMark};
use crate::template::Template;

/// How answers may write a value of a type, beside the way in which the column itself is written: as files for machines
/// do, and as Danes do.
pub fn answer_formats(kind: ColumnType) -> [ColumnFormat; 2] {
    match kind {
        ColumnType::Text => [ColumnFormat::Text; 2],
        ColumnType::Date => [DateOrder::Iso, DateOrder::DayFirst].map(ColumnFormat::Date),
        ColumnType::Datetime => [DateOrder::Iso, DateOrder::DayFirst].map(ColumnFormat::Datetime),
        ColumnType::Number => [DecimalMark::Point, DecimalMark::Mixed].map(ColumnFormat::Number),
        ColumnType::Bool => [ColumnFormat::Bool; 2],
    }
}

/// The type of a column in which a value cannot be read, so that nothing could be decided on it; `None` when it can.
pub(super) fn unreadable_in(template: &Template, column: &str, value: &str) -> Option<ColumnType> {
    let mut columns = template.columns.iter();
    let kind = columns.find(|known| known.name == column)?.kind;
    let mut formats = answer_formats(kind).into_iter();
    let can_be_read = formats.any(|format| format.read(value) != Reading::Unreadable);
    (!can_be_read).then_some(kind)
}
