//! How far two people agree who judged the same cases: raw agreement, and Cohen's kappa as an exact fraction.
//!
//! Source: Cohen (1960), "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20,
//! 37-46. Kappa depends on how common the answers are, so the raw agreement stands beside it.

use std::collections::BTreeMap;
use std::fmt;

use super::count::{CountError, check_size, to_float};

/// How far two people agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreement {
    /// Cases that both judged, n.
    pub cases: u64,
    /// Cases that both judged alike.
    pub agreed: u64,
    /// Kappa; `None` when it is undefined (0/0): there is no case, or both always gave one and the same answer.
    pub kappa: Option<Fraction>,
}

/// An exact fraction in its lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    numerator: i128,
    /// Above 0.
    denominator: i128,
}

impl Agreement {
    /// The agreement that a table shows: how many cases the first person judged as the row and the second as the column,
    /// in the same order of answers.
    ///
    /// Kappa is `(o - e) / (1 - e)` with the observed agreement `o` and the agreement by chance `e`, the sum of the
    /// products of the shares of each answer; in whole numbers `(n a - s) / (n n - s)`.
    ///
    /// # Errors
    /// When a count, or their sum, is above [`super::count::MAX_COUNT`].
    ///
    /// ```
    /// # use sagsaudit::stats::kappa::Agreement;
    /// let shown = Agreement::of(&[vec![20, 5], vec![10, 15]]).unwrap();
    /// assert_eq!((shown.agreed, shown.cases), (35, 50));
    /// assert_eq!(shown.kappa.unwrap().to_string(), "2/5");
    /// assert_eq!(Agreement::of(&[vec![15, 0], vec![0, 0]]).unwrap().kappa, None);
    /// ```
    pub fn of(table: &[Vec<u64>]) -> Result<Self, CountError> {
        debug_assert!(
            table.iter().all(|row| row.len() == table.len()),
            "one row and one column for each answer"
        );
        let mut rows = vec![0_u64; table.len()];
        let mut columns = rows.clone();
        let (mut cases, mut agreed) = (0_u64, 0_u64);
        for (row, (counts, of_row)) in table.iter().zip(&mut rows).enumerate() {
            for (column, (count, of_column)) in counts.iter().zip(&mut columns).enumerate() {
                check_size(*count)?;
                cases += count;
                *of_row += count;
                *of_column += count;
                if row == column {
                    agreed += count;
                }
            }
            check_size(cases)?;
        }
        Ok(Self::from_totals(
            cases,
            agreed,
            rows.into_iter().zip(columns),
        ))
    }

    /// The agreement that the answers show that two people gave to the same questions, the first's and the second's.
    ///
    /// # Errors
    /// When there are more than [`super::count::MAX_COUNT`].
    pub fn of_answers<'a>(
        answers: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, CountError> {
        let mut totals: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
        let (mut cases, mut agreed) = (0_u64, 0_u64);
        for (one, other) in answers {
            cases += 1;
            agreed += u64::from(one == other);
            totals.entry(one).or_default().0 += 1;
            totals.entry(other).or_default().1 += 1;
        }
        check_size(cases)?;
        Ok(Self::from_totals(cases, agreed, totals.into_values()))
    }

    /// From how often each answer was given by the first and by the second.
    fn from_totals(cases: u64, agreed: u64, totals: impl Iterator<Item = (u64, u64)>) -> Self {
        let by_chance: i128 = totals
            .map(|(first, second)| i128::from(first) * i128::from(second))
            .sum();
        let all = i128::from(cases);
        Self {
            cases,
            agreed,
            kappa: Fraction::new(all * i128::from(agreed) - by_chance, all * all - by_chance),
        }
    }

    /// The share of cases judged alike; `None` when there is no case.
    #[must_use]
    pub fn observed(&self) -> Option<f64> {
        (self.cases > 0).then(|| to_float(self.agreed) / to_float(self.cases))
    }
}

impl Fraction {
    /// A fraction in its lowest terms; `None` when its denominator is not above 0.
    fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let divisor = common_divisor(numerator.abs(), denominator);
        Some(Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        })
    }

    /// The nearest double of a fraction whose terms are below 2^53, and within its last digits of any other.
    #[must_use]
    #[allow(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        reason = "the last step: both terms are whole numbers of at most 10^14"
    )]
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            1 => write!(out, "{}", self.numerator),
            denominator => write!(out, "{}/{denominator}", self.numerator),
        }
    }
}

/// The greatest common divisor; the second number when the first is 0.
fn common_divisor(mut one: i128, mut other: i128) -> i128 {
    while one != 0 {
        (one, other) = (other % one, one);
    }
    other
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Who is called first, and in which order the answers stand, changes nothing; kappa is at most 1, and 1 only
        /// where all agree.
        #[test]
        fn kappa_is_symmetric_and_at_most_one(
            table in prop::collection::vec(prop::collection::vec(0_u64..40, 3), 3),
            permutation in Just(vec![0_usize, 1, 2]).prop_shuffle(),
        ) {
            let shown = Agreement::of(&table).unwrap();
            let turned = [0, 1, 2].map(|row| [0, 1, 2].map(|column| table[column][row]).to_vec());
            prop_assert_eq!(Agreement::of(&turned).unwrap(), shown);
            let renamed: Vec<Vec<u64>> = permutation
                .iter()
                .map(|row| permutation.iter().map(|column| table[*row][*column]).collect())
                .collect();
            prop_assert_eq!(Agreement::of(&renamed).unwrap(), shown);
            let names = ["ja", "nej", "delvist"];
            let cells = table.iter().zip(names).flat_map(|(row, one)| {
                row.iter().zip(names).flat_map(move |(count, other)| (0..*count).map(move |_| (one, other)))
            });
            prop_assert_eq!(Agreement::of_answers(cells).unwrap(), shown);
            if let Some(kappa) = shown.kappa {
                prop_assert!(kappa.to_f64() <= 1.0);
                prop_assert_eq!(kappa.to_string() == "1", shown.agreed == shown.cases);
            }
        }
    }

    #[test]
    fn nothing_to_compare_and_too_much_are_told() {
        assert_eq!(Agreement::of(&[]).unwrap().kappa, None);
        assert_eq!(
            Agreement::of(&[vec![0, 0], vec![0, 0]]).unwrap().observed(),
            None
        );
        assert!(Agreement::of(&[vec![10_000_000, 1], vec![0, 0]]).is_err());
        let most = Agreement::of(&[vec![5_000_000, 1], vec![0, 4_999_999]]).unwrap();
        assert!(most.kappa.unwrap().to_f64() > 0.999);
    }
}
