//! Every column of an extract: heading, type, fill, values.

use super::Inspected;
use crate::case::ColumnType;
use crate::extract::{ColumnFormat, ColumnProfile, DateOrder, DecimalMark, Span};
use crate::lang::{Message, Phrase, Slot, inspect as say};
use crate::report::{Align, Cell, Column, Table};

/// The columns, one a row.
pub fn columns(inspected: &Inspected<'_, '_>) -> Table {
    let titles = [
        ("column", &say::COLUMN, Align::Left),
        ("type", &say::TYPE, Align::Left),
        ("filled", &say::FILLED, Align::Right),
        ("empty", &say::EMPTY, Align::Right),
        ("different", &say::DIFFERENT, Align::Right),
        ("values", &say::VALUES, Align::Left),
    ];
    let titles = titles.map(|(key, title, align)| Column::new(key, title.message(), align));
    let mut table = Table::new(None, titles.into());
    for profile in &inspected.profile.columns {
        let different = match profile.different {
            Some(count) => Cell::Count(count),
            None => Cell::Word {
                id: "over 100",
                words: say::MANY.message(),
            },
        };
        table.push(vec![
            heading(profile, inspected),
            formats(profile),
            Cell::Count(profile.filled),
            Cell::Count(profile.empty),
            different,
            values(profile),
        ]);
    }
    table
}

/// The name of a column in the template, where it has one of its own.
pub(super) fn described_name<'a>(
    profile: &ColumnProfile,
    inspected: &'a Inspected<'_, '_>,
) -> Option<&'a str> {
    let described = inspected.described.columns.get(profile.described?)?;
    Some(described.name.as_str())
}

fn heading(profile: &ColumnProfile, inspected: &Inspected<'_, '_>) -> Cell {
    let other = described_name(profile, inspected).filter(|name| *name != profile.heading);
    if profile.heading.is_empty() {
        return Cell::Word {
            id: "",
            words: say::NO_HEADING.message(),
        };
    }
    Cell::Text(match other {
        Some(name) => format!("{} ({name})", profile.heading),
        None => profile.heading.clone(),
    })
}

fn formats(profile: &ColumnProfile) -> Cell {
    let id = profile.kind.name();
    let mut formats = profile.formats.iter().map(|format| format_words(*format));
    let first = formats.next().unwrap_or_else(|| say::TEXT.message());
    let words = formats.fold(first, |one, other| {
        say::BOTH.with("one", one).with("other", other)
    });
    Cell::Word { id, words }
}

/// A type in words.
pub(super) fn kind_words(kind: ColumnType) -> &'static Phrase {
    match kind {
        ColumnType::Text => &say::TEXT,
        ColumnType::Bool => &say::BOOL,
        ColumnType::Date => &say::DATE,
        ColumnType::Datetime => &say::DATETIME,
        ColumnType::Number => &say::NUMBER,
    }
}

/// A format in words.
fn format_words(format: ColumnFormat) -> Message {
    let kind = kind_words(format.column_type()).message();
    let detail = match format {
        ColumnFormat::Text | ColumnFormat::Bool => None,
        ColumnFormat::Date(found) | ColumnFormat::Datetime(found) => order(found),
        ColumnFormat::Number(mark) => decimal_mark(mark),
    };
    match detail {
        None => kind,
        Some(detail) => say::OF_KIND
            .with("kind", kind)
            .with("detail", detail.message()),
    }
}

fn order(order: DateOrder) -> Option<&'static Phrase> {
    match order {
        DateOrder::Iso => None,
        DateOrder::DayFirst => Some(&say::DAY_FIRST),
        DateOrder::DayFirstAssumed => Some(&say::DAY_FIRST_ASSUMED),
        DateOrder::MonthFirst => Some(&say::MONTH_FIRST),
    }
}

fn decimal_mark(mark: DecimalMark) -> Option<&'static Phrase> {
    match mark {
        DecimalMark::None => None,
        DecimalMark::Comma => Some(&say::COMMA),
        DecimalMark::CommaAssumed => Some(&say::COMMA_ASSUMED),
        DecimalMark::Point => Some(&say::POINT),
        DecimalMark::Mixed => Some(&say::MIXED),
    }
}

/// The range of dates and numbers, the first values of others.
fn values(profile: &ColumnProfile) -> Cell {
    let words = match profile.span {
        Some(Span::Dates(first, last)) => say::RANGE
            .with("least", first.to_string())
            .with("most", last.to_string()),
        Some(Span::Numbers(least, most)) => say::RANGE
            .with("least", Slot::Amount(least.to_string()))
            .with("most", Slot::Amount(most.to_string())),
        None => return Cell::Text(profile.examples.join("; ")),
    };
    Cell::Word { id: "", words }
}

/// The columns as a machine reads them: ranges with ISO dates and decimal points.
pub fn machine_columns(inspected: &Inspected<'_, '_>) -> Table {
    let keys = [
        "heading",
        "name",
        "type",
        "filled",
        "empty",
        "different",
        "least",
        "most",
        "examples",
    ];
    let titles = keys.map(|key| Column::new(key, say::PLAIN.with("text", key), Align::Left));
    let mut table = Table::new(None, titles.into());
    for profile in &inspected.profile.columns {
        let text = |text: Option<String>| text.map_or(Cell::NotApplicable, Cell::Text);
        let (least, most) = ends(profile);
        table.push(vec![
            Cell::Text(profile.heading.clone()),
            text(described_name(profile, inspected).map(str::to_owned)),
            Cell::Text(profile.kind.name().to_owned()),
            Cell::Count(profile.filled),
            Cell::Count(profile.empty),
            profile.different.map_or(Cell::Unknown, Cell::Count),
            text(least),
            text(most),
            Cell::Text(profile.examples.join("; ")),
        ]);
    }
    table
}

/// The least and the most of a column as machines read them.
pub(super) fn ends(profile: &ColumnProfile) -> (Option<String>, Option<String>) {
    match profile.span {
        None => (None, None),
        Some(Span::Dates(first, last)) => (Some(first.to_string()), Some(last.to_string())),
        Some(Span::Numbers(least, most)) => (Some(least.to_string()), Some(most.to_string())),
    }
}
