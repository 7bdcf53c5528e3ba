//! Who looks at the population while it is drawn from.

use std::borrow::Cow;

use super::record::CprTreatment;
use crate::case::{Area, CaseName};
use crate::cell::{CellText, mask_cpr};
use crate::extract::{Cases, ColumnFormat, DateOrder, DayCell, FewDays, KeptCell};

/// A few cases of the population that can be drawn.
#[derive(Clone, Copy)]
pub struct EligibleCases<'a> {
    ids: &'a [CaseName<'a>],
    area_numbers: &'a [usize],
    areas: &'a [Area],
    values: Values<'a>,
}

/// Where the values of the kept columns are, of those that the extract has.
#[derive(Clone, Copy)]
pub(super) enum Values<'a> {
    /// In rows of an extract.
    Rows {
        cases: Cases<'a>,
        /// The place of each eligible case among these.
        places: &'a [usize],
        /// The position of each column among all kept columns.
        columns: &'a [usize],
        cpr: CprTreatment,
    },
    /// Here, case by case.
    Texts(&'a [&'a [&'a str]]),
}

/// A case of the population that can be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Eligible<'a> {
    /// What names it.
    pub id: CaseName<'a>,
    /// Its area, under the name that it is reported by.
    pub area: &'a Area,
    /// A number of the area, from 0, by which one [fresh](Onlooker::fresh) onlooker can tell it from the others.
    pub area_number: usize,
}

impl<'a> EligibleCases<'a> {
    /// At most [`CASES_AT_ONCE`](crate::extract::CASES_AT_ONCE) cases; the numbers of areas are places among these.
    pub(super) fn new(
        ids: &'a [CaseName<'a>],
        area_numbers: &'a [usize],
        areas: &'a [Area],
        values: Values<'a>,
    ) -> Self {
        Self {
            ids,
            area_numbers,
            areas,
            values,
        }
    }

    /// At most [`CASES_AT_ONCE`](crate::extract::CASES_AT_ONCE) cases with the texts of their kept columns; each area number is a place among the areas.
    pub fn of_texts(
        ids: &'a [CaseName<'a>],
        area_numbers: &'a [usize],
        areas: &'a [Area],
        texts: &'a [&'a [&'a str]],
    ) -> Self {
        Self::new(ids, area_numbers, areas, Values::Texts(texts))
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.ids.is_empty()
    }

    /// The case at a place.
    #[inline]
    pub fn get(self, place: usize) -> Option<Eligible<'a>> {
        let area_number = *self.area_numbers.get(place)?;
        Some(Eligible {
            id: *self.ids.get(place)?,
            area: self.areas.get(area_number)?,
            area_number,
        })
    }

    /// The value of a column in the case at a place.
    #[inline]
    pub fn value(self, place: usize, column: usize) -> Option<Shown<'a>> {
        match self.values {
            Values::Rows {
                cases,
                places,
                columns,
                cpr,
            } => {
                let case = cases.get(*places.get(place)?)?;
                let cell = case.kept(*columns.get(column)?)?;
                Some(Shown { cell, cpr })
            }
            Values::Texts(texts) => {
                let text = *texts.get(place)?.get(column)?;
                Some(Shown {
                    cell: text.into(),
                    cpr: CprTreatment::Kept,
                })
            }
        }
    }

    /// The values of the case at a place, column by column.
    pub fn kept(self, place: usize) -> impl Iterator<Item = Shown<'a>> {
        (0..).map_while(move |column| self.value(place, column))
    }

    /// What the values of a column of dates say, case by case; [`DayCell::Unreadable`] where there is no such column.
    #[inline]
    pub fn days(self, column: usize, order: DateOrder) -> FewDays {
        let (mut days, to_read) = self.days_at_first_sight(column, order);
        if to_read != 0 {
            for place in (0..self.len()).filter(|place| to_read >> place & 1 != 0) {
                let value = self.value(place, column);
                let day = value.and_then(|value| ColumnFormat::Date(order).day(&value.as_kept()));
                days.set(place, day.unwrap_or(DayCell::Unreadable));
            }
        }
        days
    }

    /// The same, and those that have to be read to tell, a bit each.
    #[inline]
    fn days_at_first_sight(self, column: usize, order: DateOrder) -> (FewDays, u32) {
        let nothing = (FewDays::UNREADABLE, u32::MAX);
        let Values::Rows {
            cases,
            places,
            columns,
            ..
        } = self.values
        else {
            return nothing;
        };
        let Some(position) = columns.get(column) else {
            return nothing;
        };
        let (days, to_read) = cases.days_at_first_sight(*position, order);
        if places.len() == cases.len() {
            return (days, to_read);
        }
        let (mut of_eligible, mut left) = (FewDays::UNREADABLE, 0);
        for (eligible, place) in places.iter().enumerate() {
            of_eligible.set(eligible, days.get(*place));
            left |= (to_read >> place & 1) << eligible;
        }
        (of_eligible, left)
    }
}

/// How many bytes hold a CPR number, at the least.
const SHORTEST_CPR: usize = 10;

/// A value of a case that an onlooker sees.
#[derive(Debug)]
pub struct Shown<'r> {
    pub(super) cell: KeptCell<'r>,
    pub(super) cpr: CprTreatment,
}

impl<'r> Shown<'r> {
    /// The value as it would be kept.
    pub fn as_kept(self) -> Cow<'r, str> {
        let value = self.cell.value();
        match self.cpr {
            CprTreatment::Masked => match mask_cpr(&value) {
                (_, 0) => value,
                (masked, _) => Cow::Owned(masked.into_owned()),
            },
            CprTreatment::Kept => value,
        }
    }

    /// The text as it stands in the cell, if it is read so: two cells with the same text have the same value.
    #[inline]
    pub fn as_it_stands(&self) -> Option<CellText<'r>> {
        self.cell.as_it_stands()
    }

    /// The bytes of the value where it is kept as it stands in the cell, but for white space at its ends.
    #[inline]
    pub fn bytes_as_kept(&self) -> Option<&'r [u8]> {
        let bytes = self.as_it_stands()?.bytes();
        let holds_no_cpr = bytes.len() < SHORTEST_CPR;
        (holds_no_cpr || self.cpr == CprTreatment::Kept).then_some(bytes)
    }

    /// The day of a date as nearly all are written, which holds no CPR number; `None` when the whole value has to be read.
    #[inline]
    pub fn short_day(&self, format: ColumnFormat) -> Option<DayCell> {
        self.cell.short_day(format)
    }
}

/// Somebody who looks at every case of the population while it is drawn from. Several look at once, each at some of the
/// cases; what comes of all of them together may not depend on who saw which.
pub trait Onlooker: Send + Sync {
    /// One who looks for the same things and has seen nothing yet.
    #[must_use]
    fn fresh(&self) -> Self;

    /// Takes in what another has seen.
    fn merge(&mut self, other: Self);

    /// The kept columns that the extract has, before the first case, with how their values are written.
    fn columns(&mut self, columns: &[(String, ColumnFormat)]);

    /// A few cases, with the values of these columns.
    fn cases(&mut self, cases: EligibleCases<'_>);

    /// Whether it keeps and shows no value, and so may see those that are masked for others.
    fn keeps_nothing(&self) -> bool {
        false
    }

    /// Whether it looks at cases at all.
    fn looks(&self) -> bool {
        true
    }
}

/// Nobody.
impl Onlooker for () {
    fn fresh(&self) -> Self {}

    fn merge(&mut self, (): Self) {}

    fn columns(&mut self, _: &[(String, ColumnFormat)]) {}

    fn cases(&mut self, _: EligibleCases<'_>) {}

    fn looks(&self) -> bool {
        false
    }
}

/// Perhaps somebody.
impl<O: Onlooker> Onlooker for Option<O> {
    fn fresh(&self) -> Self {
        self.as_ref().map(O::fresh)
    }

    fn merge(&mut self, other: Self) {
        if let (Some(one), Some(other)) = (self, other) {
            one.merge(other);
        }
    }

    fn columns(&mut self, columns: &[(String, ColumnFormat)]) {
        if let Some(onlooker) = self {
            onlooker.columns(columns);
        }
    }

    fn cases(&mut self, cases: EligibleCases<'_>) {
        if let Some(onlooker) = self {
            onlooker.cases(cases);
        }
    }

    fn keeps_nothing(&self) -> bool {
        self.as_ref().is_some_and(O::keeps_nothing)
    }

    fn looks(&self) -> bool {
        self.as_ref().is_some_and(O::looks)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_short_date_is_read_alike_masked_or_not(text in "[0-3][0-9][-./][01][0-9][-./][0-9]{4}|[0-9]{4}-[01][0-9]-[0-3][0-9]|[0-9]{6}-?[0-9]{4}|[-0-9./]{0,10}") {
            let shown = |cpr| Shown { cell: text.as_str().into(), cpr };
            for order in [DateOrder::DayFirst, DateOrder::MonthFirst] {
                let format = ColumnFormat::Date(order);
                if let Some(short) = shown(CprTreatment::Kept).short_day(format) {
                    prop_assert_eq!(format.day(&shown(CprTreatment::Masked).as_kept()), Some(short));
                    prop_assert_eq!(format.day(&text), Some(short));
                }
            }
            for cpr in [CprTreatment::Kept, CprTreatment::Masked] {
                let shown = || Shown { cell: text.as_str().into(), cpr };
                if let Some(bytes) = shown().bytes_as_kept() {
                    let kept = shown().as_kept();
                    prop_assert_eq!(bytes, kept.as_bytes());
                }
            }
        }
    }
}
