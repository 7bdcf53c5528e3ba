//! Giving an answer: what is asked before it can be stored, and what came of it.

use super::dialog::{Choice, ChoiceDialog, Chosen, Dialog, Purpose, TextDialog};
use super::entry::Entry;
use super::keys::Key;
use super::session::{Effect, Session};
use super::work::Second;
use crate::answers::{CaseStatus, Cause, ExceptionReason, Written};
use crate::diag::{Failure, Place, code};
use crate::lang::{Message, Phrase, review as say};

impl Session<'_> {
    /// Answers here, with what was said beside an earlier answer.
    pub(super) fn answer(&mut self, option: &str, at: &str) -> Effect {
        match self.work.written(self.here.case, self.here.criterion) {
            Some(written) => self.offer(&written.with("answer", option), Second::Refused, at),
            None => Effect::Show,
        }
    }

    /// Stores an answer, or asks for what it lacks.
    pub(super) fn offer(&mut self, written: &Written, second: Second, at: &str) -> Effect {
        let reviewer = self.work.subject.reviewer.clone();
        let written = written
            .clone()
            .with("reviewer", &reviewer)
            .with("answered_at", at);
        let before = self.work.own_of(self.here.case);
        match self.work.store(&written, second) {
            Ok(()) => {
                self.message = Some(self.stored(&written));
                self.changed(before)
            }
            Err(failure) => {
                self.ask_for_what_is_missing(written, second, &failure);
                Effect::Show
            }
        }
    }

    /// What is said of an answer that was stored; that it does not count, where it does not.
    fn stored(&self, written: &Written) -> Message {
        if written.text("criterion").is_empty() {
            return say::STATUS_STORED.message();
        }
        let assessment = self.work.assessment(self.here.case, self.here.criterion);
        let choice = self.work.answer(self.here.case, self.here.criterion);
        let choice = choice.and_then(|answer| answer.choice.as_ref());
        match (assessment, choice) {
            (Some(found), Some(choice)) if found.outcome != choice.outcome => {
                say::DOES_NOT_COUNT.with("outcome", found.outcome.in_words())
            }
            _ => say::STORED.message(),
        }
    }

    /// A failure about a column that a text can mend asks for that text; others are told.
    fn ask_for_what_is_missing(&mut self, written: Written, second: Second, failure: &Failure) {
        let first = failure.diagnostics().first();
        let Some(first) = first else { return };
        if first.code == &code::A051 {
            self.dialog = Some(Dialog::Second(written));
            return;
        }
        let column = match &first.place {
            Place::File { file } => TYPED.into_iter().find(|column| column == file),
            _ => None,
        };
        match column {
            Some(column) => {
                let entry = Entry::of(written.text(column));
                let overrules = column == "comment"
                    && !written.text("answer").is_empty()
                    && self
                        .work
                        .is_overruled_by_answer(self.here.case, self.here.criterion);
                let purpose = Purpose::Column(column, written);
                let title = if overrules {
                    &say::OVERRULE_TITLE
                } else {
                    purpose.title()
                };
                self.dialog = Some(Dialog::Text(TextDialog {
                    offered: self.offered(column),
                    title,
                    entry,
                    purpose,
                    second,
                    remark: Some(of_failure(failure)),
                }));
            }
            None => self.message = Some(of_failure(failure)),
        }
    }

    pub(super) fn ask(&mut self, purpose: Purpose, text: &str) {
        let offered = match &purpose {
            Purpose::Column(column, _) => self.offered(column),
            Purpose::Search | Purpose::Jump => Vec::new(),
        };
        self.dialog = Some(Dialog::Text(TextDialog {
            offered,
            title: purpose.title(),
            entry: Entry::of(text),
            purpose,
            second: Second::Refused,
            remark: None,
        }));
    }

    /// What is usually said in a column of an answer.
    fn offered(&self, column: &str) -> Vec<&'static Phrase> {
        match column {
            "cause" => self.work.subject.causes.clone(),
            "reason_code" => ExceptionReason::ALL.map(ExceptionReason::words).to_vec(),
            _ => Vec::new(),
        }
    }

    /// Asks for one column of the answer here.
    pub(super) fn ask_column(&mut self, column: &'static str) {
        if let Some(written) = self.work.written(self.here.case, self.here.criterion) {
            let text = written.text(column);
            let text = match column {
                "cause" => Cause::shown(text, self.lang),
                "reason_code" => ExceptionReason::shown(text, self.lang),
                _ => text.to_owned(),
            };
            self.ask(Purpose::Column(column, written), &text);
        }
    }

    pub(super) fn ask_which_column(&mut self) {
        let (decides, others) = self.work.values(self.here.case, self.here.criterion);
        let all: Vec<(&str, &str)> = decides.into_iter().chain(others).collect();
        let label = |(column, value): &(&str, &str)| {
            let label = say::COLUMN_AND_VALUE.with("column", *column);
            match *value {
                "" => label.with("value", &say::EMPTY),
                value => label.with("value", value),
            }
        };
        let labels: Vec<Message> = all.iter().map(label).collect();
        let values = all.iter().map(|(column, _)| (*column).to_owned()).collect();
        if labels.is_empty() {
            self.message = Some(say::NOTHING_TO_CORRECT.message());
            return;
        }
        self.dialog = Some(Dialog::Choice(ChoiceDialog {
            choice: Choice::Column,
            values,
            labels,
            chosen: 0,
        }));
    }

    pub(super) fn ask_status(&mut self) {
        let all = CaseStatus::ALL;
        self.dialog = Some(Dialog::Choice(ChoiceDialog {
            choice: Choice::Status,
            values: all.map(|status| status.name().to_owned()).to_vec(),
            labels: all.map(|status| status_words(status).message()).to_vec(),
            chosen: 0,
        }));
    }

    pub(super) fn text(&mut self, mut dialog: TextDialog, key: &Key, at: &str) -> Effect {
        if *key != Key::Enter {
            dialog.entry.take(key);
            self.dialog = Some(Dialog::Text(dialog));
            return Effect::Show;
        }
        let text = dialog.text(self.lang);
        match dialog.purpose {
            Purpose::Search => self.search(&text),
            Purpose::Jump => self.jump(&text),
            Purpose::Column(column, written) => {
                return self.offer(&written.with(column, text.trim()), dialog.second, at);
            }
        }
        Effect::Show
    }

    pub(super) fn choice(&mut self, mut dialog: ChoiceDialog, key: &Key, at: &str) -> Effect {
        match (dialog.take(key), &dialog.choice) {
            (Chosen::Open, _) => self.dialog = Some(Dialog::Choice(dialog)),
            (Chosen::Line(status), Choice::Status) => {
                if let Some(case) = self.work.cases().get(self.here.case) {
                    let written = Written::new(&case.id, "").with("answer", &status);
                    return self.offer(&written, Second::Refused, at);
                }
            }
            (Chosen::Line(column), Choice::Column) => self.correct(&column),
        }
        Effect::Show
    }

    /// Asks for the right value of a column. It stands with the answer where the column was corrected before, else here,
    /// else with another criterion that looks at it: an answer has room for one.
    fn correct(&mut self, column: &str) {
        let case = self.here.case;
        let corrected = |criterion: usize| {
            let correction = self.work.answer(case, criterion)?.correction.as_ref();
            correction.map(|correction| correction.column.as_str())
        };
        let has_room = |criterion: &usize| corrected(*criterion).is_none();
        let before = (0..self.work.criteria()).find(|one| corrected(*one) == Some(column));
        let here = Some(self.here.criterion).filter(has_room);
        let mut looking = (0..self.work.criteria()).filter(|criterion| {
            let (decides, _) = self.work.values(case, *criterion);
            decides.iter().any(|(name, _)| *name == column)
        });
        let place = before.or(here).or_else(|| looking.find(has_room));
        let Some(written) = place.and_then(|criterion| self.work.written(case, criterion)) else {
            self.message = Some(say::NO_ROOM_TO_CORRECT.message());
            return;
        };
        let text = written.text("corrected_value").to_owned();
        let written = written.with("corrected_column", column);
        self.ask(Purpose::Column("corrected_value", written), &text);
    }

    /// Only a clear yes stores a second answer.
    pub(super) fn second(&mut self, key: &Key, written: &Written, at: &str) -> Effect {
        let yes = say::YES_KEY.text(self.lang).chars().next();
        match key {
            Key::Char(letter) if Some(*letter) == yes => self.offer(written, Second::Wanted, at),
            _ => Effect::Show,
        }
    }
}

/// The columns of an answer that are typed.
const TYPED: [&str; 5] = [
    "comment",
    "reason_code",
    "cause",
    "amount",
    "corrected_value",
];

/// The first thing a failure says, with what to do.
pub(super) fn of_failure(failure: &Failure) -> Message {
    let first = failure
        .diagnostics()
        .first()
        .expect("a failure has a diagnostic");
    match first.help.first() {
        Some(help) => say::WITH_HELP
            .with("message", first.message.clone())
            .with("help", help.clone()),
        None => first.message.clone(),
    }
}

/// What a status is called for a reviewer.
pub(super) fn status_words(status: CaseStatus) -> &'static Phrase {
    match status {
        CaseStatus::Reviewed => &say::REVIEWED,
        CaseStatus::NotFound => &say::CASE_NOT_FOUND,
        CaseStatus::NoAccess => &say::NO_ACCESS,
    }
}
