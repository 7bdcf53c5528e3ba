//! The numbers that a visitor has given to areas, found again by the text of a row.

use fearless_simd::prelude::*;

use super::columns::Column;
use super::fields::Fields;
use super::visitor::Visitor;
use crate::case::Area;
use crate::cell::{ShortText, ShortTexts};
use crate::diag::Failure;

/// Finds the numbers of areas.
pub(super) struct AreaNumbers<'a> {
    columns: &'a [Column],
    /// The texts of the columns as they stand in rows.
    texts: ShortTexts,
    /// The number of the area of each.
    numbers: Vec<usize>,
    area: Area,
}

/// How many texts are remembered: more than the areas that anybody can audit.
const MOST_REMEMBERED: usize = 200_000;

impl<'a> AreaNumbers<'a> {
    /// Of areas that stand in these columns.
    pub fn new(columns: &'a [Column]) -> Self {
        Self {
            columns,
            texts: ShortTexts::default(),
            numbers: Vec::new(),
            area: Area::unset(),
        }
    }

    /// The number of a row's area.
    ///
    /// # Errors
    /// When the visitor refuses it.
    pub fn of<V: Visitor>(
        &mut self,
        fields: Fields<'_>,
        visitor: &mut V,
    ) -> Result<usize, Failure> {
        let columns = self.columns.iter();
        self.area.set(columns.map(|column| column.value(fields)));
        visitor.area(&self.area)
    }

    /// The number of the area of a text that was met before.
    #[inline(always)]
    pub fn known<S: Simd>(&self, simd: S, text: &ShortText) -> Option<usize> {
        self.numbers.get(self.texts.number(simd, text)?).copied()
    }

    /// The number of a row's area, which all rows with this text of the columns have from now on.
    ///
    /// # Errors
    /// When the visitor refuses it.
    #[inline(never)]
    pub fn remember<V: Visitor>(
        &mut self,
        text: ShortText,
        fields: Fields<'_>,
        visitor: &mut V,
    ) -> Result<usize, Failure> {
        let area = self.of(fields, visitor)?;
        if self.texts.count() < MOST_REMEMBERED {
            let number = self.texts.number_from_now_on(text);
            if number == self.numbers.len() {
                self.numbers.push(area);
            }
        }
        Ok(area)
    }
}
