//! The drawn cases that are neither pass nor fail, by why: a column that findings and groups share.

use super::Cell;
use crate::findings::Finding;
use crate::lang::{Lang, audit as say};

/// How many drawn cases are neither pass nor fail.
#[derive(Debug, Clone, Copy)]
pub(super) struct NotDecided {
    /// The criterion does not concern them.
    pub not_applicable: u64,
    /// Their deadline lies ahead.
    pub not_due: u64,
    /// They could not be decided.
    pub undetermined: u64,
    /// No reviewer has answered them.
    pub pending: u64,
}

impl NotDecided {
    /// Those of a finding.
    pub fn of(finding: &Finding) -> Self {
        Self {
            not_applicable: finding.not_applicable,
            not_due: finding.not_due,
            undetermined: finding.undetermined,
            pending: finding.pending,
        }
    }
}

/// The counts that are not 0, in words.
pub(super) fn not_decided(cases: NotDecided, lang: Lang) -> Cell {
    let parts = [
        (cases.not_applicable, &say::NOT_APPLICABLE),
        (cases.not_due, &say::NOT_DUE),
        (cases.undetermined, &say::UNDETERMINED),
        (cases.pending, &say::PENDING),
    ];
    let named: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, phrase)| phrase.with("count", count).in_lang(lang))
        .collect();
    if named.is_empty() {
        Cell::NotApplicable
    } else {
        Cell::Text(named.join(", "))
    }
}
