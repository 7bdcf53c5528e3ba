//! The first look at an extract: size, hash, encoding, delimiter, header.

use std::io::Read;

use sha2::{Digest, Sha256};

use super::decode::Decoder;
use super::delimiter::{self, Delimiter};
use super::encoding::{
    END_MARK, Encoding, EncodingBasis, NoText, Probe, is_control, is_undefined, is_unlikely,
};
use super::records::{Dialect, Records};
use super::source::{Source, file_name, read_some};
use crate::cell::hex;
use crate::cell::mask_cpr;
use crate::diag::{Code, Diagnostic, Failure, code};
use crate::lang::{Message, Phrase, extract as say};

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
    /// The encoding, as a label of the WHATWG list.
    pub encoding: Option<String>,
    /// The delimiter.
    pub delimiter: Option<Delimiter>,
    /// Whether it may have no rows.
    pub no_rows: NoRows,
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
    /// The headings.
    pub header: Header,
}

impl Survey {
    /// The name of the file without its folders, as it may be written: CPR numbers masked.
    pub fn file_name(&self) -> String {
        file_name(&self.name)
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
        }
    }
}

/// Looks at all bytes of an extract once, and at its first rows.
///
/// # Errors
/// When the file cannot be read, is empty or has only a header, is no text, its encoding or delimiter cannot be told, or
/// the stated encoding is unknown.
pub fn survey(source: &Source, options: &SurveyOptions) -> Result<Survey, Failure> {
    let stated = stated_encoding(options)?;
    let (probe, sha256) = look_at_bytes(source, options.hash)?;
    let bytes = probe.total();
    if bytes == 0 {
        return Err(empty(source));
    }
    let told = match stated {
        Some(encoding) => probe
            .refuse_other_files()
            .map(|()| (encoding, EncodingBasis::Stated)),
        None => probe.conclude(),
    };
    let (encoding, encoding_basis) = match told {
        Ok(told) => told,
        Err(reason) => return Err(refusal(source, reason)?),
    };
    let named = delimiter_line(source, encoding)?;
    let delimiter = match options.delimiter.or(named) {
        Some(delimiter) => delimiter,
        None => delimiter::guess(source, encoding)?,
    };
    let dialect = Dialect {
        encoding,
        delimiter,
    };
    Ok(Survey {
        name: source.name.clone(),
        bytes,
        sha256,
        encoding,
        encoding_basis,
        delimiter,
        header: header(
            source,
            dialect,
            if named.is_some() { 2 } else { 1 },
            options.no_rows,
        )?,
    })
}

/// The encoding of a text that comes without an explanation.
///
/// # Errors
/// When it cannot be read or told.
pub(super) fn encoding(source: &Source) -> Result<Encoding, Failure> {
    let (probe, _) = look_at_bytes(source, FileHash::Skip)?;
    match probe.conclude() {
        Ok((encoding, _)) => Ok(encoding),
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

fn look_at_bytes(source: &Source, hash: FileHash) -> Result<(Probe, Option<String>), Failure> {
    let mut bytes = source.bytes()?;
    let mut buffer = vec![0; 256 * 1024];
    let mut probe = Probe::new();
    let mut hasher = match hash {
        FileHash::Sha256 => Some(Sha256::new()),
        FileHash::Skip => None,
    };
    loop {
        let count =
            read_some(&mut bytes, &mut buffer).map_err(|error| source.cannot_read(&error))?;
        let piece = buffer.get(..count).unwrap_or_default();
        if piece.is_empty() {
            break;
        }
        probe.feed(piece);
        if let Some(hasher) = &mut hasher {
            hasher.update(piece);
        }
    }
    Ok((probe, hasher.map(|hasher| hex(&hasher.finalize()))))
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

/// The first row at or below a line, once it is certain that another one follows, or that none needs to.
fn header(
    source: &Source,
    dialect: Dialect,
    first_line: u64,
    no_rows: NoRows,
) -> Result<Header, Failure> {
    let mut records = Records::open(source, dialect)?;
    let header = loop {
        let Some(row) = records.next()? else {
            return Err(empty(source));
        };
        if row.line >= first_line {
            break Header {
                names: row
                    .fields
                    .iter()
                    .map(|name| mask_cpr(name.trim()).0.into_owned())
                    .collect(),
                line: row.line,
            };
        }
    };
    match (records.next()?, no_rows) {
        (Some(_), _) | (None, NoRows::Allowed) => Ok(header),
        (None, NoRows::Refused) => Err(Diagnostic::new(&code::E002, say::HEADER_ONLY.message())
            .at(source.line(header.line))
            .into()),
    }
}

fn empty(source: &Source) -> Failure {
    Diagnostic::new(&code::E001, say::EMPTY_FILE.message())
        .at(source.place())
        .into()
}

/// Why the bytes cannot be read as text, with the place; the place is looked up only now.
///
/// # Errors
/// When the file can no longer be read.
fn refusal(source: &Source, reason: NoText) -> Result<Failure, Failure> {
    let diagnostic = match reason {
        NoText::Zip => other_file(source, say::ZIP.message()),
        NoText::CompoundFile => other_file(source, say::COMPOUND_FILE.message()),
        NoText::Utf32 => Diagnostic::new(&code::E004, say::UTF_32.message())
            .at(source.place())
            .help(say::SAVE_AS_UTF_8.message()),
        NoText::Nul => at_byte(source, &code::E004, &say::NUL_BYTE, |byte| byte == 0)?
            .help(say::NUL_MEANS_UTF_16.message())
            .help(say::SAVE_AS_UTF_8.message()),
        NoText::Control => at_byte(source, &code::E004, &say::CONTROL_BYTE, |byte| {
            is_control(byte) || byte == END_MARK
        })?
        .help(say::SAVE_AS_UTF_8.message())
        .help(say::STATE_ENCODING.message()),
        NoText::BrokenUtf8 { offset } => {
            let (line, byte) = source.byte_at(offset)?;
            let message = say::BROKEN_UTF_8
                .with("value", format!("{byte:02X}"))
                .with("byte", (offset + 1).to_string());
            Diagnostic::new(&code::E005, message)
                .at(source.line(line))
                .help(say::EXPORT_AGAIN.message())
                .help(say::STATE_ENCODING.message())
        }
        NoText::Undefined => unknown_encoding(at_byte(
            source,
            &code::E006,
            &say::NEITHER_ENCODING,
            is_undefined,
        )?),
        NoText::Unlikely => unknown_encoding(at_byte(
            source,
            &code::E006,
            &say::UNLIKELY_LETTERS,
            is_unlikely,
        )?),
    };
    Ok(diagnostic.into())
}

fn other_file(source: &Source, message: Message) -> Diagnostic {
    Diagnostic::new(&code::E003, message)
        .at(source.place())
        .help(say::SAVE_AS_UTF_8.message())
}

fn unknown_encoding(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic
        .help(say::SAVE_AS_UTF_8.message())
        .help(say::STATE_ENCODING.message())
}

/// A complaint about the first byte of a kind.
fn at_byte(
    source: &Source,
    code: &'static Code,
    phrase: &'static Phrase,
    wanted: impl Fn(u8) -> bool,
) -> Result<Diagnostic, Failure> {
    let offset = source.find(wanted)?.unwrap_or_default();
    let (line, byte) = source.byte_at(offset)?;
    let message = phrase
        .with("value", format!("{byte:02X}"))
        .with("byte", (offset + 1).to_string());
    Ok(Diagnostic::new(code, message).at(source.line(line)))
}
