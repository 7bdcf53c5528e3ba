//! What is seen of one column while its rows go by, and what can be said of it then. No row is held, and what is
//! remembered of a column does not grow with the rows.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::conflict::At;
use super::date::{BothOrders, DateOrder};
use super::format::{ColumnFormat, is_error, read_bool};
use super::number::{BothMarks, DecimalMark};
use super::observe::Dates;
use super::quality::{Quality, excerpt};
use super::recognise::Seen;
use super::sum::{Adder, ColumnSum};
use crate::case::ColumnType;
use crate::cell::{find_cpr, hex};

/// How many places are remembered of a thing that is seen.
const PLACES_KEPT: usize = 5;
/// How many examples are kept.
const EXAMPLES: usize = 3;
/// Up to how many different values are counted.
const DIFFERENT_COUNTED: usize = 100;
/// A longer value is remembered by its hash.
const LONGEST_REMEMBERED: usize = 64;
/// Years outside of which a date is taken for a mistake.
const POSSIBLE_YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A thing that was seen: how often, and where first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spotted {
    /// How often.
    pub count: u64,
    /// The first five places.
    pub first: Vec<At>,
    /// The first value, masked and cut as by [`excerpt`]; `None` where it is not to be shown.
    pub example: Option<String>,
}

impl Spotted {
    /// Notes one more.
    pub(super) fn note(&mut self, at: At, value: &str) {
        self.count += 1;
        if self.first.len() < PLACES_KEPT {
            self.first.push(at);
        }
        if self.example.is_none() {
            self.example = Some(excerpt(value));
        }
    }

    /// Adds what was seen elsewhere.
    pub(super) fn add(&mut self, other: Self) {
        let is_first = |at: &At| self.first.first().is_none_or(|first| at < first);
        if other.first.first().is_some_and(is_first) {
            self.example = other.example;
        }
        self.count += other.count;
        self.first.extend(other.first);
        self.first.sort_unstable();
        self.first.truncate(PLACES_KEPT);
    }

    fn of(quality: Quality, part: usize) -> Self {
        let lines = quality.lines.into_iter();
        Self {
            count: quality.unreadable,
            first: lines.map(|line| At { part, line }).collect(),
            example: quality.example,
        }
    }
}

/// A way in which dates are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenAs {
    /// How often, and where first; the example is the first value.
    pub seen: Spotted,
}

/// From where to where the values of a column reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Dates.
    Dates(NaiveDate, NaiveDate),
    /// Numbers.
    Numbers(Decimal, Decimal),
}

/// A column as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnProfile {
    /// Its heading; may be empty, or stand twice.
    pub heading: String,
    /// Its position among the described columns; `None` when nobody has described it.
    pub described: Option<usize>,
    /// How many files have it.
    pub files: u64,
    /// The type of its values: the described one, else the one that fits nearly all of them.
    pub kind: ColumnType,
    /// How its files write it, each way once.
    pub formats: Vec<ColumnFormat>,
    /// How many cells have a value.
    pub filled: u64,
    /// How many cells are empty.
    pub empty: u64,
    /// How many different values there are; `None` when there are more than a hundred.
    pub different: Option<u64>,
    /// The first three different values, masked and cut as by [`excerpt`].
    pub examples: Vec<String>,
    /// From where to where its dates or numbers reach.
    pub span: Option<Span>,
    /// The sum of its numbers; `None` when it has none, or too many digits.
    pub sum: Option<Decimal>,
    /// Values that are none of its type.
    pub unreadable: Spotted,
    /// Dates after the day that was named.
    pub future: Spotted,
    /// Dates before 1900 or after 2100.
    pub impossible: Spotted,
    /// The ways in which its dates are written, the most frequent first; empty when there are none.
    pub written: Vec<WrittenAs>,
    /// Values that hold something like a CPR number. There is no example.
    pub cpr: Spotted,
    /// Values with U+FFFD, which stands for a letter that was lost before the file came here.
    pub lost_letters: Spotted,
}

/// Watches one column in all files.
pub(super) struct ColumnWatch {
    heading: String,
    described: Option<(usize, ColumnType)>,
    files: Vec<(usize, FileWatch)>,
    seen: Seen,
    filled: u64,
    empty: u64,
    /// The first different values; a long one is named by its hash.
    values: BTreeMap<String, FirstSeen>,
    has_more_values: bool,
    written: BTreeMap<(char, bool, bool), Spotted>,
    cpr: Spotted,
    lost_letters: Spotted,
}

/// Where a value was seen first.
struct FirstSeen {
    at: At,
    /// How it is shown, if it is too long to be remembered.
    excerpt: Option<String>,
}

/// What depends on how a file writes the column, for each way in which it may.
#[derive(Default)]
struct FileWatch {
    text: Quality,
    bools: Quality,
    dates: Dates,
    adder: Adder,
    by_order: [DateSpan; 2],
    by_mark: [NumberSpan; 3],
}

/// Dates by one order of day and month.
#[derive(Default)]
struct DateSpan {
    span: Option<(NaiveDate, NaiveDate)>,
    future: Spotted,
    impossible: Spotted,
}

#[derive(Default)]
struct NumberSpan(Option<(Decimal, Decimal)>);

fn widened<T: Ord + Copy>(span: Option<(T, T)>, low: T, high: T) -> (T, T) {
    match span {
        Some((least, most)) => (least.min(low), most.max(high)),
        None => (low, high),
    }
}

impl DateSpan {
    fn merge(&mut self, other: Self) {
        if let Some((first, last)) = other.span {
            self.span = Some(widened(self.span, first, last));
        }
        self.future.add(other.future);
        self.impossible.add(other.impossible);
    }

    fn see(&mut self, date: Option<NaiveDate>, cell: &Seeing<'_>) {
        let Some(date) = date else { return };
        self.span = Some(widened(self.span, date, date));
        if !POSSIBLE_YEARS.contains(&date.year()) {
            self.impossible.note(cell.at, cell.value);
        } else if date > cell.as_of {
            self.future.note(cell.at, cell.value);
        }
    }
}

/// A cell that is looked at.
pub(super) struct Seeing<'a> {
    pub(super) at: At,
    pub(super) value: &'a str,
    pub(super) dates: BothOrders,
    /// Dates after this are in the future.
    pub(super) as_of: NaiveDate,
}

/// The place among `[day first, month first]`.
pub(super) fn place_of(order: DateOrder) -> usize {
    usize::from(order == DateOrder::MonthFirst)
}

impl FileWatch {
    fn merge(&mut self, other: Self) {
        self.text.merge(other.text);
        self.bools.merge(other.bools);
        self.dates.merge(other.dates);
        self.adder.merge(other.adder);
        let orders = self.by_order.iter_mut().zip(other.by_order);
        orders.for_each(|(one, other)| one.merge(other));
        for (span, NumberSpan(other)) in self.by_mark.iter_mut().zip(other.by_mark) {
            if let Some((least, most)) = other {
                span.0 = Some(widened(span.0, least, most));
            }
        }
    }

    fn see(&mut self, cell: &Seeing<'_>, numbers: BothMarks) {
        let (value, line) = (cell.value, cell.at.line);
        self.text
            .note((!is_error(value)).then_some(()), value, line);
        self.bools.note(read_bool(value), value, line);
        self.dates.note(cell.dates, value, line);
        self.adder.add_read(numbers, value, line);
        let [day_first, month_first] = &mut self.by_order;
        day_first.see(cell.dates.day_first.map(|moment| moment.date), cell);
        month_first.see(cell.dates.month_first.map(|moment| moment.date), cell);
        let readings = [numbers.comma, numbers.point, numbers.without_doubt()];
        for (span, number) in self.by_mark.iter_mut().zip(readings) {
            if let Some(number) = number {
                span.0 = Some(widened(span.0, number, number));
            }
        }
    }
}

impl ColumnWatch {
    pub(super) fn new(heading: &str, described: Option<(usize, ColumnType)>) -> Self {
        Self {
            heading: heading.to_owned(),
            described,
            files: Vec::new(),
            seen: Seen::default(),
            filled: 0,
            empty: 0,
            values: BTreeMap::new(),
            has_more_values: false,
            written: BTreeMap::new(),
            cpr: Spotted::default(),
            lost_letters: Spotted::default(),
        }
    }

    pub(super) fn heading(&self) -> &str {
        &self.heading
    }

    /// A file that has the column begins.
    pub(super) fn begin_file(&mut self, part: usize) {
        self.files.push((part, FileWatch::default()));
    }

    /// Looks at a trimmed cell.
    pub(super) fn see(&mut self, cell: &Seeing<'_>) {
        if cell.value.is_empty() {
            self.empty += 1;
            return;
        }
        self.filled += 1;
        let numbers = BothMarks::read(cell.value);
        self.seen.observe(cell.value, cell.dates, numbers);
        if let Some((_, file)) = self.files.last_mut() {
            file.see(cell, numbers);
        }
        self.remember(cell.value, cell.at);
        if cell.dates != BothOrders::default() {
            let way = way_of_writing(cell.value);
            self.written
                .entry(way)
                .or_default()
                .note(cell.at, cell.value);
        }
        if !find_cpr(cell.value).is_empty() {
            self.cpr.note(cell.at, "");
        }
        if cell.value.contains(char::REPLACEMENT_CHARACTER) {
            self.lost_letters.note(cell.at, cell.value);
        }
    }

    fn remember(&mut self, value: &str, at: At) {
        if self.has_more_values {
            return;
        }
        let is_long = value.len() > LONGEST_REMEMBERED;
        let hash = is_long.then(|| hex(&Sha256::digest(value)));
        if self.values.contains_key(hash.as_deref().unwrap_or(value)) {
            return;
        }
        if self.values.len() == DIFFERENT_COUNTED {
            self.has_more_values = true;
            return;
        }
        let excerpt = is_long.then(|| excerpt(value));
        let name = hash.unwrap_or_else(|| value.to_owned());
        self.values.insert(name, FirstSeen { at, excerpt });
    }

    /// Takes in what another has seen of the column, in other rows of the same files or in other files. It is as if one
    /// had seen all.
    pub(super) fn merge(&mut self, other: Self) {
        self.described = self.described.or(other.described);
        self.seen.merge(other.seen);
        self.filled += other.filled;
        self.empty += other.empty;
        self.cpr.add(other.cpr);
        self.lost_letters.add(other.lost_letters);
        for (way, seen) in other.written {
            self.written.entry(way).or_default().add(seen);
        }
        for (part, file) in other.files {
            match self.files.iter_mut().find(|(known, _)| *known == part) {
                Some((_, known)) => known.merge(file),
                None => self.files.push((part, file)),
            }
        }
        self.has_more_values |= other.has_more_values;
        for (name, seen) in other.values {
            match self.values.entry(name) {
                Entry::Occupied(known) if known.get().at <= seen.at => {}
                Entry::Occupied(mut known) => drop(known.insert(seen)),
                Entry::Vacant(place) => drop(place.insert(seen)),
            }
        }
        self.forget_late_values();
    }

    /// Leaves as many different values as are counted: those that were seen first, which are known, whoever has seen them.
    fn forget_late_values(&mut self) {
        let mut places: Vec<At> = self.values.values().map(|seen| seen.at).collect();
        places.sort_unstable();
        if let Some(first_late) = places.get(DIFFERENT_COUNTED) {
            self.has_more_values = true;
            self.values.retain(|_, seen| seen.at < *first_late);
        }
    }

    /// The first different values as they may be shown.
    fn examples(&self) -> Vec<String> {
        let mut values: Vec<_> = self.values.iter().collect();
        values.sort_unstable_by_key(|(_, seen)| seen.at);
        let mut examples = Vec::new();
        for (name, seen) in values {
            let shown = seen.excerpt.clone().unwrap_or_else(|| excerpt(name));
            if examples.len() < EXAMPLES && !examples.contains(&shown) {
                examples.push(shown);
            }
        }
        examples
    }

    /// The type of the column, and for each file with it in which order its dates are.
    pub(super) fn kind(&self) -> ColumnType {
        match self.described {
            Some((_, kind)) => kind,
            None => self.seen.kind(),
        }
    }

    /// What can be said of the column.
    pub(super) fn finish(self) -> (ColumnProfile, BTreeMap<usize, usize>) {
        let kind = self.kind();
        let examples = self.examples();
        let mut orders = BTreeMap::new();
        let mut profile = ColumnProfile {
            heading: self.heading,
            described: self.described.map(|(position, _)| position),
            files: u64::try_from(self.files.len()).unwrap_or(u64::MAX),
            kind,
            formats: Vec::new(),
            filled: self.filled,
            empty: self.empty,
            different: (!self.has_more_values)
                .then(|| u64::try_from(self.values.len()).unwrap_or(u64::MAX)),
            examples,
            span: None,
            sum: None,
            unreadable: Spotted::default(),
            future: Spotted::default(),
            impossible: Spotted::default(),
            written: Vec::new(),
            cpr: Spotted {
                example: None,
                ..self.cpr
            },
            lost_letters: self.lost_letters,
        };
        if matches!(kind, ColumnType::Date | ColumnType::Datetime) {
            profile.written = by_frequency(self.written);
        }
        let mut sums = Vec::new();
        for (part, file) in self.files {
            match kind {
                ColumnType::Text => profile.add(ColumnFormat::Text, file.text, part),
                ColumnType::Bool => profile.add(ColumnFormat::Bool, file.bools, part),
                ColumnType::Date | ColumnType::Datetime => {
                    orders.insert(part, profile.add_dates(file, part));
                }
                ColumnType::Number => sums.push(profile.add_numbers(file, part)),
            }
        }
        if profile.filled > 0 && !sums.is_empty() {
            profile.sum = ColumnSum::of_files(sums).sum;
        }
        (profile, orders)
    }
}

impl ColumnProfile {
    fn add(&mut self, format: ColumnFormat, quality: Quality, part: usize) {
        if !self.formats.contains(&format) {
            self.formats.push(format);
        }
        self.unreadable.add(Spotted::of(quality, part));
    }

    /// Adds the dates of a file, and says in which order they are.
    fn add_dates(&mut self, file: FileWatch, part: usize) -> usize {
        let (order, quality) = file.dates.decide();
        let format = match self.kind {
            ColumnType::Datetime => ColumnFormat::Datetime(order),
            _ => ColumnFormat::Date(order),
        };
        self.add(format, quality, part);
        let [day_first, month_first] = file.by_order;
        let found = if order == DateOrder::MonthFirst {
            month_first
        } else {
            day_first
        };
        self.future.add(found.future);
        self.impossible.add(found.impossible);
        if let Some((first, last)) = found.span {
            let known = match self.span {
                Some(Span::Dates(first, last)) => Some((first, last)),
                _ => None,
            };
            let (first, last) = widened(known, first, last);
            self.span = Some(Span::Dates(first, last));
        }
        place_of(order)
    }

    fn add_numbers(&mut self, file: FileWatch, part: usize) -> ColumnSum {
        let sum = file.adder.finish();
        self.add(sum.format, sum.quality.clone(), part);
        let [comma, point, either] = file.by_mark;
        let NumberSpan(found) = match sum.format {
            ColumnFormat::Number(DecimalMark::Point) => point,
            ColumnFormat::Number(DecimalMark::Mixed) => either,
            _ => comma,
        };
        if let Some((least, most)) = found {
            let known = match self.span {
                Some(Span::Numbers(least, most)) => Some((least, most)),
                _ => None,
            };
            let (least, most) = widened(known, least, most);
            self.span = Some(Span::Numbers(least, most));
        }
        sum
    }
}

/// What tells ways of writing a date apart: the mark between its parts, whether the year comes first, whether there is a
/// time.
fn way_of_writing(value: &str) -> (char, bool, bool) {
    let mark = value.chars().find(|character| !character.is_ascii_digit());
    let year_first = value.bytes().take_while(u8::is_ascii_digit).count() == 4;
    (mark.unwrap_or(' '), year_first, value.len() > 10)
}

fn by_frequency(written: BTreeMap<(char, bool, bool), Spotted>) -> Vec<WrittenAs> {
    let mut ways: Vec<WrittenAs> = written
        .into_values()
        .map(|seen| WrittenAs { seen })
        .collect();
    ways.sort_by_key(|way| std::cmp::Reverse(way.seen.count));
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(values: &[&str]) -> ColumnProfile {
        let mut watch = ColumnWatch::new("Kolonne", None);
        watch.begin_file(0);
        for (line, value) in (2..).zip(values) {
            watch.see(&Seeing {
                at: At { part: 0, line },
                value,
                dates: BothOrders::read(value),
                as_of: NaiveDate::from_ymd_opt(2026, 11, 2).unwrap(),
            });
        }
        watch.finish().0
    }

    fn lines(spotted: &Spotted) -> Vec<u64> {
        spotted.first.iter().map(|at| at.line).collect()
    }

    #[test]
    fn dates_have_a_range_and_faults() {
        let found = profile(&[
            "13-02-2026",
            "",
            "03-11-2026",
            "01-01-1753",
            "2026-02-01",
            "31-12-9999",
        ]);
        assert_eq!(found.kind, ColumnType::Date);
        assert_eq!(
            (found.filled, found.empty, found.different),
            (5, 1, Some(5))
        );
        assert_eq!(lines(&found.future), [4]);
        assert_eq!(lines(&found.impossible), [5, 7]);
        let written: Vec<u64> = found.written.iter().map(|way| way.seen.count).collect();
        assert_eq!(written, [4, 1]);
        let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let span = Span::Dates(date(1753, 1, 1), date(9999, 12, 31));
        assert_eq!(found.span, Some(span));
    }

    #[test]
    fn the_order_of_day_and_month_decides_the_range() {
        let found = profile(&["02/13/2026", "01/12/2026"]);
        let date = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        assert_eq!(found.span, Some(Span::Dates(date(1, 12), date(2, 13))));
        assert_eq!(found.future.count, 0);
    }

    #[test]
    fn numbers_have_a_range_and_a_sum() {
        let found = profile(&["1.234,50", "-7", "0,5"]);
        assert_eq!(found.kind, ColumnType::Number);
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        let span = Span::Numbers(number("-7"), number("1234.50"));
        assert_eq!(found.span, Some(span));
        assert_eq!(found.sum, Some(number("1228.00")));
    }

    #[test]
    fn cpr_numbers_are_counted_and_never_shown() {
        let found = profile(&["borger 010190-1234", "x\u{fffd}y", "0101901234"]);
        assert_eq!((found.cpr.count, lines(&found.cpr)), (2, vec![2, 4]));
        assert_eq!(found.lost_letters.count, 1);
        let shown = format!("{found:?}");
        assert!(!shown.contains("010190"), "{shown}");
    }

    #[test]
    fn different_values_are_counted_to_a_hundred() {
        let values: Vec<String> = (0..101).map(|number| format!("a{number}")).collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        assert_eq!(profile(&values[..100]).different, Some(100));
        assert_eq!(profile(&values).different, None);
    }
}
