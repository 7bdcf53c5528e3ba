//! Questions on top of the screen.

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::{Position, Rect};
use ratatui_core::terminal::Frame;
use ratatui_core::text::Line;

use super::text::{self, Lines};
use super::{Screen, Tone, footer, show};
use crate::lang::{Phrase, review as say};
use crate::review::dialog::{ChoiceDialog, Dialog, TextDialog};

/// Wider than this a text is hard to read.
const WIDEST: u16 = 76;

/// Shows the dialog, if there is one. Gives how far it can be scrolled.
pub(super) fn draw(screen: &Screen<'_, '_>, area: Rect, frame: &mut Frame<'_>) -> Option<u16> {
    match screen.session.dialog.as_ref()? {
        Dialog::Text(dialog) => screen.typed(dialog, area, frame),
        Dialog::Choice(dialog) => screen.list(dialog, area, frame.buffer_mut()),
        Dialog::Second(_) => screen.second(area, frame.buffer_mut()),
        Dialog::Help(line) => return Some(screen.help(*line, area, frame.buffer_mut())),
    }
    None
}

impl Screen<'_, '_> {
    fn words(&self, phrase: &'static Phrase) -> &'static str {
        phrase.text(self.session.lang)
    }

    /// A frame with a title around so many lines, in the middle; gives what is inside.
    fn boxed(&self, title: &str, lines: usize, area: Rect, buffer: &mut Buffer) -> Rect {
        let width = area.width.saturating_sub(4).min(WIDEST);
        let height = text::rows(lines + 2).min(area.height);
        let outer = Rect {
            x: area.x + (area.width - width) / 2,
            y: area.y + (area.height - height) / 2,
            width,
            height,
        };
        let inside = usize::from(width.saturating_sub(2));
        let title = format!(" {} ", text::cut(title, inside.saturating_sub(4)));
        let rest = inside.saturating_sub(text::width(&title) + 1);
        let style = self.look.style(Tone::Strong);
        for y in outer.top()..outer.bottom() {
            let line = match y {
                y if y == outer.top() => format!("┌─{title}{}┐", "─".repeat(rest)),
                y if y + 1 == outer.bottom() => format!("└{}┘", "─".repeat(inside)),
                _ => format!("│{}│", " ".repeat(inside)),
            };
            buffer.set_style(
                Rect {
                    y,
                    height: 1,
                    ..outer
                },
                ratatui_core::style::Style::reset(),
            );
            buffer.set_string(outer.x, y, line, style);
        }
        Rect {
            x: outer.x + 2,
            y: outer.y + 1,
            width: outer.width.saturating_sub(4),
            height: outer.height.saturating_sub(2),
        }
    }

    fn room(area: Rect) -> u16 {
        area.width.saturating_sub(4).min(WIDEST).saturating_sub(4)
    }

    fn typed(&self, dialog: &TextDialog, area: Rect, frame: &mut Frame<'_>) {
        let room = Self::room(area);
        let columns = usize::from(room);
        let mut lines = Lines::new(room);
        if let Some(remark) = &dialog.remark {
            let told = remark.in_lang(self.session.lang);
            lines.text(&told, self.look.style(Tone::Doubtful));
            lines.gap();
        }
        let above = lines.lines.len();
        let (typed, cursor) = typed_lines(dialog, columns);
        // The line with the cursor is always there, however long the text is.
        let most = usize::from(area.height).saturating_sub(above + 4).max(1);
        let first = (cursor.0 + 1).saturating_sub(most);
        let shown = typed.into_iter().skip(first).take(most);
        lines.lines.extend(shown.map(Line::from));
        lines.gap();
        let offered = dialog.offered.iter().zip(1..);
        let offered = offered.map(|(phrase, number): (_, u8)| {
            format!("{number} {}", phrase.text(self.session.lang))
        });
        for line in footer::packed(offered, columns) {
            lines.lines.push(Line::from(line));
        }
        lines.text(self.words(&say::KEYS_OF_TEXT), self.look.style(Tone::Faint));
        let title = self.words(dialog.title);
        let inside = self.boxed(title, lines.lines.len(), area, frame.buffer_mut());
        show(&lines.lines, inside, frame.buffer_mut());
        let y = inside.y + text::rows(above + cursor.0 - first);
        let x = inside.x + text::rows(cursor.1);
        frame.set_cursor_position(Position::new(x, y.min(area.bottom().saturating_sub(1))));
    }

    fn list(&self, dialog: &ChoiceDialog, area: Rect, buffer: &mut Buffer) {
        let columns = usize::from(Self::room(area));
        let room = usize::from(area.height).saturating_sub(6).max(1);
        let first = (dialog.chosen + 1).saturating_sub(room);
        let labels = dialog.labels.iter().enumerate().skip(first).take(room);
        let mut lines: Vec<Line<'_>> = labels
            .map(|(position, label)| {
                let is_chosen = position == dialog.chosen;
                let mark = if is_chosen { '>' } else { ' ' };
                let tone = if is_chosen { Tone::Chosen } else { Tone::Plain };
                let number = match position {
                    0..9 => (position + 1).to_string(),
                    _ => " ".to_owned(),
                };
                let label = label.in_lang(self.session.lang);
                let label = text::cut(&label, columns.saturating_sub(3));
                Line::styled(format!("{mark}{number} {label}"), self.look.style(tone))
            })
            .collect();
        lines.push(Line::default());
        let keys = text::cut(self.words(&say::KEYS_OF_LIST), columns);
        lines.push(Line::styled(keys, self.look.style(Tone::Faint)));
        let inside = self.boxed(self.words(dialog.title()), lines.len(), area, buffer);
        show(&lines, inside, buffer);
    }

    fn second(&self, area: Rect, buffer: &mut Buffer) {
        let mut lines = Lines::new(Self::room(area));
        lines.text(self.words(&say::SECOND_TEXT), self.look.style(Tone::Plain));
        lines.gap();
        lines.text(self.words(&say::SECOND_KEYS), self.look.style(Tone::Strong));
        let title = self.words(&say::SECOND_TITLE);
        let inside = self.boxed(title, lines.lines.len(), area, buffer);
        show(&lines.lines, inside, buffer);
    }

    fn help(&self, line: u16, area: Rect, buffer: &mut Buffer) -> u16 {
        let mut lines = Lines::new(Self::room(area));
        let plain = self.look.style(Tone::Plain);
        for phrase in [
            &say::HELP_ANSWERS,
            &say::HELP_AUTOMATIC,
            &say::HELP_SAVED,
            &say::HELP_MARKS,
        ] {
            lines.text(self.words(phrase), plain);
            lines.gap();
        }
        let commands = footer::COMMANDS.iter().copied().chain([&say::KEY_SCROLL]);
        let commands = commands.map(|phrase| self.words(phrase).to_owned());
        for line in footer::packed(commands, usize::from(Self::room(area))) {
            lines.lines.push(Line::from(line));
        }
        lines.gap();
        lines.text(self.words(&say::HELP_CLOSE), self.look.style(Tone::Strong));
        let title = self.words(&say::HELP_TITLE);
        let inside = self.boxed(title, lines.lines.len(), area, buffer);
        let most = text::rows(lines.lines.len()).saturating_sub(inside.height);
        let from = usize::from(line.min(most));
        show(lines.lines.get(from..).unwrap_or_default(), inside, buffer);
        if line < most {
            let y = inside.bottom().saturating_sub(1);
            let told = format!(" {} ", self.words(&say::MORE));
            let x = inside
                .right()
                .saturating_sub(text::rows(text::width(&told)));
            buffer.set_string(x, y, told, self.look.style(Tone::Chosen));
        }
        most
    }
}

/// What is typed in lines of so many columns, and the line and column of the cursor. It is broken wherever a line is full,
/// so that the place of a letter depends on nothing behind it.
fn typed_lines(dialog: &TextDialog, columns: usize) -> (Vec<String>, (usize, usize)) {
    let columns = columns.saturating_sub(1).max(1);
    let broken = |text: &str| {
        let mut lines = vec![String::new()];
        for character in text.chars() {
            let full = lines.last().is_some_and(|line| {
                text::width(line) + text::width(&character.to_string()) > columns
            });
            if full {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push(character);
            }
        }
        lines
    };
    let before = broken(&dialog.entry.before());
    let column = before.last().map_or(0, |line| text::width(line));
    (
        broken(&dialog.entry.text()),
        (before.len().saturating_sub(1), column),
    )
}
