//! The words of the case: its id, its area, and the values its columns hold.

mod alike;
mod value;

pub use alike::{has_hidden, look};
pub use value::{ColumnType, Reading, Value};

use std::borrow::Borrow;
use std::fmt;

use compact_str::CompactString;

/// What stands between the parts of a composite case id or area.
pub const PART_SEPARATOR: &str = " / ";
/// The area of cases whose area columns are all empty.
pub const NO_AREA: &str = "(uden sagsområde)";
/// What stands for one empty part of a composite id or area.
pub const EMPTY_PART: &str = "(tom)";

/// The name of a case: the sampling unit. Opaque text, trimmed of Unicode white space, otherwise as in the extract.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(CompactString);

impl CaseId {
    /// The id from its column or columns; `None` when all parts are empty.
    ///
    /// ```
    /// # use sagsaudit::case::CaseId;
    /// assert_eq!(CaseId::from_parts([" 330-2026-1\u{a0}"]).unwrap().as_str(), "330-2026-1");
    /// assert_eq!(CaseId::from_parts(["7", ""]).unwrap().as_str(), "7 / (tom)");
    /// assert_eq!(CaseId::from_parts(["", " "]), None);
    /// ```
    pub fn from_parts<'a>(parts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut id = Self::unset();
        id.set(parts).then_some(id)
    }

    /// An id that is not set yet: memory to be used for one id after the other.
    pub const fn unset() -> Self {
        Self(CompactString::const_new(""))
    }

    /// Makes this the id of these columns, as [`CaseId::from_parts`] does; says whether there is one.
    pub fn set<'a>(&mut self, parts: impl IntoIterator<Item = &'a str>) -> bool {
        self.0.clear();
        join_parts(parts, &mut self.0)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Borrow<str> for CaseId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// The text of a [`CaseId`] where it stands, in memory of somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseName<'a>(&'a [u8]);

impl<'a> CaseName<'a> {
    /// The id that these bytes are: visible ones of ASCII, of which nothing can be trimmed.
    pub(crate) fn plain(bytes: &'a [u8]) -> Self {
        debug_assert!(!bytes.is_empty() && bytes.iter().all(u8::is_ascii_graphic));
        Self(bytes)
    }

    /// Its bytes.
    #[inline]
    pub fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// The text.
    pub fn as_str(self) -> &'a str {
        std::str::from_utf8(self.0).expect("it is that of a case id")
    }

    /// The id in memory of its own.
    pub fn to_id(self) -> CaseId {
        CaseId(CompactString::new(self.as_str()))
    }
}

impl<'a> From<&'a CaseId> for CaseName<'a> {
    fn from(id: &'a CaseId) -> Self {
        Self(id.0.as_bytes())
    }
}

/// What findings are reported by: a benefit, a paragraph, a team.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area(String);

impl Area {
    /// The area from its column or columns; [`NO_AREA`] when all parts are empty.
    pub fn from_parts<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut area = Self::unset();
        area.set(parts);
        area
    }

    /// An area that is not set yet: memory to be used for one area after the other.
    pub const fn unset() -> Self {
        Self(String::new())
    }

    /// Makes this the area of these columns, as [`Area::from_parts`] does.
    pub fn set<'a>(&mut self, parts: impl IntoIterator<Item = &'a str>) {
        self.0.clear();
        if !join_parts(parts, &mut self.0) {
            self.0.clear();
            self.0.push_str(NO_AREA);
        }
    }

    /// An area by its finished name, as it stands in the files of an audit folder.
    pub fn named(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Area {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A text without Unicode white space at its ends, as [`str::trim`] has it; at once where there is none to see.
///
/// ```
/// # use sagsaudit::case::trimmed;
/// assert_eq!(trimmed("\u{a0}a b "), "a b");
/// ```
#[inline]
pub fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Appends the trimmed parts joined by [`PART_SEPARATOR`], empty ones as [`EMPTY_PART`], and says whether any is filled.
fn join_parts<'a>(
    parts: impl IntoIterator<Item = &'a str>,
    joined: &mut impl Extend<&'a str>,
) -> bool {
    let mut any_filled = false;
    for (position, part) in parts.into_iter().map(trimmed).enumerate() {
        if position > 0 {
            joined.extend([PART_SEPARATOR]);
        }
        any_filled |= !part.is_empty();
        joined.extend([if part.is_empty() { EMPTY_PART } else { part }]);
    }
    any_filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_without_a_name_has_one_of_its_own() {
        assert_eq!(Area::from_parts([""]).as_str(), "(uden sagsområde)");
        assert_eq!(
            Area::from_parts(["SEL § 107", "\u{a0}"]).as_str(),
            "SEL § 107 / (tom)"
        );
    }
}
