//! The numbers that a visitor has given to areas, found again by the text of a row.

use hashbrown::HashTable;

use super::columns::Column;
use super::fields::Fields;
use super::visitor::Visitor;
use crate::case::Area;
use crate::cell::ShortText;
use crate::diag::Failure;

/// Finds the numbers of areas.
pub(super) struct AreaNumbers<'a> {
    columns: &'a [Column],
    /// By the text of the columns as it stands in the row.
    known: HashTable<(ShortText, usize)>,
    area: Area,
}

/// How many texts are remembered: more than the areas that anybody can audit.
const MOST_REMEMBERED: usize = 200_000;

impl<'a> AreaNumbers<'a> {
    /// Of areas that stand in these columns.
    pub fn new(columns: &'a [Column]) -> Self {
        Self {
            columns,
            known: HashTable::new(),
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

    /// The number of the area of a text that was met before, of which this is the hash.
    #[inline(always)]
    pub fn known(&self, text: &ShortText, hash: u64) -> Option<usize> {
        let known = self.known.find(hash, |(known, _)| known == text);
        known.map(|(_, number)| *number)
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
        let number = self.of(fields, visitor)?;
        if self.known.len() < MOST_REMEMBERED {
            let hash = |(known, _): &(ShortText, usize)| known.hash();
            self.known.insert_unique(text.hash(), (text, number), hash);
        }
        Ok(number)
    }
}
