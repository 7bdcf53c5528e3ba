//! Who looks at which case: `reviewers.csv` of an audit folder.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::CaseId;
use crate::cell::machine_csv;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::worksheet as say;

const COLUMNS: [&str; 3] = ["case_id", "reviewer", "second_reviewer"];

/// Who looks at which case. Empty where the cases were not divided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reviewers {
    /// By case.
    pub by_case: BTreeMap<CaseId, ReviewedBy>,
}

/// Who looks at a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewedBy {
    /// The reviewer.
    pub reviewer: String,
    /// Who looks at it as well, without seeing the other's answers; `None` where one pair of eyes is enough.
    pub second: Option<String>,
}

impl ReviewedBy {
    /// Whether this reviewer looks at it, as the first or the second.
    pub fn includes(&self, reviewer: &str) -> bool {
        self.names().any(|name| is_same(name, reviewer))
    }

    /// The one or two who look at it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let second = self.second.as_deref();
        std::iter::once(self.reviewer.as_str()).chain(second)
    }

    /// Whether these are its two reviewers.
    pub(super) fn are_its_two(&self, one: &str, other: &str) -> bool {
        self.second.is_some() && !is_same(one, other) && self.includes(one) && self.includes(other)
    }
}

/// Whether two spellings name the same reviewer.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

impl Reviewers {
    /// Whether the cases were not divided.
    pub fn is_empty(&self) -> bool {
        self.by_case.is_empty()
    }

    /// Who looks at a case; `None` where that was not decided.
    pub fn of(&self, case: &CaseId) -> Option<&ReviewedBy> {
        self.by_case.get(case)
    }

    /// Whether a reviewer has a case to look at. Who is none of the reviewers looks at every case: a leader, or anybody
    /// where the cases were not divided.
    pub fn is_to_look_at(&self, reviewer: &str, case: &CaseId) -> bool {
        let is_reviewer = || self.by_case.values().any(|by| by.includes(reviewer));
        self.of(case).is_none_or(|by| by.includes(reviewer)) || !is_reviewer()
    }

    /// Whether a reviewer and everybody of some others are the two who look at a case, neither seeing the other's answers.
    pub fn are_its_two<'n>(
        &self,
        case: &CaseId,
        reviewer: &str,
        others: impl IntoIterator<Item = &'n str>,
    ) -> bool {
        let mut others = others.into_iter();
        self.of(case)
            .is_some_and(|by| others.all(|other| by.are_its_two(reviewer, other)))
    }

    /// The names of all reviewers, sorted.
    pub fn names(&self) -> BTreeSet<&str> {
        self.by_case.values().flat_map(ReviewedBy::names).collect()
    }

    /// The bytes of `reviewers.csv`, sorted by case id.
    ///
    /// ```
    /// # use sagsaudit::answers::{ReviewedBy, Reviewers};
    /// # use sagsaudit::case::CaseId;
    /// let by = ReviewedBy { reviewer: "Anna".into(), second: None };
    /// let case = CaseId::from_parts(["7"]).unwrap();
    /// let reviewers = Reviewers { by_case: [(case, by)].into() };
    /// assert_eq!(reviewers.to_csv(), b"case_id,reviewer,second_reviewer\n7,Anna,\n");
    /// ```
    pub fn to_csv(&self) -> Vec<u8> {
        let rows = self.by_case.iter().map(|(case, by)| {
            [
                case.as_str(),
                by.reviewer.as_str(),
                by.second.as_deref().unwrap_or_default(),
            ]
        });
        machine_csv(COLUMNS, rows)
    }

    /// Reads the bytes of a `reviewers.csv`; `file` is its path, for messages.
    ///
    /// # Errors
    /// A020 with the first line that cannot be read.
    pub fn from_csv(bytes: &[u8], file: &str) -> Result<Self, Failure> {
        let damaged = |line: u64| {
            let message = say::DAMAGED_REVIEWERS.with("columns", COLUMNS.join(","));
            let place = Place::line(file, line);
            Failure::from(Diagnostic::new(&code::A020, message).at(place))
        };
        let mut reader = csv::Reader::from_reader(bytes);
        let header = reader.headers().map_err(|_| damaged(1))?;
        if header.iter().ne(COLUMNS) {
            return Err(damaged(1));
        }
        let mut by_case = BTreeMap::new();
        for (record, line) in reader.records().zip(2..) {
            let row = record.ok().as_ref().and_then(row);
            let (case, by) = row.ok_or_else(|| damaged(line))?;
            if by_case.insert(case, by).is_some() {
                return Err(damaged(line));
            }
        }
        Ok(Self { by_case })
    }
}

fn row(record: &csv::StringRecord) -> Option<(CaseId, ReviewedBy)> {
    let case = CaseId::from_parts([record.get(0)?])?;
    let reviewer = record.get(1).filter(|name| !name.is_empty())?.to_owned();
    let second = record.get(2).filter(|name| !name.is_empty());
    let second = second.map(str::to_owned);
    Some((case, ReviewedBy { reviewer, second }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_files_are_refused_with_their_line() {
        let head = "case_id,reviewer,second_reviewer\n";
        for (text, line) in [
            (String::new(), 1),
            ("case_id,reviewer\n".to_owned(), 1),
            (format!("{head}1,Anna,\n2,,Bo\n"), 3),
            (format!("{head}1,Anna,\n1,Bo,\n"), 3),
        ] {
            let failure = Reviewers::from_csv(text.as_bytes(), "r.csv").unwrap_err();
            assert_eq!(failure.diagnostics()[0].place, Place::line("r.csv", line));
        }
        let text = format!("{head}1,Anna,Bo\n2,\"Bo, den anden\",\n");
        let read = Reviewers::from_csv(text.as_bytes(), "r.csv").unwrap();
        assert_eq!(String::from_utf8(read.to_csv()).unwrap(), text);
    }
}
