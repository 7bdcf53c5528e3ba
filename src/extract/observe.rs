//! Decides the format of a column from all its values; which values there are counts, their order does not.
//!
//! Every value is read in each way that the column may turn out to be written, so that one pass over the rows is enough.

use fearless_simd::Level;

use super::cases::SeenRow;
use super::date::{BothOrders, DateOrder};
use super::few_dates::FewTexts;
use super::format::{ColumnFormat, is_error, read_bool};
use super::number::{BothMarks, DecimalMark};
use super::quality::Quality;
use super::short_date::DATE_LENGTH;
use super::sights::Sight;
use crate::case::{ColumnType, trimmed};

/// Watches the values of one column.
pub(super) enum Observer {
    Text(Quality),
    Dates(Dates),
    Datetimes(Dates),
    Numbers(Numbers),
    Bools(Quality),
}

impl Observer {
    pub(super) fn new(kind: ColumnType) -> Self {
        match kind {
            ColumnType::Text => Self::Text(Quality::default()),
            ColumnType::Date => Self::Dates(Dates::default()),
            ColumnType::Datetime => Self::Datetimes(Dates::default()),
            ColumnType::Number => Self::Numbers(Numbers::default()),
            ColumnType::Bool => Self::Bools(Quality::default()),
        }
    }

    /// Whether it watches texts, which are read as they are unless they are errors of a spreadsheet.
    pub(super) fn is_of_text(&self) -> bool {
        matches!(self, Self::Text(_))
    }

    /// Looks at the cells at a position of a few rows. Puts down what they are at first sight, if that is of any use, and
    /// says which are left to [`Observer::observe`], a bit each.
    #[inline]
    pub(super) fn see(
        &mut self,
        level: Level,
        rows: &[SeenRow],
        position: usize,
        sight: &mut Sight,
    ) -> u32 {
        match self {
            Self::Dates(dates) => dates.see(level, rows, position, sight),
            Self::Text(_) => {
                // No error of a spreadsheet begins so.
                let is_left = rows.iter().map(|row| {
                    let first = row.fields.bytes_of(position).and_then(<[u8]>::first);
                    !first.is_some_and(u8::is_ascii_alphanumeric)
                });
                let left = is_left.zip(0..);
                left.fold(0, |left, (is_left, place)| {
                    left | u32::from(is_left) << place
                })
            }
            Self::Numbers(numbers) => numbers.see(rows, position),
            Self::Datetimes(_) | Self::Bools(_) => u32::MAX,
        }
    }

    /// Looks at the value on a line.
    pub(super) fn observe(&mut self, raw: &str, line: u64) {
        let text = trimmed(raw);
        if text.is_empty() {
            return;
        }
        match self {
            Self::Text(quality) => quality.note((!is_error(text)).then_some(()), text, line),
            Self::Dates(dates) | Self::Datetimes(dates) => dates.observe(text, line),
            Self::Numbers(numbers) => numbers.observe(text, line),
            Self::Bools(quality) => quality.note(read_bool(text), text, line),
        }
    }

    /// Adds what another has observed of the same column on other lines.
    pub(super) fn merge(&mut self, other: Self) {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) | (Self::Bools(one), Self::Bools(other)) => {
                one.merge(other);
            }
            (Self::Dates(one), Self::Dates(other))
            | (Self::Datetimes(one), Self::Datetimes(other)) => one.merge(other),
            (Self::Numbers(one), Self::Numbers(other)) => one.merge(other),
            _ => unreachable!("a column has one type"),
        }
    }

    /// The format, and what of the column it cannot read.
    pub(super) fn decide(self) -> (ColumnFormat, Quality) {
        match self {
            Self::Text(quality) => (ColumnFormat::Text, quality),
            Self::Dates(dates) => {
                let (order, quality) = dates.decide();
                (ColumnFormat::Date(order), quality)
            }
            Self::Datetimes(dates) => {
                let (order, quality) = dates.decide();
                (ColumnFormat::Datetime(order), quality)
            }
            Self::Numbers(numbers) => {
                let (mark, quality) = numbers.decide();
                (ColumnFormat::Number(mark), quality)
            }
            Self::Bools(quality) => (ColumnFormat::Bool, quality),
        }
    }
}

/// Which of two ways of reading the values of a column ask for.
#[derive(Debug, Default, Clone, Copy)]
struct Evidence {
    only_danish: bool,
    only_english: bool,
    either: bool,
}

impl Evidence {
    /// Adds a value as both ways read it. One that both read alike is no evidence.
    fn add<T: PartialEq>(&mut self, danish: Option<T>, english: Option<T>) {
        match (danish, english) {
            (Some(_), None) => self.only_danish = true,
            (None, Some(_)) => self.only_english = true,
            (danish, english) => self.either |= danish != english,
        }
    }

    fn merge(&mut self, other: Self) {
        self.only_danish |= other.only_danish;
        self.only_english |= other.only_english;
        self.either |= other.either;
    }
}

/// So many ones.
fn first_bits(bits: usize) -> u32 {
    let bits = u32::try_from(bits).unwrap_or(u32::MAX);
    !u32::MAX.checked_shl(bits).unwrap_or_default()
}

/// What is read in the place of a cell that holds no date of ten characters: it is the same in both orders, and so says
/// nothing of them.
const ANY_DATE: &[u8; DATE_LENGTH] = b"01-01-2000";

/// Watches dates.
#[derive(Debug, Default)]
pub(super) struct Dates {
    evidence: Evidence,
    by_day_first: Quality,
    by_month_first: Quality,
}

impl Dates {
    /// See [`Observer::see`]. Whether a cell is empty is as good as chance: no branch is to hang on it.
    fn see(&mut self, level: Level, rows: &[SeenRow], position: usize, sight: &mut Sight) -> u32 {
        let mut texts = FewTexts::NONE;
        let (mut short, mut empty) = (0, 0);
        for (place, row) in rows.iter().enumerate() {
            let cell = row.fields.beginning_of(position);
            let (length, beginning) = cell.unwrap_or((0, ANY_DATE));
            let is_short = length == DATE_LENGTH;
            texts.put(place, if is_short { beginning } else { ANY_DATE });
            short |= u32::from(is_short) << place;
            empty |= u32::from(length == 0) << place;
        }
        let dates = texts.read(level);
        let other = !empty & (!short | dates.other);
        // Field by field: together they are so large that a function is called to copy them.
        sight.other = other;
        sight.empty = empty;
        sight.days = dates.days;
        let left = other & first_bits(rows.len());
        let unreadable = dates.without.map(|without| without & short);
        let qualities = [&mut self.by_day_first, &mut self.by_month_first];
        let mut pairs = qualities.iter().zip(&unreadable);
        if pairs.any(|(quality, unreadable)| *unreadable != 0 && quality.keeps_more()) {
            // The first lines are to be found, whoever reads them.
            return first_bits(rows.len());
        }
        for (quality, unreadable) in qualities.into_iter().zip(unreadable) {
            quality.count_more(unreadable.count_ones());
        }
        self.evidence.merge(Evidence {
            only_danish: dates.only_day_first != 0,
            only_english: dates.only_month_first != 0,
            either: dates.either != 0,
        });
        left
    }

    fn observe(&mut self, text: &str, line: u64) {
        self.note(BothOrders::read(text), text, line);
    }

    /// Looks at a value that was read.
    pub(super) fn note(&mut self, both: BothOrders, text: &str, line: u64) {
        self.evidence.add(both.day_first, both.month_first);
        self.by_day_first.note(both.day_first, text, line);
        self.by_month_first.note(both.month_first, text, line);
    }

    /// Adds what another has seen of the same column.
    pub(super) fn merge(&mut self, other: Self) {
        self.evidence.merge(other.evidence);
        self.by_day_first.merge(other.by_day_first);
        self.by_month_first.merge(other.by_month_first);
    }

    /// Day first, unless some value can only be month first and none only day first.
    pub(super) fn decide(self) -> (DateOrder, Quality) {
        let evidence = self.evidence;
        match (evidence.only_danish, evidence.only_english) {
            (true, _) => (DateOrder::DayFirst, self.by_day_first),
            (false, true) => (DateOrder::MonthFirst, self.by_month_first),
            (false, false) if evidence.either => (DateOrder::DayFirstAssumed, self.by_day_first),
            (false, false) => (DateOrder::Iso, self.by_day_first),
        }
    }
}

/// Watches numbers.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    evidence: Evidence,
    by_comma: Quality,
    by_point: Quality,
    by_either: Quality,
}

impl Numbers {
    /// See [`Observer::see`].
    fn see(&mut self, rows: &[SeenRow], position: usize) -> u32 {
        let mut left = 0;
        for (place, row) in rows.iter().enumerate() {
            let text = row.fields.bytes_of(position).unwrap_or_default();
            match BothMarks::of_plain(text) {
                Some(both) => self.note_bytes(both, text, row.line),
                None => left |= 1 << place,
            }
        }
        left
    }

    pub(super) fn observe(&mut self, text: &str, line: u64) {
        self.note(BothMarks::read(text), text, line);
    }

    /// Looks at a value that was read.
    pub(super) fn note(&mut self, both: BothMarks, text: &str, line: u64) {
        self.note_bytes(both, text.as_bytes(), line);
    }

    fn note_bytes(&mut self, both: BothMarks, text: &[u8], line: u64) {
        self.evidence.add(both.comma, both.point);
        self.by_comma.count(both.comma.is_none(), text, line);
        self.by_point.count(both.point.is_none(), text, line);
        self.by_either
            .count(both.without_doubt().is_none(), text, line);
    }

    /// Adds what another has seen of the same column.
    pub(super) fn merge(&mut self, other: Self) {
        self.evidence.merge(other.evidence);
        self.by_comma.merge(other.by_comma);
        self.by_point.merge(other.by_point);
        self.by_either.merge(other.by_either);
    }

    /// The mark that some value needs; the Danish one when none needs any.
    pub(super) fn decide(self) -> (DecimalMark, Quality) {
        let evidence = self.evidence;
        match (evidence.only_danish, evidence.only_english) {
            (true, true) => (DecimalMark::Mixed, self.by_either),
            (true, false) => (DecimalMark::Comma, self.by_comma),
            (false, true) => (DecimalMark::Point, self.by_point),
            (false, false) if evidence.either => (DecimalMark::CommaAssumed, self.by_comma),
            (false, false) => (DecimalMark::None, self.by_comma),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decide(kind: ColumnType, values: &[&str]) -> (String, Quality) {
        let mut observer = Observer::new(kind);
        for (line, value) in (2..).zip(values) {
            observer.observe(value, line);
        }
        let (format, quality) = observer.decide();
        (format.to_string(), quality)
    }

    #[test]
    fn the_order_of_day_and_month_is_the_columns_own() {
        for (values, expected, unreadable) in [
            (&["2026-02-03", "05-05-2026", ""][..], "date iso", 0),
            (&["03-02-2026", "01-02-2026"], "date day-first-assumed", 0),
            (&["03-02-2026", "13-02-2026"], "date day-first", 0),
            (&["02/03/2026", "02/13/2026"], "date month-first", 0),
            (
                &["13/02/2026", "02/13/2026", "02/14/2026"],
                "date day-first",
                2,
            ),
            (&["ukendt", "31-02-2026"], "date iso", 2),
        ] {
            let (format, quality) = decide(ColumnType::Date, values);
            assert_eq!(
                (format.as_str(), quality.unreadable),
                (expected, unreadable),
                "{values:?}"
            );
        }
    }

    #[test]
    fn the_decimal_mark_is_the_columns_own() {
        for (values, expected, unreadable) in [
            (&["5", "1234"][..], "number no-decimal-mark", 0),
            (&["1.234", "999"], "number decimal-comma-assumed", 0),
            (&["1.234", ",5"], "number decimal-comma", 0),
            (&["1.234,56", "1.234"], "number decimal-comma", 0),
            (&["1,234.56", "1,234"], "number decimal-point", 0),
            (&["12.5", "12,5", "1.234", "7"], "number decimal-mixed", 1),
            (&["ti", "1.234"], "number decimal-comma-assumed", 1),
        ] {
            let (format, quality) = decide(ColumnType::Number, values);
            assert_eq!(
                (format.as_str(), quality.unreadable),
                (expected, unreadable),
                "{values:?}"
            );
        }
    }

    #[test]
    fn what_is_unreadable_is_counted_with_its_first_lines() {
        let values = [
            "ja",
            "måske 010190-1234",
            "x",
            "",
            "x",
            "x",
            "x",
            "x",
            "nej",
        ];
        let (_, quality) = decide(ColumnType::Bool, &values);
        assert_eq!(quality.unreadable, 6);
        assert_eq!(quality.lines, [3, 4, 6, 7, 8]);
        assert_eq!(quality.example.as_deref(), Some("måske ######-####"));
    }

    proptest! {
        #[test]
        fn the_order_of_values_changes_no_format(
            mut values in proptest::collection::vec("[0-9]{1,2}[-/.][0-9]{1,2}[-/.]2026|[0-9]{1,3}[.,][0-9]{1,3}([.,][0-9]{1,2})?|x", 0..12),
        ) {
            for kind in [ColumnType::Datetime, ColumnType::Number, ColumnType::Bool] {
                let forward = decide(kind, &values.iter().map(String::as_str).collect::<Vec<_>>());
                values.reverse();
                let backward = decide(kind, &values.iter().map(String::as_str).collect::<Vec<_>>());
                prop_assert_eq!(forward.0, backward.0);
                prop_assert_eq!(forward.1.unreadable, backward.1.unreadable);
            }
        }

        #[test]
        fn what_is_counted_as_unreadable_is_unreadable(
            values in proptest::collection::vec("[0-9]{1,2}[-/.][0-9]{1,2}[-/.]2026|[0-9]{1,3}[.,][0-9]{1,3}|x", 0..12),
        ) {
            for kind in [ColumnType::Datetime, ColumnType::Number, ColumnType::Bool] {
                let (format, quality) = decide(kind, &values.iter().map(String::as_str).collect::<Vec<_>>());
                let format: ColumnFormat = format.parse().unwrap();
                let unreadable = values.iter().filter(|value| format.read(value) == crate::case::Reading::Unreadable).count();
                prop_assert_eq!(quality.unreadable, u64::try_from(unreadable).unwrap());
            }
        }
    }
}
