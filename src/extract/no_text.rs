//! What is said of bytes that are no text, or text in an encoding that had to be guessed.

use super::encoding::{Encoding, EncodingBasis};
use super::likeness::Doubt;
use super::probe::{END_MARK, NoText, Probe, Told, is_control};
use super::quality::excerpt;
use super::source::Source;
use crate::diag::{Code, Diagnostic, Failure, code};
use crate::lang::extract_text as say_of_text;
use crate::lang::{Message, Phrase, extract as say};

/// Why the bytes cannot be read as text, with the place; the place is looked up only now.
///
/// # Errors
/// When the file can no longer be read.
pub(super) fn refusal(source: &Source, reason: NoText) -> Result<Failure, Failure> {
    let diagnostic = match reason {
        NoText::Zip => other_file(source, say::ZIP.message()),
        NoText::CompoundFile => other_file(source, say::COMPOUND_FILE.message()),
        NoText::Utf32 => Diagnostic::new(&code::E004, say::UTF_32.message())
            .at(source.place())
            .help(say::SAVE_AS_UTF_8.message()),
        NoText::Nul => at_byte(source, &code::E004, &say::NUL_BYTE, |byte| byte == 0)?
            .help(say::NUL_MEANS_DAMAGE.message())
            .help(say::SAVE_AS_UTF_8.message()),
        NoText::Control => at_byte(source, &code::E004, &say::CONTROL_BYTE, |byte| {
            is_odd_control(byte)
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
        NoText::Doubt { doubt, offset } => in_doubt(source, doubt, offset)?,
    };
    Ok(diagnostic.into())
}

fn other_file(source: &Source, message: Message) -> Diagnostic {
    Diagnostic::new(&code::E003, message)
        .at(source.place())
        .help(say::SAVE_AS_UTF_8.message())
}

/// The encoding cannot be told; a word of the file shows in what the readings differ.
fn in_doubt(source: &Source, doubt: Doubt, offset: u64) -> Result<Diagnostic, Failure> {
    let (offset, message) = match doubt {
        Doubt::NoWords => (offset, &say_of_text::NO_ENCODING_FITS),
        Doubt::Two { best, other } => {
            let differs = |byte: u8| !byte.is_ascii() && best.char_of(byte) != other.char_of(byte);
            let first = source.find(differs)?.unwrap_or(offset);
            (first, &say_of_text::TWO_ENCODINGS_FIT)
        }
    };
    let (line, byte) = source.byte_at(offset)?;
    let message = message
        .with("value", format!("{byte:02X}"))
        .with("byte", (offset + 1).to_string());
    let readings: Vec<Encoding> = match doubt {
        Doubt::NoWords => vec![Encoding::WINDOWS_1252],
        Doubt::Two { best, other } => vec![best, other],
    };
    let mut diagnostic = Diagnostic::new(&code::E006, message).at(source.line(line));
    for encoding in readings {
        let word = word_at(source, offset, encoding)?;
        diagnostic = diagnostic.help(
            say_of_text::READS_AS
                .with("encoding", encoding.name())
                .with("word", word),
        );
    }
    Ok(diagnostic
        .help(say_of_text::NAME_ENCODING.message())
        .help(say::SAVE_AS_UTF_8.message()))
}

/// The word around a byte, as an encoding reads it.
fn word_at(source: &Source, offset: u64, encoding: Encoding) -> Result<String, Failure> {
    let (before, after) = source.around(offset)?;
    let is_of_word = |byte: &&u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let start = before.iter().rev().take_while(is_of_word).count();
    let start = before.get(before.len() - start..).unwrap_or_default();
    let bytes = start.iter().chain(after.iter().take_while(is_of_word));
    let word: String = bytes.map(|byte| encoding.char_of(*byte)).collect();
    Ok(excerpt(&word))
}

/// A word on an encoding that had to be guessed, or was told by a pattern.
///
/// # Errors
/// When the file can no longer be read.
pub(super) fn guessed(source: &Source, told: &Told) -> Result<Option<Diagnostic>, Failure> {
    let encoding = told.encoding.name();
    let diagnostic = match (told.basis, told.evidence) {
        (EncodingBasis::Zeros, _) => {
            let message = say_of_text::ZEROS.with("encoding", encoding);
            Diagnostic::new(&code::E046, message).at(source.place())
        }
        (EncodingBasis::Guessed, Some(offset)) => {
            let (line, _) = source.byte_at(offset)?;
            let message = say_of_text::GUESSED
                .with("encoding", encoding)
                .with("word", word_at(source, offset, told.encoding)?);
            Diagnostic::new(&code::E046, message).at(source.line(line))
        }
        _ => return Ok(None),
    };
    Ok(Some(diagnostic.help(say::STATE_ENCODING.message())))
}

/// A control character, or an end mark where it may be one.
fn is_odd_control(byte: u8) -> bool {
    is_control(byte) || byte == END_MARK
}

/// A word on control characters within the text. UTF-16 has zeros everywhere, and is not looked at.
///
/// # Errors
/// When the file can no longer be read.
pub(super) fn controls(source: &Source, probe: &Probe) -> Result<Option<Diagnostic>, Failure> {
    let count = probe.controls();
    if count == 0 || probe.has_zeros() {
        return Ok(None);
    }
    let message = &say_of_text::CONTROLS;
    let offset = source.find(is_odd_control)?.unwrap_or_default();
    let (line, byte) = source.byte_at(offset)?;
    let message = message
        .with("count", count)
        .with("value", format!("{byte:02X}"));
    Ok(Some(
        Diagnostic::new(&code::E056, message).at(source.line(line)),
    ))
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
