//! The columns of a few cases that are judged at once, each read once however many criteria look at it.

use fearless_simd::{Level, dispatch, prelude::*};
use rust_decimal::Decimal;

use super::registered::Basis;
use super::text_memory::TextMemory;

use crate::case::{ColumnType, Reading, Value};
use crate::cell::{CellText, ShortText};
use crate::draw::{EligibleCases, Shown};
use crate::extract::{CASES_AT_ONCE, ColumnFormat, DateOrder, DecimalMark, FewDays};
use crate::rule::{Answer, FewAnswers, FewCells, FewRows, MOST_ROWS, TextQuestions};

/// Such columns, of which the cases that are looked at change.
pub(super) struct FewColumns<'a> {
    level: Level,
    questions: &'a TextQuestions,
    days: Vec<DayColumn>,
    numbers: Vec<NumberColumn>,
    texts: Vec<TextColumn>,
    /// What every question to a text was answered.
    answers: Vec<FewAnswers>,
}

/// A column of dates.
struct DayColumn {
    /// Its position among the columns of the template.
    column: usize,
    /// Its place among the values that are shown.
    shown: usize,
    order: DateOrder,
    days: FewDays,
}

/// A column of numbers.
struct NumberColumn {
    column: usize,
    shown: usize,
    mark: DecimalMark,
    values: [Decimal; CASES_AT_ONCE],
    empty: u32,
    unreadable: u32,
}

/// A column of texts, or of yes and no, that questions are asked.
struct TextColumn {
    shown: usize,
    format: ColumnFormat,
    /// Its questions.
    numbers: Vec<usize>,
    memory: TextMemory,
    /// Memory for a text that was not met before.
    reading: Reading,
    spare: Vec<String>,
}

impl<'a> FewColumns<'a> {
    /// Those columns of a basis that are asked questions.
    pub fn of(basis: &Basis<'_>, questions: &'a TextQuestions) -> Self {
        const { assert!(CASES_AT_ONCE <= MOST_ROWS) };
        let mut columns = Self {
            level: Level::new(),
            questions,
            days: Vec::new(),
            numbers: Vec::new(),
            texts: Vec::new(),
            answers: vec![FewAnswers::default(); questions.len()],
        };
        for column in 0..basis.values() {
            let memory = TextMemory::of(column, questions);
            let numbers: Vec<_> = questions.of_column(column).collect();
            match basis.shown(column) {
                _ if numbers.is_empty() => {}
                Some((shown, format)) => columns.texts.push(TextColumn {
                    shown,
                    format,
                    numbers,
                    memory,
                    reading: Reading::Empty,
                    spare: Vec::new(),
                }),
                // Nothing may be decided on a column that the extract lacks, nor on what an earlier audit said.
                None => {
                    let answers = questions.answers(column, &Reading::Unreadable);
                    for (number, answer) in numbers.iter().zip(answers) {
                        if let Some(answers) = columns.answers.get_mut(*number) {
                            *answers = FewAnswers::all(answer);
                        }
                    }
                }
            }
        }
        columns
    }

    /// What a condition finds in a column, if it can be read for a few cases at once.
    pub fn kind_of(&self, column: usize, basis: &Basis<'_>) -> Option<ColumnType> {
        if self.questions.answered_at(column).is_some() {
            return Some(ColumnType::Bool);
        }
        let (_, format) = basis.shown(column)?;
        let kind = format.column_type();
        matches!(kind, ColumnType::Date | ColumnType::Number).then_some(kind)
    }

    /// Reads a column from now on that can be read so.
    pub fn read_too(&mut self, column: usize, basis: &Basis<'_>) {
        match basis.shown(column) {
            Some((_, ColumnFormat::Date(_))) => {
                self.place_of_days(column, basis);
            }
            Some((shown, ColumnFormat::Number(mark)))
                if !self.numbers.iter().any(|known| known.column == column) =>
            {
                self.numbers.push(NumberColumn {
                    column,
                    shown,
                    mark,
                    values: [Decimal::ZERO; CASES_AT_ONCE],
                    empty: 0,
                    unreadable: 0,
                });
            }
            _ => {}
        }
    }

    /// The place of a column of dates among these, which is read from now on.
    pub fn place_of_days(&mut self, column: usize, basis: &Basis<'_>) -> Option<usize> {
        let mut known = self.days.iter();
        if let Some(place) = known.position(|known| known.column == column) {
            return Some(place);
        }
        let (shown, order) = basis.shown_dates(column)?;
        self.days.push(DayColumn {
            column,
            shown,
            order,
            days: FewDays::UNREADABLE,
        });
        Some(self.days.len() - 1)
    }

    /// Reads the columns of other cases.
    pub fn read(&mut self, cases: EligibleCases<'_>) {
        for column in &mut self.days {
            column.days = cases.days(column.shown, column.order);
        }
        for column in &mut self.numbers {
            column.read(cases);
        }
        for column in &mut self.texts {
            column.ask(self.level, cases, self.questions, &mut self.answers);
        }
    }

    /// The days in the columns of dates at some places.
    #[inline]
    pub fn days_at(&self, places: [usize; 2]) -> Option<[&FewDays; 2]> {
        let [start, event] = places.map(|place| self.days.get(place));
        Some([&start?.days, &event?.days])
    }

    /// What every question to a text is answered in the case at a place.
    pub fn answers_of(&self, place: usize) -> impl DoubleEndedIterator<Item = Answer> {
        self.answers.iter().map(move |answers| answers.get(place))
    }
}

impl FewRows for FewColumns<'_> {
    fn days(&self, column: usize) -> FewCells<'_, u32> {
        let mut known = self.days.iter();
        let known = known.find(|known| known.column == column);
        let known = known.expect("a condition looks at columns that are read");
        FewCells {
            values: known.days.numbers(),
            empty: known.days.empty(),
            unreadable: known.days.unreadable(),
        }
    }

    fn numbers(&self, column: usize) -> FewCells<'_, Decimal> {
        let mut known = self.numbers.iter();
        let known = known.find(|known| known.column == column);
        let known = known.expect("a condition looks at columns that are read");
        FewCells {
            values: &known.values,
            empty: known.empty,
            unreadable: known.unreadable,
        }
    }

    fn answers(&self, column: usize) -> FewAnswers {
        let number = self.questions.answered_at(column);
        let answers = number.and_then(|number| self.answers.get(number));
        *answers.expect("a condition looks at questions that are asked")
    }
}

impl NumberColumn {
    fn read(&mut self, cases: EligibleCases<'_>) {
        (self.empty, self.unreadable) = (0, 0);
        for (place, value) in self.values.iter_mut().enumerate().take(cases.len()) {
            let shown = cases.value(place, self.shown);
            match shown.map(|shown| number(shown, self.mark)) {
                Some(Reading::Value(Value::Number(number))) => *value = number,
                Some(Reading::Empty) => self.empty |= 1 << place,
                _ => self.unreadable |= 1 << place,
            }
        }
    }
}

/// What a value of a column of numbers reads as.
fn number(shown: Shown<'_>, mark: DecimalMark) -> Reading {
    let plain = shown.bytes_as_kept();
    match plain.and_then(|text| mark.read_plain(text)) {
        Some(Some(number)) => Reading::Value(Value::Number(number)),
        Some(None) => Reading::Unreadable,
        None => ColumnFormat::Number(mark).read(&shown.as_kept()),
    }
}

impl TextColumn {
    fn ask(
        &mut self,
        level: Level,
        cases: EligibleCases<'_>,
        questions: &TextQuestions,
        all: &mut [FewAnswers],
    ) {
        for number in &self.numbers {
            if let Some(answers) = all.get_mut(*number) {
                *answers = FewAnswers::default();
            }
        }
        let mut texts = [None; CASES_AT_ONCE];
        for (place, text) in texts.iter_mut().enumerate().take(cases.len()) {
            let shown = cases.value(place, self.shown);
            *text = shown.and_then(|shown| shown.as_it_stands());
        }
        let known = dispatch!(level, simd => known(simd, &self.memory, &texts));
        for (place, (text, number)) in texts.into_iter().zip(known).enumerate().take(cases.len()) {
            if let Some(number) = number {
                put(self.memory.answers_of(number), &self.numbers, place, all);
                continue;
            }
            let Some(shown) = cases.value(place, self.shown) else {
                continue;
            };
            let cell = shown.as_kept();
            self.format
                .read_into(&cell, &mut self.reading, &mut self.spare);
            let text = text.and_then(|text| ShortText::of(text.bytes()));
            let answers = self.memory.answers(questions, text, &self.reading);
            put(answers, &self.numbers, place, all);
        }
    }
}

/// The numbers of some texts, as far as they were met before.
#[inline(always)]
fn known<S: Simd>(
    simd: S,
    memory: &TextMemory,
    texts: &[Option<CellText<'_>>; CASES_AT_ONCE],
) -> [Option<usize>; CASES_AT_ONCE] {
    texts.map(|text| memory.known(simd, &text?.short(simd)?))
}

/// Puts the answers to some questions down for the case at a place.
#[inline]
fn put(answers: &[Answer], numbers: &[usize], place: usize, all: &mut [FewAnswers]) {
    for (answer, number) in answers.iter().zip(numbers) {
        if let Some(answers) = all.get_mut(*number) {
            answers.add(place, *answer);
        }
    }
}
