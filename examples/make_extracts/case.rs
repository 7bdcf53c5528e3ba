//! A case: its row, and what must be found in it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::chance;
use super::dates::days_after;

/// What a criterion says of a case. It is written anew here, as the dates are: an error of the library must not reach what
/// the library is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Pass,
    Fail,
    NotApplicable,
    NotDue,
    Undetermined,
    /// A reviewer must answer: the version of the rule that was in force is a question.
    Pending,
}

impl Outcome {
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::NotApplicable => "not_applicable",
            Self::NotDue => "not_due",
            Self::Undetermined => "undetermined",
            Self::Pending => "pending",
        }
    }
}

/// An area of an extract.
pub struct Area {
    pub name: &'static str,
    pub cases: u64,
    /// In how many cases of a hundred each criterion fails.
    pub errors: u64,
}

/// One case: the cells of its row by heading, and the outcome of every criterion.
pub struct Case {
    pub id: String,
    pub area: &'static Area,
    /// Which case of its area it is, from 0.
    pub number: u64,
    extract: &'static str,
    cells: BTreeMap<&'static str, String>,
    outcomes: BTreeMap<&'static str, Outcome>,
    /// Rows of the table of conversations; `None` is a date that cannot be read.
    pub conversations: Vec<Option<NaiveDate>>,
}

impl Case {
    pub fn new(extract: &'static str, area: &'static Area, number: u64, place: u64) -> Self {
        Self {
            // 7919 is a prime that does not divide 90000, so that no two cases get one number.
            id: format!("330-{}", 10_000 + place * 7_919 % 90_000),
            area,
            number,
            extract,
            cells: BTreeMap::new(),
            outcomes: BTreeMap::new(),
            conversations: Vec::new(),
        }
    }

    /// A whole number from 0 to `below - 1`.
    pub fn choose(&self, what: &str, below: u64) -> u64 {
        let (extract, area, number) = (self.extract, self.area.name, self.number);
        chance::number(
            &format!("extracts-2026.1:{extract}:{area}:{number}:{what}"),
            below,
        )
    }

    /// Whether something happens that happens in so many cases of a hundred.
    pub fn happens(&self, what: &str, percent: u64) -> bool {
        self.choose(what, 100) < percent
    }

    pub fn one_of<T: Copy>(&self, what: &str, list: &[T]) -> T {
        let length = u64::try_from(list.len()).expect("a short list");
        let position = usize::try_from(self.choose(what, length)).expect("a small number");
        *list.get(position).expect("a position below the length")
    }

    /// A day of a span of time, both ends included.
    pub fn day_between(&self, what: &str, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        let days =
            u64::try_from((last - first).num_days()).expect("the last comes after the first");
        days_after(first, self.choose(what, days + 1))
    }

    /// The day something began. The first cases of an area begin on the days around the borders of the law, one each; the
    /// others in one of the eras.
    pub fn start(
        &self,
        what: &str,
        borders: &[NaiveDate],
        eras: &[(NaiveDate, NaiveDate)],
    ) -> NaiveDate {
        let number = usize::try_from(self.number).expect("a small number");
        borders.get(number).copied().unwrap_or_else(|| {
            let (first, last) = self.one_of(&format!("{what} era"), eras);
            self.day_between(what, first, last)
        })
    }

    /// Whether a criterion finds an error in this case.
    pub fn errs(&self, criterion: &str) -> bool {
        self.happens(&format!("{criterion} errs"), self.area.errors)
    }

    /// Decides a criterion that a filled cell passes and an empty one fails, and fills the cell.
    pub fn filled(&mut self, criterion: &'static str, heading: &'static str, text: &str) {
        if self.errs(criterion) {
            return self.plant(criterion, Outcome::Fail);
        }
        self.write(heading, text);
        self.plant(criterion, Outcome::Pass);
    }

    pub fn write(&mut self, heading: &'static str, text: impl Into<String>) {
        self.cells.insert(heading, text.into());
    }

    pub fn write_date(&mut self, heading: &'static str, day: NaiveDate) {
        self.write(heading, day.format("%d-%m-%Y").to_string());
    }

    /// Says what a criterion must find. It is said once.
    pub fn plant(&mut self, criterion: &'static str, outcome: Outcome) {
        let earlier = self.outcomes.insert(criterion, outcome);
        assert_eq!(earlier, None, "{criterion} of {}", self.id);
    }

    pub fn cell(&self, heading: &str) -> &str {
        self.cells.get(heading).map_or("", String::as_str)
    }

    /// The headings of which something is written.
    pub fn headings(&self) -> impl Iterator<Item = &'static str> {
        self.cells.keys().copied()
    }

    /// What a criterion must find; every criterion of the template is planted in every case.
    pub fn outcome(&self, criterion: &str) -> Outcome {
        let outcome = self.outcomes.get(criterion).copied();
        outcome.expect("every criterion is planted")
    }

    pub fn outcomes(&self) -> usize {
        self.outcomes.len()
    }
}
