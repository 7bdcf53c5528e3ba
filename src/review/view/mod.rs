//! The screen of a review, from its state alone.
//!
//! At the top checklist, reviewer and progress; at the left the cases, at the right the criterion with all that is to be
//! known of it; below them what was last said, the keys of the answers and of everything else.

mod cases;
mod criterion;
mod dialogs;
mod footer;
mod text;

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;
use ratatui_core::style::{Color, Modifier, Style};
use ratatui_core::terminal::Frame;
use ratatui_core::text::Line;

use super::session::Session;
use super::work::Progress;
use crate::lang::review as say;

/// Whether there are colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// With colours.
    Coloured,
    /// Without: bold, faint and reversed letters only.
    Plain,
}

/// What a piece of text is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Plain,
    Strong,
    Faint,
    Chosen,
    Good,
    Bad,
    Doubtful,
}

impl Look {
    fn style(self, tone: Tone) -> Style {
        let style = Style::new();
        let coloured = |colour| match self {
            Self::Coloured => style.fg(colour),
            Self::Plain => style,
        };
        match tone {
            Tone::Plain => style,
            Tone::Strong => style.add_modifier(Modifier::BOLD),
            Tone::Faint => style.add_modifier(Modifier::DIM),
            Tone::Chosen => style.add_modifier(Modifier::REVERSED),
            Tone::Good => coloured(Color::Green),
            Tone::Bad => coloured(Color::Red).add_modifier(Modifier::BOLD),
            Tone::Doubtful => coloured(Color::Yellow),
        }
    }
}

/// Smaller than this there is no room to work in.
const LEAST: (u16, u16) = (60, 16);
/// From this width on there is room for long case ids.
const WIDE: u16 = 100;

/// Shows a review. Gives how far what is shown can be scrolled.
pub fn draw(session: &Session<'_>, look: Look, frame: &mut Frame<'_>) -> u16 {
    let area = frame.area();
    if area.width < LEAST.0 || area.height < LEAST.1 {
        too_small(session, area, frame.buffer_mut());
        return 0;
    }
    let screen = Screen { session, look };
    let footer = footer::lines(&screen, area);
    let height = text::rows(footer.len());
    let body = Rect {
        y: 1,
        height: area.height.saturating_sub(height + 2),
        ..area
    };
    screen.head(area, frame.buffer_mut());
    let below = Rect {
        y: body.bottom(),
        height: height + 1,
        ..area
    };
    footer::draw(&screen, &footer, below, frame.buffer_mut());
    let split = if area.width < WIDE { 25 } else { 38 };
    let left = Rect {
        width: split,
        ..body
    };
    let right = Rect {
        x: split + 2,
        width: area.width.saturating_sub(split + 3),
        ..body
    };
    cases::draw(&screen, left, frame.buffer_mut());
    rule(body, split, look, frame.buffer_mut());
    let limit = criterion::draw(&screen, right, frame.buffer_mut());
    dialogs::draw(&screen, area, frame).unwrap_or(limit)
}

/// What every part of the screen needs.
struct Screen<'s, 'a> {
    session: &'s Session<'a>,
    look: Look,
}

impl Screen<'_, '_> {
    fn head(&self, area: Rect, buffer: &mut Buffer) {
        let work = &self.session.work;
        let cases = 0..work.cases().len();
        let progress = cases.map(|case| work.progress(case));
        let progress = progress.fold(Progress::default(), |sum, case| sum + case);
        let mut state = say::PROGRESS
            .with("done", progress.done)
            .with("needed", progress.needed)
            .in_lang(self.session.lang);
        if self.session.flags.count() > 0 {
            let flags = say::FLAGS.with("flags", self.session.flags.count());
            state = format!("{state} · {}", flags.in_lang(self.session.lang));
        }
        let title = say::HEAD
            .with("title", &work.subject.template.title)
            .with("reviewer", &work.subject.reviewer)
            .in_lang(self.session.lang);
        let line = text::apart(&title, &state, usize::from(area.width));
        buffer.set_stringn(
            area.x,
            area.y,
            line,
            usize::from(area.width),
            self.look.style(Tone::Chosen),
        );
    }
}

fn rule(body: Rect, x: u16, look: Look, buffer: &mut Buffer) {
    for y in body.top()..body.bottom() {
        buffer.set_string(x, y, "│", look.style(Tone::Faint));
    }
}

fn too_small(session: &Session<'_>, area: Rect, buffer: &mut Buffer) {
    let told = say::TOO_SMALL
        .with("width", area.width.to_string())
        .with("height", area.height.to_string())
        .with("least", format!("{}x{}", LEAST.0, LEAST.1))
        .in_lang(session.lang);
    let lines = text::wrapped(&told, usize::from(area.width));
    show(
        &lines.into_iter().map(Line::from).collect::<Vec<_>>(),
        area,
        buffer,
    );
}

/// Lines from the top of an area, as many as there is room for.
fn show(lines: &[Line<'_>], area: Rect, buffer: &mut Buffer) {
    for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
        buffer.set_line(area.x, y, line, area.width);
    }
}
