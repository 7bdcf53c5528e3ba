//! The state of a review: it takes keys, and says what is to be saved.

use super::dialog::{Choice, ChoiceDialog, Chosen, Dialog, Purpose, TextDialog};
use super::entry::Entry;
use super::flags::Flags;
use super::keys::{Key, answer_keys};
use super::moves::Spot;
use super::work::{Second, Work};
use crate::answers::{CaseAnswers, CaseStatus, Written};
use crate::diag::{Failure, Place, code};
use crate::lang::{Lang, Message, Phrase, review as say};

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
            Key::Down => self.to_criterion(true),
            Key::Up => self.to_criterion(false),
            Key::Right => self.to_case(true),
            Key::Left => self.to_case(false),
            Key::Enter | Key::Tab => self.to_next_open(),
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

    /// Answers here, with what was said beside an earlier answer.
    fn answer(&mut self, option: &str, at: &str) -> Effect {
        match self.work.written(self.here.case, self.here.criterion) {
            Some(written) => self.offer(&written.with("answer", option), Second::Refused, at),
            None => Effect::Show,
        }
    }

    /// Stores an answer, or asks for what it lacks.
    fn offer(&mut self, written: &Written, second: Second, at: &str) -> Effect {
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

    fn changed(&mut self, before: CaseAnswers) -> Effect {
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

    fn ask(&mut self, purpose: Purpose, text: &str) {
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
            _ => Vec::new(),
        }
    }

    /// Asks for one column of the answer here.
    fn ask_column(&mut self, column: &'static str) {
        if let Some(written) = self.work.written(self.here.case, self.here.criterion) {
            let text = written.text(column).to_owned();
            self.ask(Purpose::Column(column, written), &text);
        }
    }

    fn ask_which_column(&mut self) {
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

    fn ask_status(&mut self) {
        let all = CaseStatus::all();
        self.dialog = Some(Dialog::Choice(ChoiceDialog {
            choice: Choice::Status,
            values: all.map(|status| status.name().to_owned()).to_vec(),
            labels: all.map(|status| status_words(status).message()).to_vec(),
            chosen: 0,
        }));
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

    fn text(&mut self, mut dialog: TextDialog, key: &Key, at: &str) -> Effect {
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

    fn choice(&mut self, mut dialog: ChoiceDialog, key: &Key, at: &str) -> Effect {
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
    fn second(&mut self, key: &Key, written: &Written, at: &str) -> Effect {
        let yes = say::YES_KEY.text(self.lang).chars().next();
        match key {
            Key::Char(letter) if Some(*letter) == yes => self.offer(written, Second::Wanted, at),
            _ => Effect::Show,
        }
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

/// The columns of an answer that are typed.
const TYPED: [&str; 5] = [
    "comment",
    "reason_code",
    "cause",
    "amount",
    "corrected_value",
];

/// The first thing a failure says, with what to do.
fn of_failure(failure: &Failure) -> Message {
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
