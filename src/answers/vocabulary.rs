//! The closed lists that stand beside an answer: what caused an error, and why a lawful exception holds.
//!
//! A worksheet offers them in the reader's language; files have their ids. Other words are kept as they were written.

use serde::{Deserialize, Serialize};

use crate::lang::{Lang, Phrase, rating as say, worksheet};

/// What errors can have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// Something was typed or registered wrongly.
    Entry,
    /// Somebody did not know.
    Knowledge,
    /// The work is organised so that it happens.
    Procedure,
    /// The case system makes it happen.
    System,
    /// Too few hands.
    Resources,
    /// Something about the citizen.
    Citizen,
}

impl Cause {
    /// All causes.
    pub const ALL: [Self; 6] = [
        Self::Entry,
        Self::Knowledge,
        Self::Procedure,
        Self::System,
        Self::Resources,
        Self::Citizen,
    ];

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Knowledge => "knowledge",
            Self::Procedure => "procedure",
            Self::System => "system",
            Self::Resources => "resources",
            Self::Citizen => "citizen",
        }
    }

    /// What people read.
    pub fn words(self) -> &'static Phrase {
        match self {
            Self::Entry => &say::CAUSE_ENTRY,
            Self::Knowledge => &say::CAUSE_KNOWLEDGE,
            Self::Procedure => &say::CAUSE_PROCEDURE,
            Self::System => &say::CAUSE_SYSTEM,
            Self::Resources => &say::CAUSE_RESOURCES,
            Self::Citizen => &say::CAUSE_CITIZEN,
        }
    }

    /// The cause of a name or of its words in either language, whatever the case of the letters.
    pub fn find(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|cause| {
            let words = cause.words();
            let names = [cause.name(), words.da, words.en];
            names.contains(&text.as_str()) || cause.other_names().contains(&text.as_str())
        })
    }

    /// A cause as it is kept, in the words of a reader; other words stay as they are.
    pub fn shown(text: &str, lang: Lang) -> String {
        Self::find(text).map_or_else(
            || text.to_owned(),
            |cause| cause.words().text(lang).to_owned(),
        )
    }

    /// What it is called elsewhere.
    fn other_names(self) -> &'static [&'static str] {
        match self {
            Self::Entry => &["input_error"],
            Self::Knowledge => &["viden"],
            Self::Procedure => &["workflow"],
            Self::System | Self::Resources | Self::Citizen => &[],
        }
    }
}

/// Why something lawfully did not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExceptionReason {
    /// The citizen declined.
    CitizenDeclined,
    /// The citizen stayed away.
    CitizenAbsent,
    /// The citizen was too ill.
    CitizenIll,
    /// Another authority had the case, or had to act first.
    OtherAuthority,
    /// Something else, which the comment tells.
    Other,
}

impl ExceptionReason {
    /// All reasons, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::CitizenDeclined,
        Self::CitizenAbsent,
        Self::CitizenIll,
        Self::OtherAuthority,
        Self::Other,
    ];

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::CitizenDeclined => "citizen_declined",
            Self::CitizenAbsent => "citizen_absent",
            Self::CitizenIll => "citizen_ill",
            Self::OtherAuthority => "other_authority",
            Self::Other => "other",
        }
    }

    /// What people read.
    pub fn words(self) -> &'static Phrase {
        match self {
            Self::CitizenDeclined => &worksheet::CITIZEN_DECLINED,
            Self::CitizenAbsent => &worksheet::CITIZEN_ABSENT,
            Self::CitizenIll => &worksheet::CITIZEN_ILL,
            Self::OtherAuthority => &worksheet::OTHER_AUTHORITY,
            Self::Other => &worksheet::OTHER_REASON,
        }
    }

    /// A reason as it is kept, in the words of a reader; other words stay as they are.
    pub fn shown(text: &str, lang: Lang) -> String {
        Self::find(text).map_or_else(
            || text.to_owned(),
            |reason| reason.words().text(lang).to_owned(),
        )
    }

    /// The reason of a name or of its words in either language, whatever the case of the letters.
    pub fn find(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|reason| {
            let words = reason.words();
            [reason.name(), words.da, words.en].contains(&text.as_str())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_are_known_by_their_words_in_both_languages() {
        for cause in Cause::ALL {
            for name in [cause.name(), cause.words().da, cause.words().en] {
                assert_eq!(Cause::find(&name.to_uppercase()), Some(cause));
            }
        }
        assert_eq!(Cause::find("uheld"), None);
    }

    #[test]
    fn reasons_are_known_by_their_words_in_both_languages() {
        for reason in ExceptionReason::ALL {
            for name in [reason.name(), reason.words().da, reason.words().en] {
                assert_eq!(ExceptionReason::find(&name.to_uppercase()), Some(reason));
            }
        }
        assert_eq!(ExceptionReason::find("uheld"), None);
    }
}
