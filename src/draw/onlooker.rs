//! Who looks at the population while it is drawn from.

use std::borrow::Cow;

use super::record::CprTreatment;
use crate::case::{Area, CaseName};
use crate::cell::mask_cpr;
use crate::extract::{ColumnFormat, DayCell, KeptCell};

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

/// A value of a case that an onlooker sees.
#[derive(Debug)]
pub struct Shown<'r> {
    pub(super) cell: KeptCell<'r>,
    pub(super) cpr: CprTreatment,
}

/// A value that nothing of is to be masked.
impl<'r> From<&'r str> for Shown<'r> {
    fn from(value: &'r str) -> Self {
        Self {
            cell: value.into(),
            cpr: CprTreatment::Kept,
        }
    }
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

    /// A case, and the values of these columns.
    fn case<'r>(&mut self, case: &Eligible<'_>, kept: impl Iterator<Item = Shown<'r>>);

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

    fn case<'r>(&mut self, _: &Eligible<'_>, _: impl Iterator<Item = Shown<'r>>) {}

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

    fn case<'r>(&mut self, case: &Eligible<'_>, kept: impl Iterator<Item = Shown<'r>>) {
        if let Some(onlooker) = self {
            onlooker.case(case, kept);
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
    use crate::extract::DateOrder;

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
        }
    }
}
