//! What a reviewer wants to come back to.

use std::collections::BTreeSet;

use crate::case::CaseId;
use crate::cell::machine_csv;

const COLUMNS: [&str; 2] = ["case_id", "criterion"];

/// Criteria in cases that a reviewer has marked. They are nobody's answers, and no journal has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flags(BTreeSet<(CaseId, String)>);

impl Flags {
    /// Whether a criterion in a case is marked.
    pub fn has(&self, case: &CaseId, criterion: &str) -> bool {
        self.0.contains(&(case.clone(), criterion.to_owned()))
    }

    /// Marks it, or takes the mark away.
    pub fn toggle(&mut self, case: &CaseId, criterion: &str) {
        let key = (case.clone(), criterion.to_owned());
        if !self.0.remove(&key) {
            self.0.insert(key);
        }
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        u64::try_from(self.0.len()).unwrap_or(u64::MAX)
    }

    /// The bytes they are kept as.
    pub fn to_csv(&self) -> Vec<u8> {
        let rows = self.0.iter();
        machine_csv(
            COLUMNS,
            rows.map(|(case, criterion)| [case.as_str(), criterion]),
        )
    }

    /// Reads them back. What cannot be read is left out: no answer is lost with it.
    pub fn from_csv(bytes: &[u8]) -> Self {
        let mut reader = csv::Reader::from_reader(bytes);
        let records = reader.records().filter_map(Result::ok);
        let flags = records.filter_map(|record| {
            let case = CaseId::from_parts([record.get(0)?])?;
            Some((case, record.get(1)?.to_owned()))
        });
        Self(flags.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_read_back_and_rubbish_is_left_out() {
        let case = CaseId::from_parts(["S;\"1\""]).unwrap();
        let mut flags = Flags::default();
        flags.toggle(&case, "NOTAT");
        flags.toggle(&case, "ANDET");
        flags.toggle(&case, "ANDET");
        assert_eq!(Flags::from_csv(&flags.to_csv()), flags);
        assert!(flags.has(&case, "NOTAT") && flags.count() == 1);
        assert_eq!(Flags::from_csv(b"\xff\x00\n,,,\nx"), Flags::default());
    }
}
