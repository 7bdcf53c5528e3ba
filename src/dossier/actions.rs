//! `actions.csv`: what is done about the findings.

use chrono::NaiveDate;

use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::extract::{TableRow, excerpt, read_table};
use crate::lang::{Phrase, dossier as say};

/// The columns, each with its Danish name. `finding` and `action` must be there.
const COLUMNS: [(&str, &str); 9] = [
    ("no", "nr"),
    ("finding", "fund"),
    ("action", "handling"),
    ("owner", "ansvarlig"),
    ("due", "frist"),
    ("status", "status"),
    ("status_date", "statusdato"),
    ("reason", "begrundelse"),
    ("retest", "gentest"),
];

/// One thing that is done. Texts are empty when not given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Action {
    /// Its number or name.
    pub no: String,
    /// What was found.
    pub finding: String,
    /// What is done about it.
    pub action: String,
    /// Who sees to it.
    pub owner: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// How far it is; `None` when nobody said.
    pub status: Option<ActionStatus>,
    /// As of when.
    pub status_date: Option<NaiveDate>,
    /// Why it is paused, and the like.
    pub reason: String,
    /// What a later audit found of it.
    pub retest: String,
}

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionStatus {
    /// Nobody has begun.
    NotStarted,
    /// It is under way.
    UnderWay,
    /// It is done.
    Implemented,
    /// It is put off, with a reason.
    Paused,
    /// It is done and was seen to work.
    Closed,
}

impl ActionStatus {
    const ALL: [(Self, &'static str); 5] = [
        (Self::NotStarted, "not_started"),
        (Self::UnderWay, "under_way"),
        (Self::Implemented, "implemented"),
        (Self::Paused, "paused"),
        (Self::Closed, "closed"),
    ];

    /// What people read.
    pub fn words(self) -> &'static Phrase {
        match self {
            Self::NotStarted => &say::NOT_STARTED,
            Self::UnderWay => &say::UNDER_WAY,
            Self::Implemented => &say::IMPLEMENTED,
            Self::Paused => &say::PAUSED,
            Self::Closed => &say::CLOSED,
        }
    }

    fn find(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let found = Self::ALL.into_iter().find(|(status, name)| {
            let words = status.words();
            [*name, words.da, words.en].contains(&text.as_str())
        });
        found.map(|(status, _)| status)
    }
}

impl Action {
    /// Reads the bytes of an `actions.csv`, with English or Danish headings; `file` is its path, for messages. CPR numbers
    /// are masked.
    ///
    /// # Errors
    /// C102 with everything that is wrong in it.
    pub fn read(bytes: &[u8], file: &str) -> Result<Vec<Self>, Failure> {
        let names: Vec<&str> = COLUMNS
            .iter()
            .flat_map(|(english, danish)| [*english, *danish])
            .collect();
        let table = read_table(file, bytes, &names)?;
        let mut rows = table.rows.iter();
        let headings = rows.next().map_or(&[][..], |row| &row.fields);
        let mut reading = Reading {
            file,
            headings,
            problems: Vec::new(),
        };
        reading.check_headings();
        let actions: Vec<Self> = rows.map(|row| reading.action(row)).collect();
        Failure::of(reading.problems).map_or(Ok(actions), Err)
    }
}

struct Reading<'a> {
    file: &'a str,
    headings: &'a [String],
    problems: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn check_headings(&mut self) {
        let known = |heading: &&String| COLUMNS.iter().any(|column| is_named(heading, *column));
        let unknown: Vec<&String> = self.headings.iter().filter(|name| !known(name)).collect();
        let missing = ["finding", "action"].map(|name| self.place(name).is_none());
        if missing.contains(&true) || !unknown.is_empty() {
            let columns = COLUMNS.map(|(english, danish)| match english == danish {
                true => english.to_owned(),
                false => format!("{english}/{danish}"),
            });
            let message = say::NO_ACTIONS.with("columns", columns.join(", "));
            self.complain(message, 1, None);
        }
    }

    fn place(&self, name: &str) -> Option<usize> {
        let column = COLUMNS.into_iter().find(|(english, _)| *english == name)?;
        self.headings
            .iter()
            .position(|heading| is_named(heading, column))
    }

    fn action(&mut self, row: &TableRow) -> Action {
        let text = |name| {
            let field = self.place(name).and_then(|place| row.fields.get(place));
            let field = field.map_or("", String::as_str);
            mask_cpr(field).0.into_owned()
        };
        let mut action = Action {
            no: text("no"),
            finding: text("finding"),
            action: text("action"),
            owner: text("owner"),
            reason: text("reason"),
            retest: text("retest"),
            ..Action::default()
        };
        let (due, status, status_date) = (text("due"), text("status"), text("status_date"));
        action.due = self.date(&due, "due", row.line);
        action.status_date = self.date(&status_date, "status_date", row.line);
        action.status = ActionStatus::find(&status);
        if action.status.is_none() && !status.is_empty() {
            let statuses = ActionStatus::ALL.map(|(status, _)| status.words().da);
            let message = say::NO_STATUS
                .with("status", excerpt(&status))
                .with("statuses", statuses.join(", "));
            self.complain(message, row.line, Some("status"));
        }
        if action.action.is_empty() {
            self.complain(say::NO_ACTION.message(), row.line, Some("action"));
        }
        if action.status == Some(ActionStatus::Paused) && action.reason.is_empty() {
            self.complain(say::PAUSED_WHY.message(), row.line, Some("reason"));
        }
        action
    }

    /// A date as ISO or as Danes write it.
    fn date(&mut self, text: &str, column: &'static str, line: u64) -> Option<NaiveDate> {
        if text.is_empty() {
            return None;
        }
        let forms = ["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"];
        let read = |form: &&str| NaiveDate::parse_from_str(text, form).ok();
        let date = forms.iter().find_map(read);
        if date.is_none() {
            let message = say::NO_DATE.with("value", excerpt(text));
            self.complain(message, line, Some(column));
        }
        date
    }

    fn complain(&mut self, message: crate::lang::Message, line: u64, column: Option<&str>) {
        let place = Place::Line {
            file: self.file.to_owned(),
            line,
            column: column.map(str::to_owned),
        };
        self.problems
            .push(Diagnostic::new(&code::C102, message).at(place));
    }
}

fn is_named(heading: &str, (english, danish): (&str, &str)) -> bool {
    let heading = heading.to_lowercase();
    heading == english || heading == danish
}
