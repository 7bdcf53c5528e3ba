//! What the auditor decides instead of the program: the level of an area's conclusion, and that an error is systematic.
//!
//! Both are kept in `conclusions.csv` of the audit folder with who decided, when and why. A decision that is withdrawn is
//! no longer in the file; the journal has every one of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use crate::answers::Cause;
use crate::cell::machine_csv;
use crate::diag::{Diagnostic, Failure, Place, code, nearest};
use crate::lang::rating as say;
use crate::template::Template;

const COLUMNS: [&str; 8] = [
    "area",
    "criterion",
    "level",
    "cause",
    "reason",
    "set_by",
    "set_at",
    "program_level",
];

/// The decisions on an audit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Levels by area.
    pub levels: BTreeMap<String, SetLevel>,
    /// What is called systematic, by area and criterion.
    pub systematic: BTreeMap<(String, String), Systematic>,
}

/// A level that the auditor set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetLevel {
    /// The level.
    pub level: u8,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: String,
    /// When, ISO 8601 with offset.
    pub at: String,
    /// The program's own level at the time; `None` when it had none.
    pub program_level: Option<u8>,
}

/// An error that the auditor calls systematic. Fields are those of `findings.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Systematic {
    /// The one cause that the errors have in common.
    pub cause: Cause,
    /// Why.
    pub reason: String,
    /// Who.
    pub set_by: String,
    /// When, ISO 8601 with offset.
    pub set_at: String,
}

impl Decisions {
    /// Whether nothing is decided.
    pub fn is_empty(&self) -> bool {
        self.levels.is_empty() && self.systematic.is_empty()
    }

    /// What is called systematic of a criterion in an area.
    pub fn systematic(&self, area: &str, criterion: &str) -> Option<&Systematic> {
        self.systematic
            .get(&(area.to_owned(), criterion.to_owned()))
    }

    /// The bytes of `conclusions.csv`: rows sorted by area, the area's level first.
    pub fn to_csv(&self) -> Vec<u8> {
        let levels = self.levels.iter().map(|(area, set)| {
            let key = (area.clone(), String::new());
            let program_level = set.program_level.map(|level| level.to_string());
            let row = [
                area.clone(),
                String::new(),
                set.level.to_string(),
                String::new(),
                set.reason.clone(),
                set.by.clone(),
                set.at.clone(),
                program_level.unwrap_or_default(),
            ];
            (key, row)
        });
        let systematic = self.systematic.iter().map(|(key, set)| {
            let row = [
                key.0.clone(),
                key.1.clone(),
                String::new(),
                set.cause.name().to_owned(),
                set.reason.clone(),
                set.set_by.clone(),
                set.set_at.clone(),
                String::new(),
            ];
            (key.clone(), row)
        });
        let rows: BTreeMap<_, _> = levels.chain(systematic).collect();
        machine_csv(COLUMNS, rows.into_values())
    }

    /// Reads the bytes of a `conclusions.csv`; `file` is its path, for messages.
    ///
    /// # Errors
    /// A010 with the first line that cannot be read.
    pub fn from_csv(bytes: &[u8], file: &str) -> Result<Self, Failure> {
        let damaged = |line: u64, detail: &str| {
            Failure::from(
                Diagnostic::new(&code::A010, say::DAMAGED.with("detail", detail))
                    .at(Place::line(file, line)),
            )
        };
        let mut reader = csv::Reader::from_reader(bytes);
        let header = reader
            .headers()
            .map_err(|error| damaged(1, &error.to_string()))?;
        if header.iter().ne(COLUMNS) {
            return Err(damaged(1, &COLUMNS.join(",")));
        }
        let mut decisions = Self::default();
        for (record, line) in reader.records().zip(2..) {
            let record = record.map_err(|error| damaged(line, &error.to_string()))?;
            decisions
                .take(&record)
                .ok_or_else(|| damaged(line, &COLUMNS.join(",")))?;
        }
        Ok(decisions)
    }

    /// Takes in a row; `None` when it is none of ours, or says a second time what another has said.
    fn take(&mut self, row: &csv::StringRecord) -> Option<()> {
        let text = |place: usize| row.get(place).map(str::to_owned);
        let (area, criterion) = (text(0)?, text(1)?);
        let (reason, by, at) = (text(4)?, text(5)?, text(6)?);
        let before = if criterion.is_empty() {
            let level = row.get(2)?.parse().ok()?;
            let program_level = match row.get(7)? {
                "" => None,
                level => Some(level.parse().ok()?),
            };
            let set = SetLevel {
                level,
                reason,
                by,
                at,
                program_level,
            };
            self.levels.insert(area, set).map(drop)
        } else {
            let set = Systematic {
                cause: Cause::find(row.get(3)?)?,
                reason,
                set_by: by,
                set_at: at,
            };
            self.systematic.insert((area, criterion), set).map(drop)
        };
        before.is_none().then_some(())
    }

    /// That every decision is about something there is.
    ///
    /// # Errors
    /// A011 for an area or a criterion that the audit does not have, A012 for a level that the scale does not have.
    pub fn check(&self, areas: &[&str], template: &Template) -> Result<(), Failure> {
        let named = self.levels.keys();
        for area in named.chain(self.systematic.keys().map(|(area, _)| area)) {
            known_area(area, areas)?;
        }
        for (_, criterion) in self.systematic.keys() {
            known_criterion(criterion, template)?;
        }
        for set in self.levels.values() {
            known_level(set.level, template)?;
        }
        Ok(())
    }
}

fn known_area(area: &str, areas: &[&str]) -> Result<(), Failure> {
    if areas.contains(&area) {
        return Ok(());
    }
    let near = nearest(area, areas.iter().copied());
    let help = match near {
        Some(near) => say::NEAREST.with("name", near),
        None => say::AREAS.with("areas", areas.join(", ")),
    };
    let message = say::NO_SUCH_AREA.with("area", area);
    Err(Diagnostic::new(&code::A011, message).help(help).into())
}

fn known_criterion(criterion: &str, template: &Template) -> Result<(), Failure> {
    let ids = || template.criteria.iter().map(|known| known.id.as_str());
    if ids().any(|id| id == criterion) {
        return Ok(());
    }
    let message = say::NO_SUCH_CRITERION.with("criterion", criterion);
    let near = nearest(criterion, ids()).map(|near| say::NEAREST.with("name", near));
    Err(Diagnostic::new(&code::A011, message).help_if(near).into())
}

fn known_level(level: u8, template: &Template) -> Result<(), Failure> {
    if template.rating.band(level).is_some() {
        return Ok(());
    }
    let levels: Vec<String> = template
        .rating
        .bands
        .iter()
        .map(|band| format!("{} ({})", band.level, band.title))
        .collect();
    let message = say::NO_SUCH_LEVEL.with("level", level.to_string());
    let help = say::LEVELS.with("levels", levels.join(", "));
    Err(Diagnostic::new(&code::A012, message).help(help).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decisions() -> Decisions {
        let level = SetLevel {
            level: 4,
            reason: "Samme fejl som sidst; \"kendt\"".into(),
            by: "anna".into(),
            at: "2026-11-02T09:00:00+00:00".into(),
            program_level: Some(3),
        };
        let systematic = Systematic {
            cause: Cause::Procedure,
            reason: "Posten åbnes kun mandag".into(),
            set_by: "anna".into(),
            set_at: "2026-11-02T09:00:00+00:00".into(),
        };
        Decisions {
            levels: BTreeMap::from([("Børn".to_owned(), level)]),
            systematic: BTreeMap::from([(("Børn".to_owned(), "A-1".to_owned()), systematic)]),
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let bytes = decisions().to_csv();
        assert_eq!(
            Decisions::from_csv(&bytes, "conclusions.csv").unwrap(),
            decisions()
        );
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "area,criterion,level,cause,reason,set_by,set_at,program_level\n\
             Børn,,4,,\"Samme fejl som sidst; \"\"kendt\"\"\",anna,2026-11-02T09:00:00+00:00,3\n\
             Børn,A-1,,procedure,Posten åbnes kun mandag,anna,2026-11-02T09:00:00+00:00,\n"
        );
    }

    #[test]
    fn damaged_files_are_refused_with_their_line() {
        let whole = String::from_utf8(decisions().to_csv()).unwrap();
        let twice = format!("{whole}Børn,,2,,x,y,z,\n");
        for (text, line) in [
            (String::new(), 1),
            ("area,level\n".to_owned(), 1),
            (twice, 4),
            (whole.replace(",4,", ",fire,"), 2),
            (whole.replace("procedure", "uheld"), 3),
        ] {
            let failure = Decisions::from_csv(text.as_bytes(), "c.csv").unwrap_err();
            assert_eq!(failure.diagnostics()[0].place, Place::line("c.csv", line));
        }
    }
}
