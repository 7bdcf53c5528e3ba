//! What is kept of a population beside a sample: how many cases of an area a criterion concerns, so that limits can rest
//! on the right number, and how they come out where their data decides, so that both rates stand side by side.

use std::collections::BTreeMap;

use super::outcomes::Outcomes;
use crate::case::Area;
use crate::cell::machine_csv;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::assess as say;

/// The headings of `applicable.csv`. Earlier versions wrote the first three only, and only where the number is known.
const COLUMNS: [&str; 9] = [
    "area",
    "criterion",
    "applicable",
    "pass",
    "fail",
    "not_applicable",
    "not_due",
    "undetermined",
    "pending",
];
const EARLIER_COLUMNS: usize = 3;

/// What the data of every case of the population says of the automatic criteria, by area and criterion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApplicableCases(BTreeMap<(Area, String), Counted>);

/// A criterion in an area.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counted {
    /// Cases that it concerns; `None` when that is not known of every case.
    applicable: Option<u64>,
    /// How all cases come out; `None` in files of earlier versions.
    outcomes: Option<Outcomes>,
}

impl ApplicableCases {
    /// What was counted, by area and criterion: the applicable cases where they are known, and all by outcome.
    pub(super) fn of_counts(
        counts: impl IntoIterator<Item = ((Area, String), (Option<u64>, Outcomes))>,
    ) -> Self {
        let counts = counts.into_iter().map(|(key, (applicable, outcomes))| {
            let outcomes = Some(outcomes);
            (
                key,
                Counted {
                    applicable,
                    outcomes,
                },
            )
        });
        Self(counts.collect())
    }

    /// Applicable cases of a criterion in an area; `None` when that is not known for every case.
    pub fn of(&self, area: &Area, criterion: &str) -> Option<u64> {
        self.counted(area, criterion)?.applicable
    }

    /// How all cases of an area come out by an automatic criterion, by their data alone; `None` when that was not
    /// counted.
    pub fn outcomes(&self, area: &Area, criterion: &str) -> Option<Outcomes> {
        self.counted(area, criterion)?.outcomes
    }

    fn counted(&self, area: &Area, criterion: &str) -> Option<&Counted> {
        self.0.get(&(area.clone(), criterion.to_owned()))
    }

    /// Those of all criteria but these.
    #[must_use]
    pub fn without(&self, criteria: &[&str]) -> Self {
        let others = self.0.iter().filter(|((_, criterion), _)| {
            let is_left_out = criteria.contains(&criterion.as_str());
            !is_left_out
        });
        Self(
            others
                .map(|(key, counted)| (key.clone(), *counted))
                .collect(),
        )
    }

    /// Whether it says the same as the numbers of a folder, which an earlier version may have written: those said
    /// nothing of outcomes.
    pub fn agrees_with(&self, kept: &Self) -> bool {
        if !kept.is_of_earlier_version() {
            return self == kept;
        }
        let known = self.0.iter().filter_map(|(key, counted)| {
            let applicable = Some(counted.applicable?);
            Some((key, applicable))
        });
        known.eq(kept
            .0
            .iter()
            .map(|(key, counted)| (key, counted.applicable)))
    }

    /// Whether an earlier version wrote it, which counted no outcomes.
    pub fn is_of_earlier_version(&self) -> bool {
        self.0.values().all(|counted| counted.outcomes.is_none())
    }

    /// The bytes of `applicable.csv`: a row per area and automatic criterion.
    pub fn to_csv(&self) -> Vec<u8> {
        let rows = self.0.iter().map(|((area, criterion), counted)| {
            let known = |number: Option<u64>| number.map(|number| number.to_string());
            let of = |outcome: fn(&Outcomes) -> u64| counted.outcomes.as_ref().map(outcome);
            [
                Some(area.as_str().to_owned()),
                Some(criterion.clone()),
                known(counted.applicable),
                known(of(|outcomes| outcomes.pass)),
                known(of(|outcomes| outcomes.fail)),
                known(of(|outcomes| outcomes.not_applicable)),
                known(of(|outcomes| outcomes.not_due)),
                known(of(|outcomes| outcomes.undetermined)),
                known(of(|outcomes| outcomes.pending)),
            ]
            .map(Option::unwrap_or_default)
        });
        machine_csv(COLUMNS, rows)
    }

    /// Reads the bytes of an `applicable.csv`; `file` is its path, for messages.
    ///
    /// # Errors
    /// When the bytes are none.
    pub fn from_csv(bytes: &[u8], file: &str) -> Result<Self, Failure> {
        let mut reader = csv::Reader::from_reader(bytes);
        let damaged = || {
            let diagnostic = Diagnostic::new(&code::D005, say::DAMAGED_APPLICABLE.message());
            Failure::from(diagnostic.at(Place::file(file)))
        };
        let headings = reader.headers().map_err(|_| damaged())?;
        let is_earlier = headings
            .iter()
            .eq(COLUMNS.into_iter().take(EARLIER_COLUMNS));
        if !is_earlier && headings.iter().ne(COLUMNS) {
            return Err(damaged());
        }
        let rows = reader.records().map(|row| {
            let row = row.map_err(|_| damaged())?;
            counted(&row, is_earlier).ok_or_else(damaged)
        });
        rows.collect::<Result<_, Failure>>().map(Self)
    }
}

/// A row of `applicable.csv`.
fn counted(row: &csv::StringRecord, is_earlier: bool) -> Option<((Area, String), Counted)> {
    let mut cells = row.iter();
    let (area, criterion, applicable) = (cells.next()?, cells.next()?, cells.next()?);
    let applicable = match applicable {
        "" if !is_earlier => None,
        number => Some(number.parse().ok()?),
    };
    let mut count = || cells.next()?.parse().ok();
    let outcomes = match is_earlier {
        true => None,
        false => Some(Outcomes {
            pass: count()?,
            fail: count()?,
            not_applicable: count()?,
            not_due: count()?,
            undetermined: count()?,
            pending: count()?,
        }),
    };
    let key = (Area::named(area), criterion.to_owned());
    Some((
        key,
        Counted {
            applicable,
            outcomes,
        },
    ))
}
