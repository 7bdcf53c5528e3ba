//! Options that several commands share.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;

use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, ValueEnum};

use super::key_file::PseudonymArgs;
use super::population::PopulationArgs;
use super::reading::ReadingArgs;
use crate::draw::AllocationMethod;
use crate::extract::Limits;
use crate::folder::Access;
use crate::lang::Lang;

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct GlobalArgs {
    /// Language of what is printed; default: the system's, else Danish
    #[arg(long, global = true, value_enum, help_heading = "Output")]
    pub lang: Option<LangArg>,

    /// Form of the result
    #[arg(
        long,
        global = true,
        value_parser = formats(),
        default_value = "table",
        help_heading = "Output"
    )]
    pub format: String,

    /// Print results and errors only
    #[arg(
        short,
        long,
        global = true,
        conflicts_with = "verbose",
        help_heading = "Output"
    )]
    pub quiet: bool,

    /// Print more about what is done
    #[arg(short, long, global = true, help_heading = "Output")]
    pub verbose: bool,

    /// Colour: on a terminal, always or never (NO_COLOR is respected)
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "auto",
        help_heading = "Output"
    )]
    pub color: ColorArg,

    /// By how many threads extracts are read; default: as many as the machine has. The result is the same
    #[arg(
        long,
        global = true,
        value_name = "N",
        help_heading = "Reading the extract"
    )]
    pub threads: Option<NonZeroUsize>,
}

/// `--lang`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LangArg {
    /// Danish
    Da,
    /// English
    En,
}

impl From<LangArg> for Lang {
    fn from(argument: LangArg) -> Self {
        match argument {
            LangArg::Da => Self::Da,
            LangArg::En => Self::En,
        }
    }
}

/// What `--format` can be for most commands. The values are texts, so that a command with forms of its own can have an
/// option of the same name.
fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new([
        PossibleValue::new("table")
            .alias("text")
            .help("For people, on a terminal"),
        PossibleValue::new("csv").help("Comma separated"),
        PossibleValue::new("json").help("JSON"),
        PossibleValue::new("md").help("Markdown"),
    ])
}

impl Format {
    /// The form of a name; what is no form of most commands is a table to them.
    pub fn named(name: &str) -> Self {
        match name {
            "csv" => Self::Csv,
            "json" => Self::Json,
            "md" => Self::Md,
            _ => Self::Table,
        }
    }
}

/// `--format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// For people, on a terminal
    Table,
    /// Comma separated
    Csv,
    /// JSON
    Json,
    /// Markdown
    Md,
}

/// `--color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorArg {
    /// On a terminal
    Auto,
    /// Also in a file
    Always,
    /// Never
    Never,
}

/// Which extract is read, how, and what is kept of it.
#[derive(Debug, Default, Args)]
pub(super) struct ExtractArgs {
    /// The extract: CSV or XLSX, also as .gz; several files or patterns (*.csv) are one population, - is standard input
    #[arg(value_name = "EXTRACT", required = true)]
    pub extract: Vec<PathBuf>,

    #[command(flatten)]
    pub reading: ReadingArgs,

    /// Heading of the case id, instead of the template's; several make a composite id
    #[arg(long, value_name = "COLUMN", help_heading = "Reading the extract")]
    pub id: Vec<String>,

    /// Heading of the area, instead of the template's; several make a composite area
    #[arg(long, value_name = "COLUMN", help_heading = "Reading the extract")]
    pub area: Vec<String>,

    /// A table of events (many rows per case) that the template names; may be given several times
    #[arg(long = "events", value_name = "NAME=FILE", value_parser = event_file, help_heading = "Reading the extract")]
    pub events: Vec<(String, PathBuf)>,

    /// File that says under which headings columns may stand (TOML: [columns], then column = ["Heading", "Other"])
    #[arg(long, value_name = "FILE", help_heading = "Reading the extract")]
    pub map_file: Option<PathBuf>,

    /// Keep every column of the drawn cases, not only those the template uses
    #[arg(long, help_heading = "Reading the extract")]
    pub all_columns: bool,

    /// Keep CPR numbers in what is kept instead of masking them
    #[arg(long, help_heading = "Reading the extract")]
    pub keep_cpr: bool,

    /// Do not compute the SHA-256 of the extract
    #[arg(long, help_heading = "Reading the extract")]
    pub no_file_hash: bool,
}

/// How much an extract may hold.
#[derive(Debug, Args)]
pub(super) struct LimitArgs {
    /// Longest row
    #[arg(long, value_name = "MB", default_value_t = Limits::default().row_megabytes, value_parser = positive(), help_heading = "Limits on what is read")]
    max_row: u64,

    /// Longest field
    #[arg(long, value_name = "MB", default_value_t = Limits::default().field_megabytes, value_parser = positive(), help_heading = "Limits on what is read")]
    max_field: u64,

    /// Most columns
    #[arg(long, value_name = "N", default_value_t = Limits::default().columns, value_parser = positive(), help_heading = "Limits on what is read")]
    max_columns: u64,

    /// Largest workbook
    #[arg(long, value_name = "MB", default_value_t = Limits::default().workbook_megabytes, value_parser = positive(), help_heading = "Limits on what is read")]
    max_workbook: u64,

    /// Most sheets of a workbook
    #[arg(long, value_name = "N", default_value_t = Limits::default().sheets, value_parser = positive(), help_heading = "Limits on what is read")]
    max_sheets: u64,

    /// Most that a workbook or .gz file may unpack to
    #[arg(long, value_name = "MB", default_value_t = Limits::default().unpacked_megabytes, value_parser = positive(), help_heading = "Limits on what is read")]
    max_unpacked: u64,

    /// How many times its own size it may unpack to (counts from 10 MB on)
    #[arg(long, value_name = "N", default_value_t = Limits::default().ratio, value_parser = positive(), help_heading = "Limits on what is read")]
    max_ratio: u64,
}

impl Default for LimitArgs {
    fn default() -> Self {
        let limits = Limits::default();
        Self {
            max_row: limits.row_megabytes,
            max_field: limits.field_megabytes,
            max_columns: limits.columns,
            max_workbook: limits.workbook_megabytes,
            max_sheets: limits.sheets,
            max_unpacked: limits.unpacked_megabytes,
            max_ratio: limits.ratio,
        }
    }
}

impl LimitArgs {
    pub fn limits(&self) -> Limits {
        Limits {
            row_megabytes: self.max_row,
            field_megabytes: self.max_field,
            columns: self.max_columns,
            workbook_megabytes: self.max_workbook,
            sheets: self.max_sheets,
            unpacked_megabytes: self.max_unpacked,
            ratio: self.max_ratio,
        }
    }
}

fn positive() -> clap::builder::RangedU64ValueParser<u64> {
    clap::value_parser!(u64).range(1..)
}

/// What is drawn, and where it is kept.
#[derive(Debug, Default, Args)]
pub(super) struct DrawArgs {
    /// Cases drawn in each area; default: the template's, else 15
    #[arg(long, value_name = "N", value_parser = at_least_one, help_heading = "Draw")]
    pub per_area: Option<u64>,

    /// Cases drawn in one area
    #[arg(long, value_name = "AREA=N", value_parser = area_size, help_heading = "Draw")]
    pub area_size: Vec<(String, u64)>,

    /// Cases drawn in all areas together, instead of --per-area
    #[arg(long, value_name = "N", value_parser = at_least_one, conflicts_with_all = ["per_area", "area_size"], help_heading = "Draw")]
    pub total: Option<u64>,

    /// How the total is divided among the areas
    #[arg(
        long,
        value_enum,
        value_name = "HOW",
        requires = "total",
        default_value = "proportional",
        help_heading = "Draw"
    )]
    pub allocate: AllocateArg,

    /// The fewest cases of an area when a total is divided, or all of a smaller area
    #[arg(
        long,
        value_name = "N",
        requires = "total",
        default_value_t = 2,
        help_heading = "Draw"
    )]
    pub min_per_area: u64,

    /// A stopping rule: stages as CASES:ERRORS, cases in all and errors up to which the claim is shown, such as
    /// 34:0,48:1,60:2; the first stage is drawn
    #[arg(
        long,
        value_name = "STAGES",
        requires = "tolerable",
        conflicts_with_all = ["per_area", "area_size", "total"],
        help_heading = "Draw"
    )]
    pub stop_rule: Option<String>,

    /// The claim of the stopping rule: the error rate is below this
    #[arg(
        long,
        value_name = "RATE",
        requires = "stop_rule",
        help_heading = "Draw"
    )]
    pub tolerable: Option<String>,

    /// Reserve cases in each area; default: the template's, else 0
    #[arg(long, value_name = "N", help_heading = "Draw")]
    pub reserve: Option<u64>,

    /// The text that decides the draw; default: 128 random bits
    #[arg(long, value_name = "TEXT", help_heading = "Draw")]
    pub seed: Option<String>,

    /// Date against which open deadlines are judged; default: today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = iso_date, help_heading = "Draw")]
    pub as_of: Option<NaiveDate>,

    #[command(flatten)]
    pub population: PopulationArgs,

    #[command(flatten)]
    pub pseudonyms: PseudonymArgs,

    /// Open the new audit folder to the user's group as well; default: the user alone
    #[arg(
        long,
        value_enum,
        value_name = "WITH",
        requires = "output",
        conflicts_with = "redraw",
        help_heading = "Personal data"
    )]
    pub share: Option<ShareArg>,

    /// Draw again into a folder that exists; needs --reason
    #[arg(long, requires_all = ["reason", "output"], help_heading = "Draw")]
    pub redraw: bool,

    /// Why it is drawn again; goes into the journal
    #[arg(long, value_name = "TEXT", requires = "redraw", help_heading = "Draw")]
    pub reason: Option<String>,
}

/// `--share`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ShareArg {
    /// The group that the folder belongs to may read and write
    Group,
}

impl DrawArgs {
    /// Who may read and write a new folder.
    pub fn access(&self) -> Access {
        match self.share {
            Some(ShareArg::Group) => Access::Group,
            None => Access::Private,
        }
    }
}

/// `--allocate`.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(super) enum AllocateArg {
    #[default]
    /// By how many cases an area has
    Proportional,
    /// The same number in each area
    Equal,
}

impl From<AllocateArg> for AllocationMethod {
    fn from(argument: AllocateArg) -> Self {
        match argument {
            AllocateArg::Proportional => Self::Proportional,
            AllocateArg::Equal => Self::Equal,
        }
    }
}

/// `NAME=TEXT`, split at the first equals sign.
pub(super) fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() && !value.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("write COLUMN=HEADER".to_owned()),
    }
}

/// `NAME=FILE`, split at the first equals sign.
pub(super) fn event_file(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((name, file)) if !name.trim().is_empty() && !file.trim().is_empty() => {
            Ok((name.trim().to_owned(), PathBuf::from(file.trim())))
        }
        _ => Err("write NAME=FILE".to_owned()),
    }
}

/// A number of cases of which there must be one.
fn at_least_one(text: &str) -> Result<u64, String> {
    match text.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err("write a whole number, 1 or more".to_owned()),
    }
}

/// `AREA=N`, split at the last equals sign, since an area can have one in its name.
fn area_size(text: &str) -> Result<(String, u64), String> {
    let (area, size) = text.rsplit_once('=').ok_or("write AREA=N")?;
    Ok((area.trim().to_owned(), at_least_one(size.trim())?))
}

pub(super) fn iso_date(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::from_str(text).map_err(|_| "write a date as YYYY-MM-DD".to_owned())
}
