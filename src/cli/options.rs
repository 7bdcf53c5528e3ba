//! Options that several commands share.

use std::path::PathBuf;
use std::str::FromStr;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use crate::extract::Limits;
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
#[derive(Debug, Args)]
pub(super) struct ExtractArgs {
    /// The extract: CSV or XLSX, also as .gz; several files or patterns (*.csv) are one population, - is standard input
    #[arg(value_name = "EXTRACT", required = true)]
    pub extract: Vec<PathBuf>,

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

    /// Heading that a column has in this extract; repeat it where files differ
    #[arg(long = "map", value_name = "COLUMN=HEADER", value_parser = pair, help_heading = "Reading the extract")]
    pub maps: Vec<(String, String)>,

    /// File that says under which headings columns may stand (TOML: [columns], then column = ["Heading", "Other"])
    #[arg(long, value_name = "FILE", help_heading = "Reading the extract")]
    pub map_file: Option<PathBuf>,

    /// Sheet of a workbook, by name or number; default: the only one with data
    #[arg(long, value_name = "NAME|NUMBER", help_heading = "Reading the extract")]
    pub sheet: Option<String>,

    #[command(flatten)]
    pub limits: LimitArgs,

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

/// How much workbooks and packed files may hold.
#[derive(Debug, Args)]
pub(super) struct LimitArgs {
    /// Largest workbook
    #[arg(long, value_name = "MB", default_value_t = Limits::default().workbook_megabytes, value_parser = positive(), help_heading = "Limits on workbooks and .gz files")]
    max_workbook: u64,

    /// Most that a file may unpack to
    #[arg(long, value_name = "MB", default_value_t = Limits::default().unpacked_megabytes, value_parser = positive(), help_heading = "Limits on workbooks and .gz files")]
    max_unpacked: u64,

    /// How many times its own size a file may unpack to (counts from 10 MB on)
    #[arg(long, value_name = "N", default_value_t = Limits::default().ratio, value_parser = positive(), help_heading = "Limits on workbooks and .gz files")]
    max_ratio: u64,

    /// Most columns of a sheet
    #[arg(long, value_name = "N", default_value_t = Limits::default().columns, value_parser = clap::value_parser!(u64).range(1..=16_384), help_heading = "Limits on workbooks and .gz files")]
    max_columns: u64,

    /// Most sheets of a workbook
    #[arg(long, value_name = "N", default_value_t = Limits::default().sheets, value_parser = positive(), help_heading = "Limits on workbooks and .gz files")]
    max_sheets: u64,
}

impl LimitArgs {
    pub fn limits(&self) -> Limits {
        Limits {
            workbook_megabytes: self.max_workbook,
            unpacked_megabytes: self.max_unpacked,
            ratio: self.max_ratio,
            columns: self.max_columns,
            sheets: self.max_sheets,
        }
    }
}

fn positive() -> clap::builder::RangedU64ValueParser<u64> {
    clap::value_parser!(u64).range(1..)
}

/// What is drawn, and where it is kept.
#[derive(Debug, Args)]
pub(super) struct DrawArgs {
    /// Cases drawn in each area; default: the template's, else 15
    #[arg(long, value_name = "N", value_parser = at_least_one, help_heading = "Draw")]
    pub per_area: Option<u64>,

    /// Cases drawn in one area
    #[arg(long, value_name = "AREA=N", value_parser = area_size, help_heading = "Draw")]
    pub area_size: Vec<(String, u64)>,

    /// Reserve cases in each area; default: the template's, else 0
    #[arg(long, value_name = "N", help_heading = "Draw")]
    pub reserve: Option<u64>,

    /// The text that decides the draw; default: 128 random bits
    #[arg(long, value_name = "TEXT", help_heading = "Draw")]
    pub seed: Option<String>,

    /// Date against which open deadlines are judged; default: today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = iso_date, help_heading = "Draw")]
    pub as_of: Option<NaiveDate>,

    /// Draw again into a folder that exists; needs --reason
    #[arg(long, requires_all = ["reason", "output"], help_heading = "Draw")]
    pub redraw: bool,

    /// Why it is drawn again; goes into the journal
    #[arg(long, value_name = "TEXT", requires = "redraw", help_heading = "Draw")]
    pub reason: Option<String>,
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

fn iso_date(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::from_str(text).map_err(|_| "write a date as YYYY-MM-DD".to_owned())
}
