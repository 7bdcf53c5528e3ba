//! What a review asks of the reviewer before it goes on.

use super::entry::Entry;
use super::keys::Key;
use super::work::Second;
use crate::answers::Written;
use crate::lang::{Lang, Message, Phrase, review as say};

/// A question on top of the screen.
#[derive(Debug, Clone)]
pub(super) enum Dialog {
    /// A text to be typed.
    Text(TextDialog),
    /// Something to be chosen from a list.
    Choice(ChoiceDialog),
    /// Another reviewer has answered: a second answer?
    Second(Written),
    /// The keys, from a line on.
    Help(u16),
}

#[derive(Debug, Clone)]
pub(super) struct TextDialog {
    pub title: &'static Phrase,
    pub entry: Entry,
    pub purpose: Purpose,
    /// Whether an answer beside another reviewer's was asked for.
    pub second: Second,
    /// What is usually said, each under its number.
    pub offered: Vec<&'static Phrase>,
    /// Why it is asked for, or what was wrong with what was typed.
    pub remark: Option<Message>,
}

/// What a text is for.
#[derive(Debug, Clone)]
pub(super) enum Purpose {
    /// A column of an answer, which is stored with it.
    Column(&'static str, Written),
    /// Words to look for.
    Search,
    /// A case to go to.
    Jump,
}

#[derive(Debug, Clone)]
pub(super) struct ChoiceDialog {
    pub choice: Choice,
    /// What stands behind each line.
    pub values: Vec<String>,
    /// What is read.
    pub labels: Vec<Message>,
    pub chosen: usize,
}

/// What is chosen.
#[derive(Debug, Clone)]
pub(super) enum Choice {
    /// Whether the case could be looked at.
    Status,
    /// The column whose registered value is wrong.
    Column,
}

/// What came of a key in a list.
pub(super) enum Chosen {
    /// Nothing yet.
    Open,
    /// A line.
    Line(String),
}

impl TextDialog {
    /// What was typed; of a number that stands for something offered, that.
    pub fn text(&self, lang: Lang) -> String {
        let text = self.entry.text();
        let number = text.trim().parse::<usize>().ok();
        let offered = number.and_then(|number| self.offered.get(number.checked_sub(1)?));
        offered.map_or(text, |phrase| phrase.text(lang).to_owned())
    }
}

impl Purpose {
    /// What is asked.
    pub fn title(&self) -> &'static Phrase {
        match self {
            Self::Search => &say::SEARCH_TITLE,
            Self::Jump => &say::JUMP_TITLE,
            Self::Column("comment", _) => &say::COMMENT_TITLE,
            Self::Column("reason_code", _) => &say::REASON_TITLE,
            Self::Column("cause", _) => &say::CAUSE_TITLE,
            Self::Column("amount", _) => &say::AMOUNT_TITLE,
            Self::Column(..) => &say::CORRECT_TITLE,
        }
    }
}

impl ChoiceDialog {
    pub fn title(&self) -> &'static Phrase {
        match self.choice {
            Choice::Status => &say::STATUS_TITLE,
            Choice::Column => &say::COLUMN_TITLE,
        }
    }

    /// Arrows move, numbers and Enter choose.
    pub fn take(&mut self, key: &Key) -> Chosen {
        let last = self.values.len().saturating_sub(1);
        match key {
            Key::Up => self.chosen = self.chosen.saturating_sub(1),
            Key::Down => self.chosen = (self.chosen + 1).min(last),
            Key::Home => self.chosen = 0,
            Key::End => self.chosen = last,
            Key::Enter => return self.line(self.chosen),
            Key::Char(digit) => {
                let number = digit.to_digit(10).and_then(|number| number.checked_sub(1));
                let number = number.and_then(|number| usize::try_from(number).ok());
                return number.map_or(Chosen::Open, |number| self.line(number));
            }
            _ => {}
        }
        Chosen::Open
    }

    fn line(&self, number: usize) -> Chosen {
        let value = self.values.get(number).cloned();
        value.map_or(Chosen::Open, Chosen::Line)
    }
}
