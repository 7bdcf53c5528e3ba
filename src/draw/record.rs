//! `draw.json`: all that is needed to make a draw again from the extract, and no personal data.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Allocation, Answer, AreaName, Drawn, Extension, PseudonymRecord, Replacement, Seed, SeedOrigin,
    StopRule,
};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::extract::{Column, ColumnScan, FileHeadings, Taken};
use crate::lang::draw as say;

/// The one algorithm there is; a record of another cannot be re-performed.
pub const ALGORITHM: &str = "sha256-ticket/1";

/// The draw record. Fields are those of `draw.json`, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawRecord {
    /// Version of this form: 1.
    pub schema: u32,
    /// Name and version of the program.
    pub program: String,
    /// [`ALGORITHM`].
    pub algorithm: String,
    /// The seed.
    pub seed: Seed,
    /// Where the seed came from.
    pub seed_origin: SeedOrigin,
    /// When, with the offset from UTC.
    pub drawn_at: String,
    /// The date against which open deadlines are judged.
    pub as_of: NaiveDate,
    /// Headers of the id columns.
    pub id: Vec<String>,
    /// Headers of the area columns.
    pub area: Vec<String>,
    /// Headers of the columns that divide areas further.
    pub stratum: Vec<String>,
    /// The kept columns, in the order of `sample.csv`.
    pub columns: Vec<ColumnRecord>,
    /// Whether CPR numbers in kept values were masked.
    pub cpr: CprTreatment,
    /// That case ids are codes, and of which key; not written when they stand for themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pseudonyms: Option<PseudonymRecord>,
    /// Rows that were left out by a named rule, in the order in which the rules were asked.
    pub exclusions: Vec<ExclusionRecord>,
    /// The columns that those rules look at, kept or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub condition_columns: Vec<ColumnRecord>,
    /// The earlier audits whose cases could not be drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub avoid: Vec<AvoidedRecord>,
    /// The areas that names in the extract stand for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub area_names: Vec<AreaName>,
    /// Totals of the extract beside those of the books.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub controls: Vec<ControlRecord>,
    /// The files read.
    pub extracts: Vec<ExtractRecord>,
    /// The checklist; `None` when the draw was made without one.
    pub template: Option<TemplateRecord>,
    /// Cases asked for in areas without a size of their own; `None` when a total was asked for.
    pub per_area: Option<u64>,
    /// The total that was asked for instead, and how it was divided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allocation: Option<Allocation>,
    /// Reserve cases asked for in each area.
    pub reserve: u64,
    /// The stopping rule that was stated before the draw; not written without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_rule: Option<StopRule>,
    /// How the sample was extended since, the earliest first; not written when it was not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
    /// The areas, sorted by name.
    pub areas: Vec<AreaRecord>,
    /// Control totals.
    pub totals: Totals,
    /// The event tables, in the order of the template; not written when there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventRecord>,
    /// The cases that were found to be out of scope, in the order in which they were replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced: Vec<Replacement>,
}

/// A kept column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnRecord {
    /// The name in `sample.csv`.
    pub name: String,
    /// The header in the extract; `None` when the extract has no such column.
    pub header: Option<String>,
    /// The type.
    #[serde(rename = "type")]
    pub kind: String,
    /// How its values are written, as decided from all of them.
    pub format: String,
    /// Whether they stand in the sample in this form only, since the files of the extract contradict each other; left
    /// out when they stand as in the extract.
    #[serde(default, skip_serializing_if = "is_false")]
    pub rewritten: bool,
    /// `cpr` when the values are dates of birth out of CPR numbers; not written for all other columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derive: Option<String>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands in a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands in a reference"
)]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// The word of the record for dates of birth out of CPR numbers.
pub(super) const OF_CPR: &str = "cpr";

/// What was done with values that look like CPR numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CprTreatment {
    /// Masked, the default.
    Masked,
    /// Kept, as the user asked.
    Kept,
}

/// Rows left out by a named rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExclusionRecord {
    /// Why.
    pub reason: String,
    /// The rule.
    #[serde(rename = "where")]
    pub condition: String,
    /// How many cases.
    pub cases: u64,
    /// Which answer of the rule leaves a case out: `true`, or for what the user wanted to keep `false` and `unknown`.
    #[serde(default)]
    pub excludes: Answer,
    /// Cases that stayed in the population because the rule could not be decided for them.
    #[serde(default)]
    pub undecided: u64,
}

/// An earlier audit whose cases could not be drawn. The cases stand in `avoided.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AvoidedRecord {
    /// The name of its list.
    pub name: String,
    /// SHA-256 of the list's bytes.
    pub sha256: String,
    /// How many audited cases the list names.
    pub cases: u64,
    /// How many of them are cases of this population.
    pub found: u64,
}

/// A total of the extract beside that of the books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ControlRecord {
    /// `rows`, or the column that was added up.
    pub of: String,
    /// The column's header.
    pub header: Option<String>,
    /// The total in the books: an exact decimal as text.
    pub stated: String,
    /// The total of the extract, likewise; `None` when it has more digits than can be kept.
    pub found: Option<String>,
    /// `found` less `stated`.
    pub difference: Option<String>,
    /// How many values were added, or rows counted.
    pub values: u64,
    /// How many cells were empty.
    pub empty: u64,
    /// How many values were no numbers.
    pub unreadable: u64,
    /// How the values are written.
    pub format: Option<String>,
    /// Which books.
    pub source: String,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtractRecord {
    /// Its name, without the folder.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes; `None` when it was not asked for.
    pub sha256: Option<String>,
    /// Its encoding.
    pub encoding: String,
    /// The character between its fields.
    pub delimiter: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Its rows without the header.
    pub rows: u64,
    /// How many lines above the header were passed over; `None` in records of versions that passed over none.
    #[serde(default)]
    pub skip: Option<u64>,
    /// Whether text that was encoded twice was read as what it was.
    #[serde(default)]
    pub repaired: bool,
    /// The headings of the columns of id, area and sample in this file; left out when they are those that stand above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headings: Option<FileHeadings>,
}

/// An event table that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventRecord {
    /// Its name in the template; the drawn cases' rows stand in `events/NAME.csv`.
    pub name: String,
    /// The file's name, without the folder.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes; `None` when it was not asked for.
    pub sha256: Option<String>,
    /// Its encoding.
    pub encoding: String,
    /// The character between its fields.
    pub delimiter: Option<String>,
    /// The sheet of a workbook; left out of other files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// How many lines above the headings were passed over.
    #[serde(default)]
    pub skip: u64,
    /// Headers of the columns that name the case.
    pub id: Vec<String>,
    /// Its rows without the header.
    pub rows: u64,
    /// How many of them name no case.
    pub rejected: u64,
    /// The kept columns, in the order of `events/NAME.csv`.
    pub columns: Vec<ColumnRecord>,
    /// How many rows belong to cases that could not be drawn.
    pub unmatched: u64,
}

/// The checklist of a draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateRecord {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of `template.toml`.
    pub sha256: String,
}

/// The draw in one area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaRecord {
    /// The area.
    pub area: String,
    /// Cases that could be drawn.
    pub population: u64,
    /// Cases left out because they were audited before.
    pub avoided: u64,
    /// Cases asked for.
    pub requested: u64,
    /// Cases of the sample.
    pub drawn: u64,
    /// Cases of these that came with extensions; not written when there are none.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub extended: u64,
    /// Reserve cases.
    pub reserves: u64,
    /// Whether the area was taken whole.
    pub census: bool,
    /// The highest ticket of the sample.
    pub last_ticket: Option<String>,
    /// The exact risk of the stopping rule, as a decimal fraction rounded up; not written without a rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<String>,
}

/// Control totals: `rows_read` is the sum of the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// Rows of the extract, without headers.
    pub rows_read: u64,
    /// Cases that could be drawn.
    pub population: u64,
    /// Rows left out by a named rule.
    pub excluded: u64,
    /// Cases left out because they were audited before.
    pub avoided: u64,
    /// Rows that could not be used.
    pub rejected: u64,
    /// Rows that repeated an earlier one.
    pub merged: u64,
}

/// What the record says of a column.
pub(super) fn column_record(column: &Column, scan: &ColumnScan) -> ColumnRecord {
    ColumnRecord {
        name: column.name.clone(),
        header: column.found.as_ref().map(|found| found.header.clone()),
        kind: column.kind.name().to_owned(),
        format: scan.format.to_string(),
        rewritten: scan.is_rewritten,
        derive: (column.taken == Taken::BirthDate).then(|| OF_CPR.to_owned()),
    }
}

impl Totals {
    /// Whether the parts add up to the rows read.
    pub fn add_up(&self) -> bool {
        self.rows_read
            == self.population + self.excluded + self.avoided + self.rejected + self.merged
    }
}

impl AreaRecord {
    /// The record of a draw in one area.
    pub fn of(drawn: &Drawn) -> Self {
        Self {
            area: drawn.area.as_str().to_owned(),
            population: drawn.population,
            avoided: drawn.avoided,
            requested: drawn.requested,
            drawn: drawn.sampled(),
            extended: drawn.extended,
            reserves: drawn.reserves(),
            census: drawn.is_census(),
            last_ticket: drawn.last_ticket().map(|ticket| ticket.to_string()),
            risk: None,
        }
    }
}

impl DrawRecord {
    /// The bytes of `draw.json`.
    pub fn to_json(&self) -> Vec<u8> {
        let mut bytes =
            serde_json::to_vec_pretty(self).expect("a record of texts and numbers is always JSON");
        bytes.push(b'\n');
        bytes
    }

    /// Reads the bytes of a `draw.json`; `file` is its path, for messages.
    ///
    /// # Errors
    /// When the bytes are no record, or one of an algorithm or schema that this program does not know.
    pub fn from_json(bytes: &[u8], file: &str) -> Result<Self, Failure> {
        let record: Self = serde_json::from_slice(bytes).map_err(|error| {
            let place = Place::line(file, u64::try_from(error.line()).unwrap_or(0));
            let message = say::DAMAGED_RECORD.with("detail", error.to_string());
            Failure::from(Diagnostic::new(&code::D004, message).at(place))
        })?;
        if record.schema != 1 || record.algorithm != ALGORITHM {
            let message = say::UNKNOWN_ALGORITHM
                .with("algorithm", &record.algorithm)
                .with("schema", u64::from(record.schema));
            return Err(Diagnostic::new(&code::D004, message)
                .at(Place::file(file))
                .into());
        }
        Ok(record)
    }
}
