//! How many persons have several cases. Nothing of a person is kept but a hash, and that no longer than the count takes.

use sha2::{Digest, Sha256};

use super::{EligibleCases, Onlooker};
use crate::case::look;
use crate::extract::ColumnFormat;

/// Watches a column that names the person of a case. Memory grows by 16 bytes a case.
#[derive(Debug)]
pub struct PersonWatch {
    column: String,
    place: Option<usize>,
    without: u64,
    persons: Vec<[u8; 16]>,
}

/// Persons and their cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Persons {
    /// How many different persons there are.
    pub persons: u64,
    /// How many of them have more than one case.
    pub with_several: u64,
    /// How many cases these have together.
    pub their_cases: u64,
    /// The most cases of one person.
    pub most: u64,
    /// Cases without a person.
    pub without: u64,
}

impl PersonWatch {
    /// A watch on a kept column.
    pub fn new(column: impl Into<String>) -> Self {
        Self {
            column: column.into(),
            place: None,
            without: 0,
            persons: Vec::new(),
        }
    }

    /// The counts; `None` when the extract lacks the column.
    pub fn finish(mut self) -> Option<Persons> {
        self.place?;
        self.persons.sort_unstable();
        let mut counted = Persons {
            persons: 0,
            with_several: 0,
            their_cases: 0,
            most: 0,
            without: self.without,
        };
        for of_one in self.persons.chunk_by(|one, other| one == other) {
            let cases = u64::try_from(of_one.len()).unwrap_or(u64::MAX);
            counted.persons += 1;
            counted.most = counted.most.max(cases);
            if cases > 1 {
                counted.with_several += 1;
                counted.their_cases += cases;
            }
        }
        Some(counted)
    }
}

impl Onlooker for PersonWatch {
    fn columns(&mut self, columns: &[(String, ColumnFormat)]) {
        let mut names = columns.iter();
        self.place = names.position(|(name, _)| *name == self.column);
    }

    /// Masked numbers would all be one person.
    fn keeps_nothing(&self) -> bool {
        true
    }

    fn fresh(&self) -> Self {
        Self::new(self.column.clone())
    }

    fn merge(&mut self, other: Self) {
        self.place = self.place.or(other.place);
        self.without += other.without;
        self.persons.extend(other.persons);
    }

    fn cases(&mut self, cases: EligibleCases<'_>) {
        let Some(column) = self.place else { return };
        let persons = (0..cases.len()).filter_map(|place| cases.value(place, column));
        for person in persons {
            self.count(&person.as_kept());
        }
    }
}

impl PersonWatch {
    /// Counts a case of a person.
    fn count(&mut self, person: &str) {
        // One number with and without its hyphen is one person.
        let person: String = look(person)
            .chars()
            .filter(|it| it.is_alphanumeric())
            .collect();
        if person.is_empty() {
            self.without += 1;
            return;
        }
        let hash: [u8; 32] = Sha256::digest(person).into();
        let short = hash.first_chunk().expect("32 bytes are more than 16");
        self.persons.push(*short);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Area, CaseId};

    #[test]
    fn persons_are_counted_whatever_their_numbers_look_like() {
        let mut watch = PersonWatch::new("cpr");
        watch.columns(&[
            ("dato".into(), ColumnFormat::Text),
            ("cpr".into(), ColumnFormat::Text),
        ]);
        let id = CaseId::from_parts(["1"]).unwrap();
        let area = Area::named("a");
        let persons = [
            "010190-1234",
            "0101901234",
            "",
            "020290-1234",
            "010190 1234",
        ];
        let values = persons.map(|person| ["x", person]);
        let values: Vec<&[&str]> = values.iter().map(<[_; 2]>::as_slice).collect();
        let ids = [(&id).into(); 5];
        watch.cases(EligibleCases::of_texts(&ids, &[0; 5], &[area], &values));
        let expected = Persons {
            persons: 2,
            with_several: 1,
            their_cases: 3,
            most: 3,
            without: 1,
        };
        assert_eq!(watch.finish(), Some(expected));
        assert_eq!(PersonWatch::new("cpr").finish(), None);
    }
}
