//! What the cells of the columns of dates are at first sight: read once, column by column, when a few rows are looked at,
//! and used by whoever looks at these cases next.

use super::batch::CASES_AT_ONCE;
use super::date::DateOrder;
use super::few_days::FewDays;
use super::format::DayCell;

/// What the cells of one column are in a few rows.
#[derive(Debug, Clone)]
pub(super) struct Sight {
    /// Those that have to be read, a bit each; all in a column that is not of dates.
    pub other: u32,
    /// Those in which nothing stands, a bit each.
    pub empty: u32,
    /// The numbers of the days that the rest of them name, with the day before the month and with the month before the
    /// day; 0 where the calendar has no such day.
    pub days: [[u32; CASES_AT_ONCE]; 2],
}

impl Sight {
    /// Of cells that have to be read.
    pub const OTHER: Self = Self {
        other: u32::MAX,
        empty: 0,
        days: [[0; CASES_AT_ONCE]; 2],
    };

    /// What the cells say of a day in an order of day and month. Nothing of it is to be believed of those that have to be read.
    #[inline(always)]
    pub fn days(&self, order: DateOrder) -> FewDays {
        let [day_first, month_first] = self.days;
        let days = match order {
            DateOrder::MonthFirst => month_first,
            DateOrder::Iso | DateOrder::DayFirst | DateOrder::DayFirstAssumed => day_first,
        };
        FewDays::new(days, self.empty)
    }

    /// What the cell at a place says of a day; `None` when it has to be read.
    pub fn day(&self, place: usize, order: DateOrder) -> Option<DayCell> {
        let is_seen = self.other >> place & 1 == 0;
        is_seen.then(|| self.days(order).get(place))
    }
}

/// What the cells of the kept columns of a few cases are.
pub(super) struct Sights {
    columns: Vec<Sight>,
}

/// Of cases at whose cells nobody has looked.
pub(super) static NOTHING_SEEN: Sights = Sights::nothing();

impl Sights {
    /// Nothing.
    pub const fn nothing() -> Self {
        Self {
            columns: Vec::new(),
        }
    }

    /// The same memory for so many columns of other cases, which are to be looked at, each column in all cases.
    pub fn anew(&mut self, columns: usize) -> impl Iterator<Item = &mut Sight> {
        self.columns.resize(columns, Sight::OTHER);
        self.columns.iter_mut()
    }

    /// The cells of a column, each at the place of its case.
    #[inline(always)]
    pub fn of_column(&self, column: usize) -> &Sight {
        self.columns.get(column).unwrap_or(&Sight::OTHER)
    }
}
