//! One audit as it is put beside others: its findings, its template, and which case had which outcome.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Failure, Place, code};
use crate::findings::{Finding, Findings};
use crate::lang::trend as say;

/// Whether a case fails, by area and criterion and then by case id; cases that are neither pass nor fail are not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcomes {
    decided: BTreeMap<(String, String), BTreeMap<String, bool>>,
    cases: BTreeMap<String, BTreeSet<String>>,
}

impl Outcomes {
    /// Reads the bytes of an `assessments.csv`; `file` is its path, for messages. Where a sample was extended, only the
    /// cases of the first look are taken: they stand first, in the order of their tickets.
    ///
    /// # Errors
    /// C028 with the first line that is none of such a file.
    pub fn from_csv(bytes: &[u8], file: &str, findings: &Findings) -> Result<Self, Failure> {
        let damaged = |line: u64| {
            let message = say::NO_ASSESSMENTS.message();
            Failure::from(Diagnostic::new(&code::C028, message).at(Place::line(file, line)))
        };
        let mut reader = csv::Reader::from_reader(bytes);
        let header = reader.headers().map_err(|_| damaged(1))?.clone();
        let place = |name| header.iter().position(|column| column == name);
        let [area, case, criterion, outcome] =
            ["area", "case_id", "criterion", "outcome"].map(place);
        let places = area.zip(case).zip(criterion.zip(outcome));
        let ((area, case), (criterion, outcome)) = places.ok_or_else(|| damaged(1))?;
        let first_looks = first_looks(findings);
        let mut outcomes = Self::default();
        for (record, line) in reader.records().zip(2..) {
            let record = record.map_err(|_| damaged(line))?;
            let field = |place: usize| record.get(place).map(str::to_owned);
            let fields = field(area).zip(field(case)).zip(field(criterion));
            let ((area, case), criterion) = fields.ok_or_else(|| damaged(line))?;
            let cases = outcomes.cases.entry(area.clone()).or_default();
            let first = first_looks.get(area.as_str());
            let is_full = first.is_some_and(|first| *first <= cases.len());
            if is_full && !cases.contains(&case) {
                continue;
            }
            cases.insert(case.clone());
            let fails = match record.get(outcome) {
                Some("pass") => false,
                Some("fail") => true,
                _ => continue,
            };
            let decided = outcomes.decided.entry((area, criterion)).or_default();
            decided.insert(case, fails);
        }
        Ok(outcomes)
    }

    /// The decided cases of a criterion in an area, each with whether it fails.
    pub(super) fn decided(&self, area: &str, criterion: &str) -> Option<&BTreeMap<String, bool>> {
        self.decided.get(&(area.to_owned(), criterion.to_owned()))
    }

    /// How many cases of an area another audit has, too.
    pub(super) fn shared(&self, other: &Self, area: &str) -> u64 {
        let (Some(mine), Some(others)) = (self.cases.get(area), other.cases.get(area)) else {
            return 0;
        };
        u64::try_from(mine.intersection(others).count()).unwrap_or(u64::MAX)
    }
}

/// The areas whose samples were extended, with the cases of the first look.
fn first_looks(findings: &Findings) -> BTreeMap<&str, usize> {
    let areas = findings.areas.iter().filter(|area| area.is_extended());
    let first = areas.filter_map(|area| {
        let first = area.extension?.first_drawn;
        Some((area.area.as_str(), usize::try_from(first).ok()?))
    });
    first.collect()
}

/// An audit.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// Where it was read from, as the user wrote it.
    pub source: String,
    /// Its findings.
    pub findings: Findings,
    /// Which case had which outcome; `None` when only the findings are there.
    pub outcomes: Option<Outcomes>,
    /// The text of its template; `None` when only the findings are there.
    pub(super) template: Option<String>,
    /// The places of an area's findings.
    by_area: BTreeMap<String, Vec<usize>>,
}

impl Period {
    /// An audit with the text of its template and its assessments, where they are there.
    pub fn new(
        source: String,
        findings: Findings,
        template: Option<String>,
        outcomes: Option<Outcomes>,
    ) -> Self {
        let mut by_area: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, finding) in findings.findings.iter().enumerate() {
            let places = by_area.entry(finding.area.clone()).or_default();
            places.push(place);
        }
        Self {
            source,
            findings,
            outcomes,
            template,
            by_area,
        }
    }

    /// The findings on an area, in the order of the template.
    pub(super) fn of_area(&self, area: &str) -> impl Iterator<Item = &Finding> {
        let places = self.by_area.get(area).into_iter().flatten();
        places.filter_map(|place| self.findings.findings.get(*place))
    }

    /// The finding on a criterion in an area.
    pub(super) fn finding(&self, area: &str, criterion: &str) -> Option<&Finding> {
        self.of_area(area)
            .find(|finding| finding.criterion == criterion)
    }
}
