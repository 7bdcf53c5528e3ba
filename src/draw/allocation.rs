//! Allocation: how a total is divided among areas, once it is known how many cases each has.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::case::Area;

/// A total for all areas together, and how it is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allocation {
    /// Cases of the sample in all areas together.
    pub total: u64,
    /// How they are divided.
    pub method: AllocationMethod,
    /// The fewest cases of an area, or all of a smaller one.
    pub min_per_area: u64,
}

/// How a total is divided among areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AllocationMethod {
    /// By how many cases an area has.
    Proportional,
    /// The same number in each area.
    Equal,
}

/// A total that does not reach for the fewest cases of every area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TotalTooSmall {
    /// The smallest total that does.
    pub least: u64,
}

impl Allocation {
    /// The cases of the sample in each area, from the cases that can be drawn in it.
    ///
    /// Areas whose part is below the minimum get the minimum, areas whose part is above what they have are taken whole,
    /// and the rest is divided again among the others, until every part fits. What is left after whole cases goes to the
    /// largest remainders, of equal ones to the first area by name.
    ///
    /// # Errors
    /// When the total is smaller than the minima of all areas.
    pub fn divide(
        &self,
        populations: &BTreeMap<Area, u64>,
    ) -> Result<BTreeMap<Area, u64>, TotalTooSmall> {
        let mut parts: Vec<Part> = populations
            .values()
            .map(|population| Part {
                weight: match self.method {
                    AllocationMethod::Proportional => *population,
                    AllocationMethod::Equal => 1,
                },
                least: self.min_per_area.min(*population),
                most: *population,
                fixed: None,
            })
            .collect();
        let least = parts.iter().map(|part| part.least).sum();
        if self.total < least {
            return Err(TotalTooSmall { least });
        }
        let most: u64 = parts.iter().map(|part| part.most).sum();
        let mut left = self.total.min(most);
        while let Some(fixed) = fix_those_that_do_not_fit(&mut parts, left) {
            left = left.saturating_sub(fixed);
        }
        let sizes = divide_the_rest(&parts, left);
        Ok(populations.keys().cloned().zip(sizes).collect())
    }
}

/// The part of one area.
#[derive(Debug, Clone, Copy)]
struct Part {
    weight: u64,
    least: u64,
    most: u64,
    /// Its size, once it is settled.
    fixed: Option<u64>,
}

fn weight_of(parts: &[Part]) -> u128 {
    let open = parts.iter().filter(|part| part.fixed.is_none());
    open.map(|part| u128::from(part.weight)).sum()
}

/// Settles areas whose part does not fit, and says how many cases they take together; `None` when every part fits.
///
/// When the parts that are too small lack more than the others have too much, all of them get their minimum, else all
/// that have too much are taken whole: settling both at once, or always the same ones first, could leave cases over.
fn fix_those_that_do_not_fit(parts: &mut [Part], left: u64) -> Option<u64> {
    let weight = weight_of(parts);
    let share = |part: &Part| u128::from(left) * u128::from(part.weight);
    let lack = |part: &Part| (u128::from(part.least) * weight).saturating_sub(share(part));
    let surplus = |part: &Part| share(part).saturating_sub(u128::from(part.most) * weight);
    let is_open = |part: &&mut Part| part.fixed.is_none();
    let open = || parts.iter().filter(|part| part.fixed.is_none());
    let lacking: u128 = open().map(lack).sum();
    let too_much: u128 = open().map(surplus).sum();
    let mut taken = None;
    for part in parts.iter_mut().filter(is_open) {
        let size = if lacking > too_much {
            (lack(part) > 0).then_some(part.least)
        } else {
            (surplus(part) > 0).then_some(part.most)
        };
        part.fixed = size;
        taken = size.map_or(taken, |size| Some(taken.unwrap_or(0) + size));
    }
    taken
}

/// The sizes of all areas: those that are settled, and of the others the whole cases of their part, with one more for
/// the largest remainders.
fn divide_the_rest(parts: &[Part], left: u64) -> Vec<u64> {
    let weight = weight_of(parts).max(1);
    let share = |part: &Part| u128::from(left) * u128::from(part.weight);
    let mut sizes: Vec<u64> = parts
        .iter()
        .map(|part| {
            part.fixed
                .unwrap_or_else(|| u64::try_from(share(part) / weight).unwrap_or(u64::MAX))
        })
        .collect();
    let open = parts
        .iter()
        .zip(&sizes)
        .filter(|(part, _)| part.fixed.is_none());
    let whole: u64 = open.map(|(_, size)| *size).sum();
    let mut by_remainder: Vec<(usize, u128)> = parts
        .iter()
        .enumerate()
        .filter(|(_, part)| part.fixed.is_none())
        .map(|(position, part)| (position, share(part) % weight))
        .collect();
    by_remainder.sort_by_key(|(position, remainder)| (std::cmp::Reverse(*remainder), *position));
    let more = usize::try_from(left.saturating_sub(whole)).unwrap_or(usize::MAX);
    for (position, _) in by_remainder.into_iter().take(more) {
        if let Some(size) = sizes.get_mut(position) {
            *size += 1;
        }
    }
    sizes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn divide(
        method: AllocationMethod,
        total: u64,
        min_per_area: u64,
        populations: &[u64],
    ) -> Result<Vec<u64>, TotalTooSmall> {
        let populations = populations
            .iter()
            .zip('A'..)
            .map(|(population, name)| (Area::named(name.to_string()), *population))
            .collect();
        let allocation = Allocation {
            total,
            method,
            min_per_area,
        };
        let sizes = allocation.divide(&populations)?;
        Ok(sizes.into_values().collect())
    }

    /// Worked out by hand.
    #[test]
    fn a_total_is_divided() {
        use AllocationMethod::{Equal, Proportional};
        for (method, total, least, populations, expected) in [
            (Proportional, 60, 2, &[300, 200, 100][..], &[30, 20, 10][..]),
            // 9.09, 0.45, 0.45: two get their minimum, and 6 are left for the first.
            (Proportional, 10, 2, &[1000, 50, 50], &[6, 2, 2]),
            // 3.33 each: the first by name gets the one that is left.
            (Proportional, 10, 0, &[7, 7, 7], &[4, 3, 3]),
            (Equal, 10, 2, &[7, 7, 7], &[4, 3, 3]),
            // The small one is taken whole, and the others share the rest.
            (Equal, 30, 2, &[100, 4, 100], &[13, 4, 13]),
            (Equal, 30, 2, &[100, 4, 10], &[16, 4, 10]),
            // More than there is: everything.
            (Proportional, 99, 2, &[3, 1, 0], &[3, 1, 0]),
            // Two areas without cases leave all to the third.
            (Equal, 4, 2, &[0, 0, 4], &[0, 0, 4]),
            // 5 * 0.6, 5 * 0.4: nothing over.
            (Proportional, 5, 1, &[6, 4], &[3, 2]),
        ] {
            assert_eq!(
                divide(method, total, least, populations),
                Ok(expected.to_vec()),
                "{method:?} {total} of {populations:?}"
            );
        }
        assert_eq!(
            divide(Proportional, 5, 2, &[9, 9, 1, 9]),
            Err(TotalTooSmall { least: 7 })
        );
    }

    proptest! {
        #[test]
        fn parts_add_up_and_fit(
            populations in proptest::collection::vec(0_u64..60, 1..9),
            total in 1_u64..200,
            least in 0_u64..6,
            equal in any::<bool>(),
        ) {
            let method = if equal { AllocationMethod::Equal } else { AllocationMethod::Proportional };
            let all: u64 = populations.iter().sum();
            let minima: u64 = populations.iter().map(|population| least.min(*population)).sum();
            match divide(method, total, least, &populations) {
                Err(too_small) => prop_assert!(too_small.least == minima && total < minima),
                Ok(sizes) => {
                    prop_assert_eq!(sizes.iter().sum::<u64>(), total.min(all));
                    for (size, population) in sizes.iter().zip(&populations) {
                        prop_assert!(size <= population && *size >= least.min(*population));
                    }
                }
            }
        }
    }
}
