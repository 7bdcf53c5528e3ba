//! What stands in a row of the extract.

use chrono::NaiveDate;

/// The areas, and how many cases each has. The last is so small that a draw takes it whole.
pub const AREAS: [(Area, u64); 4] = [
    (Area::Sygedagpenge, 229),
    (Area::Jobafklaring, 96),
    (Area::Kontanthjaelp, 86),
    (Area::Ressourceforloeb, 9),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    Sygedagpenge,
    Jobafklaring,
    Kontanthjaelp,
    Ressourceforloeb,
}

impl Area {
    pub fn name(self) -> &'static str {
        match self {
            Self::Sygedagpenge => "Sygedagpenge",
            Self::Jobafklaring => "Jobafklaring",
            Self::Kontanthjaelp => "Kontanthjælp",
            Self::Ressourceforloeb => "Ressourceforløb",
        }
    }
}

/// A cell of a date column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    #[default]
    Empty,
    Date(NaiveDate),
    /// A text that is no date.
    NoDate(&'static str),
}

impl Cell {
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Date(day) => Some(day),
            Self::Empty | Self::NoDate(_) => None,
        }
    }

    pub fn text(self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Date(day) => day.format("%d-%m-%Y").to_string(),
            Self::NoDate(text) => text.to_owned(),
        }
    }
}

impl From<Option<NaiveDate>> for Cell {
    fn from(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Date)
    }
}

/// One case: a row.
#[derive(Clone, Debug)]
pub struct Case {
    pub id: String,
    pub area: Area,
    pub unit: String,
    pub caseworker: String,
    pub first_absence: Cell,
    pub ended: Cell,
    /// First request for kontanthjælp.
    pub applied: Cell,
    /// Passing over to jobafklaring, or start of the ressourceforløb.
    pub transition: Cell,
    pub follow_up: Cell,
    pub contact: String,
    pub contact_reason: String,
    pub journalised: Cell,
    pub fast_track: Cell,
    pub category: String,
    pub certificate: Cell,
    pub form: Cell,
    pub reassessed: Cell,
    pub extension: String,
    pub approved_by: String,
    pub team: Cell,
    pub team_again: Cell,
    /// Start of the first measure (tilbud, indsats).
    pub measure: Cell,
    pub plan: Cell,
    pub remark: String,
}
