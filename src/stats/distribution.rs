//! How numbers are spread: counted exactly, so that medians and percentiles need no second look at the cases and no
//! estimate. Memory grows with the different numbers, not with how many there are.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

/// Whole numbers below this have a counter of their own: days, of which there are many.
const SMALL: usize = 4_096;

/// Numbers, each with how often it was met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Distribution {
    /// How often each small whole number was met; as long as the largest of them needs. There are many distributions, and
    /// half the memory is found twice as often near at hand.
    small: Vec<u32>,
    /// How often all others were met, and small ones beyond what their counters hold.
    others: BTreeMap<Decimal, u64>,
}

impl Distribution {
    /// Counts a number.
    pub fn add(&mut self, number: Decimal) {
        let whole = number.fract().is_zero().then(|| i64::try_from(number).ok());
        match whole.flatten() {
            Some(whole) => self.add_whole(whole),
            None => *self.others.entry(number.normalize()).or_default() += 1,
        }
    }

    /// Counts a whole number.
    #[inline]
    pub fn add_whole(&mut self, number: i64) {
        let small = usize::try_from(number).ok();
        match small.and_then(|small| self.small.get_mut(small)) {
            Some(count) if *count < u32::MAX => *count += 1,
            _ => self.add_rare(number),
        }
    }

    /// Counts a whole number that has no counter yet, or a full one.
    #[cold]
    fn add_rare(&mut self, number: i64) {
        let small = usize::try_from(number).ok().filter(|small| *small < SMALL);
        match small {
            Some(small) if self.small.len() <= small => {
                self.small.resize(small + 1, 0);
                self.add_whole(number);
            }
            _ => *self.others.entry(Decimal::from(number)).or_default() += 1,
        }
    }

    /// Counts what another one has counted.
    pub fn merge(&mut self, other: &Self) {
        if self.small.len() < other.small.len() {
            self.small.resize(other.small.len(), 0);
        }
        for (number, (mine, theirs)) in (0_u32..).zip(self.small.iter_mut().zip(&other.small)) {
            match mine.checked_add(*theirs) {
                Some(both) => *mine = both,
                None => {
                    let others = self.others.entry(Decimal::from(number)).or_default();
                    *others += u64::from(*theirs);
                }
            }
        }
        for (number, count) in &other.others {
            *self.others.entry(*number).or_default() += count;
        }
    }

    /// How many numbers were counted.
    pub fn count(&self) -> u64 {
        let small: u64 = self.small.iter().copied().map(u64::from).sum();
        small + self.others.values().sum::<u64>()
    }

    /// The largest number; `None` when there is none.
    pub fn max(&self) -> Option<Decimal> {
        self.sorted().last().map(|(number, _)| *number)
    }

    /// The smallest number; `None` when there is none.
    pub fn min(&self) -> Option<Decimal> {
        self.sorted().first().map(|(number, _)| *number)
    }

    /// All numbers together; `None` when they are more than can be kept.
    pub fn sum(&self) -> Option<Decimal> {
        let sorted = self.sorted();
        sorted
            .iter()
            .try_fold(Decimal::ZERO, |sum, (number, count)| {
                sum.checked_add(number.checked_mul(Decimal::from(*count))?)
            })
    }

    /// The mean; `None` when there are no numbers, or their sum cannot be kept.
    pub fn mean(&self) -> Option<Decimal> {
        self.sum()?.checked_div(Decimal::from(self.count()))
    }

    /// The number in the middle, or the mean of the two in the middle; `None` when there are no numbers.
    ///
    /// ```
    /// # use sagsaudit::stats::distribution::Distribution;
    /// let mut days = Distribution::default();
    /// [9, 1, 4, 2].into_iter().for_each(|late| days.add_whole(late));
    /// assert_eq!(days.median().unwrap().to_string(), "3");
    /// ```
    pub fn median(&self) -> Option<Decimal> {
        let count = self.count();
        let upper = self.at_rank(count / 2 + 1)?;
        if count % 2 == 1 {
            return Some(upper);
        }
        let lower = self.at_rank(count / 2)?;
        let sum = lower.checked_add(upper)?;
        Some(sum.checked_div(Decimal::TWO)?.normalize())
    }

    /// The smallest number that so many per cent of the numbers, or more, do not exceed (nearest rank); `None` when there
    /// are no numbers.
    ///
    /// ```
    /// # use sagsaudit::stats::distribution::Distribution;
    /// let mut days = Distribution::default();
    /// (1..=10).for_each(|late| days.add_whole(late));
    /// assert_eq!(days.percentile(90).unwrap().to_string(), "9");
    /// assert_eq!(days.percentile(91).unwrap().to_string(), "10");
    /// ```
    pub fn percentile(&self, per_cent: u8) -> Option<Decimal> {
        let rank = (u128::from(self.count()) * u128::from(per_cent)).div_ceil(100);
        self.at_rank(u64::try_from(rank).ok()?.max(1))
    }

    /// The number that has so many numbers up to itself, from 1.
    fn at_rank(&self, rank: u64) -> Option<Decimal> {
        let mut so_far = 0;
        self.sorted().into_iter().find_map(|(number, count)| {
            so_far += count;
            (so_far >= rank).then_some(number)
        })
    }

    /// The numbers with how often they were met, smallest first.
    fn sorted(&self) -> Vec<(Decimal, u64)> {
        let small = self.small.iter().enumerate();
        let small = small
            .filter(|(_, count)| **count > 0)
            .map(|(number, count)| (Decimal::from(number), u64::from(*count)));
        let others = self.others.iter().map(|(number, count)| (*number, *count));
        let mut all: Vec<_> = small.chain(others).collect();
        all.sort_unstable();
        all
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(numbers: &[i64]) -> Distribution {
        let mut distribution = Distribution::default();
        numbers
            .iter()
            .for_each(|number| distribution.add(Decimal::new(*number, 1)));
        distribution
    }

    #[test]
    fn nothing_has_no_middle() {
        let none = Distribution::default();
        assert_eq!(
            (none.median(), none.percentile(90), none.max()),
            (None, None, None)
        );
        assert_eq!((none.sum(), none.mean()), (Some(Decimal::ZERO), None));
    }

    #[test]
    fn a_counter_that_is_full_counts_on() {
        let mut full = Distribution {
            small: vec![0, 0, u32::MAX],
            others: BTreeMap::new(),
        };
        full.merge(&full.clone());
        full.add_whole(2);
        full.add_whole(1);
        assert_eq!(full.count(), 2 * u64::from(u32::MAX) + 2);
        assert_eq!(full.median(), Some(Decimal::TWO));
        assert_eq!(full.min(), Some(Decimal::ONE));
        assert_eq!(full.max(), Some(Decimal::TWO));
        assert_eq!(full.sum(), Some(Decimal::from(2 * full.count() - 1)));
    }

    proptest! {
        #[test]
        fn it_is_what_the_sorted_numbers_say(
            mut numbers in prop::collection::vec(prop_oneof![-30_i64..60, 0_i64..200_000], 1..40), per_cent in 1_u8..=100,
        ) {
            let distribution = of(&numbers);
            numbers.sort_unstable();
            let tenth = |number: i64| Decimal::new(number, 1);
            let middle = numbers.len() / 2;
            let median = match numbers.len() % 2 {
                1 => tenth(numbers[middle]),
                _ => (tenth(numbers[middle - 1]) + tenth(numbers[middle])) / Decimal::TWO,
            };
            prop_assert_eq!(distribution.median(), Some(median));
            let percentile = distribution.percentile(per_cent).unwrap();
            let below = |limit: Decimal| numbers.iter().filter(|number| tenth(**number) <= limit).count();
            prop_assert!(below(percentile) * 100 >= numbers.len() * usize::from(per_cent));
            let smaller = numbers.iter().map(|number| tenth(*number)).filter(|number| *number < percentile).max();
            prop_assert!(smaller.is_none_or(|smaller| below(smaller) * 100 < numbers.len() * usize::from(per_cent)));
            prop_assert_eq!(distribution.sum(), Some(tenth(numbers.iter().sum())));
            prop_assert_eq!(distribution.max(), numbers.last().map(|number| tenth(*number)));
            prop_assert_eq!(distribution.min(), numbers.first().map(|number| tenth(*number)));
        }

        #[test]
        fn parts_make_the_whole(numbers in prop::collection::vec(-30_i64..60_000, 0..40), cut in 0_usize..40) {
            let (first, last) = numbers.split_at(cut.min(numbers.len()));
            let mut merged = of(first);
            merged.merge(&of(last));
            prop_assert_eq!(merged, of(&numbers));
        }
    }
}
