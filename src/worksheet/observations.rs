//! What reviewers noticed beside the checklist, praise included: `observations.csv` of an audit folder.

use crate::cell::machine_csv;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::{Phrase, worksheet as say};

const COLUMNS: [&str; 7] = [
    "source", "kind", "area", "case_id", "text", "reviewer", "noted_at",
];

/// Something noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// The worksheet it came from, by its name.
    pub source: String,
    /// What kind of thing it is.
    pub kind: ObservationKind,
    /// The area; empty when it is about none, or about all.
    pub area: String,
    /// The case; empty when it is about none.
    pub case_id: String,
    /// The words, CPR numbers masked.
    pub text: String,
    /// Whose words they are; empty when not given.
    pub reviewer: String,
    /// When it was taken in, ISO 8601 with offset.
    pub noted_at: String,
}

/// What kind of thing was noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObservationKind {
    /// Something that goes well.
    Praise,
    /// Anything else.
    Observation,
    /// What the leader says of an area as a whole.
    Assessment,
}

impl ObservationKind {
    const ALL: [Self; 3] = [Self::Praise, Self::Observation, Self::Assessment];

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Praise => "praise",
            Self::Observation => "observation",
            Self::Assessment => "assessment",
        }
    }

    /// What people read.
    pub fn words(self) -> &'static Phrase {
        match self {
            Self::Praise => &say::PRAISE,
            Self::Observation => &say::OBSERVATION,
            Self::Assessment => &say::ASSESSMENT,
        }
    }

    /// The kind of a name or of its words in either language, whatever the case of the letters.
    pub fn find(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|kind| {
            let words = kind.words();
            [kind.name(), words.da, words.en].contains(&text.as_str())
        })
    }
}

/// The bytes of `observations.csv`: by source, each in the order of its sheet.
pub fn to_csv(observations: &[Observation]) -> Vec<u8> {
    let mut sorted: Vec<&Observation> = observations.iter().collect();
    sorted.sort_by(|one, other| one.source.cmp(&other.source));
    let rows = sorted.into_iter().map(|observation| {
        [
            observation.source.as_str(),
            observation.kind.name(),
            &observation.area,
            &observation.case_id,
            &observation.text,
            &observation.reviewer,
            &observation.noted_at,
        ]
    });
    machine_csv(COLUMNS, rows)
}

/// Reads the bytes of an `observations.csv`; `file` is its path, for messages.
///
/// # Errors
/// A021 with the first line that cannot be read.
pub fn from_csv(bytes: &[u8], file: &str) -> Result<Vec<Observation>, Failure> {
    let damaged = |line: u64| {
        let message = say::DAMAGED_OBSERVATIONS.with("columns", COLUMNS.join(","));
        let place = Place::line(file, line);
        Failure::from(Diagnostic::new(&code::A021, message).at(place))
    };
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().map_err(|_| damaged(1))?;
    if header.iter().ne(COLUMNS) {
        return Err(damaged(1));
    }
    let rows = reader.records().zip(2..).map(|(record, line)| {
        let read = record.ok().as_ref().and_then(row);
        read.ok_or_else(|| damaged(line))
    });
    rows.collect()
}

fn row(record: &csv::StringRecord) -> Option<Observation> {
    let text = |place: usize| record.get(place).map(str::to_owned);
    Some(Observation {
        source: text(0)?,
        kind: ObservationKind::find(record.get(1)?)?,
        area: text(2)?,
        case_id: text(3)?,
        text: text(4)?,
        reviewer: text(5)?,
        noted_at: text(6)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let observation = |source: &str, kind| Observation {
            source: source.into(),
            kind,
            area: "Børn".into(),
            case_id: String::new(),
            text: "Godt,\n\"klart\" sprog".into(),
            reviewer: "Anna".into(),
            noted_at: "2026-11-02T09:00:00+00:00".into(),
        };
        let written = [
            observation("bo", ObservationKind::Observation),
            observation("anna", ObservationKind::Praise),
        ];
        let read = from_csv(&to_csv(&written), "o.csv").unwrap();
        assert_eq!(read, [written[1].clone(), written[0].clone()]);
    }

    #[test]
    fn damaged_files_are_refused_with_their_line() {
        let head = "source,kind,area,case_id,text,reviewer,noted_at\n";
        for (text, line) in [
            ("source,kind\n".to_owned(), 1),
            (format!("{head}a,praise,,,x,,\na,gossip,,,x,,\n"), 3),
        ] {
            let failure = from_csv(text.as_bytes(), "o.csv").unwrap_err();
            assert_eq!(failure.diagnostics()[0].place, Place::line("o.csv", line));
        }
    }
}
