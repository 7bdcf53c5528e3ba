//! Codes in the place of case ids that name a person: the draw is made of them, and only who has the key can tell whose
//! they are.
//!
//! The code of a case is the first 20 hex digits of the HMAC-SHA-256 of its id (RFC 2104), in groups of four. A plain
//! hash would not do: all CPR numbers can be tried within minutes. The same key gives the same codes, so that a redraw
//! and later periods name a case alike. With 80 bits, two cases of a million share a code with a probability of 1 in 10^12.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::perform::Request;
use crate::case::{Area, CaseId, CaseName};
use crate::cell::hex;
use crate::diag::Failure;
use crate::extract::{Cases, Columns, CprIds, Extract, Formats, Reject, Visitor, each_case};

/// How codes are made; stands in the record and in front of a key.
const ALGORITHM: &str = "hmac-sha256/20";
/// What begins a key written as text.
const KEY_PREFIX: &str = "sagsaudit-key/1 ";
/// How many hex digits a code has.
const CODE_DIGITS: usize = 20;
/// How many stand together.
const GROUP: usize = 4;
/// What is coded to tell keys apart without showing them. No case id is empty.
const NO_ID: &[u8] = b"";

/// The key of the codes. It is never shown but by [`CodeKey::to_text`].
#[derive(Clone, PartialEq, Eq)]
pub struct CodeKey([u8; 32]);

/// That case ids are codes, and of which key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PseudonymRecord {
    /// How the codes are made.
    pub algorithm: String,
    /// What tells the key from others, and nothing about it.
    pub key: String,
}

impl CodeKey {
    /// A key of 256 random bits.
    pub fn of_bits(bits: [u8; 32]) -> Self {
        Self(bits)
    }

    /// Reads a key; `None` for any other text. What stands below its line is not looked at.
    ///
    /// ```
    /// # use sagsaudit::draw::CodeKey;
    /// let key = CodeKey::of_bits([7; 32]);
    /// assert_eq!(CodeKey::parse(&key.to_text()), Some(key));
    /// assert_eq!(CodeKey::parse("hemmelig"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.lines().next()?.trim_end().strip_prefix(KEY_PREFIX)?;
        let mut bits = [0; 32];
        if digits.len() != 64 || !digits.bytes().all(is_hex) {
            return None;
        }
        for (byte, pair) in bits.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(bits))
    }

    /// The key as the text of a file of its own.
    pub fn to_text(&self) -> String {
        format!("{KEY_PREFIX}{}\n", hex(&self.0))
    }

    /// The code of a case.
    ///
    /// ```
    /// # use sagsaudit::{case::CaseId, draw::CodeKey};
    /// // printf '%s' 010190-1234 | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707…07
    /// let id = CaseId::from_parts(["010190-1234"]).unwrap();
    /// assert_eq!(CodeKey::of_bits([7; 32]).code(&id).as_str(), "400c-c357-4f98-7ec0-b79f");
    /// ```
    pub fn code<'a>(&self, id: impl Into<CaseName<'a>>) -> CaseId {
        let digits = self.digits(id.into().as_bytes());
        let groups = digits.as_bytes().chunks(GROUP).take(CODE_DIGITS / GROUP);
        let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
        CaseId::from_parts([groups.join("-").as_str()]).expect("a code is no empty text")
    }

    /// What the record of a draw says of the key.
    pub fn record(&self) -> PseudonymRecord {
        let mut digits = self.digits(NO_ID);
        digits.truncate(CODE_DIGITS);
        PseudonymRecord {
            algorithm: ALGORITHM.to_owned(),
            key: digits,
        }
    }

    fn digits(&self, text: &[u8]) -> String {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.0).expect("any length of key can be used");
        mac.update(text);
        hex(&mac.finalize().into_bytes())
    }
}

/// Shows nothing of the key.
impl fmt::Debug for CodeKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "CodeKey({})", self.record().key)
    }
}

fn is_hex(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}

/// Whether an id has the form of a code.
pub(super) fn is_code(id: &CaseId) -> bool {
    let groups = || id.as_str().split('-');
    groups().count() == CODE_DIGITS / GROUP
        && groups().all(|group| group.len() == GROUP && group.bytes().all(is_hex))
}

/// What the ids of cases are under a key: themselves, or codes.
pub(super) fn cpr_ids(key: Option<&CodeKey>) -> CprIds {
    match key {
        Some(_) => CprIds::Allow,
        None => CprIds::Refuse,
    }
}

/// Rejected rows as they are listed: what stands where the case id should be is left out where ids are not written.
pub(super) fn listed(mut rejects: Vec<Reject>, key: Option<&CodeKey>) -> Vec<Reject> {
    if key.is_some() {
        for reject in &mut rejects {
            reject.case_id = None;
        }
    }
    rejects
}

/// The ids of an extract's cases whose codes are wanted, by their codes.
///
/// # Errors
/// When the extract cannot be read or used.
pub fn decode(
    source: &mut Extract,
    request: &Request,
    key: &CodeKey,
    wanted: &BTreeSet<&CaseId>,
) -> Result<BTreeMap<CaseId, CaseId>, Failure> {
    source.look_at_rest()?;
    let columns = Columns::find(source, &request.selection)?;
    let begin = |_: &Formats| Decoder {
        key,
        wanted,
        found: BTreeMap::new(),
    };
    let seen = each_case(source, &columns, CprIds::Allow, begin)?;
    let seen = seen.expect("nothing of the files is unseen");
    Ok(seen.visitor.found)
}

/// What the cases of an audit are called outside its folder: by their ids, also where the folder has codes.
#[derive(Debug, Clone, Default)]
pub struct CaseNames {
    by_code: BTreeMap<CaseId, CaseId>,
}

impl CaseNames {
    /// The names of cases whose codes the folder has.
    pub fn by_code(by_code: BTreeMap<CaseId, CaseId>) -> Self {
        Self { by_code }
    }

    /// What a case of the folder is called.
    pub fn of<'a>(&'a self, id: &'a CaseId) -> &'a CaseId {
        self.by_code.get(id).unwrap_or(id)
    }
}

/// Looks for cases by their codes.
struct Decoder<'a> {
    key: &'a CodeKey,
    wanted: &'a BTreeSet<&'a CaseId>,
    found: BTreeMap<CaseId, CaseId>,
}

impl Visitor for Decoder<'_> {
    fn area(&mut self, _: &Area) -> Result<usize, Failure> {
        Ok(0)
    }

    fn cases(&mut self, cases: Cases<'_>) -> Result<(), Failure> {
        for id in cases.ids() {
            let code = self.key.code(*id);
            if self.wanted.contains(&code) {
                self.found.insert(code, id.to_id());
            }
        }
        Ok(())
    }

    fn merge(&mut self, other: Self) -> Result<(), Failure> {
        self.found.extend(other.found);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cell::mask_cpr;

    fn id(text: &str) -> CaseId {
        CaseId::from_parts([text]).unwrap()
    }

    /// Of `openssl dgst -sha256 -mac HMAC -macopt hexkey:…`, and of Python's `hmac`.
    #[test]
    fn codes_are_those_of_other_programs() {
        let counted: [u8; 32] = std::array::from_fn(|place| u8::try_from(place).unwrap());
        for (bits, text, expected) in VECTORS {
            let key = CodeKey::of_bits(bits.map_or(counted, |byte| [byte; 32]));
            assert_eq!(key.code(&id(text)).as_str(), *expected, "{text}");
        }
    }

    const VECTORS: &[(Option<u8>, &str, &str)] = &[
        (Some(7), "010190-1234", "400c-c357-4f98-7ec0-b79f"),
        (None, "010190-1234", "73ca-f2fd-4132-4bf5-63fd"),
        (None, "0101901234", "ec8e-e9f1-1715-62dc-7ab8"),
        (None, "Sag æøå 1/2", "5f91-2ea5-ce6f-ada2-3d32"),
        (Some(0), "330-2018-65870", "1098-fa34-ab7a-9499-bb7f"),
    ];

    #[test]
    fn only_a_key_is_read_as_one() {
        let text = CodeKey::of_bits([1; 32]).to_text();
        assert!(CodeKey::parse(&text.replace('\n', "\r\n# gemt af Anna\r\n")).is_some());
        for wrong in [
            "",
            "\n",
            &text[1..],
            &text.to_uppercase(),
            &text.replace("01", "0g"),
            &text.trim_end()[..79],
            &format!("\u{feff}{text}"),
        ] {
            assert!(CodeKey::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_key_is_not_shown() {
        let key = CodeKey::of_bits([0xab; 32]);
        assert!(!format!("{key:?}").contains("abab"));
        assert_eq!(key.record().key.len(), 20);
        assert_ne!(key.record(), CodeKey::of_bits([0xac; 32]).record());
    }

    proptest! {
        #[test]
        fn a_code_is_told_by_its_form_and_is_no_cpr_number(bits: [u8; 32], text in "\\PC{1,40}") {
            let Some(id) = CaseId::from_parts([text.as_str()]) else { return Ok(()) };
            let key = CodeKey::of_bits(bits);
            let code = key.code(&id);
            prop_assert!(is_code(&code));
            prop_assert_eq!(mask_cpr(code.as_str()).1, 0);
            prop_assert_eq!(CodeKey::parse(&key.to_text()), Some(key));
        }

        #[test]
        fn other_ids_are_no_codes(text in "[0-9a-f-]{1,23}|[0-9A-Fg]{4}(-[0-9A-Fg]{4}){4}-?") {
            let is_form = text.len() == 24 && !text.contains(['g', 'A', 'B', 'C', 'D', 'E', 'F']);
            prop_assert_eq!(is_code(&id(&text)), is_form && !text.ends_with('-'));
        }
    }
}
