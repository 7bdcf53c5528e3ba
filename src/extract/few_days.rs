//! What a few cells of a column of dates say of a day.

use super::batch::CASES_AT_ONCE;
use super::format::DayCell;
use crate::calendar::Day;

/// What a few cells of a column of dates say of a day, side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FewDays {
    numbers: [u32; CASES_AT_ONCE],
    empty: u32,
}

impl FewDays {
    /// Cells that say nothing that can be read.
    pub const UNREADABLE: Self = Self {
        numbers: [0; CASES_AT_ONCE],
        empty: 0,
    };

    /// Cells by the numbers of their days, 0 where there is none, of which some are empty, a bit each.
    #[inline(always)]
    pub(super) fn new(numbers: [u32; CASES_AT_ONCE], empty: u32) -> Self {
        Self { numbers, empty }
    }

    /// The numbers of the days, 0 where there is none. What they are in empty cells is of no account.
    #[inline(always)]
    pub fn numbers(&self) -> &[u32; CASES_AT_ONCE] {
        &self.numbers
    }

    /// The empty cells, a bit each.
    #[inline(always)]
    pub fn empty(&self) -> u32 {
        self.empty
    }

    /// The cells that hold something that is no day, a bit each.
    #[inline]
    pub fn unreadable(&self) -> u32 {
        let without = self.numbers.iter().zip(0..);
        let without = without.fold(0, |without, (number, place)| {
            without | u32::from(*number == 0) << place
        });
        without & !self.empty
    }

    /// The cells of days from one to another, by their numbers, a bit each.
    #[inline]
    pub fn between(&self, first: u32, last: u32) -> u32 {
        let between = self.numbers.iter().zip(0..);
        let between = between.fold(0, |between, (number, place)| {
            between | u32::from(first <= *number && *number <= last) << place
        });
        between & !(self.empty | self.unreadable())
    }

    /// What the cell at a place says.
    #[inline]
    pub fn get(&self, place: usize) -> DayCell {
        if self.empty & bit(place) != 0 {
            return DayCell::Empty;
        }
        let number = self.numbers.get(place).copied().unwrap_or_default();
        DayCell::of(Day::numbered(number))
    }

    /// Puts what a cell says in its place. A day before the year 1, of which nobody writes, counts as unreadable.
    pub fn set(&mut self, place: usize, says: DayCell) {
        let Some(number) = self.numbers.get_mut(place) else {
            return;
        };
        *number = match says {
            DayCell::On(day) => u32::try_from(day.number()).unwrap_or_default(),
            DayCell::Empty | DayCell::Unreadable => 0,
        };
        self.empty &= !bit(place);
        if says == DayCell::Empty {
            self.empty |= bit(place);
        }
    }
}

fn bit(place: usize) -> u32 {
    let place = u32::try_from(place).ok();
    place
        .and_then(|place| 1_u32.checked_shl(place))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_is_there_and_nothing_else_changes() {
        let day = Day::of(2026, 2, 3).unwrap();
        let mut days = FewDays::UNREADABLE;
        for says in [
            DayCell::On(day),
            DayCell::Empty,
            DayCell::Unreadable,
            DayCell::On(day),
        ] {
            days.set(3, says);
            assert_eq!(days.get(3), says);
            assert_eq!(
                [days.get(2), days.get(4), days.get(99)],
                [DayCell::Unreadable; 3]
            );
        }
        days.set(4, DayCell::Empty);
        assert_eq!((days.get(3), days.empty()), (DayCell::On(day), 1 << 4));
    }
}
