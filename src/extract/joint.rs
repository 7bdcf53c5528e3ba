//! One way of reading a column that stands in several files, each of which has decided its own.
//!
//! Where the files agree, values are kept as they are. Where they do not, the same text would mean two things (03-02-2026
//! is 3 February in one file and 2 March in the other), and a sample that holds both could be read by nobody. Then every
//! value is written in a form that can only be read in one way.

use std::borrow::Cow;

use super::date::DateOrder;
use super::format::ColumnFormat;
use super::number::DecimalMark;

/// How a column is read in all files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Joint {
    /// The format of the values that are handed out.
    pub(super) format: ColumnFormat,
    /// Whether these are other than those of the files.
    pub(super) is_rewritten: bool,
}

impl Joint {
    /// The format of files that each have one. Those in which the column says nothing of its format go with any.
    pub(super) fn of(formats: impl IntoIterator<Item = ColumnFormat>) -> Option<Self> {
        formats.into_iter().map(Self::alone).reduce(Self::with)
    }

    fn alone(format: ColumnFormat) -> Self {
        Self {
            format,
            is_rewritten: false,
        }
    }

    fn with(self, other: Self) -> Self {
        let format = match (self.format, other.format) {
            (one, two) if one == two => Some(one),
            (ColumnFormat::Date(one), ColumnFormat::Date(two)) => {
                joint_order(one, two).map(ColumnFormat::Date)
            }
            (ColumnFormat::Datetime(one), ColumnFormat::Datetime(two)) => {
                joint_order(one, two).map(ColumnFormat::Datetime)
            }
            (ColumnFormat::Number(one), ColumnFormat::Number(two)) => {
                joint_mark(one, two).map(ColumnFormat::Number)
            }
            _ => None,
        };
        match format {
            Some(format) if !self.is_rewritten => Self::alone(format),
            _ => Self {
                format: unmistakable(self.format),
                is_rewritten: true,
            },
        }
    }
}

/// The order that both files can be read in, if there is one.
fn joint_order(one: DateOrder, two: DateOrder) -> Option<DateOrder> {
    match (one, two) {
        (DateOrder::Iso, order) | (order, DateOrder::Iso) => Some(order),
        (DateOrder::MonthFirst, DateOrder::MonthFirst) => Some(DateOrder::MonthFirst),
        (DateOrder::MonthFirst, _) | (_, DateOrder::MonthFirst) => None,
        (DateOrder::DayFirst, _) | (_, DateOrder::DayFirst) => Some(DateOrder::DayFirst),
        (DateOrder::DayFirstAssumed, DateOrder::DayFirstAssumed) => {
            Some(DateOrder::DayFirstAssumed)
        }
    }
}

/// The decimal mark that both files can be read with, if there is one.
fn joint_mark(one: DecimalMark, two: DecimalMark) -> Option<DecimalMark> {
    match (one, two) {
        (DecimalMark::None, mark) | (mark, DecimalMark::None) => Some(mark),
        (DecimalMark::Comma | DecimalMark::CommaAssumed, DecimalMark::Comma)
        | (DecimalMark::Comma, DecimalMark::CommaAssumed) => Some(DecimalMark::Comma),
        (one, two) => (one == two).then_some(one),
    }
}

fn unmistakable(format: ColumnFormat) -> ColumnFormat {
    match format {
        ColumnFormat::Date(_) => ColumnFormat::Date(DateOrder::Iso),
        ColumnFormat::Datetime(_) => ColumnFormat::Datetime(DateOrder::Iso),
        ColumnFormat::Number(_) => ColumnFormat::Number(DecimalMark::Point),
        ColumnFormat::Text | ColumnFormat::Bool => format,
    }
}

/// A value of a file in the form that all files are given. One that the file's own format cannot read gets a question
/// mark, so that no other format can read it either.
pub(super) fn rewritten(format: ColumnFormat, value: &str) -> Cow<'_, str> {
    if value.is_empty() {
        return Cow::Borrowed(value);
    }
    let read = match format {
        ColumnFormat::Date(order) | ColumnFormat::Datetime(order) => {
            order.read(value).map(|moment| moment.to_string())
        }
        ColumnFormat::Number(mark) => mark.read(value).map(|number| unmistakable_number(&number)),
        ColumnFormat::Text | ColumnFormat::Bool => return Cow::Borrowed(value),
    };
    Cow::Owned(read.unwrap_or_else(|| format!("? {value}")))
}

/// A number with a point; three digits behind it would pass for thousands.
fn unmistakable_number(number: &rust_decimal::Decimal) -> String {
    let mut text = number.to_string();
    if text
        .split_once('.')
        .is_some_and(|(_, digits)| digits.len() == 3)
    {
        text.push('0');
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::case::Reading;

    const ORDERS: [DateOrder; 4] = [
        DateOrder::Iso,
        DateOrder::DayFirst,
        DateOrder::DayFirstAssumed,
        DateOrder::MonthFirst,
    ];
    const MARKS: [DecimalMark; 5] = [
        DecimalMark::None,
        DecimalMark::Comma,
        DecimalMark::CommaAssumed,
        DecimalMark::Point,
        DecimalMark::Mixed,
    ];

    fn all() -> Vec<ColumnFormat> {
        let dates = ORDERS.map(ColumnFormat::Datetime).into_iter();
        dates.chain(MARKS.map(ColumnFormat::Number)).collect()
    }

    #[test]
    fn the_order_of_files_changes_no_format() {
        for formats in [
            &ORDERS.map(ColumnFormat::Date)[..],
            &MARKS.map(ColumnFormat::Number),
        ] {
            for one in formats {
                for two in formats {
                    let forward = Joint::of([*one, *two]);
                    assert_eq!(forward, Joint::of([*two, *one]));
                    for three in formats {
                        let of = |order: [&ColumnFormat; 3]| Joint::of(order.map(|format| *format));
                        assert_eq!(of([one, two, three]), of([three, one, two]));
                        assert_eq!(of([one, two, three]), of([two, one, three]));
                    }
                }
            }
        }
    }

    #[test]
    fn only_files_that_contradict_each_other_are_rewritten() {
        let joint = |one, two| {
            let joint = Joint::of([ColumnFormat::Date(one), ColumnFormat::Date(two)]).unwrap();
            (joint.format.to_string(), joint.is_rewritten)
        };
        assert_eq!(
            joint(DateOrder::Iso, DateOrder::MonthFirst),
            ("date month-first".into(), false)
        );
        assert_eq!(
            joint(DateOrder::DayFirst, DateOrder::MonthFirst),
            ("date iso".into(), true)
        );
    }

    proptest! {
        /// What a file's format reads is read as the same; what it cannot read stays unreadable.
        #[test]
        fn rewriting_changes_no_meaning(
            value in "[0-9]{1,2}[-/.][0-9]{1,2}[-/.]2026( 1[0-9]:00)?|-?[0-9]{1,3}[.,][0-9]{1,4}([.,][0-9]{3})?|x|",
        ) {
            for format in all() {
                let text = rewritten(format, &value);
                let before = format.read(&value);
                prop_assert_eq!(unmistakable(format).read(&text), before.clone());
                if before == Reading::Empty {
                    prop_assert_eq!(text.as_ref(), "");
                }
            }
        }
    }
}
