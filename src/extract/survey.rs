//! The first look at an extract: size, hash, encoding, delimiter, header.

use std::io::Read;
use std::num::NonZeroUsize;

use super::decode::Decoder;
use super::delimiter::FirstRow;
use super::delimiter::{self, Delimiter};
use super::encoding::{Encoding, EncodingBasis};
use super::first_look::{Foretold, first_look};
use super::heading;
use super::limits::Limits;
use super::no_text::{controls, guessed, refusal};
use super::probe::{Probe, Told};
use super::records::{Dialect, DoubleEncoding, Records, Row};
use super::source::Source;
use crate::diag::{Diagnostic, Failure, code};
use crate::lang::extract as say;

/// Whether the file's hash is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FileHash {
    /// SHA-256 over all bytes, so that it can be shown later that the file is the same.
    #[default]
    Sha256,
    /// None.
    Skip,
}

/// Whether a file may have a header and no rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoRows {
    /// An extract without a case is a mistake.
    #[default]
    Refused,
    /// Nothing may have happened in any case.
    Allowed,
}

/// What the user has said about the file; the rest is found out.
#[derive(Debug, Clone, Default)]
pub struct SurveyOptions {
    /// Whether the file's hash is computed.
    pub hash: FileHash,
    /// The encoding, as a label of the WHATWG list or of a code page of DOS.
    pub encoding: Option<String>,
    /// The delimiter.
    pub delimiter: Option<Delimiter>,
    /// Whether it may have no rows.
    pub no_rows: NoRows,
    /// Of rows that were taken from a sheet by [`super::unpack`], how many columns it has; `None` for a text.
    pub sheet_columns: Option<usize>,
    /// How many lines stand above the headings.
    pub skip: Option<u64>,
    /// What becomes of text that was encoded twice.
    pub double_encoding: DoubleEncoding,
    /// How large rows, fields and tables may be.
    pub limits: Limits,
    /// How many bytes the file has, if its beginning is enough for now: the rest is looked at together with the rows.
    pub bytes: Option<u64>,
    /// By how many threads all bytes are looked at, where they have to be; by one if nothing is said.
    pub threads: Option<NonZeroUsize>,
}

/// The headings of an extract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The names, trimmed of Unicode white space; a name may be empty or stand twice. CPR numbers are masked: an extract
    /// without headings has a case where they should be.
    pub names: Vec<String>,
    /// The physical line, counted from 1.
    pub line: u64,
}

/// What is known of an extract after the first look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// The name of the source.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of all bytes in lower-case hex; `None` when it was not asked for.
    pub sha256: Option<String>,
    /// The encoding.
    pub encoding: Encoding,
    /// How the encoding is known.
    pub encoding_basis: EncodingBasis,
    /// The delimiter.
    pub delimiter: Delimiter,
    /// Of a sheet, how many columns it has.
    pub(super) sheet_columns: Option<usize>,
    /// The headings.
    pub header: Header,
    /// How many lines above the headings are passed over unread.
    pub skip: u64,
    /// Whether the rows have empty fields beyond the last heading, which are no fault then.
    pub rows_end_in_empty_fields: bool,
    /// What becomes of text that was encoded twice.
    pub double_encoding: DoubleEncoding,
    /// How large rows and fields may be.
    pub limits: Limits,
    /// What a reader should know of how the file is read: warnings and hints.
    pub remarks: Vec<Diagnostic>,
    pub(super) look: Look,
}

/// How much of a file was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Whole,
    /// Its beginning, and what that says of the rest. If it is otherwise, all of it has to be looked at.
    Beginning(Foretold),
}

impl Survey {
    /// Whether it is rows of a workbook that are read.
    pub(super) fn is_sheet(&self) -> bool {
        self.sheet_columns.is_some()
    }

    /// Reads the rows below the header, and makes sure at the end that the file is still as long as it was.
    pub(super) fn rows<'a>(&self, source: &Source<'a>) -> Result<Records<'a>, Failure> {
        Records::open(source, self.dialect())?
            .expect_bytes(self.bytes)
            .skip_through(self.header.line)
    }

    fn dialect(&self) -> Dialect {
        Dialect {
            encoding: self.encoding,
            delimiter: self.delimiter,
            cells: self.sheet_columns,
            skip: self.skip,
            double_encoding: self.double_encoding,
            limits: self.limits,
        }
    }

    /// Whether a row is as wide as the table: as many fields as the header has, or more of which those beyond it are
    /// empty, as in all rows.
    #[inline]
    pub(super) fn has_right_width(&self, row: &Row) -> bool {
        let expected = self.header.names.len();
        if row.fields.len() == expected || !self.rows_end_in_empty_fields {
            return row.fields.len() == expected;
        }
        let mut beyond = row.fields.iter().skip(expected);
        row.fields.len() >= expected && beyond.all(|field| field.trim().is_empty())
    }
}

/// Looks at all bytes of an extract once, and at its first rows.
///
/// # Errors
/// When the file cannot be read, is empty or has only a header, is no text, when its encoding, its delimiter or the line
/// of its headings cannot be told, or the stated encoding is unknown.
pub fn survey(source: &Source, options: &SurveyOptions) -> Result<Survey, Failure> {
    let stated = stated_encoding(options)?;
    let seen = first_look(source, options, stated)?;
    let probe = seen.probe;
    let (bytes, look) = match seen.foretold {
        None => (probe.total(), Look::Whole),
        Some(foretold) => (foretold.bytes, Look::Beginning(foretold)),
    };
    if bytes == 0 {
        return Err(heading::no_rows(source, 0));
    }
    let told = match look {
        Look::Whole => told(source, stated, &probe)?,
        Look::Beginning(foretold) => foretold.told,
    };
    let named = match options.sheet_columns {
        None => delimiter_line(source, told.encoding)?,
        Some(_) => Some(Delimiter::CELL),
    };
    let base = options.skip.unwrap_or_default().max(u64::from(
        named.is_some_and(|named| named != Delimiter::CELL),
    ));
    let first = match options.skip {
        Some(_) => FirstRow::Headings,
        None => FirstRow::Anything,
    };
    let mut dialect = Dialect {
        encoding: told.encoding,
        delimiter: Delimiter::SEMICOLON,
        cells: options.sheet_columns,
        skip: base,
        double_encoding: options.double_encoding,
        limits: options.limits,
    };
    let stated = options
        .delimiter
        .filter(|_| options.sheet_columns.is_none());
    dialect.delimiter = match stated.or(named) {
        Some(delimiter) => delimiter,
        None => delimiter::guess(source, dialect, first)?,
    };
    let found = heading::find(source, dialect, first, options.no_rows)?;
    let mut remarks: Vec<_> = guessed(source, &told)?.into_iter().collect();
    if options.sheet_columns.is_none() {
        remarks.extend(controls(source, &probe)?);
    }
    remarks.extend(heading::remarks(source, &found.header, found.skip - base));
    Ok(Survey {
        name: source.name.clone(),
        bytes,
        sha256: seen.sha256,
        encoding: told.encoding,
        encoding_basis: told.basis,
        delimiter: dialect.delimiter,
        sheet_columns: options.sheet_columns,
        header: found.header,
        skip: found.skip,
        rows_end_in_empty_fields: found.rows_end_in_empty_fields,
        double_encoding: options.double_encoding,
        limits: options.limits,
        remarks,
        look,
    })
}

/// The encoding of a text that comes without an explanation.
///
/// # Errors
/// When it cannot be read or told.
pub(super) fn encoding(source: &Source) -> Result<Encoding, Failure> {
    let options = SurveyOptions {
        hash: FileHash::Skip,
        ..SurveyOptions::default()
    };
    let seen = first_look(source, &options, None)?;
    told(source, None, &seen.probe).map(|told| told.encoding)
}

/// How the bytes are to be read: as the user says, else as they say themselves.
fn told(source: &Source, stated: Option<Encoding>, probe: &Probe) -> Result<Told, Failure> {
    let told = match stated {
        Some(encoding) => {
            let stated = Told::by(EncodingBasis::Stated, encoding);
            probe.refuse_other_files().map(|()| stated)
        }
        None => probe.conclude(),
    };
    match told {
        Ok(told) => Ok(told),
        Err(reason) => Err(refusal(source, reason)?),
    }
}

fn stated_encoding(options: &SurveyOptions) -> Result<Option<Encoding>, Failure> {
    let Some(label) = &options.encoding else {
        return Ok(None);
    };
    match Encoding::of_label(label) {
        Some(encoding) => Ok(Some(encoding)),
        None => Err(
            Diagnostic::new(&code::E007, say::UNKNOWN_ENCODING.with("label", label))
                .help(say::ENCODING_EXAMPLES.message())
                .into(),
        ),
    }
}

/// The delimiter that Excel's own first line `sep=;` names.
fn delimiter_line(source: &Source, encoding: Encoding) -> Result<Option<Delimiter>, Failure> {
    let mut decoder = Decoder::new(source.bytes()?, encoding);
    let mut start = Vec::new();
    let mut buffer = [0; 64];
    // What is wrong with the text is reported by those who read it whole.
    while start.len() < buffer.len()
        && let Ok(count @ 1..) = decoder.read(&mut buffer)
    {
        start.extend(buffer.iter().take(count));
    }
    let line = start
        .split(|byte| matches!(byte, b'\r' | b'\n'))
        .next()
        .unwrap_or_default();
    let line = line
        .strip_prefix(b"\"")
        .and_then(|line| line.strip_suffix(b"\""))
        .unwrap_or(line);
    Ok(match line {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] => Delimiter::of_byte(*delimiter),
        _ => None,
    })
}
