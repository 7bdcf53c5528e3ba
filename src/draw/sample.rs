//! `sample.csv`: the drawn cases, written and read back.

use std::borrow::Cow;
use std::fmt;

use super::{Drawn, Ticket};
use crate::case::{Area, CaseId};
use crate::cell::machine_csv;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::draw as say;

/// The columns that stand before the kept ones.
const FIXED_COLUMNS: [&str; 5] = ["order", "role", "ticket", "area", "case_id"];

/// A case that was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnCase {
    /// Its place in its area, from 1; reserves go on after the sample.
    pub order: u64,
    /// What it was drawn as.
    pub role: SampleRole,
    /// Its ticket.
    pub ticket: Ticket,
    /// Its area.
    pub area: Area,
    /// Its id.
    pub id: CaseId,
    /// Its kept values, as they stand in the extract, CPR numbers masked.
    pub kept: Vec<String>,
}

/// What a case was drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SampleRole {
    /// To be looked at.
    Sample,
    /// To take the place of a case that proves to be out of scope.
    Reserve,
    /// Drawn as part of the sample, and later found to be out of scope: it stays a draw that no criterion concerns.
    Replaced,
}

impl SampleRole {
    /// The name in `sample.csv`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::Reserve => "reserve",
            Self::Replaced => "replaced",
        }
    }

    /// Whether the case is one of the draws that the statistics count: of the sample, or replaced.
    pub fn is_draw(self) -> bool {
        matches!(self, Self::Sample | Self::Replaced)
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::Sample, Self::Reserve, Self::Replaced]
            .into_iter()
            .find(|role| role.name() == name)
    }
}

impl fmt::Display for SampleRole {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// The drawn cases of all areas, sorted by area and order, with the names of their kept columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Names of the kept columns: of the template, or the headers of the extract.
    pub columns: Vec<String>,
    /// The cases.
    pub cases: Vec<DrawnCase>,
}

impl Sample {
    /// The cases of a draw, whose areas come sorted.
    pub fn of(columns: Vec<String>, drawn: &[Drawn]) -> Self {
        Self {
            columns,
            cases: drawn
                .iter()
                .flat_map(|area| area.cases.iter().cloned())
                .collect(),
        }
    }

    /// The bytes of `sample.csv`.
    pub fn to_csv(&self) -> Vec<u8> {
        let header = FIXED_COLUMNS
            .into_iter()
            .chain(self.columns.iter().map(String::as_str));
        let rows = self.cases.iter().map(|case| {
            let made = [case.order.to_string(), case.ticket.to_string()];
            let [order, ticket] = made.map(|text| Cow::Owned(text.into_bytes()));
            let borrowed = |text| Cow::Borrowed(str::as_bytes(text));
            let [role, area, id] =
                [case.role.name(), case.area.as_str(), case.id.as_str()].map(borrowed);
            let kept = case.kept.iter().map(move |value| borrowed(value));
            [order, role, ticket, area, id].into_iter().chain(kept)
        });
        machine_csv(header, rows)
    }

    /// Reads the bytes of a `sample.csv`; `file` is its path, for messages.
    ///
    /// # Errors
    /// When the bytes are no `sample.csv`: the first line that is wrong is named.
    pub fn from_csv(bytes: &[u8], file: &str) -> Result<Self, Failure> {
        let mut reader = csv::Reader::from_reader(bytes);
        let damaged = |line: u64| {
            let place = Place::line(file, line);
            Failure::from(Diagnostic::new(&code::D005, say::DAMAGED_SAMPLE.message()).at(place))
        };
        let header = reader.headers().map_err(|_| damaged(1))?.clone();
        if header.iter().take(FIXED_COLUMNS.len()).ne(FIXED_COLUMNS) {
            return Err(damaged(1));
        }
        let columns = header
            .iter()
            .skip(FIXED_COLUMNS.len())
            .map(str::to_owned)
            .collect();
        let mut cases = Vec::new();
        for record in reader.records() {
            let line = cases.len() + 2;
            let case = record.ok().as_ref().and_then(drawn_case);
            cases.push(case.ok_or_else(|| damaged(u64::try_from(line).unwrap_or(u64::MAX)))?);
        }
        Ok(Self { columns, cases })
    }
}

fn drawn_case(record: &csv::StringRecord) -> Option<DrawnCase> {
    Some(DrawnCase {
        order: record.get(0)?.parse().ok()?,
        role: SampleRole::parse(record.get(1)?)?,
        ticket: Ticket::parse(record.get(2)?)?,
        area: Area::named(record.get(3)?),
        id: CaseId::from_parts([record.get(4)?])?,
        kept: record
            .iter()
            .skip(FIXED_COLUMNS.len())
            .map(str::to_owned)
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::draw::Seed;

    fn case(id: &str, kept: Vec<String>) -> DrawnCase {
        let id = CaseId::from_parts([id]).unwrap();
        let ticket = Ticket::of(&Seed::typed("s").unwrap(), &id);
        DrawnCase {
            order: 1,
            role: SampleRole::Sample,
            ticket,
            area: Area::named("A"),
            id,
            kept,
        }
    }

    #[test]
    fn it_is_written_as_the_contract_shows() {
        let sample = Sample {
            columns: vec!["dato".into()],
            cases: vec![case("1;\"2\"", vec!["x,y".into()])],
        };
        let text = String::from_utf8(sample.to_csv()).unwrap();
        let ticket = sample.cases[0].ticket;
        assert_eq!(
            text,
            format!(
                "order,role,ticket,area,case_id,dato\n1,sample,{ticket},A,\"1;\"\"2\"\"\",\"x,y\"\n"
            )
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            id in "[^\\s\\p{Z}\\p{Cc}]{1,8}",
            kept in prop::collection::vec("\\PC{0,8}|a\r\nb|\"", 2..3),
        ) {
            let sample = Sample { columns: vec!["a".into(), "b".into()], cases: vec![case(&id, kept)] };
            prop_assert_eq!(Sample::from_csv(&sample.to_csv(), "sample.csv"), Ok(sample));
        }

        #[test]
        fn other_bytes_are_refused_not_misread(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            prop_assert!(Sample::from_csv(&bytes, "sample.csv").is_err());
        }
    }

    #[test]
    fn the_damaged_line_is_named() {
        let mut text = String::from_utf8(
            Sample {
                columns: vec![],
                cases: vec![case("1", vec![])],
            }
            .to_csv(),
        )
        .unwrap();
        text.push_str("x,sample,,,\n");
        let failure = Sample::from_csv(text.as_bytes(), "s.csv").unwrap_err();
        assert_eq!(failure.diagnostics()[0].place, Place::line("s.csv", 3));
    }
}
