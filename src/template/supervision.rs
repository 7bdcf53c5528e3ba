//! `[report]`: where audits of a checklist stand among the kinds of supervision of a municipality, in the order that
//! Frederiksberg Kommune has them in.

use toml::Spanned;

use super::model::Named;
use super::section::{Section, Sink};
use super::values::word;
use crate::diag::code;
use crate::lang::{Message, supervision as say};

/// Where an audit stands among the kinds of supervision of a municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supervision {
    /// Its kind.
    pub kind: SupervisionKind,
    /// Whether somebody outside the authority carries it out.
    pub is_external: bool,
    /// Whether it is presented to the politicians.
    pub is_political: bool,
}

/// The kinds of supervision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SupervisionKind {
    /// The auditor's.
    Audit,
    /// Of practice: complaints, studies of practice.
    Practice,
    /// Other supervision that politicians see.
    Other,
    /// Of the leaders, within the administration.
    Internal,
}

impl Named for SupervisionKind {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("audit", Self::Audit),
        ("practice", Self::Practice),
        ("other", Self::Other),
        ("internal", Self::Internal),
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Audit => "audit",
            Self::Practice => "practice",
            Self::Other => "other",
            Self::Internal => "internal",
        }
    }
}

/// What one place says of the supervision; `None` where it says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SaidOfSupervision {
    /// Its kind.
    pub kind: Option<SupervisionKind>,
    /// Whether somebody outside the authority carries it out.
    pub is_external: Option<bool>,
    /// Whether it is presented to the politicians.
    pub is_political: Option<bool>,
}

impl SaidOfSupervision {
    /// What this says, and where it says nothing what the other one does.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            kind: self.kind.or(other.kind),
            is_external: self.is_external.or(other.is_external),
            is_political: self.is_political.or(other.is_political),
        }
    }

    /// What it comes to; `None` without a kind. What nobody called external is not. What comes from outside, and what is
    /// not internal, is political unless somebody says otherwise.
    pub fn supervision(self) -> Option<Supervision> {
        let kind = self.kind?;
        let is_external = self.is_external.unwrap_or(false);
        let by_default = is_external || kind != SupervisionKind::Internal;
        Some(Supervision {
            kind,
            is_external,
            is_political: self.is_political.unwrap_or(by_default),
        })
    }
}

impl Supervision {
    /// The sentences that place the audit.
    pub fn in_words(self) -> Message {
        let kind = match self.kind {
            SupervisionKind::Audit => &say::KIND_AUDIT,
            SupervisionKind::Practice => &say::KIND_PRACTICE,
            SupervisionKind::Other => &say::KIND_OTHER,
            SupervisionKind::Internal => &say::KIND_INTERNAL,
        };
        let external = match self.is_external {
            true => &say::EXTERNAL,
            false => &say::NOT_EXTERNAL,
        };
        let political = match self.is_political {
            true => &say::POLITICAL,
            false => &say::NOT_POLITICAL,
        };
        say::SUPERVISION
            .with("kind", kind)
            .with("external", external)
            .with("political", political)
    }
}

/// `[report]` as it is written.
#[derive(Debug, Default)]
pub(super) struct ReportTable {
    supervision: Option<Spanned<String>>,
    external: Option<Spanned<bool>>,
    political: Option<Spanned<bool>>,
}

/// Reads `[report]`.
pub(super) fn report_table(section: Section<'_>) -> ReportTable {
    let table = ReportTable {
        supervision: section.text("supervision"),
        external: section.flag("external"),
        political: section.flag("political"),
    };
    section.finish();
    table
}

/// What the table means.
pub(super) fn check(table: &ReportTable, sink: &Sink) -> SaidOfSupervision {
    let flags = [
        ("external", &table.external),
        ("political", &table.political),
    ];
    for (key, flag) in flags {
        if let Some(flag) = flag.as_ref().filter(|_| table.supervision.is_none()) {
            let message = say::NO_KIND.with("key", key);
            sink.complain(&code::T170, flag.span(), message);
        }
    }
    let said = |flag: &Option<Spanned<bool>>| flag.as_ref().map(|flag| *flag.get_ref());
    SaidOfSupervision {
        kind: table.supervision.as_ref().and_then(|kind| word(kind, sink)),
        is_external: said(&table.external),
        is_political: said(&table.political),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn what_is_external_or_not_internal_is_political_unless_somebody_says_otherwise() {
        let said = |kind, is_external, is_political| SaidOfSupervision {
            kind: Some(kind),
            is_external,
            is_political,
        };
        for (said, external, political) in [
            (said(SupervisionKind::Internal, None, None), false, false),
            (
                said(SupervisionKind::Internal, Some(true), None),
                true,
                true,
            ),
            (said(SupervisionKind::Other, Some(false), None), false, true),
            (
                said(SupervisionKind::Audit, Some(true), Some(false)),
                true,
                false,
            ),
        ] {
            let found = said.supervision().unwrap();
            assert_eq!(
                (found.is_external, found.is_political),
                (external, political)
            );
        }
        assert_eq!(SaidOfSupervision::default().supervision(), None);
    }

    #[test]
    fn each_part_that_a_flag_says_overrules_that_of_the_template() {
        let template = SaidOfSupervision {
            kind: Some(SupervisionKind::Audit),
            is_external: Some(true),
            is_political: None,
        };
        let flags = SaidOfSupervision {
            is_external: Some(false),
            ..SaidOfSupervision::default()
        };
        let found = flags.or(template).supervision().unwrap();
        assert_eq!(
            found.in_words().in_lang(Lang::Da),
            "I det samlede tilsyn hører gennemgangen under revisionstilsyn. Den udføres af kommunen selv og forelægges \
             politisk."
        );
    }
}
