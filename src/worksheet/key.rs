//! The hidden key of a row: which audit folder, which draw, which sheet, and what the row is about. A row is never told
//! by where it stands.

use sha2::{Digest, Sha256};

use crate::cell::hex;

/// What every key begins with; the number counts the forms it has had.
const MARK: &str = "sagsaudit1";
/// Hex digits of the name of a folder.
const FOLDER_DIGITS: usize = 16;
/// Hex digits of the name of a draw, and of the check value.
const SHORT_DIGITS: usize = 8;

/// The audit folder and the draw that a worksheet belongs to, under names that tell nothing of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The folder.
    pub folder: String,
    /// Its draw: another seed or another checklist gives another name.
    pub draw: String,
}

impl Origin {
    /// The names of a folder, by the hash of the first line of its journal, and of its draw. The hash is in no
    /// worksheet, so that nobody can try seeds until one fits.
    ///
    /// ```
    /// # use sagsaudit::worksheet::Origin;
    /// let origin = Origin::of("9f86d081884c7d65", "maj", Some("2c26b46b68ffc68f"));
    /// assert_ne!(origin.draw, Origin::of("9f86d081884c7d65", "juni", Some("2c26b46b68ffc68f")).draw);
    /// ```
    pub fn of(first_line_sha256: &str, seed: &str, template_sha256: Option<&str>) -> Self {
        let template = template_sha256.unwrap_or_default();
        Self {
            folder: short(&["folder", first_line_sha256], FOLDER_DIGITS),
            draw: short(&["draw", first_line_sha256, seed, template], SHORT_DIGITS),
        }
    }
}

/// The first hex digits of the SHA-256 of some texts, each on a line.
fn short(parts: &[&str], digits: usize) -> String {
    let mut whole = hex(&Sha256::digest(parts.join("\n")));
    whole.truncate(digits);
    whole
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A case: every criterion, or the case as a whole.
    Case(String),
    /// A criterion in a case.
    Criterion {
        /// The criterion's id.
        criterion: String,
        /// The case's id.
        case: String,
    },
    /// An area.
    Area(String),
    /// Whatever the reviewer writes; rows are told apart by a number.
    Free(String),
}

impl Subject {
    fn kind(&self) -> String {
        match self {
            Self::Case(_) => "case".to_owned(),
            Self::Criterion { criterion, .. } => format!("criterion:{criterion}"),
            Self::Area(_) => "area".to_owned(),
            Self::Free(_) => "free".to_owned(),
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Case(name) | Self::Area(name) | Self::Free(name) => name,
            Self::Criterion { case, .. } => case,
        }
    }

    fn parse(kind: &str, name: &str) -> Option<Self> {
        let name = name.to_owned();
        Some(match kind {
            "case" => Self::Case(name),
            "area" => Self::Area(name),
            "free" => Self::Free(name),
            _ => Self::Criterion {
                criterion: kind.strip_prefix("criterion:")?.to_owned(),
                case: name,
            },
        })
    }
}

/// The key of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowKey {
    /// Where the worksheet comes from.
    pub origin: Origin,
    /// The worksheet's own name, without blanks.
    pub sheet: String,
    /// What the row is about.
    pub subject: Subject,
}

/// What stands in the cell of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyCell {
    /// A key.
    Key(RowKey),
    /// Something that was a key before somebody changed it.
    Damaged,
    /// No key.
    None,
}

impl RowKey {
    /// The key as it stands in a cell.
    pub fn text(&self) -> String {
        let (kind, name) = (self.subject.kind(), self.subject.name());
        let Origin { folder, draw } = &self.origin;
        let check = self.check();
        format!(
            "{MARK} {folder} {draw} {} {check} {kind} {name}",
            self.sheet
        )
    }

    fn check(&self) -> String {
        let kind = self.subject.kind();
        let parts = [
            &self.origin.folder,
            &self.origin.draw,
            &self.sheet,
            kind.as_str(),
            self.subject.name(),
        ];
        short(&parts, SHORT_DIGITS)
    }

    /// What a cell holds.
    pub fn read(text: &str) -> KeyCell {
        let Some(rest) = text.strip_prefix(MARK) else {
            return KeyCell::None;
        };
        Self::parse(rest).map_or(KeyCell::Damaged, KeyCell::Key)
    }

    fn parse(rest: &str) -> Option<Self> {
        let mut parts = rest.strip_prefix(' ')?.splitn(6, ' ');
        let mut part = || parts.next();
        let (folder, draw, sheet) = (part()?, part()?, part()?);
        let (check, kind, name) = (part()?, part()?, part()?);
        let key = Self {
            origin: Origin {
                folder: folder.to_owned(),
                draw: draw.to_owned(),
            },
            sheet: sheet.to_owned(),
            subject: Subject::parse(kind, name)?,
        };
        (key.check() == check).then_some(key)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(subject: Subject) -> RowKey {
        RowKey {
            origin: Origin::of("abc", "maj", Some("def")),
            sheet: "anna".into(),
            subject,
        }
    }

    fn subject() -> impl Strategy<Value = Subject> {
        let name = "[^\\s\\p{Cc}]([^\\p{Cc}]{0,12}[^\\s\\p{Cc}])?";
        prop_oneof![
            name.prop_map(Subject::Case),
            name.prop_map(Subject::Area),
            name.prop_map(Subject::Free),
            ("[A-Za-zÆØÅæøå0-9_-]{1,9}", name)
                .prop_map(|(criterion, case)| Subject::Criterion { criterion, case }),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(subject in subject()) {
            let key = key(subject);
            prop_assert_eq!(RowKey::read(&key.text()), KeyCell::Key(key));
        }

        #[test]
        fn a_changed_key_is_damaged_or_none(subject in subject(), place in any::<prop::sample::Index>(), other in "\\PC") {
            let text = key(subject.clone()).text();
            let mut letters: Vec<char> = text.chars().collect();
            let place = place.index(letters.len());
            letters[place] = other.chars().next().unwrap();
            let changed: String = letters.into_iter().collect();
            prop_assume!(changed != text);
            prop_assert!(!matches!(RowKey::read(&changed), KeyCell::Key(_)));
        }
    }

    #[test]
    fn other_texts_are_no_keys() {
        for text in ["", "S-0001", "Nøgle", "sagsaudit"] {
            assert_eq!(RowKey::read(text), KeyCell::None);
        }
        assert_eq!(RowKey::read("sagsaudit1 x"), KeyCell::Damaged);
    }
}
