//! The state of a review: it takes keys, and says what is to be saved.

use super::answering::of_failure;
use super::dialog::{Dialog, Purpose};
use super::flags::Flags;
use super::keys::{Key, answer_keys};
use super::moves::Spot;
use super::work::Work;
use crate::answers::CaseAnswers;
use crate::diag::Failure;
use crate::lang::{Lang, Message, review as say};

/// What is to be done after a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing but to show the screen.
    Show,
    /// The answers are to be saved now.
    Save,
    /// The flags are to be saved.
    SaveFlags,
    /// The review ends.
    Quit,
}

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    All,
    Open,
    Flagged,
}

/// One change that can be taken back.
#[derive(Debug, Clone)]
struct Change {
    spot: Spot,
    before: CaseAnswers,
}

/// What the last change was, until it is known to be saved.
#[derive(Debug, Clone)]
struct Unsaved {
    case: usize,
    before: CaseAnswers,
    /// The change that it took back.
    undone: Option<Change>,
}

/// A review as it goes on.
#[derive(Debug, Clone)]
pub struct Session<'a> {
    /// What is reviewed.
    pub work: Work<'a>,
    /// What the reviewer will come back to.
    pub flags: Flags,
    pub(super) lang: Lang,
    pub(super) here: Spot,
    pub(super) dialog: Option<Dialog>,
    pub(super) filter: Filter,
    pub(super) message: Option<Message>,
    pub(super) scroll: u16,
    pub(super) searched: String,
    changes: Vec<Change>,
    unsaved: Option<Unsaved>,
}

impl<'a> Session<'a> {
    /// Begins, or goes on where answers are missing.
    pub fn new(work: Work<'a>, flags: Flags, lang: Lang) -> Self {
        let mut session = Self {
            work,
            flags,
            lang,
            here: Spot {
                case: 0,
                criterion: 0,
            },
            dialog: None,
            filter: Filter::All,
            message: None,
            scroll: 0,
            searched: String::new(),
            changes: Vec::new(),
            unsaved: None,
        };
        session.here = session.first_open().unwrap_or(session.here);
        session
    }

    /// Shows a message until the next key.
    pub fn tell(&mut self, message: Message) {
        self.message = Some(message);
    }

    /// Keeps to what can be scrolled of what is shown.
    pub fn keep_scroll(&mut self, most: u16) {
        match &mut self.dialog {
            Some(Dialog::Help(line)) => *line = (*line).min(most),
            _ => self.scroll = self.scroll.min(most),
        }
    }

    /// Takes the change back that could not be saved, and says so.
    pub fn not_saved(&mut self, failure: &Failure) {
        if let Some(unsaved) = self.unsaved.take() {
            self.work.put_back(unsaved.case, unsaved.before);
            match unsaved.undone {
                Some(change) => self.changes.push(change),
                None => drop(self.changes.pop()),
            }
        }
        self.message = Some(say::NOT_SAVED.with("reason", of_failure(failure)));
    }

    /// Says that a flag could not be saved; it stays on the screen.
    pub fn flags_not_saved(&mut self, failure: &Failure) {
        self.message = Some(say::NOT_SAVED.with("reason", of_failure(failure)));
    }

    /// Takes a key; `at` is the time, as it stands beside an answer.
    pub fn handle(&mut self, key: &Key, at: &str) -> Effect {
        if *key == Key::Interrupt {
            return Effect::Quit;
        }
        match self.dialog.take() {
            None => self.command(key, at),
            Some(_) if *key == Key::Escape => Effect::Show,
            Some(Dialog::Help(line)) => self.help(key, line),
            Some(Dialog::Text(dialog)) => self.text(dialog, key, at),
            Some(Dialog::Choice(dialog)) => self.choice(dialog, key, at),
            Some(Dialog::Second(written)) => self.second(key, &written, at),
        }
    }

    fn command(&mut self, key: &Key, at: &str) -> Effect {
        if let Key::Char(character) = key
            && let Some(option) = self.option_of(*character)
        {
            return self.answer(&option, at);
        }
        self.message = None;
        match key {
            Key::Down => self.go_to_criterion(true),
            Key::Up => self.go_to_criterion(false),
            Key::Right => self.go_to_case(true),
            Key::Left => self.go_to_case(false),
            Key::Enter | Key::Tab => self.go_to_next_open(),
            Key::PageDown | Key::Char(' ') => self.scroll = self.scroll.saturating_add(8),
            Key::PageUp => self.scroll = self.scroll.saturating_sub(8),
            Key::Home => self.scroll = 0,
            Key::Char(letter) => return self.letter(*letter),
            _ => {}
        }
        Effect::Show
    }

    /// The option that a key stands for here, as the reviewer knows it where that says which it is.
    fn option_of(&self, key: char) -> Option<String> {
        let scale = self.work.criterion(self.here.criterion)?.scale();
        let mut keys = answer_keys(scale, self.lang).into_iter();
        let (_, option) = keys.find(|(of_option, _)| *of_option == key)?;
        let label = option.label(self.lang);
        let is_clear = scale
            .option(label)
            .is_some_and(|found| found.id == option.id);
        Some(if is_clear { label } else { &option.id }.to_owned())
    }

    fn letter(&mut self, letter: char) -> Effect {
        match letter {
            'b' => self.ask_column("comment"),
            'g' => self.ask_column("reason_code"),
            'a' => self.ask_column("cause"),
            'o' => self.ask_column("amount"),
            'e' => self.ask_which_column(),
            'm' => self.ask_status(),
            's' => self.ask(Purpose::Search, &self.searched.clone()),
            't' => self.ask(Purpose::Jump, ""),
            'h' | '?' => self.dialog = Some(Dialog::Help(0)),
            'v' => self.next_filter(),
            'x' => return self.clear(),
            'u' => return self.undo(),
            'f' => return self.flag(),
            'q' => return Effect::Quit,
            _ => self.message = Some(say::NO_SUCH_KEY.with("key", letter.to_string())),
        }
        Effect::Show
    }

    fn next_filter(&mut self) {
        let (filter, told) = match self.filter {
            Filter::All => (Filter::Open, &say::SHOWS_OPEN),
            Filter::Open => (Filter::Flagged, &say::SHOWS_FLAGGED),
            Filter::Flagged => (Filter::All, &say::SHOWS_ALL),
        };
        self.filter = filter;
        self.message = Some(told.message());
    }

    fn flag(&mut self) -> Effect {
        let case = self.work.cases().get(self.here.case);
        let criterion = self.work.criterion(self.here.criterion);
        if let Some((case, criterion)) = case.zip(criterion) {
            self.flags.toggle(&case.id, &criterion.id);
        }
        Effect::SaveFlags
    }

    fn undo(&mut self) -> Effect {
        let Some(change) = self.changes.pop() else {
            self.message = Some(say::NOTHING_TO_UNDO.message());
            return Effect::Show;
        };
        self.unsaved = Some(Unsaved {
            case: change.spot.case,
            before: self.work.own_of(change.spot.case),
            undone: Some(change.clone()),
        });
        self.work.put_back(change.spot.case, change.before);
        self.go(change.spot);
        self.message = Some(say::UNDONE.message());
        Effect::Save
    }

    pub(super) fn changed(&mut self, before: CaseAnswers) -> Effect {
        if self.work.own_of(self.here.case) == before {
            return Effect::Show;
        }
        self.unsaved = Some(Unsaved {
            case: self.here.case,
            before: before.clone(),
            undone: None,
        });
        self.changes.push(Change {
            spot: self.here,
            before,
        });
        Effect::Save
    }

    fn help(&mut self, key: &Key, line: u16) -> Effect {
        let line = match key {
            Key::Down => line.saturating_add(1),
            Key::PageDown | Key::Char(' ') => line.saturating_add(10),
            Key::Up => line.saturating_sub(1),
            Key::PageUp => line.saturating_sub(10),
            _ => return Effect::Show,
        };
        self.dialog = Some(Dialog::Help(line));
        Effect::Show
    }

    /// Takes the answer here away.
    fn clear(&mut self) -> Effect {
        let spot = self.here;
        if let Some(file) = self.work.file_of(spot.case, spot.criterion) {
            self.message = Some(say::ELSEWHERE.with("file", file));
            return Effect::Show;
        }
        let before = self.work.own_of(spot.case);
        let mut after = before.clone();
        if let Some(criterion) = self.work.criterion(spot.criterion) {
            after.by_criterion.remove(&criterion.id);
        }
        if after == before {
            self.message = Some(say::NOTHING_TO_CLEAR.message());
            return Effect::Show;
        }
        self.work.put_back(spot.case, after);
        self.message = Some(say::CLEARED.message());
        self.changed(before)
    }
}
