//! Options that several commands share.

use std::path::PathBuf;
use std::str::FromStr;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::population::PopulationArgs;
use crate::draw::AllocationMethod;
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
        value_enum,
        default_value = "table",
        help_heading = "Output"
    )]
    pub format: Format,

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

/// `--format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
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

/// How an extract is read.
#[derive(Debug, Default, Args)]
pub(super) struct ExtractArgs {
    /// The extract: a CSV file
    #[arg(value_name = "EXTRACT")]
    pub extract: PathBuf,

    /// Encoding of the extract, such as windows-1252; default: found out
    #[arg(long, value_name = "NAME", help_heading = "Reading the extract")]
    pub encoding: Option<String>,

    /// Character between the fields (`tab` for a tab); default: found out
    #[arg(long, value_name = "CHAR", help_heading = "Reading the extract")]
    pub delimiter: Option<String>,

    /// Heading of the case id, instead of the template's; several make a composite id
    #[arg(long, value_name = "COLUMN", help_heading = "Reading the extract")]
    pub id: Vec<String>,

    /// Heading of the area, instead of the template's; several make a composite area
    #[arg(long, value_name = "COLUMN", help_heading = "Reading the extract")]
    pub area: Vec<String>,

    /// Heading that a column of the template has in this extract
    #[arg(long = "map", value_name = "COLUMN=HEADER", value_parser = pair, help_heading = "Reading the extract")]
    pub maps: Vec<(String, String)>,

    /// A table of events (many rows per case) that the template names; may be given several times
    #[arg(long = "events", value_name = "NAME=FILE", value_parser = event_file, help_heading = "Reading the extract")]
    pub events: Vec<(String, PathBuf)>,

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

    /// Draw again into a folder that exists; needs --reason
    #[arg(long, requires_all = ["reason", "output"], help_heading = "Draw")]
    pub redraw: bool,

    /// Why it is drawn again; goes into the journal
    #[arg(long, value_name = "TEXT", requires = "redraw", help_heading = "Draw")]
    pub reason: Option<String>,
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
fn pair(text: &str) -> Result<(String, String), String> {
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
