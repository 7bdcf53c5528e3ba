//! The terminal of a review: keys in, screens out, each answer saved before the next key is read.

use std::io::{self, IsTerminal, Stdout};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ratatui_core::terminal::Terminal;
use ratatui_crossterm::CrosstermBackend;
use ratatui_crossterm::crossterm::event::{
    self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEvent, KeyEventKind,
    KeyModifiers,
};
use ratatui_crossterm::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui_crossterm::crossterm::{cursor, execute};

use super::asked_to_end::AskedToEnd;
use crate::answers;
use crate::cli::console::Console;
use crate::cli::surroundings::stamp_now;
use crate::diag::{Diagnostic, Failure, code};
use crate::folder::AtWork;
use crate::lang::review as say;
use crate::review::view::{Look, draw};
use crate::review::{Effect, Key, Session};

/// How long the system waits at most when it asks to end.
const PATIENCE: Duration = Duration::from_millis(250);

/// Keys come from a terminal, and the screen goes to one.
pub(super) fn needs_a_terminal() -> Result<(), Failure> {
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        return Ok(());
    }
    Err(Diagnostic::new(&code::A050, say::NO_TERMINAL.message())
        .help(say::NO_TERMINAL_HELP.message())
        .into())
}

/// Goes on until the reviewer quits. What was answered is saved whatever comes of it.
pub(super) fn review(
    session: &mut Session<'_>,
    at_work: &mut AtWork<'_>,
    console: &Console,
) -> Result<(), Failure> {
    let look = if console.is_coloured() {
        Look::Coloured
    } else {
        Look::Plain
    };
    let asked_to_end = AskedToEnd::listen().map_err(|error| failed(&error))?;
    let mut screen = Screen::begin().map_err(|error| failed(&error))?;
    loop {
        let mut limit = 0;
        let drawn = screen
            .terminal
            .draw(|frame| limit = draw(session, look, frame));
        drawn.map_err(|error| failed(&error))?;
        session.keep_scroll(limit);
        let Some(event) = next_event(&asked_to_end).map_err(|error| failed(&error))? else {
            return Ok(());
        };
        let Some(key) = key_of(event) else { continue };
        match session.handle(&key, &stamp_now()) {
            Effect::Show => {}
            Effect::Quit => return Ok(()),
            Effect::Save => {
                if let Err(failure) = at_work.save(&answers::to_csv(session.work.own())) {
                    session.not_saved(&failure);
                }
            }
            Effect::SaveFlags => {
                if let Err(failure) = at_work.save_flags(&session.flags.to_csv()) {
                    session.flags_not_saved(&failure);
                }
            }
        }
    }
}

/// Waits for what the reviewer does next; `None` when the system asks to end.
fn next_event(asked_to_end: &AskedToEnd) -> io::Result<Option<Event>> {
    // What was typed before is read without waiting.
    let mut patience = Duration::ZERO;
    loop {
        if asked_to_end.after(patience)? {
            return Ok(None);
        }
        if event::poll(Duration::ZERO)? {
            return event::read().map(Some);
        }
        patience = PATIENCE;
    }
}

fn failed(error: &io::Error) -> Failure {
    let message = say::TERMINAL_FAILED.with("error", error.to_string());
    Diagnostic::new(&code::A050, message)
        .help(say::NO_TERMINAL_HELP.message())
        .into()
}

/// The terminal in the state of a review, until it is dropped.
struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl Screen {
    fn begin() -> io::Result<Self> {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panicked| {
            restore();
            before(panicked);
        }));
        enable_raw_mode()?;
        ENTERED.store(true, Ordering::SeqCst);
        let entered = execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste);
        let terminal = entered.and_then(|()| {
            let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
            // A terminal without a second screen still shows what was there.
            terminal.clear()?;
            Ok(terminal)
        });
        terminal
            .map(|terminal| Self { terminal })
            .inspect_err(|_| restore())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Whether the terminal is in the state of a review.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Leaves the terminal as it was, once: what is written after that stays. There is nothing to do about a terminal that is
/// gone.
fn restore() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = execute!(
        io::stdout(),
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = disable_raw_mode();
}

/// The key that an event is; `None` for what only asks to be shown again.
fn key_of(event: Event) -> Option<Key> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => key_pressed(key),
        Event::Paste(text) => Some(Key::Paste(text)),
        _ => None,
    }
}

fn key_pressed(key: KeyEvent) -> Option<Key> {
    let holds = |modifier| key.modifiers.contains(modifier);
    // Both together are AltGr on Windows, with which letters are written.
    let is_control = holds(KeyModifiers::CONTROL) && !holds(KeyModifiers::ALT);
    Some(match key.code {
        KeyCode::Char('c') if is_control => Key::Interrupt,
        KeyCode::Char(_) if is_control => return None,
        KeyCode::Char(character) => Key::Char(character),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Escape,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(1) => Key::Char('?'),
        _ => return None,
    })
}
