//! What a workbook would take to read, found before it is read: every part is unpacked once and thrown away.
//!
//! Declared sizes can lie, so they are only believed when they are too large. What a reader of the XML would hold in
//! memory is bounded here: the longest piece between two tags, the table of shared texts, the styles.

use std::io::{Read, Seek};

use zip::ZipArchive;

use super::super::limits::{Limits, Passed};
use super::super::source::{length, read_some};
use crate::lang::sources as say;

/// The longest tag, text or comment that is read in one piece: a cell has 32,767 characters of at most some 30 bytes.
const LONGEST_PIECE: u64 = 1024 * 1024;
/// Files in the archive. Large workbooks have some hundreds.
const MOST_PARTS: u64 = 10_000;
/// Tags in the table of shared texts; two to four make a text.
const MOST_TEXT_TAGS: u64 = 24_000_000;
/// Tags in the styles and in other tables that are held whole.
const MOST_STYLE_TAGS: u64 = 2_000_000;
/// Names for ranges that a workbook may define.
const MOST_DEFINED_NAMES: u64 = 100_000;

/// What a zip archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum ArchiveKind {
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// A workbook in Excel's binary form.
    Xlsb,
    /// A sheet of OpenDocument.
    Ods,
    /// Anything else.
    Other,
}

/// Why a workbook is not read.
#[derive(Debug)]
pub(in crate::extract) enum Unfit {
    /// It would take too much.
    Passed(Passed),
    /// It is damaged, or made to break readers; what exactly, in English, from a library or from here.
    Damaged(String),
    /// Its parts are locked by a password.
    Locked,
}

impl From<Passed> for Unfit {
    fn from(passed: Passed) -> Self {
        Self::Passed(passed)
    }
}

fn damaged(error: &dyn ToString) -> Unfit {
    Unfit::Damaged(error.to_string())
}

/// What kind of archive these bytes are.
pub(in crate::extract) fn kind_of(bytes: impl Read + Seek) -> Result<ArchiveKind, Unfit> {
    let archive = ZipArchive::new(bytes).map_err(|error| damaged(&error))?;
    let has = |wanted: &[u8]| {
        let mut names = archive.file_names_raw();
        names.any(|name| name.eq_ignore_ascii_case(wanted))
    };
    let is_document = [&b"word/document.xml"[..], b"ppt/presentation.xml"]
        .into_iter()
        .any(has);
    Ok(if has(b"xl/workbook.bin") {
        ArchiveKind::Xlsb
    } else if has(b"content.xml") && has(b"META-INF/manifest.xml") {
        ArchiveKind::Ods
    } else if has(b"[Content_Types].xml") && !is_document {
        ArchiveKind::Xlsx
    } else {
        ArchiveKind::Other
    })
}

/// Unpacks every part of a workbook of so many bytes, and says why it must not be read, if it must not.
pub(super) fn weigh(bytes: impl Read + Seek, packed: u64, limits: &Limits) -> Result<(), Unfit> {
    limits.check_workbook(packed)?;
    let mut archive = ZipArchive::new(bytes).map_err(|error| damaged(&error))?;
    Passed {
        what: &say::LIMIT_PARTS,
        value: length(archive.len()),
        limit: MOST_PARTS,
        flag: None,
    }
    .if_so(length(archive.len()) > MOST_PARTS)?;
    let mut unpacked = 0;
    let mut sheets = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(reason)
                if reason == zip::result::ZipError::PASSWORD_REQUIRED =>
            {
                Unfit::Locked
            }
            other => damaged(&other),
        })?;
        limits.check_unpacked(packed, part.size().saturating_add(unpacked))?;
        let name = String::from_utf8_lossy(part.name_raw()).to_lowercase();
        let rules = Rules::of(&name, limits);
        let mut reading = Reading {
            packed,
            unpacked,
            limits,
        };
        let tags = reading.read(part, rules)?;
        unpacked = reading.unpacked;
        sheets += tags.sheets;
    }
    limits.check_sheets(sheets)?;
    Ok(())
}

/// What a part is held to.
#[derive(Debug, Clone, Copy)]
struct Rules {
    is_xml: bool,
    most_bytes: u64,
    most_tags: u64,
}

impl Rules {
    fn of(name: &str, limits: &Limits) -> Self {
        let is_rels = name.ends_with(".rels");
        let is_xml = is_rels || name.ends_with(".xml");
        let (most_bytes, most_tags) = if name.ends_with("sharedstrings.xml") {
            (limits.held_bytes(), MOST_TEXT_TAGS)
        } else if is_rels || name.ends_with("styles.xml") || name.contains("theme") {
            (limits.held_bytes(), MOST_STYLE_TAGS)
        } else {
            (u64::MAX, u64::MAX)
        };
        Self {
            is_xml,
            most_bytes,
            most_tags,
        }
    }
}

/// The unpacking of one part.
struct Reading<'a> {
    packed: u64,
    unpacked: u64,
    limits: &'a Limits,
}

impl Reading<'_> {
    fn read(&mut self, mut part: impl Read, rules: Rules) -> Result<Tags, Unfit> {
        let mut tags = Tags::default();
        let mut buffer = vec![0; 64 * 1024];
        let mut bytes = 0;
        loop {
            let count = read_some(&mut part, &mut buffer).map_err(|error| damaged(&error))?;
            let piece = buffer.get(..count).unwrap_or_default();
            if piece.is_empty() {
                return tags.conclude(bytes);
            }
            bytes += length(count);
            self.unpacked += length(count);
            self.limits.check_unpacked(self.packed, self.unpacked)?;
            if rules.is_xml {
                tags.feed(piece)?;
            }
            Passed {
                what: &say::LIMIT_TABLES,
                value: bytes / (1024 * 1024),
                limit: rules.most_bytes / (1024 * 1024),
                flag: Some("--max-unpacked"),
            }
            .if_so(bytes > rules.most_bytes)?;
            Passed {
                what: &say::LIMIT_TABLE_ENTRIES,
                value: tags.all,
                limit: rules.most_tags,
                flag: None,
            }
            .if_so(tags.all > rules.most_tags)?;
        }
    }
}

/// What stands between the tags of XML, and which tags there are.
#[derive(Debug, Default)]
struct Tags {
    state: State,
    /// How long the piece is that is being read.
    piece: u64,
    tag: Vec<u8>,
    quote: Option<u8>,
    last: [u8; 2],
    all: u64,
    sheets: u64,
    defined_names: u64,
    promised_texts: u64,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    #[default]
    Text,
    Tag,
    /// Within a comment, a section of raw text or an instruction, until these two bytes and `>`.
    Until([u8; 2]),
}

impl Tags {
    fn feed(&mut self, bytes: &[u8]) -> Result<(), Unfit> {
        for byte in bytes {
            self.piece += 1;
            if self.piece > LONGEST_PIECE {
                return Err(Unfit::Passed(Passed {
                    what: &say::LIMIT_PIECE,
                    value: self.piece,
                    limit: LONGEST_PIECE,
                    flag: None,
                }));
            }
            match self.state {
                State::Text if *byte == b'<' => {
                    self.state = State::Tag;
                    self.piece = 0;
                    self.tag.clear();
                }
                State::Text => {}
                State::Tag => self.in_tag(*byte)?,
                State::Until(end) => self.until(*byte, end),
            }
        }
        Ok(())
    }

    fn in_tag(&mut self, byte: u8) -> Result<(), Unfit> {
        match (self.quote, byte) {
            (Some(quote), _) if quote == byte => self.quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => self.quote = Some(byte),
            (None, b'>') => return self.end_tag(),
            (None, _) => {}
        }
        self.tag.push(byte);
        match self.tag.as_slice() {
            b"!--" => self.state = State::Until(*b"--"),
            b"![CDATA[" => self.state = State::Until(*b"]]"),
            b"?" => self.state = State::Until(*b"??"),
            b"!DOCTYPE" => return Err(damaged(&"a document type definition")),
            _ => {}
        }
        Ok(())
    }

    /// An instruction ends with `?>`, the others with twice the same sign.
    fn until(&mut self, byte: u8, end: [u8; 2]) {
        let is_end = byte == b'>' && (self.last == end || (end == *b"??" && self.last[1] == b'?'));
        self.last = [self.last[1], byte];
        if is_end {
            self.state = State::Text;
            self.piece = 0;
        }
    }

    fn end_tag(&mut self) -> Result<(), Unfit> {
        self.state = State::Text;
        self.piece = 0;
        self.all += 1;
        let tag = std::mem::take(&mut self.tag);
        match local_name(&tag) {
            b"sheet" => self.sheets += 1,
            b"definedName" => self.defined_names += 1,
            b"sst" => {
                self.promised_texts =
                    attribute(&tag, "uniqueCount").map_or(0, |count| number(&count))
            }
            b"Relationship" => check_relationship(&tag)?,
            _ => {}
        }
        self.tag = tag;
        Ok(())
    }

    /// A reader makes room for as many texts as are promised: more than bytes is a lie.
    fn conclude(self, bytes: u64) -> Result<Self, Unfit> {
        if self.promised_texts > bytes {
            return Err(damaged(&"a wrong count of shared texts"));
        }
        Passed {
            what: &say::LIMIT_DEFINED_NAMES,
            value: self.defined_names,
            limit: MOST_DEFINED_NAMES,
            flag: None,
        }
        .if_so(self.defined_names > MOST_DEFINED_NAMES)?;
        Ok(self)
    }
}

/// The name of a tag without its prefix; closing tags have none.
fn local_name(tag: &[u8]) -> &[u8] {
    let name = tag
        .split(|byte| byte.is_ascii_whitespace() || *byte == b'/')
        .next()
        .unwrap_or_default();
    name.rsplit(|byte| *byte == b':').next().unwrap_or_default()
}

fn attribute(tag: &[u8], name: &str) -> Option<String> {
    let text = String::from_utf8_lossy(tag);
    let (_, rest) = text.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest
        .chars()
        .next()
        .filter(|mark| ['"', '\''].contains(mark))?;
    rest.get(1..)?.split(quote).next().map(str::to_owned)
}

/// A whole number; one that is none, or too large, is the largest there is.
fn number(text: &str) -> u64 {
    text.trim().parse().unwrap_or(u64::MAX)
}

/// Only parts that were looked at as XML are read as XML.
fn check_relationship(tag: &[u8]) -> Result<(), Unfit> {
    let kind = attribute(tag, "Type").unwrap_or_default();
    let target = attribute(tag, "Target").unwrap_or_default();
    let is_read = ["/worksheet", "/officeDocument", "/sharedStrings", "/styles"]
        .iter()
        .any(|read| kind.ends_with(read));
    if is_read && !target.to_lowercase().ends_with(".xml") {
        return Err(damaged(&format!("the part `{target}`")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(xml: &str) -> Result<Tags, Unfit> {
        let mut tags = Tags::default();
        tags.feed(xml.as_bytes())?;
        tags.conclude(length(xml.len()))
    }

    #[test]
    fn tags_are_counted_through_quotes_comments_and_raw_text() {
        let xml = "<?xml a='>'?><x:sheets><!-- <sheet/> --><x:sheet name=\"a>b\"/><sheet name='\"'>\
                   <![CDATA[<sheet>]]></sheet></x:sheets>";
        let tags = tags(xml).unwrap();
        assert_eq!((tags.all, tags.sheets), (5, 2));
        assert_eq!(tags.state, State::Text);
    }

    #[test]
    fn a_piece_without_an_end_is_refused_wherever_it_hides() {
        let long = "<>".repeat(600_000);
        for xml in [
            format!("<a>{}", "x".repeat(1_100_000)),
            format!("<a x=\"{long}\">"),
            format!("<!--{long}-->"),
            format!("<![CDATA[{long}]]>"),
            format!("<?a {long}?>"),
        ] {
            assert!(matches!(tags(&xml), Err(Unfit::Passed(_))), "{}", &xml[..9]);
        }
        assert!(tags(&long).is_ok());
    }

    #[test]
    fn what_promises_too_much_is_refused() {
        for xml in [
            "<sst count='1' uniqueCount = \"99999999999999999999\"><si/></sst>",
            "<sst uniqueCount='-1'>",
            "<!DOCTYPE a>",
            "<Relationship Type=\"x/worksheet\" Target=\"evil.bin\"/>",
        ] {
            assert!(matches!(tags(xml), Err(Unfit::Damaged(_))), "{xml}");
        }
        assert!(tags("<sst uniqueCount=\"2\"><si/><si/></sst>").is_ok());
    }
}
