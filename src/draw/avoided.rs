//! Cases that were audited before: they are not drawn again, and the figures concern the others.

use std::collections::BTreeSet;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::pseudonym::{CodeKey, is_code};
use super::record::AvoidedRecord;
use crate::case::{Area, CaseId, CaseName};
use crate::cell::{hex, machine_csv, mask_cpr};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::extract::{Table, excerpt, read_table};
use crate::lang::population as say;

/// The headings of a sample that are looked at.
const HEADINGS: [&str; 2] = ["case_id", "role"];
/// The columns of `avoided.csv`.
const COLUMNS: [&str; 3] = ["list", "area", "case_id"];
/// What a case was drawn as, and whether it was audited. A reserve was never looked at, and a replaced case proved not to
/// belong where it was drawn.
const ROLES: [(&str, bool); 5] = [
    ("sample", true),
    ("targeted", true),
    ("recheck", true),
    ("reserve", false),
    ("replaced", false),
];

/// The cases of one earlier audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AvoidedList {
    /// The name of the list, without personal data.
    pub name: String,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
    /// How many cases it names as audited.
    pub cases: u64,
    /// Those cases, or those of them that a draw has met.
    pub ids: BTreeSet<CaseId>,
}

impl AvoidedList {
    /// Reads the `sample.csv` of an earlier audit, or any table with a column `case_id`. Where there is a column `role`,
    /// only cases that were audited count. `name` is what the list is called, `path` is where it stands, for messages.
    ///
    /// # Errors
    /// When it is no such table, has no case id on some line, or a role that is not known.
    ///
    /// ```
    /// # use sagsaudit::draw::AvoidedList;
    /// let list = AvoidedList::read("sample.csv", "sample.csv", b"role,case_id\nsample,7\nreserve,8\n").unwrap();
    /// assert_eq!((list.cases, list.ids.len()), (1, 1));
    /// ```
    pub fn read(name: &str, path: &str, bytes: &[u8]) -> Result<Self, Failure> {
        let table = read_table(path, bytes, &HEADINGS)?;
        let ids = audited(&table, path)?;
        Ok(Self {
            name: mask_cpr(name).0.into_owned(),
            sha256: hex(&Sha256::digest(bytes)),
            cases: u64::try_from(ids.len()).unwrap_or(u64::MAX),
            ids,
        })
    }

    /// The list of a draw whose case ids are codes. What has the form of a code stays: the list is of such a draw.
    #[must_use]
    pub fn coded(self, key: &CodeKey) -> Self {
        let ids = self.ids.into_iter();
        let coded = |id| if is_code(&id) { id } else { key.code(&id) };
        Self {
            ids: ids.map(coded).collect(),
            ..self
        }
    }

    /// Reads an `avoided.csv` back into the lists that a draw record names.
    ///
    /// # Errors
    /// When the bytes are none, or belong to another record.
    pub fn of_record(
        recorded: &[AvoidedRecord],
        bytes: &[u8],
        file: &str,
    ) -> Result<Vec<Self>, Failure> {
        let damaged = || {
            let diagnostic = Diagnostic::new(&code::D043, say::DAMAGED_AVOIDED.message());
            Failure::from(diagnostic.at(Place::file(file)))
        };
        let mut lists: Vec<Self> = recorded
            .iter()
            .map(|recorded| Self {
                name: recorded.name.clone(),
                sha256: recorded.sha256.clone(),
                cases: recorded.cases,
                ids: BTreeSet::new(),
            })
            .collect();
        let mut reader = csv::Reader::from_reader(bytes);
        if reader.headers().map_err(|_| damaged())?.iter().ne(COLUMNS) {
            return Err(damaged());
        }
        for row in reader.deserialize::<(usize, String, String)>() {
            let (list, _, id) = row.map_err(|_| damaged())?;
            let position = list.checked_sub(1).ok_or_else(damaged)?;
            let list = lists.get_mut(position).ok_or_else(damaged)?;
            list.ids
                .insert(CaseId::from_parts([id.as_str()]).ok_or_else(damaged)?);
        }
        Ok(lists)
    }
}

/// The audited cases of a table.
fn audited(table: &Table, path: &str) -> Result<BTreeSet<CaseId>, Failure> {
    let mut rows = table.rows.iter();
    let header = rows.next();
    let column =
        |name: &str| header.and_then(|header| header.fields.iter().position(|field| field == name));
    let Some(id_column) = column("case_id") else {
        let diagnostic = Diagnostic::new(&code::D043, say::AVOIDED_WITHOUT_ID.message());
        return Err(diagnostic.at(Place::line(path, 1)).into());
    };
    let role_column = column("role");
    let mut ids = BTreeSet::new();
    for row in rows {
        let field = |position: usize| row.fields.get(position).map_or("", String::as_str);
        let wrong = |message| {
            let diagnostic = Diagnostic::new(&code::D043, message);
            Failure::from(diagnostic.at(Place::line(path, row.line)))
        };
        let role = role_column.map(field);
        let is_audited = match role {
            None => true,
            Some(role) => {
                let known = ROLES.iter().find(|(name, _)| *name == role);
                let known =
                    known.ok_or_else(|| wrong(say::UNKNOWN_ROLE.with("role", excerpt(role))));
                known?.1
            }
        };
        let id = CaseId::from_parts([field(id_column)]);
        let id = id.ok_or_else(|| wrong(say::AVOIDED_LINE_WITHOUT_ID.message()))?;
        if is_audited {
            ids.insert(id);
        }
    }
    Ok(ids)
}

/// The lists at work: which cases of the extract were met.
#[derive(Debug)]
pub(super) struct Avoidance {
    lists: Arc<[AvoidedList]>,
    met: BTreeSet<(usize, Area, CaseId)>,
}

impl Avoidance {
    pub fn new(lists: impl Into<Arc<[AvoidedList]>>) -> Self {
        Self {
            lists: lists.into(),
            met: BTreeSet::new(),
        }
    }

    /// Whether no case stands in any list.
    pub fn holds_none(&self) -> bool {
        self.lists.iter().all(|list| list.ids.is_empty())
    }

    /// Whether a case stands in some list.
    pub fn holds(&self, id: CaseName<'_>) -> bool {
        let mut lists = self.lists.iter();
        lists.any(|list| list.ids.contains(id.as_str()))
    }

    /// Notes that a case of the population was met that stands in some list.
    pub fn note(&mut self, area: &Area, id: CaseName<'_>) {
        for (list, number) in self.lists.iter().zip(1..) {
            if list.ids.contains(id.as_str()) {
                self.met.insert((number, area.clone(), id.to_id()));
            }
        }
    }

    /// Adds what another has met of the same lists.
    pub fn merge(&mut self, other: Self) {
        self.met.extend(other.met);
    }

    /// The lists as the draw record names them, with how many of their cases were met.
    pub fn record(&self) -> Vec<AvoidedRecord> {
        let records = self.lists.iter().zip(1_usize..).map(|(list, number)| {
            let met = self.met.iter().filter(|(of, _, _)| *of == number).count();
            AvoidedRecord {
                name: list.name.clone(),
                sha256: list.sha256.clone(),
                cases: list.cases,
                found: u64::try_from(met).unwrap_or(u64::MAX),
            }
        });
        records.collect()
    }

    /// The bytes of `avoided.csv`: the cases that were met, by list, area and id. `None` when there are no lists.
    pub fn to_csv(&self) -> Option<Vec<u8>> {
        if self.lists.is_empty() {
            return None;
        }
        let rows = self
            .met
            .iter()
            .map(|(list, area, id)| [list.to_string(), area.to_string(), id.to_string()]);
        Some(machine_csv(COLUMNS, rows))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id(text: &str) -> CaseId {
        CaseId::from_parts([text]).unwrap()
    }

    #[test]
    fn what_was_met_is_read_back_list_by_list() {
        let list = |bytes: &[u8]| AvoidedList::read("x/sample.csv", "sample.csv", bytes).unwrap();
        let lists = vec![list(b"case_id\n1\n2\n\"a,b\"\n"), list(b"case_id\n2\n99\n")];
        let mut avoidance = Avoidance::new(lists);
        for (area, case) in [("B", "2"), ("A", "1"), ("A", "a,b")] {
            assert!(avoidance.holds((&id(case)).into()));
            avoidance.note(&Area::named(area), (&id(case)).into());
        }
        assert!(!avoidance.holds((&id("3")).into()));
        let recorded = avoidance.record();
        let found: Vec<_> = recorded
            .iter()
            .map(|list| (list.cases, list.found))
            .collect();
        assert_eq!(found, [(3, 3), (2, 1)]);
        let bytes = avoidance.to_csv().unwrap();
        assert_eq!(
            String::from_utf8(bytes.clone()).unwrap(),
            "list,area,case_id\n1,A,1\n1,A,\"a,b\"\n1,B,2\n2,B,2\n"
        );
        let read = AvoidedList::of_record(&recorded, &bytes, "avoided.csv").unwrap();
        assert_eq!(read[0].ids, [id("1"), id("2"), id("a,b")].into());
        assert_eq!(read[1].ids, [id("2")].into());
        assert!(AvoidedList::of_record(&recorded[..1], &bytes, "avoided.csv").is_err());
    }

    proptest! {
        #[test]
        fn other_bytes_are_refused_not_misread(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            prop_assert!(AvoidedList::read("x", "x", &bytes).is_err());
            prop_assert!(AvoidedList::of_record(&[], &bytes, "x").is_err());
        }
    }
}
