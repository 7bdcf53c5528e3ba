//! How the user says an extract is to be read: its encoding, its headings, its sheet, how much it may hold.

use std::str::FromStr;

use clap::Args;

use super::options::{LimitArgs, pair};
use crate::diag::{Diagnostic, Failure, code};
use crate::extract::{
    Delimiter, DoubleEncoding, FileHash, Mapping, NoRows, SurveyOptions, UnpackOptions,
};
use crate::lang::cli as say;

/// How an extract is read, whatever it is read for.
#[derive(Debug, Default, Args)]
pub(super) struct ReadingArgs {
    /// Encoding of the extract, such as windows-1252; default: found out
    #[arg(long, value_name = "NAME", help_heading = "Reading the extract")]
    encoding: Option<String>,

    /// Character between the fields (`tab` for a tab); default: found out
    #[arg(long, value_name = "CHAR", help_heading = "Reading the extract")]
    delimiter: Option<String>,

    /// Lines above the headings, such as a title; default: found out
    #[arg(long, value_name = "N", help_heading = "Reading the extract")]
    skip: Option<u64>,

    /// Read text that was encoded twice (`Ã¥` for `å`) as what it was
    #[arg(long, help_heading = "Reading the extract")]
    repair_double_encoding: bool,

    /// Sheet of a workbook, by name or number; default: the only one with data
    #[arg(long, value_name = "NAME|NUMBER", help_heading = "Reading the extract")]
    sheet: Option<String>,

    /// Heading that a column has in this extract; repeat it where files differ
    #[arg(long = "map", value_name = "COLUMN=HEADER", value_parser = pair, help_heading = "Reading the extract")]
    maps: Vec<(String, String)>,

    #[command(flatten)]
    pub limits: LimitArgs,
}

impl ReadingArgs {
    /// How a file is looked at for the first time.
    pub fn survey_options(&self, hash: FileHash) -> Result<SurveyOptions, Failure> {
        let delimiter = match &self.delimiter {
            Some(text) => Some(Delimiter::from_str(text).map_err(|()| {
                Diagnostic::new(&code::C003, say::BAD_DELIMITER.with("delimiter", text))
            })?),
            None => None,
        };
        Ok(SurveyOptions {
            hash,
            encoding: self.encoding.clone(),
            delimiter,
            skip: self.skip,
            double_encoding: if self.repair_double_encoding {
                DoubleEncoding::Repair
            } else {
                DoubleEncoding::Keep
            },
            sheet_columns: None,
            limits: self.limits.limits(),
            no_rows: NoRows::Refused,
            bytes: None,
            threads: None,
        })
    }

    /// What is taken out of a workbook or a packed file.
    pub fn unpack_options(&self, hash: FileHash) -> UnpackOptions {
        UnpackOptions {
            hash,
            sheet: self.sheet.clone(),
            limits: self.limits.limits(),
        }
    }

    /// The headings that the user has given to columns; those of an event table's columns are written `TABLE.COLUMN`.
    pub fn mappings(&self) -> Vec<Mapping> {
        let maps = self.maps.iter().map(|(column, header)| Mapping {
            column: column.clone(),
            header: header.clone(),
        });
        maps.collect()
    }

    /// The first option that says how an extract is read, where one was given.
    pub fn stated(&self) -> Option<&'static str> {
        let stated = [
            (self.encoding.is_some(), "--encoding"),
            (self.delimiter.is_some(), "--delimiter"),
            (self.skip.is_some(), "--skip"),
            (self.repair_double_encoding, "--repair-double-encoding"),
            (self.sheet.is_some(), "--sheet"),
            (!self.maps.is_empty(), "--map"),
        ];
        let first = stated.into_iter().find(|(is_stated, _)| *is_stated);
        first.map(|(_, option)| option)
    }
}
